//! IN_VOTER: the voter's photo identity card (EPIC): three letters and seven digits that pass Luhn
//! (<https://www.eci.gov.in/>).

use super::{Identifier, is_uniform};
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::InVoter,
    shapes: &["@@@#######"],
    valid,
    words: &["मतदाता पहचान", "मतदाता", "epic card", "electors photo", "epic", "epic number", "epic no", "voter", "voter id", "voter card", "elector"],
    alone: 0.3,
    printed: 0.3,
    examples: &["WKH1186253", "ABC1234566"],
    refused: &["WKH1186263", "ABC1234567"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[3..]) && luhn(&number[3..])
}
