//! COMPANY_REGISTRATION: Canada: the business number, nine digits that pass Luhn, then the account of the programme
//! (<https://www.canada.ca/en/revenue-agency/services/tax/businesses/topics/registering-your-business/business-number.html>).

use super::{Identifier, is_uniform};
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CompanyRegistration,
    shapes: &["#########RT####", "#########RP####", "#########RC####", "#########RM####", "######### RT ####", "######### RP ####", "######### RC ####", "######### RM ####", "##### #### RT ####"],
    valid,
    words: &["business number", "gst hst account", "numéro d entreprise"],
    alone: 0.7,
    printed: 0.7,
    examples: &["123026635 RC 0001", "123026635RT0001"],
    refused: &["123456783 RC 0001", "123456783RT0001"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[..9]) && luhn(&number[..9])
}
