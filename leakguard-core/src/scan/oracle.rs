//! What the fast scan is held against: every trigger as its definition reads, one byte at a time, and the scalar twin.
//! Only in tests and for the fuzzers.

use super::arch::{self, Isa};
use super::lanes::{NEW, Triggers};
use super::{Memory, Sink, scan_with};
use crate::detect::Candidate;
use crate::detect::boundary::is_token;
use crate::entity::EntitySet;

/// The triggers of a whole text, by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    number: Vec<usize>,
    name: Vec<usize>,
    word: Vec<usize>,
    token: Vec<usize>,
    other: Vec<usize>,
    high: Vec<usize>,
}

impl Record {
    pub fn add<const N: usize>(&mut self, base: usize, found: &Triggers<[u64; N]>, high: &[u64; N]) {
        let kind = |places: &mut Vec<usize>, masks: &[u64; N]| {
            places.extend((0..N * NEW).filter(|bit| masks[bit / NEW] >> (bit % NEW) & 1 == 1).map(|bit| base + bit));
        };
        kind(&mut self.number, &found.number);
        kind(&mut self.name, &found.name);
        kind(&mut self.word, &found.word);
        kind(&mut self.token, &found.token);
        kind(&mut self.other, &found.other);
        kind(&mut self.high, high);
    }
}

/// The triggers that an instruction set finds.
fn recorded(isa: Isa, text: &[u8]) -> Record {
    let (mut out, enabled, mut memory) = (Vec::new(), EntitySet::all(), Memory::default());
    let mut sink = Sink::new(&mut out, &enabled, &mut memory.names);
    sink.record = Some(Record::default());
    arch::run(isa, text, 0..text.len(), &mut sink);
    sink.record.unwrap_or_default()
}

/// The same, byte by byte.
fn defined(text: &[u8]) -> Record {
    let mut record = Record::default();
    for (at, &byte) in text.iter().enumerate() {
        let places = [
            (is_number(text, at), &mut record.number),
            (is_name(text, at), &mut record.name),
            (is_word(text, at), &mut record.word),
            (is_long(text, at) && !at.checked_sub(1).is_some_and(|before| is_long(text, before)), &mut record.token),
            (is_other(text, at), &mut record.other),
            (byte >= 0x80, &mut record.high),
        ];
        for (here, places) in places {
            if here {
                places.push(at);
            }
        }
    }
    record
}

/// Whether the byte that stands so many before the position is of a class. Nothing stands before the text.
fn back(text: &[u8], at: usize, by: usize, class: impl Fn(u8) -> bool) -> bool {
    at.checked_sub(by).is_some_and(|at| class(text[at]))
}

fn digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}

fn letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic()
}

fn upper(byte: u8) -> bool {
    byte.is_ascii_uppercase()
}

