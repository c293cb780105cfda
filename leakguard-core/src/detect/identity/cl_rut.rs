//! CL_RUT: RUT and RUN with their dots: seven or eight digits and a check digit, modulo 11, K for 10
//! (<https://www.sii.cl/ayudas/aprenda_sobre/3072-1-3080.html>).

use super::{Identifier, digit, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::ClRut,
    shapes: &["##.###.###-#", "##.###.###-K", "#.###.###-#", "#.###.###-K"],
    valid,
    words: &["rut", "rol único tributario", "rol unico tributario", "cédula de identidad"],
    alone: 0.4,
    printed: 0.85,
    examples: &["12.531.909-2", "7.654.321-6"],
    refused: &["12.531.909-3", "7.654.321-K"],
};

pub(super) fn valid(number: &[u8]) -> bool {
    let (body, check) = number.split_at(number.len() - 1);
    let sum: u32 = body.iter().rev().enumerate().map(|(place, &byte)| digit(byte) * (place as u32 % 6 + 2)).sum();
    let expected = match 11 - sum % 11 {
        10 => b'K',
        11 => b'0',
        rest => b'0' + rest as u8,
    };
    check == [expected] && body[0] != b'0' && !is_uniform(body)
}
