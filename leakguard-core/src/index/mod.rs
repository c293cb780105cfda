//! The shop's own values, found in running text without a list of them: `leakguard index build` makes an index of a column of
//! real values, a policy's detector names it, and a known customer's name is found wherever it stands.
//!
//! ```text
//! word of the text ──► firsts: does a value begin so?   one multiplication, one look-up     nearly every word ends here
//!                  ──► pairs: with this one behind it?  the same
//!                  ──► filter: words in a row           SipHash and three look-ups          wrong once in 2^32 times
//! ```
//!
//! `docs/exact-match.md` has the shape of the file, what it costs and what it gives away.

mod bits;
mod build;
mod common;
mod file;
mod find;
mod hashes;
mod normal;
mod passages;
mod phone;

pub use build::IndexBuilder;
pub use file::{Form, Header, Index, IndexError, Pieces, Slot};
pub(crate) use find::{Found, Ready};
pub use passages::PassageBuilder;
pub(crate) use passages::Passages;

use crate::keys::DatasetKeys;
use hashes::Hashes;

/// Words of a value that are compared. Of a longer one the first so many.
const LONGEST_VALUE: usize = 12;

/// The shortest text that can hold a value, in bytes.
pub(crate) const SHORTEST_TEXT: usize = 5;

/// What a code or a number begins with: up to four characters, and how many.
#[inline]
fn code_key(first: u64, length: usize) -> u64 {
    (first & ((1 << (8 * length)) - 1)) | (length as u64) << 56
}

/// Of words by their hashes, in any order. The hashes are put in order.
fn hash_of_words(hashes: &Hashes, slot: u8, words: &mut [u64]) -> u64 {
    words.sort_unstable();
    let mut bytes = [0; 8 * LONGEST_VALUE + 1];
    bytes[0] = slot;
    for (place, word) in bytes[1..].chunks_exact_mut(8).zip(words.iter()) {
        place.copy_from_slice(&word.to_le_bytes());
    }
    hashes.value(&bytes[..1 + 8 * words.len().min(LONGEST_VALUE)])
}

/// Of a code, a number or an address.
fn hash_of_bytes(hashes: &Hashes, slot: u8, value: &[u8]) -> u64 {
    let mut bytes = [0; 1 + normal::LONGEST_MAIL];
    let value = &value[..value.len().min(normal::LONGEST_MAIL)];
    bytes[0] = slot;
    bytes[1..=value.len()].copy_from_slice(value);
    hashes.value(&bytes[..=value.len()])
}

/// The header of a new index.
fn header(keys: &DatasetKeys, dataset: &str, salt: [u8; 16]) -> Header {
    Header {
        version: 0,
        normalisation: 0,
        key: keys.id().to_owned(),
        dataset: dataset.to_owned(),
        salt: file::hex(&salt),
        name: None,
        slots: Vec::new(),
        pieces: None,
        weak: 0,
        entries: 0,
        words: 0,
        codes: 0,
        phones: 0,
        sets: [0; 3],
        seed: 0,
        segment_length: 0,
        segment_count_length: 0,
        digest: String::new(),
    }
}
