//! Payment cards (CREDIT_CARD), and what stands beside them: CARD_EXPIRY and CVV.
//!
//! A number is a card when its first digits belong to a scheme (`card_schemes.rs`), its length is one of that scheme's
//! and it passes Luhn. Digits stand together or in the groups that are printed on cards.

use super::Candidate;
use super::boundary::{dash_len, digits_len, is_alnum, space_len};
use super::card_schemes::{Certainty, scheme_of};
use super::proximity::{self, Hint};
use crate::checksum::{gtin, luhn};
use crate::entity::Entity;

const CARD_WORDS: &[&str] = &[
    "card",
    "cc",
    "pan",
    "creditcard",
    "credit",
    "debit",
    "visa",
    "mastercard",
    "amex",
    "maestro",
    "discover",
    "diners",
    "jcb",
    "unionpay",
    "karte",
    "kreditkarte",
    "carte",
    "tarjeta",
    "carta",
    "kaart",
    "karta",
    "cardnumber",
    "ccnumber",
    "number",
];

/// The groupings printed on cards, in digits: 4-4-4-4 (and shorter or longer last groups), American Express 4-6-5,
/// Diners Club 4-6-4.
const GROUPINGS: &[&[usize]] = &[&[4, 4, 4, 4, 3], &[4, 4, 4, 4], &[4, 6, 5], &[4, 6, 4], &[4, 4, 4, 3], &[4, 4, 4, 2], &[4, 4, 4, 1]];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    Space,
    /// A space in a form body: `+` or `%20`.
    Encoded,
    Dash,
    Dot,
}

/// The card that starts with the digit at `start`, which starts a word. Reads at most 40 bytes.
pub(crate) fn at_digit(text: &[u8], start: usize) -> Option<Candidate> {
    if follows_number(text, start) {
        return None;
    }
    let run = digits_len(text, start, 20);
    let (digits, length, end) = match run {
        12..=19 => {
            let mut digits = [0u8; 19];
            digits[..run].copy_from_slice(&text[start..start + run]);
            if continues_number(text, start + run) {
                return None;
            }
            (digits, run, start + run)
        }
        4 => grouped(text, start)?,
        _ => return None,
    };
    let number = &digits[..length];
    let certainty = scheme_of(number)?;
    if !luhn(number) {
        return None;
    }
    let grouped = end - start > length;
    let score = match (certainty, grouped, proximity::before(text, start, CARD_WORDS)) {
        (_, _, Hint::For) => 0.98,
        (_, _, Hint::Against) => 0.3,
        // An article number (EAN-13, GTIN-14, UPC-A) that passes Luhn too is an article number.
        (_, false, Hint::None) if gtin(number) => 0.4,
        (Certainty::High, _, Hint::None) => 0.9,
        (Certainty::Medium, false, Hint::None) => 0.6,
        (_, true, Hint::None) => 0.7,
        (Certainty::Low, false, Hint::None) => 0.4,
    };
    Some(Candidate::new(Entity::CreditCard, start, end, score))
}

/// Expiry date and security code right behind a card: `4111111111111111|09|28|123`, `… 09/28 123`.
pub(crate) fn beside(text: &[u8], card_end: usize, out: &mut Vec<Candidate>) {
    let mut at = skip_gap(text, card_end);
    if at == card_end {
        return;
    }
    if let Some(end) = expiry_end(text, at) {
        out.push(Candidate::new(Entity::CardExpiry, at, end, 0.85));
        let behind = skip_gap(text, end);
        if behind == end {
            return;
        }
        at = behind;
        if matches!(digits_len(text, at, 5), 3 | 4) {
            let end = at + digits_len(text, at, 4);
            if !text.get(end).is_some_and(|&byte| is_alnum(byte) || byte == b'.' || byte == b',') {
                out.push(Candidate::new(Entity::Cvv, at, end, 0.8));
            }
        }
    }
}

/// The end of an expiry date at the position: `MM/YY`, `MM/YYYY`, also with `-` or `|`, and nothing longer.
pub(crate) fn expiry_end(text: &[u8], at: usize) -> Option<usize> {
    let month = match text.get(at..at + 2)? {
        [b'0', unit @ b'1'..=b'9'] => unit - b'0',
        [b'1', unit @ b'0'..=b'2'] => 10 + unit - b'0',
        _ => return None,
    };
    debug_assert!((1..=12).contains(&month));
    let mut year = at + 2 + space_len(text, at + 2);
    if !matches!(text.get(year), Some(b'/' | b'-' | b'|')) {
        return None;
    }
    year += 1 + space_len(text, year + 1);
    let end = match digits_len(text, year, 5) {
        2 => year + 2,
        4 if text[year..].starts_with(b"20") => year + 4,
        _ => return None,
    };
    let longer = matches!(text.get(end), Some(b'/' | b'-')) && text.get(end + 1).is_some_and(u8::is_ascii_digit);
    (!longer && !text.get(end).is_some_and(|&byte| is_alnum(byte))).then_some(end)
}

/// Separators between the parts of a card record, at most three bytes.
fn skip_gap(text: &[u8], mut at: usize) -> usize {
    for _ in 0..3 {
        match text.get(at) {
            Some(b' ' | b',' | b';' | b'|' | b'\t' | b'/' | b':') => at += 1,
            _ => break,
        }
    }
    at
}

