//! What stands for what in one exchange with an AI service: in memory, for as long as the exchange takes.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;

use zeroize::Zeroizing;

use crate::entity::{Category, Entity};

/// A digest of a value's normal form, under a key.
pub(crate) type Digest = [u8; 32];

/// Stand-ins of one request and the values they stand for. Filled by [`Engine::redact_prompt`](crate::Engine::redact_prompt), read by
/// [`Answer`](crate::ai::Answer). Values are wiped from memory when it is dropped; `Debug` does not show them.
#[derive(Default)]
pub struct Conversation {
    /// By stand-in, without its brackets, in upper case: `PERSON_7K4QX`. Those that are exact (tokens) as they are.
    named: BTreeMap<Box<[u8]>, Zeroizing<Vec<u8>>>,
    /// By value: its stand-in's name.
    by_digest: HashMap<Digest, Box<[u8]>>,
    /// Which value a name was given for first.
    taken: HashMap<Box<[u8]>, Digest>,
    /// By word of a full name: the name of the part; `None` where two names have the word.
    parts: HashMap<Digest, Option<Box<[u8]>>>,
    /// With which bytes names begin, in upper case.
    firsts: [u64; 4],
}

impl std::fmt::Debug for Conversation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Conversation {{ {} values }}", self.by_digest.len())
    }
}

/// Whether values of a kind may be put back into an answer. Secrets and cards never are.
pub(crate) fn may_come_back(entity: Entity) -> bool {
    matches!(entity.category(), Category::Personal | Category::Confidential)
}

impl Conversation {
    /// Whether nothing stands for anything: answers need not be looked at.
    pub fn is_empty(&self) -> bool {
        self.named.is_empty()
    }

    /// How many values have a stand-in.
    pub fn len(&self) -> usize {
        self.by_digest.len()
    }

    /// The name that stands for a value already.
    pub(crate) fn known(&self, digest: &Digest) -> Option<&[u8]> {
        self.by_digest.get(digest).map(|name| &**name)
    }

    /// The part of one full name that this word is.
    pub(crate) fn part(&self, word: &Digest) -> Option<&[u8]> {
        self.parts.get(word)?.as_deref()
    }

    /// Whether a name stands for another value than this.
    pub(crate) fn is_taken(&self, name: &[u8], digest: &Digest) -> bool {
        self.taken.get(name).is_some_and(|of| of != digest)
    }

    /// From now on the name stands for the value.
    pub(crate) fn keep(&mut self, name: &[u8], digest: Digest, value: &[u8]) {
        self.taken.insert(name.into(), digest);
        self.by_digest.insert(digest, name.into());
        self.put(name, value);
    }

    /// A word of a full name that was kept has a name of its own: `PERSON_7K4QX_1`.
    pub(crate) fn keep_part(&mut self, name: &[u8], word: Digest, value: &[u8]) {
        self.parts.entry(word).and_modify(|known| *known = known.take().filter(|known| **known == *name)).or_insert_with(|| Some(name.into()));
        self.put(name, value);
    }

    /// A token stands for the value.
    pub(crate) fn keep_token(&mut self, token: &[u8], value: &[u8]) {
        if !self.named.contains_key(token) {
            let mut digest = [0; 32];
            let known = token.len().min(32);
            digest[..known].copy_from_slice(&token[token.len() - known..]);
            self.by_digest.insert(digest, token.into());
            self.put(token, value);
        }
    }

    fn put(&mut self, name: &[u8], value: &[u8]) {
        if let Some(&first) = name.first() {
            self.firsts[usize::from(first >> 6)] |= 1 << (first & 63);
        }
        self.named.entry(name.into()).or_insert_with(|| Zeroizing::new(value.to_vec()));
    }

    /// Whether a name begins with this byte.
    pub(super) fn begins(&self, byte: u8) -> bool {
        self.firsts[usize::from(byte >> 6)] >> (byte & 63) & 1 == 1
    }

    /// What these bytes are of the names: the value of one, and whether one of them goes on.
    pub(crate) fn look_up(&self, name: &[u8]) -> (Option<&[u8]>, bool) {
        let mut from = self.named.range::<[u8], _>((Bound::Included(name), Bound::Unbounded));
        match from.next() {
            Some((known, value)) if **known == *name => (Some(value), from.next().is_some_and(|(next, _)| next.starts_with(name))),
            Some((known, _)) => (None, known.starts_with(name)),
            None => (None, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_their_beginnings_and_values_are_not_shown() {
        let mut conversation = Conversation::default();
        assert!(conversation.is_empty());
        conversation.keep(b"PERSON_7K4QX", [1; 32], b"Ana Murphy");
        conversation.keep_part(b"PERSON_7K4QX_1", [2; 32], b"Ana");
        assert_eq!(conversation.look_up(b"PERS"), (None, true));
        assert_eq!(conversation.look_up(b"PERSON_7K4QX"), (Some(&b"Ana Murphy"[..]), true));
        assert_eq!(conversation.look_up(b"PERSON_7K4QX_1"), (Some(&b"Ana"[..]), false));
        assert_eq!(conversation.look_up(b"PERT"), (None, false));
        assert_eq!(conversation.look_up(b"Z"), (None, false));
        assert!(conversation.begins(b'P') && !conversation.begins(b'Q'));
        assert!(!format!("{conversation:?}").contains("Ana"));
        // Another Ana: the word alone says nothing any more.
        assert_eq!(conversation.part(&[2; 32]), Some(&b"PERSON_7K4QX_1"[..]));
        conversation.keep_part(b"PERSON_3XYZQ_1", [2; 32], b"Ana");
        assert_eq!(conversation.part(&[2; 32]), None);
        assert_eq!((conversation.len(), conversation.is_empty()), (1, false));
        assert!(conversation.is_taken(b"PERSON_7K4QX", &[9; 32]) && !conversation.is_taken(b"PERSON_7K4QX", &[1; 32]));
    }
}
