//! NL_KVK: the Netherlands: the eight digits of the chamber of commerce; no check digit (<https://www.kvk.nl/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::NlKvk,
    shapes: &["########"],
    valid,
    words: &["kvk", "kvk nummer", "kvk nr", "kamer van koophandel", "chamber of commerce"],
    alone: 0.1,
    printed: 0.1,
    examples: &["27312152", "34123456"],
    refused: &["00000000", "11111111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number)
}
