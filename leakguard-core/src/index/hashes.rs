//! The keyed hashes of an index.

use siphasher::sip::SipHasher24;

use crate::keys::{DatasetKeys, Purpose};

/// What is made of the keyring's key for one index.
///
/// Values are hashed with SipHash-2-4, a pseudorandom function of a 128-bit key: some 20 nanoseconds for a short value where
/// HMAC-SHA-256 takes 300, and it is asked for words of running text. Beginnings go through one multiplication by a secret
/// number: that is no cipher, so their sets are sealed.
pub(crate) struct Hashes {
    values: SipHasher24,
    /// Odd numbers, and what is mixed in before.
    factors: [u64; 4],
}

impl Hashes {
    pub fn new(keys: &DatasetKeys, salt: &str) -> Hashes {
        let part = |name: &[u8]| keys.prf(Purpose::Index, &[name, salt.as_bytes()]);
        Hashes::from_octets(part(b"values"), part(b"beginnings"))
    }

    /// For an index that never leaves the process.
    pub fn from_octets(values: [u8; 32], beginnings: [u8; 32]) -> Hashes {
        let number = |octets: &[u8], at: usize| octets[at..].first_chunk().map_or(1, |bytes| u64::from_le_bytes(*bytes));
        let [first, second, third, fourth] = [0, 8, 16, 24].map(|at| number(&beginnings, at));
        Hashes { values: SipHasher24::new_with_keys(number(&values, 0), number(&values, 8)), factors: [first, second | 1, third | 1, fourth | 1] }
    }

    /// Of a value, or of a word of one.
    #[inline]
    pub fn value(&self, bytes: &[u8]) -> u64 {
        self.values.hash(bytes)
    }

    /// Of the first eight bytes of a word.
    #[inline]
    pub fn first(&self, eight: u64) -> u64 {
        let mixed = (eight ^ self.factors[0]).wrapping_mul(self.factors[1]);
        (mixed ^ mixed >> 32).wrapping_mul(self.factors[2])
    }

    /// Of two neighbours, in any order, by what [`Hashes::first`] says of them.
    #[inline]
    pub fn pair(&self, one: u64, other: u64) -> u64 {
        let sum = one.wrapping_add(other);
        (sum ^ sum >> 32).wrapping_mul(self.factors[3])
    }

    /// What pieces of a text are rolled and mixed with.
    pub fn factors(&self) -> [u64; 4] {
        self.factors
    }
}
