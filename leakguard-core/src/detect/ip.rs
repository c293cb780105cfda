//! IP_ADDRESS: dotted quads and the text form of IPv6 (RFC 4291), not versions, times or `Class::method`.

use std::net::Ipv6Addr;

use super::Candidate;
use super::boundary::{begins_sign, digits_len, ends_escape, is_alnum};
use super::nearby::{has_word_before, is_one_of};
use crate::entity::Entity;

/// How many bytes before an address its words are looked for.
const WORDS_BEFORE: usize = 32;

/// Words that name an address of the network.
const WORDS: &[&str] = &[
    "ip",
    "ips",
    "ipaddress",
    "ipaddr",
    "ipv",
    "remote",
    "client",
    "host",
    "server",
    "peer",
    "forwarded",
    "visitor",
    "login",
    "logged",
    "request",
    "requests",
    "connection",
    "connected",
    "accepted",
    "blocked",
    "banned",
    "attempt",
    "src",
    "dst",
    "gateway",
    "dns",
    "ping",
];

/// Words and products whose numbers of four parts are versions.
const VERSIONED: &[&str] = &[
    "v", "ver", "version", "versions", "release", "released", "build", "rev", "rv", "revision", "firmware", "sdk", "php", "mysql", "mariadb", "magento",
    "nginx", "apache", "openssl", "chrome", "firefox", "safari", "edge", "clr", "oid", "asn", "section", "clause", "chapter", "since", "upgrade", "jquery",
    "plugin", "module",
];

/// The dotted quad that starts with the digit at `start`, which starts a word. Reads at most 16 bytes.
pub(crate) fn v4_at_digit(text: &[u8], start: usize) -> Option<Candidate> {
    let mut at = start;
    let mut octets = [0u8; 4];
    for (index, octet) in octets.iter_mut().enumerate() {
        let length = digits_len(text, at, 4);
        let value = text[at..at + length].iter().fold(0u32, |number, byte| number * 10 + u32::from(byte - b'0'));
        if !(1..=3).contains(&length) || value > 255 || length > 1 && text[at] == b'0' {
            return None;
        }
        *octet = value as u8;
        at += length;
        if index < 3 {
            if text.get(at) != Some(&b'.') {
                return None;
            }
            at += 1;
        }
    }
    let runs_on = match text.get(at) {
        Some(&byte) if is_alnum(byte) || byte == b'_' => true,
        Some(b'.') => text.get(at + 1).is_some_and(u8::is_ascii_digit),
        // `192.0.2.1-192.0.2.9` is a range, `1.2.3.4-5` and `1.2.3.4-beta` are versions.
        Some(b'-') => text.get(at + 1).is_some_and(|&byte| is_alnum(byte)) && quad_len(text, at + 1) == 0,
        _ => false,
    };
    if runs_on || is_versioned(text, start) || among_decimals(text, start, at) {
        return None;
    }
    let score = match octets {
        // This host, loopback, multicast, broadcast and the masks of networks are nobody's address.
        [0 | 127 | 224.., ..] => 0.3,
        _ if is_network(text, at, u128::from(u32::from_be_bytes(octets)) << 96) => 0.4,
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] => 0.7,
        // Four small numbers are an object identifier (`2.5.29.56`), a section or a version, unless a word says otherwise.
        _ if is_small(octets) && !is_said_to_be_address(text, start, at) => 0.4,
        _ => 0.85,
    };
    Some(Candidate::new(Entity::IpAddress, start, at, score))
}

/// Whether four numbers are as small as those of sections and versions, or an object identifier of ISO or of ISO and ITU.
fn is_small(octets: [u8; 4]) -> bool {
    octets[..3].iter().all(|&octet| octet < 40) || matches!(octets, [1, 0..4, ..] | [2, 0..40, 0..100, 0..100])
}

/// Whether a prefix length behind an address, whose bits start at the highest, leaves no bit to a host: `10.0.0.0/8`.
fn is_network(text: &[u8], end: usize, bits: u128) -> bool {
    let digits = if text.get(end) == Some(&b'/') { digits_len(text, end + 1, 4) } else { 0 };
    let prefix = text[end..].iter().skip(1).take(digits).fold(0u32, |number, byte| number * 10 + u32::from(byte - b'0'));
    matches!(digits, 1..=3) && prefix < 128 && bits << prefix == 0
}

/// Whether a word before, a port or a prefix length behind, or the columns of a server's log make it an address.
fn is_said_to_be_address(text: &[u8], start: usize, end: usize) -> bool {
    let behind = &text[end..text.len().min(end + 6)];
    matches!(behind, [b':' | b'/', digit, ..] if digit.is_ascii_digit())
        || behind.starts_with(b" - ")
        || behind.starts_with(b" port")
        || has_word_before(text, start, WORDS_BEFORE, WORDS)
}

