//! The file of an index.
//!
//! ```text
//! "LGINDEX1"                 8 octets
//! length of the header       4 octets, little-endian
//! header                     JSON: version, normalisation, key id, dataset, salt, kinds, counts, sizes
//! sealed sets                AES-256-SIV (RFC 5297) under a key of the keyring: 16 octets and the sets of beginnings
//! fingerprints               32-bit little-endian: a binary fuse filter over keyed hashes
//! SHA-256                    32 octets, of the magic, the header and the sealed sets; the header has that of the fingerprints
//! ```

use std::io::Read;
use std::path::Path;

use aes_siv::KeyInit;
use aes_siv::siv::Aes256Siv;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use xorf::{BinaryFuse32, Descriptor, Filter};
use zeroize::Zeroizing;

use super::bits::Bits;
use super::normal;
use crate::entity::Entity;
use crate::keys::{DatasetKeys, Purpose};

const MAGIC: &[u8; 8] = b"LGINDEX1";
const VERSION: u32 = 1;
const LONGEST_HEADER: usize = 64 * 1024;
const CHECKSUM: usize = 32;
const TAG: usize = 16;

/// The largest file that is read: room for some 450 million values.
const LARGEST: u64 = 2 << 30;

/// How a value is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Words in a row, in any order: names, postal addresses.
    Words,
    /// Letters and digits, however they are parted: account numbers.
    Code,
    /// Digits, however they are parted: telephone numbers.
    Phone,
    /// An e-mail address.
    Mail,
}

/// Values of one kind and form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// What they are.
    pub entity: Entity,
    /// How they are looked for.
    pub form: Form,
    /// Values of the input, those that stand there twice counted twice.
    pub values: u64,
}

/// Of passages: characters of a piece that is compared, and of how many pieces in a row one is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pieces {
    /// Letters and digits of a piece.
    pub length: u32,
    /// Of so many pieces in a row one is kept.
    pub window: u32,
}

/// What a file says of itself. Nothing in it is secret.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Of the file.
    pub version: u32,
    /// Of the way values are normalised.
    pub normalisation: u32,
    /// Id of the keyring's key.
    pub key: String,
    /// The dataset whose keys it is made with.
    pub dataset: String,
    /// 16 octets in hexadecimal digits: two indexes of the same values share nothing.
    pub salt: String,
    /// A name for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Kinds of values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub slots: Vec<Slot>,
    /// Of an index of passages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pieces: Option<Pieces>,
    /// Values that say too little to be looked for.
    pub weak: u64,
    /// Keyed hashes.
    pub entries: u64,
    /// A bit for each number of words that a value has.
    pub words: u32,
    /// A bit for each length of a code, and of a telephone number.
    pub codes: u64,
    /// The same of telephone numbers.
    pub phones: u64,
    /// Bytes of the three sets of beginnings.
    pub sets: [u64; 3],
    /// Of the filter.
    pub seed: u64,
    /// Of the filter.
    pub segment_length: u32,
    /// Of the filter.
    pub segment_count_length: u32,
    /// SHA-256 of the fingerprints in hexadecimal digits.
    pub digest: String,
}

/// Why a file is no index that can be used. Holds nothing of a value or a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexError {
    /// What is wrong, and what would be right.
    pub message: String,
}

impl std::fmt::Display for IndexError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for IndexError {}

pub(super) fn error(message: impl Into<String>) -> IndexError {
    IndexError { message: message.into() }
}

/// An index as it was read: what it says of itself, and its filter. To look for its values it needs its key.
pub struct Index {
    header: Header,
    /// The header as it stands in the file: the seal is over it, too.
    raw_header: Vec<u8>,
    sealed: Vec<u8>,
    filter: BinaryFuse32,
    checksum: [u8; CHECKSUM],
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Index {{ entries: {}, .. }}", self.header.entries)
    }
}

impl PartialEq for Index {
    fn eq(&self, other: &Index) -> bool {
        self.checksum == other.checksum
    }
}

/// The sets of beginnings, as the seal keeps them.
#[derive(Debug, Default)]
pub(crate) struct Sets {
    pub firsts: Bits,
    pub pairs: Bits,
    pub codes: Bits,
}

