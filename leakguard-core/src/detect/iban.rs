//! IBAN_CODE: country, length and structure of the IBAN registry, then MOD 97-10. Any case; together, or in groups by
//! one space each.

use super::Candidate;
use super::boundary::{is_alnum, line_end_len, space_len};
use super::iban_registry::{COUNTRIES, Country};
use crate::checksum::iban_mod97;
use crate::entity::Entity;

/// The longest IBAN of ISO 13616-1.
const LONGEST: usize = 34;

/// The IBAN that starts at `start`, which starts a word. Reads at most 34 characters and the spaces between them.
pub(crate) fn at_word(text: &[u8], start: usize) -> Option<Candidate> {
    read(text, start, 0)
}

/// The same, with a space behind the country: `NO 93 8601 1117 947`. In capitals, for two letters and a number are common.
pub(crate) fn at_country(text: &[u8], start: usize) -> Option<Candidate> {
    let gap = space_len(text, start + 2);
    let named = matches!(text.get(start..), Some([first, second, ..]) if first.is_ascii_uppercase() && second.is_ascii_uppercase());
    if gap > 0 && named { read(text, start, gap) } else { None }
}

/// The IBAN whose country and check digits have so many bytes between them.
fn read(text: &[u8], start: usize, gap: usize) -> Option<Candidate> {
    let ([first, second], [check1, check2]) = (*text.get(start..)?.first_chunk()?, *text.get(start + 2 + gap..)?.first_chunk()?);
    if !(first.is_ascii_alphabetic() && second.is_ascii_alphabetic() && check1.is_ascii_digit() && check2.is_ascii_digit()) {
        return None;
    }
    if start > 0 && matches!(text[start - 1], b'_' | b'-') {
        return None;
    }
    let country = country(first, second)?;
    let length = usize::from(country.length);
    let mut iban = [0u8; LONGEST];
    let (mut filled, mut at) = (0, start);
    while filled < length {
        match text.get(at) {
            Some(&byte) if is_alnum(byte) => {
                iban[filled] = byte.to_ascii_uppercase();
                filled += 1;
                at += 1;
            }
            Some(_) if filled == 2 && gap > 0 => at += gap,
            Some(_) if filled >= 4 => {
                // A line may end between two groups.
                let line_end = if filled % 4 == 0 { line_end_len(text, at) } else { 0 };
                let space = space_len(text, at).max(usize::from(matches!(text[at], b'-' | b'.'))).max(line_end);
                if space == 0 {
                    return None;
                }
                at += space;
                // One space at a time: two part a column from the next.
                if !text.get(at).is_some_and(|&byte| is_alnum(byte)) {
                    return None;
                }
            }
            _ => return None,
        }
    }
    if text.get(at).is_some_and(|&byte| is_alnum(byte)) {
        return None;
    }
    let iban = &iban[..length];
    (fits(country, &iban[4..]) && iban_mod97(iban)).then(|| Candidate::new(Entity::IbanCode, start, at, 0.98))
}

/// A Polish account as it is written at home, without its country: 26 digits, together or in groups as they are printed, `61 1090 1014
/// 0000 0712 1981 2874`. Both its check digits and that of the bank have to fit (<https://www.nbp.pl/>). Reads at most 40 bytes.
pub(crate) fn polish(text: &[u8], start: usize) -> Option<Candidate> {
    const LENGTH: usize = 28;
    let mut iban = *b"PL00000000000000000000000000";
    let (mut filled, mut at) = (2, start);
    while filled < LENGTH {
        match text.get(at)? {
            &byte @ b'0'..=b'9' => {
                iban[filled] = byte;
                filled += 1;
                at += 1;
            }
            _ if filled >= 4 && filled % 4 == 0 => {
                let space = space_len(text, at).max(usize::from(text[at] == b'-'));
                at += space;
                if space == 0 || !text.get(at)?.is_ascii_digit() {
                    return None;
                }
            }
            _ => return None,
        }
    }
    let ends = !text.get(at).is_some_and(|&byte| is_alnum(byte) || matches!(byte, b'-' | b'_'));
    let begins = !matches!(text[..start], [.., b'-' | b'_' | b'.' | b'/'] | [.., b'0'..=b'9', b' ']);
    let bank: u32 = iban[4..12].iter().zip([3, 9, 7, 1, 3, 9, 7, 1]).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    (ends && begins && bank.is_multiple_of(10) && iban_mod97(&iban)).then(|| Candidate::new(Entity::BankAccount, start, at, 0.85))
}

/// A number of two letters in any case.
const fn code_of(first: u8, second: u8) -> usize {
    (first as usize & 31) << 5 | second as usize & 31
}

