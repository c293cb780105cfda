//! VAT_ID: Turkey: VKN, nine digits and a check digit: each digit plus its place, times a power of two, modulo 9
//! (<https://www.gib.gov.tr/>).

use super::{Identifier, digit, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::VatId,
    shapes: &["##########", "### ### ####"],
    valid,
    words: &["vkn", "vergi kimlik", "vergi kimlik no", "vergi kimlik numarası", "vergi no", "vergi numarası", "vergi numaram", "vergi numaranız"],
    alone: 0.2,
    printed: 0.3,
    examples: &["4540536920", "454 053 6920"],
    refused: &["4540536921", "0000000000"],
};

fn valid(number: &[u8]) -> bool {
    let sum: u32 = (1..=9u32)
        .zip(number[..9].iter().rev())
        .map(|(place, &byte)| {
            let moved = (digit(byte) + place) % 10;
            // A multiple of nine counts nine, but zero.
            if moved == 0 { 0 } else { (moved * (1 << place) + 8) % 9 + 1 }
        })
        .sum();
    !is_uniform(number) && (10 - sum % 10) % 10 == digit(number[9])
}
