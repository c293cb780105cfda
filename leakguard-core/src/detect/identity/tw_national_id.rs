//! TW_NATIONAL_ID: a letter of the place, 1 or 2 for the sex (8 or 9 on residence certificates, A to D on old ones),
//! digits and a check digit, modulo 10 (<https://www.ris.gov.tw/>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::TwNationalId,
    shapes: &["@#########", "@@########"],
    valid,
    words: &["身分證號碼", "身份證", "身份證號碼", "id number", "id no", "id card", "national id card", "身分證", "身分證字號", "身份證字號", "國民身分證", "統一證號", "居留證", "national id", "national identification", "identity card", "arc"],
    alone: 0.4,
    printed: 0.4,
    examples: &["A123456789", "A800000014"],
    refused: &["A123456788", "A323456789"],
};

fn valid(number: &[u8]) -> bool {
    // Offices in the order of their numbers from 10 on.
    let office = |letter: u8| b"ABCDEFGHJKLMNPQRSTUVXYWZIO".iter().position(|&listed| listed == letter).map_or(0, |place| place as u32 + 10);
    let first = office(number[0]);
    let second = match number[1] {
        b'1' | b'2' | b'8' | b'9' => digit(number[1]),
        b'A'..=b'D' => office(number[1]) % 10,
        _ => return false,
    };
    let sum = first / 10 + first % 10 * 9 + second * 8 + weighted(&number[2..], &[7, 6, 5, 4, 3, 2, 1, 1]);
    sum.is_multiple_of(10) && !is_uniform(&number[2..])
}
