//! Check digits. Each function says which standard defines it; inputs are ASCII and already cleaned of separators.

/// Whether a run of digits passes Luhn, ISO/IEC 7812-1 annex B. False for an empty run or any non-digit.
pub(crate) fn luhn(digits: &[u8]) -> bool {
    let mut sum = 0u32;
    for (position, &byte) in digits.iter().rev().enumerate() {
        let digit = u32::from(byte.wrapping_sub(b'0'));
        if digit > 9 {
            return false;
        }
        sum += match (position % 2, digit) {
            (0, d) => d,
            (_, d) if d < 5 => d * 2,
            (_, d) => d * 2 - 9,
        };
    }
    !digits.is_empty() && sum.is_multiple_of(10)
}

/// Whether digits are a GTIN-12, GTIN-13 or GTIN-14 with its check digit: weights 3 and 1 from the right, GS1 General
/// Specifications section 7.9.
pub(crate) fn gtin(digits: &[u8]) -> bool {
    let sum: u32 = digits.iter().rev().enumerate().map(|(position, &byte)| u32::from(byte.wrapping_sub(b'0')) * if position % 2 == 1 { 3 } else { 1 }).sum();
    matches!(digits.len(), 12..=14) && digits.iter().all(u8::is_ascii_digit) && sum.is_multiple_of(10)
}

/// Whether an IBAN without separators passes MOD 97-10, ISO 7064 as ISO 13616-1 uses it: the first four characters go
/// to the end, letters count 10 to 35 in any case, the number is 1 modulo 97.
pub(crate) fn iban_mod97(iban: &[u8]) -> bool {
    if iban.len() < 5 {
        return false;
    }
    let mut remainder = 0u32;
    for &byte in iban[4..].iter().chain(&iban[..4]) {
        remainder = match byte {
            b'0'..=b'9' => (remainder * 10 + u32::from(byte - b'0')) % 97,
            b'A'..=b'Z' => (remainder * 100 + u32::from(byte - b'A') + 10) % 97,
            b'a'..=b'z' => (remainder * 100 + u32::from(byte - b'a') + 10) % 97,
            _ => return false,
        };
    }
    remainder == 1
}

