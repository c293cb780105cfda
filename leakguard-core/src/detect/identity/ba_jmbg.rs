//! BA_JMBG: the unique master citizen number of the regions 10 to 19: birth date as ddmmyyy, region, serial number,
//! check digit modulo 11 (<https://www.iddeea.gov.ba/bs/jmb/>).

use super::{Identifier, is_master_citizen_number, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::BaJmbg,
    shapes: &["#############"],
    valid,
    words: &["jmbg", "jmb", "јмбг", "matični broj", "maticni broj", "jedinstveni matični broj", "матични број"],
    alone: 0.4,
    printed: 0.4,
    examples: &["0101985170003", "1505990150000"],
    refused: &["0101985170004", "3102985170003"],
};

fn valid(number: &[u8]) -> bool {
    matches!(two(number, 7), 10..=19) && is_master_citizen_number(number)
}
