//! PL_PASSPORT: two letters, a check digit, six digits; with the weights 7 3 9 1 7 3 1 7 3 a multiple of 10
//! (<https://www.gov.pl/web/gov/uzyskaj-paszport-dla-osoby-doroslej>).

use super::{Identifier, is_uniform, value};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::PlPassport,
    shapes: &["@@#######", "@@ #######"],
    valid,
    words: &["paszport", "paszportu", "nr paszportu", "numer paszportu", "polish passport", "passport"],
    alone: 0.3,
    printed: 0.4,
    examples: &["EF8123454", "AA5000005"],
    refused: &["EF9123454", "AA6000005"],
};

fn valid(number: &[u8]) -> bool {
    let sum: u32 = number.iter().zip([7, 3, 9, 1, 7, 3, 1, 7, 3]).map(|(&byte, weight)| value(byte) * weight).sum();
    !is_uniform(&number[2..]) && sum.is_multiple_of(10)
}
