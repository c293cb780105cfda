//! CA_HEALTH_CARD: Ontario ten digits that pass Luhn and a version code, British Columbia ten digits from 9 with modulo
//! 11, Quebec four letters and eight digits with the birth date (month of women + 50)
//! (<https://www.ontario.ca/page/health-care-providers-ohip>).

use super::{Identifier, digit, is_date, is_uniform, two, weighted};
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CaHealthCard,
    shapes: &["##########", "#### ### ###", "####-###-###", "####-###-###-@@", "#### ### ### @@", "@@@@########", "@@@@ #### ####"],
    valid,
    words: &["health card", "ohip", "phn", "personal health number", "health number", "ramq", "carte soleil", "assurance maladie", "carte santé", "services card"],
    alone: 0.2,
    printed: 0.4,
    examples: &["5584486673", "9876-543-217", "9698 658 215", "TREB 7558 1234"],
    refused: &["5584486674", "9698 658 216", "TREB 7538 1234"],
};

fn valid(number: &[u8]) -> bool {
    if number[0].is_ascii_alphabetic() {
        return is_date(two(number, 6) % 50, two(number, 8)) && two(number, 6) < 63;
    }
    let columbia = || {
        // Each product counts modulo 11, and so does their sum.
        let sum = weighted(&number[1..9], &[2, 4, 8, 5, 10, 9, 7, 3]);
        number[0] == b'9' && (11 - sum % 11) % 11 == digit(number[9])
    };
    !is_uniform(&number[..10]) && (luhn(&number[..10]) || number.len() == 10 && columbia())
}
