//! SA_NATIONAL_ID: ten digits, the first 1 for citizens and 2 for residents (iqama), the last by Luhn
//! (<https://www.absher.sa/>).

use super::Identifier;
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::SaNationalId,
    shapes: &["##########"],
    valid,
    words: &["الهوية الوطنية", "رقم الهوية", "الهوية", "هوية", "إقامة", "رقم الإقامة", "iqama", "iqama number", "saudi id", "national id"],
    alone: 0.2,
    printed: 0.2,
    examples: &["1101798278", "2000000006"],
    refused: &["1101798279", "3101798278"],
};

fn valid(number: &[u8]) -> bool {
    matches!(number[0], b'1' | b'2') && luhn(number)
}
