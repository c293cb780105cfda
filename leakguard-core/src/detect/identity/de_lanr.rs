//! DE_LANR: the number of a physician: six digits, a check digit (weights 4 9, modulo 10), two digits of the speciality
//! (<https://www.kbv.de/media/sp/Arztnummern_Richtlinie.pdf>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::DeLanr,
    shapes: &["#########", "#######/##", "#######-##"],
    valid,
    words: &["lanr", "arztnummer", "arzt nr", "lebenslange arztnummer", "lebenslangen arztnummer"],
    alone: 0.1,
    printed: 0.1,
    examples: &["123456601", "234567701"],
    refused: &["123456701", "111111001"],
};

fn valid(number: &[u8]) -> bool {
    (10 - weighted(&number[..6], &[4, 9, 4, 9, 4, 9]) % 10) % 10 == digit(number[6]) && !is_uniform(&number[..6])
}
