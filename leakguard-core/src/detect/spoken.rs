//! Secrets in sentences: `My api key is …`, `please note … as my client_secret`, `the refresh token on file (…)`. The value
//! is written at random, and close to it stands what it is.

use super::Candidate;
use super::key_format;
use super::secret::is_secret_value;
use crate::entity::Entity;

const SPOKEN: f32 = 0.75;

/// Bytes looked at before and behind a value for the word.
const BEFORE: usize = 48;
const BEHIND: usize = 32;

/// The longest value.
const LONGEST: usize = 128;

/// The secret around the run `text[start..end]` of letters and digits: base64 goes on behind its `+` and `/`. Reads at most
/// 256 bytes around it.
pub(crate) fn around_token(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'/');
    let back = text[..start].iter().rev().take(LONGEST).take_while(|&&byte| is_part(byte)).count();
    let from = start - back;
    let opened = from.checked_sub(1).map(|before| text[before]);
    if !matches!(opened, Some(b' ' | b'(' | b'\t' | b'>' | b'\n')) {
        return None;
    }
    let ahead = text[end..].iter().take(LONGEST).take_while(|&&byte| is_part(byte)).count();
    let padding = text[end + ahead..].iter().take(2).take_while(|&&byte| byte == b'=').count();
    let to = end + ahead + padding;
    if !(20..=LONGEST).contains(&(to - from)) || matches!(text.get(to), Some(b':' | b'=' | b'@' | b'(' | b'[')) {
        return None;
    }
    let before = sentence_before(&text[from.saturating_sub(BEFORE)..from]);
    let behind = sentence_behind(&text[to..text.len().min(to + BEHIND)]);
    let around = match (says(before), says(behind)) {
        (Says::Harmless, _) | (_, Says::Harmless) => return None,
        (Says::Secret, _) => before,
        (_, Says::Secret) => behind,
        _ => return None,
    };
    let value = &text[from..to];
    if let Some(provider) = key_format::provider_key(around, value) {
        return Some(Candidate::new(provider, from, to, SPOKEN));
    }
    is_secret_value(value).then(|| Candidate::new(Entity::GenericSecret, from, to, SPOKEN))
}

/// From the last end of a sentence, or of a cell, on.
fn sentence_before(window: &[u8]) -> &[u8] {
    let trimmed = window.trim_ascii_end();
    let ends = |&at: &usize| match trimmed[at] {
        b'|' | b';' | b',' | b'{' | b'}' | b'"' => true,
        b'\n' => trimmed[..at].ends_with(b"\n") || trimmed[..at].ends_with(b"\r"),
        b'.' | b'!' | b'?' => trimmed.get(at + 1) == Some(&b' '),
        _ => false,
    };
    (0..trimmed.len()).rev().find(ends).map_or(trimmed, |at| &trimmed[at + 1..])
}

/// Up to the end of the sentence or of the cell. What is said behind is said on the same line.
fn sentence_behind(window: &[u8]) -> &[u8] {
    let ends = |&byte: &u8| matches!(byte, b'|' | b';' | b',' | b'.' | b'{' | b'}' | b'"' | b'\n' | b':' | b'=');
    window.split(ends).next().unwrap_or_default()
}

/// What words say of a value beside them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Nothing,
    Secret,
    /// A commit, a checksum, what is public.
    Harmless,
}

fn says(words: &[u8]) -> Says {
    let mut last: &[u8] = b"";
    let (mut secret, mut harmless) = (false, false);
    for word in words.split(|byte| !byte.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let one_of = |list: &[&str]| list.iter().any(|known| word.eq_ignore_ascii_case(known.as_bytes()));
        let last_of = |list: &[&str]| list.iter().any(|known| last.eq_ignore_ascii_case(known.as_bytes()));
        secret |= one_of(&["secret", "token", "apikey", "credential"])
            || one_of(&["key"]) && last_of(&["api", "secret", "private", "encryption", "access", "signing", "hmac", "admin", "auth", "master", "service"]);
        harmless |= one_of(&["csrf", "xsrf", "form", "cart", "commit", "checksum", "hash", "sha", "sha1", "sha256", "md5", "public", "etag", "publishable"]);
        last = word;
    }
    match (harmless, secret) {
        (true, _) => Says::Harmless,
        (_, true) => Says::Secret,
        _ => Says::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "k3J9xQ2mZ7vB4nT8wL5pR6cYk3J9";

    fn found(text: &str) -> Option<(Entity, &str)> {
        let start = text.find("k3J9")?;
        let end = start + text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        around_token(text.as_bytes(), start, end).map(|c| (c.entity, &text[c.start..c.end]))
    }

    #[test]
    fn a_word_close_by_makes_a_random_value_a_secret() {
        for text in [
            format!("My api key is {SECRET}, could you please check?"),
            format!("Please note {SECRET} as my client_secret."),
            format!("Die hinterlegte refresh token ({SECRET}) ist veraltet."),
            format!("hmac_secret – {SECRET} Thank you"),
            format!("{}\n{SECRET} (private_token) e-mail: x", "Hello,\n"),
        ] {
            assert_eq!(found(&text), Some((Entity::GenericSecret, SECRET)), "{text}");
        }
        let base64 = format!("We have {SECRET}+Zx/0VbN3= as api key");
        assert_eq!(found(&base64).map(|found| found.1.len()), Some(SECRET.len() + 10));
    }

    #[test]
    fn other_random_values_are_none() {
        for text in [
            format!("commit {SECRET} fixes the token"),
            format!("The token is old. See {SECRET} for more"),
            format!("the csrf token {SECRET}"),
            format!("cache key {SECRET}"),
            format!("/api/secret/{SECRET}"),
            format!("token {SECRET}("),
            "the api key name is woocommerce_k3J9_settings_page_name".to_string(),
        ] {
            assert_eq!(found(&text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_at_any_place_are_answered(text in "(api key |token |k3J9xQ2mZ7vB4nT8wL5p|[a-zA-Z0-9+/]{1,30}|[ -~]|é|\n){0,12}") {
            let bytes = text.as_bytes();
            for start in 0..bytes.len() {
                for end in [start + 1, start + 16, bytes.len()] {
                    if end <= bytes.len() && let Some(found) = around_token(bytes, start, end) {
                        proptest::prop_assert!(found.start < found.end && found.end <= bytes.len());
                    }
                }
            }
        }
    }
}
