//! Any bytes as what an AI service answers: chunks of any size give the same.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| leakguard_fuzz::targets::ai_answer(input));
