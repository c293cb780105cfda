//! COMPANY_REGISTRATION: China: the unified social credit code, eighteen digits and letters (never I, O, S, V, Z),
//! modulo 31 (<https://www.gb688.cn/bzgk/gb/newGbInfo?hcno=24691C25985C1073D3A7C85629378AC0>).

use super::{Identifier, digit, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CompanyRegistration,
    shapes: &["#################*", "########MA******##", "########MA******#@", "########MA******@#", "########MA******@@"],
    valid,
    words: &["统一社会信用代码", "社会信用代码", "uscc", "unified social credit"],
    alone: 0.3,
    printed: 0.3,
    examples: &["91110000600037341L", "91330106MA2CFLRM1R"],
    refused: &["91110000600037342L", "91330106MA2CFLRM1Q"],
};

fn valid(number: &[u8]) -> bool {
    // Letters in their order without I, O, S, V and Z.
    let counts = |byte: u8| match byte {
        b'0'..=b'9' => Some(digit(byte)),
        _ => b"ABCDEFGHJKLMNPQRTUWXY".iter().position(|&letter| letter == byte).map(|place| place as u32 + 10),
    };
    let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1];
    let sum = number.iter().zip(weights).try_fold(0, |sum, (&byte, weight)| Some(sum + counts(byte)? * weight));
    matches!(number[0], b'1'..=b'9' | b'A' | b'N' | b'Y') && number[2..8].iter().all(u8::is_ascii_digit) && !is_uniform(number) && sum.is_some_and(|sum| sum.is_multiple_of(31))
}
