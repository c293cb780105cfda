//! Running text. JSON inside it (a log line's context) is read as JSON, what PHP has serialized or printed and objects in code by the names
//! of their members, the rest as text.
//!
//! A long text is judged in frames, so that a stream of it needs bounded memory and gives the same bytes. A frame ends at
//! the end of a line where something new begins; what stands around it is read with it, and each finding counts for the
//! frame that it starts in.

use super::dump;
use super::fields::Evidence;
use super::form;
use super::serialized::{self, Extent};
use crate::engine::Scratch;
use crate::pass::Pass;

/// Bytes of a frame, and bytes behind them in which its end is looked for. A shorter text is one frame.
const FRAME: usize = 64 * 1024;
const SLACK: usize = 16 * 1024;

/// Bytes before a frame that are read with it: no detector looks further back.
const BEFORE: usize = 1024;

/// Bytes behind a frame that are read with it. Where a finding comes close to their end it is twice as many, and so on,
/// up to `LONGEST` bytes in all.
const BEHIND: usize = 1024;
const CLOSE: usize = 256;

/// How far before a query its path is looked for.
const PATH: usize = 256;
pub(crate) const LONGEST: usize = 1024 * 1024;

/// A text of so many bytes is one frame, whether it comes as a whole or in chunks.
pub(super) const WHOLE: usize = FRAME + SLACK + BEHIND;

/// The reading of a long text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    /// Everything before is settled.
    pub at: usize,
    /// The text starts here: nothing before belongs to it.
    floor: usize,
    /// Its beginning is not there any more.
    headless: bool,
    /// Bytes of the present frame's window that are not enough; 0: none were tried.
    tried: usize,
    /// JSON inside is read as JSON.
    pub json: bool,
}

impl Reading {
    pub fn new(at: usize, json: bool) -> Reading {
        Reading { at, floor: at, headless: false, tried: 0, json }
    }

    /// What stands before is not needed any more.
    pub fn kept_from(&self) -> usize {
        self.floor.max(self.at.saturating_sub(BEFORE))
    }

    /// Where the text is read from that is judged next: in the midst of a line a document's quotes would be taken for others.
    fn window_start(&self, text: &[u8]) -> usize {
        let from = self.kept_from();
        let line_end = if from > self.floor || self.headless { memchr::memchr(b'\n', &text[from..self.at]) } else { None };
        line_end.map_or(from, |length| from + length + 1)
    }

    /// What stood at `by` stands at 0 now.
    pub fn rebase(&mut self, by: usize) {
        self.at -= by;
        self.headless |= by > self.floor;
        self.floor = self.floor.saturating_sub(by);
    }
}

/// A frame and what is judged with it.
struct Window {
    from: usize,
    border: usize,
    to: usize,
}

/// What went over a frame's border.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Border {
    /// The border's place in the text that is being read; 0: it has none.
    at: usize,
    /// Where the JSON ends that stands over it.
    json_end: usize,
    /// That JSON is not complete.
    json_cut: bool,
}

