//! CZ_RODNE_CISLO: the numbers of those born before 1954, which have nine digits and no check digit
//! (<https://www.mvcr.cz/clanek/rodna-cisla.aspx>).

use super::{Identifier, is_date, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CzRodneCislo,
    shapes: &["######/###", "#########"],
    valid,
    words: super::cz_rodne_cislo::WORDS,
    alone: 0.2,
    printed: 0.2,
    examples: &["500312/123", "465228003"],
    refused: &["600312/123", "501312/123"],
};

fn valid(number: &[u8]) -> bool {
    two(number, 0) < 54 && two(number, 2) <= 62 && is_date(two(number, 2) % 50, two(number, 4)) && &number[6..] != b"000"
}
