//! US_NPI: ten digits, the first 1 or 2, Luhn over them with 80840 in front
//! (<https://www.cms.gov/Regulations-and-Guidance/Administrative-Simplification/NationalProvIdentStand/Downloads/NPIcheckdigit.pdf>).

use super::Identifier;
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UsNpi,
    shapes: &["##########"],
    valid,
    words: &["npi", "national provider", "provider identifier"],
    alone: 0.2,
    printed: 0.2,
    examples: &["1234567893", "1245319599"],
    refused: &["1234567890", "3234567893"],
};

fn valid(number: &[u8]) -> bool {
    let mut whole = *b"808400000000000";
    matches!(number, [b'1' | b'2', ..]) && number.len() == 10 && {
        whole[5..].copy_from_slice(number);
        luhn(&whole)
    }
}
