//! SQL dumps as `mysqldump` and its kin write them: the values of an `INSERT` stand in the columns that its own list names,
//! or the `CREATE TABLE` before. Other statements are text.

use super::escape::Escape;
use super::fields::{Awaits, Kind};
use super::frames::{Frames, LONGEST_FRAME, Reader};
use super::json::number_part;
use crate::pass::Pass;

/// Bytes in which the head of an `INSERT` has to end, and of the name of a table that are compared.
const HEAD: usize = 64 << 10;
const LONGEST_NAME: usize = 64;

/// Tables whose rows name no columns where a dump was made without `CREATE TABLE`: the end of their name behind a site's prefix, and their
/// columns in order. Of WordPress 7.1 (`wp-admin/includes/schema.php`), WooCommerce 11 and Magento 2.4.6, as their databases have them.
const KNOWN: &[(&str, &str)] = &[
    ("_usermeta", "umeta_id,user_id,meta_key,meta_value"),
    ("_postmeta", "meta_id,post_id,meta_key,meta_value"),
    ("_commentmeta", "meta_id,comment_id,meta_key,meta_value"),
    ("_woocommerce_order_itemmeta", "meta_id,order_item_id,meta_key,meta_value"),
    ("_wc_orders_meta", "id,order_id,meta_key,meta_value"),
    ("_wc_order_addresses", "id,order_id,address_type,first_name,last_name,company,address_1,address_2,city,state,postcode,country,email,phone"),
    ("_wc_customer_lookup", "customer_id,user_id,username,first_name,last_name,email,date_last_active,date_registered,country,postcode,city,state"),
    ("core_config_data", "config_id,scope,scope_id,path,value,updated_at"),
];

/// The same of tables whose names are others', too: behind `wp` alone.
const KNOWN_OF_WORDPRESS: &[(&str, &str)] = &[
    ("_users", "ID,user_login,user_pass,user_nicename,user_email,user_url,user_registered,user_activation_key,user_status,display_name"),
    ("_options", "option_id,option_name,option_value,autoload"),
];

fn known_columns(table: &[u8]) -> Option<&'static str> {
    let of_wordpress = if table.starts_with(b"wp") { KNOWN_OF_WORDPRESS } else { &[] };
    KNOWN.iter().chain(of_wordpress).find(|(ending, _)| table.ends_with(ending.as_bytes())).map(|&(_, columns)| columns)
}

/// What is kept between two frames. The columns are in the scratch.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    seen: usize,
    lexer: Lexer,
    /// Rows of an `INSERT` are being read.
    rows: bool,
    /// Its own list has named the columns, not a `CREATE TABLE`.
    own_columns: bool,
    created: Name,
    table: Name,
}

/// The name of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Name {
    bytes: [u8; LONGEST_NAME],
    length: usize,
}

impl Name {
    const NONE: Name = Name { bytes: [0; LONGEST_NAME], length: 0 };

    fn of(name: &[u8]) -> Name {
        let mut made = Name::NONE;
        made.length = name.len().min(LONGEST_NAME);
        made.bytes[..made.length].copy_from_slice(&name[..made.length]);
        made
    }

