//! BANK_ACCOUNT: Swedish Bankgiro and Plusgiro numbers, with a check digit modulo 10 (<https://www.bankgirot.se/>).

use super::{Identifier, is_uniform};
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::BankAccount,
    shapes: &["####-####", "###-####"],
    valid,
    words: &["bankgiro", "bankgironummer", "bankgironr", "bankgirot"],
    alone: 0.05,
    printed: 0.1,
    examples: &["5805-6201", "991-2346"],
    refused: &["5805-6202", "0000-0000"],
};

fn valid(number: &[u8]) -> bool {
    luhn(number) && !is_uniform(number)
}
