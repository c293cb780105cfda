//! HTML. Names and values of a page stand in different elements, so it is looked at as the text that it is; what is
//! replaced stays inside of a text or an attribute's value, and the markup around it whole. A form's control is a field:
//! `<input name="email" value="…">`.

use std::ops::Range;

use memchr::memchr;

use super::escape::Escape;
use super::fields::Kind;
use super::frames::{LONGEST_FRAME, no_end_up_to};
use super::markup::{self, Attribute, Piece, attributes, name_end, piece};
use super::xml::FRAME;
use crate::detect::titles;
use crate::engine::Scratch;
use crate::finding::Finding;
use crate::pass::{Edit, Pass};

/// What is kept between two frames.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reading {
    seen: usize,
    /// It begins as a page does.
    page: bool,
}

/// Elements whose content is no markup (HTML, 13.1.2: raw text and escapable raw text).
const RAW: [&[u8]; 6] = [b"script", b"style", b"textarea", b"title", b"xmp", b"noembed"];

/// How often a page is read at most for the ends of what then is no tag, and the bytes that are read in any case. What follows is one text.
const MOST_TIMES: usize = 16;
const MOST_READ: usize = 64 << 10;

/// Elements at whose start a page may be cut: what stands in different ones does not belong together.
const BLOCKS: [&[u8]; 12] = [b"p", b"div", b"table", b"section", b"article", b"form", b"ul", b"ol", b"dl", b"script", b"footer", b"header"];

