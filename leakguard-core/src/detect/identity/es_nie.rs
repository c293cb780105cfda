//! ES_NIE: X, Y or Z (which count as 0, 1, 2), seven digits, a letter modulo 23
//! (<https://www.interior.gob.es/opencms/es/servicios-al-ciudadano/tramites-y-gestiones/dni/calculo-del-digito-de-control-del-nif-nie/>).

use super::{Identifier, integer};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::EsNie,
    shapes: &["X#######@", "Y#######@", "Z#######@", "X-#######-@", "Y-#######-@", "Z-#######-@", "X #######@", "X-#######@", "Y-#######@", "Z-#######@"],
    valid,
    words: &[
        "nie",
        "número de identidad de extranjero",
        "numero de identidad de extranjero",
        "número de identificación de extranjero",
        "extranjero",
        "tarjeta de residencia",
    ],
    alone: 0.6,
    printed: 0.85,
    examples: &["X2482300W", "X-2482300-W", "Y1234567X"],
    refused: &["X2482300A", "X-2482300-A"],
};

fn valid(number: &[u8]) -> bool {
    let first = u64::from(number[0] - b'X');
    super::es_nif::check_letter(first * 10_000_000 + integer(&number[1..8])) == number[8]
}
