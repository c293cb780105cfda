//! Values whose name says something in its company alone (`city`, `name`), in what is written as entries: lines of a configuration
//! (`billing.city = Bonn`), of YAML, pairs on one line (`city=Bonn name="Jane Doe"`, `Customer{name=Jane Doe, city=Bonn}`), and controls of a form
//! (`<input name="city" value="Bonn">`). They are read as the object that they are, by the rules of [`Fields`].
//!
//! Looks around what was found behind a name alone, so that other texts pay nothing, and reads every byte three times at most.

use std::ops::Range;

use super::Candidate;
use super::boundary::is_alnum;
use super::field::FieldName;
use super::labelled;
use crate::entity::{Category, Entity};
use crate::format::fields::{Fields, Foreseen, Kind};
use crate::format::markup::{self, Piece};

/// Bytes before a value and behind it that are read with it.
const ABOVE: usize = 4096;
const BELOW: usize = 16384;

/// Objects inside one another, parts of a name, and bytes of a name, at most.
const DEEPEST: usize = 16;
const LONGEST_NAME: usize = 96;

/// Fewer entries are no object.
const FEWEST: usize = 2;

/// Whether a value is a person's, and stands behind a separator.
pub(crate) fn tells(text: &[u8], candidate: &Candidate) -> bool {
    let is_persons = matches!(
        candidate.entity,
        Entity::EmailAddress | Entity::PhoneNumber | Entity::Person | Entity::PostalAddress | Entity::DateOfBirth | Entity::CreditCard | Entity::IbanCode
    );
    is_persons && separator_before(text, candidate.start).is_some() || is_on_page(text, candidate)
}

/// Whether an e-mail address stands beside a tag.
fn is_on_page(text: &[u8], candidate: &Candidate) -> bool {
    candidate.entity == Entity::EmailAddress && (text[..candidate.start].trim_ascii_end().ends_with(b">") || text[candidate.end..].starts_with(b"<"))
}

fn separator_before(text: &[u8], start: usize) -> Option<usize> {
    let gap = text[..start].iter().rev().take(8).take_while(|byte| matches!(byte, b' ' | b'\t' | b'"' | b'\'' | b'*')).count();
    let separator = (start - gap).checked_sub(1)?;
    (matches!(text[separator], b':' | b'=') && !text[..separator].ends_with(b"mailto")).then_some(separator)
}

/// Appends what the entries around these values say of one another, in the order of the text.
pub(crate) fn around(text: &[u8], found: &[Candidate], fields: &mut Fields, out: &mut Vec<Candidate>) {
    // Up to where entries were read, and texts of a page looked at.
    let (mut seen, mut passed) = (0, 0);
    for candidate in found.iter().filter(|candidate| tells(text, candidate)) {
        if candidate.start >= seen.max(passed) && is_on_page(text, candidate) {
            let window = seen.max(passed).max(candidate.start.saturating_sub(ABOVE))..ceiling(text, candidate.end);
            let (labelled, end) = page_around(text, window, candidate.start);
            passed = end;
            if let Some(labelled) = labelled {
                seen = labelled.end;
                Reader::new(text, fields, out).twice(|reader| reader.page(labelled.clone()));
                continue;
            }
        }
        let Some(separator) = separator_before(text, candidate.start).filter(|&separator| separator >= seen) else { continue };
        let floor = seen.max(candidate.start.saturating_sub(ABOVE));
        let ceiling = ceiling(text, candidate.end);
        let line = line_start(text, floor, separator)..line_end(text, ceiling, candidate.end);
        seen = line.end;
        match Line::of(text, line.clone()) {
            Line::Entry { name, value, .. } if (name.end..value.start).contains(&separator) => {
                let lines = block(text, line, floor, ceiling);
                seen = lines.end;
                if entries_of(text, lines.clone()) >= FEWEST {
                    Reader::new(text, fields, out).twice(|reader| reader.lines(lines.clone()));
                }
            }
            _ if is_control(&text[line.start..separator]) => {
                let form = form(text, floor, ceiling, separator);
                seen = form.end;
                Reader::new(text, fields, out).twice(|reader| reader.controls(form.clone()));
            }
            _ if text[separator] == b'=' || is_list(text, line.start, separator) => {
                Reader::new(text, fields, out).twice(|reader| reader.pairs(line.clone()));
            }
            _ => {}
        }
    }
}

/// Where the text ends that is read behind a value: with a line, if one ends there.
fn ceiling(text: &[u8], at: usize) -> usize {
    match text.get(..at + BELOW) {
        Some(window) => memchr::memrchr(b'\n', &window[at..]).map_or(window.len(), |newline| at + newline),
        None => text.len(),
    }
}

fn line_start(text: &[u8], floor: usize, at: usize) -> usize {
    memchr::memrchr(b'\n', &text[floor..at]).map_or(floor, |newline| floor + newline + 1)
}

