//! SG_UEN: a business eight digits, a local company its year and five digits, others T, S or R, year, kind and four
//! digits; a check letter at the end, modulo 11 by the form (<https://www.uen.gov.sg/>).

use super::{Identifier, digit, is_pair, two, value, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::SgUen,
    shapes: &["########@", "#########@", "@##@@####@"],
    valid,
    words: &["uen", "unique entity number", "acra", "gst reg", "gst registration"],
    alone: 0.3,
    printed: 0.3,
    examples: &["00192200M", "197401143C", "S16FC0121D"],
    refused: &["00192200N", "197401143D", "S16ZZ0121D"],
};

static KINDS: &[u8] = b"CCCDCHCLCMCPCSCXDPFBFCFMFNGAGBGSHSLLLPMBMCMDMHMMMQNBNRPAPBPFRFRPSMSSTCTUVHXL";

fn valid(number: &[u8]) -> bool {
    let last = number[number.len() - 1];
    let letter = |letters: &[u8; 11], sum: u32| letters[(sum % 11) as usize] == last;
    match number.len() {
        9 => letter(b"XMKECAWLJDB", weighted(number, &[10, 4, 9, 3, 8, 2, 7, 1])),
        _ if number[0].is_ascii_digit() => {
            matches!(two(number, 0), 18..=20) && letter(b"ZKCMDNERGWH", weighted(number, &[10, 8, 6, 4, 9, 7, 5, 3, 1]))
        }
        _ => {
            // The signs of this form: letters without I, O, Y and Z, then digits.
            let counts = |byte: u8| match byte {
                b'0'..=b'9' => digit(byte) + 22,
                _ => value(byte) - 10 - u32::from(byte > b'I') - u32::from(byte > b'O'),
            };
            let sum: u32 = number[..9].iter().zip([4, 3, 5, 3, 10, 2, 2, 5, 7]).map(|(&byte, weight)| counts(byte) * weight).sum();
            matches!(number[0], b'R' | b'S' | b'T') && is_pair(&number[3..5], KINDS) && letter(b"ABCDEFGHJKL", sum + 6)
        }
    }
}