    fn get(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

/// Finds where a unit ends: a statement at its `;`, a row of values at the comma behind it.
#[derive(Clone, Copy, Debug, Default)]
struct Lexer {
    state: State,
    depth: usize,
    /// The last byte that was no white space closed a bracket.
    closed: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Outside,
    Quoted(u8),
    /// Behind a backslash between quotes.
    Escaped(u8),
    /// One of the bytes that may start a comment.
    Dash,
    Slash,
    Line,
    Block,
    /// A star in a block comment.
    Star,
}

impl Lexer {
    /// One past the end of the unit; `None`: behind the text, all of which was looked at.
    fn end(&mut self, text: &[u8], mut at: usize) -> Option<usize> {
        while let Some(&byte) = text.get(at) {
            self.state = match (self.state, byte) {
                (State::Quoted(quote), _) => {
                    let found = if quote == b'`' { memchr::memchr(quote, &text[at..]) } else { memchr::memchr2(quote, b'\\', &text[at..]) };
                    at += found?;
                    // A doubled quote ends one string and starts the next.
                    if text[at] == b'\\' { State::Escaped(quote) } else { State::Outside }
                }
                (State::Escaped(quote), _) => State::Quoted(quote),
                (State::Line, _) => {
                    at += memchr::memchr(b'\n', &text[at..])?;
                    State::Outside
                }
                (State::Block | State::Star, b'*') => State::Star,
                (State::Star, b'/') => State::Outside,
                (State::Block | State::Star, _) => State::Block,
                (State::Dash, b'-') => State::Line,
                (State::Slash, b'*') => State::Block,
                (_, b'\'' | b'"' | b'`') => {
                    self.closed = false;
                    State::Quoted(byte)
                }
                (_, b'-') => State::Dash,
                (_, b'/') => State::Slash,
                (_, b'#') => State::Line,
                (_, b'(') => {
                    (self.depth, self.closed) = (self.depth + 1, false);
                    State::Outside
                }
                (_, b')') => {
                    (self.depth, self.closed) = (self.depth.saturating_sub(1), true);
                    State::Outside
                }
                (_, b';') => {
                    *self = Lexer::default();
                    return Some(at + 1);
                }
                (_, b',') if self.closed && self.depth == 0 => {
                    *self = Lexer::default();
                    return Some(at + 1);
                }
                _ => {
                    self.closed &= byte.is_ascii_whitespace();
                    State::Outside
                }
            };
            at += 1;
        }
        None
    }
}

impl Default for Reading {
    fn default() -> Self {
        Reading { seen: 0, lexer: Lexer::default(), rows: false, own_columns: false, created: Name::NONE, table: Name::NONE }
    }
}

impl Reading {
    /// Behind the last row or statement that has an end.
    pub fn cut(&mut self, text: &[u8], from: usize) -> Option<usize> {
        let (mut whole, mut at) = (from, from + self.seen);
        while at < text.len() {
            match self.lexer.end(&text[..text.len().min(whole + LONGEST_FRAME)], at) {
                Some(end) => (whole, at) = (end, end),
                None if text.len() - whole >= LONGEST_FRAME => {
                    self.lexer = Lexer::default();
                    (whole, at) = (whole + LONGEST_FRAME, whole + LONGEST_FRAME);
                }
                None => break,
            }
        }
        self.seen = text.len() - whole;
        (whole > from).then_some(whole)
    }
}

/// White space and comments.
fn skip(text: &[u8], mut at: usize) -> usize {
    loop {
        at += text.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let rest = text.get(at..).unwrap_or_default();
        let line = || memchr::memchr(b'\n', rest).map_or(rest.len(), |length| length + 1);
        at += match rest {
            [b'-', b'-', ..] | [b'#', ..] => line(),
            [b'/', b'*', ..] => memchr::memmem::find(rest, b"*/").map_or(rest.len(), |length| length + 2),
            _ => return at,
        };
    }
}

/// A word of letters, and where it ends.
fn word(text: &[u8], at: usize) -> (&[u8], usize) {
    let length = text.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_alphabetic() || **byte == b'_').count();
    (&text[at.min(text.len())..at + length], at + length)
}

fn is(found: &[u8], word: &str) -> bool {
    found.eq_ignore_ascii_case(word.as_bytes())
}

/// The name at a place, without quotes, of `schema.name` the last part; and where it ends.
fn name(text: &[u8], mut at: usize) -> Option<(&[u8], usize)> {
    loop {
        let (found, end) = match text.get(at)? {
            &quote @ (b'`' | b'"') => {
                let length = memchr::memchr(quote, &text[at + 1..])?;
                (&text[at + 1..at + 1 + length], at + length + 2)
            }
            _ => {
                let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'-' | b'@') || *byte >= 0x80;
                let length = text[at..].iter().take_while(|byte| is_part(byte)).count();
                (&text[at..at + length], at + length)
            }
        };
        if found.is_empty() {
            return None;
        }
        if text.get(end) != Some(&b'.') {
            return Some((found, end));
        }
        at = end + 1;
    }
}

