//! SG_NRIC_FIN: S or T (citizens), F, G or M (foreigners), seven digits and a check letter, modulo 11 by the series
//! (<https://www.ica.gov.sg/>).

use super::{Identifier, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::SgNricFin,
    shapes: &["@#######@"],
    valid,
    words: &["nric", "fin", "nric fin", "nric no", "ic no", "identity card", "foreign identification", "work permit"],
    alone: 0.45,
    printed: 0.45,
    examples: &["S1234567D", "F1234567N", "M1234567K"],
    refused: &["S1234567C", "A1234567D"],
};

fn valid(number: &[u8]) -> bool {
    let sum = weighted(&number[1..], &[2, 7, 6, 5, 4, 3, 2]);
    let (more, letters) = match number[0] {
        b'S' => (0, b"JZIHGFEDCBA"),
        b'T' => (4, b"JZIHGFEDCBA"),
        b'F' => (0, b"XWUTRQPNMLK"),
        b'G' => (4, b"XWUTRQPNMLK"),
        b'M' => (3, b"XWUTRQPNJLK"),
        _ => return false,
    };
    letters[((sum + more) % 11) as usize] == number[8]
}
