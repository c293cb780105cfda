//! CZ_RODNE_CISLO: birth numbers with their slash. Six digits, a slash and a year are an invoice
//! (<https://www.mvcr.cz/clanek/rodna-cisla.aspx>).

use super::{Identifier, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CzRodneCislo,
    shapes: &["######/####"],
    valid,
    words: super::cz_rodne_cislo::WORDS,
    alone: 0.4,
    printed: 0.8,
    examples: &["710319/2745", "805505/0003"],
    refused: &["710319/2746", "950123/2024"],
};

fn valid(number: &[u8]) -> bool {
    !matches!(two(number, 6), 19 | 20) && super::cz_rodne_cislo::is_birth_number(number)
}
