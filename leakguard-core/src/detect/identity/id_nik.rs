//! ID_NIK: province, regency and district, the birth date (day of women + 40), four digits of order; no check digit
//! (<https://dukcapil.kemendagri.go.id/>).

use super::{Identifier, is_date, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::IdNik,
    shapes: &["################"],
    valid,
    words: &["nomor ktp", "nik", "nomor induk kependudukan", "ktp", "no ktp", "e ktp", "npwp"],
    alone: 0.2,
    printed: 0.2,
    examples: &["3171011708450001", "3275025201900003"],
    refused: &["3171013208450001", "9971011708450001"],
};

fn valid(number: &[u8]) -> bool {
    let day = two(number, 6);
    matches!(two(number, 0), 11..=19 | 21 | 31..=36 | 51..=53 | 61..=65 | 71..=76 | 81 | 82 | 91..=97)
        && is_date(two(number, 8), if day > 40 { day - 40 } else { day })
        && &number[2..4] != b"00"
        && &number[12..] != b"0000"
}
