//! What the instruction sets share that look a byte up by its two halves.

use crate::scan::lanes::{Classes, Lanes, Triggers};

/// Which classes a byte may have by its lower half and by its upper half: it has those that both allow. One bit a class.
pub(super) const SEPARATOR: u8 = 1;
pub(super) const JOIN: u8 = 1 << 1;
/// Spaces and some letters, too.
pub(super) const SIGN: u8 = 1 << 2;
pub(super) const UNDERSCORE: u8 = 1 << 4;
pub(super) const DASH: u8 = 1 << 5;
pub(super) const BACKSLASH: u8 = 1 << 6;
pub(super) const DIGIT: u8 = 1 << 7;

pub(super) const LOW: [u8; 16] = {
    let mut table = [0; 16];
    let mut low = 0;
    while low < 10 {
        table[low] |= DIGIT;
        low += 1;
    }
    table[0x0] |= JOIN | SIGN;
    table[0x5] |= SIGN;
    table[0xA] |= SEPARATOR;
    table[0xB] |= SIGN;
    table[0xC] |= BACKSLASH;
    table[0xD] |= SEPARATOR | JOIN | DASH;
    table[0xE] |= JOIN;
    table[0xF] |= JOIN | UNDERSCORE;
    table
};

pub(super) const HIGH: [u8; 16] = {
    let mut table = [0; 16];
    table[2] = JOIN | SIGN | DASH;
    table[3] = DIGIT | SEPARATOR;
    table[4] = SIGN;
    table[5] = UNDERSCORE | BACKSLASH;
    table
};

/// The masks as what they stand for; `small` is what has the bit that a capital letter lacks.
#[inline(always)]
pub(super) fn classes<V: Lanes>(words: [V; 10]) -> Classes<V> {
    let [digit, letter, small, dash, underscore, join, separator, sign, backslash, high] = words;
    let (upper, sign) = (letter.without(small), sign.without(letter).without(join));
    Classes { digit, letter, upper, dash, underscore, join, separator, sign, backslash, high }
}

/// The triggers of a block as words.
#[inline(always)]
pub(super) fn stored<V: Copy, const N: usize>(found: &Triggers<V>, store: impl Fn(V) -> [u64; N]) -> Triggers<[u64; N]> {
    Triggers { number: store(found.number), name: store(found.name), word: store(found.word), token: store(found.token), other: store(found.other) }
}

/// What is left behind the last whole step, a window at a time.
macro_rules! rest {
    ($text:ident, $part:ident, $at:ident, $sink:ident, $word:ident) => {
        while $at < $part.end {
            // SAFETY: the window has 64 bytes, of the text or of the padded copy.
            let classes = if $at - $part.start >= SEEN && $part.end - $at >= NEW {
                unsafe { $word($text[$at - SEEN..$at + NEW].as_ptr()) }
            } else {
                let seen = SEEN.min($at - $part.start);
                let window = &$text[$at - seen..$part.end.min($at + NEW)];
                let mut padded = [0u8; SEEN + NEW];
                padded[SEEN - seen..][..window.len()].copy_from_slice(window);
                unsafe { $word(padded.as_ptr()) }
            };
            $sink.one_word($text, $at, &triggers(&classes).of_first($part.end - $at), classes.high.of_new());
            $at += NEW;
        }
    };
}
pub(super) use rest;