/// Length of a dotted quad at the position, its values not looked at; 0 when there is none.
fn quad_len(text: &[u8], from: usize) -> usize {
    let mut at = from;
    for part in 0..4 {
        let digits = digits_len(text, at, 4);
        if !(1..=3).contains(&digits) {
            return 0;
        }
        at += digits;
        if part < 3 {
            if text.get(at) != Some(&b'.') {
                return 0;
            }
            at += 1;
        }
    }
    at - from
}

/// Whether what stands before makes it a version (`v1.2.3.4`, `'version' => '1.2.3.4'`, `Chrome/120.0.0.0`), a section
/// (`§1.2.3.4`), the tail of a longer number, or the host of a URL (a server's address, not a person's).
fn is_versioned(text: &[u8], start: usize) -> bool {
    let before = &text[start.saturating_sub(36)..start];
    match before {
        [.., b'.'] => true,
        [.., b'-'] => !before[..before.len() - 1].ends_with(b" ") && quad_before(text, start - 1) == 0,
        [.., b'/', b'/'] => true,
        [.., product, b'/'] if is_alnum(*product) => true,
        [.., 0xC2, 0xA7] | [.., 0xC2, 0xA7, b' '] => true,
        _ => {
            // PHP's dumps say how long a string is: `["version"]=>\n  string(7) "`, `s:7:"version";s:7:"`.
            if matches!(before, [.., b' ' | b':', b'"'])
                && before.windows(8).any(|part| part == b"version\"")
                && before.iter().rev().take(20).any(|&byte| byte == b'(' || byte == b';')
            {
                return true;
            }
            let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || *byte == b'_';
            let end = before.iter().rposition(is_letter).map_or(0, |last| last + 1);
            let gap = &before[end..];
            let length = before[..end].iter().rev().take_while(|byte| is_letter(byte)).count();
            let word = &before[end - length..end];
            let named =
                word.split(|&byte| byte == b'_').any(|part| is_one_of(part, VERSIONED)) || word.windows(7).any(|part| part.eq_ignore_ascii_case(b"version"));
            named && gap.len() <= 8 && !gap.iter().any(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b';' | b'\n'))
        }
    }
}

/// Length of a dotted quad that ends at the position; 0 when there is none.
fn quad_before(text: &[u8], end: usize) -> usize {
    let run = text[..end].iter().rev().take(16).take_while(|&&byte| byte.is_ascii_digit() || byte == b'.').count();
    if quad_len(text, end - run) == run { run } else { 0 }
}

/// Whether it stands among decimals, as the coordinates of a drawing do: `1 1.1.6.6 1.1`.
fn among_decimals(text: &[u8], start: usize, end: usize) -> bool {
    let before = &text[..start];
    let number_before = matches!(before, [.., b'0'..=b'9', b' ']);
    let token = before.iter().rev().skip(1).take(24).take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    let decimal_before = number_before && token.clone().any(|&byte| byte == b'.') && quad_before(text, start - 1) == 0;
    if decimal_before && matches!(text[end..], [b' ', b'0'..=b'9' | b'.' | b'-', ..] | [b'-', ..]) {
        return true;
    }
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
    let bounded = !text.get(run).is_some_and(|&byte| is_alnum(byte) || byte == b'_' || byte >= 0x80 && !begins_sign(text, run))
        && (start == 0 || ends_escape(text, start) || !(is_alnum(text[start - 1]) || matches!(text[start - 1], b'_' | b'.' | b':' | b'\\')));
    if back > 4 || !bounded || !looks_like_v6(address) {
        return (None, run.max(colon + 1));
    }
    let parsed = std::str::from_utf8(address).ok().and_then(|address| address.parse::<Ipv6Addr>().ok());
    let groups = text[start..end].split(|&byte| byte == b':').filter(|group| !group.is_empty()).count();
    let candidate = parsed.map(|address| {
        let end = end + zone_len(text, end, &address);
        let score = if is_network(text, end, address.to_bits()) { 0.4 } else { v6_score(&address, groups) };
        Candidate::new(Entity::IpAddress, start, end, score)
    });
    (candidate, run.max(colon + 1))
}

/// What is given out: global unicast (2000::/3), unique local (fc00::/7), link local (fe80::/10), IPv4 in IPv6. Multicast,
/// loopback and all that no registry hands out is nobody's, or no address (`face::b00c`), but for one written with enough
/// of its groups.
fn v6_score(address: &Ipv6Addr, groups: usize) -> f32 {
    match address.segments() {
        [0, 0, 0, 0, 0, 0xFFFF, high, _] | [0x64, 0xFF9B, 0, 0, 0, 0, high, _] if !matches!(high >> 8, 0 | 127 | 224..) => 0.85,
        [0, 0, 0, 0, 0, ..] | [0xFF00..=0xFFFF, ..] => 0.4,
        _ if groups >= 6 => 0.85,
        [0x2000..=0x3FFF | 0xFC00..=0xFDFF | 0xFE80..=0xFEBF, ..] => 0.85,
        _ => 0.4,
    }
}

