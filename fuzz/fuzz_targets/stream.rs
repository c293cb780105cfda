//! Chunks of any size give what one call gives. The first bytes say the format, the sizes, and how often the rest is
//! repeated, so that short inputs reach the borders of frames.

#![no_main]

use leakguard_core::Format;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let [format, times, first, second, rest @ ..] = input else { return };
    let (_, format) = Format::ALL[usize::from(*format) % Format::ALL.len()];
    // Up to some 200 KiB, more often little.
    let times = if times % 4 == 0 { (200 << 10) / rest.len().max(1) } else { usize::from(times % 4) };
    let sizes = [usize::from(*first) + 1, (usize::from(*second) + 1) * 97];
    leakguard_fuzz::streams(&rest.repeat(times), format, sizes);
});
