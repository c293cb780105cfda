//! Every instruction set of the machine finds the same triggers as their definition and the same candidates as the
//! scalar twin.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| leakguard_fuzz::targets::scan(input));
