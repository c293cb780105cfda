//! AT_SVNR: three digits, a check digit modulo 11, the birth date as ddmmyy (month 13 and up when a day's numbers ran
//! out) (<https://www.sozialversicherung.at/cdscontent/?contentid=10007.820922>).

use super::{Identifier, digit, is_date, two, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::AtSvnr,
    shapes: &["##########", "#### ######", "####-######", "####/######"],
    valid,
    words: &["vnr", "vsnr", "svnr", "sv nr", "sv nummer", "sozialversicherungsnummer", "versicherungsnummer", "e card", "austrian social security"],
    alone: 0.4,
    printed: 0.45,
    examples: &["1237 010180", "1237010180"],
    refused: &["2237 010180", "1237010181"],
};

fn valid(number: &[u8]) -> bool {
    let (day, month) = (two(number, 4), two(number, 6));
    number[0] != b'0'
        && (is_date(month, day) || (matches!(month, 13..=15) && matches!(day, 1..=31)))
        && weighted(number, &[3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 == digit(number[3])
}
