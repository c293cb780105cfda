//! The keys of one dataset: what tokens, hashes and every other keyed transform are made with.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::locked::Locked;
use super::{KeyError, MASTER_LEN, error};

/// What a key is for. No two purposes share a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Tokens of any value: AES-256-SIV, the one key of 64 octets.
    Token,
    /// Tokens of digits: AES-256 under FF1.
    Digits,
    /// What shows that a token of digits is ours.
    Tag,
    /// One-way hashes.
    Hash,
    /// Consistent replacements.
    Synthesize,
    /// The number of days that a person's dates are moved by.
    DateShift,
    /// Indexes of the shop's own values and passages.
    Index,
    /// What shows that a canary is ours.
    Canary,
    /// Codes of what stands for a value in a conversation.
    Pseudonym,
}

/// Purpose, its name in the derivation, octets of its key.
const PURPOSES: [(Purpose, &str, usize); 9] = [
    (Purpose::Token, "token", 64),
    (Purpose::Digits, "digits", 32),
    (Purpose::Tag, "tag", 32),
    (Purpose::Hash, "hash", 32),
    (Purpose::Synthesize, "synthesize", 32),
    (Purpose::DateShift, "date-shift", 32),
    (Purpose::Index, "index", 32),
    (Purpose::Canary, "canary", 32),
    (Purpose::Pseudonym, "pseudonym", 32),
];

const TOTAL: usize = 64 + 8 * 32;

/// The keys of one dataset under one key of the ring, one for each purpose. Made once, when a policy is made ready:
/// deriving them takes some microseconds and a page of memory, using them allocates nothing.
///
/// Two datasets share no key: what is made for one cannot be joined with what is made for another. The empty name is
/// that of the dataset which nobody has named.
///
/// A keyed transform asks [`DatasetKeys::prf`] or [`DatasetKeys::number`]:
///
/// ```ignore
/// let days = keys.number(Purpose::DateShift, &[subject], 364);
/// let bytes = keys.prf(Purpose::Synthesize, &[entity.name().as_bytes(), value]);
/// ```
pub(crate) struct DatasetKeys {
    id: String,
    keys: Locked,
}

impl std::fmt::Debug for DatasetKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DatasetKeys {{ id: {:?}, .. }}", self.id)
    }
}

impl DatasetKeys {
    /// HKDF-SHA-256 (RFC 5869): `root` is the pseudorandom key of the master key, the info is `leakguard/v1/`, the
    /// purpose, a zero octet and the dataset's name.
    pub(super) fn derive(id: &str, root: &[u8], dataset: &str) -> Result<DatasetKeys, KeyError> {
        debug_assert_eq!(root.len(), MASTER_LEN);
        let failed = |_| error("key derivation failed");
        let hkdf = Hkdf::<Sha256>::from_prk(root).map_err(|_| error("key derivation failed"))?;
        let keys = Locked::filled(TOTAL, |mut octets| {
            for (_, name, len) in PURPOSES {
                let (key, rest) = octets.split_at_mut_checked(len).ok_or_else(|| error("key derivation failed"))?;
                hkdf.expand_multi_info(&[b"leakguard/v1/", name.as_bytes(), &[0], dataset.as_bytes()], key).map_err(failed)?;
                octets = rest;
            }
            Ok(())
        })?;
        Ok(DatasetKeys { id: id.to_owned(), keys })
    }

    /// Id of the ring's key that these are derived from.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The key of a purpose, for a cipher. Keys stay in their own pages: ciphers are made of them call by call.
    pub fn key(&self, purpose: Purpose) -> &[u8] {
        let mut from = 0;
        for (each, _, len) in PURPOSES {
            if each == purpose {
                return &self.keys[from..from + len];
            }
            from += len;
        }
        &[]
    }

    /// HMAC-SHA-256 (RFC 2104) of the parts under the purpose's key. Each part goes in with its length, so that no two
    /// lists of parts are the same input. About 0.3 microseconds for short parts; allocates nothing.
    pub fn prf(&self, purpose: Purpose, parts: &[&[u8]]) -> [u8; 32] {
        let mut out = [0; 32];
        // HMAC takes a key of any length, so this never fails.
        if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.key(purpose)) {
            for part in parts {
                mac.update(&(part.len() as u64).to_be_bytes());
                mac.update(part);
            }
            out = mac.finalize().into_bytes().into();
        }
        out
    }

    /// A number from 0 to `below - 1` (0 where `below` is 0) that the parts decide, evenly spread but for 2^-64.
    pub fn number(&self, purpose: Purpose, parts: &[&[u8]], below: u64) -> u64 {
        let bytes = self.prf(purpose, parts);
        let mut wide = [0; 16];
        wide.copy_from_slice(&bytes[..16]);
        // A 128-bit number spreads over any 64-bit range with a bias of less than 2^-64.
        (u128::from_be_bytes(wide) % u128::from(below.max(1))) as u64
    }

    /// HMAC-SHA-256 of the entity's name, a zero octet and the value, cut to 16 octets.
    pub fn hash(&self, entity: &str, value: &[u8]) -> [u8; 16] {
        let mut short = [0u8; 16];
        if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.key(Purpose::Hash)) {
            mac.update(entity.as_bytes());
            mac.update(&[0]);
            mac.update(value);
            short.copy_from_slice(&mac.finalize().into_bytes()[..16]);
        }
        short
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(dataset: &str) -> DatasetKeys {
        DatasetKeys::derive("k1", &[1; 32], dataset).unwrap()
    }

    #[test]
    fn purposes_and_datasets_share_no_key() {
        let sets = ["", "crm", "crm2"].map(keys);
        let mut seen: Vec<&[u8]> = sets.iter().flat_map(|set| PURPOSES.map(|(purpose, ..)| &set.key(purpose)[..32])).collect();
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!((seen.len(), seen.iter().any(|key| key == &[0; 32])), (count, false));
        assert_eq!(sets[0].key(Purpose::Token).len(), 64);
    }

    #[test]
    fn parts_are_told_apart_and_numbers_stay_below() {
        let keys = keys("");
        assert_ne!(keys.prf(Purpose::Hash, &[b"ab", b"c"]), keys.prf(Purpose::Hash, &[b"a", b"bc"]));
        assert_ne!(keys.prf(Purpose::Hash, &[b"a"]), keys.prf(Purpose::Synthesize, &[b"a"]));
        let mut hit = [0u32; 7];
        for n in 0..7000u32 {
            hit[keys.number(Purpose::DateShift, &[&n.to_be_bytes()], 7) as usize] += 1;
        }
        assert!(hit.iter().all(|&count| (850..1150).contains(&count)), "{hit:?}");
        assert_eq!(keys.number(Purpose::DateShift, &[], 0), 0);
    }

    #[test]
    fn nothing_of_a_key_is_printed() {
        assert_eq!(format!("{:?}", keys("crm")), "DatasetKeys { id: \"k1\", .. }");
    }
}
