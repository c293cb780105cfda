//! FR_NIR: sex, year and month of birth, department (2A and 2B for Corsica) and commune, a serial number, and two
//! check digits: 97 less the rest modulo 97, with 19 and 18 for 2A and 2B
//! (<https://www.insee.fr/fr/metadonnees/definition/c1409>).

use super::{Identifier, digit, integer, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::FrNir,
    shapes: &[
        "###############",
        "######@########",
        "# ## ## ## ### ### ##",
        "# ## ## #@ ### ### ##",
        "#############-##",
        "############# ##",
        "#.##.##.##.###.###.##",
        "# ## ## ## ### ###-##",
        "# ## ## ##### ### ##",
    ],
    valid,
    words: WORDS,
    alone: 0.45,
    printed: 0.45,
    examples: &["2 95 10 99 126 111 93", "253072B07300470", "295109912611193"],
    refused: &["2 95 10 99 126 111 99", "253072C07300470", "295199912611184"],
};

/// Words that the other ways of writing it have too.
pub(super) const WORDS: &[&str] = &[
    "nir",
    "numéro de sécurité sociale",
    "numero de securite sociale",
    "sécurité sociale",
    "securite sociale",
    "sécu",
    "carte vitale",
    "numéro insee",
    "numero insee",
    "nss",
    "french social security",
];

pub(super) fn valid(number: &[u8]) -> bool {
    let corsica = match (number[5], number[6]) {
        (b'2', b'A') => 1_000_000,
        (b'2', b'B') => 2_000_000,
        (b'0'..=b'9', b'0'..=b'9') => 0,
        _ => return false,
    };
    // A letter counts as 0 here: 2A is 20 less 1, 2B is 20 less 2, with six digits behind.
    let body = number[..13].iter().fold(0u64, |sum, &byte| sum * 10 + if byte.is_ascii_digit() { u64::from(digit(byte)) } else { 0 });
    // Unknown months are written as 20 to 42 or 50 to 99.
    matches!(number[0], b'1'..=b'4' | b'7' | b'8')
        && matches!(two(number, 3), 1..=12 | 20..=42 | 50..=99)
        && 97 - (body - corsica) % 97 == integer(&number[13..])
}
