//! The structure of a document, as the parsers that others use see it.

use std::fmt;

use quick_xml::events::Event;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// What must stay, and the values with their names, in order.
#[derive(Default, Debug)]
pub struct Structure {
    pub shape: Vec<String>,
    pub values: Vec<(String, String)>,
}

impl Structure {
    fn mark(&mut self, mark: impl Into<String>) {
        self.shape.push(mark.into());
    }

    fn value(&mut self, name: &str, value: impl Into<String>) {
        self.values.push((name.to_owned(), value.into()));
    }
}

pub type Read = Result<Structure, String>;

fn said(error: impl fmt::Display) -> String {
    error.to_string()
}

// --- JSON

/// Members that share a key both count.
struct Walk<'s>(&'s mut Structure, &'s str);

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.0.mark(value.to_string());
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.0.mark("number");
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.0.mark("number");
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.0.mark("number");
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.0.mark("null");
        Ok(())
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.0.mark("string");
        self.0.value(self.1, value);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        self.0.mark("[");
        while elements.next_element_seed(Walk(self.0, self.1))?.is_some() {}
        self.0.mark("]");
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        self.0.mark("{");
        while let Some(key) = members.next_key::<String>()? {
            self.0.mark(key.as_str());
            members.next_value_seed(Walk(self.0, &key))?;
        }
        self.0.mark("}");
        Ok(())
    }
}

fn json_into(text: &str, into: &mut Structure) -> Result<(), String> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    Walk(into, "").deserialize(&mut deserializer).and_then(|()| deserializer.end()).map_err(said)
}

/// One document; a mark in front of it may be there.
pub fn json(text: &str) -> Read {
    let mut structure = Structure::default();
    json_into(text.trim_start_matches('\u{feff}'), &mut structure)?;
    Ok(structure)
}

/// A document a line; a line that is none stays none.
pub fn ndjson(text: &str) -> Read {
    let mut structure = Structure::default();
    for line in text.split('\n') {
        structure.mark("line");
        let mut read = Structure::default();
        match json_into(line, &mut read) {
            Ok(()) => {
                structure.shape.append(&mut read.shape);
                structure.values.append(&mut read.values);
            }
            Err(_) => structure.mark(if line.trim().is_empty() { line } else { "no document" }),
        }
    }
    Ok(structure)
}

// --- tables

pub fn table(text: &str, separator: u8) -> Read {
    let mut structure = Structure::default();
    let text = text.strip_prefix("sep=;\r\n").unwrap_or(text).trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut titles = csv::StringRecord::new();
    for (line, record) in reader.records().enumerate() {
        let record = record.map_err(said)?;
        structure.mark(format!("{} cells", record.len()));
        if line == 0 {
            record.iter().for_each(|title| structure.mark(title));
            titles = record;
            continue;
        }
        for (title, cell) in titles.iter().zip(&record) {
            structure.value(title, cell);
        }
    }
    Ok(structure)
}

// --- forms

pub fn form(text: &str) -> Read {
    let mut structure = Structure::default();
    for (name, value) in form_urlencoded::parse(text.as_bytes()) {
        structure.mark("pair");
        structure.value(&name, value);
    }
    Ok(structure)
}

