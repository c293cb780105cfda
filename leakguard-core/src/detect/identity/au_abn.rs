//! AU_ABN: eleven digits; the weighted sum, with one less in the first place, is a multiple of 89
//! (<https://abr.business.gov.au/Help/AbnFormat>).

use super::{Identifier, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::AuAbn,
    shapes: &["###########", "## ### ### ###", "##-###-###-###"],
    valid,
    words: &["abn", "australian business number"],
    alone: 0.3,
    printed: 0.45,
    examples: &["51 824 753 556", "83914571673"],
    refused: &["51 824 753 557", "99 999 999 999"],
};

fn valid(number: &[u8]) -> bool {
    number[0] != b'0' && (weighted(number, &[10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10).is_multiple_of(89)
}
