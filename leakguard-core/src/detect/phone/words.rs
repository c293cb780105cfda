//! Words that say that a number is a telephone number.

use super::WORDS;
use super::vocabulary::{ARTICLE_WORDS, FILLERS, OTHER_PARTS, PARTS, STEMS};
use crate::detect::label::behind_label;
use crate::detect::proximity::{Hint, REFERENCE_WORDS};
use crate::detect::word_filter::WordFilter;
use crate::fnv;

/// How far back, in bytes, a word is looked for.
pub(crate) const WINDOW: usize = 40;

/// The telephone words themselves, for a first look.
pub(super) static FILTER: WordFilter = {
    let mut filter = WordFilter::new(false);
    let mut at = 0;
    while at < WORDS.len() {
        filter.add(WORDS[at].as_bytes());
        at += 1;
    }
    at = 0;
    while at < STEMS.len() {
        filter.add_stem(STEMS[at].as_bytes());
        at += 1;
    }
    at = 0;
    while at < CALLS.len() {
        filter.add(CALLS[at].0.as_bytes());
        at += 1;
    }
    at = 0;
    while at < SHORT.len() {
        filter.add(SHORT[at].as_bytes());
        at += 1;
    }
    filter.add(NUMBERED.0.as_bytes());
    filter
};

/// Words that speak of a telephone where the next ones say so: `reach me at`, `my contact number`. Alone they say nothing, and `ring` is
/// something to wear.
const CALLS: &[(&str, &[&str])] = &[
    ("reach", &["me at", "me on", "us at", "us on", "him at", "him on", "her at", "her on", "them at", "them on"]),
    ("reached", &["at", "on"]),
    ("contact", &["me at", "me on", "us at", "us on", "him at", "him on", "her at", "her on", "them at", "them on", "number", "no", "nr", "no:", "no."]),
    ("answering", &["at", "on"]),
    // Dutch, German
    ("mijn", &["nummer", "nieuwe nummer"]),
    ("meine", &["nummer", "neue nummer"]),
    // Danish and Norwegian
    ("ring", &["på", "til", "os på", "oss på", "mig på", "meg på", "til mig på", "til meg på", "til os på", "til oss på"]),
];

/// Words that are a telephone's with a point behind them, and other words without one; and what is one behind a word for a number:
/// `no. HP`.
const SHORT: &[&str] = &["cel", "talr"];
const NUMBERED: (&str, [&str; 2]) = ("hp", ["no", "nomor"]);

fn calls(before: &[u8], word: &[u8], behind: &[u8]) -> Option<Says> {
    let is = |known: &str, word: &[u8]| word.eq_ignore_ascii_case(known.as_bytes());
    if behind.starts_with(b".") && SHORT.iter().any(|short| is(short, word)) {
        return Some(Says::Phone);
    }
    if is(NUMBERED.0, word) {
        let before = before.trim_ascii_end();
        let before = before.strip_suffix(b".").unwrap_or(before);
        let number = before.rsplit(|byte| !byte.is_ascii_alphabetic()).next().unwrap_or_default();
        return NUMBERED.1.iter().any(|known| is(known, number)).then_some(Says::Phone);
    }
    let (_, phrases) = CALLS.iter().find(|(known, _)| word.eq_ignore_ascii_case(known.as_bytes()))?;
    let behind = behind.strip_prefix(b" ")?;
    let follows = |phrase: &&str| behind.strip_prefix(phrase.as_bytes()).is_some_and(|rest| rest.first().is_none_or(|byte| !byte.is_ascii_alphabetic()));
    phrases.iter().any(follows).then_some(Says::Phone)
}

/// Whether the nearest word before the position that names any number is a telephone word. Reads 40 bytes.
pub(super) fn name_phone(text: &[u8], start: usize) -> bool {
    FILTER.may_stand_in(text, start.saturating_sub(WINDOW), start) && before(text, start) == Hint::For
}

/// The nearest word before the position that says what the number is. Reads 40 bytes.
pub(super) fn before(text: &[u8], start: usize) -> Hint {
    look(text, start, Reach::Window)
}

