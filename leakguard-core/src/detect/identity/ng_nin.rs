//! NG_NIN: eleven random digits; no check digit published (<https://nimc.gov.ng/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::NgNin,
    shapes: &["###########"],
    valid,
    words: &["nin", "national identification number", "nimc"],
    alone: 0.05,
    printed: 0.05,
    examples: &["12345678901", "70123456789"],
    refused: &["00000000000", "11111111111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number)
}
