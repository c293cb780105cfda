//! VAT_ID: Hungary as printed at home: eight digits, the kind of tax (1 to 5) and the county (<https://nav.gov.hu/>).

use super::{Identifier, is_uniform, two, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::VatId,
    shapes: &["########-#-##", "###########"],
    valid,
    words: &["adószám", "adoszam", "áfa", "hungarian tax"],
    alone: 0.2,
    printed: 0.4,
    examples: &["12892312-2-41", "12892312241"],
    refused: &["12892313-2-41", "12892312-6-41"],
};

fn valid(number: &[u8]) -> bool {
    let sum = weighted(number, &[9, 7, 3, 1, 9, 7, 3, 1]);
    sum.is_multiple_of(10) && matches!(number[8], b'1'..=b'5') && matches!(two(number, 9), 2..=44 | 51) && !is_uniform(&number[..8])
}
