//! VAT_ID: Italy without its prefix: eleven digits with the office (001 to 100) and Luhn
//! (<https://www.agenziaentrate.gov.it/portale/web/guest/schede/istanze/aa9_11-apertura-variazione-chiusura-pf>).

use super::Identifier;
use super::vat::italy;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::VatId,
    shapes: &["###########"],
    valid,
    words: &["partita iva", "p iva", "piva", "codice fiscale", "cod fisc"],
    alone: 0.3,
    printed: 0.3,
    examples: &["00743110157", "12345670785"],
    refused: &["00743110158", "12345672005"],
};

fn valid(number: &[u8]) -> bool {
    italy(number)
}
