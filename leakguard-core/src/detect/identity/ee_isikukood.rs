//! EE_ISIKUKOOD: sex and century, birth date as yymmdd, three digits, a check digit modulo 11 in two rounds
//! (<https://www.riigiteataja.ee/akt/106032012004>).

use super::{Identifier, digit, is_date, two};
use crate::checksum::mod_11_baltic;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::EeIsikukood,
    shapes: &["###########"],
    valid,
    words: &["ik", "isikukoodiga", "isikukoodid", "isikukoodile", "isikukood", "isikukoodi", "estonian personal code", "personal code", "personal identification code"],
    alone: 0.4,
    printed: 0.4,
    examples: &["36805280109", "37605030299"],
    refused: &["36805280108", "36813280109"],
};

fn valid(number: &[u8]) -> bool {
    matches!(number[0], b'1'..=b'8') && is_date(two(number, 3), two(number, 5)) && mod_11_baltic(&number[..10]) == digit(number[10])
}