/// Digits of a number written in groups, their count and where it ends.
fn grouped(text: &[u8], start: usize) -> Option<([u8; 19], usize, usize)> {
    let mut digits = [0u8; 19];
    let (first_separator, _) = separator_at(text, start + 4)?;
    'grouping: for grouping in GROUPINGS {
        let (mut at, mut length) = (start, 0);
        for (index, &size) in grouping.iter().enumerate() {
            if index > 0 {
                match separator_at(text, at) {
                    Some((separator, bytes)) if separator == first_separator => at += bytes,
                    _ => continue 'grouping,
                }
            }
            // A group is exactly as long as printed: one digit more and it is another number.
            if digits_len(text, at, size + 1) != size {
                continue 'grouping;
            }
            digits[length..length + size].copy_from_slice(&text[at..at + size]);
            length += size;
            at += size;
        }
        // A further group makes it a longer number; behind a space it may as well be the next word.
        let runs_on = match first_separator {
            Separator::Space => text.get(at).is_some_and(|&byte| is_alnum(byte)),
            _ => continues_number(text, at) || dash_len(text, at) > 0 && text.get(at + dash_len(text, at)).is_some_and(u8::is_ascii_digit),
        };
        if !runs_on && luhn(&digits[..length]) && scheme_of(&digits[..length]).is_some() {
            return Some((digits, length, at));
        }
    }
    None
}

fn separator_at(text: &[u8], at: usize) -> Option<(Separator, usize)> {
    match (space_len(text, at), dash_len(text, at), text.get(at)) {
        (0, 0, Some(b'.')) => Some((Separator::Dot, 1)),
        (0, 0, Some(b'+')) => Some((Separator::Encoded, 1)),
        (0, 0, Some(b'%')) if text[at..].starts_with(b"%20") => Some((Separator::Encoded, 3)),
        (0, 0, _) => None,
        (0, dash, _) => Some((Separator::Dash, dash)),
        (space, _, _) => Some((Separator::Space, space)),
    }
}

/// Whether the digits at `start` are the tail of a longer number: `5-4111…`, `0.4111…`, ` .4111…`.
fn follows_number(text: &[u8], start: usize) -> bool {
    match text[..start] {
        [.., before, b'-'] => before.is_ascii_digit(),
        [.., before, b'.'] => before.is_ascii_digit() || before.is_ascii_whitespace(),
        [b'.'] => true,
        _ => false,
    }
}

/// Whether a word that ends in digits starts with a card's word: `card4111…`. Returns where the digits start.
pub(crate) fn digits_behind_card_word(word: &[u8]) -> Option<usize> {
    let letters = word.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    (word.len() >= letters + 12 && CARD_WORDS.iter().any(|known| word[..letters].eq_ignore_ascii_case(known.as_bytes()))).then_some(letters)
}

/// Whether a number goes on at the position: a letter, a digit, a decimal part, a further group behind a dash.
fn continues_number(text: &[u8], at: usize) -> bool {
    match text.get(at) {
        Some(&byte) if is_alnum(byte) => true,
        Some(b'.' | b'-') => text.get(at + 1).is_some_and(u8::is_ascii_digit),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&str, f32)> {
        let start = text.find(|c: char| c.is_ascii_digit())?;
        at_digit(text.as_bytes(), start).map(|c| (&text[c.start..c.end], c.score))
    }

    /// Test numbers published by Stripe, Adyen and PayPal.
    #[test]
    fn every_scheme_is_found_by_range_and_length() {
        for number in [
            "4111111111111111",
            "5555555555554444",
            "2223003122003222",
            "378282246310005",
            "6011111111111117",
            "30569309025904",
            "3566002020360505",
            "6205500000000000004",
            "6304000000000000",
            "2200000000000053",
        ] {
            assert_eq!(found(&format!("card {number}")).map(|f| f.0), Some(number));
        }
    }

    #[test]
    fn groups_by_space_dash_dot_and_no_break_space_are_one_number() {
        for number in [
            "4111 1111 1111 1111",
            "4111-1111-1111-1111",
            "4111.1111.1111.1111",
            "4111\u{a0}1111\u{a0}1111\u{a0}1111",
            "4111\u{202f}1111\u{202f}1111\u{202f}1111",
            "3782 822463 10005",
            "3056 930902 5904",
        ] {
            assert_eq!(found(number).map(|f| f.0), Some(number));
        }
        assert_eq!(found("4111 1111 1111 1111 09/28").map(|f| f.0), Some("4111 1111 1111 1111"));
    }

    #[test]
    fn a_longer_number_a_decimal_and_mixed_separators_are_no_card() {
        for text in [
            "4111-1111-1111-1111-5",
            "4111111111111111.25",
            "0.4111111111111111",
            "41111111111111111111",
            "4111 1111-1111 1111",
            "4111111111111112",
            "4111111111111111a",
            "1234567812345670",
            "9999 9999 9999 9995",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn an_order_number_that_passes_luhn_scores_below_the_threshold() {
        assert!(found("order 4000000000000002").is_some_and(|f| f.1 < 0.5));
        assert!(found("EAN 4006381333931").is_none_or(|f| f.1 < 0.5));
        assert!(found("4000000000000002").is_some_and(|f| f.1 >= 0.5));
    }

    #[test]
    fn expiry_and_code_are_found_right_behind_the_card() {
        let mut out = Vec::new();
        beside(b"4111111111111111|09|28|123", 16, &mut out);
        assert_eq!(out.iter().map(|c| (c.entity, c.start, c.end)).collect::<Vec<_>>(), [(Entity::CardExpiry, 17, 22), (Entity::Cvv, 23, 26)]);
        out.clear();
        beside(b"4111111111111111, 12.50 EUR", 16, &mut out);
        beside(b"4111111111111111 12/05/2026", 16, &mut out);
        assert!(out.is_empty(), "{out:?}");
    }
}
