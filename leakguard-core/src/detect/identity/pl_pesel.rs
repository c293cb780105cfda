//! PL_PESEL: eleven digits. Six are the birth date, with the century in the month (1800s +80, 2000s +20, 2100s +40,
//! 2200s +60); the last is a check digit, weights 1 3 7 9 (<https://www.gov.pl/web/gov/czym-jest-numer-pesel>).

use super::{Identifier, digit, is_date, two, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::PlPesel,
    shapes: &["###########"],
    valid,
    words: &["peselu", "peselem", "numeru ewidencyjnego", "polish id", "pesel", "numer ewidencyjny"],
    alone: 0.4,
    printed: 0.4,
    examples: &["44051401359", "02070803628"],
    refused: &["44051401358", "44951401359"],
};

fn valid(number: &[u8]) -> bool {
    let sum = weighted(&number[..10], &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3]);
    is_date(two(number, 2) % 20, two(number, 4)) && (10 - sum % 10) % 10 == digit(number[10])
}
