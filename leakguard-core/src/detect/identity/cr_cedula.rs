//! CR_CEDULA: the province (1 to 7, 8 and 9 for the naturalised), volume and entry of the register; no check digit
//! (<https://www.tse.go.cr/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CrCedula,
    shapes: &["#########", "#-####-####"],
    valid,
    words: &["cédula", "cedula", "cédula de identidad", "cédula física"],
    alone: 0.1,
    printed: 0.3,
    examples: &["3-0455-0175", "701610395"],
    refused: &["0-0455-0175", "300000000"],
};

fn valid(number: &[u8]) -> bool {
    number[0] != b'0' && &number[1..5] != b"0000" && &number[5..] != b"0000" && !is_uniform(number)
}
