//! JSON, read without recursion and without a tree. What does not hold as JSON ends the reading; what was read until
//! then stays judged, and the rest is text.

use super::escape::Escape;
use super::fields::{Awaits, Kind};
use crate::detect::field::Class;
use crate::engine::Scratch;
use crate::entity::Entity;
use crate::pass::{Edit, Floor, Pass};

/// Objects and lists inside one another, at most; deeper ones are read as documents of their own.
const DEEPEST: usize = 16_384;

/// Bytes of a value without its closing quote that are still taken for that value.
const CUT_LONGEST: usize = 1024;

/// How far the reading came.
pub(crate) struct End {
    /// One past the last byte that was read.
    pub at: usize,
    /// Whether a whole value was read.
    pub complete: bool,
}

/// What is needed to take a member out again.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member {
    /// The key's opening quote.
    key: usize,
    /// The comma before it, unless it is the first that stays.
    comma: Option<usize>,
    /// The member before was dropped and was the first: what follows it goes too, up to the next member. Where it ended.
    swallow: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    Value,
    /// A value or the end of an empty list.
    First,
    Key,
    /// A key or the end of an empty object.
    FirstKey,
    /// A comma or the end.
    Next,
}

/// The string that starts at the quote: (end of its content, whether it holds a backslash).
fn string_end(text: &[u8], quote: usize) -> Option<(usize, bool)> {
    let (mut at, mut escaped) = (quote + 1, false);
    loop {
        let found = at + memchr::memchr2(b'"', b'\\', text.get(at..)?)?;
        if text[found] == b'"' {
            return Some((found, escaped));
        }
        escaped = true;
        at = found + 2;
    }
}

pub(super) fn skip_space(text: &[u8], mut at: usize) -> usize {
    while matches!(text.get(at), Some(b' ' | b'\n' | b'\t' | b'\r')) {
        at += 1;
    }
    at
}

