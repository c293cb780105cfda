//! Documents of each format. Each has at least so many bytes: its records come again and again until it does.

use std::fmt::Write as _;
use std::ops::Range;

use leakguard_core::Format;
use proptest::prelude::*;

use crate::referees::{self, Read};

/// Never in an output.
pub const SECRET: &str = "jane.doe@example.com";

/// What is found wherever it stands.
const PLANTED: [&str; 5] = [SECRET, "4111 1111 1111 1111", "DE89370400440532013000", "+49 30 90182034", "192.0.2.17"];

pub struct Document {
    pub format: Format,
    pub text: String,
    pub referee: Box<dyn Fn(&str) -> Read>,
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {:?}", self.format, if self.text.len() < 4096 { &self.text } else { "(long)" })
    }
}

fn document(format: Format, text: String, referee: impl Fn(&str) -> Read + 'static) -> Document {
    Document { format, text, referee: Box::new(referee) }
}

// --- parts

/// Values: some hold something, some nothing at all.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z ]{0,12}",
        2 => "[ -~]{0,12}",
        1 => "[äöß€\u{1F600}a-z \n]{0,6}",
        1 => "[0-9]{1,19}",
        2 => ("[a-z ,;'\"&<>=%+\\\\\n]{0,6}", prop::sample::select(&PLANTED[..]), "[a-z ,;'\"&<>=%+\\\\\n]{0,6}").prop_map(|(before, planted, after)| format!("{before} {planted} {after}")),
        // Of any kind by its name.
        1 => prop::sample::select(&["Jonas", "Weber", "Jane Doe", "Kiel", "hunter2!", "1990-02-01", "24103", "Seestr. 5", "{\"city\":\"Kiel\"}", "https://shop.example/?lastname=Weber&p=2"][..]).prop_map(str::to_owned),
    ]
}

/// A value of one line without quotes.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z][a-z ]{0,12}",
        1 => "[A-Za-z0-9 .,/@-]{1,12}",
        2 => ("[a-z ]{0,6}", prop::sample::select(&PLANTED[..]), "[a-z ]{0,6}").prop_map(|(before, planted, after)| format!("{before} {planted} {after}")),
        1 => prop::sample::select(&["Jonas", "Jane Doe", "Kiel", "hunter2!"][..]).prop_map(str::to_owned),
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(&["first_name", "lastname", "email", "city", "telephone", "note", "sku", "sku", "password", "key", "value", "total", "qty", "name", "dob", "street", "token"][..]).prop_map(str::to_owned),
        1 => "[a-z]{3,8}",
    ]
}

fn name_in_order() -> impl Strategy<Value = String> {
    prop_oneof![3 => name(), 1 => (prop::sample::select(&["billing", "customer", "items"][..]), name()).prop_map(|(outer, inner)| format!("{outer}[{inner}]"))]
}

/// The parts in turn until they have so many bytes, each at least once.
fn enough(parts: &[String], bytes: usize) -> Vec<&str> {
    let mut length = 0;
    let mut chosen = Vec::new();
    for (index, part) in parts.iter().cycle().enumerate() {
        if index >= parts.len() && length >= bytes {
            break;
        }
        // An empty one has its line's end.
        length += part.len() + 1;
        chosen.push(part.as_str());
    }
    chosen
}

// --- JSON

#[derive(Clone, Debug)]
enum Tree {
    Text(String),
    Bare(String),
    List(Vec<Tree>),
    /// Keys may come twice.
    Object(Vec<(String, Tree)>),
}

/// How a document is written.
#[derive(Clone, Copy, Debug)]
struct Style {
    /// White space between everything.
    space: &'static str,
    /// One character in so many is escaped, though it need not be; 0: none.
    escaped: usize,
}

fn style() -> impl Strategy<Value = Style> {
    (prop::sample::select(&["", "", " ", "\n  ", "\r\n\t"][..]), prop::sample::select(&[0, 0, 1, 3][..])).prop_map(|(space, escaped)| Style { space, escaped })
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        4 => value().prop_map(Tree::Text),
        1 => "-?(0|[1-9][0-9]{0,18})(\\.[0-9]{1,4})?([eE][+-]?[0-9])?".prop_map(Tree::Bare),
        1 => prop::sample::select(&["4111111111111111", "493090182034", "true", "false", "null"][..]).prop_map(|bare| Tree::Bare(bare.to_owned())),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![prop::collection::vec(inner.clone(), 0..4).prop_map(Tree::List), prop::collection::vec((name(), inner), 0..5).prop_map(Tree::Object)]
    })
}

