//! UK_SORT_CODE: the bank and its branch, six digits in pairs; no check digit without the account
//! (<https://www.vocalink.com/tools/modulus-checking/>).

use super::{Identifier, is_uniform, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UkSortCode,
    shapes: &["##-##-##", "## ## ##", "######"],
    valid,
    words: &["sort code", "sortcode", "sort code no", "bank sort code"],
    alone: 0.05,
    printed: 0.2,
    examples: &["20-45-53", "309634"],
    refused: &["00-00-00", "999999"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && two(number, 0) < 99
}
