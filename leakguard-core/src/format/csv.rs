//! Comma-separated values, by the rules of the `csv` crate (its core is the referee of the tests): a cell that starts with a
//! quote ends at the next one that is not doubled; a line's end is CR, LF or both; empty lines are none. What nothing is found
//! in keeps its bytes, quotes and line ends too.
//!
//! The cells are found here and not by `csv-core`, which copies each byte through a state machine: that alone would cost more
//! than the whole judgement may.

use super::escape::Escape;
use super::frames::{DECIDING, Frames, LONGEST_FRAME, Reader};
use crate::detect::field;
use crate::detect::titles;
use crate::pass::{Edit, Floor, Pass};

/// What may stand between cells, the likelier first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// What is kept between two frames. The columns are in the scratch.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    /// 0 until the first line has told it.
    separator: u8,
    /// The titles were read, or there are none.
    titled: bool,
    /// How far a frame was looked at for its end, where its last whole record ends, and what is open there.
    seen: usize,
    whole: usize,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nothing was looked at yet.
    First,
    /// A cell may start.
    Start,
    /// In a cell without quotes, or behind its closing quote.
    Plain,
    Quoted,
    /// Behind a quote that closes the cell or is the first of two.
    Closed,
}

/// A cell: its content, where it ends (at a separator, a line's end or the end), and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cell {
    from: usize,
    to: usize,
    end: usize,
    /// In quotes; what stands between the closing one and the end belongs to the cell too.
    quoted: bool,
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// Where the next separator or line's end is.
#[inline]
fn mark(text: &[u8], at: usize, separator: u8) -> usize {
    // Most cells are short.
    let near = &text[at.min(text.len())..text.len().min(at + 12)];
    if let Some(offset) = near.iter().position(|&byte| byte == separator || is_line_end(byte)) {
        return at + offset;
    }
    let from = text.len().min(at + 12);
    memchr::memchr3(separator, b'\n', b'\r', &text[from..]).map_or(text.len(), |offset| from + offset)
}

#[inline]
fn cell(text: &[u8], at: usize, separator: u8) -> Cell {
    if text.get(at) != Some(&b'"') {
        let end = mark(text, at, separator);
        return Cell { from: at, to: end, end, quoted: false };
    }
    let mut close = at + 1;
    while let Some(offset) = memchr::memchr(b'"', text.get(close..).unwrap_or_default()) {
        close += offset;
        if text.get(close + 1) != Some(&b'"') {
            let end = mark(text, close + 1, separator);
            return Cell { from: at + 1, to: close, end, quoted: true };
        }
        close += 2;
    }
    // An open quote to the end of the text.
    Cell { from: at + 1, to: text.len(), end: text.len(), quoted: true }
}

fn is_title(name: &[u8]) -> bool {
    titles::is_title(name, 128, b"_- .()/#:*?,'&%")
}

/// The first line that is not `sep=;` (Excel's), and the separator that it or Excel's line tells.
fn first_line(text: &[u8], start: usize) -> (usize, u8) {
    if let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator, rest @ ..] = &text[start..]
        && rest.first().is_some_and(|&byte| is_line_end(byte))
    {
        let end = start + 5 + rest.iter().take(2).take_while(|&&byte| is_line_end(byte)).count();
        return (end, *separator);
    }
    let mut counts = [0usize; SEPARATORS.len()];
    let mut quoted = false;
    for &byte in text[start..].iter().take(DECIDING) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => {
                if let Some(place) = SEPARATORS.iter().position(|&separator| separator == byte) {
                    counts[place] += 1;
                }
            }
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    (start, counts.iter().position(|&count| count == most).map_or(b',', |place| SEPARATORS[place]))
}

fn skip_bom(text: &[u8], start: usize) -> usize {
    if text[start..].starts_with(b"\xEF\xBB\xBF") { start + 3 } else { start }
}

/// Cells of the record at `at`: their number, and where it ends; `None` when it is not whole.
fn count_cells(text: &[u8], mut at: usize, separator: u8) -> Option<(usize, usize)> {
    let mut count = 0;
    loop {
        let end = cell(text, at, separator).end;
        count += 1;
        match text.get(end) {
            None => return None,
            Some(&byte) if byte == separator => at = end + 1,
            Some(_) => return Some((count, end)),
        }
    }
}

