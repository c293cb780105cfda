//! GR_AMKA: the social security number: birth date as ddmmyy, four digits, a check digit (Luhn)
//! (<https://www.amka.gr/>).

use super::{Identifier, is_date, two};
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::GrAmka,
    shapes: &["###########", "###### #####"],
    valid,
    words: &["αριθμός μητρώου κοινωνικής ασφάλισης", "αριθμό μητρώου κοινωνικής ασφάλισης", "αμκα", "α μ κ α", "amka", "κοινωνικής ασφάλισης", "κοινωνικης ασφαλισης", "greek social security"],
    alone: 0.4,
    printed: 0.4,
    examples: &["01013099997", "25128012348"],
    refused: &["01013099999", "32013099994"],
};

fn valid(number: &[u8]) -> bool {
    is_date(two(number, 2), two(number, 0)) && luhn(number)
}
