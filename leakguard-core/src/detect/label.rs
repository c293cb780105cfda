//! What LeakGuard itself has written, so that it is never found again.

use memchr::{memchr2_iter, memrchr, memrchr2};

use super::boundary::is_alnum;
use crate::entity::Entity;
use crate::token_form::{MARK, token_len};
use crate::transform::pseudonym;

/// Bytes of a label at most. Tokens may be longer: what looks back for one finds it from as far only.
const LONGEST: usize = 128;

/// Bytes to look back for the start of what is around a position.
const LONGEST_AROUND: usize = 320;

/// Length of a label or token of ours at the position, `[EMAIL_ADDRESS]`, `[PERSON_7K4QX]`, `[PERSON:k1:9f31…]` or `~PERSON.k1.mfrgg…~`; 0
/// when there is none. What was replaced is never found again.
#[inline]
pub(crate) fn label_len(text: &[u8], at: usize) -> usize {
    match text.get(at) {
        Some(&b'[') => label_len_at_bracket(text, at),
        Some(&MARK) => token_len(text, at),
        _ => 0,
    }
}

/// Whether a text is labels, tokens and masked cards, and beside them has no letter and no digit but those of tags that hold nothing and of
/// signs that are escaped: `[PERSON], [PERSON]`, `[PASSWORD]''`, `[PERSON]<b class="">`, `[PERSON]&quot;`, `**** **** **** 1111`.
pub(crate) fn is_labels(text: &[u8]) -> bool {
    let (mut at, mut any) = (0, false);
    while let Some(&byte) = text.get(at) {
        match label_len(text, at) {
            0 if byte == b'<' => at += empty_tag_len(text, at).max(1),
            0 if byte == b'*' || byte.is_ascii_digit() => match masked_len(&text[at..]) {
                0 if byte == b'*' => at += text[at..].iter().take_while(|byte| **byte == b'*').count(),
                0 => return false,
                length => (at, any) = (at + length, true),
            },
            0 if byte == b'&' => at += SIGNS.iter().find(|sign| text[at..].starts_with(sign)).map_or(1, |sign| sign.len()),
            0 if is_alnum(byte) || byte >= 0x80 => return false,
            0 => at += 1,
            length => (at, any) = (at + length, true),
        }
    }
    any
}

/// Digits that the mask of a card hides at least, and those that it shows, at its end.
const HIDDEN: usize = 8;
const SHOWN: usize = 4;

/// Length of a card's mask that a text begins with, and of what parts it from what follows; 0 when there is none. What shows more is a value.
fn masked_len(text: &[u8]) -> usize {
    let is_part = |byte: &&u8| byte.is_ascii_digit() || matches!(byte, b'*' | b' ' | b'-' | b'.' | b'/' | b'+');
    let run = &text[..text.iter().take_while(is_part).count()];
    let stars = run.iter().filter(|byte| **byte == b'*').count();
    let shown = |text: &[u8]| text.iter().filter(|byte| byte.is_ascii_digit()).count();
    let behind = memrchr(b'*', run).map_or(0, |last| last + 1);
    if stars >= HIDDEN && shown(&run[..behind]) == 0 && shown(&run[behind..]) <= SHOWN { run.len() } else { 0 }
}

/// Signs as HTML escapes them.
const SIGNS: [&[u8]; 8] = [b"&quot;", b"&#34;", b"&#034;", b"&#39;", b"&#039;", b"&amp;", b"&lt;", b"&gt;"];

