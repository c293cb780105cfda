//! SE_ORGANISATIONSNUMMER: ten digits, of which the third is 2 or more, the last a check digit (Luhn); 16 before it
//! stands for the century of a person's number
//! (<https://www.skatteverket.se/foretag/drivaforetag/startaochregistrera/organisationsnummer.4.361dc8c15312eff6fd235d1.html>).

use super::{Identifier, is_uniform};
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::SeOrganisationsnummer,
    shapes: &["######-####", "##########", "16######-####", "16##########"],
    valid,
    words: &["organisationsnumret", "organisationsnummer", "organisationsnr", "orgnr", "org nr", "organisation number", "swedish company"],
    alone: 0.4,
    printed: 0.4,
    examples: &["556703-7485", "5567037485"],
    refused: &["556703-7486", "110101-1115"],
};

fn valid(number: &[u8]) -> bool {
    let number = &number[number.len() - 10..];
    number[2] >= b'2' && number[0] != b'0' && !is_uniform(number) && luhn(number)
}
