//! DE_PASSPORT: the Reisepass: a letter C to K, eight letters (no vowels, nothing that looks like a digit) or digits,
//! and a check digit with the weights 7 3 1
//! (<https://www.bmi.bund.de/DE/themen/moderne-verwaltung/ausweise-und-paesse/paesse/reisepass/reisepass-node.html>).

use super::Identifier;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::DePassport,
    shapes: &["@******###", "@******#@#", "@******@##", "@******@@#"],
    valid,
    words: &["reisepass", "reisepassnummer", "passnummer", "pass nr", "passport", "passport number"],
    alone: 0.4,
    printed: 0.4,
    examples: &["C01X0006H1", "CF1T0V5K65"],
    refused: &["C01X0006H2", "L01X0006H1"],
};

fn valid(number: &[u8]) -> bool {
    b"CFGHJK".contains(&number[0]) && super::de_id_card::is_document_number(number)
}