/// Length of the zone behind a link local address: `%eth0`.
fn zone_len(text: &[u8], end: usize, address: &Ipv6Addr) -> usize {
    if !address.is_unicast_link_local() || text.get(end) != Some(&b'%') {
        return 0;
    }
    match text[end + 1..].iter().take(16).take_while(|&&byte| is_alnum(byte)).count() {
        0 => 0,
        zone => zone + 1,
    }
}

/// Enough of an address to rule out `a::b` and `12:34:56`: all eight groups, or `::` and either three groups or one of
/// three digits and more.
fn looks_like_v6(address: &[u8]) -> bool {
    let colons = address.iter().filter(|&&byte| byte == b':').count();
    if !address.windows(2).any(|pair| pair == b"::") {
        // Eight groups of two digits each are octets: an EUI-64, a fingerprint.
        let octets = address.split(|&byte| byte == b':').all(|group| group.len() == 2);
        return colons == 7 && !octets || colons == 6 && address.contains(&b'.');
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
        assert_eq!(v4("192.0.2.17:8080"), Some("192.0.2.17"));
        assert_eq!(v4("192.0.2.1-192.0.2.9"), Some("192.0.2.1"));
        assert!(v4_at_digit(b"192.0.2.1-192.0.2.9", 10).is_some());
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
            "192.0.2.4-beta",
            "php_version_normalized: 192.0.2.4",
            "phpVersion=8.2.1.14",
            "rv:192.0.2.1",
            "'version' => '2.14.0.0'",
            "pretty_version\": \"9.1.0.2\"",
            "version_compare('4.1.0.52')",
            "[\"version\"]=>\n  string(12) \"58.136.181.18\"",
            "s:7:\"version\";s:10:\"205.54.57.165\";",
            "§4.2.10.2",
        ] {
            assert_eq!(v4(text), None, "{text}");
        }
    }

    #[test]
    fn nobodys_addresses_and_small_numbers_score_below_the_threshold() {
        let score = |text: &str| {
            let start = text.find(|c: char| c.is_ascii_digit()).unwrap();
            v4_at_digit(text.as_bytes(), start).map_or(0.0, |c| c.score)
        };
        for text in [
            "127.0.0.1",
            "0.0.0.0",
            "255.255.255.0",
            "224.0.0.251",
            "'2.5.4.59'",
            "2.5.29.17",
            "// 22.1.3.8 Array",
            "see 4.2.10.2,",
            "1.3.6.1",
            "1.3.101.112",
            "id-at-postalAddress 2.5.4.16",
            "tag from 19.1.3.6",
            "\"builder\": \"11.2.3.72\"",
            "10.0.0.0/8",
            "192.0.2.0/24",
        ] {
            assert!(score(text) < 0.5, "{text}");
        }
        for text in [
            "10.0.0.17",
            "192.168.1.20",
            "172.16.254.1",
            "198.51.100.23",
            "login from 1.2.3.4",
            "ip=8.8.8.8",
            "1.2.3.4:443",
            "192.0.2.17/24",
            "from 1.2.3.4 port 22",
            "8.8.4.4 - - [",
            "remote_addr\":\"5.9.1.2",
        ] {
            assert!(score(text) >= 0.5, "{text}");
        }
    }

    #[test]
    fn ipv6_that_nobody_has_scores_below_the_threshold_and_zones_belong_to_it() {
        assert_eq!(v6("[fe80::1:2:3%eth0]:443"), Some("fe80::1:2:3%eth0"));
        assert_eq!(v6("2001:db8::1%20"), Some("2001:db8::1"));
        for text in ["ff02::1:ff00:17", "face::b00c", "::ffff:127.0.0.1", "0:0:0:0:0:0:0:1", "2001:db8::/32", "fc00::/7"] {
            assert!(v6_around(text.as_bytes(), text.find(':').unwrap()).0.is_none_or(|c| c.score < 0.5), "{text}");
        }
        for text in ["9f1a:2b3c:4d5e:6f70:8192:a3b4:c5d6:e7f8", "::ffff:192.0.2.1", "[2001:db8::1]:443", "fd00::17:2:1"] {
            assert!(v6_around(text.as_bytes(), text.find(':').unwrap()).0.is_some_and(|c| c.score >= 0.5), "{text}");
        }
        assert_eq!(v6("aa:bb:cc:dd:ee:ff:00:11"), None);
    }

    #[test]
    fn coordinates_of_a_drawing_are_no_address() {
        assert_eq!(v4_at_digit(b"M1 1.1.6.6 1.1 2", 3), None);
        assert_eq!(v4_at_digit(b"0 00.09 1.59.86.86 0 00.33", 8), None);
        assert_eq!(v4_at_digit(b".29.96.43 1.51.43.54 0 1.08", 10), None);
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
