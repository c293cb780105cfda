//! BR_PASSPORT: two letters and six digits; no check digit outside the machine readable zone
//! (<https://www.gov.br/pf/pt-br/assuntos/passaporte>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::BrPassport,
    shapes: &["@@######"],
    valid,
    words: &["passaporte", "passaporte brasileiro"],
    alone: 0.1,
    printed: 0.1,
    examples: &["FD123456", "YA654321"],
    refused: &["FD000000", "YA111111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[2..])
}