impl Pass<'_> {
    /// Judges `text` from a position on. Edits and findings get offsets of `text`.
    pub(crate) fn text(&mut self, text: &[u8], from: usize, evidence: Evidence, depth: usize) {
        let mut at = from;
        let mut tries = Tries { from, cut: None, array: Some(from) };
        while let Some(document) = next_document(text, at, &mut tries) {
            let start = document.start();
            self.between_documents(text, at, start, evidence, depth);
            let complete = match document {
                Document::Serialized(_, end) => {
                    self.serialized(text, start, end, depth);
                    at = end;
                    true
                }
                Document::Dump(dump, end) => {
                    self.dump(text, dump, end, depth);
                    at = end;
                    true
                }
                Document::Json(_) => {
                    let end = self.json(text, start, depth);
                    at = end.at;
                    end.complete
                }
            };
            if depth == 0 && start < self.border.at && self.border.at < at {
                (self.border.json_end, self.border.json_cut) = (at, !complete);
            }
        }
        self.between_documents(text, at, text.len(), evidence, depth);
        if depth == 0 && tries.cut.is_some_and(|start| start < self.border.at) {
            (self.border.json_end, self.border.json_cut) = (text.len(), true);
        }
    }

    /// Judges `text[start..end]`, in which no document stands. Queries are read as forms.
    fn between_documents(&mut self, text: &[u8], start: usize, end: usize, evidence: Evidence, depth: usize) {
        let mut at = start;
        while let Some((query, query_end)) = next_query(&text[..end], at) {
            self.stretch(text, at, query, evidence, depth == 0);
            if depth == 0 {
                self.scratch.learned.clear();
            }
            self.query(text, query, query_end, depth);
            at = query_end;
        }
        self.stretch(text, at, end, evidence, depth == 0);
    }

    /// Judges the next frame; false when more bytes are needed for it. `more`: the text may go on.
    pub(crate) fn text_frame(&mut self, text: &[u8], reading: &mut Reading, more: bool) -> bool {
        let from = reading.window_start(text);
        let is_last = text.len() - reading.at <= WHOLE;
        if is_last && more {
            return false;
        }
        let border = if is_last { text.len() } else { frame_end(text, reading.at) };
        let mut wanted = (border + BEHIND).max(from + 2 * reading.tried).min(reading.at + LONGEST);
        loop {
            if wanted > text.len() && more {
                return false;
            }
            let to = wanted.min(text.len());
            let is_longest = to == reading.at + LONGEST;
            let border = if is_longest { to - BEHIND } else { border };
            if self.judge_window(text, reading, &Window { from, border, to }, !is_longest && (more || to < text.len())) {
                reading.tried = 0;
                return true;
            }
            reading.tried = to - from;
            wanted = (from + 2 * reading.tried).min(reading.at + LONGEST);
        }
    }

    /// Judges the lines that are complete without waiting for what follows them; what goes on over the last line's end
    /// stays. False when there is nothing to judge.
    pub(crate) fn text_lines(&mut self, text: &[u8], reading: &mut Reading) -> bool {
        let Some(line_end) = memchr::memrchr(b'\n', &text[reading.at..]).map(|length| reading.at + length + 1) else { return false };
        let from = reading.window_start(text);
        let (edits, findings, arena) = self.judge_between(text, reading, &Window { from, border: line_end, to: text.len() });
        let Scratch { edits: all_edits, findings: all_findings, .. } = &*self.scratch;
        let ends = all_findings[findings..].iter().map(|found| (found.start, found.end)).chain(all_edits[edits..].iter().map(|edit| (edit.start, edit.end)));
        let held = ends.filter(|&(start, end)| start < line_end && end >= line_end).map(|(start, _)| start).min();
        // The line that it starts in stays.
        let border = held.map_or(line_end, |held| memchr::memrchr(b'\n', &text[..held]).map_or(0, |end| end + 1));
        if border <= reading.at {
            self.forget(edits, findings, arena);
            return false;
        }
        reading.at = self.keep_between(edits, findings, reading.at, border);
        reading.tried = 0;
        true
    }

    /// Judges a frame in its window. False, and nothing is kept, when something may go on behind the window's end.
    fn judge_window(&mut self, text: &[u8], reading: &mut Reading, window: &Window, may_go_on: bool) -> bool {
        let (edits, findings, arena) = self.judge_between(text, reading, window);
        let Scratch { edits: all_edits, findings: all_findings, .. } = &*self.scratch;
        let border = match self.border {
            Border { json_cut: false, json_end, .. } if json_end > 0 => window.border.max(window.from + json_end),
            _ => window.border,
        };
        let ends = all_findings[findings..].iter().map(|found| (found.start, found.end)).chain(all_edits[edits..].iter().map(|edit| (edit.start, edit.end)));
        let is_close = |end: usize| end + CLOSE >= window.to;
        let json_is_cut = self.border.json_cut && is_close(window.from + self.border.json_end);
        if may_go_on && (json_is_cut || border > window.border && is_close(border) || ends.filter(|&(start, _)| start < border).any(|(_, end)| is_close(end))) {
            self.forget(edits, findings, arena);
            return false;
        }
        reading.at = self.keep_between(edits, findings, reading.at, border);
        true
    }

    /// Judges all of a window; returns where its edits, findings and new bytes start in the call's lists.
    fn judge_between(&mut self, text: &[u8], reading: &Reading, window: &Window) -> (usize, usize, usize) {
        let (edits, findings, arena) = (self.scratch.edits.len(), self.scratch.findings.len(), self.scratch.arena.len());
        self.scratch.custom.clear();
        let inner = &text[window.from..window.to];
        self.border = Border { at: window.border - window.from, ..Border::default() };
        if reading.json {
            self.text(inner, 0, Evidence::default(), 0);
        } else {
            self.stretch(inner, 0, inner.len(), Evidence::default(), true);
        }
        self.shift(edits, findings, window.from);
        (edits, findings, arena)
    }

    fn forget(&mut self, edits: usize, findings: usize, arena: usize) {
        let scratch = &mut *self.scratch;
        scratch.edits.truncate(edits);
        scratch.findings.truncate(findings);
        scratch.arena.truncate(arena);
    }

    /// Of the edits and findings from those places on, keeps what starts in `start..border`, and of what comes from before
    /// the part behind `start`. Returns where the next frame starts: at the border, or where what stands over it ends.
    pub(super) fn keep_between(&mut self, edits: usize, findings: usize, start: usize, border: usize) -> usize {
        let Scratch { edits: all_edits, findings: all_findings, .. } = &mut *self.scratch;
        let mut next = border;
        let mut keep = |place: &mut usize, end: usize| {
            let is_kept = *place < border && end > start;
            if is_kept {
                *place = start.max(*place);
                next = next.max(end);
            }
            is_kept
        };
        retain_from(all_edits, edits, |edit| keep(&mut edit.start, edit.end));
        retain_from(all_findings, findings, |finding| keep(&mut finding.start, finding.end));
        next
    }
}

