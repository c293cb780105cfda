//! US_EIN: two digits of the campus that gave it out, a dash and seven more; no check digit. Without the dash nothing
//! tells it from other numbers behind a word of three letters that is an article in German
//! (<https://www.irs.gov/businesses/small-businesses-self-employed/valid-eins>).

use super::{Identifier, is_uniform, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UsEin,
    shapes: &["##-#######"],
    valid,
    words: &["ein", "fein", "employer identification", "employer id", "tax id", "tax id no", "tax id number", "federal tax id", "federal tax identification", "federal id"],
    alone: 0.1,
    printed: 0.3,
    examples: &["12-3456789", "04-2103594"],
    refused: &["07-3456789", "89-3456789"],
};

fn valid(number: &[u8]) -> bool {
    let prefix = two(number, 0);
    !is_uniform(&number[2..])
        && matches!(prefix, 1..=6 | 10..=16 | 20..=27 | 30..=48 | 50..=68 | 71..=77 | 80..=88 | 90..=95 | 98 | 99)
}