fn object() -> impl Strategy<Value = Tree> {
    prop::collection::vec((name(), tree()), 1..5).prop_map(Tree::Object)
}

impl Tree {
    fn write(&self, style: Style, out: &mut String) {
        match self {
            Tree::Text(text) => string(text, style, out),
            Tree::Bare(bare) => out.push_str(bare),
            Tree::List(elements) => between(elements, ['[', ']'], style, out, |element, out| element.write(style, out)),
            Tree::Object(members) => between(members, ['{', '}'], style, out, |(key, value), out| {
                string(key, Style { escaped: 0, ..style }, out);
                out.push_str(if style.space.is_empty() { ":" } else { " : " });
                value.write(style, out);
            }),
        }
    }

    fn written(&self, style: Style) -> String {
        let mut out = String::new();
        self.write(style, &mut out);
        out
    }
}

fn between<T>(elements: &[T], brackets: [char; 2], style: Style, out: &mut String, write: impl Fn(&T, &mut String)) {
    out.push(brackets[0]);
    for (index, element) in elements.iter().enumerate() {
        out.push_str(if index > 0 { "," } else { "" });
        out.push_str(style.space);
        write(element, out);
    }
    out.push_str(if elements.is_empty() { "" } else { style.space });
    out.push(brackets[1]);
}

fn string(text: &str, style: Style, out: &mut String) {
    out.push('"');
    for (index, character) in text.chars().enumerate() {
        let is_escaped = style.escaped > 0 && index % style.escaped == 0;
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '/' if is_escaped => out.push_str("\\/"),
            _ if is_escaped => character.encode_utf16(&mut [0; 2]).iter().for_each(|unit| write!(out, "\\u{unit:04x}").unwrap()),
            _ => out.push(character),
        }
    }
    out.push('"');
}

const COMPACT: Style = Style { space: "", escaped: 0 };

pub fn json(bytes: Range<usize>) -> impl Strategy<Value = Document> {
    (prop::collection::vec(object(), 1..5), style(), 0..4u8, bytes).prop_map(|(records, style, around, bytes)| {
        let records: Vec<String> = records.iter().map(|record| record.written(style)).collect();
        let list = enough(&records, bytes).join(",");
        let text = match around {
            0 => format!("[{list}]\n"),
            1 => format!("\u{feff}{{\"total_count\": 17,\"items\" :[{list}], \"customer\":{{\"lastname\":\"Weber\"}}}}"),
            2 => format!(" {{\"data\":{{\"orders\":{{\"items\":[{list}]}}}}}}"),
            _ if bytes == 0 => records[0].clone(),
            _ => format!("[[{list}]]"),
        };
        document(Format::Json, text, referees::json)
    })
}

pub fn ndjson(bytes: Range<usize>) -> impl Strategy<Value = Document> {
    let record = prop_oneof![
        6 => (object(), prop::sample::select(&[0, 0, 2][..])).prop_map(|(object, escaped)| object.written(Style { escaped, ..COMPACT })),
        1 => Just(String::new()),
        1 => Just(" \t".to_owned()),
        1 => Just("{\"lastname\":\"We".to_owned()),
        1 => Just("\"jane.doe@example.com\"".to_owned()),
        1 => Just("{\"a\":1} and jane.doe@example.com".to_owned()),
    ];
    (object(), prop::collection::vec(record, 1..6), prop::sample::select(&["\n", "\r\n"][..]), any::<bool>(), bytes).prop_map(
        |(first, records, end, closed, bytes)| {
            let first = first.written(COMPACT);
            let mut lines = vec![first.as_str(), first.as_str()];
            lines.extend(enough(&records, bytes));
            let text = lines.join(end) + if closed { end } else { "" };
            document(Format::Ndjson, text, referees::ndjson)
        },
    )
}

// --- tables

