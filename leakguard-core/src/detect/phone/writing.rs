//! How a number is written: groups of digits, and what stands between them.

use super::plan::LONGEST;
use crate::detect::boundary::{begins_with, dash_len, digits_len, is_alnum, space_len};

/// One sign between groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Space = 1,
    Dash = 2,
    Dot = 4,
    Slash = 8,
    Open = 16,
    Close = 32,
}

/// The sign at the position and its length in bytes; `encoded` is the writing of forms and addresses (`%20`, `+`).
#[inline]
pub(super) fn mark_at(text: &[u8], at: usize, encoded: bool) -> Option<(Mark, usize)> {
    match *text.get(at)? {
        b' ' if !encoded => Some((Mark::Space, 1)),
        b'-' => Some((Mark::Dash, 1)),
        b'.' => Some((Mark::Dot, 1)),
        b'/' => Some((Mark::Slash, 1)),
        b'(' => Some((Mark::Open, 1)),
        b')' => Some((Mark::Close, 1)),
        b'+' | b'%' | b'\\' | b'&' | 0x80.. => long_mark_at(text, at, encoded),
        _ => None,
    }
}

/// The same for marks of several bytes, and those of forms.
fn long_mark_at(text: &[u8], at: usize, encoded: bool) -> Option<(Mark, usize)> {
    let rest = text.get(at..)?;
    let (space, dash) = (space_len(text, at), dash_len(text, at));
    let found = match rest {
        _ if space > 0 && !encoded => (Mark::Space, space),
        _ if dash > 0 => (Mark::Dash, dash),
        [b'+', ..] if encoded => (Mark::Space, 1),
        [b'%', b'2', b'0', ..] if encoded => (Mark::Space, 3),
        [b'%', b'2', b'8', ..] if encoded => (Mark::Open, 3),
        [b'%', b'2', b'9', ..] if encoded => (Mark::Close, 3),
        [b'%', b'2', b'F' | b'f', ..] if encoded => (Mark::Slash, 3),
        [b'%', b'C' | b'c', b'2', b'%', b'A' | b'a', b'0', ..] if encoded => (Mark::Space, 6),
        // In JSON that was not read as JSON, and in HTML.
        [b'\\', b'/', ..] => (Mark::Slash, 2),
        [b'\\', b'u', b'0', b'0', b'a' | b'A', b'0', ..] | [b'&', b'n', b'b', b's', b'p', b';', ..] | [b'&', b'#', b'1', b'6', b'0', b';', ..] => {
            (Mark::Space, 6)
        }
        _ => return None,
    };
    Some(found)
}

/// One group of digits.
#[derive(Clone, Copy, Default)]
pub(super) struct Group {
    pub start: usize,
    pub end: usize,
    /// Digits up to and with this group.
    pub digits: usize,
    /// The signs before it, as bits of [`Mark`].
    pub marks: u8,
}

/// The digits of a number and their groups.
pub(super) struct Writing {
    pub digits: [u8; LONGEST],
    pub count: usize,
    groups: [Group; MOST_GROUPS],
    group_count: usize,
}

const MOST_GROUPS: usize = 10;
/// Signs between two groups: `) - (`.
const MOST_MARKS: usize = 6;

impl Writing {
    /// Reads groups of digits from the position on, where a digit or an opening bracket stands. A group that does not fit
    /// any more ends it. Reads at most 300 bytes, as a rule 20.
    pub fn read(text: &[u8], from: usize, encoded: bool) -> Writing {
        let mut writing = Writing { digits: [0; LONGEST], count: 0, groups: [Group::default(); MOST_GROUPS], group_count: 0 };
        let (mut at, mut marks) = (from, 0);
        if let Some((Mark::Open, length)) = mark_at(text, at, encoded) {
            (at, marks) = (at + length, Mark::Open as u8);
            at += mark_at(text, at, encoded).map_or(0, |(mark, length)| if mark == Mark::Space { length } else { 0 });
        }
        // The group that a bracket was opened before, which nothing has closed yet.
        let mut open = 0;
        while at < text.len() && writing.group_count < MOST_GROUPS {
            let run = digits_len(text, at, LONGEST + 1);
            let count = writing.count + run;
            if run == 0 || count > LONGEST {
                break;
            }
            writing.digits[writing.count..count].copy_from_slice(&text[at..at + run]);
            writing.count = count;
            writing.groups[writing.group_count] = Group { start: at, end: at + run, digits: count, marks };
            open = match marks {
                _ if marks & Mark::Open as u8 != 0 => writing.group_count,
                _ if marks & Mark::Close as u8 != 0 => 0,
                _ => open,
            };
            writing.group_count += 1;
            match separator(text, at + run, encoded) {
                Some((next, between)) => (at, marks) = (next, between),
                None => {
                    open = if matches!(mark_at(text, at + run, encoded), Some((Mark::Close, _))) { 0 } else { open };
                    break;
                }
            }
        }
        // `+49 30 901820 (4111 1111 …`: what is in the bracket is something else.
        if open > 0 {
            (writing.group_count, writing.count) = (open, writing.groups[open - 1].digits);
        }
        writing
    }

    pub fn groups(&self) -> &[Group] {
        &self.groups[..self.group_count]
    }

