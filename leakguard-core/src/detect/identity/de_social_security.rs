//! DE_SOCIAL_SECURITY: the Rentenversicherungsnummer: area, birth date as ddmmyy, the first letter of the birth name,
//! a serial number, a check digit: weights 2 1 2 5 7 1 2 1 2 1 2 1 over the digits and the letter as 01 to 26, digits
//! of products added, modulo 10 (<https://www.gesetze-im-internet.de/vkvv/__2.html>).

use super::{Identifier, digit, is_date, two, value};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::DeSocialSecurity,
    shapes: &["########@###", "## ###### @ ###", "## ######@###", "## ###### @###", "##-######-@-###"],
    valid,
    words: &[
        "rentenversicherungsnummer",
        "rvnr",
        "rv nummer",
        "rv nr",
        "svnr",
        "sv nummer",
        "sv nr",
        "sozialversicherungsnummer",
        "versicherungsnummer",
        "vsnr",
        "social security",
        "pension insurance",
    ],
    alone: 0.45,
    printed: 0.9,
    examples: &["15070649C103", "65 170839 J 003", "65 170839 J003"],
    refused: &["15070649C104", "65 320839 J 003"],
};

fn valid(number: &[u8]) -> bool {
    let letter = value(number[8]) - 9;
    let digits = number[..8].iter().map(|&byte| digit(byte)).chain([letter / 10, letter % 10]).chain(number[9..11].iter().map(|&byte| digit(byte)));
    let sum: u32 = digits.zip([2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]).map(|(digit, weight)| digit * weight / 10 + digit * weight % 10).sum();
    // The annex of the regulation lists the areas; 40 more is the federal insurance's number for the same area.
    let area = matches!(two(number, 0), 2..=4 | 8..=21 | 23..=26 | 28 | 29 | 38..=40 | 42..=44 | 48..=61 | 63..=66 | 68 | 69 | 80..=82 | 89);
    area && is_date(two(number, 4), two(number, 2)) && sum % 10 == digit(number[11])
}
