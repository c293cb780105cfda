//! What a number is made of: groups of digits and letters, and what joins them. Most numbers of a shop (prices, versions,
//! articles, dates) have an outline that no verifier takes, or takes without a word beside it: they end here, in some hundred
//! instructions. What an outline may be is worked out once and kept.
//!
//! It only ever says "nothing": whatever it lets through is looked at by the verifiers as if this file were not.

use std::ops::Range;

use super::arch::near::{self, SIDE, Wide};
use super::{bracket_before, is_alnum, is_named_value};
use crate::checksum::luhn;
use crate::detect::word_filter::WordFilter;
use crate::detect::{card, geo, hints, identity, phone};

/// Letters and digits, and bytes with what joins them, of a number whose outline is looked at.
const LETTERS: u32 = 24;
const LONGEST: usize = 30;

/// Letters of a word before a number that may be a part of it: `GB 123 4567 89`.
const SHORT_WORD: usize = 4;

/// What a number with an outline may be.
type Kinds = u16;
/// Anything: the verifiers have to look.
const ANY: Kinds = 1;
/// An identifier beside a word; one that ends before the outline does.
const NAMED: Kinds = 1 << 1;
const INNER: Kinds = 1 << 2;
/// An identifier without a word, if its check fits.
const ALONE: Kinds = 1 << 3;
/// A telephone number beside a word; one by its form; one that starts with the prefix of another country.
const PHONE: Kinds = 1 << 4;
const FORM: Kinds = 1 << 5;
const ZERO: Kinds = 1 << 6;
/// A card, if scheme and check fit.
const CARD: Kinds = 1 << 7;
/// It ends with seven digits, as does the birth date of a machine-readable zone, or is both of its dates and the sex between.
const SEVEN: Kinds = 1 << 8;
/// Digits and points alone: a decimal, a version.
const DOTTED: Kinds = 1 << 9;
/// One of those, with as many decimals as a place on earth.
const FINE: Kinds = 1 << 10;
/// Eight digits or twelve of a card may be left of it, that goes on in the next line.
const CUT_CARD: Kinds = 1 << 11;
/// In the table: worked out.
const KNOWN: Kinds = 1 << 15;

/// What else an outline is told by, beside its digits, letters and joins: it is the value of a name; a word and a slash stand
/// before it; a count in brackets stands behind it; it ends where a word is joined on.
const VALUE: u64 = 1 << 63;
const COUNTED: u64 = 1 << 62;
const PRODUCT: u64 = 1 << 31;
const CUT: u64 = 1 << 30;

/// Outlines that came, as a power of two.
const SLOTS: u32 = 9;

/// What the outlines that came may be.
pub(super) struct Outlines {
    slots: Box<[Slot; 1 << SLOTS]>,
    /// Nothing ends here: for comparison.
    #[cfg(test)]
    pub off: bool,
}

#[derive(Clone, Copy, Default)]
struct Slot {
    key: (u64, u64),
    kinds: Kinds,
}

impl Default for Outlines {
    fn default() -> Outlines {
        Outlines {
            slots: Box::new([Slot::default(); 1 << SLOTS]),
            #[cfg(test)]
            off: false,
        }
    }
}

/// What may stand before a number, and behind it, so that nothing of it is there.
static EDGES: [u8; 256] = {
    let mut table = [0; 256];
    let before = b"\"'>=:,;[{}|\n\t?&!<#$";
    let behind = b"\"'<>,;]}{|\n\t=:?!";
    let mut at = 0;
    while at < before.len() {
        table[before[at] as usize] |= BEFORE;
        at += 1;
    }
    at = 0;
    while at < behind.len() {
        table[behind[at] as usize] |= BEHIND;
        at += 1;
    }
    table
};
const BEFORE: u8 = 1;
const BEHIND: u8 = 2;