/// Length of a tag at the position whose attributes are empty, `<b>`, `</td>`, `<input name="" value=''>`; 0 when there is none.
fn empty_tag_len(text: &[u8], start: usize) -> usize {
    let name = |at: usize| text[at..].iter().take_while(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || **byte == b'-').count();
    let mut at = start + 1 + usize::from(text[start + 1..].first() == Some(&b'/'));
    at += name(at);
    loop {
        at += text[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let named = name(at);
        match &text[at + named..] {
            [b'=', b'"', b'"', ..] | [b'=', b'\'', b'\'', ..] if named > 0 => at += named + 3,
            [b'>', ..] if named == 0 => return at + 1 - start,
            [b'/', b'>', ..] if named == 0 => return at + 2 - start,
            _ => return 0,
        }
    }
}

/// Where the first label or token of ours starts that starts in `from..to`.
pub(crate) fn first_label(text: &[u8], from: usize, to: usize) -> Option<usize> {
    memchr2_iter(b'[', MARK, &text[from..to]).map(|at| from + at).find(|&at| label_len(text, at) > 0)
}

/// The label or token around a position: where it starts and ends. Of a token longer than 320 bytes only its beginning is
/// known; further in there is one word, which no detector takes.
pub(crate) fn label_around(text: &[u8], at: usize) -> Option<(usize, usize)> {
    let from = at.saturating_sub(LONGEST_AROUND);
    let start = from + memrchr2(b'[', MARK, &text[from..at])?;
    let end = start + label_len(text, start);
    (end > at).then_some((start, end))
}

#[inline(never)]
fn label_len_at_bracket(text: &[u8], at: usize) -> usize {
    let rest = &text[at..text.len().min(at + LONGEST)];
    let name = rest[1..].iter().take_while(|&&byte| byte.is_ascii_uppercase() || byte == b'_' || byte.is_ascii_digit()).count();
    let tail = match rest.get(1 + name) {
        Some(b']') => 0,
        Some(b':') => rest[1 + name..].iter().take_while(|&&byte| is_alnum(byte) || matches!(byte, b':' | b'-' | b'_')).count(),
        _ => return 0,
    };
    if rest.get(1 + name + tail) != Some(&b']') || !Entity::is_name(&rest[1..1 + name]) && (tail > 0 || !pseudonym::is_name(&rest[1..1 + name])) {
        return 0;
    }
    1 + name + tail + 1
}

/// Where the nearest label of ours ends that ends within `window` bytes before the position; without one, where the window
/// begins. A word before a label was said of what stood there: it says nothing of a value that only came closer to it.
pub(crate) fn behind_label(text: &[u8], at: usize, window: usize) -> usize {
    let floor = at.saturating_sub(window);
    let mut to = at;
    while let Some(close) = memrchr2(b']', MARK, &text[floor..to]) {
        let close = floor + close;
        let from = close.saturating_sub(LONGEST);
        let first = if text[close] == MARK { MARK } else { b'[' };
        if let Some(open) = memrchr(first, &text[from..close])
            && from + open + label_len(text, from + open) == close + 1
        {
            return close + 1;
        }
        to = close;
    }
    floor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_labels_of_known_kinds_count() {
        assert_eq!(label_len(b"[EMAIL_ADDRESS]", 0), 15);
        assert_eq!((label_len(b"[PERSON_7K4QX]", 0), label_len(b"[PERSON_7K4QX_1]", 0)), (14, 16));
        assert_eq!(label_len(b"[PERSON:k1:00ff]x", 0), 16);
        assert_eq!(label_len(b"~PERSON.k1.mfrggzdfmztwq2lkmfrggzdfmz~x", 0), 38);
        for text in ["~", "[EMAIL]", "[PERSON_SMITH]", "[PERSON_7K4QX:x]", "[PERSON", "[PERSON x]", "PERSON]", "[]"] {
            assert_eq!(label_len(text.as_bytes(), 0), 0, "{text}");
        }
    }

    #[test]
    fn labels_and_signs_are_labels_alone() {
        for (text, expected) in [
            ("[PERSON]", true),
            ("[PERSON], [PERSON]", true),
            ("[PASSWORD]''", true),
            ("[PERSON]<b class=''></b><br />", true),
            ("[PERSON]<b class='Jane'>", false),
            ("[PERSON]&quot;&amp;", true),
            ("[PERSON]&#74;", false),
            ("**** **** **** 1111", true),
            ("****+****+****+1111[PHONE_NUMBER]", true),
            ("**** 4111 1111 1111 1111", false),
            ("************1111", true),
            ("****x", false),
            ("***", false),
            ("**.**.1984", false),
            ("1234********", false),
            ("4930901***820", false),
            ("********12345", false),
            ("[PERSON] <3", false),
            ("[PERSON] Jr", false),
            ("''", false),
            ("", false),
        ] {
            assert_eq!(is_labels(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn a_position_inside_of_a_label_or_token_is_known() {
        for (text, at, around) in [
            ("a [PERSON:k1:00ff] b", 12, Some((2, 18))),
            ("a ~PERSON.k1.mfrggzdfmztwq2lkmfrggzdfmz~ b", 20, Some((2, 40))),
            ("a ~k1.mfrggzdfmztwq2lkmfrggzdfmz@mf.leakguard.invalid b", 35, Some((2, 53))),
            ("a [PERSON] b", 11, None),
            ("a ~ b", 4, None),
        ] {
            assert_eq!(label_around(text.as_bytes(), at), around, "{text}");
        }
        assert_eq!(first_label(b"a[0] ~ [PERSON] x", 1, 9), Some(7));
    }

    #[test]
    fn the_nearest_label_before_is_found_and_other_brackets_are_none() {
        assert_eq!(behind_label(b"mac [PERSON:k1:00ff], x", 23, 40), 20);
        assert_eq!(behind_label(b"[PERSON] [a] x", 14, 40), 8);
        assert_eq!(behind_label(b"mac ~PERSON.k1.mfrggzdfmztwq2lkmfrggzdfmz~, x", 45, 40), 42);
        assert_eq!(behind_label(b"mac ~ ~/x~, x", 13, 40), 0);
        assert_eq!(behind_label(b"[PERSON] far from here", 22, 10), 12);
        assert_eq!(behind_label(b"a[0] b", 6, 40), 0);
    }
}
