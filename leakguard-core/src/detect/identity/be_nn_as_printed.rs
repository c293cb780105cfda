//! BE_NN: national register numbers with the points of the card, which no other number has
//! (<https://www.ibz.rrn.fgov.be/fileadmin/user_upload/nl/rr/instructies/IT-lijst/IT000_Rijksregisternummer.pdf>).

use super::Identifier;
use super::be_nn::valid;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::BeNn,
    shapes: &["##.##.##-###.##", "##.##.##-### ##", "##.##.## ### ##", "##.##.## ###.##"],
    valid,
    words: super::be_nn::WORDS,
    alone: 0.4,
    printed: 0.9,
    examples: &["85.07.30-033.28", "98.47.28-997.65"],
    refused: &["85.07.30-033.29", "85.13.73-033.27"],
};
