//! A file of a data set: hashed as it is written, encrypted as it is written, put in place when it is whole.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use age::stream::StreamWriter;
use age::x25519;
use anyhow::{Context as _, Result, anyhow, ensure};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::recipe::hex;

/// A file of a data set, as the manifest lists it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its path from the data set's folder.
    pub file: String,
    /// Rows in it.
    pub rows: u64,
    /// Octets of the file.
    pub bytes: u64,
    /// SHA-256 of the file as it is.
    pub sha256: String,
}

/// Public keys of those who may read.
#[derive(Clone, Default)]
pub struct Recipients(Vec<x25519::Recipient>);

impl Recipients {
    /// Reads public keys of age.
    ///
    /// # Errors
    /// One is none.
    pub fn read<'k>(keys: impl Iterator<Item = &'k String>) -> Result<Recipients> {
        let read = |key: &String| key.trim().parse().map_err(|why| anyhow!("recipient \"{key}\": {why}; a public key of age begins with age1"));
        keys.map(read).collect::<Result<_>>().map(Recipients)
    }

    /// Nobody: parts are not encrypted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::fmt::Display for Recipients {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut keys: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        keys.sort();
        f.write_str(&keys.join(" "))
    }
}

/// Hashes what goes through.
pub struct Hashed {
    file: File,
    digest: Sha256,
    bytes: u64,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.digest.update(&bytes[..count]);
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

/// Where the octets of a part go.
pub enum Sink {
    /// As they are.
    Plain(BufWriter<Hashed>),
    /// Encrypted.
    Age(Box<StreamWriter<BufWriter<Hashed>>>),
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self {
            Sink::Plain(out) => out.write(bytes),
            Sink::Age(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self {
            Sink::Plain(out) => out.flush(),
            Sink::Age(out) => out.flush(),
        }
    }
}

/// The file that is written until the part is whole. It is encrypted, too.
pub struct Unfinished {
    path: PathBuf,
    temporary: PathBuf,
}

impl Unfinished {
    /// Begins a file, readable for its owner alone.
    pub fn create(path: PathBuf, recipients: &Recipients) -> Result<(Unfinished, Sink)> {
        let temporary = path.with_extension("unfinished");
        let file = private().create(true).truncate(true).open(&temporary).with_context(|| temporary.display().to_string())?;
        let out = BufWriter::with_capacity(crate::input::CHUNK, Hashed { file, digest: Sha256::new(), bytes: 0 });
        let sink = if recipients.is_empty() {
            Sink::Plain(out)
        } else {
            let recipients = recipients.0.iter().map(|recipient| recipient as &dyn age::Recipient);
            Sink::Age(Box::new(age::Encryptor::with_recipients(recipients)?.wrap_output(out)?))
        };
        Ok((Unfinished { path, temporary }, sink))
    }

    /// Takes the file away again.
    pub fn discard(self, sink: Sink) -> Result<()> {
        drop(sink);
        std::fs::remove_file(&self.temporary).with_context(|| self.temporary.display().to_string())
    }

    /// Puts the file in its place; returns its size and hash.
    pub fn finish(self, sink: Sink) -> Result<(u64, String)> {
        let shown = || self.path.display().to_string();
        let out = match sink {
            Sink::Plain(out) => out,
            Sink::Age(out) => out.finish().with_context(shown)?,
        };
        let hashed = out.into_inner().map_err(|error| error.into_error()).with_context(shown)?;
        hashed.file.sync_all().with_context(shown)?;
        std::fs::rename(&self.temporary, &self.path).with_context(shown)?;
        Ok((hashed.bytes, hex(&hashed.digest.finalize())))
    }
}

/// A file that only its owner may read.
pub fn private() -> std::fs::OpenOptions {
    let mut options = std::fs::OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Writes a small file whole.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let (unfinished, mut sink) = Unfinished::create(path.to_owned(), &Recipients::default())?;
    sink.write_all(bytes)?;
    unfinished.finish(sink).map(|_| ())
}

/// The private keys of a file of age.
pub struct Identities(Vec<Box<dyn age::Identity + Send + Sync>>);

impl Identities {
    /// Reads them.
    pub fn read(path: &Path) -> Result<Identities> {
        let shown = || format!("identity {}", path.display());
        let file = age::IdentityFile::from_buffer(BufReader::new(File::open(path).with_context(shown)?)).with_context(shown)?;
        Ok(Identities(file.into_identities().map_err(|_| anyhow!("{}: it holds no private key of age", shown()))?))
    }

    /// Decrypts what a reader gives.
    pub fn open(&self, reader: impl Read) -> Result<impl Read> {
        let decryptor = age::Decryptor::new(reader).map_err(|error| anyhow!("not a file of age: {error}"))?;
        decryptor.decrypt(self.0.iter().map(|identity| &**identity as &dyn age::Identity)).map_err(|error| anyhow!("{error}"))
    }
}

/// Checks size and hash of a part.
pub fn check(path: &Path, part: &Part) -> Result<()> {
    let mut file = File::open(path).with_context(|| part.file.clone())?;
    let (mut digest, mut bytes, mut chunk) = (Sha256::new(), 0, vec![0; crate::input::CHUNK]);
    loop {
        let count = file.read(&mut chunk).with_context(|| part.file.clone())?;
        if count == 0 {
            break;
        }
        digest.update(&chunk[..count]);
        bytes += count as u64;
    }
    ensure!((bytes, &hex(&digest.finalize())) == (part.bytes, &part.sha256), "{}: the file is not the one that the manifest lists", part.file);
    Ok(())
}
