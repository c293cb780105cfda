//! AT_STEUERNUMMER: the Abgabenkontonummer: two digits of the tax office, six digits, a check digit (Luhn)
//! (<https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/austria-tin.pdf>).

use super::{Identifier, two};
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::AtSteuernummer,
    shapes: &["#########", "##-###/####", "## ###/####", "##-#######"],
    valid,
    words: &["abgabenkontonummer", "steuernummer", "abgabenkonto", "st nr", "stnr", "finanzamtsnummer"],
    alone: 0.4,
    printed: 0.4,
    examples: &["59-119/9013", "591199013"],
    refused: &["59-119/9014", "001199013"],
};

fn valid(number: &[u8]) -> bool {
    matches!(two(number, 0), 3..=98) && luhn(number)
}
