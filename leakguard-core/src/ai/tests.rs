//! Whole exchanges: what goes out, and what comes back for it.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::keys::Keyring;
use crate::{Channel, Context, Engine, Entity, Policy, Scratch};

fn engine() -> Engine {
    Engine::new(Policy::preset("default").unwrap(), None).unwrap()
}

fn context(host: &str) -> Context<'_> {
    Context { channel: Channel::Egress, host, ..Context::default() }
}

struct Sent {
    body: String,
    conversation: Arc<Conversation>,
    outcome: PromptOutcome,
}

fn send(body: &str, host: &str) -> Sent {
    let mut conversation = Conversation::default();
    let outcome = engine().redact_prompt(body.as_bytes(), Some("application/json"), &context(host), &mut Scratch::default(), &mut conversation).unwrap();
    let body = outcome.body.clone().map_or(body.to_owned(), |body| String::from_utf8(body).unwrap());
    Sent { body, conversation: Arc::new(conversation), outcome }
}

fn answer(sent: &Sent, kind: &str, text: &str, sizes: &[usize]) -> String {
    let mut out = Vec::new();
    let mut answer = Answer::new(Arc::clone(&sent.conversation), Some(kind), None);
    let (mut at, mut turn) = (0, 0);
    while at < text.len() {
        let end = (at + sizes[turn % sizes.len()].max(1)).min(text.len());
        answer.push(&text.as_bytes()[at..end], &mut out);
        (at, turn) = (end, turn + 1);
    }
    answer.finish(&mut out);
    String::from_utf8(out).unwrap()
}

/// A conversation about one person; the stand-ins of the name, its first word, and the address.
fn ana() -> (Sent, String, String) {
    let sent = send(
        r#"{"model":"gpt-4.1","messages":[{"role":"user","content":"{\"first_name\":\"Ana\",\"last_name\":\"Murphy\",\"email\":\"ana@example.com\"}"},{"role":"user","content":"Write to Ana, ana@example.com"}]}"#,
        "api.openai.com",
    );
    let stand_in = |kind: &str| {
        let start = sent.body.find(&format!("[{kind}_")).unwrap_or_else(|| panic!("{}", sent.body));
        sent.body[start..=start + sent.body[start..].find(']').unwrap()].to_owned()
    };
    let (name, address) = (stand_in("PERSON"), stand_in("EMAIL_ADDRESS"));
    (sent, name, address)
}

#[test]
fn a_prompt_keeps_its_protocol_and_loses_its_people() {
    let body = r#"{
  "model": "gpt-4.1",
  "messages": [
    {"role": "system", "content": "You help the staff of a shop."},
    {"role": "user", "content": "Refund order 100001 of Jane Doe <jane.doe@example.com>, card 4111 1111 1111 1111."},
    {"role": "assistant", "tool_calls": [{"id": "call_abc123", "type": "function", "function": {"name": "find_customer", "arguments": "{\"email\":\"jane.doe@example.com\"}"}}]},
    {"role": "tool", "tool_call_id": "call_abc123", "content": "{\"id\":7,\"phone\":\"+353 20 912 3456\"}"}
  ],
  "tools": [{"type": "function", "function": {"name": "find_customer", "description": "Find a customer", "parameters": {"type": "object", "properties": {"email": {"type": "string"}}, "required": ["email"]}}}],
  "temperature": 0.2
}"#;
    let sent = send(body, "api.openai.com");
    for gone in ["jane.doe@example.com", "4111 1111", "912 3456"] {
        assert!(!sent.body.contains(gone), "{gone}: {}", sent.body);
    }
    let (before, after): (serde_json::Value, serde_json::Value) = (serde_json::from_str(body).unwrap(), serde_json::from_str(&sent.body).unwrap());
    for protocol in [
        "/model",
        "/messages/0/role",
        "/messages/2/tool_calls/0/function/name",
        "/messages/2/tool_calls/0/id",
        "/messages/3/tool_call_id",
        "/tools",
        "/temperature",
    ] {
        assert_eq!(before.pointer(protocol), after.pointer(protocol), "{protocol}");
    }
    // The same in all turns, and in the arguments of a call, which are JSON still.
    let arguments: serde_json::Value = serde_json::from_str(after.pointer("/messages/2/tool_calls/0/function/arguments").unwrap().as_str().unwrap()).unwrap();
    let stand_in = arguments["email"].as_str().unwrap();
    assert!(stand_in.starts_with("[EMAIL_ADDRESS_") && after.pointer("/messages/1/content").unwrap().as_str().unwrap().contains(stand_in), "{}", sent.body);
    assert_eq!(
        (sent.outcome.model.as_deref(), sent.outcome.service.map(|service| service.name), sent.outcome.shape),
        (Some("gpt-4.1"), Some("openai"), Some(Shape::ChatCompletions))
    );
    assert!(sent.outcome.findings.iter().any(|finding| finding.entity == Entity::CreditCard));
    // Once more: nothing is left to find.
    let mut conversation = Conversation::default();
    let again = engine().redact_prompt(sent.body.as_bytes(), None, &context("api.openai.com"), &mut Scratch::default(), &mut conversation).unwrap();
    assert!(again.body.is_none() && conversation.is_empty(), "{:?}", again.body.map(String::from_utf8));
}

