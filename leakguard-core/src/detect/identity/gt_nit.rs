//! GT_NIT: up to eleven digits and a check sign, modulo 11, K for 10
//! (<https://portal.sat.gob.gt/portal/consulta-cui-nit/>).

use super::{Identifier, digit, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::GtNit,
    shapes: &["########", "#######K", "#######-#", "#######-K", "########-#", "########-K", "######-#", "######-K"],
    valid,
    words: &["nit", "número de identificación tributaria"],
    alone: 0.2,
    printed: 0.3,
    examples: &["576937-K", "3952550-3"],
    refused: &["576937-1", "3952550-4"],
};

fn valid(number: &[u8]) -> bool {
    let (body, check) = number.split_at(number.len() - 1);
    let sum: u32 = body.iter().rev().zip(2..).map(|(&byte, weight)| digit(byte) * weight).sum();
    let rest = (11 - sum % 11) % 11;
    !is_uniform(body) && if rest == 10 { check == b"K" } else { digit(check[0]) == rest }
}
