//! What holds for any document: shape, untouched values, redacting twice. serde_json is the referee.

#![allow(clippy::unwrap_used)]

use leakguard_core::{Context, Engine, Format, Policy, Scratch};
use proptest::prelude::*;
use serde_json::{Map, Value};

fn engine(preset: &str) -> Engine {
    Engine::new(Policy::preset(preset).unwrap(), None).unwrap()
}

fn redact(engine: &Engine, input: &[u8], format: Format) -> Vec<u8> {
    let mut scratch = Scratch::default();
    let redaction = engine.redact(input, &Context { consumer: "guest", ..Context::default() }, format, &mut scratch).unwrap();
    for pair in redaction.findings.windows(2) {
        assert!(pair[0].end <= pair[1].start, "findings overlap or are out of order: {pair:?}");
    }
    assert!(redaction.findings.iter().all(|finding| finding.start < finding.end && finding.end <= input.len()));
    redaction.output.unwrap_or(input).to_vec()
}

const PLANTED: &[&str] = &["jane.doe@example.com", "4111 1111 1111 1111", "DE89370400440532013000", "+49 30 90182034", "219-09-9999", "192.0.2.17"];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "\\PC{0,24}",
        2 => (prop::sample::select(PLANTED), "[ -~]{0,8}", "[ -~]{0,8}").prop_map(|(value, before, after)| format!("{before} {value} {after}")),
        1 => "[{}\\[\\]\":,\\\\a-z0-9@. ]{0,32}",
    ]
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(&["first_name", "billing", "email", "name", "street", "password", "note", "customer_note", "items", "sku", "key", "value", "city", "dob"][..]).prop_map(str::to_owned),
        1 => "[a-z_]{1,12}",
    ]
}

fn document() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        text().prop_map(Value::String),
        any::<i64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null),
        (0.0..1e6).prop_map(Value::from)
    ];
    leaf.prop_recursive(5, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            prop::collection::vec((key(), inner), 0..6).prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// The document without its scalar values.
fn shape(value: &Value) -> String {
    match value {
        Value::Object(members) => members.iter().map(|(key, value)| format!("{key:?}:{},", shape(value))).fold("{".to_owned(), |all, part| all + &part) + "}",
        Value::Array(elements) => elements.iter().map(|value| shape(value) + ",").fold("[".to_owned(), |all, part| all + &part) + "]",
        Value::String(_) => "s".into(),
        Value::Number(_) => "n".into(),
        Value::Bool(_) => "b".into(),
        Value::Null => "0".into(),
    }
}

/// JSON as PHP writes it: slashes and everything beyond ASCII escaped.
fn as_php_writes(value: &Value) -> String {
    let mut out = String::new();
    for character in serde_json::to_string(value).unwrap().chars() {
        match character {
            '/' => out.push_str("\\/"),
            '@' => out.push_str("\\u0040"),
            c if c.is_ascii() => out.push(c),
            c => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}"))),
        }
    }
    out
}

