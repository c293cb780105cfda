//! Passages of confidential texts: winnowing (Schleimer, Wilkerson, Aiken: Winnowing, local algorithms for document
//! fingerprinting, SIGMOD 2003).
//!
//! Of a document the letters and digits count, in lower case. Of every `window` pieces of `length` characters in a row the one
//! with the least keyed hash is kept: a passage of `window + length - 1` characters holds a kept piece, whatever stands around
//! it. A text is asked for each of its pieces, not for the kept ones alone, so that nothing depends on where it begins.

use std::sync::Arc;

use super::bits::Bits;
use super::file::{self, Header, Index, IndexError, Pieces, Sets, error};
use super::find::Found;
use super::hashes::Hashes;
use super::normal;
use crate::entity::Entity;
use crate::keys::{DatasetKeys, KeyError, Keyring};

/// The shortest passage that is found for certain, in letters and digits, where nothing else is asked.
pub(crate) const USUAL: usize = 50;
/// The least and the most that may be asked for.
pub(crate) const SHORTEST: usize = 20;
pub(crate) const LONGEST: usize = 256;

/// Places that are remembered: of a piece and of the window before it.
const REMEMBERED: usize = 512;

impl Pieces {
    /// For passages of so many letters and digits: four fifths of it are a piece, so that what is found by one piece is not found by chance.
    ///
    /// # Errors
    /// It is no length that a passage can have.
    pub fn for_passages(shortest: usize) -> Result<Pieces, IndexError> {
        if !(SHORTEST..=LONGEST).contains(&shortest) {
            return Err(error(format!("the shortest passage has {SHORTEST} to {LONGEST} letters and digits, {USUAL} as a rule")));
        }
        let length = shortest * 4 / 5;
        Ok(Pieces { length: length as u32, window: (shortest - length + 1) as u32 })
    }

    /// Letters and digits of the shortest passage that is found for certain.
    pub fn shortest_passage(&self) -> u32 {
        self.length + self.window - 1
    }
}

/// Puts the pieces of confidential texts into an index.
pub struct PassageBuilder {
    keys: DatasetKeys,
    hashes: Hashes,
    header: Header,
    pieces: Pieces,
    kept: Vec<u64>,
}

impl PassageBuilder {
    /// An empty one; as [`super::IndexBuilder::new`].
    ///
    /// # Errors
    /// The keys cannot be derived.
    pub fn new(keyring: &Keyring, dataset: &str, salt: [u8; 16], pieces: Pieces) -> Result<PassageBuilder, KeyError> {
        let keys = keyring.dataset(dataset)?;
        let header = Header { pieces: Some(pieces), ..super::header(&keys, dataset, salt) };
        let hashes = Hashes::new(&keys, &header.salt);
        Ok(PassageBuilder { keys, hashes, header, pieces, kept: Vec::new() })
    }

    /// Adds a document. False where it is shorter than a piece.
    pub fn add(&mut self, document: &[u8]) -> bool {
        let before = self.kept.len();
        self.kept.extend(winnow(&self.hashes, self.pieces, document));
        self.kept.len() > before
    }

    /// The bytes of the file. `name` is for people.
    ///
    /// # Errors
    /// No document was long enough.
    pub fn finish(mut self, name: Option<&str>) -> Result<Vec<u8>, IndexError> {
        if self.kept.is_empty() {
            return Err(error(format!("no document has as many as {} letters and digits", self.pieces.length)));
        }
        self.kept.sort_unstable();
        self.kept.dedup();
        let mut sets = Sets { firsts: Bits::with_room(2 * self.kept.len()), ..Sets::default() };
        self.kept.iter().for_each(|&rolled| sets.firsts.set(mix(rolled, self.hashes.factors()[2])));
        let mut entries: Vec<u64> = self.kept.iter().map(|rolled| self.hashes.value(&rolled.to_le_bytes())).collect();
        entries.sort_unstable();
        entries.dedup();
        self.header.name = name.map(str::to_owned);
        file::write(self.header, &sets, entries, &self.keys)
    }
}

/// The kept pieces of a document, by their rolled hashes.
fn winnow(hashes: &Hashes, pieces: Pieces, document: &[u8]) -> Vec<u64> {
    let mut rolled = Vec::new();
    Rolling::new(hashes, pieces.length as usize, 0).each(document, |hash, _, _| rolled.push(hash));
    let factor = hashes.factors()[3];
    let window = (pieces.window as usize).min(rolled.len()).max(1);
    let mut kept: Vec<u64> = Vec::new();
    let mut least: Option<usize> = None;
    for end in window..=rolled.len() {
        let from = end - window;
        // The rightmost of the least ones, as in the paper.
        let place = match least {
            Some(place) if place >= from && mix(rolled[end - 1], factor) > mix(rolled[place], factor) => place,
            Some(place) if place >= from => end - 1,
            _ => (from..end).rev().min_by_key(|&place| mix(rolled[place], factor)).unwrap_or(from),
        };
        if least != Some(place) {
            kept.push(rolled[place]);
            least = Some(place);
        }
    }
    kept
}

fn mix(rolled: u64, factor: u64) -> u64 {
    let mixed = (rolled ^ rolled >> 29).wrapping_mul(factor);
    (mixed ^ mixed >> 32).wrapping_mul(factor | 1)
}

