//! Looking for the values of an index in a text. Linear in its length; allocates nothing.

use std::sync::Arc;

use super::common::is_common;
use super::file::{Form, Index, IndexError, Sets};
use super::hashes::Hashes;
use super::normal::{self, CODE_WORDS, LONGEST_CODE, LONGEST_MAIL, Word};
use super::{LONGEST_VALUE, Passages, code_key, hash_of_bytes, hash_of_words, phone};
use crate::entity::Entity;
use crate::keys::DatasetKeys;

/// Something of an index: what it is, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub entity: Entity,
    pub start: usize,
    pub end: usize,
}

/// An index with its keys.
pub(crate) enum Ready {
    Values(Box<Values>),
    Passages(Passages),
}

impl Ready {
    /// Makes an index ready.
    ///
    /// # Errors
    /// The keys are other ones than those it was built with.
    pub fn new(index: &Arc<Index>, keys: &DatasetKeys) -> Result<Ready, IndexError> {
        let sets = index.open(keys)?;
        let hashes = Hashes::new(keys, &index.header().salt);
        Ok(match index.header().pieces {
            Some(pieces) => Ready::Passages(Passages::of_index(Arc::clone(index), pieces, hashes, sets.firsts)),
            None => Ready::Values(Box::new(Values::new(index, sets, hashes))),
        })
    }

    /// Calls back for everything that is found, in no order.
    pub fn each(&self, text: &[u8], found: impl FnMut(Found)) {
        match self {
            Ready::Values(values) => values.each(text, found),
            Ready::Passages(passages) => passages.each(text, found),
        }
    }
}

/// An index of values, ready to look for them.
pub(crate) struct Values {
    index: Arc<Index>,
    hashes: Hashes,
    sets: Sets,
    /// Kinds by form, with the byte that stands for each in the hashes.
    words: Vec<(u8, Entity)>,
    codes: Vec<(u8, Entity)>,
    phones: Vec<(u8, Entity)>,
    mails: Vec<(u8, Entity)>,
    /// Words of the longest value.
    longest: usize,
}

/// Addresses begin and end where they do; so many beginnings and ends of one are tried.
const MAIL_STARTS: usize = 4;
const MAIL_ENDS: usize = 3;

impl Values {
    fn new(index: &Arc<Index>, sets: Sets, hashes: Hashes) -> Values {
        let of = |form: Form| (0u8..).zip(&index.header().slots).filter(|(_, slot)| slot.form == form).map(|(place, slot)| (place, slot.entity)).collect();
        let longest = (u32::BITS - index.header().words.leading_zeros()).saturating_sub(1) as usize;
        Values {
            index: Arc::clone(index),
            hashes,
            sets,
            words: of(Form::Words),
            codes: of(Form::Code),
            phones: of(Form::Phone),
            mails: of(Form::Mail),
            longest: longest.min(LONGEST_VALUE),
        }
    }

    fn each(&self, text: &[u8], mut found: impl FnMut(Found)) {
        if !self.mails.is_empty() {
            memchr::memchr_iter(b'@', text).filter_map(|sign| self.mail_at(text, sign)).for_each(&mut found);
        }
        if self.words.is_empty() && self.codes.is_empty() && self.phones.is_empty() {
            return;
        }
        let (mut base, mut carry) = (0, 0);
        while base < text.len() {
            let (parts, mut high) = match text[base..].first_chunk::<64>() {
                Some(block) => masks(block),
                None => {
                    let mut block = [0; 64];
                    block[..text.len() - base].copy_from_slice(&text[base..]);
                    masks(&block)
                }
            };
            let mut starts = parts & !(parts << 1 | carry);
            carry = parts >> 63;
            while starts != 0 {
                self.at_word(text, base + starts.trailing_zeros() as usize, &mut found);
                starts &= starts - 1;
            }
            while high != 0 {
                let at = base + high.trailing_zeros() as usize;
                high &= high - 1;
                if text[at] >= 0xC0 && normal::starts_word(text, at) {
                    self.at_other_word(text, at, &mut found);
                }
            }
            base += 64;
        }
    }