/// Found by the properties below.
#[test]
fn what_is_left_of_a_masked_number_is_no_other_number() {
    let engine = engine("default");
    let once = redact(&engine, br#"{"first_name":{"pk":"0AA0 4111 1111 1111 1111 AA"}}"#, Format::Json);
    assert_eq!(String::from_utf8_lossy(&once), r#"{"first_name":{"pk":"0AA0 **** **** **** 1111 AA"}}"#);
    assert_eq!(redact(&engine, &once, Format::Json), once);
}

#[test]
fn what_a_label_has_replaced_still_speaks_against_a_kind() {
    let engine = engine("redact-all");
    let input = br#"{"first_name":"Jo","gender":"4111 1111 1111 1111 ;","username":"jane@example.com x"}"#;
    let once = redact(&engine, input, Format::Json);
    assert_eq!(String::from_utf8_lossy(&once), r#"{"first_name":"[PERSON]","gender":"[CREDIT_CARD] ;","username":"[EMAIL_ADDRESS] x"}"#);
    assert_eq!(redact(&engine, &once, Format::Json), once);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn json_stays_json_of_the_same_shape(document in document()) {
        let engine = engine("redact-all");
        for input in [serde_json::to_string(&document).unwrap(), serde_json::to_string_pretty(&document).unwrap(), as_php_writes(&document)] {
            let output = redact(&engine, input.as_bytes(), Format::Json);
            let parsed: Value = serde_json::from_slice(&output).map_err(|error| TestCaseError::fail(format!("{error}: {input} became {}", String::from_utf8_lossy(&output))))?;
            // A key that is data itself may change; its place does not.
            prop_assert_eq!(shape(&parsed), shape(&document), "{}", input);
            prop_assert!(!String::from_utf8_lossy(&output).contains("jane.doe@example.com"), "{}", input);
        }
    }

    #[test]
    fn redacting_twice_is_redacting_once(document in document()) {
        for preset in ["redact-all", "default"] {
            let engine = engine(preset);
            let once = redact(&engine, serde_json::to_string(&document).unwrap().as_bytes(), Format::Auto);
            let twice = redact(&engine, &once, Format::Auto);
            prop_assert_eq!(String::from_utf8_lossy(&once), String::from_utf8_lossy(&twice));
        }
    }

    #[test]
    fn every_action_leaves_valid_json_and_twice_is_once(document in document(), first in 0..3usize, keep in 0..9u8) {
        let actions = ["drop", "mask", "redact"];
        let other = actions[(first + 1) % 3];
        let toml = format!("[[rule]]\nname = 'a'\ncategory = 'personal'\naction = '{}'\n[[rule]]\nname = 'b'\naction = '{other}'\n", actions[first]);
        let toml = toml.replace("'mask'\n", &format!("'mask'\nkeep_first = {keep}\nkeep_last = {}\n", keep.min(4)));
        let engine = Engine::new(Policy::from_toml(&toml, "").unwrap(), None).unwrap();
        // A document in a string of a document as well.
        let inner = serde_json::to_string(&document).unwrap();
        let nested = serde_json::json!({"city": [{}, "x"], "note": inner, "name": "Weber", "value": inner, "key": "customer_note"});
        for document in [document, nested] {
            let input = serde_json::to_string(&document).unwrap();
            let once = redact(&engine, input.as_bytes(), Format::Json);
            prop_assert!(serde_json::from_slice::<Value>(&once).is_ok(), "{} became {}", input, String::from_utf8_lossy(&once));
            let twice = redact(&engine, &once, Format::Json);
            prop_assert_eq!(String::from_utf8_lossy(&twice), String::from_utf8_lossy(&once), "{}", toml);
        }
    }

    #[test]
    fn any_bytes_have_a_result_and_twice_is_once(bytes in prop::collection::vec(any::<u8>(), 0..512)) {
        let engine = engine("redact-all");
        for format in [Format::Auto, Format::Text, Format::Json, Format::Ndjson] {
            let once = redact(&engine, &bytes, format);
            prop_assert_eq!(redact(&engine, &once, format), once);
        }
    }

    #[test]
    fn any_text_of_likely_characters_has_a_result_and_twice_is_once(text in "[0-9a-zA-Z@.:+ \\-\\[\\]{}\"'\\\\=/%,\\n]{0,200}") {
        let engine = engine("redact-all");
        let once = redact(&engine, text.as_bytes(), Format::Auto);
        let twice = redact(&engine, &once, Format::Auto);
        prop_assert_eq!(String::from_utf8_lossy(&twice), String::from_utf8_lossy(&once), "{}", text);
    }

    #[test]
    fn a_planted_value_between_other_words_is_found(before in "[a-d0-9 ,.;!?_#$()<>*&^~|@+-]{0,30}", after in "[ -~]{0,30}", planted in prop::sample::select(PLANTED)) {
        let engine = engine("redact-all");
        let text = format!("{before}\n{planted}\n{after}");
        let output = String::from_utf8(redact(&engine, text.as_bytes(), Format::Text)).unwrap();
        prop_assert!(!output.contains(planted), "{} became {}", text, output);
    }
}
