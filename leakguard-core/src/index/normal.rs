//! How a value is written does not count: case, accents, the forms of Unicode, white space and signs between words. One place
//! for those who put values into an index and those who look for them in a text.
//!
//! A change here is another [`VERSION`]: an index holds values as they were normalised when it was built.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Of what this file does. It stands in every index.
pub(crate) const VERSION: u32 = 1;

/// The longest word, in bytes, as it is normalised. What is longer is no word.
pub(crate) const LONGEST_WORD: usize = 64;

/// What a character is in a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// It parts words.
    Sign,
    /// A letter or a digit.
    Part,
    /// It belongs to the character before: an accent, a soft hyphen.
    Joined,
    /// A word of its own: scripts that put no space between words.
    Alone,
}

fn class(character: char) -> Class {
    match character {
        '\0'..='\x7F' if character.is_ascii_alphanumeric() => Class::Part,
        '\0'..='\x7F' => Class::Sign,
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => Class::Joined,
        _ if is_combining_mark(character) => Class::Joined,
        _ if !character.is_alphanumeric() => Class::Sign,
        // Thai, Lao, Burmese, Khmer, kana, Han, Hangul.
        '\u{0E00}'..='\u{0EFF}'
        | '\u{1000}'..='\u{109F}'
        | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7AF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}' => Class::Alone,
        _ => Class::Part,
    }
}

/// The character at a position and its length; bytes that are no UTF-8 are signs of one byte.
#[inline]
fn char_at(text: &[u8], at: usize) -> Option<(char, usize)> {
    let first = *text.get(at)?;
    let length = match first {
        0..=0x7F => return Some((char::from(first), 1)),
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    };
    let decoded = text.get(at..at + length).and_then(|bytes| std::str::from_utf8(bytes).ok()).and_then(|text| text.chars().next());
    Some(decoded.map_or(('\u{FFFD}', 1), |character| (character, length)))
}

/// The character at a position, and where the next one is; `None` for bytes that are no UTF-8.
pub(crate) fn next_char(text: &[u8], at: usize) -> (Option<char>, usize) {
    char_at(text, at).map_or((None, at + 1), |(character, length)| (Some(character), at + length))
}

/// The character that ends at a position.
fn char_before(text: &[u8], at: usize) -> Option<char> {
    let start = (1..=at.min(4)).map(|back| at - back).find(|&start| text[start] & 0xC0 != 0x80)?;
    char_at(text, start).filter(|&(_, length)| start + length == at).map(|(character, _)| character)
}

/// Whether a word starts at a position that stands at a character's first byte.
pub(crate) fn starts_word(text: &[u8], at: usize) -> bool {
    match char_at(text, at).map(|(character, _)| class(character)) {
        Some(Class::Alone) => true,
        Some(Class::Part) => match at.checked_sub(1).map(|before| text[before]) {
            None => true,
            Some(before) if before.is_ascii() => !before.is_ascii_alphanumeric(),
            Some(_) => {
                // A joined character belongs to a word, if there is one before it.
                let mut end = at;
                loop {
                    let Some(before) = char_before(text, end) else { return true };
                    match class(before) {
                        Class::Part => return false,
                        Class::Joined if at - end < 16 => end -= before.len_utf8(),
                        _ => return true,
                    }
                }
            }
        },
        _ => false,
    }
}

/// Where the word ends that starts at a position.
pub(crate) fn word_end(text: &[u8], start: usize) -> usize {
    let Some((first, length)) = char_at(text, start) else { return start };
    let alone = class(first) == Class::Alone;
    let mut at = start + length;
    while let Some((character, length)) = char_at(text, at) {
        match class(character) {
            Class::Joined => {}
            Class::Part if !alone => {}
            _ => break,
        }
        at += length;
    }
    at
}

/// The next word from a position on that starts before `limit`.
pub(crate) fn next_word(text: &[u8], from: usize, limit: usize) -> Option<(usize, usize)> {
    let mut at = from;
    while at < limit {
        let (character, length) = char_at(text, at)?;
        if matches!(class(character), Class::Part | Class::Alone) {
            return Some((at, word_end(text, at)));
        }
        at += length;
    }
    None
}

/// Whether the character at a position is a word of its own, or the one that ends there.
pub(crate) fn is_alone_at(text: &[u8], at: usize) -> bool {
    char_at(text, at).is_some_and(|(character, _)| class(character) == Class::Alone)
}

/// The same of the character before.
pub(crate) fn is_alone_before(text: &[u8], at: usize) -> bool {
    char_before(text, at).is_some_and(|character| class(character) == Class::Alone)
}

/// The characters that one stands for, without its accents, in lower case.
#[inline]
pub(crate) fn fold(character: char, mut each: impl FnMut(char)) {
    if character.is_ascii() {
        each(character.to_ascii_lowercase());
        return;
    }
    decompose_compatible(character, |part| {
        if matches!(class(part), Class::Joined) {
            return;
        }
        for lower in part.to_lowercase() {
            match lower {
                'ß' => "ss".chars().for_each(&mut each),
                'ø' => each('o'),
                'ł' => each('l'),
                'đ' | 'ð' => each('d'),
                'ı' => each('i'),
                'ς' => each('σ'),
                'æ' => "ae".chars().for_each(&mut each),
                'œ' => "oe".chars().for_each(&mut each),
                'þ' => "th".chars().for_each(&mut each),
                lower if class(lower) == Class::Joined => {}
                lower => each(lower),
            }
        }
    });
}

