//! NO_FODSELSNUMMER: birth date as ddmmyy (D-numbers day +40; test numbers month +40 or +80), three digits, two check
//! digits modulo 11
//! (<https://www.skatteetaten.no/en/person/national-registry/birth-and-name-selection/children-born-in-norway/national-id-number/>).

use super::{Identifier, is_date, two, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::NoFodselsnummer,
    shapes: &["###########", "###### #####", "######-#####", "## ## ## #####", "## ## ## ### ##", "###### ### ##"],
    valid,
    words: &["fødselsnummeret", "fødselsnummer mitt", "personnummeret", "fødselsnumre", "d nummeret", 
        "fødselsnummer",
        "fodselsnummer",
        "fødselsnr",
        "fnr",
        "personnummer",
        "personnr",
        "d nummer",
        "d number",
        "fødsels og personnummer",
        "national identity number",
        "norwegian id",
    ],
    alone: 0.4,
    printed: 0.45,
    examples: &["151086 95088", "15108695088"],
    refused: &["15108695077", "15138695088"],
};

fn valid(number: &[u8]) -> bool {
    let (day, month) = (two(number, 0), two(number, 2));
    let day = if day > 40 { day - 40 } else { day };
    month % 40 <= 12
        && is_date(month % 40, day)
        && weighted(number, &[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]).is_multiple_of(11)
        && weighted(number, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}
