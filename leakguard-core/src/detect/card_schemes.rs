//! First digits and lengths of the card schemes.
//!
//! Sources: ISO/IEC 7812-1; Wikipedia "Payment card number", section "Issuer identification number (IIN)", read
//! 2026-11, which cites each scheme's own rules.

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
    range(1, 4, 4, only(16) | only(19), High),             // Visa
    range(1, 4, 4, only(13), Medium),                      // Visa, before 2000
    range(2, 51, 55, only(16), High),                      // Mastercard
    range(4, 2221, 2720, only(16), High),                  // Mastercard
    range(2, 34, 34, only(15), High),                      // American Express
    range(2, 37, 37, only(15), High),                      // American Express
    range(4, 6011, 6011, between(16, 19), High),           // Discover
    range(3, 644, 649, between(16, 19), High),             // Discover
    range(2, 65, 65, between(16, 19), High),               // Discover, RuPay, Elo, Verve
    range(6, 622_126, 622_925, between(16, 19), High),     // Discover and UnionPay
    range(2, 62, 62, between(16, 19), High),               // UnionPay
    range(2, 81, 82, only(16), High),                      // UnionPay, RuPay
    range(3, 300, 305, between(14, 19), High),             // Diners Club International
    range(4, 3095, 3095, between(14, 19), High),           // Diners Club International
    range(2, 36, 36, between(14, 19), High),               // Diners Club International
    range(2, 38, 39, between(14, 19), High),               // Diners Club International
    range(4, 3528, 3589, between(16, 19), High),           // JCB
    range(4, 2200, 2204, between(16, 19), High),           // Mir
    range(4, 2205, 2205, only(16), High),                  // Borica
    range(4, 9792, 9792, only(16), High),                  // Troy
    range(4, 9860, 9860, only(16), High),                  // Humo
    range(4, 8600, 8600, only(16), High),                  // Uzcard
    range(3, 353, 353, only(16), High),                    // RuPay
    range(3, 356, 356, only(16), High),                    // RuPay
    range(3, 508, 508, only(16), High),                    // RuPay
    range(2, 60, 60, only(16), High),                      // RuPay, Hipercard
    range(6, 506_099, 506_198, only(16) | between(18, 19), High), // Verve
    range(4, 5019, 5019, only(16), High),                  // Dankort
    range(4, 5067, 5067, only(16), High),                  // Elo
    range(4, 5090, 5090, only(16), High),                  // Elo
    range(3, 636, 639, between(16, 19), High),             // InterPayment, InstaPayment, Maestro
    range(4, 5018, 5038, only(16), High),                  // Maestro
    range(4, 5893, 5893, only(16), High),                  // Maestro
    range(4, 6304, 6304, only(16), High),                  // Maestro
    range(4, 6759, 6763, only(16), High),                  // Maestro
    range(2, 50, 50, between(16, 19), Medium),             // Maestro
    range(2, 56, 58, between(16, 19), Medium),             // Maestro
    range(1, 6, 6, between(16, 19), Medium),               // Maestro
    range(2, 50, 50, between(12, 15), Low),                // Maestro
    range(2, 56, 58, between(12, 15), Low),                // Maestro
    range(1, 6, 6, between(12, 15), Low),                  // Maestro
    range(1, 1, 1, only(15), Low),                         // UATP
];

/// Whether a scheme issues numbers with these first digits and this length, and what that says by itself.
pub(super) fn scheme_of(digits: &[u8]) -> Option<Certainty> {
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
    }
}