fn is_one_of(name: &[u8], names: &[&[u8]]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether what stands beside the values of attributes may be their names, and no data.
fn is_structure(between: &[u8]) -> bool {
    let is_number = |word: &[u8]| word.first().is_some_and(|byte| byte.is_ascii_digit() || *byte == b'+');
    markup::is_name(between) && !between.iter().any(|byte| matches!(byte, b'{' | b'}' | b',' | b'>')) && !between.split(u8::is_ascii_whitespace).any(is_number)
}

fn begins_declaration(rest: &[u8]) -> bool {
    rest.starts_with(b"<!") && !rest.starts_with(b"<!--") && !rest.starts_with(b"<![CDATA[")
}

fn begins_document_type(rest: &[u8]) -> bool {
    rest.get(2..9).is_some_and(|name| name.eq_ignore_ascii_case(b"doctype"))
}

/// Whether a declaration of a document's type holds no data.
fn is_document_type(declaration: &[u8]) -> bool {
    !declaration[9..].iter().any(|byte| matches!(byte, b'<' | b'@' | b'{' | b'['))
}

/// Whether a tag holds attributes, with and without values, and nothing else; an end has none.
fn holds_attributes(text: &[u8], at: usize, end: usize, attributes: &[Attribute]) -> bool {
    let mut behind = name_end(text, at).min(end - 1);
    (text[at + 1] != b'/' || behind == end - 1)
        && markup::is_name(&text[at + 1..behind])
        && attributes.iter().all(|attribute| {
            let before = &text[behind..attribute.name.1];
            behind = attribute.end(text);
            let value = &text[attribute.value.0..attribute.value.1];
            let is_quoted = behind > attribute.value.1;
            attribute.name.0 < attribute.name.1 && is_structure(before) && (is_quoted || !value.iter().any(|byte| matches!(byte, b'"' | b'\'' | b'<')))
        })
        && is_structure(&text[behind.min(end - 1)..end - 1])
}

/// A piece of a page: as of XML, but the content of a raw element belongs to its tag.
struct Part {
    piece: Piece,
    /// Where the content of a raw element starts; its end is the piece's.
    raw: Option<usize>,
}

fn part(text: &[u8], at: usize) -> Option<Part> {
    let mut piece = piece(text, at)?;
    if piece.kind == (markup::Kind::Start { empty: false }) {
        let name = &text[at + 1..name_end(text, at)];
        if is_one_of(name, &RAW) {
            let raw = piece.end;
            piece.end = titles::closing_tag(text, raw, name)?;
            return Some(Part { piece, raw: Some(raw) });
        }
    }
    Some(Part { piece, raw: None })
}

impl Reading {
    /// The first frame.
    pub fn begin(&mut self, text: &[u8]) {
        self.page = titles::is_page(text);
    }

    /// Before a block's tag, [`FRAME`] bytes on, or before any tag, twice as many on.
    pub fn cut(&mut self, text: &[u8], from: usize) -> Option<usize> {
        let mut at = from + self.seen;
        let window = &text[..text.len().min(from + LONGEST_FRAME)];
        while at < window.len() {
            if at >= from + FRAME && text[at] == b'<' {
                let end = name_end(window, at);
                if end == window.len() {
                    break;
                }
                if at >= from + 2 * FRAME || is_one_of(&text[at + 1..end], &BLOCKS) {
                    self.seen = 0;
                    return Some(at);
                }
            }
            match part(window, at) {
                Some(part) => at = part.piece.end,
                None => break,
            }
        }
        no_end_up_to(at, &mut self.seen, text, from)
    }
}

impl Pass<'_> {
    pub(super) fn html_frames(&mut self, reading: Reading, text: &[u8], start: usize) -> usize {
        let (edits, findings, notes) = (self.scratch.edits.len(), self.scratch.findings.len(), self.scratch.notes.len());
        let Scratch { fields, titled, .. } = &mut *self.scratch;
        titled.clear();
        titles::cells(text, start, fields.known_names(), titled);
        let is_page = std::mem::replace(&mut self.page, reading.page);
        self.text(text, start, Default::default(), 0);
        self.page = is_page;
        self.scratch.titled.clear();
        // Put back one by one, each inside of a text or a value.
        let mut found = std::mem::take(&mut self.scratch.spare_edits);
        let mut of_tag = std::mem::take(&mut self.scratch.attributes);
        found.clear();
        found.extend(self.scratch.edits.drain(edits..));
        self.scratch.findings[findings..].sort_by_key(|finding| (finding.start, finding.end));
        let page = self.scratch.findings.len();
        let mut clip = Clip { found: &found, next: 0, placed: false, finding: findings, page };
        let (mut at, mut read, most) = (start, 0, MOST_READ.max(text.len().saturating_mul(MOST_TIMES)));
        while at < text.len() {
            of_tag.clear();
            // A declaration of anything but the document's type is none: its end is not looked for.
            let declares = begins_declaration(&text[at..]);
            let is_none = declares && !begins_document_type(&text[at..]);
            let part = if is_none { None } else { part(text, at) };
            let is_data = match &part {
                Some(Part { piece: Piece { kind: markup::Kind::Start { .. } | markup::Kind::End, end }, raw }) => {
                    let end = raw.unwrap_or(*end);
                    of_tag.extend(attributes(text, at, end));
                    let holds_attributes = holds_attributes(text, at, end, &of_tag) && !clip.takes_a_name(text, at, end, &of_tag);
                    !(holds_attributes || clip.stays_in(at, end) && self.is_control(text, at, end, &of_tag))
                }
                Some(part) => declares && !is_document_type(&text[at..part.piece.end]),
                // A declaration, or a quote that is never closed.
                None => declares || markup::piece(text, at).is_none() && text[at + 1..].first().is_some_and(|byte| !matches!(byte, b'!' | b'?' | b'/')),
            };
            if is_data && !is_none {
                read += part.as_ref().map_or(text.len(), |part| part.piece.end) - at;
            }
            if is_data && read <= most {
                // Text, up to what may be a tag: one that holds more than attributes might be another one without what goes from it.
                let end = memchr(b'<', &text[at + 1..]).map_or(text.len(), |next| at + 1 + next);
                // What begins inside of quotes does not take their end: what stands behind it might be a tag without it.
                for &Attribute { value: (from, to), .. } in of_tag.iter().filter(|attribute| attribute.is_quoted(text)) {
                    if to >= end {
                        break;
                    }
                    self.clip(text, &mut clip, at, from, Escape::Markup);
                    at = from;
                    if clip.found.get(clip.next).is_some_and(|edit| (from..=to).contains(&edit.start) && edit.end > to) {
                        self.clip(text, &mut clip, at, to, Escape::Markup);
                        at = to + 1;
                    }
                }
                self.clip(text, &mut clip, at, end, Escape::Markup);
                at = end;
                continue;
            }
            let Some(Part { piece: Piece { kind, end }, raw }) = part.filter(|_| !is_data) else {
                self.clip(text, &mut clip, at, text.len(), Escape::Markup);
                break;
            };
            if kind != markup::Kind::Text {
                self.place_before(&mut clip, at);
            }
            match kind {
                markup::Kind::Text => self.clip(text, &mut clip, at, end, Escape::Markup),
                // What marks them stays, whatever goes on over them.
                markup::Kind::Comment => self.clip_inside(text, &mut clip, (at, end), at + 4, end - 3),
                markup::Kind::Section => self.clip_inside(text, &mut clip, (at, end), at + 9, end - 3),
                markup::Kind::Instruction => self.clip_inside(text, &mut clip, (at, end), at + 2, end - 2),
                markup::Kind::Declaration => self.clip_inside(text, &mut clip, (at, end), at + 2, end - 1),
                markup::Kind::End => self.between(text, (at, end), at + 1, end - 1, &mut clip),
                markup::Kind::Start { .. } => {
                    self.tag(text, at, raw.unwrap_or(end), &of_tag, &mut clip);
                    if let Some(raw) = raw {
                        self.clip(text, &mut clip, raw, end, Escape::Plain);
                    }
                }
            }
            at = end;
        }
        self.scratch.spare_edits = found;
        self.scratch.attributes = of_tag;
        self.scratch.notes.truncate(notes);
        self.scratch.findings[findings..].sort_by_key(|finding| (finding.start, finding.end));
        let scratch = &mut *self.scratch;
        let mut last = 0;
        let mut kept = findings;
        for index in findings..scratch.findings.len() {
            let finding = scratch.findings[index];
            // Of one that begins in another the rest counts.
            if finding.start < finding.end && finding.end > last {
                scratch.findings[kept] = Finding { start: finding.start.max(last), ..finding };
                last = finding.end;
                kept += 1;
            }
        }
        scratch.findings.truncate(kept);
        text.len()
    }

    /// What the value of the tag is, if it is a form's control: its name.
    fn control<'t>(&mut self, text: &'t [u8], attributes: &[Attribute]) -> Option<&'t [u8]> {
        let named = attributes
            .iter()
            .filter(|attribute| is_one_of(&text[attribute.name.0..attribute.name.1], &[b"name", b"id", b"autocomplete", b"itemprop", b"property"]))
            .map(|attribute| &text[attribute.value.0..attribute.value.1])
            .find(|name| {
                let says = self.scratch.fields.classify(name);
                says.class.is_some() || says.may_hold_secret
            });
        let is_password = attributes.iter().any(|attribute| {
            text[attribute.name.0..attribute.name.1].eq_ignore_ascii_case(b"type")
                && text[attribute.value.0..attribute.value.1].eq_ignore_ascii_case(b"password")
        });
        if is_password { Some(b"password") } else { named }
    }

    /// Whether a tag whose attributes are written badly may be a form's control all the same, and not two tags.
    fn is_control(&mut self, text: &[u8], at: usize, end: usize, attributes: &[Attribute]) -> bool {
        text[at + 1].is_ascii_alphabetic() && memchr(b'<', &text[at + 1..end]).is_none() && self.control(text, attributes).is_some()
    }

    /// The attributes of a tag. The value of a form's control is a field of its name; one that holds JSON is read as it.
    fn tag(&mut self, text: &[u8], at: usize, end: usize, attributes: &[Attribute], clip: &mut Clip<'_>) {
        let named = self.control(text, attributes);
        let mut behind = at + 1;
        for attribute in attributes {
            let (from, to) = attribute.value;
            let is_quoted = attribute.is_quoted(text);
            if !is_quoted && clip.goes_over((at, end), attribute.name.0, to) {
                // Without its value it would take the next one.
                self.between(text, (at, end), behind, attribute.name.0, clip);
                self.clip(text, clip, attribute.name.0, to, Escape::Markup);
                behind = to;
                continue;
            }
            self.between(text, (at, end), behind, from - usize::from(is_quoted), clip);
            behind = attribute.end(text);
            let value = &text[from..to];
            let is_value = is_one_of(&text[attribute.name.0..attribute.name.1], &[b"value", b"content"]);
            let holds_json = matches!(value.first(), Some(b'{' | b'[')) && value.contains(&b'&');
            let name = if is_value { named } else { None };
            let is_inside = || clip.next_behind(from).is_some_and(|edit| edit.start < from && edit.end > to);
            if value.is_empty() || name.is_none() && !holds_json || is_inside() {
                self.clip(text, clip, from, to, Escape::Markup);
                continue;
            }
            let findings = self.scratch.findings.len();
            let edits = self.enclosed(text, |pass| {
                let edits = pass.scratch.edits.len();
                pass.scratch.fields.enter(Kind::Object);
                pass.scratch.fields.key(name.unwrap_or_default());
                let escaped = Escape::Markup.find(value).is_some();
                pass.field_text(text, from, to, Escape::Markup, escaped, 0);
                pass.empty_if_dropped(from, to, edits, b"");
            });
            if self.scratch.edits.len() > edits {
                // What the field says counts instead of what the text was taken for, but for what goes on into it.
                if let Some(into) = clip.next_behind(from).filter(|edit| edit.start < from).map(|edit| edit.end) {
                    let mut kept = edits;
                    for index in edits..self.scratch.edits.len() {
                        let edit = self.scratch.edits[index];
                        if edit.end > into {
                            self.scratch.edits[kept] = Edit { start: edit.start.max(into), ..edit };
                            kept += 1;
                        }
                    }
                    self.scratch.edits.truncate(kept);
                    self.clip(text, clip, from, into, Escape::Markup);
                    self.scratch.edits[edits..].rotate_right(1);
                }
                clip.skip(to);
                clip.findings_in(&mut self.scratch.findings, from, to).iter_mut().for_each(|finding| finding.end = finding.start);
                continue;
            }
            if !clip.findings_in(&mut self.scratch.findings, from, to).is_empty() {
                self.scratch.findings.truncate(findings);
            }
            self.clip(text, clip, from, to, Escape::Markup);
        }
        self.between(text, (at, end), behind, end - 1, clip);
    }

    /// What stands in a tag beside its attributes' values. A name that may be data is looked at too.
    fn between(&mut self, text: &[u8], tag: (usize, usize), from: usize, to: usize, clip: &mut Clip<'_>) {
        if clip.found.get(clip.next).is_none_or(|edit| edit.start >= to) {
            return;
        }
        let name_end = name_end(text, tag.0);
        let from = if from < name_end && markup::is_name(&text[tag.0 + 1..name_end]) { name_end } else { from };
        self.clip_inside(text, clip, tag, from, to);
    }

    /// Puts back the edits of a part of a tag. One that goes on over it and out of the tag leaves the names of attributes, `DOCTYPE html` and the like.
    fn clip_inside(&mut self, text: &[u8], clip: &mut Clip<'_>, tag: (usize, usize), from: usize, to: usize) {
        if from < to && !(clip.goes_over(tag, from, to) && is_structure(&text[from..to])) {
            self.clip(text, clip, from, to, Escape::Markup);
        }
    }

    /// Puts the new bytes of an edit that goes into markup from before it in front of it, unless they stand already.
    fn place_before(&mut self, clip: &mut Clip<'_>, at: usize) {
        clip.pass(at);
        if let Some(&edit) = clip.found.get(clip.next)
            && edit.start <= at
            && !clip.placed
        {
            self.place(clip, edit, at..at, Escape::Markup);
        }
    }

    /// Puts an edit back at a place, with its new bytes when they do not stand yet.
    fn place(&mut self, clip: &mut Clip<'_>, edit: Edit, at: Range<usize>, escape: Escape) {
        let scratch = &mut *self.scratch;
        let new = edit.new_start..edit.new_start + if clip.placed { 0 } else { edit.new_len };
        let new_start = scratch.arena.len();
        for index in new {
            let byte = scratch.arena[index];
            escape.encode(byte, &mut scratch.arena);
        }
        let new_len = scratch.arena.len() - new_start;
        scratch.edits.push(Edit { start: at.start, end: at.end, new_start, new_len, drop: edit.drop });
        clip.placed = true;
    }

    /// Puts back the edits of `text[from..to]`, cut to it.
    fn clip(&mut self, text: &[u8], clip: &mut Clip<'_>, from: usize, to: usize, escape: Escape) {
        debug_assert!(to <= text.len());
        while let Some(edit) = clip.found.get(clip.next) {
            if edit.end <= from {
                clip.step();
                continue;
            }
            if edit.start >= to {
                return;
            }
            self.place(clip, *edit, edit.start.max(from)..edit.end.min(to), escape);
            if edit.end > to {
                return;
            }
            clip.step();
        }
    }
}

