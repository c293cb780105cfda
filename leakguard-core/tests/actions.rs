//! What each action makes of a message, and how rules choose.

#![allow(clippy::unwrap_used)]

use leakguard_core::keys::Keyring;
use leakguard_core::{Channel, Context, Engine, Format, Policy, Scratch, Subject, Verdict};

const KEYRING: &str = "active = \"k1\"\n[[key]]\nid = \"k1\"\nsecret = \"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"\n";

fn engine(rules: &str) -> Engine {
    Engine::new(Policy::from_toml(rules, "test").unwrap(), Some(Keyring::from_toml(KEYRING).unwrap())).unwrap()
}

fn one_rule(action: &str) -> Engine {
    engine(&format!("[[rule]]\nname = 'all'\naction = '{action}'\n"))
}

fn redact(engine: &Engine, input: &str, context: &Context<'_>) -> String {
    let mut scratch = Scratch::default();
    let redaction = engine.redact(input.as_bytes(), context, Format::Auto, &mut scratch).unwrap();
    String::from_utf8(redaction.output.unwrap_or(input.as_bytes()).to_vec()).unwrap()
}

fn plain(engine: &Engine, input: &str) -> String {
    redact(engine, input, &Context::default())
}

#[test]
fn drop_takes_the_field_out_and_leaves_valid_json() {
    let engine = one_rule("drop");
    for (input, output) in [
        (r#"{"a":1,"email":"j@example.com","b":2}"#, r#"{"a":1,"b":2}"#),
        (r#"{"email":"j@example.com","b":2}"#, r#"{"b":2}"#),
        (r#"{ "email" : "j@example.com" , "phone" : "+49 30 90182034" , "b" : 2 }"#, r#"{ "b" : 2 }"#),
        (r#"{"a":1,"email":"j@example.com"}"#, r#"{"a":1}"#),
        (r#"{"email":"j@example.com"}"#, r#"{}"#),
        (r#"{"email":"j@example.com","first_name":"Jane"}"#, r#"{}"#),
        (r#"["j@example.com",1]"#, r#"[null,1]"#),
        (r#"{"note":"mail j@example.com now","b":[{"dob":"1984-03-19"}]}"#, r#"{"b":[{}]}"#),
        (r#"{"cvv":123,"b":true}"#, r#"{"b":true}"#),
        // A name that only the document's fields tell is known when the note's member is past: its text goes.
        (r#"{"last_name":"Weber","note":"ring at Weber","b":1}"#, r#"{"note":"","b":1}"#),
        ("mail j@example.com now", "mail  now"),
        (r#"{"text":"{\"email\":\"j@example.com\",\"b\":2}"}"#, r#"{"text":"{\"b\":2}"}"#),
    ] {
        let found = plain(&engine, input);
        assert_eq!(found, output, "{input}");
        assert!(input.starts_with('m') || serde_json::from_str::<serde_json::Value>(&found).is_ok());
        assert_eq!(plain(&engine, &found), found);
    }
}

#[test]
fn hash_joins_writings_of_one_value_and_differs_between_kinds() {
    let engine = one_rule("hash");
    let hash = |input: &str| plain(&engine, input);
    assert_eq!(hash("Jane@Example.com"), hash("jane@example.com"));
    assert_eq!(hash("4111 1111 1111 1111"), hash("4111111111111111"));
    assert_ne!(hash("jane@example.com"), hash("jane@example.org"));
    let out = hash(r#"{"first_name":"Jane","email":"jane@example.com"}"#);
    assert!(out.contains(r#""first_name":"[PERSON:k1:"#), "{out}");
    assert_eq!(hash(&out), out, "a hash is found again");
}

#[test]
fn hash_without_a_keyring_is_refused() {
    let policy = Policy::from_toml("[[rule]]\nname = 'all'\naction = 'hash'\n", "").unwrap();
    let error = Engine::new(policy, None).err().unwrap();
    assert!(error.message.contains("rule \"all\"") && error.message.contains("leakguard keys generate"), "{error}");
}

#[test]
fn block_names_rule_entity_and_field_and_not_the_value() {
    let engine = one_rule("block");
    let mut scratch = Scratch::default();
    let input = br#"{"items":[{"note":"card 4111111111111111"}]}"#;
    let blocked = engine.redact(input, &Context::default(), Format::Auto, &mut scratch).err().unwrap();
    assert_eq!(blocked.to_string(), "rule \"all\" blocks this message: it holds CREDIT_CARD in items.0.note");
    assert!(engine.redact(b"nothing here", &Context::default(), Format::Auto, &mut scratch).is_ok());
}

#[test]
fn mask_keeps_what_the_rule_says() {
    let engine =
        engine("[[rule]]\nname = 'cards'\naction = 'mask'\nentity = 'CREDIT_CARD'\nkeep_first = 6\nkeep_last = 4\n[[rule]]\nname = 'rest'\naction = 'mask'\n");
    let input = r#"{"note":"card 4111-1111-1111-1234 of jane@example.com","first_name":"Jörg","card_number":4111111111111111}"#;
    let output = r#"{"note":"card 4111-11**-****-1234 of j***************","first_name":"J***","card_number":1000000000001111}"#;
    // 4111-1111-1111-1234 does not pass Luhn; 4242 does.
    let (input, output) = (input.replace("4111-1111-1111-1234", "4242-4242-4242-4242"), output.replace("4111-11**-****-1234", "4242-42**-****-4242"));
    assert_eq!(plain(&engine, &input), output);
    assert_eq!(plain(&engine, &output), output);
}

#[test]
fn the_first_matching_rule_decides_and_monitor_changes_nothing() {
    let engine = engine(
        "[[rule]]\nname = 'support'\naction = 'allow'\nfield = 'support.email'\n[[rule]]\nname = 'watch'\naction = 'redact'\nentity = 'IP_ADDRESS'\nmode = 'monitor'\n[[rule]]\nname = 'rest'\naction = 'redact'\n",
    );
    let input = r#"{"support":{"email":"help@example.com"},"email":"j@example.com","ip":"192.0.2.17"}"#;
    let mut scratch = Scratch::default();
    let redaction = engine.redact(input.as_bytes(), &Context::default(), Format::Auto, &mut scratch).unwrap();
    assert_eq!(redaction.output, Some(&br#"{"support":{"email":"help@example.com"},"email":"[EMAIL_ADDRESS]","ip":"192.0.2.17"}"#[..]));
    let rules: Vec<_> = redaction.findings.iter().map(|f| (redaction.field(f).unwrap().into_owned(), f.rule, f.changed)).collect();
    assert_eq!(rules, [("support.email".to_owned(), Some(0), false), ("email".to_owned(), Some(2), true), ("ip".to_owned(), Some(1), false)]);
}

#[test]
fn policy_modes_monitor_and_off_change_nothing() {
    for (mode, findings) in [("monitor", 1), ("off", 0)] {
        let engine = engine(&format!("mode = '{mode}'\n[[rule]]\nname = 'all'\naction = 'redact'\n"));
        let mut scratch = Scratch::default();
        let redaction = engine.redact(b"jane@example.com", &Context::default(), Format::Auto, &mut scratch).unwrap();
        assert_eq!((redaction.output, redaction.findings.len()), (None, findings), "{mode}");
    }
}

#[test]
fn a_customer_sees_their_own_data_and_nobody_elses() {
    let engine = Engine::new(Policy::preset("default").unwrap(), None).unwrap();
    let jan = Subject::new([&b"jan.devries@voorbeeld.example"[..], b"Jan", b"de Vries", b"+31 20 555 0123", b"Keizersgracht 123"]);
    let context = Context { channel: Channel::Api, consumer: "customer:2", subject: Some(&jan), ..Context::default() };
    let input = r#"{"items":[{"firstname":"Jan","lastname":"de Vries","email":"Jan.deVries@voorbeeld.example","telephone":"+31205550123"},{"firstname":"Marta","email":"marta.kowalska@example.net"}]}"#;
    let output = r#"{"items":[{"firstname":"Jan","lastname":"de Vries","email":"Jan.deVries@voorbeeld.example","telephone":"+31205550123"},{"firstname":"[PERSON]","email":"[EMAIL_ADDRESS]"}]}"#;
    assert_eq!(redact(&engine, input, &context), output);
}

#[test]
fn token_endpoints_answer_with_their_token() {
    let engine = Engine::new(Policy::preset("default").unwrap(), None).unwrap();
    let jwt = leakguard_core::Entity::Jwt.info().example;
    let answer = format!("\"{jwt}\"");
    let context = |route| Context { consumer: "guest", route, ..Context::default() };
    assert_eq!(redact(&engine, &answer, &context("V1/integration/customer/token")), answer);
    assert_eq!(redact(&engine, &answer, &context("V1/orders")), "\"[JWT]\"");
}

#[test]
fn nothing_changed_gives_no_output() {
    let engine = one_rule("redact");
    let mut scratch = Scratch::default();
    for input in ["", "nothing here", r#"{"email":"[EMAIL_ADDRESS]"}"#, r#"{"email":""}"#] {
        assert_eq!(engine.redact(input.as_bytes(), &Context::default(), Format::Auto, &mut scratch).unwrap().output, None, "{input}");
    }
}

#[test]
fn scan_finds_what_rules_allow_and_says_where() {
    let engine = engine("[[rule]]\nname = 'all'\naction = 'allow'\n");
    let mut scratch = Scratch::default();
    let input = r#"{"a":[{"billing":{"email":"j\u0040example.com"}}]}"#;
    let result = engine.scan(input.as_bytes(), &Context::default(), Format::Auto, &mut scratch);
    let finding = result.findings[0];
    assert_eq!(result.field(&finding).unwrap(), "a.0.billing.email");
    assert_eq!(&input[finding.start..finding.end], r"j\u0040example.com");
}

#[test]
fn a_walked_tree_is_judged_like_json() {
    let engine = one_rule("redact");
    let (context, mut scratch) = (Context::default(), Scratch::default());
    let mut walk = engine.walk(&context, &mut scratch);
    for learning in [true, false] {
        walk.enter(true);
        walk.key(b"billing");
        walk.enter(true);
        for (key, value) in [("last_name", "Weber"), ("city", "Hamburg"), ("country", "DE")] {
            walk.key(key.as_bytes());
            if learning {
                walk.learn(value.as_bytes());
            } else {
                let expected = match key {
                    "last_name" => Verdict::Replace(b"[PERSON]"),
                    "city" => Verdict::Replace(b"[POSTAL_ADDRESS]"),
                    _ => Verdict::Keep,
                };
                assert_eq!(walk.string(value.as_bytes()).unwrap(), expected, "{key}");
            }
        }
        walk.leave();
        if learning {
            walk.leave();
        }
    }
    walk.key(b"customer_note");
    assert_eq!(walk.string(b"ring at Weber").unwrap(), Verdict::Replace(b"ring at [PERSON]"));
    walk.key(b"cc_number");
    assert_eq!(walk.number(b"4111111111111111").unwrap(), Verdict::Replace(b"1000000000000000"));
    walk.key(b"jane@example.com");
    assert_eq!(walk.key_text(b"jane@example.com").unwrap(), Verdict::Replace(b"[EMAIL_ADDRESS]"));
    assert_eq!(walk.findings().len(), 5);
}

#[test]
fn a_key_that_is_data_is_not_shown_in_paths() {
    let engine = one_rule("drop");
    let mut scratch = Scratch::default();
    let input = r#"{"jane@example.com":{"cvv":"123"},"order-items":{"cvv":"456"}}"#;
    let redaction = engine.redact(input.as_bytes(), &Context::default(), Format::Auto, &mut scratch).unwrap();
    let paths: Vec<_> = redaction.findings.iter().map(|finding| redaction.field(finding).unwrap().into_owned()).collect();
    assert_eq!(paths, ["*", "*.cvv", "order-items.cvv"]);
    assert_eq!(redaction.output, Some(&br#"{"[EMAIL_ADDRESS]":{},"order-items":{}}"#[..]));
}

#[test]
fn evidence_counts_wherever_it_stands_in_an_object() {
    let engine = one_rule("redact");
    for (input, output) in [
        (
            r#"{"name":"Marta Kowalska","city":"Krakow","postcode":31101,"email":"m@example.net"}"#,
            r#"{"name":"[PERSON]","city":"[POSTAL_ADDRESS]","postcode":10000,"email":"[EMAIL_ADDRESS]"}"#,
        ),
        (
            r#"[{"value":"Marta","key":"_billing_first_name"},{"value":"ring at Marta","key":"note"}]"#,
            r#"[{"value":"[PERSON]","key":"_billing_first_name"},{"value":"ring at [PERSON]","key":"note"}]"#,
        ),
        (r#"{"name":"Jane j@example.com Doe","first_name":"Jane"}"#, r#"{"name":"[PERSON]","first_name":"[PERSON]"}"#),
        (
            r#"{"address":{"street":{"0":"Hauptstr. 5","1":"OG"}},"name":"Hoodie"}"#,
            r#"{"address":{"street":{"0":"[POSTAL_ADDRESS]","1":"[POSTAL_ADDRESS]"}},"name":"Hoodie"}"#,
        ),
        (r#"{"name":"J\u00f6rg","dob":"1984-03-19"}"#, r#"{"name":"[PERSON]","dob":"[DATE_OF_BIRTH]"}"#),
    ] {
        assert_eq!(plain(&engine, input), output);
        assert_eq!(plain(&engine, output), output);
    }
    for input in [
        r#"{"stores":[{"name":"Order confirmation","email":"j@example.com"}]}"#,
        r#"{"orders":[{"number":"4000000000000002","status":"processing"}]}"#,
        r#"{"shipping":{"name":"Flat rate","company":"DHL"}}"#,
        r#"{"stores":[{"name":"Berlin Store","street":"Main 1","email":"store@example.com"}],"vendor":{"email":"v@example.com","name":"Acme Tools"}}"#,
        r#"{"fields":{"password":"Password","first_name":"First name"}}"#,
    ] {
        assert!(
            !plain(&engine, input).contains("[PERSON]") && !plain(&engine, input).contains("[CREDIT_CARD]") && !plain(&engine, input).contains("[PASSWORD]"),
            "{input}"
        );
    }
    let engine = one_rule("drop");
    assert_eq!(plain(&engine, r#"{"note":["Jonas a@b.de"],"first_name":"Jonas"}"#), r#"{"note":[null]}"#);
    assert_eq!(plain(&engine, r#"{"name":"Marta","postcode":31101,"first_name":"M","b":1}"#), r#"{"name":"","postcode":null,"b":1}"#);
}

#[test]
fn labels_and_masks_teach_nothing_and_are_not_looked_into() {
    for (action, input) in [
        ("redact", r#"{"first_name":"PERSON","note":"a [PERSON] here"}"#),
        ("mask'\nkeep_first = 4\nmode = 'enforce", r#"{"first_name":"Alexander","note":"Alex rang Alexander"}"#),
        ("redact", r#"s:8:"password";s:7:"hunter2";s:6:"street";a:1:{"#),
    ] {
        let engine = one_rule(action);
        let once = plain(&engine, input);
        assert_ne!(once, input);
        assert_eq!(plain(&engine, &once), once);
    }
}

#[test]
fn a_walked_tree_knows_what_stands_behind() {
    let engine = one_rule("redact");
    let (context, mut scratch) = (Context::default(), Scratch::default());
    let mut walk = engine.walk(&context, &mut scratch);
    for learning in [true, false] {
        walk.enter(true);
        for (key, value, expected) in [
            ("name", "Marta Kowalska", Verdict::Replace(b"[PERSON]")),
            ("sku", "HD-1", Verdict::Keep),
            ("telephone", "601 234 567", Verdict::Replace(b"[PHONE_NUMBER]")),
        ] {
            walk.key(key.as_bytes());
            if learning {
                walk.learn(value.as_bytes());
            } else {
                assert_eq!(walk.string(value.as_bytes()).unwrap(), expected, "{key}");
            }
        }
        walk.leave();
    }
}

#[test]
fn a_drop_inside_a_nested_document_leaves_the_outer_one_alone() {
    let engine = engine("[[rule]]\nname = 'd'\ncategory = 'personal'\naction = 'drop'\n");
    let input = r#"{"city":[{},"x"],"note":"mail j@example.com","name":"Weber","title":"{\"email\":\"a@b.de\",\"first_name\":\"Jonas\",\"c\":1}","b":"ok"}"#;
    let output = r#"{"city":[{},"x"],"name":"Weber","title":"{\"c\":1}","b":"ok"}"#;
    assert_eq!(plain(&engine, input), output);
}

#[test]
fn scan_and_monitor_find_what_stands_behind() {
    let input = br#"[{"value":"Marta m@example.net","key":"_billing_first_name"},{"name":"Jane Doe","email":"j@example.com"}]"#;
    for (toml, scan) in [("[[rule]]\nname = 'all'\naction = 'allow'\n", true), ("mode = 'monitor'\n[[rule]]\nname = 'all'\naction = 'redact'\n", false)] {
        let engine = engine(toml);
        let mut scratch = Scratch::default();
        let context = Context::default();
        let result =
            if scan { engine.scan(input, &context, Format::Auto, &mut scratch) } else { engine.redact(input, &context, Format::Auto, &mut scratch).unwrap() };
        let entities: Vec<_> = result.findings.iter().map(|finding| finding.entity.name()).collect();
        assert_eq!(entities, ["PERSON", "PERSON", "EMAIL_ADDRESS"], "scan: {scan}");
        assert_eq!(result.output, None);
    }
}

#[test]
fn generalize_leaves_what_many_people_share() {
    let engine = engine(
        "reference_date = '2026-11-21'\n[[detector]]\nname = 'COST'\nregex = '.+'\nfield = 'cost'\n[[rule]]\nname = 'all'\naction = 'generalize'\ndate = 'month'\namount_band = 100\n",
    );
    let input = r#"{"customer":{"dob":"1984-03-19","age":42,"ip":"192.0.2.17","postcode":"10115","city":"Berlin","email":"jane@example.com"},"cost":4312.5,"note":"born 19.03.1984, from 2001:db8:1:2::17"}"#;
    let output = r#"{"customer":{"dob":"1984-03","age":40,"ip":"192.0.2.0","postcode":"10***","city":"[POSTAL_ADDRESS]","email":"[EMAIL_ADDRESS]"},"cost":4300,"note":"born 1984-03, from 2001:db8:1::"}"#;
    assert_eq!(plain(&engine, input), output);
    assert_eq!(plain(&engine, output), output);
    assert!(serde_json::from_str::<serde_json::Value>(output).is_ok());
}

#[test]
fn a_value_that_is_general_already_is_found_and_not_changed() {
    let engine = one_rule("generalize");
    let mut scratch = Scratch::default();
    let redaction = engine.redact(br#"{"dob":"1984"}"#, &Context::default(), Format::Auto, &mut scratch).unwrap();
    assert_eq!((redaction.output, redaction.findings.len(), redaction.findings[0].changed), (None, 1, false));
}

#[test]
fn masks_of_other_characters_and_lengths_stay_as_they_are() {
    for options in ["character = 'X'", "character = '•'\nkeep_first = 2", "fixed_length = 4\nkeep_last = 1", "character = '_'\nfixed_length = 8"] {
        let engine = engine(&format!("[[rule]]\nname = 'all'\naction = 'mask'\n{options}\n"));
        let input = r#"{"note":"card 4242-4242-4242-4242 of jane@example.com, DE89370400440532013000","first_name":"Jörg","telephone":"+49 30 90182034"}"#;
        let once = plain(&engine, input);
        assert_ne!(once, input);
        assert_eq!(plain(&engine, &once), once, "{options}");
    }
}
