//! FNV-1a, 32 bits, for the small fixed tables of short words.

/// The hash of a word, its high half folded into the low one, where small tables look.
pub(crate) fn hash(word: &[u8]) -> usize {
    let hash = word.iter().fold(0x811c_9dc5_u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ hash >> 15) as usize
}
