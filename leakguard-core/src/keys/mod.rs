//! The keyring: the master keys of tokens, hashes and every other keyed transform.
//!
//! A keyring is a TOML text. It comes from a file that only its owner can read, from an environment variable, or from
//! a command that prints it:
//!
//! ```toml
//! active = "k2"            # new values get this key
//! detokenize = false       # whether tokens may be turned back with this keyring
//! retired = []             # ids of keys that are gone; they are never given again
//! [[key]]
//! id = "k1"                # 1 to 16 lower-case letters or digits
//! created = "2026-11-21"   # for people; may be left out
//! secret = "…"             # base64 of 32 random octets
//! ```
//!
//! ```toml
//! command = ["vault", "kv", "get", "-field=keyring", "secret/leakguard"]
//! timeout_seconds = 10     # 1 to 300; 10 without it
//! ```

mod dataset;
mod file;
mod locked;
mod source;

use std::path::Path;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

pub(crate) use dataset::{DatasetKeys, Purpose};
pub use file::{Retirement, Rotation, create, retire, rotate};
use locked::Locked;

/// Octets of a master key.
pub const MASTER_LEN: usize = 32;

/// Why a keyring cannot be used. Never holds key material.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyError {
    /// What is wrong, where, and what would be right.
    pub message: String,
}

impl std::fmt::Display for KeyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for KeyError {}

fn error(message: impl Into<String>) -> KeyError {
    KeyError { message: message.into() }
}

/// The text's form.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    /// Id of the key that new values get.
    active: String,
    #[serde(default)]
    detokenize: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    retired: Vec<String>,
    #[serde(rename = "key")]
    keys: Vec<TextKey>,
}

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct TextKey {
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    /// base64 of 32 octets.
    secret: String,
}

/// The form of a file that names a command.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CommandText {
    command: Vec<String>,
    timeout_seconds: Option<u64>,
    detokenize: Option<bool>,
}

impl Text {
    /// Reads and checks.
    fn read(text: &str) -> Result<Text, KeyError> {
        // toml's own message quotes the line, which may hold the secret: only the place is told.
        let read: Text = toml::from_str(text).map_err(|cause| not_a_keyring(text, &cause))?;
        for (index, key) in read.keys.iter().enumerate() {
            if !is_id(&key.id) {
                return Err(error("a key id is 1 to 16 lower-case letters or digits"));
            }
            if read.keys[..index].iter().any(|other| other.id == key.id) || read.retired.contains(&key.id) {
                return Err(error(format!("the key id \"{}\" is there twice", key.id)));
            }
        }
        if !read.keys.iter().any(|key| key.id == read.active) {
            return Err(error(format!("the active key \"{}\" is not in the file", read.active)));
        }
        Ok(read)
    }
}

fn not_a_keyring(text: &str, cause: &toml::de::Error) -> KeyError {
    let line = cause.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
    error(format!("line {line}: not a keyring; `leakguard keys generate` makes one"))
}

/// Whether it can be the id of a key.
pub(crate) fn is_id(id: &str) -> bool {
    (1..=16).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

impl TextKey {
    /// The pseudorandom key that HKDF-Extract makes of the master key (RFC 5869, section 2.2, without a salt).
    fn root(&self, root: &mut [u8]) -> Result<(), KeyError> {
        let mut master = Zeroizing::new([0u8; MASTER_LEN + 4]);
        let len = STANDARD.decode_slice(&self.secret, master.as_mut_slice()).map_err(|cause| match cause {
            base64::DecodeSliceError::OutputSliceTooSmall => error(format!("key \"{}\": the secret is too long, it needs {MASTER_LEN} octets", self.id)),
            base64::DecodeSliceError::DecodeError(_) => error(format!("key \"{}\": the secret is not base64", self.id)),
        })?;
        if len != MASTER_LEN {
            return Err(error(format!("key \"{}\": the secret has {len} octets, it needs {MASTER_LEN}", self.id)));
        }
        let (mut extracted, _) = Hkdf::<Sha256>::extract(None, &master[..len]);
        root.copy_from_slice(&extracted);
        extracted.zeroize();
        Ok(())
    }
}

/// What may be told of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicKeyId {
    /// Its id, which stands in every token.
    pub id: String,
    /// The day it was made, if the keyring says so.
    pub created: Option<String>,
    /// 16 hexadecimal digits that two holders of the same key both see; they say nothing of the key.
    pub fingerprint: String,
    /// Whether new values get it.
    pub active: bool,
}

