//! Any fragment, repeated: eight times as much of it takes about eight times as long, never sixty-four times.

#![no_main]

use std::time::Duration;

use cpu_time::ThreadTime;
use leakguard_core::Format;

const SHORT: usize = 4 << 10;
/// Below this, times say nothing.
const SLOW: Duration = Duration::from_millis(4);

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    // What stands before the first NUL comes once, what follows again and again.
    let (first, unit) = data.split_at(data.iter().position(|&byte| byte == 0).map_or(0, |at| at + 1));
    if unit.is_empty() || unit.len() > 256 || first.len() > 256 {
        return;
    }
    let text = |length: usize| [first, &unit.repeat(length / unit.len())].concat();
    let (short, long) = (text(SHORT), text(8 * SHORT));
    for format in [Format::Text, Format::Auto] {
        let time = |text: &[u8], times: usize| {
            let run = || {
                let start = ThreadTime::now();
                leakguard_fuzz::targets::redact_once(text, format);
                start.elapsed()
            };
            (0..times).map(|_| run()).min().unwrap_or_default()
        };
        if time(&long, 1) < SLOW {
            continue;
        }
        // Another look: the machine does other things too.
        let (slow, fast) = (time(&long, 3), time(&short, 5));
        assert!(slow < SLOW || slow < 24 * fast, "{format:?}: {} bytes take {fast:?}, {} take {slow:?}", short.len(), long.len());
        // A hundred kilobytes a second, with a fuzzer's counters in the code, is slower than anything known.
        assert!(slow < Duration::from_millis(400), "{format:?}: {} bytes take {slow:?}", long.len());
    }
});
