//! PE_RUC: eleven digits that begin with 10, 15, 16, 17 or 20, the last modulo 11
//! (<https://www.gob.pe/1029-registro-unico-de-contribuyentes-ruc>).

use super::{Identifier, digit, two, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::PeRuc,
    shapes: &["###########"],
    valid,
    words: &["registro unico de contribuyentes", "ruc", "registro único de contribuyentes", "sunat"],
    alone: 0.3,
    printed: 0.3,
    examples: &["20512333797", "10054000346"],
    refused: &["20512333798", "30512333797"],
};

fn valid(number: &[u8]) -> bool {
    let check = (11 - weighted(number, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 10;
    matches!(two(number, 0), 10 | 15 | 16 | 17 | 20) && check == digit(number[10])
}
