//! CN_PASSPORT: a letter and eight digits, or two letters and seven digits; no check digit outside the machine readable
//! zone (<https://www.nia.gov.cn/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CnPassport,
    shapes: &["@########", "@@#######"],
    valid,
    words: &["护照", "护照号", "护照号码", "passport", "passport number", "passport no"],
    alone: 0.1,
    printed: 0.1,
    examples: &["E12345678", "EA1234567"],
    refused: &["E00000000", "QA1234567"],
};

fn valid(number: &[u8]) -> bool {
    matches!(number[0], b'D' | b'E' | b'G' | b'H' | b'K' | b'M' | b'P' | b'S') && !is_uniform(&number[2..])
}
