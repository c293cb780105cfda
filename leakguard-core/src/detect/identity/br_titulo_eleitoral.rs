//! BR_TITULO_ELEITORAL: eight digits, two of the state (01 to 28), two check digits, modulo 11; in São Paulo and Minas
//! Gerais a check of 0 is written 1
//! (<https://www.tse.jus.br/legislacao/compilada/res/2021/resolucao-no-23-659-de-26-de-outubro-de-2021>).

use super::{Identifier, digit, two, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::BrTituloEleitoral,
    shapes: &["############", "#### #### ####"],
    valid,
    words: &["título de eleitor", "titulo de eleitor", "título eleitoral", "titulo eleitoral", "inscrição eleitoral"],
    alone: 0.2,
    printed: 0.3,
    examples: &["0043 5687 0906", "102385010671"],
    refused: &["0043 5687 0907", "102385019971"],
};

fn valid(number: &[u8]) -> bool {
    let state = two(number, 8);
    let check = |sum: u32| match sum % 11 {
        10 => 0,
        0 if state == 1 || state == 2 => 1,
        rest => rest,
    };
    let first = check(weighted(&number[..8], &[2, 3, 4, 5, 6, 7, 8, 9]));
    let second = check(weighted(&number[8..10], &[7, 8]) + first * 9);
    matches!(state, 1..=28) && first == digit(number[10]) && second == digit(number[11])
}
