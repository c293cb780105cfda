//! Most words of a text name no number. A filter in front of those that read words ([`super::hints`], [`super::phone`]): it
//! says of a stretch in a few instructions a word that none of theirs stands there.

use super::boundary::is_alnum;

/// Slots of the filter over the first four letters of a word, and of that over the first eight.
const BEGINNINGS: usize = 1 << 15;
const WORDS: usize = 1 << 15;

/// Words of ASCII letters by their beginnings, in any case. A text in other letters always passes.
pub(crate) struct WordFilter {
    beginnings: [u64; BEGINNINGS / 64],
    words: [u64; WORDS / 64],
    /// Words are whole ones of letters and digits, and single letters with points (`P.E.S.E.L.`) may be one too.
    whole: bool,
    /// Letters behind digits are one too: `12tel`.
    glued: bool,
}

/// The highest bits of eight bytes, and their lowest.
const HIGH: u64 = 0x8080_8080_8080_8080;
const LOW: u64 = 0x0101_0101_0101_0101;

/// Without the difference between upper and lower case.
const LOWER: u64 = 0x20 * LOW;

/// Sets a part of a phrase apart from a word that says something alone.
const PART: u64 = 0x5bd1_e995_9d1c_9ec5;
/// The same for a word with digits behind its letters.
const DIGITS: u64 = 0x1b87_3593_cc9e_2d51;

/// Bytes that a stretch is looked at in at once.
const STEP: usize = 64;

impl WordFilter {
    pub const fn new(whole: bool) -> WordFilter {
        let mut filter = WordFilter { beginnings: [0; BEGINNINGS / 64], words: [0; WORDS / 64], whole, glued: !whole };
        // Single letters are looked at.
        let mut letter = b'a';
        while whole && letter <= b'z' {
            set(&mut filter.beginnings, beginning(letter as u32));
            letter += 1;
        }
        filter
    }

    /// The words of both.
    pub fn or(&self, other: &WordFilter) -> WordFilter {
        WordFilter {
            beginnings: std::array::from_fn(|at| self.beginnings[at] | other.beginnings[at]),
            words: std::array::from_fn(|at| self.words[at] | other.words[at]),
            whole: self.whole || other.whole,
            glued: self.glued || other.glued,
        }
    }

    /// Adds a word of a table: the longest run of letters in it. One with letters beyond ASCII needs none.
    pub const fn add(&mut self, word: &[u8]) {
        self.add_as(word, 0);
    }

    /// Adds a word that means something only with another one of these.
    pub const fn add_part(&mut self, word: &[u8]) {
        self.add_as(word, PART);
    }

    const fn add_as(&mut self, word: &[u8], salt: u64) {
        let (mut from, mut length) = (0, 0);
        let (mut at, mut run) = (0, 0);
        while at < word.len() {
            if !word[at].is_ascii() {
                return;
            }
            run = if word[at].is_ascii_alphabetic() { run + 1 } else { 0 };
            at += 1;
            if run > length {
                (from, length) = (at - run, run);
            }
        }
        let key = first_eight(word, from, length);
        let digits = from + length < word.len() && word[from + length].is_ascii_digit();
        set(&mut self.beginnings, beginning(key as u32));
        set(&mut self.words, slot(key ^ salt ^ if digits { DIGITS } else { 0 }, WORDS));
    }

    /// Adds the beginning of words, of four letters at least.
    pub const fn add_stem(&mut self, stem: &[u8]) {
        let key = first_eight(stem, 0, 4);
        set(&mut self.beginnings, beginning(key as u32));
        set(&mut self.words, slot(!key, WORDS));
    }

    /// Whether the word, in lower case, may have one of the beginnings.
    pub fn may_begin(&self, word: &[u8]) -> bool {
        word.len() >= 4 && self.has_stem(first_eight(word, 0, 4))
    }