    /// At a letter or digit of ASCII with none of them before it.
    #[inline]
    fn at_word(&self, text: &[u8], at: usize, found: &mut impl FnMut(Found)) {
        if at > 0 && !text[at - 1].is_ascii() && !normal::starts_word(text, at) {
            return;
        }
        let eight = load(text, at);
        let length = (parts_of_eight(eight).trailing_ones() as usize).min(8);
        if length < 8 && eight >> (8 * length) & 0x80 != 0 {
            return self.at_other_word(text, at, found);
        }
        let kept = if length < 8 { (1 << (8 * length)) - 1 } else { u64::MAX };
        self.begins(text, at, (eight | LOWER) & kept, length, found);
        // `\nAna`, where nobody has decoded it.
        if length > 1 && at > 0 && text[at - 1] == b'\\' && matches!(text[at], b'n' | b'r' | b't' | b'b' | b'f') {
            let eight = load(text, at + 1);
            let kept = (1 << (8 * (length - 1))) - 1;
            self.begins(text, at + 1, (eight | LOWER) & kept, length - 1, found);
        }
    }

    #[inline]
    fn begins(&self, text: &[u8], at: usize, eight: u64, length: usize, found: &mut impl FnMut(Found)) {
        if !self.words.is_empty() {
            let first = self.hashes.first(eight);
            if self.sets.firsts.has(first) {
                self.words_at(text, at, first, found);
            }
        }
        if (!self.codes.is_empty() || !self.phones.is_empty()) && self.sets.codes.has(self.hashes.first(code_key(eight, length.min(4)))) {
            self.codes_at(text, at, found);
            self.phone_at(text, at, found);
        }
    }

    /// At a word with other letters in it.
    #[inline(never)]
    fn at_other_word(&self, text: &[u8], at: usize, found: &mut impl FnMut(Found)) {
        if self.words.is_empty() {
            return;
        }
        let Some(word) = Word::of(&text[at..normal::word_end(text, at)]) else { return };
        let first = self.hashes.first(normal::first_eight(word.bytes()));
        if self.sets.firsts.has(first) {
            self.words_at(text, at, first, found);
        }
    }

    /// Words in a row from a position on, of which the first may begin a value. The longest value counts.
    #[inline(never)]
    fn words_at(&self, text: &[u8], start: usize, first: u64, found: &mut impl FnMut(Found)) {
        let first_end = normal::word_end(text, start);
        let Some((second, second_end)) = self.word_behind(text, start, first_end) else { return };
        let Some(word) = Word::of(&text[second..second_end]) else { return };
        if !self.sets.pairs.has(self.hashes.pair(first, self.hashes.first(normal::first_eight(word.bytes())))) {
            return;
        }
        let Some(first_word) = Word::of(&text[start..first_end]) else { return };
        let (mut hashes, mut ends) = ([0; LONGEST_VALUE], [0; LONGEST_VALUE]);
        let mut common = [false; LONGEST_VALUE];
        let mut capital = true;
        let mut capitals = [false; LONGEST_VALUE];
        let mut count = 0;
        let (mut at, mut end, mut word) = (start, first_end, first_word);
        loop {
            capital &= normal::is_capital(text, at);
            (hashes[count], ends[count]) = (self.hashes.value(word.bytes()), end);
            (common[count], capitals[count]) = (is_common(word.bytes()), capital);
            count += 1;
            if count == self.longest {
                break;
            }
            let Some((next, next_end)) = self.word_behind(text, at, end) else { break };
            let Some(next_word) = Word::of(&text[next..next_end]) else { break };
            (at, end, word) = (next, next_end, next_word);
        }
        for count in (2..=count).rev().filter(|count| self.index.header().words >> count & 1 == 1) {
            let (mut ordered, end) = (hashes, ends[count - 1]);
            for &(slot, entity) in &self.words {
                if !self.index.may_have(hash_of_words(&self.hashes, slot, &mut ordered[..count])) {
                    continue;
                }
                if entity == Entity::Person {
                    // Any two characters of a text in Han are two words of it, too.
                    let in_text = count == 2 && normal::is_alone_at(text, start) && (normal::is_alone_before(text, start) || normal::is_alone_at(text, end));
                    // `Ana Murphy-Smith` is somebody else, `invoice-ana-murphy-7.pdf` is not.
                    let goes_on = text.get(first_end) != Some(&b'-') && joins_names(text, start, end);
                    if in_text || goes_on || is_double_name(text, start, end) || common[..count].iter().all(|common| *common) && !capitals[count - 1] {
                        continue;
                    }
                }
                found(Found { entity, start, end });
                return;
            }
        }
    }

