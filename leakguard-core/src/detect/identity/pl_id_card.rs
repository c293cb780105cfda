//! PL_ID_CARD: the dowód osobisty: three letters, a check digit, five digits; with the weights 7 3 1 9 7 3 1 7 3 a
//! multiple of 10 (<https://www.gov.pl/web/gov/uzyskaj-dowod-osobisty>).

use super::{Identifier, is_uniform, value};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::PlIdCard,
    shapes: &["@@@######", "@@@ ######"],
    valid,
    words: &[
        "dowód osobisty",
        "dowod osobisty",
        "dowodu osobistego",
        "dowodu",
        "nr dowodu",
        "seria i numer dowodu",
        "polish id card",
        "identity card",
        "id card",
    ],
    alone: 0.3,
    printed: 0.4,
    examples: &["ABS123456", "ABA300000"],
    refused: &["ABS523456", "ABA400000"],
};

fn valid(number: &[u8]) -> bool {
    let sum: u32 = number.iter().zip([7, 3, 1, 9, 7, 3, 1, 7, 3]).map(|(&byte, weight)| value(byte) * weight).sum();
    !is_uniform(&number[3..]) && sum.is_multiple_of(10)
}
