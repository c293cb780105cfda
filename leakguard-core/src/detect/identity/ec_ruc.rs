//! EC_RUC: thirteen digits: a person's cedula and 001, or a company's or office's number with its own modulo 11 and the
//! branch (<https://www.sri.gob.ec/RUC>).

use super::{Identifier, weighted};
use super::ec_cedula;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::EcRuc,
    shapes: &["#############", "##########-001"],
    valid,
    words: &["ruc", "registro único de contribuyentes"],
    alone: 0.2,
    printed: 0.4,
    examples: &["1792060346001", "1714307103001"],
    refused: &["1792060347001", "1792060346000"],
};

fn valid(number: &[u8]) -> bool {
    let sums = |weights: &[u32]| weighted(number, weights).is_multiple_of(11);
    let person = || ec_cedula::valid(&number[..10]) && &number[10..] != b"000";
    let office = || sums(&[3, 2, 7, 6, 5, 4, 3, 2, 1]) && &number[9..] != b"0000";
    let company = || sums(&[4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) && &number[10..] != b"000";
    ec_cedula::is_province(number)
        && match number[2] {
            b'0'..=b'5' => person(),
            b'6' => office() || person(),
            b'9' => office() || company(),
            _ => false,
        }
}
