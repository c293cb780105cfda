//! JP_PASSPORT: two letters and seven digits; no check digit outside the machine readable zone
//! (<https://www.mofa.go.jp/mofaj/toko/passport/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::JpPassport,
    shapes: &["@@#######"],
    valid,
    words: &["旅券", "旅券番号", "パスポート", "パスポート番号", "passport", "passport number", "passport no"],
    alone: 0.1,
    printed: 0.1,
    examples: &["TK1234567", "MZ9876543"],
    refused: &["TK0000000", "MZ1111111"],
};

fn valid(number: &[u8]) -> bool {
    matches!(number[0], b'M' | b'N' | b'T') && !is_uniform(&number[2..])
}
