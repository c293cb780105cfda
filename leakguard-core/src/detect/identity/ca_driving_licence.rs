//! CA_DRIVING_LICENCE: Ontario a letter and fourteen digits, Quebec a letter and twelve digits; both end in the birth
//! date or hold it (month of women + 50)
//! (<https://www.ontario.ca/document/official-mto-drivers-handbook/getting-your-drivers-licence>).

use super::{Identifier, is_date, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CaDrivingLicence,
    shapes: &["@##############", "@####-#####-#####", "@#### ##### #####", "@############", "@####-######-##"],
    valid,
    words: &["driver licence", "drivers licence", "driver s licence", "driver license", "drivers license", "driver s license", "driving licence", "permis de conduire"],
    alone: 0.2,
    printed: 0.45,
    examples: &["M1234-56789-50715", "D1234-150785-06"],
    refused: &["M1234-56789-51335", "D1234-159985-06"],
};

fn valid(number: &[u8]) -> bool {
    match number.len() {
        // Ontario: yymmdd at the end.
        15 => is_date(month(two(number, 11)), two(number, 13)),
        // Quebec: ddmmyy behind the letter and four digits.
        _ => is_date(month(two(number, 7)), two(number, 5)),
    }
}

fn month(written: u32) -> u32 {
    if written > 50 { written - 50 } else { written }
}
