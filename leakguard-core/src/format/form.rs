//! `application/x-www-form-urlencoded`, query strings and URLs. A name with brackets is a path, as PHP reads it:
//! `billing[email]`, `searchCriteria[filter_groups][0][filters][0][value]`.

use super::escape::Escape;
use super::fields::{Fields, Kind};
use super::frames::{LONGEST_FRAME, no_end_up_to};
use crate::detect::boundary::is_alnum;
use crate::pass::Pass;

/// Bytes of a frame, at least: what waits for something behind it waits to the end of its frame.
const FRAME: usize = 64 << 10;

/// Parts of a name that are told apart, and its bytes.
const DEEPEST: usize = 32;
const LONGEST_NAME: usize = 1024;

/// What is kept between two frames.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reading {
    seen: usize,
}

/// The objects and lists that are open: `billing`, and what was in its brackets. Reused.
#[derive(Default)]
pub(crate) struct OpenNames {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl OpenNames {
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
    }

    fn get(&self, index: usize) -> &[u8] {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[start..self.ends[index]]
    }

    fn pop(&mut self) {
        self.ends.pop();
        self.bytes.truncate(self.ends.last().copied().unwrap_or_default());
    }

    fn push(&mut self, name: &[u8]) {
        self.bytes.extend_from_slice(name);
        self.ends.push(self.bytes.len());
    }
}

fn is_separator(byte: u8) -> bool {
    matches!(byte, b'&' | b'#' | b'\n' | b'\r')
}

/// `a[b][]` in its parts: `a`, `b` and nothing. What is not written so is one part, as what ends in a label behind a sign.
fn parts(name: &[u8]) -> ([&[u8]; DEEPEST], usize) {
    let mut found = [&b""[..]; DEEPEST];
    found[0] = name;
    let Some(open) = memchr::memchr(b'[', name).filter(|&open| open > 0 && name.ends_with(b"]") && is_of_name(name[open - 1])) else { return (found, 1) };
    let mut count = 1;
    for part in name[open + 1..name.len() - 1].split(|&byte| byte == b'[') {
        let Some(place) = found.get_mut(count) else { return ([name; DEEPEST], 1) };
        *place = part.strip_suffix(b"]").unwrap_or(part);
        count += 1;
    }
    found[0] = &name[..open];
    (found, count)
}

fn is_of_name(byte: u8) -> bool {
    is_alnum(byte) || byte >= 0x80 || matches!(byte, b'_' | b'-' | b'.' | b' ' | b']' | b')')
}

fn is_index(part: &[u8]) -> bool {
    part.iter().all(u8::is_ascii_digit)
}

impl Reading {
    /// Behind the first `&`, [`FRAME`] bytes on.
    pub fn cut(&mut self, text: &[u8], from: usize) -> Option<usize> {
        let at = (from + self.seen).max(from + FRAME);
        let window = text.get(at..text.len().min(from + LONGEST_FRAME)).unwrap_or_default();
        match memchr::memchr(b'&', window) {
            Some(offset) => {
                self.seen = 0;
                Some(at + offset + 1)
            }
            None => no_end_up_to(text.len(), &mut self.seen, text, from),
        }
    }
}

/// Where the query of a URL starts; the place itself where there is no URL before it.
fn query_start(text: &[u8], start: usize) -> usize {
    let end = text[start..].iter().take(8192).position(|byte| matches!(byte, b'?' | b'=' | b'&' | b' ' | b'\n'));
    match end.map(|offset| start + offset) {
        Some(at) if text[at] == b'?' => at + 1,
        _ => start,
    }
}

/// Where the query ends that starts at a `?` in running text; `None` where none does.
pub(super) fn query_in_text(text: &[u8], start: usize) -> Option<usize> {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'[' | b']' | b'%');
    let rest = &text[start..];
    let name = rest.iter().take(LONGEST_NAME).take_while(|byte| is_name(byte)).count();
    if name == 0 || rest.get(name) != Some(&b'=') {
        return None;
    }
    let length = rest
        .iter()
        .take_while(|&&byte| {
            // Letters of other scripts are escaped by most, not by all.
            (byte.is_ascii_graphic() || byte >= 0x80) && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'\\' | b'{' | b'}' | b'`' | b')' | b'|')
        })
        .count();
    Some(start + length)
}

