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
    let edge = prop_oneof![Just(0usize), Just(64), Just(256), Just(512), Just(1024)];
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
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

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

/// What the catalogue's examples give when nothing stands around them: those that are found by their value.
fn found_alone() -> Vec<(&'static str, Vec<Candidate>)> {
    let found = |example: &str| candidates(Isa::best(), example.as_bytes()).into_iter().filter(|candidate| candidate.score >= 0.5).collect::<Vec<_>>();
    Entity::ALL.iter().map(|entity| entity.info().example).map(|example| (example, found(example))).filter(|(_, found)| !found.is_empty()).collect()
}

/// What does not continue a value, in front of it and behind it. Bytes, for some of them are no UTF-8.
const AROUND: &[(&[u8], &[u8])] = &[
    (b"", b""),
    (b" ", b" "),
    (b"\"", b"\""),
    (b" '", b"' "),
    (b"(", b")"),
    (b"[", b"]"),
    (b"{", b"}"),
    (b"<", b">"),
    (b">", b"<"),
    (b"\n", b"\n"),
    (b"\t", b"\r\n"),
    (b"\\n", b"\\n"),
    (b"\\t", b"\\r\\n"),
    (b"\\\"", b"\\\""),
    (b"\\u0022", b"\\u0022"),
    (b"\0", b"\0"),
    (b"\x01", b"\x7f"),
    (b" \xff", b"\xff "),
    (b" \xc3", b"\xe2 "),
    (b"; ", b";"),
    (b", ", b", "),
    (b"| ", b" |"),
    ("“".as_bytes(), "”".as_bytes()),
    ("«".as_bytes(), "»".as_bytes()),
    ("…".as_bytes(), "…".as_bytes()),
    ("，".as_bytes(), "。".as_bytes()),
    ("（".as_bytes(), "）".as_bytes()),
    ("\u{2028}".as_bytes(), "\u{a0}".as_bytes()),
];

/// Whether a value that is planted behind so many bytes is found as it is found alone.
fn check_planted((example, alone): &(&str, Vec<Candidate>), before: &[u8], behind: &[u8], shift: usize, filler: &str) -> Result<(), String> {
    // Nothing parts a value from nothing only.
    let before = if before.is_empty() && shift > 0 { b"\n" } else { before };
    let behind = if behind.is_empty() { b"\n" } else { behind };
    let filler: Vec<u8> = filler.bytes().cycle().take(shift).collect();
    let text = [&filler[..], before, example.as_bytes(), behind, b" lorem ipsum dolor sit amet"].concat();
    let start = shift + before.len();
    for isa in Isa::available() {
        let found = candidates(isa, &text);
        for expected in alone {
            let place = (expected.entity, expected.start + start, expected.end + start);
            if !found.iter().any(|candidate| candidate.score >= 0.5 && (candidate.entity, candidate.start, candidate.end) == place) {
                if std::env::var_os("SHOW").is_some() {
                    eprintln!("MISS {isa:?} {} [{}] [{}] {}", expected.entity.name(), before.escape_ascii(), behind.escape_ascii(), expected.start);
                }
                return Err(format!("{isa:?}: {} at {}..{} of \"{}\" is not found: {found:?}", expected.entity.name(), place.1, place.2, text.escape_ascii()));
            }
        }
    }
    Ok(())
}

#[test]
fn a_planted_value_is_found_at_every_place_of_a_block() {
    let values = found_alone();
    assert!(values.len() > 60, "only {} of the examples are found by their value", values.len());
    let mut missed = Vec::new();
    for (index, value) in values.iter().enumerate() {
        for shift in 0..64 {
            let ((before, _), (_, behind)) = (AROUND[(index + shift) % AROUND.len()], AROUND[(index + shift + shift / AROUND.len()) % AROUND.len()]);
            missed.extend(check_planted(value, before, behind, shift, "lorem ipsum, ").err());
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_planted_value_is_found_between_any_bytes_that_do_not_continue_it(
        value in prop::sample::select(found_alone()),
        before in prop::sample::select(AROUND),
        behind in prop::sample::select(AROUND),
        edge in prop::sample::select(&[64usize, 128, 256, 512][..]),
        back in 0..64usize,
        filler in prop::sample::select(&["lorem ipsum, ", " ", "\n", "x; ", "\0", "[a] "][..]),
    ) {
        check_planted(&value, before.0, behind.1, edge + 16 - back.min(edge), filler).map_err(TestCaseError::fail)?;
    }
}
