//! `once ENGINE CORPUS KIB TIMES`: redacts one text some times over and prints its length, for callgrind and perf.
//!
//! Instructions a byte are the difference of two runs, of N and of 2N times, over N times the length: what starting,
//! compiling and warming up costs is in both and cancels.

use std::env;
use std::hint::black_box;

use leakguard_benches::corpus::{SEED, by_name};
use leakguard_benches::engines::{Failure, engine};

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [engine_name, corpus_name, kib, times] = arguments.as_slice() else {
        return Err("usage: once ENGINE CORPUS KIB TIMES".into());
    };
    let corpus = by_name(corpus_name, SEED, kib.parse::<usize>()? << 10).ok_or_else(|| format!("there is no corpus '{corpus_name}'"))?;
    let mut engine = engine(engine_name)?;
    for _ in 0..times.parse::<u32>()? {
        black_box(engine.redact(black_box(&corpus.text))?);
    }
    println!("{}", corpus.text.len());
    Ok(())
}
