//! PASSWORD, stored as a hash: what WordPress, Magento, PHP and Unix write into a database. Each says by its form what it is:
//! `$2y$10$…` (bcrypt), `$wp$2y$10$…` (WordPress since 6.8), `$P$B…` (phpass), `$argon2id$v=19$…`, `$6$…` (crypt), Magento's
//! `hash:salt:version`, and MySQL's `*6BB4…`.
//!
//! Sources: crypt(5), <https://www.openwall.com/phpass/>, RFC 9106, Magento\Framework\Encryption\Encryptor.

use super::Candidate;
use super::boundary::is_alnum;
use crate::entity::Entity;

const SCORE: f32 = 0.95;

/// Whether a value is a hash behind its scheme in braces, as directories keep them: `{SSHA}…` (RFC 2307).
pub(crate) fn has_scheme(value: &[u8]) -> bool {
    let Some(close) = memchr::memchr(b'}', &value[..value.len().min(16)]) else { return false };
    close > 2 && value.len() >= close + 16 && value[1..close].iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'-')
}

/// How far back a hash may have begun, and its last part at most.
const BACK: usize = 96;
const LONGEST: usize = 128;

/// What stands before the salt of a hash of [`crypt`], and how many characters its last part has.
const CRYPT: &[(&[u8], usize)] = &[(b"$1$", 22), (b"$apr1$", 22), (b"$5$", 43), (b"$6$", 86)];

/// Those whose salt and hash are one word, and how many characters it has.
const JOINED: &[(&[u8], usize)] = &[(b"$P$", 31), (b"$H$", 31), (b"$S$", 52)];

/// Its settings, its salt and its hash are words of their own: `$y$j9T$…$…`.
const YESCRYPT: &[&[u8]] = &[b"$y$", b"$gy$"];

const ARGON2: &[&[u8]] = &[b"$argon2id$", b"$argon2i$", b"$argon2d$"];

/// The hash that the long word at `start` is a part of; a sign of one stands right before it. Reads 96 bytes before.
pub(crate) fn around(text: &[u8], start: usize) -> Option<Candidate> {
    let window = &text[start.saturating_sub(BACK)..start];
    let last = memchr::memrchr(b'$', window)?;
    if !window[last..].iter().all(|&byte| is_part(byte)) {
        return None;
    }
    let reach = window.iter().rev().take_while(|&&byte| is_part(byte) || matches!(byte, b'=' | b',')).count();
    let floor = start - reach;
    memchr::memchr_iter(b'$', &text[floor..start]).find_map(|at| {
        let at = floor + at;
        let end = end_of(text, at)?;
        // `$wp$2y$10$…`
        let from = if text[..at].ends_with(b"$wp") { at - 3 } else { at };
        let begins = from == 0 || !is_alnum(text[from - 1]) && text[from - 1] != b'$';
        (begins && end > start).then(|| Candidate::new(Entity::Password, from, end, SCORE))
    })
}

/// What the parts of a hash are written in, and the sign between them.
fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'/' | b'$')
}

/// Where the hash ends that begins at the sign.
fn end_of(text: &[u8], at: usize) -> Option<usize> {
    let rest = &text[at..];
    let whole = |from: usize, length: usize| (word(text, from) == length).then_some(from + length);
    if let [b'$', b'2', b'a' | b'b' | b'x' | b'y', b'$', b'0'..=b'3', b'0'..=b'9', b'$', ..] = rest {
        return whole(at + 7, 53);
    }
    if let Some((prefix, length)) = JOINED.iter().find(|(prefix, _)| rest.starts_with(prefix)) {
        return whole(at + prefix.len(), *length);
    }
    if let Some((prefix, length)) = CRYPT.iter().find(|(prefix, _)| rest.starts_with(prefix)) {
        let rounds = rest[prefix.len()..].strip_prefix(b"rounds=").map_or(0, |rest| 8 + rest.iter().take_while(|byte| byte.is_ascii_digit()).count());
        let salt = at + prefix.len() + rounds;
        let salt_end = salt + word(text, salt.min(text.len()));
        return if (1..=16).contains(&(salt_end - salt)) && text.get(salt_end) == Some(&b'$') { whole(salt_end + 1, *length) } else { None };
    }
    if let Some(prefix) = YESCRYPT.iter().find(|prefix| rest.starts_with(prefix)) {
        let settings = at + prefix.len();
        let salt = settings + word(text, settings) + 1;
        let salt_end = salt + word(text, salt.min(text.len()));
        let parted = text.get(salt - 1) == Some(&b'$') && text.get(salt_end) == Some(&b'$');
        let shaped = (3..=16).contains(&(salt - 1 - settings)) && (1..=64).contains(&(salt_end - salt));
        return if parted && shaped { whole(salt_end + 1, 43) } else { None };
    }
    let prefix = ARGON2.iter().find(|prefix| rest.starts_with(prefix))?;
    let is_of_argon2 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b',' | b'$');
    let length = rest[prefix.len()..].iter().take(2 * LONGEST).take_while(|&&byte| is_of_argon2(byte)).count();
    let mut parts = rest[prefix.len()..prefix.len() + length].split(|&byte| byte == b'$');
    (parts.clone().count() == 4 && parts.next_back()?.len() >= 20).then_some(at + prefix.len() + length)
}

