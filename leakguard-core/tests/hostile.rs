//! Broken, hostile and huge input: a defined result, never a panic, and time that grows with the length only.

#![allow(clippy::unwrap_used)]

use leakguard_core::{Context, Engine, Format, Policy, Scratch};

struct Shop {
    engine: Engine,
    scratch: Scratch,
}

impl Shop {
    fn new() -> Shop {
        Shop { engine: Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap(), scratch: Scratch::default() }
    }

    /// Output, how it was read, whether it was malformed.
    fn redact(&mut self, input: &[u8], format: Format) -> (Vec<u8>, Format, bool) {
        let redaction = self.engine.redact(input, &Context::default(), format, &mut self.scratch).unwrap();
        (redaction.output.unwrap_or(input).to_vec(), redaction.format, redaction.malformed)
    }

    fn auto(&mut self, input: &str) -> String {
        String::from_utf8(self.redact(input.as_bytes(), Format::Auto).0).unwrap()
    }
}

#[test]
fn malformed_json_is_handled_as_text_and_said_so() {
    let mut shop = Shop::new();
    for (input, output) in [
        (r#"{"email":"jane@example.com","x":}"#, r#"{"email":"[EMAIL_ADDRESS]","x":}"#),
        (r#"{"email":"jane@example.com""#, r#"{"email":"[EMAIL_ADDRESS]""#),
        (r#"{"first_name":"Jane","note":"jane@exam"#, r#"{"first_name":"[PERSON]","note":"jane@exam"#),
        (r#"{"first_name":"Jane"} trailing jane@example.com"#, r#"{"first_name":"[PERSON]"} trailing [EMAIL_ADDRESS]"#),
        (r#"{first_name:"Jane","email":"jane@example.com"}"#, r#"{first_name:"[PERSON]","email":"[EMAIL_ADDRESS]"}"#),
        (r#"[1,2,,"jane@example.com"]"#, r#"[1,2,,"[EMAIL_ADDRESS]"]"#),
        (r#"{"password":"hunter2"#, r#"{"password":"[PASSWORD]"#),
    ] {
        let (found, format, malformed) = shop.redact(input.as_bytes(), Format::Json);
        assert_eq!(String::from_utf8_lossy(&found), output);
        assert_eq!((format, malformed), (Format::Text, true), "{input}");
    }
}

#[test]
fn escapes_in_broken_json_still_end_words() {
    let mut shop = Shop::new();
    assert_eq!(shop.auto(r#"{"a":"x\nfoo@x.com\n4111111111111111"#), r#"{"a":"x\n[EMAIL_ADDRESS]\n[CREDIT_CARD]"#);
}

#[test]
fn values_written_with_escapes_are_found_and_json_stays_json() {
    let mut shop = Shop::new();
    for (input, output) in [
        (r#"{"a":"foo\u0040example.com"}"#, r#"{"a":"[EMAIL_ADDRESS]"}"#),
        (r#"{"a":"line\nfoo@x.com\t4111\u00201111\u00201111\u00201111\/x"}"#, r#"{"a":"line\n[EMAIL_ADDRESS]\t[CREDIT_CARD]\/x"}"#),
        (r#"{"a":"https:\/\/u:p4ss@db.example.com\/x"}"#, r#"{"a":"https:\/\/u:[PASSWORD]@db.example.com\/x"}"#),
        (r#"{"a":"{\"email\":\"j@example.com\",\"first_name\":\"J\\u00f6rg\"}"}"#, r#"{"a":"{\"email\":\"[EMAIL_ADDRESS]\",\"first_name\":\"[PERSON]\"}"}"#),
        (r#"{"\u0066irst_name":"Jane"}"#, r#"{"\u0066irst_name":"[PERSON]"}"#),
        (r#"{"jane@example.com":1}"#, r#"{"[EMAIL_ADDRESS]":1}"#),
    ] {
        assert_eq!(shop.auto(input), output);
    }
}

#[test]
fn cards_in_a_payment_services_shape_are_found() {
    let mut shop = Shop::new();
    for (input, output) in [
        (r#"{"card":{"number":"4111111111111111","exp_month":12,"cvc":"123"}}"#, r#"{"card":{"number":"[CREDIT_CARD]","exp_month":10,"cvc":"[CVV]"}}"#),
        (r#"{"order_id":"4111-1111-1111-1111"}"#, r#"{"order_id":"[CREDIT_CARD]"}"#),
        (r#"{"order":"4111111111111111 exp 12/28 cvv 123"}"#, r#"{"order":"[CREDIT_CARD] exp [CARD_EXPIRY] cvv [CVV]"}"#),
        (r#"{"order_id":"4111111111111111"}"#, r#"{"order_id":"4111111111111111"}"#),
    ] {
        assert_eq!(shop.auto(input), output);
    }
}

#[test]
fn values_without_anything_between_them_are_both_found() {
    let mut shop = Shop::new();
    let pem = concat!("-----BEGIN ", "PRIVATE KEY-----\nMIIB\n-----END ", "PRIVATE KEY-----");
    for (input, output) in [
        ("192.0.2.17+48 601 234 567".to_owned(), "[IP_ADDRESS][PHONE_NUMBER]"),
        (format!("jane@example.com{pem}"), "[EMAIL_ADDRESS][PRIVATE_KEY]"),
        (format!("{pem}jane@example.com"), "[PRIVATE_KEY][EMAIL_ADDRESS]"),
    ] {
        assert_eq!(shop.auto(&input), output);
    }
}

#[test]
fn labels_name_no_field_the_second_time() {
    let mut shop = Shop::new();
    for input in [
        r#"{"+49 30 123456":2028}"#,
        "+49 30 123456:19880314",
        "a@b.de^c@d.de",
        "a@b.de!c@d.de",
        r#""password=rate_percent":19"#,
        "password=x\n[PASSWORD]:5",
        "[EMAIL_ADDRESS]=x@y.de",
        "saw mac address 00:1b:44:11:3a:b7, then 12:34:56:01:02:03",
        "1,Veronica,(555) 229-3326,49628-7978",
    ] {
        let once = shop.auto(input);
        assert_eq!(shop.auto(&once), once, "{input}");
    }
}

#[test]
fn numbers_without_quotes_stay_numbers() {
    let mut shop = Shop::new();
    assert_eq!(
        shop.auto(r#"{"card_number":4111111111111111,"cvv":123,"id":4111111111111111,"qty":2.5,"n":5555555555554444}"#),
        r#"{"card_number":1000000000000000,"cvv":100,"id":4111111111111111,"qty":2.5,"n":1000000000000000}"#
    );
}

#[test]
fn bytes_that_are_no_utf8_and_nul_stay_as_they_are() {
    let mut shop = Shop::new();
    let input = b"\xff\xfe\0 jane@example.com \0\x80\xc3 4111111111111111 \xc3";
    assert_eq!(shop.redact(input, Format::Auto).0, b"\xff\xfe\0 [EMAIL_ADDRESS] \0\x80\xc3 [CREDIT_CARD] \xc3");
    let input = b"{\"first_name\":\"J\xf6rg\",\"a\":\"\0\xff\"}";
    assert_eq!(shop.redact(input, Format::Json).0, b"{\"first_name\":\"[PERSON]\",\"a\":\"\0\xff\"}");
    assert_eq!(shop.redact(b"", Format::Auto).0, b"");
    assert_eq!(shop.redact(b"\xef\xbb\xbf{\"first_name\":\"Jane\"}", Format::Auto).1, Format::Json);
}

#[test]
fn nesting_of_any_depth_has_a_result() {
    let mut shop = Shop::new();
    for depth in [10_000, 100_000] {
        let input = format!("{}\"jane@example.com\"{}", "[".repeat(depth), "]".repeat(depth));
        let (output, _, _) = shop.redact(input.as_bytes(), Format::Json);
        assert!(String::from_utf8(output).unwrap().contains("[\"[EMAIL_ADDRESS]\"]"), "{depth}");
        let input = format!("{}{{\"first_name\":\"Jane\"}}{}", "{\"a\":".repeat(depth), "}".repeat(depth));
        let (output, format, _) = shop.redact(input.as_bytes(), Format::Json);
        assert!(String::from_utf8(output).unwrap().contains("{\"first_name\":\"[PERSON]\"}"), "{depth}");
        assert_eq!(format == Format::Json, depth == 10_000);
    }
}

/// Inputs that make a careless parser go back again and again. Work is counted in finished calls: a quadratic pass
/// over these would need hours, so the test would not end.
#[test]
fn hostile_repetition_takes_linear_time() {
    let mut shop = Shop::new();
    let megabyte = 1 << 20;
    for unit in [
        "{\"",
        "{\"a\":",
        "[[",
        "{\"a\":\"",
        "\\",
        "\\\\\"",
        "a@",
        "@",
        "a.",
        "1.",
        "::",
        "1:",
        "+1",
        "4111-",
        "eyJ",
        "eyJa.",
        "-----BEGIN PRIVATE KEY-----",
        "Bearer a",
        "password=",
        "password=\"",
        "https://a:",
        "[A",
        "%40",
        "0",
        "4",
        " ",
        "\u{a0}",
        "xn--",
        "\"\\\"",
        "{\"a\":{\"b\":\"{\\\"",
        "a:1:{i:0;",
        "|s:9:\"a:2:{s:",
        "?a=",
    ] {
        let input = unit.repeat(megabyte / unit.len());
        let (output, _, _) = shop.redact(input.as_bytes(), Format::Auto);
        assert!(!output.is_empty());
        shop.scratch.shrink(1 << 20);
    }
    // Tags of a page that never end, or at its end.
    for unit in ["<a \"x ", "<a ", "<a b={ ", "<!x ", "<!doctype x ", "<!--", "<?x ", "</a ", "<p {a}>", "<script>", "<![CDATA["] {
        for end in ["", ">"] {
            let input = format!("<!DOCTYPE html><html>{}{end}", unit.repeat(megabyte / 4 / unit.len()));
            let (output, _, _) = shop.redact(input.as_bytes(), Format::Html);
            assert!(!output.is_empty());
            shop.scratch.shrink(1 << 20);
        }
    }
}

#[test]
fn a_hundred_megabytes_pass() {
    let mut shop = Shop::new();
    let line = "2026-11-21T05:14:03+00:00 INFO order 000000003 shipped to warehouse 7 in 12.5 ms\n";
    let mut input = line.repeat(100 * (1 << 20) / line.len());
    input.push_str("jane@example.com");
    let (output, _, _) = shop.redact(input.as_bytes(), Format::Auto);
    assert!(output.ends_with(b"\n[EMAIL_ADDRESS]"));
    assert_eq!(output.len(), input.len() - "jane@example.com".len() + "[EMAIL_ADDRESS]".len());
}

#[test]
fn an_authorization_header_keeps_its_scheme() {
    let mut shop = Shop::new();
    for (input, output) in [
        (r#"{"Authorization":"Bearer sk-lab"}"#, r#"{"Authorization":"Bearer [BEARER_TOKEN]"}"#),
        (r#"{"authorization":"Basic dTpw"}"#, r#"{"authorization":"Basic [BASIC_CREDENTIALS]"}"#),
        (r#"{"authorization":"s3cr3t"}"#, r#"{"authorization":"[BEARER_TOKEN]"}"#),
        ("Authorization: Bearer abcdef0123456789abcd", "Authorization: Bearer [BEARER_TOKEN]"),
    ] {
        assert_eq!(shop.auto(input), output);
        assert_eq!(shop.auto(output), output);
    }
}