fn line_end(text: &[u8], ceiling: usize, at: usize) -> usize {
    memchr::memchr(b'\n', &text[at..ceiling.max(at)]).map_or(ceiling.max(at), |length| at + length)
}

/// Whether the value behind it is that of a form's control.
fn is_control(before: &[u8]) -> bool {
    before.strip_suffix(b"value").is_some_and(|before| before.ends_with(b" ") && memchr::memrchr2(b'<', b'>', before).is_some_and(|at| before[at] == b'<'))
}

/// The form around a place, as far as it is read.
fn form(text: &[u8], floor: usize, ceiling: usize, at: usize) -> Range<usize> {
    let start = memchr::memmem::rfind(&text[floor..at], b"<form").map_or(floor, |start| floor + start);
    let end = memchr::memmem::find(&text[at..ceiling], b"</form").map_or(ceiling, |end| at + end);
    start..end
}

/// Whether a comma or a bracket stands before the name that ends at the separator: `{name: Jane, city: Bonn}`.
fn is_list(text: &[u8], floor: usize, separator: usize) -> bool {
    let before = &text[floor..separator];
    let name = before.iter().rev().take(LONGEST_NAME).take_while(|&&byte| is_part(byte)).count();
    matches!(before[..before.len() - name].trim_ascii_end(), [.., b',' | b'{' | b'(' | b'['])
}

/// A part of a name.
fn is_part(byte: u8) -> bool {
    is_alnum(byte) || matches!(byte, b'_' | b'-' | b'.' | b'[' | b']' | b'$' | b'@' | b'/') || byte >= 0x80
}

// --- A page

/// What texts of a page are that follow one another, whatever tags stand between.
enum Text {
    /// `Name: Jane Doe`, `<b>Name:</b> Jane Doe`, `<b>Name</b>: Jane Doe`
    Entry {
        name: Range<usize>,
        value: Range<usize>,
    },
    Other,
}

/// The texts of a page with a name and a value around a place, as far as no other stands between; and where what was looked at ends: what
/// stands before belongs to nothing behind it.
fn page_around(text: &[u8], window: Range<usize>, at: usize) -> (Option<Range<usize>>, usize) {
    let (mut around, mut count, mut end) = (window.start..window.start, 0, window.end);
    each_text(text, window, |part, place| {
        match part {
            Text::Entry { .. } => {
                around.end = place.end;
                count += 1;
            }
            // The first behind the place.
            Text::Other if place.end > at => {
                end = place.end;
                return false;
            }
            Text::Other => (around, count) = (place.end..place.end, 0),
        }
        true
    });
    ((count >= FEWEST && around.contains(&at)).then_some(around), end)
}

/// Calls for each of them with where it stands, until the answer is false.
fn each_text(text: &[u8], window: Range<usize>, mut each: impl FnMut(Text, Range<usize>) -> bool) {
    // A name whose value has not come, and whether its colon has.
    let mut named: Option<(Range<usize>, bool)> = None;
    let mut at = window.start;
    // From the midst of a tag on.
    if let Some(first) = memchr::memchr2(b'<', b'>', &text[window.clone()]).filter(|&first| text[at + first] == b'>') {
        at += first + 1;
    }
    while at < window.end {
        let end = memchr::memchr(b'<', &text[at..window.end]).map_or(window.end, |length| at + length);
        let part = without_space(text, at..end);
        at = memchr::memchr(b'>', &text[end..window.end]).map_or(window.end, |length| end + length + 1);
        if !text[part.clone()].iter().any(|byte| is_alnum(*byte) || *byte == b':' || *byte >= 0x80) {
            continue;
        }
        let colon = memchr::memchr(b':', &text[part.clone()]).map_or(part.end, |length| part.start + length);
        let before = part.start..colon;
        let behind = without_space(text, (colon + 1).min(part.end)..part.end);
        let entry = match named.take() {
            Some((name, false)) if before.is_empty() => Some((name, behind)),
            Some((name, true)) if !(is_label(&text[before.clone()]) && colon < part.end) => Some((name, part.clone())),
            Some((name, _)) if !each(Text::Other, name.clone()) => return,
            _ if is_label(&text[before.clone()]) && (behind.is_empty() || behind.start > colon + 1) => Some((before, behind)),
            _ => None,
        };
        let goes_on = match entry {
            Some((name, value)) if value.is_empty() => {
                named = Some((name, colon < part.end));
                true
            }
            Some((name, value)) => {
                let place = name.start..value.end;
                each(Text::Entry { name, value }, place)
            }
            None => each(Text::Other, part),
        };
        if !goes_on {
            return;
        }
    }
}

/// Whether a text of a page can be a name.
fn is_label(text: &[u8]) -> bool {
    let is_part = |byte: u8| is_part(byte) || matches!(byte, b' ' | b'(' | b')');
    (2..=LONGEST_NAME / 2).contains(&text.len()) && (text[0].is_ascii_alphabetic() || text[0] >= 0x80) && text.iter().all(|&byte| is_part(byte))
}

