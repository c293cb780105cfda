//! Where a word ends. Bytes, not characters: a byte of 0x80 or more belongs to a word of another script, unless it is
//! a space that Unicode knows.

/// What a byte is, for loops that ask it of byte after byte: one look-up.
static KINDS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'0'..=b'9' => ALNUM | TOKEN,
            b'a'..=b'z' | b'A'..=b'Z' => ALNUM | TOKEN,
            b'_' | b'-' => TOKEN,
            _ => 0,
        };
        byte += 1;
    }
    table
};
const ALNUM: u8 = 1;
const TOKEN: u8 = 2;

/// Whether a byte continues a word of ASCII letters and digits.
#[inline(always)]
pub(crate) fn is_alnum(byte: u8) -> bool {
    KINDS[usize::from(byte)] & ALNUM != 0
}

/// Whether a text begins with the word, in any case (of ASCII letters).
#[inline]
pub(crate) fn begins_with(text: &[u8], word: &[u8]) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// Whether a text ends with the word, in any case (of ASCII letters).
#[inline]
pub(crate) fn ends_with(text: &[u8], word: &[u8]) -> bool {
    text.len().checked_sub(word.len()).is_some_and(|start| text[start..].eq_ignore_ascii_case(word))
}

/// Whether a sign of punctuation beyond ASCII stands at the position: `”`, `…`, `—`, `»`, `。`.
pub(crate) fn begins_sign(text: &[u8], at: usize) -> bool {
    matches!(text.get(at..), Some([0xC2, ..] | [0xE2, ..] | [0xE3, 0x80, ..] | [0xEF, 0xBC, 0x81..=0x8F, ..]))
}

/// Whether one ends right before it.
pub(crate) fn ends_sign(before: &[u8]) -> bool {
    matches!(before, [.., 0xC2, _] | [.., 0xE2, _, _] | [.., 0xE3, 0x80, _] | [.., 0xEF, 0xBC, 0x81..=0x8F])
}

/// Whether a byte continues a token: a letter, a digit, `_` or `-`.
#[inline(always)]
pub(crate) fn is_token(byte: u8) -> bool {
    KINDS[usize::from(byte)] & TOKEN != 0
}

/// Where the run of letters and digits ends that the position stands in.
#[inline]
pub(crate) fn alnum_end(text: &[u8], at: usize) -> usize {
    run_end(text, at, others_than_alnum, is_alnum)
}

/// Where the run of letters, digits, `_` and `-` ends that the position stands in.
#[inline]
pub(crate) fn token_end(text: &[u8], at: usize) -> usize {
    if text.get(at).is_none_or(|&byte| !is_token(byte)) {
        return at;
    }
    let others = |bytes: u64| others_than_alnum(bytes) & others_than(bytes, b'_') & others_than(bytes, b'-');
    run_end(text, at, others, is_token)
}

/// Eight bytes a step: `others` sets the highest bit of those that end the run.
#[inline(always)]
fn run_end(text: &[u8], mut at: usize, others: impl Fn(u64) -> u64, is_kind: impl Fn(u8) -> bool) -> usize {
    while let Some(&bytes) = text.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let ends = others(u64::from_le_bytes(bytes));
        if ends != 0 {
            return at + ends.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while at < text.len() && is_kind(text[at]) {
        at += 1;
    }
    at
}

/// What each of 32 bytes is, one bit a byte, the first in the lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Near {
    pub digit: u32,
    pub letter: u32,
    /// `-` and `_`
    pub dash: u32,
}

#[cfg(any(test, feature = "fuzzing", not(any(target_arch = "x86_64", target_arch = "aarch64"))))]
impl Near {
    /// The bytes from the position on, 0 where there are none.
    pub fn read(text: &[u8], at: usize) -> Near {
        let bytes = text.get(at..).unwrap_or_default();
        let mask = |is: fn(u8) -> bool| bytes.iter().take(32).zip(0..).fold(0, |mask, (&byte, bit)| mask | u32::from(is(byte)) << bit);
        Near { digit: mask(|byte| byte.is_ascii_digit()), letter: mask(|byte| byte.is_ascii_alphabetic()), dash: mask(|byte| matches!(byte, b'-' | b'_')) }
    }
}

/// Where the run of letters, digits, `_` and `-` starts that ends before the position, at `floor` at the earliest.
pub(crate) fn token_start(text: &[u8], at: usize, floor: usize) -> usize {
    let mut start = at;
    while start > floor && is_token(text[start - 1]) {
        start -= 1;
    }
    start
}

/// A bit for each of eight bytes, the highest of it.
const HIGHEST: u64 = 0x8080_8080_8080_8080;

