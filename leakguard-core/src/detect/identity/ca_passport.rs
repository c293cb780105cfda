//! CA_PASSPORT: two letters and six digits, since 2023 a letter, six digits and two letters; no check digit outside the
//! machine readable zone
//! (<https://www.canada.ca/en/immigration-refugees-citizenship/services/canadian-passports.html>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CaPassport,
    shapes: &["@@######", "@######@@"],
    valid,
    words: &["passport", "passport number", "passport no", "passeport", "numéro de passeport"],
    alone: 0.1,
    printed: 0.1,
    examples: &["GA302922", "P123456AA"],
    refused: &["GA000000", "P000000AA"],
};

fn valid(number: &[u8]) -> bool {
    let digits = if number[1].is_ascii_digit() { &number[1..7] } else { &number[2..8] };
    !is_uniform(digits)
}
