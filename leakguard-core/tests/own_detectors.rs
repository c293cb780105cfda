//! What a policy defines itself: detectors, exceptions, thresholds. Through the engine, as users have it.

#![allow(clippy::unwrap_used)]

use leakguard_core::{Context, Engine, Entity, Format, Policy, Scratch};
use proptest::prelude::*;

const ALL: &str = "[[rule]]\nname = 'all'\naction = 'redact'\n";

fn engine(toml: &str) -> Engine {
    Engine::new(Policy::from_toml(toml, "shop.toml").unwrap_or_else(|error| panic!("{error}")), None).unwrap()
}

fn redact(engine: &Engine, input: &str, format: Format) -> String {
    let mut scratch = Scratch::default();
    let redaction = engine.redact(input.as_bytes(), &Context::default(), format, &mut scratch).unwrap();
    assert!(redaction.findings.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", redaction.findings);
    redaction.output.map_or_else(|| input.to_owned(), |output| String::from_utf8(output.to_vec()).unwrap())
}

fn shop() -> Engine {
    engine(&format!(
        "{ALL}
        [[detector]]
        name = 'EMPLOYEE_NO'
        regex = '\\bEMP-\\d{{6}}\\b'
        [[detector]]
        name = 'STAFF_ID'
        regex = '\\b\\d{{5}}\\b'
        near = ['employee', 'Personalnummer']
        [[detector]]
        name = 'PROJECTS'
        words = ['Zephyr', 'Project Zephyr', '秘密計画']
        [[detector]]
        name = 'COST_PRICE'
        regex = '(?s).+'
        field = ['cost', 'margin.*']
        [[detector]]
        name = 'HOSTS'
        regex = '[a-z0-9-]+\\.corp\\.internal'
        entity = 'IP_ADDRESS'
        "
    ))
}

#[test]
fn detectors_find_in_text_in_json_in_keys_and_in_numbers() {
    let engine = shop();
    for (input, expected) in [
        ("see EMP-123456 for Project Zephyr", "see [CONFIDENTIAL] for [CONFIDENTIAL]"),
        ("Personalnummer: 12345, the article of that order is no. 54321", "Personalnummer: [CONFIDENTIAL], the article of that order is no. 54321"),
        ("これは秘密計画です", "これは[CONFIDENTIAL]です"),
        ("db-1.corp.internal refused", "[IP_ADDRESS] refused"),
        (r#"{"a":"\u0045MP-123456"}"#, r#"{"a":"[CONFIDENTIAL]"}"#),
        (r#"{"a":"Zephyr"}"#, r#"{"a":"[CONFIDENTIAL]"}"#),
        (r#"{"Zephyr":1}"#, r#"{"[CONFIDENTIAL]":1}"#),
        (r#"{"employee_id":"12345","sku":"12345"}"#, r#"{"employee_id":"[CONFIDENTIAL]","sku":"12345"}"#),
        (r#"{"employeeNumber":12345,"sku":12345}"#, r#"{"employeeNumber":10000,"sku":12345}"#),
        (r#"{"cost":"7.5","price":"9.5","margin":{"eur":2}}"#, r#"{"cost":"[CONFIDENTIAL]","price":"9.5","margin":{"eur":1}}"#),
    ] {
        let once = redact(&engine, input, Format::Auto);
        assert_eq!(once, expected);
        assert_eq!(redact(&engine, &once, Format::Auto), once, "twice");
    }
}

#[test]
fn a_finding_names_its_detector() {
    let engine = shop();
    let mut scratch = Scratch::default();
    let result = engine.scan(b"Zephyr jane@example.com EMP-123456", &Context::default(), Format::Text, &mut scratch);
    let found: Vec<_> = result.findings.iter().map(|finding| (finding.entity, finding.detector)).collect();
    assert_eq!(found, [(Entity::Confidential, Some(2)), (Entity::EmailAddress, None), (Entity::Confidential, Some(0))]);
    assert_eq!(engine.policy().detectors[2].name, "PROJECTS");
}

#[test]
fn what_is_allowed_is_no_finding() {
    let engine = engine(&format!(
        "{ALL}
        [[allow]]
        values = ['support@shop.example', '4111 1111 1111 1111']
        [[allow]]
        values = 'Store Owner'
        ignore_case = true
        entity = 'PERSON'
        [[allow]]
        patterns = ['.*@returns\\.shop\\.example']
        entity = 'EMAIL_ADDRESS'
        "
    ));
    for (input, expected) in [
        ("support@shop.example, xsupport@shop.example", "support@shop.example, [EMAIL_ADDRESS]"),
        ("rma-17@returns.shop.example jane@returns.shop.example.org", "rma-17@returns.shop.example [EMAIL_ADDRESS]"),
        ("4111 1111 1111 1111 4111-1111-1111-1111", "4111 1111 1111 1111 [CREDIT_CARD]"),
        (r#"{"email":"support@shop.example","name":"x"}"#, r#"{"email":"support@shop.example","name":"x"}"#),
        (
            r#"{"firstname":"STORE OWNER","customer_note":"Ask the store owner, or Owner"}"#,
            r#"{"firstname":"STORE OWNER","customer_note":"Ask the store owner, or Owner"}"#,
        ),
        (r#"{"firstname":"Marta"}"#, r#"{"firstname":"[PERSON]"}"#),
    ] {
        assert_eq!(redact(&engine, input, Format::Auto), expected);
    }
}

#[test]
fn thresholds_raise_and_lower_the_least_score_of_a_kind() {
    let text = "order 4000000000000002, jane@example.com";
    let scores = |toml: &str| {
        let engine = engine(&format!("{toml}{ALL}"));
        let mut scratch = Scratch::default();
        let result = engine.scan(text.as_bytes(), &Context::default(), Format::Text, &mut scratch);
        result.findings.iter().map(|finding| finding.entity).collect::<Vec<_>>()
    };
    assert_eq!(scores(""), [Entity::EmailAddress]);
    assert_eq!(scores("[thresholds]\nCREDIT_CARD = 0.1\n"), [Entity::CreditCard, Entity::EmailAddress]);
    assert_eq!(scores("[thresholds]\nEMAIL_ADDRESS = 1.0\n"), []);
}

#[test]
fn kinds_that_are_left_out_never_come_up() {
    let input = r#"{"email":"jane@example.com","ip":"192.0.2.17","note":"4111111111111111 EMP-123456"}"#;
    let detector = "[[detector]]\nname = 'E'\nregex = 'EMP-\\d+'\n";
    let only = engine(&format!("[detect]\nonly = ['CREDIT_CARD', 'CONFIDENTIAL']\n{ALL}{detector}"));
    assert_eq!(redact(&only, input, Format::Auto), r#"{"email":"jane@example.com","ip":"192.0.2.17","note":"[CREDIT_CARD] [CONFIDENTIAL]"}"#);
    let ignore = engine(&format!("detect = {{ ignore = 'IP_ADDRESS' }}\n{ALL}{detector}"));
    assert_eq!(redact(&ignore, input, Format::Auto), r#"{"email":"[EMAIL_ADDRESS]","ip":"192.0.2.17","note":"[CREDIT_CARD] [CONFIDENTIAL]"}"#);
}

#[test]
fn a_finding_that_is_only_watched_hides_no_card() {
    let detector = "[[detector]]\nname = 'ORDERS'\nregex = 'Paid by .* today'\n";
    let text = "Paid by 4111111111111111 of jane@example.com today";
    let watched = engine(&format!("{detector}[[rule]]\nname = 'own'\nentity = 'CONFIDENTIAL'\naction = 'redact'\nmode = 'monitor'\n{ALL}"));
    assert_eq!(redact(&watched, text, Format::Text), "Paid by [CREDIT_CARD] of [EMAIL_ADDRESS] today");
    let enforced = engine(&format!("{detector}{ALL}"));
    assert_eq!(redact(&enforced, text, Format::Text), "[CONFIDENTIAL]");
    assert_eq!(redact(&watched, "Paid by cash today", Format::Text), "Paid by cash today");
}

#[test]
fn what_the_budget_does_not_cover_is_withheld() {
    let hostile = format!("jane@example.com {}", "EMP-".repeat(100_000));
    let detector = "[[detector]]\nname = 'E'\nregex = 'EMP-[^;]*;'\nreach = 4096\n";
    let enforced = redact(&engine(&format!("{detector}{ALL}")), &hostile, Format::Text);
    assert!(enforced.starts_with("[EMAIL_ADDRESS] ") && enforced.ends_with("[CONFIDENTIAL]"), "{}", &enforced[enforced.len() - 50..]);
    assert!(enforced.len() < hostile.len());
    // Where the policy lets such findings through, nothing is withheld, and the rest of the catalogue still counts.
    let text = hostile + " 4111111111111111";
    let watched = engine(&format!("{detector}[[rule]]\nname = 'own'\nentity = 'CONFIDENTIAL'\naction = 'allow'\n{ALL}"));
    let output = redact(&watched, &text, Format::Text);
    assert!(output.ends_with("EMP-EMP- [CREDIT_CARD]"), "{}", &output[output.len() - 50..]);
    // The next message has a budget of its own.
    let engine = engine(&format!("{detector}{ALL}"));
    let mut scratch = Scratch::default();
    engine.redact(text.as_bytes(), &Context::default(), Format::Text, &mut scratch).unwrap();
    let next = engine.redact(b"see EMP-1;", &Context::default(), Format::Text, &mut scratch).unwrap();
    assert_eq!(next.output, Some(&b"see [CONFIDENTIAL]"[..]));
}

#[test]
fn a_usual_document_stays_far_from_the_budget() {
    let engine = engine(&format!(
        "{ALL}[[detector]]\nname = 'MAIL'\nregex = '\\d{{6}}@corp\\.example'\nreach = 4096\n[[detector]]\nname = 'HOSTS'\nregex = '[a-z.]+\\.corp\\.example'\nscore = 0.6\n"
    ));
    let line = "2026-11-21T10:00:00 mail from jane.doe@corp.example to db.corp.example took 3 ms\n";
    let output = redact(&engine, &line.repeat(5000), Format::Text);
    assert_eq!(output.lines().count(), 5000);
    assert_eq!(output.lines().last(), Some("2026-11-21T10:00:00 mail from [EMAIL_ADDRESS] to [CONFIDENTIAL] took 3 ms"));
}

#[test]
fn a_policy_that_nobody_checked_is_refused_by_the_engine() {
    let unchecked: Policy = serde_json::from_value(serde_json::json!({"rule": [], "detector": [{"name": "E", "regex": "\\d"}]})).unwrap();
    assert!(Engine::new(unchecked, None).err().unwrap().to_string().contains("part of every match"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn json_stays_json_and_twice_is_once(
        values in prop::collection::vec(prop_oneof![
            // What opens an object and nothing more is read member by member, and the label in it as a whole the next time.
            "[ -~é秘]{0,20}".prop_filter("the head of an object", |value| !value.trim_start().starts_with('{')),
            prop::sample::select(&["EMP-123456", "Zephyr", "12345", "x.corp.internal", "[CONFIDENTIAL]", "[PERSON:k1:00ff]", "employee 12345 Zephyr"][..]).prop_map(str::to_owned),
        ], 1..6),
        keys in prop::collection::vec(prop::sample::select(&["cost", "employee", "note", "Zephyr", "margin", "EMP-123456", "name"][..]), 6),
    ) {
        let engine = shop();
        let members: serde_json::Map<_, _> = keys.iter().map(|&key| key.to_owned()).zip(values.iter().map(|value| value.parse::<u32>().map_or_else(|_| value.clone().into(), Into::into))).collect();
        let input = serde_json::Value::Object(members).to_string();
        let once = redact(&engine, &input, Format::Json);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&once).is_ok(), "{} became {}", input, once);
        prop_assert_eq!(redact(&engine, &once, Format::Json), once);
    }
}
