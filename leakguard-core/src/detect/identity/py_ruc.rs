//! PY_RUC: five to eight digits and a check digit, modulo 11 (<https://www.dnit.gov.py/web/portal-institucional/ruc>).

use super::{Identifier, digit, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::PyRuc,
    shapes: &["########-#", "#######-#", "######-#"],
    valid,
    words: &["ruc", "registro único de contribuyentes"],
    alone: 0.2,
    printed: 0.3,
    examples: &["80028061-0", "9991603-7"],
    refused: &["80028061-1", "9991603-5"],
};

fn valid(number: &[u8]) -> bool {
    let (body, check) = number.split_at(number.len() - 1);
    let sum: u32 = body.iter().rev().zip(2..).map(|(&byte, weight)| digit(byte) * weight).sum();
    !is_uniform(body) && (11 - sum % 11) % 11 % 10 == digit(check[0])
}
