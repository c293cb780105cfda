//! US_SSN: ddd-dd-dddd. Area 000, 666 and 900 to 999, group 00 and serial 0000 were never issued
//! (<https://www.ssa.gov/employer/randomization.html>).

use super::Candidate;
use super::hints;
use super::nearby::is_one_of;
use crate::entity::Entity;

/// How far from the beginning of a table its head is looked at.
const HEAD: usize = 512;

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
    let hints = hints::around(text, start, start + 11);
    let says = if is_cell(text, start, start + 11) { head_says(text) } else { None };
    let score = match says.unwrap_or(!hints.reference) {
        _ if hints.named.contains(Entity::UsSsn) => 0.95,
        true => 0.7,
        false => 0.3,
    };
    Some(Candidate::new(Entity::UsSsn, start, start + 11, score))
}

/// Whether the number is all of a table's cell: between separators, without a space.
fn is_cell(text: &[u8], start: usize, end: usize) -> bool {
    let before = text[..start].strip_suffix(b"\"").unwrap_or(&text[..start]).last();
    let behind = &text[end..];
    let behind = behind.strip_prefix(b"\"").unwrap_or(behind).first();
    let parts = |byte: &u8| matches!(byte, b',' | b';' | b'\t' | b'|');
    let is_edge = |byte: &u8| parts(byte) || matches!(byte, b'\n' | b'\r');
    before.is_none_or(is_edge) && behind.is_none_or(is_edge) && (before.is_some_and(parts) || behind.is_some_and(parts))
}

/// What the first line of a text says of the cells below: that there are social security numbers, or that there are
/// part numbers. Reads 512 bytes.
fn head_says(text: &[u8]) -> Option<bool> {
    let head = &text[..text.len().min(HEAD)];
    let head = &head[..memchr::memchr(b'\n', head)?];
    let mut words = head.split(|byte| !byte.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    if words.clone().any(|word| is_one_of(word, &["ssn", "social", "taxid", "tax"])) {
        return Some(true);
    }
    words.any(|word| is_one_of(word, &["sku", "mpn", "part", "partnumber", "article", "artikel", "model"])).then_some(false)
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
        assert!(at_digit(b"reach me, 219-09-9999, thanks", 10).is_some_and(|c| c.score >= 0.5));
    }

    #[test]
    fn part_numbers_are_none_whatever_the_language() {
        for text in ["SKU ", "part no. ", "{\"mpn\":\"", "Artikelnummer: ", "zamówienie nr ", "ЗАМОВЛЕННЯ ", "注文番号は", "[sku]=", "orderNumber: "]
        {
            let number = format!("{text}219-09-9999");
            assert!(at_digit(number.as_bytes(), text.len()).is_some_and(|c| c.score < 0.5), "{text}");
        }
        for text in ["SSN ", "\"value\":\"", "order 7 by Jane, SSN "] {
            let number = format!("{text}219-09-9999");
            assert!(at_digit(number.as_bytes(), text.len()).is_some_and(|c| c.score >= 0.5), "{text}");
        }
    }

    #[test]
    fn the_head_of_a_table_tells_what_a_cell_is() {
        for (head, found) in [("id,sku,price\n", false), ("id;ssn;sku\n", true), ("id,value,name\n", true)] {
            let text = format!("{head}17,219-09-9999,3.50");
            assert_eq!(at_digit(text.as_bytes(), head.len() + 3).is_some_and(|c| c.score >= 0.5), found, "{head}");
        }
    }
}
