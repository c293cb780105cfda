//! FR_SPI: the numéro fiscal: ten digits, of which the first is 0 to 3, and three check digits: the rest modulo 511
//! (<https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/france-tin.pdf>).

use super::{Identifier, integer, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::FrSpi,
    shapes: &["#############", "## ## ### ### ###", "# ### ### ### ###"],
    valid,
    words: &[
        "numéro fiscal",
        "numero fiscal",
        "spi",
        "numéro fiscal de référence",
        "numéro spi",
        "avis d imposition",
        "numéro de contribuable",
        "french tax number",
    ],
    alone: 0.4,
    printed: 0.85,
    examples: &["30 23 217 600 053", "3023217600053"],
    refused: &["30 23 217 600 054", "9701987765432"],
};

fn valid(number: &[u8]) -> bool {
    matches!(number[0], b'0'..=b'3') && !is_uniform(number) && integer(&number[..10]) % 511 == integer(&number[10..])
}