impl Index {
    /// Reads a file, all of it, into memory. It is read and not mapped: a file that is cut off while it is mapped ends a
    /// process with SIGBUS, and what is read before php-fpm forks is shared by its workers all the same.
    ///
    /// # Errors
    /// The file cannot be read, is none of ours, cut off, changed, or of another version.
    pub fn read(path: &Path) -> Result<Index, IndexError> {
        let failed = |cause: std::io::Error| error(format!("{}: {cause}", path.display()));
        let file = std::fs::File::open(path).map_err(failed)?;
        let about = file.metadata().map_err(failed)?;
        if !about.is_file() {
            return Err(error(format!("{}: not a file", path.display())));
        }
        if about.len() > LARGEST {
            return Err(error(format!("{}: larger than {} GiB", path.display(), LARGEST >> 30)));
        }
        let mut bytes = Vec::with_capacity(about.len() as usize + 1);
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
        Index::from_bytes(&bytes).map_err(|cause| error(format!("{}: {}", path.display(), cause.message)))
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// As [`Index::read`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Index, IndexError> {
        let cut = || error("it is cut off or was changed; build it again");
        let Some(rest) = bytes.strip_prefix(MAGIC) else {
            return Err(error("not an index of LeakGuard; `leakguard index build` makes one"));
        };
        let (length, rest) = rest.split_first_chunk::<4>().ok_or_else(cut)?;
        let length = u32::from_le_bytes(*length) as usize;
        if length > LONGEST_HEADER || length > rest.len() {
            return Err(cut());
        }
        let (raw_header, rest) = rest.split_at(length);
        // The version first: another one has other keys.
        let version = serde_json::from_slice::<serde_json::Value>(raw_header).ok().and_then(|header| header.get("version")?.as_u64());
        match version {
            Some(version) if version == u64::from(VERSION) => {}
            Some(version) => return Err(error(format!("this LeakGuard reads indexes of version {VERSION}, this is version {version}; build it again"))),
            None => return Err(cut()),
        }
        let header: Header = serde_json::from_slice(raw_header).map_err(|_| cut())?;
        if header.normalisation != normal::VERSION {
            let (known, other) = (normal::VERSION, header.normalisation);
            return Err(error(format!("its values were normalised in way {other}, this LeakGuard knows way {known}; build it again")));
        }
        header.check().ok_or_else(cut)?;
        let sealed = usize::try_from(header.sets.iter().sum::<u64>()).ok().and_then(|sets| sets.checked_add(TAG)).ok_or_else(cut)?;
        let fingerprints = header.fingerprints();
        if rest.len() as u64 != sealed as u64 + 4 * fingerprints + CHECKSUM as u64 {
            return Err(cut());
        }
        let (sealed, rest) = rest.split_at(sealed);
        let (fingerprints, checksum) = rest.split_at(rest.len() - CHECKSUM);
        if checksum_of(raw_header, sealed)[..] != *checksum || hex(&Sha256::digest(fingerprints)) != header.digest {
            return Err(cut());
        }
        let (words, _) = fingerprints.as_chunks::<4>();
        let filter = BinaryFuse32 { descriptor: header.descriptor(), fingerprints: words.iter().map(|word| u32::from_le_bytes(*word)).collect() };
        let checksum = checksum.try_into().map_err(|_| cut())?;
        Ok(Index { raw_header: raw_header.to_vec(), sealed: sealed.to_vec(), filter, checksum, header })
    }

    /// What it says of itself.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Kinds of its values.
    pub(crate) fn entities(&self) -> Vec<Entity> {
        match self.header.pieces {
            Some(_) => vec![Entity::Confidential],
            None => self.header.slots.iter().map(|slot| slot.entity).collect(),
        }
    }

    /// Tells it from every other one.
    pub(crate) fn checksum(&self) -> &[u8] {
        &self.checksum
    }

    /// Bytes of memory.
    pub fn memory(&self) -> usize {
        self.sealed.len() + self.filter.fingerprints.len() * 4
    }

    /// Whether the keyed hash may be one of its; wrong once in 2^32 times.
    #[inline]
    pub(crate) fn may_have(&self, hash: u64) -> bool {
        self.header.entries > 0 && self.filter.contains(&hash)
    }

