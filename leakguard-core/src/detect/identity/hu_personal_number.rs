//! HU_PERSONAL_NUMBER: the személyi szám: sex and century, birth date as yymmdd, three digits, a check digit modulo
//! 11: weights 1 to 10, of those born since 1997 10 to 1 (<https://net.jogtar.hu/jogszabaly?docid=99600020.tv>).

use super::{Identifier, digit, is_date, two, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::HuPersonalNumber,
    shapes: &["###########", "#-######-####", "#-######/####"],
    valid,
    words: &["személyi számom", "személyi szám", "szemelyi szam", "személyi azonosító", "szemelyi azonosito", "személyazonosító jel"],
    alone: 0.4,
    printed: 0.7,
    examples: &["1-850315-1231", "30103151233"],
    refused: &["1-850315-1238", "1-851315-1231"],
};

fn valid(number: &[u8]) -> bool {
    let older = weighted(number, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) % 11;
    let newer = weighted(number, &[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11;
    let since_1997 = matches!(number[0], b'3' | b'4') || two(number, 1) >= 97;
    let sum = if since_1997 { newer } else { older };
    matches!(number[0], b'1'..=b'8') && is_date(two(number, 3), two(number, 5)) && sum == digit(number[10])
}
