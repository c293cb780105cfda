//! DE_HEALTH_INSURANCE: the Krankenversichertennummer: a letter, eight digits, a check digit: weights 1 2 over the
//! letter as 01 to 26 and the digits, digits of products added, modulo 10
//! (<https://www.gesetze-im-internet.de/sgb_5/__290.html>).

use super::{Identifier, digit, is_uniform, value};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::DeHealthInsurance,
    shapes: &["@#########", "@### ### ###"],
    valid,
    words: &["kvnr", "krankenversichertennummer", "krankenversicherungsnummer", "versichertennummer", "versicherten nr", "versichertennr", "vers nr", "versicherungsnummer", "versichertenkarte", "gesundheitskarte", "krankenkasse", "health insurance"],
    alone: 0.4,
    printed: 0.45,
    examples: &["A123456780", "G995030569"],
    refused: &["A123456781", "G995030567"],
};

fn valid(number: &[u8]) -> bool {
    let letter = value(number[0]) - 9;
    let product = |digit: u32, place: usize| match place % 2 {
        0 => digit,
        _ => digit * 2 / 10 + digit * 2 % 10,
    };
    let digits = [letter / 10, letter % 10].into_iter().chain(number[1..9].iter().map(|&byte| digit(byte)));
    digits.enumerate().map(|(place, digit)| product(digit, place)).sum::<u32>() % 10 == digit(number[9]) && !is_uniform(&number[1..])
}
