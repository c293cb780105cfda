//! ME_JMBG: the unique master citizen number of the regions 20 to 29: birth date as ddmmyyy, region, serial number,
//! check digit modulo 11 (<https://www.gov.me/mup>).

use super::{Identifier, is_master_citizen_number, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::MeJmbg,
    shapes: &["#############"],
    valid,
    words: &["jmbg", "јмбг", "jmb", "matični broj", "maticni broj", "jedinstveni matični broj", "матични број"],
    alone: 0.4,
    printed: 0.4,
    examples: &["0101985210005", "1505990250004"],
    refused: &["0101985210006", "3102985210005"],
};

fn valid(number: &[u8]) -> bool {
    matches!(two(number, 7), 20..=29) && is_master_citizen_number(number)
}
