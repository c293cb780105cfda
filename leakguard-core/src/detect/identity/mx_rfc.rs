//! MX_RFC: four letters of a person's name or three of a company's, the date of birth or founding, three signs of the
//! tax office. About one in a hundred was given out with a wrong last sign, so it is not asked to be right. The numbers
//! for the public and for foreigners are nobody's
//! (<https://www.sat.gob.mx/aplicacion/operacion/31274/consulta-tu-clave-de-rfc-mediante-curp>).

use super::{Identifier, is_date, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::MxRfc,
    shapes: &["@@@@######***", "@@@######***", "@@@@-######-***", "@@@-######-***", "@@@@ ###### ***", "@@@ ###### ***"],
    valid,
    words: &["rfc", "registro federal", "registro federal de contribuyentes"],
    alone: 0.4,
    printed: 0.45,
    examples: &["GODE561231GR8", "MAB-930714-8T4", "GODE 561231 GR8"],
    refused: &["GODE561331GR8", "XAXX010101000", "MAB-930714-8TZ"],
};

fn valid(number: &[u8]) -> bool {
    let date = number.len() - 9;
    is_date(two(number, date + 2), two(number, date + 4))
        && matches!(number[number.len() - 1], b'0'..=b'9' | b'A')
        && !matches!(number, b"XAXX010101000" | b"XEXX010101000")
}
