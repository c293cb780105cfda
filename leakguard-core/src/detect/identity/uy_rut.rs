//! UY_RUT: twelve digits: the office (01 to 22), six digits, 001, a check digit, modulo 11
//! (<https://www.gub.uy/direccion-general-impositiva/>).

use super::{Identifier, digit, two, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UyRut,
    shapes: &["############", "##-######-###-#"],
    valid,
    words: &["registro unico tributario", "rut", "registro único tributario", "dgi"],
    alone: 0.3,
    printed: 0.6,
    examples: &["21-100342-001-7", "211003420017"],
    refused: &["21-100342-001-8", "211003420027"],
};

fn valid(number: &[u8]) -> bool {
    let check = (11 - weighted(number, &[4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11;
    matches!(two(number, 0), 1..=22) && &number[2..8] != b"000000" && &number[8..11] == b"001" && check == digit(number[11])
}
