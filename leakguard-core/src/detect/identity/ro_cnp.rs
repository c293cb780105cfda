//! RO_CNP: sex and century, birth date as yymmdd, county, three digits, a check digit modulo 11 (10 is written as 1)
//! (<https://legislatie.just.ro/Public/DetaliiDocument/61818>).

use super::{Identifier, digit, is_date, two, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::RoCnp,
    shapes: &["#############", "# ###### ## ### #", "#-######-######"],
    valid,
    words: &["codului numeric", "cnp", "cod numeric personal", "codul numeric personal", "codului numeric personal", "romanian personal"],
    alone: 0.4,
    printed: 0.7,
    examples: &["1630615123457", "1800101221144"],
    refused: &["1630615123458", "1632215123457", "1630615993454"],
};

fn valid(number: &[u8]) -> bool {
    let check = match weighted(number, &[2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11 {
        10 => 1,
        rest => rest,
    };
    number[0] != b'0' && is_date(two(number, 3), two(number, 5)) && matches!(two(number, 7), 1..=48 | 51 | 52 | 70 | 80..=83) && check == digit(number[12])
}
