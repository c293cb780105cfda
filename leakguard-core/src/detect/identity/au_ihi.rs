//! AU_IHI: the individual healthcare identifier: 800360 and ten digits that pass Luhn together
//! (<https://www.digitalhealth.gov.au/healthcare-providers/initiatives-and-programs/healthcare-identifiers-service>).

use super::Identifier;
use crate::checksum::luhn;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::AuIhi,
    shapes: &["800360##########", "8003 60## #### ####"],
    valid,
    words: &["ihi", "healthcare identifier", "individual healthcare identifier"],
    alone: 0.6,
    printed: 0.7,
    examples: &["8003 6080 0003 4553", "8003608166690503"],
    refused: &["8003 6080 0003 4554", "8003608166690504"],
};

fn valid(number: &[u8]) -> bool {
    luhn(number)
}
