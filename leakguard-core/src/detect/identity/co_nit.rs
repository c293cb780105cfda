//! CO_NIT: nine digits and a check digit, modulo 11 with prime weights
//! (<https://www.dian.gov.co/impuestos/personas/Paginas/rut.aspx>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CoNit,
    shapes: &["##########", "#########-#", "###.###.###-#", "### ### ###-#"],
    valid,
    words: &["nit", "número de identificación tributaria"],
    alone: 0.2,
    printed: 0.45,
    examples: &["213.123.432-1", "860034313-7"],
    refused: &["213.123.432-2", "860034313-8"],
};

fn valid(number: &[u8]) -> bool {
    let sum = weighted(number, &[41, 37, 29, 23, 19, 17, 13, 7, 3]) % 11;
    let check = if sum < 2 { sum } else { 11 - sum };
    !is_uniform(number) && check == digit(number[9])
}
