//! KZ_IIN: the birth date, century with sex, four digits of order, a check digit, modulo 11 with a second set of
//! weights where the first gives 10 (<https://egov.kz/cms/en/articles/iin_info>).

use super::{Identifier, digit, is_date, two, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::KzIin,
    shapes: &["############"],
    valid,
    words: &["иин", "жсн", "iin", "individual identification number"],
    alone: 0.3,
    printed: 0.3,
    examples: &["970930300087", "920101400196"],
    refused: &["970930300088", "971330300087"],
};

fn valid(number: &[u8]) -> bool {
    let check = match weighted(number, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11 {
        10 => weighted(number, &[3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11,
        first => first,
    };
    is_date(two(number, 2), two(number, 4)) && matches!(number[6], b'1'..=b'6') && check == digit(number[11])
}