    /// The digits up to and with the group.
    pub fn up_to(&self, group: &Group) -> &[u8] {
        &self.digits[..group.digits]
    }
}

/// Past what stands between two groups of digits, if digits follow: at most three spaces, one sign, and brackets.
fn separator(text: &[u8], from: usize, encoded: bool) -> Option<(usize, u8)> {
    let (mut at, mut marks, mut spaces) = (from, 0u8, 0);
    for _ in 0..MOST_MARKS {
        let Some((mark, length)) = mark_at(text, at, encoded) else { break };
        let signs = (Mark::Dash as u8) | (Mark::Dot as u8) | (Mark::Slash as u8);
        let fits = match mark {
            Mark::Space => spaces < 3,
            Mark::Close => marks & !(Mark::Space as u8) == 0,
            Mark::Open => marks & Mark::Open as u8 == 0,
            Mark::Dash | Mark::Dot | Mark::Slash => marks & (signs | Mark::Open as u8) == 0,
        };
        if !fits {
            return None;
        }
        spaces += usize::from(mark == Mark::Space);
        marks |= mark as u8;
        at += length;
    }
    (marks != 0 && text.get(at).is_some_and(u8::is_ascii_digit)).then_some((at, marks))
}

/// Where an extension ends that follows at the position: ` ext. 12`, ` x12`, `;ext=12`, ` Durchwahl 12`; else the position.
pub(super) fn extension_end(text: &[u8], at: usize) -> usize {
    const WORDS: &[&[u8]] = &[
        b"extension",
        b"extn",
        b"ext",
        b"x",
        b"#",
        b"durchwahl",
        b"dw",
        b"poste",
        b"int",
        b"anexo",
        b"ramal",
        b"toestel",
        b"wew",
        b"\xd0\xb4\xd0\xbe\xd0\xb1",
    ];
    if !text.get(at).is_some_and(|&byte| is_alnum(byte) || matches!(byte, b',' | b';' | b' ' | b'(' | b'#' | 0x80..)) {
        return at;
    }
    let mut word = at;
    word += usize::from(matches!(text.get(word), Some(b',' | b';')));
    word += space_len(text, word);
    word += usize::from(matches!(text.get(word..), Some([b'(', b'e' | b'E', ..])));
    let Some(rest) = text.get(word..) else { return at };
    let Some(name) = WORDS.iter().find(|name| begins_with(rest, name)) else { return at };
    let mut from = word + name.len();
    from += usize::from(matches!(text.get(from), Some(b'.' | b':' | b'=')));
    from += space_len(text, from);
    let digits = digits_len(text, from.min(text.len()), 7);
    let ends = !text.get(from + digits).is_some_and(|&byte| is_alnum(byte));
    if (1..=6).contains(&digits) && ends { from + digits } else { at }
}

/// Whether an amount goes on: `,89` or `,-` behind it, or a per cent sign.
pub(super) fn is_amount(text: &[u8], end: usize) -> bool {
    match text.get(end..) {
        Some([b',', rest @ ..]) => (1..=2).contains(&rest.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count()) || rest.starts_with(b"-"),
        Some([b'%', rest @ ..]) => !matches!(rest, [a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit()),
        Some([0xE2, 0x82, 0xAC, ..] | [b' ', 0xE2, 0x82, 0xAC, ..] | [b' ', b'E', b'U', b'R', ..] | [b' ', b'U', b'S', b'D', ..]) => true,
        _ => false,
    }
}

/// Whether a date or a time of the day starts at the position: `21.11.2026`, `2026-11-21`, `21/11/26`, `12:30`.
pub(super) fn is_date(text: &[u8], at: usize) -> bool {
    let first = digits_len(text, at.min(text.len()), 5);
    if first == 5 {
        return false;
    }
    let Some(&sign) = text.get(at + first) else { return false };
    if sign == b':' {
        return first <= 2 && text.get(at + first + 1).is_some_and(u8::is_ascii_digit);
    }
    if !matches!(sign, b'.' | b'-' | b'/') || first == 0 {
        return false;
    }
    let second = digits_len(text, at + first + 1, 3);
    let from = at + first + 1 + second;
    if text.get(from) != Some(&sign) || !(1..=2).contains(&second) {
        return false;
    }
    let third = digits_len(text, from + 1, 5);
    let month_or_day = |start: usize, length: usize| number(text, start, length).is_some_and(|value| (1..=31).contains(&value));
    let year = |start: usize, length: usize| length == 4 && number(text, start, 4).is_some_and(|value| (1900..2100).contains(&value));
    let middle = month_or_day(at + first + 1, second);
    let any_year = |start: usize, length: usize| length == 4 && sign == b'-' || year(start, length);
    middle && (any_year(at, first) && third <= 2 && month_or_day(from + 1, third) || first <= 2 && month_or_day(at, first) && year(from + 1, third))
}

fn number(text: &[u8], at: usize, length: usize) -> Option<u32> {
    Some(text.get(at..at + length)?.iter().fold(0, |value, byte| value * 10 + u32::from(byte.wrapping_sub(b'0'))))
}

/// Whether four digits are a year of today.
pub(super) fn is_year(digits: &[u8]) -> bool {
    matches!(digits, [b'1', b'9', _, _] | [b'2', b'0', _, _])
}
