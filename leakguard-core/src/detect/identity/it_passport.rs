//! IT_PASSPORT: two letters and seven digits
//! (<https://www.poliziadistato.it/articolo/1087>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::ItPassport,
    shapes: &["@@#######", "@@ #######"],
    valid,
    words: &["passaporto", "passaporti", "numero di passaporto", "numero passaporto", "passaporto italiano", "italian passport"],
    alone: 0.1,
    printed: 0.1,
    examples: &["AA1234567", "YA0012345"],
    refused: &["AA0000000", "YA1111111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[2..])
}
