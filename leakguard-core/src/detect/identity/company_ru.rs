//! COMPANY_REGISTRATION: Russia: OGRN, thirteen digits, the last of them the rest modulo 11 of the others, and OGRNIP of a
//! person in business, fifteen digits, modulo 13 (<https://www.nalog.gov.ru/rn77/about_fts/docs/3909992/>).

use super::Identifier;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::CompanyRegistration,
    shapes: &["#############", "###############"],
    valid,
    words: &["огрн", "огрнип", "ogrn", "ogrnip"],
    alone: 0.1,
    printed: 0.1,
    examples: &["1027700132195", "304500116000157"],
    refused: &["1027700132196", "304500116000158", "7027700132195"],
};

fn valid(number: &[u8]) -> bool {
    let (body, check) = number.split_at(number.len() - 1);
    let modulus = if number.len() == 13 { 11 } else { 13 };
    let rest = body.iter().fold(0, |rest, &byte| (rest * 10 + u64::from(byte - b'0')) % modulus) % 10;
    // 1 and 5: companies, 2 and 6 to 9: what is entered about them, 3: persons.
    matches!((number.len(), number[0]), (13, b'1' | b'5' | b'2') | (15, b'3' | b'4')) && rest == u64::from(check[0] - b'0')
}
