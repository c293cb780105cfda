//! BG_LNCH: the personal number of a foreigner: nine digits and a check digit modulo 10
//! (<https://www.mvr.bg/migration>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::BgLnch,
    shapes: &["##########"],
    valid,
    words: &["лнч", "lnch", "lnc", "личен номер на чужденец", "personal number of a foreigner"],
    alone: 0.4,
    printed: 0.4,
    examples: &["7111042925", "1000000001"],
    refused: &["7111042922", "1111111111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && weighted(number, &[21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 == digit(number[9])
}
