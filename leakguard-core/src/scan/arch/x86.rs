//! AVX2: 32 bytes a look-up, masks of 256 bytes a step. AVX-512 (BW, VBMI2): 64 bytes a look-up, masks of 512 a step.

use std::arch::x86_64::*;
use std::hint::black_box;
use std::ops::Range;

use crate::scan::Sink;
use crate::scan::lanes::{Classes, Lanes, State, Triggers, triggers};

pub(super) fn has_avx2() -> bool {
    is_x86_feature_detected!("avx2") && is_x86_feature_detected!("bmi1") && is_x86_feature_detected!("bmi2") && is_x86_feature_detected!("lzcnt")
}

pub(super) fn has_avx512() -> bool {
    has_avx2()
        && is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("avx512vl")
        && is_x86_feature_detected!("avx512vbmi2")
}

/// Which classes a byte may have by its lower half and by its upper half: it has those that both allow. One bit a class.
const SEPARATOR: u8 = 1;
const JOIN: u8 = 1 << 1;
const AT: u8 = 1 << 2;
const PLUS: u8 = 1 << 3;
const UNDERSCORE: u8 = 1 << 4;
const DASH: u8 = 1 << 5;
const BACKSLASH: u8 = 1 << 6;
const DIGIT: u8 = 1 << 7;

const LOW: [u8; 16] = {
    let mut table = [0; 16];
    let mut low = 0;
    while low < 10 {
        table[low] |= DIGIT;
        low += 1;
    }
    table[0x0] |= JOIN | AT;
    table[0x5] |= PLUS;
    table[0xA] |= SEPARATOR;
    table[0xB] |= PLUS;
    table[0xC] |= BACKSLASH;
    table[0xD] |= SEPARATOR | JOIN | DASH;
    table[0xE] |= JOIN;
    table[0xF] |= JOIN | UNDERSCORE;
    table
};

const HIGH: [u8; 16] = {
    let mut table = [0; 16];
    table[2] = JOIN | PLUS | DASH;
    table[3] = DIGIT | SEPARATOR;
    table[4] = AT;
    table[5] = UNDERSCORE | BACKSLASH;
    table
};

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

/// Words of a block, one mask a class, in the order of [`Classes`].
#[repr(C, align(64))]
struct Words<const N: usize>([[u64; N]; 10]);

