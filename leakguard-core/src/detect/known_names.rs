//! Documents repeat the names of their fields: what each says is looked up once.

use super::field::{self, FieldName};

/// Slots of [`KnownNames`], and bytes of a key that it keeps.
const KNOWN_SLOTS: usize = 256;
const KNOWN_KEY: usize = 32;

/// What the names say that came by last. One slot a hash, the last one wins.
#[derive(Default)]
pub(crate) struct KnownNames {
    slots: Vec<([u8; KNOWN_KEY], u8, FieldName)>,
}

impl KnownNames {
    pub fn classify(&mut self, key: &[u8]) -> FieldName {
        if key.is_empty() || key.len() > KNOWN_KEY {
            return field::describe(key);
        }
        if self.slots.is_empty() {
            self.slots.resize(KNOWN_SLOTS, ([0; KNOWN_KEY], 0, FieldName::default()));
        }
        // Its ends and its length tell the keys of a document apart well enough; a clash costs one look-up.
        let ends = [key[0], key[key.len() / 2], key[key.len() - 1], key.len() as u8];
        let hash = u32::from_le_bytes(ends).wrapping_mul(0x9E37_79B1) >> 24;
        let (bytes, length, name) = &mut self.slots[hash as usize % KNOWN_SLOTS];
        if usize::from(*length) != key.len() || &bytes[..key.len()] != key {
            bytes[..key.len()].copy_from_slice(key);
            *length = key.len() as u8;
            *name = field::describe(key);
        }
        *name
    }
}
