//! RU_SNILS: numbers with the hyphens and the one space of the certificate (<https://sfr.gov.ru/grazhdanam/snils/>).

use super::Identifier;
use super::ru_snils::valid;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::RuSnils,
    shapes: &["###-###-### ##"],
    valid,
    words: super::ru_snils::WORDS,
    alone: 0.4,
    printed: 0.85,
    examples: &["112-233-445 95", "087-654-303 00"],
    refused: &["112-233-445 96", "087-654-303 01"],
};
