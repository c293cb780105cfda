//! What holds for every exchange with an AI service.

use std::sync::{Arc, LazyLock};

use leakguard_core::ai::{Answer, Conversation};
use leakguard_core::{Channel, Context, Engine, Policy, Scratch};
use serde::de::IgnoredAny;

use crate::promises::settles_with;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let rules = "[ai]\nattachments = 'strip'\n[[rule]]\nname = 'ai'\naction = 'pseudonymize'\n";
    Engine::new(Policy::from_toml(rules, "fuzz.toml").expect("a policy"), None).expect("it needs no key")
});

const HOSTS: [&str; 6] = ["api.openai.com", "api.anthropic.com", "generativelanguage.googleapis.com", "localhost:11434", "api.replicate.com", "example.com"];

const TYPES: [&str; 6] = ["application/json", "text/event-stream", "application/x-ndjson", "text/plain", "", "application/problem+json; charset=utf-8"];

/// Judges a body: JSON stays JSON, a second time nothing changes, and an answer with the same words is JSON too.
pub fn asks(body: &[u8], host: u8) {
    let context = Context { channel: Channel::Egress, host: HOSTS[usize::from(host) % HOSTS.len()], ..Context::default() };
    for mime in [None, Some("application/json")] {
        let ask = |body: &[u8], conversation: &mut Conversation| ENGINE.redact_prompt(body, mime, &context, &mut Scratch::default(), conversation);
        let mut conversation = Conversation::default();
        let Ok(outcome) = ask(body, &mut conversation) else { continue };
        for finding in &outcome.findings {
            assert!(finding.start < finding.end && finding.end <= body.len(), "{finding:?} of {} bytes", body.len());
        }
        let once = outcome.body.unwrap_or_else(|| body.to_vec());
        let is_json = |text: &[u8]| text.trim_ascii().first() == Some(&b'{') && serde_json::from_slice::<IgnoredAny>(text).is_ok();
        assert!(!is_json(body) || is_json(&once), "{} became {}", body.escape_ascii(), once.escape_ascii());
        // What is stripped is told by no finding, and another pass may find that it is no request: it goes nowhere then.
        let again = |body: &[u8]| match ask(body, &mut Conversation::default()) {
            Ok(again) => (again.body.unwrap_or_else(|| body.to_vec()), again.findings),
            Err(_) => (body.to_vec(), Vec::new()),
        };
        settles_with(again, body, &once, &outcome.findings);
        let back = answer(&Arc::new(conversation), &once, "application/json", &[once.len().max(1)]);
        assert!(!is_json(&once) || is_json(&back), "{} is answered with {}", once.escape_ascii(), back.escape_ascii());
    }
}

/// What was sent about one person: the conversation, and the stand-ins of name and address.
static SENT: LazyLock<(Arc<Conversation>, [String; 2])> = LazyLock::new(|| {
    let body = br#"{"model":"m","messages":[{"role":"user","content":"{\"first_name\":\"Ana \\\"Bo\\\"\",\"email\":\"ana@example.com\"}"}]}"#;
    let context = Context { channel: Channel::Egress, host: HOSTS[0], ..Context::default() };
    let mut conversation = Conversation::default();
    let sent = ENGINE.redact_prompt(body, None, &context, &mut Scratch::default(), &mut conversation).expect("nothing blocks it");
    let sent = String::from_utf8(sent.body.expect("it is changed")).expect("it is text");
    let stand_in = |kind: &str| {
        let from = &sent[sent.find(kind).unwrap_or_else(|| panic!("no {kind} in {sent}"))..];
        from[..=from.find(']').expect("it ends")].to_owned()
    };
    let found = [stand_in("[PERSON_"), stand_in("[EMAIL_ADDRESS_")];
    (Arc::new(conversation), found)
});

fn answer(conversation: &Arc<Conversation>, text: &[u8], mime: &str, sizes: &[usize]) -> Vec<u8> {
    let (mut answer, mut out, mut at) = (Answer::new(Arc::clone(conversation), Some(mime), None), Vec::new(), 0);
    for size in sizes.iter().cycle() {
        if at == text.len() {
            break;
        }
        let end = text.len().min(at + size);
        answer.push(&text[at..end], &mut out);
        at = end;
    }
    answer.finish(&mut out);
    out
}

/// Puts values back into an answer: in chunks as at once, JSON stays JSON, and without stand-ins nothing changes.
pub fn answers(text: &[u8], kind: u8, sizes: [usize; 2]) {
    let mime = TYPES[usize::from(kind) % TYPES.len()];
    let (conversation, [name, address]) = &*SENT;
    let mut written = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.windows(3).position(|window| matches!(window, b"{n}" | b"{e}")) {
        written.extend_from_slice(&rest[..place]);
        written.extend_from_slice(if rest[place + 1] == b'n' { name.as_bytes() } else { address.as_bytes() });
        rest = &rest[place + 3..];
    }
    written.extend_from_slice(rest);
    let whole = answer(conversation, &written, mime, &[written.len().max(1)]);
    let chunked = answer(conversation, &written, mime, &sizes);
    assert!(whole == chunked, "{mime} in chunks of {sizes:?}: {} becomes {} and {}", written.escape_ascii(), whole.escape_ascii(), chunked.escape_ascii());
    if mime.starts_with("application/json") && serde_json::from_slice::<IgnoredAny>(&written).is_ok() {
        assert!(serde_json::from_slice::<IgnoredAny>(&whole).is_ok(), "{} becomes {}", written.escape_ascii(), whole.escape_ascii());
    }
    assert!(answer(&Arc::default(), &written, mime, &sizes) == written, "without a conversation {} changes", written.escape_ascii());
}
