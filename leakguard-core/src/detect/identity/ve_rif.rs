//! VE_RIF: a letter of the kind, eight digits and a check digit, modulo 11 with the letter
//! (<https://www.seniat.gob.ve/>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::VeRif,
    shapes: &["@#########", "@-########-#"],
    valid,
    words: &["rif", "registro de información fiscal", "registro de informacion fiscal"],
    alone: 0.4,
    printed: 0.6,
    examples: &["V-11470283-4", "J000029679"],
    refused: &["V-11470283-3", "A000029679"],
};

fn valid(number: &[u8]) -> bool {
    let kind = match number[0] {
        b'V' => 4,
        b'E' => 8,
        b'J' => 12,
        b'P' => 16,
        b'G' => 20,
        _ => return false,
    };
    let sum = (kind + weighted(&number[1..], &[3, 2, 7, 6, 5, 4, 3, 2])) % 11;
    let check = if sum < 2 { 0 } else { 11 - sum };
    check == digit(number[9]) && !is_uniform(&number[1..])
}
