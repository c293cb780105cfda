//! PHONE_NUMBER: international writing (`+` or `00`, a calling code, a number of that country's plan), and national
//! writing beside a word or in a form that no other number has.
//!
//! Sources: ITU-T E.164, RFC 3966 (`tel:`), and the numbering plans as libphonenumber's metadata keeps them.

mod forms;
mod plan;
mod regions;
mod words;
mod writing;

use super::Candidate;
use super::boundary::{ends_escape, is_alnum};
use super::proximity::Hint;
use crate::entity::Entity;
pub(crate) use plan::Regions;
use plan::{State, calling_code, has_trunk_zero, is_north_american, possible_lengths};
pub(crate) use words::WORDS;
use writing::{Group, Mark, Writing, extension_end, is_amount, is_date, is_year, mark_at};

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
    if before.last().is_some_and(|&byte| is_alnum(byte)) && !behind_escape {
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
    let hinted = words::before(text, start) == Hint::For;
    let prefixes: &[&[u8]] = if hinted { &[b"0011", b"011", b"010", b"00"] } else { &[b"00"] };
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
    let score = match (together, hinted) {
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
        // Numbers of examples and of new ranges: behind a word the length is enough.
        None if words::right_before(text, start) => {
            let possible = possible_lengths(code);
            (longest(text, &writing, code_length, |group| group.digits >= SHORTEST && possible >> (group.digits - code_length) & 1 == 1)?, 0.6)
        }
        None => return None,
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
    if code == 1 && national.get(..10).is_some_and(is_north_american) {
        lengths |= 1 << 10;
    }
    lengths << code_length
}

/// The last group with which a number ends: the longest one that fits, but for what rather stands behind a number (a year,
/// a date, a time, the next number).
fn longest<'w>(text: &[u8], writing: &'w Writing, code_length: usize, fits: impl Fn(&Group) -> bool) -> Option<&'w Group> {
    /// National digits of nearly all numbers of the plans without a fixed length.
    const USUAL: usize = 11;
    // Inside of a country a trunk prefix counts too.
    let usual = USUAL + usize::from(code_length == 0);
    const ENOUGH: usize = 7;
    let mut found: Option<&Group> = None;
    for (index, group) in writing.groups().iter().enumerate() {
        let spaced = group.marks & Mark::Space as u8 != 0;
        if index > 0 && spaced && is_date(text, group.start) {
            break;
        }
        if !fits(group) || !ends_word(text, group.end) {
            continue;
        }
        if let Some(before) = found.filter(|before| spaced && before.digits - code_length >= ENOUGH) {
            let own = &writing.digits[before.digits..group.digits];
            let is_next = group.digits - code_length > usual || before.digits - code_length > ENOUGH && own.len() == 4 && is_year(own);
            if is_next {
                break;
            }
        }
        found = Some(group);
    }
    found
}

/// Whether a number can end at the position: no letter behind it but those of an extension, no time of the day.
fn ends_word(text: &[u8], end: usize) -> bool {
    match text.get(end..) {
        Some([byte, ..]) if is_alnum(*byte) => extension_end(text, end) > end,
        Some([b':' | b'_' | b'@', byte, ..]) => !is_alnum(*byte),
        Some([b'.', byte, ..]) => !byte.is_ascii_digit(),
        _ => true,
    }
}

/// The number in national writing that begins with the digit or the opening bracket at `start` and is valid in one of the
/// regions. `hinted` says that a telephone word ([`WORDS`]) stands close before it; without one only forms that are a
/// telephone number's alone count. The score is below 0.5 for what may be another number. Reads at most 400 bytes, as a
/// rule 20, and 40 before.
pub(crate) fn national(text: &[u8], start: usize, regions: Regions, hinted: bool) -> Option<Candidate> {
    let first = *text.get(start)?;
    if !(first.is_ascii_digit() || first == b'(') || !begins_word(text, start) {
        return None;
    }
    let found = if hinted { beside_word(text, start, regions) } else { None };
    let (end, score) = match found {
        Some(found) => found,
        None => by_form(text, start, regions)?,
    };
    Some(Candidate::new(Entity::PhoneNumber, start, extension_end(text, end), score))
}