/// What docs/ai.md shows.
#[test]
fn the_page_shows_what_happens() {
    let sent = send(
        r#"{"model":"m","messages":[{"role":"user","content":"Jane Doe <jane.doe@example.com> wants order 100001 refunded to 4111 1111 1111 1111"}]}"#,
        "api.openai.com",
    );
    let value: serde_json::Value = serde_json::from_str(&sent.body).unwrap();
    let text = value.pointer("/messages/0/content").unwrap().as_str().unwrap();
    let (before, rest) = text.split_once("[EMAIL_ADDRESS_").unwrap();
    let (code, behind) = rest.split_once(']').unwrap();
    assert_eq!((before, code.len(), behind), ("Jane Doe <", 5, "> wants order 100001 refunded to **** **** **** 1111"));
}

/// A service that sends much of everything takes little of our time: each part of a document is looked at a bounded number of times.
#[test]
fn documents_of_many_parts_keep_their_bytes() {
    let (sent, ..) = ana();
    let choices: Vec<String> = (0..5000).map(|index| format!("{{\"index\":{index},\"delta\":{{\"content\":\"P\"}},\"finish_reason\":null}}")).collect();
    let stream = format!("data: {{\"choices\":[{}]}}\n\ndata: [DONE]\n\n", choices.join(","));
    let out = answer(&sent, "text/event-stream", &stream, &[9999]);
    let all: String = texts(&out).into_iter().map(|(_, text)| text).collect();
    assert_eq!(all, "P".repeat(5000));
}

