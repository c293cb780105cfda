//! IN_AADHAAR: the virtual id that stands for a number, sixteen digits that pass Verhoeff
//! (<https://uidai.gov.in/en/contact-support/have-any-question/284-faqs/aadhaar-online-services/virtual-id-vid.html>).

use super::{Identifier, is_uniform};
use crate::checksum::verhoeff;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::InAadhaar,
    shapes: &["################", "#### #### #### ####"],
    valid,
    words: &["aadhaar vid", "aadhaar virtual id", "virtual id", "vid number", "aadhaar"],
    alone: 0.1,
    printed: 0.1,
    examples: &["2341 2341 2341 2341", "9876543210987659"],
    refused: &["2341 2341 2341 2342", "1111111111111111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && number[0] >= b'2' && verhoeff(number)
}
