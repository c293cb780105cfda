//! IL_ID: teudat zehut: nine digits, the last by Luhn
//! (<https://www.gov.il/en/departments/population_and_immigration_authority>).

use super::{Identifier, is_uniform};
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::IlId,
    shapes: &["#########", "########-#"],
    valid,
    words: &["מספר ת ז", "id number", "תז מספר", "teudat zehut", "תעודת זהות", "ת ז", "תז", "מספר זהות", "מספר תעודת זהות", "israeli id", "identity number"],
    alone: 0.2,
    printed: 0.4,
    examples: &["39337423-6", "123456782"],
    refused: &["39337423-2", "123456781"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && luhn(number)
}
