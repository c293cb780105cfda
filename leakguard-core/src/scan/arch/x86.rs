//! AVX2: 32 bytes a look-up, four windows a step. AVX-512 (BW, VBMI): 64 bytes a look-up, eight windows a step.

use std::arch::x86_64::*;
use std::ops::Range;

use super::halves::{BACKSLASH, DASH, HIGH, JOIN, LOW, SEPARATOR, SIGN, UNDERSCORE, classes, rest, stored};
use super::{TABLE, TAG};
use crate::scan::Sink;
use crate::scan::lanes::{Classes, Lanes, NEW, SEEN, triggers};

pub(super) fn has_avx2() -> bool {
    is_x86_feature_detected!("avx2") && is_x86_feature_detected!("bmi1") && is_x86_feature_detected!("bmi2") && is_x86_feature_detected!("lzcnt")
}

pub(super) fn has_avx512() -> bool {
    has_avx2()
        && is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("avx512vl")
        && is_x86_feature_detected!("avx512vbmi")
}

const fn twice(table: [u8; 16]) -> [u8; 32] {
    let mut both = [0; 32];
    let mut index = 0;
    while index < 32 {
        both[index] = table[index % 16];
        index += 1;
    }
    both
}

static LOW_2: [u8; 32] = twice(LOW);
static HIGH_2: [u8; 32] = twice(HIGH);

/// The masks of a step, a row a class in the order that [`classes`] takes them: two bytes of what was seen, and what is new.
#[repr(C, align(64))]
struct Rows<const BYTES: usize>([[u8; BYTES]; 10]);

impl<const BYTES: usize> Rows<BYTES> {
    const NONE: Rows<BYTES> = Rows([[0; BYTES]; 10]);

    /// What is new, `new` bytes of every row, has been seen.
    #[inline(always)]
    fn advance(&mut self, new: usize) {
        for row in &mut self.0 {
            row.copy_within(new..new + 2, 0);
        }
    }
}

/// Bytes of a row of masks from one window to the next.
const STRIDE: usize = NEW / 8;

impl Lanes for __m256i {
    #[inline(always)]
    fn and(self, other: Self) -> Self {
        // SAFETY: Lanes of this type are only made inside of `run_avx2`, which is called where AVX2 was detected; so
        // for all functions of this implementation.
        unsafe { _mm256_and_si256(self, other) }
    }
    #[inline(always)]
    fn or(self, other: Self) -> Self {
        // SAFETY: as above.
        unsafe { _mm256_or_si256(self, other) }
    }
    #[inline(always)]
    fn without(self, other: Self) -> Self {
        // SAFETY: as above.
        unsafe { _mm256_andnot_si256(other, self) }
    }
    #[inline(always)]
    fn moved<const N: u32>(self) -> Self {
        // SAFETY: as above.
        unsafe { _mm256_sll_epi64(self, _mm_cvtsi32_si128(N.cast_signed())) }
    }
    #[inline(always)]
    fn of_new(self) -> Self {
        // SAFETY: as above.
        unsafe { _mm256_srli_epi64::<{ SEEN as i32 }>(self) }
    }
}

/// The masks of 32 bytes.
#[inline(always)]
unsafe fn masks_avx2(bytes: *const u8) -> [u32; 10] {
    // SAFETY: the caller has AVX2 and 32 bytes there.
    unsafe {
        let x = _mm256_loadu_si256(bytes.cast());
        let low = _mm256_loadu_si256(LOW_2.as_ptr().cast());
        let high = _mm256_loadu_si256(HIGH_2.as_ptr().cast());
        let upper_half = _mm256_and_si256(_mm256_srli_epi16::<4>(x), _mm256_set1_epi8(15));
        let class = _mm256_and_si256(_mm256_shuffle_epi8(low, x), _mm256_shuffle_epi8(high, upper_half));
        // The letters of one case, moved to the lowest 26 signed numbers.
        let limit = _mm256_set1_epi8(-128 + 26);
        let letter = _mm256_cmpgt_epi8(limit, _mm256_add_epi8(_mm256_or_si256(x, _mm256_set1_epi8(0x20)), _mm256_set1_epi8((0x80 - b'a').cast_signed())));
        // A letter without this bit is a capital.
        let small = _mm256_slli_epi16::<2>(x);
        let bits = |mask: __m256i| _mm256_movemask_epi8(mask).cast_unsigned();
        [
            bits(class),
            bits(letter),
            bits(small),
            bits(_mm256_slli_epi16::<2>(class)),
            bits(_mm256_slli_epi16::<3>(class)),
            bits(_mm256_slli_epi16::<6>(class)),
            bits(_mm256_slli_epi16::<7>(class)),
            bits(_mm256_slli_epi16::<5>(class)),
            bits(_mm256_slli_epi16::<1>(class)),
            bits(x),
        ]
    }
}

