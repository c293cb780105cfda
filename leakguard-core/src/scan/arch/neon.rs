//! NEON, which every aarch64 has: 64 bytes a look-up, four windows a step.

use std::arch::aarch64::*;
use std::ops::Range;

use super::halves::{BACKSLASH, DASH, DIGIT, HIGH, JOIN, LOW, SEPARATOR, SIGN, UNDERSCORE, classes, rest, stored};
use super::near::{SIDE, Wide};
use crate::detect::boundary::Near;
use crate::scan::Sink;
use crate::scan::lanes::{Classes, Lanes, NEW, SEEN, triggers};
use crate::scan::short::{Looks, SHORT};

#[cfg(target_endian = "big")]
compile_error!("scan/arch/neon.rs takes the first byte for the lowest");

pub(super) fn has_neon() -> bool {
    std::arch::is_aarch64_feature_detected!("neon")
}

/// The bit of a class that the tables leave free.
const LETTER: u8 = 1 << 3;

const _: () = assert!((SEPARATOR | JOIN | SIGN | UNDERSCORE | DASH | BACKSLASH | DIGIT) == !LETTER, "a bit a class");

/// Four windows, the first in the lower half of the first.
#[derive(Clone, Copy)]
struct Four([uint64x2_t; 2]);

impl Four {
    #[inline(always)]
    fn with(self, other: Four, both: impl Fn(uint64x2_t, uint64x2_t) -> uint64x2_t) -> Four {
        Four([both(self.0[0], other.0[0]), both(self.0[1], other.0[1])])
    }
}

impl Lanes for Four {
    #[inline(always)]
    fn and(self, other: Self) -> Self {
        // SAFETY: every aarch64 has NEON; so for all functions of this implementation.
        self.with(other, |a, b| unsafe { vandq_u64(a, b) })
    }
    #[inline(always)]
    fn or(self, other: Self) -> Self {
        // SAFETY: as above.
        self.with(other, |a, b| unsafe { vorrq_u64(a, b) })
    }
    #[inline(always)]
    fn without(self, other: Self) -> Self {
        // SAFETY: as above.
        self.with(other, |a, b| unsafe { vbicq_u64(a, b) })
    }
    #[inline(always)]
    fn moved<const N: u32>(self) -> Self {
        // SAFETY: as above.
        Four(self.0.map(|x| unsafe { vshlq_u64(x, vdupq_n_s64(i64::from(N))) }))
    }
    #[inline(always)]
    fn of_new(self) -> Self {
        // SAFETY: as above.
        Four(self.0.map(|x| unsafe { vshrq_n_u64::<{ SEEN as i32 }>(x) }))
    }
}

/// The masks of 64 bytes, two words each: the classes of the bits 7 and 5, 3 and 1, 6 and 4, 2 and 0; 0x80 and above, and
/// [small](classes).
type Masks = [uint8x16_t; 5];

/// In the order of [`classes`], whatever `masks` are made of.
#[inline(always)]
fn in_order<T: Copy>(of: impl Fn(usize, usize) -> T) -> [T; 10] {
    let by_bit = [of(3, 1), of(1, 1), of(3, 0), of(1, 0), of(2, 1), of(0, 1), of(2, 0), of(0, 0)];
    let class = |bit: u8| by_bit[bit.trailing_zeros() as usize];
    let (high, small) = (of(4, 0), of(4, 1));
    [class(DIGIT), class(LETTER), small, class(DASH), class(UNDERSCORE), class(JOIN), class(SEPARATOR), class(SIGN), class(BACKSLASH), high]
}

/// The masks of 64 bytes.
#[inline]
#[target_feature(enable = "neon")]
unsafe fn masks(bytes: *const u8) -> Masks {
    // SAFETY: the caller has 64 bytes there. Byte 4 i + j comes to place i of vector j.
    let uint8x16x4_t(a, b, c, d) = unsafe { vld4q_u8(bytes) };
    let bytes = [a, b, c, d];
    // SAFETY: 16 bytes each.
    let (low, high) = unsafe { (vld1q_u8(LOW.as_ptr()), vld1q_u8(HIGH.as_ptr())) };
    let class = bytes.map(|x| {
        let class = vandq_u8(vqtbl1q_u8(low, vandq_u8(x, vdupq_n_u8(15))), vqtbl1q_u8(high, vshrq_n_u8::<4>(x)));
        vbslq_u8(vdupq_n_u8(LETTER), letter(x), class)
    });
    let (upper_7_3, upper_5_1) = fours(odd(class));
    let (upper_6_2, upper_4_0) = fours(even(class));
    let ((bits_7_5, bits_3_1), (bits_6_4, bits_2_0)) = (words(upper_7_3, upper_5_1), words(upper_6_2, upper_4_0));
    let (upper_7_3, upper_5_1) = fours(odd(bytes));
    [bits_7_5, bits_3_1, bits_6_4, bits_2_0, words(upper_7_3, upper_5_1).0]
}

