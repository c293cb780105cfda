//! SE_PERSONNUMMER: those written with their century: no order and no day's batch is numbered by a date of the 1900s
//! (<https://www.skatteverket.se/privat/folkbokforing/personnummer.4.3810a01c150939e893f18c29.html>).

use super::Identifier;
use super::se_personnummer::valid;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::SePersonnummer,
    shapes: &["19######-####", "19######+####", "19##########"],
    valid,
    words: &["personnummer", "personnr", "person nr", "pnr", "samordningsnummer", "samordningsnr", "swedish personal", "personal identity number"],
    alone: 0.6,
    printed: 0.9,
    examples: &["19811228-9841", "198112289841"],
    refused: &["19811228-9842", "19811328-9841"],
};
