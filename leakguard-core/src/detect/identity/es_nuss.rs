//! ES_NUSS: the social security number: two digits of the province, eight digits, and the rest modulo 97 of both
//! (added with ten million times the province when the eight begin with 0)
//! (<https://www.seg-social.es/wps/portal/wss/internet/Trabajadores/Afiliacion/7332>).

use super::{Identifier, integer, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::EsNuss,
    shapes: &["############", "## ######## ##", "##/########/##", "##-########-##", "##/########-##", "## ########-##", "##-########/##"],
    valid,
    words: &["afiliación ss", "nss", "afiliación a la seguridad social", 
        "nuss",
        "naf",
        "número de la seguridad social",
        "numero de la seguridad social",
        "número de afiliación",
        "numero de afiliacion",
        "seguridad social",
        "afiliación",
        "afiliacion",
    ],
    alone: 0.4,
    printed: 0.45,
    examples: &["28/12345678/40", "281234567840"],
    refused: &["28/12345678/41", "701234567840"],
};

fn valid(number: &[u8]) -> bool {
    let (province, serial) = (u64::from(two(number, 0)), integer(&number[2..10]));
    let whole = if serial < 10_000_000 { province * 10_000_000 + serial } else { province * 100_000_000 + serial };
    matches!(province, 1..=53 | 66) && serial > 0 && whole % 97 == u64::from(two(number, 10))
}
