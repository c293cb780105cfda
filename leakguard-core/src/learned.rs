//! Names a document has told in its fields, so that they are known in its notes: `ring at Weber` beside
//! `"last_name": "Weber"`.

use crate::entity::Entity;

/// Words kept at most; a longer document stops learning there, so that memory stays bounded.
const WORDS: usize = 512;
const SLOTS: usize = 2048;

/// Words shorter than this are no evidence (`de`, `Li`, `Jo`).
const SHORTEST: usize = 3;

/// Words that are names too, but in a note mostly are not.
const COMMON: &[&str] = &["Jan", "May", "Mai", "April", "June", "Juni", "August", "Will", "Mark", "Rose", "Grace", "The", "And", "Mrs", "Herr", "Frau", "Test"];

/// A set of words. Reused from document to document.
pub(crate) struct Learned {
    bytes: Vec<u8>,
    /// Start and length in `bytes`, and the slot.
    words: Vec<(u32, u32, u16)>,
    /// Place in `words` plus one, 0 for empty.
    slots: Vec<u16>,
    /// Values that somebody has told to be of a kind: start and length in `told_bytes`.
    told: Vec<(Entity, usize, usize)>,
    told_bytes: Vec<u8>,
}

impl Default for Learned {
    fn default() -> Self {
        Learned { bytes: Vec::with_capacity(WORDS * 8), words: Vec::with_capacity(WORDS), slots: vec![0; SLOTS], told: Vec::new(), told_bytes: Vec::new() }
    }
}

impl Learned {
    pub fn clear(&mut self) {
        self.told.clear();
        self.told_bytes.clear();
        // A record of a table has a few: the other slots are empty.
        if !self.words.is_empty() {
            self.words.iter().for_each(|&(_, _, slot)| self.slots[usize::from(slot)] = 0);
            self.words.clear();
            self.bytes.clear();
        }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.told.is_empty()
    }

    /// Takes note of a value whose kind is told, not found: the whole of it is known in notes, in any case.
    pub fn tell(&mut self, entity: Entity, value: &[u8]) {
        let value = value.trim_ascii();
        if TOLD_LEN.contains(&value.len()) && self.told.len() < TOLD && !value.iter().any(|byte| matches!(byte, b'[' | b'*' | b'~')) {
            self.told.push((entity, self.told_bytes.len(), value.len()));
            self.told_bytes.extend_from_slice(value);
        }
    }

    /// The longest value that was told and stands at a place of a text, where a word begins, up to where one ends.
    pub fn told_at(&self, text: &[u8], start: usize) -> Option<(Entity, usize)> {
        let rest = &text[start..];
        let fits = |&&(_, at, len): &&(Entity, usize, usize)| {
            rest.get(..len).is_some_and(|there| there.eq_ignore_ascii_case(&self.told_bytes[at..at + len]))
                && rest.get(len).is_none_or(|&byte| !PARTS[usize::from(byte)])
        };
        self.told.iter().filter(fits).max_by_key(|&&(_, _, len)| len).map(|&(entity, _, len)| (entity, start + len))
    }

    /// Whether half of the words that can be kept are.
    pub fn is_half_full(&self) -> bool {
        self.words.len() >= WORDS / 2
    }

    /// Learns the words of a person's name.
    pub fn learn(&mut self, name: &[u8]) {
        // A label, a mask, or something that holds one is no name.
        if name.iter().any(|byte| matches!(byte, b'[' | b'*')) {
            return;
        }
        for (start, end) in words(name) {
            let word = &name[start..end];
            if !is_evidence(word) || self.words.len() == WORDS {
                continue;
            }
            let slot = self.slot(word);
            if self.slots[slot] == 0 {
                self.words.push((self.bytes.len() as u32, word.len() as u32, slot as u16));
                self.bytes.extend_from_slice(word);
                self.slots[slot] = self.words.len() as u16;
            }
        }
    }

    /// Whether the word was learned, in that spelling.
    pub fn knows(&self, word: &[u8]) -> bool {
        is_evidence(word) && self.slots[self.slot(word)] != 0
    }

    /// The slot that holds the word, or the free one where it belongs.
    fn slot(&self, word: &[u8]) -> usize {
        let mut slot = crate::fnv::hash(word) % SLOTS;
        loop {
            match self.slots[slot] {
                0 => return slot,
                place => {
                    let (start, length, _) = self.words[usize::from(place) - 1];
                    if &self.bytes[start as usize..(start + length) as usize] == word {
                        return slot;
                    }
                    slot = (slot + 1) % SLOTS;
                }
            }
        }
    }
}

/// A value that was told is a whole one, or no evidence: octets at least and at most.
const TOLD_LEN: std::ops::RangeInclusive<usize> = 4..=256;

/// Values that are told, at most.
const TOLD: usize = 128;

/// Written as a name is: long enough, with a capital (or a letter of another script) in front.
fn is_evidence(word: &[u8]) -> bool {
    word.len() >= SHORTEST && word.len() <= 64 && (word[0].is_ascii_uppercase() || word[0] >= 0x80) && !COMMON.iter().any(|common| common.as_bytes() == word)
}

/// Bytes of words.
static PARTS: [bool; 256] = {
    let mut parts = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        parts[byte] = (byte as u8).is_ascii_alphanumeric() || byte >= 0x80 || byte as u8 == b'\'';
        byte += 1;
    }
    parts
};

/// Words of letters and digits of any script, with apostrophes: (start, end) each.
pub(crate) fn words(text: &[u8]) -> impl Iterator<Item = (usize, usize)> + '_ {
    let is_part = |byte: u8| PARTS[usize::from(byte)];
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text[at..].iter().take_while(|&&byte| !is_part(byte)).count();
        let start = at;
        at += text[at..].iter().take_while(|&&byte| is_part(byte)).count();
        (at > start).then_some((start, at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_names_are_known_and_common_or_short_ones_are_not() {
        let mut learned = Learned::default();
        learned.learn("Jan de Vries".as_bytes());
        learned.learn("María García-López".as_bytes());
        for word in ["Vries", "García", "López", "María"] {
            assert!(learned.knows(word.as_bytes()), "{word}");
        }
        for word in ["Jan", "de", "vries", "Lopez"] {
            assert!(!learned.knows(word.as_bytes()), "{word}");
        }
        learned.clear();
        assert!(learned.is_empty() && !learned.knows(b"Vries"));
    }

    #[test]
    fn values_that_are_told_are_known_as_a_whole() {
        let mut learned = Learned::default();
        learned.tell(Entity::PostalAddress, b" Willow Close 8 ");
        learned.tell(Entity::PostalAddress, b"Willow");
        learned.tell(Entity::Person, b"Li");
        let text = b"at willow close 8, willow close 89; Li";
        assert_eq!(learned.told_at(text, 3), Some((Entity::PostalAddress, 17)));
        assert_eq!(learned.told_at(text, 19), Some((Entity::PostalAddress, 25)));
        assert_eq!((learned.told_at(text, 36), learned.told_at(text, 10)), (None, None));
        learned.clear();
        assert!(learned.is_empty());
    }

    #[test]
    fn learning_stops_at_its_bound() {
        let mut learned = Learned::default();
        for number in 0..5000 {
            learned.learn(format!("Name{number}").as_bytes());
        }
        assert!(learned.knows(b"Name0") && !learned.knows(b"Name4999"));
    }
}
