//! BY_PERSONAL_NUMBER: sex and century, birth date as ddmmyy, a letter for the region, three digits, two letters for
//! the citizenship, a check digit with the weights 7 3 1
//! (<https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/belarus-tin.pdf>).

use super::{Identifier, digit, is_date, two};
use crate::checksum::mod_10_731;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::ByPersonalNumber,
    shapes: &["#######@###@@#"],
    valid,
    words: &["личный номер", "идентификационный номер", "асабісты нумар", "ідэнтыфікацыйны нумар", "identification number", "personal number"],
    alone: 0.9,
    printed: 0.9,
    examples: &["3010185A001PB3", "4150690K025PB4"],
    refused: &["3010185A001PB8", "3310285A001PB3"],
};

fn valid(number: &[u8]) -> bool {
    matches!(number[0], b'1'..=b'6')
        && is_date(two(number, 3), two(number, 1))
        && b"ABCEHKM".contains(&number[7])
        && matches!(&number[11..13], b"PB" | b"BA" | b"BI")
        && mod_10_731(&number[..13]) == digit(number[13])
}
