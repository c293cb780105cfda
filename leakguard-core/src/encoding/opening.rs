//! Opens encodings around one another, however their bytes come, and counts what comes out.

use std::io::{BufRead, BufReader, Chain, Cursor, Error, ErrorKind, Read, Result};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::zstd::Frames;
use super::{BodyError, Encoding, Expansion};

/// Bytes of a body that are handed from one reader to the next at once.
const HANDED: usize = 8 * 1024;

/// What has come of a body and was not read yet.
#[derive(Default)]
struct Arrived {
    bytes: Vec<u8>,
    at: usize,
    /// Nothing more comes.
    is_all: bool,
}

/// The two ends of a body that comes in chunks: one puts them in, the other reads.
#[derive(Clone, Default)]
pub(super) struct Inbox {
    arrived: Arc<Mutex<Arrived>>,
    /// Bytes that ever came.
    taken: Arc<AtomicU64>,
}

impl Inbox {
    pub fn put(&self, bytes: &[u8]) {
        self.taken.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        let mut arrived = self.arrived.lock().unwrap_or_else(PoisonError::into_inner);
        if arrived.at == arrived.bytes.len() {
            arrived.bytes.clear();
            arrived.at = 0;
        }
        arrived.bytes.extend_from_slice(bytes);
    }

    pub fn end(&self) {
        self.arrived.lock().unwrap_or_else(PoisonError::into_inner).is_all = true;
    }
}

impl Read for Inbox {
    /// Where nothing is there yet: `WouldBlock`.
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let mut arrived = self.arrived.lock().unwrap_or_else(PoisonError::into_inner);
        let Arrived { bytes, at, is_all } = &mut *arrived;
        let count = (&bytes[*at..]).read(into)?;
        *at += count;
        if count == 0 && !*is_all && !into.is_empty() { Err(ErrorKind::WouldBlock.into()) } else { Ok(count) }
    }
}

/// Reads what a body holds. Of the encodings the one that was applied last comes last.
pub(super) fn opened(encodings: &[Encoding], inbox: &Inbox, expansion: Expansion) -> Box<dyn Read + Send> {
    let mut opened: Box<dyn Read + Send> = Box::new(inbox.clone());
    for &encoding in encodings.iter().rev() {
        let reader = Opening::new(encoding, BufReader::with_capacity(HANDED, opened));
        opened = Box::new(Counted { encoding, reader, taken: Arc::clone(&inbox.taken), given: 0, expansion });
    }
    opened
}

/// One encoding.
pub(super) enum Opening<R: BufRead> {
    Gzip(flate2::bufread::MultiGzDecoder<R>),
    Deflate(Deflate<R>),
    Brotli(Box<brotli::Decompressor<R>>),
    Zstd(Box<Frames<R>>),
}

impl<R: BufRead> Opening<R> {
    pub fn new(encoding: Encoding, body: R) -> Opening<R> {
        match encoding {
            Encoding::Gzip => Opening::Gzip(flate2::bufread::MultiGzDecoder::new(body)),
            Encoding::Deflate => Opening::Deflate(Deflate { first: Vec::with_capacity(2), body: Some(body), opening: None }),
            Encoding::Brotli => Opening::Brotli(Box::new(brotli::Decompressor::new(body, 4096))),
            Encoding::Zstd => Opening::Zstd(Box::new(Frames::new(body))),
        }
    }
}

impl<R: BufRead> Read for Opening<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let count = match self {
            Opening::Gzip(reader) => reader.read(into)?,
            Opening::Deflate(reader) => reader.read(into)?,
            Opening::Brotli(reader) => reader.read(into)?,
            Opening::Zstd(reader) => reader.read(into)?,
        };
        if count > 0 || into.is_empty() {
            return Ok(count);
        }
        // What stands behind the end would get lost.
        let rest = match self {
            Opening::Gzip(reader) => reader.get_mut().fill_buf()?.len(),
            Opening::Deflate(reader) => reader.rest()?,
            // Asked again, it tells of bytes that it has taken and not used.
            Opening::Brotli(reader) => reader.read(into)? + reader.get_mut().fill_buf()?.len(),
            Opening::Zstd(_) => 0,
        };
        if rest > 0 { Err(ErrorKind::InvalidData.into()) } else { Ok(0) }
    }
}

/// RFC 1950, or RFC 1951 without a header: the first two bytes tell.
pub(super) struct Deflate<R: BufRead> {
    first: Vec<u8>,
    body: Option<R>,
    opening: Option<Inflating<R>>,
}

enum Inflating<R: BufRead> {
    Zlib(flate2::bufread::ZlibDecoder<Chain<Cursor<Vec<u8>>, R>>),
    Raw(flate2::bufread::DeflateDecoder<Chain<Cursor<Vec<u8>>, R>>),
}

impl<R: BufRead> Read for Deflate<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        while let Some(body) = &mut self.body {
            let next = if self.first.len() < 2 { body.fill_buf()?.first().copied() } else { None };
            if let Some(byte) = next {
                self.first.push(byte);
                body.consume(1);
            } else if let Some(body) = self.body.take() {
                let is_zlib = has_zlib_header(&self.first);
                let whole = Cursor::new(std::mem::take(&mut self.first)).chain(body);
                self.opening = Some(match is_zlib {
                    true => Inflating::Zlib(flate2::bufread::ZlibDecoder::new(whole)),
                    false => Inflating::Raw(flate2::bufread::DeflateDecoder::new(whole)),
                });
            }
        }
        match &mut self.opening {
            Some(Inflating::Zlib(reader)) => reader.read(into),
            Some(Inflating::Raw(reader)) => reader.read(into),
            None => Ok(0),
        }
    }
}

impl<R: BufRead> Deflate<R> {
    fn rest(&mut self) -> Result<usize> {
        Ok(match &mut self.opening {
            Some(Inflating::Zlib(reader)) => reader.get_mut().fill_buf()?.len(),
            Some(Inflating::Raw(reader)) => reader.get_mut().fill_buf()?.len(),
            None => 0,
        })
    }
}

/// RFC 1950, 2.2: the method is 8, and the first two bytes are a multiple of 31.
fn has_zlib_header(body: &[u8]) -> bool {
    matches!(body, [first, second, ..] if first & 15 == 8 && (u16::from(*first) << 8 | u16::from(*second)).is_multiple_of(31))
}

/// Tells what is wrong with an encoding, and ends where more comes out than may.
struct Counted<R: BufRead> {
    encoding: Encoding,
    reader: Opening<R>,
    taken: Arc<AtomicU64>,
    given: u64,
    expansion: Expansion,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let count = self.reader.read(into).map_err(|error| match error.kind() {
            ErrorKind::WouldBlock | ErrorKind::Interrupted => error,
            _ => Error::other(told(&error, self.encoding)),
        })?;
        self.given += count as u64;
        self.expansion.allows(self.taken.load(Ordering::Relaxed), self.given).map_err(Error::other)?;
        Ok(count)
    }
}

/// What an error is: the encoding that it is of has said it where there are several.
pub(super) fn told(error: &Error, encoding: Encoding) -> BodyError {
    error.get_ref().and_then(|inner| inner.downcast_ref::<BodyError>()).cloned().unwrap_or(BodyError::Broken(encoding))
}
