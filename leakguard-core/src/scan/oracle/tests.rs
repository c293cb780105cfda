use proptest::prelude::*;

use super::*;
use crate::entity::Entity;

fn compared(text: &[u8]) -> Result<Vec<Candidate>, TestCaseError> {
    compare(text).map_err(|difference| TestCaseError::fail(format!("{difference}\nin {}", text.escape_ascii())))
}

fn examples() -> impl Strategy<Value = String> {
    prop::sample::select(Entity::ALL).prop_map(|entity| entity.info().example.to_owned())
}

/// What texts are made of.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        3 => examples().prop_map(String::into_bytes),
        1 => prop::sample::select(Entity::ALL).prop_map(|entity| entity.info().invalid.as_bytes().to_vec()),
        2 => "[0-9]{1,20}".prop_map(String::into_bytes),
        2 => "[0-9]{1,4}([-./ ][0-9]{1,4}){0,5}".prop_map(String::into_bytes),
        2 => "[a-z]{1,8}([ _-][A-Za-z0-9]{1,18}){0,3}".prop_map(String::into_bytes),
        1 => "[A-Z]{1,8}[0-9]{0,10}".prop_map(String::into_bytes),
        1 => "[0-9a-f:]{2,40}".prop_map(String::into_bytes),
        1 => "(card|iban|tel|cvv|mobile|ssn|password|token|email)[=: ]{1,2}".prop_map(String::into_bytes),
        1 => "[٠-٩０-９\u{200b}\u{a0}\u{2011}é°]{1,6}".prop_map(String::into_bytes),
        1 => "2026-11-21T05:14:03\\+00:00|main\\.ERROR: |\\{\"id\":[0-9]{1,9},|\\\\u00[0-9a-f]{2}|-----BEGIN |%40|%2B".prop_map(String::into_bytes),
        1 => prop::collection::vec(any::<u8>(), 1..8),
    ]
}

fn separator() -> impl Strategy<Value = &'static [u8]> {
    const SEPARATORS: &[&[u8]] = &[
        b"",
        b" ",
        b"\n",
        b", ",
        b"\",\"",
        b"\":\"",
        b"\":",
        b"=",
        ": ".as_bytes(),
        b"&",
        b"@",
        b"+",
        b"-",
        b".",
        b"/",
        b"\\n",
        b"\\\"",
        b"\0",
        b"\xff",
        "\u{a0}".as_bytes(),
    ];
    prop::sample::select(SEPARATORS)
}

