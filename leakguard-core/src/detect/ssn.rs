//! US_SSN: ddd-dd-dddd. Area 000, 666 and 900 to 999, group 00 and serial 0000 were never issued
//! (<https://www.ssa.gov/employer/randomization.html>).

use super::Candidate;
use super::proximity::{self, Hint};
use crate::entity::Entity;

/// The number that starts with the digit at `start`, which starts a word. Reads 13 bytes.
pub(crate) fn at_digit(text: &[u8], start: usize) -> Option<Candidate> {
    let number = text.get(start..start + 11)?;
    let shaped = number.iter().enumerate().all(|(index, byte)| match index {
        3 | 6 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if !shaped || start > 0 && matches!(text[start - 1], b'-' | b'_' | b'.' | b'/') {
        return None;
    }
    match text.get(start + 11) {
        Some(byte) if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/') => return None,
        Some(b'.') if text.get(start + 12).is_some_and(u8::is_ascii_digit) => return None,
        _ => {}
    }
    let never_issued = &number[..3] == b"000" || &number[..3] == b"666" || number[0] == b'9' || &number[4..6] == b"00" || &number[7..] == b"0000";
    if never_issued {
        return None;
    }
    let score = match proximity::before(text, start, &["ssn", "social", "security"]) {
        Hint::For => 0.95,
        Hint::None => 0.7,
        Hint::Against => 0.3,
    };
    Some(Candidate::new(Entity::UsSsn, start, start + 11, score))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issued_areas_are_found_and_the_rest_is_not() {
        assert!(at_digit(b"219-09-9999", 0).is_some_and(|c| c.score >= 0.5));
        for text in ["000-12-3456", "666-12-3456", "900-12-3456", "123-00-4567", "123-45-0000", "123-45-6789-01", "123-45-67890", "123 45 6789"] {
            assert_eq!(at_digit(text.as_bytes(), 0), None, "{text}");
        }
        assert!(at_digit(b"part 219-09-9999", 5).is_some_and(|c| c.score >= 0.5));
        assert!(at_digit(b"SKU 219-09-9999", 4).is_some_and(|c| c.score < 0.5));
    }
}
