//! UK_UTR: the unique taxpayer reference: a check digit modulo 11 and nine digits
//! (<https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/united-kingdom-tin.pdf>).

use super::{Identifier, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UkUtr,
    shapes: &["##########", "##### #####", "### ### ####"],
    valid,
    words: &["utr", "unique taxpayer reference", "taxpayer reference", "self assessment", "unique tax reference"],
    alone: 0.4,
    printed: 0.4,
    examples: &["1955839661", "19558 39661"],
    refused: &["2955839661", "0000000000"],
};

fn valid(number: &[u8]) -> bool {
    let rest = weighted(&number[1..], &[6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11;
    !is_uniform(number) && b"21987654321".get(rest as usize) == number.first()
}
