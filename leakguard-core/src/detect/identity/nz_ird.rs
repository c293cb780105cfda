//! NZ_IRD: eight or nine digits, the last modulo 11 with a second set of weights where the first gives 10
//! (<https://www.ird.govt.nz/managing-my-tax/ird-numbers>).

use super::{Identifier, digit, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::NzIrd,
    shapes: &["########", "#########", "##-###-###", "###-###-###", "## ### ###", "### ### ###"],
    valid,
    words: &["ird", "ird number", "inland revenue", "gst number"],
    alone: 0.2,
    printed: 0.4,
    examples: &["49-098-576", "136410132"],
    refused: &["49-098-577", "136410133", "09-098-576"],
};

fn valid(number: &[u8]) -> bool {
    let (body, check) = number.split_at(number.len() - 1);
    // Eight digits are the right end of nine.
    let from = 8 - body.len();
    let rest = |weights: &[u32; 8]| (11 - weighted(body, &weights[from..]) % 11) % 11;
    let expected = match rest(&[3, 2, 7, 6, 5, 4, 3, 2]) {
        10 => rest(&[7, 4, 3, 2, 5, 2, 7, 6]),
        first => first,
    };
    let whole = number.iter().fold(0, |whole, &byte| whole * 10 + digit(byte));
    matches!(whole, 10_000_001..=149_999_999) && expected == digit(check[0])
}
