//! Numbers as their digits, and back.

use std::io::Write;

/// A number as it prints, on the stack.
pub(crate) struct Digits {
    bytes: [u8; 64],
    len: usize,
}

impl Digits {
    fn print(number: std::fmt::Arguments<'_>) -> Digits {
        let mut bytes = [0; 64];
        let mut rest = &mut bytes[..];
        // Both numbers fit, see below; what would not is cut, which `write_fmt` reports and nobody needs to know.
        let _ = rest.write_fmt(number);
        let len = 64 - rest.len();
        Digits { bytes, len }
    }

    /// `4111111111111111`
    pub fn of_int(number: i64) -> Digits {
        Self::print(format_args!("{number}"))
    }

    /// The shortest digits that read back as the same float, as PHP prints it, but without an exponent where that
    /// would hide the digits: PHP writes `4111111111111111.0` as `4.111111111111111E+15`.
    pub fn of_float(number: f64) -> Digits {
        let magnitude = number.abs();
        if magnitude == 0.0 || (1e-9..1e21).contains(&magnitude) { Self::print(format_args!("{number}")) } else { Self::print(format_args!("{number:e}")) }
    }

    /// The digits.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

/// The integer of exactly these digits, if there is one.
pub(crate) fn to_int(digits: &[u8]) -> Option<i64> {
    let number = std::str::from_utf8(digits).ok()?.parse().ok()?;
    (Digits::of_int(number).as_bytes() == digits).then_some(number)
}

/// The float of exactly these digits (`1.0` and `1` are the same), if there is one.
pub(crate) fn to_float(digits: &[u8]) -> Option<f64> {
    let digits = std::str::from_utf8(digits).ok()?;
    let number = digits.parse().ok()?;
    let shortest = if digits.contains('.') && !digits.contains('e') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits };
    (f64::is_finite(number) && Digits::of_float(number).as_bytes() == shortest.as_bytes()).then_some(number)
}
