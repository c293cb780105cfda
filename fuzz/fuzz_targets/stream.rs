//! Chunks of any size give what one call gives. The first bytes say the format, the sizes, and how often the rest is
//! repeated, so that short inputs reach the borders of frames.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| leakguard_fuzz::targets::stream(input));
