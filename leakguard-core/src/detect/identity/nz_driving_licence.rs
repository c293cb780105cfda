//! NZ_DRIVING_LICENCE: two letters and six digits; no check digit (<https://www.nzta.govt.nz/driver-licences/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::NzDrivingLicence,
    shapes: &["@@######"],
    valid,
    words: &["driver licence", "drivers licence", "driver s licence", "driving licence", "licence number", "driver license"],
    alone: 0.1,
    printed: 0.1,
    examples: &["AB123456", "CD654321"],
    refused: &["AB000000", "CD111111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[2..])
}
