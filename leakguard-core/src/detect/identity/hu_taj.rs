//! HU_TAJ: the social security number: eight digits and a check digit: weights 3 and 7 by turns, modulo 10
//! (<https://net.jogtar.hu/jogszabaly?docid=99600020.tv>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::HuTaj,
    shapes: &["#########", "### ### ###", "###-###-###"],
    valid,
    words: &["tajszámom", "taj számom", "taj kártya", "tb szám", "társadalombiztosítási szám", 
        "taj",
        "taj szám",
        "tajszám",
        "taj szam",
        "tajszam",
        "társadalombiztosítási azonosító",
        "tarsadalombiztositasi azonosito",
        "hungarian social security",
    ],
    alone: 0.4,
    printed: 0.4,
    examples: &["111111110", "123 456 788"],
    refused: &["111111111", "123 456 789"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && weighted(number, &[3, 7, 3, 7, 3, 7, 3, 7]) % 10 == digit(number[8])
}
