//! IE_PPS: seven digits, a letter modulo 23, and since 2013 a second letter, A, B or H, which counts nine times its
//! place in the alphabet (W, T and X of old numbers count nothing)
//! (<https://www.gov.ie/en/department-of-social-protection/services/get-a-personal-public-service-pps-number/>).

use super::{Identifier, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::IePps,
    shapes: &["#######@", "#######@@"],
    valid,
    words: &["pps number", "personal public service number", "pps", "ppsn", "pps no", "personal public service", "uimhir phearsanta seirbhíse poiblí", "uimhir psp"],
    alone: 0.4,
    printed: 0.4,
    examples: &["6433435F", "6433435OA", "6433435FW"],
    refused: &["6433435E", "6433435VH"],
};

fn valid(number: &[u8]) -> bool {
    let second = match number.get(8) {
        Some(letter @ (b'A' | b'B' | b'H')) => u32::from(letter - b'@') * 9,
        None | Some(b'W' | b'T' | b'X') => 0,
        Some(_) => return false,
    };
    let sum = weighted(number, &[8, 7, 6, 5, 4, 3, 2]) + second;
    number.get(7) == b"WABCDEFGHIJKLMNOPQRSTUV".get(sum as usize % 23)
}
