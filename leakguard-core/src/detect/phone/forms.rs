//! National writings that no other number has: told from order numbers, dates and part numbers without a word beside them.

use super::plan::{State, is_north_american};
use super::writing::{Mark, mark_at};
use crate::detect::boundary::digits_len;

/// One writing: `#` a digit, a space any space, a hyphen any hyphen; any other character is itself.
struct Form {
    code: u16,
    /// Digits in front that are dialled only inside of the country.
    trunk: usize,
    shape: &'static str,
    score: f32,
}

const fn form(code: u16, trunk: usize, shape: &'static str, score: f32) -> Form {
    Form { code, trunk, shape, score }
}

/// As libphonenumber's formats and the authorities' advice have them; only those with a trunk prefix, brackets or groups
/// that are a country's own.
static FORMS: &[Form] = &[
    // North America.
    form(1, 0, "(###) ###-####", 0.75),
    form(1, 0, "(###)###-####", 0.75),
    form(1, 0, "(###) ### ####", 0.65),
    form(1, 0, "(###) ###.####", 0.65),
    form(1, 0, "(###)-###-####", 0.65),
    form(1, 0, "###-###-####", 0.6),
    form(1, 0, "###.###.####", 0.55),
    form(1, 0, "### ###-####", 0.55),
    form(1, 1, "1-###-###-####", 0.7),
    form(1, 1, "1 (###) ###-####", 0.75),
    form(1, 1, "1.###.###.####", 0.6),
    form(1, 1, "1 ###-###-####", 0.65),
    // United Kingdom.
    form(44, 1, "0## #### ####", 0.65),
    form(44, 1, "0### ### ####", 0.65),
    form(44, 1, "0##-####-####", 0.55),
    form(44, 1, "0###-###-####", 0.55),
    form(44, 1, "07### ######", 0.6),
    form(44, 1, "07### ### ###", 0.6),
    form(44, 1, "01### ### ###", 0.5),
    // France.
    form(33, 1, "0# ## ## ## ##", 0.65),
    form(33, 1, "0#.##.##.##.##", 0.65),
    form(33, 1, "0#-##-##-##-##", 0.55),
    // Germany and Austria: mobile numbers.
    form(49, 1, "01##/#######", 0.6),
    form(49, 1, "01##/########", 0.6),
    form(49, 1, "01### #######", 0.5),
    form(49, 1, "01## #######", 0.5),
    form(49, 1, "01## ########", 0.5),
    form(49, 1, "01##-#######", 0.5),
    form(49, 1, "01##-########", 0.5),
    form(49, 1, "01## ### ## ##", 0.6),
    form(49, 1, "01## ### ####", 0.6),
    form(43, 1, "06##/#######", 0.55),
    form(43, 1, "06## ### ## ##", 0.6),
    form(43, 1, "06## ### ####", 0.55),
    // Switzerland, Turkey, Ukraine.
    form(41, 1, "0## ### ## ##", 0.65),
    form(90, 1, "0### ### ## ##", 0.65),
    form(90, 1, "0 (###) ### ## ##", 0.7),
    form(380, 1, "0## ### ## ##", 0.6),
    form(380, 1, "(0##) ###-##-##", 0.7),
    form(380, 1, "0##-###-##-##", 0.6),
    // Russia, Kazakhstan.
    form(7, 1, "8 (###) ###-##-##", 0.7),
    form(7, 1, "8 ### ###-##-##", 0.65),
    form(7, 1, "8-###-###-##-##", 0.65),
    // Sweden, Belgium, the Netherlands.
    form(46, 1, "0##-### ## ##", 0.65),
    form(46, 1, "0##-## ## ##", 0.55),
    form(46, 1, "08-### ### ##", 0.6),
    form(46, 1, "08-### ## ##", 0.55),
    form(32, 1, "04## ## ## ##", 0.65),
    form(32, 1, "0# ### ## ##", 0.6),
    form(32, 1, "0## ## ## ##", 0.55),
    form(32, 1, "04##/##.##.##", 0.65),
    form(32, 1, "0#/###.##.##", 0.65),
    form(31, 1, "06 ########", 0.5),
    form(31, 1, "06-########", 0.5),
    form(31, 1, "06 ## ## ## ##", 0.6),
    form(31, 1, "0## ### ####", 0.5),
    // Ireland, Finland, Hungary, the South East.
    form(353, 1, "08# ### ####", 0.55),
    form(358, 1, "04# ### ####", 0.55),
    form(358, 1, "050 ### ####", 0.5),
    form(36, 2, "06 ## ### ####", 0.65),
    form(36, 2, "06-##-###-####", 0.6),
    form(36, 2, "06 1 ### ####", 0.6),
    form(36, 2, "(06 ##) ### ####", 0.7),
    form(36, 2, "(06 1) ### ####", 0.7),
    form(40, 1, "07## ### ###", 0.6),
    form(40, 1, "07##.###.###", 0.5),
    form(421, 1, "09## ### ###", 0.55),
    form(421, 1, "0#/#### ####", 0.5),
    form(359, 1, "08## ### ###", 0.55),
    form(385, 1, "09# ### ####", 0.55),
    form(972, 1, "05#-###-####", 0.6),
    form(27, 1, "0## ### ####", 0.5),
    // Australia, New Zealand.
    form(61, 1, "04## ### ###", 0.6),
    form(61, 1, "0# #### ####", 0.5),
    form(64, 1, "02# ### ####", 0.55),
    // Brazil.
    form(55, 0, "(##) #####-####", 0.75),
    form(55, 0, "(##) ####-####", 0.7),
    form(55, 0, "(##)#####-####", 0.75),
    form(55, 1, "(0##) #####-####", 0.7),
    // Japan, Korea.
    form(81, 1, "0##-####-####", 0.6),
    form(81, 1, "0#-####-####", 0.55),
    form(82, 1, "01#-####-####", 0.6),
    form(82, 1, "02-####-####", 0.5),
];

