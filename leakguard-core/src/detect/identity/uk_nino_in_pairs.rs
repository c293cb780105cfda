//! UK_NINO: numbers in the pairs of the card. Two letters, six digits and a letter between spaces may be words: at
//! 150000 a year (<https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110>).

use super::Identifier;
use super::uk_nino::valid;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UkNino,
    shapes: &["@@ ## ## ## @", "@@-##-##-##-@", "@@.##.##.##.@"],
    valid,
    words: super::uk_nino::WORDS,
    alone: 0.45,
    printed: 0.85,
    examples: &["AB 12 34 56 C", "QQ-12-34-56-C"],
    refused: &["DA 12 34 56 C", "AB 12 34 56 E"],
};
