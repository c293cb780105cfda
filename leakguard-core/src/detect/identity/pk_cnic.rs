//! PK_CNIC: five digits of the place, the first 1 to 8, seven of the family, one of the sex; no check digit
//! (<https://www.nadra.gov.pk/identity/identity-cnic/>).

use super::Identifier;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::PkCnic,
    shapes: &["#############", "#####-#######-#"],
    valid,
    words: &["nic", "nic number", "nic no", "computerised national identity card", "computerized national identity card", "smart national identity card", "cnic", "nicop", "cnic no", "cnic number", "شناختی کارڈ", "national identity card"],
    alone: 0.1,
    printed: 0.45,
    examples: &["34201-0891231-8", "4220105014577"],
    refused: &["94201-0891231-8", "3420108912310"],
};

fn valid(number: &[u8]) -> bool {
    matches!(number[0], b'1'..=b'8') && number[12] != b'0'
}