    /// Whether one of the words may stand in `text[from..to]`. What is cut at an end counts as it stands there.
    pub fn may_stand_in(&self, text: &[u8], from: usize, to: usize) -> bool {
        let mut at = from;
        let mut parts = 0;
        loop {
            let end = to.min(at + STEP);
            let Some(mut letters) = letters_of(text, at, end) else { return true };
            let mut next = end;
            if end < to && letters != u64::MAX {
                // A word that goes on behind the step is looked at there.
                let cut = letters.leading_ones();
                letters &= u64::MAX >> cut;
                next = end - cut as usize;
            }
            if self.has_word(text, at, letters, &mut parts) {
                return true;
            }
            if end == to {
                return false;
            }
            at = next;
        }
    }

    /// Whether a word starts at one of the letters, of which each has a bit from `base` on; `parts` counts those of words that mean
    /// something only with another one. Not in line: what finds the letters needs all registers, and so does this.
    #[inline(never)]
    pub fn has_word(&self, text: &[u8], base: usize, letters: u64, parts: &mut u32) -> bool {
        let Some(text_from) = text.get(base..) else { return false };
        let mut starts = letters & !(letters << 1);
        while starts != 0 {
            let start = starts.trailing_zeros() as usize;
            starts &= starts - 1;
            let run = letters >> start;
            let four = match text_from.get(start..).and_then(|rest| rest.first_chunk()) {
                Some(&bytes) => u32::from_le_bytes(bytes),
                None => load_last(text_from, start) as u32,
            };
            let key = (four | LOWER as u32) & FIRST_LETTERS[run as usize % 16];
            if has(&self.beginnings, beginning(key)) && self.is_word(text, base + start, run.trailing_ones(), parts) {
                return true;
            }
        }
        false
    }

    #[inline(never)]
    fn is_word(&self, text: &[u8], at: usize, length: u32, parts: &mut u32) -> bool {
        let next = text.get(at + length as usize);
        if !self.glued && at > 0 && is_alnum(text[at - 1]) {
            return false;
        }
        let key = load(text, at) | LOWER;
        let key = if length < 8 { key & ((1 << (8 * length)) - 1) } else { key };
        let digits = if self.whole && next.is_some_and(u8::is_ascii_digit) { DIGITS } else { 0 };
        let is_plain = self.glued && has(&self.words, slot(key, WORDS));
        if is_plain || has(&self.words, slot(key ^ digits, WORDS)) || length >= 4 && self.has_stem(key) || length == 1 && self.whole && next == Some(&b'.') {
            return true;
        }
        *parts += u32::from(has(&self.words, slot(key ^ digits ^ PART, WORDS)));
        *parts >= 2
    }

    fn has_stem(&self, key: u64) -> bool {
        has(&self.words, slot(!(key & 0xFFFF_FFFF), WORDS))
    }
}

/// The bytes of the first letters of a word, by the lowest bits of its run.
static FIRST_LETTERS: [u32; 16] = {
    let mut masks = [0; 16];
    let mut run = 0;
    while run < masks.len() {
        let letters = (run as u32).trailing_ones();
        masks[run] = if letters < 4 { (1 << (8 * letters)) - 1 } else { u32::MAX };
        run += 1;
    }
    masks
};

/// Eight bytes of the text, those behind its end 0.
#[inline(always)]
fn load(text: &[u8], at: usize) -> u64 {
    match text.get(at..).and_then(|rest| rest.first_chunk()) {
        Some(&bytes) => u64::from_le_bytes(bytes),
        None => load_last(text, at),
    }
}

#[cold]
fn load_last(text: &[u8], at: usize) -> u64 {
    text[at..].iter().rev().fold(0, |bytes, &byte| bytes << 8 | u64::from(byte))
}

/// A bit for each byte of `text[from..to]` that is an ASCII letter; `None` where one is none of ASCII at all. 64 bytes at most.
#[inline(always)]
fn letters_of(text: &[u8], from: usize, to: usize) -> Option<u64> {
    let (mut mask, mut high, mut shift) = (0, 0, 0);
    let (eights, rest) = text.get(from..to)?.as_chunks::<8>();
    for &eight in eights {
        let eight = u64::from_le_bytes(eight);
        mask |= letters_of_eight(eight) << shift;
        high |= eight;
        shift += 8;
    }
    if !rest.is_empty() {
        let eight = load(text, to - rest.len()) & ((1 << (8 * rest.len())) - 1);
        mask |= letters_of_eight(eight) << shift;
        high |= eight;
    }
    (high & HIGH == 0).then_some(mask)
}

