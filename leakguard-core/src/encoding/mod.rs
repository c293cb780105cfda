//! Compressed bodies (HTTP's `Content-Encoding`): opened, redacted, and closed again, with a bound on what comes out of them.

mod body;
mod closing;
mod opening;
mod transcode;
mod zstd;

use std::borrow::Cow;
use std::io::Read;

pub use body::BodyStream;
pub(crate) use transcode::Transcoder;

use crate::context::Context;
use crate::engine::{Engine, Scratch, field_of};
use crate::finding::{Blocked, Finding};
use crate::format::Format;

/// Encodings around one another, at most (`gzip, br`).
const DEEPEST: usize = 4;

/// How a body is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// RFC 1952, also of several members.
    Gzip,
    /// RFC 1950, and what some servers send under its name: RFC 1951 without a header.
    Deflate,
    /// RFC 7932
    Brotli,
    /// RFC 8878
    Zstd,
}

/// Why a body could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyError {
    /// An encoding that is none of ours, or too many around one another.
    Unknown,
    /// The bytes are not what the encoding says, or end too early.
    Broken(Encoding),
    /// More than `limit` bytes come out.
    TooLarge {
        /// The bound that was given, in bytes.
        limit: usize,
    },
    /// More than `times` as many bytes come out as have come in.
    Expands {
        /// The bound that was given.
        times: u32,
    },
    /// To open this zstd takes a window of so many bytes, more than the 8 MiB of RFC 9659.
    Window {
        /// What it asks for.
        bytes: u64,
    },
    /// The policy blocks the message.
    Blocked(Blocked),
}

/// How much may come out of a body that comes in chunks. Text rarely gives more than 30 times; a bomb gives a thousand times
/// and more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expansion {
    /// So many times the bytes that have come.
    pub times: u32,
}

impl Default for Expansion {
    fn default() -> Expansion {
        Expansion { times: 200 }
    }
}

impl Expansion {
    /// Up to here nobody is harmed.
    const FREE: u64 = 16 << 20;

    fn allows(self, taken: u64, given: u64) -> Result<(), BodyError> {
        let is_bomb = given > Expansion::FREE && given / u64::from(self.times.max(1)) > taken;
        if is_bomb { Err(BodyError::Expands { times: self.times }) } else { Ok(()) }
    }
}

impl std::fmt::Display for BodyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BodyError::Unknown => write!(f, "unknown encoding; there are gzip, deflate, br and zstd, and lists of at most {DEEPEST} of them"),
            BodyError::Broken(encoding) => write!(f, "the body is no valid {}", encoding.name()),
            BodyError::TooLarge { limit } => write!(f, "more than {limit} bytes come out of the body"),
            BodyError::Expands { times } => write!(f, "the body holds more than {times} times its size"),
            BodyError::Window { bytes } => write!(f, "the body is zstd with a window of {bytes} bytes; at most {} are allowed", zstd::WIDEST_WINDOW),
            BodyError::Blocked(blocked) => blocked.fmt(f),
        }
    }
}

impl std::error::Error for BodyError {}

impl From<Blocked> for BodyError {
    fn from(blocked: Blocked) -> BodyError {
        BodyError::Blocked(blocked)
    }
}

impl Encoding {
    /// The encoding of that name in HTTP (RFC 9110, 8.4.1), in any case.
    pub fn from_name(name: &str) -> Option<Encoding> {
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        match () {
            () if is("gzip") || is("x-gzip") => Some(Encoding::Gzip),
            () if is("deflate") => Some(Encoding::Deflate),
            () if is("br") => Some(Encoding::Brotli),
            () if is("zstd") => Some(Encoding::Zstd),
            () => None,
        }
    }

    /// Its name in HTTP.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Gzip => "gzip",
            Encoding::Deflate => "deflate",
            Encoding::Brotli => "br",
            Encoding::Zstd => "zstd",
        }
    }

    /// The encodings of the value of a `Content-Encoding` header (`gzip`, `br`, `gzip, br`), in the order in which they were
    /// applied; `identity` and nothing are none.
    ///
    /// # Errors
    /// One is unknown, or there are more than four.
    pub fn list(names: &str) -> Result<Vec<Encoding>, BodyError> {
        let mut applied = Vec::new();
        for name in names.split(',').map(str::trim).filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("identity")) {
            match Encoding::from_name(name) {
                Some(encoding) if applied.len() < DEEPEST => applied.push(encoding),
                _ => return Err(BodyError::Unknown),
            }
        }
        Ok(applied)
    }

    /// The encoding of a file that begins with these bytes, four of which are enough: gzip and zstd say what they are. No text
    /// begins so.
    pub fn from_content(first: &[u8]) -> Option<Encoding> {
        match first {
            [0x1F, 0x8B, 8, ..] => Some(Encoding::Gzip),
            _ if zstd::is_frame(first) => Some(Encoding::Zstd),
            _ => None,
        }
    }

    /// What a body holds.
    ///
    /// # Errors
    /// It is broken, or holds more than `limit` bytes: no more than that is ever held in memory.
    pub fn open(self, body: &[u8], limit: usize) -> Result<Vec<u8>, BodyError> {
        let mut out = Vec::new();
        let opened = opening::Opening::new(self, body).take((limit as u64).saturating_add(1)).read_to_end(&mut out);
        opened.map_err(|error| opening::told(&error, self))?;
        if out.len() > limit { Err(BodyError::TooLarge { limit }) } else { Ok(out) }
    }

    /// What a body with these encodings around one another holds; `None`: it has none, or no byte.
    ///
    /// # Errors
    /// As [`Encoding::open`], at any of them.
    pub fn open_all(encodings: &[Encoding], body: &[u8], limit: usize) -> Result<Option<Vec<u8>>, BodyError> {
        let mut opened: Option<Vec<u8>> = None;
        for encoding in encodings.iter().rev().filter(|_| !body.is_empty()) {
            opened = Some(encoding.open(opened.as_deref().unwrap_or(body), limit)?);
        }
        Ok(opened)
    }

    /// The body that holds a text.
    pub fn close(self, text: &[u8]) -> Vec<u8> {
        closing::closed(self, text)
    }
}

