//! PE_DNI: eight digits and a check sign, a digit or a letter, modulo 11
//! (<https://www.gob.pe/235-documento-nacional-de-identidad-dni>).

use super::{Identifier, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::PeDni,
    shapes: &["########-*", "#########"],
    valid,
    words: &["dni", "documento nacional de identidad"],
    alone: 0.1,
    printed: 0.3,
    examples: &["10117410-2", "101174102"],
    refused: &["10117410-3", "101174103"],
};

fn valid(number: &[u8]) -> bool {
    let place = (weighted(number, &[3, 2, 7, 6, 5, 4, 3, 2]) % 11) as usize;
    number[8] == b"65432110987"[place] || number[8] == b"KJIHGFEDCBA"[place]
}
