//! COMPANY_REGISTRATION: Norway: nine digits from 8 or 9 on, the last modulo 11
//! (<https://www.brreg.no/om-oss/registrene-vare/om-enhetsregisteret/organisasjonsnummeret/>).

use super::{Identifier, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CompanyRegistration,
    shapes: &["#########", "### ### ###"],
    valid,
    words: &["organisasjonsnummer", "orgnr", "org nr", "organization number", "brreg"],
    alone: 0.2,
    printed: 0.3,
    examples: &["988 077 917", "974760673"],
    refused: &["988 077 918", "188077917"],
};

fn valid(number: &[u8]) -> bool {
    matches!(number[0], b'8' | b'9') && weighted(number, &[3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}
