//! CA_SIN: nine digits that pass Luhn; none begins with 8, and those with 0 are the revenue agency's, and films'
//! (<https://www.canada.ca/en/employment-social-development/services/sin.html>).

use super::{Identifier, is_uniform};
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CaSin,
    shapes: &["#########", "### ### ###", "###-###-###"],
    valid,
    words: &["nas", "sin", "social insurance", "social insurance number", "assurance sociale", "numéro d assurance sociale", "sin number", "sin no"],
    alone: 0.2,
    printed: 0.4,
    examples: &["130 692 544", "123-456-782", "046454286"],
    refused: &["130 692 545", "812345676"],
};

fn valid(number: &[u8]) -> bool {
    number[0] != b'8' && !is_uniform(number) && luhn(number)
}
