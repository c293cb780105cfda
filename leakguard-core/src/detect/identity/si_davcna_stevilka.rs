//! SI_DAVCNA_STEVILKA: the tax number: seven digits and a check digit modulo 11 (10 is written as 0, 11 is not given
//! out) (<https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/slovenia-tin.pdf>).

use super::{Identifier, digit, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::SiDavcnaStevilka,
    shapes: &["########"],
    valid,
    words: &["davčno številko", "davčna", "davčne številka", "davčne št", "davčna številka", "davcna stevilka", "davčne številke", "davčna št", "id za ddv", "slovenian tax"],
    alone: 0.3,
    printed: 0.3,
    examples: &["50223054", "15012557"],
    refused: &["50223055", "00000000"],
};

fn valid(number: &[u8]) -> bool {
    let check = 11 - weighted(number, &[8, 7, 6, 5, 4, 3, 2]) % 11;
    number[0] != b'0' && check != 11 && check % 10 == digit(number[7])
}
