//! Values whose name does not stand before them: in a column of a CSV file, in an element of XML, in an `INSERT` with its
//! list of columns, in a segment of EDIFACT. A text of that kind is told by its beginning; elements are looked for in any other text,
//! too, and so are tables that have an e-mail address in a cell.
//!
//! Reads the text once more, in linear time, and only if its first line or its first 4 KiB say that it is one, an element is
//! closed whose name says something, or such an address was found; allocates nothing but the candidates' place.

use std::ops::Range;

use memchr::{memchr, memmem};

use super::Candidate;
use super::boundary::{begins_with, is_alnum};
use super::field::{self, Class, Company, FieldName, Made};
use super::known_names::KnownNames;
use super::label::label_len;
use super::{credential, edifact, key_format, secret_field};
use crate::entity::{Category, Entity};
use crate::scan::{closing_tags, tags_of_tables};

/// Columns of a table, and elements inside one another, that are looked at.
const COLUMNS: usize = 128;
const DEEPEST: usize = 64;

/// Bytes of a line of titles, of a list of columns, and of the beginning in which an `INSERT` is looked for.
const TITLES: usize = 8192;
const BEGINNING: usize = 4096;

/// The longest value, and the longest title.
const LONGEST: usize = 4096;
const LONGEST_TITLE: usize = 64;

/// The score of what its name says it is, and of what is more likely a secret than not.
const NAMED: f32 = 0.93;
const LIKELY: f32 = 0.55;

/// Appends what names elsewhere say of values, in the order of the text.
pub(crate) fn find(text: &[u8], known: &mut KnownNames, out: &mut Vec<Candidate>) {
    let bom = if text.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let start = bom + text[bom..].iter().take(256).take_while(|byte| byte.is_ascii_whitespace()).count();
    match text.get(start..) {
        Some([b'<', b'?' | b'!' | b'a'..=b'z' | b'A'..=b'Z', ..]) => {
            xml(text, start, known, out);
            cells(text, start, known, out);
        }
        Some([b'U', b'N', ..]) if edifact::begins(&text[start..]) => edifact::parties(text, start, out),
        Some([_, ..]) if !csv(text, bom, out) && !markdown(text, out) => inserts(text, out),
        _ => {}
    }
}

/// What stands around a value: the row, the element.
#[derive(Clone, Copy, Default)]
struct Around {
    person: bool,
    address: bool,
    business: bool,
    credential: bool,
    company: Company,
}

impl Around {
    /// A value of that name stands there, too.
    fn meets(&mut self, field: FieldName) {
        self.person |= field.marks_person;
        self.company.meets(field);
    }
}

/// The kind of a value by its name and by what stands around.
fn class_of(field: FieldName, around: Around) -> Option<Class> {
    match field.class {
        Some(Class::IsInPerson(_)) if around.business => None,
        Some(Class::IsInPerson(entity) | Class::IfWritten(entity @ Entity::IdCardNumber)) if around.person => Some(Class::Is(entity)),
        Some(Class::IsInAddress(entity)) if around.person || around.address => Some(Class::Is(entity)),
        Some(class @ (Class::IsInPerson(_) | Class::IsInAddress(_))) => class.in_company(around.company),
        Some(Class::KeyOf) if around.credential => Some(Class::Is(Entity::GenericSecret)),
        class => class,
    }
}

/// The value `text[start..end]` of a field, if it is what its name says.
fn value(text: &[u8], name: &[u8], field: FieldName, around: Around, start: usize, end: usize) -> Option<Candidate> {
    let lead = text[start..end].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let start = start + lead;
    let raw = text[start..end].trim_ascii_end();
    let end = start + raw.len();
    if raw.is_empty() || raw.len() > LONGEST || label_len(text, start) > 0 || raw.eq_ignore_ascii_case(b"null") || field::repeats(name, raw, Made::of(raw)) {
        return None;
    }
    let entity = match class_of(field, around) {
        Some(Class::Is(entity)) => entity,
        Some(Class::Expiry) if field::is_month_and_year(raw) => Entity::CardExpiry,
        // `Pin` of a plug or a chip.
        Some(Class::Pin) if field::is_pin(raw) && (name != b"Pin" || around.person) => Entity::Password,
        Some(class @ (Class::FullName | Class::Addressee | Class::LoginCode | Class::IfLettered(_))) => class.told(raw)?,
        Some(Class::IfWritten(entity)) if field::is_written_like(entity, raw, false) => entity,
        None if field.may_hold_secret => {
            let (entity, score) = secret_field::held(name, raw)?;
            return Some(Candidate::new(entity, start, end, score));
        }
        _ => return None,
    };
    let masked = entity.category() != Category::Secret && raw.contains(&b'*');
    // Addresses and cards are found by themselves, and what stands for them would be taken for one.
    if masked || matches!(entity, Entity::EmailAddress | Entity::CreditCard) {
        return None;
    }
    let (entity, scheme) = match entity {
        Entity::BearerToken => credential::header_value(raw),
        _ => (field::kind_of(entity, raw), 0),
    };
    field::accepts(entity, raw)?;
    if entity != Entity::GenericSecret {
        let score = if entity.category() == Category::Secret { 0.85 } else { NAMED };
        return Some(Candidate::new(entity, start + scheme, end, score));
    }
    let is_token = name.eq_ignore_ascii_case(b"token");
    if is_token && (raw.len() < 16 || raw.contains(&b' ')) {
        return None;
    }
    let key = key_format::whole(raw).or_else(|| key_format::provider_key(name, raw));
    Some(Candidate::new(key.unwrap_or(entity), start, end, if is_token && key.is_none() { LIKELY } else { 0.85 }))
}