/// The first bytes of four windows.
#[target_feature(enable = "avx2")]
fn first_avx2(bytes: usize) -> __m256i {
    let first = |window: usize| ((1u64 << bytes.saturating_sub(window * NEW).min(NEW)) - 1).cast_signed();
    _mm256_setr_epi64x(first(0), first(1), first(2), first(3))
}

/// The classes of 64 bytes.
#[inline(always)]
unsafe fn word_avx2(bytes: *const u8) -> Classes<u64> {
    // SAFETY: the caller has AVX2 and 64 bytes there.
    let (first, second) = unsafe { (masks_avx2(bytes), masks_avx2(bytes.add(32))) };
    classes(std::array::from_fn(|index| u64::from(first[index]) | u64::from(second[index]) << 32))
}

pub(super) fn run_avx2(text: &[u8], part: Range<usize>, sink: &mut Sink<'_>) {
    #[target_feature(enable = "avx2,bmi1,bmi2,lzcnt")]
    fn run(text: &[u8], part: Range<usize>, sink: &mut Sink<'_>) {
        const STEP: usize = 4 * NEW;
        let mut rows = Rows::<32>::NONE;
        let mut at = part.start;
        // Of sixteen bytes of a row, two windows.
        let two = _mm256_setr_epi8(0, 1, 2, 3, 4, 5, 6, 7, 6, 7, 8, 9, 10, 11, 12, 13, 0, 1, 2, 3, 4, 5, 6, 7, 6, 7, 8, 9, 10, 11, 12, 13);
        let mut padded = [0u8; STEP];
        // What is left behind the last whole step is one more, unless it is a single window.
        while part.end - at > NEW {
            let left = part.end - at;
            let block = if left >= STEP {
                text[at..at + STEP].as_ptr()
            } else {
                padded[..left].copy_from_slice(&text[at..part.end]);
                padded.as_ptr()
            };
            for part in 0..STEP / 32 {
                // SAFETY: the block has so many bytes, each row 2 and 4 for each of its parts.
                unsafe {
                    let masks = masks_avx2(block.add(part * 32));
                    for (row, mask) in rows.0.iter_mut().zip(masks) {
                        row.as_mut_ptr().add(2 + part * 4).cast::<u32>().write_unaligned(mask);
                    }
                }
            }
            let windows: [__m256i; 10] = std::array::from_fn(|index| {
                let row = rows.0[index].as_ptr();
                // SAFETY: 16 bytes from the first and from the third window on, of 32.
                let halves = unsafe { _mm256_loadu2_m128i(row.add(2 * STRIDE).cast(), row.cast()) };
                _mm256_shuffle_epi8(halves, two)
            });
            rows.advance(STEP / 8);
            let mut found = triggers(&classes(windows));
            if left < STEP {
                found.other = found.other.and(first_avx2(left));
            }
            let high = windows[9].of_new();
            let rarer = found.number.or(found.word).or(found.token).or(found.other).or(high);
            let any = found.name.or(rarer);
            if _mm256_testz_si256(any, any) == 0 {
                let store = |mask: __m256i| {
                    let mut out = [0u64; 4];
                    // SAFETY: 32 bytes.
                    unsafe { _mm256_storeu_si256(out.as_mut_ptr().cast(), mask) };
                    out
                };
                sink.block(text, at, &stored(&found, store), &store(high), &store(rarer));
            }
            at += left.min(STEP);
        }
        rest!(text, part, at, sink, word_avx2);
    }
    // SAFETY: chosen only where AVX2, BMI1, BMI2 and LZCNT were detected.
    unsafe { run(text, part, sink) }
}

