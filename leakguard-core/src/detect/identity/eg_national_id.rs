//! EG_NATIONAL_ID: the century (2 or 3), the birth date, the governorate, four digits of order and a check digit whose
//! rule is not published (<https://moi.gov.eg/>).

use super::{Identifier, is_date, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::EgNationalId,
    shapes: &["##############"],
    valid,
    words: &["الرقم القومي", "رقم قومي", "الرقم القومى", "national id", "egyptian id"],
    alone: 0.3,
    printed: 0.3,
    examples: &["29001011234567", "30105152112345"],
    refused: &["29013011234567", "49001011234567", "29001019934567"],
};

fn valid(number: &[u8]) -> bool {
    matches!(number[0], b'2' | b'3') && is_date(two(number, 3), two(number, 5)) && matches!(two(number, 7), 1..=4 | 11..=19 | 21..=29 | 31..=35 | 88)
}
