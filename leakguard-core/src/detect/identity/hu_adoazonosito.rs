//! HU_ADOAZONOSITO: the tax identification of a person: 8, the days from 1867-01-01 to the birth, three digits, a
//! check digit: weights 1 to 9, modulo 11
//! (<https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/hungary-tin.pdf>).

use super::{Identifier, digit, integer, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::HuAdoazonosito,
    shapes: &["8#########", "8### ### ###", "8###-###-###"],
    valid,
    words: &["adóazonosítóm", "adóazonosító jelem", "adóazonosító szám", "adóazonosítóját", "adójel", "adóazonosító", "adoazonosito", "adóazonosító jel", "adoazonosito jel", "adóazonosító jele", "hungarian tax"],
    alone: 0.4,
    printed: 0.4,
    examples: &["8422780135", "8071592153"],
    refused: &["8422780136", "8999990000"],
};

fn valid(number: &[u8]) -> bool {
    // Day 70,000 is in 2058.
    integer(&number[1..6]) < 70_000 && weighted(number, &[1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 == digit(number[9])
}
