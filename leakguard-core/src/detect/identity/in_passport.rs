//! IN_PASSPORT: a letter and seven digits, neither the first nor the last 0; no check digit outside the machine
//! readable zone (<https://www.passportindia.gov.in/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::InPassport,
    shapes: &["@#######", "@## #####"],
    valid,
    words: &["passport", "passport number", "passport no", "indian passport"],
    alone: 0.1,
    printed: 0.1,
    examples: &["A2096457", "K12 34567"],
    refused: &["Q2096457", "A2096450"],
};

fn valid(number: &[u8]) -> bool {
    !matches!(number[0], b'Q' | b'X' | b'Z') && number[1] != b'0' && number[7] != b'0' && !is_uniform(&number[1..])
}
