//! PL_NIP: the tax number: nine digits and a check digit modulo 11, which is never 10
//! (<https://www.podatki.gov.pl/nip/>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::PlNip,
    shapes: &["##########", "###-###-##-##", "###-##-##-###", "### ### ## ##"],
    valid,
    words: &["nipu", "nipem", "nip", "numer identyfikacji podatkowej", "numeru identyfikacji podatkowej", "polish tax number"],
    alone: 0.4,
    printed: 0.4,
    examples: &["856-734-62-15", "8567346215"],
    refused: &["856-734-62-16", "0000000000"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && weighted(number, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == digit(number[9])
}