/// Removes what is not wanted of the elements from `first` on.
pub(super) fn retain_from<T: Copy>(list: &mut Vec<T>, first: usize, mut is_wanted: impl FnMut(&mut T) -> bool) {
    let mut kept = first;
    for index in first..list.len() {
        let mut element = list[index];
        if is_wanted(&mut element) {
            list[kept] = element;
            kept += 1;
        }
    }
    list.truncate(kept);
}

/// Where a frame that starts at `start` ends: at the first line's end behind its length that is followed by no indented
/// line and no closing bracket, else at the first line's end, else at the last white space, else after its length and slack.
fn frame_end(text: &[u8], start: usize) -> usize {
    let (from, to) = (start + FRAME, start + FRAME + SLACK);
    let begins = |place: &usize| !text.get(*place).is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'}' | b']' | b')'));
    let mut lines = memchr::memchr_iter(b'\n', &text[from..to]).map(|length| from + length + 1);
    let first = lines.next();
    first.filter(begins).or_else(|| lines.find(begins)).or(first).unwrap_or_else(|| {
        let space = text[from..to].iter().rposition(u8::is_ascii_whitespace);
        space.map_or(to, |length| from + length + 1)
    })
}

/// The next query of a URL or of a request's line: `/rest/V1/customers?street=%27&token=…`. Its escapes are its own, so that no
/// quote opens there, and a value of Magento's search (`…[field]=email&…[value]=…`) is what its neighbour says.
fn next_query(text: &[u8], from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    while let Some(start) = memchr::memchr(b'?', &text[at..]).map(|offset| at + offset + 1) {
        // A part of a query that is none is none either.
        at = match form::query_in_text(text, start) {
            Some(end) if has_path(&text[from..start - 1]) => return Some((start, end)),
            Some(end) => end,
            None => start,
        };
    }
    None
}

/// Whether the last word of a text has a slash: not so `is_guest?name=a:name=b` of code.
fn has_path(before: &[u8]) -> bool {
    let is_part = |byte: &&u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'`' | b'<' | b'>');
    before.iter().rev().take(PATH).take_while(is_part).any(|&byte| byte == b'/')
}

/// What stands in a text, from where on, and where it ends if that is known.
#[derive(Clone, Copy, Debug)]
enum Document {
    /// An object or a list of objects or lists. A list of strings is left to the text around it.
    Json(usize),
    /// What PHP has serialized.
    Serialized(usize, usize),
    /// What PHP has printed.
    Dump(dump::Start, usize),
}

