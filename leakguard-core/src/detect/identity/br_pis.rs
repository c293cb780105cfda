//! BR_PIS: PIS, PASEP, NIT and NIS: ten digits and a check digit, modulo 11
//! (<https://www.gov.br/pt-br/servicos/obter-o-numero-de-identificacao-do-trabalhador-nit>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::BrPis,
    shapes: &["###########", "###.#####.##-#"],
    valid,
    words: &["pis", "pasep", "nis", "nit", "pis pasep", "número de identificação social"],
    alone: 0.3,
    printed: 0.8,
    examples: &["120.56412.54-5", "12345678919"],
    refused: &["120.56412.54-8", "12345678910"],
};

fn valid(number: &[u8]) -> bool {
    let check = weighted(number, &[3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10;
    !is_uniform(number) && check == digit(number[10])
}
