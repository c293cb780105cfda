//! XML and SOAP. An element's name is the name of a field: of its text, or of the object that its elements make. Elements
//! named `item` and the like make a list. Attributes are fields of their element.

use super::escape::Escape;
use super::fields::Kind;
use super::frames::{Frames, LONGEST_FRAME, Reader, no_end_up_to};
use super::markup::{self, Piece, attributes, local_name, name_end, piece};
use crate::detect::titles::names_member;
use crate::pass::{Floor, Pass};

/// Bytes of a frame, at least, and bytes behind them in which its end is looked for: what waits for something behind it waits
/// to the end of its frame, so that it does not end inside of an object if it need not.
pub(super) const FRAME: usize = 64 << 10;
const SLACK: usize = 16 << 10;

/// Elements inside one another, at most.
const DEEPEST: usize = 1024;

/// What is kept between two frames. The elements that are open are in the scratch's fields.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reading {
    seen: usize,
    /// How many more elements are open than were [`FRAME`] bytes behind the frame's start, and the place where it was the fewest.
    open: i32,
    border: Option<Border>,
    /// An element was opened, and nothing in it was read yet.
    leaf: bool,
    /// Elements that are open deeper than is looked at.
    too_deep: usize,
    base: usize,
}

/// Where a frame may end: so many bytes behind its start, with so many elements open.
#[derive(Clone, Copy, Debug)]
struct Border {
    place: usize,
    open: i32,
}

