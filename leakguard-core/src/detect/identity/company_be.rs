//! COMPANY_REGISTRATION: Belgium: ten digits, the last two 97 less the rest of the first eight
//! (<https://economie.fgov.be/en/themes/enterprises/crossroads-bank-enterprises>).

use super::Identifier;
use super::vat::belgium;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CompanyRegistration,
    shapes: &["##########", "####.###.###"],
    valid,
    words: &["ondernemingsnummer", "kbo", "kbo nummer", "bce", "numéro d entreprise"],
    alone: 0.3,
    printed: 0.6,
    examples: &["0428.759.497", "0403019261"],
    refused: &["0428.759.498", "2403019261"],
};

fn valid(number: &[u8]) -> bool {
    belgium(number)
}