/// A part without the spaces around it, written ones, too.
fn without_space(text: &[u8], part: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = part;
    loop {
        end = start + text[start..end].trim_ascii_end().len();
        start = end - text[start..end].trim_ascii_start().len();
        match &text[start..end] {
            part if part.starts_with(b"&nbsp;") => start += 6,
            part if part.ends_with(b"&nbsp;") => end -= 6,
            _ => return start..end,
        }
    }
}

/// What a line is.
enum Line {
    /// `name: value`, `name = value`; `dash` is the column of the dash of a list before it, `column` that of the name.
    Entry {
        dash: Option<usize>,
        column: usize,
        name: Range<usize>,
        value: Range<usize>,
    },
    /// `- value`
    Element {
        dash: usize,
        value: Range<usize>,
    },
    /// `[billing]`
    Section(Range<usize>),
    Comment,
    Other,
}

impl Line {
    fn of(text: &[u8], line: Range<usize>) -> Line {
        let end = line.end - (line.len() - text[line.clone()].trim_ascii_end().len());
        let column_of = |at: usize| at - line.start;
        let skip = |at: usize| at + text[at.min(end)..end].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let mut at = skip(line.start);
        let mut dash = None;
        match text[at.min(end)..end] {
            [b'#' | b';', ..] => return Line::Comment,
            [b'[', .., b']'] => {
                let bare = text[at..end].iter().take_while(|byte| **byte == b'[').count();
                let name = at + bare..end - bare.min(end - at - bare);
                return if text[name.clone()].iter().all(|&byte| is_part(byte) && !matches!(byte, b'[' | b']')) { Line::Section(name) } else { Line::Other };
            }
            _ => {}
        }
        while let [b'-', b' ' | b'\t', ..] | [b'*', b' ', b'*', ..] | [b'0'..=b'9', b'.', b' ', ..] = text[at.min(end)..end] {
            dash = Some(column_of(at));
            at = skip(at + 1 + usize::from(text[at] != b'-' && text[at] != b'*'));
        }
        for word in [&b"export "[..], b"ENV ", b"set ", b"SET "] {
            at += if text[at..end].starts_with(word) { word.len() } else { 0 };
        }
        // `- **Name:** Jane Doe` of Markdown: every line is an entry of the same.
        let bold = stars(&text[at.min(end)..end]);
        let column = if bold > 0 { 0 } else { column_of(at) };
        dash = dash.filter(|_| bold == 0);
        at += bold;
        let mark = text.get(at).copied().filter(|byte| matches!(byte, b'"' | b'\''));
        let from = at + usize::from(mark.is_some());
        // A name may have several words.
        let length = text[from..end].iter().take(LONGEST_NAME).take_while(|&&byte| is_part(byte) || matches!(byte, b' ' | b'(' | b')')).count();
        let mut behind = from + length;
        let name = from..behind - (length - text[from..behind].trim_ascii_end().len());
        if mark.is_some() {
            behind += usize::from(text.get(behind).copied() == mark);
        }
        if bold > 0 && stars(&text[behind..end]) == bold {
            behind += bold;
        }
        behind = skip(behind);
        let begins = text.get(from).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_' || *byte >= 0x80);
        let separator = text[behind.min(end)..end].first().copied();
        let is_separated = match (separator, text[behind.min(end)..end].get(1)) {
            (Some(b':'), Some(b'*')) => bold > 0,
            (Some(b':'), next) => matches!(next, None | Some(b' ' | b'\t')),
            (Some(b'='), next) => !matches!(next, Some(b'=' | b'>' | b'~')),
            _ => false,
        };
        let value = behind + 1;
        let value = skip(value + stars(&text[value.min(end)..end]).min(bold));
        match dash {
            _ if begins && !name.is_empty() && is_separated => Line::Entry { dash, column, name, value: trimmed(text, value, end) },
            Some(dash) => Line::Element { dash, value: trimmed(text, at, end) },
            None => Line::Other,
        }
    }
}

/// Stars that make bold what stands behind them or before.
fn stars(text: &[u8]) -> usize {
    text.iter().take(3).take_while(|byte| **byte == b'*').count()
}

/// A value without its quotes, and without what stands behind it on its line.
fn trimmed(text: &[u8], from: usize, end: usize) -> Range<usize> {
    let from = from.min(end);
    if let Some(mark) = text[from..end].first().copied().filter(|byte| matches!(byte, b'"' | b'\'')) {
        let close = labelled::quoted_end(&text[..end], from + 1, mark, 0);
        let is_rest = |byte: &u8| matches!(byte, b',' | b';' | b' ');
        let rest = text[(close + 1).min(end)..end].trim_ascii();
        return if close < end && (rest.iter().all(is_rest) || rest.starts_with(b"#")) { from + 1..close } else { from..from };
    }
    let comment = memchr::memmem::find(&text[from..end], b" #").map_or(end, |length| from + length);
    let value = text[from..comment].trim_ascii_end();
    let value = value.strip_suffix(b",").or(value.strip_suffix(b";")).unwrap_or(value);
    from..from + value.len()
}

