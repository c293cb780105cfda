//! COMPANY_REGISTRATION: Taiwan: eight digits whose products are summed digit by digit, a multiple of 5 (of 10 until
//! 2023); a 7 in the seventh place counts either way (<https://www.fia.gov.tw/>).

use super::{Identifier, digit, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CompanyRegistration,
    shapes: &["########"],
    valid,
    words: &["統一編號", "統編", "ubn", "unified business number"],
    alone: 0.2,
    printed: 0.2,
    examples: &["00501503", "04595257"],
    refused: &["00501504", "04595258"],
};

fn valid(number: &[u8]) -> bool {
    let sum: u32 = number.iter().zip([1, 2, 1, 2, 1, 2, 4, 1]).map(|(&byte, weight)| digit(byte) * weight).map(|product| product / 10 + product % 10).sum();
    !is_uniform(number) && (sum.is_multiple_of(5) || number[6] == b'7' && (sum + 1).is_multiple_of(5))
}
