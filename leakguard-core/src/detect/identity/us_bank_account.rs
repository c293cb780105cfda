//! US_BANK_ACCOUNT: six to seventeen digits as each bank likes; no check digit (<https://www.nacha.org/rules>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UsBankAccount,
    shapes: &["######", "#######", "########", "#########", "##########", "###########", "############", "#############", "##############", "###############", "################", "#################"],
    valid,
    words: &["account number", "account no", "a c no", "a c number", "acct number", "acct no", "acct", "bank account", "bank acct", "checking account", "savings account", "deposit account", "transfer to account", "transferred to account", "wire to account", "refund to account", "refund to my account", "refunded to account", "paid into account", "pay into account", "payment to account", "deposit into account", "deposited into account", "debited from account"],
    alone: 0.05,
    printed: 0.05,
    examples: &["000123456789", "4512367890"],
    refused: &["000000000000", "1111111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number)
}