// Four vectors of bytes become eight masks by exchanging ever more bits: of two, of four bytes, then of eight.

/// The bits 7, 5, 3 and 1 of two vectors side by side, those of the second above; so for the third and the fourth.
#[inline]
#[target_feature(enable = "neon")]
fn odd([a, b, c, d]: [uint8x16_t; 4]) -> [uint8x16_t; 2] {
    let upper = vdupq_n_u8(0b1010_1010);
    [vbslq_u8(upper, b, vshrq_n_u8::<1>(a)), vbslq_u8(upper, d, vshrq_n_u8::<1>(c))]
}

/// The same of the bits 6, 4, 2 and 0.
#[inline]
#[target_feature(enable = "neon")]
fn even([a, b, c, d]: [uint8x16_t; 4]) -> [uint8x16_t; 2] {
    let upper = vdupq_n_u8(0b1010_1010);
    [vbslq_u8(upper, vshlq_n_u8::<1>(b), a), vbslq_u8(upper, vshlq_n_u8::<1>(d), c)]
}

/// Of four bytes the first and the third of those bits, and the second and the fourth.
#[inline]
#[target_feature(enable = "neon")]
fn fours([ab, cd]: [uint8x16_t; 2]) -> (uint8x16_t, uint8x16_t) {
    let upper = vdupq_n_u8(0b1100_1100);
    (vbslq_u8(upper, cd, vshrq_n_u8::<2>(ab)), vbslq_u8(upper, vshlq_n_u8::<2>(cd), ab))
}

/// Words of the upper halves, and of the lower: of the first vector in the lower word.
#[inline]
#[target_feature(enable = "neon")]
fn words(first: uint8x16_t, second: uint8x16_t) -> (uint8x16_t, uint8x16_t) {
    let (even, odd) = (vuzp1q_u8(first, second), vuzp2q_u8(first, second));
    (vsriq_n_u8::<4>(odd, even), vsliq_n_u8::<4>(even, odd))
}

/// The classes of 64 bytes.
#[inline]
#[target_feature(enable = "neon")]
unsafe fn word_neon(bytes: *const u8) -> Classes<u64> {
    // SAFETY: the caller has 64 bytes there.
    let masks = unsafe { masks(bytes) }.map(|mask| vreinterpretq_u64_u8(mask));
    classes(in_order(|index, half| if half == 0 { vgetq_lane_u64::<0>(masks[index]) } else { vgetq_lane_u64::<1>(masks[index]) }))
}

/// Of the masks of 64 bytes before a step and of its 192, 32 bytes, where the windows are: the first two, the others from 16 on.
static TWO: [[u8; 16]; 2] = {
    let mut places = [[0; 16]; 2];
    let mut index = 0;
    while index < 32 {
        let seen = 8 - SEEN / 8;
        places[index / 16][index % 16] = (seen + index / 8 * (NEW / 8) + index % 8 - index / 16 * 16) as u8;
        index += 1;
    }
    places
};