/// Whether a document starts with a line of titles that say something, and a record of as many cells.
pub(super) fn is_table(first: &[u8], is_whole: bool) -> bool {
    let start = skip_bom(first, 0);
    let (at, separator) = first_line(first, start);
    let Some((columns, end)) = count_cells(first, at, separator).filter(|&(columns, _)| columns > 1) else { return false };
    let (mut speaks, mut place) = (false, at);
    while place <= end {
        let cell = cell(first, place, separator);
        let Some(title) = cell.title(first).filter(|title| !title.is_empty()) else { return false };
        let field = field::describe(title);
        speaks |= field.may_speak();
        place = cell.end + 1;
    }
    let next = end + first[end..].iter().take_while(|&&byte| is_line_end(byte)).count();
    let is_translated = |record: usize| {
        let one = cell(first, record, separator);
        let other = cell(first, (one.end + 1).min(first.len()), separator);
        titles::are_translations(&first[one.from..one.to], &first[other.from..other.to])
    };
    speaks
        && next < first.len()
        && !(columns == 2 && is_translated(at) && is_translated(next))
        && count_cells(first, next, separator).map_or(!is_whole || last_record_fits(first, next, separator, columns), |(cells, _)| cells == columns)
}

/// The last record of a whole document has no line's end.
fn last_record_fits(text: &[u8], mut at: usize, separator: u8, columns: usize) -> bool {
    let mut count = 1;
    loop {
        let end = cell(text, at, separator).end;
        if end >= text.len() {
            return count == columns;
        }
        (count, at) = (count + 1, end + 1);
    }
}

impl Cell {
    /// What it is called in a line of titles, if it can be one: empty, or a name and nothing behind its quotes.
    fn title<'text>(&self, text: &'text [u8]) -> Option<&'text [u8]> {
        let title = text[self.from..self.to].trim_ascii();
        let is_whole = !self.quoted || self.end <= self.to + 1;
        (is_whole && (title.is_empty() || is_title(title))).then_some(title)
    }
}

impl Reading {
    /// With the separator that is asked for, or 0 for the one that the first line has.
    pub fn new(separator: u8) -> Reading {
        Reading { separator, titled: false, seen: 0, whole: 0, state: State::First }
    }

    /// Behind the last record that has an end.
    pub fn cut(&mut self, text: &[u8], from: usize) -> Option<usize> {
        if self.state == State::First {
            // The first line tells the separator.
            if text.len() - from < DECIDING {
                return None;
            }
            let start = skip_bom(text, from);
            let (_, separator) = first_line(text, start);
            (self.state, self.seen) = (State::Start, start - from);
            if self.separator == 0 {
                self.separator = separator;
            }
        }
        let mut at = from + self.seen;
        while at < text.len() {
            match self.state {
                State::Start if text[at] == b'"' => (self.state, at) = (State::Quoted, at + 1),
                State::Closed if text[at] == b'"' => (self.state, at) = (State::Quoted, at + 1),
                State::First | State::Start | State::Closed => self.state = State::Plain,
                State::Plain => {
                    at = mark(text, at, self.separator);
                    if let Some(&byte) = text.get(at) {
                        (self.state, at) = (State::Start, at + 1);
                        if byte != self.separator {
                            self.whole = at - from;
                        }
                    }
                }
                State::Quoted => match memchr::memchr(b'"', &text[at..]) {
                    Some(offset) => (self.state, at) = (State::Closed, at + offset + 1),
                    None => at = text.len(),
                },
            }
            if at - from - self.whole >= LONGEST_FRAME {
                (self.state, self.whole) = (State::Start, self.whole + LONGEST_FRAME);
                at = from + self.whole;
            }
        }
        self.seen = at - from - self.whole;
        let whole = std::mem::take(&mut self.whole);
        if whole == 0 {
            return None;
        }
        Some(from + whole)
    }
}

