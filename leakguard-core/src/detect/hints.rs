//! What the words around a number say it is: one table of all kinds' words, one look at the text around.

use super::label::{behind_label, label_len};
use once_cell::sync::Lazy;

use super::identity::IDENTIFIERS;
use super::proximity::REFERENCE_WORDS;
use crate::entity::{Entity, EntitySet};
use crate::fnv;

/// Bytes looked at before a number and behind it, and words at most.
const BEFORE: usize = 56;
const BEHIND: usize = 32;
const WORDS: usize = 12;

/// Words that say a number is a phone's.
const PHONE_WORDS: &[&str] = &["phone", "tel", "telephone", "telefon", "mobile", "mobil", "handy", "fax", "whatsapp", "cell", "call"];

/// What stands around a number.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hints {
    /// The kinds that are named.
    pub named: EntitySet,
    /// Those that are named by words of no other kind: `indian passport`, where `passport` names many.
    pub named_alone: EntitySet,
    /// Any is named.
    pub any: bool,
    /// The word next before says that it is a number of the shop's own.
    pub reference: bool,
}

/// A word or a phrase of the table.
struct Phrase {
    /// Hashes of its words; the first is the slot's.
    words: [u32; 4],
    length: u8,
    /// `None`: a number of the shop's own.
    entity: Option<Entity>,
    /// No other kind has it.
    unshared: bool,
}

struct Table {
    /// For each slot the first phrase behind it in `phrases` and their number; ordered by the first word's hash.
    phrases: Vec<Phrase>,
    /// A bit for each hash: most words of a text are in no phrase.
    filter: Box<[u64; FILTER / 64]>,
}

const FILTER: usize = 1 << 14;

impl Table {
    fn starting_with(&self, first: u32) -> impl Iterator<Item = &Phrase> {
        let bit = first as usize % FILTER;
        let known = self.filter[bit / 64] >> (bit % 64) & 1 == 1;
        let from = if known { self.phrases.partition_point(|phrase| phrase.words[0] < first) } else { self.phrases.len() };
        self.phrases[from..].iter().take_while(move |phrase| phrase.words[0] == first)
    }

    /// Whether a phrase of a kind starts before the word and reaches to it.
    fn is_inside_phrase(&self, hashes: &[u32], index: usize) -> bool {
        (index.saturating_sub(3)..index).any(|start| {
            self.starting_with(hashes[start]).any(|phrase| {
                let length = usize::from(phrase.length);
                phrase.entity.is_some() && start + length > index && hashes[start..].starts_with(&phrase.words[..length])
            })
        })
    }
}

static TABLE: Lazy<Table> = Lazy::new(|| {
    let mut phrases = Vec::new();
    let mut add = |text: &str, entity: Option<Entity>| {
        for text in spellings(text) {
            let mut words = [0; 4];
            let mut length = 0;
            for (place, word) in words.iter_mut().zip(text.split(' ')) {
                *place = hash(word.as_bytes());
                length += 1;
            }
            phrases.push(Phrase { words, length, entity, unshared: true });
        }
    };
    for identifier in IDENTIFIERS {
        for word in identifier.words {
            add(word, Some(identifier.entity));
        }
    }
    for word in PHONE_WORDS {
        add(word, Some(Entity::PhoneNumber));
    }
    for word in REFERENCE_WORDS {
        add(word, None);
    }
    phrases.sort_by_key(|phrase| (phrase.words[0], std::cmp::Reverse(phrase.length), phrase.words));
    for stretch in phrases.chunk_by_mut(|one, other| one.words == other.words) {
        let shared = stretch.iter().any(|phrase| phrase.entity != stretch[0].entity);
        stretch.iter_mut().for_each(|phrase| phrase.unshared = !shared);
    }
    let mut filter = Box::new([0; FILTER / 64]);
    for phrase in &phrases {
        let bit = phrase.words[0] as usize % FILTER;
        filter[bit / 64] |= 1 << (bit % 64);
    }
    Table { phrases, filter }
});

/// A word in the cases that it is written in: letters outside of ASCII are compared as they stand.
fn spellings(text: &str) -> impl Iterator<Item = String> + '_ {
    let others = !text.is_ascii();
    let title = move || {
        let mut letters = text.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
    };
    std::iter::once(text.to_owned()).chain(others.then(|| text.to_uppercase())).chain(if others { title() } else { None })
}