/// What stands before the query and behind it stays too.
pub fn url(text: &str) -> Read {
    let (path, rest) = text.split_once('?').ok_or("no query")?;
    let (query, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let mut structure = form(query)?;
    structure.mark(path);
    structure.mark(fragment);
    Ok(structure)
}

// --- markup

pub fn xml(text: &str) -> Read {
    elements(text, true)
}

/// Tags need not be closed.
pub fn html(text: &str) -> Read {
    elements(text, false)
}

fn elements(text: &str, closed: bool) -> Read {
    let mut structure = Structure::default();
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = closed;
    reader.config_mut().allow_unmatched_ends = !closed;
    let mut open: Vec<(String, String)> = Vec::new();
    loop {
        let event = reader.read_event().map_err(said)?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                structure.mark(format!("<{}", tag.name().as_ref()));
                for attribute in tag.attributes() {
                    let attribute = attribute.map_err(said)?;
                    let key = attribute.key.as_ref().to_owned();
                    let value = quick_xml::escape::unescape(&attribute.value).map_err(said)?.into_owned();
                    structure.mark(key.clone());
                    structure.value(&key, value);
                }
                if matches!(event, Event::Start(_)) {
                    open.push((name, String::new()));
                }
            }
            Event::End(tag) => {
                structure.mark(format!(">{}", tag.name().as_ref()));
                if let Some((name, value)) = open.pop() {
                    structure.value(&name, value);
                }
            }
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => {
                let (raw, is_cdata) = match &event {
                    Event::CData(data) => (data.to_string(), true),
                    Event::GeneralRef(name) => (format!("&{};", &**name), false),
                    Event::Text(data) => (data.to_string(), false),
                    _ => unreachable!("only these"),
                };
                if is_cdata {
                    structure.mark("cdata");
                }
                let meant = if is_cdata { raw } else { quick_xml::escape::unescape(&raw).map_err(said)?.into_owned() };
                if let Some((_, value)) = open.last_mut() {
                    value.push_str(&meant);
                }
            }
            Event::Comment(_) => structure.mark("comment"),
            Event::Eof => return Ok(structure),
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) => structure.mark("declaration"),
        }
    }
}

// --- multipart

pub fn multipart(text: &str) -> Read {
    let mut structure = Structure::default();
    let body = text.strip_prefix("--XyZ\r\n").and_then(|text| text.strip_suffix("\r\n--XyZ--\r\n")).ok_or("not between its boundaries")?;
    for part in body.split("\r\n--XyZ\r\n") {
        let (head, value) = part.split_once("\r\n\r\n").ok_or("a part without a head")?;
        structure.mark(head);
        let name = head.split("name=\"").nth(1).and_then(|rest| rest.split('"').next()).ok_or("a part without a name")?;
        structure.value(name, value);
    }
    Ok(structure)
}

// --- logs

/// `[time] channel.LEVEL: message {context} {extra}`
pub fn monolog(text: &str) -> Read {
    lines(text, |line, structure| {
        if line.starts_with('{') {
            return json_into(line, structure);
        }
        let (head, rest) = line.split_once(": ").ok_or("no head")?;
        structure.mark(head);
        let start = rest.find(" {").ok_or("no context")? + 1;
        let mut documents = serde_json::Deserializer::from_str(&rest[start..]);
        Walk(structure, "").deserialize(&mut documents).map_err(said)?;
        Walk(structure, "").deserialize(&mut documents).map_err(said)?;
        documents.end().map_err(said)
    })
}

/// `time LEVEL message CONTEXT: {…}`
pub fn woocommerce(text: &str) -> Read {
    lines(text, |line, structure| {
        let (head, context) = line.split_once(" CONTEXT: ").ok_or("no context")?;
        head.splitn(3, ' ').take(2).for_each(|word| structure.mark(word));
        json_into(context, structure)
    })
}

