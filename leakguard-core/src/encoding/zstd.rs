//! Frames of zstd, one behind the other, however their bytes come.

use std::io::{BufRead, Error, ErrorKind, Read, Result};

use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::BodyError;

/// A frame's window is held in memory. RFC 9659 allows 8 MiB in HTTP; `zstd` needs more above level 19 and with `--long` only.
pub(super) const WIDEST_WINDOW: u64 = 8 << 20;

/// RFC 8878, 3.1.1: the longest header of a frame, with its magic number.
const LONGEST_HEADER: usize = 18;

/// RFC 8878, 3.1.1.2: a block is no longer.
const LONGEST_BLOCK: usize = 128 * 1024;

const MAGIC: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];

/// Whether the bytes begin as a frame.
pub(super) fn is_frame(first: &[u8]) -> bool {
    first.starts_with(&MAGIC)
}

/// Reads what frames hold.
pub(super) struct Frames<R: BufRead> {
    body: R,
    /// Bytes of a header or a block that is not complete yet.
    held: Vec<u8>,
    decoder: FrameDecoder,
    state: State,
    /// A frame was read: the body may end behind it.
    any: bool,
}

enum State {
    /// A frame may begin, or the body end.
    Between,
    /// So many bytes of a frame that holds nothing of the body.
    Skipping(u64),
    /// Blocks come.
    Frame,
}

impl<R: BufRead> Frames<R> {
    pub fn new(body: R) -> Frames<R> {
        Frames { body, held: Vec::new(), decoder: FrameDecoder::new(), state: State::Between, any: false }
    }

    /// Holds so many bytes, if the body has them.
    fn hold(&mut self, wanted: usize) -> Result<()> {
        while self.held.len() < wanted {
            let there = self.body.fill_buf()?;
            let count = there.len().min(wanted - self.held.len());
            if count == 0 {
                break;
            }
            self.held.extend_from_slice(&there[..count]);
            self.body.consume(count);
        }
        Ok(())
    }

    /// Begins what comes next; false at the end of the body.
    fn begin(&mut self) -> Result<bool> {
        self.hold(LONGEST_HEADER)?;
        let skipped = match self.held[..] {
            [] if self.any => return Ok(false),
            // RFC 8878, 3.1.2
            [first, 0x2A, 0x4D, 0x18, a, b, c, d, ..] if first >> 4 == 5 => 8 + u64::from(u32::from_le_bytes([a, b, c, d])),
            _ => 0,
        };
        self.any = true;
        if skipped > 0 {
            self.state = State::Skipping(skipped);
            return Ok(true);
        }
        match window(&self.held) {
            Some(window) if window > WIDEST_WINDOW => return Err(Error::other(BodyError::Window { bytes: window })),
            Some(_) => {}
            None => return Err(ErrorKind::InvalidData.into()),
        }
        let mut rest = &self.held[..];
        self.decoder.reset(&mut rest).map_err(|_| ErrorKind::InvalidData)?;
        let read = self.held.len() - rest.len();
        self.held.drain(..read);
        self.state = State::Frame;
        Ok(true)
    }

    /// Decodes the next block.
    fn block(&mut self) -> Result<()> {
        self.hold(3)?;
        let [a, b, c, ..] = self.held[..] else { return Err(ErrorKind::UnexpectedEof.into()) };
        // RFC 8878, 3.1.1.2: the last one or not, the type, the size. A repeated byte stands there once.
        let header = u32::from_le_bytes([a, b, c, 0]);
        let size = if header >> 1 & 3 == 1 { 1 } else { (header >> 3) as usize };
        if size > LONGEST_BLOCK {
            return Err(ErrorKind::InvalidData.into());
        }
        // A checksum may stand behind the last one.
        self.hold(3 + size + if header & 1 == 1 { 4 } else { 0 })?;
        let mut rest = &self.held[..];
        self.decoder.decode_blocks(&mut rest, BlockDecodingStrategy::UptoBlocks(1)).map_err(|_| ErrorKind::InvalidData)?;
        let read = self.held.len() - rest.len();
        self.held.drain(..read);
        Ok(())
    }

    fn skip(&mut self, left: u64) -> Result<()> {
        let held = self.held.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        self.held.drain(..held);
        let mut left = left - held as u64;
        while left > 0 {
            self.state = State::Skipping(left);
            let count = self.body.fill_buf()?.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            if count == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            self.body.consume(count);
            left -= count as u64;
        }
        self.state = State::Between;
        Ok(())
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        loop {
            match self.state {
                State::Between => {
                    if !self.begin()? {
                        return Ok(0);
                    }
                }
                State::Skipping(left) => self.skip(left)?,
                State::Frame if self.decoder.can_collect() > 0 => return self.decoder.read(into),
                State::Frame if self.decoder.is_finished() => {
                    let told = self.decoder.get_checksum_from_data();
                    if told.is_some() && told != self.decoder.get_calculated_checksum() {
                        return Err(ErrorKind::InvalidData.into());
                    }
                    self.state = State::Between;
                }
                State::Frame => self.block()?,
            }
        }
    }
}

/// RFC 8878, 3.1.1.1: the window of the frame that begins with these bytes. `None`: no frame does.
fn window(frame: &[u8]) -> Option<u64> {
    let descriptor = *frame.strip_prefix(&MAGIC)?.first()?;
    let rest = &frame[MAGIC.len() + 1..];
    let is_single_segment = descriptor >> 5 & 1 == 1;
    if !is_single_segment {
        let window = *rest.first()?;
        let base = 1u64 << (10 + (window >> 3));
        return Some(base + base / 8 * u64::from(window & 7));
    }
    // The whole content is the window; its size stands behind the dictionary's id.
    let id = [0, 1, 2, 4][usize::from(descriptor & 3)];
    let size = rest.get(id..)?;
    Some(match descriptor >> 6 {
        0 => u64::from(*size.first()?),
        1 => u64::from(u16::from_le_bytes([*size.first()?, *size.get(1)?])) + 256,
        2 => u64::from(u32::from_le_bytes(size.first_chunk().copied()?)),
        _ => u64::from_le_bytes(size.first_chunk().copied()?),
    })
}
