//! Whole words in any script.

use crate::detect::boundary::ends_escape;

/// Whether `text[start..end]` is no part of a longer word. Looks at four bytes on each side, and at six more where the
/// letter before may belong to an escape (`\nZephyr`).
pub(crate) fn is_whole(text: &[u8], start: usize, end: usize) -> bool {
    let (first, last) = (first_char(&text[start..end]), last_char(&text[start..end]));
    let joined_before = joins(last_char(&text[..start]), first) && !ends_escape(text, start);
    !joined_before && !joins(last, first_char(&text[end..]))
}

/// Whether two characters side by side belong to the same word.
fn joins(left: Option<char>, right: Option<char>) -> bool {
    let (Some(left), Some(right)) = (left, right) else { return false };
    left.is_alphanumeric() && right.is_alphanumeric() && !writes_without_spaces(left) && !writes_without_spaces(right)
}

/// Scripts that put no space between words, or none before an ending: Thai, Lao, Burmese, Khmer, kana, Han, Hangul.
fn writes_without_spaces(character: char) -> bool {
    matches!(character,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The character that the text begins with; `None` where that is not UTF-8.
fn first_char(text: &[u8]) -> Option<char> {
    let head = &text[..text.len().min(4)];
    let valid = match std::str::from_utf8(head) {
        Ok(valid) => valid,
        Err(error) => std::str::from_utf8(&head[..error.valid_up_to()]).ok()?,
    };
    valid.chars().next()
}

/// The character that the text ends with; `None` where that is not UTF-8.
fn last_char(text: &[u8]) -> Option<char> {
    let start = (1..=text.len().min(4)).map(|back| text.len() - back).find(|&at| !is_inside_char(text, at))?;
    std::str::from_utf8(&text[start..]).ok()?.chars().next_back()
}

/// Whether the byte at the position continues a UTF-8 character.
pub(crate) fn is_inside_char(text: &[u8], at: usize) -> bool {
    text.get(at).is_some_and(|byte| byte & 0xC0 == 0x80)
}

/// The writings of a word that differ beyond ASCII, for a finder that folds ASCII alone: as it is, in lower case, in
/// upper case, and with its first letter in upper case.
pub(crate) fn writings(word: &str) -> Vec<String> {
    if word.is_ascii() {
        return vec![word.to_owned()];
    }
    let mut characters = word.chars();
    let capital = characters.next().map(|first| first.to_uppercase().collect::<String>() + &characters.as_str().to_lowercase()).unwrap_or_default();
    let mut all = vec![word.to_owned(), word.to_lowercase(), word.to_uppercase(), capital];
    all.sort_unstable_by_key(|writing| writing.to_ascii_lowercase());
    all.dedup_by_key(|writing| writing.to_ascii_lowercase());
    all
}

/// Where in `text` a word stands, in any ASCII case, as a whole one if that is asked for. Time is length times length of
/// the word: for windows of a few dozen bytes.
pub(crate) fn find(text: &[u8], word: &[u8], whole: bool) -> bool {
    let fits = |&at: &usize| text[at..at + word.len()].eq_ignore_ascii_case(word) && (!whole || is_whole(text, at, at + word.len()));
    word.len() <= text.len() && (0..=text.len() - word.len()).find(fits).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str, word: &str) -> bool {
        let start = text.find(word).unwrap();
        is_whole(text.as_bytes(), start, start + word.len())
    }

    #[test]
    fn a_word_ends_at_letters_and_digits_of_any_script() {
        for (text, word) in [("(Zephyr)", "Zephyr"), ("Zephyr", "Zephyr"), ("project_Zephyr.", "Zephyr"), ("„Ärger“", "Ärger"), (r"log\nZephyr", "Zephyr")]
        {
            assert!(whole(text, word), "{text}");
        }
        for (text, word) in [("Zephyrs", "Zephyr"), ("xZephyr", "Zephyr"), ("Zephyr2", "Zephyr"), ("Zephyrä", "Zephyr"), ("Ärger", "rger"), ("ЗефирА", "Зефир")]
        {
            assert!(!whole(text, word), "{text}");
        }
    }

    #[test]
    fn scripts_without_spaces_have_no_boundary() {
        assert!(whole("これは秘密計画です", "秘密計画"));
        assert!(whole("제피르는", "제피르"));
    }

    #[test]
    fn broken_bytes_bound_a_word() {
        assert!(is_whole(b"\xFFZephyr\xC3", 1, 7));
        assert!(is_whole(b"\x80\x80\x80\x80\x80Zephyr\xF0\x9F", 5, 11));
    }

    #[test]
    fn letters_beyond_ascii_have_their_cases() {
        assert_eq!(writings("Zephyr"), ["Zephyr"]);
        assert_eq!(writings("ärger"), ["ÄRGER", "ärger"]);
        assert!(find("ab ÄRGER".as_bytes(), "Ä".as_bytes(), false));
    }
}
