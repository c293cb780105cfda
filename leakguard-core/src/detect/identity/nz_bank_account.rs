//! NZ_BANK_ACCOUNT: bank, branch, account and suffix of two or three digits; the check is by the bank: modulo 11 for
//! most, with other weights from account 0990000 on, others modulo 10
//! (<https://www.paymentsnz.co.nz/resources/industry-registers/bank-branch-register/>).

use super::{Identifier, two, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::NzBankAccount,
    shapes: &["##-####-#######-##", "##-####-#######-###", "## #### ####### ##", "## #### ####### ###", "###############", "################"],
    valid,
    words: &["bank account", "account number", "account no", "bank account number", "acct"],
    alone: 0.2,
    printed: 0.5,
    examples: &["01-0242-0100194-00", "01-0902-0068389-00", "0102420100194000"],
    refused: &["01-0242-0100195-00", "99-0242-0100194-00"],
};

fn valid(number: &[u8]) -> bool {
    let sum = |weights: &[u32; 13]| weighted(number, weights);
    let branch = &number[2..6] != b"0000";
    branch
        && match two(number, 0) {
            1..=4 | 6 | 10..=24 | 27 | 30 | 35 | 38 if number[6..13] >= b"0990000"[..] => sum(&[0, 0, 0, 0, 0, 0, 0, 10, 5, 8, 4, 2, 1]).is_multiple_of(11),
            1..=4 | 6 | 10..=24 | 27 | 30 | 35 | 38 => sum(&[0, 0, 6, 3, 7, 9, 0, 10, 5, 8, 4, 2, 1]).is_multiple_of(11),
            8 => sum(&[0, 0, 0, 0, 0, 0, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11),
            25 | 33 => sum(&[0, 0, 0, 0, 0, 0, 1, 7, 3, 1, 7, 3, 1]).is_multiple_of(10),
            9 | 26 | 28 | 29 | 31 => true,
            _ => false,
        }
}