/// The lines around one that are entries, too.
fn block(text: &[u8], line: Range<usize>, floor: usize, ceiling: usize) -> Range<usize> {
    let mut lines = line;
    while lines.start > floor {
        let before = line_start(text, floor, lines.start - 1);
        match Line::of(text, before..lines.start - 1) {
            Line::Other => break,
            Line::Section(_) => {
                lines.start = before;
                break;
            }
            _ => lines.start = before,
        }
    }
    while lines.end < ceiling {
        let behind = line_end(text, ceiling, lines.end + 1);
        match Line::of(text, lines.end + 1..behind) {
            Line::Other | Line::Section(_) => break,
            _ => lines.end = behind,
        }
    }
    lines
}

fn each_line(text: &[u8], lines: Range<usize>, mut each: impl FnMut(Line)) {
    let mut at = lines.start;
    while at < lines.end {
        let end = line_end(text, lines.end, at);
        each(Line::of(text, at..end));
        at = end + 1;
    }
}

fn entries_of(text: &[u8], lines: Range<usize>) -> usize {
    let mut count = 0;
    each_line(text, lines, |line| count += usize::from(matches!(line, Line::Entry { .. })));
    count
}

/// Whether the lines are an object that is written as a list: every entry has its own dash (`- Name: Jane Doe`, `- City: Bonn`).
fn is_one_object(text: &[u8], lines: Range<usize>) -> bool {
    let mut dashes = true;
    let is_fit = |line: Line| match line {
        Line::Entry { dash, value, .. } => dash.is_some() || value.is_empty(),
        line => matches!(line, Line::Comment),
    };
    each_line(text, lines, |line| dashes &= is_fit(line));
    dashes
}

/// An object or a list that is open.
#[derive(Clone, Copy)]
struct Open {
    /// The column of its name, or of its dash; that of nothing is below all.
    column: isize,
    /// An element of a list.
    element: bool,
    /// How many were entered before it.
    order: usize,
}

/// Reads entries into the fields: a first time for what their objects are, a second for what their values are.
struct Reader<'r> {
    text: &'r [u8],
    fields: &'r mut Fields,
    out: &'r mut Vec<Candidate>,
    foreseen: Vec<Foreseen>,
    second: bool,
    entered: usize,
    open: [Open; DEEPEST],
    depth: usize,
    /// Parts of the last name that are open as objects.
    path: [(usize, usize); DEEPEST],
    parts: usize,
    /// The column of the line that it is of.
    path_column: isize,
}

