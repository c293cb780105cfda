//! A row of a table, and how it is read from and written as a line of JSON.

use std::borrow::Cow;
use std::collections::BTreeSet;

use anyhow::{Result, anyhow, bail};
use serde::Deserializer as _;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

use super::recipe::Type;

/// Names of columns that are kept in mind at most.
const UNNAMED: usize = 1000;

/// A value of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// There is none.
    #[default]
    Null,
    /// A text; a source may hold octets that are none.
    Text(Vec<u8>),
    /// A number as JSON writes it.
    Number(String),
    /// True or false.
    Bool(bool),
    /// A list or an object, as JSON.
    Json(String),
}

impl Cell {
    /// What it is written as, without quotes. `None`: there is nothing.
    pub fn text(&self) -> Option<&[u8]> {
        match self {
            Cell::Null => None,
            Cell::Text(text) => Some(text),
            Cell::Number(text) | Cell::Json(text) => Some(text.as_bytes()),
            Cell::Bool(true) => Some(b"true"),
            Cell::Bool(false) => Some(b"false"),
        }
    }

    /// A number in the source's writing, if JSON can write it so; else a text.
    pub fn number(text: Vec<u8>) -> Cell {
        match String::from_utf8(text) {
            Ok(text) if is_json_number(text.as_bytes()) => Cell::Number(text),
            Ok(text) => Cell::Text(text.into_bytes()),
            Err(error) => Cell::Text(error.into_bytes()),
        }
    }

    /// As a column of that type has it. `None`: it is not of that type.
    pub fn of_type(self, kind: Type) -> Option<Cell> {
        let text = match (kind, self.text()) {
            (Type::Text, _) | (_, None) => return Some(self),
            (_, Some(text)) => std::str::from_utf8(text).ok()?.trim(),
        };
        match kind {
            Type::Int => text.parse::<i64>().ok().map(|number| Cell::Number(number.to_string())),
            Type::Float if is_json_number(text.as_bytes()) => Some(Cell::Number(text.to_owned())),
            // A spelling that JSON does not have (`.5`, `+1`); what is no number at all has none.
            Type::Float => text.parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| Cell::Number(number.to_string())),
            Type::Bool => match text {
                "1" | "true" => Some(Cell::Bool(true)),
                "0" | "false" => Some(Cell::Bool(false)),
                _ => None,
            },
            Type::Text => None,
        }
    }

    /// Appends it as JSON.
    pub fn write_json(&self, out: &mut Vec<u8>) -> Result<()> {
        match self {
            Cell::Null => out.extend_from_slice(b"null"),
            Cell::Text(text) => serde_json::to_writer(out, &String::from_utf8_lossy(text))?,
            Cell::Number(text) | Cell::Json(text) => out.extend_from_slice(text.as_bytes()),
            Cell::Bool(is) => out.extend_from_slice(if *is { b"true" } else { b"false" }),
        }
        Ok(())
    }
}

/// RFC 8259, section 6.
fn is_json_number(text: &[u8]) -> bool {
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut rest = text.strip_prefix(b"-").unwrap_or(text);
    let whole = digits(rest);
    if whole == 0 || whole > 1 && rest[0] == b'0' {
        return false;
    }
    rest = &rest[whole..];
    if let Some(fraction) = rest.strip_prefix(b".") {
        let count = digits(fraction);
        if count == 0 {
            return false;
        }
        rest = &fraction[count..];
    }
    if let [b'e' | b'E', exponent @ ..] = rest {
        let exponent = exponent.strip_prefix(b"+").or_else(|| exponent.strip_prefix(b"-")).unwrap_or(exponent);
        let count = digits(exponent);
        if count == 0 {
            return false;
        }
        rest = &exponent[count..];
    }
    rest.is_empty()
}

/// Reads a line of JSON: the cells of the columns that are asked for, `Null` where there is none. Names of others go to `unnamed`.
///
/// # Errors
/// It is no object, or a column is there twice. The message tells the place, never what stands there.
pub fn read_json(line: &[u8], columns: &[String], unnamed: &mut BTreeSet<String>) -> Result<Vec<Cell>> {
    let text = std::str::from_utf8(line).map_err(|error| anyhow!("not UTF-8 at byte {}", error.valid_up_to() + 1))?;
    let mut cells = vec![Cell::Null; columns.len()];
    let mut twice = None;
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = reader.deserialize_map(Row { columns, cells: &mut cells, unnamed, twice: &mut twice }).and_then(|()| reader.end());
    if let Some(name) = twice {
        bail!("the column \"{name}\" is there twice");
    }
    // The message of the parser may quote the value.
    read.map_err(|error| anyhow!("not an object of JSON (column {})", error.column()))?;
    Ok(cells)
}

struct Row<'r> {
    columns: &'r [String],
    cells: &'r mut [Cell],
    unnamed: &'r mut BTreeSet<String>,
    twice: &'r mut Option<String>,
}

