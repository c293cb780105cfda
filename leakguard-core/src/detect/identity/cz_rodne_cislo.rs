//! CZ_RODNE_CISLO: birth date as yymmdd (women month +50; +20 more when a day's numbers ran out, since 2004), three
//! digits, and a check digit: a multiple of 11 (<https://www.mvcr.cz/clanek/rodna-cisla.aspx>).

use super::{Identifier, digit, integer, is_date, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CzRodneCislo,
    shapes: &["##########", "######/####"],
    valid,
    words: WORDS,
    alone: 0.4,
    printed: 0.45,
    examples: &["710319/2745", "7103192745"],
    refused: &["710319/2746", "202401/0003"],
};

/// Words that the other ways of writing it have too.
pub(super) const WORDS: &[&str] =
    &["české rodné číslo", "rodné číslo", "rodne cislo", "rodného čísla", "rodneho cisla", "rodným číslem", "rodná čísla", "rč", "rod č", "rodné č", "rodným číslom", "rodného čísla", "birth number", "czech personal number"];

fn valid(number: &[u8]) -> bool {
    is_birth_number(number)
}

/// Czech and Slovak numbers are the same. `202401/0003` is an invoice's year and month, and no child born in 2020.
pub(super) fn is_birth_number(number: &[u8]) -> bool {
    let (year, month, day) = (two(number, 0), two(number, 2), two(number, 4));
    // Before 1986 the rest 10 was written as 0.
    let check = integer(&number[..9]) % 11 % 10 == u64::from(digit(number[9]));
    let extra = matches!(month % 50, 21..=32);
    check && month <= 82 && is_date(month % 50 % 20, day) && (!extra || (4..54).contains(&year)) && !(year == 20 && matches!(month, 21..=32))
}
