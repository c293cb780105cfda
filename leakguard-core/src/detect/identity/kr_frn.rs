//! KR_FRN: as the resident registration number, for foreigners: the seventh digit is 5 to 8. The last six digits are
//! random since October 2020, so nothing more can be checked (<https://www.law.go.kr/법령/출입국관리법>).

use super::{Identifier, is_date, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::KrFrn,
    shapes: &["#############", "######-#######"],
    valid,
    words: &["외국인등록번호", "외국인번호", "foreigner registration", "alien registration", "frn"],
    alone: 0.2,
    printed: 0.45,
    examples: &["830101-5123456", "9205158123456"],
    refused: &["831301-5123456", "920515-9123456"],
};

fn valid(number: &[u8]) -> bool {
    is_date(two(number, 2), two(number, 4)) && matches!(number[6], b'5'..=b'8')
}