impl Outlines {
    /// Where the number around the digit at `at` ends, if it is nothing. Reads 24 bytes to each side, and the words around.
    /// Numbers and long words were looked at up to `number_seen` and `token_seen`.
    #[inline]
    pub fn end_of_nothing(&mut self, text: &[u8], at: usize, number_seen: usize, token_seen: usize) -> Option<usize> {
        #[cfg(test)]
        if self.off {
            return None;
        }
        let from = at.checked_sub(SIDE)?;
        let bytes: &[u8; 2 * SIDE] = text.get(from..)?.first_chunk()?;
        let Wide { digit, letter, join, low, high } = near::wide(bytes);
        let alnum = digit | letter;
        // Back over its groups. Where a group goes on before the window, the window's first byte is taken for a join's.
        let starts = alnum & !(alnum << 1);
        let start_of = |end: usize| (starts & ((1 << end) - 1)).checked_ilog2().map_or(0, |start| start as usize);
        let mut start = start_of(SIDE + 1);
        let (mut short_word, mut long_word) = (false, false);
        loop {
            if start < 2 {
                return None;
            }
            if join >> (start - 1) & 1 == 0 || alnum >> (start - 2) & 1 == 0 {
                break;
            }
            let end = start - 1;
            let group = start_of(end);
            if digit >> (end - 1) & 1 == 0 {
                short_word = end - group <= SHORT_WORD && group > 0;
                long_word = !short_word;
                start = if short_word { group } else { start };
                break;
            }
            start = group;
        }
        // On over those behind.
        let mut end = SIDE + (!(alnum >> SIDE)).trailing_zeros() as usize;
        let mut word_behind = false;
        while join >> end & 1 != 0 && alnum >> (end + 1) & 1 != 0 {
            if digit >> (end + 1) & 1 == 0 {
                word_behind = true;
                break;
            }
            end += 1 + (!(alnum >> (end + 1))).trailing_zeros() as usize;
        }
        if end + 2 > 2 * SIDE {
            return None;
        }
        let length = end - start;
        let mask = (1 << length) - 1;
        let alnum = alnum >> start & mask;
        if length > LETTERS as usize && (length > LONGEST || alnum.count_ones() > LETTERS) {
            return None;
        }
        let (before, behind) = (bytes[start - 1], bytes[end]);
        let digits = digit >> start & mask;
        let has_word = short_word || long_word;
        // In a long word it depends on what that is.
        let joined = || {
            let token = digit | letter | join & low & !high;
            (!(token >> SIDE)).trailing_zeros() + ((!token) << (64 - SIDE)).leading_zeros() >= 14
        };
        let may_be_long = length >= 14 && digits != alnum && joined() || has_word && matches!(before, b'-' | b'_');
        if may_be_long && at >= token_seen || from + start < number_seen {
            return None;
        }
        let fits_before = match before {
            b'\\' => false,
            _ if has_word => true,
            b' ' if matches!(bytes[start - 2], b' ' | b'/' | b'-' | b'.' | b'\\' | 0x80..) => false,
            b'-' if !matches!(bytes[start - 2], b' ' | b'"' | b':' | b',') => false,
            b' ' | b'-' => bracket_before(text, from + start).is_none(),
            _ => EDGES[usize::from(before)] & BEFORE != 0,
        };
        let counted = behind == b' ' && bytes[end + 1] == b'(';
        let fits_behind = word_behind
            || EDGES[usize::from(behind)] & BEHIND != 0
            || behind == b' ' && (counted && is_count(&bytes[end + 2..]) || matches!(bytes[end + 1], b'"' | b'<' | b'[' | b'{' | b'|'));
        if !fits_before || !fits_behind {
            return None;
        }
        // A join is told by its lowest two bits.
        let joins = mask & !alnum;
        let named = is_named_value(text, from + start);
        // Behind a space in a value another number may start.
        if named && joins & !(low >> start) & !(high >> start) != 0 {
            return None;
        }
        let key = (
            digits | alnum << 32,
            low >> start & joins
                | (high >> start & joins) << 32
                | if named { VALUE } else { 0 }
                | if counted { COUNTED } else { 0 }
                | if long_word && before == b'/' { PRODUCT } else { 0 }
                | if word_behind && behind != b' ' { CUT } else { 0 },
        );
        let slot = &mut self.slots[((key.0 ^ key.1.rotate_left(23)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - SLOTS)) as usize];
        if slot.kinds & KNOWN == 0 || slot.key != key {
            *slot = Slot { key, kinds: KNOWN | kinds(&bytes[start..end], key.1) };
        }
        let kinds = slot.kinds;
        let number = &bytes[start..end];
        let is_other = kinds & ANY != 0
            || kinds & CARD != 0 && card::may_start(number, length) && luhn(number)
            || kinds & ZERO != 0 && matches!(number, [b'0', b'0', ..] | [b'0', b'1', b'0' | b'1', ..])
            || kinds & FORM != 0 && may_be_form(number)
            || kinds & (SEVEN | CUT_CARD) != 0
                && (kinds & SEVEN != 0 && behind == b'<' || kinds & CUT_CARD != 0 && behind == b'\n' && bytes[end + 1].is_ascii_digit())
            || kinds & DOTTED != 0 && may_be_pair(bytes, start, behind, long_word)
            || kinds & FINE != 0 && may_be_place(text, from + start, behind, bytes[end + 1])
            || kinds & ALONE != 0 && identity::passes_alone(number)
            || kinds & (NAMED | PHONE) != 0
                && (!named || hints::may_tell(text, from + start))
                && may_be_named(text, from + start..from + end, (kinds, digits != alnum, behind));
        if is_other {
            return None;
        }
        let end = from + end;
        // A value is one thing, whatever is joined on.
        let rest = if named && word_behind && behind != b' ' {
            text[end..].iter().take(2 * LETTERS as usize).take_while(|&&byte| is_alnum(byte) || matches!(byte, b'-' | b'.' | b'/')).count()
        } else {
            0
        };
        Some(end + rest)
    }
}

