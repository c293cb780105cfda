//! VN_CCCD: the province (001 to 096), sex with century, two digits of the birth year, six of order; no check digit
//! (<https://dichvucong.bocongan.gov.vn/>).

use super::{Identifier, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::VnCccd,
    shapes: &["############"],
    valid,
    words: &["chứng minh nhân dân", "cccd", "số cccd", "căn cước", "căn cước công dân", "cmnd", "citizen identity"],
    alone: 0.05,
    printed: 0.05,
    examples: &["001090123456", "079203012345"],
    refused: &["100090123456", "000090123456"],
};

fn valid(number: &[u8]) -> bool {
    number[0] == b'0' && matches!(two(number, 1), 1..=96)
}
