//! VAT_ID: Spain without its prefix: the number of a company (CIF), a letter, seven digits and a check digit or letter
//! (<https://sede.agenciatributaria.gob.es/>).

use super::Identifier;
use super::vat::spain;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::VatId,
    shapes: &["@########", "@-########", "@#######@", "@-#######-@", "@-#######@"],
    valid,
    words: &["cif", "nif", "código de identificación fiscal", "codigo de identificacion fiscal"],
    alone: 0.3,
    printed: 0.35,
    examples: &["A13585625", "B-58378431"],
    refused: &["A13585626", "B-58378432"],
};

fn valid(number: &[u8]) -> bool {
    // Persons' numbers are ES_NIF and ES_NIE.
    b"ABCDEFGHJNPQRSUVW".contains(&number[0]) && spain(number)
}
