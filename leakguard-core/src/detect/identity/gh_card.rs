//! GH_CARD: GHA or another country of West Africa, nine digits and a check digit whose rule is not published
//! (<https://nia.gov.gh/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::GhCard,
    shapes: &["GHA-#########-#", "GHA##########"],
    valid,
    words: &["ghana card", "ghanacard", "card pin"],
    alone: 0.6,
    printed: 0.9,
    examples: &["GHA-123456789-0", "GHA7129304567"],
    refused: &["GHA-000000000-0", "GHA1111111111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[3..12])
}
