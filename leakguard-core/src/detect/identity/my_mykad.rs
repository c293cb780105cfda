//! MY_MYKAD: the birth date, the place of birth and four digits; no check digit
//! (<https://www.jpn.gov.my/en/core-business/identity-card>).

use super::{Identifier, is_date, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::MyMykad,
    shapes: &["############", "######-##-####"],
    valid,
    words: &["nombor kad pengenalan", "no k p", "identity card number", "mykad", "nric", "ic no", "ic number", "no kp", "kad pengenalan", "no kad pengenalan", "identity card"],
    alone: 0.1,
    printed: 0.45,
    examples: &["770305-02-1234", "890131061224"],
    refused: &["771305-02-1234", "770305-17-1234"],
};

fn valid(number: &[u8]) -> bool {
    is_date(two(number, 2), two(number, 4)) && matches!(two(number, 6), 1..=16 | 21..=68 | 71 | 72 | 74..=79 | 82..=93 | 98 | 99) && &number[8..] != b"0000"
}
