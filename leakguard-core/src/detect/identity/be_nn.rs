//! BE_NN: the national register number, and the BIS number with 20 or 40 added to its month: birth date as yymmdd
//! (zeros where unknown), a counter, and two check digits: 97 less the rest modulo 97, of those born since 2000 with
//! a 2 before
//! (<https://www.ibz.rrn.fgov.be/fileadmin/user_upload/nl/rr/instructies/IT-lijst/IT000_Rijksregisternummer.pdf>).

use super::{Identifier, integer, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::BeNn,
    shapes: &[
        "###########",
        "##.##.##-###.##",
        "##.##.##-### ##",
        "##.##.## ### ##",
        "##.##.## ###.##",
        "## ## ## ### ##",
        "##-##-## ###-##",
        "###### ### ##",
        "######-###-##",
        "######-###.##",
    ],
    valid,
    words: WORDS,
    alone: 0.4,
    printed: 0.45,
    examples: &["85.07.30-033.28", "17073003384", "98.47.28-997.65", "850730-033.28"],
    refused: &["85.07.30-033.29", "85137303328"],
};

/// Words that the other ways of writing it have too.
pub(super) const WORDS: &[&str] = &[
    "rijksregisternummer",
    "rijksregister",
    "rrn",
    "insz",
    "niss",
    "registre national",
    "numéro national",
    "numero national",
    "numéro de registre national",
    "nationalregisternummer",
    "numéro bis",
    "bis nummer",
    "national register number",
    "belgian national number",
];

pub(super) fn valid(number: &[u8]) -> bool {
    let (year, month, day) = (two(number, 0), two(number, 2), two(number, 4));
    let (body, check) = (integer(&number[..9]), u64::from(two(number, 9)));
    month < 60 && month % 20 <= 12 && day <= 31 && body > 0 && (97 - body % 97 == check || (year <= 40 && 97 - (2_000_000_000 + body) % 97 == check))
}
