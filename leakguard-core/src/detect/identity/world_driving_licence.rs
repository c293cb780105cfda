//! DRIVING_LICENCE: licences of any country in a sentence, `permis de conduire n° 608926194969`, `prawo jazdy nr 00245/08/1062`: no
//! check that all share, so only where the words say it outright (<https://eur-lex.europa.eu/eli/dir/2006/126/oj>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::DrivingLicence,
    shapes: &["########", "#########", "##########", "############", "#####/##/####", "@#######", "@#########", "@@#######", "@@#######@", "@#######@", "@##-###-###-###", "@###-####-####-##"],
    valid,
    words: &[
        "driver license number", "driver licence number", "drivers license number", "driver s license number", "driver s licence number", "driving licence number", "driving license number", "driver s license no", "driver license no",
        "driving licence no", "führerscheinnummer", "führerschein nr", "numéro de permis", "permis de conduire n", "permis de conduire", "permis n", "patente n", "patente di guida n", "patente di guida", "numero di patente",
        "carné de conducir", "permiso de conducir", "carta de condução", "rijbewijsnummer", "rijbewijs nr", "prawo jazdy nr", "prawa jazdy", "prawo jazdy", "körkortsnummer", "førerkortnummer", "kørekortnummer", "ajokortin numero",
        "číslo řidičského průkazu", "vezetői engedély száma", "permis de conducere", "номер водительского удостоверения",
    ],
    alone: 0.05,
    printed: 0.05,
    examples: &["608926194969", "00245/08/1062"],
    refused: &["000000000000", "A0000000"],
};

fn valid(number: &[u8]) -> bool {
    let letters = number.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    !is_uniform(&number[letters..])
}
