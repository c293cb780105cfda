//! CU_NI: eleven digits, six of them the birth date, then one of the century (<https://www.gacetaoficial.gob.cu/>).

use super::{Identifier, is_date, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CuNi,
    shapes: &["###########"],
    valid,
    words: &["carnet de identidad", "carné de identidad", "carne de identidad", "número de identidad permanente"],
    alone: 0.2,
    printed: 0.2,
    examples: &["91021027775", "72062506561"],
    refused: &["91131027775", "72063506561"],
};

fn valid(number: &[u8]) -> bool {
    is_date(two(number, 2), two(number, 4))
}
