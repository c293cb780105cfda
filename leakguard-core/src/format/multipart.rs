//! `multipart/form-data` (RFC 7578): text parts are fields of the form, files are read by their type.

use super::escape::Escape;
use super::fields::{Foreseen, Kind};
use super::frames::{Frames, LONGEST_FRAME, Reader};
use super::is_binary;
use super::{Format, decide};
use crate::fnv;
use crate::model_file::ModelFormat;
use crate::pass::{Edit, Pass};
use crate::policy::compiled::Decision;

/// Bytes of a boundary (RFC 2046, 5.1.1) and of a part's headers, at most.
const LONGEST_BOUNDARY: usize = 74;
const HEADERS: usize = 8 << 10;

/// What is kept between two frames.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    seen: usize,
    /// The line that parts are behind, with its two hyphens.
    boundary: [u8; LONGEST_BOUNDARY],
    length: usize,
    /// The last frame ended inside of a part that is too long for one.
    inside: Inside,
    /// The frame that was cut off last ends before a boundary.
    closed: bool,
    /// What the fields before were found to be about.
    form: Form,
}

/// The object that the last field of a form was in: the parts of its name but the last.
#[derive(Clone, Copy, Debug, Default)]
struct Form {
    /// A hash of them.
    path: usize,
    foreseen: Foreseen,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    No,
    Text,
    Binary,
    /// Of a file that does not go out: its beginning was replaced, the rest goes.
    Withheld,
}

/// The first line, if it can be a boundary.
fn boundary(first: &[u8]) -> Option<&[u8]> {
    let line = &first[..memchr::memchr(b'\n', &first[..first.len().min(LONGEST_BOUNDARY + 2)])?];
    let line = line.trim_ascii_end();
    (line.len() > 2 && line.len() <= LONGEST_BOUNDARY && line.starts_with(b"--")).then_some(line)
}

/// Whether a document starts with a part that says how it is to be used.
pub(super) fn is_form_data(first: &[u8]) -> bool {
    let Some(line) = boundary(first) else { return false };
    let behind = first[line.len()..].trim_ascii_start();
    behind.len() > 20 && behind[..20].eq_ignore_ascii_case(b"content-disposition:") || behind.len() > 13 && behind[..13].eq_ignore_ascii_case(b"content-type:")
}

impl Reading {
    /// For a document that starts with these bytes.
    pub fn new(first: &[u8]) -> Option<Reading> {
        let line = boundary(first)?;
        let mut reading = Reading { seen: 0, boundary: [0; LONGEST_BOUNDARY], length: line.len(), inside: Inside::No, closed: false, form: Form::default() };
        reading.boundary[..line.len()].copy_from_slice(line);
        Some(reading)
    }

    /// Where the next boundary stands behind a place, on a line of its own.
    fn next(&self, text: &[u8], from: usize) -> Option<usize> {
        let boundary = &self.boundary[..self.length];
        memchr::memmem::find_iter(text.get(from..)?, boundary).map(|offset| from + offset).find(|&place| place == 0 || text[place - 1] == b'\n')
    }

    /// Before the last boundary that is there.
    pub fn cut(&mut self, text: &[u8], from: usize) -> Option<usize> {
        let mut whole = from;
        let mut at = (from + self.seen).max(from + 1);
        loop {
            let window = &text[..text.len().min(whole + LONGEST_FRAME)];
            match self.next(window, at) {
                Some(place) => (whole, at, self.closed) = (place, place + 1, true),
                None if text.len() - whole >= LONGEST_FRAME => {
                    (whole, at, self.closed) = (whole + LONGEST_FRAME, whole + LONGEST_FRAME, false);
                }
                None => break,
            }
        }
        // A boundary may have begun.
        self.seen = (text.len() - whole).saturating_sub(self.length);
        (whole > from).then_some(whole)
    }
}