fn number_len(text: &[u8], at: usize) -> usize {
    let sign = usize::from(text.get(at) == Some(&b'-'));
    let digits = text[at + sign..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 0 {
        return 0;
    }
    let rest = text[at + sign + digits..].iter().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-')).count();
    sign + digits + rest
}

impl Pass<'_> {
    /// Reads the JSON value at `start` and judges every value in it. Edits and findings get offsets of `text`, in
    /// order.
    pub(crate) fn json(&mut self, text: &[u8], start: usize, depth: usize) -> End {
        if depth == 0 {
            self.scratch.learned.clear();
        }
        let base = self.scratch.fields.depth();
        let (edits, findings, notes, members) = (self.scratch.edits.len(), self.scratch.findings.len(), self.scratch.notes.len(), self.scratch.members.len());
        // What outer documents have kept has offsets of theirs: it is out of reach here.
        let floor = std::mem::replace(&mut self.floor, Floor { depth: base, edits, notes });
        let end = self.read(text, start, depth, base);
        self.floor = floor;
        self.scratch.fields.truncate(base);
        self.scratch.members.truncate(members);
        self.look_at_notes(text, notes, edits, findings);
        end
    }

    fn read(&mut self, text: &[u8], start: usize, depth: usize, base: usize) -> End {
        let mut expect = Expect::Value;
        let mut at = skip_space(text, start);
        let stop = |at: usize| End { at: at.max(start + 1), complete: false };
        loop {
            let Some(&byte) = text.get(at) else { return stop(at) };
            // A value, or the key that stands before it.
            let value = match (expect, byte) {
                (Expect::Key | Expect::FirstKey, b'"') => {
                    let Some((end, escaped)) = string_end(text, at) else { return stop(at) };
                    self.key(text, at, end, escaped);
                    let colon = skip_space(text, end + 1);
                    if text.get(colon) != Some(&b':') {
                        return stop(end + 1);
                    }
                    at = skip_space(text, colon + 1);
                    expect = Expect::Value;
                    continue;
                }
                (Expect::FirstKey, b'}') | (Expect::First, b']') => {
                    self.leave();
                    at + 1
                }
                (Expect::Next, b',') => {
                    let (in_object, next) = self.comma(text, at);
                    at = next;
                    expect = if in_object { Expect::Key } else { Expect::Value };
                    continue;
                }
                (Expect::Next, b'}' | b']') if self.scratch.fields.kind() == Some(if byte == b'}' { Kind::Object } else { Kind::List }) => {
                    self.leave();
                    at + 1
                }
                (Expect::Value | Expect::First, b'{' | b'[') => {
                    if self.scratch.fields.depth() - base >= DEEPEST {
                        return stop(at);
                    }
                    let kind = if byte == b'{' { Kind::Object } else { Kind::List };
                    self.scratch.fields.enter(kind);
                    self.scratch.members.push(Member { key: at, comma: None, swallow: None });
                    at = skip_space(text, at + 1);
                    expect = if kind == Kind::Object { Expect::FirstKey } else { Expect::First };
                    continue;
                }
                (Expect::Value | Expect::First, b'"') => {
                    let Some((end, escaped)) = string_end(text, at) else { return stop(self.cut_string(text, at, depth)) };
                    let mark = self.scratch.edits.len();
                    self.field_text(text, at + 1, end, Escape::Json, escaped, depth);
                    self.drop_if_asked(at, end + 1, mark, base);
                    end + 1
                }
                (Expect::Value | Expect::First, b'-' | b'0'..=b'9') => {
                    let end = at + number_len(text, at);
                    if end == at {
                        return stop(at);
                    }
                    let mark = self.scratch.edits.len();
                    self.bare_number(text, at, end);
                    self.drop_if_asked(at, end, mark, base);
                    end
                }
                (Expect::Value | Expect::First, _) => match [&b"true"[..], b"false", b"null"].iter().find(|word| text[at..].starts_with(word)) {
                    Some(word) => at + word.len(),
                    None => return stop(at),
                },
                _ => return stop(at),
            };
            if self.scratch.fields.depth() == base {
                return End { at: value, complete: true };
            }
            at = skip_space(text, value);
            expect = Expect::Next;
        }
    }

    /// Out of an object or a list: what waited for the rest of it is settled now.
    fn leave(&mut self) {
        let Scratch { fields, notes, members, .. } = &mut *self.scratch;
        // The frame around the outermost one is another document's.
        let inner = fields.depth() > self.floor.depth + 1;
        if inner && let Some((first, previous)) = fields.pass_notes_on() {
            if let Some(note) = notes.get_mut(first - 1) {
                note.previous = previous;
            }
            fields.leave();
            members.pop();
            return;
        }
        let mut place = fields.last_note();
        while let Some(note) = place.checked_sub(1).and_then(|place| notes.get_mut(place)) {
            match fields.settle(note.awaits) {
                Some(Class::Is(entity)) => note.is = Some(entity),
                Some(Class::FullName) => (note.is, note.only_full_name) = (Some(Entity::Person), true),
                Some(Class::Note) => note.awaits = Awaits::Names,
                _ => {}
            }
            debug_assert!(note.previous < place);
            place = note.previous.min(place - 1);
        }
        fields.leave();
        members.pop();
    }

    /// A comma: on to the next member. Says whether it stands in an object, and where to go on.
    fn comma(&mut self, text: &[u8], at: usize) -> (bool, usize) {
        let next = skip_space(text, at + 1);
        let in_object = self.scratch.fields.kind() == Some(Kind::Object);
        if !in_object {
            self.scratch.fields.next_element();
        }
        if let Some(member) = self.scratch.members.last_mut() {
            member.comma = if member.swallow.is_some() { None } else { Some(at) };
            if let Some(start) = member.swallow.take() {
                self.scratch.edits.push(Edit { start, end: next, new_start: 0, new_len: 0, drop: false });
            }
        }
        (in_object, next)
    }

    /// A key: where it says what stands behind it, and where it is data itself (`{"jane@example.com": …}`).
    fn key(&mut self, text: &[u8], quote: usize, end: usize, escaped: bool) {
        let raw = &text[quote + 1..end];
        if let Some(member) = self.scratch.members.last_mut() {
            member.key = quote;
        }
        if escaped {
            let mut decoded = self.scratch.decoded.pop().unwrap_or_default();
            decoded.clear();
            Escape::Json.decode(raw, &mut decoded);
            self.scratch.fields.key(&decoded);
            self.scratch.decoded.push(decoded);
        } else {
            self.scratch.fields.key(raw);
        }
        let (edits, findings) = (self.scratch.edits.len(), self.scratch.findings.len());
        self.judge(raw, Escape::Json, escaped, Self::key_value);
        self.shift(edits, findings, quote + 1);
    }

    /// A string that was cut off (a log line at its limit): where its field says what it is, the rest of the line is
    /// still that. Returns where the reading stops.
    fn cut_string(&mut self, text: &[u8], quote: usize, depth: usize) -> usize {
        let rest = &text[quote + 1..];
        let line = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        if line > CUT_LONGEST || !matches!(self.scratch.fields.evidence().class, Some(Class::Is(_))) {
            return quote;
        }
        let end = quote + 1 + line;
        self.field_text(text, quote + 1, end, Escape::Json, true, depth);
        end
    }

    fn bare_number(&mut self, text: &[u8], start: usize, end: usize) {
        let evidence = self.scratch.fields.evidence();
        let (edits, findings) = (self.scratch.edits.len(), self.scratch.findings.len());
        self.number(&text[start..end], evidence);
        self.shift(edits, findings, start);
        if matches!(evidence.awaits, Some(Awaits::Person(_) | Awaits::Address(_) | Awaits::Pair)) {
            self.note(start, end, evidence, (Escape::Json, false), true);
        }
    }

    /// Takes the member out if one of its edits, from `mark` on, says so: with a comma in an object, `null` elsewhere.
    fn drop_if_asked(&mut self, start: usize, end: usize, mark: usize, base: usize) {
        if !self.scratch.edits[mark..].iter().any(|edit| edit.drop) {
            return;
        }
        let scratch = &mut *self.scratch;
        scratch.edits.truncate(mark);
        let in_object = scratch.fields.depth() > base && scratch.fields.kind() == Some(Kind::Object);
        let member = scratch.members.last_mut().filter(|_| in_object);
        let (from, new): (usize, &[u8]) = match member {
            Some(Member { comma: Some(comma), .. }) => (*comma, b""),
            Some(member) => {
                member.swallow = Some(end);
                (member.key, b"")
            }
            None => (start, b"null"),
        };
        // What waited in it, and what was found in its key, goes with it.
        while let Some(note) = scratch.notes[self.floor.notes..].last().filter(|note| note.start >= from) {
            if scratch.fields.last_note() == scratch.notes.len() {
                scratch.fields.unchain_note(note.previous);
            }
            scratch.notes.pop();
        }
        while scratch.edits[self.floor.edits..].last().is_some_and(|edit| edit.start >= from) {
            scratch.edits.pop();
        }
        let new_start = scratch.arena.len();
        scratch.arena.extend_from_slice(new);
        // Without a change of its own (`null` for `null`) it is no edit; `apply` sees to that.
        scratch.edits.push(Edit { start: from, end, new_start, new_len: new.len(), drop: false });
    }
}
