//! PH_PHILSYS: the sixteen digits of the card, or the twelve of the person (PSN); no check digit published
//! (<https://philsys.gov.ph/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::PhPhilsys,
    shapes: &["############", "################", "####-####-####", "####-####-####-####", "####-#######-#"],
    valid,
    words: &["philsys", "philid", "umid", "crn", "national id"],
    alone: 0.1,
    printed: 0.3,
    examples: &["1234-5678-9012-3456", "1234-5678-9012"],
    refused: &["0000-0000-0000-0000", "1111-1111-1111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number)
}