/// The combined format of nginx and Apache.
pub fn access_log(text: &str) -> Read {
    // What is dropped leaves nothing.
    let pattern =
        regex::Regex::new(r#"^([^ ]*) - ([^ ]*) (\[[^\]]+\]) "(GET|POST) ([^ "]+) (HTTP/1.1)" ([0-9]{3}) ([0-9]+) "([^"]*)" "([^"]*)"$"#).map_err(said)?;
    lines(text, |line, structure| {
        let parts = pattern.captures(line).ok_or_else(|| format!("not of the format: {line}"))?;
        [3, 4, 6, 7, 8].into_iter().for_each(|part| structure.mark(&parts[part]));
        let mut query = url(&parts[5])?;
        structure.shape.append(&mut query.shape);
        structure.values.append(&mut query.values);
        Ok(())
    })
}

/// `name=value name="value"`
pub fn pairs_in_lines(text: &str) -> Read {
    let pattern = regex::Regex::new(r#"^time=[^ ]+ level=info( ([a-z_]+)="([^"]*)")* qty=[0-9]+$"#).map_err(said)?;
    lines(text, |line, structure| {
        if !pattern.is_match(line) {
            return Err(format!("not of the format: {line}"));
        }
        for (at, _) in line.match_indices("=\"") {
            let name = line[..at].rsplit(' ').next().unwrap_or_default();
            let value = line[at + 2..].split('"').next().unwrap_or_default();
            structure.value(name, value);
        }
        Ok(())
    })
}

fn lines(text: &str, read: impl Fn(&str, &mut Structure) -> Result<(), String>) -> Read {
    let mut structure = Structure::default();
    for line in text.lines() {
        structure.mark("line");
        read(line, &mut structure)?;
    }
    Ok(structure)
}

// --- SQL

/// Rows of `INSERT`, in the columns of its own list or of the `CREATE TABLE` before; literals as MySQL reads them.
pub fn dump(sql: &str) -> Read {
    let mut structure = Structure::default();
    let (mut columns, mut column, mut is_row) = (Vec::new(), 0, false);
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        match first {
            '`' => {
                let (name, behind) = rest[1..].split_once('`').ok_or("an open name")?;
                columns.push(name.to_owned());
                structure.mark(name);
                rest = behind;
            }
            '\'' => {
                let (value, behind) = literal(rest).ok_or("an open string")?;
                structure.value(columns.get(column).map_or("", String::as_str), value);
                structure.mark("value");
                rest = behind;
            }
            'N' if is_row && rest.starts_with("NULL") => {
                // A number that goes leaves it behind.
                structure.value(columns.get(column).map_or("", String::as_str), "NULL");
                structure.mark("value");
                rest = &rest[4..];
            }
            '0'..='9' | '-' if is_row => {
                let behind = rest.trim_start_matches(|character: char| character.is_ascii_digit() || matches!(character, '-' | '.'));
                structure.value(columns.get(column).map_or("", String::as_str), &rest[..rest.len() - behind.len()]);
                structure.mark("value");
                rest = behind;
            }
            _ => {
                match first {
                    '(' if is_row => column = 0,
                    ',' => column += 1,
                    // The names of the table stand before those of its columns.
                    '(' => columns.clear(),
                    'V' if rest.starts_with("VALUES") => is_row = true,
                    ';' => is_row = false,
                    _ => {}
                }
                structure.mark(first.to_string());
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    Ok(structure)
}

fn literal(text: &str) -> Option<(String, &str)> {
    let (mut value, mut characters) = (String::new(), text.char_indices().skip(1).peekable());
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => value.push(match characters.next()?.1 {
                'n' => '\n',
                other => other,
            }),
            '\'' if characters.peek().is_some_and(|(_, next)| *next == '\'') => value.extend(characters.next().map(|(_, quote)| quote)),
            '\'' => return Some((value, &text[at + 1..])),
            other => value.push(other),
        }
    }
    None
}

/// A text has none.
pub fn text(_: &str) -> Read {
    Ok(Structure::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_referee_sees_a_broken_structure() {
        assert!(json("{\"a\":}").is_err() && xml("<a></b>").is_err() && monolog("x: {\"a\":1").is_err() && access_log("x").is_err());
        assert!(table("a,b\n1\n", b',').is_ok_and(|read| read.shape.contains(&"1 cells".to_owned())));
        assert!(dump("INSERT INTO `t` VALUES ('a").is_err() && multipart("--XyZ\r\n").is_err());
        let read = dump("INSERT INTO `t` (`a`,`sku`) VALUES (1,'it''s'),(2,'x');").unwrap();
        let values: Vec<_> = read.values.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(values, ["a=1", "sku=it's", "a=2", "sku=x"]);
        assert_eq!(xml("<a><sku>x &amp; y</sku></a>").unwrap().values[0], ("sku".to_owned(), "x & y".to_owned()));
        assert_eq!(access_log("h - - [t] \"GET /x?sku=a+b HTTP/1.1\" 200 1 \"-\" \"-\"").unwrap().values, [("sku".to_owned(), "a b".to_owned())]);
    }
}