/// The keys that a process holds. Master keys are wiped as soon as they are read; what is kept (the pseudorandom keys of
/// HKDF) lies in pages of its own, see `docs/tokens.md`.
pub struct Keyring {
    /// In the order of the text.
    keys: Vec<Key>,
    active: usize,
    retired: Vec<String>,
    detokenize: bool,
}

struct Key {
    id: String,
    created: Option<String>,
    root: Locked,
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keyring {{ active_id: {:?}, .. }}", self.active_id())
    }
}

impl Keyring {
    /// Reads a keyring from where `source` says: `env:NAME` is an environment variable that holds the text, anything
    /// else the path of a file. A file may name a command, which is run once, now.
    ///
    /// # Errors
    /// As [`Keyring::from_file`] and [`Keyring::from_toml`]; the variable is not set.
    pub fn open(source: &str) -> Result<Keyring, KeyError> {
        let Some(name) = source.strip_prefix("env:") else { return Keyring::from_file(Path::new(source)) };
        let text = source::read_variable(name);
        text.and_then(|text| Keyring::from_toml(&text)).map_err(|cause| error(format!("keyring {source}: {}", cause.message)))
    }

    /// Reads a keyring file, or runs the command that the file names.
    ///
    /// # Errors
    /// The file cannot be read, others than its owner may read it, or it is no keyring; the command fails or is not done
    /// in time. No message holds key material.
    pub fn from_file(path: &Path) -> Result<Keyring, KeyError> {
        let read = || {
            let text = source::read_file(path)?;
            let Ok(by_command) = toml::from_str::<CommandText>(&text) else { return Keyring::from_toml(&text) };
            let seconds = by_command.timeout_seconds.unwrap_or(10);
            if !(1..=300).contains(&seconds) {
                return Err(error("`timeout_seconds` is 1 to 300"));
            }
            let printed = source::read_command(&by_command.command, Duration::from_secs(seconds))?;
            let keyring = Keyring::from_toml(&printed).map_err(|cause| error(format!("what the command prints, {}", cause.message)))?;
            Ok(Keyring { detokenize: by_command.detokenize.unwrap_or(keyring.detokenize), ..keyring })
        };
        read().map_err(|cause| error(format!("keyring {}: {}", path.display(), cause.message)))
    }

    /// Reads a keyring from its text.
    ///
    /// # Errors
    /// It is no keyring: says which key is wrong, never what it holds.
    pub fn from_toml(text: &str) -> Result<Keyring, KeyError> {
        let text = Text::read(text)?;
        let active = text.keys.iter().position(|key| key.id == text.active).unwrap_or_default();
        let mut keys = Vec::with_capacity(text.keys.len());
        for key in &text.keys {
            keys.push(Key { id: key.id.clone(), created: key.created.clone(), root: Locked::filled(MASTER_LEN, |root| key.root(root))? });
        }
        Ok(Keyring { keys, active, retired: text.retired, detokenize: text.detokenize })
    }

    /// Id of the key that new values get.
    pub fn active_id(&self) -> &str {
        &self.keys[self.active].id
    }

    /// Whether the keyring says that tokens may be turned back into values.
    pub fn may_detokenize(&self) -> bool {
        self.detokenize
    }

    /// Ids of keys that were taken out of the keyring; their tokens cannot be read any more.
    pub fn retired(&self) -> &[String] {
        &self.retired
    }

    /// What may be told of each key, in the order of the keyring.
    ///
    /// # Errors
    /// The fingerprints cannot be derived.
    pub fn public_ids(&self) -> Result<Vec<PublicKeyId>, KeyError> {
        let failed = || error("key derivation failed");
        let public = |(index, key): (usize, &Key)| {
            let mut octets = [0; 8];
            let hkdf = Hkdf::<Sha256>::from_prk(&key.root).map_err(|_| failed())?;
            hkdf.expand(b"leakguard/v1/fingerprint", &mut octets).map_err(|_| failed())?;
            let fingerprint = octets.iter().map(|octet| format!("{octet:02x}")).collect();
            Ok(PublicKeyId { id: key.id.clone(), created: key.created.clone(), fingerprint, active: index == self.active })
        };
        self.keys.iter().enumerate().map(public).collect()
    }

    /// 32 octets for a signing key of that key of the ring, or of the active one: its public half is known to those who check what was
    /// signed. No other purpose has them.
    ///
    /// # Errors
    /// There is no key of that id, or it cannot be derived.
    pub fn signing_seed(&self, id: Option<&str>) -> Result<Zeroizing<[u8; 32]>, KeyError> {
        let key = match id {
            None => &self.keys[self.active],
            Some(id) => self.keys.iter().find(|key| key.id == id).ok_or_else(|| error(format!("the keyring has no key \"{id}\"")))?,
        };
        let mut seed = Zeroizing::new([0; 32]);
        let failed = || error("key derivation failed");
        let hkdf = Hkdf::<Sha256>::from_prk(&key.root).map_err(|_| failed())?;
        hkdf.expand(b"leakguard/v1/signature", seed.as_mut_slice()).map_err(|_| failed())?;
        Ok(seed)
    }

