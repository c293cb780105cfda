//! CARD_TRACK: what a magnetic stripe holds, as readers send it and programs log it, with or without its sentinels, also
//! URL-encoded. Track 1: `%B`, number, `^`, name, `^`, expiry as YYMM, service code, the issuer's data, `?`; 79 characters
//! at most. Track 2: `;`, number, `=`, expiry as YYMM, service code, the issuer's data, `?`; 40 at most. On a chip the same
//! has `D` for `=` and an `F` to fill the last byte (EMV tag 57). Source: ISO/IEC 7813
//! (<https://www.iso.org/standard/43317.html>).

use super::Candidate;
use super::boundary::{digits_len, is_alnum};
use super::card_schemes::scheme_of;
use crate::checksum::luhn;
use crate::entity::Entity;

/// Characters of a track; encoded ones have three or six bytes each.
const TRACK_1: usize = 79;
const TRACK_2: usize = 40;
/// Letters of a name on track 1.
const NAME: usize = 26;
/// Digits of a card's number.
const SHORTEST_NUMBER: usize = 12;
const LONGEST_NUMBER: usize = 19;

/// The track around the card that was found at `card_start..card_end`. Reads at most 6 bytes before and 160 behind.
pub(crate) fn around_card(text: &[u8], card_start: usize, card_end: usize) -> Option<Candidate> {
    let (start, end) = match track_1_end(text, card_end) {
        Some(end) => {
            let format = card_start - usize::from(card_start > 0 && matches!(text.get(card_start - 1), Some(b'B' | b'b')));
            (format - mark_before(text, format, b'%', b"%25"), end)
        }
        None => (card_start - mark_before(text, card_start, b';', b"%3B"), track_2_end(text, card_end)?),
    };
    Some(Candidate::new(Entity::CardTrack, start, end, 0.99))
}

/// Track 1 around its first `^` (or `%5E`) at `caret`: its number stands behind the letter `B` and starts no word. Reads
/// at most 28 bytes before and 160 behind.
pub(crate) fn around_caret(text: &[u8], caret: usize) -> Option<Candidate> {
    if mark_len(text, caret, b'^', b"%5E") == 0 {
        return None;
    }
    let mut digits = [0u8; LONGEST_NUMBER];
    let (mut first, mut start) = (LONGEST_NUMBER, caret);
    for (back, &byte) in text.get(..caret)?.iter().rev().take(LONGEST_NUMBER + 4).enumerate() {
        match byte {
            b'0'..=b'9' if first > 0 => {
                first -= 1;
                digits[first] = byte;
                start = caret - back - 1;
            }
            b' ' if start < caret => {}
            _ => break,
        }
    }
    let number = &digits[first..];
    let bounded = start == 0 || !is_alnum(text[start - 1]) || matches!(text[start - 1], b'B' | b'b');
    (number.len() >= SHORTEST_NUMBER && bounded && luhn(number) && scheme_of(number).is_some()).then_some(())?;
    track_1_end(text, caret)?;
    around_card(text, start, caret)
}

/// Track 2 as a chip gives it, from the first digit of its number: `4111111111111111D28092010000000000F`. Reads at most
/// 40 bytes.
pub(crate) fn chip_at_digit(text: &[u8], start: usize) -> Option<Candidate> {
    let length = digits_len(text, start, LONGEST_NUMBER + 1);
    let separator = start + length;
    if !(SHORTEST_NUMBER..=LONGEST_NUMBER).contains(&length) || !matches!(text.get(separator), Some(b'D' | b'd')) {
        return None;
    }
    let number = &text[start..separator];
    (luhn(number) && scheme_of(number).is_some()).then_some(())?;
    let data = separator + 1;
    let digits = digits_len(text, data, TRACK_2);
    let filled = data + digits + usize::from(matches!(text.get(data + digits), Some(b'F' | b'f')));
    let fits = digits >= 7 && filled - start < TRACK_2 && is_expiry(text, data) && !text.get(filled).is_some_and(|&byte| is_alnum(byte));
    fits.then(|| Candidate::new(Entity::CardTrack, start, filled, 0.99))
}

