//! The words close to a value, nearest first, however identifiers join them: `swift_code`, `cardNumber`, `Karten-Nr.`.

use super::label::{behind_label, first_label};

/// A letter of a word, bytes of other scripts included.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0x80
}

/// The words that end within `window` bytes before `start`, nearest first. A run of letters comes as a whole, then, where
/// it is written in camel case, in its parts from the last to the first, each with where it starts. A word that the window
/// cuts is left out.
pub(crate) fn words_before(text: &[u8], start: usize, window: usize) -> impl Iterator<Item = (usize, &[u8])> {
    let floor = start.saturating_sub(window);
    let mut at = start;
    // The run whose parts are still to come: its start, and where the next part ends.
    let mut parts: Option<(usize, usize)> = None;
    std::iter::from_fn(move || {
        if let Some((run, end)) = parts {
            let part = camel_start(text, run, end);
            parts = (part > run).then_some((run, part));
            return Some((part, text.get(part..end)?));
        }
        while at > floor && !is_letter(text[at - 1]) {
            at -= 1;
        }
        let end = at;
        while at > floor && is_letter(text[at - 1]) {
            at -= 1;
        }
        if at == end || at == floor && at > 0 && is_letter(text[at - 1]) {
            at = floor;
            return None;
        }
        if camel_start(text, at, end) > at {
            parts = Some((at, end));
        }
        Some((at, text.get(at..end)?))
    })
}

/// Where the last camel-case part of a run starts.
fn camel_start(text: &[u8], run: usize, end: usize) -> usize {
    (run + 1..end).rev().find(|&at| text[at].is_ascii_uppercase() && text[at - 1].is_ascii_lowercase()).unwrap_or(run)
}

/// The runs of letters that start within `window` bytes behind `end`, up to a label of ours.
pub(crate) fn words_after(text: &[u8], end: usize, window: usize) -> impl Iterator<Item = &[u8]> {
    let behind = text.get(end..text.len().min(end.saturating_add(window))).unwrap_or_default();
    let from = end.min(text.len());
    let behind = &behind[..first_label(text, from, from + behind.len()).map_or(behind.len(), |label| label - from)];
    behind.split(|&byte| !is_letter(byte)).filter(|word| !word.is_empty())
}

/// Whether the word is one of the list, in any case (of ASCII letters).
pub(crate) fn is_one_of(word: &[u8], list: &[&str]) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known.as_bytes()))
}

/// Whether one of the words stands within `window` bytes before `start`, and no label of ours between.
pub(crate) fn has_word_before(text: &[u8], start: usize, window: usize, list: &[&str]) -> bool {
    words_before(text, start, start - behind_label(text, start, window)).any(|(_, word)| is_one_of(word, list))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        words_before(text.as_bytes(), text.len(), 32).map(|(_, word)| std::str::from_utf8(word).unwrap_or("?")).collect()
    }

    #[test]
    fn words_come_nearest_first_and_camel_case_in_parts_too() {
        assert_eq!(words("the swift_code: "), ["code", "swift", "the"]);
        assert_eq!(words("\"trackingNumber\":"), ["trackingNumber", "Number", "tracking"]);
        assert_eq!(words("IBAN "), ["IBAN"]);
        assert!(words("17 = ").is_empty());
    }

    #[test]
    fn a_word_that_the_window_cuts_does_not_count() {
        assert_eq!(words_before(b"reorder 12", 8, 6).count(), 0);
        assert_eq!(words_before(b"re-order 12", 9, 6).count(), 1);
    }

    #[test]
    fn words_behind_end_at_the_window() {
        assert_eq!(words_after(b"17, exp 09/28 cvv", 2, 8).collect::<Vec<_>>(), [b"exp"]);
        assert_eq!(words_after(b"17", 9, 8).count(), 0);
    }
}
