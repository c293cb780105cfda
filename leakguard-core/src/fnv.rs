//! FNV-1a, 32 bits, for the small fixed tables of short words.

/// Where a hash starts.
pub(crate) const OFFSET: u32 = 0x811c_9dc5;

/// One more byte.
pub(crate) const fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// The hash of a word, its high half folded into the low one, where small tables look.
pub(crate) const fn hash(word: &[u8]) -> usize {
    let mut hash = OFFSET;
    let mut at = 0;
    while at < word.len() {
        hash = step(hash, word[at]);
        at += 1;
    }
    fold(hash)
}

/// The high half of a hash folded into the low one.
pub(crate) const fn fold(hash: u32) -> usize {
    (hash ^ hash >> 15) as usize
}
