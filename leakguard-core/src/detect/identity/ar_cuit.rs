//! AR_CUIT: CUIT, CUIL and CDI: two digits of the kind, eight digits, a check digit, modulo 11
//! (<https://www.argentina.gob.ar/servicio/obtener-la-constancia-de-cuil>).

use super::{Identifier, two, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::ArCuit,
    shapes: &["###########", "##-########-#"],
    valid,
    words: &["cuit", "cuil", "cdi", "clave única de identificación tributaria"],
    alone: 0.3,
    printed: 0.6,
    examples: &["20-05536168-2", "30500010912"],
    refused: &["20-05536168-3", "21055361682"],
};

fn valid(number: &[u8]) -> bool {
    // A check of 10 is no digit: such numbers get another kind instead.
    let sum = weighted(number, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);
    let check_of_ten = weighted(number, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11 == 1 && number[10] == b'9';
    matches!(two(number, 0), 20 | 23 | 24 | 25 | 26 | 27 | 30 | 33 | 34 | 50 | 51 | 55) && (sum.is_multiple_of(11) || check_of_ten)
}
