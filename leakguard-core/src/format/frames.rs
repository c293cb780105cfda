//! Formats that are read frame by frame: a frame is a stretch that can be read with nothing but a small state from those
//! before it. Where frames end is told by the content alone, so a document gives the same bytes in one piece and in many.

use super::{Format, ndjson};
use crate::pass::Pass;

/// The first bytes, at most, that decide how a document is read. Who reads in pieces has so many ready, or all.
pub(crate) const DECIDING: usize = 4 << 10;

/// A frame has at most so many bytes; what has no end until then is cut there.
pub(crate) const LONGEST_FRAME: usize = 4 << 20;

/// What is kept between two frames. Buffers that go with it (columns, open elements) are in the scratch.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reader {
    Ndjson(ndjson::Reading),
}

/// The reading of a document in frames.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frames {
    pub reader: Reader,
    /// What it is read as.
    pub format: Format,
    /// A part of it is not what it was to be.
    pub malformed: bool,
    /// A byte of it was read.
    begun: bool,
}

impl Frames {
    /// For a document that starts with these bytes, at least [`DECIDING`] or all; `None` when it is not read in frames.
    pub fn new(asked: Format, _first: &[u8]) -> Option<Frames> {
        let reader = match asked {
            Format::Auto | Format::Text | Format::Json => return None,
            Format::Ndjson => Reader::Ndjson(ndjson::Reading::default()),
        };
        Some(Frames { reader, format: asked, malformed: false, begun: false })
    }

    /// Where frames end that start at `from`, one or more whole ones; `None`: behind what is there. Asked again with more
    /// bytes behind, it looks at those alone. What is left at the end of the input is a frame too.
    pub fn cut(&mut self, text: &[u8], from: usize) -> Option<usize> {
        match &mut self.reader {
            Reader::Ndjson(reading) => reading.cut(text, from),
        }
    }
}

impl Pass<'_> {
    /// Reads `text[start..]`, whole frames of a document. Returns how far it came: to the end, or to where the document
    /// turned out to be something else; what is left is text then.
    pub(crate) fn frames(&mut self, frames: &mut Frames, text: &[u8], start: usize) -> usize {
        let first = !std::mem::replace(&mut frames.begun, true);
        match frames.reader {
            Reader::Ndjson(_) => self.ndjson_frames(frames, text, start, first),
        }
    }
}