impl Pass<'_> {
    /// A frame is an object of its own.
    pub(super) fn form_frames(&mut self, text: &[u8], start: usize, first: bool) -> usize {
        let mut at = start;
        if first {
            at = query_start(text, start);
            self.text(&text[..at], start, Default::default(), 0);
        }
        self.scratch.learned.clear();
        self.query(text, at, text.len(), 0);
        text.len()
    }

    /// The pairs of a query, or of one that stands in a value or in a text.
    pub(super) fn query(&mut self, text: &[u8], start: usize, end: usize, depth: usize) {
        // Another query may be open around this one.
        let mut names = std::mem::take(&mut self.scratch.spare_names);
        names.clear();
        std::mem::swap(&mut names, &mut self.scratch.open_names);
        self.enclosed(text, |pass| {
            pass.scratch.fields.enter(Kind::Object);
            pass.pairs(text, start, end, Escape::Form, depth);
            std::mem::swap(&mut names, &mut pass.scratch.open_names);
            pass.scratch.spare_names = names;
        });
    }

    fn pairs(&mut self, text: &[u8], start: usize, end: usize, escape: Escape, depth: usize) {
        let mut at = start;
        while at < end {
            let length = text[at..end].iter().position(|&byte| is_separator(byte)).unwrap_or(end - at);
            let pair_end = at + length;
            if pair_end > at {
                self.pair(text, at, pair_end, escape, depth);
            }
            at = pair_end + 1;
        }
    }

    fn pair(&mut self, text: &[u8], start: usize, end: usize, escape: Escape, depth: usize) {
        let equals = memchr::memchr(b'=', &text[start..end]).map(|offset| start + offset);
        let value = match equals {
            Some(equals) => {
                let raw = &text[start..equals];
                let escaped = escape.find(raw).is_some();
                self.field_name(raw, escape, escaped);
                let (edits, findings) = (self.scratch.edits.len(), self.scratch.findings.len());
                self.judge(raw, escape, escaped, |pass, name| {
                    // Names of one part may be data themselves; brackets are a path.
                    if !name.contains(&b'[') {
                        pass.key_value(name);
                    }
                });
                self.shift(edits, findings, start);
                equals + 1
            }
            None => {
                self.field_name(b"", escape, false);
                start
            }
        };
        let mark = self.scratch.edits.len();
        let escaped = escape.find(&text[value..end]).is_some();
        self.field_text(text, value, end, escape, escaped, depth);
        self.empty_if_dropped(value, end, mark, b"");
    }

    /// Into the field that a name with brackets says.
    pub(super) fn field_name(&mut self, raw: &[u8], escape: Escape, escaped: bool) {
        let raw = &raw[..raw.len().min(LONGEST_NAME)];
        let mut decoded = self.scratch.decoded.pop().unwrap_or_default();
        decoded.clear();
        if escaped {
            escape.decode(raw, &mut decoded);
        } else {
            decoded.extend_from_slice(raw);
        }
        let (parts, count) = parts(&decoded);
        let (leaf, around) = (parts[count - 1], &parts[..count - 1]);
        let open = &self.scratch.open_names;
        let common = (0..open.ends.len().min(around.len())).take_while(|&index| open.get(index) == around[index]).count();
        while self.scratch.open_names.ends.len() > common {
            self.leave();
            self.scratch.open_names.pop();
        }
        let scratch = &mut *self.scratch;
        for (index, part) in around.iter().enumerate().skip(common) {
            step(&mut scratch.fields, part);
            scratch.fields.enter(if is_index(parts[index + 1]) { Kind::List } else { Kind::Object });
            scratch.open_names.push(part);
        }
        step(&mut scratch.fields, leaf);
        self.scratch.decoded.push(decoded);
    }
}

/// On to a member of the innermost object or list.
fn step(fields: &mut Fields, part: &[u8]) {
    match fields.kind() {
        Some(Kind::List) if is_index(part) => {
            fields.element(part.iter().fold(0usize, |number, &digit| number.saturating_mul(10).saturating_add(usize::from(digit - b'0'))))
        }
        _ => {
            fields.key(part);
        }
    }
}