    /// The word behind one, if both may belong to one value.
    fn word_behind(&self, text: &[u8], start: usize, end: usize) -> Option<(usize, usize)> {
        let (next, next_end) = normal::next_word(text, end, text.len().min(end + 5))?;
        normal::is_gap(&text[end..next], end - start).then_some((next, next_end))
    }

    /// Letters and digits from a position on, however they are parted.
    #[inline(never)]
    fn codes_at(&self, text: &[u8], start: usize, found: &mut impl FnMut(Found)) {
        if self.codes.is_empty() {
            return;
        }
        let (mut code, mut length, mut at) = ([0; LONGEST_CODE], 0, start);
        let mut longest = None;
        for _ in 0..CODE_WORDS {
            let end = run_end(text, at, |byte| byte.is_ascii_alphanumeric());
            let Some(place) = code.get_mut(length..length + end - at) else { break };
            place.copy_from_slice(&text[at..end]);
            place.make_ascii_lowercase();
            length += end - at;
            if text.get(end).is_none_or(u8::is_ascii) && self.index.header().codes >> length & 1 == 1 {
                let hit = self.codes.iter().find(|(slot, _)| self.index.may_have(hash_of_bytes(&self.hashes, *slot, &code[..length])));
                longest = hit.map(|&(_, entity)| Found { entity, start, end }).or(longest);
            }
            match code_behind(text, end, |byte| byte.is_ascii_alphanumeric()) {
                Some(next) => at = next,
                None => break,
            }
        }
        longest.into_iter().for_each(found);
    }

    /// Digits from a position on, however they are parted.
    #[inline(never)]
    fn phone_at(&self, text: &[u8], start: usize, found: &mut impl FnMut(Found)) {
        if self.phones.is_empty() || !text[start].is_ascii_digit() {
            return;
        }
        let (mut digits, mut length, mut at) = ([0; phone::MOST], 0, start);
        let plus = start > 0 && text[start - 1] == b'+';
        let mut longest = None;
        for group in 0..CODE_WORDS {
            let end = run_end(text, at, |byte| byte.is_ascii_digit());
            // `+44 (0)20 …`: the 0 is dialled inside the country only.
            let is_trunk = &text[at..end] == b"0" && at > 0 && text[at - 1] == b'(' && text.get(end) == Some(&b')') && group > 0;
            if !is_trunk {
                let Some(place) = digits.get_mut(length..length + end - at) else { break };
                place.copy_from_slice(&text[at..end]);
                length += end - at;
            }
            let number = digits[..length].strip_prefix(b"00").unwrap_or(&digits[..length]);
            // Digits in one piece are any number of the shop's, unless there are many.
            let is_evident = plus || group > 0 || length >= 10;
            let ends = text.get(end).is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic());
            if is_evident && ends && number.len() >= phone::FEWEST && self.index.header().phones >> number.len() & 1 == 1 {
                let hit = self.phones.iter().find(|(slot, _)| self.index.may_have(hash_of_bytes(&self.hashes, *slot, number)));
                longest = hit.map(|&(_, entity)| Found { entity, start: start - usize::from(plus), end }).or(longest);
            }
            match code_behind(text, end, |byte| byte.is_ascii_digit()) {
                Some(next) => at = next,
                None => break,
            }
        }
        longest.into_iter().for_each(found);
    }

    /// The address around a sign.
    #[inline(never)]
    fn mail_at(&self, text: &[u8], sign: usize) -> Option<Found> {
        let floor = sign.saturating_sub(64);
        let first = sign - text[floor..sign].iter().rev().take_while(|&&byte| normal::is_local(byte)).count();
        let mut last = run_end(&text[..text.len().min(sign + 1 + LONGEST_MAIL - 2)], sign + 1, normal::is_domain);
        // An address ends before the point of its sentence; `=`, quotes and marks of Markdown may stand before it.
        let marks = |byte: u8| !byte.is_ascii_alphanumeric() && byte.is_ascii() && !matches!(byte, b'.' | b'+' | b'-' | b'_');
        let leading = text[first..sign].iter().take_while(|&&byte| matches!(byte, b'.' | b'-' | b'_')).count();
        let starts = [first, first + leading].into_iter().take(1 + usize::from(leading > 0));
        let starts = starts.chain((first..sign).filter(|&at| marks(text[at])).map(|at| at + 1)).take(MAIL_STARTS);
        for _ in 0..MAIL_ENDS {
            while last > sign + 1 && matches!(text[last - 1], b'.' | b'-') {
                last -= 1;
            }
            for start in starts.clone().filter(|&start| start < sign && last - start <= LONGEST_MAIL) {
                let mut mail = [0; LONGEST_MAIL];
                let mail = &mut mail[..last - start];
                mail.copy_from_slice(&text[start..last]);
                // As `str::to_ascii_lowercase` did when it was put in.
                mail.make_ascii_lowercase();
                if let Some(&(_, entity)) = self.mails.iter().find(|(slot, _)| self.index.may_have(hash_of_bytes(&self.hashes, *slot, mail))) {
                    return Some(Found { entity, start, end: last });
                }
            }
            // `jane@example.com.Please call`
            last = sign + 1 + memchr::memrchr(b'.', &text[sign + 1..last])?;
        }
        None
    }
}