/// How long the word of crypt's base64 at the position is.
fn word(text: &[u8], at: usize) -> usize {
    text[at..].iter().take(LONGEST).take_while(|&&byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'/')).count()
}

/// Magento's hash whose first part is `text[start..end]`: `<sha256>:<salt>:1`, `<argon2id13>:<salt>:3_32_2_67108864`.
pub(crate) fn of_magento(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    let alnum = |at: usize| text.get(at..).unwrap_or_default().iter().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if text.get(end) != Some(&b':') || !text[start..end].iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    let salt = alnum(end + 1);
    let version = end + 1 + salt + 1;
    if !(8..=64).contains(&salt) || text.get(version - 1) != Some(&b':') || !matches!(text.get(version), Some(b'0'..=b'3')) {
        return None;
    }
    let length = text[version..].iter().take(LONGEST).take_while(|&&byte| byte.is_ascii_digit() || matches!(byte, b'_' | b':')).count();
    let length = length - text[version..version + length].iter().rev().take_while(|&&byte| byte == b':').count();
    let ends = !text.get(version + length).is_some_and(|&byte| is_alnum(byte));
    ends.then(|| Candidate::new(Entity::Password, start, version + length, SCORE))
}

/// The hash that MySQL keeps, a star and forty hexadecimal digits in capitals, whose digits are `text[start..end]`.
pub(crate) fn of_mysql(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    let starred = matches!(text[..start], [b'*'] | [.., b' ' | b'"' | b'\'' | b'=' | b':' | b',' | b'\t' | b'\n', b'*']);
    let shaped = end - start == 40 && text[start..end].iter().all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'F'));
    (starred && shaped).then(|| Candidate::new(Entity::Password, start - 1, end, SCORE))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found in a text at its long words.
    fn found(text: &str) -> Option<&str> {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let run = bytes[at..].iter().take_while(|&&byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')).count();
            if run >= 16
                && let Some(found) = around(bytes, at).or_else(|| of_magento(bytes, at, at + run)).or_else(|| of_mysql(bytes, at, at + run))
            {
                return Some(&text[found.start..found.end]);
            }
            at += run.max(1);
        }
        None
    }

    const HEX64: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    #[test]
    fn hashes_of_passwords_are_found_whole_wherever_they_stand() {
        let magento = format!("{HEX64}:Kq3mZ7vB4nT8wL5pR6cYk3J9xQ2mZ7vB:1");
        let argon = format!("{HEX64}:Kq3mZ7vB4nT8wL5p:3_32_2_67108864");
        for hash in [
            "$2y$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
            "$wp$2y$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
            "$P$BWVeQ5jAmkW8kXbNsdQmpd.y6Ai2Ei0",
            "$1$saltsalt$MzDjbImyzEz2m0NTiPzNW/",
            "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5",
            "$5$rounds=10000$saltstringsaltst$3xv.VbSHBb41AL9AvLeujZkZRBAwqFMz2.opqey6IcA",
            "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
            "$argon2id$v=19$m=65536,t=4,p=1$c29tZXNhbHRzb21lc2FsdA$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA",
            "$2a$05$/VT2Xs2dMd8GJKfrXhjYPuDkTjOVrY12yDN7u6I8ZV0qu1lEohLru",
            "$y$j9T$0Example1Key2Made3Up4.$0Example1Key2Made3Up40Example1Key2Made3Up4/",
            "$gy$j9T$salt$0Example1Key2Made3Up40Example1Key2Made3Up4/",
            "*6BB4837EB74329105EE4568DDA7DC67ED2CA2AD9",
            &magento,
            &argon,
        ] {
            for text in
                [hash.to_owned(), format!("(1,'admin','{hash}','a')"), format!("admin:{hash}:x"), format!("user_pass={hash}\n"), format!("hash {hash} end")]
            {
                assert_eq!(found(&text), Some(hash), "{text}");
            }
        }
    }

    #[test]
    fn other_words_behind_a_sign_are_none() {
        for text in [
            "$.fn.someLongFunctionName0fThePlugin",
            "a$b$cdefghijklmnopqrstuvwxyz0123456789",
            "$2y$10$tooShortToBeAHashOfBcrypt",
            "US$1$2y$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWyAndMore",
            "$P$BWVeQ5jAmkW8kXbNsdQmpd",
            "a*6BB4837EB74329105EE4568DDA7DC67ED2CA2AD9",
            "*6bb4837eb74329105ee4568dda7dc67ed2ca2ad9",
            "$argon2id$v=19$m=65536,t=4,p=1",
            &format!("sha256:{HEX64}"),
            &format!("{HEX64}:latest"),
            &format!("{HEX64}:0123456789abcdef:x"),
            &format!("{HEX64}:8080:1"),
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_at_any_place_are_answered(text in "(\\$2y\\$10\\$|\\$6\\$|rounds=|\\$P\\$|\\$argon2id\\$|:|[./A-Za-z0-9]{1,60}|[ -~]|é){0,12}") {
            let bytes = text.as_bytes();
            for start in 0..=bytes.len() {
                for found in [around(bytes, start), of_magento(bytes, start, (start + 16).min(bytes.len()))].into_iter().flatten() {
                    proptest::prop_assert!(found.start < found.end && found.end <= bytes.len());
                }
            }
        }
    }
}
