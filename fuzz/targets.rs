//! What each target asks of any bytes, without the fuzzer: `fuzz_targets/` gives it to libFuzzer, `smoke.rs` runs it on seeds.

use leakguard_core::{Encoding, Engine, Format, Policy, fuzzing};

use crate::exchanges::{answers, asks};
use crate::pieces;
use crate::promises::{holds, redact, redact_all, redact_body, redact_or_block, stays_of_its_format, streams};

/// A target: its name, and what must not panic.
pub type Target = (&'static str, fn(&[u8]));

/// Every target but `linear`, which measures times.
pub const ALL: &[Target] = &[
    ("scan", scan),
    ("verifiers", fuzzing::verify_everywhere),
    ("fold", fuzzing::folds_and_unfolds),
    ("policy", policy),
    ("redact_text", redact_text),
    ("redact_json", redact_json),
    ("redact_auto", redact_auto),
    ("redact_formats", redact_formats),
    ("redact_pieces", redact_pieces),
    ("stream", stream),
    ("body", body),
    ("ai_request", ai_request),
    ("ai_answer", ai_answer),
    ("index", index),
];

/// Every instruction set of the machine finds the same triggers as their definition and the same candidates as the scalar
/// twin.
pub fn scan(data: &[u8]) {
    // The first bytes say how much stands in front, so that short inputs cross the ends of blocks too.
    let Some((&[low, high, filler], text)) = data.split_first_chunk::<3>() else { return };
    let before = usize::from(u16::from_le_bytes([low, high]) % 1024);
    let mut shifted = vec![filler; before];
    shifted.extend_from_slice(text);
    fuzzing::instruction_sets_agree(&shifted);
}

/// Any bytes read as text.
pub fn redact_text(input: &[u8]) {
    holds(input, Format::Text);
}

/// Any bytes, whatever they are.
pub fn redact_auto(input: &[u8]) {
    holds(input, Format::Auto);
}

/// Any bytes read as JSON, as lines of JSON, and as a string in a document; what is JSON stays JSON of the same structure.
pub fn redact_json(input: &[u8]) {
    holds(input, Format::Json);
    holds(input, Format::Ndjson);
    if let Ok(text) = std::str::from_utf8(input) {
        let document = serde_json::json!({"id": 7, "note": text, "first_name": "Jonas", "list": [text, 1]});
        holds(document.to_string().as_bytes(), Format::Json);
    }
}

/// Any bytes, read as the format that the first of them says. Tables and forms keep their cells and pairs.
pub fn redact_formats(input: &[u8]) {
    let Some((&first, document)) = input.split_first() else { return };
    let (_, format) = Format::ALL[usize::from(first) % Format::ALL.len()];
    holds(document, format);
    stays_of_its_format(document, format);
}

/// Pieces of documents, one for each byte, read as the format that the first byte says: what no document is, but made of what one is.
pub fn redact_pieces(input: &[u8]) {
    let Some((&first, rest)) = input.split_first() else { return };
    let (_, format) = Format::ALL[usize::from(first) % Format::ALL.len()];
    holds(&pieces::document((usize::from(first) / Format::ALL.len()).is_multiple_of(2), rest), format);
}

/// Chunks of any size give what one call gives. The first bytes say the format, the sizes, and how often the rest is
/// repeated, so that short inputs reach the borders of frames.
pub fn stream(input: &[u8]) {
    let [format, times, first, second, rest @ ..] = input else { return };
    let (_, format) = Format::ALL[usize::from(*format) % Format::ALL.len()];
    // Up to some 200 KiB, more often little.
    let times = if times % 4 == 0 { (200 << 10) / rest.len().max(1) } else { usize::from(times % 4) };
    let sizes = [usize::from(*first) + 1, (usize::from(*second) + 1) * 97];
    streams(&rest.repeat(times), format, sizes);
}

/// What is opened of a body, at most.
const LIMIT: usize = 64 << 10;

const ENCODINGS: [Encoding; 4] = [Encoding::Gzip, Encoding::Deflate, Encoding::Brotli, Encoding::Zstd];

/// Any bytes as a compressed body, and compressed bodies of which bytes were changed: an error, or no more than the bound. The
/// first bytes say the encoding and what is done to the rest.
pub fn body(input: &[u8]) {
    let [encoding, damage, place, times, rest @ ..] = input else { return };
    let encoding = ENCODINGS[usize::from(*encoding) % ENCODINGS.len()];
    if damage % 4 == 0 {
        redact_body(rest, encoding, LIMIT, usize::from(*place) + 1);
        return;
    }
    // A quarter of them is larger than what may come out.
    let text = rest.repeat(if times % 4 == 0 { 2 * LIMIT / rest.len().max(1) + 1 } else { 1 });
    let mut body = encoding.close(&text);
    if damage % 4 == 1 {
        let opened = encoding.open(&body, LIMIT);
        match text.len() <= LIMIT {
            true => assert!(opened.is_ok_and(|opened| opened == text), "{encoding:?} does not open what it has closed"),
            false => assert!(opened.is_err(), "{encoding:?} opens {} bytes", text.len()),
        }
    } else {
        let at = usize::from(*place) * body.len() / 256;
        match damage % 4 {
            2 => body.truncate(at),
            _ => body.get_mut(at).into_iter().for_each(|byte| *byte ^= (damage >> 2).max(1)),
        }
    }
    redact_body(&body, encoding, LIMIT, usize::from(*times) + 1);
}

/// Any bytes as what an AI service is sent, by themselves, as what somebody says, and as what a tool has said. The first byte says where
/// they go.
pub fn ai_request(input: &[u8]) {
    let Some((&host, body)) = input.split_first() else { return };
    asks(body, host);
    if let Ok(text) = std::str::from_utf8(body) {
        let document = serde_json::json!({"model": "m", "temperature": 0, "messages": [
            {"role": "user", "content": text}, {"role": "user", "content": [{"type": "text", "text": text}, {"type": "image_url", "image_url": {"url": text}}]},
            {"role": "assistant", "tool_calls": [{"id": "c", "function": {"name": "f", "arguments": serde_json::json!({"email": text}).to_string()}}]},
        ]});
        asks(document.to_string().as_bytes(), host);
    }
}

/// Any bytes as what an AI service answers, in chunks of any size. The first bytes say how it is read, and two sizes; `{n}` and `{e}` in
/// the rest are stand-ins.
pub fn ai_answer(input: &[u8]) {
    let [kind, first, second, rest @ ..] = input else { return };
    answers(rest, *kind, [usize::from(*first) + 1, (usize::from(*second) + 1) * 97]);
}

/// Any bytes as an index, and an index of which bytes were changed: an error, or an index that opens with no wrong key; the text finds nothing but
/// itself. The first bytes say what is changed.
pub fn index(input: &[u8]) {
    fuzzing::index(input);
}

/// Any bytes as a policy: an error or an engine that works, never a panic.
pub fn policy(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(policy) = Policy::from_toml(text, "fuzz.toml") {
        try_out(policy);
    }
    if let Ok(value) = serde_json::from_str(text)
        && let Ok(policy) = Policy::from_value(value)
    {
        try_out(policy);
    }
}

const MESSAGE: &[u8] = br#"{"id":7,"email":"jane@example.com","note":"card 4111 1111 1111 1111, ask Jane","first_name":"Jane","total":12.5}"#;

fn try_out(policy: Policy) {
    let schema = policy.id();
    assert!(!schema.is_empty());
    if let Ok(engine) = Engine::new(policy, None) {
        for format in [Format::Json, Format::Text] {
            redact_or_block(&engine, MESSAGE, format);
        }
    }
}

/// Redacts a text as `linear` measures it.
pub fn redact_once(text: &[u8], format: Format) {
    redact(redact_all(), text, format);
}
