//! SV_DUI: eight digits and a check digit, weights 9 to 2, modulo 10 (<https://www.rnpn.gob.sv/>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::SvDui,
    shapes: &["########-#", "#########"],
    valid,
    words: &["dui", "documento único de identidad", "documento unico de identidad"],
    alone: 0.2,
    printed: 0.3,
    examples: &["00016297-5", "123456784"],
    refused: &["00016297-6", "123456782"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && (10 - weighted(number, &[9, 8, 7, 6, 5, 4, 3, 2]) % 10) % 10 == digit(number[8])
}
