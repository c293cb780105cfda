//! GH_TIN: a letter of the kind, 00, seven digits and a check sign, modulo 11 with X for 10
//! (<https://gra.gov.gh/tin/tin-faq/>).

use super::{Identifier, digit, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::GhTin,
    shapes: &["@00########", "@00#######X"],
    valid,
    words: &["tin", "ghana tin", "taxpayer identification"],
    alone: 0.4,
    printed: 0.4,
    examples: &["C0000803561", "P0000000019"],
    refused: &["C0000803562", "A0000803561"],
};

fn valid(number: &[u8]) -> bool {
    let check = weighted(&number[1..], &[1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11;
    matches!(number[0], b'P' | b'C' | b'G' | b'Q' | b'V') && if check == 10 { number[10] == b'X' } else { digit(number[10]) == check }
}