/// The value of a header's parameter, without quotes: `name="email"`.
fn parameter<'t>(header: &'t [u8], name: &[u8]) -> Option<&'t [u8]> {
    memchr::memmem::find_iter(header, name).find_map(|place| {
        let before = place == 0 || matches!(header[place - 1], b';' | b' ' | b'\t');
        let value = header[place + name.len()..].strip_prefix(b"=").filter(|_| before)?;
        match value.strip_prefix(b"\"") {
            Some(quoted) => Some(&quoted[..memchr::memchr2(b'"', b'\n', quoted)?]),
            None => Some(value.split(|byte| matches!(byte, b';' | b' ' | b'\t' | b'\r' | b'\n')).next().unwrap_or_default()),
        }
    })
}

/// The line of a header, by its name.
fn header<'t>(headers: &'t [u8], name: &str) -> Option<&'t [u8]> {
    headers.split(|&byte| byte == b'\n').find_map(|line| {
        let (found, value) = (line.get(..name.len())?, line.get(name.len()..)?.strip_prefix(b":")?);
        found.eq_ignore_ascii_case(name.as_bytes()).then(|| value.trim_ascii())
    })
}

/// Where the body of the part at `start` begins.
fn body(text: &[u8], start: usize) -> Option<usize> {
    let window = &text[start..text.len().min(start + HEADERS)];
    let windows = memchr::memmem::find(window, b"\r\n\r\n").map(|place| place + 4);
    let unix = memchr::memmem::find(window, b"\n\n").map(|place| place + 2);
    windows.into_iter().chain(unix).min().map(|length| start + length)
}

/// A part of a form that is there as a whole.
pub(crate) struct Part<'t> {
    /// The name of its field.
    pub name: &'t [u8],
    /// Its type, as it says.
    pub mime: &'t [u8],
    /// It has the name of a file.
    pub is_file: bool,
    /// Where what it holds stands in the text.
    pub content: std::ops::Range<usize>,
}

/// The parts of a form that is there as a whole.
pub(crate) fn parts(text: &[u8]) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let Some(reading) = Reading::new(text) else { return parts };
    let mut at = 0;
    while let Some(next) = reading.next(text, at + 1) {
        let from = at + reading.length;
        if let Some(content) = body(&text[..next], from) {
            let headers = &text[from..content];
            let disposition = header(headers, "content-disposition").unwrap_or_default();
            let mut end = next;
            end -= usize::from(text[content..end].ends_with(b"\n"));
            end -= usize::from(text[content..end].ends_with(b"\r"));
            parts.push(Part {
                name: parameter(disposition, b"name").unwrap_or_default(),
                mime: header(headers, "content-type").unwrap_or_default(),
                is_file: parameter(disposition, b"filename").is_some() || parameter(disposition, b"filename*").is_some(),
                content: content..end,
            });
        }
        at = next;
    }
    parts
}

/// Where the content ends that stands before a boundary at the end of the text: the line's end in front of it belongs to it.
fn content_end(text: &[u8], end: usize, closed: bool) -> usize {
    if !closed {
        return end;
    }
    let end = end - usize::from(text[..end].ends_with(b"\n"));
    end - usize::from(text[..end].ends_with(b"\r"))
}

