//! Values in running text that stand behind their name: `password=…`, `"firstname":"…"`, `'phone' => '…'`,
//! `[last_name] => …`, `?token=…`, `cvv 123`, `dob 1988-03-14`.

use super::Candidate;
use super::boundary::{digits_len, is_alnum, is_escaped};
use super::card::expiry_end;
use super::field::{self, Class};
use super::label::label_len;
use crate::entity::Entity;

/// Bytes looked at before the separator for the name, and behind it for the value.
const NAME_WINDOW: usize = 48;
const VALUE_WINDOW: usize = 1024;

/// The labelled value whose separator (`:` or `=`) is at `separator`; reads at most 48 bytes back and 1 KiB ahead.
pub(crate) fn at_separator(text: &[u8], separator: usize) -> Option<Candidate> {
    let name = name_before(text, separator)?;
    let Some(Class::Is(entity)) = field::classify(name).class else { return None };
    if entity == Entity::BearerToken {
        // The scheme behind the name starts a word, which has its own look.
        return None;
    }
    let arrow = text[separator] == b'=' && text.get(separator + 1) == Some(&b'>');
    let mut from = separator + 1 + usize::from(arrow);
    from += text[from..].iter().take(8).take_while(|&&byte| byte == b' ' || byte == b'\t').count();
    let window = &text[..text.len().min(from + VALUE_WINDOW)];
    let (from, end) = match quote_at(window, from) {
        Some((open, mark, escapes)) => (open, quoted_end(window, open, mark, escapes)),
        None => (from, bare_end(window, from, entity, arrow)),
    };
    let value = &text[from..end];
    if label_len(text, from) > 0 || is_code(value) {
        return None;
    }
    let score = field::accepts(entity, value)?;
    Some(Candidate::new(entity, from, end, score - 0.05))
}

/// A number behind a word of its own: `cvv 123`, `dob 1988-03-14`, `exp: 09/28`. `start` is
/// where the word starts.
pub(crate) fn at_word(text: &[u8], start: usize) -> Option<Candidate> {
    let length = text[start..].iter().take(12).take_while(|&&byte| is_alnum(byte)).count();
    let word = &text[start..start + length];
    let one_of = |words: &[&[u8]]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    let gap = text[start + length..].iter().take(3).take_while(|byte| matches!(byte, b' ' | b':' | b'=')).count();
    let from = start + length + gap;
    if gap == 0 {
        return None;
    }
    if one_of(&[b"cvv", b"cvv2", b"cvc", b"cvc2", b"csc"]) {
        let digits = digits_len(text, from, 5);
        let ends = !text.get(from + digits).is_some_and(|&byte| is_alnum(byte));
        return (matches!(digits, 3 | 4) && ends).then(|| Candidate::new(Entity::Cvv, from, from + digits, 0.85));
    }
    if one_of(&[b"exp", b"expiry", b"expires", b"valid", b"thru"]) {
        let mut expiry = Candidate::new(Entity::CardExpiry, from, expiry_end(text, from)?, 0.8);
        expiry.needs_card = true;
        return Some(expiry);
    }
    if one_of(&[b"dob", b"birthdate", b"birthday", b"born"]) {
        return date_end(text, from).map(|end| Candidate::new(Entity::DateOfBirth, from, end, 0.8));
    }
    None
}

/// The end of a numeric date with a four-digit year: `1988-03-14`, `14.03.1988`, `3/14/1988`.
fn date_end(text: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    let mut four = false;
    for part in 0..3 {
        let digits = digits_len(text, at, 5);
        if !matches!(digits, 1 | 2 | 4) {
            return None;
        }
        four |= digits == 4;
        at += digits;
        if part < 2 {
            if !matches!(text.get(at), Some(b'-' | b'.' | b'/')) {
                return None;
            }
            at += 1;
        }
    }
    (four && !text.get(at).is_some_and(|&byte| is_alnum(byte))).then_some(at)
}

