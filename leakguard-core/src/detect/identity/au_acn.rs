//! AU_ACN: eight digits and a check digit, weights 8 to 1, modulo 10
//! (<https://asic.gov.au/for-business/registering-a-company/steps-to-register-a-company/australian-company-numbers/australian-company-number-digit-check/>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::AuAcn,
    shapes: &["#########", "### ### ###"],
    valid,
    words: &["acn", "arbn", "australian company number", "company number"],
    alone: 0.2,
    printed: 0.4,
    examples: &["004 085 616", "010499966"],
    refused: &["004 085 617", "999 999 999"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && (10 - weighted(number, &[8, 7, 6, 5, 4, 3, 2, 1]) % 10) % 10 == digit(number[8])
}
