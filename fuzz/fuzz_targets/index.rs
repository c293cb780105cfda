//! Any bytes as an index of values, and as a text in which one is looked for.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| leakguard_fuzz::targets::index(input));