/// Calls for every pair of that kind, in order, until the answer is false. Only where AVX2 was detected.
pub(super) fn pairs<const KIND: u8>(text: &[u8], mut each: impl FnMut(usize) -> bool) {
    #[target_feature(enable = "avx2,bmi1")]
    fn run<const KIND: u8>(text: &[u8], each: &mut impl FnMut(usize) -> bool) -> usize {
        let byte = |byte: u8| _mm256_set1_epi8(byte.cast_signed());
        let (open, slash, bracket) = (byte(b'<'), byte(b'/'), byte(b'('));
        let mut at = 0;
        while let Some(bytes) = text.get(at..).and_then(|rest| rest.first_chunk::<65>()) {
            let pairs = |from: usize| {
                // SAFETY: 32 bytes from 0, 1, 32 or 33 on are of the 65; the loads need no alignment.
                let load = |from: usize| unsafe { _mm256_loadu_si256(bytes.as_ptr().add(from).cast()) };
                match KIND {
                    TAG => _mm256_and_si256(_mm256_cmpeq_epi8(load(from), open), _mm256_cmpeq_epi8(load(from + 1), slash)),
                    // `t` and `d` differ by one bit, and by another from their capitals.
                    TABLE => {
                        let letter = _mm256_cmpeq_epi8(_mm256_or_si256(load(from + 1), byte(b't' ^ b'd' | 0x20)), byte(b't' | 0x20));
                        _mm256_and_si256(_mm256_cmpeq_epi8(load(from), open), letter)
                    }
                    _ => _mm256_cmpeq_epi8(load(from + 1), bracket),
                }
            };
            let (first, second) = (pairs(0), pairs(32));
            let any = _mm256_or_si256(first, second);
            if _mm256_testz_si256(any, any) == 0 {
                let bits = |mask| u64::from(_mm256_movemask_epi8(mask).cast_unsigned());
                let mut bits = bits(first) | bits(second) << 32;
                while bits != 0 {
                    if !each(at + bits.trailing_zeros() as usize) {
                        return text.len();
                    }
                    bits &= bits - 1;
                }
            }
            at += 64;
        }
        at
    }
    // SAFETY: chosen only where AVX2 and BMI1 were detected.
    let rest = unsafe { run::<KIND>(text, &mut each) };
    super::pairs_from::<KIND>(text, rest, each);
}

/// How many of the bytes are letters and digits up to the first that is not, and how many those, `_` and `-`.
#[inline(always)]
pub(super) fn runs(bytes: &[u8; 16]) -> (usize, usize) {
    // SAFETY: SSE2 is a part of x86-64, and 16 bytes stand there.
    let (letters, joints) = unsafe {
        let x = _mm_loadu_si128(bytes.as_ptr().cast());
        // Letters of one case and digits, moved to the lowest signed numbers.
        let letter = _mm_cmpgt_epi8(_mm_set1_epi8(-128 + 26), _mm_add_epi8(_mm_or_si128(x, _mm_set1_epi8(0x20)), _mm_set1_epi8((0x80 - b'a').cast_signed())));
        let digit = _mm_cmpgt_epi8(_mm_set1_epi8(-128 + 10), _mm_add_epi8(x, _mm_set1_epi8((0x80 - b'0').cast_signed())));
        let joint = _mm_or_si128(_mm_cmpeq_epi8(x, _mm_set1_epi8(b'-'.cast_signed())), _mm_cmpeq_epi8(x, _mm_set1_epi8(b'_'.cast_signed())));
        (_mm_movemask_epi8(_mm_or_si128(letter, digit)).cast_unsigned(), _mm_movemask_epi8(joint).cast_unsigned())
    };
    ((!letters).trailing_zeros() as usize, (!(letters | joints)).trailing_zeros() as usize)
}

impl Lanes for __m512i {
    #[inline(always)]
    fn and(self, other: Self) -> Self {
        // SAFETY: Lanes of this type are only made inside of `run_avx512`, which is called where AVX-512 was detected; so
        // for all functions of this implementation.
        unsafe { _mm512_and_si512(self, other) }
    }
    #[inline(always)]
    fn or(self, other: Self) -> Self {
        // SAFETY: as above.
        unsafe { _mm512_or_si512(self, other) }
    }
    #[inline(always)]
    fn without(self, other: Self) -> Self {
        // SAFETY: as above.
        unsafe { _mm512_andnot_si512(other, self) }
    }
    #[inline(always)]
    fn moved<const N: u32>(self) -> Self {
        // SAFETY: as above.
        unsafe { _mm512_slli_epi64::<N>(self) }
    }
    #[inline(always)]
    fn of_new(self) -> Self {
        // SAFETY: as above.
        unsafe { _mm512_srli_epi64::<{ SEEN as u32 }>(self) }
    }
}