/// Whether a telephone word stands right before the position, with nothing but fillers between.
pub(super) fn right_before(text: &[u8], start: usize) -> bool {
    FILTER.may_stand_in(text, start.saturating_sub(WINDOW), start) && look(text, start, Reach::Fillers) == Hint::For
}

/// Bytes behind a number in which a telephone word is looked for.
const BEHIND: usize = 28;

/// Whether a telephone word stands right behind the number that ends at the position, and names no number of its own:
/// `0171 5550199 (mobile)`, `please note 0171 5550199 as my phone`. Reads 40 bytes.
pub(super) fn right_behind(text: &[u8], end: usize) -> bool {
    let window = text.get(end..text.len().min(end + BEHIND)).unwrap_or_default();
    if !matches!(window, [b' ' | b')' | b'\xC2' | b'\xE2' | 0xE3..=0xEF, ..]) {
        return false;
    }
    if !FILTER.may_stand_in(text, end, end + window.len()) {
        return false;
    }
    let mut at = 0;
    while at < window.len() {
        let start = at;
        while at < window.len() && is_letter(window, at) {
            at += 1;
        }
        if start == at {
            if matches!(window[at], b'0'..=b'9' | b'\n' | b':' | b'=' | b'{' | b'}' | b'<' | b';' | b'"' | b'[') {
                return false;
            }
            at += 1;
            continue;
        }
        match says(&window[start..at]) {
            Some(Says::Phone) => {
                // `Tel. 030 …`, `phone: …`: the word of the next number.
                let next = text[end + at..].iter().take(12).find(|byte| !matches!(byte, b' ' | b'.' | b'(' | b'+'));
                return !next.is_some_and(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'='));
            }
            Some(Says::Filler) => {}
            _ => return false,
        }
    }
    false
}

/// What a word says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Phone,
    OtherNumber,
    Filler,
}

/// Whether a telephone word stands before the position in the same sentence, with no other number between.
pub(super) fn in_sentence(text: &[u8], start: usize) -> bool {
    look(text, start, Reach::Sentence) == Hint::For
}

/// Over what a word is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    Window,
    /// Other words, but no number and no end of a sentence.
    Sentence,
    /// Words that say nothing else.
    Fillers,
}

fn look(text: &[u8], start: usize, reach: Reach) -> Hint {
    let window = text.get(start.saturating_sub(WINDOW)..start).unwrap_or_default();
    // Beyond a label, words of another number count only.
    let label = behind_label(text, start, WINDOW) + window.len() - start;
    let mut at = window.len();
    let mut passed = false;
    while at > 0 {
        let end = at;
        while at > 0 && is_letter(window, at - 1) {
            at -= 1;
        }
        if at < end {
            match says(&window[at..end]).or_else(|| calls(&window[..at], &window[at..end], &window[end..])) {
                Some(Says::Phone) if at >= label => return Hint::For,
                Some(Says::OtherNumber) => return Hint::Against,
                None if reach == Reach::Fillers => return Hint::None,
                _ => {
                    passed = true;
                    continue;
                }
            }
        }
        at -= 1;
        // Digits between are another number's. A label may stand on a line of its own: `Phone:\n…`.
        let parts = window[at] == b'\n' && (passed || !window[..at].trim_ascii_end().ends_with(b":"));
        if reach != Reach::Window && (window[at].is_ascii_digit() || parts) {
            return Hint::None;
        }
        if reach == Reach::Sentence && passed && matches!(window[at], b'.' | b'!' | b'?' | b'"' | b'{' | b'}' | b'<' | b';' | b'=') {
            return Hint::None;
        }
    }
    Hint::None
}

const LISTS: [(Says, &[&str]); 4] = [(Says::Phone, WORDS), (Says::OtherNumber, REFERENCE_WORDS), (Says::OtherNumber, ARTICLE_WORDS), (Says::Filler, FILLERS)];
const SLOTS: usize = 2048;
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

