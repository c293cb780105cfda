//! IT_DRIVER_LICENSE: two letters, seven digits and a letter; `U1`, seven letters and digits and a letter of those that the
//! ministry prints (<https://www.mit.gov.it/en/node/7094>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::ItDriverLicense,
    shapes: &["@@#######@", "U1*******@"],
    valid,
    words: &["patente", "patente di guida", "numero patente", "numero di patente", "patente n", "italian driving licence"],
    alone: 0.1,
    printed: 0.1,
    examples: &["AA0123456B", "U1K711J11M"],
    refused: &["AA0000000B", "U10000000M"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[2..9])
}
