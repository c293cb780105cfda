//! FI_PERSONAL_IDENTITY_CODE: birth date as ddmmyy, a sign for the century (+ 1800s, - or U to Y 1900s, A to F
//! 2000s), three digits, and the rest modulo 31 as a digit or letter. 900 and up are numbers for tests
//! (<https://dvv.fi/en/personal-identity-code>).

use super::{Identifier, integer, is_date, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::FiPersonalIdentityCode,
    shapes: &["######-###*", "######+###*", "######@###*"],
    valid,
    words: WORDS,
    alone: 0.4,
    printed: 0.4,
    examples: &["131052-308T", "010516B903X", "010594Y9032"],
    refused: &["131052-308U", "310252-308Y", "131052G308T"],
};

/// Words that the other ways of writing it have too.
pub(super) const WORDS: &[&str] = &["henkilötunnukseni", "henkilötunnuksesi", "hetuni", "hetun", "sosiaaliturvatunnus", "sosiaaliturvatunnuksen", "henkilötunnusta", "personbeteckningen", "henkilötunnus", "henkilotunnus", "hetu", "henkilötunnuksen", "personbeteckning", "personal identity code", "sotu"];

pub(super) fn valid(number: &[u8]) -> bool {
    // The signs - and + are no part of what comes here: ten characters are left then.
    let (century, serial) = if number.len() == 11 { (number[6], &number[7..10]) } else { (b'-', &number[6..9]) };
    let check = (integer(&number[..6]) * 1000 + integer(serial)) % 31;
    b"-ABCDEFUVWXY".contains(&century)
        && is_date(two(number, 2), two(number, 0))
        && integer(serial) >= 2
        && number.last() == b"0123456789ABCDEFHJKLMNPRSTUVWXY".get(check as usize)
}
