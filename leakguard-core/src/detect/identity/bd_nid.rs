//! BD_NID: ten digits on the smart card, thirteen before, seventeen with the year in front; no check digit published
//! (<https://www.nidw.gov.bd/>).

use super::{Identifier, is_uniform, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::BdNid,
    shapes: &["##########", "#############", "#################"],
    valid,
    words: &["nid", "nid no", "nid number"],
    alone: 0.05,
    printed: 0.05,
    examples: &["2345678901", "19902345678901234"],
    refused: &["0000000000", "18902345678901234"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && (number.len() < 17 || matches!(two(number, 0), 19 | 20))
}