/// Pieces with anything between them, behind so much that their shapes cross the ends of blocks.
fn structured() -> impl Strategy<Value = Vec<u8>> {
    let edge = prop_oneof![Just(0usize), Just(48), Just(192), Just(384), Just(768)];
    (edge, 0..80usize, prop::sample::select(&b" a1-\n"[..]), prop::collection::vec((piece(), separator()), 1..24)).prop_map(|(edge, before, filler, pieces)| {
        let mut text = vec![filler; edge.saturating_sub(before)];
        for (piece, separator) in pieces {
            text.extend_from_slice(&piece);
            text.extend_from_slice(separator);
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_instruction_set_finds_the_same_in_any_bytes(text in prop::collection::vec(any::<u8>(), 0..1200)) {
        compared(&text)?;
    }

    #[test]
    fn every_instruction_set_finds_the_same_in_bytes_of_few_kinds(text in prop::collection::vec(prop::sample::select(&b"0123456789aAzZ-_. /:=@+%\\u\"\n\xc2\xa0\xe2\x80\x91"[..]), 0..1200)) {
        compared(&text)?;
    }

    #[test]
    fn every_instruction_set_finds_the_same_in_likely_texts(text in structured()) {
        compared(&text)?;
    }

    #[test]
    fn a_text_that_ends_at_any_byte_is_read_to_its_end(text in structured(), cut in 0..600usize) {
        let cut = text.len().min(cut);
        compared(&text[..cut])?;
        compared(&text[cut..])?;
    }

    #[test]
    fn folding_is_undone_in_any_text(pieces in prop::collection::vec((piece(), separator()), 0..16)) {
        check_fold(&pieces.into_iter().flat_map(|(piece, separator)| [piece, separator.to_vec()].concat()).collect::<Vec<_>>());
    }
}

/// A value of the catalogue that is found when nothing stands around it.
#[derive(Clone, Debug)]
struct Value {
    example: &'static str,
    found: Candidate,
}

impl Value {
    /// Found by a name in front of it, which is part of the example.
    fn is_named(&self) -> bool {
        self.found.start > 0
    }
}

/// The examples that are found by their value, or by a name that stands with them.
fn values() -> Vec<Value> {
    // These end where other bytes than they allow stand, not where the example ends.
    let open = [Entity::PrivateKey, Entity::AdyenKey];
    let found = |example: &'static str| {
        let found = candidates(Isa::best(), example.as_bytes()).into_iter().filter(|found| found.score >= 0.5 && !open.contains(&found.entity));
        found.map(move |found| Value { example, found })
    };
    Entity::ALL.iter().flat_map(|entity| found(entity.info().example)).collect()
}

/// What does not continue a value, in front of it and behind it. Bytes, for some of them are no UTF-8.
const AROUND: &[(&[u8], &[u8])] = &[
    (b"\n", b"\n"),
    (b" ", b" "),
    (b"\"", b"\""),
    (b" '", b"' "),
    (b"(", b")"),
    (b"; ", b";"),
    (b", ", b", "),
    (b"\r\n", b"\r\n"),
    // Behind a name the rest is a matter of where its value ends.
    (b"[", b"]"),
    (b"{", b"}"),
    (b"<", b">"),
    (b">", b"<"),
    (b"\t", b"\t"),
    (b"| ", b" |"),
    (b"\\n", b"\\n"),
    (b"\\t", b"\\r\\n"),
    (b"\\\"", b"\\\""),
    (b"\0", b"\0"),
    (b"\x01", b"\x7f"),
    (b" \xff", b"\xff "),
    (b" \xc3", b"\xe2 "),
    ("“".as_bytes(), "”".as_bytes()),
    ("«".as_bytes(), "»".as_bytes()),
    ("…".as_bytes(), "…".as_bytes()),
    ("，".as_bytes(), "。".as_bytes()),
    ("（".as_bytes(), "）".as_bytes()),
    ("\u{2028}".as_bytes(), "\u{a0}".as_bytes()),
];
const AROUND_NAMED: usize = 8;

/// Whether bytes in front or behind may belong to the value itself.
fn may_continue(value: &Value, around: &[u8]) -> bool {
    match value.found.entity {
        // Letters of another script, in whatever encoding.
        Entity::EmailAddress => around.iter().any(|byte| matches!(byte, 0xC3 | 0xE2 | 0xFF)) && std::str::from_utf8(around).is_err(),
        // Its filler.
        Entity::PassportMrz => around.contains(&b'<'),
        // Its short word is known behind signs of ASCII only.
        Entity::CompanyRegistration => !around.is_ascii() || around.starts_with(b"\\"),
        _ => false,
    }
}

/// Whether a value that is planted behind so many bytes is found as it is found alone.
fn check_planted(value: &Value, before: &[u8], behind: &[u8], shift: usize, filler: &str) -> Result<(), String> {
    if may_continue(value, before) || may_continue(value, behind) {
        return Ok(());
    }
    let filler: Vec<u8> = filler.bytes().cycle().take(shift).collect();
    let text = [&filler[..], before, value.example.as_bytes(), behind, b" lorem ipsum dolor sit amet"].concat();
    let start = shift + before.len();
    let place = (value.found.entity, value.found.start + start, value.found.end + start);
    let found = candidates(Isa::best(), &text);
    if !found.iter().any(|candidate| candidate.score >= 0.5 && (candidate.entity, candidate.start, candidate.end) == place) {
        return Err(format!("{} at {}..{} of \"{}\" is not found: {found:?}", place.0.name(), place.1, place.2, text.escape_ascii()));
    }
    Ok(())
}

#[test]
fn a_planted_value_is_found_at_every_place_of_a_block() {
    let values = values();
    let by_value = values.iter().filter(|value| !value.is_named()).count();
    assert!(by_value > 100, "only {by_value} of the examples are found by their value");
    let mut missed = Vec::new();
    for (index, value) in values.iter().enumerate() {
        let around = if value.is_named() { &AROUND[..AROUND_NAMED] } else { AROUND };
        for shift in 0..64 {
            let (before, behind) = (around[(index + shift) % around.len()].0, around[(index + shift + shift / around.len()) % around.len()].1);
            missed.extend(check_planted(value, before, behind, shift, "lorem ipsum, ").err());
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn what_stands_behind_a_value_in_its_block_hides_it_nowhere() {
    let behind = [
        " by e2326ae80602bf086c01679c53be21e3 ",
        " {\\\"email\\\":\\\"aoife@example.org\\\"} ",
        " at 2026-11-21T05:14:03 ",
        " 550e8400-e29b-41d4-a716-446655440000 ",
        ", +49 30 90182034, ",
        " 1+1 ",
    ];
    for value in ["jane@example.com", "4111 1111 1111 1111", "4111111111111111", "192.0.2.17", "219-09-9999", "+1 202-555-0143", "00:1b:44:11:3a:b7"] {
        let alone = candidates(Isa::best(), value.as_bytes());
        for behind in behind {
            for shift in 0..64 {
                let text = format!("{}{value}{behind}", " ".repeat(shift));
                let found = candidates(Isa::best(), text.as_bytes());
                let place = |candidate: &Candidate| (candidate.entity, candidate.start, candidate.end);
                assert!(alone.iter().all(|one| found.iter().any(|two| place(two) == (one.entity, one.start + shift, one.end + shift))), "{text}: {found:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_verifier_answers_at_every_position(pieces in prop::collection::vec((piece(), separator()), 1..5)) {
        crate::fuzzing::verify_everywhere(&pieces.into_iter().flat_map(|(piece, separator)| [piece, separator.to_vec()].concat()).collect::<Vec<_>>());
    }
}

#[test]
fn a_sum_is_a_defined_text() {
    for text in ["1+1", "0+1", "1234567+1a", "111000025+1a"] {
        assert!(compare(text.as_bytes()).is_ok(), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_planted_value_is_found_between_any_bytes_that_do_not_continue_it(
        value in prop::sample::select(values()),
        before in 0..AROUND.len(),
        behind in 0..AROUND.len(),
        edge in prop::sample::select(&[48usize, 96, 192, 384][..]),
        back in 0..64usize,
        filler in prop::sample::select(&["lorem ipsum, ", " ", "\n", "x; ", "\0", "[a] "][..]),
    ) {
        let kinds = if value.is_named() { AROUND_NAMED } else { AROUND.len() };
        check_planted(&value, AROUND[before % kinds].0, AROUND[behind % kinds].1, edge + 16 - back, filler).map_err(TestCaseError::fail)?;
    }
}