/// Where a literal ends that starts at the quote, behind its closing one; and whether something in it is escaped.
fn literal_end(text: &[u8], open: usize) -> Option<(usize, bool)> {
    let (quote, mut at, mut escaped) = (text[open], open + 1, false);
    loop {
        at += memchr::memchr2(quote, b'\\', text.get(at..)?)?;
        match (text[at], text.get(at + 1)) {
            (b'\\', _) => (at, escaped) = (at + 2, true),
            (_, Some(&next)) if next == quote => (at, escaped) = (at + 2, true),
            _ => return Some((at + 1, escaped)),
        }
    }
}

/// Where a value ends that is no literal: at the comma or the bracket behind it.
fn call_end(text: &[u8], mut at: usize) -> Option<usize> {
    let mut open = 0usize;
    loop {
        match text.get(at)? {
            b'\'' | b'"' => {
                at = literal_end(text, at)?.0;
                continue;
            }
            b'(' => open += 1,
            b',' | b')' if open == 0 => return Some(at),
            b')' => open -= 1,
            _ => {}
        }
        at += 1;
    }
}

/// Whether a document starts like a dump.
pub(super) fn is_dump(first: &[u8]) -> bool {
    const DUMPS: [&[u8]; 5] = [b"-- MySQL dump", b"-- MariaDB dump", b"/*M!999999", b"-- phpMyAdmin SQL Dump", b"-- Adminer"];
    if DUMPS.iter().any(|mark| first.starts_with(mark)) {
        return true;
    }
    let at = skip(first, 0);
    let (first_word, end) = word(first, at);
    let (second, _) = word(first, skip(first, end));
    (is(first_word, "insert") || is(first_word, "replace")) && (is(second, "into") || is(second, "ignore"))
        || is(first_word, "create") && is(second, "table")
        || is(first_word, "drop") && is(second, "table")
}

