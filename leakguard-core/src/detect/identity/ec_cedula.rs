//! EC_CEDULA: ten digits: the province (01 to 24, 30 abroad, 50), a digit to 6, the last by Luhn
//! (<https://www.registrocivil.gob.ec/cedulacion/>).

use super::{Identifier, two};
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::EcCedula,
    shapes: &["##########", "#########-#"],
    valid,
    words: &["ci", "cédula de ciudadanía", "cédula no", "cédula", "cedula", "cédula de identidad"],
    alone: 0.2,
    printed: 0.4,
    examples: &["171430710-3", "1714307103"],
    refused: &["171430710-4", "2514307103"],
};

pub(super) fn valid(number: &[u8]) -> bool {
    is_province(number) && number[2] <= b'6' && luhn(number)
}

pub(super) fn is_province(number: &[u8]) -> bool {
    matches!(two(number, 0), 1..=24 | 30 | 50)
}
