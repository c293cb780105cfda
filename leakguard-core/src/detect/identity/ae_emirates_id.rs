//! AE_EMIRATES_ID: 784, the year of birth, seven digits and a check digit whose rule is not published
//! (<https://icp.gov.ae/>).

use super::{Identifier, is_uniform, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::AeEmiratesId,
    shapes: &["784############", "784-####-#######-#"],
    valid,
    words: &["emirates id", "emirates identity", "eid", "الهوية الإماراتية", "رقم الهوية", "بطاقة الهوية"],
    alone: 0.6,
    printed: 0.9,
    examples: &["784-1984-1234567-9", "784198412345679"],
    refused: &["784-1584-1234567-8", "784-2184-1234567-3"],
};

fn valid(number: &[u8]) -> bool {
    matches!(two(number, 3), 19 | 20) && !is_uniform(&number[7..])
}
