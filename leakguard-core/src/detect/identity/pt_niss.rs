//! PT_NISS: the social security number: 1 for people or 2 for companies, nine digits, a check digit: 9 less the sum
//! modulo 10, the weights are primes from 29 down (<https://www.seg-social.pt/>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::PtNiss,
    shapes: &["###########", "### #### ####", "# ### ### ### #"],
    valid,
    words: &["niss", "segurança social", "seguranca social", "número de identificação da segurança social", "portuguese social security"],
    alone: 0.4,
    printed: 0.4,
    examples: &["12345678910", "11234567892"],
    refused: &["12345678911", "31234567891"],
};

fn valid(number: &[u8]) -> bool {
    matches!(number[0], b'1' | b'2') && !is_uniform(number) && 9 - weighted(number, &[29, 23, 19, 17, 13, 11, 7, 5, 3, 2]) % 10 == digit(number[10])
}