/// Whether a run of digits passes the check of J. Verhoeff (Error Detecting Decimal Codes, 1969): the dihedral group D5 in
/// place of addition. False for any non-digit.
pub(crate) fn verhoeff(digits: &[u8]) -> bool {
    // Powers of the permutation (1 5 7 6 2 8 3 0 9 4), by the place from the right.
    const PLACES: [[u8; 10]; 8] = [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
        [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
        [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
        [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
        [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
        [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
        [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
    ];
    // 0 to 4 turn, 5 to 9 turn and mirror.
    let product = |a: u8, b: u8| match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => (a + b) % 5 + 5,
        (false, true) => (a + 5 - b) % 5 + 5,
        (false, false) => (a + 5 - b) % 5,
    };
    let mut check = 0;
    for (place, &byte) in digits.iter().rev().enumerate() {
        if !byte.is_ascii_digit() {
            return false;
        }
        check = product(check, PLACES[place % 8][usize::from(byte - b'0')]);
    }
    !digits.is_empty() && check == 0
}

/// Whether a run of digits passes MOD 11,10 of ISO 7064. False for any non-digit.
pub(crate) fn mod_11_10(digits: &[u8]) -> bool {
    let mut check = 10;
    let mut last = 0;
    for &byte in digits {
        if !byte.is_ascii_digit() {
            return false;
        }
        last = (check + u32::from(byte - b'0')) % 10;
        check = if last == 0 { 10 } else { last } * 2 % 11;
    }
    last == 1
}

/// Check digit of ICAO Doc 9303 part 3, section 4.9: weights 7 3 1 over digits and letters (in upper case, 10 to 35),
/// modulo 10.
pub(crate) fn mod_10_731(number: &[u8]) -> u32 {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => u32::from(byte - b'A') + 10,
        _ => u32::from(byte.wrapping_sub(b'0')),
    };
    number.iter().zip([7, 3, 1].into_iter().cycle()).map(|(&byte, weight)| value(byte) * weight).sum::<u32>() % 10
}

/// Check digit of Estonian and Lithuanian personal codes, over their ten digits: modulo 11 with weights from 1, and once
/// more with weights from 3 when that gives 10.
pub(crate) fn mod_11_baltic(digits: &[u8]) -> u32 {
    let round = |first: u32| {
        let weights = (0..9).cycle().skip(first as usize - 1).map(|weight| weight + 1);
        digits.iter().zip(weights).map(|(&byte, weight)| u32::from(byte.wrapping_sub(b'0')) * weight).sum::<u32>() % 11
    };
    match round(1) {
        10 => round(3) % 10,
        check => check,
    }
}

/// Remainder modulo 97 of a number whose letters (in upper case) count 10 to 35, as ISO 7064 MOD 97-10 writes them.
pub(crate) fn mod97(number: &[u8]) -> u32 {
    number.iter().fold(0, |remainder, &byte| match byte {
        b'A'..=b'Z' => (remainder * 100 + u32::from(byte - b'A') + 10) % 97,
        _ => (remainder * 10 + u32::from(byte.wrapping_sub(b'0'))) % 97,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn luhn_accepts_the_schemes_test_numbers() {
        for number in ["4111111111111111", "378282246310005", "30569309025904", "6011111111111117", "0"] {
            assert!(luhn(number.as_bytes()), "{number}");
        }
    }

    #[test]
    fn luhn_refuses_a_wrong_digit_a_letter_and_nothing() {
        for number in ["4111111111111112", "411111111111111a", ""] {
            assert!(!luhn(number.as_bytes()), "{number}");
        }
    }

    #[test]
    fn gtin_accepts_article_numbers_and_no_card() {
        for number in ["4006381333931", "036000291452", "00012345678905"] {
            assert!(gtin(number.as_bytes()), "{number}");
        }
        for number in ["4222222222222", "4006381333932", "4111111111111111", "40063813339"] {
            assert!(!gtin(number.as_bytes()), "{number}");
        }
    }

    /// Examples of the SWIFT IBAN registry, release 101.
    #[test]
    fn mod97_accepts_the_registrys_examples_in_any_case() {
        for iban in ["DE89370400440532013000", "gb29nwbk60161331926819", "MT84MALT011000012345MTLCAST001S"] {
            assert!(iban_mod97(iban.as_bytes()), "{iban}");
        }
        assert!(!iban_mod97(b"DE88370400440532013000"));
        assert!(!iban_mod97(b"DE89"));
    }

    #[test]
    fn verhoeff_and_mod_11_10_refuse_every_wrong_digit() {
        let checks = [verhoeff, verhoeff, mod_11_10].into_iter().zip([b"2363".as_slice(), b"234123412346", b"136695976"]);
        for (check, number) in checks {
            assert!(check(number));
            for place in 0..number.len() {
                for digit in b'0'..=b'9' {
                    let mut changed = number.to_vec();
                    changed[place] = digit;
                    assert_eq!(check(&changed), changed == number);
                }
            }
            assert!(!check(b"12a4") && !check(b""));
        }
    }

    /// Examples of ICAO Doc 9303: a document number, a birth date, an expiry date.
    #[test]
    fn mod_10_731_gives_the_check_digits_of_travel_documents() {
        for (number, check) in [("L898902C3", 6), ("740812", 2), ("120415", 9)] {
            assert_eq!(mod_10_731(number.as_bytes()), check, "{number}");
        }
    }

    #[test]
    fn mod_11_baltic_takes_a_second_round() {
        for (code, check) in [("3680528010", 9), ("3760503029", 9), ("3330924006", 4)] {
            assert_eq!(mod_11_baltic(code.as_bytes()), check, "{code}");
        }
        // The first round gives 10, the second 0 to 9.
        assert_eq!(mod_11_baltic(b"1000000009"), (3 + 9 * 3) % 11);
    }

    #[test]
    fn mod97_counts_letters_from_ten() {
        assert_eq!(mod97(b"3214282912345698765432161182"), 1);
        assert_eq!(mod97(b"WEST12345698765432GB82"), 1);
    }
}
