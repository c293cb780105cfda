//! PH_SSS: ten digits of the Social Security System, 00-0000000-0, or the twelve of its reference number, 0000-0000000-0; no
//! check digit published
//! (<https://www.sss.gov.ph/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::PhSss,
    shapes: &["##########", "##-#######-#", "####-#######-#"],
    valid,
    words: &["sss", "sss number", "sss no", "social security"],
    alone: 0.1,
    printed: 0.4,
    examples: &["34-1234567-8", "0312345678"],
    refused: &["00-0000000-0", "1111111111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number)
}
