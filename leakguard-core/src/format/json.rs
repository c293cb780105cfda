//! JSON, read without recursion and without a tree. What does not hold as JSON ends the reading; what was read until
//! then stays judged, and the rest is text.

use super::escape::{Escape, last_boundary};
use super::fields::{Awaits, Kind};
use super::members::{Members, NUMBER};
use crate::detect::field::Class;
use crate::engine::Scratch;
use crate::pass::{Edit, Floor, Pass};
use crate::scan::short::plain_string_end;

/// Objects and lists inside one another, at most; deeper ones are read as documents of their own.
const DEEPEST: usize = 16_384;

/// Bytes of a value without its closing quote that are still taken for that value.
const CUT_LONGEST: usize = 1024;

/// Bytes after which a document is cut: what waits for names or for the rest of its object waits no longer. The cut stands
/// behind a value, between the records of the outermost list that the last half of the segment was in; where no such
/// place comes, behind any value once the segment is twice as long.
pub(super) const SEGMENT: usize = 256 * 1024;

/// A string of more bytes than this is judged in pieces, as running text.
const LONG_STRING: usize = 1024 * 1024;
const PIECE: usize = 256 * 1024;

/// What is read around a piece, and not written: before it, and behind it as far as the longest key block reaches.
const PIECE_BEFORE: usize = 1024;
const PIECE_BEHIND: usize = 16 * 1024;

/// Longer keys, runs of white space and numbers, in bytes, are not read as JSON.
const LONG_KEY: usize = 64 * 1024;
pub(super) const LONG_SPACE: usize = 64 * 1024;
const LONG_NUMBER: usize = 4096;

/// How far the reading came.
pub(crate) struct End {
    /// One past the last byte that was read.
    pub at: usize,
    /// Whether a whole value was read.
    pub complete: bool,
}

/// The reading of one document, which may go on when more of it is there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    expect: Expect,
    /// Everything before was read.
    pub at: usize,
    /// Where the document starts, as long as nothing of it is settled.
    start: Option<usize>,
    /// Values around this document: 0 for a message of its own.
    depth: usize,
    /// What stood in the call's lists before: fields and members before the document, edits, findings and notes before the
    /// present segment.
    base: usize,
    members: usize,
    edits: usize,
    findings: usize,
    notes: usize,
    /// Where the present segment starts, and how far out of the document its second half came. `None`: it is not cut.
    segment: Option<usize>,
    shallow: usize,
    /// White space, and the string at hand, were looked at up to here; whether the string holds a backslash.
    spaced: usize,
    seen: usize,
    escaped: bool,
    /// Of a long string that is judged in pieces: where what is read around the next one starts.
    long: usize,
}

impl Reading {
    /// What stood at `by` stands at 0 now; what is settled is out of the call's lists.
    pub fn rebase(&mut self, by: usize) {
        for place in [&mut self.at, &mut self.spaced, &mut self.seen, &mut self.long] {
            *place = place.saturating_sub(by);
        }
        for place in [&mut self.start, &mut self.segment].into_iter().flatten() {
            *place = place.saturating_sub(by);
        }
    }

    /// What stands before is not needed any more.
    pub fn kept_from(&self) -> usize {
        if self.expect == Expect::Inside { self.long.min(self.at) } else { self.segment.or(self.start).unwrap_or(self.at) }
    }

    /// Whether something of the document is settled.
    pub fn is_begun(&self) -> bool {
        self.start.is_none()
    }

    /// The call's lists were emptied.
    pub fn forget(&mut self) {
        (self.edits, self.findings, self.notes) = (0, 0, 0);
    }
}

/// Why the reading stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The document is read.
    Complete,
    /// It does not hold as JSON from here on.
    Broken,
    /// More bytes are needed.
    Starved,
    /// A segment ends here; everything before is settled.
    Cut,
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

impl Member {
    /// The next member starts at `key`, behind the comma if there is one.
    pub(super) fn read_key(&mut self, key: usize, comma: Option<usize>) {
        (self.key, self.comma) = (key, comma.or(self.comma));
    }

