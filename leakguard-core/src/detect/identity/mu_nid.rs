//! MU_NID: a letter of the surname, the birth date, six digits of order and a check sign, modulo 17
//! (<https://mnis.govmu.org/>).

use super::{Identifier, is_date, two, value};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::MuNid,
    shapes: &["@############*"],
    valid,
    words: &["nid", "national identity card", "national id", "nic"],
    alone: 0.45,
    printed: 0.45,
    examples: &["A0101990123459", "P1506850123451"],
    refused: &["A0113990123459", "P150685012345Z"],
};

fn valid(number: &[u8]) -> bool {
    let sum: u32 = number[..13].iter().zip((2..=14).rev()).map(|(&byte, weight)| value(byte) * weight).sum();
    is_date(two(number, 3), two(number, 1)) && (17 - sum % 17) % 17 == value(number[13])
}
