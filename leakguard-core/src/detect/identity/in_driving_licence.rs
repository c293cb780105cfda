//! IN_DRIVING_LICENCE: the state, the office, the year of issue and seven digits; no check digit
//! (<https://parivahan.gov.in/parivahan/>).

use super::{Identifier, is_pair, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::InDrivingLicence,
    shapes: &["@@#############", "@@-#############", "@@## ###########", "@@##-###########", "@@-##-####-#######"],
    valid,
    words: &["driving licence", "driving license", "driver licence", "driver license", "dl no", "dl number", "licence no"],
    alone: 0.3,
    printed: 0.45,
    examples: &["MH12 20110012345", "DL-0420110149646"],
    refused: &["QQ12 20110012345", "DL-0418110149646"],
};

static STATES: &[u8] = b"ANAPARASBRCGCHDDDLDNGAGJHPHRJHJKKAKLLALDMHMLMNMPMZNLODORPBPYRJSKTGTNTRTSUAUKUPWB";

fn valid(number: &[u8]) -> bool {
    is_pair(&number[..2], STATES) && matches!(two(number, 4), 19 | 20) && (number[4] == b'2' || number[6] >= b'5')
}
