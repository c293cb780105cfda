//! The reading of one message, step by step: what it is, and where its frames end. A message that is there as a whole and one
//! that comes in chunks take the same steps, because a step depends on what the bytes are and never on how they came.

use super::frames::{DECIDING, Frames};
use super::{Format, json, text};
use crate::detect::titles;
use crate::engine::Scratch;
use crate::pass::Pass;

/// How far the reading of a message has come.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    asked: Format,
    /// Everything before is settled: what is to be changed there is known.
    pub at: usize,
    state: State,
    /// Documents read as a whole.
    documents: usize,
    /// Nothing of the message has gone yet.
    untouched: bool,
    /// It is not JSON to its end; it was to be.
    is_text: bool,
    malformed: bool,
    /// What it was read as in frames.
    framed: Option<Format>,
}

#[derive(Clone, Copy, Debug)]
enum State {
    Start,
    /// Between documents; whether a line has ended since the last one.
    Between {
        line: bool,
    },
    Document(json::Reading),
    Text(text::Reading),
    Framed(Frames),
    End,
}

/// What a step came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// More of the message is settled.
    On,
    /// More bytes are needed.
    Starved,
    /// The message has been read.
    End,
}

impl Reading {
    pub fn new(asked: Format) -> Reading {
        Reading { asked, at: 0, state: State::Start, documents: 0, untouched: true, is_text: false, malformed: false, framed: None }
    }

    /// How the message was read so far, and whether it was to be JSON and is not.
    pub fn read_as(&self) -> (Format, bool) {
        match self.documents {
            _ if self.is_text && self.asked == Format::Log => (Format::Log, false),
            _ if self.is_text => (Format::Text, self.malformed),
            _ if self.framed.is_some() => (self.framed.unwrap_or_default(), self.malformed),
            0 => (self.asked, false),
            1 => (Format::Json, false),
            _ => (Format::Ndjson, self.asked == Format::Json),
        }
    }

    /// The first byte that is still needed.
    pub fn kept_from(&self) -> usize {
        match &self.state {
            State::Document(reading) => reading.kept_from().min(self.at),
            State::Text(reading) => reading.kept_from(),
            _ => self.at,
        }
    }

    /// What stood at `by` stands at 0 now.
    pub fn rebase(&mut self, by: usize) {
        if by == 0 {
            return;
        }
        self.untouched = false;
        self.at -= by;
        match &mut self.state {
            State::Document(reading) => reading.rebase(by),
            State::Text(reading) => reading.rebase(by),
            _ => {}
        }
    }

    /// The call's lists were emptied: everything in them was settled.
    pub fn forget(&mut self) {
        if let State::Document(reading) = &mut self.state {
            reading.forget();
        }
    }

    fn text_from(&mut self, at: usize) {
        (self.at, self.is_text, self.malformed) = (at, true, !matches!(self.asked, Format::Auto | Format::Text | Format::Log));
        self.state = State::Text(text::Reading::new(at, self.asked != Format::Text));
    }
}

