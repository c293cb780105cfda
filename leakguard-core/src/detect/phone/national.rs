//! National writing: beside a telephone word in any grouping, else in the forms that only telephone numbers have.

use super::plan::{Region, Regions, State, is_north_american};
use super::writing::{Group, Mark, Writing, extension_end, is_amount, is_date, is_year};
use super::{ends_word, forms, longest, words};
use crate::checksum::gtin;
use crate::detect::Candidate;
use crate::detect::boundary::{ends_escape, is_alnum};
use crate::detect::proximity::Hint;
use crate::entity::Entity;

/// The number in national writing that begins with the digit or the opening bracket at `start`, where a word may begin, and is valid in one of the
/// regions. `hinted` says that a telephone word ([`WORDS`]) stands close before it; without one only forms that are a
/// telephone number's alone count. The score is below 0.5 for what may be another number. Reads at most 400 bytes, as a
/// rule 20, and 40 before.
pub(super) fn national(text: &[u8], start: usize, regions: Regions, hinted: bool) -> Option<Candidate> {
    let first = *text.get(start)?;
    if !(first.is_ascii_digit() || first == b'(') || is_date(text, start) {
        return None;
    }
    let found = if hinted { beside_word(text, start, regions) } else { None };
    let found = found.filter(|found| found.1 >= 0.5).or_else(|| by_form(text, start, regions)).or(found);
    let (end, score) = found.filter(|found| found.1 >= 0.5).or_else(|| before_word(text, start, regions)).or(found)?;
    let code = one_before(text, start);
    Some(Candidate::new(Entity::PhoneNumber, start - code, extension_end(text, end), score))
}

/// How many bytes the North American `1` before an area code in brackets takes: `1 (312) 515-2239`, `1-(312)-515-2239`.
fn one_before(text: &[u8], start: usize) -> usize {
    if !matches!(text.get(start..), Some([b'(', b'2'..=b'9', b'0'..=b'9', b'0'..=b'9', b')', ..])) {
        return 0;
    }
    let length = match text[..start] {
        [.., b'1', b' ' | b'-' | b'.'] => 2,
        [.., b'1'] => 1,
        _ => return 0,
    };
    let begins = text[..start - length].last().is_none_or(|before| matches!(before, b' ' | b'\n' | b'\t' | b'"' | b'\'' | b'>' | b':' | b'=' | b'|'));
    let counts = matches!(text[..start - length], [.., b'0'..=b'9', b' ']);
    if begins && !counts { length } else { 0 }
}

/// Whether a national number can begin at the position: no word, sign or fraction goes on there.
#[inline]
pub(super) fn begins_word(text: &[u8], start: usize) -> bool {
    match text.get(..start) {
        Some([] | [.., b' ' | b'"' | b'>' | b'(' | b'=' | b'\'' | b'\n']) => true,
        Some(before) => parts_word(before) || ends_escape(text, start),
        None => false,
    }
}

fn parts_word(before: &[u8]) -> bool {
    match before {
        [.., b'0'..=b'9', b'.' | b',' | b'/' | b':'] => false,
        [.., letter, b'.'] => letter.is_ascii_alphabetic(),
        [b'.'] => false,
        // `Phone: **030 901820**`, `Phone [030 901820]`
        [.., b' ' | b':', b'*', b'*'] | [.., b' ', b'[' | b'_'] => true,
        [.., byte] => {
            !(is_alnum(*byte) || matches!(byte, b'-' | b'/' | b'_' | b'#' | b'@' | b'+' | b'\\' | b'[' | b'$' | b'%' | b'&' | b'~' | b'^' | b'*' | b')'))
        }
        [] => true,
    }
}

