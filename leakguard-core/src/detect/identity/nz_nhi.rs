//! NZ_NHI: three letters (never I or O), then three digits and a check digit modulo 11, or since 2023 two digits, a
//! letter and a check letter. The check of the new form is modulo 24 in the first edition of the standard and modulo 23
//! in the next, both are taken
//! (<https://www.tewhatuora.govt.nz/publications/hiso-100462023-consumer-health-identity-standard>).

use super::{Identifier, digit};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::NzNhi,
    shapes: &["@@@####", "@@@##@@"],
    valid,
    words: &["nhi", "nhi number", "national health index"],
    alone: 0.2,
    printed: 0.2,
    examples: &["ZZZ0016", "ALU18KZ"],
    refused: &["ZZZ0017", "ALU18KA", "ZIZ0016"],
};

fn valid(number: &[u8]) -> bool {
    // A is 1 and Z is 24.
    let counts = |byte: u8| match byte {
        b'0'..=b'9' => digit(byte),
        _ => u32::from(byte - b'A') + 1 - u32::from(byte > b'I') - u32::from(byte > b'O'),
    };
    let sum: u32 = number[..6].iter().zip([7, 6, 5, 4, 3, 2]).map(|(&byte, weight)| counts(byte) * weight).sum();
    if number.iter().any(|byte| matches!(byte, b'I' | b'O')) {
        return false;
    }
    let check = counts(number[6]);
    if number[6].is_ascii_digit() { !sum.is_multiple_of(11) && (11 - sum % 11) % 10 == check } else { 24 - sum % 24 == check || 23 - sum % 23 == check }
}