/// Whether the words around may name one of the kinds: those before it, in it, and behind it as far as it goes on there.
#[inline(never)]
fn may_be_named(text: &[u8], number: Range<usize>, (kinds, has_letters, behind): (Kinds, bool, u8)) -> bool {
    let filter = hints::filter(kinds & NAMED != 0, kinds & PHONE != 0);
    let from = if kinds & NAMED != 0 { hints::name_end(text, number.start).saturating_sub(hints::BEFORE) } else { number.start.saturating_sub(phone::WINDOW) };
    if has_word(filter, text, from, if has_letters { number.end } else { number.start }) {
        return true;
    }
    // What stands behind a quote or a bracket is about something else.
    let ends = matches!(behind, b'<' | b'{' | b'}' | b';') || kinds & INNER == 0 && matches!(behind, b'"' | b'\'');
    let look_behind = kinds & NAMED != 0 && !ends || kinds & PHONE != 0 && behind == b' ';
    look_behind && has_word(filter, text, number.end, text.len().min(number.end + hints::BEHIND))
}

/// [`WordFilter::may_stand_in`], 64 bytes a step.
fn has_word(filter: &WordFilter, text: &[u8], from: usize, to: usize) -> bool {
    let (mut at, mut parts) = (from, 0);
    loop {
        let end = to.min(at + 64);
        let Some(bytes) = text.get(at..).and_then(|rest| rest.first_chunk()) else { return filter.may_stand_in(text, at, to) };
        let (mut letters, high) = near::letters(bytes);
        let mask = u64::MAX >> (64 - (end - at).clamp(1, 64));
        letters &= mask;
        if high & mask != 0 {
            return true;
        }
        let mut next = end;
        if end < to && letters != u64::MAX {
            // A word that goes on behind the step is looked at there.
            let cut = letters.leading_ones();
            letters &= u64::MAX >> cut;
            next = end - cut as usize;
        }
        if filter.has_word(text, at, letters, &mut parts) {
            return true;
        }
        if end == to {
            return false;
        }
        at = next;
    }
}

