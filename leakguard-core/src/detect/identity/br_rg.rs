//! BR_RG: the identity card of a Brazilian state. The states number as they please; São Paulo, from where most are, and Rio
//! give eight digits and a check digit modulo 11, X for ten (<https://www.ssp.sp.gov.br/>). Others stand beside the word in
//! São Paulo's print.

use super::{Identifier, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::BrRg,
    shapes: &["########*", "########-*", "##.###.###-*", "##.###.###*"],
    valid,
    words: &["rg", "registro geral", "carteira de identidade", "cédula de identidade", "número do rg", "rg nº"],
    alone: 0.1,
    printed: 0.3,
    examples: &["12.345.678-2", "123456782", "11.234.575-X"],
    refused: &["12.345.678-9", "111111111"],
};

fn valid(number: &[u8]) -> bool {
    let (digits, check) = number.split_at(8);
    let sum = weighted(digits, &[2, 3, 4, 5, 6, 7, 8, 9]) % 11;
    let expected = match (11 - sum) % 11 {
        10 => b'X',
        check => b'0' + check as u8,
    };
    expected == check[0] && !is_uniform(digits)
}
