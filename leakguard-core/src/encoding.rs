//! Compressed bodies (HTTP's `Content-Encoding`): opened, redacted, and closed again, with a bound on what comes out of them.

use std::io::{Read, Write};

use crate::context::Context;
use crate::engine::{Engine, Scratch};
use crate::finding::Blocked;
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
    Unknown(String),
    /// The bytes are not what the encoding says, or end too early.
    Broken(Encoding),
    /// More than `limit` bytes come out.
    TooLarge {
        /// The bound that was given, in bytes.
        limit: usize,
    },
    /// The policy blocks the message.
    Blocked(Blocked),
}

impl std::fmt::Display for BodyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BodyError::Unknown(name) => write!(f, "the encoding \"{name}\" is unknown; there are gzip, deflate, br and zstd"),
            BodyError::Broken(encoding) => write!(f, "the body is no valid {}", encoding.name()),
            BodyError::TooLarge { limit } => write!(f, "more than {limit} bytes come out of the body"),
            BodyError::Blocked(blocked) => blocked.fmt(f),
        }
    }
}

impl std::error::Error for BodyError {}

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

    /// What a body holds.
    ///
    /// # Errors
    /// It is broken, or holds more than `limit` bytes: no more than that is ever held in memory.
    pub fn open(self, body: &[u8], limit: usize) -> Result<Vec<u8>, BodyError> {
        match self {
            Encoding::Gzip => self.read(flate2::read::MultiGzDecoder::new(body), limit),
            Encoding::Deflate if has_zlib_header(body) => self.read(flate2::read::ZlibDecoder::new(body), limit),
            Encoding::Deflate => self.read(flate2::read::DeflateDecoder::new(body), limit),
            Encoding::Brotli => self.read(brotli::Decompressor::new(body, 4096), limit),
            Encoding::Zstd => self.read(ruzstd::decoding::StreamingDecoder::new(body).map_err(|_| BodyError::Broken(self))?, limit),
        }
    }

    fn read(self, from: impl Read, limit: usize) -> Result<Vec<u8>, BodyError> {
        let mut out = Vec::new();
        from.take((limit as u64).saturating_add(1)).read_to_end(&mut out).map_err(|_| BodyError::Broken(self))?;
        if out.len() > limit { Err(BodyError::TooLarge { limit }) } else { Ok(out) }
    }

    /// The body that holds a text.
    pub fn close(self, text: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        let level = flate2::Compression::default();
        // Writing to a Vec does not fail.
        match self {
            Encoding::Gzip => {
                let mut writer = flate2::write::GzEncoder::new(&mut out, level);
                drop(writer.write_all(text));
                drop(writer.finish());
            }
            Encoding::Deflate => {
                let mut writer = flate2::write::ZlibEncoder::new(&mut out, level);
                drop(writer.write_all(text));
                drop(writer.finish());
            }
            Encoding::Brotli => {
                let mut writer = brotli::CompressorWriter::new(&mut out, 4096, 5, 22);
                drop(writer.write_all(text));
            }
            Encoding::Zstd => ruzstd::encoding::compress(text, &mut out, ruzstd::encoding::CompressionLevel::Fastest),
        }
        out
    }
}

/// RFC 1950, 2.2: the method is 8, and the first two bytes are a multiple of 31.
fn has_zlib_header(body: &[u8]) -> bool {
    matches!(body, [first, second, ..] if first & 15 == 8 && (u16::from(*first) << 8 | u16::from(*second)).is_multiple_of(31))
}

impl Engine {
    /// Redacts what a compressed body holds and compresses it again. `encodings` is the value of its `Content-Encoding`
    /// (`gzip`, `br`, `gzip, br`; `identity` and nothing are none); `limit` bounds what comes out, in bytes. `None`: nothing
    /// changed, the body stays as it is.
    ///
    /// # Errors
    /// An encoding is unknown, the body is broken or too large, or the policy blocks it.
    pub fn redact_body(
        &self,
        body: &[u8],
        encodings: &str,
        limit: usize,
        context: &Context<'_>,
        format: Format,
        scratch: &mut Scratch,
    ) -> Result<Option<Vec<u8>>, BodyError> {
        let mut applied = Vec::new();
        for name in encodings.split(',').map(str::trim).filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("identity")) {
            match Encoding::from_name(name) {
                Some(encoding) if applied.len() < DEEPEST => applied.push(encoding),
                _ => return Err(BodyError::Unknown(name.to_owned())),
            }
        }
        let mut opened: Option<Vec<u8>> = None;
        for encoding in applied.iter().rev() {
            opened = Some(encoding.open(opened.as_deref().unwrap_or(body), limit)?);
        }
        let text = opened.as_deref().unwrap_or(body);
        let redaction = self.redact(text, context, format, scratch).map_err(BodyError::Blocked)?;
        Ok(redaction.output.map(|output| applied.iter().fold(output.to_vec(), |text, encoding| encoding.close(&text))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    const ALL: [Encoding; 4] = [Encoding::Gzip, Encoding::Deflate, Encoding::Brotli, Encoding::Zstd];
    const TEXT: &[u8] = b"{\"id\":1,\"email\":\"jane@example.com\",\"note\":\"nothing\"}";

    fn redact(body: &[u8], encodings: &str) -> Result<Option<Vec<u8>>, BodyError> {
        let engine = Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap();
        engine.redact_body(body, encodings, 1 << 20, &Context::default(), Format::Auto, &mut Scratch::default())
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
        assert_eq!(redact(b"x", "compress"), Err(BodyError::Unknown("compress".to_owned())));
        assert!(matches!(redact(b"x", "br,br,br,br,br"), Err(BodyError::Unknown(_))));
    }
}