/// The number in national writing at `start`, which begins a run of digits or is an opening bracket: looks for a word
/// itself, and only where enough digits stand. What the pass calls at every number; most are refused after a few bytes.
pub(crate) fn at_digit(text: &[u8], start: usize, regions: Regions) -> Option<Candidate> {
    let from = start + usize::from(text.get(start) == Some(&b'('));
    if !has_digits(text, from, 6) {
        return None;
    }
    national(text, start, regions, is_hinted(text, start))
}

/// Whether so many digits stand at the position, with at most three bytes between two of them.
fn has_digits(text: &[u8], from: usize, wanted: usize) -> bool {
    let (mut digits, mut gap) = (0, 0);
    for &byte in text.get(from..).unwrap_or_default().iter().take(wanted * 3) {
        if byte.is_ascii_digit() {
            (digits, gap) = (digits + 1, 0);
            if digits == wanted {
                return true;
            }
        } else if is_alnum(byte) || gap == 3 || matches!(byte, b',' | b':' | b'"' | b'<' | b'\n') {
            return false;
        } else {
            gap += 1;
        }
    }
    false
}

/// Whether the nearest word before the position that names any number is a telephone word. Reads 40 bytes.
pub(crate) fn is_hinted(text: &[u8], start: usize) -> bool {
    words::before(text, start) == Hint::For
}

/// Whether a national number can begin at the position: no word, sign or fraction goes on there.
fn begins_word(text: &[u8], start: usize) -> bool {
    if start == 0 || ends_escape(text, start) {
        return true;
    }
    match &text[..start] {
        [.., b'0'..=b'9', b'.' | b',' | b'/' | b':'] => false,
        [.., b'.'] => start > 1 && text[start - 2].is_ascii_alphabetic(),
        [.., byte] => {
            !(is_alnum(*byte) || matches!(byte, b'-' | b'/' | b'_' | b'#' | b'@' | b'+' | b'\\' | b'[' | b'$' | b'%' | b'&' | b'~' | b'^' | b'*' | b')'))
        }
        [] => true,
    }
}

/// A number with one of the forms of its own, alone in its line or sentence.
fn by_form(text: &[u8], start: usize, regions: Regions) -> Option<(usize, f32)> {
    if matches!(text[..start], [.., b'0'..=b'9', b' ' | b'.' | b'-'] | [.., b'=']) {
        return None;
    }
    let (end, score) = forms::at(text, start, |code| regions.dials(code)).or_else(|| bracketed(text, start, regions))?;
    let goes_on = match text.get(end..) {
        Some([b' ', rest @ ..]) => rest.first().is_some_and(u8::is_ascii_digit),
        Some([b'-' | b'.' | b'/' | b',' | b'_' | b'(' | b':' | b'@' | b'+' | b'=', rest @ ..]) => rest.first().is_some_and(|&byte| is_alnum(byte)),
        Some([0xC2, 0xA0, byte, ..]) => byte.is_ascii_digit(),
        Some([byte, ..]) => is_alnum(*byte) && extension_end(text, end) == end,
        _ => false,
    };
    // A dump of bytes: `ff 06 12 34 56 78 9a`.
    let is_pair = |pair: &[u8]| pair.iter().all(u8::is_ascii_hexdigit);
    let dumped = matches!(text.get(end..), Some([b' ', a, b, rest @ ..]) if is_pair(&[*a, *b]) && !rest.first().is_some_and(|&byte| is_alnum(byte)))
        || matches!(&text[..start], [.., a, b, b' '] if is_pair(&[*a, *b]) && !matches!(&text[..start - 3], [.., c] if is_alnum(*c)));
    if goes_on || dumped || is_amount(text, end) {
        return None;
    }
    let against = words::before(text, start) == Hint::Against;
    Some((end, if against { 0.3 } else { score }))
}

