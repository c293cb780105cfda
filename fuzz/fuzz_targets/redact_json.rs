//! Any bytes read as JSON, as lines of JSON, and as a string in a document; what is JSON stays JSON of the same structure.

#![no_main]

use leakguard_core::Format;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    leakguard_fuzz::holds(input, Format::Json);
    leakguard_fuzz::holds(input, Format::Ndjson);
    if let Ok(text) = std::str::from_utf8(input) {
        let document = serde_json::json!({"id": 7, "note": text, "first_name": "Jonas", "list": [text, 1]});
        leakguard_fuzz::holds(document.to_string().as_bytes(), Format::Json);
    }
});
