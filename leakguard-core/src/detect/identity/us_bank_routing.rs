//! US_BANK_ROUTING: the ABA routing number: nine digits, the first two those of a Federal Reserve district, a thrift,
//! an electronic transfer or a traveler's cheque, weights 3 7 1 (<https://www.aba.com/about-us/routing-number>).

use super::{Identifier, two, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UsBankRouting,
    shapes: &["#########", "####-####-#"],
    valid,
    words: &["routing", "routing number", "routing no", "aba", "aba number", "aba routing", "rtn", "routing transit", "ach routing", "fedwire"],
    alone: 0.2,
    printed: 0.45,
    examples: &["111000025", "0210-0002-1"],
    refused: &["112000025", "0210-0002-2", "500000005"],
};

fn valid(number: &[u8]) -> bool {
    let sum = weighted(number, &[3, 7, 1, 3, 7, 1, 3, 7, 1]);
    matches!(two(number, 0), 1..=12 | 21..=32 | 61..=72 | 80) && sum.is_multiple_of(10)
}
