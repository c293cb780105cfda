//! US_PTIN: P and eight digits, of who prepares tax returns for pay; no check digit
//! (<https://www.irs.gov/tax-professionals/ptin-requirements-for-tax-return-preparers>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UsPtin,
    shapes: &["P########", "P-########"],
    valid,
    words: &["ptin", "preparer tax", "preparer s tax", "paid preparer"],
    alone: 0.2,
    printed: 0.3,
    examples: &["P01594846", "P-00634642"],
    refused: &["P00000000", "P-11111111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[1..])
}
