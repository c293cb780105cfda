//! COMPANY_REGISTRATION: France: the company's nine digits and five of the place, both pass Luhn; the post offices of
//! La Poste sum up to a multiple of 5 instead (<https://www.insee.fr/fr/information/6794598>).

use super::{Identifier, digit, is_uniform};
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CompanyRegistration,
    shapes: &["##############", "### ### ### #####", "### ### ### #### #"],
    valid,
    words: &["siret", "numéro siret", "n siret"],
    alone: 0.3,
    printed: 0.45,
    examples: &["732 829 320 00074", "35600000009075"],
    refused: &["732 829 320 00079", "35600000009076"],
};

fn valid(number: &[u8]) -> bool {
    let sum: u32 = number.iter().map(|&byte| digit(byte)).sum();
    let post_office = number.starts_with(b"356000000") && sum.is_multiple_of(5);
    !is_uniform(number) && luhn(&number[..9]) && (luhn(number) || post_office)
}
