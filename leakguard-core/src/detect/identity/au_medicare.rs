//! AU_MEDICARE: eight digits, the first 2 to 6, a check digit with weights 1 3 7 9, the issue of the card, and the
//! person's place on it (<https://www.servicesaustralia.gov.au/medicare-card>).

use super::{Identifier, digit, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::AuMedicare,
    shapes: &["##########", "###########", "#### ##### #", "#### ##### #/#", "#### ##### # #", "#### ##### #-#", "####-#####-#"],
    valid,
    words: &["medicare", "medicare number", "medicare card"],
    alone: 0.2,
    printed: 0.45,
    examples: &["2123 45670 1", "29501978311"],
    refused: &["2123 45671 1", "7123456701", "2123456700"],
};

fn valid(number: &[u8]) -> bool {
    let check = weighted(number, &[1, 3, 7, 9, 1, 3, 7, 9]) % 10;
    matches!(number[0], b'2'..=b'6') && check == digit(number[8]) && number[9] != b'0'
}
