//! VN_MST: nine digits and a check digit, modulo 11 with prime weights, three more for a branch
//! (<https://tracuunnt.gdt.gov.vn/>).

use super::{Identifier, digit, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::VnMst,
    shapes: &["##########", "##########-###"],
    valid,
    words: &["mã thuế", "mst", "mã số thuế", "ma so thue", "tax code"],
    alone: 0.2,
    printed: 0.4,
    examples: &["0100233488", "0314409058-002"],
    refused: &["0100233480", "0314409058-000"],
};

fn valid(number: &[u8]) -> bool {
    let sum = weighted(number, &[31, 29, 23, 19, 17, 13, 7, 5, 3]);
    &number[2..9] != b"0000000" && &number[10..] != b"000" && 10 - sum % 11 == digit(number[9])
}
