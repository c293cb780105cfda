//! UK_DRIVING_LICENCE: five characters of the surname (9 where it is shorter), decade of birth, month (women +50),
//! day, year, two initials (9 for none), a digit, two check letters whose rule is not public
//! (<https://www.gov.uk/government/publications/driver-licence-number-format>).

use super::{Identifier, is_date, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UkDrivingLicence,
    shapes: &["@****######@*#@@", "@**** ###### @*#@@", "@**** ###### @* #@@", "@**** ###### @*# @@"],
    valid,
    words: &["driving licence", "driving license", "driver licence", "driver number", "dvla", "licence number"],
    alone: 0.6,
    printed: 0.85,
    examples: &["MORGA657054SM9IJ", "MORGA 657054 SM9IJ", "JO999701010A99AA"],
    refused: &["MORGA613054SM9IJ", "MO9GA657054SM9IJ"],
};

fn valid(number: &[u8]) -> bool {
    let letters = number[..5].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (month, day) = (two(number, 6), two(number, 8));
    number[letters..5].iter().all(|&byte| byte == b'9')
        && matches!(month, 1..=12 | 51..=62)
        && is_date(month % 50, day)
        && (number[12] == b'9' || number[12].is_ascii_alphabetic())
}
