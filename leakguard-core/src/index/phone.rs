//! Writings of a telephone number that are one: with the country's calling code and without it.

/// Calling codes of two digits; 1 and 7 have one, all others three (ITU-T E.164, list of assigned country codes, 2016).
const TWO: &[&str] = &[
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58",
    "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
];

/// Calling codes of countries that dial no 0 before a national number (ITU-T E.164, national numbering plans).
const NO_TRUNK: &[&str] = &[
    "1", "30", "34", "39", "45", "47", "48", "65", "351", "352", "354", "356", "357", "371", "372", "377", "378", "420", "506", "507", "852", "853", "965",
    "968", "973", "974",
];

/// Fewer digits are no telephone number of anybody's.
pub(crate) const FEWEST: usize = 8;

/// More are none either: fifteen (E.164) and a prefix.
pub(crate) const MOST: usize = 20;

/// The writings of a number, in digits. `country` is the calling code of numbers that name none.
pub(super) fn writings(raw: &str, country: Option<&str>) -> Vec<String> {
    let raw = raw.trim().replace("(0)", "");
    let digits: String = raw.chars().filter(char::is_ascii_digit).collect();
    let whole = match raw.starts_with('+') {
        true => Some(digits.as_str()),
        false => digits.strip_prefix("00"),
    };
    let mut all = Vec::new();
    match (whole, country) {
        (Some(whole), _) => {
            let code = &whole[..whole.len().min(code_length(whole))];
            let national = &whole[code.len()..];
            all.push(whole.to_owned());
            all.push(if NO_TRUNK.contains(&code) { national.to_owned() } else { format!("0{}", national.trim_start_matches('0')) });
        }
        (None, Some(code)) => {
            let national = if NO_TRUNK.contains(&code) { &digits[..] } else { digits.trim_start_matches('0') };
            all.push(format!("{code}{national}"));
            all.push(digits.clone());
        }
        (None, None) => all.push(digits),
    }
    all.retain(|digits| (FEWEST..=MOST - 2).contains(&digits.len()) && digits.bytes().any(|digit| digit != digits.as_bytes()[0]));
    all
}

fn code_length(digits: &str) -> usize {
    match digits.as_bytes() {
        [b'1' | b'7', ..] => 1,
        [_, _, ..] if digits.is_char_boundary(2) && TWO.contains(&&digits[..2]) => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn national_and_international_writings_belong_together() {
        for (raw, country, expected) in [
            ("+353 87 123 4567", None, &["353871234567", "0871234567"][..]),
            ("00353871234567", None, &["353871234567", "0871234567"]),
            ("+44 (0)20 7946 0123", None, &["442079460123", "02079460123"]),
            ("+39 06 1234 5678", None, &["390612345678", "0612345678"]),
            ("+1 (202) 555-0143", None, &["12025550143", "2025550143"]),
            ("087 123 4567", None, &["0871234567"]),
            ("087 123 4567", Some("353"), &["353871234567", "0871234567"]),
            ("600 123 456", Some("34"), &["34600123456", "600123456"]),
            ("123", None, &[]),
            ("0000000000000", None, &[]),
            ("none", Some("353"), &[]),
        ] {
            assert_eq!(writings(raw, country), expected, "{raw}");
        }
    }
}
