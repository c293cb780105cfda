//! IN_IFSC: four letters of the bank, 0, six characters of the branch; no check digit
//! (<https://www.rbi.org.in/Scripts/IFSCMICRDetails.aspx>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::InIfsc,
    shapes: &["@@@@0******"],
    valid,
    words: &["ifsc", "ifsc code", "ifs code", "neft", "rtgs", "imps"],
    alone: 0.2,
    printed: 0.2,
    examples: &["SBIN0005943", "HDFC0CAGSBK", "ICIC0000001"],
    refused: &["SBIN0000000", "HDFC0000000"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[5..])
}
