//! NL_BSN: nine digits, the sum with the weights 9 to 2 and -1 a multiple of 11 (elfproef)
//! (<https://www.rvig.nl/bsn>).

use super::{Identifier, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::NlBsn,
    shapes: &["#########", "####.##.###", "#### ## ###", "###.###.###", "### ### ###", "## ## ## ###"],
    valid,
    words: &["bsn", "burgerservicenummer", "burger service nummer", "sofinummer", "sofi nummer", "citizen service number"],
    alone: 0.4,
    printed: 0.45,
    examples: &["1112.22.333", "111222333"],
    refused: &["1112.52.333", "000000000"],
};

fn valid(number: &[u8]) -> bool {
    // The last weighs -1, which is 10 modulo 11.
    !is_uniform(number) && weighted(number, &[9, 8, 7, 6, 5, 4, 3, 2, 10]).is_multiple_of(11)
}
