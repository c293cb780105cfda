//! Any bytes as what an AI service is sent: JSON stays JSON, a second time nothing changes.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| leakguard_fuzz::targets::ai_request(input));