/// Whether a hyphen joins another name to what stands there: both begin with a capital.
fn joins_names(text: &[u8], start: usize, end: usize) -> bool {
    if text.get(end) == Some(&b'-') && normal::is_capital(text, end + 1) {
        return true;
    }
    let Some(hyphen) = start.checked_sub(1).filter(|&at| text[at] == b'-' && normal::is_capital(text, start)) else { return false };
    is_capital_word_before(text, hyphen)
}

/// Whether what stands there is the second name of somebody else: `Sherri Lucas-Luna` is no Lucas Luna.
fn is_double_name(text: &[u8], start: usize, end: usize) -> bool {
    let name = &text[start..end];
    let behind_a_space = start.checked_sub(1).filter(|&at| text[at] == b' ');
    name.contains(&b'-') && !name.contains(&b' ') && normal::is_capital(text, start) && behind_a_space.is_some_and(|space| is_capital_word_before(text, space))
}

fn is_capital_word_before(text: &[u8], end: usize) -> bool {
    let is_word = |byte: &&u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let length = text[..end].iter().rev().take(normal::LONGEST_WORD).take_while(is_word).count();
    length > 0 && normal::is_capital(text, end - length)
}

/// Where a run of bytes ends that starts at a position.
fn run_end(text: &[u8], at: usize, is_part: impl Fn(u8) -> bool) -> usize {
    at + text.get(at..).unwrap_or_default().iter().take(2 * LONGEST_MAIL).take_while(|&&byte| is_part(byte)).count()
}

/// Where the next part of a number or code starts.
fn code_behind(text: &[u8], end: usize, is_part: impl Fn(u8) -> bool) -> Option<usize> {
    let next = (end + 1..=end + 2).find(|&at| text.get(at).is_some_and(|&byte| is_part(byte)))?;
    normal::is_code_gap(&text[end..next]).then_some(next)
}

const HIGH: u64 = 0x8080_8080_8080_8080;
const LOW: u64 = 0x0101_0101_0101_0101;
const LOWER: u64 = 0x20 * LOW;

/// Eight bytes of the text, those behind its end 0.
#[inline(always)]
fn load(text: &[u8], at: usize) -> u64 {
    match text.get(at..).and_then(|rest| rest.first_chunk()) {
        Some(&bytes) => u64::from_le_bytes(bytes),
        None => text.get(at..).unwrap_or_default().iter().rev().fold(0, |bytes, &byte| bytes << 8 | u64::from(byte)),
    }
}

/// A bit for each of eight bytes that is a letter or a digit of ASCII.
#[inline(always)]
fn parts_of_eight(eight: u64) -> u64 {
    let low = eight & !HIGH;
    let lower = low | LOWER;
    let letters = (lower + (0x80 - b'a' as u64) * LOW) & !(lower + (0x7F - b'z' as u64) * LOW);
    let digits = (low + (0x80 - b'0' as u64) * LOW) & !(low + (0x7F - b'9' as u64) * LOW);
    gather((letters | digits) & !eight & HIGH)
}

/// The highest bits of eight bytes, together.
#[inline(always)]
fn gather(high: u64) -> u64 {
    (high >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// A bit for each byte that is a letter or a digit of ASCII, and for each that is none of ASCII.
#[inline(always)]
fn masks(block: &[u8; 64]) -> (u64, u64) {
    let (mut parts, mut high) = (0, 0);
    for (place, eight) in block.as_chunks::<8>().0.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        parts |= parts_of_eight(eight) << (8 * place);
        high |= gather(eight & HIGH) << (8 * place);
    }
    (parts, high)
}