/// An area code with its trunk prefix in brackets: `(030) 901820`, `(02) 9876 5432`.
fn bracketed(text: &[u8], start: usize, regions: Regions) -> Option<(usize, f32)> {
    if !matches!(text.get(start..), Some([b'(', b'0', b'1'..=b'9', ..] | [b'(', b'0', b' ', b'1'..=b'9', ..])) {
        return None;
    }
    let writing = Writing::read(text, start, false);
    let close = writing.groups().iter().position(|group| group.marks & Mark::Close as u8 != 0)?;
    let area = writing.groups().get(close.checked_sub(1)?)?.digits;
    let last = writing.groups().last()?;
    let plain = writing.groups()[close..].iter().all(|group| group.end - group.start >= 2);
    let fits = (2..=6).contains(&area) && (5..=8).contains(&(last.digits - area)) && plain;
    (fits && is_known(&writing.digits[..last.digits], regions, Trunk::Needed)).then_some((last.end, 0.6))
}

/// How the trunk prefix of a national number may be missing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trunk {
    Needed,
    /// Written in groups beside a word: it may be missing everywhere.
    Optional,
    /// Written together: it may be missing where numbers have few lengths, else article numbers would be numbers too.
    Customary,
}

/// Whether the digits are a number of one of the regions, in national writing.
fn is_known(digits: &[u8], regions: Regions, trunk: Trunk) -> bool {
    regions.iter().any(|region| {
        if region.code == 1 {
            return is_north_american(digits) || digits.strip_prefix(b"1").is_some_and(is_north_american);
        }
        let dialled = if region.prefix.is_empty() { None } else { digits.strip_prefix(region.prefix) };
        if dialled.is_some_and(|number| forms::is_valid(region.code, number)) {
            return true;
        }
        if region.code == 54 && is_argentine_mobile(digits) {
            return true;
        }
        let may_lack = match trunk {
            _ if region.prefix.is_empty() => true,
            Trunk::Needed => false,
            Trunk::Optional => digits.len() >= 8,
            Trunk::Customary => digits.len() >= 8 && region.lengths.count_ones() <= 4,
        };
        may_lack && forms::is_valid(region.code, digits)
    })
}

/// `011 15-2345-6789`: inside of Argentina a mobile number has a 15 behind its area, abroad a 9 before it.
fn is_argentine_mobile(digits: &[u8]) -> bool {
    let Some(number @ [_, _, _, _, _, _, _, _, _, _, _, _]) = digits.strip_prefix(b"0") else { return false };
    (2..=4).filter(|&area| number[area..].starts_with(b"15")).any(|area| {
        let mut abroad = [b'9'; 11];
        abroad[1..=area].copy_from_slice(&number[..area]);
        abroad[1 + area..].copy_from_slice(&number[area + 2..]);
        forms::is_valid(54, &abroad)
    })
}

/// A number close behind a telephone word, in any grouping.
fn beside_word(text: &[u8], start: usize, regions: Regions) -> Option<(usize, f32)> {
    if is_date(text, start) || words::before(text, start) == Hint::Against {
        return None;
    }
    let writing = Writing::read(text, start, false);
    let last = writing.groups().last()?;
    if is_amount(text, last.end) {
        return None;
    }
    let lone_zero = writing.groups()[0].digits == 1 && writing.digits[0] == b'0';
    let strong = writing.digits[0] == b'0' || text[start] == b'(';
    let fits = |group: &Group| {
        let digits = writing.up_to(group);
        if digits.len() < if lone_zero { 9 } else { 6 + usize::from(strong) } {
            return false;
        }
        let groups = &writing.groups()[..writing.groups().iter().take_while(|other| other.end <= group.end).count()];
        let trunk = if groups.len() > 1 { Trunk::Optional } else { Trunk::Customary };
        is_grouped(&writing, groups, strong) && !is_uniform(digits) && (is_known(digits, regions, trunk) || is_without_plus(digits, groups.len() > 1))
    };
    let local = || local_north_american(&writing, regions);
    if is_fraction_or_address(&writing) {
        return None;
    }
    let group = longest(text, &writing, 0, fits).or_else(local)?;
    let digits = writing.up_to(group);
    let score = match group.end - start > digits.len() {
        _ if strong => 0.75,
        // A date without separators, a moment in seconds.
        false if is_compact_date(digits) || matches!(digits, [b'1', b'0' | b'4'..=b'9', ..] if digits.len() == 10) => return None,
        grouped => {
            let close = words::right_before(text, start);
            match (close, grouped) {
                (true, true) => 0.7,
                (true, false) => 0.6,
                (false, _) => 0.4,
            }
        }
    };
    Some((group.end, score))
}

