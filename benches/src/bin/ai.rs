//! `ai`: what is measured of exchanges with AI services, a line each. `ai WHAT TIMES`: does it some times over, and prints how many bytes
//! that is each time, for callgrind: `prompt`, 4 KB of a conversation about one order; `clean`, as much without anybody in it;
//! `stream`, an answer of 4 KB in events of one word; `document`, the same answer in one piece.

use std::env;
use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::Arc;

use leakguard_benches::engines::Failure;
use leakguard_core::ai::{Answer, Conversation};
use leakguard_core::{Channel, Context, Engine, Policy, Scratch};

const MEASURED: [&str; 4] = ["prompt", "clean", "stream", "document"];

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (what, times) = match arguments.as_slice() {
        [] => {
            MEASURED.iter().for_each(|what| println!("{what}"));
            return Ok(());
        }
        [what, times] => (what.as_str(), times.parse::<u32>()?),
        _ => return Err("usage: ai [WHAT TIMES]".into()),
    };
    let engine = Engine::new(Policy::preset("default")?, None)?;
    let context = Context { channel: Channel::Egress, host: "api.openai.com", ..Context::default() };
    let mut scratch = Scratch::default();
    let body = prompt(what != "clean");
    let mut conversation = Conversation::default();
    let outcome = engine.redact_prompt(body.as_bytes(), Some("application/json"), &context, &mut scratch, &mut conversation)?;
    let sent = String::from_utf8(outcome.body.unwrap_or_else(|| body.clone().into_bytes()))?;
    if matches!(what, "prompt" | "clean") {
        for _ in 0..times {
            let mut conversation = Conversation::default();
            black_box(engine.redact_prompt(black_box(body.as_bytes()), Some("application/json"), &context, &mut scratch, &mut conversation)?);
        }
        println!("{}", body.len());
        return Ok(());
    }
    let conversation = Arc::new(conversation);
    let (mime, answer) = if what == "stream" { ("text/event-stream", stream(&sent)) } else { ("application/json", document(&sent)) };
    let mut out = Vec::new();
    for _ in 0..times {
        out.clear();
        let mut reading = Answer::new(Arc::clone(&conversation), Some(mime), None);
        for chunk in black_box(answer.as_bytes()).chunks(1400) {
            reading.push(chunk, &mut out);
        }
        reading.finish(&mut out);
        black_box(&out);
    }
    if times > 0 && !String::from_utf8_lossy(&out).contains("jane.doe@example.com") {
        return Err("nothing was put back".into());
    }
    println!("{}", answer.len());
    Ok(())
}

/// A conversation of some 4 KB.
fn prompt(about_somebody: bool) -> String {
    let person = r#"{"first_name":"Jane","last_name":"Doe","email":"jane.doe@example.com","telephone":"+353 20 912 3456","street":"1 Example Road"}"#;
    let letter =
        "Thank you for the parcel, which came on time. The kettle is fine but the lid of the pot does not close, and I would like to have another one. ";
    let ask = if about_somebody { format!("{letter}Please write to jane.doe@example.com or ask for Jane Doe.") } else { letter.repeat(2) };
    let messages: Vec<serde_json::Value> = (0..14)
        .map(|turn| match turn {
            0 => serde_json::json!({"role": "system", "content": "You help the staff of a shop to answer letters. Be kind and short."}),
            1 if about_somebody => serde_json::json!({"role": "tool", "tool_call_id": "call_1", "content": person}),
            _ => serde_json::json!({"role": if turn % 2 == 0 { "user" } else { "assistant" }, "content": ask}),
        })
        .collect();
    serde_json::json!({"model": "gpt-4.1", "stream": true, "messages": messages}).to_string()
}

/// What the prompt asks, as an answer.
fn text(sent: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(sent).unwrap_or_default();
    let last = value["messages"][2]["content"].as_str().unwrap_or_default();
    last.repeat(4096 / last.len().max(1))
}

fn stream(sent: &str) -> String {
    let mut events = String::new();
    for piece in text(sent).as_bytes().chunks(5) {
        let delta = serde_json::json!({"id": "chatcmpl-1", "object": "chat.completion.chunk", "model": "gpt-4.1", "choices": [{"index": 0, "delta": {"content": String::from_utf8_lossy(piece)}, "finish_reason": null}]});
        let _ = write!(events, "data: {delta}\n\n");
    }
    events + "data: [DONE]\n\n"
}

fn document(sent: &str) -> String {
    serde_json::json!({"id": "chatcmpl-1", "choices": [{"index": 0, "message": {"role": "assistant", "content": text(sent)}, "finish_reason": "stop"}]})
        .to_string()
}
