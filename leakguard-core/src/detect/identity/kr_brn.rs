//! KR_BRN: three digits of the office, two of the kind, four of order and a check digit (<https://www.nts.go.kr/>).

use super::{Identifier, digit, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::KrBrn,
    shapes: &["##########", "###-##-#####"],
    valid,
    words: &["business number", "사업자 등록번호", "사업자 번호", "사업자등록번호", "사업자번호", "business registration", "business registration number", "brn"],
    alone: 0.2,
    printed: 0.45,
    examples: &["120-81-47521", "2208162517"],
    refused: &["120-81-47522", "0208162517"],
};

fn valid(number: &[u8]) -> bool {
    // The ninth digit counts five times, its product digit by digit.
    let sum = weighted(number, &[1, 3, 7, 1, 3, 7, 1, 3, 5]) + digit(number[8]) * 5 / 10;
    number[..3] >= b"101"[..] && &number[3..5] != b"00" && (10 - sum % 10) % 10 == digit(number[9])
}
