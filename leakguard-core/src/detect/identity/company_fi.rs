//! COMPANY_REGISTRATION: Finland: seven digits, a dash and a check digit, modulo 11
//! (<https://www.ytj.fi/en/index/businessid.html>).

use super::{Identifier, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CompanyRegistration,
    shapes: &["#######-#"],
    valid,
    words: &["y tunnus", "ytunnus", "business id", "fo nummer", "ly tunnus"],
    alone: 0.2,
    printed: 0.4,
    examples: &["2077474-0", "0112038-9"],
    refused: &["2077474-1", "0112038-8"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && weighted(number, &[7, 9, 10, 5, 8, 4, 2, 1]).is_multiple_of(11)
}
