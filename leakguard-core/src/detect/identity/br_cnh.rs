//! BR_CNH: nine digits and two check digits, modulo 11. Where the first check came out as 10, two are taken off the
//! second; offices differ in what they do when that is not possible, so both results are taken
//! (<https://www.gov.br/transportes/pt-br/assuntos/transito/conteudo-Senatran/carteira-nacional-de-habilitacao>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::BrCnh,
    shapes: &["###########"],
    valid,
    words: &["cnh", "carteira nacional de habilitação", "habilitação", "carteira de motorista", "registro cnh"],
    alone: 0.3,
    printed: 0.3,
    examples: &["58316794534", "98765432109"],
    refused: &["58316794535", "11111111111"],
};

fn valid(number: &[u8]) -> bool {
    let first = weighted(number, &[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11;
    let second = weighted(number, &[1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11;
    let less = if first == 10 { 2 } else { 0 };
    let kept = |check: u32| if check == 10 { 0 } else { check };
    let last = digit(number[10]);
    !is_uniform(number)
        && kept(first) == digit(number[9])
        && (last == kept((second + 11 - less) % 11) || second == 10 && last == 0)
}
