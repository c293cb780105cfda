//! ID_NPWP: nine digits that pass Luhn, the office and the branch, 99.999.999.9-999.999 (<https://pajak.go.id/>).

use super::{Identifier, is_uniform};
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::IdNpwp,
    shapes: &["###############", "##.###.###.#-###.###"],
    valid,
    words: &["npwp", "nomor pokok wajib pajak"],
    alone: 0.2,
    printed: 0.85,
    examples: &["01.312.166.0-091.000", "013000666091000"],
    refused: &["01.312.166.1-091.000", "013000667091000"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[..9]) && luhn(&number[..9])
}
