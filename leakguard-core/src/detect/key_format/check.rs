//! Checks of single providers, beyond a key's shape.

use super::format::{Alphabet, Check};

/// Whether the key passes what its format asks for. `body` is what stands behind the prefix.
pub(super) fn passes(check: Check, body: &[u8]) -> bool {
    let any = |alphabet: Alphabet| body.iter().any(|&byte| alphabet.contains(byte));
    match check {
        Check::Mixed => any(Alphabet::DIGITS) && body.iter().any(u8::is_ascii_alphabetic),
        Check::MixedCase => body.iter().any(u8::is_ascii_lowercase) && body.iter().any(u8::is_ascii_uppercase),
        Check::None | Check::Crc32 | Check::Bech32 => true,
    }
}

/// Whether the key has a checksum and it is right; `None` when its format has none.
pub(super) fn checksum(check: Check, body: &[u8]) -> Option<bool> {
    match check {
        Check::Crc32 => Some(crc32_base62(body)),
        Check::Bech32 => Some(age_bech32(body)),
        Check::None | Check::Mixed | Check::MixedCase => None,
    }
}

/// The last six characters are the CRC-32 of those before them, in base62 (digits, capitals, small letters), as GitHub
/// and npm write it (<https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/>).
fn crc32_base62(body: &[u8]) -> bool {
    let Some((random, written)) = body.split_last_chunk::<6>() else { return false };
    let number = written.iter().try_fold(0u64, |number, &byte| {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'A'..=b'Z' => byte - b'A' + 10,
            b'a'..=b'z' => byte - b'a' + 36,
            _ => return None,
        };
        Some(number * 62 + u64::from(digit))
    });
    number == Some(u64::from(crc32(random)))
}

/// CRC-32 of ISO-HDLC, bit by bit: a key has 30 bytes.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, &byte| (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 * (crc & 1))))
}

/// Bech32 (BIP 173) with the human-readable part `age-secret-key-`, as age writes its identities.
fn age_bech32(body: &[u8]) -> bool {
    const CHARSET: &[u8] = b"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
    const NAME: &[u8] = b"age-secret-key-";
    let step = |sum: u32, value: u32| {
        let top = sum >> 25;
        [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
            .iter()
            .enumerate()
            .fold(((sum & 0x01ff_ffff) << 5) ^ value, |sum, (bit, generator)| if top >> bit & 1 == 1 { sum ^ generator } else { sum })
    };
    let name = NAME.iter().map(|&byte| u32::from(byte) >> 5).chain([0]).chain(NAME.iter().map(|&byte| u32::from(byte) & 31));
    let sum = name.fold(1, step);
    let data = body.iter().try_fold(sum, |sum, byte| {
        let value = CHARSET.iter().position(|letter| letter == byte)?;
        Some(step(sum, value as u32))
    });
    data == Some(1)
}

/// A seed of NATS' keys: base32 of two bytes that say `S` and whose it is (an operator, an account, a user, a server, a
/// cluster, a curve), of 32 that are the seed, and of their CRC-16 (<https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/nkey_auth>).
pub(super) fn is_nats_seed(token: &[u8]) -> bool {
    if token.len() != 58 || !matches!(token, [b'S', b'O' | b'A' | b'U' | b'N' | b'C' | b'X', ..]) {
        return false;
    }
    let (mut bytes, mut length, mut bits, mut held) = ([0u8; 36], 0, 0u32, 0u32);
    for &byte in token {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'2'..=b'7' => byte - b'2' + 26,
            _ => return false,
        };
        (bits, held) = (bits << 5 | u32::from(digit), held + 5);
        if held >= 8 {
            held -= 8;
            bytes[length] = (bits >> held) as u8;
            length += 1;
        }
    }
    let step = |sum: u16, byte: &u8| (0..8).fold(sum ^ u16::from(*byte) << 8, |sum, _| sum << 1 ^ if sum >> 15 == 1 { 0x1021 } else { 0 });
    bytes[..34].iter().fold(0, step) == u16::from_le_bytes([bytes[34], bytes[35]])
}

/// Whether the characters say that this is no key but stands for one: nearly all the same, or the words of a manual.
pub(super) fn is_placeholder(body: &[u8]) -> bool {
    let mut seen = [0u64; 4];
    for &byte in body {
        seen[usize::from(byte >> 6)] |= 1 << (byte & 63);
    }
    let distinct: u32 = seen.iter().map(|word| word.count_ones()).sum();
    distinct < 5 || [&b"your"[..], b"xxxx", b"placeholder", b"changeme", b"replace", b"insert"].iter().any(|word| contains(body, word))
}

/// Whether the word stands in the text, in any case.
pub(super) fn contains(text: &[u8], word: &[u8]) -> bool {
    text.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crc_of_a_revoked_token_is_right() {
        // Revoked, of the gist that first described the check.
        assert!(crc32_base62(concat!("zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ", "0mLq17").as_bytes()));
        assert!(!crc32_base62(concat!("zQWBuTSOoRi4A9spHcVY5ncnsDkxkK", "0mLq17").as_bytes()));
        assert!(!crc32_base62(b"short"));
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn a_manuals_words_are_no_key() {
        for body in [&b"xxxxxxxxxxxxxxxxxxxx"[..], b"your-api-key-goes-here", b"00000000000000000000", b"REPLACE_WITH_REAL"] {
            assert!(is_placeholder(body));
        }
        assert!(!is_placeholder(b"0123456789abcdef"));
    }
}
