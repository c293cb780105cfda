//! Words that say that a number is a telephone number.

use super::WORDS;
use super::vocabulary::{ARTICLE_WORDS, FILLERS};
use crate::detect::label::behind_label;
use crate::detect::proximity::{Hint, REFERENCE_WORDS};
use crate::fnv;

/// How far back, in bytes, a word is looked for.
const WINDOW: usize = 40;

/// The nearest word before the position that says what the number is. Reads 40 bytes.
pub(super) fn before(text: &[u8], start: usize) -> Hint {
    look(text, start, false)
}

/// Whether a telephone word stands right before the position, with nothing but fillers between.
pub(super) fn right_before(text: &[u8], start: usize) -> bool {
    look(text, start, true) == Hint::For
}

/// What a word says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Phone,
    OtherNumber,
    Filler,
}

fn look(text: &[u8], start: usize, fillers_only: bool) -> Hint {
    let window = text.get(start.saturating_sub(WINDOW)..start).unwrap_or_default();
    // Beyond a label, words of another number count only.
    let label = behind_label(text, start, WINDOW) + window.len() - start;
    let mut at = window.len();
    while at > 0 {
        let end = at;
        while at > 0 && is_letter(window, at - 1) {
            at -= 1;
        }
        if at < end {
            match says(&window[at..end]) {
                Some(Says::Phone) if at >= label => return Hint::For,
                Some(Says::OtherNumber) => return Hint::Against,
                None if fillers_only => return Hint::None,
                _ => continue,
            }
        }
        at -= 1;
        // Digits between are another number's.
        if fillers_only && (window[at].is_ascii_digit() || window[at] == b'\n') {
            return Hint::None;
        }
    }
    Hint::None
}

const LISTS: [(Says, &[&str]); 4] = [(Says::Phone, WORDS), (Says::OtherNumber, REFERENCE_WORDS), (Says::OtherNumber, ARTICLE_WORDS), (Says::Filler, FILLERS)];
const SLOTS: usize = 1024;
const LONGEST: usize = 32;

/// The words of all lists by their hash, open addressing; the first list that has a word decides.
static TABLE: [Option<(&str, Says)>; SLOTS] = {
    let mut table: [Option<(&str, Says)>; SLOTS] = [None; SLOTS];
    let mut list = 0;
    while list < LISTS.len() {
        let mut at = 0;
        while at < LISTS[list].1.len() {
            let word = LISTS[list].1[at];
            assert!(word.len() <= LONGEST);
            let mut slot = fnv::hash(word.as_bytes()) % SLOTS;
            while table[slot].is_some() {
                slot = (slot + 1) % SLOTS;
            }
            table[slot] = Some((word, LISTS[list].0));
            at += 1;
        }
        list += 1;
    }
    table
};

fn says(word: &[u8]) -> Option<Says> {
    let mut lower = [0u8; LONGEST];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word);
    to_lower(lower);
    let mut slot = fnv::hash(lower) % SLOTS;
    while let Some((known, says)) = TABLE[slot] {
        if known.as_bytes() == lower {
            return Some(says);
        }
        slot = (slot + 1) % SLOTS;
    }
    None
}

/// Letters of other scripts are bytes of 0x80 and more, but for spaces and signs: U+00A0, U+2000 to U+203F, U+FF00 to U+FF3F.
fn is_letter(text: &[u8], at: usize) -> bool {
    let byte = text[at];
    if byte < 0x80 {
        return byte.is_ascii_alphabetic();
    }
    let is_sign = |from: usize| matches!(text.get(from..), Some([0xC2, 0xA0, ..] | [0xE2, 0x80, _, ..] | [0xEF, 0xBC, _, ..]));
    let begins = (at.saturating_sub(2)..=at).rev().find(|&from| text[from] >= 0xC0);
    !begins.is_some_and(is_sign)
}

/// In lower case: ASCII, Latin-1, Greek and Cyrillic.
fn to_lower(word: &mut [u8]) {
    word.make_ascii_lowercase();
    if word.is_ascii() {
        return;
    }
    for at in 1..word.len() {
        let (first, second) = match (word[at - 1], word[at]) {
            (0xC3, second @ 0x80..=0x9E) => (0xC3, second + 0x20),
            (0xCE, second @ 0x91..=0x9F) => (0xCE, second + 0x20),
            (0xCE, second @ 0xA0..=0xA9) => (0xCF, second - 0x20),
            (0xD0, second @ 0x90..=0x9F) => (0xD0, second + 0x20),
            (0xD0, second @ 0xA0..=0xAF) => (0xD1, second - 0x20),
            same => same,
        };
        (word[at - 1], word[at]) = (first, second);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_many_languages_are_known_in_any_case() {
        for text in [
            "Tel.: ",
            "TÉLÉPHONE : ",
            "Téléphone: ",
            "Móvil ",
            "ТЕЛ. ",
            "Тел: ",
            "ΤΗΛ. ",
            "電話:",
            "Komórka: ",
            "Phone number is ",
            "tel:",
            "Tel.:\u{a0}",
            "電話：",
            "tél\u{a0}: ",
        ] {
            assert!(right_before(text.as_bytes(), text.len()), "{text}");
        }
        for text in ["", "hotel ", "iphone ", "phone case for order 12 ", "call about invoice ", "Smartphone "] {
            assert!(!right_before(text.as_bytes(), text.len()), "{text}");
        }
        assert_eq!(before(b"phone of order ", 15), Hint::Against);
    }
}
