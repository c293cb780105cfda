//! CO_CEDULA: since 2003 they have ten digits from 1,000,000,000 on, and the short word says enough
//! (<https://www.registraduria.gov.co/-Cedula-de-Ciudadania-.html>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CoCedula,
    shapes: &["##########", "#.###.###.###"],
    valid,
    words: &["cc", "cc no", "ciudadanía"],
    alone: 0.05,
    printed: 0.1,
    examples: &["1.020.345.678", "1020345678"],
    refused: &["2.020.345.678", "1.420.345.678"],
};

fn valid(number: &[u8]) -> bool {
    number[0] == b'1' && matches!(number[1], b'0'..=b'2') && !is_uniform(&number[1..])
}
