//! SK_RODNE_CISLO: the Slovak birth number, the same as the Czech: birth date as yymmdd (women month +50; +20 more
//! when a day's numbers ran out, since 2004), three digits, and a check digit: a multiple of 11. Beside words that
//! both languages have it is reported as CZ_RODNE_CISLO
//! (<https://www.slov-lex.sk/ezbierky/pravne-predpisy/SK/ZZ/1995/301/>).

use super::Identifier;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::SkRodneCislo,
    shapes: &["##########", "######/####"],
    valid,
    words: &["slovak personal number", "slovak national number", "identifikačné číslo občana", "identifikacne cislo obcana"],
    alone: 0.3,
    printed: 0.4,
    examples: &["710319/2745", "7103192745"],
    refused: &["710319/2746", "202401/0003"],
};

fn valid(number: &[u8]) -> bool {
    super::cz_rodne_cislo::is_birth_number(number)
}
