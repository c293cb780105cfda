//! BR_CPF: nine digits and two check digits, each modulo 11 over all digits before it
//! (<https://www.gov.br/receitafederal/pt-br/assuntos/meu-cpf>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::BrCpf,
    shapes: &["###########", "###.###.###-##"],
    valid,
    words: &["cpf", "cadastro de pessoas"],
    alone: 0.4,
    printed: 0.85,
    examples: &["529.982.247-25", "11144477735"],
    refused: &["529.982.247-24", "11111111111"],
};

fn valid(number: &[u8]) -> bool {
    let check = |length: usize, weights: &[u32]| (weighted(&number[..length], weights) * 10 % 11) % 10 == digit(number[length]);
    !is_uniform(number) && check(9, &[10, 9, 8, 7, 6, 5, 4, 3, 2]) && check(10, &[11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
}
