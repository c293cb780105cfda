//! DE_ID_CARD: the Personalausweis: a letter L to Y, eight letters (no vowels, nothing that looks like a digit) or
//! digits, and a check digit with the weights 7 3 1
//! (<https://www.personalausweisportal.de/Webs/PA/DE/buergerinnen-und-buerger/der-personalausweis/der-personalausweis-node.html>).

use super::{Identifier, digit};
use crate::checksum::mod_10_731;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::DeIdCard,
    shapes: &["@******###", "@******#@#", "@******@##", "@******@@#"],
    valid,
    words: &["personalausweis", "personalausweisnummer", "ausweisnummer", "ausweis nr", "perso", "personalausweis nr", "id card", "identity card"],
    alone: 0.4,
    printed: 0.4,
    examples: &["T220001293", "L01X00T471", "LXC7XTYGN4"],
    refused: &["T220001294", "A220001293"],
};

fn valid(number: &[u8]) -> bool {
    b"LMNPRTVWXY".contains(&number[0]) && is_document_number(number)
}

/// Nine characters and a check digit, as Personalausweis and passport have it. At least one is a digit: words are none.
pub(super) fn is_document_number(number: &[u8]) -> bool {
    number[..9].iter().all(|byte| byte.is_ascii_digit() || b"CFGHJKLMNPRTVWXYZ".contains(byte))
        && number.iter().filter(|byte| byte.is_ascii_digit()).count() >= 1
        && mod_10_731(&number[..9]) == digit(number[9])
}