fn tables(separator: u8, format: Format, front: &'static str, bytes: Range<usize>) -> impl Strategy<Value = Document> {
    let columns = prop::collection::vec(name(), 2..6).prop_flat_map(|titles| {
        let row = prop::collection::vec(value(), titles.len());
        (Just(titles), prop::collection::vec(row, 1..6))
    });
    (columns, any::<bool>(), any::<bool>(), any::<bool>(), bytes).prop_map(move |((titles, rows), always, crlf, mark, bytes)| {
        let write = |row: &Vec<String>| {
            let quotes = if always { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
            let end = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
            let mut writer = csv::WriterBuilder::new().delimiter(separator).quote_style(quotes).terminator(end).from_writer(Vec::new());
            writer.write_record(row).unwrap();
            String::from_utf8(writer.into_inner().unwrap()).unwrap()
        };
        let rows: Vec<String> = rows.iter().map(write).collect();
        let text = format!("{}{front}{}{}", if mark && front.is_empty() { "\u{feff}" } else { "" }, write(&titles), enough(&rows, bytes).concat());
        document(format, text, move |text| referees::table(text, separator))
    })
}

pub fn csv(bytes: Range<usize>) -> impl Strategy<Value = Document> {
    prop_oneof![tables(b',', Format::Csv, "", bytes.clone()), tables(b'|', Format::Csv, "", bytes)]
}

pub fn csv_of_excel(bytes: Range<usize>) -> impl Strategy<Value = Document> {
    prop_oneof![tables(b';', Format::Csv, "", bytes.clone()), tables(b';', Format::Csv, "sep=;\r\n", bytes)]
}

pub fn tsv(bytes: Range<usize>) -> impl Strategy<Value = Document> {
    tables(b'\t', Format::Tsv, "", bytes)
}

// --- forms

fn pairs(bytes: Range<usize>) -> impl Strategy<Value = String> {
    (prop::collection::vec((name_in_order(), value()), 2..8), any::<bool>(), bytes).prop_map(|(pairs, brackets, bytes)| {
        let write = |(name, value): &(String, String)| {
            let pair = form_urlencoded::Serializer::new(String::new()).append_pair(name, value).finish();
            // Browsers escape brackets, people do not.
            if brackets { pair.replacen("%5B", "[", 1).replacen("%5D", "]", 1) } else { pair }
        };
        let pairs: Vec<String> = pairs.iter().map(write).collect();
        enough(&pairs, bytes).join("&")
    })
}

pub fn form(bytes: Range<usize>) -> impl Strategy<Value = Document> {
    pairs(bytes).prop_map(|text| document(Format::Form, text, referees::form))
}

pub fn url(bytes: Range<usize>) -> impl Strategy<Value = Document> {
    let front = prop::sample::select(&["https://shop.example/rest/V1/customers", "/checkout/cart", "http://127.0.0.1:8080/x"][..]);
    let filter = "&searchCriteria[filter_groups][0][filters][0][field]=lastname&searchCriteria[filter_groups][0][filters][0][value]=Weber";
    (front, pairs(bytes), any::<bool>(), prop::sample::select(&["", "#top"][..])).prop_map(move |(front, pairs, filtered, fragment)| {
        document(Format::Form, format!("{front}?{pairs}{}{fragment}", if filtered { filter } else { "" }), referees::url)
    })
}

// --- markup

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('@', "&#64;").replace('\n', "&#xA;")
}

/// Elements; `cdata`: of XML, with prefixes too.
fn element(cdata: bool) -> impl Strategy<Value = String> {
    let leaf = (name(), value(), 0..4u8).prop_map(move |(name, value, how)| match how {
        0 if cdata => format!("<{name}><![CDATA[{}]]></{name}>", value.replace("]]>", "")),
        1 => format!("<{name} data-a=\"{}\" b='1'/>", escaped(&value)),
        2 if cdata => format!("<x:{name} name='note'>{}</x:{name}>", escaped(&value)),
        2 => format!("<input type=\"text\" name=\"{name}\" value=\"{}\"/>", escaped(&value)),
        _ => format!("<{name}>{}</{name}>", escaped(&value)),
    });
    let outer: &'static [&'static str] = if cdata { &["item", "customer", "billing_address"] } else { &["div", "p", "td"] };
    leaf.prop_recursive(4, 16, 4, move |inner| {
        let between = prop_oneof![Just(""), Just("\n  "), Just("<!-- note -->"), Just("<!-- call +49 30 90182034 -->")];
        let name = prop_oneof![name(), prop::sample::select(outer).prop_map(str::to_owned)];
        (name, prop::collection::vec(inner, 0..4), between).prop_map(|(name, inner, between)| format!("<{name}>{between}{}</{name}>", inner.join(between)))
    })
}

