//! UK_BANK_ACCOUNT: eight digits; the check needs the sort code and the banks' weight table
//! (<https://www.vocalink.com/tools/modulus-checking/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UkBankAccount,
    shapes: &["########"],
    valid,
    words: &["sort code", "sortcode", "account number", "account no", "acc no", "acc number", "bank account", "a c no", "transfer to account", "transferred to account", "wire to account", "refund to account", "refund to my account", "refunded to account", "paid into account", "pay into account", "payment to account", "deposit into account", "deposited into account", "debited from account"],
    alone: 0.05,
    printed: 0.05,
    examples: &["55779911", "31926819"],
    refused: &["00000000", "11111111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number)
}
