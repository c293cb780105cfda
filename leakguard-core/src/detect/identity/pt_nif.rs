//! PT_NIF: the tax number: eight digits and a check digit modulo 11
//! (<https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/portugal-tin.pdf>).

use super::{Identifier, digit, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::PtNif,
    shapes: &["#########", "### ### ###", "###.###.###"],
    valid,
    words: &[
        "nif",
        "número de identificação fiscal",
        "numero de identificacao fiscal",
        "número de contribuinte",
        "numero de contribuinte",
        "contribuinte",
        "nipc",
        "portuguese tax",
    ],
    alone: 0.4,
    printed: 0.4,
    examples: &["501964843", "501 964 843"],
    refused: &["501964842", "000000000"],
};

fn valid(number: &[u8]) -> bool {
    let sum = weighted(number, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    let kind = matches!(number[0], b'1'..=b'3' | b'5'..=b'9') || &number[..2] == b"45";
    kind && digit(number[8]) == if sum < 2 { 0 } else { 11 - sum }
}
