//! Any bytes as a compressed body: an error, or no more than the bound.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| leakguard_fuzz::targets::body(input));