impl<'r> Reader<'r> {
    fn new(text: &'r [u8], fields: &'r mut Fields, out: &'r mut Vec<Candidate>) -> Reader<'r> {
        let foreseen = fields.take_foreseen();
        let open = [Open { column: 0, element: false, order: 0 }; DEEPEST];
        Reader { text, fields, out, foreseen, second: false, entered: 0, open, depth: 0, path: [(0, 0); DEEPEST], parts: 0, path_column: 0 }
    }

    fn twice(mut self, mut read: impl FnMut(&mut Self)) {
        for second in [false, true] {
            (self.second, self.entered, self.parts) = (second, 0, 0);
            self.enter(Kind::Object, -1, false);
            read(&mut self);
            while self.depth > 0 {
                self.leave();
            }
        }
        self.fields.give_back(self.foreseen);
    }

    /// False when it is too deep.
    fn enter(&mut self, kind: Kind, column: isize, element: bool) -> bool {
        let Some(place) = self.open.get_mut(self.depth) else { return false };
        *place = Open { column, element, order: self.entered };
        self.depth += 1;
        self.fields.enter(kind);
        if self.second {
            if let Some(&foreseen) = self.foreseen.get(self.entered) {
                self.fields.foresee(foreseen);
            }
        } else {
            self.foreseen.push(self.fields.foreseen());
        }
        self.entered += 1;
        true
    }

    fn leave(&mut self) {
        self.depth -= 1;
        let order = self.open[self.depth].order;
        if !self.second
            && let Some(place) = self.foreseen.get_mut(order)
        {
            *place = self.fields.foreseen();
        }
        self.fields.leave();
    }

    fn classify(&mut self, name: &[u8]) -> FieldName {
        if (2..=64).contains(&name.len()) { self.fields.classify(name) } else { FieldName::default() }
    }

    /// On to a member of the innermost object.
    fn member(&mut self, name: &Range<usize>) {
        let name = &self.text[name.clone()];
        let field = self.classify(name);
        self.fields.column(field, name);
    }

    /// The value of the present member, or an element of a list of that name.
    fn value(&mut self, name: &Range<usize>, value: &Range<usize>) {
        let raw = &self.text[value.clone()];
        if !self.second || raw.len() < 2 || raw.eq_ignore_ascii_case(b"null") {
            return;
        }
        let Some(entity) = self.fields.evidence().class.and_then(|class| class.told(raw)) else { return };
        let is_quoted = matches!(self.text[..value.start], [.., b'"' | b'\'']);
        if !is_quoted && labelled::is_expression(&self.text[name.clone()], raw, &self.text[value.end..], entity) {
            return;
        }
        let is_ours = entity == Entity::CardExpiry || entity.category() == Category::Personal && entity != Entity::EmailAddress;
        if is_ours && let Some(found) = labelled::labelled(self.text, &self.text[name.clone()], entity, value.start, value.end) {
            self.out.push(found);
        }
    }

    // --- Lines

    fn lines(&mut self, lines: Range<usize>) {
        let text = self.text;
        let is_one = is_one_object(text, lines.clone());
        // The name that the next line opens, if it stands deeper, and its column.
        let mut opening: Option<(Range<usize>, isize)> = None;
        each_line(text, lines, |line| match line {
            Line::Entry { dash, column, name, value } => {
                let (dash, column) = (dash.filter(|_| !is_one).map(|dash| dash as isize), column as isize);
                if column != self.path_column {
                    self.close_path();
                }
                self.path_column = column;
                self.open_below(opening.take(), dash, dash.unwrap_or(column));
                self.close_to(dash, column);
                if let Some(dash) = dash {
                    self.close_path();
                    self.enter(Kind::Object, dash, true);
                }
                let leaf = self.path_of(&name);
                self.member(&leaf);
                if value.is_empty() {
                    opening = Some((leaf, column));
                } else {
                    self.value(&leaf, &value);
                }
            }
            Line::Element { dash, value } => {
                let dash = dash as isize;
                let name = opening.as_ref().map(|(name, _)| name.clone());
                self.open_below(opening.take(), Some(dash), dash);
                self.close_to(Some(dash), dash);
                // Of an element the list says what it is.
                self.value(&name.unwrap_or(value.start..value.start), &value);
            }
            Line::Section(name) => {
                while self.depth > 1 {
                    self.leave();
                }
                self.parts = 0;
                let leaf = self.path_of(&name);
                self.member(&leaf);
                self.enter(Kind::Object, -1, false);
                self.parts = 0;
            }
            Line::Comment | Line::Other => {}
        });
    }

    /// Opens what the line before has named, if this one stands deeper or is an element of it.
    fn open_below(&mut self, opening: Option<(Range<usize>, isize)>, dash: Option<isize>, column: isize) {
        if let Some((_, outer)) = opening.filter(|(_, outer)| column > *outer || dash == Some(*outer)) {
            let kind = if dash.is_some() { Kind::List } else { Kind::Object };
            self.enter(kind, outer, false);
            self.parts = 0;
        }
    }

    /// Leaves what ends before an entry of that column.
    fn close_to(&mut self, dash: Option<isize>, column: isize) {
        while let Some(open) = self.depth.checked_sub(1).and_then(|last| self.open.get(last)).filter(|_| self.depth > 1) {
            let ends = match dash {
                // A list may stand in the column of its name.
                Some(dash) => {
                    if open.element {
                        open.column >= dash
                    } else {
                        open.column > dash
                    }
                }
                None => open.column >= column,
            };
            if !ends || self.parts > 0 && open.column == PATH {
                break;
            }
            self.leave();
        }
    }

    /// Leaves the objects that the last name was in.
    fn close_path(&mut self) {
        while self.depth > 1 && self.open[self.depth - 1].column == PATH {
            self.leave();
        }
        self.parts = 0;
    }

    /// Into the objects that a name with points or brackets is in; the rest of it comes back.
    fn path_of(&mut self, name: &Range<usize>) -> Range<usize> {
        let text = self.text;
        let (mut start, mut part) = (name.start, 0);
        let is_mark = |byte: &u8| matches!(byte, b'.' | b'[' | b']' | b'/');
        loop {
            let length = text[start..name.end].iter().take_while(|byte| !is_mark(byte)).count();
            let end = start + length;
            let next = end + text[end..name.end].iter().take_while(|byte| is_mark(byte)).count();
            if next >= name.end || part + 1 == DEEPEST {
                while self.parts > part {
                    self.leave();
                    self.parts -= 1;
                }
                return start..end;
            }
            let is_open = self.path[..self.parts].get(part).is_some_and(|&(from, to)| text[from..to] == text[start..end]);
            if !is_open {
                while self.parts > part {
                    self.leave();
                    self.parts -= 1;
                }
                self.member(&(start..end));
                if !self.enter(Kind::Object, PATH, false) {
                    return start..name.end;
                }
                self.path[part] = (start, end);
                self.parts = part + 1;
            }
            (start, part) = (next, part + 1);
        }
    }

    // --- A page

    fn page(&mut self, part: Range<usize>) {
        each_text(self.text, part, |part, _| {
            if let Text::Entry { name, value } = part {
                self.member(&name);
                self.value(&name, &value);
            }
            true
        });
    }

    // --- Pairs on a line

    fn pairs(&mut self, line: Range<usize>) {
        let text = self.text;
        let listed = is_listed(&text[line.clone()]);
        let (mut at, mut word) = (line.start, line.start..line.start);
        while at < line.end {
            match text[at] {
                b'{' | b'(' | b'[' => {
                    // `Customer{name=…`
                    if !word.is_empty() && word.end == at {
                        self.close_path();
                        self.member(&word);
                    }
                    self.parts = 0;
                    self.enter(Kind::Object, -1, false);
                    at += 1;
                }
                b'}' | b')' | b']' => {
                    self.close_path();
                    if self.depth > 1 {
                        self.leave();
                    }
                    self.close_path();
                    at += 1;
                }
                byte if byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80 => {
                    let length = text[at..line.end].iter().take(LONGEST_NAME).take_while(|&&byte| is_part(byte) && !matches!(byte, b'/')).count();
                    let mut name = at..at + length;
                    // `[Customer: name=…`, `street[`
                    while matches!(text[name.clone()], [.., b'.' | b'-' | b'[' | b'@' | b'$']) {
                        name.end -= 1;
                    }
                    word = name.clone();
                    at = name.end.max(at + 1);
                    let rest = &text[at..line.end];
                    let is_pair = match rest {
                        [b'=', next, ..] => !matches!(next, b'=' | b'>'),
                        [b':', b' ', ..] => listed,
                        _ => false,
                    };
                    if is_pair {
                        let from = at + 1 + usize::from(rest[0] == b':');
                        at = self.pair(&name, from, line.end, listed);
                    }
                }
                _ => at += 1,
            }
        }
    }

    /// The pair whose value starts there; where it ends.
    fn pair(&mut self, name: &Range<usize>, from: usize, end: usize, listed: bool) -> usize {
        let text = self.text;
        let leaf = self.path_of(name);
        self.member(&leaf);
        // Of a line that is not read to its end the last value is not known.
        let is_cut = |close: usize| close >= end && text.get(end).is_some_and(|&byte| byte != b'\n');
        match text[from..end] {
            [b'{' | b'(', ..] => {
                self.parts = 0;
                self.enter(Kind::Object, -1, false);
                from + 1
            }
            [b'[', ..] => {
                let mut at = from + 1;
                while at < end && text[at] != b']' {
                    let to = at + text[at..end].iter().take_while(|byte| !matches!(byte, b',' | b']')).count();
                    if text[at..to].iter().any(|byte| matches!(byte, b'{' | b'=')) {
                        return at;
                    }
                    let value = trimmed(text, at + text[at..to].iter().take_while(|byte| **byte == b' ').count(), to);
                    // `[...merge(a, b)]` of a program.
                    if !is_cut(to) && !text[at..to].iter().any(|byte| matches!(byte, b'(' | b')')) {
                        self.value(&leaf, &value);
                    }
                    at = to + usize::from(text.get(to) == Some(&b','));
                }
                (at + 1).min(end)
            }
            [mark @ (b'"' | b'\''), ..] => {
                let close = labelled::quoted_end(&text[..end], from + 1, mark, 0);
                if !is_cut(close) {
                    self.value(&leaf, &(from + 1..close));
                }
                (close + 1).min(end)
            }
            _ => {
                let close = bare_end(&text[..end], from, listed);
                let value = text[from..close].trim_ascii_end();
                if !is_cut(close) {
                    self.value(&leaf, &(from..from + value.len()));
                }
                close
            }
        }
    }
}

// --- Controls of a form
impl Reader<'_> {
    fn controls(&mut self, form: Range<usize>) {
        let text = self.text;
        let (mut at, inner) = (form.start, &text[..form.end]);
        while let Some(offset) = memchr::memchr(b'<', &inner[at..]) {
            at += offset;
            let Some(Piece { kind, end }) = markup::piece(inner, at) else { return };
            if let markup::Kind::Start { .. } = kind {
                let value_of = |wanted: &[u8]| {
                    let mut attributes = markup::attributes(inner, at, end);
                    attributes
                        .find(|attribute| text[attribute.name.0..attribute.name.1].eq_ignore_ascii_case(wanted))
                        .map(|attribute| attribute.value.0..attribute.value.1)
                };
                if let (Some(name), Some(value)) = (value_of(b"name"), value_of(b"value")) {
                    let leaf = self.path_of(&name);
                    self.member(&leaf);
                    self.value(&leaf, &value);
                }
            }
            at = end;
        }
    }
}

