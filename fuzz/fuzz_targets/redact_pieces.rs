//! Documents put together of pieces.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| leakguard_fuzz::targets::redact_pieces(input));
