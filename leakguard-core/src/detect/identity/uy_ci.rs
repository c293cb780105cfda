//! UY_CI: seven digits and a check digit, weights 2 9 8 7 6 3 4, modulo 10
//! (<https://www.gub.uy/tramites/cedula-identidad>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UyCi,
    shapes: &["########", "#.###.###-#", "#######-#"],
    valid,
    words: &["cédula", "cedula", "cédula de identidad"],
    alone: 0.1,
    printed: 0.45,
    examples: &["1.234.567-2", "4531562-0"],
    refused: &["1.234.567-3", "4531562-6"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && (10 - weighted(number, &[2, 9, 8, 7, 6, 3, 4]) % 10) % 10 == digit(number[7])
}