/// The column of an object that a name's path opens: no column of a line closes it.
const PATH: isize = isize::MAX;

/// Whether commas part the pairs of a line.
fn is_listed(line: &[u8]) -> bool {
    memchr::memchr_iter(b',', line).any(|comma| begins_pair(&line[comma + 1..]))
}

/// Whether a space and a name with its separator follow.
fn begins_pair(rest: &[u8]) -> bool {
    let Some(rest) = rest.strip_prefix(b" ") else { return false };
    let rest = rest.trim_ascii_start();
    let length = rest.iter().take(LONGEST_NAME).take_while(|&&byte| is_part(byte)).count();
    length > 0 && !rest[0].is_ascii_digit() && matches!(rest[length..], [b'=', ..] | [b':', b' ', ..])
}

/// Where a value without quotes ends.
fn bare_end(text: &[u8], from: usize, listed: bool) -> usize {
    let mut open = 0usize;
    let mut is_part = |at: usize| match text[at] {
        b'{' | b'(' | b'[' => {
            open += 1;
            true
        }
        b'}' | b')' | b']' => {
            open = open.wrapping_sub(1);
            open != usize::MAX
        }
        b',' if listed => !begins_pair(&text[at + 1..]),
        b' ' | b'\t' => listed,
        b'"' | b'\'' | b'\r' => false,
        _ => true,
    };
    (from..text.len()).take_while(|&at| is_part(at)).last().map_or(from, |last| last + 1)
}

