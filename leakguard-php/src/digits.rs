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
        let mut bytes = [0; 64];
        let mut buffer = itoa::Buffer::new();
        let printed = buffer.format(number).as_bytes();
        bytes[..printed.len()].copy_from_slice(printed);
        Digits { bytes, len: printed.len() }
    }

    /// A float of at most fifteen digits, four of them behind the point, as prices are: those digits are the shortest,
    /// for no two decimals of fifteen digits are the same float.
    fn of_price(number: f64) -> Option<Digits> {
        let scaled = (number * 1e4).round();
        if scaled / 1e4 != number || scaled.abs() >= 1e15 || number == 0.0 && number.is_sign_negative() {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53")]
        let mut digits = Digits::of_int(scaled as i64);
        let sign = usize::from(number < 0.0);
        // `0.05` is the integer 500: zeros stand in front of it.
        let missing = (sign + 5).saturating_sub(digits.len);
        digits.bytes.copy_within(sign..digits.len, sign + missing);
        digits.bytes[sign..sign + missing].fill(b'0');
        digits.len += missing;
        let point = digits.len - 4;
        while digits.len > point && digits.bytes[digits.len - 1] == b'0' {
            digits.len -= 1;
        }
        if digits.len > point {
            digits.bytes.copy_within(point..digits.len, point + 1);
            digits.bytes[point] = b'.';
            digits.len += 1;
        }
        Some(digits)
    }

    /// The shortest digits that read back as the same float, as PHP prints it, but without an exponent where that
    /// would hide the digits: PHP writes `4111111111111111.0` as `4.111111111111111E+15`.
    pub fn of_float(number: f64) -> Digits {
        if let Some(digits) = Self::of_price(number) {
            return digits;
        }
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
