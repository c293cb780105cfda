//! EMAIL_ADDRESS: `local@domain`, from its `@` (or `%40`, as in URLs) to both sides.

use super::Candidate;
use super::boundary::{ends_escape, is_alnum};
use crate::entity::Entity;

/// RFC 5321, section 4.5.3.1: octets of a local part and of a domain.
const LOCAL_MAX: usize = 64;
const DOMAIN_MAX: usize = 255;

/// Endings that are file names, not domains: `logo@2x.png`, `app@1.2.3.js`.
const FILE_ENDINGS: &[&str] =
    &["png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "css", "js", "mjs", "ts", "map", "json", "php", "html", "htm", "txt", "pdf", "scss", "less"];

/// The address around the `@` of `at_len` bytes at `at`, that starts at `floor` or later. Reads at most 64 bytes back
/// and 255 ahead.
pub(crate) fn around(text: &[u8], at: usize, at_len: usize, floor: usize) -> Option<Candidate> {
    let start = local_start(text, at, floor)?;
    let end = domain_end(text, at + at_len)?;
    if in_url_authority(text, start) {
        return None;
    }
    Some(Candidate::new(Entity::EmailAddress, start, end, 0.95))
}

fn is_atext(byte: u8) -> bool {
    // RFC 5322 atext without what log lines, URLs and templates put beside an address (`=`, `/`, `?`, `&`, `{`, `|`),
    // and without `*`, which masks use. UTF-8 is allowed by RFC 6531.
    is_alnum(byte) || byte >= 0x80 || matches!(byte, b'.' | b'_' | b'-' | b'+' | b'\'' | b'!' | b'#' | b'$' | b'^' | b'~' | b'%')
}

fn local_start(text: &[u8], at: usize, floor: usize) -> Option<usize> {
    let mut start = at;
    while start > floor && at - start < LOCAL_MAX && is_atext(text[start - 1]) && !ends_escape(text, start) {
        start -= 1;
    }
    // What only decorates the outside is no part of it: quotes, dots, hyphens of a list.
    while start < at && !(is_alnum(text[start]) || text[start] >= 0x80 || text[start] == b'_') {
        start += 1;
    }
    // A UTF-8 space (no-break space, ideographic space, quotation marks) parts words too.
    if let Some(last) = text[start..at].windows(3).rposition(|w| matches!(w, [0xE2, 0x80, _] | [0xE3, 0x80, _])) {
        start += last + 3;
    }
    if let Some(last) = text[start..at].windows(2).rposition(|w| matches!(w, [0xC2, 0x80..=0xBF])) {
        start += last + 2;
    }
    let local = &text[start..at];
    let last = *local.last()?;
    (last != b'.' && !local.windows(2).any(|pair| pair == b"..")).then_some(start)
}

fn domain_end(text: &[u8], from: usize) -> Option<usize> {
    let limit = text.len().min(from + DOMAIN_MAX);
    let (mut at, mut labels, mut label_start) = (from, 0, from);
    let mut last_label = (from, from);
    loop {
        let byte = if at < limit { text[at] } else { 0 };
        let inside = at < limit && (is_alnum(byte) || byte == b'-' || byte >= 0x80 && !is_utf8_punctuation(text, at));
        if inside {
            at += 1;
            continue;
        }
        let mut end = at;
        while end > label_start && text[end - 1] == b'-' {
            end -= 1;
        }
        if end == label_start || text[label_start] == b'-' || end - label_start > 63 && text[label_start].is_ascii() {
            break;
        }
        labels += 1;
        last_label = (label_start, end);
        let goes_on = end == at && byte == b'.' && text.get(at + 1).is_some_and(|&next| is_alnum(next) || next >= 0x80);
        if !goes_on {
            break;
        }
        label_start = at + 1;
        at += 1;
    }
    let (start, mut end) = last_label;
    // No top-level domain has a hyphen, but for the encoded ones: what follows it is other text.
    if !starts_with_xn(&text[start..end])
        && let Some(hyphen) = memchr::memchr(b'-', &text[start..end])
    {
        end = start + hyphen;
    }
    let top = &text[start..end];
    let named = top.len() >= 2 && (top.iter().all(u8::is_ascii_alphabetic) || is_script(top) || starts_with_xn(top));
    if labels >= 2 && named && !FILE_ENDINGS.iter().any(|ending| top.eq_ignore_ascii_case(ending.as_bytes())) {
        return Some(end);
    }
    // `jane@example.com.2026`: the address ends at the last label that can be a top-level domain.
    if labels >= 3 && top.iter().all(u8::is_ascii_digit) {
        return domain_end(&text[..start - 1], from);
    }
    None
}

/// Letters of another script: valid UTF-8, so that bytes of a picture are no domain.
fn is_script(label: &[u8]) -> bool {
    !label.is_ascii() && std::str::from_utf8(label).is_ok_and(|label| label.chars().all(char::is_alphabetic))
}

fn starts_with_xn(label: &[u8]) -> bool {
    label.len() > 4 && label[..4].eq_ignore_ascii_case(b"xn--")
}

/// Signs and pictures: Latin-1 signs, punctuation, symbols, CJK punctuation, full-width forms, everything beyond the
/// basic plane. No part of a domain.
fn is_utf8_punctuation(text: &[u8], at: usize) -> bool {
    matches!(text[at..], [0xC2 | 0xE2 | 0xEF | 0xF0..=0xFF, ..] | [0xE3, 0x80, ..])
}

/// Whether what looks like a local part is the password of a URL: `https://user:password@host`.
fn in_url_authority(text: &[u8], local_start: usize) -> bool {
    let before = &text[local_start.saturating_sub(96)..local_start];
    if !matches!(before.last(), Some(b':' | b'/')) {
        return false;
    }
    match before.windows(3).rposition(|w| w == b"://") {
        Some(scheme) => !before[scheme + 3..].iter().any(|byte| matches!(byte, b'/' | b' ' | b'"' | b'\'' | b'<' | b'>' | b'\n')),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        let at = text.find('@').or_else(|| text.find("%40"))?;
        let length = if text.as_bytes()[at] == b'@' { 1 } else { 3 };
        around(text.as_bytes(), at, length, 0).map(|c| &text[c.start..c.end])
    }

    #[test]
    fn addresses_are_cut_out_of_what_surrounds_them() {
        for (text, address) in [
            ("mail jane.doe+shop@example.co.uk.", "jane.doe+shop@example.co.uk"),
            (r"\nfoo@x.com", "foo@x.com"),
            ("<jane@example.org>", "jane@example.org"),
            ("?email=jane%40example.org&x=1", "jane%40example.org"),
            ("'o'brien@example.com'", "o'brien@example.com"),
            ("jörg@müller.example", "jörg@müller.example"),
            ("jane@xn--mller-kva.example,", "jane@xn--mller-kva.example"),
            ("jane@example.com-", "jane@example.com"),
            ("jane@example.com-----BEGIN", "jane@example.com"),
            ("(mailto:jane@example.com)", "jane@example.com"),
            ("für\u{a0}jane@example.com", "jane@example.com"),
            ("jane@example.com.2026", "jane@example.com"),
            ("jane@example.com😀", "jane@example.com"),
            ("„jane@example.com“", "jane@example.com"),
        ] {
            assert_eq!(found(text), Some(address), "{text}");
        }
    }

    #[test]
    fn files_handles_packages_and_url_passwords_are_no_address() {
        for text in ["logo@2x.png", "@media", "a@b", "npm@10.2.4", "user@localhost", "https://shop:geheim@db.example.com/", ".@x.com", "j***@example.com"] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
