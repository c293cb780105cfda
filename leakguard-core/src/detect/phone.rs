//! PHONE_NUMBER in international writing: `+` or `00`, a calling code that is assigned, and as many digits behind it as
//! that country's numbers have. National writing counts in a field of that name only.

use super::Candidate;
use super::boundary::{dash_len, digits_len, is_alnum, space_len};
use super::calling_codes::CALLING_CODES;
use crate::entity::Entity;

/// E.164: digits of a number, calling code included.
const LONGEST: usize = 15;
const SHORTEST: usize = 8;

/// The number whose `+` is at `plus`; `parted` says that something that was found ends there. Reads at most 60 bytes.
pub(crate) fn at_plus(text: &[u8], plus: usize, parted: bool) -> Option<Candidate> {
    if plus > 0 && !parted && (is_alnum(text[plus - 1]) || text[plus - 1] == b'+') && !super::boundary::ends_escape(text, plus) {
        return None;
    }
    let end = number_end(text, plus + 1)?;
    Some(Candidate::new(Entity::PhoneNumber, plus, end, 0.9))
}

/// The number that starts with `00` at `start`, which starts a word. Written together it has the form of an article
/// number (GTIN-14 with leading zeros) and stays below the usual threshold.
pub(crate) fn at_double_zero(text: &[u8], start: usize) -> Option<Candidate> {
    if !text[start..].starts_with(b"00") || start > 0 && matches!(text[start - 1], b'-' | b'.' | b',' | b'+' | b'_') {
        return None;
    }
    if matches!(text[..start], [.., b'0'..=b'9', b' ']) {
        return None;
    }
    let number = start + 2 + space_len(text, start + 2);
    let end = number_end(text, number)?;
    let together = text[start..end].iter().all(u8::is_ascii_digit);
    Some(Candidate::new(Entity::PhoneNumber, start, end, if together { 0.4 } else { 0.75 }))
}

/// Where the number ends whose first digit of the calling code is at `from`: the longest whole groups of digits that
/// the country's plan allows.
fn number_end(text: &[u8], from: usize) -> Option<usize> {
    let mut digits = [0u8; LONGEST];
    let mut count = 0;
    // Ends of groups of digits: (bytes, digits so far).
    let mut groups = [(0usize, 0usize); LONGEST + 1];
    let mut group_count = 0;
    let mut at = from;
    loop {
        let run = digits_len(text, at, LONGEST + 2);
        if run == 0 {
            break;
        }
        if count + run > LONGEST {
            // A group too long ends the number before it.
            break;
        }
        digits[count..count + run].copy_from_slice(&text[at..at + run]);
        count += run;
        at += run;
        groups[group_count] = (at, count);
        group_count += 1;
        // `(0)` between the calling code and the rest is a trunk prefix, said but not dialled.
        let next = skip_separator(text, at);
        if next == at {
            break;
        }
        at = if text[next..].starts_with(b"(0)") { next + 3 + space_len(text, next + 3) } else { next };
        if text[at - 1] == b'(' || text.get(at) == Some(&b'(') {
            at += usize::from(text.get(at) == Some(&b'('));
        }
    }
    let (code_length, lengths) = calling_code(&digits[..count])?;
    groups[..group_count]
        .iter()
        .rev()
        .find(|&&(end, so_far)| {
            so_far >= SHORTEST
                && so_far > code_length
                && lengths >> (so_far - code_length) & 1 == 1
                && !text.get(end).is_some_and(|&byte| is_alnum(byte))
                && !(text.get(end) == Some(&b'.') && text.get(end + 1).is_some_and(u8::is_ascii_digit) && so_far == count)
        })
        .map(|&(end, _)| end)
}

/// The longest assigned calling code at the start of the digits: its length and the possible lengths behind it.
fn calling_code(digits: &[u8]) -> Option<(usize, u32)> {
    (1..=3.min(digits.len())).rev().find_map(|length| {
        let code = digits[..length].iter().fold(0u16, |number, byte| number * 10 + u16::from(byte - b'0'));
        let row = CALLING_CODES.binary_search_by_key(&code, |row| row.0).ok()?;
        (digits[0] != b'0').then_some((length, CALLING_CODES[row].1))
    })
}

/// Past one separator, or a closing bracket and a separator, or a separator and an opening bracket.
fn skip_separator(text: &[u8], at: usize) -> usize {
    let mut next = at;
    if text.get(next) == Some(&b')') {
        next += 1;
    }
    let one = space_len(text, next).max(dash_len(text, next)).max(usize::from(matches!(text.get(next), Some(b'.' | b'/'))));
    next += one;
    if text.get(next) == Some(&b'(') {
        next += usize::from(!text[next..].starts_with(b"(0)"));
    }
    let continues = text.get(next).is_some_and(u8::is_ascii_digit) || text[next.min(text.len())..].starts_with(b"(0)");
    if continues { next } else { at }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        match text.find('+') {
            Some(plus) => at_plus(text.as_bytes(), plus, false),
            None => at_double_zero(text.as_bytes(), text.find("00")?).filter(|c| c.score >= 0.5),
        }
        .map(|c| &text[c.start..c.end])
    }

    #[test]
    fn international_writings_are_found() {
        for number in [
            "+48 601 234 567",
            "+49 30 90182034",
            "+353 1 555 0199",
            "+1 (555) 229-3326",
            "+44 20 7946 0958",
            "+34 912 345 678",
            "+33.1.99.00.12.34",
            "+491715550199",
            "+49 (0) 30 123456",
            "+49 (0)30 123456",
            "+1-202-555-0143",
            "+31 20 555 0123",
            "0049 30 123456",
            "+49/30/901820",
        ] {
            assert_eq!(found(number), Some(number));
        }
    }

    #[test]
    fn a_year_behind_a_number_is_not_swallowed() {
        assert_eq!(found("+46 70 123 45 67 2026"), Some("+46 70 123 45 67"));
        assert_eq!(found("call +49 171 5550199, wants"), Some("+49 171 5550199"));
        assert_eq!(found("+48 601 234 567 or"), Some("+48 601 234 567"));
    }

    #[test]
    fn time_zones_sums_and_article_numbers_are_no_phone() {
        for text in ["2026-11-21T05:14:03+00:00", "1+123456789", "+1", "+999 123 456 789", "+12", "0012345678905", "++4915112345678", "C+4915112345678"] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(CALLING_CODES.is_sorted_by(|a, b| a.0 < b.0));
    }
}
