//! DK_CPR: birth date as ddmmyy and four digits, whose first tells the century. Since 2007 numbers without the old
//! check modulo 11 are given out, so the date is the check (<https://cpr.dk/media/12066/personnummeret-i-cpr.pdf>).

use super::{Identifier, is_date, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::DkCpr,
    shapes: &["######-####", "##########", "###### ####", "## ## ## ####", "## ## ## ## ##"],
    valid,
    words: &["cpr nummeret", "cprnummer", "cpr no", "cpr number", "personnummeret", "cpr", "cpr nr", "cpr nummer", "cprnr", "personnummer", "person nummer", "danish personal", "personal identification number"],
    alone: 0.3,
    printed: 0.45,
    examples: &["211062-5629", "0707614285"],
    refused: &["511062-5629", "2113625629"],
};

fn valid(number: &[u8]) -> bool {
    is_date(two(number, 2), two(number, 0)) && &number[6..] != b"0000"
}