const LONGEST: usize = 16;

/// Kinds of marks, and digits of a first group at most.
const MARKS: usize = 6;
const FIRST: usize = 5;

/// The forms in the order of their beginnings, and for each beginning where its forms start: first those of any digits, then
/// those that begin with a digit of their own.
static BY_BEGINNING: ([u8; FORMS.len()], [u8; 2 * (FIRST * MARKS + MARKS) + 1]) = {
    let (mut rows, mut starts) = ([0; FORMS.len()], [0; 2 * (FIRST * MARKS + MARKS) + 1]);
    let (mut beginning, mut count) = (0, 0);
    while beginning + 1 < starts.len() {
        starts[beginning] = count as u8;
        let mut row = 0;
        while row < FORMS.len() {
            let shape = FORMS[row].shape.as_bytes();
            if 2 * beginning_of(shape) + shape[0].is_ascii_digit() as usize == beginning {
                rows[count] = row as u8;
                count += 1;
            }
            row += 1;
        }
        beginning += 1;
    }
    assert!(count == FORMS.len() && count < 256);
    starts[beginning] = count as u8;
    (rows, starts)
};

/// Of a shape: digits of its first group and the mark behind, as one number.
const fn beginning_of(shape: &[u8]) -> usize {
    let mut digits = 0;
    while matches!(shape[digits], b'#' | b'0'..=b'9') {
        digits += 1;
    }
    let mark = match shape[digits] {
        b' ' => Mark::Space,
        b'-' => Mark::Dash,
        b'.' => Mark::Dot,
        b'/' => Mark::Slash,
        b'(' => Mark::Open,
        _ => Mark::Close,
    };
    beginning(digits, mark)
}

const fn beginning(digits: usize, mark: Mark) -> usize {
    digits * MARKS + (mark as u8).trailing_zeros() as usize
}

fn beginning_with(digits: usize, mark: Mark, first: u8) -> &'static [u8] {
    let (rows, starts) = &BY_BEGINNING;
    let at = 2 * beginning(digits, mark);
    // Of a country's own digits the first is a trunk prefix.
    let own = usize::from(matches!(first, b'0' | b'1' | b'8'));
    match (starts.get(at), starts.get(at + 1 + own)) {
        (Some(&from), Some(&to)) => &rows[usize::from(from)..usize::from(to)],
        _ => &[],
    }
}

