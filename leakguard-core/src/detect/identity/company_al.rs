//! COMPANY_REGISTRATION: Albania: NIPT (NUIS), a letter of the decade, eight digits, a check letter whose rule is not
//! published (<https://qkb.gov.al/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CompanyRegistration,
    shapes: &["@########@", "AL @########@", "AL@########@"],
    valid,
    words: &["nipt", "nuis", "numri unik i identifikimit", "albanian vat"],
    alone: 0.2,
    printed: 0.3,
    examples: &["J91402501L", "K22218003V"],
    refused: &["Z91402501L", "K22222222V"],
};

fn valid(number: &[u8]) -> bool {
    let number = &number[number.len() - 10..];
    matches!(number[0], b'A'..=b'M') && !is_uniform(&number[1..9])
}
