//! COMPANY_REGISTRATION: Japan: a check digit, modulo 9, and twelve digits; with T in front it is the number on
//! invoices (<https://www.houjin-bangou.nta.go.jp/>).

use super::{Identifier, digit, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CompanyRegistration,
    shapes: &["#############", "T#############", "#-####-####-####"],
    valid,
    words: &["法人番号", "登録番号", "corporate number", "適格請求書発行事業者"],
    alone: 0.2,
    printed: 0.4,
    examples: &["5-8356-7825-6246", "T5835678256246"],
    refused: &["4-8356-7825-6246", "T4835678256246"],
};

fn valid(number: &[u8]) -> bool {
    let number = number.strip_prefix(b"T").unwrap_or(number);
    let sum = weighted(&number[1..], &[2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]);
    9 - sum % 9 == digit(number[0])
}