impl Pass<'_> {
    pub(super) fn csv_frames(&mut self, frames: &mut Frames, text: &[u8], start: usize, first: bool) -> usize {
        let Reader::Csv(mut reading) = frames.reader else { return text.len() };
        let mut at = start;
        if first {
            self.scratch.table.clear();
            at = skip_bom(text, at);
            let (line, separator) = first_line(text, at);
            // Excel's line goes before everything.
            at = line;
            if reading.separator == 0 {
                reading.separator = separator;
            }
        }
        let base = self.scratch.fields.depth();
        while at < text.len() {
            if is_line_end(text[at]) {
                at += 1;
                continue;
            }
            let record = &text[..text.len().min(at + LONGEST_FRAME)];
            if !std::mem::replace(&mut reading.titled, true)
                && let Some(end) = self.titles(record, at, reading.separator)
            {
                at = end;
                continue;
            }
            at = self.csv_record(record, at, reading.separator, base);
        }
        frames.reader = Reader::Csv(reading);
        text.len()
    }

    /// Reads the first record as titles; where it ends, if it is one of titles.
    fn titles(&mut self, text: &[u8], start: usize, separator: u8) -> Option<usize> {
        let scratch = &mut *self.scratch;
        let mut at = start;
        let end = loop {
            let cell = cell(text, at, separator);
            let Some(title) = cell.title(text) else {
                scratch.table.clear();
                return None;
            };
            scratch.table.add(title, &mut scratch.fields);
            match text.get(cell.end) {
                Some(&byte) if byte == separator => at = cell.end + 1,
                _ => break cell.end,
            }
        };
        scratch.table.complete(&mut scratch.fields);
        Some(end)
    }

    /// Judges the record at `start`; returns where it ends.
    fn csv_record(&mut self, text: &[u8], start: usize, separator: u8, base: usize) -> usize {
        self.scratch.learned.clear();
        let (edits, findings, notes) = (self.scratch.edits.len(), self.scratch.findings.len(), self.scratch.notes.len());
        let floor = std::mem::replace(&mut self.floor, Floor { depth: base, edits, notes });
        self.scratch.table.enter(&mut self.scratch.fields);
        let (mut at, mut index) = (start, 0);
        let end = loop {
            let cell = cell(text, at, separator);
            let scratch = &mut *self.scratch;
            scratch.table.cell(index, &mut scratch.fields);
            if cell.end > at {
                self.cell(text, &cell);
            }
            match text.get(cell.end) {
                Some(&byte) if byte == separator => (at, index) = (cell.end + 1, index + 1),
                _ => break cell.end,
            }
        };
        self.leave();
        self.floor = floor;
        self.look_at_notes(text, notes, edits, findings);
        if self.scratch.edits.len() > edits {
            self.quote_changed(text, start, separator, edits);
        }
        end
    }

    fn cell(&mut self, text: &[u8], cell: &Cell) {
        let mark = self.scratch.edits.len();
        if cell.quoted {
            let escaped = memchr::memchr(b'"', &text[cell.from..cell.to]).is_some();
            self.field_text(text, cell.from, cell.to, Escape::Doubled(b'"'), escaped, 0);
        } else {
            self.field_text(text, cell.from, cell.to, Escape::Plain, false, 0);
        }
        self.empty_if_dropped(cell.from, cell.to, mark, b"");
        if cell.end > cell.to + 1 && cell.quoted {
            // What stands behind the closing quote belongs to the cell.
            let mark = self.scratch.edits.len();
            self.field_text(text, cell.to + 1, cell.end, Escape::Plain, false, 0);
            self.empty_if_dropped(cell.to + 1, cell.end, mark, b"");
        }
    }

    /// Cells whose new content needs quotes and has none are written anew.
    fn quote_changed(&mut self, text: &[u8], start: usize, separator: u8, edits: usize) {
        let needs_quotes = |bytes: &[u8]| bytes.iter().any(|&byte| byte == separator || byte == b'"' || is_line_end(byte));
        let (mut at, mut index) = (start, edits);
        loop {
            let cell = cell(text, at, separator);
            let scratch = &mut *self.scratch;
            let count = scratch.edits[index..].iter().take_while(|edit| edit.start < cell.end || edit.start == cell.end && edit.end == cell.end).count();
            let in_cell = &scratch.edits[index..index + count];
            let bare = if cell.quoted { cell.to + 1 } else { at };
            let rewrite = in_cell.iter().any(|edit| edit.start >= bare && needs_quotes(&scratch.arena[edit.new_start..edit.new_start + edit.new_len]));
            // A line without anything is no record.
            let vanishes = count > 0
                && !cell.quoted
                && at == start
                && text.get(cell.end) != Some(&separator)
                && in_cell.iter().all(|edit| edit.new_len == 0)
                && in_cell.iter().map(|edit| edit.end - edit.start).sum::<usize>() == cell.end - at;
            if count > 0 && (rewrite || vanishes) {
                let new_start = scratch.arena.len();
                let mut from = at;
                scratch.arena.push(b'"');
                for place in index..index + count {
                    let edit = scratch.edits[place];
                    text[from..edit.start.max(from)].iter().for_each(|&byte| Escape::Doubled(b'"').encode(byte, &mut scratch.arena));
                    for byte in edit.new_start..edit.new_start + edit.new_len {
                        Escape::Doubled(b'"').encode(scratch.arena[byte], &mut scratch.arena);
                    }
                    from = edit.end.max(from);
                }
                text[from..cell.end].iter().for_each(|&byte| Escape::Doubled(b'"').encode(byte, &mut scratch.arena));
                scratch.arena.push(b'"');
                scratch.edits[index] = Edit { start: at, end: cell.end, new_start, new_len: scratch.arena.len() - new_start, drop: false };
                scratch.edits.drain(index + 1..index + count);
                index += 1;
            } else {
                index += count;
            }
            match text.get(cell.end) {
                Some(&byte) if byte == separator && index < self.scratch.edits.len() => at = cell.end + 1,
                _ => return,
            }
        }
    }
}
