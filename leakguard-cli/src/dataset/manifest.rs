//! What a data set is, and a signature that nobody changes unseen.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail, ensure};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use leakguard_core::keys::Keyring;
use serde::{Deserialize, Serialize};

use super::encode::Format;
use super::groups::Reached;
use super::part::{self, Part};
use super::plan::Counts;
use super::recipe::{Recipe, hex};
use super::state::MANIFEST;

/// The signature's file.
const SIGNATURE: &str = "manifest.sig";

/// What a data set is. Holds no value of it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of this form: 1.
    pub version: u32,
    /// What made it.
    pub tool: String,
    /// The day it was made (UTC).
    pub created: String,
    /// The last day that it may be kept.
    pub keep_until: String,
    /// SHA-256 of the recipe's text.
    pub recipe_sha256: String,
    /// The recipe, as it was read.
    pub recipe: Recipe,
    /// Name and digest of the policy.
    pub policy: String,
    /// Id of the key that keyed values are made with.
    pub key: String,
    /// How rows are written.
    pub format: Format,
    /// Public keys that the parts are encrypted for.
    pub recipients: Vec<String>,
    /// Where the rows are from, without a login.
    pub source: String,
    /// Persons who asked to be erased; who have not agreed, or who have.
    pub persons: PersonCounts,
    /// The tables.
    pub tables: BTreeMap<String, TableEntry>,
}

/// Lists of persons that were given.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonCounts {
    /// Persons on the list of those to erase.
    pub erased: u64,
    /// Persons on the list of consent.
    pub consent: Option<u64>,
}

/// What a table is.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableEntry {
    /// The table, query or file.
    pub source: String,
    /// Whether it was seen as at one moment; `null`: nobody knows.
    pub snapshot: Option<bool>,
    /// Columns that are not written: because the recipe says so, because it does not name them.
    pub dropped: Dropped,
    /// What was counted.
    pub counts: Counts,
    /// What is known of its groups.
    pub k: Option<Reached>,
    /// Its files.
    pub parts: Vec<Part>,
}

/// Columns that are not written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dropped {
    /// The recipe says so.
    pub by_recipe: Vec<String>,
    /// The recipe does not name them.
    pub unnamed: Vec<String>,
}

/// The signature's form.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Signed {
    algorithm: String,
    key: String,
    public_key: String,
    signature: String,
}

fn signing_key(keyring: &Keyring, id: Option<&str>) -> Result<SigningKey> {
    Ok(SigningKey::from_bytes(&*keyring.signing_seed(id)?))
}

/// The public key that manifests signed with a key of the ring are checked with, in hexadecimal digits.
pub fn public_key(keyring: &Keyring, id: &str) -> Result<String> {
    Ok(hex(signing_key(keyring, Some(id))?.verifying_key().as_bytes()))
}

/// Whom a signature is believed.
pub enum Trust<'t> {
    /// A keyring: the key that the signature names.
    Keyring(&'t Keyring),
    /// A public key.
    Public(&'t str),
}

fn octets<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut out = [0; N];
    if text.len() != 2 * N || !text.is_ascii() {
        return None;
    }
    for (octet, digits) in out.iter_mut().zip(text.as_bytes().chunks(2)) {
        *octet = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(out)
}

impl Manifest {
    /// Writes the manifest and its signature.
    pub fn write(&self, folder: &Path, keyring: &Keyring) -> Result<()> {
        let mut text = serde_json::to_vec_pretty(self)?;
        text.push(b'\n');
        let key = signing_key(keyring, None)?;
        let signed = Signed {
            algorithm: "Ed25519".to_owned(),
            key: keyring.active_id().to_owned(),
            public_key: hex(key.verifying_key().as_bytes()),
            signature: hex(&key.sign(&text).to_bytes()),
        };
        let mut signature = serde_json::to_vec_pretty(&signed)?;
        signature.push(b'\n');
        part::write_whole(&folder.join(SIGNATURE), &signature)?;
        part::write_whole(&folder.join(MANIFEST), &text)
    }

    /// Reads a manifest whose signature is right.
    ///
    /// # Errors
    /// A file is missing, the signature is another's or of another text.
    pub fn read(folder: &Path, trust: &Trust<'_>) -> Result<Manifest> {
        let read = |name: &str| std::fs::read(folder.join(name)).with_context(|| folder.join(name).display().to_string());
        let (text, signature) = (read(MANIFEST)?, read(SIGNATURE)?);
        let broken = |what: &str| anyhow!("{SIGNATURE}: {what}");
        let signed: Signed = serde_json::from_slice(&signature).map_err(|_| broken("is no signature"))?;
        ensure!(signed.algorithm == "Ed25519", "{SIGNATURE}: the algorithm is not Ed25519");
        let trusted = match trust {
            Trust::Keyring(keyring) => public_key(keyring, &signed.key)?,
            Trust::Public(key) => key.trim().to_ascii_lowercase(),
        };
        let key = octets(&trusted)
            .and_then(|key| VerifyingKey::from_bytes(&key).ok())
            .ok_or_else(|| anyhow!("the public key is not 64 hexadecimal digits of an Ed25519 key"))?;
        if signed.public_key != trusted {
            bail!("{MANIFEST}: is signed with another key ({}, key {})", signed.public_key, signed.key);
        }
        let signature = octets(&signed.signature).map(|octets| Signature::from_bytes(&octets)).ok_or_else(|| broken("is no signature"))?;
        key.verify_strict(&text, &signature).map_err(|_| anyhow!("{MANIFEST}: was changed after it was signed"))?;
        serde_json::from_slice(&text).map_err(|error| anyhow!("{MANIFEST}: line {}: not a manifest of this version", error.line()))
    }
}
