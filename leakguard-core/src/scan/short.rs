//! Short values, as documents have most: what is in them, 32 bytes at once. A value in which no trigger can fire does not have
//! to be scanned.

#[cfg(target_arch = "aarch64")]
use super::arch::neon::{looks, marks};
#[cfg(target_arch = "x86_64")]
use super::arch::sse2::{looks, marks};
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
use scalar::{looks, marks};

/// Bytes that are looked at together.
pub(crate) const SHORT: usize = 32;

/// Bytes of a word that may be a token.
const WORD: usize = 16;

/// Which of 32 bytes are what, the first in the lowest bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Looks {
    pub digit: u32,
    pub letter: u32,
    pub upper: u32,
    /// `-` and `_`, with which letters and digits make long words.
    pub link: u32,
    /// Other signs that no trigger knows without digits.
    pub mute: u32,
}

/// Where the string ends that these bytes begin: at a quote, without a backslash before it.
#[inline(always)]
pub(crate) fn plain_string_end(bytes: &[u8; SHORT]) -> Option<usize> {
    let marks = marks(bytes);
    let end = marks.trailing_zeros() as usize;
    (end < SHORT && bytes[end] == b'"').then_some(end)
}

/// Whether nothing can be found in the first `length` bytes, as a value of its own.
#[inline(always)]
pub(crate) fn holds_nothing(bytes: &[u8; SHORT], length: usize) -> bool {
    let within = (1u32 << length).wrapping_sub(1);
    let looks = looks(bytes);
    let [digit, letter, upper, link, mute] = [looks.digit, looks.letter, looks.upper, looks.link, looks.mute].map(|mask| mask & within);
    let two = upper & upper >> 1;
    if digit != 0 {
        return is_time(bytes, digit, length) || is_amount(bytes, digit, length) || {
            // `address_2`, `WS12-XS-Blue`: up to three digits, parts of up to seven letters and digits, not three capitals in a row.
            let (part, dashes) = (letter | digit, link & link >> 1);
            part | link == within && length < WORD && digit.count_ones() <= 3 && eight(part) == 0 && two & two >> 1 == 0 && dashes == 0
        };
    }
    if letter | link | mute != within {
        return false;
    }
    // Six capitals in a row; sixteen letters, one of them a capital; five dashes.
    let word8 = eight(letter | link);
    two & two >> 2 & two >> 4 == 0 && (upper == 0 || word8 & word8 >> 8 == 0) && link & link >> 1 == 0
}

/// Where eight of them stand in a row.
#[inline(always)]
fn eight(mask: u32) -> u32 {
    let two = mask & mask >> 1;
    let four = two & two >> 2;
    four & four >> 4
}

/// The same of a whole value, of any length.
#[inline]
pub(crate) fn is_mute(value: &[u8]) -> bool {
    if value.len() >= SHORT {
        return false;
    }
    let mut bytes = [0; SHORT];
    bytes[..value.len()].copy_from_slice(value);
    holds_nothing(&bytes, value.len())
}

/// `2026-11-21 05:14:03`, a day alone, and what is behind the seconds.
#[inline(always)]
fn is_time(bytes: &[u8; SHORT], digit: u32, length: usize) -> bool {
    const DAY: u32 = 0b11_0110_1111;
    const SECONDS: u32 = 0b110_1101_1011_0110_1111;
    if !matches!(bytes, [b'1', b'9', ..] | [b'2', b'0', ..]) || bytes[4] != b'-' || bytes[7] != b'-' || bytes[5] > b'1' || bytes[8] > b'3' {
        return false;
    }
    match length {
        10 => digit == DAY,
        19 => {
            digit == SECONDS
                && matches!(bytes[10], b' ' | b'T')
                && bytes[11] <= b'2'
                && bytes[13] == b':'
                && bytes[14] <= b'5'
                && bytes[16] == b':'
                && bytes[17] <= b'5'
        }
        _ => false,
    }
}

/// `169.9900`, `12`: up to six digits, a point, up to four more.
#[inline(always)]
fn is_amount(bytes: &[u8; SHORT], digit: u32, length: usize) -> bool {
    let whole = digit.trailing_ones() as usize;
    let rest = length - whole;
    let decimals = digit >> whole >> 1;
    (1..=6).contains(&whole) && (rest == 0 || (2..=5).contains(&rest) && bytes[whole] == b'.' && decimals == (1 << (rest - 1)) - 1)
}

