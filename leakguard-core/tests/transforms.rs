//! What `generalize`, `synthesize` and `shift` make of whole messages. serde_json, and checks written here, are the referees.

#![allow(clippy::unwrap_used)]

use leakguard_core::keys::Keyring;
use leakguard_core::{Context, Engine, Format, Policy, Scratch, Subject, Verdict};
use proptest::prelude::*;
use serde_json::{Value, json};

const KEYRING: &str = "active = \"k1\"\n[[key]]\nid = \"k1\"\nsecret = \"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"\n";

fn engine(policy: &str) -> Engine {
    let policy = Policy::from_toml(policy, "test").unwrap_or_else(|error| panic!("{error}"));
    Engine::new(policy, Some(Keyring::from_toml(KEYRING).unwrap())).unwrap()
}

fn redact_for(engine: &Engine, input: &str, context: &Context<'_>) -> String {
    let mut scratch = Scratch::default();
    let redaction = engine.redact(input.as_bytes(), context, Format::Auto, &mut scratch).unwrap();
    String::from_utf8(redaction.output.unwrap_or(input.as_bytes()).to_vec()).unwrap()
}

fn redact(engine: &Engine, input: &str) -> String {
    redact_for(engine, input, &Context::default())
}

fn redact_json(engine: &Engine, input: &Value) -> Value {
    serde_json::from_str(&redact(engine, &input.to_string())).unwrap()
}

/// The same through a walked tree, as PHP arrays go.
fn walk(engine: &Engine, input: &Value) -> Value {
    fn step(walk: &mut leakguard_core::Walk<'_>, value: &Value, learning: bool) -> Value {
        match value {
            Value::Object(members) => {
                walk.enter(true);
                let mut out = serde_json::Map::new();
                for (key, value) in members {
                    walk.key(key.as_bytes());
                    out.insert(key.clone(), step(walk, value, learning));
                }
                walk.leave();
                Value::Object(out)
            }
            Value::Array(elements) => {
                walk.enter(false);
                let mut out = Vec::new();
                for element in elements {
                    out.push(step(walk, element, learning));
                    walk.next_element();
                }
                walk.leave();
                Value::Array(out)
            }
            Value::String(text) if learning => {
                walk.learn(text.as_bytes());
                Value::Null
            }
            Value::Number(number) if learning => {
                walk.learn_number(number.to_string().as_bytes());
                Value::Null
            }
            Value::String(text) => match walk.string(text.as_bytes()).unwrap() {
                Verdict::Replace(new) => Value::String(String::from_utf8(new.to_vec()).unwrap()),
                _ => value.clone(),
            },
            Value::Number(number) => match walk.number(number.to_string().as_bytes()).unwrap() {
                Verdict::Replace(new) => serde_json::from_slice(new).unwrap(),
                _ => value.clone(),
            },
            other => other.clone(),
        }
    }
    let (context, mut scratch) = (Context::default(), Scratch::default());
    let mut tree = engine.walk(&context, &mut scratch);
    step(&mut tree, input, true);
    step(&mut tree, input, false)
}

/// ISO/IEC 7812-1, written again.
fn luhn(digits: &str) -> bool {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let sum: u32 =
        digits.chars().filter_map(|c| c.to_digit(10)).rev().enumerate().map(|(place, digit)| if place % 2 == 1 { doubled(digit) } else { digit }).sum();
    sum.is_multiple_of(10)
}

/// ISO 7064 MOD 97-10, written again.
fn mod97(iban: &str) -> u128 {
    let compact: String = iban.chars().filter(|c| !c.is_whitespace()).collect();
    let digits: String = compact[4..].chars().chain(compact[..4].chars()).map(|c| c.to_digit(36).unwrap().to_string()).collect();
    digits.as_bytes().chunks(9).fold(0, |rest, chunk| format!("{rest}{}", std::str::from_utf8(chunk).unwrap()).parse::<u128>().unwrap() % 97)
}