/// The columns of a table.
struct Columns<'t> {
    names: [&'t [u8]; COLUMNS],
    fields: [FieldName; COLUMNS],
    count: usize,
    around: Around,
}

impl<'t> Columns<'t> {
    fn new() -> Columns<'t> {
        Columns { names: [b""; COLUMNS], fields: [FieldName::default(); COLUMNS], count: 0, around: Around::default() }
    }

    fn clear(&mut self) {
        (self.count, self.around) = (0, Around::default());
    }

    /// False when there are too many.
    fn add(&mut self, name: &'t [u8]) -> bool {
        self.add_known(name, field::describe(name))
    }

    /// The same with what its name says.
    fn add_known(&mut self, name: &'t [u8], field: FieldName) -> bool {
        let Some(place) = self.names.get_mut(self.count) else { return false };
        *place = name;
        self.around.meets(field);
        self.fields[self.count] = field;
        self.count += 1;
        true
    }

    /// Whether a column is of a kind that only a field's name can tell.
    fn speaks(&self) -> bool {
        self.fields[..self.count].iter().any(|field| field.may_speak())
    }

    fn value(&self, text: &[u8], column: usize, start: usize, end: usize, out: &mut Vec<Candidate>) {
        if column < self.count && end > start {
            out.extend(value(text, self.names[column], self.fields[column], self.around, start, end));
        }
    }
}

// --- CSV

/// Reads a table with a line of titles. False when it is none.
fn csv(text: &[u8], start: usize, out: &mut Vec<Candidate>) -> bool {
    let window = &text[start..text.len().min(start + TITLES)];
    let Some(line) = memchr(b'\n', window) else { return false };
    let count = |mark: u8| window[..line].iter().filter(|&&byte| byte == mark).count();
    let Some((mark, parts)) = [b';', b',', b'\t', b'|'].map(|mark| (mark, count(mark))).into_iter().max_by_key(|&(_, count)| count) else { return false };
    if parts == 0 || parts >= COLUMNS {
        return false;
    }
    let Some((columns, at)) = columns_of(text, start, mark) else { return false };
    let mut cells = [(0, 0); COLUMNS];
    if !columns.speaks() || record(text, at, mark, &mut cells).is_none_or(|(cells, _)| cells != columns.count) {
        return false;
    }
    let of_first = [cells[0], cells[1]].map(|(from, to)| &text[from..to]);
    if columns.count == 2 && are_translations(columns.names[0], columns.names[1]) && are_translations(of_first[0], of_first[1]) {
        return false;
    }
    rows(text, at, mark, &columns, false, out);
    true
}

/// Whether both are titles that say the same, in two languages: `First Name,Vorname`. A table whose first records are all such is one of
/// translations, and nobody's data.
pub(crate) fn are_translations(one: &[u8], other: &[u8]) -> bool {
    let kind = |title: &[u8]| field::describe(title).class.and_then(Class::entity);
    kind(one).is_some_and(|entity| kind(other) == Some(entity))
}

/// The columns that a line of titles names, and where the line behind it starts.
fn columns_of(text: &[u8], start: usize, mark: u8) -> Option<(Columns<'_>, usize)> {
    let mut columns = Columns::new();
    let mut cells = [(0, 0); COLUMNS];
    // A quoted title may go on over lines, and more of them stand there.
    let (titles, at) = record(text, start, mark, &mut cells).filter(|&(titles, _)| titles <= COLUMNS)?;
    for &(from, to) in &cells[..titles] {
        let name = text[from..to].trim_ascii();
        if !is_title(name, LONGEST_TITLE, b"_- .()/#:") || !columns.add(name) {
            return None;
        }
    }
    Some((columns, at))
}

/// Takes the values of the rows from the position on, to the end of the text or, of a table inside of another text, to the first that
/// has other columns; where they end.
fn rows(text: &[u8], mut at: usize, mark: u8, columns: &Columns, inside: bool, out: &mut Vec<Candidate>) -> usize {
    let mut cells = [(0, 0); COLUMNS];
    while let Some((count, next)) = record(text, at, mark, &mut cells) {
        if count == columns.count {
            for (column, &(from, to)) in cells[..count].iter().enumerate() {
                columns.value(text, column, from, to, out);
            }
        } else if inside {
            break;
        }
        at = next;
    }
    at
}

/// Whether an e-mail address is a cell of its line.
pub(crate) fn is_cell(text: &[u8], address: &Candidate) -> bool {
    if address.entity != Entity::EmailAddress {
        return false;
    }
    let is_mark = |byte: Option<&u8>| matches!(byte, Some(b',' | b';' | b'\t'));
    let (mut before, mut behind) = (address.start.checked_sub(1), address.end);
    if let Some(quote) = before.filter(|&at| text[at] == b'"' && text.get(behind) == Some(&b'"')) {
        (before, behind) = (quote.checked_sub(1), behind + 1);
    }
    let (before, behind) = (before.and_then(|at| text.get(at)), text.get(behind));
    let ends = |byte: Option<&u8>| matches!(byte, None | Some(b'\n' | b'\r'));
    is_mark(before) && (is_mark(behind) || ends(behind)) || is_mark(behind) && ends(before)
}

