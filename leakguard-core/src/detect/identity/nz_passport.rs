//! NZ_PASSPORT: two letters, of which the first is E, L or R, and six digits; no check digit outside the machine
//! readable zone (<https://www.passports.govt.nz/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::NzPassport,
    shapes: &["@@######"],
    valid,
    words: &["passport", "passport number", "passport no", "new zealand passport"],
    alone: 0.1,
    printed: 0.1,
    examples: &["LA123456", "EB234567"],
    refused: &["LA000000", "XB234567"],
};

fn valid(number: &[u8]) -> bool {
    matches!(number[0], b'E' | b'L' | b'N' | b'R') && !is_uniform(&number[2..])
}