/// The same a byte at a time.
#[cfg(any(test, not(any(target_arch = "x86_64", target_arch = "aarch64"))))]
mod scalar {
    use super::{Looks, SHORT};

    fn bits(bytes: &[u8; SHORT], is: impl Fn(u8) -> bool) -> u32 {
        bytes.iter().rev().fold(0, |bits, &byte| bits << 1 | u32::from(is(byte)))
    }

    pub fn marks(bytes: &[u8; SHORT]) -> u32 {
        bits(bytes, |byte| matches!(byte, b'"' | b'\\'))
    }

    pub fn looks(bytes: &[u8; SHORT]) -> Looks {
        Looks {
            digit: bits(bytes, |byte| byte.is_ascii_digit()),
            letter: bits(bytes, |byte| byte.is_ascii_alphabetic()),
            upper: bits(bytes, |byte| byte.is_ascii_uppercase()),
            link: bits(bytes, |byte| matches!(byte, b'-' | b'_')),
            mute: bits(bytes, |byte| matches!(byte, b' ' | b',' | b'.' | b'/')),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuzzing::scan_all;
    use proptest::prelude::*;

    fn nothing_in(value: &str) -> bool {
        let mut bytes = [b'7'; SHORT];
        bytes[..value.len()].copy_from_slice(value.as_bytes());
        bytes[value.len()] = b'"';
        assert_eq!(plain_string_end(&bytes), Some(value.len()).filter(|_| !value.contains(['"', '\\'])));
        holds_nothing(&bytes, value.len())
    }

    #[test]
    fn values_without_triggers_are_told_from_others() {
        for value in [
            "",
            "processing",
            "Flat Rate - Fixed",
            "flat/rate, a day.",
            "flatrate_flat",
            "2026-11-21",
            "2026-11-21 05:14:03",
            "2026-11-21T05:14:03",
            "169.9900",
            "999999",
            "0.5",
            "7",
            "address_2",
            "cc_last4",
            "WS12-XS-Blue",
            "DE-1",
            "_wc_order_attribution_type",
        ] {
            assert!(nothing_in(value), "{value}");
        }
        for value in [
            "DEUTDEFF",
            "NOTICE a",
            "a@b",
            "a: b",
            "a=b",
            "größe",
            "{}",
            "[",
            "a&b",
            "?",
            "-----BEGIN",
            "abcdefghijklmnoP",
            "2026-21-21 05:14:03",
            "2026-11-21 05:14:03Z",
            "2026-11-21x05:14:03",
            "3026-11-21",
            "1.2.3",
            "4111111",
            "1234567.8",
            "1.23456",
            ".5",
            "5.",
            "GBGD001",
            "tr_WDqYK6vllg",
            "address12",
            "tr_wdqykvllg1",
            "a1234",
            "address_of_somebody_1",
        ] {
            assert!(!nothing_in(value), "{value}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn the_twin_agrees(bytes in any::<[u8; SHORT]>()) {
            prop_assert!(marks(&bytes) == scalar::marks(&bytes) && looks(&bytes) == scalar::looks(&bytes));
            prop_assert_eq!(plain_string_end(&bytes), bytes.iter().position(|byte| matches!(byte, b'"' | b'\\')).filter(|&end| bytes[end] == b'"'));
        }

        #[test]
        fn nothing_is_found_where_nothing_can_be(
            value in prop_oneof![
                "[a-zA-Z_/., -]{0,31}",
                "([A-Z]{1,5}[ -]?[a-z]{0,9}[ ,./]){0,3}",
                "(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]([ T][0-2][0-9]:[0-5][0-9]:[0-5][0-9])?",
                "[0-9]{1,6}([.][0-9]{1,4})?",
                "[0-9]{1,3}[. -][0-9]{1,4}",
                "([a-z]{1,8}[:=@+%_-]?[0-9]{0,3}){0,3}",
                "[A-Z]{0,3}[0-9]{0,3}[A-Za-z]{0,9}",
                "[0-9A-Za-z_-]{1,15}",
                "[a-z_-]{1,11}[0-9]{1,3}",
                "([A-Z]{0,2}[0-9]?[a-z]{0,5}[_-]){1,3}[0-9]{0,3}",
                "[a-z_]{16,31}",
            ]
            .prop_filter("a short one", |value| value.len() < SHORT)
        ) {
            prop_assert!(!nothing_in(&value) || scan_all(value.as_bytes()) == 0, "{}", value);
        }
    }
}