/// A hash of the last characters of a text: a polynomial at a secret place.
struct Rolling {
    base: u64,
    /// The base to the power of the length.
    out: u64,
    salt: u64,
    length: usize,
    /// Characters before a piece that its beginning is told with.
    beside: usize,
}

impl Rolling {
    fn new(hashes: &Hashes, length: usize, beside: usize) -> Rolling {
        let [salt, base, ..] = hashes.factors();
        // An odd base of the form 8n + 5 has the longest period.
        let base = base & !7 | 5;
        Rolling { base, out: (0..length).fold(1u64, |power, _| power.wrapping_mul(base)), salt, length, beside }
    }

    /// Calls back for each piece of a text: its hash, where its first character (and so many before it) begins, and where its last one ends.
    #[inline]
    fn each(&self, text: &[u8], mut piece: impl FnMut(u64, usize, usize)) {
        let mut codes = [0u64; REMEMBERED];
        let mut starts = [0usize; REMEMBERED];
        let (mut hash, mut count, mut at) = (0u64, 0usize, 0usize);
        let mut push = |code: u64, start: usize, end: usize| {
            let code = (code ^ self.salt).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            let place = count % REMEMBERED;
            let old = if count >= self.length { codes[(count - self.length) % REMEMBERED] } else { 0 };
            (codes[place], starts[place]) = (code, start);
            hash = hash.wrapping_mul(self.base).wrapping_add(code).wrapping_sub(old.wrapping_mul(self.out));
            count += 1;
            if count >= self.length {
                piece(hash, starts[(count - self.length).saturating_sub(self.beside) % REMEMBERED], end);
            }
        };
        while at < text.len() {
            let byte = text[at];
            if byte.is_ascii() {
                if byte.is_ascii_alphanumeric() {
                    push(u64::from(byte.to_ascii_lowercase()), at, at + 1);
                }
                // `\n`, where nobody has decoded it, is no letter.
                at += if byte == b'\\' && matches!(text.get(at + 1), Some(b'n' | b'r' | b't')) { 2 } else { 1 };
                continue;
            }
            let (start, end) = match normal::next_char(text, at) {
                (Some(character), end) => {
                    normal::fold(character, |folded| {
                        if folded.is_alphanumeric() {
                            push(u64::from(u32::from(folded)), at, end);
                        }
                    });
                    (at, end)
                }
                (None, end) => (at, end),
            };
            debug_assert!(end > start);
            at = end;
        }
    }
}

/// Where pieces are looked up.
enum Kept {
    Index(Arc<Index>),
    /// Every piece of a text, in order.
    All(Vec<u64>),
}

/// Passages, ready to look for them.
pub(crate) struct Passages {
    pieces: Pieces,
    hashes: Hashes,
    beginnings: Bits,
    kept: Kept,
}

impl std::fmt::Debug for Passages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Passages {{ pieces: {:?}, .. }}", self.pieces)
    }
}

impl Passages {
    pub(super) fn of_index(index: Arc<Index>, pieces: Pieces, hashes: Hashes, beginnings: Bits) -> Passages {
        Passages { pieces, hashes, beginnings, kept: Kept::Index(index) }
    }

    /// Those of a text that is at hand, of `shortest` letters and digits and more. It never leaves the process: no key is needed.
    ///
    /// # Errors
    /// It is shorter than that.
    pub fn of_text(text: &[u8], shortest: usize) -> Result<Passages, IndexError> {
        Pieces::for_passages(shortest)?;
        let pieces = Pieces { length: shortest as u32, window: 1 };
        let hashes = Hashes::from_octets(*b"passages of a text in the policy", *b"beginnings of the passages there");
        let mut all = winnow(&hashes, pieces, text);
        if all.is_empty() {
            return Err(error(format!("it has less than {shortest} letters and digits")));
        }
        all.sort_unstable();
        all.dedup();
        let mut beginnings = Bits::with_room(2 * all.len());
        all.iter().for_each(|&rolled| beginnings.set(mix(rolled, hashes.factors()[2])));
        Ok(Passages { pieces, hashes, beginnings, kept: Kept::All(all) })
    }

    /// Calls back for each passage of a text.
    pub fn each(&self, text: &[u8], mut found: impl FnMut(Found)) {
        if text.len() < self.pieces.length as usize {
            return;
        }
        let factor = self.hashes.factors()[2];
        let beside = self.pieces.window as usize - 1;
        let mut open: Option<(usize, usize)> = None;
        // Between a kept piece and the passage's end there are less characters than a window has pieces: they are taken for it.
        let mut left = 0;
        Rolling::new(&self.hashes, self.pieces.length as usize, beside).each(text, |rolled, start, end| {
            if !self.beginnings.has(mix(rolled, factor)) || !self.has(rolled) {
                if let (Some((_, last)), true) = (&mut open, left > 0) {
                    (*last, left) = (end, left - 1);
                }
                return;
            }
            left = beside;
            match &mut open {
                Some((_, last)) if start <= *last => *last = end,
                _ => {
                    if let Some((start, end)) = open.replace((start, end)) {
                        found(Found { entity: Entity::Confidential, start, end });
                    }
                }
            }
        });
        if let Some((start, end)) = open {
            found(Found { entity: Entity::Confidential, start, end });
        }
    }

    fn has(&self, rolled: u64) -> bool {
        match &self.kept {
            Kept::Index(index) => index.may_have(self.hashes.value(&rolled.to_le_bytes())),
            Kept::All(all) => all.binary_search(&rolled).is_ok(),
        }
    }
}