pub(super) fn run_neon(text: &[u8], part: Range<usize>, sink: &mut Sink<'_>) {
    #[target_feature(enable = "neon")]
    fn run(text: &[u8], part: Range<usize>, sink: &mut Sink<'_>) {
        const STEP: usize = 4 * NEW;
        let mut at = part.start;
        let mut seen: Masks = [vdupq_n_u8(0); 5];
        // SAFETY: 16 bytes each.
        let two = TWO.each_ref().map(|places| unsafe { vld1q_u8(places.as_ptr()) });
        while part.end - at >= STEP {
            let block = text[at..at + STEP].as_ptr();
            // SAFETY: the block has three times 64 bytes.
            let new = unsafe { [masks(block), masks(block.add(64)), masks(block.add(128))] };
            let windows = in_order(|index, half| {
                let pair = |first: Masks, second: Masks| {
                    let (first, second) = (vreinterpretq_u64_u8(first[index]), vreinterpretq_u64_u8(second[index]));
                    vreinterpretq_u8_u64(if half == 0 { vzip1q_u64(first, second) } else { vzip2q_u64(first, second) })
                };
                let (before, behind) = (pair(seen, new[0]), pair(new[1], new[2]));
                let windows = [vqtbl2q_u8(uint8x16x2_t(before, behind), two[0]), vqtbl1q_u8(behind, two[1])];
                Four(windows.map(|windows| vreinterpretq_u64_u8(windows)))
            });
            let found = triggers(&classes(windows));
            let high = windows[9].of_new();
            let rarer = found.number.or(found.word).or(found.token).or(found.other).or(high);
            let Four([first, second]) = found.name.or(rarer);
            if vmaxvq_u32(vreinterpretq_u32_u64(vorrq_u64(first, second))) != 0 {
                let store = |Four(masks): Four| {
                    let mut out = [0u64; 4];
                    // SAFETY: 16 bytes to each half.
                    unsafe {
                        vst1q_u64(out.as_mut_ptr(), masks[0]);
                        vst1q_u64(out.as_mut_ptr().add(2), masks[1]);
                    }
                    out
                };
                sink.block(text, at, &stored(&found, store), &store(high), &store(rarer));
            }
            seen = new[2];
            at += STEP;
        }
        rest!(text, part, at, sink, word_neon);
    }
    // SAFETY: every aarch64 has NEON.
    unsafe { run(text, part, sink) }
}

// --- around a place --------------------------------------------------------------------------------------------------

#[inline]
#[target_feature(enable = "neon")]
fn is(x: uint8x16_t, byte: u8) -> uint8x16_t {
    vceqq_u8(x, vdupq_n_u8(byte))
}

/// Bytes from `first` on, `count` of them.
#[inline]
#[target_feature(enable = "neon")]
fn range(x: uint8x16_t, first: u8, count: u8) -> uint8x16_t {
    vcltq_u8(vsubq_u8(x, vdupq_n_u8(first)), vdupq_n_u8(count))
}

#[inline]
#[target_feature(enable = "neon")]
fn digit(x: uint8x16_t) -> uint8x16_t {
    range(x, b'0', 10)
}

#[inline]
#[target_feature(enable = "neon")]
fn letter(x: uint8x16_t) -> uint8x16_t {
    range(vorrq_u8(x, vdupq_n_u8(0x20)), b'a', 26)
}

/// `-` and `_`
#[inline]
#[target_feature(enable = "neon")]
fn link(x: uint8x16_t) -> uint8x16_t {
    vorrq_u8(is(x, b'-'), is(x, b'_'))
}

/// One bit a byte that is all ones.
#[inline]
#[target_feature(enable = "neon")]
fn bits(bytes: [uint8x16_t; 4]) -> u64 {
    // The bits of a byte's place in eight, added up three times.
    let place = vreinterpretq_u8_u64(vdupq_n_u64(0x8040_2010_0804_0201));
    let [a, b, c, d] = bytes.map(|x| vandq_u8(x, place));
    let sixteen = vpaddq_u8(vpaddq_u8(a, b), vpaddq_u8(c, d));
    vgetq_lane_u64::<0>(vreinterpretq_u64_u8(vpaddq_u8(sixteen, sixteen)))
}

/// The same of two times 32 bytes.
#[inline]
#[target_feature(enable = "neon")]
fn bits_2([a, b]: [uint8x16_t; 2], [c, d]: [uint8x16_t; 2]) -> (u32, u32) {
    let bits = bits([a, b, c, d]);
    (bits as u32, (bits >> 32) as u32)
}

/// The vectors of so many bytes.
#[inline]
#[target_feature(enable = "neon")]
fn vectors<const BYTES: usize, const N: usize>(bytes: &[u8; BYTES]) -> [uint8x16_t; N] {
    const { assert!(N * 16 == BYTES) };
    // SAFETY: 16 bytes from each multiple of 16 on are of the array.
    std::array::from_fn(|index| unsafe { vld1q_u8(bytes.as_ptr().add(16 * index)) })
}

