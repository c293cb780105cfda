//! ES_PASSPORT: three letters and six digits
//! (<https://www.interior.gob.es/opencms/es/servicios-al-ciudadano/tramites-y-gestiones/pasaporte/>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::EsPassport,
    shapes: &["@@@######", "@@@ ######"],
    valid,
    words: &["pasaporte", "pasaporte español", "número de pasaporte", "numero de pasaporte", "pasaportes", "spanish passport"],
    alone: 0.1,
    printed: 0.1,
    examples: &["AAA123456", "XDB002344"],
    refused: &["AAA000000", "XDB111111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[3..])
}
