//! AU_BSB: the bank, the state (2 to 7, 0 for none) and the branch; no check digit (<https://bsb.auspaynet.com.au/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::AuBsb,
    shapes: &["###-###", "### ###", "######"],
    valid,
    words: &["bsb", "bsb number", "bsb no", "bank state branch"],
    alone: 0.05,
    printed: 0.2,
    examples: &["062-000", "732-001"],
    refused: &["000-000", "111111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && &number[..2] != b"00"
}
