//! TH_TNIN: the kind of holder (1 to 8), the place, the entry and a check digit, weights 13 to 2, modulo 11
//! (<https://www.bora.dopa.go.th/>).

use super::{Identifier, digit, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::ThTnin,
    shapes: &["#############", "#-####-#####-##-#", "# #### ##### ## #"],
    valid,
    words: &["เลขบัตรประจำตัวประชาชน", "เลขที่บัตรประชาชน", "หมายเลขบัตรประชาชน", "thai national id", "เลขประจำตัวประชาชน", "บัตรประชาชน", "เลขบัตรประชาชน", "thai id", "national id", "citizen id"],
    alone: 0.2,
    printed: 0.85,
    examples: &["1-2345-45678-78-1", "7100600445638"],
    refused: &["1-2345-45678-78-9", "0100600445638"],
};

fn valid(number: &[u8]) -> bool {
    let sum = weighted(number, &[13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    matches!(number[0], b'1'..=b'8') && (11 - sum % 11) % 10 == digit(number[12])
}
