//! SE_PERSONNUMMER: numbers with their century: no order is numbered by a date of the 1900s
//! (<https://www.skatteverket.se/privat/folkbokforing/personnummer.4.3810a01c150939e893f18c29.html>).

use super::Identifier;
use super::se_personnummer::valid;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::SePersonnummer,
    shapes: &["19######-####", "19######+####", "19##########"],
    valid,
    words: super::se_personnummer::WORDS,
    alone: 0.6,
    printed: 0.9,
    examples: &["19811228-9841", "198112289841"],
    refused: &["19811228-9842", "19811328-9841"],
};
