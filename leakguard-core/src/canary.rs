//! Canaries: strings that mean nothing, planted where nobody should ever copy from. Where one turns up, something has leaked.
//!
//! `lgc_` and 32 characters of base32: ten random octets, and ten of a keyed hash of them. Who has the keyring knows every canary that was
//! made with it, without a list; who has not, can neither make one nor tell one from chance.

use base32ct::{Base32Unpadded, Encoding};
use subtle::ConstantTimeEq;

use crate::keys::{DatasetKeys, KeyError, Keyring, Purpose};

const MARK: &[u8] = b"lgc_";
const RANDOM: usize = 10;
const CHARS: usize = 32;

/// Characters of a canary.
pub(crate) const LENGTH: usize = MARK.len() + CHARS;

/// The name of the detector that finds them.
pub(crate) const NAME: &str = "CANARY";

/// What stands for that detector in a finding: no policy has as many.
pub(crate) const DETECTOR: u16 = u16::MAX;

/// A new canary, under the keyring's active key. `random` is ten random octets.
///
/// # Errors
/// The key cannot be derived.
pub fn new(keyring: &Keyring, random: [u8; RANDOM]) -> Result<String, KeyError> {
    let keys = keyring.dataset("")?;
    let mut octets = [0; 2 * RANDOM];
    octets[..RANDOM].copy_from_slice(&random);
    octets[RANDOM..].copy_from_slice(&proof(&keys, &random));
    let mut chars = [0; CHARS];
    // The places are there: nothing can fail.
    let written = Base32Unpadded::encode(&octets, &mut chars).unwrap_or_default();
    Ok(String::from_utf8_lossy(MARK).into_owned() + written)
}

fn proof(keys: &DatasetKeys, random: &[u8]) -> [u8; RANDOM] {
    let mut proof = [0; RANDOM];
    proof.copy_from_slice(&keys.prf(Purpose::Canary, &[random])[..RANDOM]);
    proof
}

/// Calls back with the start of each canary of a text that one of the keys has made. Allocates nothing.
pub(crate) fn each(text: &[u8], keys: &[DatasetKeys], mut found: impl FnMut(usize)) {
    if keys.is_empty() || text.len() < LENGTH {
        return;
    }
    for start in memchr::memmem::find_iter(text, MARK) {
        let Some(chars) = text.get(start + MARK.len()..start + LENGTH) else { break };
        let mut octets = [0; 2 * RANDOM];
        if Base32Unpadded::decode(chars, &mut octets).is_ok_and(|octets| octets.len() == 2 * RANDOM) {
            let (random, shown) = octets.split_at(RANDOM);
            if keys.iter().any(|keys| bool::from(proof(keys, random).ct_eq(shown))) {
                found(start);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(secret: &str) -> Keyring {
        Keyring::from_toml(&format!("active = \"k1\"\n[[key]]\nid = \"k1\"\nsecret = \"{secret}\"\n")).unwrap()
    }

    #[test]
    fn canaries_of_the_keyring_are_known_and_no_others() {
        let own = ring("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        let other = ring("AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        let keys = own.all_of_dataset("").unwrap();
        let canary = new(&own, *b"0123456789").unwrap();
        assert_eq!(canary.len(), LENGTH);
        let foreign = new(&other, *b"0123456789").unwrap();
        let text = format!("lgc_ {canary}x{foreign} lgc_{} {canary}", "a".repeat(32));
        let mut starts = Vec::new();
        each(text.as_bytes(), &keys, |start| starts.push(start));
        assert_eq!(starts, [5, text.len() - LENGTH]);
        each(canary.to_uppercase().as_bytes(), &keys, |_| panic!("another writing"));
        each(&canary.as_bytes()[..LENGTH - 1], &keys, |_| panic!("a part"));
        each(canary.as_bytes(), &[], |_| panic!("no key"));
    }
}
