//! MT_ID_CARD: five digits of the birth's registration, two of its year, and a letter for the kind of person. It has
//! no check digit, so it needs its word (<https://identita.gov.mt/identity-cards-useful-info>).

use super::Identifier;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::MtIdCard,
    shapes: &["#######@", "####### @", "#######-@"],
    valid,
    words: &["id card number", "identity card number", "identity card no", "id card no", "karta tal identità", "karta tal identita", "numru tal karta tal identità", "maltese id", "malta id", "identity card", "id card", "e id"],
    alone: 0.3,
    printed: 0.3,
    examples: &["0123456M", "0057288L"],
    refused: &["0123456C", "0123456X"],
};

fn valid(number: &[u8]) -> bool {
    b"ABGHLMPZ".contains(&number[7]) && &number[..5] != b"00000"
}
