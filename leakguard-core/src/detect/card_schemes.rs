//! First digits and lengths of the card schemes.
//!
//! Sources: ISO/IEC 7812-1; Wikipedia "Payment card number", section "Issuer identification number (IIN)", read
//! 2026-11, which cites each scheme's own rules; for Brazil's schemes the ranges that acquirers publish; for mada its
//! merchants' guide (<https://www.mada.com.sa>).

use once_cell::sync::Lazy;

/// How much a scheme's range says by itself. Maestro's ranges hold a fifth of all numbers; in 12 to 15 digits they say
/// nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Certainty {
    High,
    Medium,
    Low,
}

/// A range of first digits: `low..=high`, both of `prefix_digits` digits; bit n of `lengths` allows n digits in all.
struct Range {
    prefix_digits: u8,
    low: u32,
    high: u32,
    lengths: u32,
    certainty: Certainty,
}

const fn range(prefix_digits: u8, low: u32, high: u32, lengths: u32, certainty: Certainty) -> Range {
    Range { prefix_digits, low, high, lengths, certainty }
}

const fn only(length: u32) -> u32 {
    1 << length
}

const fn between(low: u32, high: u32) -> u32 {
    (1 << (high + 1)) - (1 << low)
}

use Certainty::{High, Low, Medium};

/// The first row that fits decides.
#[rustfmt::skip]
static RANGES: &[Range] = &[
    range(1, 4, 4, only(16) | between(18, 19), High),      // Visa; also Elo, Dankort, mada on its ranges
    range(1, 4, 4, only(13), Medium),                      // Visa, before 2000
    range(2, 51, 55, only(16), High),                      // Mastercard
    range(4, 2221, 2720, only(16), High),                  // Mastercard
    range(2, 34, 34, only(15), High),                      // American Express
    range(2, 37, 37, only(15), High),                      // American Express
    range(4, 6011, 6011, between(16, 19), High),           // Discover
    range(3, 644, 649, between(16, 19), High),             // Discover
    range(2, 65, 65, between(16, 19), High),               // Discover, RuPay, Elo, Verve, Troy
    range(6, 622_126, 622_925, between(16, 19), High),     // Discover and UnionPay
    range(2, 62, 62, between(16, 19), High),               // UnionPay
    range(2, 81, 82, only(16), High),                      // UnionPay, RuPay
    range(2, 81, 81, between(17, 19), Low),                // UnionPay
    range(3, 300, 305, only(14) | only(16), High),         // Diners Club International
    range(4, 3095, 3095, only(14) | only(16), High),       // Diners Club International
    range(2, 36, 36, only(14) | only(16), High),           // Diners Club International
    range(2, 38, 39, only(14) | only(16), High),           // Diners Club International; Hipercard
    range(3, 300, 305, between(14, 19), Low),              // Diners Club International, lengths not issued yet
    range(2, 36, 36, between(14, 19), Low),                // Diners Club International, lengths not issued yet
    range(2, 38, 39, between(14, 19), Low),                // Diners Club International, lengths not issued yet
    range(4, 3528, 3589, only(16), High),                  // JCB, LankaPay
    range(3, 353, 353, only(16), High),                    // RuPay and JCB together
    range(3, 356, 356, only(16), High),                    // RuPay and JCB together
    range(2, 35, 35, only(16), Medium),                    // JCB in generated test data
    range(4, 3528, 3589, between(17, 19), Low),            // JCB, lengths not issued yet
    range(4, 2131, 2131, only(15), Medium),                // JCB, before 2000
    range(4, 1800, 1800, only(15), Medium),                // JCB, before 2000
    range(4, 2200, 2204, between(16, 19), High),           // Mir
    range(4, 2205, 2205, only(16), High),                  // Borica, PayPak
    range(4, 9792, 9792, only(16), High),                  // Troy
    range(4, 9860, 9860, only(16), High),                  // Humo
    range(4, 8600, 8600, only(16), High),                  // Uzcard
    range(4, 5614, 5614, only(16), High),                  // Uzcard
    range(4, 9704, 9704, only(16) | only(19), High),       // Napas
    range(6, 968_201, 968_211, only(16), High),            // mada
    range(4, 9112, 9112, only(16), High),                  // Belkart
    range(4, 9051, 9051, only(16), High),                  // ArCa
    range(4, 9417, 9417, only(16), High),                  // Elcart
    range(4, 9804, 9804, only(16), High),                  // Prostir
    range(4, 1946, 1946, only(16), High),                  // Gerbang Pembayaran Nasional
    range(3, 508, 508, only(16), High),                    // RuPay
    range(2, 60, 60, only(16), High),                      // RuPay, Hipercard, Cabal, Cencosud, UkrCard
    range(6, 506_099, 506_198, only(16) | between(18, 19), High), // Verve
    range(6, 507_865, 507_964, only(16) | between(18, 19), High), // Verve
    range(4, 5019, 5019, only(16), High),                  // Dankort
    range(4, 5041, 5041, only(16), High),                  // Elo
    range(4, 5066, 5067, only(16), High),                  // Elo
    range(3, 509, 509, only(16), High),                    // Elo
    range(4, 5078, 5078, only(16), High),                  // Meeza
    range(3, 589, 589, only(16), High),                    // Naranja (589562), Cabal (589657), Maestro
    range(6, 588_845, 588_846, only(16), High),            // mada
    range(3, 636, 639, between(16, 19), High),             // InterPayment, InstaPayment, Hiper, Maestro
    range(4, 6703, 6703, between(16, 19), High),           // Bancontact
    range(4, 5018, 5018, between(16, 19), High),           // Maestro
    range(4, 5020, 5020, between(16, 19), High),           // Maestro
    range(4, 5038, 5038, between(16, 19), High),           // Maestro
    range(4, 5893, 5893, between(16, 19), High),           // Maestro
    range(4, 6304, 6304, between(16, 19), High),           // Maestro
    range(4, 6759, 6759, between(16, 19), High),           // Maestro
    range(4, 6761, 6763, between(16, 19), High),           // Maestro
    range(4, 5018, 5018, between(12, 15), Medium),         // Maestro
    range(4, 5020, 5020, between(12, 15), Medium),         // Maestro
    range(4, 5038, 5038, between(12, 15), Medium),         // Maestro
    range(4, 5893, 5893, between(12, 15), Medium),         // Maestro
    range(4, 6304, 6304, between(12, 15), Medium),         // Maestro
    range(4, 6759, 6759, between(12, 15), Medium),         // Maestro
    range(4, 6761, 6763, between(12, 15), Medium),         // Maestro
    range(6, 676_770, 676_774, between(12, 15), Medium),   // Maestro, United Kingdom
    range(2, 50, 50, between(16, 19), Medium),             // Maestro
    range(2, 56, 58, between(16, 19), Medium),             // Maestro, Shetab
    range(1, 6, 6, between(16, 19), Medium),               // Maestro, Shetab
    range(2, 50, 50, between(12, 15), Low),                // Maestro
    range(2, 56, 58, between(12, 15), Low),                // Maestro
    range(1, 6, 6, between(12, 15), Low),                  // Maestro
    range(1, 1, 1, only(15), Low),                         // UATP
    range(1, 9, 9, only(16), Low),                         // national schemes (ISO/IEC 7812-1: 9 is for national use)
];

