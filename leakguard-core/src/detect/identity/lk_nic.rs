//! LK_NIC: the year of birth, the day in it (of women + 500), order and check; nine digits and V or X before 2016,
//! twelve digits since. Both checks are unpublished (<https://drp.gov.lk/>).

use super::{Identifier, digit, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::LkNic,
    shapes: &["#########V", "#########X", "############"],
    valid,
    words: &["nic", "nic no", "nic number", "national identity card", "national identity"],
    alone: 0.3,
    printed: 0.3,
    examples: &["853400937V", "198534000937"],
    refused: &["854400937V", "298534000937"],
};

fn valid(number: &[u8]) -> bool {
    let (year, day) = if number.len() == 10 { (19, 2) } else { (two(number, 0), 4) };
    let day = digit(number[day]) * 100 + two(number, day + 1);
    matches!(year, 19 | 20) && matches!(day, 1..=366 | 501..=866)
}
