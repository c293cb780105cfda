//! What an engine takes, in a fresh process: lines with tabs between. `start, SECONDS, SECONDS`: from nothing to the first
//! answer, by the clock and on the processor (which a busy machine does not stretch). `heap, BYTES`: the engine and every
//! table that was made on the way, without the buffers of the calls.

// The allocator's trait is unsafe; the engine's own test counts the same way.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Instant;

use leakguard_benches::corpus::{CORPORA, SEED, by_name, order};
use leakguard_core::{Context, Engine, Format, Policy, Scratch};

/// Counts the bytes that are in use.
struct Counting;

static IN_USE: AtomicUsize = AtomicUsize::new(0);

// SAFETY: passes every call to the system's allocator and counts.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        IN_USE.fetch_add(layout.size(), Relaxed);
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        IN_USE.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the pointer came from `alloc` above.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn main() -> Result<(), Box<dyn Error>> {
    // The texts are made and dropped before the first and after the last count: they do not count.
    let order = order(SEED).text;
    let corpora = CORPORA.map(|name| by_name(name, SEED, 64 << 10).unwrap_or_default().text);
    let before = IN_USE.load(Relaxed);

    let (begin, cpu) = (Instant::now(), on_processor());
    let mut scratch = Scratch::default();
    let engine = Engine::new(Policy::preset("redact-all")?, None)?;
    redact(&engine, &order, Format::Auto, &mut scratch)?;
    let seconds = begin.elapsed().as_secs_f64();
    let cpu = on_processor() - cpu;

    // Tables that only some texts need.
    for text in &corpora {
        redact(&engine, text, Format::Text, &mut scratch)?;
        redact(&engine, text, Format::Auto, &mut scratch)?;
    }
    drop(scratch);
    let bytes = IN_USE.load(Relaxed) - before;
    println!("start\t{seconds:.6}\t{cpu:.6}\nheap\t{bytes}");
    Ok(())
}

/// Seconds that this process has run, as Linux counts them; 0 where there is no such file.
fn on_processor() -> f64 {
    // The count is brought up to date when the process gives way.
    std::thread::yield_now();
    let counts = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    counts.split(' ').next().and_then(|nanoseconds| nanoseconds.parse::<f64>().ok()).unwrap_or_default() / 1e9
}

fn redact(engine: &Engine, text: &str, format: Format, scratch: &mut Scratch) -> Result<(), Box<dyn Error>> {
    match engine.redact(text.as_bytes(), &Context::default(), format, scratch) {
        Ok(_) => Ok(()),
        Err(blocked) => Err(format!("blocked: {blocked:?}").into()),
    }
}
