//! Words that say that a number is a telephone number.

use super::WORDS;
use super::vocabulary::{ARTICLE_WORDS, FILLERS};
use crate::detect::proximity::{Hint, REFERENCE_WORDS};

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

fn look(text: &[u8], start: usize, fillers_only: bool) -> Hint {
    let window = text.get(start.saturating_sub(WINDOW)..start).unwrap_or_default();
    let mut end = window.len();
    while end > 0 {
        if !is_letter(window, end - 1) {
            // Digits between are another number's.
            if fillers_only && (window[end - 1].is_ascii_digit() || window[end - 1] == b'\n') {
                return Hint::None;
            }
            end -= 1;
            continue;
        }
        let length = (0..end).rev().take_while(|&at| is_letter(window, at)).count();
        let word = &window[end - length..end];
        end -= length;
        if BEGINNINGS[usize::from(word[0].to_ascii_lowercase())] >> length.min(63) & 1 == 0 {
            if fillers_only {
                return Hint::None;
            }
            continue;
        }
        if WORDS.iter().any(|own| is_word(word, own)) {
            return Hint::For;
        }
        if REFERENCE_WORDS.iter().chain(ARTICLE_WORDS).any(|reference| is_word(word, reference)) {
            return Hint::Against;
        }
        if fillers_only && !FILLERS.iter().any(|filler| is_word(word, filler)) {
            return Hint::None;
        }
    }
    Hint::None
}

/// By the first byte of a word in lower case: bit n says that one of the lists has such a word of n bytes. Most words of
/// a text are in none.
static BEGINNINGS: [u64; 256] = {
    let mut beginnings = [0u64; 256];
    let lists = [WORDS, REFERENCE_WORDS, ARTICLE_WORDS, FILLERS];
    let mut list = 0;
    while list < lists.len() {
        let mut at = 0;
        while at < lists[list].len() {
            let word = lists[list][at].as_bytes();
            beginnings[word[0] as usize] |= 1 << word.len();
            // Greek and Cyrillic letters of one alphabet have two first bytes.
            let (first, other) = (
                word[0],
                match word[0] {
                    0xCF => 0xCE,
                    0xD1 => 0xD0,
                    first => first,
                },
            );
            beginnings[other as usize] |= beginnings[first as usize];
            at += 1;
        }
        list += 1;
    }
    beginnings
};

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

/// Whether a word of a text is the known one in lower case, in any case: ASCII, Latin-1, Greek and Cyrillic.
fn is_word(word: &[u8], known: &str) -> bool {
    let known = known.as_bytes();
    if word.len() != known.len() {
        return false;
    }
    let mut at = 0;
    while at < word.len() {
        let lower = match (word[at], word.get(at + 1).copied().unwrap_or_default()) {
            (0xC3, second @ 0x80..=0x9E) => Some([0xC3, second + 0x20]),
            (0xCE, second @ 0x91..=0x9F) => Some([0xCE, second + 0x20]),
            (0xCE, second @ 0xA0..=0xA9) => Some([0xCF, second - 0x20]),
            (0xD0, second @ 0x90..=0x9F) => Some([0xD0, second + 0x20]),
            (0xD0, second @ 0xA0..=0xAF) => Some([0xD1, second - 0x20]),
            _ => None,
        };
        match lower {
            Some(pair) if known[at..].starts_with(&pair) => at += 2,
            None if known[at] == word[at].to_ascii_lowercase() => at += 1,
            _ => return false,
        }
    }
    true
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