/// Names of the elements of a list.
fn is_element_of_list(name: &[u8]) -> bool {
    [&b"item"[..], b"entry", b"element", b"row", b"record", b"value", b"string"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

impl Reading {
    /// Before the tag, [`FRAME`] to [`FRAME`] and [`SLACK`] bytes on, that the fewest elements are open at.
    pub fn cut(&mut self, text: &[u8], from: usize) -> Option<usize> {
        let mut at = from + self.seen;
        loop {
            let place = at - from;
            if place >= FRAME && text.get(at) == Some(&b'<') {
                let border = match self.border {
                    Some(border) if border.open <= self.open => border,
                    _ => Border { place, open: self.open },
                };
                if place >= FRAME + SLACK {
                    (self.seen, self.open, self.border) = (0, 0, None);
                    return Some(from + border.place);
                }
                self.border = Some(border);
            }
            let Some(piece) = piece(&text[..text.len().min(from + LONGEST_FRAME)], at.min(text.len())) else { break };
            self.open += match piece.kind {
                markup::Kind::Start { empty: false } if place >= FRAME => 1,
                markup::Kind::End if place >= FRAME => -1,
                _ => 0,
            };
            at = piece.end;
        }
        let end = no_end_up_to(at, &mut self.seen, text, from)?;
        let border = self.border.take();
        self.open = 0;
        Some(border.map_or(end, |border| from + border.place))
    }
}

impl Pass<'_> {
    pub(super) fn xml_frames(&mut self, frames: &mut Frames, text: &[u8], start: usize, first: bool, last: bool) -> usize {
        let Reader::Xml(mut reading) = frames.reader else { return text.len() };
        if first {
            self.scratch.learned.clear();
            reading.base = self.scratch.fields.depth();
            self.scratch.fields.enter(Kind::Object);
        }
        let (edits, findings, notes) = (self.scratch.edits.len(), self.scratch.findings.len(), self.scratch.notes.len());
        let floor = std::mem::replace(&mut self.floor, Floor { depth: reading.base, edits, notes });
        let mut at = start;
        let mut read_to = text.len();
        while at < text.len() {
            let Some(Piece { kind, end }) = piece(text, at) else {
                let is_text = !text[at..].contains(&b'<');
                if is_text || !last {
                    // Text up to the end of the frame.
                    self.content(text, at, text.len(), &mut reading, Escape::Markup);
                } else {
                    read_to = at;
                }
                break;
            };
            match kind {
                markup::Kind::Text => self.content(text, at, end, &mut reading, Escape::Markup),
                markup::Kind::Section => self.content(text, at + 9, end - 3, &mut reading, Escape::Plain),
                markup::Kind::Start { .. } | markup::Kind::End if !markup::is_whole(text, at, end) => {
                    read_to = at;
                    break;
                }
                markup::Kind::Start { empty } => self.element(text, at, end, empty, &mut reading),
                markup::Kind::End => self.element_end(&mut reading),
                markup::Kind::Comment | markup::Kind::Declaration | markup::Kind::Instruction => self.text(&text[..end], at, Default::default(), 0),
            }
            at = end;
        }
        if last || read_to < text.len() {
            while self.scratch.fields.depth() > reading.base {
                self.leave();
            }
        }
        self.floor = floor;
        self.look_at_notes(text, notes, edits, findings);
        self.scratch.fields.forget_notes();
        frames.reader = Reader::Xml(reading);
        frames.malformed |= read_to < text.len();
        read_to
    }

    /// A tag that opens an element.
    fn element(&mut self, text: &[u8], at: usize, end: usize, empty: bool, reading: &mut Reading) {
        let name_end = name_end(text, at);
        let name = local_name(&text[at + 1..name_end]);
        let fields = &mut self.scratch.fields;
        if reading.too_deep > 0 || fields.depth() - reading.base > DEEPEST {
            reading.too_deep += usize::from(!empty);
        } else {
            let of_list = is_element_of_list(name);
            if reading.leaf {
                // The element around this one holds elements.
                fields.enter(if of_list { Kind::List } else { Kind::Object });
            } else if of_list && fields.kind() == Some(Kind::List) {
                fields.next_element();
                fields.name_of_list();
            }
            if name == b"name" && names_member(text, end) {
                fields.holds_nobody();
            }
            if fields.kind() != Some(Kind::List) || !of_list {
                fields.key(name);
            }
            reading.leaf = !empty;
        }
        if name_end + 1 < end {
            self.attributes_of(text, at, end, reading);
        }
    }

    /// The attributes of an element are members of its object. One that names a field (`<field name="email">`) says what
    /// the text of the element is.
    fn attributes_of(&mut self, text: &[u8], at: usize, end: usize, reading: &Reading) {
        let mut named = None;
        self.scratch.fields.enter(Kind::Object);
        for attribute in attributes(text, at, end) {
            let name = &text[attribute.name.0..attribute.name.1];
            let (from, to) = attribute.value;
            if from >= to {
                continue;
            }
            let name = local_name(name);
            self.scratch.fields.key(name);
            if [&b"name"[..], b"key", b"id", b"field", b"code"].contains(&name) {
                let says = self.scratch.fields.classify(&text[from..to]);
                if says.class.is_some() || says.may_hold_secret {
                    named = named.or(Some((says, from, to)));
                }
            }
            let mark = self.scratch.edits.len();
            let escaped = Escape::Markup.find(&text[from..to]).is_some();
            self.field_text(text, from, to, Escape::Markup, escaped, 0);
            self.empty_if_dropped(from, to, mark, b"");
        }
        self.leave();
        if let Some((says, from, to)) = named
            && reading.leaf
            && !self.scratch.fields.present_says()
        {
            self.scratch.fields.column(says, &text[from..to]);
        }
    }

    fn element_end(&mut self, reading: &mut Reading) {
        if reading.too_deep > 0 {
            reading.too_deep -= 1;
        } else if !std::mem::replace(&mut reading.leaf, false) && self.scratch.fields.depth() > reading.base + 1 {
            self.leave();
        }
    }

    /// Text between tags.
    fn content(&mut self, text: &[u8], from: usize, to: usize, reading: &mut Reading, escape: Escape) {
        if text[from..to].iter().all(u8::is_ascii_whitespace) {
            return;
        }
        if !reading.leaf && self.scratch.fields.kind() == Some(Kind::Object) {
            // Between elements: it is in no field.
            self.scratch.fields.column(Default::default(), b"");
        }
        let mark = self.scratch.edits.len();
        let escaped = escape.find(&text[from..to]).is_some();
        self.field_text(text, from, to, escape, escaped, 0);
        self.empty_if_dropped(from, to, mark, b"");
    }
}