/// The same of eight bytes of ASCII.
#[inline(always)]
fn letters_of_eight(eight: u64) -> u64 {
    let lower = eight & !HIGH | LOWER;
    // The highest bit of each byte says whether it is `a` or above, and whether it is above `z`.
    let letters = (lower + (0x80 - b'a' as u64) * LOW) & !(lower + (0x7F - b'z' as u64) * LOW) & HIGH;
    // They are gathered in the highest byte.
    (letters >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// The first eight of the letters that start at the position, in lower case.
const fn first_eight(word: &[u8], from: usize, length: usize) -> u64 {
    let (mut key, mut at) = (0, 0);
    while at < length && at < 8 {
        key |= (word[from + at] as u64 | 0x20) << (8 * at);
        at += 1;
    }
    key
}

/// The slot of the first four letters.
#[inline(always)]
const fn beginning(key: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B1) >> (32 - BEGINNINGS.trailing_zeros())) as usize
}

#[inline(always)]
const fn slot(key: u64, slots: usize) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - slots.trailing_zeros())) as usize
}

const fn set(bits: &mut [u64], slot: usize) {
    bits[slot / 64] |= 1 << (slot % 64);
}

#[inline(always)]
fn has(bits: &[u64], slot: usize) -> bool {
    bits[slot / 64] >> (slot % 64) & 1 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter() -> WordFilter {
        let mut filter = WordFilter::new(true);
        for word in ["tel", "pesel", "sozialversicherungsnummer", "imei", "imei1"] {
            filter.add(word.as_bytes());
        }
        filter.add_stem(b"telefon");
        filter
    }

    #[test]
    fn words_pass_wherever_they_stand() {
        let filter = filter();
        for word in ["tel", "TEL", "Pesel", "IMEI1", "Sozialversicherungsnummer", "Telefonnummern", "S.", "é", "imei1"] {
            for before in 0..90 {
                for behind in [0, 1, 7, 8, 40, 90] {
                    let text = format!("{}{word}{}", "-".repeat(before), " ".repeat(behind));
                    assert!(filter.may_stand_in(text.as_bytes(), 0, text.len()), "{text}");
                }
            }
        }
    }

    #[test]
    fn letters_are_told_alike_in_the_midst_of_a_text_and_at_its_end() {
        let every: Vec<u8> = (0..=127).chain(0..=127).collect();
        for from in 0..64 {
            for to in from..from + 64 {
                let naive = every[from..to].iter().rev().fold(0, |mask, byte| mask << 1 | u64::from(byte.is_ascii_alphabetic()));
                assert_eq!(letters_of(&every, from, to), Some(naive));
                assert_eq!(letters_of(&every[..to], from, to), Some(naive));
            }
        }
        assert_eq!(letters_of("naïve".as_bytes(), 0, 6), None);
        assert_eq!(letters_of(format!("{:64}é", "naïve").as_bytes(), 0, 6), None);
        assert_eq!(letters_of(format!("{:64}é", "naïve").as_bytes(), 0, 2), Some(3));
    }

    #[test]
    fn parts_of_a_phrase_pass_together() {
        let mut filter = WordFilter::new(true);
        filter.add_part(b"tax");
        filter.add_part(b"id");
        for (text, passes) in [("tax id", true), ("id of tax_class", true), ("tax", false), ("id 17", false), ("id3 tax 4a", false)] {
            assert_eq!(filter.may_stand_in(text.as_bytes(), 0, text.len()), passes, "{text}");
        }
    }

    #[test]
    fn other_words_do_not() {
        let filter = filter();
        for text in ["", "order 17 of jane-doe; http://shop.example.com/tell?a=1 hotel telnet pesels nummer", "9999999 ...", "ImeiNumbers", "a_b,c"] {
            for end in 0..=text.len() {
                let last = text[..end].rsplit(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or_default().to_lowercase();
                let cut = ["tel", "pesel", "imei"].contains(&&*last);
                assert_eq!(filter.may_stand_in(text.as_bytes(), 0, end), cut, "{}", &text[..end]);
            }
        }
    }
}
