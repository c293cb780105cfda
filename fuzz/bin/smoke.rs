//! A short run of every target without the fuzzer, with the stable compiler: all seeds, and inputs made of them, the same ones
//! every time. Prints a line for each target; exit status 1 says that one of them does not hold.
//!
//!     smoke [-n INPUTS] [TARGET]...

use std::io;
use std::panic::catch_unwind;
use std::process::ExitCode;

use leakguard_fuzz::seeds;
use leakguard_fuzz::targets::{self, Target};

/// Inputs of a target, beside its seeds.
const INPUTS: usize = 1000;

/// An input is cut there.
const LONGEST: usize = 2048;

fn main() -> io::Result<ExitCode> {
    let mut arguments = std::env::args().skip(1).peekable();
    let mut inputs = INPUTS;
    if arguments.next_if_eq("-n").is_some() {
        inputs = arguments.next().and_then(|count| count.parse().ok()).ok_or_else(|| io::Error::other("usage: smoke [-n INPUTS] [TARGET]..."))?;
    }
    let names: Vec<String> = arguments.collect();
    if let Some(unknown) = names.iter().find(|name| targets::ALL.iter().all(|(known, _)| known != name)) {
        return Err(io::Error::other(format!("there is no target {unknown:?}")));
    }
    let mut held = true;
    for target in targets::ALL.iter().filter(|(name, _)| names.is_empty() || names.iter().any(|wanted| wanted == name)) {
        held &= run(target, inputs)?;
    }
    Ok(if held { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether the target holds for all of its inputs; the first for which it does not is printed.
fn run(&(name, target): &Target, inputs: usize) -> io::Result<bool> {
    let (seeds, words) = (seeds::of(name)?, seeds::words().collect::<Vec<_>>());
    // Another target has other inputs.
    let mut random = Random(name.bytes().fold(0x9E37_79B9_7F4A_7C15, |state, byte| (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)));
    for (index, input) in seeds.iter().cloned().chain((0..inputs).map(|_| random.input(&seeds, &words))).enumerate() {
        if catch_unwind(|| target(&input)).is_err() {
            println!("not ok - {name}: input {index} of {} seeds and {inputs} others: {}", seeds.len(), input.escape_ascii());
            return Ok(false);
        }
    }
    println!("ok - {name}: {} seeds and {inputs} inputs made of them", seeds.len());
    Ok(true)
}

/// Marsaglia's xorshift64*: the same numbers every time.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % bound.max(1)
    }

    /// A seed with some of its bytes changed, as fuzzers do it.
    fn input(&mut self, seeds: &[Vec<u8>], words: &[&str]) -> Vec<u8> {
        let mut input = seeds[self.below(seeds.len())].clone();
        for _ in 0..=self.below(4) {
            let (at, length) = (self.below(input.len() + 1), self.below(32));
            let end = input.len().min(at + length);
            match self.below(7) {
                0 => drop(input.drain(at..end)),
                1 => drop(input.splice(at..at, words[self.below(words.len())].bytes())),
                2 => drop(input.splice(at..end, words[self.below(words.len())].bytes())),
                3 => input.extend_from_within(at..),
                4 => {
                    let other = &seeds[self.below(seeds.len())];
                    input.truncate(at);
                    input.extend_from_slice(&other[self.below(other.len())..]);
                }
                5 => input.insert(at, b"\"'\\{}[]<>&=;,:\n\t \0\xFF"[self.below(19)]),
                _ => {
                    if let Some(byte) = input.get_mut(at) {
                        *byte ^= 1 << self.below(8);
                    }
                }
            }
        }
        input.truncate(LONGEST);
        input
    }
}
