//! RS_JMBG: the unique master citizen number: birth date as ddmmyyy, region (Serbia 70 to 99; Bosnia and Montenegro
//! have entities of their own), serial number, check digit modulo 11 (<https://www.mup.gov.rs/>).

use super::{Identifier, is_master_citizen_number, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::RsJmbg,
    shapes: &["#############"],
    valid,
    words: &["jmbg", "јмбг", "matični broj", "maticni broj", "матични број", "jedinstveni matični broj", "јединствени матични број"],
    alone: 0.4,
    printed: 0.4,
    examples: &["0101985710008", "1505990800004"],
    refused: &["0101985710009", "3201985710008"],
};

fn valid(number: &[u8]) -> bool {
    !matches!(two(number, 7), 10..=29) && is_master_citizen_number(number)
}
