//! DE_FUEHRERSCHEIN: the number of a driving licence: eleven characters, most of them digits
//! (<https://www.gesetze-im-internet.de/fev_2010/anlage_8.html>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::DeFuehrerschein,
    shapes: &["@@########*", "@##########"],
    valid,
    words: &["führerschein", "fuehrerschein", "führerscheinnummer", "fuehrerscheinnummer", "führerschein nr", "fahrerlaubnis", "fahrerlaubnisnummer", "fahrerlaubnis nr"],
    alone: 0.1,
    printed: 0.1,
    examples: &["MU12345678B", "N0704578035"],
    refused: &["MU00000000B", "N0000000000"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[2..10])
}
