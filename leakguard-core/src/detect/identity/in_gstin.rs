//! IN_GSTIN: the state, a PAN, a sign of the registration, Z, and a check sign, Luhn over 36 signs
//! (<https://www.gst.gov.in/>).

use super::{Identifier, two, value};
use super::in_pan;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::InGstin,
    shapes: &["##@@@@@####@*Z*"],
    valid,
    words: &["gstin", "gst", "gst number", "gst no", "gst identification"],
    alone: 0.8,
    printed: 0.8,
    examples: &["27AAPFU0939F1ZV", "29AAGCB7383J1Z4"],
    refused: &["27AAPFU0939F1ZO", "00AAPFU0939F1ZV", "27AAPFU0939F0ZV"],
};

fn valid(number: &[u8]) -> bool {
    let sum: u32 = number.iter().rev().enumerate().map(|(place, &byte)| fold(value(byte) * (place as u32 % 2 + 1))).sum();
    matches!(two(number, 0), 1..=38 | 97 | 99) && in_pan::valid(&number[2..12]) && number[12] != b'0' && sum.is_multiple_of(36)
}

/// Sum of the digits to the base 36.
fn fold(value: u32) -> u32 {
    value / 36 + value % 36
}
