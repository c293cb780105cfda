//! COMPANY_REGISTRATION: Ukraine: EDRPOU, seven digits and a check digit modulo 11, with other weights where the rest is 10
//! (<https://zakon.rada.gov.ua/laws/show/118-96-%D0%BF>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CompanyRegistration,
    shapes: &["########"],
    valid,
    words: &["єдрпоу", "код єдрпоу", "едрпоу", "edrpou", "коду єдрпоу", "кодом єдрпоу"],
    alone: 0.1,
    printed: 0.1,
    examples: &["32855961", "14360570"],
    refused: &["32855968", "00000000"],
};

fn valid(number: &[u8]) -> bool {
    let rotated = matches!(number[0], b'3'..=b'5');
    let rest = |weights: &[u32]| weighted(number, weights) % 11;
    let first = if rotated { rest(&[7, 1, 2, 3, 4, 5, 6]) } else { rest(&[1, 2, 3, 4, 5, 6, 7]) };
    let check = match first {
        10 if rotated => rest(&[9, 3, 4, 5, 6, 7, 8]) % 10,
        10 => rest(&[3, 4, 5, 6, 7, 8, 9]) % 10,
        check => check,
    };
    !is_uniform(number) && check == digit(number[7])
}