#[cfg(test)]
pub(super) mod tests {
    use super::BELOW;
    use crate::{Context, Engine, Format, Policy, Scratch};

    fn redacted(text: &str) -> String {
        redacted_as(text, Format::Auto)
    }

    pub fn redacted_as(text: &str, format: Format) -> String {
        static ENGINE: std::sync::LazyLock<Engine> = std::sync::LazyLock::new(|| Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap());
        let mut scratch = Scratch::default();
        let redaction = ENGINE.redact(text.as_bytes(), &Context::default(), format, &mut scratch).unwrap();
        String::from_utf8_lossy(redaction.output.unwrap_or(text.as_bytes())).into_owned()
    }

    #[test]
    fn entries_of_markdown_and_of_pages_are_one_object() {
        let fill = |form: &str, [name, email, city]: [&str; 3]| form.replace("NN", name).replace("EE", email).replace("CC", city);
        for form in [
            "- **Name:** NN\n- **Email:** EE\n- **City**: CC\n",
            "Our customer:\n\n* **Name:** NN\n* **Email:** EE\n* **City:** CC\n\nAnything else?",
            "1. **Name:** NN\n2. **Email:** EE\n3. **City:** CC",
            "*Name:* NN\n*Email:* EE\n*City:* CC",
            "Customer details:\n- Name: NN\n- Email: EE\n- City: CC",
            "Name: NN\nEmail: EE\nCity: CC",
            "<p>Name: NN<br/>Email: EE<br/>City:&nbsp;CC</p>",
            "<h1>New message</h1><p><b>Name</b>: NN</p><p><b>E-mail</b>: <a href=\"mailto:EE\">EE</a></p><p><b>City</b>: CC</p><p>Regards</p>",
            "<div>Name:<br>NN</div>\n<div>Email:<br>EE</div>\n<div>City:<br>CC</div>",
            "<table><tr><td>Name:</td><td>NN</td></tr><tr><td>City</td><td>CC</td></tr><tr><td>E-Mail:</td><td>EE</td></tr></table>",
        ] {
            let text = fill(form, ["Jane Doe", "jane@example.com", "Bonn"]);
            assert_eq!(redacted(&text), fill(form, ["[PERSON]", "[EMAIL_ADDRESS]", "[POSTAL_ADDRESS]"]), "{text}");
        }
        for text in [
            "items:\n- name: Chair\n- name: Table\n- name: Lamp\n",
            "<ul><li>Name: Blue Chair</li><li>SKU: 123</li></ul><p>Questions? Ask us.</p><p>Shop</p>",
            "<table><tr><td>Name:</td><td>Blue Chair</td></tr><tr><td>City</td><td>Bonn</td></tr></table>",
        ] {
            let text = format!("{text} <a href=\"https://shop.example.com\">jane@example.com</a>");
            assert_eq!(redacted(&text), text.replace("jane@example.com", "[EMAIL_ADDRESS]"));
        }
    }

