//! US_MBI: eleven characters of Medicare, each place a digit, a letter (never S L O I B Z) or either; no check digit
//! (<https://www.cms.gov/medicare/new-medicare-card/understanding-the-mbi-with-format.pdf>).

use super::Identifier;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UsMbi,
    shapes: &["#@*#@*#@@##", "#@*#-@*#-@@##"],
    valid,
    words: &["mbi", "medicare beneficiary", "medicare beneficiary identifier", "medicare number", "medicare id", "medicare"],
    alone: 0.4,
    printed: 0.6,
    examples: &["1EG4-TE5-MK73", "1EG4TE5MK73"],
    refused: &["0EG4-TE5-MK73", "1SG4TE5MK73"],
};

fn valid(number: &[u8]) -> bool {
    number[0] != b'0' && number.iter().all(|byte| !b"SLOIBZ".contains(byte))
}