/// Places in [`COUNTRIES`] plus one by the code; 0 for none.
static PLACES: [u8; 1 << 10] = {
    let mut places = [0; 1 << 10];
    let mut index = 0;
    while index < COUNTRIES.len() {
        let [first, second] = COUNTRIES[index].code;
        places[code_of(first, second)] = index as u8 + 1;
        index += 1;
    }
    places
};

/// Whether the letters are those of a country with IBANs.
#[inline]
pub(crate) fn is_country(first: u8, second: u8) -> bool {
    PLACES[code_of(first, second)] != 0
}

fn country(first: u8, second: u8) -> Option<&'static Country> {
    let place = usize::from(PLACES[code_of(first, second)]);
    COUNTRIES.get(place.wrapping_sub(1))
}

/// Whether the BBAN (upper case) has the country's structure.
fn fits(country: &Country, bban: &[u8]) -> bool {
    let (structure, mut at) = (country.bban.as_bytes(), 0);
    let mut index = 0;
    while index < structure.len() {
        let kind = structure[index];
        index += 1;
        let mut count = 0;
        while index < structure.len() && structure[index].is_ascii_digit() {
            count = count * 10 + usize::from(structure[index] - b'0');
            index += 1;
        }
        let Some(part) = bban.get(at..at + count) else { return false };
        let allowed = part.iter().all(|byte| match kind {
            b'n' => byte.is_ascii_digit(),
            b'a' => byte.is_ascii_alphabetic(),
            _ => byte.is_ascii_alphanumeric(),
        });
        if !allowed {
            return false;
        }
        at += count;
    }
    at == bban.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        at_word(text.as_bytes(), 0).map(|c| &text[c.start..c.end])
    }

    /// Examples of the SWIFT IBAN registry, release 101.
    #[test]
    fn registry_examples_are_found_in_any_case_and_spacing() {
        for iban in [
            "DE89370400440532013000",
            "GB29 NWBK 6016 1331 9268 19",
            "nl91abna0417164300",
            "DE89.3704.0044.0532.0130.00",
            // Of a country that is not in the registry.
            "IR580540105180021273113007",
            "NO9386011117947",
            "MT84MALT011000012345MTLCAST001S",
            "FR14 2004 1010 0505 0001 3M02 606",
            "DE89\u{a0}3704\u{a0}0044\u{a0}0532\u{a0}0130\u{a0}00",
            "DE89 3704 0044\n0532 0130 00",
            "DE89 3704 0044\r\n0532 0130 00",
        ] {
            assert_eq!(found(iban), Some(iban));
        }
        assert_eq!(found("DE89370400440532013000 and more"), Some("DE89370400440532013000"));
    }

    #[test]
    fn wrong_length_check_digits_structure_or_country_are_refused() {
        for text in [
            "DE8937040044053201300",
            "DE89370400440532013001",
            "DE893704004405320130001",
            "XX89370400440532013000",
            "DE8937040044O532013000",
            "DE89  370400440532013000",
            "DE89 3704 00\n44 0532 0130 00",
            "DE89 3704 0044\n\n0532 0130 00",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    /// The account of the registry's example.
    #[test]
    fn polish_accounts_need_no_country() {
        for text in ["61109010140000071219812874", "61 1090 1014 0000 0712 1981 2874", "61-1090-1014-0000-0712-1981-2874", "61 1090 1014 0000 0712 1981 2874."]
        {
            let found = polish(text.as_bytes(), 0).map(|c| &text[c.start..c.end]);
            assert_eq!(found, Some(text.trim_end_matches('.')));
        }
        for text in ["61109010140000071219812875", "611090101400000712198128741", "61 1090 1014 0000 0712 1981 287", "6110 9010 1400 0007 1219 8128 74"] {
            assert_eq!(polish(text.as_bytes(), 0), None, "{text}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_every_structure_has_its_length() {
        assert!(COUNTRIES.is_sorted_by(|a, b| a.code < b.code));
        for country in COUNTRIES {
            let longest: Vec<u8> = vec![b'A'; 34];
            let digits: Vec<u8> = vec![b'0'; 34];
            let length = usize::from(country.length) - 4;
            let sum: usize = country.bban.split(|c: char| c.is_ascii_alphabetic()).filter_map(|n| n.parse::<usize>().ok()).sum();
            assert_eq!(sum, length, "{}", String::from_utf8_lossy(&country.code));
            assert!(!fits(country, &longest[..length - 1]) && !fits(country, &digits[..length - 1]));
        }
    }
}
