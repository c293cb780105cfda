//! Every verifier at every position of any bytes: no panic, candidates inside of the text.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| leakguard_core::fuzzing::verify_everywhere(input));
