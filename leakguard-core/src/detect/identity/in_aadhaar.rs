//! IN_AADHAAR: twelve digits, the first 2 to 9, the last the check of Verhoeff
//! (<https://uidai.gov.in/en/my-aadhaar/about-your-aadhaar.html>).

use super::Identifier;
use crate::checksum::verhoeff;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::InAadhaar,
    shapes: &["############", "#### #### ####", "####-####-####"],
    valid,
    words: &["आधार संख्या", "आधार नंबर", "aadhaar card", "aadhaar no", "uid number",   "aadhaar", "aadhar", "adhaar", "aadhaar number", "uidai", "आधार"],
    alone: 0.2,
    printed: 0.45,
    examples: &["2341 2341 2346", "234123412346"],
    refused: &["2341 2341 2347", "1341 2341 2346", "222222222222"],
};

fn valid(number: &[u8]) -> bool {
    matches!(number[0], b'2'..=b'9') && !number.iter().eq(number.iter().rev()) && verhoeff(number)
}
