//! IT_FISCAL_CODE: six letters of the name, year, a letter for the month, day (women +40), four characters of the
//! place, a check letter modulo 26. Where two people would have the same, digits are written as letters (omocodia)
//! (<https://www.agenziaentrate.gov.it/portale/web/guest/schede/istanze/richiesta-ts_cf/informazioni-codificazione-pf>).

use super::{Identifier, digit, is_date, value};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::ItFiscalCode,
    shapes: &[
        "@@@@@@**@**@**#@",
        "@@@@@@**@**@**@@",
        "@@@ @@@ ##@## @###@",
        "@@@ @@@ ##@## @### @",
        "@@@-@@@-##@##-@###@",
        "@@@@@@ ##@## @###@",
        "@@@ @@@ ##@##@###@",
    ],
    valid,
    words: &["codice fiscale", "cod fisc", "cod fiscale", "cf", "c f", "codfiscale", "fiscal code", "tessera sanitaria"],
    alone: 0.95,
    printed: 0.95,
    examples: &["RCCMNL83S18D969H", "RCC MNL 83S18 D969H", "RSSMRA80A01H501U"],
    refused: &["RCCMNL83S18D969I", "RCCMNL83S32D969H"],
};

/// What a letter or digit counts in an odd place, the first being odd; digits count as the letters A to J.
const ODD: [u32; 26] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

fn valid(number: &[u8]) -> bool {
    let place_of = |byte: u8| if byte.is_ascii_digit() { digit(byte) } else { value(byte) - 10 };
    let sum: u32 = number[..15].iter().enumerate().map(|(at, &byte)| if at % 2 == 0 { ODD[place_of(byte) as usize % 26] } else { place_of(byte) }).sum();
    // The digits of the date and the place, back from omocodia.
    let plain = |at: usize| match number[at] {
        byte @ b'0'..=b'9' => Some(digit(byte)),
        byte => b"LMNPQRSTUV".iter().position(|&letter| letter == byte).map(|value| value as u32),
    };
    let [Some(_), Some(_), Some(tens), Some(units), Some(_), Some(_), Some(_)] = [6, 7, 9, 10, 12, 13, 14].map(plain) else {
        return false;
    };
    let Some(month) = b"ABCDEHLMPRST".iter().position(|&letter| letter == number[8]) else {
        return false;
    };
    let day = tens * 10 + units;
    (day <= 31 || day > 40) && is_date(month as u32 + 1, day % 40) && sum % 26 == value(number[15]) - 10
}
