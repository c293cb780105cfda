//! AR_DNI: with the points of thousands a word that documents of all kinds have is enough
//! (<https://www.argentina.gob.ar/interior/dni>).

use super::Identifier;
use super::ar_dni::valid;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::ArDni,
    shapes: &["##.###.###"],
    valid,
    words: &["documento", "doc", "nro doc"],
    alone: 0.1,
    printed: 0.1,
    examples: &["20.123.456", "31.654.987"],
    refused: &["00.123.456", "11.111.111"],
};
