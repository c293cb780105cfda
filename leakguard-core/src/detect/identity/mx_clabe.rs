//! MX_CLABE: the bank, the place, the account and a check digit, weights 3 7 1
//! (<https://www.banxico.org.mx/servicios/sistema-pagos-electronicos-in.html>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::MxClabe,
    shapes: &["##################", "### ### ########### #"],
    valid,
    words: &["clabe", "clabe interbancaria", "cuenta clabe"],
    alone: 0.3,
    printed: 0.5,
    examples: &["032180000118359719", "002 010 07777777777 1"],
    refused: &["032180000118359718", "002 010 07777777777 2"],
};

fn valid(number: &[u8]) -> bool {
    // Each product counts modulo 10, and so does their sum.
    let sum = weighted(number, &[3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7]);
    !is_uniform(number) && (10 - sum % 10) % 10 == digit(number[17])
}
