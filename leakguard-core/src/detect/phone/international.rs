//! International writing: `+49 30 123456`, `0049 30 123456`, `%2B4930123456`.

use super::longest;
use super::plan::{State, calling_code, has_trunk_zero, is_north_american, possible_lengths};
use super::words;
use super::writing::{Group, Mark, Writing, extension_end, is_amount, mark_at};
use crate::detect::Candidate;
use crate::detect::boundary::{ends_escape, is_alnum};
use crate::entity::Entity;

/// Digits of the shortest number, calling code included.
const SHORTEST: usize = 7;

/// The number whose `+` is at `plus`; `parted` says that something that was found ends there. Reads at most 400 bytes, as
/// a rule 30, and 40 before.
pub(crate) fn at_plus(text: &[u8], plus: usize, parted: bool) -> Option<Candidate> {
    if text.get(plus) != Some(&b'+') {
        return None;
    }
    if plus > 0 && !parted && (is_alnum(text[plus - 1]) || text[plus - 1] == b'+') && !ends_escape(text, plus) {
        return None;
    }
    let (end, score) = international(text, plus, plus + 1, false)?;
    // `(+49) 30 123456`: the bracket goes along.
    let opened = plus > 0 && text[plus - 1] == b'(' && text[plus..end].contains(&b')') && !text[plus..end].contains(&b'(');
    Some(Candidate::new(Entity::PhoneNumber, plus - usize::from(opened), end, score))
}

/// The number of a form or an address whose plus is written `%2B` at `percent`. Reads as many bytes as [`at_plus`].
pub(crate) fn at_encoded_plus(text: &[u8], percent: usize) -> Option<Candidate> {
    if !matches!(text.get(percent..), Some([b'%', b'2', b'B' | b'b', ..])) {
        return None;
    }
    let before = &text[percent.saturating_sub(3)..percent];
    let behind_escape = matches!(before, [b'%', high, low] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit());
    if before.last().is_some_and(|&byte| is_alnum(byte)) && !behind_escape && !ends_escape(text, percent) {
        return None;
    }
    let (end, score) = international(text, percent, percent + 3, true)?;
    Some(Candidate::new(Entity::PhoneNumber, percent, end, score))
}

/// The number that starts with `00` at `start`, which starts a word; behind a telephone word also with the prefixes of
/// other countries: `011`, `0011`, `010`. Written together it has the form of an article number (GTIN-14 with leading
/// zeros) and stays below the usual threshold without a word. Reads as many bytes as [`at_plus`].
pub(crate) fn at_double_zero(text: &[u8], start: usize) -> Option<Candidate> {
    let rest = text.get(start..)?;
    if !rest.starts_with(b"0") || start > 0 && matches!(text[start - 1], b'-' | b'.' | b',' | b'+' | b'_' | b'#') {
        return None;
    }
    if matches!(text[..start], [.., b'0'..=b'9', b' ']) {
        return None;
    }
    // Ten digits at least, and most words that begin so are no number: looked at before the words.
    let is_other = match rest {
        [b'0', b'0', b'1', b'1', ..] | [b'0', b'1', b'0' | b'1', ..] => true,
        [b'0', b'0', ..] => false,
        _ => return None,
    };
    if rest.iter().take(26).filter(|byte| byte.is_ascii_digit()).count() < 9 {
        return None;
    }
    let other_hinted = is_other && words::name_phone(text, start);
    let prefixes: &[&[u8]] = if other_hinted { &[b"0011", b"011", b"010", b"00"] } else { &[b"00"] };
    let (end, prefix) = prefixes.iter().filter(|prefix| rest.starts_with(prefix)).find_map(|prefix| {
        let number = start + prefix.len();
        let number = number + mark_at(text, number, false).map_or(0, |(mark, length)| if matches!(mark, Mark::Space | Mark::Dash) { length } else { 0 });
        // A drawing's path: `001.9 12 25 25`.
        let (end, _) = international(text, start, number, false)?;
        let written = &text[number..end];
        let mixed = written.contains(&b'.') && written.iter().any(|byte| matches!(byte, b' ' | b'-'));
        (!mixed).then_some((end, prefix.len()))
    })?;
    let together = text[start + prefix..end].iter().all(u8::is_ascii_digit);
    let score = match (together, other_hinted || !is_other && words::name_phone(text, start)) {
        (_, true) => 0.8,
        (true, false) => 0.4,
        (false, false) => 0.75,
    };
    Some(Candidate::new(Entity::PhoneNumber, start, end, score))
}

/// Where the number ends whose calling code begins at `from`, and its score: the longest whole groups of digits that are
/// a number of that country. `start` is where its writing begins.
fn international(text: &[u8], start: usize, from: usize, encoded: bool) -> Option<(usize, f32)> {
    let first = if encoded { mark_at(text, from, true).map_or(from, |(mark, length)| if mark == Mark::Space { from + length } else { from }) } else { from };
    let writing = Writing::read(text, first, encoded);
    let last = writing.groups().last()?;
    if is_amount(text, last.end) && !encoded {
        return None;
    }
    let (code, code_length) = calling_code(&writing.digits[..writing.count])?;
    let zero_alone = writing.groups().iter().any(|group| group.digits == code_length + 1 && group.end - group.start == 1);
    let lengths = international_lengths(&writing.digits[..writing.count], code, code_length, zero_alone);
    let fits = |group: &Group| group.digits >= SHORTEST && lengths >> group.digits & 1 == 1;
    let group = match longest(text, &writing, code_length, fits) {
        Some(group) => (group, 0.9),
        // Numbers of examples and of new ranges: beside a word the length is enough.
        None => {
            let possible = possible_lengths(code);
            let group = longest(text, &writing, code_length, |group| group.digits >= SHORTEST && possible >> (group.digits - code_length) & 1 == 1)?;
            if !words::right_before(text, start) && !words::right_behind(text, group.end) {
                return None;
            }
            (group, 0.6)
        }
    };
    let (group, score) = group;
    // `+52.520008` is a place on earth; a number written with one dot is longer (EPP, RFC 5733).
    let written = &writing.groups()[..writing.groups().iter().take_while(|other| other.end <= group.end).count()];
    // Digits one by one are a list.
    if written.iter().filter(|group| group.end - group.start == 1).count() > 3 {
        return None;
    }
    if let [_, fraction] = written
        && fraction.marks == Mark::Dot as u8
        && group.digits - code_length < 9
    {
        return None;
    }
    Some((extension_end(text, group.end), score))
}

/// After how many digits a number of that country may end, calling code included. A trunk prefix may stand between,
/// though nobody dials it there: `+49 (0)30`, `+49 030`.
fn international_lengths(digits: &[u8], code: u16, code_length: usize, zero_alone: bool) -> u32 {
    let Some(state) = State::behind_code(code) else { return 0 };
    let national = &digits[code_length..];
    let mut lengths = state.valid_lengths(national);
    if let [b'0', rest @ ..] = national
        && (zero_alone || has_trunk_zero(code))
    {
        lengths |= state.valid_lengths(rest) << 1;
    }
    // Until 2019 a mobile number had a 1 there: `+52 1 55 …`.
    if let (52, [b'1', rest @ ..]) = (code, national) {
        lengths |= state.valid_lengths(rest) << 1;
    }
    if code == 1 && national.get(..10).is_some_and(is_north_american) {
        lengths |= 1 << 10;
    }
    lengths << code_length
}
