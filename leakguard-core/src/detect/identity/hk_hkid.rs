//! HK_HKID: one or two letters, six digits and, in brackets, a check digit or A, modulo 11
//! (<https://www.immd.gov.hk/eng/services/hkid.html>).

use super::{Identifier, is_uniform, value};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::HkHkid,
    shapes: &["@######(#)", "@######(A)", "@@######(#)", "@@######(A)", "@#######", "@######A", "@@#######", "@@######A"],
    valid,
    words: &["hkid", "hkid card", "hong kong identity", "hong kong id", "identity card", "香港身份證", "身份證號碼", "身份證"],
    alone: 0.3,
    printed: 0.6,
    examples: &["A123456(3)", "AB987654(3)", "C1234569"],
    refused: &["A123456(4)", "AB987654(4)", "C1234560"],
};

fn valid(number: &[u8]) -> bool {
    let (body, check) = number.split_at(number.len() - 1);
    // One letter stands behind a space, which counts 36.
    let space = if body.len() == 7 { 36 * 9 } else { 0 };
    let sum: u32 = body.iter().rev().zip(2..).map(|(&byte, weight)| value(byte) * weight).sum();
    (space + sum + value(check[0])).is_multiple_of(11) && !is_uniform(&body[body.len() - 6..])
}
