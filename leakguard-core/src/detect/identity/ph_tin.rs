//! PH_TIN: nine digits and three or five of the branch; the check digit is not published (<https://www.bir.gov.ph/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::PhTin,
    shapes: &["###-###-###", "###-###-###-###", "###-###-###-#####"],
    valid,
    words: &["tin", "tin no", "tin number", "taxpayer identification"],
    alone: 0.1,
    printed: 0.3,
    examples: &["123-456-789-000", "234-567-890"],
    refused: &["000-000-000-000", "111-111-111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[..9])
}
