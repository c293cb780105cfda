//! UK_NINO: two letters (never D F I Q U V, the second not O; not BG GB KN NK NT TN ZZ), six digits, A to D
//! (<https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110>).

use super::Identifier;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UkNino,
    shapes: &["@@######@", "@@ ## ## ## @", "@@-##-##-##-@", "@@ ###### @", "@@ ######@", "@@.##.##.##.@"],
    valid,
    words: WORDS,
    alone: 0.45,
    printed: 0.45,
    examples: &["AB 12 34 56 C", "QQ123456C", "JG103759A"],
    refused: &["DA 12 34 56 C", "GB123456C", "AB123456E"],
};

/// Words that the other ways of writing it have too.
pub(super) const WORDS: &[&str] = &["national insurance", "national insurance number", "ni number", "ni no", "nino", "nat insurance"];

pub(super) fn valid(number: &[u8]) -> bool {
    let prefix = &number[..2];
    // QQ is the prefix of examples.
    let letters = prefix == b"QQ" || (prefix.iter().all(|byte| !b"DFIQUV".contains(byte)) && prefix[1] != b'O');
    letters && ![*b"BG", *b"GB", *b"KN", *b"NK", *b"NT", *b"TN", *b"ZZ"].iter().any(|never| never == prefix) && matches!(number[8], b'A'..=b'D')
}