    #[test]
    fn entries_are_read_as_the_objects_that_they_are() {
        let yaml = "customer:\n  name: Jane Doe\n  email: jane@example.com\n  addresses:\n  - street:\n    - 1 Main St\n    - Apt 2\n    city: \"Bonn\" # home\n    country: DE\n\
            items:\n  - name: Blue Shirt\n    sku: BS-1\n";
        let expected = "customer:\n  name: [PERSON]\n  email: [EMAIL_ADDRESS]\n  addresses:\n  - street:\n    - [POSTAL_ADDRESS]\n    - [POSTAL_ADDRESS]\n    city: \"[POSTAL_ADDRESS]\" # home\n    \
            country: DE\nitems:\n  - name: Blue Shirt\n    sku: BS-1\n";
        assert_eq!(redacted(yaml), expected);
        for (text, expected) in [
            (
                "payer.address.city = Bonn\npayer.address.line1 = \"Rosenweg 1, Hof\"\npayer.name = Jane Doe\npayer.email = jane@example.com\nitem.name = Blue Shirt\n",
                "payer.address.city = [POSTAL_ADDRESS]\npayer.address.line1 = \"[POSTAL_ADDRESS]\"\npayer.name = [PERSON]\npayer.email = [EMAIL_ADDRESS]\nitem.name = Blue Shirt\n",
            ),
            (
                "[billing_address]\ncity = \"Bonn\"\nname = \"Jane Doe\"\nphone = \"+49 30 901820\"\n",
                "[billing_address]\ncity = \"[POSTAL_ADDRESS]\"\nname = \"[PERSON]\"\nphone = \"[PHONE_NUMBER]\"\n",
            ),
            (
                "export CITY='Bonn'\nexport NAME=\"Jane Doe\"\nexport EMAIL=jane@example.com\n",
                "export CITY='[POSTAL_ADDRESS]'\nexport NAME=\"[PERSON]\"\nexport EMAIL=[EMAIL_ADDRESS]\n",
            ),
            (
                "level=info name=\"Jane Doe\" city=Bonn status=ok email=jane@example.com",
                "level=info name=\"[PERSON]\" city=[POSTAL_ADDRESS] status=ok email=[EMAIL_ADDRESS]",
            ),
            (
                "saved Customer{id=5, address={city=Bonn, line1=Rosenweg 1, lines=[a, b]}, name=Jane Doe, email=jane@example.com} of Product(name=Blue Shirt)",
                "saved Customer{id=5, address={city=[POSTAL_ADDRESS], line1=[POSTAL_ADDRESS], lines=[a, b]}, name=[PERSON], email=[EMAIL_ADDRESS]} of Product(name=Blue Shirt)",
            ),
            (
                "<form><input name=\"prenom\" value=\"Louise\"><input name='adresse' value='10, boulevard'/><input name=\"d[city]\" type=text value=\"Bonn\"></form><input name=\"city\" value=\"Bonn\">",
                "<form><input name=\"prenom\" value=\"[PERSON]\"><input name='adresse' value='[POSTAL_ADDRESS]'/><input name=\"d[city]\" type=text value=\"Bonn\"></form><input name=\"city\" value=\"Bonn\">",
            ),
            (
                "saved {id: 5, email: jane@example.com, name: Jane Doe, city: Bonn}",
                "saved {id: 5, email: [EMAIL_ADDRESS], name: [PERSON], city: [POSTAL_ADDRESS]}",
            ),
        ] {
            assert_eq!(redacted(text), expected);
            assert_eq!(redacted(expected), expected);
        }
    }

    #[test]
    fn a_value_that_is_not_read_to_its_end_stays() {
        for (value, behind) in [("\"Jane Doe\"", " x=1"), ("Jane", " x=1"), ("\"Jane Doe\"", "\n")] {
            for cut in 1..value.len() + 8 {
                let before = "email=jane@example.com";
                let padding = "x=1 ".repeat((BELOW - cut) / 4) + &" ".repeat((BELOW - cut) % 4);
                let text = format!("{before} {padding}city={value}{behind}\n");
                let output = redacted(&text);
                let rest = output.rsplit_once("city=").unwrap().1;
                let whole = [format!("{value}{behind}\n"), format!("{}{behind}\n", value.replace(value.trim_matches('"'), "[POSTAL_ADDRESS]"))];
                assert!(whole.iter().any(|whole| whole == rest), "{rest}");
            }
        }
    }

    #[test]
    fn what_is_nobodys_or_code_stays() {
        for text in [
            "email: jane@example.com\nname: user.name,\ncity: form.city,\nregion: getRegion(),\nstreet: $street\n",
            "env:\n  EMAIL: jane@example.com\n  NAME: leakguard\n  REGION: us-east-1\njobs:\n  build:\n    name: Build and Test\n",
            "level=info email=jane@example.com name=checkout.session state=processing region=eu-west-1 city=null",
            "Dear team,\nname: Blue Shirt\nwrite to jane@example.com",
            "email: jane@example.com\n\nname: Jane Doe\ncity: Bonn\n",
        ] {
            assert_eq!(redacted(text), text.replace("jane@example.com", "[EMAIL_ADDRESS]"));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "(email=|email: |a@b.example|\n|  |- |name|: |=|\\{|\\}|\\[|\\]|\\(|\"|'|, |city|<input name=|<form>| value=|>|\\.|Jane Doe|#|é|address|/){0,40}") {
            redacted(&text);
        }
    }
}
