//! Folding to ASCII, and every stretch of the folded text back in the text it was made of.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| leakguard_core::fuzzing::folds_and_unfolds(input));
