//! ES_CCC: the account number of Spanish banks before the IBAN, and in it: bank, branch, two check digits modulo 11, account
//! (<https://www.bde.es/>, <https://es.wikipedia.org/wiki/Código_cuenta_cliente>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::EsCcc,
    shapes: &["####################", "#### #### ## ##########", "####-####-##-##########", "#### #### #### #### ####"],
    valid,
    words: &["ccc", "código cuenta cliente", "código de cuenta cliente", "cuenta", "cuenta bancaria", "número de cuenta", "cuenta corriente", "n cuenta"],
    alone: 0.1,
    printed: 0.3,
    examples: &["2100 0418 45 0200051332", "21000418450200051332"],
    refused: &["2100 0418 46 0200051332", "00000000000000000000"],
};

fn valid(number: &[u8]) -> bool {
    const WEIGHTS: [u32; 10] = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];
    let check = |digits: &[u8], weights: &[u32]| match 11 - weighted(digits, weights) % 11 {
        11 => 0,
        10 => 1,
        check => check,
    };
    check(&number[..8], &WEIGHTS[2..]) == digit(number[8]) && check(&number[10..], &WEIGHTS) == digit(number[9]) && !is_uniform(&number[10..])
}
