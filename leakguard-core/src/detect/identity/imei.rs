//! IMEI: the type of the device, its serial number and a check digit by Luhn
//! (<https://www.gsma.com/solutions-and-impact/industry-services/device-services/tac/>).

use super::{Identifier, is_uniform};
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::Imei,
    shapes: &["###############", "##-######-######-#", "######-##-######-#", "## ###### ###### #"],
    valid,
    words: &["imei nr", "imei nummer", "imei kód", "imei номер", "numéro imei", "número imei", "numero imei", "imei код", "imei sv", "imei", "imei number", "imei no", "imei1", "imei2", "device imei"],
    alone: 0.2,
    printed: 0.45,
    examples: &["35-209900-176148-1", "490154203237518"],
    refused: &["35-209900-176148-2", "490154203237517"],
};

fn valid(number: &[u8]) -> bool {
    // The first two digits are the body that gave the type out; generators write any.
    !is_uniform(number) && luhn(number)
}
