//! PASSPORT_MRZ: the machine readable zone of passports (TD3, two lines of 44), identity cards (TD1, three of 30; TD2, two
//! of 36; the French card before 2021, two of 36 in its own order) and visas (MRV-A and MRV-B). Every check digit has to
//! fit: weights 7 3 1, letters count 10 to 35, `<` counts 0. Source: ICAO Doc 9303, parts 3 to 7
//! (<https://www.icao.int/publications/pages/publication.aspx?docnum=9303>).

use super::Candidate;
use crate::entity::Entity;

/// The longest line of a zone, and the lines of it.
const LONGEST_LINE: usize = 44;

/// The zone of which the run of `[A-Za-z0-9_-]` at `text[start..end]` is a part, in any of its lines. Lines are parted by
/// line ends, `\n` and `\r\n` as they are escaped in JSON, `<br>` or spaces, or by nothing. Reads at most 150 bytes to each
/// side.
#[inline(never)]
pub(crate) fn at_token(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    if !text.get(start..end)?.iter().all(|&byte| is_mrz(byte)) {
        return None;
    }
    let back = text[..start].iter().rev().take(2 * LONGEST_LINE).take_while(|&&byte| is_mrz(byte)).count();
    let run_start = start - back;
    let run = run_len(text, run_start);
    // Lines together, without anything between them: two or three in one run.
    let together: &[(usize, usize)] = match run {
        88 | 89 => &[(44, 2)],
        72 | 73 => &[(36, 2)],
        90 | 91 => &[(30, 3)],
        _ => &[],
    };
    for &(size, lines) in together {
        let starts = [run_start, run_start + size, run_start + size * (lines - 1)];
        if let Some(zone) = zone(text, &starts[..lines], size) {
            return Some(zone);
        }
    }
    for size in [44, 36, 30] {
        // `<br>` lends its first character to the line before it.
        if run != size && !(run == size + 1 && text[run_start + size] == b'<') {
            continue;
        }
        let previous = line_before(text, run_start, size);
        let next = line_behind(text, run_start + size, size);
        let found = match (size, previous, next) {
            (30, Some(first), Some(third)) => zone(text, &[first, run_start, third], size),
            (30, Some(second), None) => zone(text, &[line_before(text, second, size)?, second, run_start], size),
            (30, None, Some(second)) => zone(text, &[run_start, second, line_behind(text, second + size, size)?], size),
            (30, None, None) => None,
            (_, previous, next) => {
                previous.and_then(|first| zone(text, &[first, run_start], size)).or_else(|| next.and_then(|second| zone(text, &[run_start, second], size)))
            }
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Whether a run may be a part of a zone.
#[inline]
pub(crate) fn may_be(token: &[u8]) -> bool {
    matches!(token, [first, second, .., last] if is_mrz(*first) && is_mrz(*second) && is_mrz(*last))
}

#[inline]
fn is_mrz(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'<'
}

/// Characters of a zone from the position on.
fn run_len(text: &[u8], at: usize) -> usize {
    text[at..].iter().take(3 * LONGEST_LINE).take_while(|&&byte| is_mrz(byte)).count()
}

/// What parts lines, longest first.
const LINE_ENDS: &[&[u8]] = &[b"\\r\\n", b"<br />\n", b"<br/>\n", b"<br>\n", b"<br />", b"<br/>", b"<br>", b"\\n", b"\r\n", b"\n", b" ", b"\r"];

/// Where the line of that many characters starts that ends before `start`.
fn line_before(text: &[u8], start: usize, size: usize) -> Option<usize> {
    let before = &text[..start];
    let line_end = LINE_ENDS.iter().find_map(|end| before.ends_with(end).then(|| start - end.len()))?;
    let line = line_end.checked_sub(size)?;
    let whole = text[line..line_end].iter().all(|&byte| is_mrz(byte)) && !(line > 0 && is_mrz(text[line - 1]));
    whole.then_some(line)
}

/// Where the line of that many characters starts that follows the one that ends at `end`.
fn line_behind(text: &[u8], end: usize, size: usize) -> Option<usize> {
    let behind = text.get(end..)?;
    let line = end + LINE_ENDS.iter().find_map(|line_end| behind.starts_with(line_end).then_some(line_end.len()))?;
    let run = run_len(text, line);
    (run == size || run == size + 1 && text[line + size] == b'<').then_some(line)
}

/// The zone of these lines, when its form and all its check digits fit.
fn zone(text: &[u8], starts: &[usize], size: usize) -> Option<Candidate> {
    let line = |index: usize| starts.get(index).and_then(|&start| text.get(start..start + size));
    let (first, second) = (line(0)?, line(1)?);
    let names_state = |code: &[u8]| code.iter().all(|byte| byte.is_ascii_uppercase() || *byte == b'<') && code[0] != b'<';
    let fits = names_state(&first[2..5])
        && match (size, first[0]) {
            (30, b'A' | b'C' | b'I') => line(2).is_some_and(|third| fits_td1(first, second) && third.iter().all(|byte| !byte.is_ascii_digit())),
            (36, b'V') => fits_second_line(second),
            (36, b'I') if first.starts_with(b"IDFRA") && fits_french(first, second) => true,
            (36, b'A' | b'C' | b'I' | b'P') => fits_second_line(second) && checks(&[&second[..10], &second[13..20], &second[21..35]], second[35]),
            (44, b'V') => fits_second_line(second),
            (44, b'P') => {
                fits_second_line(second) && checks(&[&second[28..42]], second[42]) && checks(&[&second[..10], &second[13..20], &second[21..43]], second[43])
            }
            _ => false,
        };
    fits.then(|| Candidate::new(Entity::PassportMrz, starts[0], starts[starts.len() - 1] + size, 0.99))
}

/// What TD2, TD3 and visas share: number, nationality, birth date, sex, expiry date.
fn fits_second_line(line: &[u8]) -> bool {
    checks(&[&line[..9]], line[9]) && checks(&[&line[13..19]], line[19]) && is_sex(line[20]) && checks(&[&line[21..27]], line[27])
}

fn fits_td1(first: &[u8], second: &[u8]) -> bool {
    // A number of more than nine characters goes on in the optional data, its check digit behind it.
    let number = first[14] == b'<' || checks(&[&first[5..14]], first[14]);
    number
        && checks(&[&second[..6]], second[6])
        && is_sex(second[7])
        && checks(&[&second[8..14]], second[14])
        && checks(&[&first[5..], &second[..7], &second[8..15], &second[18..29]], second[29])
}

/// Name and department in the first line; number, given names, birth date and sex in the second.
fn fits_french(first: &[u8], second: &[u8]) -> bool {
    checks(&[&second[..12]], second[12]) && checks(&[&second[27..33]], second[33]) && is_sex(second[34]) && checks(&[first, &second[..35]], second[35])
}

fn is_sex(byte: u8) -> bool {
    matches!(byte, b'M' | b'F' | b'X' | b'<')
}

fn checks(parts: &[&[u8]], check: u8) -> bool {
    let value = |byte: u8| match byte {
        b'0'..=b'9' => u32::from(byte - b'0'),
        b'A'..=b'Z' => u32::from(byte - b'A') + 10,
        _ => 0,
    };
    let sum: u32 = parts.iter().flat_map(|part| part.iter()).zip([7, 3, 1].into_iter().cycle()).map(|(&byte, weight)| value(byte) * weight).sum();
    (check.is_ascii_digit() || check == b'<') && sum % 10 == value(check)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The specimens of Doc 9303, parts 4 to 7, and of France's card.
    const PASSPORT: [&str; 2] = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
    const CARD: [&str; 3] = ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"];
    const TD2: [&str; 2] = ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"];
    const VISA_A: [&str; 2] = ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"];
    const VISA_B: [&str; 2] = ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"];
    const FRENCH: [&str; 2] = ["IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "8806923102858CORINNE<<<<<<<6512068F6"];

    /// What is found at each run of 16 token characters and more; all of them have to agree.
    fn found(text: &str) -> Option<&str> {
        let bytes = text.as_bytes();
        let is_token = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let mut all = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            let run = bytes[at..].iter().take_while(|&&byte| is_token(byte)).count();
            // An escape's letter belongs to no token.
            let run_start = if run > 1 && at > 0 && bytes[at - 1] == b'\\' { at + 1 } else { at };
            if at + run - run_start >= 16 {
                all.extend(at_token(bytes, run_start, at + run).map(|c| (c.start, c.end)));
            }
            at += run.max(1);
        }
        all.dedup();
        assert!(all.len() <= 1, "{text}: {all:?}");
        all.first().map(|&(start, end)| &text[start..end])
    }

    #[test]
    fn every_zone_is_found_whole_however_its_lines_are_parted() {
        for lines in [&PASSPORT[..], &CARD, &TD2, &VISA_A, &VISA_B, &FRENCH] {
            for separator in ["\n", "\r\n", r"\n", r"\r\n", "<br>", "<br/>", " ", ""] {
                let zone = lines.join(separator);
                assert_eq!(found(&zone), Some(zone.as_str()), "{zone:?}");
                assert_eq!(found(&format!("scan: {zone}.")), Some(zone.as_str()), "{zone:?}");
            }
        }
    }

    #[test]
    fn one_wrong_character_in_a_checked_place_is_refused() {
        for (lines, line) in [(&PASSPORT[..], 1), (&CARD[..], 1), (&TD2[..], 1), (&FRENCH[..], 1)] {
            for at in [0, lines[line].len() - 1] {
                let mut wrong: Vec<String> = lines.iter().map(|line| line.to_string()).collect();
                let old = wrong[line].as_bytes()[at];
                wrong[line].replace_range(at..=at, if old == b'5' { "6" } else { "5" });
                assert_eq!(found(&wrong.join("\n")), None, "{wrong:?}");
            }
        }
    }

    #[test]
    fn constants_base64_and_lines_alone_are_none() {
        for text in [
            PASSPORT[1],
            "MAX_SHIPMENT_LINES_OF_ONE_ORDER_IN_ALL_STORE",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH\nABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH",
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn no_byte_anywhere_makes_it_panic() {
        let text = [PASSPORT.join("<br>"), CARD.join(r"\r\n"), TD2.join("\r\n"), FRENCH.concat()].join("\n");
        for end in 0..=text.len() {
            for start in (0..=end).rev().take(50) {
                let _ = at_token(&text.as_bytes()[..end], start, end);
                let _ = at_token(text.as_bytes(), start, end);
            }
        }
    }
}
