//! IP_ADDRESS: dotted quads and the text form of IPv6 (RFC 4291), not versions, times or `Class::method`.

use std::net::Ipv6Addr;

use super::Candidate;
use super::boundary::{digits_len, ends_escape, is_alnum};
use crate::entity::Entity;

/// The dotted quad that starts with the digit at `start`, which starts a word. Reads at most 16 bytes.
pub(crate) fn v4_at_digit(text: &[u8], start: usize) -> Option<Candidate> {
    let mut at = start;
    for octet in 0..4 {
        let length = digits_len(text, at, 4);
        let value = text[at..at + length].iter().fold(0u32, |number, byte| number * 10 + u32::from(byte - b'0'));
        if !(1..=3).contains(&length) || value > 255 || length > 1 && text[at] == b'0' {
            return None;
        }
        at += length;
        if octet < 3 {
            if text.get(at) != Some(&b'.') {
                return None;
            }
            at += 1;
        }
    }
    let runs_on = match text.get(at) {
        Some(&byte) if is_alnum(byte) || byte == b'_' => true,
        Some(b'.' | b'-') => text.get(at + 1).is_some_and(u8::is_ascii_digit),
        _ => false,
    };
    if runs_on || is_versioned(text, start) || among_decimals(text, start, at) {
        return None;
    }
    Some(Candidate::new(Entity::IpAddress, start, at, 0.85))
}

/// Whether what stands before makes it a version (`v1.2.3.4`, `'version' => '1.2.3.4'`, `Chrome/120.0.0.0`), a section
/// (`§1.2.3.4`), the tail of a longer number, or the host of a URL (a server's address, not a person's).
fn is_versioned(text: &[u8], start: usize) -> bool {
    let before = &text[start.saturating_sub(32)..start];
    match before {
        [.., b'.' | b'-'] => true,
        [.., b'/', b'/'] => true,
        [.., product, b'/'] if is_alnum(*product) => true,
        [.., 0xC2, 0xA7] => true,
        _ => {
            let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || *byte == b'_';
            let end = before.iter().rposition(is_letter).map_or(0, |last| last + 1);
            let gap = &before[end..];
            let length = before[..end].iter().rev().take_while(|byte| is_letter(byte)).count();
            let word = &before[end - length..end];
            let named = [&b"v"[..], b"ver", b"release", b"build"].iter().any(|name| word.eq_ignore_ascii_case(name))
                || word.windows(7).any(|part| part.eq_ignore_ascii_case(b"version"));
            named && gap.len() <= 8 && !gap.iter().any(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b';' | b'\n'))
        }
    }
}

/// Whether it stands among decimals, as the coordinates of a drawing do: `1 1.1.6.6 1.1`.
fn among_decimals(text: &[u8], start: usize, end: usize) -> bool {
    let number_before = matches!(text[..start], [.., b'0'..=b'9', b' ']);
    let behind = match text[end..] {
        [b' ', ref rest @ ..] => rest,
        ref rest => rest,
    };
    let behind = behind.strip_prefix(b"-").unwrap_or(behind);
    let digits = behind.iter().take_while(|byte| byte.is_ascii_digit()).count();
    number_before && behind.get(digits) == Some(&b'.') && behind.get(digits + 1).is_some_and(u8::is_ascii_digit)
}

/// The IPv6 address around the first colon of its run, at `colon`. Reads at most 45 bytes to each side; also says
/// where the run of address characters ends, so that its other colons need no look.
pub(crate) fn v6_around(text: &[u8], colon: usize) -> (Option<Candidate>, usize) {
    let is_part = |byte: u8| byte.is_ascii_hexdigit() || byte == b':' || byte == b'.';
    let back = text[..colon].iter().rev().take(5).take_while(|byte| byte.is_ascii_hexdigit()).count();
    let start = colon - back;
    let ahead = text[colon..].iter().take(46).take_while(|&&byte| is_part(byte)).count();
    let mut end = colon + ahead;
    while end > start && (text[end - 1] == b'.' || text[end - 1] == b':' && !text[..end].ends_with(b"::")) {
        end -= 1;
    }
    let run = colon + ahead;
    let address = &text[start..end];
    let bounded = !text.get(run).is_some_and(|&byte| is_alnum(byte) || byte == b'_' || byte >= 0x80)
        && (start == 0 || ends_escape(text, start) || !(is_alnum(text[start - 1]) || matches!(text[start - 1], b'_' | b'.' | b':' | b'\\')));
    if back > 4 || !bounded || !looks_like_v6(address) {
        return (None, run.max(colon + 1));
    }
    let parsed = std::str::from_utf8(address).ok().and_then(|address| address.parse::<Ipv6Addr>().ok());
    (parsed.map(|_| Candidate::new(Entity::IpAddress, start, end, 0.85)), run.max(colon + 1))
}

/// Enough of an address to rule out `a::b` and `12:34:56`: all eight groups, or `::` and either three groups or one of
/// three digits and more.
fn looks_like_v6(address: &[u8]) -> bool {
    let colons = address.iter().filter(|&&byte| byte == b':').count();
    if !address.windows(2).any(|pair| pair == b"::") {
        return colons == 7 || colons == 6 && address.contains(&b'.');
    }
    let groups = address.split(|&byte| byte == b':').filter(|group| !group.is_empty());
    groups.clone().count() >= 3
        || groups.clone().any(|group| group.len() >= 3 && group.iter().any(u8::is_ascii_digit))
        || groups.clone().any(|group| group.eq_ignore_ascii_case(b"fe80"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn v4(text: &str) -> Option<&str> {
        let start = text.find(|c: char| c.is_ascii_digit())?;
        v4_at_digit(text.as_bytes(), start).map(|c| &text[c.start..c.end])
    }

    fn v6(text: &str) -> Option<&str> {
        v6_around(text.as_bytes(), text.find(':')?).0.map(|c| &text[c.start..c.end])
    }

    #[test]
    fn dotted_quads_are_found_and_versions_are_not() {
        assert_eq!(v4("from 192.0.2.17."), Some("192.0.2.17"));
        assert_eq!(v4("127.0.0.1:8080"), Some("127.0.0.1"));
        for text in [
            "version 1.2.3.4",
            "v1.2.3.4",
            "Chrome/120.0.0.0",
            "1.2.3.4.5",
            "256.1.1.1",
            "1.2.3",
            "01.2.3.4",
            "http://10.0.0.1/",
            "1.2.3.4-5",
            "'version' => '2.14.0.0'",
            "pretty_version\": \"9.1.0.2\"",
            "version_compare('4.1.0.52')",
            "§4.2.10.2",
        ] {
            assert_eq!(v4(text), None, "{text}");
        }
    }

    #[test]
    fn coordinates_of_a_drawing_are_no_address() {
        assert_eq!(v4_at_digit(b"M1 1.1.6.6 1.1 2", 3), None);
        assert!(v4_at_digit(b"200 10.0.0.1 - -", 4).is_some());
    }

    #[test]
    fn ipv6_is_found_and_times_and_methods_are_not() {
        for text in ["2001:db8::1", "fe80::1", "2001:db8:0:0:0:0:2:1", "::ffff:192.0.2.1"] {
            assert_eq!(v6(text), Some(text));
        }
        assert_eq!(v6("2001:db8::1."), Some("2001:db8::1"));
        for text in ["Order::place()", "a::b", "12:34:56", "Foo::bar", "dead::", "10:20", "2001:db8::1::2", "cafe::babe_x"] {
            assert_eq!(v6(text), None, "{text}");
        }
    }
}