    /// The keys of a dataset for new values. See [`DatasetKeys`].
    pub(crate) fn dataset(&self, dataset: &str) -> Result<DatasetKeys, KeyError> {
        let key = &self.keys[self.active];
        DatasetKeys::derive(&key.id, &key.root, dataset)
    }

    /// The keys of a dataset under the ring's key of that id; `None` where there is none.
    pub(crate) fn dataset_of(&self, id: &str, dataset: &str) -> Option<Result<DatasetKeys, KeyError>> {
        self.keys.iter().find(|key| key.id == id).map(|key| DatasetKeys::derive(&key.id, &key.root, dataset))
    }

    /// The keys of a dataset under every key of the ring, the active one first.
    pub(crate) fn all_of_dataset(&self, dataset: &str) -> Result<Vec<DatasetKeys>, KeyError> {
        let mut order: Vec<&Key> = self.keys.iter().collect();
        order[..=self.active].rotate_right(1);
        order.into_iter().map(|key| DatasetKeys::derive(&key.id, &key.root, dataset)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(active: &str, secret: &str) -> String {
        format!("active = \"{active}\"\n[[key]]\nid = \"k1\"\nsecret = \"{secret}\"\n")
    }

    #[test]
    fn a_hash_depends_on_key_dataset_entity_and_value() {
        let hash = |octet: u8, dataset: &str, entity: &str, value: &[u8]| {
            let ring = Keyring::from_toml(&text("k1", &STANDARD.encode([octet; 32]))).unwrap();
            ring.dataset(dataset).unwrap().hash(entity, value)
        };
        let one = hash(1, "", "PERSON", b"Jane");
        assert_eq!(one, hash(1, "", "PERSON", b"Jane"));
        for other in [hash(2, "", "PERSON", b"Jane"), hash(1, "crm", "PERSON", b"Jane"), hash(1, "", "EMAIL_ADDRESS", b"Jane"), hash(1, "", "PERSON", b"Jan")] {
            assert_ne!(one, other);
        }
    }

    #[test]
    fn a_bad_keyring_is_refused_without_showing_the_secret() {
        let twice = format!("{}[[key]]\nid = \"k1\"\nsecret = \"c2VjcmV0\"\n", text("k1", "c2VjcmV0"));
        let back = text("k1", "c2VjcmV0").replace("[[key]]", "retired = [\"k1\"]\n[[key]]");
        for (toml, part) in [
            (text("k2", "c2VjcmV0"), "\"k2\" is not in the file"),
            (text("k1", "c2VjcmV0"), "has 6 octets"),
            (text("k1", &"c2VjcmV0".repeat(9)), "too long"),
            (text("k1", "!c2VjcmV0"), "not base64"),
            ("secret = c2VjcmV0".to_owned(), "line 1: not a keyring"),
            (text("k1", "c2VjcmV0").replace("secret", "c2VjcmV0"), "line 4: not a keyring"),
            (text("k1", "c2VjcmV0").replace("\"k1\"", "\"K 1\""), "a key id is"),
            (twice, "\"k1\" is there twice"),
            (back, "\"k1\" is there twice"),
        ] {
            let message = Keyring::from_toml(&toml).map_or_else(|e| e.to_string(), |_| panic!("accepted"));
            assert!(message.contains(part) && !message.contains("c2VjcmV0"), "{message}");
        }
    }

    #[test]
    fn a_signing_key_is_of_its_key_alone() {
        let ring = |octet: u8| Keyring::from_toml(&text("k1", &STANDARD.encode([octet; 32]))).unwrap();
        let seed = |octet: u8| *ring(octet).signing_seed(None).unwrap();
        assert_eq!(seed(1), *ring(1).signing_seed(Some("k1")).unwrap());
        assert_ne!(seed(1), seed(2));
        assert_eq!(ring(1).signing_seed(Some("k2")).map_or_else(|error| error.message, |_| String::new()), "the keyring has no key \"k2\"");
    }

    #[test]
    fn a_variable_may_hold_the_keyring() {
        let message = Keyring::open("env:LEAKGUARD_NO_SUCH_KEYRING").unwrap_err().message;
        assert_eq!(message, "keyring env:LEAKGUARD_NO_SUCH_KEYRING: the variable is not set");
    }
}
