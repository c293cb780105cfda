//! US_ITIN: nine digits, the first 9, the fourth and fifth 50 to 65, 70 to 88, 90 to 92 or 94 to 99
//! (<https://www.irs.gov/irm/part3/irm_03-021-263r>).

use super::{Identifier, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UsItin,
    shapes: &["#########", "###-##-####"],
    valid,
    words: &["individual taxpayer identification", "itin", "individual taxpayer", "taxpayer identification number", "taxpayer id"],
    alone: 0.2,
    printed: 0.7,
    examples: &["912-70-3456", "900881234"],
    refused: &["912-89-3456", "812703456"],
};

fn valid(number: &[u8]) -> bool {
    number[0] == b'9' && matches!(two(number, 3), 50..=65 | 70..=88 | 90..=92 | 94..=99)
}
