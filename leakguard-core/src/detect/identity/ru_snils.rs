//! RU_SNILS: the pension insurance number: nine digits, and two check digits: the sum with the weights 9 to 1, modulo
//! 101, of which 100 is written as 00 (<https://sfr.gov.ru/grazhdanam/snils/>).

use super::{Identifier, integer, two, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::RuSnils,
    shapes: &["###########", "###-###-### ##", "###-###-###-##", "### ### ### ##"],
    valid,
    words: WORDS,
    alone: 0.4,
    printed: 0.45,
    examples: &["112-233-445 95", "08765430300"],
    refused: &["112-233-445 96", "08765430301"],
};

/// Words that the other ways of writing it have too.
pub(super) const WORDS: &[&str] = &["страхового номера", "страхового свидетельства", "снилс", "snils", "страховой номер", "страховое свидетельство", "пенсионного страхования"];

pub(super) fn valid(number: &[u8]) -> bool {
    // Numbers up to 001-001-998 have no check digits and are nobody's any more.
    integer(&number[..9]) > 1_001_998 && weighted(number, &[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100 == two(number, 9)
}