/// `44 20 7946 0018`: an international number that has lost its plus. Written together it must not be an article number.
fn is_without_plus(digits: &[u8], grouped: bool) -> bool {
    let valid = State::BEGIN.valid_lengths(digits) >> digits.len() & 1 == 1;
    let weighted = |(at, digit): (usize, &u8)| u32::from(digit - b'0') * if at % 2 == 0 { 1 } else { 3 };
    let is_ean = digits.len() == 13 && digits.iter().enumerate().map(weighted).sum::<u32>() % 10 == 0;
    digits.len() >= 10 && valid && (grouped || !is_ean)
}

/// `0.123456789`, `192.168.178.12`
fn is_fraction_or_address(writing: &Writing) -> bool {
    let groups = writing.groups();
    let dotted = groups.len() > 1 && groups[1..].iter().all(|group| group.marks == Mark::Dot as u8);
    dotted && (groups[0].digits == 1 || groups.len() == 4 && groups.iter().all(|group| group.end - group.start <= 3))
}

/// `555-0199`, as one says inside of an area of North America.
fn local_north_american<'w>(writing: &'w Writing, regions: Regions) -> Option<&'w Group> {
    let [first, second, ..] = writing.groups() else { return None };
    let shaped = first.digits == 3 && second.digits == 7 && second.marks == Mark::Dash as u8 && matches!(writing.digits[0], b'2'..=b'9');
    (shaped && writing.groups().len() == 2 && regions.dials(1)).then_some(second)
}

/// Whether digits stand in groups as in a telephone number, not as in a list of measures or a span of years.
fn is_grouped(writing: &Writing, groups: &[Group], strong: bool) -> bool {
    let lone = groups.iter().skip(1).filter(|group| group.end - group.start == 1).count();
    let dots = groups.iter().filter(|group| group.marks & Mark::Dot as u8 != 0).count();
    let spaces = groups.iter().filter(|group| group.marks & Mark::Space as u8 != 0).count();
    let years = matches!(groups, [first, second] if first.digits == 4 && second.digits == 8) && is_year(&writing.digits[..4]) && is_year(&writing.digits[4..8]);
    lone <= 1 && (strong || !(dots > 0 && spaces > 0) && !years)
}

fn is_uniform(digits: &[u8]) -> bool {
    digits.windows(2).all(|pair| pair[0] == pair[1])
}

/// `20261121`, `21112026`.
fn is_compact_date(digits: &[u8]) -> bool {
    let two = |at: usize| (digits[at] - b'0') * 10 + (digits[at + 1] - b'0');
    digits.len() == 8
        && (is_year(&digits[..4]) && (1..=12).contains(&two(4)) && (1..=31).contains(&two(6))
            || is_year(&digits[4..]) && (1..=31).contains(&two(0)) && (1..=12).contains(&two(2)))
}

