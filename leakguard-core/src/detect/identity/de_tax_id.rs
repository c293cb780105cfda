//! DE_TAX_ID: the Steuer-Identifikationsnummer: ten digits, of which one digit comes twice or three times and no
//! other twice, and a check digit (ISO 7064 MOD 11,10)
//! (<https://www.bzst.de/DE/Privatpersonen/SteuerlicheIdentifikationsnummer/steuerlicheidentifikationsnummer_node.html>).

use super::{Identifier, digit, is_uniform};
use crate::checksum::mod_11_10;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::DeTaxId,
    shapes: &["###########", "## ### ### ###", "##/###/###/###"],
    valid,
    words: &[
        "steuer id",
        "steuerid",
        "steuer idnr",
        "steueridentifikationsnummer",
        "steuer identifikationsnummer",
        "steuerliche identifikationsnummer",
        "identifikationsnummer",
        "idnr",
        "steuer identnummer",
        "german tax id",
        "tax id",
        "tax identification number",
        "tin",
    ],
    alone: 0.4,
    printed: 0.6,
    examples: &["36 574 261 809", "86095742719"],
    refused: &["36 574 261 890", "36554266806", "12345678903"],
};

fn valid(number: &[u8]) -> bool {
    let mut counts = [0u8; 10];
    for &byte in &number[..10] {
        counts[digit(byte) as usize % 10] += 1;
    }
    let repeated = counts.iter().filter(|&&count| count > 1).count() == 1 && counts.iter().all(|&count| count <= 3);
    // Three of the same side by side are not given out.
    let in_a_row = number[..10].windows(3).any(is_uniform);
    number[0] != b'0' && repeated && !in_a_row && mod_11_10(number)
}