/// Days since 1970-01-01, by counting years and months.
fn days(date: &str) -> i64 {
    let parts: Vec<i64> = date[..10].split('-').map(|part| part.parse().unwrap()).collect();
    let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let before: i64 = (1..parts[0]).map(|year| if leap(year) { 366 } else { 365 }).sum();
    let months = [31, if leap(parts[0]) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    before + months[..parts[1] as usize - 1].iter().sum::<i64>() + parts[2]
}

const SYNTHESIZE: &str = "[[rule]]\nname = 'all'\naction = 'synthesize'\n";

const VISITS: &str = "[[detector]]\nname = 'VISIT'\nregex = '\\b\\d{4}-\\d{2}-\\d{2}'\nfield = ['visited_at', 'created_at']\n[[rule]]\nname = 'dates'\naction = 'shift'\nentity = ['DATE_OF_BIRTH', 'CONFIDENTIAL']\nsubject_field = 'customer_id'\n[[rule]]\nname = 'rest'\naction = 'redact'\n";

#[test]
fn a_synthesised_customer_is_a_customer_still() {
    let engine = engine(SYNTHESIZE);
    let input = json!({"customer": {
        "first_name": "Jörg", "last_name": "Weber", "name": "Jörg Weber", "email": "joerg.weber@example.com", "telephone": "+49 30 90182034",
        "street": "Hauptstr. 5", "city": "Berlin", "postcode": "10115", "iban": "DE89 3704 0044 0532 0130 00", "cc_number": 4242424242424242u64,
        "phone": 4930901820u64, "cvv": "123"
    }, "note": "Weber rang from +49 30 90182034, card 4242-4242-4242-4242, address 9.9.9.9"});
    let output = redact_json(&engine, &input);
    let customer = &output["customer"];
    let text = |key: &str| customer[key].as_str().unwrap();
    assert_eq!(text("name"), format!("{} {}", text("first_name"), text("last_name")));
    assert!(text("email").ends_with("@synthetic.example") && text("telephone").starts_with("+49 30 23125 "));
    assert!(text("street").contains("weg ") && text("postcode") == "00000", "{output}");
    assert!(text("iban").starts_with("DE") && text("iban").contains(" 0000 0000 ") && mod97(text("iban")) == 1, "{output}");
    assert!(luhn(&customer["cc_number"].to_string()) && customer["cc_number"].to_string().starts_with("400000"), "{output}");
    assert!(customer["phone"].to_string().starts_with("999"), "{output}");
    assert_eq!(text("cvv"), "[CVV]");
    let note = output["note"].as_str().unwrap();
    assert!(note.starts_with(text("last_name")) && note.contains(text("telephone")) && note.contains(" 4000-00"), "{note}");
    // A second pass finds nothing that it would change, and says nothing of what was made up.
    let again = output.to_string();
    let mut scratch = Scratch::default();
    let redaction = engine.redact(again.as_bytes(), &Context::default(), Format::Auto, &mut scratch).unwrap();
    assert_eq!((redaction.output, redaction.findings), (None, &[][..]), "{again}");
    assert_eq!(walk(&engine, &input), output);
}

#[test]
fn a_value_is_the_same_wherever_it_stands_and_another_in_another_dataset() {
    let ours = engine(&format!("dataset = 'ours'\n{SYNTHESIZE}"));
    let theirs = engine(&format!("{SYNTHESIZE}dataset = 'theirs'\n"));
    let email = |engine: &Engine, input: &str| redact_json(engine, &json!({ "email": input }))["email"].as_str().unwrap().to_owned();
    assert_eq!(email(&ours, "Jane@Example.com"), email(&ours, "jane@example.com"));
    assert!(redact(&ours, "mail jane@example.com now").contains(&email(&ours, "jane@example.com")));
    assert_ne!(email(&ours, "jane@example.com"), email(&ours, "jane@example.org"));
    assert_ne!(email(&ours, "jane@example.com"), email(&theirs, "jane@example.com"));
}

#[test]
fn hashes_of_two_datasets_do_not_join() {
    let policy = |dataset: &str| format!("{dataset}\n[[rule]]\nname = 'all'\naction = 'hash'\n");
    let hash = |policy: &str| redact(&engine(policy), "jane@example.com");
    assert_ne!(hash(&policy("dataset = 'a'")), hash(&policy("dataset = 'b'")));
    assert_ne!(hash(&policy("dataset = 'a'")), hash(&policy("")));
    assert_eq!(hash(&policy("dataset = 'a'")), hash("[[rule]]\nname = 'all'\naction = 'hash'\ndataset = 'a'\n"));
}

#[test]
fn the_dates_of_a_person_move_together_whatever_stands_first() {
    let engine = engine(VISITS);
    let input = json!({"customers": [
        {"dob": "1984-03-19", "customer_id": 7, "visits": [{"visited_at": "2026-01-02T10:00:00"}, {"visited_at": "2026-02-03"}]},
        {"customer_id": "8", "dob": "19.03.1984", "birth_date": 19840319, "visits": [{"visited_at": "2026-01-02"}]},
        {"visits": [{"visited_at": "2026-01-02"}, {"visited_at": "2026-01-09", "customer_id": 8}], "customer_id": 7},
        {"visits": [{"visited_at": "2026-01-02"}], "customer_id": 0, "dob": "1984-03-19", "birth_date": 19840319},
        {"dob": "in March 1984", "customer_id": 7}
    ]});
    let output = redact_json(&engine, &input);
    let at = |customer: usize, path: &str| output.pointer(&format!("/customers/{customer}/{path}")).unwrap_or_else(|| panic!("{path}: {output}"));
    let date = |customer: usize, path: &str| days(at(customer, path).as_str().unwrap());
    let seven = date(0, "dob") - days("1984-03-19");
    assert_eq!(date(0, "visits/0/visited_at") - days("2026-01-02"), seven);
    assert_eq!(date(0, "visits/1/visited_at") - days("2026-02-03"), seven);
    assert!(at(0, "visits/0/visited_at").as_str().unwrap().ends_with("T10:00:00"));
    assert!((146_097 - 182..=146_097 + 182).contains(&seven), "{seven}");
    let eight = date(1, "visits/0/visited_at") - days("2026-01-02");
    let dmy = at(1, "dob").as_str().unwrap();
    assert_eq!(days(&format!("{}-{}-{}", &dmy[6..], &dmy[3..5], &dmy[..2])) - days("1984-03-19"), eight);
    let number = at(1, "birth_date").to_string();
    assert_eq!(days(&format!("{}-{}-{}", &number[..4], &number[4..6], &number[6..])) - days("1984-03-19"), eight);
    assert_ne!(seven, eight);
    // The nearest object that names a person counts, before and behind.
    assert_eq!(date(2, "visits/0/visited_at") - days("2026-01-02"), seven);
    assert_eq!(date(2, "visits/1/visited_at") - days("2026-01-09"), eight);
    // Nobody's dates tell nothing.
    assert_eq!(at(3, "visits/0/visited_at"), "****-**-**");
    assert_eq!(at(3, "dob"), "****-**-**");
    assert_eq!(at(3, "birth_date"), 10_000_000);
    assert_eq!(at(4, "dob"), "[DATE_OF_BIRTH]");
    let again = redact_json(&engine, &output);
    assert_eq!(again, output);
    assert_eq!(walk(&engine, &input), output);
    assert_eq!(walk(&engine, &output), output);
}

#[test]
fn without_a_field_the_subject_of_the_message_is_the_person() {
    let engine = engine("[[rule]]\nname = 'dates'\naction = 'shift'\nmax_days = 365\n");
    let (jane, jane_in_capitals, jon) =
        (Subject::new([&b"jane@example.com"[..], b"Jane"]), Subject::new([&b"JANE@Example.com"[..]]), Subject::new([&b"jon@example.com"[..]]));
    let of = |subject| redact_for(&engine, r#"{"dob":"1984-03-19"}"#, &Context { subject, ..Context::default() });
    assert_eq!(of(Some(&jane)), of(Some(&jane_in_capitals)));
    assert_ne!(of(Some(&jane)), of(Some(&jon)));
    assert_eq!(of(None), r#"{"dob":"****-**-**"}"#);
    assert_eq!(redact_for(&engine, "born 19.03.1984", &Context { subject: Some(&jane), ..Context::default() }).len(), "born 19.03.1984".len());
}

#[test]
fn a_keyed_action_without_a_keyring_names_rule_and_line() {
    for action in ["hash", "tokenize", "synthesize", "shift"] {
        let policy =
            Policy::from_toml(&format!("version = 1\n\n[[rule]]\nname = 'a'\naction = 'redact'\n[[rule]]\nname = 'b'\naction = '{action}'\n"), "shop.toml")
                .unwrap();
        let message = Engine::new(policy, None).err().unwrap().message;
        assert!(message.starts_with(&format!("shop.toml:6: rule \"b\" has the action `{action}`, which needs a key")), "{message}");
    }
}

#[test]
fn the_schema_knows_every_action_and_option() {
    let schema = Policy::schema().to_string();
    for name in [
        "generalize",
        "synthesize",
        "shift",
        "character",
        "fixed_length",
        "band_years",
        "ipv4_prefix",
        "postcode_keep",
        "decimals",
        "amount_band",
        "subject_field",
        "max_days",
        "dataset",
        "reference_date",
        "date_order",
    ] {
        assert!(schema.contains(&format!("\"{name}\"")), "{name}");
    }
}

#[test]
fn what_is_written_needs_no_care_in_csv_or_xml() {
    let engine = engine(SYNTHESIZE);
    for (key, value) in [
        ("first_name", "Łukasz"),
        ("name", "O'Brien, \"Jane\" <jane>"),
        ("email", "a'b&c@example.com"),
        ("telephone", "+44 20 7946 0958;ext=3"),
        ("street", "1 <b>Main</b> St, \"x\""),
        ("city", "Sankt Pölten & Co"),
        ("postcode", "SW1A 1AA"),
        ("iban", "GB82 WEST 1234 5698 7654 32"),
        ("username", "jane;doe"),
    ] {
        let output = redact_json(&engine, &json!({"customer": {key: value, "email_address": "j@example.com"}}));
        let output = output["customer"][key].as_str().unwrap();
        assert_ne!(output, value);
        assert!(!output.contains(['<', '>', '&', '"', '\'', ';', ',', '\n', '=']), "{key}: {output}");
    }
}

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        "\\PC{0,24}".prop_map(Value::String),
        "[A-ZÀ-Žа-я][a-zß-ž]{1,8} [A-Z][a-z]{1,8}".prop_map(Value::String),
        "[a-z]{1,8}@[a-z]{1,8}\\.(com|example)".prop_map(Value::String),
        "\\+(1|44|49|33|48|61)[ -]?[0-9]{3}[ -]?[0-9]{6,7}".prop_map(Value::String),
        "(DE|GB|FR|NL|BE)[0-9]{2}[ ]?[0-9A-Z]{4}[ ]?[0-9]{10,14}".prop_map(Value::String),
        "[0-9]{4}-[01][0-9]-[0-3][0-9]".prop_map(Value::String),
        "[0-3]?[0-9][./][01]?[0-9][./](19|20)?[0-9]{2}".prop_map(Value::String),
        "-?[0-9]{1,3}\\.[0-9]{1,7}, ?-?[0-9]{1,3}\\.[0-9]{1,7}".prop_map(Value::String),
        "[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}".prop_map(Value::String),
        Just(Value::from("4242 4242 4242 4242")),
        (1u64..100_000_000_000).prop_map(Value::from),
        (-1e5..1e5).prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
    ]
}

fn key() -> impl Strategy<Value = String> {
    prop::sample::select(
        &[
            "first_name",
            "name",
            "email",
            "telephone",
            "street",
            "city",
            "postcode",
            "dob",
            "iban",
            "cc_number",
            "ip",
            "note",
            "age",
            "username",
            "customer_id",
            "lat",
            "location",
            "items",
            "cost",
            "customer",
            "billing",
            "cvv",
            "password",
            "created_at",
        ][..],
    )
    .prop_map(str::to_owned)
}

fn document() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(4, 48, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            prop::collection::vec((key(), inner), 0..6).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// The document without its scalar values.
fn shape(value: &Value) -> String {
    match value {
        Value::Object(members) => members.iter().map(|(_, value)| format!("k:{},", shape(value))).fold("{".to_owned(), |all, part| all + &part) + "}",
        Value::Array(elements) => elements.iter().map(|value| shape(value) + ",").fold("[".to_owned(), |all, part| all + &part) + "]",
        Value::String(_) => "s".into(),
        Value::Number(_) => "n".into(),
        Value::Bool(_) => "b".into(),
        Value::Null => "0".into(),
    }
}

const POLICIES: &[&str] = &[
    SYNTHESIZE,
    VISITS,
    "[[rule]]\nname = 'all'\naction = 'generalize'\n",
    "reference_date = '2026-11-21'\n[[detector]]\nname = 'COST'\nregex = '.+'\nfield = 'cost'\n[[rule]]\nname = 'all'\naction = 'generalize'\ndate = 'band'\nband_years = 5\ndecimals = 0\namount_band = 250\n",
    "[[rule]]\nname = 'all'\naction = 'mask'\ncharacter = 'X'\nkeep_first = 2\nkeep_last = 2\n",
    "[[rule]]\nname = 'all'\naction = 'mask'\ncharacter = '•'\nfixed_length = 5\nkeep_last = 2\n",
    "[[rule]]\nname = 'dates'\naction = 'shift'\nentity = 'DATE_OF_BIRTH'\nsubject_field = 'email'\n[[rule]]\nname = 'who'\naction = 'synthesize'\n",
];

#[test]
fn a_date_that_cannot_be_known_as_moved_is_hidden() {
    for policy in POLICIES {
        let engine = engine(policy);
        let once = redact(&engine, r#"{"customer_id":7,"dob":"0001-01-10"}"#);
        assert!(!once.contains("0001-01-10"), "{once}");
        assert_eq!(redact(&engine, &once), once);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn json_stays_json_of_the_same_shape_and_twice_is_once(document in document()) {
        for policy in POLICIES {
            let engine = engine(policy);
            let input = document.to_string();
            let once = redact(&engine, &input);
            let parsed: Value = serde_json::from_str(&once).map_err(|error| TestCaseError::fail(format!("{error}: {input} became {once}")))?;
            prop_assert_eq!(shape(&parsed), shape(&document), "{}", input);
            // A value in which a document seems to begin is judged in parts, each of which a pattern for any text takes.
            let is_parted = policy.contains("COST") && ["{\\\"", "[{", "[["].iter().any(|opening| input.contains(opening));
            let again = redact(&engine, &once);
            prop_assert!(is_parted || again == once, "{} with {} became {} and then {}", input, policy, once, again);
        }
    }

    #[test]
    fn text_stays_as_it_is_the_second_time(parts in prop::collection::vec(leaf(), 1..5)) {
        let input = parts.iter().map(|part| part.as_str().map_or_else(|| part.to_string(), str::to_owned)).collect::<Vec<_>>().join(" and ");
        for policy in POLICIES {
            let engine = engine(policy);
            let once = redact(&engine, &input);
            prop_assert_eq!(&redact(&engine, &once), &once, "{} with {}", input, policy);
        }
    }

    #[test]
    fn made_up_ibans_and_cards_pass_their_checks(country in "[A-Z]{2}", digits in "[0-9]{16,24}") {
        let engine = engine(SYNTHESIZE);
        let output = redact_json(&engine, &json!({"customer": {"iban": format!("{country}89{digits}"), "cc_number": &digits[..16]}}));
        let (iban, card) = (output["customer"]["iban"].as_str().unwrap(), output["customer"]["cc_number"].as_str().unwrap());
        prop_assert_eq!(mod97(iban), 1, "{}", iban);
        prop_assert!(luhn(card) && card.starts_with("400000") && card.len() == 16, "{}", card);
    }
}
