//! Any bytes read as JSON, as lines of JSON, and as a string in a document; what is JSON stays JSON of the same structure.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| leakguard_fuzz::targets::redact_json(input));