impl Document {
    fn start(&self) -> usize {
        match self {
            Document::Json(start) | Document::Serialized(start, _) => *start,
            Document::Dump(dump, _) => dump.at,
        }
    }
}

/// Where values of PHP were looked for.
struct Tries {
    /// None starts before: what was looked at is not looked at again.
    from: usize,
    /// The first that is not there as a whole.
    cut: Option<usize>,
    /// From here on a list in the writing of `var_export()` is looked for; `None`: there is no further one.
    array: Option<usize>,
}

impl Tries {
    /// Where the value ends that starts at a place, if it does.
    fn end(&mut self, start: usize, extent: Extent) -> Option<usize> {
        match extent {
            Extent::Whole(end) => return Some(end),
            Extent::Broken(at) => self.from = at.max(start + 1),
            Extent::Cut(at) => {
                self.from = at.max(start + 1);
                self.cut.get_or_insert(start);
            }
        }
        None
    }

    fn serialized(&mut self, text: &[u8], start: usize) -> Option<Document> {
        Some(Document::Serialized(start, self.end(start, serialized::extent(text, start))?))
    }

    fn dump(&mut self, text: &[u8], start: dump::Start) -> Option<Document> {
        Some(Document::Dump(start, self.end(start.at, start.extent(text))?))
    }

    /// The next list in the writing of `var_export()` from a place on, and before another.
    fn array(&mut self, text: &[u8], from: usize, to: usize) -> Option<Document> {
        while let Some(known) = self.array.filter(|&array| array < to) {
            let found = dump::Start::next_array(text, known.max(from).max(self.from));
            self.array = found.map(|(word, _)| word);
            let (_, found) = found.filter(|(_, found)| found.at < to)?;
            if let Some(document) = self.dump(text, found) {
                return Some(document);
            }
            self.array = Some(found.at + 1);
        }
        None
    }
}

/// The next document from a place on.
fn next_document(text: &[u8], from: usize, tries: &mut Tries) -> Option<Document> {
    if from == 0
        && tries.from == 0
        && serialized::is_scalar(text)
        && let Some(end) = tries.end(0, serialized::extent(text, 0))
        && end == text.trim_ascii_end().len()
    {
        return Some(Document::Serialized(0, end));
    }
    for place in memchr::memchr3_iter(b'{', b'[', b'|', &text[from..]).map(|offset| from + offset) {
        // Nothing of PHP starts in what was looked at.
        let floor = from.max(tries.from);
        let document = match text[place] {
            // A variable of a session.
            b'|' if place >= tries.from && serialized::is_scalar(&text[place + 1..]) => tries.serialized(text, place + 1),
            b'|' => None,
            byte => {
                let mut next = text[place + 1..].iter().take(64).filter(|byte| !byte.is_ascii_whitespace());
                // `[{s` and `[[D` may stand in a secret, and in code.
                let is_json = match (byte, next.next()) {
                    (b'{', first) => first == Some(&b'"') && !dump::has_arrow(text, place),
                    (_, Some(b'{')) => matches!(next.next(), None | Some(b'"' | b'}')),
                    (_, Some(b'[')) => {
                        matches!(next.next(), None | Some(b'"' | b'{' | b'[' | b']' | b'-' | b't' | b'f' | b'n' | b'0'..=b'9'))
                    }
                    _ => false,
                };
                let serialized = if byte == b'{' && text[..place].ends_with(b":") { serialized::start_before(text, place, floor) } else { None };
                match serialized {
                    _ if is_json => Some(Document::Json(place)),
                    Some(start) => tries.serialized(text, start),
                    None if place >= floor => dump::Start::at_bracket(text, place, floor).and_then(|start| tries.dump(text, start)),
                    None => None,
                }
            }
        };
        let start = document.map_or(place, |document| document.start());
        if let Some(array) = tries.array(text, from, start) {
            return Some(array);
        }
        if document.is_some() {
            return document;
        }
    }
    tries.array(text, from, text.len())
}
