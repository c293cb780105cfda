//! PT_CARTAO_DE_CIDADAO: eight digits and their check digit, two characters of the card's version, a check digit:
//! Luhn with letters as 10 to 35
//! (<https://www.autenticacao.gov.pt/documents/20126/115760/Valida%C3%A7%C3%A3o+de+N%C3%BAmero+de+Documento+do+Cart%C3%A3o+de+Cidad%C3%A3o.pdf>).

use super::{Identifier, value};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::PtCartaoDeCidadao,
    shapes: &["#########@@#", "######## # @@#", "######## #@@#", "#########@*#", "######## # @*#"],
    valid,
    words: &["cc", "cartão cidadão", "cidadão", 
        "cartão de cidadão",
        "cartao de cidadao",
        "cartão do cidadão",
        "cartao do cidadao",
        "bilhete de identidade",
        "número de identificação civil",
        "numero de identificacao civil",
        "nic",
        "portuguese id",
    ],
    alone: 0.4,
    printed: 0.9,
    examples: &["00000000 0 ZZ4", "123456789ZZ1"],
    refused: &["00000000 0 ZZ3", "123456789ZZ2"],
};

fn valid(number: &[u8]) -> bool {
    let sum: u32 = number
        .iter()
        .enumerate()
        .map(|(at, &byte)| match value(byte) {
            value if at % 2 == 1 => value,
            value if value < 5 => value * 2,
            value => value * 2 - 9,
        })
        .sum();
    sum.is_multiple_of(10)
}
