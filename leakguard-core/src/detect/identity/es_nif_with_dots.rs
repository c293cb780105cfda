//! ES_NIF: numbers of the DNI with the points of thousands, which no article number has
//! (<https://www.interior.gob.es/opencms/es/servicios-al-ciudadano/tramites-y-gestiones/dni/calculo-del-digito-de-control-del-nif-nie/>).

use super::Identifier;
use super::es_nif::valid;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::EsNif,
    shapes: &["##.###.###-@", "##.###.###@", "##.###.### @"],
    valid,
    words: super::es_nif::WORDS,
    alone: 0.4,
    printed: 0.8,
    examples: &["54.362.315-K", "12.345.678Z"],
    refused: &["54.362.315-Z", "12.345.678A"],
};
