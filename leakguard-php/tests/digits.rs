//! Numbers as their digits, and back.

#[path = "../src/digits.rs"]
mod digits;

use digits::{Digits, to_float, to_int};

#[test]
fn integers_print_and_read_back() {
    for number in [0, -1, 42, i64::MAX, i64::MIN, 4_111_111_111_111_111] {
        let digits = Digits::of_int(number);
        assert_eq!(digits.as_bytes(), number.to_string().as_bytes());
        assert_eq!(to_int(digits.as_bytes()), Some(number));
    }
    for text in ["", "007", "-0", "+1", "9223372036854775808", "1.0", "12a", "4111 1111"] {
        assert_eq!(to_int(text.as_bytes()), None, "{text}");
    }
}

#[test]
fn floats_show_all_their_digits() {
    for (number, text) in [
        (4_111_111_111_111_111.0, "4111111111111111"),
        (19.99, "19.99"),
        (-0.5, "-0.5"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e300, "1e300"),
        (f64::MIN_POSITIVE, "2.2250738585072014e-308"),
        (1.5e-9, "0.0000000015"),
    ] {
        let digits = Digits::of_float(number);
        assert_eq!(std::str::from_utf8(digits.as_bytes()), Ok(text));
        assert_eq!(to_float(digits.as_bytes()), Some(number));
    }
    // Prices take a shorter way: the digits are those of the long one.
    for cents in (-2_000_i64..2_000).chain([99_999_999_999_999, 100_000_000_000_001, 999_999_999_999_999, 123_456_789_012_345]) {
        for scale in [1.0, 10.0, 100.0, 1e3, 1e4, 1e5] {
            let number = cents as f64 / scale;
            assert_eq!(std::str::from_utf8(Digits::of_float(number).as_bytes()), Ok(&*format!("{number}")));
        }
    }
    for number in [0.0, -0.0, f64::NAN, f64::INFINITY, 1e15, 1e15 + 0.5, 4_503_599_627_370_497.5, 0.00005, -39.95] {
        let long = if number.abs() < 1e-9 && number != 0.0 { format!("{number:e}") } else { format!("{number}") };
        assert_eq!(std::str::from_utf8(Digits::of_float(number).as_bytes()), Ok(&*long).map(|text: &str| text));
    }
    assert_eq!(to_float(b"1.0"), Some(1.0));
    assert_eq!(to_float(b"1000.00"), Some(1000.0));
    assert_eq!(to_float(b"0011"), None);
    assert_eq!(to_float(b"[CREDIT_CARD]"), None);
}