impl Pass<'_> {
    /// Takes one step. `more`: the text may go on. Edits and findings of what is settled are in the call's lists, in order,
    /// with offsets of `text`.
    pub(crate) fn step(&mut self, text: &[u8], reading: &mut Reading, more: bool) -> Step {
        match &mut reading.state {
            State::Start => self.start(text, reading, more),
            State::Between { line } => {
                let space = text[reading.at..].iter().take_while(|byte| is_space(**byte)).count();
                *line |= memchr::memchr(b'\n', &text[reading.at..reading.at + space]).is_some();
                let line = *line;
                reading.at += space;
                if reading.at == text.len() {
                    match (more, space) {
                        (true, 0) => return Step::Starved,
                        (true, _) => return Step::On,
                        (false, _) => {}
                    }
                    (reading.is_text, reading.malformed) = (reading.documents == 0, reading.documents == 0);
                    reading.state = State::End;
                    return Step::On;
                }
                if line || reading.documents == 0 {
                    reading.state = State::Document(self.document(reading.at, 0, true));
                } else {
                    reading.text_from(reading.at);
                }
                Step::On
            }
            State::Document(document) => {
                let begun = reading.at;
                let stop = self.read_document(text, document, more);
                let (at, is_begun) = (document.at, document.is_begun());
                match stop {
                    json::Stop::Starved => return Step::Starved,
                    json::Stop::Cut => reading.at = at,
                    json::Stop::Complete => {
                        reading.documents += 1;
                        (reading.at, reading.state) = (at, State::Between { line: false });
                    }
                    json::Stop::Broken => {
                        // Where nothing but a bracket was read, it belongs to the text.
                        reading.text_from(if is_begun || at > begun + 1 { at } else { begun });
                    }
                }
                Step::On
            }
            State::Text(frames) => {
                // It is looked at for titles once.
                if !more && std::mem::replace(&mut reading.untouched, false) && self.titled_text(text, frames) {
                    reading.at = text.len();
                } else {
                    if !self.text_frame(text, frames, more) {
                        return Step::Starved;
                    }
                    reading.at = frames.at;
                }
                if !more && reading.at == text.len() {
                    reading.state = State::End;
                }
                Step::On
            }
            State::Framed(frames) => {
                let from = reading.at;
                let end = match if more { frames.cut(text, from) } else { Some(frames.next(text, from)) } {
                    Some(end) => end,
                    None => return Step::Starved,
                };
                reading.at = self.frames(frames, &text[..end], from, !more && end == text.len());
                (reading.framed, reading.malformed) = (Some(frames.format), frames.malformed);
                if reading.at < end {
                    reading.text_from(reading.at);
                } else if !more && end == text.len() {
                    reading.state = State::End;
                }
                Step::On
            }
            State::End => Step::End,
        }
    }

    /// Settles the lines that are complete, in a text, without waiting for what follows (what it is, is decided by what is
    /// there). False when there is nothing to settle.
    pub(crate) fn settle_lines(&mut self, text: &[u8], reading: &mut Reading) -> bool {
        if matches!(reading.state, State::Start) && !text.is_empty() {
            self.start(text, reading, false);
        }
        let State::Text(frames) = &mut reading.state else { return false };
        let any = self.text_lines(text, frames);
        reading.at = frames.at;
        any
    }

    fn start(&mut self, text: &[u8], reading: &mut Reading, more: bool) -> Step {
        const BOM: &[u8] = b"\xEF\xBB\xBF";
        let wanted = match reading.asked {
            Format::Auto | Format::Json | Format::Multipart => DECIDING,
            _ => 0,
        };
        if more && text.len() < wanted {
            return Step::Starved;
        }
        let head = &text[..text.len().min(DECIDING)];
        if let Some(frames) = Frames::new(reading.asked, head) {
            reading.state = State::Framed(frames);
            return Step::On;
        }
        let bom = if text.starts_with(BOM) { BOM.len() } else { 0 };
        let skip = |at: usize| at + head[at..].iter().take_while(|byte| is_space(**byte)).count();
        match reading.asked {
            Format::Auto => {
                let at = skip(bom);
                let is_json = match head.get(at) {
                    // `[EMAIL_ADDRESS]`, `[main.ERROR]` begin a text.
                    Some(b'[') => !head.get(skip(at + 1)).is_some_and(u8::is_ascii_uppercase),
                    Some(b'"') => !goes_on(&head[at..]),
                    first => first == Some(&b'{'),
                };
                if is_json {
                    (reading.at, reading.state) = (at, State::Document(self.document(at, 0, true)));
                } else {
                    reading.text_from(0);
                }
            }
            // A table whose titles have quotes, perhaps; its first title is no document.
            Format::Json if goes_on(&head[skip(bom)..]) => reading.text_from(0),
            Format::Json => (reading.at, reading.state) = (bom, State::Between { line: true }),
            _ => reading.text_from(0),
        }
        Step::On
    }

    /// Judges a text in which columns or elements say what values are, all of it at once. False when it is no such text, or
    /// longer than one frame: who has it in chunks has given the first one away by then.
    fn titled_text(&mut self, text: &[u8], frames: &mut text::Reading) -> bool {
        if frames.at > 0 || text.len() > text::WHOLE {
            return false;
        }
        let Scratch { fields, titled, .. } = &mut *self.scratch;
        titles::find(text, fields.known_names(), titled);
        if self.scratch.titled.is_empty() {
            return false;
        }
        if frames.json {
            self.text(text, frames.at, Default::default(), 0);
        } else {
            self.stretch(text, frames.at, text.len(), Default::default(), true);
        }
        frames.at = text.len();
        true
    }
}

/// Whether the line goes on behind the string in quotes that a message begins with.
fn goes_on(head: &[u8]) -> bool {
    if head.first() != Some(&b'"') {
        return false;
    }
    let mut close = 1;
    while let Some(&byte) = head.get(close) {
        match byte {
            b'"' => break,
            b'\\' => close += 2,
            _ => close += 1,
        }
    }
    let behind = head.get(close + 1..).unwrap_or_default().iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r'));
    behind.is_some_and(|byte| *byte != b'\n')
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r')
}
