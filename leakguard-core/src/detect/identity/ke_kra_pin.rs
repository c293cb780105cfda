//! KE_KRA_PIN: A for persons or P for others, nine digits and a letter whose rule is not published
//! (<https://www.kra.go.ke/individual/individual-pin-registration>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::KeKraPin,
    shapes: &["A#########@", "P#########@"],
    valid,
    words: &["kra pin", "kra", "pin certificate", "taxpayer pin"],
    alone: 0.4,
    printed: 0.4,
    examples: &["A123456789B", "P051365947M"],
    refused: &["A000000000B", "P111111111M"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[1..10])
}
