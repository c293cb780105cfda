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

#[test]
fn zz_probe() {
    let tail = "x ".repeat(400);
    for text in [
        format!("paid with 4111 1111 1111 1111 by e2326ae80602bf086c01679c53be21e3 {tail}"),
        format!("paid with 4111111111111111 by e2326ae80602bf086c01679c53be21e3 {tail}"),
        format!("ssn 219-09-9999 hash e2326ae80602bf086c01679c53be21e3e2326ae80602bf086c01679c53be21e3 {tail}"),
        format!("from 83.12.44.7 at 2026-11-21 id e2326ae80602bf086c01679c53be21e3 {tail}"),
        format!("iban DE89 3704 0044 0532 0130 00 ask +49 30 90182034 key sk_live_0123456789abcdef0123456789 {tail}"),
    ] {
        for isa in Isa::available() {
            eprintln!("{isa:?} {:?}", candidates(isa, text.as_bytes()).iter().map(|c| (c.entity.name(), &text[c.start..c.end])).collect::<Vec<_>>());
        }
    }
}
