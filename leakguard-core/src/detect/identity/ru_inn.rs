//! RU_INN: the tax number: 12 digits of a person with two check digits, 10 of a company with one, modulo 11
//! (<https://www.nalog.gov.ru/rn77/fl/interest/inn/>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::RuInn,
    shapes: &["############", "##########"],
    valid,
    words: &["идентификационный номер налогоплательщика", "инн физлица", "инн", "inn", "номер налогоплательщика", "russian tax"],
    alone: 0.4,
    printed: 0.4,
    examples: &["123456789047", "1234567894"],
    refused: &["123456789037", "1234567895"],
};

fn valid(number: &[u8]) -> bool {
    let check = |weights: &[u32]| weighted(number, weights) % 11 % 10 == digit(number[weights.len()]);
    let checks = match number.len() {
        12 => check(&[7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) && check(&[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]),
        _ => check(&[2, 4, 10, 3, 5, 9, 4, 6, 8]),
    };
    !is_uniform(number) && &number[..2] != b"00" && checks
}
