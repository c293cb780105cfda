//! KR_PASSPORT: a letter of the kind and eight digits, since 2021 with a letter in their midst; no check digit outside
//! the machine readable zone (<https://www.passport.go.kr/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::KrPassport,
    shapes: &["@########", "@###@####"],
    valid,
    words: &["여권", "여권번호", "passport", "passport number", "passport no"],
    alone: 0.1,
    printed: 0.1,
    examples: &["M12345678", "M123A4567"],
    refused: &["X12345678", "M00000000"],
};

fn valid(number: &[u8]) -> bool {
    matches!(number[0], b'D' | b'G' | b'M' | b'O' | b'R' | b'S' | b'T') && !is_uniform(&number[1..])
}