/// Whether a count and a word stand behind an opening bracket: `(122 reviews)`.
fn is_count(behind: &[u8]) -> bool {
    let digits = behind.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
    (1..=3).contains(&digits) && matches!(behind[digits..], [b' ', letter, ..] if letter.is_ascii_alphabetic())
}

/// Whether a decimal alone may be a latitude or a longitude.
fn may_be_place(text: &[u8], start: usize, behind: u8, next: u8) -> bool {
    let alone = matches!(text[start - 1], b'"' | b'\'' | b'=' | b':' | b'>' | b'\n')
        && (matches!(behind, b'"' | b'<' | b'\n' | b'}') || behind == b' ' && (next.is_ascii_lowercase() || next == b'"'));
    !alone || geo::may_be_named(text, start)
}

/// Whether a form of a country may begin with the first group and its first digit.
fn may_be_form(number: &[u8]) -> bool {
    let run = number.iter().take_while(|byte| byte.is_ascii_digit()).count();
    match number[0] {
        b'0' => true,
        b'1' | b'8' => run == 1,
        _ => run == 3,
    }
}

/// Whether a decimal may be one of a pair, `52.5, 13.4`.
fn may_be_pair(bytes: &[u8; 2 * SIDE], start: usize, behind: u8, long_word: bool) -> bool {
    behind == b',' || bytes[start - 1] == b',' || !long_word && matches!(bytes[start - 1], b' ' | b'-') && matches!(bytes[start - 2], b',' | b' ')
}

/// One group of letters and digits.
#[derive(Clone, Copy, Default)]
struct Group {
    start: usize,
    length: usize,
    /// Digits it begins with.
    digits: usize,
    /// It ends in a digit.
    ends_in_digit: bool,
    /// What stands before it, 0 for the first.
    join: u8,
}

impl Group {
    fn is_digits(&self) -> bool {
        self.digits == self.length
    }
}

/// What a number with this outline may be. Asks what each byte is, but never which digit or letter.
#[cold]
fn kinds(number: &[u8], context: u64) -> Kinds {
    let (mut groups, mut count, mut at) = ([Group::default(); LONGEST], 0, 0);
    for part in number.split(|byte| !byte.is_ascii_alphanumeric()) {
        let digits = part.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let ends_in_digit = part.last().is_some_and(u8::is_ascii_digit);
        let join = if at > 0 { number[at - 1] } else { 0 };
        groups[count] = Group { start: at, length: part.len(), digits, ends_in_digit, join };
        at += part.len() + 1;
        count += 1;
    }
    let groups = &groups[..count];
    // A word in front is no part of a decimal or a version.
    let (word, rest) = if groups[0].ends_in_digit { (0, groups) } else { (1, &groups[1..]) };
    // `Chrome/140.0.0.0`
    let product = context & PRODUCT != 0 || word == 1 && rest.first().is_some_and(|group| group.join == b'/');
    if let [_, behind @ ..] = rest
        && !behind.is_empty()
        && context & CUT == 0
        && rest.iter().all(Group::is_digits)
        && behind.iter().all(|group| group.join == b'.')
        && (behind.len() == 1 || behind.len() == 2 && rest.iter().map(|group| group.digits).sum::<usize>() < 8 || product)
    {
        return match () {
            () if (product || behind.len() > 1) && behind.iter().any(|group| group.length >= 4) || product && context & COUNTED != 0 => ANY,
            () => {
                let fine = if behind[0].length >= 4 { FINE } else { 0 };
                DOTTED | fine | if !product && number.len() - rest[0].start >= 8 { PHONE } else { 0 }
            }
        };
    }
    // Of a value only the first group starts anything.
    let starts = if context & VALUE != 0 { 1 } else { count };
    let digits: usize = groups.iter().map(|group| group.digits).sum();
    let counted = match context & COUNTED {
        0 => 0,
        _ if digits <= 4 => PHONE,
        _ => ANY,
    };
    (0..starts).fold(counted, |kinds, index| kinds | kinds_at(number, groups, index))
}