/// Whether the value of a field named as a telephone number can be one, in any writing.
pub(crate) fn in_field(value: &[u8]) -> bool {
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    digits >= 4 && value.len() <= 64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All that a pass would find.
    fn all(text: &str) -> Vec<&str> {
        let bytes = text.as_bytes();
        let (mut found, mut at) = (Vec::new(), 0);
        while at < bytes.len() {
            let candidate = match bytes[at] {
                b'+' => at_plus(bytes, at, false),
                b'%' => at_encoded_plus(bytes, at),
                b'(' => at_digit(bytes, at, Regions::SHOPS),
                b'0'..=b'9' if at == 0 || !is_alnum(bytes[at - 1]) || ends_escape(bytes, at) => {
                    at_double_zero(bytes, at).filter(|found| found.score >= 0.5).or_else(|| at_digit(bytes, at, Regions::SHOPS))
                }
                _ => None,
            };
            at = match candidate.filter(|candidate| candidate.score >= 0.5) {
                Some(candidate) => {
                    found.push(&text[candidate.start..candidate.end]);
                    candidate.end
                }
                None => at + 1 + bytes[at..].iter().skip(1).take_while(|byte| bytes[at].is_ascii_digit() && byte.is_ascii_digit()).count(),
            };
        }
        found
    }

    #[test]
    fn international_writings_are_found() {
        for number in [
            "+48 601 234 567",
            "+49 30 90182034",
            "+353 1 555 0199",
            "+1 (555) 229-3326",
            "+1 555 010 1234",
            "+44 20 7946 0958",
            "+34 912 345 678",
            "+33.1.99.00.12.34",
            "+1.2025550143",
            "+491715550199",
            "+49 (0) 30 123456",
            "+49 (0)30 123456",
            "+49(0)30/123456-0",
            "+49 030 123456",
            "+49-30-123456",
            "+1-202-555-0143",
            "+31 20 555 0123",
            "+49/30/901820",
            "+49 30 – 123456",
            "+49\u{a0}30\u{202f}901820",
            "+39 06 1234 5678",
            "+86 138 0013 8000",
            "+55 (11) 91234-5678",
            "+247 62889",
            "+800 1234 5678",
            "+1 202-555-0143 ext. 12",
            "+1 202-555-0143x12",
            "+49-30-123456;ext=12",
            "(+49) 30 123456",
            r"+49 30\/901820",
            "0049 30 123456",
            "0049 (0) 30/123456-0",
            "00 44 20 7946 0958",
            "%2B4930123456",
            "%2B49%20%280%2930%2F123456",
            "%2B44+20+7946+0958",
        ] {
            for text in [number.to_owned(), format!("Ring {number}, please"), format!("<a href=\"tel:{number}\">"), format!(r"a\n{number}\nb")] {
                assert_eq!(all(&text), [number], "{text}");
            }
        }
        assert_eq!(all("Call 011 49 30 123456 now"), ["011 49 30 123456"]);
        assert_eq!(all("011 49 30 123456"), [""; 0]);
    }

    #[test]
    fn what_stands_behind_a_number_is_not_swallowed() {
        for (text, number) in [
            ("+46 70 123 45 67 2026", "+46 70 123 45 67"),
            ("call +49 171 5550199, wants", "+49 171 5550199"),
            ("+48 601 234 567 or", "+48 601 234 567"),
            ("+49 30 123456 2026", "+49 30 123456"),
            ("+49 30 123456 21.11.2026", "+49 30 123456"),
            ("+49 30 123456 2026-11-21", "+49 30 123456"),
            ("+49 30 123456 12:30", "+49 30 123456"),
            ("+49 30 901820 3x Hoodie", "+49 30 901820"),
            ("+49 30 90182034 4111 1111 1111 1111", "+49 30 90182034"),
            ("+44 20 7946 0958.", "+44 20 7946 0958"),
            ("(+1 202 555 0143)", "+1 202 555 0143"),
            ("Tel. 030 901820 12:30", "030 901820"),
        ] {
            assert_eq!(all(text), [number], "{text}");
        }
        assert_eq!(all("+49 30 901820/+49 171 5550199"), ["+49 30 901820", "+49 171 5550199"]);
    }

    #[test]
    fn time_zones_sums_prices_and_places_are_no_phone() {
        for text in [
            "2026-11-21T05:14:03+00:00",
            "2026-11-21 05:14:03 +0100",
            "UTC+02:00 2026",
            "1+123456789",
            "a+49301234567",
            "C+4915112345678",
            "++4915112345678",
            "+1",
            "+999 123 456 789",
            "+12345678",
            "+1-2-3",
            "+1px",
            "+4006381333931",
            "+1 234 567,89 EUR",
            "+49 301 234 567,89 EUR",
            "+1 2 3 4 5 6 7 8 9 10 11",
            "+52.520008, +13.404954",
            "+40.20361-075.00417/",
            "0012345678905",
            "0049301234567",
            "0001-0002-0003-0004",
            "a1 1 0 001.9 12 25 25",
            "0049 30",
            "q=a%2B49301234567",
            "%2B0000 %2B12345678",
        ] {
            assert_eq!(all(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn national_numbers_beside_a_word_are_found() {
        for (text, number) in [
            ("Tel. 030 901820", "030 901820"),
            ("Telefon: (0 30) 90 18 20", "(0 30) 90 18 20"),
            ("Handy 0171/5550199", "0171/5550199"),
            ("handy: 01715550199", "01715550199"),
            ("phone 2025550143", "2025550143"),
            ("phone: 555-0199", "555-0199"),
            ("móvil 612 345 678", "612 345 678"),
            ("Téléphone : 0199001234", "0199001234"),
            ("komórka 601 234 567", "601 234 567"),
            ("tlf. 32 12 34 56", "32 12 34 56"),
            ("whatsapp 347 123 4567", "347 123 4567"),
            ("Τηλ. 21 2345 6789", "21 2345 6789"),
            ("Тел. 050 123 45 67", "050 123 45 67"),
            ("celular 011 15-2345-6789", "011 15-2345-6789"),
            ("\"phone\":\"020 7946 0018\"", "020 7946 0018"),
            ("phone number is 44 20 7946 0018", "44 20 7946 0018"),
            ("call us at 1-800-555-0199 ext 7", "1-800-555-0199 ext 7"),
        ] {
            assert_eq!(all(text), [number], "{text}");
        }
    }

    #[test]
    fn forms_that_only_phones_have_need_no_word() {
        for number in [
            "(555) 229-3326",
            "(555) 010-1234",
            "202-555-0143",
            "1-800-555-0199",
            "020 7946 0018",
            "07700 900123",
            "01 99 00 12 34",
            "06.12.34.56.78",
            "0171/5550199",
            "079 123 45 67",
            "070-123 45 67",
            "0470 12 34 56",
            "(030) 901820",
            "(02) 9876 5432",
            "(11) 91234-5678",
            "090-1234-5678",
        ] {
            for text in [number.to_owned(), format!("ask {number}, please"), format!("<td>{number}</td>")] {
                assert_eq!(all(&text), [number], "{text}");
            }
            assert_eq!(all(&format!("SKU {number}")), [""; 0]);
        }
    }

    #[test]
    fn numbers_of_goods_dates_and_measures_are_no_phone() {
        for text in [
            "part 123-456-7890",
            "SKU: 212-555-0143",
            "\"sku\":\"212-555-0143\"",
            "INV-202-555-0143",
            "202-555-0143-01",
            "202-555-0143/A",
            "202.555.0143.7",
            "600-700-8000 lumen",
            "2125550143",
            "0171 5550199 5",
            "03 12 27 33 41",
            "06 12 34 56 78 9a bc",
            "ff 06 12 34 56 78",
            "030 901820",
            "4111 1111 1111 1111",
            "DE89 3704 0044 0532 0130 00",
            "123-45-6789",
            "(01)04012345678901(17)261121(10)ABC",
            "Vol. 12 (345) 678-901",
            "192.168.178.12",
            "phone 192.168.178.12",
            "phone 6.7 inch 2400 x 1080",
            "Handy 4006381333931",
            "phone case 202-555-0143",
            "Phone 2019-2026",
            "phone 20261121",
            "call 2026-11-21",
            "call 1700000000",
            "mobile price 1 299,00",
            "/^mobile:[034678]5[02346-9]$/",
            "iphone 2125550143",
        ] {
            assert_eq!(all(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn example_numbers_of_no_plan_count_beside_a_word_alone() {
        assert_eq!(all("phone +49 123 4567890"), ["+49 123 4567890"]);
        assert_eq!(all("+49 123 4567890"), [""; 0]);
    }

    #[test]
    fn any_bytes_at_any_place_are_survived() {
        let text = b"+49 (0) 30 / 12\xC2\xA034-56 ext. 7, Tel. (030) 90\xE2\x80\xAF1820; %2B49%20%2830%29 00 (555) 229-3326 x12 \xD0\xA2\xD0\xB5\xD0\xBB 050";
        for end in 0..=text.len() {
            for at in 0..=end + 1 {
                let part = &text[..end];
                let _ = (at_plus(part, at, false), at_encoded_plus(part, at), at_double_zero(part, at), at_digit(part, at, Regions::SHOPS));
                let _ = (national(part, at, Regions::SHOPS, true), national(part, at, Regions::SHOPS, false));
            }
        }
    }

    #[test]
    fn a_field_takes_any_writing() {
        assert!(in_field(b"030 901820 / 0171 5550199 (mobil)"));
        assert!(!in_field(b"no phone"));
    }
}
