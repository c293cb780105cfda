//! AU_PASSPORT: a letter, in newer ones two, and seven digits; no check digit outside the machine readable zone
//! (<https://www.passports.gov.au/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::AuPassport,
    shapes: &["@#######", "@@#######"],
    valid,
    words: &["passport", "passport number", "passport no", "australian passport"],
    alone: 0.1,
    printed: 0.1,
    examples: &["N1234567", "PA1234567"],
    refused: &["N0000000", "PA1111111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[number.len() - 7..])
}