    /// The sets of beginnings, opened.
    ///
    /// # Errors
    /// The key is another one than that it was built with.
    pub(crate) fn open(&self, keys: &DatasetKeys) -> Result<Sets, IndexError> {
        let wrong = || error(format!("its key \"{}\" is another one than the keyring's of that name: it was built with another keyring", self.header.key));
        let (tag, ciphertext) = self.sealed.split_first_chunk::<TAG>().ok_or_else(wrong)?;
        let mut sets = ciphertext.to_vec();
        let mut siv = seal(keys, &self.header.salt).ok_or_else(|| error("the seal's key cannot be made"))?;
        let headers: [&[u8]; 1] = [&self.raw_header];
        siv.decrypt_inout_detached(headers, sets.as_mut_slice().into(), tag.into()).map_err(|_| wrong())?;
        let [firsts, pairs, _] = self.header.sets.map(|length| length as usize);
        let read = |from: usize, to: usize| sets.get(from..to).and_then(Bits::read).ok_or_else(wrong);
        Ok(Sets { firsts: read(0, firsts)?, pairs: read(firsts, firsts + pairs)?, codes: read(firsts + pairs, sets.len())? })
    }
}

impl Header {
    /// Whether the numbers can be those of a filter: what is read from it stays inside.
    fn check(&self) -> Option<()> {
        let (length, count) = (self.segment_length, self.segment_count_length);
        let is_filter = length.is_power_of_two() && length <= 1 << 18 && count >= length && count.is_multiple_of(length);
        let is_piece = self.pieces.is_none_or(|pieces| (8..=256).contains(&pieces.length) && (1..=256).contains(&pieces.window));
        let sets = self.sets.iter().all(|&set| set <= LARGEST);
        let named = crate::keys::is_id(&self.key) && self.salt.len() == 32 && self.slots.len() <= 255;
        (is_filter && is_piece && sets && named).then_some(())
    }

    fn fingerprints(&self) -> u64 {
        u64::from(self.segment_count_length) + 2 * u64::from(self.segment_length)
    }

    fn descriptor(&self) -> Descriptor {
        let (seed, segment_length, segment_count_length) = (self.seed, self.segment_length, self.segment_count_length);
        Descriptor { seed, segment_length, segment_length_mask: segment_length - 1, segment_count_length }
    }
}

/// Writes an index: the header gets what the filter and the sets say.
///
/// # Errors
/// The filter cannot be built.
pub(super) fn write(mut header: Header, sets: &Sets, hashes: Vec<u64>, keys: &DatasetKeys) -> Result<Vec<u8>, IndexError> {
    header.version = VERSION;
    header.normalisation = normal::VERSION;
    header.entries = hashes.len() as u64;
    let filter = BinaryFuse32::try_from(&hashes[..]).map_err(|_| error("the filter cannot be built of these values"))?;
    drop(hashes);
    let Descriptor { seed, segment_length, segment_count_length, .. } = filter.descriptor;
    (header.seed, header.segment_length, header.segment_count_length) = (seed, segment_length, segment_count_length);
    let mut fingerprints = Vec::with_capacity(filter.fingerprints.len() * 4);
    filter.fingerprints.iter().for_each(|fingerprint| fingerprints.extend_from_slice(&fingerprint.to_le_bytes()));
    drop(filter);
    header.digest = hex(&Sha256::digest(&fingerprints));
    header.sets = [&sets.firsts, &sets.pairs, &sets.codes].map(|set| set.len() as u64);
    let raw_header = serde_json::to_vec(&header).map_err(|_| error("the header cannot be written"))?;
    let mut open = Vec::new();
    [&sets.firsts, &sets.pairs, &sets.codes].into_iter().for_each(|set| set.write(&mut open));
    let mut siv = seal(keys, &header.salt).ok_or_else(|| error("the seal's key cannot be made"))?;
    let headers: [&[u8]; 1] = [&raw_header];
    let tag = siv.encrypt_inout_detached(headers, open.as_mut_slice().into()).map_err(|_| error("the sets cannot be sealed"))?;
    let sealed = [&tag[..], &open].concat();
    let length = u32::try_from(raw_header.len()).map_err(|_| error("the header is too long"))?;
    let checksum = checksum_of(&raw_header, &sealed);
    Ok([MAGIC, &length.to_le_bytes()[..], &raw_header, &sealed, &fingerprints, &checksum].concat())
}

fn checksum_of(header: &[u8], sealed: &[u8]) -> [u8; CHECKSUM] {
    Sha256::new().chain_update(MAGIC).chain_update(header).chain_update(sealed).finalize().into()
}

/// The cipher of the sets.
fn seal(keys: &DatasetKeys, salt: &str) -> Option<Aes256Siv> {
    let mut key = Zeroizing::new([0; 64]);
    for (half, part) in key.chunks_mut(32).zip([b"seal-1", b"seal-2"]) {
        half.copy_from_slice(&keys.prf(Purpose::Index, &[part, salt.as_bytes()]));
    }
    Aes256Siv::new_from_slice(key.as_slice()).ok()
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
