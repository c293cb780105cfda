//! KR_BRN: beside its word without the check digit: systems make numbers up, and a word leaves no doubt
//! (<https://www.nts.go.kr/>).

use super::Identifier;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::KrBrn,
    shapes: &["##########", "###-##-#####"],
    valid,
    words: &["사업자등록번호", "사업자번호", "사업자 등록번호", "business registration", "business registration number"],
    alone: 0.1,
    printed: 0.2,
    examples: &["685-93-39352", "6989993994"],
    refused: &["085-93-39352", "6980093994"],
};

fn valid(number: &[u8]) -> bool {
    number[..3] >= b"101"[..] && &number[3..5] != b"00" && &number[5..9] != b"0000"
}
