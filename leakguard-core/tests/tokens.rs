//! What tokens promise.

#![allow(clippy::unwrap_used)]

use std::collections::HashSet;

use leakguard_core::keys::Keyring;
use leakguard_core::{Category, Context, Engine, Entity, Format, Policy, Request, Scratch, TokenError, Tokenizer, next_token};
use proptest::prelude::*;

const K1: &str = "[[key]]\nid = \"k1\"\nsecret = \"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"\n";
const K2: &str = "[[key]]\nid = \"k2\"\nsecret = \"ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=\"\n";

const GOLDEN: [(&str, &str, &str, &str); 8] = [
    ("", "PERSON", "Jane Doe", "~PERSON.k1.ujj455gzhsjy7xazvod2xm3x644ck7duocmfuey~"),
    ("orders", "PERSON", "Jane Doe", "~PERSON.k1.fejqrk5q5ouycqb4h7ld4iwauzpu6xzk2d7xxwa~"),
    (
        "orders",
        "POSTAL_ADDRESS",
        "Musterstraße 1, 20095 Hamburg",
        "~POSTAL_ADDRESS.k1.t6fzwxw5s3yiyklqbt5y23tlzoxqu2gwuqikwwxv6a2a4pvr3f7fwafa7lanmon2yoxex2qc2i~",
    ),
    ("", "EMAIL_ADDRESS", "jane.doe@example.com", "~k1.iapbeynwvmq42fzd4tbf2hoali@lnhwi7zemizpz7bjitiumckb2t4ftxqb.leakguard.invalid"),
    (
        "",
        "EMAIL_ADDRESS",
        "a.very.long.address.that.needs.two.labels@subdomain.example.com",
        "~k1.347qq26qbraoce4vnlfiuwncyu@ylwsxczb66hq7bn3kvijfchqlpxow7oosuhsdl7mq5ziux3bmhhyn4uyv6rcag7.5oxbrn24hx4gidm5eyacqg62ddhn2trny6ftky.leakguard.invalid",
    ),
    ("", "CREDIT_CARD", "4111111111111111", "~CREDIT_CARD.k1.4111115667731111.l6pkkz5uuvqi6sdi~"),
    ("orders", "CREDIT_CARD", "4111 1111 1111 1111", "~CREDIT_CARD.k1.4111118424761111.esisms.g5wewepycphom2bh~"),
    ("", "CREDIT_CARD", "378282246310005", "~CREDIT_CARD.k1.378288542560005.6gm7hixbjnnp2mvt~"),
];

fn ring(active: &str, keys: &[&str]) -> Keyring {
    Keyring::from_toml(&format!("active = \"{active}\"\ndetokenize = true\n{}", keys.concat())).unwrap()
}

fn tokenizer(dataset: &str) -> Tokenizer {
    Tokenizer::new(&ring("k1", &[K1]), dataset).unwrap()
}

