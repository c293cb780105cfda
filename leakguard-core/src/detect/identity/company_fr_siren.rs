//! COMPANY_REGISTRATION: France: nine digits that pass Luhn (<https://www.insee.fr/fr/information/6794598>).

use super::{Identifier, is_uniform};
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CompanyRegistration,
    shapes: &["#########", "### ### ###"],
    valid,
    words: &["siren", "rcs", "numéro siren", "n siren", "registre du commerce"],
    alone: 0.2,
    printed: 0.3,
    examples: &["552 008 443", "404833048"],
    refused: &["552 008 444", "404833047"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && luhn(number)
}
