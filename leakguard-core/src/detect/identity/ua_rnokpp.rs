//! UA_RNOKPP: the taxpayer's number (IPN): days from 1899-12-31 to the birth, four digits, a check digit modulo 11
//! (<https://zakon.rada.gov.ua/laws/show/z1306-17>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UaRnokpp,
    shapes: &["##########"],
    valid,
    words: &["rntrc", "ipn", "ідентифікаційного номера", "ідентифікаційним номером", "ідентифікаційного коду", "податкового номера", "номер платника податків", "картки платника податків", "tax number", "рнокпп", "rnokpp", "іпн", "інн", "ідентифікаційний номер", "ідентифікаційний код", "податковий номер", "ukrainian tax"],
    alone: 0.4,
    printed: 0.4,
    examples: &["1759013776", "2530414071"],
    refused: &["1759013770", "0000000000"],
};

fn valid(number: &[u8]) -> bool {
    // -1 is 10 modulo 11.
    !is_uniform(number) && weighted(number, &[10, 5, 7, 9, 4, 6, 10, 5, 7]) % 11 % 10 == digit(number[9])
}
