//! PL_REGON: the statistical number of a business, a person's too: 9 digits, or 14 of a local unit, each with a check
//! digit modulo 11 (<https://bip.stat.gov.pl/dzialalnosc-statystyki-publicznej/rejestr-regon/>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::PlRegon,
    shapes: &["#########", "##############", "###-###-###", "###-##-##-##"],
    valid,
    words: &["regon", "rejestr gospodarki narodowej"],
    alone: 0.3,
    printed: 0.4,
    examples: &["192598184", "12345678512347"],
    refused: &["192598183", "12345678612342"],
};

fn valid(number: &[u8]) -> bool {
    let short = number.len() >= 9 && weighted(number, &[8, 9, 2, 3, 4, 5, 6, 7]) % 11 % 10 == digit(number[8]);
    let long = number.len() < 14 || weighted(number, &[2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]) % 11 % 10 == digit(number[13]);
    !is_uniform(number) && short && long
}
