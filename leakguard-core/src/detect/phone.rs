//! PHONE_NUMBER: international writing (`+` or `00`, a calling code, a number of that country's plan), and national
//! writing beside a word or in a form that no other number has.
//!
//! Sources: ITU-T E.164, RFC 3966 (`tel:`), and the numbering plans as libphonenumber's metadata keeps them.

mod forms;
mod international;
mod national;
mod plan;
mod regions;
mod vocabulary;
mod words;
mod writing;

pub(crate) use international::{at_double_zero, at_encoded_plus, at_plus};
use national::{begins_word, national};
pub(crate) use plan::Regions;
pub(crate) use vocabulary::WORDS;
pub(crate) use words::WINDOW;
use writing::{Group, Mark, Writing, extension_end, is_date, is_year};

use super::Candidate;
use super::boundary::{digits_len, is_alnum};
use super::word_filter::WordFilter;
use plan::LONGEST;

/// The number in national writing at `start`, which begins a run of digits or is an opening bracket: looks for a word
/// itself, and only where enough digits stand. What the pass calls at every number; most are refused after a few bytes.
///
/// Without `ask` the words around are not asked: a name in front has said what it is.
pub(crate) fn at_digit(text: &[u8], start: usize, regions: Regions, ask: bool) -> Option<Candidate> {
    if !begins_word(text, start) || !may_be_number(text, start) {
        return None;
    }
    national(text, start, regions, ask && words::name_phone(text, start))
}

/// Whether a telephone word stands right before the position.
pub(crate) fn follows_word(text: &[u8], start: usize) -> bool {
    words::right_before(text, start)
}

/// The telephone words, for a first look.
pub(super) fn word_filter() -> &'static WordFilter {
    &words::FILTER
}

/// Whether six digits stand at the position, with at most three bytes between two of them, and no more than fourteen
/// together: nearly all numbers of a text are something else.
fn may_be_number(text: &[u8], start: usize) -> bool {
    const WANTED: usize = 6;
    let from = start + usize::from(text.get(start) == Some(&b'('));
    let run = digits_len(text, from.min(text.len()), LONGEST);
    let next = text.get(from + run).copied().unwrap_or_default();
    if run == 0 || run > 14 || is_alnum(next) && next != b'x' || matches!(next, b',' | b':' | b'_' | b'%') && run < WANTED {
        return false;
    }
    let (mut digits, mut gap) = (run, 0);
    for &byte in text.get(from + run..).unwrap_or_default() {
        if digits >= WANTED {
            break;
        }
        if byte.is_ascii_digit() {
            (digits, gap) = (digits + 1, 0);
        } else if gap == 3 || is_alnum(byte) || matches!(byte, b',' | b':' | b'"' | b'<' | b'\n') {
            return false;
        } else {
            gap += 1;
        }
    }
    // `1299.00`: one dot, two digits and no more.
    let is_price = |rest: &[u8]| matches!(rest, [b'.', a, b, rest @ ..] if a.is_ascii_digit() && b.is_ascii_digit() && !rest.first().is_some_and(|&byte| byte.is_ascii_digit() || byte == b'.'));
    digits >= WANTED && !is_price(&text[from + run..])
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
        // `+49 30 901820 123-45-6789`: the next number, in parts.
        if !fits(group) || !ends_word(text, group.end) || is_cut(text, group) && found.is_some_and(|before| !is_cut(text, before)) {
            continue;
        }
        if let Some(before) = found.filter(|before| spaced && before.digits - code_length >= ENOUGH) {
            let own = &writing.digits[before.digits..group.digits];
            let is_next = group.digits - code_length > usual && own.len() > 2 || before.digits - code_length > ENOUGH && own.len() == 4 && is_year(own);
            if is_next {
                break;
            }
        }
        found = Some(group);
    }
    found
}

/// Whether a hyphen and digits follow a group.
fn is_cut(text: &[u8], group: &Group) -> bool {
    matches!(text.get(group.end..), Some([b'-', digit, ..]) if digit.is_ascii_digit())
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

/// Whether the value of a field named as a telephone number can be one, in any writing.
pub(crate) fn in_field(value: &[u8]) -> bool {
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    digits >= 4 && value.len() <= 64
}

#[cfg(test)]
mod tests {
    use super::super::boundary::ends_escape;
    use super::*;

    /// All that a pass would find.
    fn all(text: &str) -> Vec<&str> {
        let bytes = text.as_bytes();
        let (mut found, mut at) = (Vec::new(), 0);
        while at < bytes.len() {
            let candidate = match bytes[at] {
                b'+' => at_plus(bytes, at, false),
                b'%' => at_encoded_plus(bytes, at),
                b'(' => at_digit(bytes, at, Regions::SHOPS, true),
                b'0'..=b'9' if at == 0 || !is_alnum(bytes[at - 1]) || ends_escape(bytes, at) => {
                    at_double_zero(bytes, at).filter(|found| found.score >= 0.5).or_else(|| at_digit(bytes, at, Regions::SHOPS, true))
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
            ("Phone:\n2025550143", "2025550143"),
            ("My number is 1 (312) 515-2239", "1 (312) 515-2239"),
            ("phone 1-(312) 515-2239", "1-(312) 515-2239"),
            ("Ring på 32 12 34 56", "32 12 34 56"),
            ("ring til mig på 32 12 34 56", "32 12 34 56"),
            ("+447700 677 662 (mobile)", "+447700 677 662"),
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
            ("<td>teléfono</td><td>2124 5500</td>", "2124 5500"),
            ("Puhelin on 050 123 4567", "050 123 4567"),
            ("电话号码是13800138000", "13800138000"),
            ("電話番号は03-1234-5678です", "03-1234-5678"),
            ("मेरा फ़ोन नंबर 098765 43210 है", "098765 43210"),
            ("0171/5550199 (mobile)", "0171/5550199"),
            ("Please note 020 7946 0018 as my phone.", "020 7946 0018"),
            ("telefon: 12 34 567", "12 34 567"),
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
            "Ordren 100001926 kom på mandag",
            "\"tfn\":\"555 136 366\"",
            "telefon: 21.\nZamówienie 750-1245392-5611482 przyszło",
            "Handy 1 250 000",
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
                let _ = (at_plus(part, at, false), at_encoded_plus(part, at), at_double_zero(part, at), at_digit(part, at, Regions::SHOPS, true));
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
