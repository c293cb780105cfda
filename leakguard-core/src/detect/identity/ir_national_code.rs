//! IR_NATIONAL_CODE: nine digits and a check digit, weights 10 to 2, modulo 11 (<https://www.sabteahval.ir/>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::IrNationalCode,
    shapes: &["##########", "###-######-#"],
    valid,
    words: &["کد ملی", "کدملی", "شماره ملی", "melli code", "code melli", "iranian national"],
    alone: 0.2,
    printed: 0.45,
    examples: &["007-616229-1", "0499370899"],
    refused: &["007-616229-5", "1111111111"],
};

fn valid(number: &[u8]) -> bool {
    let rest = weighted(number, &[10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    !is_uniform(number) && digit(number[9]) == if rest < 2 { rest } else { 11 - rest }
}