/// The masks of 64 bytes.
#[inline(always)]
unsafe fn masks_avx512(bytes: *const u8) -> [u64; 10] {
    // SAFETY: the caller has AVX-512 and 64 bytes there.
    unsafe {
        let x = _mm512_loadu_si512(bytes.cast());
        let low = _mm512_broadcast_i32x4(_mm_loadu_si128(LOW.as_ptr().cast()));
        let high = _mm512_broadcast_i32x4(_mm_loadu_si128(HIGH.as_ptr().cast()));
        let upper_half = _mm512_and_si512(_mm512_srli_epi16::<4>(x), _mm512_set1_epi8(15));
        let class = _mm512_and_si512(_mm512_shuffle_epi8(low, x), _mm512_shuffle_epi8(high, upper_half));
        let has = |bits: u8| _mm512_test_epi8_mask(class, _mm512_set1_epi8(bits.cast_signed()));
        let limit = _mm512_set1_epi8(26);
        let letter = _mm512_cmplt_epu8_mask(_mm512_sub_epi8(_mm512_or_si512(x, _mm512_set1_epi8(0x20)), _mm512_set1_epi8(b'a'.cast_signed())), limit);
        let small = _mm512_test_epi8_mask(x, _mm512_set1_epi8(0x20));
        [_mm512_movepi8_mask(class), letter, small, has(DASH), has(UNDERSCORE), has(JOIN), has(SEPARATOR), has(SIGN), has(BACKSLASH), _mm512_movepi8_mask(x)]
    }
}

/// The classes of 64 bytes.
#[inline(always)]
unsafe fn word_avx512(bytes: *const u8) -> Classes<u64> {
    // SAFETY: the caller has AVX-512 and 64 bytes there.
    classes(unsafe { masks_avx512(bytes) })
}

/// Of a row of masks, eight windows.
static EIGHT: [u8; 64] = {
    let mut places = [0; 64];
    let mut index = 0;
    while index < 64 {
        places[index] = (index / 8 * STRIDE + index % 8) as u8;
        index += 1;
    }
    places
};

pub(super) fn run_avx512(text: &[u8], part: Range<usize>, sink: &mut Sink<'_>) {
    #[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,avx512f,avx512bw,avx512vl,avx512vbmi")]
    fn run(text: &[u8], part: Range<usize>, sink: &mut Sink<'_>) {
        const STEP: usize = 8 * NEW;
        let mut rows = Rows::<64>::NONE;
        let mut at = part.start;
        while part.end - at >= STEP {
            let block = text[at..at + STEP].as_ptr();
            for part in 0..STEP / 64 {
                // SAFETY: the block has so many bytes, each row 2 and 8 for each of its parts.
                unsafe {
                    let masks = masks_avx512(block.add(part * 64));
                    for (row, mask) in rows.0.iter_mut().zip(masks) {
                        row.as_mut_ptr().add(2 + part * 8).cast::<u64>().write_unaligned(mask);
                    }
                }
            }
            // SAFETY: 64 bytes each.
            let windows: [__m512i; 10] = std::array::from_fn(|index| unsafe {
                _mm512_permutexvar_epi8(_mm512_loadu_si512(EIGHT.as_ptr().cast()), _mm512_load_si512(rows.0[index].as_ptr().cast()))
            });
            rows.advance(STEP / 8);
            let found = triggers(&classes(windows));
            let high = windows[9].of_new();
            let rarer = found.number.or(found.word).or(found.token).or(found.other).or(high);
            let any = found.name.or(rarer);
            if _mm512_test_epi64_mask(any, any) != 0 {
                let store = |mask: __m512i| {
                    let mut out = [0u64; 8];
                    // SAFETY: 64 bytes.
                    unsafe { _mm512_storeu_si512(out.as_mut_ptr().cast(), mask) };
                    out
                };
                sink.block(text, at, &stored(&found, store), &store(high), &store(rarer));
            }
            at += STEP;
        }
        rest!(text, part, at, sink, word_avx512);
    }
    // SAFETY: chosen only where AVX2 and AVX-512 (F, BW, VL, VBMI) were detected.
    unsafe { run(text, part, sink) }
}
