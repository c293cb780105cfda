//! COMPANY_REGISTRATION: Denmark: eight digits, modulo 11 (<https://datacvr.virk.dk/>).

use super::{Identifier, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CompanyRegistration,
    shapes: &["########", "## ## ## ##"],
    valid,
    words: &["cvr", "cvr nr", "cvr nummer", "se nr"],
    alone: 0.2,
    printed: 0.3,
    examples: &["13585628", "24 25 67 90"],
    refused: &["13585627", "24 25 67 91"],
};

fn valid(number: &[u8]) -> bool {
    number[0] != b'0' && weighted(number, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}
