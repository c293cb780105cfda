//! KR_RRN: the birth date, sex with century, then place, order and a check digit, modulo 11. Numbers of those born
//! since October 2020 end in six random digits (<https://www.law.go.kr/법령/주민등록법>).

use super::{Identifier, digit, is_date, two, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::KrRrn,
    shapes: &["#############", "######-#######"],
    valid,
    words: &["주민등록번호", "주민번호", "resident registration", "resident registration number", "rrn"],
    alone: 0.3,
    printed: 0.7,
    examples: &["971013-9019902", "9710139019902"],
    refused: &["971013-9019903", "971313-9019902"],
};

fn valid(number: &[u8]) -> bool {
    let check = (11 - weighted(number, &[2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11) % 10;
    let random = matches!(number[6], b'3' | b'4') && number[..6] >= b"201001"[..] && number[0] < b'5';
    is_date(two(number, 2), two(number, 4)) && matches!(number[6], b'0'..=b'4' | b'9') && (random || check == digit(number[12]))
}
