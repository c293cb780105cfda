//! LV_PERSONAS_KODS: birth date as ddmmyy, a digit for the century, three digits, a check digit modulo 11; since 2017
//! 32 to 39 and nine digits that say nothing (<https://likumi.lv/ta/id/49641-fizisko-personu-registra-likums>).

use super::{Identifier, digit, is_date, two, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::LvPersonasKods,
    shapes: &["######-#####", "###########"],
    valid,
    words: &["personas kodam", "personas kodi", "pk", "personas kods", "personas kodu", "personas koda", "p k", "latvian personal code", "personal code"],
    alone: 0.4,
    printed: 0.45,
    examples: &["161175-19997", "328673-00679", "16117519997"],
    refused: &["161375-19997", "328673-00677"],
};

fn valid(number: &[u8]) -> bool {
    let day = two(number, 0);
    let dated = is_date(two(number, 2), day) && matches!(number[6], b'0'..=b'2');
    let check = (1 + weighted(number, &[10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11 % 10;
    (dated || matches!(day, 32..=39)) && check == digit(number[10])
}
