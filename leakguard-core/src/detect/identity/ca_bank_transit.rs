//! CA_BANK_TRANSIT: the branch and the institution on cheques, or 0, institution and branch in electronic payments; no
//! check digit (<https://www.payments.ca/financial-institution-branch-numbers>).

use super::{Identifier, digit, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CaBankTransit,
    shapes: &["#####-###", "0########"],
    valid,
    words: &["institution and transit", "transit and institution", "branch transit", "transit institution", "transit numbers", "transit number", "transit no", "institution number", "direct deposit", "numéro de transit", "numéro d institution"],
    alone: 0.1,
    printed: 0.3,
    examples: &["12345-003", "000312345"],
    refused: &["12345-999", "099912345"],
};

fn valid(number: &[u8]) -> bool {
    let institution = if number.len() == 8 { &number[5..] } else { &number[1..4] };
    // Banks have 001 to 399, credit unions and trust companies 500 to 899.
    matches!(digit(institution[0]) * 100 + two(institution, 1), 1..=399 | 500..=899)
}