#[inline]
pub(super) fn near(bytes: &[u8; 32]) -> Near {
    #[inline]
    #[target_feature(enable = "neon")]
    fn near(bytes: &[u8; 32]) -> Near {
        let x: [_; 2] = vectors(bytes);
        let (digit, letter) = bits_2(x.map(|x| digit(x)), x.map(|x| letter(x)));
        let dash = x.map(|x| link(x));
        Near { digit, letter, dash: bits_2(dash, dash).0 }
    }
    // SAFETY: every aarch64 has NEON.
    unsafe { near(bytes) }
}

#[inline]
pub(in crate::scan) fn wide(bytes: &[u8; 2 * SIDE]) -> Wide {
    #[inline]
    #[target_feature(enable = "neon")]
    fn wide(bytes: &[u8; 2 * SIDE]) -> Wide {
        let x: [_; 3] = vectors(bytes);
        let bits = |[a, b, c]: [uint8x16_t; 3]| bits([a, b, c, vdupq_n_u8(0)]);
        Wide {
            digit: bits(x.map(|x| digit(x))),
            letter: bits(x.map(|x| letter(x))),
            join: bits(x.map(|x| vorrq_u8(is(x, b' '), range(x, b'-', 3)))),
            low: bits(x.map(|x| vtstq_u8(x, vdupq_n_u8(1)))),
            high: bits(x.map(|x| vtstq_u8(x, vdupq_n_u8(2)))),
        }
    }
    // SAFETY: every aarch64 has NEON.
    unsafe { wide(bytes) }
}

/// The letters of 64 bytes, and those of 0x80 and above.
#[inline]
pub(in crate::scan) fn letters(bytes: &[u8; 64]) -> (u64, u64) {
    #[inline]
    #[target_feature(enable = "neon")]
    fn letters(bytes: &[u8; 64]) -> (u64, u64) {
        let x: [_; 4] = vectors(bytes);
        (bits(x.map(|x| letter(x))), bits(x.map(|x| vcgeq_u8(x, vdupq_n_u8(0x80)))))
    }
    // SAFETY: every aarch64 has NEON.
    unsafe { letters(bytes) }
}

/// Quotes and backslashes.
#[inline]
pub(in crate::scan) fn marks(bytes: &[u8; SHORT]) -> u32 {
    #[inline]
    #[target_feature(enable = "neon")]
    fn marks(bytes: &[u8; SHORT]) -> u32 {
        let marks = vectors(bytes).map(|x| vorrq_u8(is(x, b'"'), is(x, b'\\')));
        bits_2(marks, marks).0
    }
    // SAFETY: every aarch64 has NEON.
    unsafe { marks(bytes) }
}

/// What else the bytes are.
#[inline]
pub(in crate::scan) fn looks(bytes: &[u8; SHORT]) -> Looks {
    #[inline]
    #[target_feature(enable = "neon")]
    fn looks(bytes: &[u8; SHORT]) -> Looks {
        let x: [_; 2] = vectors(bytes);
        let (digit, letter) = bits_2(x.map(|x| digit(x)), x.map(|x| letter(x)));
        let (upper, link) = bits_2(x.map(|x| range(x, b'A', 26)), x.map(|x| link(x)));
        let mute = x.map(|x| vorrq_u8(vorrq_u8(is(x, b' '), is(x, b',')), range(x, b'.', 2)));
        Looks { digit, letter, upper, link, mute: bits_2(mute, mute).0 }
    }
    // SAFETY: every aarch64 has NEON.
    unsafe { looks(bytes) }
}

/// How many of the bytes are letters and digits up to the first that is not, and how many those, `_` and `-`.
#[inline]
pub(super) fn runs(bytes: &[u8; 16]) -> (usize, usize) {
    #[inline]
    #[target_feature(enable = "neon")]
    fn runs(bytes: &[u8; 16]) -> (usize, usize) {
        let [x] = vectors(bytes);
        let word = vorrq_u8(letter(x), digit(x));
        // Four bits a byte.
        let run = |of: uint8x16_t| {
            let bits = vget_lane_u64::<0>(vreinterpret_u64_u8(vshrn_n_u16::<4>(vreinterpretq_u16_u8(of))));
            (!bits).trailing_zeros() as usize / 4
        };
        (run(word), run(vorrq_u8(word, link(x))))
    }
    // SAFETY: every aarch64 has NEON.
    unsafe { runs(bytes) }
}