pub fn xml(bytes: Range<usize>) -> impl Strategy<Value = Document> {
    (prop::collection::vec(element(true), 1..5), bytes).prop_map(|(elements, bytes)| {
        let text = format!("<?xml version=\"1.0\"?>\n<order xmlns:x=\"urn:x\">{}</order>\n", enough(&elements, bytes).concat());
        document(Format::Xml, text, referees::xml)
    })
}

pub fn soap(bytes: Range<usize>) -> impl Strategy<Value = Document> {
    (prop::collection::vec(element(true), 1..5), bytes).prop_map(|(elements, bytes)| {
        let text = format!(
            "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:x=\"urn:x\"><SOAP-ENV:Body><x:customerSave xsi:type=\"x:C\">{}</x:customerSave></SOAP-ENV:Body></SOAP-ENV:Envelope>",
            enough(&elements, bytes).concat()
        );
        document(Format::Xml, text, referees::xml)
    })
}

pub fn html(bytes: Range<usize>) -> impl Strategy<Value = Document> {
    (prop::collection::vec(element(false), 1..5), bytes).prop_map(|(elements, bytes)| {
        let text = format!(
            "<!DOCTYPE html>\n<html><head><title>Order</title></head><body>{}<p class=\"x\" data-n='1'>{SECRET}<br></p></body></html>\n",
            enough(&elements, bytes).concat()
        );
        document(Format::Html, text, referees::html)
    })
}

// --- multipart

pub fn multipart(bytes: Range<usize>) -> impl Strategy<Value = Document> {
    let head = prop::sample::select(
        &[
            "",
            "\r\nContent-Type: text/plain; charset=utf-8",
            "; filename=\"a.txt\"\r\nContent-Type: text/plain",
            "; filename=\"a.csv\"\r\nContent-Type: text/csv",
        ][..],
    );
    (prop::collection::vec((name_in_order(), head, value()), 1..6), bytes).prop_map(|(parts, bytes)| {
        let write = |(name, head, value): &(String, &str, String)| format!("--XyZ\r\nContent-Disposition: form-data; name=\"{name}\"{head}\r\n\r\n{value}\r\n");
        let parts: Vec<String> = parts.iter().map(write).collect();
        document(Format::Multipart, enough(&parts, bytes).concat() + "--XyZ--\r\n", referees::multipart)
    })
}

// --- logs

fn context() -> impl Strategy<Value = String> {
    object().prop_map(|object| object.written(COMPACT))
}

fn log_of(lines: &[String], bytes: usize, referee: impl Fn(&str) -> Read + 'static) -> Document {
    document(Format::Log, enough(lines, bytes).concat(), referee)
}

pub fn monolog(bytes: Range<usize>) -> impl Strategy<Value = Document> {
    let line = prop_oneof![
        3 => (words(), context(), prop::sample::select(&["[]", "{\"file\":\"/srv/x.php\",\"line\":7}"][..])).prop_map(|(message, context, extra)| {
            format!("[2026-11-21T05:14:03.123456+00:00] main.ERROR: {message} {context} {extra}\n")
        }),
        1 => (words(), context()).prop_map(|(message, context)| {
            format!("{{\"message\":\"{message}\",\"context\":{context},\"level\":400,\"channel\":\"main\",\"datetime\":\"2026-11-21T05:14:03.123456+00:00\",\"extra\":[]}}\n")
        }),
    ];
    (prop::collection::vec(line, 1..6), bytes).prop_map(|(lines, bytes)| log_of(&lines, bytes, referees::monolog))
}

pub fn woocommerce(bytes: Range<usize>) -> impl Strategy<Value = Document> {
    let line = (words(), context()).prop_map(|(message, context)| format!("2026-11-21T05:14:03+00:00 INFO {message} CONTEXT: {context}\n"));
    (prop::collection::vec(line, 1..6), bytes).prop_map(|(lines, bytes)| log_of(&lines, bytes, referees::woocommerce))
}

pub fn access_log(bytes: Range<usize>) -> impl Strategy<Value = Document> {
    let line = (
        prop::sample::select(&["203.0.113.7", "2001:db8::17", "shop.example"][..]),
        prop::sample::select(&["-", "jane"][..]),
        pairs(0..1),
        100..600u16,
        any::<u16>(),
    );
    let line = line.prop_map(|(host, user, pairs, status, size)| {
        format!("{host} - {user} [21/Nov/2026:05:14:03 +0000] \"GET /rest/V1/customers?{pairs} HTTP/1.1\" {status} {size} \"https://shop.example/?p=1\" \"Mozilla/5.0 (X11; Linux x86_64)\"\n")
    });
    (prop::collection::vec(line, 1..6), bytes).prop_map(|(lines, bytes)| log_of(&lines, bytes, referees::access_log))
}

