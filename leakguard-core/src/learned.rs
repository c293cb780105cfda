//! Names a document has told in its fields, so that they are known in its notes: `ring at Weber` beside
//! `"last_name": "Weber"`.

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
}

impl Default for Learned {
    fn default() -> Self {
        Learned { bytes: Vec::with_capacity(WORDS * 8), words: Vec::with_capacity(WORDS), slots: vec![0; SLOTS] }
    }
}

impl Learned {
    pub fn clear(&mut self) {
        // A record of a table has a few: the other slots are empty.
        if !self.words.is_empty() {
            self.words.iter().for_each(|&(_, _, slot)| self.slots[usize::from(slot)] = 0);
            self.words.clear();
            self.bytes.clear();
        }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
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
    fn learning_stops_at_its_bound() {
        let mut learned = Learned::default();
        for number in 0..5000 {
            learned.learn(format!("Name{number}").as_bytes());
        }
        assert!(learned.knows(b"Name0") && !learned.knows(b"Name4999"));
    }
}
