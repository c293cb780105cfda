//! DO_RNC: eight digits and a check digit, modulo 11
//! (<https://dgii.gov.do/servicios/consultas/Paginas/Consulta-de-RNC.aspx>).

use super::{Identifier, digit, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::DoRnc,
    shapes: &["#########", "#-##-#####-#"],
    valid,
    words: &["rnc", "registro nacional de contribuyentes", "registro nacional del contribuyente"],
    alone: 0.2,
    printed: 0.3,
    examples: &["1-01-85004-3", "131246796"],
    refused: &["1-01-85004-2", "131246797"],
};

fn valid(number: &[u8]) -> bool {
    // 0 and 10 are written 2 and 1.
    (10 - weighted(number, &[7, 9, 8, 6, 5, 4, 3, 2]) % 11) % 9 + 1 == digit(number[8])
}
