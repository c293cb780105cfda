//! Compresses again what was opened.

use std::io::Write;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use ruzstd::encoding::{CompressionLevel, compress};

use super::Encoding;

/// Bytes of a text that become one frame of zstd when they come in chunks.
const FRAME: usize = 1 << 20;

/// Brotli's quality, of 11, and the size of its window as a power of two.
const BROTLI: (u32, u32) = (5, 22);

/// One encoding that is being written. Writing to a Vec does not fail.
enum Closing {
    Gzip(GzEncoder<Vec<u8>>),
    Deflate(ZlibEncoder<Vec<u8>>),
    Brotli(Box<brotli::CompressorWriter<Vec<u8>>>),
    /// What will be a frame.
    Zstd(Vec<u8>),
}

impl Closing {
    fn new(encoding: Encoding) -> Closing {
        match encoding {
            Encoding::Gzip => Closing::Gzip(GzEncoder::new(Vec::new(), Compression::default())),
            Encoding::Deflate => Closing::Deflate(ZlibEncoder::new(Vec::new(), Compression::default())),
            Encoding::Brotli => Closing::Brotli(Box::new(brotli::CompressorWriter::new(Vec::new(), 4096, BROTLI.0, BROTLI.1))),
            Encoding::Zstd => Closing::Zstd(Vec::new()),
        }
    }

    /// Takes up text and hands out what is there of the body.
    fn write(&mut self, text: &[u8], out: &mut Vec<u8>) {
        match self {
            Closing::Gzip(writer) => drop(writer.write_all(text)),
            Closing::Deflate(writer) => drop(writer.write_all(text)),
            Closing::Brotli(writer) => drop(writer.write_all(text)),
            Closing::Zstd(pending) => {
                pending.extend_from_slice(text);
                let whole = pending.len() - pending.len() % FRAME;
                for frame in pending[..whole].chunks(FRAME) {
                    compress(frame, &mut *out, CompressionLevel::Fastest);
                }
                pending.drain(..whole);
            }
        }
        self.hand_out(out);
    }

    /// Hands out what was taken up, so that a reader can read it.
    fn flush(&mut self, out: &mut Vec<u8>) {
        match self {
            Closing::Gzip(writer) => drop(writer.flush()),
            Closing::Deflate(writer) => drop(writer.flush()),
            Closing::Brotli(writer) => drop(writer.flush()),
            Closing::Zstd(pending) => {
                if !pending.is_empty() {
                    compress(&pending[..], &mut *out, CompressionLevel::Fastest);
                    pending.clear();
                }
            }
        }
        self.hand_out(out);
    }

    fn hand_out(&mut self, out: &mut Vec<u8>) {
        match self {
            Closing::Gzip(writer) => out.append(writer.get_mut()),
            Closing::Deflate(writer) => out.append(writer.get_mut()),
            Closing::Brotli(writer) => out.append(writer.get_mut()),
            Closing::Zstd(_) => {}
        }
    }

    /// Hands out the rest. `is_begun`: something of the body is out already.
    fn finish(self, is_begun: bool, out: &mut Vec<u8>) {
        match self {
            Closing::Gzip(writer) => out.append(&mut writer.finish().unwrap_or_default()),
            Closing::Deflate(writer) => out.append(&mut writer.finish().unwrap_or_default()),
            Closing::Brotli(writer) => out.append(&mut writer.into_inner()),
            Closing::Zstd(pending) => {
                if !pending.is_empty() || !is_begun {
                    compress(&pending[..], out, CompressionLevel::Fastest);
                }
            }
        }
    }
}

/// Encodings around one another that are being written.
#[derive(Default)]
pub(super) struct Closings {
    /// The first one applied comes first; whether something of it is out.
    closings: Vec<(Closing, bool)>,
    /// What goes from one to the next.
    text: Vec<u8>,
    body: Vec<u8>,
}

impl Closings {
    pub fn new(encodings: &[Encoding]) -> Closings {
        Closings { closings: encodings.iter().map(|&encoding| (Closing::new(encoding), false)).collect(), ..Closings::default() }
    }

    /// Takes up text and gives what is there of the body.
    pub fn write(&mut self, text: &[u8]) -> &[u8] {
        self.text.clear();
        self.text.extend_from_slice(text);
        self.each(|closing, text, body| closing.write(text, body))
    }

    /// What was taken up, so that a reader can read it.
    pub fn flush(&mut self) -> &[u8] {
        self.text.clear();
        self.each(|closing, text, body| {
            closing.write(text, body);
            closing.flush(body);
        })
    }

    fn each(&mut self, mut step: impl FnMut(&mut Closing, &[u8], &mut Vec<u8>)) -> &[u8] {
        for (closing, is_begun) in &mut self.closings {
            self.body.clear();
            step(closing, &self.text, &mut self.body);
            *is_begun |= !self.body.is_empty();
            std::mem::swap(&mut self.text, &mut self.body);
        }
        &self.text
    }

    /// The rest.
    pub fn finish(&mut self) -> &[u8] {
        self.text.clear();
        for (mut closing, is_begun) in self.closings.drain(..) {
            self.body.clear();
            closing.write(&self.text, &mut self.body);
            closing.finish(is_begun || !self.body.is_empty(), &mut self.body);
            std::mem::swap(&mut self.text, &mut self.body);
        }
        &self.text
    }
}

/// The body that holds a text.
pub(super) fn closed(encoding: Encoding, text: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    match encoding {
        Encoding::Zstd => compress(text, &mut out, CompressionLevel::Fastest),
        _ => {
            let mut closing = Closing::new(encoding);
            closing.write(text, &mut out);
            closing.finish(true, &mut out);
        }
    }
    out
}
