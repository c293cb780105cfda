//! MX_CURP: letters of the name, birth date, sex, state, consonants of the name, a sign of the century and a check
//! digit over all (<https://www.gob.mx/segob/renapo/acciones-y-programas/clave-unica-de-registro-de-poblacion-curp>).

use super::{Identifier, digit, is_date, is_pair, two, value};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::MxCurp,
    shapes: &["@@@@######@@@@@@*#"],
    valid,
    words: &["curp", "clave única", "clave unica", "registro de población"],
    alone: 0.9,
    printed: 0.9,
    examples: &["BOXW310820HNERXN09", "HEGG560427MVZRRL04"],
    refused: &["BOXW310820HNERXN08", "BOXW311320HNERXN09", "BOXW310820ANERXN09"],
};

static STATES: &[u8] = b"ASBCBSCCCHCLCMCSDFDGGRGTHGJCMCMNMSNENLNTOCPLQRQTSLSPSRTCTLTSVZYNZS";

fn valid(number: &[u8]) -> bool {
    // Ñ has the place behind N, so the letters from O on count one more.
    let counts = |byte: u8| value(byte) + u32::from(byte >= b'O');
    let sum: u32 = number[..17].iter().zip((2..=18).rev()).map(|(&byte, weight)| counts(byte) * weight).sum();
    is_date(two(number, 6), two(number, 8))
        && matches!(number[10], b'H' | b'M' | b'X')
        && is_pair(&number[11..13], STATES)
        && (10 - sum % 10) % 10 == digit(number[17])
}
