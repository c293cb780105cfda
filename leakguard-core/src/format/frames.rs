//! Formats that are read frame by frame: a frame is a stretch that can be read with nothing but a small state from those
//! before it. Where frames end is told by the content alone, so a document gives the same bytes in one piece and in many.

use super::{Format, csv, decide, form, html, multipart, ndjson, sql, xml};
use crate::pass::Pass;

/// The first bytes, at most, that decide how a document is read. Who reads in pieces has so many ready, or all.
pub(crate) const DECIDING: usize = 4 << 10;

/// A frame has at most so many bytes; what has no end until then is cut there.
pub(crate) const LONGEST_FRAME: usize = 4 << 20;

/// A frame that has no end up to `reached`: the next look begins there (`seen` bytes behind its start), unless it is as long
/// as a frame may be and is cut. Returns where.
pub(super) fn no_end_up_to(reached: usize, seen: &mut usize, text: &[u8], from: usize) -> Option<usize> {
    let is_longest = text.len() - from >= LONGEST_FRAME;
    *seen = if is_longest { 0 } else { reached - from };
    is_longest.then_some(from + LONGEST_FRAME)
}

/// What is kept between two frames. Buffers that go with it (columns, open elements) are in the scratch.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reader {
    Ndjson(ndjson::Reading),
    Csv(csv::Reading),
    Form(form::Reading),
    Xml(xml::Reading),
    Html(html::Reading),
    Multipart(multipart::Reading),
    Sql(sql::Reading),
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
    pub fn new(asked: Format, input: &[u8]) -> Option<Frames> {
        let first = &input[..input.len().min(DECIDING)];
        let format = if asked == Format::Auto { decide::by_content(first) } else { asked };
        let reader = match format {
            Format::Auto | Format::Text | Format::Json | Format::Log => return None,
            Format::Ndjson => Reader::Ndjson(ndjson::Reading::default()),
            Format::Csv => Reader::Csv(csv::Reading::new(0)),
            Format::Tsv => Reader::Csv(csv::Reading::new(b'\t')),
            Format::Form => Reader::Form(form::Reading::default()),
            Format::Xml => Reader::Xml(xml::Reading::default()),
            Format::Html => Reader::Html(html::Reading::default()),
            Format::Multipart => Reader::Multipart(multipart::Reading::new(first)?),
            Format::Sql => Reader::Sql(sql::Reading::default()),
        };
        Some(Frames { reader, format, malformed: false, begun: false })
    }

    /// Where frames end that start at `from`, one or more whole ones; `None`: behind what is there. Asked again with more
    /// bytes behind, it looks at those alone. What is left at the end of the input is a frame too.
    pub fn cut(&mut self, text: &[u8], from: usize) -> Option<usize> {
        match &mut self.reader {
            Reader::Ndjson(reading) => reading.cut(text, from),
            Reader::Csv(reading) => reading.cut(text, from),
            Reader::Form(reading) => reading.cut(text, from),
            Reader::Xml(reading) => reading.cut(text, from),
            Reader::Html(reading) => reading.cut(text, from),
            Reader::Multipart(reading) => reading.cut(text, from),
            Reader::Sql(reading) => reading.cut(text, from),
        }
    }

    /// The same for a text that is there as a whole. Frames that end where a record does are not looked for: the reader
    /// finds their ends by itself, and may take them all at once.
    pub fn next(&mut self, text: &[u8], from: usize) -> usize {
        match &self.reader {
            Reader::Ndjson(_) | Reader::Csv(_) | Reader::Multipart(_) | Reader::Sql(_) => text.len(),
            Reader::Form(_) | Reader::Xml(_) | Reader::Html(_) => self.cut(text, from).unwrap_or(text.len()),
        }
    }
}

impl Pass<'_> {
    /// Reads `text[start..]`, whole frames of a document; `last`: nothing stands behind them. Returns how far it came: to
    /// the end, or to where the document turned out to be something else; what is left is text then.
    pub(crate) fn frames(&mut self, frames: &mut Frames, text: &[u8], start: usize, last: bool) -> usize {
        let first = !std::mem::replace(&mut frames.begun, true);
        if let Reader::Html(reading) = &mut frames.reader
            && first
        {
            reading.begin(&text[start..]);
        }
        match frames.reader {
            Reader::Ndjson(_) => self.ndjson_frames(frames, text, start, first),
            Reader::Csv(_) => self.csv_frames(frames, text, start, first),
            Reader::Form(_) => self.form_frames(text, start, first),
            Reader::Xml(_) => self.xml_frames(frames, text, start, first, last),
            Reader::Html(reading) => self.html_frames(reading, text, start),
            Reader::Multipart(_) => self.multipart_frames(frames, text, start, first, last),
            Reader::Sql(_) => self.sql_frames(frames, text, start, first),
        }
    }
}
