//! ES_NIF: the number of the DNI: eight digits and a letter modulo 23; K, L or M and seven digits for those without
//! one
//! (<https://www.interior.gob.es/opencms/es/servicios-al-ciudadano/tramites-y-gestiones/dni/calculo-del-digito-de-control-del-nif-nie/>).

use super::{Identifier, integer, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::EsNif,
    shapes: &["########@", "########-@", "######## @", "##.###.###-@", "##.###.###@", "##.###.### @", "K#######@", "L#######@", "M#######@"],
    valid,
    words: WORDS,
    alone: 0.4,
    printed: 0.45,
    examples: &["54362315-K", "12345678Z", "M1234567L"],
    refused: &["54362315-Z", "12345678A", "M1234567A"],
};

/// Words that the other ways of writing it have too.
pub(super) const WORDS: &[&str] = &[
    "nif",
    "dni",
    "documento nacional de identidad",
    "número de identificación fiscal",
    "numero de identificacion fiscal",
    "carnet de identidad",
    "spanish id",
];

pub(super) fn valid(number: &[u8]) -> bool {
    let digits = if number[0].is_ascii_digit() { &number[..8] } else { &number[1..8] };
    // The certificates for tests are those of 99999999R.
    check_letter(integer(digits)) == number[8] && (!is_uniform(digits) || digits == b"99999999")
}

/// The letter of a number modulo 23, as NIF and NIE have it.
pub(super) fn check_letter(number: u64) -> u8 {
    b"TRWAGMYFPDXBNJZSQVHLCKE"[(number % 23) as usize]
}
