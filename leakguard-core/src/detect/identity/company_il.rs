//! COMPANY_REGISTRATION: Israel: nine digits from 5 on, the last by Luhn
//! (<https://www.gov.il/en/departments/topics/company_registration>).

use super::Identifier;
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CompanyRegistration,
    shapes: &["#########", "##-######-#"],
    valid,
    words: &["ח פ", "חפ", "מספר חברה", "עוסק מורשה", "company number"],
    alone: 0.2,
    printed: 0.3,
    examples: &["516179157", "51-617915-7"],
    refused: &["516179150", "416179157"],
};

fn valid(number: &[u8]) -> bool {
    number[0] == b'5' && luhn(number)
}
