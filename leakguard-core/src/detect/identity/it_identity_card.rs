//! IT_IDENTITY_CARD: the paper card: two letters and seven digits. The electronic one, `CA12345AA`, has too few digits to be told
//! in a text; its field finds it (<https://www.cartaidentita.interno.gov.it/en/info-for-public-administration/cie-3-0/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::ItIdentityCard,
    shapes: &["@@#######", "@@ #######"],
    valid,
    words: &["carta d identità", "carta d identita", "carta di identità", "carta di identita", "carta identità", "carta identita", "cie numero", "numero cie", "italian identity card"],
    alone: 0.1,
    printed: 0.1,
    examples: &["AA1234567", "AX 1234567"],
    refused: &["AA0000000", "AA1111111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[2..7])
}
