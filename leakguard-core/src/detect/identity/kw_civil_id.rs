//! KW_CIVIL_ID: the century (2 or 3), the birth date, four digits of order, a check digit, modulo 11
//! (<https://www.paci.gov.kw/>).

use super::{Identifier, digit, is_date, two, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::KwCivilId,
    shapes: &["############"],
    valid,
    words: &["civil id", "الرقم المدني", "البطاقة المدنية", "civil number"],
    alone: 0.3,
    printed: 0.3,
    examples: &["284042504562", "305011500139"],
    refused: &["284042504563", "284132504562"],
};

fn valid(number: &[u8]) -> bool {
    let check = 11 - weighted(number, &[2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11;
    matches!(number[0], b'2' | b'3') && is_date(two(number, 3), two(number, 5)) && check == digit(number[11])
}
