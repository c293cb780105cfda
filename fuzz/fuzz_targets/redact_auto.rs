//! Any bytes, whatever they are.

#![no_main]

use leakguard_core::Format;

libfuzzer_sys::fuzz_target!(|input: &[u8]| leakguard_fuzz::holds(input, Format::Auto));