/// A normalised word.
pub(crate) struct Word {
    bytes: [u8; LONGEST_WORD],
    len: usize,
}

impl Word {
    /// Of what stands there, from one end of a word to the other; `None` where it is too long.
    pub fn of(raw: &[u8]) -> Option<Word> {
        let mut word = Word { bytes: [0; LONGEST_WORD], len: 0 };
        let (mut at, mut fits) = (0, true);
        while let Some((character, length)) = char_at(raw, at) {
            at += length;
            fold(character, |folded| fits &= word.push(folded));
            if !fits {
                return None;
            }
        }
        (word.len > 0).then_some(word)
    }

    fn push(&mut self, character: char) -> bool {
        let mut buffer = [0; 4];
        let encoded = character.encode_utf8(&mut buffer).as_bytes();
        let Some(place) = self.bytes.get_mut(self.len..self.len + encoded.len()) else { return false };
        place.copy_from_slice(encoded);
        self.len += encoded.len();
        true
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

/// The first eight bytes of a normalised word.
pub(crate) fn first_eight(word: &[u8]) -> u64 {
    word.iter().take(8).rev().fold(0, |bytes, &byte| bytes << 8 | u64::from(byte))
}

/// Letters of scripts that write names with capitals: whether a word begins with one.
pub(crate) fn is_capital(text: &[u8], at: usize) -> bool {
    char_at(text, at).is_some_and(|(character, _)| character.is_uppercase())
}

/// What may stand between two words of a value, in bytes at most.
const LONGEST_GAP: usize = 4;

/// Whether what stands between two words lets them be one value. `before` is the length of the word before.
pub(crate) fn is_gap(gap: &[u8], before: usize) -> bool {
    if gap.len() > LONGEST_GAP {
        return false;
    }
    let mut point = false;
    let mut at = 0;
    while let Some((character, length)) = char_at(gap, at) {
        at += length;
        match character {
            ' ' | '\t' | '\r' | '\n' | ',' | '\'' | '\u{2019}' | '-' | '\u{2010}' | '\u{2011}' | '_' | '/' | '+' | '\u{A0}' | '\u{3000}' | '\u{B7}'
            | '\u{30FB}' => {}
            '.' => point = true,
            _ => return false,
        }
    }
    // Behind an initial or `St.` it goes on, behind a sentence it does not.
    !point || gap.len() == 1 || before <= 4
}

/// The longest code, and in how many words it may be written.
pub(crate) const LONGEST_CODE: usize = 40;
pub(crate) const CODE_WORDS: usize = 12;

/// Whether what stands between two parts of a number or a code joins them.
pub(crate) fn is_code_gap(gap: &[u8]) -> bool {
    gap.len() <= 2 && gap.iter().all(|byte| matches!(byte, b' ' | b'-' | b'.' | b'/' | b'(' | b')')) || gap == b"\xC2\xA0"
}

/// The longest e-mail address.
pub(crate) const LONGEST_MAIL: usize = 254;

/// Whether a byte may stand before the sign of an address.
pub(crate) fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte)
}

/// Whether a byte may stand behind it.
pub(crate) fn is_domain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || matches!(byte, b'.' | b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let text = text.as_bytes();
        let (mut at, mut all) = (0, Vec::new());
        while let Some((start, end)) = next_word(text, at, text.len()) {
            assert!(starts_word(text, start), "{start}");
            all.push(Word::of(&text[start..end]).map_or("?".into(), |word| String::from_utf8_lossy(word.bytes()).into_owned()));
            at = end;
        }
        all
    }

    #[test]
    fn writings_of_a_name_are_one() {
        for text in ["José  Muñoz", "JOSE MUNOZ", "Jose\u{301} Mun\u{303}oz", "jose,munoz", "“José”—Muñoz", "Ｊosé Mu\u{AD}ñoz"] {
            assert_eq!(words(text), ["jose", "munoz"], "{text}");
        }
        assert_eq!(words("Åse Strauß Łukasz ΝΊΚΟΣ Νίκος İpek"), ["ase", "strauss", "lukasz", "νικοσ", "νικοσ", "ipek"]);
        assert_eq!(words("客户李伟。"), ["客", "户", "李", "伟"]);
        assert_eq!(words("O'Brien-Smith x1"), ["o", "brien", "smith", "x1"]);
        assert_eq!(words(&"a".repeat(65)), ["?"]);
    }

    #[test]
    fn words_start_where_none_is_before() {
        let text = "éa—b \u{301}c".as_bytes();
        let starts: Vec<usize> = (0..text.len()).filter(|&at| text[at] & 0xC0 != 0x80 && starts_word(text, at)).collect();
        assert_eq!(starts, [0, 6, 10]);
        assert!(starts_word(b"\xFF\xFEa", 2));
    }

    #[test]
    fn sentences_part_values_and_initials_do_not() {
        assert!(is_gap(b" ", 9) && is_gap(b", ", 9) && is_gap(b". ", 1) && is_gap(b".", 9) && is_gap("’".as_bytes(), 1));
        assert!(!is_gap(b". ", 5) && !is_gap(b": ", 3) && !is_gap(b"     ", 3) && !is_gap(b"[", 3));
    }
}
