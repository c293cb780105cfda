//! SEPA_CREDITOR_ID: country, two check digits, three characters of the business (ZZZ when it has none), then a number of
//! the country's own. MOD 97-10 over that number and the first four; the business does not count
//! (<https://www.europeanpaymentscouncil.eu/document-library/guidance-documents/creditor-identifier-overview>).

use super::Candidate;
use super::boundary::{ends_escape, is_alnum, space_len};
use super::proximity::{self, Hint};
use crate::checksum::mod97;
use crate::entity::Entity;

/// The longest that the scheme allows.
const LONGEST: usize = 35;

/// Countries and territories of the scheme.
#[rustfmt::skip]
static COUNTRIES: &[[u8; 2]] = &[
    *b"AD", *b"AT", *b"BE", *b"BG", *b"CH", *b"CY", *b"CZ", *b"DE", *b"DK", *b"EE", *b"ES", *b"FI", *b"FR", *b"GB", *b"GI", *b"GR", *b"HR", *b"HU", *b"IE",
    *b"IS", *b"IT", *b"LI", *b"LT", *b"LU", *b"LV", *b"MC", *b"MT", *b"NL", *b"NO", *b"PL", *b"PT", *b"RO", *b"SE", *b"SI", *b"SK", *b"SM", *b"VA",
];

/// A bit for each second letter, by the first.
static MEMBERS: [u32; 32] = {
    let mut members = [0; 32];
    let mut index = 0;
    while index < COUNTRIES.len() {
        let [first, second] = COUNTRIES[index];
        members[first as usize & 31] |= 1 << (second & 31);
        index += 1;
    }
    members
};

fn is_member([first, second]: [u8; 2]) -> bool {
    first.is_ascii_uppercase() && second.is_ascii_uppercase() && MEMBERS[usize::from(first & 31)] >> (second & 31) & 1 == 1
}

/// The identifier that starts at `start`, which starts a word: together or in groups by one space each. Reads at most
/// 35 characters and the spaces between them, and the words before.
pub(crate) fn at_word(text: &[u8], start: usize) -> Option<Candidate> {
    let &[first, second, check1, ..] = text.get(start..)? else { return None };
    let country = [first.to_ascii_uppercase(), second.to_ascii_uppercase()];
    // Some write a space behind the country.
    if !(check1.is_ascii_digit() || space_len(text, start + 2) > 0) || !is_member(country) {
        return None;
    }
    if start > 0 && (is_alnum(text[start - 1]) || matches!(text[start - 1], b'_' | b'-')) && !ends_escape(text, start) {
        return None;
    }
    let mut id = [0u8; LONGEST];
    let (mut filled, mut at, mut spaced) = (0, start, false);
    let mut found = None;
    while filled < LONGEST {
        let Some(&byte) = text.get(at) else { break };
        if is_alnum(byte) {
            id[filled] = byte.to_ascii_uppercase();
            filled += 1;
            at += 1;
            if !text.get(at).is_some_and(|&next| is_alnum(next)) && has_length(country, filled, spaced) && is_valid(&id[..filled]) {
                found = Some((filled, at));
            }
            continue;
        }
        let space = space_len(text, at);
        if space == 0 || !text.get(at + space).is_some_and(|&next| is_alnum(next)) {
            break;
        }
        at += space;
        spaced = true;
    }
    let (_, end) = found?;
    let score =
        match (proximity::before(text, start, &["creditor", "glaeubiger", "ci", "ics", "sci", "acreedor", "creditore", "incassant"]), &id[4..7] == b"ZZZ") {
            (Hint::For, _) => 0.95,
            (_, true) => 0.85,
            (_, false) => 0.3,
        };
    Some(Candidate::new(Entity::SepaCreditorId, start, end, score))
}

/// Whether that many characters are the country's. Where its number has no fixed length, only what stands together can
/// be told from the words behind it.
fn has_length(country: [u8; 2], length: usize, spaced: bool) -> bool {
    match &country {
        b"FR" | b"IE" | b"MC" | b"PT" => length == 13,
        b"FI" => length == 15,
        b"ES" => length == 16,
        b"BE" => matches!(length, 17 | 20),
        b"AT" | b"DE" => length == 18,
        b"NL" => length == 19,
        b"IT" => length == 23,
        b"LU" => length == 26,
        _ => !spaced && (12..=LONGEST).contains(&length),
    }
}

/// The check, and a number that holds three digits at least.
fn is_valid(id: &[u8]) -> bool {
    let (head, number) = (&id[..4], &id[7..]);
    let mut checked = [0u8; LONGEST];
    let length = number.len() + 4;
    checked[..number.len()].copy_from_slice(number);
    checked[number.len()..length].copy_from_slice(head);
    head[2..].iter().all(u8::is_ascii_digit) && number.iter().filter(|byte| byte.is_ascii_digit()).count() >= 3 && mod97(&checked[..length]) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&str, f32)> {
        at_word(text.as_bytes(), 0).map(|candidate| (&text[candidate.start..candidate.end], candidate.score))
    }

    /// DE98ZZZ09999999999 is the Bundesbank's example, the others are built by the rule of the EPC.
    #[test]
    fn identifiers_of_every_writing_are_found() {
        for id in [
            "DE98ZZZ09999999999",
            "de98zzz09999999999",
            "ES23ZZZ47690558N",
            "ES 23 ZZZ 47690558N",
            "DE98 ZZZ0 9999 9999 99",
            "DE98\u{a0}ZZZ0\u{a0}9999\u{a0}9999\u{a0}99",
        ] {
            assert_eq!(found(id), Some((id, 0.85)), "{id}");
            assert_eq!(found(&format!("{id}, 5 shops")), Some((id, 0.85)), "{id}");
            assert_eq!(found(&format!("{id} 2026 5 shops")), Some((id, 0.85)), "{id}");
        }
    }

    #[test]
    fn a_business_of_its_own_needs_a_word() {
        assert!(found("DE98ABC09999999999").is_some_and(|(_, score)| score < 0.5));
        let text = b"Creditor ID: DE98ABC09999999999";
        assert!(at_word(text, 13).is_some_and(|candidate| candidate.score >= 0.5));
    }

    #[test]
    fn wrong_checks_lengths_and_countries_are_refused() {
        for text in [
            "DE97ZZZ09999999999",
            "DE98ZZZ0999999999",
            "DE98ZZZ099999999990",
            "US98ZZZ09999999999",
            "DE98ZZZ",
            "DE98",
            "DE",
            "",
            "DE9",
            "ES23ZZZ47690558N1",
            "SE98ZZZABCDEFGHIJ",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
        assert_eq!(at_word(b"xDE98ZZZ09999999999", 1), None);
        for end in 0..18 {
            assert_eq!(found(&"DE98ZZZ09999999999"[..end]), None);
        }
    }
}