/// The best of the writings that stand at the position: where it ends, its calling code and its score.
pub(super) fn at(text: &[u8], start: usize, dials: impl Fn(u16) -> bool) -> Option<(usize, f32)> {
    let mut best: Option<(usize, f32)> = None;
    let first = *text.get(start)?;
    // Without brackets and without a zero the first group has one digit or three.
    let digits = digits_len(text, start, 6);
    let may = match first {
        b'(' => true,
        b'0' => (1..=5).contains(&digits),
        b'1' | b'8' if digits == 1 => true,
        b'2'..=b'9' => digits == 3 && text.get(start + 4).is_some_and(u8::is_ascii_digit),
        _ => false,
    };
    if !may {
        return None;
    }
    let mark = if first == b'(' { Mark::Open } else { mark_at(text, start + digits, false)?.0 };
    let digits = if first == b'(' { 0 } else { digits };
    for &row in beginning_with(digits, mark, first) {
        let form = &FORMS[usize::from(row)];
        let begins = form.shape.as_bytes()[0];
        if begins != first && !(begins == b'#' && first.is_ascii_digit()) {
            continue;
        }
        let Some((end, digits, count)) = matched(text, start, form.shape) else { continue };
        if best.is_some_and(|(known, score)| known > end || known == end && score >= form.score) {
            continue;
        }
        let number = &digits[form.trunk.min(count)..count];
        let valid = if form.code == 1 { is_north_american_here(number, form.shape) } else { is_valid(form.code, number) };
        if valid && dials(form.code) && !is_drawn(number, form.shape) {
            best = Some((end, form.score));
        }
    }
    best
}

pub(super) fn is_valid(code: u16, number: &[u8]) -> bool {
    State::behind_code(code).is_some_and(|state| state.leads_to_end(number))
}

/// Behind brackets the form says it all; without them the area must exist, or the number be one of films.
fn is_north_american_here(number: &[u8], shape: &str) -> bool {
    if !is_north_american(number) || shape.contains('(') {
        return is_north_american(number);
    }
    let fictitious = number.starts_with(b"555") || number[3..].starts_with(b"555");
    let round = [3, 6, 10].iter().all(|&end| number[..end].ends_with(b"00"));
    !round && (fictitious || is_valid(1, number))
}

/// Numbers of a lottery, a size table: pairs that rise and stay below 50.
fn is_drawn(number: &[u8], shape: &str) -> bool {
    if !shape.starts_with("0# ## ") || number.len() != 9 {
        return false;
    }
    let pairs = number[1..].chunks_exact(2).map(|pair| (pair[0], pair[1]));
    pairs.clone().all(|pair| pair <= (b'5', b'0')) && pairs.clone().zip(pairs.skip(1)).all(|(a, b)| a < b)
}

/// Whether the shape stands at the position: where it ends and its digits.
fn matched(text: &[u8], start: usize, shape: &str) -> Option<(usize, [u8; LONGEST], usize)> {
    let (mut at, mut digits, mut count) = (start, [0u8; LONGEST], 0);
    for place in shape.bytes() {
        let byte = *text.get(at)?;
        at += match place {
            b'#' | b'0'..=b'9' => {
                if !(byte.is_ascii_digit() && (place == b'#' || place == byte)) {
                    return None;
                }
                *digits.get_mut(count)? = byte;
                count += 1;
                1
            }
            b' ' => mark_at(text, at, false).filter(|&(mark, _)| mark == Mark::Space)?.1,
            b'-' => mark_at(text, at, false).filter(|&(mark, _)| mark == Mark::Dash)?.1,
            b'/' => mark_at(text, at, false).filter(|&(mark, _)| mark == Mark::Slash)?.1,
            _ if byte == place => 1,
            _ => return None,
        };
    }
    Some((at, digits, count))
}
