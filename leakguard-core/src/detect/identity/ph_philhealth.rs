//! PH_PHILHEALTH: twelve digits of the Philippine Health Insurance Corporation, 00-000000000-0; no check digit published
//! (<https://www.philhealth.gov.ph/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::PhPhilhealth,
    shapes: &["############", "##-#########-#"],
    valid,
    words: &["philhealth", "phil health", "philhealth number", "philhealth no"],
    alone: 0.1,
    printed: 0.3,
    examples: &["01-234567891-2", "123456789012"],
    refused: &["00-000000000-0", "111111111111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number)
}