impl<'de> Visitor<'de> for Row<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<(), A::Error> {
        // Rows have their columns in one order, mostly that of the recipe.
        let (mut next, mut seen) = (0, vec![false; self.columns.len()]);
        while let Some(name) = map.next_key::<Cow<'_, str>>()? {
            let (behind, before) = (self.columns.iter().enumerate().skip(next), self.columns.iter().enumerate().take(next));
            let Some(place) = behind.chain(before).find(|(_, column)| **column == name).map(|(place, _)| place) else {
                map.next_value::<serde::de::IgnoredAny>()?;
                if self.unnamed.len() < UNNAMED && !self.unnamed.contains(&*name) {
                    self.unnamed.insert(name.into_owned());
                }
                continue;
            };
            next = place + 1;
            let value: &RawValue = map.next_value()?;
            if std::mem::replace(&mut seen[place], true) {
                self.twice.get_or_insert(name.into_owned());
                return Err(serde::de::Error::custom("twice"));
            }
            self.cells[place] = match value.get().as_bytes() {
                b"null" => Cell::Null,
                b"true" => Cell::Bool(true),
                b"false" => Cell::Bool(false),
                [b'"', ..] => Cell::Text(serde_json::from_str::<String>(value.get()).map_err(serde::de::Error::custom)?.into_bytes()),
                [b'{' | b'[', ..] => Cell::Json(value.get().to_owned()),
                _ => Cell::Number(value.get().to_owned()),
            };
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Vec<Cell>> {
        read_json(line.as_bytes(), &["a".to_owned(), "b".to_owned()], &mut BTreeSet::new())
    }

    #[test]
    fn a_line_is_read_in_any_order_and_written_as_it_was() {
        let cells = read("{\"b\":12.3400,\"x\":[1],\"a\":\"J\\u00e4ne \\\"\\n\"}").unwrap();
        assert_eq!(cells, [Cell::Text("Jäne \"\n".as_bytes().to_vec()), Cell::Number("12.3400".into())]);
        let mut out = Vec::new();
        cells.iter().for_each(|cell| cell.write_json(&mut out).unwrap());
        assert_eq!(String::from_utf8(out).unwrap(), "\"Jäne \\\"\\n\"12.3400");
        assert_eq!(read("{}").unwrap(), [Cell::Null, Cell::Null]);
        assert_eq!(read("{\"a\":{\"c\": [1]},\"b\":true}").unwrap(), [Cell::Json("{\"c\": [1]}".into()), Cell::Bool(true)]);
    }

    #[test]
    fn what_is_no_row_is_told_by_its_place_without_its_value() {
        for (line, why) in [
            ("", "not an object"),
            ("\"jane@example.com\"", "not an object"),
            ("{\"a\":\"jane@example.com\"", "column 23"),
            ("{\"a\":jane}", "not an object"),
            ("{\"a\":1} {}", "not an object"),
            ("{\"a\":1,\"a\":2}", "\"a\" is there twice"),
            ("{\"a\":null,\"a\":2}", "\"a\" is there twice"),
            ("{\"a\":\"\\ud800 jane\"}", "not an object"),
        ] {
            let message = read(line).map_or_else(|error| error.to_string(), |_| panic!("accepted: {line}"));
            assert!(message.contains(why) && !message.contains("jane"), "{line}: {message}");
        }
        let message = read_json(b"{\"a\":\"\xFF\"}", &[], &mut BTreeSet::new()).map_or_else(|error| error.to_string(), |_| panic!("accepted"));
        assert_eq!(message, "not UTF-8 at byte 7");
    }

    #[test]
    fn a_number_is_what_json_calls_one() {
        // Every text of up to five of these signs; serde_json is the twin.
        let signs = b"-+.e019";
        for length in 1..=5 {
            for index in 0..signs.len().pow(length) {
                let text: Vec<u8> = (0..length).map(|place| signs[index / signs.len().pow(place) % signs.len()]).collect();
                let is_read = serde_json::from_slice::<f64>(&text).is_ok_and(|number| number.is_finite());
                assert_eq!(is_json_number(&text), is_read || is_too_large(&text), "{}", String::from_utf8_lossy(&text));
            }
        }
    }

    /// Written as a number, and more than a double holds: `1e999`.
    fn is_too_large(text: &[u8]) -> bool {
        text.iter()
            .position(|&byte| byte == b'e')
            .is_some_and(|at| serde_json::from_slice::<f64>(&text[..at]).is_ok() && text[at + 1..].iter().all(u8::is_ascii_digit) && text.len() > at + 3)
    }

    #[test]
    fn types_are_kept_or_there_is_no_value() {
        let of = |text: &str, kind| Cell::Text(text.into()).of_type(kind);
        assert_eq!(of("007", Type::Int), Some(Cell::Number("7".into())));
        assert_eq!(of("12.50", Type::Float), Some(Cell::Number("12.50".into())));
        assert_eq!(of(".5", Type::Float), Some(Cell::Number("0.5".into())));
        assert_eq!(of("1", Type::Bool), Some(Cell::Bool(true)));
        for (text, kind) in [("12.5", Type::Int), ("[CREDIT_CARD]", Type::Int), ("NaN", Type::Float), ("inf", Type::Float), ("yes", Type::Bool)] {
            assert_eq!(of(text, kind), None, "{text}");
        }
        assert_eq!(Cell::number(b"0012".to_vec()), Cell::Text(b"0012".to_vec()));
        assert_eq!(Cell::number(b"-1.50e3".to_vec()), Cell::Number("-1.50e3".into()));
    }
}
