//! IT_DRIVER_LICENSE: two letters, seven digits and a letter (<https://www.mit.gov.it/en/node/7094>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::ItDriverLicense,
    shapes: &["@@#######@"],
    valid,
    words: &["patente", "patente di guida", "numero patente", "numero di patente", "patente n", "italian driving licence"],
    alone: 0.1,
    printed: 0.1,
    examples: &["AA0123456B", "RM5123456X"],
    refused: &["AA0000000B", "AA1111111B"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[2..9])
}