pub fn pairs_in_lines(bytes: Range<usize>) -> impl Strategy<Value = Document> {
    let line = (prop::collection::vec((name(), words()), 1..5), any::<u8>()).prop_map(|(pairs, qty)| {
        let pairs: String = pairs.iter().map(|(name, value)| format!(" {name}=\"{value}\"")).collect();
        format!("time=2026-11-21T05:14:03Z level=info{pairs} qty={qty}\n")
    });
    (prop::collection::vec(line, 1..6), bytes).prop_map(|(lines, bytes)| log_of(&lines, bytes, referees::pairs_in_lines))
}

// --- SQL

fn literal(value: &str, doubled: bool) -> String {
    if !value.is_empty() && value.len() < 19 && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return value.to_owned();
    }
    let value = value.replace('\\', "\\\\").replace('\n', "\\n");
    format!("'{}'", if doubled { value.replace('\'', "''") } else { value.replace('\'', "\\'") })
}

pub fn dump(bytes: Range<usize>) -> impl Strategy<Value = Document> {
    let columns = prop::collection::vec(name(), 1..6).prop_flat_map(|titles| {
        let row = prop::collection::vec(prop_oneof![8 => value().prop_map(Some), 1 => Just(None)], titles.len());
        (Just(titles), prop::collection::vec(row, 1..6))
    });
    (columns, any::<bool>(), any::<bool>(), prop::sample::select(&[",", ", ", ",\n"][..]), bytes).prop_map(|((titles, rows), doubled, own, between, bytes)| {
        let write = |row: &Vec<Option<String>>| {
            let cells: Vec<String> = row.iter().map(|cell| cell.as_ref().map_or("NULL".to_owned(), |value| literal(value, doubled))).collect();
            format!("({})", cells.join(","))
        };
        let rows: Vec<String> = rows.iter().map(write).collect();
        let rows = enough(&rows, bytes).join(between);
        let text = if own {
            format!("INSERT INTO `t` (`{}`) VALUES {rows};\nUPDATE `x` SET a;\n", titles.join("`, `"))
        } else {
            format!("-- MySQL dump\nCREATE TABLE `t` (\n  `{}` text\n);\nINSERT INTO `t` VALUES {rows};\n", titles.join("` text,\n  `"))
        };
        document(Format::Sql, text, referees::dump)
    })
}

// --- text

pub fn text(bytes: Range<usize>) -> impl Strategy<Value = Document> {
    let line = prop_oneof![
        4 => "[a-zA-Z ,.;äé-]{0,60}\n",
        2 => words().prop_map(|words| words + "\n"),
        1 => value().prop_map(|value| format!("{value}\n")),
        1 => (name(), words()).prop_map(|(name, value)| format!("{name}: {value}\n")),
        1 => context().prop_map(|context| format!("sent {context} to it\n")),
        1 => Just("id,first_name,lastname,password\n1,Jonas,Weber,hunter2!\n".to_owned()),
        1 => Just("INSERT INTO customer (id, lastname) VALUES (1, 'Weber');\n".to_owned()),
        1 => Just("<customer><lastname>Weber</lastname></customer>\n".to_owned()),
        1 => Just("\"id\",\"lastname\"\n\"1\",\"Weber\"\n".to_owned()),
        1 => Just("{\"cut\": \"off".to_owned()),
    ];
    (prop::collection::vec(line, 1..8), bytes).prop_map(|(lines, bytes)| document(Format::Text, enough(&lines, bytes).concat(), referees::text))
}

/// One of all of them.
pub fn of_any_format(bytes: Range<usize>) -> impl Strategy<Value = Document> {
    let b = || bytes.clone();
    let (data, lines) = (
        prop_oneof![json(b()), ndjson(b()), csv(b()), csv_of_excel(b()), tsv(b()), form(b()), url(b())],
        prop_oneof![monolog(b()), woocommerce(b()), access_log(b()), pairs_in_lines(b()), dump(b()), text(b())],
    );
    prop_oneof![data, lines, prop_oneof![xml(b()), soap(b()), html(b()), multipart(b())]]
}