/// What became of a body.
#[derive(Clone, Debug, PartialEq)]
pub struct RedactedBody {
    /// The new body; `None`: nothing changed, it stays as it is.
    pub output: Option<Vec<u8>>,
    /// What was found in it; offsets are bytes of what it holds.
    pub findings: Vec<Finding>,
    paths: Vec<u8>,
}

impl RedactedBody {
    /// Path of the field that a finding stands in, as [`crate::Redaction::field`].
    pub fn field(&self, finding: &Finding) -> Option<Cow<'_, str>> {
        field_of(finding, &self.paths)
    }
}

impl Engine {
    /// Redacts what a compressed body holds and compresses it again. `limit` bounds what comes out, in bytes. A body without a
    /// byte is none.
    ///
    /// # Errors
    /// The body is broken or too large, or the policy blocks it.
    pub fn redact_body(
        &self,
        body: &[u8],
        encodings: &[Encoding],
        limit: usize,
        context: &Context<'_>,
        format: Format,
        scratch: &mut Scratch,
    ) -> Result<RedactedBody, BodyError> {
        let opened = Encoding::open_all(encodings, body, limit)?;
        let redaction = self.redact(opened.as_deref().unwrap_or(body), context, format, scratch)?;
        let (findings, paths) = (redaction.findings.to_vec(), redaction.paths.to_vec());
        let output = redaction.output.map(|output| encodings.iter().fold(output.to_vec(), |text, encoding| encoding.close(&text)));
        Ok(RedactedBody { output, findings, paths })
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::policy::Policy;

    const ALL: [Encoding; 4] = [Encoding::Gzip, Encoding::Deflate, Encoding::Brotli, Encoding::Zstd];
    const TEXT: &[u8] = b"{\"id\":1,\"email\":\"jane@example.com\",\"note\":\"nothing\"}";

    fn redact(body: &[u8], encodings: &str) -> Result<Option<Vec<u8>>, BodyError> {
        let engine = Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap();
        let encodings = Encoding::list(encodings)?;
        engine.redact_body(body, &encodings, 1 << 20, &Context::default(), Format::Auto, &mut Scratch::default()).map(|body| body.output)
    }

    #[test]
    fn bodies_are_opened_redacted_and_closed() {
        for encoding in ALL {
            assert_eq!(Encoding::from_name(encoding.name()), Some(encoding));
            let body = redact(&encoding.close(TEXT), encoding.name()).unwrap().unwrap();
            assert_eq!(encoding.open(&body, 1 << 20).unwrap(), b"{\"id\":1,\"email\":\"[EMAIL_ADDRESS]\",\"note\":\"nothing\"}", "{encoding:?}");
            assert_eq!(redact(&encoding.close(b"{\"id\":1}"), encoding.name()), Ok(None), "{encoding:?}");
            assert_eq!(encoding.open(&encoding.close(b""), 0), Ok(Vec::new()), "{encoding:?}");
        }
        let twice = Encoding::Brotli.close(&Encoding::Gzip.close(TEXT));
        let body = redact(&twice, "gzip, BR").unwrap().unwrap();
        assert!(Encoding::Gzip.open(&Encoding::Brotli.open(&body, 1 << 20).unwrap(), 1 << 20).unwrap().starts_with(b"{\"id\":1,\"email\":\"[E"));
        assert_eq!(redact(TEXT, "").unwrap().unwrap(), redact(TEXT, "identity").unwrap().unwrap());
    }

    #[test]
    fn deflate_without_a_header_is_opened_too() {
        let mut writer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        writer.write_all(TEXT).unwrap();
        assert_eq!(Encoding::Deflate.open(&writer.finish().unwrap(), 1 << 20).unwrap(), TEXT);
    }

    #[test]
    fn a_bomb_is_an_error_and_never_in_memory() {
        let zeros = vec![0; 8 << 20];
        for encoding in ALL {
            let bomb = encoding.close(&zeros);
            assert!(bomb.len() < zeros.len() / 100, "{encoding:?} makes {} bytes", bomb.len());
            assert_eq!(encoding.open(&bomb, 1 << 20), Err(BodyError::TooLarge { limit: 1 << 20 }), "{encoding:?}");
            assert_eq!(redact(&encoding.close(&bomb), &format!("{0}, {0}", encoding.name())), Err(BodyError::TooLarge { limit: 1 << 20 }), "{encoding:?}");
        }
    }

    #[test]
    fn what_is_cut_off_or_something_else_is_broken() {
        let text: Vec<u8> = (0..40_000u32).flat_map(|number| number.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        for encoding in ALL {
            let body = encoding.close(&text);
            assert_eq!(encoding.open(&body[..body.len() / 2], 1 << 20), Err(BodyError::Broken(encoding)), "{encoding:?}");
            assert_eq!(encoding.open(b"\xff\xff not compressed", 1 << 20), Err(BodyError::Broken(encoding)), "{encoding:?}");
        }
        assert_eq!(redact(b"x", "compress"), Err(BodyError::Unknown));
        assert_eq!(redact(b"x", "br,br,br,br,br"), Err(BodyError::Unknown));
    }
}