fn alnum(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

fn high(byte: u8) -> bool {
    byte >= 0x80
}

fn join(byte: u8) -> bool {
    matches!(byte, b' ' | b'-' | b'.' | b'/')
}

fn separator(byte: u8) -> bool {
    matches!(byte, b':' | b'=')
}

fn sign(byte: u8) -> bool {
    matches!(byte, b'@' | b'+' | b'%')
}

/// Whether all bytes from `from` to `to` before the position are of a class.
fn all(text: &[u8], at: usize, from: usize, to: usize, class: impl Fn(u8) -> bool) -> bool {
    (from..=to).all(|by| back(text, at, by, &class))
}

fn is_number(text: &[u8], at: usize) -> bool {
    // The sixth digit of a run, not the seventh.
    let sixth = all(text, at, 0, 5, digit) && !back(text, at, 6, digit);
    // A digit, a join, a digit; and the same close by before.
    let joined = |at: usize| back(text, at, 0, digit) && back(text, at, 1, join) && back(text, at, 2, digit);
    let twice = joined(at) && (2..=5).any(|by| at.checked_sub(by).is_some_and(joined));
    // Three digits on both sides of a join.
    let pair = all(text, at, 0, 2, digit) && back(text, at, 3, join) && all(text, at, 4, 6, digit);
    // Two or three bytes of another script between digits.
    let wide = back(text, at, 0, digit) && (all(text, at, 1, 2, high) || all(text, at, 1, 2, join)) && (back(text, at, 3, digit) || back(text, at, 4, digit));
    // Three capital letters and four digits.
    let plate = all(text, at, 0, 3, digit) && all(text, at, 4, 6, upper);
    // Five decimals.
    let fine = all(text, at, 0, 4, digit) && back(text, at, 5, join) && back(text, at, 6, digit);
    sixth || twice || pair || wide || plate || fine
}

fn is_name(text: &[u8], at: usize) -> bool {
    back(text, at, 0, separator) && !all(text, at, 1, 2, digit)
}

fn is_word(text: &[u8], at: usize) -> bool {
    back(text, at, 0, digit) && back(text, at, 1, join) && back(text, at, 2, letter)
}

/// The last of sixteen letters, digits, `_` and `-`, one of which is a digit or a capital letter.
fn is_long(text: &[u8], at: usize) -> bool {
    all(text, at, 0, 15, is_token) && (0..16).any(|by| back(text, at, by, |byte| digit(byte) || upper(byte)))
}

fn is_other(text: &[u8], at: usize) -> bool {
    let signed = back(text, at, 1, sign) && back(text, at, 0, |byte| alnum(byte) || high(byte));
    let near = (2..=5).any(|by| back(text, at, by, separator));
    let year = all(text, at, 7, 10, digit);
    let time = all(text, at, 1, 2, digit) && back(text, at, 3, separator) && all(text, at, 4, 5, digit) && (year || !back(text, at, 6, separator));
    let chain = !time && back(text, at, 0, separator) && (back(text, at, 1, separator) || back(text, at, 1, alnum) && near);
    let letter_digits = all(text, at, 0, 1, digit) && back(text, at, 2, letter);
    let escape = letter_digits && back(text, at, 3, |byte| byte == b'\\');
    let block = back(text, at, 0, upper) && all(text, at, 1, 5, |byte| byte == b'-');
    // The letter of an escape is no part of the word.
    let iban = letter_digits && back(text, at, 3, letter) && (!back(text, at, 4, alnum) || back(text, at, 5, |byte| byte == b'\\'));
    let ends_constant = |byte: u8| join(byte) || separator(byte) || sign(byte);
    let capitals = all(text, at, 2, 7, upper)
        && !back(text, at, 8, alnum)
        && at.checked_sub(1).is_some_and(|from| !text[from..=at].iter().any(|&byte| ends_constant(byte)));
    let parted = all(text, at, 2, 5, letter) && !back(text, at, 1, |byte| alnum(byte) || join(byte) || separator(byte));
    let thought_of = back(text, at, 0, digit) && (all(text, at, 1, 4, letter) || parted);
    let code = all(text, at, 0, 7, |byte| digit(byte) || upper(byte)) && !all(text, at, 0, 7, digit) && !all(text, at, 0, 7, upper) && back(text, at, 8, join);
    signed || chain || escape || block || iban || capitals || thought_of || code
}

/// The candidates of a text by one instruction set.
fn candidates(isa: Isa, text: &[u8]) -> Vec<Candidate> {
    let mut out = Vec::new();
    scan_with(isa, text, &EntitySet::all(), &mut Memory::default(), &mut out);
    out
}

/// Looks at a text with every instruction set of the machine and compares; returns the candidates, or what differs.
pub(crate) fn compare(text: &[u8]) -> Result<Vec<Candidate>, String> {
    let definition = defined(text);
    for isa in Isa::available() {
        let found = recorded(isa, text);
        if found != definition {
            return Err(format!("{isa:?} has other triggers than their definition: {found:?}, defined {definition:?}"));
        }
    }
    let scalar = candidates(Isa::Scalar, text);
    for isa in Isa::available() {
        let found = candidates(isa, text);
        if found != scalar {
            return Err(format!("{isa:?} has other candidates than the scalar twin: {found:?}, scalar {scalar:?}"));
        }
    }
    thread_local! { static WARM: std::cell::RefCell<Memory> = std::cell::RefCell::default(); }
    let mut warm = Vec::new();
    WARM.with_borrow_mut(|memory| super::scan(text, &EntitySet::all(), memory, &mut warm));
    if warm != scalar {
        return Err(format!("other candidates after other texts: {warm:?}, at first {scalar:?}"));
    }
    let mut behind = 0;
    for candidate in &scalar {
        if candidate.start < behind || candidate.end <= candidate.start || candidate.end > text.len() {
            return Err(format!("empty, out of order, overlapping or outside of the text: {candidate:?} behind {behind}"));
        }
        behind = candidate.end;
    }
    Ok(scalar)
}

/// The zeros of the scripts whose digits fold.
const ZEROS: &[char] = &[
    '\u{660}',
    '\u{6F0}',
    '\u{7C0}',
    '\u{966}',
    '\u{9E6}',
    '\u{A66}',
    '\u{AE6}',
    '\u{B66}',
    '\u{BE6}',
    '\u{C66}',
    '\u{CE6}',
    '\u{D66}',
    '\u{E50}',
    '\u{ED0}',
    '\u{F20}',
    '\u{1040}',
    '\u{17E0}',
    '\u{1810}',
    '\u{1D7CE}',
    '\u{1D7D8}',
    '\u{1D7E2}',
    '\u{1D7EC}',
    '\u{1D7F6}',
];

/// What a character becomes: `Some(None)` for nothing.
fn folded(text: &[u8], at: usize, length: usize, character: char) -> Option<Option<u8>> {
    let code = u32::from(character);
    if let Some(zero) = ZEROS.iter().map(|&zero| u32::from(zero)).find(|zero| (*zero..zero + 10).contains(&code)) {
        return Some(Some(b'0' + (code - zero) as u8));
    }
    match character {
        '\u{FF01}'..='\u{FF5E}' => Some(Some((code - 0xFF01) as u8 + b'!')),
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"@.-+".contains(&byte);
            (back(text, at, 1, plain) && text.get(at + length).is_some_and(|&byte| plain(byte))).then_some(None)
        }
        _ => None,
    }
}

/// Holds the folded text and its map against a folding of one character at a time.
pub(crate) fn check_fold(text: &[u8]) {
    let (mut expected, mut origins, mut changed, mut at) = (Vec::new(), Vec::new(), false, 0);
    while at < text.len() {
        let character = (2..=4).find_map(|length| {
            let character = std::str::from_utf8(text.get(at..at + length)?).ok()?.chars().next().filter(|character| character.len_utf8() == length)?;
            Some((length, folded(text, at, length, character)?))
        });
        let (length, byte) = character.unwrap_or((1, Some(text[at])));
        changed |= character.is_some();
        if let Some(byte) = byte {
            expected.push(byte);
            origins.push((at, at + length));
        }
        assert_eq!(super::fold::folds(text, at), character.is_some(), "at {at}");
        at += length;
    }
    let mut fast = super::Folded::default();
    assert_eq!(fast.fold(text), changed);
    if !changed {
        return;
    }
    assert_eq!(fast.text(), expected);
    for start in 0..expected.len() {
        for end in [start + 1, start + 2, start + 16, expected.len()] {
            if start < end && end <= expected.len() {
                assert_eq!(fast.original(start, end), (origins[start].0, origins[end - 1].1), "{start}..{end}");
            }
        }
    }
}

#[cfg(test)]
mod tests;
