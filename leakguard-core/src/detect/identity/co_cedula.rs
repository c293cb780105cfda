//! CO_CEDULA: six to ten digits in the order of registration; no check digit
//! (<https://www.registraduria.gov.co/-Cedula-de-Ciudadania-.html>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CoCedula,
    shapes: &["##########", "########", "#######", "#.###.###.###", "##.###.###"],
    valid,
    words: &["cédula de ciudadanía", "cedula de ciudadania", "cédula", "cedula", "nuip"],
    alone: 0.05,
    printed: 0.1,
    examples: &["1.020.345.678", "79123456"],
    refused: &["0.020.345.678", "11111111"],
};

fn valid(number: &[u8]) -> bool {
    number[0] != b'0' && !is_uniform(number) && (number.len() < 10 || number[0] == b'1')
}
