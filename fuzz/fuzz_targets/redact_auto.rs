//! Any bytes, whatever they are.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| leakguard_fuzz::targets::redact_auto(input));
