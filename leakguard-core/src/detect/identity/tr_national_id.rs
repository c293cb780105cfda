//! TR_NATIONAL_ID: the T.C. kimlik numarası: nine digits, the first not 0, and two check digits modulo 10
//! (<https://www.nvi.gov.tr/>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::TrNationalId,
    shapes: &["###########", "### ### ### ##"],
    valid,
    words: &["kimlik numaram", "kimlik numaranız", "tc kimlik numaram", "t c kimlik no", "tc kimlik numaranız", "t c kimlik numarası", "vatandaşlık numarası", 
        "tc kimlik",
        "t c kimlik",
        "tckn",
        "tc no",
        "kimlik no",
        "kimlik numarası",
        "kimlik numarasi",
        "tc kimlik no",
        "tc kimlik numarası",
        "turkish id",
        "turkish identity",
    ],
    alone: 0.4,
    printed: 0.45,
    examples: &["17291716060", "10000000146"],
    refused: &["17291716050", "07291716092"],
};

fn valid(number: &[u8]) -> bool {
    let odd = weighted(number, &[1, 0, 1, 0, 1, 0, 1, 0, 1]);
    let even = weighted(number, &[0, 1, 0, 1, 0, 1, 0, 1]);
    let sum = weighted(number, &[1; 10]);
    // Seven times the odd less the even places, modulo 10; 9 times is the same as -1.
    number[0] != b'0' && !is_uniform(number) && (odd * 7 + even * 9) % 10 == digit(number[9]) && sum % 10 == digit(number[10])
}
