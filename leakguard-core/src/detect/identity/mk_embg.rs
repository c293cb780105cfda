//! MK_EMBG: the unique master citizen number as North Macedonia calls it: birth date as ddmmyyy, region, serial
//! number, check digit modulo 11 (<https://uslugi.gov.mk/>).

use super::{Identifier, is_master_citizen_number};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::MkEmbg,
    shapes: &["#############"],
    valid,
    words: &["ембг", "embg", "единствен матичен број", "матичен број", "maticen broj", "edinstven maticen broj"],
    alone: 0.4,
    printed: 0.4,
    examples: &["0101985450006", "1505990410001"],
    refused: &["0101985450007", "3201985450006"],
};

fn valid(number: &[u8]) -> bool {
    is_master_citizen_number(number)
}