fn track_1_end(text: &[u8], card_end: usize) -> Option<usize> {
    let caret = mark_len(text, card_end, b'^', b"%5E");
    if caret == 0 {
        return None;
    }
    let mut at = card_end + caret;
    let name = at;
    let mut letters = 0;
    while mark_len(text, at, b'^', b"%5E") == 0 {
        let encoded = matches!(text.get(at..at + 3), Some([b'%', high, low]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit());
        match text.get(at) {
            Some(b'?' | b'"' | b'<' | b'>' | b'\\' | 0..0x20) | None => return None,
            Some(_) if letters == NAME => return None,
            Some(_) => at += if encoded { 3 } else { 1 },
        }
        letters += 1;
    }
    let data = at + mark_len(text, at, b'^', b"%5E");
    if at == name || !is_expiry(text, data) {
        return None;
    }
    // The issuer's data runs to the end sentinel, whatever it is made of; without one, as far as its letters and digits.
    let limit = text.len().min(data + TRACK_1);
    let is_data = |byte: u8| is_alnum(byte) || matches!(byte, b' ' | b'-' | b'.' | b'/' | b'+' | b'^' | b'=');
    let run = data + text[data..limit].iter().take_while(|&&byte| is_data(byte)).count();
    let sentinel = mark_len(text, run, b'?', b"%3F");
    if sentinel > 0 {
        return Some(run + sentinel);
    }
    let digits = data + text[data..limit].iter().take_while(|&&byte| is_alnum(byte)).count();
    (digits >= data + 7).then_some(digits)
}

fn track_2_end(text: &[u8], card_end: usize) -> Option<usize> {
    let separator = mark_len(text, card_end, b'=', b"%3D");
    let data = card_end + separator;
    let digits = digits_len(text, data, TRACK_2);
    // Expiry and service code; a query's `4111111111111111=1` is none.
    if separator == 0 || !(7..=TRACK_2 - SHORTEST_NUMBER).contains(&digits) || !is_expiry(text, data) {
        return None;
    }
    let end = data + digits;
    (!text.get(end).is_some_and(|&byte| is_alnum(byte))).then(|| end + mark_len(text, end, b'?', b"%3F"))
}

/// Whether four digits at the position are a year and a month: `YYMM`.
fn is_expiry(text: &[u8], at: usize) -> bool {
    matches!(text.get(at..at + 4), Some([b'0'..=b'9', b'0'..=b'9', b'0', b'1'..=b'9'] | [b'0'..=b'9', b'0'..=b'9', b'1', b'0'..=b'2']))
}

/// Length of a sign at the position: as it is, URL-encoded, or escaped in JSON; 0 when it is not there.
fn mark_len(text: &[u8], at: usize, plain: u8, encoded: &[u8; 3]) -> usize {
    match text.get(at) {
        Some(&byte) if byte == plain && byte != b'%' => 1,
        Some(b'%') if text.get(at..at + 3).is_some_and(|sign| sign.eq_ignore_ascii_case(encoded)) => 3,
        Some(b'\\') if text.get(at..at + 6).is_some_and(|sign| sign.starts_with(br"\u00") && sign[4..].eq_ignore_ascii_case(&encoded[1..])) => 6,
        _ => 0,
    }
}

/// The same for the sign that ends at the position.
fn mark_before(text: &[u8], end: usize, plain: u8, encoded: &[u8; 3]) -> usize {
    let before = &text[..end];
    if before.len() >= 3 && before[before.len() - 3..].eq_ignore_ascii_case(encoded) {
        return 3;
    }
    usize::from(before.last() == Some(&plain))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::card;

    fn found(text: &str) -> Option<&str> {
        let start = text.find("4111").or_else(|| text.find("3782"))?;
        let card = card::at_digit(text.as_bytes(), start)?;
        around_card(text.as_bytes(), card.start, card.end).map(|c| &text[c.start..c.end])
    }

    #[test]
    fn tracks_are_found_whole_with_and_without_sentinels() {
        for (text, track) in [
            ("swiped %B4111111111111111^DOE/JANE^2809101000000000123?; ok", "%B4111111111111111^DOE/JANE^2809101000000000123?"),
            ("%B4111 1111 1111 1111^DOE/JANE M.^28091010000 000 00?", "%B4111 1111 1111 1111^DOE/JANE M.^28091010000 000 00?"),
            ("%25B4111111111111111%5EDOE%2FJANE%5E2809101000%3F", "%25B4111111111111111%5EDOE%2FJANE%5E2809101000%3F"),
            ("B4111111111111111^DOE/JANE^2809101000 next", "B4111111111111111^DOE/JANE^2809101000"),
        ] {
            let caret = text.find('^').or_else(|| text.find("%5E")).unwrap();
            let found = around_caret(text.as_bytes(), caret).map(|c| &text[c.start..c.end]);
            assert_eq!(found, Some(track), "{text}");
        }
        for (text, track) in [
            ("t2=;4111111111111111=28091010000012300?", ";4111111111111111=28091010000012300?"),
            ("4111111111111111=2809101 ok", "4111111111111111=2809101"),
            ("track2=%3B4111111111111111%3D28091010000%3F&x", "%3B4111111111111111%3D28091010000%3F"),
            (r#""4111111111111111\u003d2809101""#, r"4111111111111111\u003d2809101"),
            ("378282246310005=2809101", "378282246310005=2809101"),
        ] {
            assert_eq!(found(text), Some(track), "{text}");
        }
    }

    #[test]
    fn a_chips_track_is_found_too() {
        let text = "57: 4111111111111111D28092010000000000F, next";
        assert_eq!(chip_at_digit(text.as_bytes(), 4).map(|c| &text[c.start..c.end]), Some("4111111111111111D28092010000000000F"));
        for text in
            ["4111111111111112D28092010000", "4111111111111111D28132010000", "4111111111111111D2809", "4111111111111111D28092010000ab", "4111111111111111"]
        {
            assert_eq!(chip_at_digit(text.as_bytes(), 0), None, "{text}");
        }
    }

    #[test]
    fn a_card_with_something_else_behind_is_no_track() {
        for text in [
            "4111111111111111",
            "4111111111111111=1",
            "4111111111111111=2813101",
            "4111111111111111=2809",
            "4111111111111111=2809101x",
            "4111111111111111^2",
            "4111111111111111^DOE/JANE",
            "4111111111111111^^2809101000",
            "4111111111111111^DOE/JANE^expired",
            "4111111111111111^A NAME LONGER THAN ANY STRIPE HOLDS^2809101000?",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
        assert_eq!(around_caret(b"B4111111111111112^DOE/JANE^2809101?", 17), None, "no card");
        assert_eq!(around_caret(b"x^2 + y^2", 1), None);
    }

    #[test]
    fn no_byte_anywhere_makes_it_panic() {
        for text in ["%25B4111111111111111%5EDOE%2FJANE%5E2809101000%3F", ";4111111111111111=28091010000012300?", "4111111111111111D28092010000000000F"] {
            let bytes = text.as_bytes();
            for end in 0..=bytes.len() {
                for at in 0..end {
                    let _ = (
                        around_caret(&bytes[..end], at),
                        chip_at_digit(&bytes[..end], at),
                        around_card(&bytes[..end], at, end),
                        around_card(&bytes[..end], 0, at),
                    );
                }
            }
        }
    }
}
