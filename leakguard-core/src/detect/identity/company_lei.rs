//! COMPANY_REGISTRATION: any country: the legal entity identifier of ISO 17442, eighteen digits and letters and two
//! check digits, MOD 97-10 (<https://www.gleif.org/en/lei-data/code-lists/iso-17442-the-lei-code-structure>).

use super::{Identifier, is_uniform};
use crate::checksum::mod97;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CompanyRegistration,
    shapes: &["******************##"],
    valid,
    words: &["lei", "lei code", "legal entity identifier"],
    alone: 0.3,
    printed: 0.3,
    examples: &["213800KUD8LAJWSQ9D15", "529900T8BM49AURSDO55"],
    refused: &["213800KUD8LXJWSQ9D15", "529900T8BM49AURSDO56"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && mod97(number) == 1
}