/// A number with one of the forms of its own, alone in its line or sentence.
fn by_form(text: &[u8], start: usize, regions: Regions) -> Option<(usize, f32)> {
    if matches!(text[..start], [.., b'0'..=b'9', b' ' | b'.' | b'-'] | [.., b'=']) && one_before(text, start) == 0 {
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
    if !matches!(text.get(start..), Some([b'(', b'0', b'1'..=b'9', ..] | [b'(', b'0', b' ' | b'-', b'1'..=b'9', ..])) {
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
    let is_number = |region: &Region, number: &[u8]| region.lengths >> number.len() & 1 == 1 && forms::is_valid(region.code, number);
    regions.iter().any(|region| {
        if region.code == 1 {
            return is_north_american(digits) || digits.strip_prefix(b"1").is_some_and(is_north_american);
        }
        let dialled = if region.prefix.is_empty() { None } else { digits.strip_prefix(region.prefix) };
        if dialled.is_some_and(|number| is_number(region, number)) {
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
        may_lack && is_number(region, digits)
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
    if words::before(text, start) == Hint::Against {
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
    let close = words::right_before(text, start);
    let whole = text[start] != b'(' || !matches!(text[..start], [.., b'0'..=b'9'] | [.., b'0'..=b'9', b' ']);
    let group = longest(text, &writing, 0, fits)
        .or_else(local)
        .or_else(|| if close && whole { longest(text, &writing, 0, |group| is_plain(&writing, group, strong)) } else { None })?;
    let digits = writing.up_to(group);
    let score = match group.end - start > digits.len() {
        _ if strong => 0.75,
        // A date without separators, a moment in seconds.
        false if is_compact_date(digits) || matches!(digits, [b'1', b'0' | b'4'..=b'9', ..] if digits.len() == 10) => return None,
        grouped => {
            match (close, grouped) {
                (true, true) => 0.7,
                (true, false) => 0.6,
                // Other words between, and a grouping that few other numbers have.
                (false, true) if words::in_sentence(text, start) && is_known(digits, regions, Trunk::Optional) => 0.5,
                (false, _) => 0.4,
            }
        }
    };
    Some((group.end, score))
}

/// Bytes of a number in groups.
const LONGEST: usize = 48;

/// A number whose telephone word stands behind it: `0171 5550199 (mobile)`, `note 030 901820 as my phone`. The plans must
/// know it.
fn before_word(text: &[u8], start: usize, regions: Regions) -> Option<(usize, f32)> {
    // Most numbers end at a quote or a line.
    let behind = text[start..].iter().take(LONGEST).find(|byte| !matches!(byte, b'0'..=b'9' | b' ' | b'(' | b')' | b'-' | b'.' | b'/'))?;
    if matches!(behind, b'"' | b'<' | b'\n' | b':' | b'=' | b'{' | b'}' | b';' | b'[') {
        return None;
    }
    let writing = Writing::read(text, start, false);
    let last = writing.groups().last()?;
    if !(8..=13).contains(&writing.count)
        || !words::right_behind(text, last.end)
        || words::before(text, start) == Hint::Against
        || is_fraction_or_address(&writing)
        || is_amount(text, last.end)
    {
        return None;
    }
    let strong = writing.digits[0] == b'0' || text[start] == b'(';
    let grouped = writing.groups().len() > 1;
    let digits = writing.up_to(last);
    let trunk = if grouped { Trunk::Optional } else { Trunk::Customary };
    let is_other = is_compact_date(digits) || is_uniform(digits) || !grouped && gtin_or_moment(digits);
    let fits = is_grouped(&writing, writing.groups(), strong) && !is_other && is_known(digits, regions, trunk);
    (fits && ends_word(text, last.end)).then_some((last.end, 0.6))
}

/// Whether digits right behind a telephone word that no plan knows (examples, new ranges, countries beyond) can be a number: not
/// a sum, a date, a moment, an article number.
fn is_plain(writing: &Writing, group: &Group, strong: bool) -> bool {
    let digits = writing.up_to(group);
    let groups = &writing.groups()[..writing.groups().iter().take_while(|other| other.end <= group.end).count()];
    if !(7..=13).contains(&digits.len()) || is_uniform(digits) || is_compact_date(digits) || !is_grouped(writing, groups, strong) {
        return false;
    }
    if let [_] = groups {
        return digits.len() >= 8 && !gtin_or_moment(digits);
    }
    // `1 250 000`
    let is_sum = !strong
        && groups[0].digits <= 3
        && groups[1..].iter().all(|group| group.end - group.start == 3 && group.marks & (Mark::Space as u8 | Mark::Dot as u8) != 0);
    !(is_sum && digits.ends_with(b"00")) && groups.iter().all(|group| group.end - group.start >= 2)
}

/// The number of an article by its check digit, or a moment in seconds or milliseconds.
fn gtin_or_moment(digits: &[u8]) -> bool {
    matches!(digits.len(), 8 | 12 | 13) && digits[0] != b'0' && gtin(digits)
        || matches!(digits, [b'1', b'0' | b'4'..=b'9', ..] if matches!(digits.len(), 10 | 13))
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
fn local_north_american(writing: &Writing, regions: Regions) -> Option<&Group> {
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
    lone <= 1 && (strong || !(years || dots > 0 && spaces > 0))
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