fn hash(word: &[u8]) -> u32 {
    word.iter().fold(fnv::OFFSET, |hash, byte| fnv::step(hash, byte.to_ascii_lowercase()))
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// Hashes of the words of a stretch, in its order; of more than [`WORDS`] the ones nearest to `from_end`.
fn words(text: &[u8], from_end: bool) -> ([u32; WORDS], usize) {
    let mut hashes = [0; WORDS];
    let mut count = 0;
    let mut at = if from_end { text.len() } else { 0 };
    while count < WORDS {
        let (start, end);
        if from_end {
            let Some(last) = text[..at].iter().rposition(|&byte| is_word(byte)) else { break };
            end = last + 1;
            start = text[..end].iter().rposition(|&byte| !is_word(byte)).map_or(0, |before| before + 1);
            at = start;
        } else {
            let Some(first) = text[at..].iter().position(|&byte| is_word(byte)) else { break };
            start = at + first;
            end = text[start..].iter().position(|&byte| !is_word(byte)).map_or(text.len(), |length| start + length);
            at = end;
        }
        hashes[count] = hash(&text[start..end]);
        count += 1;
    }
    if from_end {
        hashes[..count].reverse();
    }
    (hashes, count)
}

/// The words before `start` and behind `end`.
pub(crate) fn around(text: &[u8], start: usize, end: usize) -> Hints {
    let mut hints = Hints::default();
    // What another object, statement or element says is about something else.
    let ends = |byte: &u8| matches!(byte, b'{' | b'}' | b';' | b'<');
    let floor = start.saturating_sub(BEFORE);
    let before = &text[floor..start];
    let floor = floor + before.iter().rposition(ends).map_or(0, |end| end + 1);
    // Beyond a label, words of the shop's own count only.
    let label = behind_label(text, start, start - floor);
    let (hashes, count) = words(&text[label..start], true);
    look(&hashes[..count], true, &mut hints);
    if label > floor && !hints.any && !hints.reference {
        let mut beyond = Hints::default();
        let (hashes, count) = words(&text[floor..label], true);
        look(&hashes[..count], true, &mut beyond);
        hints.reference = beyond.reference;
    }
    let quoted = matches!(text.get(end), Some(b'"' | b'\'' | b'\\'));
    if !hints.any && !hints.reference && !quoted {
        let behind = &text[end..text.len().min(end + BEHIND)];
        let label = memchr::memchr_iter(b'[', behind).find(|&open| label_len(text, end + open) > 0);
        let behind = &behind[..label.unwrap_or(behind.len())];
        let behind = &behind[..behind.iter().position(ends).unwrap_or(behind.len())];
        let (hashes, count) = words(behind, false);
        look(&hashes[..count], false, &mut hints);
        hints.reference = false;
    }
    hints
}

/// Looks the words up, the nearest first; before a number a word of the shop's own ends the search.
fn look(hashes: &[u32], before: bool, hints: &mut Hints) {
    let table = &*TABLE;
    for step in 0..hashes.len() {
        let index = if before { hashes.len() - 1 - step } else { step };
        for phrase in table.starting_with(hashes[index]) {
            if !hashes[index..].starts_with(&phrase.words[..usize::from(phrase.length)]) {
                continue;
            }
            match phrase.entity {
                Some(entity) => {
                    hints.named.insert(entity);
                    if phrase.unshared {
                        hints.named_alone.insert(entity);
                    }
                    hints.any = true;
                }
                // `tax id`: the word is a part of a kind's own phrase, which comes next.
                None if before && table.is_inside_phrase(hashes, index) => {}
                None if before && !hints.any => {
                    hints.reference = true;
                    return;
                }
                None => {
                    // A word of the shop's own between two kinds' words: what stands beyond names another number.
                    return;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hints(text: &str) -> Hints {
        let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
        let end = text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |length| start + length);
        around(text.as_bytes(), start, end)
    }

    #[test]
    fn words_before_and_behind_name_a_number() {
        assert!(hints("PESEL: 44051401359").named.contains(Entity::PlPesel));
        assert!(hints("44051401359 (PESEL)").named.contains(Entity::PlPesel));
        assert!(hints("jej numer ewidencyjny to 44051401359").named.contains(Entity::PlPesel));
        assert!(!hints("numer 44051401359").any);
        assert!(hints("order 44051401359").reference);
        assert!(hints("PESEL unknown, order 44051401359").reference);
    }
}
