//! SV_NIT: the municipality, a date (day, month, year), three digits and a check digit, modulo 11 by one rule up to 100
//! and another from 101 on (<https://www.mh.gob.sv/servicios-tributarios/>).

use super::{Identifier, digit, is_date, two, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::SvNit,
    shapes: &["##############", "####-######-###-#"],
    valid,
    words: &["nit", "número de identificación tributaria"],
    alone: 0.3,
    printed: 0.7,
    examples: &["0614-050707-104-8", "06140507071048"],
    refused: &["0614-050707-104-0", "2614-050707-104-8"],
};

fn valid(number: &[u8]) -> bool {
    let check = if number[10..13] <= b"100"[..] {
        weighted(number, &[14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11 % 10
    } else {
        (11 - weighted(number, &[2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10
    };
    matches!(number[0], b'0' | b'1' | b'9') && is_date(two(number, 6), two(number, 4)) && check == digit(number[13])
}