/// For each pair of first digits the lengths that a card starting with them may have.
static STARTS: Lazy<[u32; 100]> = Lazy::new(|| {
    let mut starts = [0; 100];
    for range in RANGES {
        let two = |prefix: u32| match range.prefix_digits {
            1 => (prefix * 10, prefix * 10 + 9),
            digits => (prefix / 10u32.pow(u32::from(digits) - 2), prefix / 10u32.pow(u32::from(digits) - 2)),
        };
        for start in two(range.low).0..=two(range.high).1 {
            starts[start as usize] |= range.lengths;
        }
    }
    starts
});

/// Whether any scheme has numbers of that length with those first two digits: most numbers of a shop are told by it.
pub(crate) fn may_start(digits: &[u8], length: usize) -> bool {
    matches!(digits, [a @ b'0'..=b'9', b @ b'0'..=b'9', ..] if STARTS[usize::from(a - b'0') * 10 + usize::from(b - b'0')] >> length & 1 == 1)
}

/// Whether a scheme issues numbers with these first digits and this length, and what that says by itself.
pub(super) fn scheme_of(digits: &[u8]) -> Option<Certainty> {
    if !may_start(digits, digits.len()) {
        return None;
    }
    let prefix = |length: u8| digits.iter().take(length.into()).fold(0u32, |number, byte| number * 10 + u32::from(byte - b'0'));
    let prefixes: [u32; 7] = std::array::from_fn(|length| prefix(length as u8));
    RANGES
        .iter()
        .find(|range| {
            let prefix = prefixes[usize::from(range.prefix_digits)];
            (range.low..=range.high).contains(&prefix) && range.lengths >> digits.len() & 1 == 1
        })
        .map(|range| range.certainty)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_and_range_must_fit_together() {
        assert_eq!(scheme_of(b"4111111111111111"), Some(High));
        assert_eq!(scheme_of(b"4111111111111"), Some(Medium));
        assert_eq!(scheme_of(b"411111111111111"), None);
        assert_eq!(scheme_of(b"2721000000000000"), None);
        assert_eq!(scheme_of(b"378282246310005"), Some(High));
        assert_eq!(scheme_of(b"000000000000"), None);
        assert_eq!(scheme_of(b"6759649826438453"), Some(High));
        assert_eq!(scheme_of(b"676770000005"), Some(Medium));
        assert_eq!(scheme_of(b"3000000000000000004"), Some(Low), "nobody issues Diners Club cards of 19 digits");
        assert_eq!(scheme_of(b"135412345678911"), Some(Low));
        assert_eq!(scheme_of(b"8944500102198304826"), None, "a SIM card");
    }

    #[test]
    fn every_scheme_of_the_list_has_a_range() {
        for (number, scheme) in [
            ("2200770212727079", "Mir"),
            ("9792030394440796", "Troy"),
            ("6521111111111117", "RuPay"),
            ("5061460410120223210", "Verve"),
            ("5067310000000010", "Elo"),
            ("6062826786276634", "Hipercard"),
            ("5019717010103742", "Dankort"),
            ("6363680000457013", "Elo"),
            ("8600123412341234", "Uzcard"),
            ("9860123412341234", "Humo"),
            ("6035227716427021", "Cabal"),
            ("5895626746595650", "Naranja"),
            ("3571110000000000", "LankaPay"),
            ("6280000000000000", "UnionPay"),
            ("6703444444444449", "Bancontact"),
            ("9704000000000018", "Napas"),
        ] {
            assert_eq!(scheme_of(number.as_bytes()), Some(High), "{scheme}");
        }
    }
}