/// The name that ends before the separator, without its quotes, backslashes and brackets.
fn name_before(text: &[u8], separator: usize) -> Option<&[u8]> {
    let window = &text[separator.saturating_sub(NAME_WINDOW)..separator];
    let mut end = window.len();
    while end > 0 && window[end - 1] == b' ' {
        end -= 1;
    }
    while end > 0 && matches!(window[end - 1], b'"' | b'\'' | b'\\' | b']') {
        end -= 1;
    }
    let is_name = |byte: u8| is_alnum(byte) || byte == b'_' || byte == b'-';
    let length = window[..end].iter().rev().take_while(|&&byte| is_name(byte)).count();
    let mut name = &window[end - length..end];
    // The letter of an escape in front is no part of the name: `\npassword=`.
    let start = separator - (window.len() - end) - length;
    if start > 0 && text[start - 1] == b'\\' && name.len() > 1 && matches!(name[0], b'n' | b'r' | b't') {
        name = &name[1..];
    }
    (name.first().is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_') && length < window.len().max(NAME_WINDOW)).then_some(name)
}

/// An opening quote at the position: (first byte inside, quote mark, backslashes before it).
fn quote_at(text: &[u8], from: usize) -> Option<(usize, u8, usize)> {
    let escapes = text[from..].iter().take(8).take_while(|&&byte| byte == b'\\').count();
    match text.get(from + escapes) {
        Some(&mark @ (b'"' | b'\'')) => Some((from + escapes + 1, mark, escapes)),
        _ => None,
    }
}

/// Where a quoted value ends: before the same mark with the same backslashes in front. Marks with more backslashes
/// are quotes inside the value.
fn quoted_end(text: &[u8], from: usize, mark: u8, escapes: usize) -> usize {
    let mut at = from;
    while let Some(offset) = memchr::memchr(mark, &text[at..]) {
        let quote = at + offset;
        let backslashes = text[from..quote].iter().rev().take_while(|&&byte| byte == b'\\').count();
        let closes = if escapes == 0 { !is_escaped(text, quote) || backslashes == 0 } else { backslashes == escapes };
        if closes {
            return quote - escapes.min(backslashes);
        }
        at = quote + 1;
    }
    text.len()
}

/// Where a value without quotes ends: what its kind cannot hold, or the end of the line behind an arrow.
fn bare_end(text: &[u8], from: usize, entity: Entity, arrow: bool) -> usize {
    let holds = |byte: u8| match entity {
        Entity::PhoneNumber => byte.is_ascii_digit() || matches!(byte, b' ' | b'+' | b'(' | b')' | b'-' | b'.' | b'/'),
        Entity::DateOfBirth | Entity::CardExpiry => byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'/'),
        Entity::Cvv => byte.is_ascii_digit(),
        Entity::CreditCard => byte.is_ascii_digit() || matches!(byte, b' ' | b'-'),
        _ if arrow => !matches!(byte, b'\n' | b'\r'),
        Entity::Password | Entity::GenericSecret => byte > b' ' && !matches!(byte, b'&' | b'"' | b'\'' | b'<' | b'>'),
        _ => byte > b' ' && !matches!(byte, b'&' | b',' | b';' | b')' | b']' | b'}' | b'"' | b'\'' | b'<' | b'>' | b'|'),
    };
    let mut end = from + text[from..].iter().take_while(|&&byte| holds(byte)).count();
    while end > from && (matches!(text[end - 1], b' ' | b'-' | b'/' | b'(') || !arrow && matches!(text[end - 1], b',' | b';' | b'.' | b')' | b'}' | b']')) {
        end -= 1;
    }
    end
}

/// Values that are source code or documentation: variables, types, calls, other labels.
fn is_code(value: &[u8]) -> bool {
    match value {
        [] | [b'$' | b'<' | b'{' | b'*', ..] => true,
        _ => {
            [
                &b"string"[..],
                b"required",
                b"nullable",
                b"array",
                b"object",
                b"integer",
                b"function",
                b"empty",
                b"set",
                b"unset",
                b"invalid",
                b"incorrect",
                b"missing",
                b"changed",
                b"reset",
            ]
            .iter()
            .any(|word| value.eq_ignore_ascii_case(word))
                || value.ends_with(b"()")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(Entity, &str)> {
        let bytes = text.as_bytes();
        let candidate = (0..bytes.len()).filter(|&at| matches!(bytes[at], b':' | b'=')).find_map(|at| at_separator(bytes, at))?;
        Some((candidate.entity, &text[candidate.start..candidate.end]))
    }

    #[test]
    fn values_behind_their_name_are_found_in_every_writing() {
        for (text, value) in [
            ("password=hunter2&x=1", "hunter2"),
            (r#""password":"hun\"ter2","x":1"#, r#"hun\"ter2"#),
            (r#"{\"password\":\"Async12345!\"}"#, "Async12345!"),
            ("'password' => 'hunter2',", "hunter2"),
            ("[password] => hunter 2\n", "hunter 2"),
            (r"\npassword: hunter2", "hunter2"),
            ("client_secret: abc,def.", "abc,def"),
        ] {
            assert_eq!(found(text).map(|f| f.1), Some(value), "{text}");
        }
        assert_eq!(found("telephone: 0171 5550199, Berlin"), Some((Entity::PhoneNumber, "0171 5550199")));
        assert_eq!(found("[billing_last_name] => de Vries\n"), Some((Entity::Person, "de Vries")));
    }

    #[test]
    fn code_switches_and_labels_are_no_value() {
        for text in
            ["'password' => $password", "password: string", "password=", "password: [PASSWORD]", "name: Hoodie", "PasswordHasher::hash", "version=1.2.3.4"]
        {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_behind_their_word_are_found() {
        assert_eq!(at_word(b"cvv 123", 0).map(|c| (c.entity, c.start, c.end)), Some((Entity::Cvv, 4, 7)));
        assert_eq!(at_word(b"dob 1988-03-14)", 0).map(|c| (c.entity, c.start, c.end)), Some((Entity::DateOfBirth, 4, 14)));
        assert!(at_word(b"exp 09/28", 0).is_some_and(|c| c.needs_card));
        assert!(at_word(b"exp: 12/2028", 0).is_some_and(|c| c.needs_card));
        assert_eq!(at_word(b"cvv 12345", 0), None);
        assert_eq!(at_word(b"born free", 0), None);
    }
}
