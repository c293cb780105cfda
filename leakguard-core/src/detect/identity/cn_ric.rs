//! CN_RIC: the region, the birth date, three digits of order and a check sign, modulo 11,2 of ISO 7064 with X for 10
//! (<https://www.gb688.cn/bzgk/gb/newGbInfo?hcno=080D6FBF2BB468F9007657F26D60013E>).

use super::{Identifier, digit, is_date, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CnRic,
    shapes: &["##################", "#################X"],
    valid,
    words: &["身份证", "身份证号", "身份证号码", "居民身份证", "公民身份号码", "身分證", "resident identity card", "id card", "identity card", "chinese id"],
    alone: 0.85,
    printed: 0.85,
    examples: &["11010519491231002X", "440524188001010014"],
    refused: &["110105194912310021", "110105194913310020", "990105194912310020"],
};

fn valid(number: &[u8]) -> bool {
    let check = if number[17] == b'X' { 10 } else { digit(number[17]) };
    let sum = number[..17].iter().fold(0, |sum, &byte| (sum + digit(byte)) * 2 % 11);
    let century = two(number, 6);
    matches!(two(number, 0), 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83)
        && (matches!(century, 19 | 20) || century == 18 && number[8] >= b'8')
        && is_date(two(number, 10), two(number, 12))
        && (sum + check) % 11 == 1
}