/// A byte, eight times.
const fn eight(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The highest bit of each byte that is no letter and no digit.
#[inline(always)]
fn others_than_alnum(bytes: u64) -> u64 {
    // Sums of seven bits carry nothing to the next byte.
    let low = bytes & !HIGHEST;
    let small = low | eight(0x20);
    let letter = (small + eight(0x80 - b'a')) & !(small + eight(0x7F - b'z'));
    let digit = (low + eight(0x80 - b'0')) & !(low + eight(0x7F - b'9'));
    (!(letter | digit) | bytes) & HIGHEST
}

/// The highest bit of each byte that is no digit.
#[inline(always)]
fn others_than_digits(bytes: u64) -> u64 {
    let low = bytes & !HIGHEST;
    let digit = (low + eight(0x80 - b'0')) & !(low + eight(0x7F - b'9'));
    (!digit | bytes) & HIGHEST
}

/// The highest bit of each byte that is not the one.
#[inline(always)]
fn others_than(bytes: u64, byte: u8) -> u64 {
    let differs = bytes ^ eight(byte);
    (((differs & !HIGHEST) + eight(0x7F)) | differs) & HIGHEST
}

/// Whether the bytes before the position are a backslash escape of JSON, PHP or a log line: `\n`, `\t`, `\u00e9`.
pub(crate) fn ends_escape(text: &[u8], at: usize) -> bool {
    // It may be cut off.
    if at > text.len() {
        return false;
    }
    if at >= 2 && matches!(text[at - 1], b'n' | b'r' | b't' | b'b' | b'f') && text[at - 2] == b'\\' {
        return !is_escaped(text, at - 2);
    }
    at >= 6 && text[at - 6] == b'\\' && text[at - 5] == b'u' && text[at - 4..at].iter().all(u8::is_ascii_hexdigit) && !is_escaped(text, at - 6)
}

/// Whether the byte at the position is itself escaped: an odd run of backslashes stands before it. Looks back at most
/// eight bytes.
pub(crate) fn is_escaped(text: &[u8], at: usize) -> bool {
    text[at.saturating_sub(8)..at].iter().rev().take_while(|&&byte| byte == b'\\').count() % 2 == 1
}

/// Length of the line's end at the position; 0 when there is none.
pub(crate) fn line_end_len(text: &[u8], at: usize) -> usize {
    match text.get(at..) {
        Some([b'\r', b'\n', ..]) => 2,
        Some([b'\n', ..]) => 1,
        _ => 0,
    }
}

/// Length in bytes of the space at the position: ASCII space, no-break space (U+00A0), figure space (U+2007), thin
/// space (U+2009), narrow no-break space (U+202F) and the other widths, ideographic space (U+3000); 0 when there is none.
pub(crate) fn space_len(text: &[u8], at: usize) -> usize {
    match text.get(at..) {
        Some([b' ', ..]) => 1,
        Some([0xC2, 0xA0, ..]) => 2,
        Some([0xE2, 0x80, 0x80..=0x8A | 0xAF, ..] | [0xE3, 0x80, 0x80, ..]) => 3,
        _ => 0,
    }
}

/// Length of the hyphen at the position: ASCII hyphen-minus, hyphen (U+2010), no-break hyphen (U+2011), figure dash
/// (U+2012), en dash (U+2013), minus (U+2212); 0 when there is none.
pub(crate) fn dash_len(text: &[u8], at: usize) -> usize {
    match text.get(at..) {
        Some([b'-', ..]) => 1,
        Some([0xE2, 0x80, 0x90..=0x93, ..] | [0xE2, 0x88, 0x92, ..]) => 3,
        _ => 0,
    }
}

/// Number of ASCII digits from the position on, at most `limit`.
#[inline]
pub(crate) fn digits_len(text: &[u8], at: usize, limit: usize) -> usize {
    let mut rest = &text[at..];
    let mut length = 0;
    while let Some((&bytes, behind)) = rest.split_first_chunk::<8>() {
        let ends = others_than_digits(u64::from_le_bytes(bytes));
        if ends != 0 {
            return limit.min(length + ends.trailing_zeros() as usize / 8);
        }
        length += 8;
        if length >= limit {
            return limit;
        }
        rest = behind;
    }
    limit.min(length + rest.iter().take_while(|byte| byte.is_ascii_digit()).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn runs_end_where_their_bytes_do(text in proptest::collection::vec(proptest::prelude::prop_oneof![8 => proptest::sample::select(&b"azAZ09_-"[..]), 1 => proptest::prelude::any::<u8>()], 0..80)) {
            for at in 0..=text.len() {
                proptest::prop_assert_eq!(alnum_end(&text, at), at + text[at..].iter().take_while(|&&byte| is_alnum(byte)).count());
                proptest::prop_assert_eq!(token_end(&text, at), at + text[at..].iter().take_while(|&&byte| is_token(byte)).count());
                for limit in [0, 1, 5, 8, 9, 25] {
                    proptest::prop_assert_eq!(digits_len(&text, at, limit), text[at..].iter().take(limit).take_while(|byte| byte.is_ascii_digit()).count());
                }
                for floor in [0, at / 2, at.saturating_sub(3), at] {
                    let before = &text[floor..at];
                    proptest::prop_assert_eq!(token_start(&text, at, floor), at - before.iter().rev().take_while(|&&byte| is_token(byte)).count());
                }
            }
        }
    }

    #[test]
    fn an_escape_ends_a_word_but_an_escaped_backslash_does_not() {
        assert!(ends_escape(br"\n4111", 2));
        assert!(ends_escape(br"\u00e94111", 6));
        assert!(!ends_escape(br"\\n4111", 3), "a backslash and the letter n");
        assert!(!ends_escape(b"n4111", 1));
    }
}
