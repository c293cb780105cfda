//! 32 bytes at once with what every x86-64 has, so that it stands in line wherever it is called.

use std::arch::x86_64::*;

use crate::scan::short::{Looks, SHORT};

#[inline]
#[target_feature(enable = "sse2")]
fn halves(bytes: &[u8; SHORT]) -> [__m128i; 2] {
    // SAFETY: 32 bytes.
    unsafe { [_mm_loadu_si128(bytes.as_ptr().cast()), _mm_loadu_si128(bytes[SHORT / 2..].as_ptr().cast())] }
}

#[inline]
#[target_feature(enable = "sse2")]
fn bits([low, high]: [__m128i; 2]) -> u32 {
    _mm_movemask_epi8(low).cast_unsigned() | _mm_movemask_epi8(high).cast_unsigned() << 16
}

#[inline]
#[target_feature(enable = "sse2")]
fn is(x: __m128i, byte: u8) -> __m128i {
    _mm_cmpeq_epi8(x, _mm_set1_epi8(byte.cast_signed()))
}

/// Bytes from `first` on, `count` of them.
#[inline]
#[target_feature(enable = "sse2")]
fn range(x: __m128i, first: u8, count: i8) -> __m128i {
    _mm_cmplt_epi8(_mm_add_epi8(x, _mm_set1_epi8((0x80 - first).cast_signed())), _mm_set1_epi8(-128 + count))
}

/// Quotes and backslashes.
#[inline]
pub(in crate::scan) fn marks(bytes: &[u8; SHORT]) -> u32 {
    #[inline]
    #[target_feature(enable = "sse2")]
    fn marks(bytes: &[u8; SHORT]) -> u32 {
        let [low, high] = halves(bytes);
        bits([_mm_or_si128(is(low, b'"'), is(low, b'\\')), _mm_or_si128(is(high, b'"'), is(high, b'\\'))])
    }
    // SAFETY: every x86-64 has SSE2.
    unsafe { marks(bytes) }
}

/// What else the bytes are.
#[inline]
pub(in crate::scan) fn looks(bytes: &[u8; SHORT]) -> Looks {
    #[inline]
    #[target_feature(enable = "sse2")]
    fn looks(bytes: &[u8; SHORT]) -> Looks {
        let halves = halves(bytes);
        let small = halves.map(|x| _mm_or_si128(x, _mm_set1_epi8(0x20)));
        Looks {
            digit: bits(halves.map(|x| range(x, b'0', 10))),
            letter: bits(small.map(|x| range(x, b'a', 26))),
            upper: bits(halves.map(|x| range(x, b'A', 26))),
            link: bits(halves.map(|x| _mm_or_si128(is(x, b'-'), is(x, b'_')))),
            mute: bits(halves.map(|x| _mm_or_si128(_mm_or_si128(is(x, b' '), is(x, b',')), _mm_or_si128(is(x, b'.'), is(x, b'/'))))),
        }
    }
    // SAFETY: as above.
    unsafe { looks(bytes) }
}
