//! MX_NSS: eleven digits of social security, the last by Luhn (<https://www.imss.gob.mx/tramites/imss02008>).

use super::{Identifier, is_uniform};
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::MxNss,
    shapes: &["###########", "##-##-##-####-#"],
    valid,
    words: &["nss", "imss", "seguro social", "seguridad social"],
    alone: 0.3,
    printed: 0.6,
    examples: &["12345678903", "03-87-65-4321-0"],
    refused: &["12345678904", "03-87-65-4321-8"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && luhn(number)
}
