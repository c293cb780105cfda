//! IN_PAN: five letters, of which the fourth says the kind of holder, four digits and a letter whose rule is not
//! published (<https://incometaxindia.gov.in/tutorials/1.permanent%20account%20number%20(pan).pdf>).

use super::Identifier;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::InPan,
    shapes: &["@@@@@####@"],
    valid,
    words: &["पैन", "पैन कार्ड", "पैन नंबर", "pan", "pan card", "pan number", "pan no", "permanent account number", "permanent account"],
    alone: 0.4,
    printed: 0.4,
    examples: &["ACUPA7085R", "AAPPV8261K"],
    refused: &["ABMXA3211G", "ACUPA0000R"],
};

pub(super) fn valid(number: &[u8]) -> bool {
    b"ABCFGHJLPTK".contains(&number[3]) && &number[5..9] != b"0000"
}