fn token(tokenizer: &Tokenizer, entity: Entity, value: &[u8]) -> String {
    let mut out = Vec::new();
    tokenizer.tokenize(entity, value, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn value(tokenizer: &Tokenizer, token: &[u8]) -> Result<Vec<u8>, TokenError> {
    let mut out = b"before".to_vec();
    let event = tokenizer.detokenize(token, &Request::default(), &mut out);
    assert!(out.starts_with(b"before"));
    match event.outcome {
        Ok(()) => Ok(out.split_off(6)),
        Err(error) => {
            assert_eq!(out, b"before", "something of a refused token came out");
            Err(error)
        }
    }
}

fn kept() -> impl Iterator<Item = Entity> {
    Entity::ALL.iter().copied().filter(|entity| !matches!(entity, Entity::Cvv | Entity::CardTrack))
}

/// Numbers with a valid check digit, made of a counter: nobody's.
fn card(bin: &str, middle: &str, before_last: &str) -> String {
    let body = format!("{bin}{middle}{before_last}");
    (b'0'..=b'9').map(|digit| format!("{body}{}", char::from(digit))).find(|number| luhn(number)).unwrap()
}

fn luhn(number: &str) -> bool {
    let weigh = |(place, digit): (usize, u32)| if place % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { digit };
    number.chars().rev().filter_map(|digit| digit.to_digit(10)).enumerate().map(weigh).sum::<u32>() % 10 == 0
}

/// Made with Python's `cryptography` 48 from RFC 5297, RFC 5869 and docs/tokens.md alone: HKDF-SHA-256 of the master key,
/// AES-256-SIV with the headers entity and key id, base32; for cards FF1 as SP 800-38G says it.
#[test]
fn tokens_are_what_another_implementation_makes() {
    for (dataset, entity, value, expected) in GOLDEN {
        assert_eq!(token(&tokenizer(dataset), Entity::from_name(entity).unwrap(), value.as_bytes()), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_octets_of_any_kind_come_back(at in 0..Entity::ALL.len(), octets in proptest::collection::vec(any::<u8>(), 0..300), dataset in "[a-z]{0,8}") {
        let entity = Entity::ALL[at];
        prop_assume!(kept().any(|kept| kept == entity));
        let tokenizer = tokenizer(&dataset);
        let token = token(&tokenizer, entity, &octets);
        prop_assert_eq!(value(&tokenizer, token.as_bytes()).unwrap(), octets);
        // Nothing that JSON, CSV, XML or a URL would escape (RFC 3986: unreserved, and the sign of an address).
        prop_assert!(token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte)), "{}", token);
        let found = next_token(token.as_bytes(), 0).unwrap();
        prop_assert_eq!((found.start, found.end, found.complete), (0, token.len(), true));
    }

    #[test]
    fn a_card_keeps_bin_and_last_four_and_never_passes_luhn(len in 12usize..=19, digits in "[0-9]{18}", separator in prop::sample::select(vec!["", " ", "-", ".", "\u{a0}"])) {
        let number = card(&digits[..len - 1], "", "");
        let written: String = number.as_bytes().chunks(4).map(|group| std::str::from_utf8(group).unwrap()).collect::<Vec<_>>().join(separator);
        let tokenizer = tokenizer("");
        let token = token(&tokenizer, Entity::CreditCard, written.as_bytes());
        prop_assert_eq!(value(&tokenizer, token.as_bytes()).unwrap(), written.as_bytes());
        let shown = token.split('.').nth(2).unwrap();
        let bin = 6.min(len - 10);
        prop_assert_eq!((shown.len(), &shown[..bin], &shown[len - 4..]), (len, &number[..bin], &number[len - 4..]));
        prop_assert!(!luhn(shown));
        // Digits alone, with the same separators.
        let mut alone = Vec::new();
        tokenizer.tokenize_digits(Entity::CreditCard, written.as_bytes(), &mut alone).unwrap();
        let alone = String::from_utf8(alone).unwrap();
        prop_assert_eq!(alone.chars().filter(char::is_ascii_digit).collect::<String>(), shown);
        let mut back = Vec::new();
        let event = tokenizer.detokenize_digits(alone.as_bytes(), Entity::CreditCard, None, &Request::default(), &mut back);
        prop_assert_eq!((event.outcome, back), (Ok(()), written.into_bytes()));
    }

    #[test]
    fn digits_come_back_in_their_layout(number in "[0-9]{6,19}", entity in prop::sample::select(vec![Entity::UsSsn, Entity::PhoneNumber])) {
        let written = format!("{}-{} {}", &number[..2], &number[2..4], &number[4..]);
        let tokenizer = tokenizer("");
        let (mut token, mut back) = (Vec::new(), Vec::new());
        tokenizer.tokenize_digits(entity, written.as_bytes(), &mut token).unwrap();
        prop_assert_eq!(token.len(), written.len());
        prop_assert!(token.iter().zip(written.bytes()).all(|(new, old)| new.is_ascii_digit() == old.is_ascii_digit()));
        tokenizer.detokenize_digits(&token, entity, Some("k1"), &Request::default(), &mut back).outcome.unwrap();
        prop_assert_eq!(back, written.into_bytes());
    }
}

#[test]
fn every_change_of_a_token_is_refused() {
    let tokenizer = tokenizer("orders");
    for (entity, plain) in [
        (Entity::Person, "Jane Doe"),
        (Entity::Person, ""),
        (Entity::Password, "a much longer value, of more than one block of the cipher"),
        (Entity::EmailAddress, "jane.doe@example.com"),
        (Entity::EmailAddress, "a.very.long.address.that.needs.two.labels@subdomain.example.com"),
        (Entity::CreditCard, "4111 1111 1111 1111"),
        (Entity::CreditCard, "4111111111111111"),
    ] {
        let token = token(&tokenizer, entity, plain.as_bytes()).into_bytes();
        for at in 0..token.len() {
            for byte in 0..=255 {
                let mut changed = token.clone();
                changed[at] = byte;
                if byte != token[at] {
                    assert!(value(&tokenizer, &changed).is_err(), "{}", String::from_utf8_lossy(&changed));
                }
            }
            let (mut cut, mut grown) = (token.clone(), token.clone());
            cut.remove(at);
            grown.insert(at, token[at]);
            for other in [&cut[..], &grown, &token[..at]] {
                assert!(value(&tokenizer, other).is_err(), "{}", String::from_utf8_lossy(other));
            }
        }
    }
}

#[test]
fn errors_say_what_is_wrong_and_never_the_value() {
    let both = ring("k2", &[K1, K2]);
    let (old, new) = (tokenizer(""), Tokenizer::new(&both, "").unwrap());
    let of_k2 = token(&new, Entity::Person, b"Jane");
    let retired = Keyring::from_toml(&format!("active = \"k1\"\ndetokenize = true\nretired = [\"k2\"]\n{K1}")).unwrap();
    let retired = Tokenizer::new(&retired, "").unwrap();
    let of_k1 = token(&old, Entity::Person, b"Jane");
    let shut = tokenizer("").with_detokenize(false);
    for (tokenizer, token, expected) in [
        (&old, of_k2.as_str(), TokenError::UnknownKey("k2".into())),
        (&retired, &of_k2, TokenError::RetiredKey("k2".into())),
        (&tokenizer("crm"), &of_k1, TokenError::Forged("k1".into())),
        (&old, &of_k1.replace("PERSON", "USERNAME"), TokenError::Forged("k1".into())),
        (&new, &of_k1.replace("k1", "k2"), TokenError::Forged("k2".into())),
        (&old, &of_k1[..of_k1.len() - 1], TokenError::Truncated),
        (&old, "Jane", TokenError::NotAToken),
        (&old, "", TokenError::NotAToken),
        (&shut, &of_k1, TokenError::NotAllowed),
    ] {
        let error = value(tokenizer, token.as_bytes()).unwrap_err();
        assert_eq!(error, expected);
        assert!(!error.to_string().contains("Jane") && !error.to_string().contains(&of_k1[8..]), "{error}");
    }
    let request = Request { consumer: "admin:jane", purpose: "refund 17", entity: Some(Entity::Username) };
    let event = old.detokenize(of_k1.as_bytes(), &request, &mut Vec::new());
    assert_eq!(event.outcome, Err(TokenError::OtherEntity(Entity::Person)));
    assert_eq!(
        event.json(),
        r#"{"event":"detokenize","consumer":"admin:jane","purpose":"refund 17","dataset":"","key":"k1","entity":"PERSON","outcome":"a token of PERSON, which is not what was asked for"}"#
    );
    for entity in [Entity::Cvv, Entity::CardTrack] {
        assert_eq!(old.tokenize(entity, b"123", &mut Vec::new()), Err(TokenError::NeverStored(entity)));
        assert_eq!(old.tokenize_digits(entity, b"123456789", &mut Vec::new()), Err(TokenError::NeverStored(entity)));
    }
    assert_eq!(old.tokenize_digits(Entity::UsSsn, b"12345", &mut Vec::new()), Err(TokenError::DomainTooSmall { digits: 5 }));
    assert_eq!(old.tokenize_digits(Entity::UsSsn, b"12345a", &mut Vec::new()), Err(TokenError::NotDigits));
    assert_eq!(old.tokenize_digits(Entity::CreditCard, b"4111111111111112", &mut Vec::new()), Err(TokenError::NotDigits));
    let event = new.detokenize_digits(b"219-09-9999", Entity::UsSsn, None, &request, &mut Vec::new());
    assert_eq!(event.outcome, Err(TokenError::KeyNeeded));
}

#[test]
fn a_rotated_keyring_reads_older_tokens_and_writes_new_ones() {
    let (old, new) = (tokenizer("orders"), Tokenizer::new(&ring("k2", &[K1, K2]), "orders").unwrap());
    for entity in kept() {
        let plain = entity.info().example.as_bytes();
        let (before, after) = (token(&old, entity, plain), token(&new, entity, plain));
        assert_ne!(before, after);
        assert!(after.contains("k2."), "{after}");
        assert_eq!(value(&new, before.as_bytes()).unwrap(), plain);
        assert_eq!(value(&new, after.as_bytes()).unwrap(), plain);
    }
    // A token of digits is read with the key that made it, which nothing but its keeper knows.
    let (mut digits, mut back) = (Vec::new(), Vec::new());
    old.tokenize_digits(Entity::CreditCard, b"4111111111111111", &mut digits).unwrap();
    new.detokenize_digits(&digits, Entity::CreditCard, Some("k1"), &Request::default(), &mut back).outcome.unwrap();
    assert_eq!(back, b"4111111111111111");
}

#[test]
fn datasets_and_kinds_share_no_token() {
    let (one, other) = (tokenizer("crm"), tokenizer("erp"));
    let mut seen = HashSet::new();
    for tokenizer in [&one, &other] {
        for entity in kept() {
            assert!(seen.insert(token(tokenizer, entity, b"jane@example.com")));
        }
    }
    assert_eq!(token(&one, Entity::EmailAddress, b"jane@example.com"), token(&tokenizer("crm"), Entity::EmailAddress, b"jane@example.com"));
}

/// Every kind's own example and some long values, in places where such data is found.
#[test]
fn a_token_is_never_found_as_data_again() {
    let engine = Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap();
    let (mut scratch, context) = (Scratch::default(), Context::default());
    let tokenizer = tokenizer("");
    let long: Vec<u8> = (0..3000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let mut tokens = 0;
    for entity in kept() {
        let mut values = vec![entity.info().example.as_bytes(), b"", &long[..200]];
        if entity.category() == Category::Secret {
            values.push(&long);
        }
        for plain in values {
            let token = token(&tokenizer, entity, plain);
            let name = entity.name().to_lowercase();
            for text in [
                token.clone(),
                format!("a {token}, b {token}."),
                format!("{name}: {token}"),
                format!("{name}={token}&b={token}"),
                format!("password={token} Authorization: Bearer {token}"),
                format!(r#"{{"{name}":"{token}","card_number":"{token}","email":"{token}","note":"mail {token} or call {token}","key":"{token}"}}"#),
                format!(r#"["{token}",{{"value":"{token}"}}]"#),
                format!("<{name}>{token}</{name}><a href=\"mailto:{token}\">{token}</a>"),
                format!("https://shop.example/reset?token={token}&user={token}"),
                format!("id,{name},phone\n1,{token},{token}\n2,\"{token}\",{token}\n"),
                format!("iban {token} card {token} ssn {token} passport {token} tel. {token} ip {token}"),
            ] {
                let redaction = engine.redact(text.as_bytes(), &context, Format::Auto, &mut scratch).unwrap();
                let found: Vec<_> = redaction.findings.iter().map(|finding| (finding.entity.name(), text.get(finding.start..finding.end))).collect();
                assert_eq!((redaction.output.map(String::from_utf8_lossy), found), (None, vec![]), "{text}");
                tokens += 1;
            }
        }
    }
    assert!(tokens > 3000, "{tokens}");
}

#[test]
fn tokenizing_twice_changes_nothing_and_every_token_comes_back() {
    let engine = Engine::new(Policy::from_toml("[[rule]]\nname = 'all'\naction = 'tokenize'\n", "").unwrap(), Some(ring("k1", &[K1]))).unwrap();
    let tokenizer = tokenizer("");
    let (mut scratch, context, mut tokens) = (Scratch::default(), Context::default(), 0);
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/samples");
    for folder in ["magento", "woocommerce", "magento/logs"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if !path.is_file() {
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            let once = engine.redact(&bytes, &context, Format::Auto, &mut scratch).unwrap().output.unwrap_or(&bytes).to_vec();
            let mut at = 0;
            while let Some(found) = next_token(&once, at) {
                assert!(found.complete, "{}: {}", path.display(), String::from_utf8_lossy(&once[found.start..found.end]));
                let plain = value(&tokenizer, &once[found.start..found.end]).unwrap();
                assert!(!plain.is_empty());
                (at, tokens) = (found.end, tokens + 1);
            }
            let twice = engine.redact(&once, &context, Format::Auto, &mut scratch).unwrap();
            let found: Vec<_> =
                twice.findings.iter().filter(|finding| finding.changed).map(|finding| String::from_utf8_lossy(&once[finding.start..finding.end])).collect();
            assert_eq!(found, Vec::<String>::new(), "{}", path.display());
        }
    }
    assert!(tokens > 500, "{tokens}");
}

/// Distinct values, distinct tokens: of three forms, so many values each.
fn no_collisions(counts: [u64; 3]) {
    let tokenizer = tokenizer("");
    for (form, count) in counts.into_iter().enumerate() {
        let mut seen = HashSet::with_capacity(count as usize);
        let mut out = Vec::new();
        for n in 0..count {
            out.clear();
            match form {
                0 => tokenizer.tokenize(Entity::Person, &n.to_be_bytes(), &mut out).unwrap(),
                // Ten million cards of ten thousand BINs and endings: 10^5 free values each, of which a hundredth is used.
                1 => {
                    let (outer, middle) = (n / 1000, n % 1000 * 7919 % 100_000);
                    let number = card(&format!("4{:05}", outer / 100), &format!("{middle:05}"), &format!("{:04}", outer % 100 * 97));
                    tokenizer.tokenize_digits(Entity::CreditCard, number.as_bytes(), &mut out).unwrap();
                }
                _ => tokenizer.tokenize_digits(Entity::UsSsn, format!("{n:09}").as_bytes(), &mut out).unwrap(),
            }
            // 128 bits of each token are kept: of ten million, two would share them by chance once in 10^24.
            let hash = u128::from_be_bytes(<sha2::Sha256 as sha2::Digest>::digest(&out)[..16].try_into().unwrap());
            assert!(seen.insert(hash), "form {form}, value {n}");
        }
    }
}

#[test]
fn a_hundred_thousand_values_have_as_many_tokens() {
    no_collisions([100_000, 20_000, 20_000]);
}

#[test]
#[ignore = "takes minutes: cargo test --release -p leakguard-core --test tokens -- --ignored"]
fn ten_million_values_have_as_many_tokens() {
    no_collisions([10_000_000; 3]);
}
