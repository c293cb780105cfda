//! Any bytes as a policy: an error or an engine that works, never a panic.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| leakguard_fuzz::targets::policy(input));
