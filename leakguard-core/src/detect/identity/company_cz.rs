//! COMPANY_REGISTRATION: Czechia and Slovakia (IČO): seven digits and a check digit, modulo 11
//! (<https://ares.gov.cz/>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CompanyRegistration,
    shapes: &["########", "### ## ###"],
    valid,
    words: &["identifikačního čísla", "ic", "ičo", "ič", "identifikační číslo", "identifikačné číslo"],
    alone: 0.2,
    printed: 0.3,
    examples: &["25123891", "271 13 281"],
    refused: &["25123890", "271 13 282"],
};

fn valid(number: &[u8]) -> bool {
    let check = (11 - weighted(number, &[8, 7, 6, 5, 4, 3, 2]) % 11) % 10;
    !is_uniform(number) && check == digit(number[7])
}
