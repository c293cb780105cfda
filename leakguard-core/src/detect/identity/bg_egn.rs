//! BG_EGN: birth date as yymmdd (1800s month +20, 2000s +40), three digits, a check digit modulo 11
//! (<https://www.grao.bg/esgraon.html>).

use super::{Identifier, digit, is_date, two, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::BgEgn,
    shapes: &["##########"],
    valid,
    words: &["единния граждански номер", "егн то", "егн", "egn", "единен граждански номер", "edinen grazhdanski nomer", "bulgarian personal number"],
    alone: 0.4,
    printed: 0.4,
    examples: &["7523169263", "8032056031"],
    refused: &["7523169264", "8019010008"],
};

fn valid(number: &[u8]) -> bool {
    let month = two(number, 2);
    month <= 52 && is_date(month % 20, two(number, 4)) && weighted(number, &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10 == digit(number[9])
}
