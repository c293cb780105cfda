//! CH_AHV: 756 (the country), nine digits, the check digit of an EAN-13. No article number begins with 756
//! (<https://www.zas.admin.ch/zas/de/home/partenaires-et-institutions-/navs13.html>).

use super::Identifier;
use crate::checksum::gtin;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::ChAhv,
    shapes: &["756##########", "756.####.####.##", "756 #### #### ##", "756-####-####-##"],
    valid,
    words: &[
        "ahv",
        "avs",
        "ahv nr",
        "ahv nummer",
        "ahvn13",
        "navs",
        "navs13",
        "numéro avs",
        "numero avs",
        "versichertennummer",
        "sozialversicherungsnummer",
        "swiss social security",
    ],
    alone: 0.6,
    printed: 0.95,
    examples: &["756.9217.0769.85", "7569217076985"],
    refused: &["756.9217.0769.84", "7569217076984"],
};

fn valid(number: &[u8]) -> bool {
    gtin(number)
}
