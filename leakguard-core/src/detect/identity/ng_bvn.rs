//! NG_BVN: the bank verification number: eleven digits that begin with 2; no check digit published
//! (<https://nibss-plc.com.ng/bvn/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::NgBvn,
    shapes: &["###########"],
    valid,
    words: &["bvn", "bank verification number", "bank verification"],
    alone: 0.05,
    printed: 0.05,
    examples: &["22123456789", "22987654321"],
    refused: &["12123456789", "22222222222"],
};

fn valid(number: &[u8]) -> bool {
    number[0] == b'2' && !is_uniform(number)
}
