//! A set of keyed 64-bit hashes, one bit each: says in a few instructions of most words that no value begins with them.

/// Bits by the highest bits of a hash.
#[derive(Debug, Default)]
pub(crate) struct Bits {
    words: Box<[u64]>,
    shift: u32,
}

/// The least and the most bits, as powers of two.
const LEAST: u32 = 6;
const MOST: u32 = 36;

impl Bits {
    /// With room for so many hashes, of which one in eight to sixteen others is taken for one of them.
    pub fn with_room(count: usize) -> Bits {
        let log = (count.max(1) * 8).next_power_of_two().trailing_zeros().clamp(LEAST, MOST);
        Bits { words: vec![0; 1 << (log - LEAST)].into(), shift: 64 - log }
    }

    pub fn set(&mut self, hash: u64) {
        let place = hash >> self.shift;
        self.words[(place >> 6) as usize] |= 1 << (place & 63);
    }

    /// Whether the hash may be one of them; false where there is none.
    #[inline]
    pub fn has(&self, hash: u64) -> bool {
        let place = hash >> (self.shift & 63);
        self.words.get((place >> 6) as usize).is_some_and(|word| word >> (place & 63) & 1 == 1)
    }

    /// Bytes that [`Bits::write`] appends.
    pub fn len(&self) -> usize {
        self.words.len() * 8
    }

    pub fn write(&self, out: &mut Vec<u8>) {
        self.words.iter().for_each(|word| out.extend_from_slice(&word.to_le_bytes()));
    }

    /// What was written; `None` where it is of no such length.
    pub fn read(bytes: &[u8]) -> Option<Bits> {
        if bytes.is_empty() {
            return Some(Bits::default());
        }
        let (words, rest) = bytes.as_chunks::<8>();
        if !rest.is_empty() || !words.len().is_power_of_two() {
            return None;
        }
        let log = words.len().trailing_zeros() + LEAST;
        Some(Bits { words: words.iter().map(|word| u64::from_le_bytes(*word)).collect(), shift: 64 - log })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_is_there_again_after_writing() {
        let hashes: Vec<u64> = (1..1000u64).map(|n| n.wrapping_mul(0x9E37_79B9_7F4A_7C15)).collect();
        let mut bits = Bits::with_room(hashes.len());
        hashes.iter().for_each(|&hash| bits.set(hash));
        let mut written = Vec::new();
        bits.write(&mut written);
        assert_eq!(written.len(), bits.len());
        let read = Bits::read(&written).unwrap();
        assert!(hashes.iter().all(|&hash| read.has(hash)));
        let others = (1..10_000u64).filter(|n| read.has(n.wrapping_mul(0xD6E8_FEB8_6659_FD93))).count();
        assert!(others < 2000, "{others}");
        assert!(Bits::read(&written[1..]).is_none() && Bits::read(&written[8..]).is_none());
        assert!(!Bits::default().has(0) && !Bits::default().has(u64::MAX) && !Bits::read(&[]).unwrap().has(7));
    }
}
