//! Names that say nothing, and came by before: documents repeat theirs, so each is judged once.

use crate::detect::boundary::is_token;

/// Names kept, one a hash, and bytes of a name.
const SLOTS: usize = 1024;
const LONGEST: usize = 48;

#[derive(Clone, Copy)]
struct Slot {
    name: [u8; LONGEST],
    /// 0: empty.
    length: u8,
}

/// The names. The last one of a slot wins.
#[derive(Default)]
pub(super) struct SilentNames {
    slots: Vec<Slot>,
}

/// Where a name is kept: by its ends and its length, for names of one document often end alike.
#[inline(always)]
fn slot(written: &[u8]) -> usize {
    let (first, last) = match (written.first_chunk(), written.last_chunk()) {
        (Some(&first), Some(&last)) => (u64::from_le_bytes(first), u64::from_le_bytes(last)),
        _ => (written.iter().fold(0, |bytes, &byte| bytes << 8 | u64::from(byte)), 0),
    };
    let middle = written.get(written.len() / 2).map_or(0, |&byte| u64::from(byte));
    ((first ^ last.rotate_left(23) ^ (written.len() as u64) << 40 ^ middle << 17).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - SLOTS.ilog2())) as usize
}

/// Whether two names of the same length are the same: most have 8 to 32 bytes, which four comparisons of eight tell.
#[inline(always)]
fn is_same(one: &[u8], other: &[u8]) -> bool {
    let word = |name: &[u8], from: usize| name.get(from..from + 8).and_then(|bytes| bytes.first_chunk::<8>()).map(|bytes| u64::from_le_bytes(*bytes));
    match one.len() {
        8..=16 => word(one, 0) == word(other, 0) && word(one, one.len() - 8) == word(other, other.len() - 8),
        17..=32 => {
            let far = one.len() - 16;
            word(one, 0) == word(other, 0) && word(one, 8) == word(other, 8) && word(one, far) == word(other, far) && word(one, far + 8) == word(other, far + 8)
        }
        _ => one == other,
    }
}

/// What stands before a separator, if it is a name in quotes (with them) or alone.
#[inline(always)]
pub(super) fn written_before(text: &[u8], separator: usize) -> &[u8] {
    let from = separator.saturating_sub(LONGEST);
    let before = &text[from..separator];
    let start = match before {
        [inside @ .., b'"'] => memchr::memrchr(b'"', inside),
        // A byte of another script in front belongs to the name: `prénom` is not `nom`.
        _ => before.iter().rposition(|&byte| !is_token(byte)).filter(|&last| before[last] < 0x80).map(|last| last + 1),
    };
    start.map_or(&[], |start| &before[start..])
}

impl SilentNames {
    #[inline(always)]
    pub fn has(&self, written: &[u8]) -> bool {
        let Some(found) = self.slots.get(slot(written)) else { return false };
        usize::from(found.length) == written.len() && is_same(&found.name[..written.len()], written) && !written.is_empty()
    }

    /// Keeps a name as it is written.
    pub fn keep(&mut self, written: &[u8]) {
        // `5D` may also be the end of an encoded bracket, and `s` a type, with a name before it.
        if written.is_empty() || written.len() > LONGEST || written == b"s" || written.eq_ignore_ascii_case(b"5d") {
            return;
        }
        if self.slots.is_empty() {
            self.slots.resize(SLOTS, Slot { name: [0; LONGEST], length: 0 });
        }
        let slot = &mut self.slots[slot(written)];
        slot.name[..written.len()].copy_from_slice(written);
        slot.length = written.len() as u8;
    }
}
