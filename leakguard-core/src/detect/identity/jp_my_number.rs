//! JP_MY_NUMBER: eleven digits and a check digit, modulo 11 (<https://www.cao.go.jp/bangouseido/>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::JpMyNumber,
    shapes: &["############", "#### #### ####", "####-####-####"],
    valid,
    words: &["マイナンバー", "個人番号", "my number", "mynumber", "individual number"],
    alone: 0.2,
    printed: 0.4,
    examples: &["6214 9832 0257", "123456789018"],
    refused: &["6214 9832 0258", "123456789019"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && (11 - weighted(number, &[6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == digit(number[11])
}
