//! US_DEA: the kind of registrant, the first letter of the name or 9, six digits and a check digit
//! (<https://www.deadiversion.usdoj.gov/drugreg/>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UsDea,
    shapes: &["@@#######", "@9#######"],
    valid,
    words: &["dea", "dea number", "drug enforcement", "controlled substance registration", "medical license"],
    alone: 0.3,
    printed: 0.3,
    examples: &["AB1234563", "F91234563"],
    refused: &["AB1234567", "QB1234563"],
};

fn valid(number: &[u8]) -> bool {
    let sum = weighted(&number[2..8], &[1, 2, 1, 2, 1, 2]);
    b"ABCDEFGHJKLMPRSTUX".contains(&number[0]) && !is_uniform(&number[2..]) && sum % 10 == digit(number[8])
}
