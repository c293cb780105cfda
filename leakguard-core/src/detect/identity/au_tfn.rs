//! AU_TFN: nine digits, eight in old ones; the weighted sum is a multiple of 11
//! (<https://www.ato.gov.au/individuals-and-families/tax-file-number>).

use super::{Identifier, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::AuTfn,
    shapes: &["#########", "########", "### ### ###", "###-###-###"],
    valid,
    words: &["tfn", "tax file number", "tax file"],
    alone: 0.2,
    printed: 0.4,
    examples: &["123 456 782", "876543210"],
    refused: &["123 456 783", "999 999 999"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && weighted(number, &[1, 4, 3, 7, 5, 8, 6, 9, 10]).is_multiple_of(11)
}
