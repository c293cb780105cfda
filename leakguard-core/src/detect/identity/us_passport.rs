//! US_PASSPORT: nine digits, or a letter and eight digits on the booklets of the next generation; no check digit
//! outside the machine readable zone
//! (<https://travel.state.gov/content/travel/en/passports/passport-help/next-generation-passport.html>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UsPassport,
    shapes: &["#########", "@########"],
    valid,
    words: &["passport", "us passport", "passport number", "passport no", "passport book", "travel document"],
    alone: 0.1,
    printed: 0.1,
    examples: &["340007237", "A12345678"],
    refused: &["111111111", "A00000000"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[1..])
}
