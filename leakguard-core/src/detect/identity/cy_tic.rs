//! CY_TIC: eight digits and a letter modulo 26, digits in odd places through a table
//! (<https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/cyprus-tin.pdf>).

use super::{Identifier, digit};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CyTic,
    shapes: &["########@"],
    valid,
    words: &["φορολογικός αριθμός", "φορολογικό αριθμό", "αριθμός φορολογικής ταυτότητας", "tax id", "tic", "tax identification code", "αριθμός φορολογικού μητρώου", "αφμ", "αφτ", "cyprus tin", "cyprus tax"],
    alone: 0.4,
    printed: 0.4,
    examples: &["10259033P", "00123123T"],
    refused: &["10259033Z", "12259033P"],
};

const ODD: [u32; 10] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];

fn valid(number: &[u8]) -> bool {
    let sum: u32 = number[..8].iter().enumerate().map(|(place, &byte)| if place % 2 == 0 { ODD[digit(byte) as usize % 10] } else { digit(byte) }).sum();
    &number[..2] != b"12" && sum % 26 == u32::from(number[8] - b'A')
}
