//! DO_CEDULA: eleven digits, the last by Luhn (<https://jce.gob.do/>).

use super::{Identifier, is_uniform};
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::DoCedula,
    shapes: &["###########", "###-#######-#"],
    valid,
    words: &["cédula", "cedula", "cédula de identidad y electoral"],
    alone: 0.2,
    printed: 0.45,
    examples: &["001-1391820-5", "00113918205"],
    refused: &["001-1391820-6", "00113918204"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && luhn(number)
}