impl Lanes for __m256i {
    #[inline(always)]
    fn zero() -> Self {
        // SAFETY: Lanes of this type are only made inside of `run_avx2`, which is called where AVX2 was detected; so
        // for all functions of this implementation.
        unsafe { _mm256_setzero_si256() }
    }
    #[inline(always)]
    fn and(self, other: Self) -> Self {
        // SAFETY: as above.
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
    fn behind(self, before: Self) -> Self {
        // SAFETY: as above.
        unsafe { _mm256_alignr_epi8::<8>(self, _mm256_permute2x128_si256::<0x21>(before, self)) }
    }
    #[inline(always)]
    fn moved<const N: i32, const M: i32>(self, behind: Self) -> Self {
        // SAFETY: as above.
        unsafe { _mm256_or_si256(_mm256_slli_epi64::<N>(self), _mm256_srli_epi64::<M>(behind)) }
    }
    #[inline(always)]
    fn last(self) -> u64 {
        // SAFETY: as above.
        unsafe { _mm256_extract_epi64::<3>(self).cast_unsigned() }
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
        let signs = _mm256_cmpgt_epi8(_mm256_and_si256(class, _mm256_set1_epi8((AT | PLUS).cast_signed())), _mm256_setzero_si256());
        // The letters of one case, moved to the lowest 26 signed numbers.
        let limit = _mm256_set1_epi8(-128 + 26);
        let letter = _mm256_cmpgt_epi8(limit, _mm256_add_epi8(_mm256_or_si256(x, _mm256_set1_epi8(0x20)), _mm256_set1_epi8((0x80 - b'a').cast_signed())));
        let upper = _mm256_cmpgt_epi8(limit, _mm256_add_epi8(x, _mm256_set1_epi8((0x80 - b'A').cast_signed())));
        let bits = |mask: __m256i| _mm256_movemask_epi8(mask).cast_unsigned();
        [
            bits(class),
            bits(letter),
            bits(upper),
            bits(_mm256_slli_epi16::<2>(class)),
            bits(_mm256_slli_epi16::<3>(class)),
            bits(_mm256_slli_epi16::<6>(class)),
            bits(_mm256_slli_epi16::<7>(class)),
            bits(signs),
            bits(_mm256_slli_epi16::<1>(class)),
            bits(x),
        ]
    }
}

#[inline(always)]
fn classes<V>(words: [V; 10]) -> Classes<V> {
    let [digit, letter, upper, dash, underscore, join, separator, sign, backslash, high] = words;
    Classes { digit, letter, upper, dash, underscore, join, separator, sign, backslash, high }
}

/// The classes of 64 bytes.
#[inline(always)]
unsafe fn word_avx2(bytes: *const u8) -> Classes<u64> {
    // SAFETY: the caller has AVX2 and 64 bytes there.
    let (first, second) = unsafe { (masks_avx2(bytes), masks_avx2(bytes.add(32))) };
    classes(std::array::from_fn(|index| u64::from(first[index]) | u64::from(second[index]) << 32))
}

/// What is left behind the last whole block, 64 bytes a step.
macro_rules! rest {
    ($text:ident, $at:ident, $end:expr, $state:ident, $sink:ident, $word:ident) => {
        let mut state = $state.narrow();
        while $at < $end {
            let rest = &$text[$at..$end];
            // SAFETY: the block has 64 bytes, of the text or of the padded copy.
            let classes = if rest.len() >= 64 {
                unsafe { $word(rest.as_ptr()) }
            } else {
                let mut padded = [0u8; 64];
                padded[..rest.len()].copy_from_slice(rest);
                unsafe { $word(padded.as_ptr()) }
            };
            let found = triggers(&classes, &mut state);
            $sink.one_word($text, $at, &found, classes.high);
            $at += 64;
        }
    };
}

pub(super) fn run_avx2(text: &[u8], part: Range<usize>, sink: &mut Sink<'_>) {
    #[target_feature(enable = "avx2,bmi1,bmi2,lzcnt")]
    fn run(text: &[u8], part: Range<usize>, sink: &mut Sink<'_>) {
        let mut state = State::<__m256i>::start();
        let mut at = part.start;
        let mut words = Words::<4>([[0; 4]; 10]);
        while part.end - at >= 256 {
            let block = text[at..at + 256].as_ptr();
            let out: *mut u32 = words.0.as_mut_ptr().cast();
            for part in 0..8 {
                // SAFETY: the block has 256 bytes, the words 10 times 8 halves.
                unsafe {
                    let masks = masks_avx2(block.add(part * 32));
                    for (index, mask) in masks.into_iter().enumerate() {
                        out.add(index * 8 + part).write(mask);
                    }
                }
            }
            // SAFETY: each row has 32 bytes and stands at a multiple of 32.
            let rows: [__m256i; 10] = std::array::from_fn(|index| unsafe { _mm256_load_si256(words.0[index].as_ptr().cast()) });
            // The state stays in memory: in registers it would be moved from one to the other at every step.
            let found = triggers(&classes(rows), black_box(&mut state));
            let rarer = found.number.or(found.word).or(found.token).or(found.other).or(rows[9]);
            let any = found.name.or(rarer);
            if _mm256_testz_si256(any, any) == 0 {
                let store = |mask: __m256i| {
                    let mut out = [0u64; 4];
                    // SAFETY: 32 bytes.
                    unsafe { _mm256_storeu_si256(out.as_mut_ptr().cast(), mask) };
                    out
                };
                sink.block(text, at, &stored(&found, store), &words.0[9], &store(rarer));
            }
            at += 256;
        }
        rest!(text, at, part.end, state, sink, word_avx2);
    }
    // SAFETY: chosen only where AVX2, BMI1, BMI2 and LZCNT were detected.
    unsafe { run(text, part, sink) }
}

/// The triggers of a block as words.
#[inline(always)]
fn stored<V: Copy, const N: usize>(found: &Triggers<V>, store: impl Fn(V) -> [u64; N]) -> Triggers<[u64; N]> {
    Triggers { number: store(found.number), name: store(found.name), word: store(found.word), token: store(found.token), other: store(found.other) }
}

impl Lanes for __m512i {
    #[inline(always)]
    fn zero() -> Self {
        // SAFETY: Lanes of this type are only made inside of `run_avx512`, which is called where AVX-512 was detected; so
        // for all functions of this implementation.
        unsafe { _mm512_setzero_si512() }
    }
    #[inline(always)]
    fn and(self, other: Self) -> Self {
        // SAFETY: as above.
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
    fn behind(self, before: Self) -> Self {
        // SAFETY: as above.
        unsafe { _mm512_alignr_epi64::<7>(self, before) }
    }
    #[inline(always)]
    fn moved<const N: i32, const M: i32>(self, behind: Self) -> Self {
        // SAFETY: as above.
        unsafe { _mm512_shldi_epi64::<N>(self, behind) }
    }
    #[inline(always)]
    fn last(self) -> u64 {
        // SAFETY: as above.
        unsafe { _mm256_extract_epi64::<3>(_mm512_extracti64x4_epi64::<1>(self)).cast_unsigned() }
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
        let upper = _mm512_cmplt_epu8_mask(_mm512_sub_epi8(x, _mm512_set1_epi8(b'A'.cast_signed())), limit);
        [
            _mm512_movepi8_mask(class),
            letter,
            upper,
            has(DASH),
            has(UNDERSCORE),
            has(JOIN),
            has(SEPARATOR),
            has(AT | PLUS),
            has(BACKSLASH),
            _mm512_movepi8_mask(x),
        ]
    }
}

/// The classes of 64 bytes.
#[inline(always)]
unsafe fn word_avx512(bytes: *const u8) -> Classes<u64> {
    // SAFETY: the caller has AVX-512 and 64 bytes there.
    classes(unsafe { masks_avx512(bytes) })
}

pub(super) fn run_avx512(text: &[u8], part: Range<usize>, sink: &mut Sink<'_>) {
    #[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,avx512f,avx512bw,avx512vl,avx512vbmi2")]
    fn run(text: &[u8], part: Range<usize>, sink: &mut Sink<'_>) {
        let mut state = State::<__m512i>::start();
        let mut at = part.start;
        let mut words = Words::<8>([[0; 8]; 10]);
        while part.end - at >= 512 {
            let block = text[at..at + 512].as_ptr();
            for part in 0..8 {
                // SAFETY: the block has 512 bytes.
                let masks = unsafe { masks_avx512(block.add(part * 64)) };
                for (row, mask) in words.0.iter_mut().zip(masks) {
                    row[part] = mask;
                }
            }
            // SAFETY: each row has 64 bytes and stands at a multiple of 64.
            let rows: [__m512i; 10] = std::array::from_fn(|index| unsafe { _mm512_load_si512(words.0[index].as_ptr().cast()) });
            // The state stays in memory: in registers it would be moved from one to the other at every step.
            let found = triggers(&classes(rows), black_box(&mut state));
            let rarer = found.number.or(found.word).or(found.token).or(found.other).or(rows[9]);
            let any = found.name.or(rarer);
            if _mm512_test_epi64_mask(any, any) != 0 {
                let store = |mask: __m512i| {
                    let mut out = [0u64; 8];
                    // SAFETY: 64 bytes.
                    unsafe { _mm512_storeu_si512(out.as_mut_ptr().cast(), mask) };
                    out
                };
                sink.block(text, at, &stored(&found, store), &words.0[9], &store(rarer));
            }
            at += 512;
        }
        rest!(text, at, part.end, state, sink, word_avx512);
    }
    // SAFETY: chosen only where AVX2 and AVX-512 (F, BW, VL, VBMI2) were detected.
    unsafe { run(text, part, sink) }
}