impl Pass<'_> {
    pub(super) fn sql_frames(&mut self, frames: &mut Frames, text: &[u8], start: usize, first: bool) -> usize {
        let Reader::Sql(mut reading) = frames.reader else { return text.len() };
        if first {
            self.scratch.table.clear();
            self.scratch.created.clear();
        }
        let mut at = start;
        while at < text.len() {
            let window = &text[..text.len().min(at + LONGEST_FRAME)];
            let end = Lexer::default().end(window, at);
            // What ends a statement is no part of a value.
            let is_statement = end.is_some_and(|end| text[end - 1] == b';');
            let end = end.unwrap_or(window.len());
            self.sql_unit(&text[..end - usize::from(is_statement)], at, &mut reading);
            reading.rows &= !is_statement;
            at = end;
        }
        frames.reader = Reader::Sql(reading);
        text.len()
    }

    /// A statement, or a row of one.
    fn sql_unit(&mut self, text: &[u8], start: usize, reading: &mut Reading) {
        let at = skip(text, start);
        let row = if reading.rows && text.get(at) == Some(&b'(') { Some(at) } else { self.sql_head(text, at, reading) };
        match row {
            Some(open) => {
                self.text(&text[..open], start, Default::default(), 0);
                let end = self.row(text, open, reading);
                self.text(text, end, Default::default(), 0);
            }
            None => self.text(text, start, Default::default(), 0),
        }
    }

    /// Reads what stands before the first row of an `INSERT`; where that row starts. The columns of a `CREATE TABLE` are
    /// remembered.
    fn sql_head(&mut self, text: &[u8], start: usize, reading: &mut Reading) -> Option<usize> {
        reading.rows = false;
        let (verb, mut at) = word(text, start);
        if is(verb, "create") {
            self.created(text, at, reading);
            return None;
        }
        if !is(verb, "insert") && !is(verb, "replace") {
            return None;
        }
        let head = &text[..text.len().min(start + HEAD)];
        loop {
            at = skip(head, at);
            let (modifier, end) = word(head, at);
            let known = ["into", "ignore", "low_priority", "delayed", "high_priority", "or", "replace"].iter().any(|known| is(modifier, known));
            if !known {
                break;
            }
            at = end;
        }
        let (table, end) = name(head, at)?;
        reading.table = Name::of(table);
        at = skip(head, end);
        reading.own_columns = head.get(at) == Some(&b'(');
        if reading.own_columns {
            let Self { scratch, .. } = self;
            scratch.table.clear();
            loop {
                let (column, end) = name(head, skip(head, at + 1))?;
                scratch.table.add(column, &mut scratch.fields);
                at = skip(head, end);
                match head.get(at)? {
                    b',' => {}
                    b')' => break,
                    _ => return None,
                }
            }
            scratch.table.complete(&mut scratch.fields);
            at = skip(head, at + 1);
        }
        if !reading.own_columns
            && reading.created != reading.table
            && let Some(columns) = known_columns(table)
        {
            let Self { scratch, .. } = self;
            scratch.created.clear();
            columns.split(',').for_each(|column| scratch.created.add(column.as_bytes(), &mut scratch.fields));
            scratch.created.complete(&mut scratch.fields);
            reading.created = reading.table;
        }
        let (values, end) = word(head, at);
        at = skip(head, end);
        reading.rows = (is(values, "values") || is(values, "value")) && head.get(at) == Some(&b'(');
        reading.rows.then_some(at)
    }

    /// Takes the columns from a `CREATE TABLE`.
    fn created(&mut self, text: &[u8], mut at: usize, reading: &mut Reading) -> Option<()> {
        loop {
            at = skip(text, at);
            let (known, end) = word(text, at);
            if !["temporary", "table", "if", "not", "exists"].iter().any(|word| is(known, word)) {
                break;
            }
            at = end;
        }
        let (table, end) = name(text, at)?;
        at = skip(text, end);
        if text.get(at) != Some(&b'(') {
            return None;
        }
        let Self { scratch, .. } = self;
        scratch.created.clear();
        reading.created = Name::of(table);
        loop {
            at = skip(text, at + 1);
            let quoted = matches!(text.get(at), Some(b'`' | b'"'));
            let (column, end) = name(text, at)?;
            let is_key =
                ["primary", "key", "unique", "constraint", "index", "fulltext", "spatial", "foreign", "check", "period"].iter().any(|word| is(column, word));
            if quoted || !is_key {
                scratch.created.add(column, &mut scratch.fields);
            }
            // On to the comma behind the definition, or the bracket behind the last.
            let mut open = 0usize;
            at = end;
            loop {
                match text.get(at)? {
                    b'\'' | b'"' | b'`' => {
                        at = literal_end(text, at)?.0;
                        continue;
                    }
                    b'(' => open += 1,
                    b')' if open == 0 => {
                        scratch.created.complete(&mut scratch.fields);
                        return Some(());
                    }
                    b')' => open -= 1,
                    b',' if open == 0 => break,
                    _ => {}
                }
                at += 1;
            }
        }
    }

    /// Judges the row that starts at the bracket; returns how far it came.
    fn row(&mut self, text: &[u8], open: usize, reading: &Reading) -> usize {
        self.scratch.learned.clear();
        let mut end = open;
        self.enclosed(text, |pass| end = pass.cells(text, open, reading));
        end.min(text.len())
    }

    /// Judges the values of a row; returns how far it came.
    fn cells(&mut self, text: &[u8], open: usize, reading: &Reading) -> usize {
        self.scratch.fields.enter(Kind::Object);
        self.scratch.fields.key(reading.table.get());
        let from_create = !reading.own_columns && reading.table == reading.created;
        let Self { scratch, .. } = self;
        if !reading.own_columns && !from_create {
            scratch.table.clear();
        }
        if from_create {
            scratch.created.enter(&mut scratch.fields)
        } else {
            scratch.table.enter(&mut scratch.fields)
        }
        let (mut at, mut index) = (open + 1, 0);
        loop {
            at = skip(text, at);
            let Self { scratch, .. } = self;
            if from_create {
                scratch.created.cell(index, &mut scratch.fields)
            } else {
                scratch.table.cell(index, &mut scratch.fields)
            }
            let Some(end) = self.sql_value(text, at) else { return at };
            match text.get(end) {
                Some(b',') => (at, index) = (end + 1, index + 1),
                Some(b')') => return end + 1,
                _ => return end,
            }
        }
    }

    /// Judges the hexadecimal literal at a place, `0x6A61` or `X'6A61'`; returns where it ends. `None`: there is none.
    fn hexadecimal(&mut self, text: &[u8], start: usize) -> Option<usize> {
        let from = start + 2;
        let is_quoted = match text.get(start..from)? {
            b"0x" => false,
            b"x'" | b"X'" => true,
            _ => return None,
        };
        let to = from + text[from..].iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
        let end = to + usize::from(is_quoted);
        let ends = if is_quoted { text.get(to) == Some(&b'\'') } else { !text.get(to).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_') };
        if !ends {
            return None;
        }
        let raw = &text[from..to];
        let mut decoded = self.scratch.decoded.pop().unwrap_or_default();
        decoded.clear();
        Escape::Hex.decode(raw, &mut decoded);
        // Pictures and the like; what PHP has serialized holds NUL, too, and is UTF-8.
        let is_text = raw.len().is_multiple_of(2) && (memchr::memchr(0, &decoded).is_none() || std::str::from_utf8(&decoded).is_ok());
        self.scratch.decoded.push(decoded);
        if is_text {
            let mark = self.scratch.edits.len();
            self.field_text(text, from, to, Escape::Hex, true, 0);
            if self.scratch.edits[mark..].iter().any(|edit| edit.drop) {
                // `0x` alone is no literal.
                self.empty_if_dropped(start, end, mark, b"''");
            }
        }
        Some(end)
    }

    /// Judges the value at a place; returns where what follows it stands. `None` when it has no end.
    fn sql_value(&mut self, text: &[u8], start: usize) -> Option<usize> {
        let mut at = start;
        // `_binary 'x'`, `N'x'`: a word before the quote.
        let (before, behind) = word(text, at);
        let quote = skip(text, behind);
        if let Some(end) = self.hexadecimal(text, if is(before, "x") { at } else { quote }) {
            return Some(skip(text, end));
        }
        if behind > at && text.get(quote) == Some(&b'\'') {
            at = quote;
        }
        let mark = self.scratch.edits.len();
        match text.get(at)? {
            &quote @ (b'\'' | b'"') => {
                let (end, escaped) = literal_end(text, at)?;
                self.field_text(text, at + 1, end - 1, Escape::Sql(quote), escaped, 0);
                self.empty_if_dropped(at + 1, end - 1, mark, b"");
                Some(skip(text, end))
            }
            b'-' | b'0'..=b'9' if text.get(at + 1).is_none_or(|next| !matches!(next, b'x' | b'X' | b'b')) => {
                // `1 + 2` are two.
                loop {
                    let (mark, findings) = (self.scratch.edits.len(), self.scratch.findings.len());
                    let end = at + number_part(&text[at..]);
                    let evidence = self.scratch.fields.evidence();
                    self.number(&text[at..end], evidence);
                    self.shift(mark, findings, at);
                    if matches!(evidence.awaits, Some(Awaits::Person(_) | Awaits::Address(_) | Awaits::Pair)) {
                        self.note(at, end, evidence, (Escape::Plain, false), true);
                    }
                    self.empty_if_dropped(at, end, mark, b"NULL");
                    at = skip(text, end);
                    let operand = skip(text, at + 1);
                    if !matches!(text.get(at), Some(b'+' | b'-' | b'*' | b'/')) || !text.get(operand).is_some_and(u8::is_ascii_digit) {
                        return Some(at);
                    }
                    at = operand;
                }
            }
            _ => {
                // `NULL`, a literal of bits, or a call with brackets of its own.
                let end = call_end(text, at)?;
                while let Some(open) = memchr::memchr2(b'\'', b'"', &text[at..end]).map(|length| at + length) {
                    let close = literal_end(text, open)?.0 - 1;
                    let escape = Escape::Sql(text[open]);
                    let escaped = escape.find(&text[open + 1..close]).is_some();
                    self.field_text(text, open + 1, close, escape, escaped, 0);
                    at = close + 1;
                }
                Some(end)
            }
        }
    }
}
