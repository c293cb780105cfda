//! Any bytes read as text.

#![no_main]

use leakguard_core::Format;

libfuzzer_sys::fuzz_target!(|input: &[u8]| leakguard_fuzz::holds(input, Format::Text));
