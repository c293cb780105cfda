//! What each of the bytes around a position is: a few instructions for 32 of them, where a loop has as many a byte.

#[cfg(target_arch = "aarch64")]
use super::neon::near as masks;
#[cfg(target_arch = "aarch64")]
pub(in crate::scan) use super::neon::{letters, wide};
use crate::detect::boundary::Near;

/// The bytes from the position on, 0 where there are none.
#[inline(always)]
pub(in crate::scan) fn from(text: &[u8], at: usize) -> Near {
    match text.get(at..).and_then(|rest| rest.first_chunk()) {
        Some(bytes) => masks(bytes),
        None => last(text, at),
    }
}

/// The sixteen bytes before the position and the sixteen from it on.
#[inline(always)]
pub(in crate::scan) fn around(text: &[u8], at: usize) -> Near {
    match at.checked_sub(16) {
        Some(at) => from(text, at),
        None => first(text, at),
    }
}

/// In a short text, as most values of documents are.
#[inline(never)]
fn last(text: &[u8], at: usize) -> Near {
    let mut padded = [0; 32];
    let rest = text.get(at..).unwrap_or_default();
    padded.iter_mut().zip(rest).for_each(|(place, &byte)| *place = byte);
    masks(&padded)
}

#[inline(never)]
fn first(text: &[u8], at: usize) -> Near {
    let Near { digit, letter, dash } = from(text, 0);
    let missing = 16 - at;
    Near { digit: digit << missing, letter: letter << missing, dash: dash << missing }
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn masks(bytes: &[u8; 32]) -> Near {
    // SAFETY: every x86_64 has SSE2.
    unsafe { masks_sse2(bytes) }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "sse2")]
#[inline]
unsafe fn masks_sse2(bytes: &[u8; 32]) -> Near {
    use std::arch::x86_64::{_mm_add_epi8, _mm_cmpeq_epi8, _mm_cmpgt_epi8, _mm_loadu_si128, _mm_movemask_epi8, _mm_or_si128, _mm_set1_epi8};
    let half = |from: usize| {
        // SAFETY: 16 bytes from 0 or 16 on are of the 32; the load needs no alignment.
        let bytes = unsafe { _mm_loadu_si128(bytes.as_ptr().add(from).cast()) };
        // Moved so that the class stands at the lower end of the signed numbers.
        let class = |bytes, first: u8, count: i8| {
            let moved = _mm_add_epi8(bytes, _mm_set1_epi8(0x80_u8.wrapping_sub(first) as i8));
            _mm_movemask_epi8(_mm_cmpgt_epi8(_mm_set1_epi8(i8::MIN + count), moved)) as u32
        };
        let is = |byte: u8| _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte as i8));
        let lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
        let dash = _mm_movemask_epi8(_mm_or_si128(is(b'-'), is(b'_'))) as u32;
        Near { digit: class(bytes, b'0', 10), letter: class(lower, b'a', 26), dash }
    };
    let (low, high) = (half(0), half(16));
    Near { digit: low.digit | high.digit << 16, letter: low.letter | high.letter << 16, dash: low.dash | high.dash << 16 }
}

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
fn masks(bytes: &[u8; 32]) -> Near {
    Near::read(bytes, 0)
}

/// What each of the 24 bytes before a position and of the 24 from it on is, one bit a byte, the first in the lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scan) struct Wide {
    pub digit: u64,
    pub letter: u64,
    /// Space, `-`, `.`, `/`.
    pub join: u64,
    /// The lowest two bits of each byte, which tell the four joins apart.
    pub low: u64,
    pub high: u64,
}

/// Bytes to each side of the position.
pub(in crate::scan) const SIDE: usize = 24;

#[cfg(target_arch = "x86_64")]
#[inline(always)]
pub(in crate::scan) fn wide(bytes: &[u8; 2 * SIDE]) -> Wide {
    // SAFETY: every x86_64 has SSE2.
    unsafe { wide_sse2(bytes) }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "sse2")]
