//! BR_CNPJ: twelve digits or, since July 2026, letters and digits, then two check digits, modulo 11; letters count
//! their place in ASCII from the digit 0 on
//! (<https://www.gov.br/receitafederal/pt-br/acesso-a-informacao/acoes-e-programas/programas-e-atividades/cnpj-alfanumerico>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::BrCnpj,
    shapes: &["##############", "**.***.*##/####-##", "**.***.*@#/####-##", "**.***.*#@/####-##", "**.***.*@@/####-##", "##.@@@.###/##@@-##", "******########", "******@#######", "******#@######", "******@@######", "##@@@#####@@##"],
    valid,
    words: &["cnpj", "cadastro nacional", "inscrição no cnpj"],
    alone: 0.4,
    printed: 0.9,
    examples: &["16.727.230/0001-97", "12.ABC.345/01DE-35", "12ABC34501DE35"],
    refused: &["16.727.230/0001-98", "12.ABC.345/01DE-36"],
};

fn valid(number: &[u8]) -> bool {
    let check = |length: usize, weights: &[u32]| (weighted(&number[..length], weights) * 10 % 11) % 10 == digit(number[length]);
    !is_uniform(&number[..12])
        && number.iter().filter(|byte| byte.is_ascii_digit()).count() > 3
        && check(12, &[5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])
        && check(13, &[6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])
}
