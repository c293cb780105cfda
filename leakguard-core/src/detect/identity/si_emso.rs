//! SI_EMSO: the unique master citizen number as Slovenia calls it: birth date as ddmmyyy, region 50, serial number,
//! check digit modulo 11 (<https://www.gov.si/teme/emso/>).

use super::{Identifier, is_master_citizen_number};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::SiEmso,
    shapes: &["#############"],
    valid,
    words: &["emša", "matična številka občana", "matične številke", "emšo številka", "emšo", "emso", "enotna matična številka", "enotna maticna stevilka", "enotne matične številke", "matična številka"],
    alone: 0.4,
    printed: 0.4,
    examples: &["0101006500006", "1505990500019"],
    refused: &["0101006500007", "3201006500006"],
};

fn valid(number: &[u8]) -> bool {
    is_master_citizen_number(number)
}
