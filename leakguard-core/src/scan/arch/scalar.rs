//! The scalar twin: a table look-up a byte.

use std::ops::Range;

use crate::scan::Sink;
use crate::scan::lanes::{Classes, Lanes, NEW, SEEN, triggers};

const DIGIT: u16 = 1;
const LETTER: u16 = 1 << 1;
const UPPER: u16 = 1 << 2;
const DASH: u16 = 1 << 3;
const UNDERSCORE: u16 = 1 << 4;
const JOIN: u16 = 1 << 5;
const SEPARATOR: u16 = 1 << 6;
const SIGN: u16 = 1 << 7;
const BACKSLASH: u16 = 1 << 8;
const HIGH: u16 = 1 << 9;

static CLASSES: [u16; 256] = {
    let mut table = [0u16; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'0'..=b'9' => DIGIT,
            b'a'..=b'z' => LETTER,
            b'A'..=b'Z' => LETTER | UPPER,
            b'-' => DASH | JOIN,
            b'_' => UNDERSCORE,
            b' ' | b'.' | b'/' => JOIN,
            b':' | b'=' => SEPARATOR,
            b'@' | b'+' | b'%' => SIGN,
            b'\\' => BACKSLASH,
            0x80.. => HIGH,
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// The classes of a window that ends with `new`, at most 48 bytes, behind those that were seen; what is missing is nothing.
pub(in crate::scan) fn classes(seen: &[u8], new: &[u8]) -> Classes<u64> {
    let mut masks = [0u64; 10];
    let places = (SEEN - seen.len()..SEEN + NEW).zip(seen.iter().chain(new));
    for (position, &byte) in places {
        let class = CLASSES[usize::from(byte)];
        for (index, mask) in masks.iter_mut().enumerate() {
            *mask |= u64::from(class >> index & 1) << position;
        }
    }
    let [digit, letter, upper, dash, underscore, join, separator, sign, backslash, high] = masks;
    Classes { digit, letter, upper, dash, underscore, join, separator, sign, backslash, high }
}

pub(super) fn run(text: &[u8], part: Range<usize>, sink: &mut Sink<'_>) {
    for at in part.clone().step_by(NEW) {
        let seen = &text[at - SEEN.min(at - part.start)..at];
        let classes = classes(seen, &text[at..part.end.min(at + NEW)]);
        sink.one_word(text, at, &triggers(&classes).of_first(part.end - at), classes.high.of_new());
    }
}