/// The edits of a page that were not put back yet.
struct Clip<'e> {
    found: &'e [Edit],
    next: usize,
    /// The new bytes of the next one stand already; what is left of it goes.
    placed: bool,
    /// Findings of the page, in order: the next one in the call's list, and the end of them.
    finding: usize,
    page: usize,
}

impl Clip<'_> {
    fn step(&mut self) {
        self.next += 1;
        self.placed = false;
    }

    /// Whether the next edit begins before a place and ends behind another, and is not inside of the tag.
    fn goes_over(&self, tag: (usize, usize), from: usize, to: usize) -> bool {
        let goes_out = |edit: &Edit| edit.start <= tag.0 || edit.end >= tag.1;
        self.next_behind(from).is_some_and(|edit| edit.start < from && edit.end >= to && goes_out(edit))
    }

    /// Passes over what ends before a place.
    fn pass(&mut self, at: usize) {
        while self.found.get(self.next).is_some_and(|edit| edit.end <= at) {
            self.step();
        }
    }

    /// The next edit that goes on behind a place.
    fn next_behind(&self, at: usize) -> Option<&Edit> {
        self.found[self.next..].iter().find(|edit| edit.end > at)
    }

    /// Whether nothing goes on over an end of a tag, of those that have a part of it.
    fn stays_in(&mut self, tag: usize, end: usize) -> bool {
        self.pass(tag);
        self.found[self.next..].iter().take_while(|edit| edit.start < end).all(|edit| edit.start > tag && edit.end < end)
    }

    /// Whether what begins before a tag ends behind the name of an attribute and in front of its value, which would have none.
    fn takes_a_name(&mut self, text: &[u8], tag: usize, end: usize, attributes: &[Attribute]) -> bool {
        self.pass(tag);
        let goes_in = |edit: &&Edit| edit.start <= tag && edit.end < end;
        self.found.get(self.next).filter(goes_in).is_some_and(|edit| {
            let is_cut = |attribute: &Attribute| (attribute.name.1..attribute.value.0 - usize::from(attribute.is_quoted(text))).contains(&edit.end);
            attributes.iter().any(is_cut)
        })
    }

    /// Findings of the page that start in `from..to`.
    fn findings_in<'f>(&mut self, findings: &'f mut [Finding], from: usize, to: usize) -> &'f mut [Finding] {
        let count = |from: usize, place: usize| findings[from..self.page].iter().take_while(|finding| finding.start < place).count();
        self.finding += count(self.finding, from);
        let end = self.finding + count(self.finding, to);
        &mut findings[self.finding..end]
    }

    /// Passes over what starts before a place: the end of a value, which its tag knows better than a text does.
    fn skip(&mut self, to: usize) {
        while self.found.get(self.next).is_some_and(|edit| edit.start < to) {
            self.step();
        }
    }
}