#[test]
fn other_shapes_are_judged_wherever_they_go() {
    for (host, body, shape) in [
        ("llm.example", r#"{"model":"x","messages":[{"role":"user","content":"I am at jane@example.com"}]}"#, Shape::ChatCompletions),
        (
            "api.anthropic.com",
            r#"{"model":"claude-sonnet-4-5","max_tokens":9,"messages":[{"role":"user","content":[{"type":"text","text":"mail jane@example.com"}]}]}"#,
            Shape::Messages,
        ),
        ("generativelanguage.googleapis.com", r#"{"contents":[{"parts":[{"text":"mail jane@example.com"}]}]}"#, Shape::GenerateContent),
        ("api.openai.com", r#"{"model":"text-embedding-3-small","input":["jane@example.com","x"]}"#, Shape::Embeddings),
        ("bedrock-runtime.eu-west-1.amazonaws.com", r#"{"messages":[{"role":"user","content":[{"text":"mail jane@example.com"}]}]}"#, Shape::Converse),
        ("localhost:11434", r#"{"model":"llama3.2","prompt":"mail jane@example.com","stream":true}"#, Shape::Ollama),
        ("router.huggingface.co", r#"{"inputs":"mail jane@example.com"}"#, Shape::Inference),
        ("api.cohere.com", r#"{"model":"command-r","message":"mail jane@example.com"}"#, Shape::Cohere),
        ("api.replicate.com", r#"{"version":"5c7d5dc6","input":{"prompt":"mail jane@example.com"}}"#, Shape::Prediction),
    ] {
        let sent = send(body, host);
        assert!(sent.body.contains("[EMAIL_ADDRESS_") && !sent.body.contains("jane@"), "{}", sent.body);
        assert_eq!(sent.outcome.shape, Some(shape), "{host}");
    }
    let other = send(r#"{"customer":"jane@example.com"}"#, "crm.example");
    assert!(other.outcome.shape.is_none() && other.conversation.is_empty());
}

#[test]
fn values_are_put_back_into_a_document() {
    let (sent, name, address) = ana();
    let json = serde_json::json!({"choices":[{"index":0,"message":{"role":"assistant","content":format!("Dear {name}, we wrote to {address}."),"tool_calls":[{"id":"call_1","function":{"name":"mail","arguments":format!("{{\"to\":\"{address}\"}}")}}]},"finish_reason":"stop"}]}).to_string();
    for sizes in [&[usize::MAX >> 1][..], &[1], &[7, 2]] {
        let out = answer(&sent, "application/json", &json, sizes);
        let value: serde_json::Value = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}"));
        assert_eq!(value.pointer("/choices/0/message/content").unwrap(), "Dear Ana, we wrote to ana@example.com.");
        assert_eq!(value.pointer("/choices/0/message/tool_calls/0/function/arguments").unwrap(), "{\"to\":\"ana@example.com\"}");
    }
}

/// The texts of a stream of events, by what tells them apart.
fn texts(stream: &str) -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = Vec::new();
    for line in stream.lines() {
        let data = line.strip_prefix("data: ").unwrap_or(line);
        let Ok(value) = serde_json::from_str::<serde_json::Value>(data) else { continue };
        let mut add = |key: String, text: Option<&str>| {
            let Some(text) = text else { return };
            match texts.iter_mut().find(|(known, _)| *known == key) {
                Some((_, known)) => known.push_str(text),
                None => texts.push((key, text.to_owned())),
            }
        };
        let at = |pointer: &str| value.pointer(pointer).and_then(serde_json::Value::as_str);
        for choice in value["choices"].as_array().into_iter().flatten() {
            add(format!("choice {}", choice["index"]), choice["delta"]["content"].as_str());
            for call in choice["delta"]["tool_calls"].as_array().into_iter().flatten() {
                add(format!("call {}", call["index"]), call["function"]["arguments"].as_str());
            }
        }
        add(format!("block {}", value["index"]), at("/delta/text"));
        add(format!("json {}", value["index"]), at("/delta/partial_json"));
        add(format!("item {}", value["item_id"]), at("/delta"));
        add("done".to_owned(), at("/text"));
        add("gemini".to_owned(), at("/candidates/0/content/parts/0/text"));
        add("ollama".to_owned(), at("/message/content"));
    }
    texts
}

fn events(documents: &[String]) -> String {
    documents.iter().map(|document| format!("data: {document}\n\n")).collect()
}

#[test]
fn values_are_put_back_into_openais_stream() {
    let (sent, name, address) = ana();
    let delta = |index: usize, text: &str| {
        serde_json::json!({"id":"chatcmpl-123","object":"chat.completion.chunk","choices":[{"index":index,"delta":{"content":text},"finish_reason":null}]})
            .to_string()
    };
    let (a, b) = name.split_at(5);
    let (c, d) = address.split_at(9);
    let mut documents = vec![delta(0, "Dear "), delta(0, a), delta(1, c), delta(0, b), delta(1, d), delta(0, ", bye ["), delta(0, &name[1..9])];
    documents.push(r#"{"id":"chatcmpl-123","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#.to_owned());
    documents.push(r#"{"id":"chatcmpl-123","choices":[{"index":1,"delta":{},"finish_reason":"stop"}]}"#.to_owned());
    let stream = events(&documents) + "data: [DONE]\n\n";
    let whole = answer(&sent, "text/event-stream", &stream, &[usize::MAX >> 1]);
    assert_eq!(
        texts(&whole),
        [("choice 0".to_owned(), format!("Dear Ana, bye [{}", &name[1..9])), ("choice 1".to_owned(), "ana@example.com".to_owned())],
        "{whole}"
    );
    assert!(whole.ends_with("data: [DONE]\n\n"));
    // What was held goes out before the choice ends.
    assert!(whole.find(&name[1..9]).unwrap() < whole.find("\"stop\"").unwrap(), "{whole}");
    for sizes in [&[1][..], &[3, 50], &[64]] {
        assert_eq!(answer(&sent, "text/event-stream", &stream, sizes), whole);
    }
}

#[test]
fn values_are_put_back_into_tool_calls_of_a_stream() {
    let (sent, _, address) = ana();
    let call = |index: usize, text: &str| {
        serde_json::json!({"choices":[{"index":0,"delta":{"tool_calls":[{"index":index,"function":{"arguments":text}}]},"finish_reason":null}]}).to_string()
    };
    let json = format!("{{\"to\":\"{address}\"}}");
    let (a, b) = json.split_at(12);
    let documents = [call(0, a), call(1, a), call(0, b), call(1, b), r#"{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}"#.to_owned()];
    let out = answer(&sent, "text/event-stream; charset=utf-8", &events(&documents), &[11]);
    let expected = "{\"to\":\"ana@example.com\"}".to_owned();
    assert_eq!(texts(&out), [("call 0".to_owned(), expected.clone()), ("call 1".to_owned(), expected)], "{out}");
}

#[test]
fn values_are_put_back_into_anthropics_stream() {
    let (sent, name, address) = ana();
    let event = |kind: &str, value: serde_json::Value| format!("event: {kind}\ndata: {value}\n\n");
    let text = |index: usize, text: &str| {
        event("content_block_delta", serde_json::json!({"type":"content_block_delta","index":index,"delta":{"type":"text_delta","text":text}}))
    };
    let json = |index: usize, text: &str| {
        event("content_block_delta", serde_json::json!({"type":"content_block_delta","index":index,"delta":{"type":"input_json_delta","partial_json":text}}))
    };
    let stop = |index: usize| event("content_block_stop", serde_json::json!({"type":"content_block_stop","index":index}));
    let thought = "[PERSON_0AAAA]";
    let stream = [
        event("message_start", serde_json::json!({"type":"message_start","message":{"id":"msg_1","role":"assistant","content":[]}})),
        event("content_block_start", serde_json::json!({"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}})),
        event("content_block_delta", serde_json::json!({"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":name}})),
        event("content_block_delta", serde_json::json!({"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"EqQB"}})),
        stop(0),
        text(1, "Dear "),
        text(1, &name[..3]),
        event("ping", serde_json::json!({"type":"ping"})),
        text(1, &name[3..]),
        text(1, " person"),
        stop(1),
        json(2, "{\"to\": \""),
        json(2, &address[..6]),
        json(2, &address[6..]),
        json(2, "\"}"),
        stop(2),
        event("message_delta", serde_json::json!({"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":9}})),
        event("message_stop", serde_json::json!({"type":"message_stop"})),
    ]
    .concat();
    let whole = answer(&sent, "text/event-stream", &stream, &[usize::MAX >> 1]);
    assert_eq!(
        texts(&whole),
        [("block 1".to_owned(), "Dear Ana person".to_owned()), ("json 2".to_owned(), "{\"to\": \"ana@example.com\"}".to_owned())],
        "{whole}"
    );
    // What is signed comes back as it went.
    assert!(whole.contains(&format!("\"thinking\":\"{name}\"")), "{whole} {thought}");
    let rest = whole.rfind("person\"").unwrap();
    assert!(rest < whole.find("\"type\":\"content_block_stop\",\"index\":1").or(whole.find("\"index\":1,\"type\":\"content_block_stop\"")).unwrap(), "{whole}");
    for line in whole.lines().filter(|line| line.starts_with("data:")) {
        assert!(serde_json::from_str::<serde_json::Value>(&line[5..]).is_ok(), "{line}");
    }
    assert_eq!(whole.matches("event: ").count(), whole.matches("data: ").count());
    for sizes in [&[1][..], &[5, 100]] {
        assert_eq!(answer(&sent, "text/event-stream", &stream, sizes), whole);
    }
}

#[test]
fn values_are_put_back_into_streams_of_other_shapes() {
    let (sent, name, _) = ana();
    let (a, b) = name.split_at(6);
    // OpenAI's responses: the whole text comes once more at its end.
    let delta = |text: &str| {
        format!(
            "event: response.output_text.delta\ndata: {}\n\n",
            serde_json::json!({"type":"response.output_text.delta","item_id":"msg_1","output_index":0,"content_index":0,"delta":text})
        )
    };
    let done = format!(
        "event: response.output_text.done\ndata: {}\n\n",
        serde_json::json!({"type":"response.output_text.done","item_id":"msg_1","output_index":0,"content_index":0,"text":format!("Dear {name} p")})
    );
    let out = answer(&sent, "text/event-stream", &[delta("Dear "), delta(a), delta(b), delta(" p"), done].concat(), &[13]);
    assert_eq!(texts(&out), [("item \"msg_1\"".to_owned(), "Dear Ana p".to_owned()), ("done".to_owned(), "Dear Ana p".to_owned())], "{out}");
    // Gemini, as events and as a list; the last piece comes with the reason to stop.
    let part = |text: &str, more: &str| {
        format!("{{\"candidates\":[{{\"content\":{{\"parts\":[{{\"text\":{}}}],\"role\":\"model\"}}{more}}}]}}", serde_json::json!(text))
    };
    let parts = [part("Dear ", ""), part(a, ""), part(b, ""), part(", p", ",\"finishReason\":\"STOP\"")];
    let out = answer(&sent, "text/event-stream", &parts.iter().map(|part| format!("data: {part}\r\n\r\n")).collect::<String>(), &[9]);
    assert_eq!(texts(&out), [("gemini".to_owned(), "Dear Ana, p".to_owned())], "{out}");
    for end in [",\"finishReason\":\"STOP\"", ""] {
        let list = format!("[{},\r\n{}\n,\n{},{}\n]\n", parts[0], parts[1], parts[2], part(", p", end));
        let out = answer(&sent, "application/json", &list, &[10]);
        let elements: Vec<serde_json::Value> = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}"));
        let text: String = elements.iter().map(|element| element.pointer("/candidates/0/content/parts/0/text").unwrap().as_str().unwrap()).collect();
        assert_eq!(text, "Dear Ana, p", "{out}");
    }
    // Ollama: lines.
    let line = |text: &str, done: bool| format!("{}\n", serde_json::json!({"model":"llama3.2","message":{"role":"assistant","content":text},"done":done}));
    let out = answer(&sent, "application/x-ndjson", &[line("Dear ", false), line(a, false), line(b, false), line(" p", false), line("", true)].concat(), &[17]);
    assert_eq!(texts(&out), [("ollama".to_owned(), "Dear Ana p".to_owned())], "{out}");
    // Text.
    assert_eq!(answer(&sent, "text/plain", &format!("Dear {name}"), &[2]), "Dear Ana");
    assert_eq!(
        answer(&sent, "", &format!("event: output\ndata: Dear {a}\n\nevent: output\ndata: {b}\n\nevent: done\ndata: {{}}\n\n"), &[4]),
        "event: output\ndata: Dear \n\nevent: output\ndata: Ana\n\nevent: done\ndata: {}\n\n"
    );
}

#[test]
fn what_stands_before_an_answer_is_read_alike_in_any_chunks() {
    let (sent, name, _) = ana();
    for before in ["", "\u{FEFF}", "\n\n ", "\u{FEFF}\r\n"] {
        for (kind, text, restored) in [
            ("", format!("data: Dear {name}\n\n"), "data: Dear Ana\n\n"),
            ("text/plain", format!(": ping\ndata: {name}\n\n"), ": ping\ndata: Ana\n\n"),
            ("text/plain", format!("Dear {name}"), "Dear Ana"),
            ("application/json", format!("{{\"text\":\"{name}\"}}"), "{\"text\":\"Ana\"}"),
        ] {
            for sizes in [&[1000][..], &[1, 1000], &[2, 1000], &[3, 1000], &[1, 2]] {
                assert_eq!(answer(&sent, kind, &format!("{before}{text}"), sizes), format!("{before}{restored}"), "{kind} {sizes:?}");
            }
        }
    }
}

#[test]
fn what_is_no_answer_passes_unharmed() {
    let (sent, ..) = ana();
    for (kind, text) in [
        ("text/event-stream", "data: {\"choices\":[{\"delta\":{\"content\":\"P"),
        ("text/event-stream", "data: {broken}\n\n: comment\n\nretry: 5\n\nid"),
        ("text/event-stream", "\n\n\n"),
        ("application/json", "{\"a\":"),
        ("application/json", "[1,2,\"x\", [3], {\"a\":[]}"),
        ("application/json", "]]][[{{"),
        ("application/json", "  "),
        ("application/x-ndjson", "{\n{}\n\nx"),
        ("image/png", "\u{1}[PERSON_7K4QX]"),
        ("", "dat"),
        ("", ""),
    ] {
        assert_eq!(answer(&sent, kind, text, &[3]), text, "{kind}");
    }
}

#[test]
#[cfg(feature = "encodings")]
fn compressed_answers_are_opened_and_closed_again() {
    use crate::Encoding;
    let (sent, name, _) = ana();
    let text = format!("{{\"content\":\"Dear {name}\"}}");
    for encoding in [Encoding::Gzip, Encoding::Deflate, Encoding::Brotli, Encoding::Zstd] {
        let body = encoding.close(text.as_bytes());
        for size in [1, 7, body.len()] {
            let mut out = Vec::new();
            let mut answer = Answer::new(Arc::clone(&sent.conversation), Some("application/json"), Some(encoding.name()));
            body.chunks(size).for_each(|chunk| answer.push(chunk, &mut out));
            answer.finish(&mut out);
            assert_eq!(encoding.open(&out, 1 << 20).unwrap(), b"{\"content\":\"Dear Ana\"}", "{encoding:?} {size}");
        }
    }
    for (encoding, body) in [("gzip", &b"{\"no\":\"gzip\"}"[..]), ("compress", b"\x1f\x9d"), ("gzip", b"\x1f"), ("gzip", b"")] {
        let mut out = Vec::new();
        let mut answer = Answer::new(Arc::clone(&sent.conversation), Some("application/json"), Some(encoding));
        body.chunks(1).for_each(|chunk| answer.push(chunk, &mut out));
        answer.finish(&mut out);
        assert_eq!(out, body, "{encoding}");
    }
}

#[test]
fn tokens_come_back_too_and_cards_and_secrets_never() {
    let keyring = Keyring::from_toml("active = \"k1\"\n[[key]]\nid = \"k1\"\nsecret = \"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"\n").unwrap();
    let policy = Policy::from_toml("[[rule]]\nname = 'all'\naction = 'tokenize'\n", "").unwrap();
    let engine = Engine::new(policy, Some(keyring)).unwrap();
    let mut conversation = Conversation::default();
    let body = br#"{"model":"m","messages":[{"role":"user","content":"jane@example.com, card 4111 1111 1111 1111, tel +353 20 912 3456"}]}"#;
    let sent = engine.redact_prompt(body, None, &context("api.openai.com"), &mut Scratch::default(), &mut conversation).unwrap().body.unwrap();
    let mut out = Vec::new();
    let mut answer = Answer::new(Arc::new(conversation), Some("application/json"), None);
    sent.chunks(3).for_each(|chunk| answer.push(chunk, &mut out));
    answer.finish(&mut out);
    let out = String::from_utf8(out).unwrap();
    assert!(
        out.contains("jane@example.com") && out.contains("+353 20 912 3456") && !out.contains("4111 1111 1111 1111") && out.contains("~CREDIT_CARD."),
        "{out}"
    );
}

#[test]
fn services_and_files_that_are_not_approved_are_refused() {
    let engine = |ai: &str| Engine::new(Policy::from_toml(&format!("[ai]\n{ai}\n[[rule]]\nname = 'r'\naction = 'pseudonymize'\n"), "").unwrap(), None).unwrap();
    let ask = |engine: &Engine, host: &str, body: &str| {
        engine
            .redact_prompt(body.as_bytes(), Some("application/json"), &context(host), &mut Scratch::default(), &mut Conversation::default())
            .map(|outcome| outcome.attachments.len())
    };
    let hello = r#"{"model":"m","messages":[{"role":"user","content":"hello"}]}"#;
    let only = engine("approved = 'api.openai.com'\nunapproved = 'block'");
    assert_eq!(ask(&only, "api.openai.com", hello), Ok(0));
    assert_eq!(ask(&only, "api.anthropic.com", hello), Err(PromptRefused::Unapproved { host: "api.anthropic.com".to_owned() }));
    assert_eq!(ask(&only, "unknown.example", hello), Err(PromptRefused::Unapproved { host: "unknown.example".to_owned() }));
    assert_eq!(ask(&only, "crm.example", r#"{"name":"x"}"#), Ok(0));
    let gif = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7R0lGODlhAQABAIAAAAAAAP";
    let picture =
        format!(r#"{{"model":"m","messages":[{{"role":"user","content":[{{"type":"image_url","image_url":{{"url":"data:image\/gif;base64,{gif}"}}}}]}}]}}"#);
    let refused = Err(PromptRefused::Attachment { kind: AttachmentKind::Image, host: "api.anthropic.com".to_owned() });
    let block = engine("approved = 'api.openai.com'\nattachments = 'block'");
    assert_eq!((ask(&block, "api.openai.com", &picture), ask(&block, "api.anthropic.com", &picture)), (Ok(1), refused));
    let remote = r#"{"model":"m","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://shop.example/face.jpg"}}]}]}"#;
    assert!(ask(&block, "api.anthropic.com", remote).is_err());
    assert_eq!(ask(&engine("attachments = 'allow'"), "api.anthropic.com", &picture), Ok(1));
    let watching =
        Engine::new(Policy::from_toml("mode = 'monitor'\n[ai]\nunapproved = 'block'\n[[rule]]\nname = 'r'\naction = 'redact'\n", "").unwrap(), None).unwrap();
    let outcome = watching.redact_prompt(hello.as_bytes(), None, &context("api.openai.com"), &mut Scratch::default(), &mut Conversation::default()).unwrap();
    assert!(outcome.body.is_none() && matches!(outcome.watched, Some(PromptRefused::Unapproved { .. })));
}

#[test]
fn text_in_a_file_is_judged_and_pictures_are_not_read_as_text() {
    let file = attachment::encode(b"name,email\nJane,jane@example.com\nplenty of other text in this file\n");
    let body = format!(
        r#"{{"model":"m","messages":[{{"role":"user","content":[{{"type":"file","file":{{"filename":"customers.csv","file_data":"data:text/csv;base64,{file}"}}}},{{"type":"text","text":"who is jane@example.com?"}}]}}]}}"#
    );
    let sent = send(&body, "api.openai.com");
    let value: serde_json::Value = serde_json::from_str(&sent.body).unwrap();
    let data = value.pointer("/messages/0/content/0/file/file_data").unwrap().as_str().unwrap().strip_prefix("data:text/csv;base64,").unwrap();
    let text = String::from_utf8(attachment::decode(data.as_bytes()).unwrap()).unwrap();
    assert!(!text.contains("jane@example.com") && text.contains("[EMAIL_ADDRESS_"), "{text}");
    // The same person in the file and beside it.
    let stand_in = &text[text.find("[EMAIL").unwrap()..=text.find("[EMAIL").unwrap() + text[text.find("[EMAIL").unwrap()..].find(']').unwrap()];
    assert!(value.pointer("/messages/0/content/1/text").unwrap().as_str().unwrap().contains(stand_in), "{}", sent.body);
    assert_eq!(sent.outcome.attachments.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_chunks_of_any_stream_give_the_same(
        parts in proptest::collection::vec((0usize..3, prop::sample::select(&["[PERSON_", "[PER", "SON_", "0000", "]", " ", "{", "\"", "\\", "é", "\n", "Dear", "person "][..])), 0..24),
        sizes in proptest::collection::vec(1usize..90, 1..5),
        kind in 0usize..4,
    ) {
        let (sent, name, _) = ana();
        let documents: Vec<String> = parts.iter().map(|(index, text)| {
            let text = text.replace("0000", &name[name.len() - 6..name.len() - 1]);
            match kind {
                0 | 3 => serde_json::json!({"choices":[{"index":index,"delta":{"content":text}}]}).to_string(),
                1 => serde_json::json!({"type":"content_block_delta","index":index,"delta":{"type":"text_delta","text":text}}).to_string(),
                _ => serde_json::json!({"candidates":[{"index":index,"content":{"parts":[{"text":text}]}}]}).to_string(),
            }
        }).collect();
        let (mime, stream) = match kind {
            2 => ("application/json", format!("[{}]", documents.join(",\n"))),
            3 => ("application/x-ndjson", documents.join("\n")),
            _ => ("text/event-stream", events(&documents)),
        };
        let whole = answer(&sent, mime, &stream, &[usize::MAX >> 1]);
        prop_assert_eq!(&answer(&sent, mime, &stream, &sizes), &whole);
        // Each text is what it would be in one piece.
        for index in 0..3 {
            let text: String = parts.iter().filter(|part| part.0 == index).map(|part| part.1.replace("0000", &name[name.len() - 6..name.len() - 1])).collect();
            let mut expected = Vec::new();
            restore::Restoring::new(restore::Depth(0), false).push(&sent.conversation, text.as_bytes(), true, &mut expected);
            let key = if kind == 1 { format!("block {index}") } else { format!("choice {index}") };
            if kind != 2 && !text.is_empty() {
                let found = texts(&whole).into_iter().find(|(known, _)| *known == key).map(|(_, text)| text);
                prop_assert_eq!(found, Some(String::from_utf8(expected).unwrap()));
            }
        }
        if kind == 2 {
            prop_assert!(serde_json::from_str::<serde_json::Value>(&whole).is_ok(), "{}", whole);
        }
    }
}
