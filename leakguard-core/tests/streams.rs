//! Any chunking gives the bytes and findings of one-shot redaction, per format, and holds little back.

#![allow(clippy::unwrap_used)]

use std::borrow::Cow;

use leakguard_core::{Context, Engine, Finding, Format, Policy, Scratch, Sink, Stream};
use proptest::prelude::*;

fn engine(preset: &str) -> Engine {
    Engine::new(Policy::preset(preset).unwrap(), None).unwrap()
}

/// What of a finding does not depend on the call's memory.
type Found = (&'static str, usize, usize, Option<String>);

#[derive(Default)]
struct Kept {
    out: Vec<u8>,
    found: Vec<Found>,
    values: Vec<Vec<u8>>,
    held: usize,
}

impl Sink for Kept {
    fn bytes(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    fn finding(&mut self, finding: &Finding, field: Option<Cow<'_, str>>, value: &[u8]) {
        self.found.push((finding.entity.name(), finding.start, finding.end, field.map(Cow::into_owned)));
        self.values.push(value.to_vec());
    }
}

fn at_once(engine: &Engine, input: &[u8], format: Format) -> (Vec<u8>, Vec<Found>) {
    let mut scratch = Scratch::default();
    let redaction = engine.redact(input, &Context::default(), format, &mut scratch).unwrap();
    let found = redaction.findings.iter().map(|finding| (finding.entity.name(), finding.start, finding.end, redaction.field(finding).map(Cow::into_owned)));
    (redaction.output.unwrap_or(input).to_vec(), found.collect())
}

/// Chunks of the given sizes, over and over.
fn in_chunks(engine: &Engine, input: &[u8], format: Format, sizes: &[usize]) -> Kept {
    let mut stream = Stream::new(format);
    let mut kept = Kept::default();
    let (mut at, mut sizes) = (0, sizes.iter().cycle());
    while at < input.len() {
        let end = input.len().min(at + sizes.next().unwrap());
        stream.push(engine, &Context::default(), &input[at..end], &mut kept).unwrap();
        kept.held = kept.held.max(stream.held());
        at = end;
    }
    stream.finish(engine, &Context::default(), &mut kept).unwrap();
    kept
}

fn compare(input: &[u8], format: Format, sizes: &[usize]) -> Kept {
    let engine = engine("redact-all");
    let (out, found) = at_once(&engine, input, format);
    let kept = in_chunks(&engine, input, format, sizes);
    if let Some(place) = (0..out.len().max(kept.out.len())).find(|&place| out.get(place) != kept.out.get(place)) {
        let around = |bytes: &[u8]| String::from_utf8_lossy(&bytes[place.saturating_sub(80).min(bytes.len())..bytes.len().min(place + 80)]).into_owned();
        panic!("differs at {place} of {} and {}:\n{}\n{}", out.len(), kept.out.len(), around(&out), around(&kept.out));
    }
    assert_eq!(kept.found, found);
    assert!(kept.found.iter().zip(&kept.values).all(|((_, start, end, _), value)| &input[*start..*end] == value));
    kept
}

/// Pieces put together by their numbers until there are so many bytes.
fn repeated(pieces: &[String], bytes: usize, between: &str) -> String {
    let mut out = String::new();
    for (index, piece) in pieces.iter().cycle().enumerate() {
        if out.len() >= bytes {
            break;
        }
        if index > 0 {
            out.push_str(between);
        }
        out.push_str(&piece.replace('#', &index.to_string()));
    }
    out
}

fn pem() -> String {
    let lines: String = (0..24).map(|line| format!("{line:02}{}\n", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9U")).collect();
    format!("{}-----\n{lines}{}-----", concat!("-----BEGIN RSA ", "PRIVATE KEY"), concat!("-----END RSA ", "PRIVATE KEY"))
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Z ,.;äé-]{0,60}",
        1 => Just("write to jane.doe@example.com, or call +49 30 90182034".to_owned()),
        1 => Just("card 4111 1111 1111 1111 exp 09/28 cvv 123".to_owned()),
        1 => Just("password: hunter2hunter2".to_owned()),
        1 => Just("IBAN DE89370400440532013000 from 192.0.2.17".to_owned()),
    ]
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => words(),
        3 => words().prop_map(|text| format!("[2026-11-21T05:14:03.#+00:00] main.ERROR: {text} {{\"email\":\"jane#@example.com\",\"customer\":{{\"firstname\":\"Jonas\",\"lastname\":\"Weber\",\"note\":\"ring at Weber\"}}}} []")),
        1 => Just(pem()),
        1 => Just("{\n  \"customer\": {\n    \"lastname\": \"Weber#\",\n    \"city\": \"Kiel\"\n  }\n}".to_owned()),
        1 => Just("#0 /srv/shop/index.php(17): Shop->run()\n  #1 {main}".to_owned()),
        1 => Just("{\"cut\": \"off".to_owned()),
    ]
}

fn record() -> impl Strategy<Value = String> {
    (words(), "[a-z]{1,8}", any::<u32>()).prop_map(|(text, key, number)| {
        let text = serde_json::to_string(&text.replace('#', "")).unwrap();
        format!(r#"{{"id":#,"{key}":{number},"note":{text},"customer":{{"name":"Jonas Weber","email":"jane#@example.com","city":"Kiel"}},"lines":[{{"sku":"HD-#","name":"Chair"}}, {{"key":"_billing_phone","value":"+49 30 90182034"}}],"remark":"ask Weber","ok":true,"x":null}}"#)
    })
}

fn sizes() -> impl Strategy<Value = Vec<usize>> {
    prop_oneof![3 => prop::collection::vec(1..5000usize, 1..12), 1 => Just(vec![1]), 1 => prop::collection::vec(1..40usize, 1..6), 1 => Just(vec![100_000])]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn texts_and_logs(lines in prop::collection::vec(line(), 1..12), bytes in 0..260_000usize, sizes in sizes(), json in any::<bool>()) {
        let text = repeated(&lines, bytes, "\n");
        compare(text.as_bytes(), if json { Format::Auto } else { Format::Text }, &sizes);
    }

    #[test]
    fn texts_without_lines(lines in prop::collection::vec(words(), 1..12), bytes in 0..260_000usize, sizes in sizes(), between in "[ ,x]{0,2}") {
        compare(repeated(&lines, bytes, &between).as_bytes(), Format::Auto, &sizes);
    }

    #[test]
    fn lines_of_json(records in prop::collection::vec(record(), 1..8), bytes in 0..260_000usize, sizes in sizes(), between in "(\n|\r\n|\n\n| \n|)") {
        compare(repeated(&records, bytes, &between).as_bytes(), Format::Ndjson, &sizes);
        compare(repeated(&records, bytes, "\n").as_bytes(), Format::Auto, &sizes);
    }

    #[test]
    fn documents_of_json(records in prop::collection::vec(record(), 1..8), bytes in 0..600_000usize, sizes in sizes(), shape in 0..4usize, between in "(,|, |\n,\n)") {
        let list = repeated(&records, bytes, &between);
        let text = match shape {
            0 => format!("[{list}]\n"),
            1 => format!("\u{feff}{{\"total\": 17, \"items\": [{list}], \"customer\": {{\"lastname\": \"Weber\"}}}}"),
            // Broken in the middle, and not closed.
            2 => format!("[{list}, oops {list}]"),
            _ => format!("{{\"data\": {{\"orders\": [{list}"),
        };
        compare(text.as_bytes(), Format::Json, &sizes);
    }

    #[test]
    fn members_that_go(records in prop::collection::vec(record(), 1..4), bytes in 0..600_000usize, sizes in sizes()) {
        let engine = Engine::new(Policy::from_toml("[[rule]]\nname = 'a'\naction = 'drop'", "").unwrap(), None).unwrap();
        let members: Vec<_> = records.iter().map(|record| format!("\"email\" : \"jane#@example.com\" , \"x#\": {record}, \"phone\": 12")).collect();
        let text = format!("{{{}}}", repeated(&members, bytes, ", "));
        let out = at_once(&engine, text.as_bytes(), Format::Json).0;
        serde_json::from_slice::<serde_json::Value>(&out).unwrap();
        prop_assert!(in_chunks(&engine, text.as_bytes(), Format::Json, &sizes).out == out);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600), sizes in sizes(), format in prop::sample::select(Format::ALL)) {
        compare(&bytes, format.1, &sizes);
    }

    #[test]
    fn any_likely_characters(text in "[0-9a-z@.:+ \\[\\]{}\"'\\\\=/%,\n\u{e9}-]{0,400}", sizes in sizes(), format in prop::sample::select(Format::ALL), times in 1..400usize) {
        compare(text.repeat(times).as_bytes(), format.1, &sizes);
    }
}

#[test]
fn a_value_at_any_place_around_a_border_is_found() {
    let engine = engine("redact-all");
    let value = "4111 1111 1111 1111";
    for places in [65_000..66_000, 81_500..83_000] {
        for at in places.step_by(149) {
            // With a line's end before it or none at all.
            for filler in ["lorem ipsum dolor ", "lorem ipsum dolor\n", "loremipsumdolor-"] {
                let mut text = filler.repeat(at / filler.len() + 1)[..at].to_owned();
                text.push_str(&format!(" {value} "));
                text.push_str(&filler.repeat(1500));
                let (out, found) = at_once(&engine, text.as_bytes(), Format::Text);
                assert_eq!(found.len(), 1, "at {at} of {filler:?}: {found:?}");
                assert!(!String::from_utf8_lossy(&out).contains(value));
            }
        }
    }
}

#[test]
fn titles_count_where_a_text_is_one_frame_in_any_chunking() {
    const WHOLE: usize = (64 + 16 + 1) << 10;
    let starts = [
        "id,first_name,lastname\n1,Jonas,Weber\n",
        "\"id\",\"first_name\",\"lastname\"\n\"1\",\"Jonas\",\"Weber\"\n",
        "<customer><lastname>Weber</lastname></customer>\n",
        "-- export\nINSERT INTO customer (id, lastname) VALUES (1, 'Weber');\n",
    ];
    for start in starts {
        for length in [start.len(), 5000, WHOLE - 1, WHOLE, WHOLE + 1, 150_000] {
            let mut text = start.repeat(length / start.len() + 1);
            text.truncate(length);
            for format in [Format::Text, Format::Log, Format::Json, Format::Auto] {
                let kept = compare(text.as_bytes(), format, &[1000]);
                let is_found = kept.found.iter().any(|found| found.0 == "PERSON");
                assert!(is_found || length > WHOLE, "{format:?} of {length} bytes: {:?}", kept.found.first());
            }
        }
        // A first title that is longer than what decides.
        let long = start.replacen("id", &"x".repeat(5000), 1).repeat(20);
        for format in [Format::Text, Format::Json, Format::Auto] {
            compare(long.as_bytes(), format, &[700]);
        }
    }
}

#[test]
fn a_part_ends_before_its_boundary_in_any_chunking() {
    let engine = Engine::new(Policy::from_toml("[[rule]]\nname = 'a'\naction = 'drop'", "").unwrap(), None).unwrap();
    let text = "--XyZ\r\nContent-Disposition: form-data; name=\"first_name\"\r\n\r\nJonas\r\n".repeat(100) + "--XyZ--\r\n";
    let out = at_once(&engine, text.as_bytes(), Format::Multipart).0;
    assert_eq!(String::from_utf8_lossy(&out), text.replace("Jonas", ""));
    for size in [1, 7, 4096] {
        assert!(in_chunks(&engine, text.as_bytes(), Format::Multipart, &[size]).out == out, "in chunks of {size}");
    }
}

#[test]
fn a_key_block_over_a_border_is_one_finding() {
    let engine = engine("redact-all");
    for at in (63_000..67_000).step_by(397) {
        let text = format!("{}\n{}\n{}", "x".repeat(99).as_str().to_owned() + &"\nlorem ipsum dolor sit".repeat(at / 22), pem(), "lorem ipsum\n".repeat(1800));
        let found = at_once(&engine, text.as_bytes(), Format::Auto).1;
        assert_eq!(found.iter().map(|found| found.0).collect::<Vec<_>>(), ["PRIVATE_KEY"], "at {at}");
        compare(text.as_bytes(), Format::Auto, &[777]);
    }
}

#[test]
fn a_long_string_in_json_is_read_to_its_end() {
    let engine = engine("redact-all");
    for filler in ["lorem ipsum ", "\\u00e9\\\\\\\"\\n", "\\\\"] {
        let text = format!(
            "{{\"a\": \"{} 4111 1111 1111 1111 {} jane@example.com\", \"email\": \"x@example.com\"}}",
            filler.repeat(1_300_000 / filler.len()),
            filler.repeat(700_000 / filler.len())
        );
        let (out, found) = at_once(&engine, text.as_bytes(), Format::Json);
        assert_eq!(found.iter().map(|found| found.0).collect::<Vec<_>>(), ["CREDIT_CARD", "EMAIL_ADDRESS", "EMAIL_ADDRESS"]);
        serde_json::from_slice::<serde_json::Value>(&out).unwrap();
        let kept = compare(text.as_bytes(), Format::Json, &[4096, 33]);
        assert!(kept.held < 2 << 20, "{} held back", kept.held);
    }
}

#[test]
fn little_is_held_back_of_anything() {
    let record = r#"{"id":1,"customer":{"email":"jane@example.com","lastname":"Weber"},"note":"ring at Weber"}"#;
    let pieces = [
        ("lorem ipsum dolor sit amet\n", Format::Auto, 100 << 10),
        ("4111111111111111", Format::Auto, 1100 << 10),
        ("a", Format::Auto, 1100 << 10),
        (record, Format::Ndjson, 4 << 10),
        ("{\"a\":[", Format::Json, 1400 << 10),
        (" ", Format::Json, 2 << 20),
        ("[1,  ", Format::Json, 2 << 20),
        ("\"", Format::Auto, 2 << 20),
        (concat!("-----BEGIN ", "PRIVATE KEY-----\n"), Format::Auto, 1100 << 10),
        ("x {\"a\": ", Format::Auto, 1100 << 10),
    ];
    for (piece, format, bound) in pieces {
        let text = (piece.to_owned() + if format == Format::Ndjson { "\n" } else { "" }).repeat((1300 << 10) / piece.len());
        let kept = compare(text.as_bytes(), format, &[1000]);
        assert!(kept.held <= bound, "{piece:?}: {} held back", kept.held);
    }
}

#[test]
fn a_flush_lets_complete_lines_go_and_keeps_what_goes_on() {
    let engine = engine("redact-all");
    let context = Context::default();
    let (mut stream, mut out) = (Stream::new(Format::Auto), Vec::new());
    let mut write = |stream: &mut Stream, text: &str| {
        out.clear();
        stream.push(&engine, &context, text.as_bytes(), &mut out).unwrap();
        stream.flush(&engine, &context, &mut out).unwrap();
        String::from_utf8(out.clone()).unwrap()
    };
    assert_eq!(write(&mut stream, "mail to jane@example.com\nand to jo"), "mail to [EMAIL_ADDRESS]\n");
    assert_eq!(write(&mut stream, "e@example.com"), "");
    assert_eq!(write(&mut stream, "\n"), "and to [EMAIL_ADDRESS]\n");
    let pem = pem();
    let (first, last) = pem.rsplit_once('\n').unwrap();
    assert_eq!(write(&mut stream, "key:\n"), "key:\n");
    assert_eq!(write(&mut stream, &format!("{first}\n")), "");
    assert_eq!(write(&mut stream, &format!("{last}\nbye\n")), "[PRIVATE_KEY]\nbye\n");
    stream.push(&engine, &context, b"rest 4111111111111111", &mut out).unwrap();
    out.clear();
    stream.finish(&engine, &context, &mut out).unwrap();
    assert_eq!(out, b"rest [CREDIT_CARD]");
}

#[test]
fn a_blocked_message_stays_blocked() {
    let engine = Engine::new(Policy::from_toml("[[rule]]\nname = 'no cards'\nentity = 'CREDIT_CARD'\naction = 'block'", "").unwrap(), None).unwrap();
    let (mut stream, mut out) = (Stream::new(Format::Text), Vec::new());
    let context = Context::default();
    stream.push(&engine, &context, b"card 4111111111111111", &mut out).unwrap();
    let blocked = stream.finish(&engine, &context, &mut out).unwrap_err();
    assert_eq!(blocked.rule, "no cards");
    assert_eq!(stream.push(&engine, &context, b"more", &mut out), Err(blocked.clone()));
    assert_eq!(stream.flush(&engine, &context, &mut out), Err(blocked));
    assert!(out.is_empty());
}