/// What may start with a group.
fn kinds_at(number: &[u8], groups: &[Group], index: usize) -> Kinds {
    let (group, behind) = (groups[index], &groups[index + 1..]);
    let is_first = index == 0;
    let behind_digit = !is_first && groups[index - 1].ends_in_digit;
    let dotted = |group: &Group| group.join == b'.' && (1..=3).contains(&group.digits);
    let is_card_or_address = match group.digits {
        // `card4111111111111111`
        0 => {
            let letters = number[group.start..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            group.length >= letters + 12
        }
        12.. if group.is_digits() => groups.len() > 1,
        12.. => true,
        4 if group.is_digits() => {
            behind.first().is_some_and(|next| next.digits >= 4) && group.digits + behind.iter().map(|group| group.digits).sum::<usize>() >= 12
        }
        3 if group.is_digits() && matches!(behind, [two, four, ..] if two.join == b'-' && two.digits == 2 && four.join == b'-' && four.digits == 4) => true,
        1..=3 if group.is_digits() => matches!(behind, [b, c, d, ..] if dotted(b) && dotted(c) && dotted(d)),
        _ => false,
    };
    // A card in groups of somebody's own.
    let in_own_groups = || {
        let mut sums = behind.iter().take_while(|group| group.is_digits()).scan(group.digits, |sum, group| {
            *sum += group.digits;
            Some(*sum)
        });
        group.is_digits() && matches!(group.digits, 2 | 5 | 6 | 8) && sums.any(|sum| matches!(sum, 15 | 16))
    };
    if is_card_or_address || in_own_groups() {
        return ANY;
    }
    let mut kinds = 0;
    if group.is_digits() && groups.len() == 1 && (12..=19).contains(&group.digits) {
        kinds |= CARD;
    }
    let rest: usize = behind.iter().map(|group| group.digits).sum();
    if matches!(group.digits, 4 | 6 | 8 | 2 | 5) && matches!(group.digits + rest, 8 | 12) && behind.iter().all(Group::is_digits) {
        kinds |= CUT_CARD;
    }
    if group.digits == 7 && (group.is_digits() || group.length == 15) && behind.is_empty() {
        kinds |= SEVEN;
    }
    if group.digits > 0 {
        let more = behind.iter().take_while(|group| group.is_digits()).map(|group| group.digits).sum::<usize>();
        let last = behind.iter().find(|group| !group.is_digits()).map_or(0, |group| group.digits);
        let digits = if group.is_digits() { group.digits + more + last } else { group.digits };
        let may_begin = is_first || group.join == b' ' || !behind_digit && group.join == b'.';
        let is_price = matches!(behind, [cents] if cents.join == b'.' && cents.length == 2 && cents.is_digits());
        if may_begin && digits >= 6 && group.digits <= 14 && (group.is_digits() || group.digits >= 6) && !is_price {
            kinds |= PHONE;
        }
        if digits >= 9 && !behind.is_empty() && group.digits <= 5 && !behind_digit {
            kinds |= if is_first { FORM } else { ANY };
        }
        if digits >= 9 && (is_first || group.join == b'/' || group.join == b' ' && !behind_digit) {
            kinds |= if is_first { ZERO } else { ANY };
        }
    }
    if is_first || group.join == b' ' || !behind_digit {
        let ends = identity::outline(&number[group.start..]);
        kinds |= if ends.worded { NAMED } else { 0 } | if ends.inner { INNER } else { 0 };
        if ends.open || ends.alone && groups.len() > 1 {
            kinds |= ANY;
        } else if ends.alone {
            kinds |= ALONE;
        }
    }
    kinds
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Memory, scan};
    use crate::detect::identity::IDENTIFIERS;
    use crate::entity::EntitySet;

    fn found(text: &str, memory: &mut Memory) -> Vec<(&'static str, usize, usize, bool)> {
        let mut out = Vec::new();
        scan(text.as_bytes(), &EntitySet::all(), memory, &mut out);
        out.iter().map(|found| (found.entity.name(), found.start, found.end, found.score >= 0.5)).filter(|found| found.3).collect()
    }

    /// What was met before, with outlines and without.
    struct Both {
        with: Memory,
        without: Memory,
    }

    impl Both {
        fn new() -> Both {
            let mut both = Both { with: Memory::default(), without: Memory::default() };
            both.without.names.outlines.off = true;
            both
        }

        /// The verifiers alone are the oracle: nothing that they find may end at its outline.
        fn assert_same(&mut self, text: &str) -> Result<(), TestCaseError> {
            prop_assert_eq!(found(text, &mut self.with), found(text, &mut self.without), "{}", text);
            Ok(())
        }
    }

    #[test]
    fn no_example_ends_at_its_outline() {
        let mut both = Both::new();
        let places = ["\"sku\":\"{}\"", "{} ", "<td>{}</td>", " {}, ", "x-{}/y", "\\n{}\\n", "\"value\":\"{}\"", "GB {} a", "{}-a"];
        for identifier in IDENTIFIERS {
            for (index, example) in identifier.examples.iter().chain(identifier.refused).enumerate() {
                let word = identifier.words[index % identifier.words.len()];
                for place in places {
                    for before in ["lorem ipsum dolor sit amet ", &format!("lorem ipsum dolor sit {word}: ")] {
                        let text = format!("{before}{} consectetur adipiscing elit sed do", place.replace("{}", example));
                        assert!(both.assert_same(&text).is_ok(), "{text}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_value_may_hold_a_number_behind_its_first_word() {
        let mut both = Both::new();
        for (value, entity) in [("card 6522.9965.0237.9907 expires: 09 / 34", "CREDIT_CARD"), ("tel 020 7946 0018", "PHONE_NUMBER")] {
            let text = format!("lorem ipsum dolor sit \"note\":\"{value}\",\"consectetur\":\"adipiscing\"");
            assert!(found(&text, &mut both.with).iter().any(|found| found.0 == entity), "{text}");
            assert!(both.assert_same(&text).is_ok(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_ends_at_its_outline_is_nothing(
            pieces in proptest::collection::vec(
                prop_oneof![
                    6 => "[0-9]{1,13}",
                    1 => "0[0-9]{1,4}",
                    1 => "(19|20)[0-9]{2}",
                    1 => "[A-Za-z]{1,8}",
                    1 => "[A-Z]{1,3}[0-9]{1,8}",
                    7 => "[ ./-]",
                    2 => prop_oneof![Just("\"".to_owned()), Just("\",\"id\":\"".to_owned()), Just("</td><td>".to_owned()), Just(", ".to_owned()), Just("  ".to_owned()), Just(" (".to_owned()), Just("\\n".to_owned()), Just("\u{a0}".to_owned()), Just("\"value\":\"".to_owned()), Just("=".to_owned()), Just(") ".to_owned()), Just("+".to_owned())],
                    2 => proptest::sample::select(&["Tel. ", "phone ", "pesel: ", "tax id ", "SSN ", "card ", "gps ", "order ", " (mobile)", "version ", "sort code ", "ip ", "2024-01-03 ", "2024-01-03 19:34 "][..]).prop_map(str::to_owned),
                ],
                1..14,
            ),
        ) {
            let text = format!("lorem ipsum dolor sit amet{}consectetur adipiscing elit", pieces.concat());
            Both::new().assert_same(&text)?;
        }
    }
}
