//! HR_OIB: ten digits and a check digit (ISO 7064 MOD 11,10)
//! (<https://www.porezna-uprava.hr/HR_OIB/Stranice/default.aspx>).

use super::{Identifier, is_uniform};
use crate::checksum::mod_11_10;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::HrOib,
    shapes: &["###########"],
    valid,
    words: &["oiba", "oibom", "osobni identifikacijski", "oib", "osobni identifikacijski broj", "osobnog identifikacijskog broja", "croatian personal"],
    alone: 0.4,
    printed: 0.4,
    examples: &["33392005961", "69435151530"],
    refused: &["33392005962", "00000000000"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && mod_11_10(number)
}
