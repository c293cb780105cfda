//! AR_CBU: CBU and CVU: bank and branch with a check digit, then the account with another, weights 3 1 7 9 from the
//! right (<https://www.bcra.gob.ar/>).

use super::{Identifier, digit, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::ArCbu,
    shapes: &["######################", "######## ##############"],
    valid,
    words: &["cbu", "cvu", "clave bancaria", "clave bancaria uniforme"],
    alone: 0.4,
    printed: 0.45,
    examples: &["2850590940090418135201", "28505909 40090418135201"],
    refused: &["2810590940090418135201", "28505909 40090418135202"],
};

fn valid(number: &[u8]) -> bool {
    let check = |part: &[u8], last: u8| {
        let sum: u32 = part.iter().rev().zip([3, 1, 7, 9].iter().cycle()).map(|(&byte, weight)| digit(byte) * weight).sum();
        (10 - sum % 10) % 10 == digit(last)
    };
    !is_uniform(number) && check(&number[..7], number[7]) && check(&number[8..21], number[21])
}
