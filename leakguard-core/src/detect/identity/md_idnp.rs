//! MD_IDNP: thirteen digits, 2 the first for people (0 for those without papers), the last a check digit with the
//! weights 7 3 1 (<https://www.asp.gov.md/>).

use super::{Identifier, digit, is_uniform};
use crate::checksum::mod_10_731;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::MdIdnp,
    shapes: &["2############", "0############"],
    valid,
    words: &["idnp", "cod personal", "codul personal", "персональный код", "moldovan personal"],
    alone: 0.4,
    printed: 0.4,
    examples: &["2004001014455", "2000000000004"],
    refused: &["2004001014456", "0000000000000"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && mod_10_731(&number[..12]) == digit(number[12])
}
