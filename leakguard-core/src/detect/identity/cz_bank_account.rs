//! BANK_ACCOUNT: accounts of Czech and Slovak banks, `19-2000145399/0800`: a prefix of six digits at most, a number of ten at
//! most and the bank; both parts have weights modulo 11 (Decree 169/2011 of the Czech National Bank,
//! <https://www.cnb.cz/>).

use super::{Identifier, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::BankAccount,
    shapes: &["######-##########/####", "#####-##########/####", "####-##########/####", "###-##########/####", "##-##########/####", "##########/####", "#########/####", "########/####"],
    valid,
    words: &["číslo účtu", "čísla účtu", "účet číslo", "na účet", "bankovní účet", "bankový účet"],
    alone: 0.05,
    printed: 0.3,
    examples: &["000019-2000145399/0800", "19-2000145399/0800", "2000145399/0800"],
    refused: &["000019-2000145398/0800", "2000145398/0800", "0000000000/0000"],
};

fn valid(number: &[u8]) -> bool {
    const WEIGHTS: [u32; 10] = [6, 3, 7, 9, 10, 5, 8, 4, 2, 1];
    let passes = |part: &[u8]| weighted(part, &WEIGHTS[10 - part.len()..]).is_multiple_of(11);
    let Some((part, bank)) = number.split_last_chunk::<4>() else { return false };
    let (prefix, account) = part.split_at(part.len().saturating_sub(10));
    passes(prefix) && passes(account) && !is_uniform(account) && !is_uniform(bank)
}
