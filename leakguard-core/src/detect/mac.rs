//! MAC_ADDRESS: six octets, `aa:bb:cc:dd:ee:ff` or `AA-BB-CC-DD-EE-FF`, Cisco's `aabb.ccdd.eeff`, and the eight octets of
//! an EUI-64 that was made from one (`ff:fe` in the middle). Source: IEEE 802, section 8
//! (<https://standards.ieee.org/products-programs/regauth/>).

use super::Candidate;
use super::boundary::{ends_escape, is_alnum};
use super::nearby::has_word_before;
use crate::entity::Entity;

const WORDS: &[&str] =
    &["mac", "macaddress", "macaddr", "hwaddr", "hwaddress", "ether", "ethernet", "bssid", "wifi", "wlan", "bluetooth", "device", "hardware", "lladdr", "arp"];

/// The address whose first `:`, `-` or `.` is at `separator`; the digits of a word before it (`mac:aa:bb…`) are passed over.
/// Reads at most 4 bytes before (40 for words) and 26 behind.
pub(crate) fn at(text: &[u8], separator: usize) -> Option<Candidate> {
    let mark = *text.get(separator)?;
    let (size, groups) = match mark {
        b':' | b'-' => (2, 6),
        b'.' => (4, 3),
        _ => return None,
    };
    let start = match separator.checked_sub(size) {
        Some(start) if is_group(text, start, size) && begins(text, start, mark) => start,
        _ if mark == b':' && follows_word(text, separator) => separator + 1,
        _ => return None,
    };
    let mut count = 0;
    let mut at = start;
    // One group more than an EUI-64 has: then it is a fingerprint.
    while count <= 8 && is_group(text, at, size) {
        count += 1;
        at += size + 1;
        if text.get(at - 1) != Some(&mark) {
            break;
        }
    }
    let end = match text.get(at.wrapping_sub(1)) {
        // A mark that no group follows ends a sentence, or a key.
        Some(&byte) if byte == mark && !text.get(at).is_some_and(|&next| is_alnum(next) || next == mark) => at - 1,
        Some(&byte) if is_alnum(byte) || byte == mark || byte == b'_' => return None,
        _ => at.checked_sub(1)?,
    };
    let address = text.get(start..end)?;
    let whole = count == groups || size == 2 && count == 8 && address[9..14].eq_ignore_ascii_case(&[b'f', b'f', mark, b'f', b'e']);
    if !whole || names_nobody(address) {
        return None;
    }
    let letters = address.iter().any(u8::is_ascii_alphabetic);
    let digits = address.iter().any(u8::is_ascii_digit);
    // Twelve decimal digits are a time (`26-11-21-05-33-55`), three words of six letters a method (`dead.beef.face`).
    let telling = if size == 2 { letters } else { letters && digits };
    let score = match telling {
        true => 0.85,
        false if has_word_before(text, start, 32, WORDS) => 0.8,
        false => 0.4,
    };
    Some(Candidate::new(Entity::MacAddress, start, end, score))
}

fn is_group(text: &[u8], at: usize, size: usize) -> bool {
    text.get(at..at + size).is_some_and(|group| group.iter().all(u8::is_ascii_hexdigit))
}

fn begins(text: &[u8], start: usize, mark: u8) -> bool {
    start == 0 || ends_escape(text, start) || !(is_alnum(text[start - 1]) || text[start - 1] == mark || text[start - 1] == b'_')
}

/// Whether a word that is no hexadecimal number ends at the position: `mac:`, not the `db8:` of an IPv6 address.
fn follows_word(text: &[u8], at: usize) -> bool {
    text[..at].iter().rev().take(16).take_while(|&&byte| is_alnum(byte)).any(|byte| !byte.is_ascii_hexdigit())
}

/// Nothing, everybody, and the groups of IPv4 and IPv6 multicast.
fn names_nobody(address: &[u8]) -> bool {
    let mut octets = [0u8; 8];
    let mut count = 0;
    for &byte in address.iter().filter(|byte| byte.is_ascii_hexdigit()) {
        octets[count / 2] = octets[count / 2] << 4 | (byte as char).to_digit(16).unwrap_or(0) as u8;
        count += 1;
    }
    let octets = &octets[..count / 2];
    octets.iter().all(|&octet| octet == 0)
        || octets.iter().all(|&octet| octet == 0xFF)
        || octets.starts_with(&[1, 0, 0x5E])
        || octets.starts_with(&[0x33, 0x33])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&str, f32)> {
        let separator = text.find([':', '.', '-'])?;
        at(text.as_bytes(), separator).map(|c| (&text[c.start..c.end], c.score))
    }

    #[test]
    fn every_writing_is_found() {
        for (text, address) in [
            ("00:1b:44:11:3a:b7", "00:1b:44:11:3a:b7"),
            ("device 00-1B-44-11-3A-B7, seen", "00-1B-44-11-3A-B7"),
            ("001b.4411.3ab7.", "001b.4411.3ab7"),
            ("mac:00:1b:44:11:3a:b7", "00:1b:44:11:3a:b7"),
            ("mac: 02:00:00:00:00:01", ""),
            ("00:1b:44:ff:fe:11:3a:b7", "00:1b:44:ff:fe:11:3a:b7"),
            (r"\n00:1b:44:11:3a:b7", "00:1b:44:11:3a:b7"),
        ] {
            assert_eq!(found(text).map_or("", |f| f.0), address, "{text}");
        }
        assert_eq!(at(b"mac: 02:00:00:00:00:01", 7).map(|c| (c.start, c.score)), Some((5, 0.8)));
    }

    #[test]
    fn times_words_and_longer_chains_are_none() {
        for text in [
            "00:00:00:00:00:00",
            "ff:ff:ff:ff:ff:ff",
            "01:00:5e:00:00:fb",
            "aa:bb:cc:dd:ee",
            "aa:bb:cc:dd:ee:ff:00",
            "aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99",
            "aa:bb:cc:dd:ee:ff:00:11",
            "aa:bb:cc:dd:ee-ff",
            "xaa:bb:cc:dd:ee:ff",
            "aa:bb:cc:dd:ee:fff",
            "aa:bb:cc:dd:ee:ff_1",
            "2001:db8:aa:bb:cc:dd:ee:ff",
            "12:34:56",
            "550e8400-e29b-41d4-a716-446655440000",
            "fe80::1",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
        assert_eq!(at(b"2001:db8:aa:bb:cc:dd:ee:ff", 8), None);
        for text in ["26-11-21-05-33-55", "12:34:56:01:02:03", "dead.beef.face", "1234.5678.9012"] {
            assert!(found(text).is_some_and(|f| f.1 < 0.5), "{text}");
        }
    }

    #[test]
    fn no_byte_anywhere_makes_it_panic() {
        for text in ["mac:00:1b:44:ff:fe:11:3a:b7:", "001b.4411.3ab7.", "00-1B-44-11-3A-B7-"] {
            for end in 0..=text.len() {
                for separator in 0..=end {
                    let _ = at(&text.as_bytes()[..end], separator);
                }
            }
        }
    }
}
