//! What is left alone in a request, without PHP.

#[path = "../src/egress.rs"]
#[allow(dead_code)]
mod egress;
#[path = "../src/receiver.rs"]
#[allow(dead_code)]
mod receiver;

use egress::{Signed, format_of, header, is_credential, is_form, is_header_left, signed, target, with_credentials};
use leakguard_core::Format;

#[test]
fn credentials_of_the_caller_are_known_by_their_names() {
    for name in [
        "Authorization",
        "proxy-authorization",
        "Cookie",
        "X-Api-Key",
        "apikey",
        "consumer_key",
        "license-key",
        "access_token",
        "client_secret",
        "X-Signature",
        "nonce",
        "x.sig",
    ] {
        assert!(is_credential(name.as_bytes()), "{name}");
    }
    for name in ["email", "keyword", "monkey", "tokens", "signed", "design", "X-Customer-Email"] {
        assert!(!is_credential(name.as_bytes()), "{name}");
    }
    assert!(is_header_left(b"Content-Type") && is_header_left(b"X-Amz-Date") && is_header_left(b"Accept-Language") && !is_header_left(b"X-Note"));
}

#[test]
fn credentials_come_back_into_a_judged_form() {
    assert_eq!(with_credentials(b"to=a&api_key=one&api_key=two&b=1", b"to=[X]&api_key=[Y]&api_key=[Y]&b=1"), b"to=[X]&api_key=one&api_key=two&b=1");
    assert_eq!(with_credentials(b"token=t&a=1", b"a=1"), b"a=1&token=t");
    assert_eq!(with_credentials(b"", b""), b"");
}

#[test]
fn signatures_are_known_by_headers_and_query() {
    let of = |lines: &[&'static str]| signed(b"https://a.example/", lines.iter().map(|line| line.as_bytes()).collect::<Vec<_>>());
    let by_query = |query: &str| signed(format!("https://a.example/x?{query}").as_bytes(), std::iter::empty::<&[u8]>());
    // As Jetpack writes it with `auth_location = query_string`, and presigned URLs of S3, Google and Azure.
    assert_eq!(by_query("token=a&timestamp=1&nonce=b&body-hash=c&signature=d"), Signed::Request);
    assert_eq!(by_query("X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=d"), Signed::Url);
    assert_eq!(by_query("x-goog-signature=d"), Signed::Url);
    assert_eq!(by_query("sv=2024-11-04&se=2026-12-01&sig=d"), Signed::Url);
    for query in ["", "signature=d", "sig=d&page=2", "body-hash=c", "q=signature&r=body-hash"] {
        assert_eq!(by_query(query), Signed::No, "{query}");
    }
    assert_eq!(of(&["X-WC-Webhook-ID: 7", "x-wc-webhook-signature: c2ln"]), Signed::Webhook);
    assert_eq!(of(&["Authorization: AWS4-HMAC-SHA256 Credential=x"]), Signed::Request);
    assert_eq!(of(&["Digest: SHA-256=x"]), Signed::Request);
    assert_eq!(of(&["Authorization: Bearer x", "X-WC-Webhook-ID: 7"]), Signed::No);
}

#[test]
fn bodies_are_read_by_their_type_and_forms_by_their_look() {
    assert_eq!(format_of(Some(b"application/json; charset=utf-8"), b"{}"), Some(Format::Json));
    assert_eq!(format_of(Some(b"image/png"), b"\x89PNG\r\n\0\0"), None);
    assert_eq!(format_of(None, b"hello"), Some(Format::Auto));
    for body in ["a=1", "a%5Bb%5D=1&c=%40", "email=jane@example.com"] {
        assert!(is_form(body.as_bytes()), "{body}");
    }
    for body in ["", "=1", "{\"a\":1}", "a b=1", "hello", "<a b=\"1\">", "card 4111=1"] {
        assert!(!is_form(body.as_bytes()), "{body}");
    }
    assert_eq!(header([&b"A: 1"[..], b"content-TYPE:  text/csv "], "Content-Type"), Some(&b"text/csv"[..]));
}

#[test]
fn a_target_is_a_host_in_lower_case() {
    let receiver = target(b"API.Example.com.", b"/v1");
    assert_eq!((receiver.host.as_str(), receiver.context().consumer, receiver.context().route), ("api.example.com", "host:api.example.com", "/v1"));
    assert_eq!(target(b"[::1]", b"").host, "::1");
}