/// Appends what titles say of the cells below them in tables inside of another text, an e-mail or a log: those that have one of these
/// addresses in a cell, and three columns or more that say what they hold. No line is looked at twice.
pub(crate) fn tables(text: &[u8], addresses: &[Candidate], out: &mut Vec<Candidate>) {
    let mut seen = 0;
    for address in addresses.iter().filter(|address| is_cell(text, address)) {
        if address.start >= seen {
            let line_end = memchr(b'\n', &text[address.end..]).map_or(text.len(), |length| address.end + length + 1);
            seen = table_around(text, seen, address.start, line_end, out).unwrap_or(line_end);
        }
    }
}

/// Reads the table that has a cell at the position, in the line that ends at `line_end`, from its titles on; where it ends. The titles
/// stand in one of the lines above, behind `floor`.
fn table_around(text: &[u8], floor: usize, at: usize, line_end: usize, out: &mut Vec<Candidate>) -> Option<usize> {
    /// Rows above that have no address, at most.
    const ABOVE: usize = 16;
    let floor = floor.max(at.saturating_sub(BEGINNING));
    let line_start = |end: usize| floor + memchr::memrchr(b'\n', &text[floor..end]).map_or(0, |newline| newline + 1);
    let count = |line: &[u8], mark: u8| memchr::memchr_iter(mark, line).count();
    let mut start = line_start(at);
    let mark = [b'\t', b';', b','].into_iter().max_by_key(|&mark| count(&text[start..line_end.min(at + LONGEST)], mark))?;
    for _ in 0..ABOVE {
        let end = start.checked_sub(1).filter(|&end| end > floor)?;
        start = line_start(end);
        let above = &text[start..end];
        if count(above, mark) < 2 {
            return None;
        }
        // Titles have no address.
        if memchr(b'@', above).is_none()
            && let Some((columns, first)) = columns_of(text, start, mark)
            && columns.fields[..columns.count].iter().filter(|field| field.class.is_some_and(|class| class.in_text(true).is_some())).count() >= 3
        {
            return Some(rows(text, first, mark, &columns, true, out));
        }
    }
    None
}

/// Whether a cell of a first line can be a column's title: letters, with digits and these signs between them. With more
/// digits than a year and an index have it is rather one of data or of sentences.
pub(crate) fn is_title(name: &[u8], longest: usize, signs: &[u8]) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || *byte >= 0x80;
    let is_part = |byte: &u8| is_letter(byte) || byte.is_ascii_digit() || signs.contains(byte);
    (1..=longest).contains(&name.len())
        && name.iter().all(is_part)
        && name.iter().any(is_letter)
        && name.iter().filter(|byte| byte.is_ascii_digit()).count() < 6
}

/// The cells of the record at `start`, without their quotes; their number, and where the next record starts. Of a record
/// with too many cells the number is larger than there is room for, and means nothing.
fn record(text: &[u8], start: usize, mark: u8, cells: &mut [(usize, usize); COLUMNS]) -> Option<(usize, usize)> {
    let (mut at, mut count) = (start, 0);
    if at >= text.len() {
        return None;
    }
    loop {
        let quoted = text.get(at) == Some(&b'"');
        let (from, to, end) = if quoted {
            let mut close = at + 1;
            loop {
                // An open quote to the end of the text: the record is cut off.
                close += memchr(b'"', &text[close..])?;
                if text.get(close + 1) != Some(&b'"') {
                    break;
                }
                close += 2;
            }
            let behind = text[close + 1..].iter().take_while(|&&byte| byte != mark && byte != b'\n').count();
            (at + 1, close, close + 1 + behind)
        } else {
            let length = text[at..].iter().take_while(|&&byte| byte != mark && byte != b'\n').count();
            (at, at + length, at + length)
        };
        if let Some(cell) = cells.get_mut(count) {
            *cell = (from, to);
        }
        count += 1;
        match text.get(end) {
            Some(&byte) if byte == mark => at = end + 1,
            Some(_) => return Some((count, end + 1)),
            None => return Some((count, text.len())),
        }
    }
}

// --- Markdown

/// Reads the tables of a text in Markdown whose first one begins in the text's beginning. False when there is none.
fn markdown(text: &[u8], out: &mut Vec<Candidate>) -> bool {
    let line_end = |from: usize| memchr(b'\n', &text[from..]).map_or(text.len(), |length| from + length);
    // Most texts have none of its signs.
    let (Some(mut at), mut found) = (memchr(b'|', &text[..text.len().min(BEGINNING)]), false) else { return false };
    at = memchr::memrchr(b'\n', &text[..at]).map_or(0, |newline| newline + 1);
    while let Some(offset) = memmem::find(&text[at..if found { text.len() } else { text.len().min(BEGINNING).max(at) }], b"---") {
        let dashes = at + offset;
        let from = memchr::memrchr(b'\n', &text[at..dashes]).map_or(at, |newline| at + newline + 1);
        let end = line_end(dashes);
        let above = text[at..from].trim_ascii_end();
        at = (end + 1).min(text.len());
        if !text[from..end].iter().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t' | b'\r')) || memchr(b'|', &text[from..end]).is_none() {
            continue;
        }
        let titles = &above[memchr::memrchr(b'\n', above).map_or(0, |newline| newline + 1)..];
        let mut columns = Columns::new();
        let fits = cells_of_line(titles).all(|(start, end)| {
            let name = unmarked(titles, start, end);
            columns.add(if is_title(&titles[name.clone()], LONGEST_TITLE, b"_- .()/#:") { &titles[name] } else { b"" })
        });
        if !fits || titles.len() > TITLES || !columns.speaks() {
            continue;
        }
        found = true;
        while at < text.len() {
            let end = line_end(at);
            let row = &text[at..end];
            if memchr(b'|', row).is_none() {
                break;
            }
            for (column, (from, to)) in cells_of_line(row).enumerate() {
                let cell = unmarked(row, from, to);
                columns.value(text, column, at + cell.start, at + cell.end, out);
            }
            at = (end + 1).min(text.len());
        }
    }
    found
}