#[inline]
fn wide_sse2(bytes: &[u8; 2 * SIDE]) -> Wide {
    use std::arch::x86_64::{_mm_add_epi8, _mm_cmpeq_epi8, _mm_cmpgt_epi8, _mm_loadu_si128, _mm_movemask_epi8, _mm_or_si128, _mm_set1_epi8, _mm_slli_epi16};
    let mut found = Wide { digit: 0, letter: 0, join: 0, low: 0, high: 0 };
    for from in [0, 16, 32] {
        // SAFETY: 16 bytes from 0, 16 or 32 on are of the 48; the load needs no alignment.
        let x = unsafe { _mm_loadu_si128(bytes.as_ptr().add(from).cast()) };
        // Moved so that the class stands at the lower end of the signed numbers.
        let class = |bytes, first: u8, count: i8| {
            let moved = _mm_add_epi8(bytes, _mm_set1_epi8(0x80_u8.wrapping_sub(first).cast_signed()));
            _mm_cmpgt_epi8(_mm_set1_epi8(i8::MIN + count), moved)
        };
        let is = |byte: u8| _mm_cmpeq_epi8(x, _mm_set1_epi8(byte.cast_signed()));
        let bits = |mask| u64::from(_mm_movemask_epi8(mask).cast_unsigned()) << from;
        found.digit |= bits(class(x, b'0', 10));
        found.letter |= bits(class(_mm_or_si128(x, _mm_set1_epi8(0x20)), b'a', 26));
        found.join |= bits(_mm_or_si128(is(b' '), class(x, b'-', 3)));
        found.low |= bits(_mm_slli_epi16::<7>(x));
        found.high |= bits(_mm_slli_epi16::<6>(x));
    }
    found
}

/// The letters of 64 bytes, and those of 0x80 and above.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
pub(in crate::scan) fn letters(bytes: &[u8; 64]) -> (u64, u64) {
    // SAFETY: every x86_64 has SSE2.
    unsafe { letters_sse2(bytes) }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "sse2")]
#[inline]
fn letters_sse2(bytes: &[u8; 64]) -> (u64, u64) {
    use std::arch::x86_64::{_mm_add_epi8, _mm_cmpgt_epi8, _mm_loadu_si128, _mm_movemask_epi8, _mm_or_si128, _mm_set1_epi8};
    let (mut letters, mut high) = (0, 0);
    for from in [0, 16, 32, 48] {
        // SAFETY: 16 bytes from 0, 16, 32 or 48 on are of the 64; the load needs no alignment.
        let x = unsafe { _mm_loadu_si128(bytes.as_ptr().add(from).cast()) };
        let moved = _mm_add_epi8(_mm_or_si128(x, _mm_set1_epi8(0x20)), _mm_set1_epi8((0x80 - b'a').cast_signed()));
        let letter = _mm_cmpgt_epi8(_mm_set1_epi8(i8::MIN + 26), moved);
        letters |= u64::from(_mm_movemask_epi8(letter).cast_unsigned()) << from;
        high |= u64::from(_mm_movemask_epi8(x).cast_unsigned()) << from;
    }
    (letters, high)
}

#[cfg(any(test, not(any(target_arch = "x86_64", target_arch = "aarch64"))))]
fn letters_naive(bytes: &[u8; 64]) -> (u64, u64) {
    let mask = |is: fn(&u8) -> bool| bytes.iter().rev().fold(0, |mask, byte| mask << 1 | u64::from(is(byte)));
    (mask(u8::is_ascii_alphabetic), mask(|byte| !byte.is_ascii()))
}

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
pub(in crate::scan) fn letters(bytes: &[u8; 64]) -> (u64, u64) {
    letters_naive(bytes)
}

#[cfg(any(test, not(any(target_arch = "x86_64", target_arch = "aarch64"))))]
fn wide_naive(bytes: &[u8; 2 * SIDE]) -> Wide {
    let mask = |is: fn(u8) -> bool| bytes.iter().rev().fold(0, |mask, &byte| mask << 1 | u64::from(is(byte)));
    Wide {
        digit: mask(|byte| byte.is_ascii_digit()),
        letter: mask(|byte| byte.is_ascii_alphabetic()),
        join: mask(|byte| matches!(byte, b' ' | b'-' | b'.' | b'/')),
        low: mask(|byte| byte & 1 == 1),
        high: mask(|byte| byte & 2 == 2),
    }
}

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
pub(in crate::scan) fn wide(bytes: &[u8; 2 * SIDE]) -> Wide {
    wide_naive(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_masks_tell_every_byte_as_it_is() {
        let every: Vec<u8> = (0..=255).cycle().take(400).collect();
        for bytes in every.windows(2 * SIDE).filter_map(|window| window.first_chunk()) {
            assert_eq!(wide(bytes), wide_naive(bytes));
        }
        for bytes in every.windows(64).filter_map(|window| window.first_chunk()) {
            assert_eq!(letters(bytes), letters_naive(bytes));
        }
    }

    #[test]
    fn masks_tell_every_byte_as_it_is() {
        let every: Vec<u8> = (0..=255).cycle().take(400).collect();
        for at in 0..360 {
            assert_eq!(from(&every, at), Near::read(&every, at));
            assert_eq!(around(&every, at + 16), Near::read(&every, at));
        }
        let short = b"ab1-";
        assert_eq!(from(short, 1), Near { digit: 2, letter: 1, dash: 4 });
        assert_eq!(around(short, 2), Near { digit: 1 << 16, letter: 3 << 14, dash: 1 << 17 });
        assert_eq!(from(short, 9), Near { digit: 0, letter: 0, dash: 0 });
    }
}
