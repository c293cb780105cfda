//! COMPANY_REGISTRATION: Germany: the part of the commercial register (HRA, HRB, GnR, PR, VR) and up to six digits,
//! maybe a letter of the court (<https://www.handelsregister.de/>).

use super::Identifier;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CompanyRegistration,
    shapes: &["HRA ###", "HRA ####", "HRA #####", "HRA ######", "HRB ###", "HRB ####", "HRB #####", "HRB ######", "HRB ##### @", "HRB ###### @", "HRA ##### @", "GnR ###", "GnR ####", "HRB#####", "HRB######", "HRA#####", "HRA######"],
    valid,
    words: &["handelsregister", "registergericht", "handelsregisternummer", "hr nummer", "hrb", "hra"],
    alone: 0.4,
    printed: 0.55,
    examples: &["HRB 12345", "HRA 86891", "HRB 123456 B"],
    refused: &["HRB 00000", "HRA 00123"],
};

fn valid(number: &[u8]) -> bool {
    number[3] != b'0'
}
