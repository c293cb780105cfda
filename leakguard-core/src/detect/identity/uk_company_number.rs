//! UK_COMPANY_NUMBER: the United Kingdom: eight digits, or two letters of the register and six digits; no check digit
//! (<https://www.gov.uk/government/organisations/companies-house>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UkCompanyNumber,
    shapes: &["########", "SC######", "NI######", "OC######", "SO######", "NC######", "FC######", "LP######"],
    valid,
    words: &["company number", "company no", "companies house", "company registration", "registered number", "registered in england", "company reg no", "crn"],
    alone: 0.2,
    printed: 0.2,
    examples: &["00445790", "SC095237"],
    refused: &["00000000", "SC000000"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[2..])
}
