//! IT_IDENTITY_CARD: two letters, five digits and two letters of the electronic card; two letters and seven digits of the
//! paper one (<https://www.cartaidentita.interno.gov.it/en/info-for-public-administration/cie-3-0/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::ItIdentityCard,
    shapes: &["@@#####@@", "@@#######", "@@ #######"],
    valid,
    words: &["carta d identità", "carta d identita", "carta di identità", "carta di identita", "carta identità", "carta identita", "cie numero", "numero cie", "italian identity card"],
    alone: 0.1,
    printed: 0.1,
    examples: &["CA12345AA", "AA1234567"],
    refused: &["CA00000AA", "AA0000000"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[2..7])
}
