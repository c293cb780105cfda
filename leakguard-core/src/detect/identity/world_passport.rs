//! PASSPORT_NUMBER: passports of any country in a sentence, `my passport number is …`. Up to nine letters and digits, as
//! ICAO 9303 has room for; no check digit outside the machine readable zone, so only where the words say it outright
//! (<https://www.icao.int/publications/doc-series/doc-9303>). Nine digits, or a letter and eight, are in us_passport.rs.

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::PassportNumber,
    shapes: &[
        "#######", "########", "@######", "@#######", "P #######", "U #######", "S #######", "@@######", "@@#######", "@@@######", "##@@#####", "#### ######", "## ## ######", "## #######",
    ],
    valid,
    words: &[
        "passport number", "passport no", "passport nr", "passport num", "passport id", "passport is", "reisepassnummer", "reisepass nr", "reisepassnr", "passnummer", "pass nr", "numéro de passeport", "passeport n", "passeport numéro", "n de passeport",
        "numero di passaporto", "numero passaporto", "passaporto n", "passaporto numero", "número de pasaporte", "pasaporte n", "pasaporte no", "pasaporte número", "n de pasaporte", "número do passaporte", "número de passaporte", "passaporte n",
        "paspoortnummer", "paspoort nr", "numer paszportu", "nr paszportu", "paszport nr", "paszport numer", "číslo pasu", "číslo cestovního pasu", "číslo cestovného pasu", "útlevélszám", "útlevél száma", "număr pașaport", "numărul pașaportului", "pașaport nr",
        "номер паспорта", "паспорт", "серия и номер", "номер на паспорт", "паспорт номер", "номер паспорту", "αριθμός διαβατηρίου", "broj putovnice", "broj pasoša", "številka potnega lista", "pasnummer", "passin numero", "passinumero", "passi number",
        "pases numurs", "paso numeris", "pasaport no", "pasaport numarası", "vegabréfsnúmer", "passport number is",
    ],
    alone: 0.1,
    printed: 0.1,
    examples: &["A1234567", "P 7700225", "4510 123456", "L898902"],
    refused: &["00000000", "A0000000", "AB000000"],
};

fn valid(number: &[u8]) -> bool {
    let digits = number.iter().rposition(|byte| !byte.is_ascii_digit()).map_or(number, |letter| &number[letter + 1..]);
    digits.len() < 2 || !is_uniform(digits)
}
