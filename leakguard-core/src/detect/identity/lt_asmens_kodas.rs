//! LT_ASMENS_KODAS: sex and century (9 for exceptions), birth date as yymmdd (zeros where unknown), three digits, a
//! check digit modulo 11 in two rounds (<https://www.registrucentras.lt/p/1200>).

use super::{Identifier, digit, is_date, is_uniform, two};
use crate::checksum::mod_11_baltic;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::LtAsmensKodas,
    shapes: &["###########"],
    valid,
    words: &["ak", "asmens kodui", "asmens kode", "asmens kodai", "asmens kodas", "asmens kodo", "asmens kodą", "asmens kodu", "lithuanian id", "lithuanian code"],
    alone: 0.4,
    printed: 0.4,
    examples: &["33309240064", "38703181745"],
    refused: &["33309240164", "33313240064"],
};

fn valid(number: &[u8]) -> bool {
    let (month, day) = (two(number, 3), two(number, 5));
    let dated = is_date(month, day) || (day == 0 && month <= 12) || number[0] == b'9';
    number[0] != b'0' && dated && !is_uniform(number) && mod_11_baltic(&number[..10]) == digit(number[10])
}
