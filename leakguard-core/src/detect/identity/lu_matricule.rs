//! LU_MATRICULE: birth date as yyyymmdd, three digits, a Luhn digit and a Verhoeff digit, both over the eleven before
//! them (<https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/luxembourg-tin.pdf>).

use super::{Identifier, is_date, two};
use crate::checksum::{luhn, verhoeff};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::LuMatricule,
    shapes: &["#############", "######## #####", "#### ## ## #####", "#### #### #####", "####-##-##-#####"],
    valid,
    words: &["numéro de matricule", "numéro national", 
        "matricule",
        "numéro d identification national",
        "matricule national",
        "sozialversicherungsnummer",
        "cns",
        "ccss",
        "luxembourg national identification",
    ],
    alone: 0.45,
    printed: 0.45,
    examples: &["1893120105732", "18931201 05732"],
    refused: &["1893120105733", "1893130105732"],
};

fn valid(number: &[u8]) -> bool {
    let mut verhoeff_number = [0u8; 12];
    verhoeff_number[..11].copy_from_slice(&number[..11]);
    verhoeff_number[11] = number[12];
    matches!(two(number, 0), 18..=20) && is_date(two(number, 4), two(number, 6)) && luhn(&number[..12]) && verhoeff(&verhoeff_number)
}
