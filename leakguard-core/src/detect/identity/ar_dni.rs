//! AR_DNI: seven or eight digits in the order of registration; no check digit
//! (<https://www.argentina.gob.ar/interior/dni>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::ArDni,
    shapes: &["########", "#######", "##.###.###", "#.###.###"],
    valid,
    words: &["nro documento", "número de documento", "documento de identidad", "doc nro", "dni nro", "dni", "documento nacional", "documento nacional de identidad", "nro de documento"],
    alone: 0.05,
    printed: 0.1,
    examples: &["20.123.456", "31654987"],
    refused: &["00.123.456", "11111111"],
};

pub(super) fn valid(number: &[u8]) -> bool {
    number[0] != b'0' && !is_uniform(number)
}
