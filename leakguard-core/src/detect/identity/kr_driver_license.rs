//! KR_DRIVER_LICENSE: the region (11 to 28), year, six digits, a check whose rule is not published
//! (<https://www.safedriving.or.kr/>).

use super::{Identifier, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::KrDriverLicense,
    shapes: &["############", "##-##-######-##"],
    valid,
    words: &["운전면허", "운전면허번호", "면허번호", "driver license", "driver s license", "driving licence", "driving license"],
    alone: 0.1,
    printed: 0.4,
    examples: &["11-12-345678-90", "281234567890"],
    refused: &["29-12-345678-90", "10-12-345678-90"],
};

fn valid(number: &[u8]) -> bool {
    matches!(two(number, 0), 11..=26 | 28)
}