/// What a word says, by itself, by its beginning, or in scripts without spaces by the last known part of it.
fn says(word: &[u8]) -> Option<Says> {
    let mut lower = [0u8; LONGEST];
    let lower = match word.len() {
        length @ 0..=LONGEST => &mut lower[..length],
        _ if is_unspaced(word) => return part_says(word),
        _ => return None,
    };
    let mut ascii = true;
    for (lower, &letter) in lower.iter_mut().zip(word) {
        *lower = letter.to_ascii_lowercase();
        ascii &= letter.is_ascii();
    }
    if !ascii {
        if is_unspaced(word) {
            return part_says(word);
        }
        to_lower(lower);
    }
    let mut slot = fnv::hash(lower) % SLOTS;
    while let Some((known, says)) = TABLE[slot] {
        if known.as_bytes() == lower {
            return Some(says);
        }
        slot = (slot + 1) % SLOTS;
    }
    (FILTER.may_begin(lower) && STEMS.iter().any(|stem| lower.starts_with(stem.as_bytes()))).then_some(Says::Phone)
}

/// Whether a word is of a script that is written without spaces: Thai, Chinese, Japanese, Korean.
fn is_unspaced(word: &[u8]) -> bool {
    word.iter().any(|&byte| (0xE3..0xF0).contains(&byte)) || word.starts_with(&[0xE0, 0xB8]) || word.starts_with(&[0xE0, 0xB9])
}

/// What the last known part of a run of Chinese, Japanese, Korean or Thai says. A run has 40 bytes at most.
fn part_says(run: &[u8]) -> Option<Says> {
    let last = |parts: &[&str]| parts.iter().filter_map(|part| run.windows(part.len()).rposition(|window| window == part.as_bytes())).max();
    match (last(PARTS), last(OTHER_PARTS)) {
        (Some(phone), other) if other.is_none_or(|other| other < phone) => Some(Says::Phone),
        (_, Some(_)) => Some(Says::OtherNumber),
        _ => None,
    }
}

/// Letters of other scripts are bytes of 0x80 and more, but for spaces and signs: U+00A0, U+2000 to U+203F, U+FF00 to U+FF3F.
#[inline(always)]
fn is_letter(text: &[u8], at: usize) -> bool {
    let byte = text[at];
    if byte < 0x80 { byte.is_ascii_alphabetic() } else { is_letter_beyond_ascii(text, at) }
}

fn is_letter_beyond_ascii(text: &[u8], at: usize) -> bool {
    let is_sign = |from: usize| matches!(text.get(from..), Some([0xC2, 0xA0, ..] | [0xE2, 0x80, _, ..] | [0xEF, 0xBC, _, ..]));
    let begins = (at.saturating_sub(2)..=at).rev().find(|&from| text[from] >= 0xC0);
    !begins.is_some_and(is_sign)
}

/// In lower case: Latin-1 and the most of what is behind it, Greek and Cyrillic.
fn to_lower(word: &mut [u8]) {
    for at in 1..word.len() {
        let (first, second) = match (word[at - 1], word[at]) {
            (0xC3, second @ 0x80..=0x9E) => (0xC3, second + 0x20),
            (0xC4, second @ 0x80..=0xB7) => (0xC4, second | 1),
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
            "Phone:\n",
            "Telefon:\r\n",
            "Ring på ",
            "ring til mig på ",
            "You can reach me at ",
            "my contact number is ",
            "can be reached on ",
            "contact us at: ",
        ] {
            assert!(right_before(text.as_bytes(), text.len()), "{text}");
        }
        for text in [
            "",
            "hotel ",
            "iphone ",
            "phone case for order 12 ",
            "call about invoice ",
            "Smartphone ",
            "Phone\n",
            "Phone: none\n",
            "Ring ",
            "Ring str. ",
            "gold ring size ",
            "reach ",
            "contact us ",
            "within reach of ",
            "contact numbering ",
        ] {
            assert!(!right_before(text.as_bytes(), text.len()), "{text}");
        }
        assert_eq!(before(b"phone of order ", 15), Hint::Against);
    }
}