impl Pass<'_> {
    /// Nothing of a stretch goes out.
    fn take_out(&mut self, start: usize, end: usize) {
        let new_start = self.scratch.arena.len();
        if start < end {
            self.scratch.edits.push(Edit { start, end, new_start, new_len: 0, drop: false });
        }
    }

    pub(super) fn multipart_frames(&mut self, frames: &mut Frames, text: &[u8], start: usize, first: bool, last: bool) -> usize {
        let Reader::Multipart(mut reading) = frames.reader else { return text.len() };
        if first {
            self.scratch.learned.clear();
            self.scratch.open_names.clear();
        }
        let mut at = start;
        while at < text.len() {
            let window = &text[..text.len().min(at + LONGEST_FRAME)];
            let next = reading.next(window, at + 1);
            let end = next.unwrap_or(window.len());
            let starts = text[at..].starts_with(&reading.boundary[..reading.length]);
            if starts {
                let closed = next.is_some() || end == text.len() && reading.closed && !last;
                reading.inside = self.part(&text[..end], at, reading.length, closed, &mut reading.form);
            } else if reading.inside == Inside::Withheld {
                let closed = next.is_some() || end == text.len() && reading.closed && !last;
                self.take_out(at, content_end(text, end, closed));
            } else if reading.inside != Inside::Binary {
                self.text(&text[..end], at, Default::default(), 0);
            }
            at = end;
        }
        frames.reader = Reader::Multipart(reading);
        text.len()
    }

    /// Judges a part, from its boundary on; `closed`: another boundary follows. Says what is left if it does not end here.
    fn part(&mut self, text: &[u8], start: usize, boundary: usize, closed: bool, form: &mut Form) -> Inside {
        let from = start + boundary;
        let Some(at) = body(text, from) else {
            self.text(text, from, Default::default(), 0);
            return Inside::Text;
        };
        let headers = &text[from..at];
        let disposition = header(headers, "content-disposition").unwrap_or_default();
        let name = parameter(disposition, b"name").unwrap_or_default();
        let file = parameter(disposition, b"filename");
        // The name of a file is somebody's (`Jane Doe CV.pdf`).
        self.text(&text[..at], from, Default::default(), 0);
        let end = content_end(text, text.len(), closed).max(at);
        let mime = header(headers, "content-type").unwrap_or_default();
        let format = std::str::from_utf8(mime).map_or(Format::Auto, decide::by_mime);
        let content = &text[..end];
        if file.is_none() && matches!(format, Format::Auto | Format::Text) {
            self.enclosed(content, |pass| {
                let edits = pass.scratch.edits.len();
                pass.scratch.fields.enter(Kind::Object);
                pass.scratch.open_names.clear();
                pass.field_name(name, Escape::Plain, false);
                let path = fnv::hash(&name[..memchr::memrchr(b'[', name).unwrap_or(0)]);
                if form.path != path {
                    *form = Form { path, ..Form::default() };
                }
                pass.scratch.fields.foresee(form.foreseen);
                pass.field_text(content, at, end, Escape::Plain, false, 0);
                form.foreseen = pass.scratch.fields.foreseen().of_object();
                pass.empty_if_dropped(at, end, edits, b"");
            });
            return if closed { Inside::No } else { Inside::Text };
        }
        let readable = !decide::is_binary_mime(mime) && !is_binary(&content[at..]);
        let mark = self.scratch.findings.len();
        let withheld = ModelFormat::of(&content[at..]).is_some() && self.model(content, at, end).is_some_and(Decision::acts);
        let behind_model = self.scratch.findings.len();
        if readable && !withheld {
            self.file(content, at, format);
            self.one_finding_a_place(mark, behind_model);
        }
        match (closed, readable) {
            (true, _) => Inside::No,
            (false, _) if withheld => Inside::Withheld,
            (false, true) => Inside::Text,
            (false, false) => Inside::Binary,
        }
    }

    /// A document inside of another.
    fn file(&mut self, text: &[u8], start: usize, format: Format) {
        // A form in a form is none.
        let format = if format == Format::Multipart { Format::Auto } else { format };
        let base = self.scratch.fields.depth();
        let mut at = start;
        match Frames::new(format, &text[start..]).filter(|frames| !matches!(frames.reader, Reader::Multipart(_))) {
            Some(mut frames) => {
                while at < text.len() {
                    let end = frames.next(text, at);
                    at = self.frames(&mut frames, &text[..end], at, end == text.len());
                    if at < end {
                        break;
                    }
                }
            }
            None if format != Format::Text => {
                let json = super::json::skip_space(text, at);
                if matches!(text.get(json), Some(b'{' | b'[')) {
                    at = self.json(text, json, 0).at;
                }
            }
            None => {}
        }
        self.scratch.fields.truncate(base);
        self.text(text, at, Default::default(), 0);
    }
}
