//! The keyring: secrets for hashes (and, later, tokens). A file that only its owner can read.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Octets of a master key.
const MASTER_LEN: usize = 32;

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

/// The file's form.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Id of the key that new values get.
    active: String,
    #[serde(rename = "key")]
    keys: Vec<FileKey>,
}

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct FileKey {
    id: String,
    /// base64 of 32 octets.
    secret: String,
}

/// Derived keys, one per purpose. The master key is wiped once they are made.
#[derive(ZeroizeOnDrop)]
pub struct Keyring {
    #[zeroize(skip)]
    active_id: String,
    hash_key: [u8; 32],
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keyring {{ active_id: {:?}, .. }}", self.active_id)
    }
}

impl Keyring {
    /// Reads a keyring file.
    ///
    /// # Errors
    /// The file cannot be read, others than its owner may read it, or it is no keyring. No message holds key material.
    pub fn from_file(path: &Path) -> Result<Keyring, KeyError> {
        let shown = path.display();
        let metadata = std::fs::metadata(path).map_err(|cause| error(format!("keyring {shown}: {cause}")))?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = metadata.permissions().mode() & 0o777;
            if mode & 0o077 != 0 {
                return Err(error(format!("keyring {shown}: mode {mode:04o} lets others read it; make it 0600")));
            }
        }
        let _ = metadata;
        let mut text = std::fs::read_to_string(path).map_err(|cause| error(format!("keyring {shown}: {cause}")))?;
        let keyring = Keyring::from_toml(&text).map_err(|cause| error(format!("keyring {shown}: {}", cause.message)));
        text.zeroize();
        keyring
    }

    /// Reads a keyring from its text.
    ///
    /// # Errors
    /// It is no keyring: says which key is wrong, never what it holds.
    pub fn from_toml(text: &str) -> Result<Keyring, KeyError> {
        // toml's own message quotes the line, which may hold the secret: only the place is told.
        let file: File = toml::from_str(text).map_err(|cause| {
            let line = cause.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            error(format!("line {line}: not a keyring; `leakguard keys generate` makes one"))
        })?;
        let active =
            file.keys.iter().find(|key| key.id == file.active).ok_or_else(|| error(format!("the active key \"{}\" is not in the file", file.active)))?;
        if active.id.is_empty() || active.id.len() > 16 || !active.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
            return Err(error("a key id is 1 to 16 lower-case letters or digits"));
        }
        let mut master = STANDARD.decode(&active.secret).map_err(|_| error(format!("key \"{}\": the secret is not base64", active.id)))?;
        if master.len() != MASTER_LEN {
            let message = format!("key \"{}\": the secret has {} octets, it needs {MASTER_LEN}", active.id, master.len());
            master.zeroize();
            return Err(error(message));
        }
        let keyring = Keyring::derive(&active.id, &master);
        master.zeroize();
        keyring
    }

    /// HKDF-SHA-256 (RFC 5869) with the purpose as info, so that no two purposes share a key.
    fn derive(id: &str, master: &[u8]) -> Result<Keyring, KeyError> {
        let mut hash_key = [0u8; 32];
        Hkdf::<Sha256>::new(None, master).expand(b"leakguard/v1/hash", &mut hash_key).map_err(|_| error("key derivation failed"))?;
        Ok(Keyring { active_id: id.to_owned(), hash_key })
    }

    /// Id of the key that new values get.
    pub fn active_id(&self) -> &str {
        &self.active_id
    }

    /// HMAC-SHA-256 (RFC 2104) of the entity's name, a zero octet and the value, cut to 16 octets.
    pub(crate) fn hash(&self, entity: &str, value: &[u8]) -> [u8; 16] {
        let mut short = [0u8; 16];
        // HMAC takes a key of any length, so this never fails.
        if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.hash_key) {
            mac.update(entity.as_bytes());
            mac.update(&[0]);
            mac.update(value);
            short.copy_from_slice(&mac.finalize().into_bytes()[..16]);
        }
        short
    }
}

/// Writes a new keyring with one fresh key to a file that must not exist yet, readable by its owner only.
///
/// # Errors
/// The file exists or cannot be written, or `random` is not 32 octets.
pub fn create(path: &Path, random: &[u8]) -> Result<PathBuf, KeyError> {
    use std::io::Write;
    if random.len() != MASTER_LEN {
        return Err(error(format!("a master key is made of {MASTER_LEN} random octets")));
    }
    let file = File { active: "k1".into(), keys: vec![FileKey { id: "k1".into(), secret: STANDARD.encode(random) }] };
    let mut text = toml::to_string(&file).map_err(|_| error("the keyring cannot be written as TOML"))?;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut out| out.write_all(text.as_bytes()).and_then(|()| out.sync_all()));
    text.zeroize();
    written.map_err(|cause| error(format!("keyring {}: {cause}", path.display())))?;
    Ok(path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(active: &str, secret: &str) -> String {
        format!("active = \"{active}\"\n[[key]]\nid = \"k1\"\nsecret = \"{secret}\"\n")
    }

    #[test]
    fn a_hash_depends_on_key_entity_and_value() {
        let one = Keyring::from_toml(&text("k1", &STANDARD.encode([1; 32]))).unwrap_or_else(|e| panic!("{e}"));
        let two = Keyring::from_toml(&text("k1", &STANDARD.encode([2; 32]))).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(one.hash("PERSON", b"Jane"), one.hash("PERSON", b"Jane"));
        assert_ne!(one.hash("PERSON", b"Jane"), two.hash("PERSON", b"Jane"));
        assert_ne!(one.hash("PERSON", b"Jane"), one.hash("EMAIL_ADDRESS", b"Jane"));
    }

    #[test]
    fn a_bad_keyring_is_refused_without_showing_the_secret() {
        for (toml, part) in [
            (text("k2", "c2VjcmV0"), "\"k2\" is not in the file"),
            (text("k1", "c2VjcmV0"), "has 6 octets"),
            (text("k1", "!c2VjcmV0"), "not base64"),
            ("secret = c2VjcmV0".to_owned(), "line 1: not a keyring"),
        ] {
            let message = Keyring::from_toml(&toml).map_or_else(|e| e.to_string(), |_| panic!("accepted"));
            assert!(message.contains(part) && !message.contains("c2VjcmV0"), "{message}");
        }
    }
}
