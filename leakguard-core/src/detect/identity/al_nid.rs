//! AL_NID: a letter for the decade of birth (A is 1900), year, month (foreigners +30, women +50), day, a serial
//! number; a letter modulo 23 closes it
//! (<https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/albania-tin.pdf>).

use super::{Identifier, is_date, two, value, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::AlNid,
    shapes: &["@########@"],
    valid,
    words: &["nid", "numri i identitetit", "numri personal", "numri i letërnjoftimit", "letërnjoftim", "albanian id"],
    alone: 0.4,
    printed: 0.4,
    examples: &["J00101999W", "J05115999K"],
    refused: &["J00101999V", "J01301999A"],
};

fn valid(number: &[u8]) -> bool {
    let letter = |at: usize| value(number[at]) - 9;
    let sum = letter(0) + weighted(&number[1..9], &[1, 2, 3, 4, 5, 6, 7, 8]);
    let month = two(number, 2);
    letter(0) <= 20
        && matches!(month, 1..=12 | 31..=42 | 51..=62 | 81..=92)
        && is_date((month % 50) % 30, two(number, 4))
        && letter(9) <= 23
        && sum % 23 == letter(9) % 23
}
