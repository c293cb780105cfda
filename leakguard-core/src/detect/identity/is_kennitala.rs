//! IS_KENNITALA: birth date as ddmmyy (companies day +40), two digits, a check digit that is no longer computed since
//! 18 February 2026, a digit for the century. System numbers begin with 8 or 9 and are random
//! (<https://www.skra.is/folk/eg-i-thjodskra/um-kennitolur/kennitolur-an-vartolu>).

use super::{Identifier, is_date, is_uniform, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::IsKennitala,
    shapes: &["##########", "######-####", "###### ####"],
    valid,
    words: &["kennitalan", "kennitölunni", "kennitalan mín", "kennitölur", "kennitala", "kennitölu", "kennitolu", "kt", "kennit", "icelandic id"],
    alone: 0.3,
    printed: 0.4,
    examples: &["120174-3399", "4504013150", "120160-3389", "892350-1739"],
    refused: &["320174-3399", "121374-3399", "120174-3397"],
};

fn valid(number: &[u8]) -> bool {
    let day = two(number, 0);
    let dated = is_date(two(number, 2), if day > 40 { day - 40 } else { day }) && matches!(number[9], b'8' | b'9' | b'0');
    (dated || day >= 80) && !is_uniform(number)
}