    /// What stood at `by`, the end of the last value, stands at 0 now.
    pub fn rebase(&mut self, by: usize) {
        self.swallow = self.swallow.map(|swallow| swallow.saturating_sub(by));
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expect {
    Value,
    /// A value or the end of an empty list.
    First,
    Key,
    /// A key or the end of an empty object.
    FirstKey,
    /// A comma or the end.
    Next,
    /// The rest of a long string.
    Inside,
}

/// The end of the string's content at hand, from a place in it on, and whether it holds a backslash; or how far was looked.
fn string_end(text: &[u8], mut at: usize, mut escaped: bool) -> Result<(usize, bool), (usize, bool)> {
    while let Some(found) = text.get(at..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)).map(|length| at + length) {
        if text[found] == b'"' {
            return Ok((found, escaped));
        }
        escaped = true;
        at = found + 2;
    }
    Err((at.max(text.len()), escaped))
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

/// How much of what is made of a number's characters is one: of `23-----BEGIN` the dashes are none of it.
#[inline]
pub(super) fn number_part(text: &[u8]) -> usize {
    let digits_at = |at: usize| text[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = usize::from(text.first() == Some(&b'-'));
    end += digits_at(end);
    if text.get(end) == Some(&b'.') {
        end += 1 + digits_at(end + 1);
    }
    if matches!(text.get(end), Some(b'e' | b'E')) {
        end += 1 + usize::from(matches!(text.get(end + 1), Some(b'+' | b'-')));
        end += digits_at(end);
    }
    end
}

impl Pass<'_> {
    /// Reads the JSON value at `start` and judges every value in it. Edits and findings get offsets of `text`, in
    /// order.
    pub(crate) fn json(&mut self, text: &[u8], start: usize, depth: usize) -> End {
        let mut reading = self.document(start, depth, false);
        let stop = self.read_document(text, &mut reading, false);
        End { at: reading.at, complete: stop == Stop::Complete }
    }

    /// Begins to read the document at `start`; `cut`: in segments.
    pub(crate) fn document(&mut self, start: usize, depth: usize, cut: bool) -> Reading {
        let scratch = &mut *self.scratch;
        if depth == 0 {
            scratch.learned.clear();
        }
        Reading {
            expect: Expect::Value,
            at: start,
            start: Some(start),
            depth,
            base: scratch.fields.depth(),
            members: scratch.members.len(),
            edits: scratch.edits.len(),
            findings: scratch.findings.len(),
            notes: scratch.notes.len(),
            segment: cut.then_some(start),
            shallow: usize::MAX,
            spaced: 0,
            seen: 0,
            escaped: false,
            long: 0,
        }
    }

    /// Goes on reading a document; `more`: the text may go on. Unless it is starved, everything before `reading.at` is
    /// settled.
    pub(crate) fn read_document(&mut self, text: &[u8], reading: &mut Reading, more: bool) -> Stop {
        // What outer documents have kept has offsets of theirs: it is out of reach here.
        let floor = std::mem::replace(&mut self.floor, Floor { depth: reading.base, edits: reading.edits, notes: reading.notes });
        let stop = self.read(text, reading, more);
        self.floor = floor;
        match stop {
            Stop::Starved => return stop,
            Stop::Cut => {
                self.settle_open(reading.base);
                self.look_at_notes(text, reading.notes, reading.edits, reading.findings);
                let scratch = &mut *self.scratch;
                scratch.fields.forget_notes();
                // What is settled may be handed out: no date in it waits for its person any more.
                scratch.fields.clear_waiting();
                scratch.custom.clear();
                // Names of the last records are worth more than those of the first.
                if scratch.learned.is_half_full() {
                    scratch.learned.clear();
                }
                (reading.edits, reading.findings, reading.notes) = (scratch.edits.len(), scratch.findings.len(), scratch.notes.len());
                (reading.start, reading.segment, reading.shallow) = (None, Some(reading.at), usize::MAX);
            }
            Stop::Complete | Stop::Broken => {
                if stop == Stop::Broken {
                    reading.at = reading.at.max(reading.start.map_or(0, |start| start + 1));
                }
                self.scratch.fields.truncate(reading.base);
                self.scratch.members.truncate(reading.members);
                self.look_at_notes(text, reading.notes, reading.edits, reading.findings);
            }
        }
        stop
    }

    fn read(&mut self, text: &[u8], reading: &mut Reading, more: bool) -> Stop {
        let Reading { depth, base, .. } = *reading;
        // The token at `reading.at` is not there as a whole, or never will be.
        let lacking = |broken: usize, reading: &mut Reading| {
            if more {
                return Stop::Starved;
            }
            reading.at = broken;
            Stop::Broken
        };
        loop {
            if reading.expect == Expect::Inside {
                match self.piece(text, reading, more) {
                    Some(stop) => return stop,
                    None => reading.expect = Expect::Next,
                }
            } else {
                let at = skip_space(text, reading.at.max(reading.spaced));
                if at - reading.at > LONG_SPACE {
                    return Stop::Broken;
                }
                let Some(&byte) = text.get(at) else {
                    reading.spaced = at;
                    return lacking(at, reading);
                };
                let broken = |reading: &mut Reading| {
                    reading.at = at;
                    Stop::Broken
                };
                let members = match reading.expect {
                    Expect::Key | Expect::FirstKey => self.members(text, at, (base, depth), reading.segment),
                    _ => Members::Unread,
                };
                if let Members::Value(value) = members {
                    (reading.at, reading.expect) = (value, Expect::Value);
                    continue;
                }
                // A value, or the key that stands before it.
                let value = match (members, reading.expect, byte) {
                    (Members::End(end), ..) => end,
                    (_, Expect::Key | Expect::FirstKey, b'"') => {
                        let (end, escaped) = match self.string_at(text, at, reading) {
                            Some(found) if found.0 - at <= LONG_KEY => found,
                            None if text.len() - at <= LONG_KEY => return lacking(at, reading),
                            _ => return broken(reading),
                        };
                        let colon = skip_space(text, end + 1);
                        let next = skip_space(text, colon + 1);
                        if text.get(colon).is_none_or(|&byte| byte == b':') && next >= text.len() && more && next - end <= LONG_SPACE {
                            return Stop::Starved;
                        }
                        self.key(text, at, end, escaped);
                        if text.get(colon) != Some(&b':') || next - end > LONG_SPACE {
                            reading.at = end + 1;
                            return Stop::Broken;
                        }
                        reading.at = next;
                        reading.expect = Expect::Value;
                        continue;
                    }
                    (_, Expect::FirstKey, b'}') | (_, Expect::First, b']') => {
                        self.leave();
                        self.scratch.members.pop();
                        at + 1
                    }
                    (_, Expect::Next, b',') => {
                        let next = skip_space(text, at + 1);
                        if next - at > LONG_SPACE {
                            return broken(reading);
                        }
                        if next == text.len() && more {
                            return Stop::Starved;
                        }
                        let in_object = self.comma(at, next);
                        reading.at = next;
                        reading.expect = if in_object { Expect::Key } else { Expect::Value };
                        continue;
                    }
                    (_, Expect::Next, b'}' | b']') if self.scratch.fields.kind() == Some(if byte == b'}' { Kind::Object } else { Kind::List }) => {
                        self.leave();
                        self.scratch.members.pop();
                        at + 1
                    }
                    (_, Expect::Value | Expect::First, b'{' | b'[') => {
                        if self.scratch.fields.depth() - base >= DEEPEST {
                            return broken(reading);
                        }
                        let kind = if byte == b'{' { Kind::Object } else { Kind::List };
                        self.scratch.fields.enter(kind);
                        self.scratch.members.push(Member { key: at, comma: None, swallow: None });
                        reading.at = at + 1;
                        reading.expect = if kind == Kind::Object { Expect::FirstKey } else { Expect::First };
                        continue;
                    }
                    (_, Expect::Value | Expect::First, b'"') => {
                        let found = self.string_at(text, at, reading);
                        let length = found.map_or(text.len(), |(end, _)| end) - at;
                        if reading.segment.is_some() && length > LONG_STRING {
                            (reading.at, reading.long) = (at + 1, at + 1);
                            reading.expect = Expect::Inside;
                            continue;
                        }
                        let Some((end, escaped)) = found else {
                            if more {
                                return Stop::Starved;
                            }
                            reading.at = self.cut_string(text, at, depth);
                            return Stop::Broken;
                        };
                        let mark = self.scratch.edits.len();
                        self.field_text(text, at + 1, end, Escape::Json, escaped, depth);
                        self.drop_if_asked(at, end + 1, mark, base);
                        end + 1
                    }
                    (_, Expect::Value | Expect::First, b'-' | b'0'..=b'9') => {
                        let length = number_len(text, at);
                        // One more byte says whether it ends there.
                        if at + length.max(1) == text.len() && length <= LONG_NUMBER && more {
                            return Stop::Starved;
                        }
                        if length == 0 || length > LONG_NUMBER {
                            return broken(reading);
                        }
                        let length = number_part(&text[at..at + length]);
                        let mark = self.scratch.edits.len();
                        self.bare_number(text, at, at + length);
                        self.drop_if_asked(at, at + length, mark, base);
                        at + length
                    }
                    (_, Expect::Value | Expect::First, _) => {
                        let rest = &text[at..];
                        let words = [&b"true"[..], b"false", b"null"];
                        match words.iter().find(|word| rest.starts_with(word)) {
                            Some(word) => at + word.len(),
                            None if more && words.iter().any(|word| word.starts_with(rest)) => return Stop::Starved,
                            // A label in the place of a value is no list: its bracket is a part of it.
                            None if reading.expect == Expect::First => {
                                reading.at = self.scratch.members.last().map_or(at, |list| list.key);
                                return Stop::Broken;
                            }
                            None => return broken(reading),
                        }
                    }
                    _ => return broken(reading),
                };
                reading.at = value;
                reading.expect = Expect::Next;
            }
            let open = self.scratch.fields.depth() - base;
            if open == 0 {
                return Stop::Complete;
            }
            if let Some(segment) = reading.segment {
                let length = reading.at - segment;
                if length >= 2 * SEGMENT || length >= SEGMENT && open <= reading.shallow {
                    return Stop::Cut;
                }
                if length >= SEGMENT / 2 {
                    reading.shallow = reading.shallow.min(open);
                }
            }
        }
    }

    /// The end of the string that starts at the quote. What was looked at is not looked at again when more is there.
    fn string_at(&self, text: &[u8], quote: usize, reading: &mut Reading) -> Option<(usize, bool)> {
        if let Some(near) = text[quote + 1..].first_chunk()
            && let Some(length) = plain_string_end(near)
        {
            return Some((quote + 1 + length, false));
        }
        let (from, escaped) = if reading.seen > quote { (reading.seen, reading.escaped) } else { (quote + 1, false) };
        match string_end(text, from, escaped) {
            Ok(found) => Some(found),
            Err(seen) => {
                (reading.seen, reading.escaped) = seen;
                None
            }
        }
    }

    /// Judges the next piece of a long string; `None` when it was the last.
    fn piece(&mut self, text: &[u8], reading: &mut Reading, more: bool) -> Option<Stop> {
        let start = reading.at;
        let window = &text[..text.len().min(start + PIECE + PIECE_BEHIND)];
        let (border, end) = match string_end(window, start, true) {
            Ok((end, _)) => (end, end),
            Err(_) if window.len() < start + PIECE + PIECE_BEHIND => {
                if more {
                    return Some(Stop::Starved);
                }
                return Some(Stop::Broken);
            }
            Err(_) => (last_boundary(text, start, start + PIECE), last_boundary(text, start, window.len())),
        };
        let from = reading.long;
        let (edits, findings) = (self.scratch.edits.len(), self.scratch.findings.len());
        let depth = reading.depth + 1;
        self.judge(&text[from..end], Escape::Json, true, |pass, value| pass.text(value, 0, Default::default(), depth));
        self.shift(edits, findings, from);
        let last = border == end;
        reading.at = self.keep_between(edits, findings, start, border).min(end);
        if !last {
            reading.long = last_boundary(text, start, reading.at - PIECE_BEFORE);
            return Some(Stop::Cut);
        }
        reading.at = end + 1;
        None
    }

    /// What waits in objects that are still open is judged by what is known of them.
    fn settle_open(&mut self, base: usize) {
        let Scratch { fields, notes, .. } = &mut *self.scratch;
        for frame in base..fields.depth() {
            let mut place = fields.last_note_of(frame);
            while let Some(note) = place.checked_sub(1).and_then(|place| notes.get_mut(place)) {
                note.settle(fields.settle_in(frame, note.awaits));
                place = note.previous.min(place - 1);
            }
        }
    }

    /// Out of an object or a list: what waited for the rest of it is settled now.
    pub(super) fn leave(&mut self) {
        let Scratch { fields, notes, .. } = &mut *self.scratch;
        // The frame around the outermost one is another document's.
        let inner = fields.depth() > self.floor.depth + 1;
        if inner && let Some((first, previous)) = fields.pass_notes_on() {
            if let Some(note) = notes.get_mut(first - 1) {
                note.previous = previous;
            }
            fields.leave();
            return;
        }
        let mut place = fields.last_note();
        while let Some(note) = place.checked_sub(1).and_then(|place| notes.get_mut(place)) {
            note.settle(fields.settle(note.awaits));
            debug_assert!(note.previous < place);
            place = note.previous.min(place - 1);
        }
        fields.leave();
    }

    /// A comma: on to the next member, which starts at `next`. Says whether it stands in an object.
    fn comma(&mut self, at: usize, next: usize) -> bool {
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
        in_object
    }

    /// A key: where it says what stands behind it, and where it is data itself (`{"jane@example.com": …}`).
    fn key(&mut self, text: &[u8], quote: usize, end: usize, escaped: bool) {
        let raw = &text[quote + 1..end];
        if let Some(member) = self.scratch.members.last_mut() {
            member.key = quote;
        }
        let may_be_data = if escaped {
            let mut decoded = self.scratch.decoded.pop().unwrap_or_default();
            decoded.clear();
            Escape::Json.decode(raw, &mut decoded);
            self.scratch.fields.key(&decoded);
            self.scratch.decoded.push(decoded);
            true
        } else {
            self.scratch.fields.key(raw) || !self.engine.policy.own.custom.is_empty()
        };
        if !may_be_data {
            return;
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
        if matches!(evidence.class, None | Some(Class::Reference)) && end - start < NUMBER && self.passes_by() {
            return;
        }
        let (edits, findings) = (self.scratch.edits.len(), self.scratch.findings.len());
        self.number(&text[start..end], evidence);
        self.shift(edits, findings, start);
        if matches!(evidence.awaits, Some(Awaits::Person(_) | Awaits::Address(_) | Awaits::Pair)) {
            self.note(start, end, evidence, (Escape::Json, false), true);
        }
    }

    /// Takes the member out if one of its edits, from `mark` on, says so: with a comma in an object, `null` elsewhere.
    #[inline]
    pub(super) fn drop_if_asked(&mut self, start: usize, end: usize, mark: usize, base: usize) {
        if self.scratch.edits.len() > mark && self.scratch.edits[mark..].iter().any(|edit| edit.drop) {
            self.drop_member(start, end, mark, base);
        }
    }

    #[inline(never)]
    fn drop_member(&mut self, start: usize, end: usize, mark: usize, base: usize) {
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
