//! Any bytes, read as the format that the first of them says.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| leakguard_fuzz::targets::redact_formats(input));
