//! DE_TAX_NUMBER: the Steuernummer of a tax office: 10 or 11 digits as the Land writes them, or 13 with the Land
//! before and a 0 in the fifth place. Its check digit differs by Land, so its form is all there is
//! (<https://www.elster.de/elsterweb/infoseite/elster_fuer_steuerberater_steuernummernverwaltung>).

use super::{Identifier, is_uniform, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::DeTaxNumber,
    shapes: &["##/###/#####", "###/###/#####", "###/####/####", "## ### #####", "##########", "###########", "#############"],
    valid,
    words: &["steuernummer", "steuer nr", "steuernr", "st nr", "stnr", "german tax number"],
    alone: 0.3,
    printed: 0.3,
    examples: &["181/815/08155", "2893081508152"],
    refused: &["000/000/00000", "2893181508152"],
};

fn valid(number: &[u8]) -> bool {
    let land = match number.len() {
        13 => number[4] == b'0' && (matches!(number[0], b'5' | b'9') || matches!(two(number, 0), 10 | 11 | 21..=24 | 26..=28 | 30..=32 | 40 | 41)),
        _ => true,
    };
    land && !is_uniform(number)
}