/// Where the cells of a line start and end, that `|` parts; what stands before a first one and behind a last is none.
fn cells_of_line(line: &[u8]) -> impl Iterator<Item = (usize, usize)> {
    let trimmed = line.trim_ascii_end();
    let last = trimmed.len() - usize::from(trimmed.ends_with(b"|"));
    let first = line.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let mut at = first + usize::from(line.get(first) == Some(&b'|'));
    std::iter::from_fn(move || {
        if at > last || last == 0 {
            return None;
        }
        let start = at;
        let end = memchr(b'|', &line[start..last]).map_or(last, |length| start + length);
        at = end + 1;
        Some((start, end))
    })
}

/// A cell without spaces and without the signs that make it bold or code.
fn unmarked(line: &[u8], start: usize, end: usize) -> Range<usize> {
    let is_sign = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\r' | b'*' | b'`');
    let start = start + line[start..end].iter().take_while(is_sign).count();
    start..end - line[start..end].iter().rev().take_while(is_sign).count()
}

// --- INSERT

fn inserts(text: &[u8], out: &mut Vec<Candidate>) {
    const WORDS: [&[u8]; 2] = [b"INSERT INTO ", b"insert into "];
    let beginning = &text[..text.len().min(BEGINNING)];
    let Some(word) = WORDS.into_iter().find(|word| memmem::find(beginning, word).is_some()) else { return };
    let finder = memmem::Finder::new(word);
    let mut at = 0;
    while let Some(offset) = finder.find(&text[at..]) {
        at = insert(text, at + offset + word.len(), out);
    }
}

/// Reads what stands behind `INSERT INTO `; returns how far it came.
fn insert(text: &[u8], start: usize, out: &mut Vec<Candidate>) -> usize {
    let window = &text[start..text.len().min(start + TITLES)];
    let Some(open) = memchr(b'(', window) else { return start };
    let table = last_name(&window[..open]);
    if open > 160 || table.is_empty() {
        return start;
    }
    let Some(close) = memchr(b')', &window[open..]).map(|length| open + length) else { return start };
    let mut columns = Columns::new();
    let around = field::classify(table);
    (columns.around.person, columns.around.business) = (around.holds_person, around.holds_business);
    for name in window[open + 1..close].split(|&byte| byte == b',') {
        if !columns.add(last_name(name)) {
            return start;
        }
    }
    let mut at = start + close + 1;
    at += space(text, at);
    if !columns.speaks() || !text.get(at..at + 6).is_some_and(|word| word.eq_ignore_ascii_case(b"values")) {
        return at;
    }
    at += 6;
    loop {
        at += space(text, at);
        if text.get(at) != Some(&b'(') {
            return at;
        }
        at += 1;
        let mut column = 0;
        loop {
            at += space(text, at);
            let (from, to, end) = match text.get(at) {
                Some(&quote @ (b'\'' | b'"')) => {
                    let Some(close) = literal_end(text, at + 1, quote) else { return at };
                    (at + 1, close, close + 1)
                }
                _ => {
                    // A number, `NULL`, or a call with brackets of its own.
                    let mut open = 0usize;
                    let is_part = |&&byte: &&u8| {
                        let ends = open == 0 && matches!(byte, b',' | b')') || byte == b'\n';
                        open = if byte == b'(' { open + 1 } else { open - usize::from(byte == b')' && open > 0) };
                        !ends
                    };
                    let length = text[at..].iter().take(LONGEST).take_while(is_part).count();
                    (at, at + length, at + length)
                }
            };
            columns.value(text, column, from, to, out);
            column += 1;
            at = end + space(text, end);
            match text.get(at) {
                Some(b',') => at += 1,
                Some(b')') => break,
                _ => return at,
            }
        }
        at += 1;
        at += space(text, at);
        if text.get(at) != Some(&b',') {
            return at;
        }
        at += 1;
    }
}

fn space(text: &[u8], at: usize) -> usize {
    text.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// A table's or a column's name without its quotes and what stands before it.
fn last_name(written: &[u8]) -> &[u8] {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$') || *byte >= 0x80;
    let end = written.iter().rposition(is_part).map_or(0, |last| last + 1);
    let length = written[..end].iter().rev().take_while(|byte| is_part(byte)).count();
    &written[end - length..end]
}

/// The closing quote of a literal.
fn literal_end(text: &[u8], from: usize, quote: u8) -> Option<usize> {
    let mut at = from;
    loop {
        at += memchr::memchr2(quote, b'\\', text.get(at..)?)?;
        match (text[at], text.get(at + 1)) {
            (b'\\', _) => at += 2,
            (_, Some(&next)) if next == quote => at += 2,
            _ => return Some(at),
        }
    }
}

// --- XML

/// Whether the text that begins with a tag is a page.
fn begins_page(text: &[u8]) -> bool {
    begins_with(text, b"<!doctype html") || begins_with(text, b"<html")
}

/// Whether the first tag of a text begins a page.
pub(crate) fn is_page(text: &[u8]) -> bool {
    memchr(b'<', text).is_some_and(|first| begins_page(&text[first..]))
}

fn xml(text: &[u8], start: usize, known: &mut KnownNames, out: &mut Vec<Candidate>) {
    if begins_page(&text[start..]) {
        return;
    }
    let mut stack = [Around::default(); DEEPEST];
    let (mut depth, mut at) = (0usize, start);
    // What the last member was called.
    let mut key: Option<&[u8]> = None;
    while let Some(offset) = memchr(b'<', &text[at..]) {
        let tag = at + offset + 1;
        match text.get(tag) {
            Some(b'/') => {
                depth = depth.saturating_sub(1);
                at = tag;
            }
            Some(byte) if byte.is_ascii_alphabetic() || *byte == b'_' || *byte >= 0x80 => {
                let Some(close) = memchr(b'>', &text[tag..]).map(|length| tag + length) else { return };
                at = close + 1;
                if text[close - 1] == b'/' {
                    continue;
                }
                let whole = text[tag..close].split(|byte| byte.is_ascii_whitespace()).next().unwrap_or_default();
                let name = whole.rsplit(|&byte| byte == b':').next().unwrap_or_default();
                let field = if (2..=64).contains(&name.len()) { known.classify(name) } else { FieldName::default() };
                let content = content_end(text, at);
                if let Some((from, to, end)) = content.filter(|&(_, _, end)| name == b"name" && ends_name_of_member(&text[end..])) {
                    key = Some(text[from..to].trim_ascii());
                    at = end + 1;
                    continue;
                }
                let is_leaf = content.is_some_and(|(_, _, end)| text[end..].starts_with(b"</") && text[end + 2..].starts_with(whole));
                let parent = &mut stack[depth.min(DEEPEST - 1)];
                match content.filter(|_| is_leaf) {
                    Some((from, to, end)) => {
                        let (name, field) = key.take().filter(|key| (2..=64).contains(&key.len())).map_or((name, field), |key| (key, known.classify(key)));
                        parent.meets(field);
                        let around = *parent;
                        out.extend(value(text, name, field, around, from, to));
                        at = end + 1;
                    }
                    None => {
                        depth += 1;
                        if let Some(around) = stack.get_mut(depth) {
                            *around = Around {
                                person: field.holds_person,
                                address: field.holds_address,
                                business: field.holds_business,
                                credential: field.holds_credential,
                                company: Company::default(),
                            };
                        }
                    }
                }
            }
            _ => at = tag,
        }
    }
}

/// Whether the element `<name>` whose content begins at `from` names the member of an XML-RPC struct, `<name>city</name><value>…`: no person is called so.
pub(crate) fn names_member(text: &[u8], from: usize) -> bool {
    content_end(text, from).is_some_and(|(_, _, end)| ends_name_of_member(&text[end..]))
}

/// The same, seen from behind the content.
fn ends_name_of_member(behind: &[u8]) -> bool {
    behind.strip_prefix(b"</name>").is_some_and(|behind| behind.trim_ascii_start().starts_with(b"<value"))
}

/// Appends what elements of XML inside of another text say of what they hold: a request in a log line, a field of a document.
/// Where the text begins with a tag, so do cells of its tables. Those of a page are read with it, and its elements say nothing.
pub(crate) fn elements(text: &[u8], is_page: bool, known: &mut KnownNames, out: &mut Vec<Candidate>) {
    let Some(first) = memchr(b'<', text) else { return };
    let closed = closed_elements(&text[first..], known);
    if closed.named && !is_page {
        xml(text, first, known, out);
    }
    if closed.cells && text[..first].trim_ascii().is_empty() {
        cells(text, first, known, out);
    }
}

/// What elements are closed in a text.
#[derive(Default)]
struct Closed {
    /// One whose name says what it holds.
    named: bool,
    /// The cell of a table or of a list.
    cells: bool,
}

const fn four(bytes: &[u8; 4]) -> u32 {
    u32::from_le_bytes(*bytes)
}

/// Most elements of pages are told by four bytes.
const OF_PAGES: [u32; 18] = [
    four(b"span"),
    four(b"div>"),
    four(b"bdi>"),
    four(b"stro"),
    four(b"scri"),
    four(b"butt"),
    four(b"sele"),
    four(b"tbod"),
    four(b"thea"),
    four(b"figu"),
    four(b"styl"),
    four(b"pre>"),
    four(b"ins>"),
    four(b"del>"),
    four(b"sup>"),
    four(b"sub>"),
    four(b"svg>"),
    four(b"nav>"),
];

/// Which of them are closed; looks no further once it has both.
fn closed_elements(text: &[u8], known: &mut KnownNames) -> Closed {
    let mut closed = Closed::default();
    closing_tags(text, |at| {
        let name = &text[at + 2..];
        if let Some(&first) = name.first_chunk() {
            let first = u32::from_le_bytes(first);
            if first >> 8 & 0xFF == u32::from(b'>') || first >> 16 & 0xFF == u32::from(b'>') {
                closed.cells |= first & 0xFF_FFFF == four(b"td>\0") || first & 0xFF_FFFF == four(b"dd>\0");
                return true;
            }
            if OF_PAGES.contains(&first) {
                return true;
            }
        }
        let length = name.iter().take(LONGEST_TITLE).take_while(|&&byte| is_alnum(byte) || matches!(byte, b'_' | b'-' | b'.' | b':')).count();
        if length >= 3 && name.get(length) == Some(&b'>') {
            let field = known.classify(name[..length].rsplit(|&byte| byte == b':').next().unwrap_or_default());
            closed.named |= field.class.is_some() || field.may_hold_secret;
        }
        !(closed.named && closed.cells)
    });
    closed
}

// --- HTML

/// Bytes of a cell that names the one behind it, at most.
const LABEL: usize = 64;

/// Appends what the cells of a page's tables and lists say of those behind them (`<th>Date of birth</th><td>…`, `<dt>CVC</dt><dd>…`), and
/// titles of columns of the cells below; all that was found is in the order of the text then.
pub(crate) fn cells(text: &[u8], from: usize, known: &mut KnownNames, out: &mut Vec<Candidate>) {
    let mut columns = Columns::new();
    let mut around = Around::default();
    // What the last cell says of the next, the number of the cell in its row, and whether a row of titles was above.
    let mut label: Option<&[u8]> = None;
    let (mut column, mut titled) = (0, false);
    // Values that count in a table that has a person, who may stand below them.
    let mut waiting: [Option<Waiting>; WAITING] = [None; WAITING];
    let mut waits = 0;
    let mut at = from;
    tags_of_tables(&text[from..], |open| {
        let tag = from + open + 1;
        if tag <= at {
            return;
        }
        let Some(kind) = TableTag::at(&text[tag..]) else { return };
        if matches!(kind, TableTag::Row | TableTag::Around) {
            // A row of titles alone names the columns below it.
            titled = kind == TableTag::Row && (titled || column > 1 && columns.count == column);
            if !titled {
                columns.clear();
            }
            if kind == TableTag::Around {
                (around, waits) = (Around::default(), 0);
            }
            (label, column) = (None, 0);
            return;
        }
        let is_value = kind == TableTag::Value;
        let Some((start, end)) = cell(text, tag, &text[tag..tag + 2]) else { return };
        let content = &text[start..end];
        let title = content.strip_suffix(b":").unwrap_or(content);
        if kind == TableTag::Title && !titled && columns.count == column {
            // One too many names nothing.
            columns.add_known(title, known.classify(title));
        }
        let named = label.take().filter(|_| is_value);
        let found = named.and_then(|name| {
            let field = known.classify(name);
            around.meets(field);
            if around.person || around.company.emailed {
                out.extend(
                    waiting[..std::mem::take(&mut waits)].iter().flatten().filter_map(|one| value(text, one.name, one.field, around, one.start, one.end)),
                );
            } else if waits < WAITING && matches!(field.class, Some(Class::IsInPerson(_) | Class::IsInAddress(_))) {
                waiting[waits] = Some(Waiting { name, field, start, end });
                waits += 1;
            }
            value(text, name, field, around, start, end)
        });
        if let Some(found) = found {
            out.push(found);
        } else if is_value && titled {
            columns.value(text, column, start, end, out);
        }
        column += 1;
        if named.is_none() {
            label = Some(title.trim_ascii_end()).filter(|name| (2..=LABEL).contains(&name.len()) && !name.contains(&b'<'));
        }
        at = end;
    });
    if !out.is_sorted_by_key(|candidate| candidate.start) {
        out.sort_unstable_by_key(|candidate| (candidate.start, std::cmp::Reverse(candidate.end)));
    }
}

/// What a tag of a page's table or list of terms begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TableTag {
    /// `table`, `dl`
    Around,
    /// `tr`
    Row,
    /// `th`
    Title,
    /// `dt`
    Term,
    /// `td`, `dd`
    Value,
}

impl TableTag {
    /// By its name, which the text starts with.
    fn at(text: &[u8]) -> Option<TableTag> {
        let &[first, second, ref rest @ ..] = text else { return None };
        let (kind, length) = match [first | 0x20, second | 0x20] {
            [b't', b'd'] | [b'd', b'd'] => (TableTag::Value, 2),
            [b't', b'r'] => (TableTag::Row, 2),
            [b't', b'h'] => (TableTag::Title, 2),
            [b'd', b't'] => (TableTag::Term, 2),
            [b'd', b'l'] => (TableTag::Around, 2),
            [b't', b'a'] if rest.get(..3)?.eq_ignore_ascii_case(b"ble") => (TableTag::Around, 5),
            _ => return None,
        };
        text.get(length).is_none_or(|byte| !byte.is_ascii_alphanumeric()).then_some(kind)
    }
}

/// A value that its name tells in company alone.
#[derive(Clone, Copy)]
struct Waiting<'t> {
    name: &'t [u8],
    field: FieldName,
    start: usize,
    end: usize,
}

/// Such values of a table, at most.
const WAITING: usize = 16;

/// What stands in the cell whose tag's name is at `tag`: without the tags around all of it (`<b>…</b>`) and spaces.
fn cell(text: &[u8], tag: usize, name: &[u8]) -> Option<(usize, usize)> {
    let window = &text[..text.len().min(tag + LONGEST)];
    let mut start = tag + memchr(b'>', &window[tag..])? + 1;
    let mut end = closing_tag(window, start, name)?;
    loop {
        start += window[start..end].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        end = start + window[start..end].trim_ascii_end().len();
        match window[start..end] {
            [b'<', ..] => start += memchr(b'>', &window[start..end])? + 1,
            [.., b'>'] => end = start + memchr::memrchr(b'<', &window[start..end])?,
            _ => return Some((start, end)),
        }
    }
}

/// Where the tag starts that closes an element of that name.
pub(crate) fn closing_tag(text: &[u8], from: usize, name: &[u8]) -> Option<usize> {
    let is_it = |&at: &usize| text.get(at + 1) == Some(&b'/') && begins_with(&text[at + 2..], name);
    memchr::memchr_iter(b'<', &text[from..]).map(|offset| from + offset).find(is_it)
}

/// The text of an element: where it starts and ends, and where the next tag is.
fn content_end(text: &[u8], from: usize) -> Option<(usize, usize, usize)> {
    const OPEN: &[u8] = b"<![CDATA[";
    if text[from..].starts_with(OPEN) {
        let start = from + OPEN.len();
        let end = start + memmem::find(&text[start..text.len().min(start + LONGEST)], b"]]>")?;
        return Some((start, end, end + 3));
    }
    let end = from + memchr(b'<', &text[from..text.len().min(from + LONGEST)])?;
    Some((from, end, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Entity, &str)> {
        let mut out = Vec::new();
        find(text.as_bytes(), &mut KnownNames::default(), &mut out);
        assert!(out.windows(2).all(|pair| pair[0].end <= pair[1].start), "{text}");
        out.iter().map(|c| (c.entity, &text[c.start..c.end])).collect()
    }

    const PEOPLE: &[(Entity, &str)] = &[(Entity::Person, "Jonas"), (Entity::Person, "Weber"), (Entity::PostalAddress, "Kiel"), (Entity::Password, "hunter2!")];

    #[test]
    fn more_titles_than_are_kept_are_none() {
        let mut out = Vec::new();
        let text = format!("\"a\n\"{}\nb", ",x".repeat(COLUMNS + 10));
        assert!(!csv(text.as_bytes(), 0, &mut out) && out.is_empty());
        let text = format!("city,\"a\n\"{}\nb", ",x".repeat(COLUMNS + 10));
        assert!(!csv(text.as_bytes(), 0, &mut out) && out.is_empty());
    }

    #[test]
    fn a_table_of_translations_holds_nobodys_data() {
        let titles = "\"First Name\",\"Vorname\"\n";
        assert_eq!(found(&format!("{titles}\"Last Name\",\"Nachname\"\n\"Phone Number\",\"Telefonnummer\"\n")), []);
        assert_eq!(found(&format!("{titles}\"Jonas\",\"Ana\"\n")), [(Entity::Person, "Jonas"), (Entity::Person, "Ana")]);
        assert_eq!(found("firstname,lastname\nJonas,Weber\n"), [(Entity::Person, "Jonas"), (Entity::Person, "Weber")]);
    }

    #[test]
    fn columns_say_what_their_cells_are() {
        for mark in [";", ",", "\t"] {
            let line = |cells: [&str; 5]| cells.join(mark);
            let titles = line(["id", "firstname", "lastname", "city", "password"]);
            for (row, end) in
                [(line(["17", "Jonas", "Weber", "Kiel", "hunter2!"]), "\n"), (line(["\"17\"", "\"Jonas\"", "\"Weber\"", "\"Kiel\"", "\"hunter2!\""]), "\r\n")]
            {
                assert_eq!(found(&format!("{titles}{end}{row}{end}")), PEOPLE, "{row}");
            }
        }
        let quoted = "name,firstname,note\n\"Weber, \"\"Jo\"\"\",Jonas,\"a\nb\"\nX,[PERSON],y\n";
        assert_eq!(found(quoted), [(Entity::Person, "Weber, \"\"Jo\"\""), (Entity::Person, "Jonas"), (Entity::Person, "X")]);
    }

    /// What tables inside of another text say.
    fn inside(text: &str) -> Vec<(Entity, &str)> {
        let addresses: Vec<Candidate> = memmem::find_iter(text.as_bytes(), b"@")
            .map(|at| {
                let is_part = |byte: &u8| is_alnum(*byte) || *byte == b'.';
                let start = at - text.as_bytes()[..at].iter().rev().take_while(|byte| is_part(byte)).count();
                let end = at + 1 + text.as_bytes()[at + 1..].iter().take_while(|byte| is_part(byte)).count();
                Candidate::new(Entity::EmailAddress, start, end, 0.9)
            })
            .collect();
        let mut out = Vec::new();
        tables(text.as_bytes(), &addresses, &mut out);
        out.iter().map(|c| (c.entity, &text[c.start..c.end])).collect()
    }

    #[test]
    fn a_table_inside_of_another_text_is_read_where_it_has_an_address() {
        for mark in [",", ";", "\t"] {
            let line = |cells: [&str; 6]| cells.join(mark);
            let titles = line(["id", "firstname", "lastname", "city", "password", "email"]);
            let rows = line(["17", "Jonas", "Weber", "Kiel", "hunter2!", "jonas@example.com"]);
            let text = format!("Hello,\n\nhere it is, all of it, as asked:\n{titles}\n{rows}\n\nBest wishes, and so on, and on, Jane, of, Kiel\n");
            assert_eq!(inside(&text), PEOPLE, "{text}");
            assert_eq!(inside(&text.replace("jonas@example.com", "\"jonas@example.com\"")), PEOPLE, "{text}");
        }
        let twice = "x\nfirstname,lastname,email\nJonas,Weber,a@example.com\n\nAnd\nemail,lastname,firstname\nb@example.com,Weber,Jonas\n";
        assert_eq!(inside(twice).len(), 4);
    }

    #[test]
    fn other_lines_with_addresses_are_no_tables() {
        for text in [
            "To: a@example.com,b@example.com,c@example.com\n",
            "first name, last name, email\n",
            "x\nsku,name,email\n1,Chair,a@example.com\n",
            "x\nfirstname,lastname\nJonas,a@example.com\n",
            "x\nfirstname,lastname,email\nno table\n1,2,a@example.com\n",
            "x\nfirstname,lastname,email\nJonas Weber <a@example.com>\n",
            ",a@example.com,",
        ] {
            assert_eq!(inside(text), [], "{text}");
        }
    }

    #[test]
    fn columns_of_a_table_in_markdown_do_too() {
        let table =
            "Please check:\n\n| id | First name | **Last name** | City | Password |\n|---|:---:|---|---|---:|\n| 17 | Jonas | Weber | Kiel | `hunter2!` |\n";
        assert_eq!(found(table), PEOPLE);
        assert_eq!(found(&format!("{table}\nAnd:\n\nFirst name | Last name\n--- | ---\nJonas | Weber\n"))[4..], PEOPLE[..2]);
        for text in
            ["| First name |\n| Jonas |\n", "First name\n---\nJonas\n", "| SKU | Name |\n|---|---|\n| 1 | Chair |\n", "|---|", "---|\n|", "| a\n|-|---\n"]
        {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn four_digits_of_a_column_of_pins_are_one() {
        assert_eq!(found("id,name,pin\n1,x,4821\n2,y,110001\n3,z,\n"), [(Entity::Password, "4821")]);
        assert_eq!(found("| Card | PIN |\n|---|---|\n| x | 4821 |\n"), [(Entity::Password, "4821")]);
        assert_eq!(found("| Pin | Voltage |\n|---|---|\n| 4821 | 5000 |\n"), []);
        assert_eq!(found("<dl><dt>PIN</dt><dd>4821</dd><dt>PIN</dt><dd>required</dd></dl>"), [(Entity::Password, "4821")]);
    }

    #[test]
    fn columns_of_an_insert_do_too() {
        let rows = "INSERT INTO `customer` (`id`, `firstname`, `lastname`, `city`, `password`) VALUES\n(17, 'Jonas', 'Weber', 'Kiel', 'hunter2!'),\n(18, NULL, '', '[POSTAL_ADDRESS]', '');\n";
        assert_eq!(found(rows), PEOPLE);
        assert_eq!(found("insert into t (lastname, x) values ('O\\'Neil', now()), ('D''Arc', 2)"), [(Entity::Person, "O\\'Neil"), (Entity::Person, "D''Arc")]);
    }

    #[test]
    fn elements_say_what_they_hold() {
        let rest =
            "<billing_address><firstname>Jonas</firstname><ns:lastname xml:lang=\"de\"><![CDATA[Weber]]></ns:lastname><city>Kiel</city></billing_address>";
        let text = format!("<?xml version=\"1.0\"?>\n<order>{rest}<password>hunter2!</password><items><item><name>Chair</name><city/></item></items></order>");
        assert_eq!(found(&text), PEOPLE);
    }

    #[test]
    fn the_key_of_a_credential_is_a_secret() {
        let credential = "<x><WebAuthenticationDetail><UserCredential><Key>aB3dE5fG7hJ9kL1m</Key></UserCredential></WebAuthenticationDetail></x>";
        assert_eq!(found(credential), [(Entity::GenericSecret, "aB3dE5fG7hJ9kL1m")]);
        assert_eq!(found(&credential.replace("UserCredential", "Item").replace("WebAuthenticationDetail", "Items")), []);
    }

    #[test]
    fn cells_say_what_the_next_one_holds() {
        let page = "<table><tr><th>First name</th><td>Jonas</td></tr><tr><td style=\"padding:4px\"><b>Last name:</b></td> <td><span>Weber</span></td></tr>\
            <tr><td>City</td><td>Kiel</td><td>Password</td><td>hunter2!</td></tr></table>";
        assert_eq!(found(page), PEOPLE);
        let list = "<dl><dt>First name</dt><dd>Jonas</dd><dt>SKU</dt><dd>Last name</dd></dl>";
        assert_eq!(found(list), [(Entity::Person, "Jonas")]);
        let columns = "<!doctype html><table><tr><th>#</th><th>First name</th><th>Last name</th><th>City</th></tr>\
            <tr><td>1</td><td>Jonas</td><td>Weber</td><td>Kiel</td></tr><tr><td>2</td><td></td><td>-</td><td></td></tr></table>\
            <table><tr><td>1</td><td>x</td><td>Chair</td><td>y</td></tr></table>";
        assert_eq!(found(columns), &PEOPLE[..3]);
        for text in ["<td>City</td>", "<table><td>City<td>x", "<tr><th>City</th></tr><tr><td>", "<td>City</td><td", "<td>City</td><td></td>"] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn other_texts_hold_none() {
        for text in [
            "Hello, first name, last name\nand so on, and so on\n",
            "firstname;lastname\n",
            "<!DOCTYPE html><html><body><name>x</name></body></html>",
            "<svg><path d=\"M0 0\"/></svg>",
            "sku;ean;price\n1;2;3\n",
            "INSERT INTO product (sku, price) VALUES ('A', 1)",
            "firstname: Jonas\nlastname: Weber\n",
            "<",
            "<a",
            "",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "(<firstname>|</firstname>|<t[dr]>|</t[dh]>|<th|City|<dt>|<dd>x</dd>|<a>|</a>|<!\\[CDATA\\[|\\]\\]>|INSERT INTO t|\\(firstname, lastname\\) VALUES|firstname;lastname|\\|firstname\\|\n|\n\\|---\\|\n|\\| x |['\"(),;<>\n]|[a-z]{1,4}|é){0,24}") {
            let mut out = Vec::new();
            find(text.as_bytes(), &mut KnownNames::default(), &mut out);
            for candidate in &out {
                proptest::prop_assert!(candidate.start < candidate.end && candidate.end <= text.len());
            }
        }
    }
}
