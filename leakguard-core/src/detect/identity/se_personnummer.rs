//! SE_PERSONNUMMER: birth date as yymmdd or yyyymmdd (samordningsnummer day +60), - or, from the hundredth birthday
//! on, +, three digits, a check digit (Luhn over the ten)
//! (<https://www.skatteverket.se/privat/folkbokforing/personnummer.4.3810a01c150939e893f18c29.html>).

use super::{Identifier, is_date, two};
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::SePersonnummer,
    shapes: &["######-####", "######+####", "##########", "########-####", "########+####", "############", "###### ####", "######## ####"],
    valid,
    words: WORDS,
    alone: 0.4,
    printed: 0.4,
    examples: &["880320-0016", "19811228-9841", "890102+3286", "701063-2391"],
    refused: &["880320-0018", "881320-0016"],
};

/// Words that the other ways of writing it have too.
pub(super) const WORDS: &[&str] =
    &["personnumret", "personnumret mitt", "pers nr", "persnr", "samordningsnumret", "swedish id", "personnummer", "personnr", "person nr", "pnr", "samordningsnummer", "samordningsnr", "swedish personal", "personal identity number"];

pub(super) fn valid(number: &[u8]) -> bool {
    let (century, number) = number.split_at(number.len() - 10);
    let day = two(number, 4);
    matches!(century, b"" | b"18" | b"19" | b"20") && is_date(two(number, 2), if day > 60 { day - 60 } else { day }) && luhn(number)
}
