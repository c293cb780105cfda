//! ZA_ID: the birth date, four digits, citizenship (0 to 2), a digit that meant race and now is any, the last by Luhn
//! (<https://www.dha.gov.za/>).

use super::{Identifier, is_date, two};
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::ZaId,
    shapes: &["#############", "###### #### ## #", "###### #### ###"],
    valid,
    words: &["identity no", "id number", "id no", "identity number", "identity document", "south african id", "sa id", "rsa id", "identiteitsnommer"],
    alone: 0.4,
    printed: 0.6,
    examples: &["7503305044089", "800101 5009 08 7"],
    refused: &["8503305044089", "8013015009087"],
};

fn valid(number: &[u8]) -> bool {
    is_date(two(number, 2), two(number, 4)) && matches!(number[10], b'0'..=b'2') && luhn(number)
}
