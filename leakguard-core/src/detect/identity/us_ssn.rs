//! US_SSN: nine digits, together or parted by spaces or points, where a word names them; with dashes they stand alone and are
//! found by their own detector (<https://www.ssa.gov/employer/randomization.html>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UsSsn,
    shapes: &["#########", "### ## ####", "###.##.####"],
    valid,
    words: &["social security no", "social security card", "social", "número de seguro social", "seguro social", "ssn", "social security", "social security number", "soc sec", "social sec", "ss number"],
    alone: 0.1,
    printed: 0.3,
    examples: &["219 09 9999", "219.09.9999", "219099999"],
    refused: &["000 12 3456", "666123456", "123004567", "123450000", "900123456"],
};

fn valid(number: &[u8]) -> bool {
    !matches!(&number[..3], b"000" | b"666") && number[0] != b'9' && &number[3..5] != b"00" && &number[5..] != b"0000" && !is_uniform(number)
}
