//! BANK_ACCOUNT: accounts of Hungarian banks, two or three groups of eight digits: the weights 9, 7, 3 and 1 modulo 10 over bank
//! and branch in the first, and over the rest, which ends in zeros where it is short (GIRO, <https://www.giro.hu/>).

use super::{Identifier, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::BankAccount,
    shapes: &["########-########-########", "########-########", "######## ######## ########", "######## ########", "########################"],
    valid,
    words: &["bankszámlaszám", "bankszámlaszáma", "bankszámla", "számlaszám", "számlaszáma", "számlaszámra", "bankszámlaszámra"],
    alone: 0.05,
    printed: 0.3,
    examples: &["11773016-11111018-00000000", "11773016-11111018"],
    refused: &["11773017-11111018-00000000", "00000000-00000000"],
};

fn valid(number: &[u8]) -> bool {
    const WEIGHTS: [u32; 16] = [9, 7, 3, 1, 9, 7, 3, 1, 9, 7, 3, 1, 9, 7, 3, 1];
    let (bank, account) = number.split_at(8);
    weighted(bank, &WEIGHTS).is_multiple_of(10) && weighted(account, &WEIGHTS).is_multiple_of(10) && !is_uniform(bank)
}
