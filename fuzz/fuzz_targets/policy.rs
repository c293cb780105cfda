//! Any bytes as a policy: an error or an engine that works, never a panic.

#![no_main]

use leakguard_core::{Engine, Format, Policy};

const MESSAGE: &[u8] = br#"{"id":7,"email":"jane@example.com","note":"card 4111 1111 1111 1111, ask Jane","first_name":"Jane","total":12.5}"#;

fn try_out(policy: Policy) {
    let schema = policy.id();
    assert!(!schema.is_empty());
    if let Ok(engine) = Engine::new(policy, None) {
        for format in [Format::Json, Format::Text] {
            leakguard_fuzz::redact_or_block(&engine, MESSAGE, format);
        }
    }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(policy) = Policy::from_toml(text, "fuzz.toml") {
        try_out(policy);
    }
    if let Ok(value) = serde_json::from_str(text)
        && let Ok(policy) = Policy::from_value(value)
    {
        try_out(policy);
    }
});
