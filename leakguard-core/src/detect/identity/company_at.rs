//! COMPANY_REGISTRATION: Austria: FN, up to six digits and a check letter whose rule is not published
//! (<https://justizonline.gv.at/jop/web/firmenbuchabfrage>).

use super::Identifier;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CompanyRegistration,
    shapes: &["FN #####@", "FN ######@", "FN ##### @", "FN ###### @"],
    valid,
    words: &["firmenbuch", "firmenbuchnummer", "fn nr", "handelsgericht"],
    alone: 0.4,
    printed: 0.45,
    examples: &["FN 122119m", "FN 56247 t"],
    refused: &["FN 022119m", "FN 00000 t"],
};

fn valid(number: &[u8]) -> bool {
    number[2] != b'0' && b"ABDFGHIKMPSTVWXYZ".contains(&number[number.len() - 1])
}
