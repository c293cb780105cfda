//! What holds for any document of each format: its structure, the values that hold nothing, redacting twice, and any
//! chunking. The parsers that others read with are the referees: csv, quick-xml, form_urlencoded.

#![allow(clippy::unwrap_used)]

use std::borrow::Cow;

use leakguard_core::{Context, Engine, Finding, Format, Policy, Scratch, Sink, Stream};
use proptest::prelude::*;
use quick_xml::events::Event;

const SECRET: &str = "jane.doe@example.com";

/// A policy of one action for everything; labels with every sign that a format has to escape.
fn engines() -> Vec<Engine> {
    ["action = 'redact'", "action = 'mask'\nkeep_first = 2\nkeep_last = 2", "action = 'drop'"]
        .iter()
        .map(|action| Engine::new(Policy::from_toml(&format!("[[rule]]\nname = 'all'\n{action}\n"), "").unwrap(), None).unwrap())
        .collect()
}

#[derive(Default)]
struct Out(Vec<u8>);

impl Sink for Out {
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finding(&mut self, _: &Finding, _: Option<Cow<'_, str>>, _: &[u8]) {}
}

/// The output of every engine; checks what holds for all formats.
fn outputs(input: &str, format: Format, sizes: &[usize]) -> Result<Vec<String>, TestCaseError> {
    let mut outputs = Vec::new();
    for (index, engine) in engines().iter().enumerate() {
        let mut scratch = Scratch::default();
        let redaction = engine.redact(input.as_bytes(), &Context::default(), format, &mut scratch).unwrap();
        for pair in redaction.findings.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start, "findings overlap or are out of order: {:?} in {}", pair, input);
        }
        let once = redaction.output.unwrap_or(input.as_bytes()).to_vec();
        prop_assert!(!String::from_utf8_lossy(&once).contains(SECRET), "{:?} {} became {}", format, input, String::from_utf8_lossy(&once));
        if index == 0 {
            let twice = engine.redact(&once, &Context::default(), format, &mut scratch).unwrap();
            prop_assert_eq!(twice.output.map(String::from_utf8_lossy), None, "{:?} {} became {}", format, input, String::from_utf8_lossy(&once));
        }
        let (mut stream, mut out) = (Stream::new(format), Out::default());
        let (mut rest, mut sizes) = (input.as_bytes(), sizes.iter().cycle());
        while !rest.is_empty() {
            let (chunk, behind) = rest.split_at(rest.len().min(*sizes.next().unwrap()));
            stream.push(engine, &Context::default(), chunk, &mut out).unwrap();
            rest = behind;
        }
        stream.finish(engine, &Context::default(), &mut out).unwrap();
        prop_assert_eq!(String::from_utf8_lossy(&out.0), String::from_utf8_lossy(&once), "{:?} in chunks of {:?}", format, sizes.next());
        outputs.push(String::from_utf8(once).map_err(|error| TestCaseError::fail(format!("{error}: {input}")))?);
    }
    Ok(outputs)
}

/// Values: some hold the secret, some nothing at all.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z ]{0,12}",
        2 => "[ -~]{0,12}",
        1 => "[äöß€\u{1F600}a-z \n]{0,6}",
        2 => ("[a-z ,;'\"&<>=%+\\\\\n]{0,6}", "[a-z ,;'\"&<>=%+\\\\\n]{0,6}").prop_map(|(before, after)| format!("{before} {SECRET} {after}")),
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(&["first_name", "email", "city", "note", "sku", "password", "key", "value", "total", "qty"][..]).prop_map(str::to_owned),
        "[a-z]{3,8}",
    ]
}

fn rows() -> impl Strategy<Value = (Vec<String>, Vec<Vec<String>>)> {
    prop::collection::vec(name(), 1..6).prop_flat_map(|titles| {
        let columns = titles.len();
        (Just(titles), prop::collection::vec(prop::collection::vec(value(), columns), 0..6))
    })
}

/// In these fields nothing is data by its name.
fn says_nothing(name: &str) -> bool {
    matches!(name, "sku" | "total" | "qty")
}

fn plain(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ')
}

fn sizes() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(prop_oneof![1..4usize, 1..200usize], 1..6)
}

fn events(xml: &str) -> Result<Vec<String>, TestCaseError> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        let event = reader.read_event().map_err(|error| TestCaseError::fail(format!("{error}: {xml}")))?;
        match event {
            Event::Eof => return Ok(found),
            Event::Start(tag) | Event::Empty(tag) => {
                found.push(format!("<{:?}", tag.name()));
                for attribute in tag.attributes() {
                    let attribute = attribute.map_err(|error| TestCaseError::fail(format!("{error}: {xml}")))?;
                    found.push(format!("@{:?}", attribute.key));
                }
            }
            Event::End(tag) => found.push(format!(">{:?}", tag.name())),
            Event::CData(_) => found.push("cdata".to_owned()),
            Event::Comment(_) => found.push("comment".to_owned()),
            // Texts and references stand beside each other and may become one.
            _ => {}
        }
    }
}

fn escape_xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('@', "&#64;")
}

fn element() -> impl Strategy<Value = String> {
    let leaf = (name(), value(), 0..4u8).prop_map(|(name, value, how)| match how {
        0 => format!("<{name}><![CDATA[{}]]></{name}>", value.replace("]]>", "")),
        1 => format!("<{name} x:a=\"{}\"/>", escape_xml(&value)),
        2 => format!("<x:{name} name='note'>{}</x:{name}>", escape_xml(&value)),
        _ => format!("<{name}>{}</{name}>", escape_xml(&value)),
    });
    leaf.prop_recursive(4, 24, 4, |inner| {
        (
            prop_oneof![name(), Just("item".to_owned()), Just("customer".to_owned())],
            prop::collection::vec(inner, 0..4),
            prop_oneof![Just(""), Just("\n  "), Just("<!-- note -->")],
        )
            .prop_map(|(name, inner, between)| format!("<{name}>{between}{}</{name}>", inner.join(between)))
    })
}

fn sql_literal(value: &str, doubled: bool) -> String {
    let value = value.replace('\\', "\\\\").replace('\n', "\\n");
    format!("'{}'", if doubled { value.replace('\'', "''") } else { value.replace('\'', "\\'") })
}

/// The values of rows, as MySQL reads them.
fn literals(sql: &str) -> Vec<String> {
    let (mut found, mut open, mut characters) = (Vec::new(), None::<String>, sql.chars().peekable());
    while let Some(character) = characters.next() {
        match (&mut open, character) {
            (None, '\'') => open = Some(String::new()),
            (None, _) => {}
            (Some(value), '\\') => value.extend(characters.next()),
            (Some(value), '\'') if characters.peek() == Some(&'\'') => value.extend(characters.next()),
            (Some(_), '\'') => found.extend(open.take()),
            (Some(value), other) => value.push(other),
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_table_keeps_its_cells((titles, rows) in rows(), separator in prop::sample::select(&b",;\t|"[..]), always in any::<bool>(), crlf in any::<bool>(), sizes in sizes()) {
        let quotes = if always { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let end = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new().delimiter(separator).quote_style(quotes).terminator(end).from_writer(Vec::new());
        writer.write_record(&titles)?;
        for row in &rows {
            writer.write_record(row)?;
        }
        let input = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        for output in outputs(&input, Format::Csv, &sizes)? {
            let separator = if titles.len() > 1 { separator } else { b',' };
            let records: Vec<csv::StringRecord> = csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(output.as_bytes()).records().collect::<Result<_, _>>()?;
            let before: Vec<csv::StringRecord> = csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(input.as_bytes()).records().collect::<Result<_, _>>()?;
            prop_assert_eq!(records.len(), before.len(), "{:?} became {:?}", input, output);
            for (record, before) in records.iter().zip(&before) {
                prop_assert_eq!(record.len(), before.len(), "{:?} became {:?}", input, output);
                for ((title, cell), was) in titles.iter().zip(record).zip(before) {
                    prop_assert!(!says_nothing(title) || !plain(was) || cell == was, "{:?} became {:?}", input, output);
                }
            }
        }
    }

    #[test]
    fn a_form_keeps_its_pairs(pairs in prop::collection::vec((name(), value()), 1..8), sizes in sizes()) {
        let input = form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
        for output in outputs(&input, Format::Form, &sizes)? {
            let after: Vec<(String, String)> = form_urlencoded::parse(output.as_bytes()).into_owned().collect();
            prop_assert_eq!(after.len(), pairs.len(), "{} became {}", input, output);
            for ((name, value), (was_name, was)) in after.iter().zip(&pairs) {
                prop_assert_eq!(name, was_name);
                prop_assert!(!says_nothing(name) || !plain(was) || value == was, "{} became {}", input, output);
            }
        }
    }

    #[test]
    fn xml_keeps_its_elements(elements in prop::collection::vec(element(), 0..4), sizes in sizes()) {
        let input = format!("<?xml version=\"1.0\"?>\n<order xmlns:x=\"urn:x\">{}</order>\n", elements.concat());
        for output in outputs(&input, Format::Xml, &sizes)? {
            prop_assert_eq!(events(&output)?, events(&input)?, "{} became {}", input, output);
        }
    }

    #[test]
    fn html_keeps_its_tags(elements in prop::collection::vec(element(), 0..4), sizes in sizes()) {
        let input = format!("<!DOCTYPE html>\n<html><body>{}<p class=x data-n='1'>{SECRET}<br></p></body></html>\n", elements.concat().replace("<![CDATA[", "<b>").replace("]]>", "</b>"));
        let tags = |page: &str| page.match_indices('<').map(|(at, _)| page[at..].chars().take_while(|c| !matches!(c, '>' | ' ' | '\n')).collect::<String>()).collect::<Vec<_>>();
        for output in outputs(&input, Format::Html, &sizes)? {
            prop_assert_eq!(tags(&output), tags(&input), "{} became {}", input, output);
        }
    }

    #[test]
    fn a_dump_keeps_its_rows((titles, rows) in rows(), doubled in any::<bool>(), sizes in sizes()) {
        let mut input = format!("-- MySQL dump\nCREATE TABLE `t` (\n  `{}` text\n);\nINSERT INTO `t` VALUES ", titles.join("` text,\n  `"));
        let rows: Vec<String> = rows.iter().map(|row| format!("({})", row.iter().map(|value| sql_literal(value, doubled)).collect::<Vec<_>>().join(","))).collect();
        input.push_str(&rows.join(","));
        input.push_str(";\n");
        for output in outputs(&input, Format::Sql, &sizes)? {
            let (after, before) = (literals(&output), literals(&input));
            prop_assert_eq!(after.len(), before.len(), "{} became {}", input, output);
            for (index, (after, before)) in after.iter().zip(&before).enumerate() {
                prop_assert!(!says_nothing(&titles[index % titles.len()]) || !plain(before) || after == before, "{} became {}", input, output);
            }
        }
    }

    #[test]
    fn a_multipart_body_keeps_its_parts(parts in prop::collection::vec((name(), value()), 1..6), sizes in sizes()) {
        let mut input = String::new();
        for (name, value) in &parts {
            input.push_str(&format!("--XyZ\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"));
        }
        input.push_str("--XyZ--\r\n");
        for output in outputs(&input, Format::Multipart, &sizes)? {
            let bodies: Vec<&str> = output.split("--XyZ").filter_map(|part| part.split_once("\r\n\r\n")).map(|(_, body)| body.strip_suffix("\r\n").unwrap()).collect();
            prop_assert_eq!(bodies.len(), parts.len(), "{} became {}", input, output);
            for (body, (name, was)) in bodies.iter().zip(&parts) {
                prop_assert!(!says_nothing(name) || !plain(was) || body == was, "{} became {}", input, output);
            }
        }
    }

    #[test]
    fn any_bytes_have_a_result_in_every_format_and_any_chunking(text in "[a-z0-9@.=&<>/\"';,()\\[\\]{}%+!?:\\-\\\\ \n\r]{0,120}", sizes in sizes()) {
        let engine = &engines()[0];
        for &(name, format) in Format::ALL {
            let mut scratch = Scratch::default();
            let once = engine.redact(text.as_bytes(), &Context::default(), format, &mut scratch).unwrap().output.unwrap_or(text.as_bytes()).to_vec();
            let twice = engine.redact(&once, &Context::default(), format, &mut scratch).unwrap().output.unwrap_or(&once).to_vec();
            prop_assert_eq!(String::from_utf8_lossy(&twice), String::from_utf8_lossy(&once), "{}: {:?}", name, text);
            let (mut stream, mut out) = (Stream::new(format), Out::default());
            let (mut rest, mut sizes) = (text.as_bytes(), sizes.iter().cycle());
            while !rest.is_empty() {
                let (chunk, behind) = rest.split_at(rest.len().min(*sizes.next().unwrap()));
                stream.push(engine, &Context::default(), chunk, &mut out).unwrap();
                rest = behind;
            }
            stream.finish(engine, &Context::default(), &mut out).unwrap();
            prop_assert_eq!(String::from_utf8_lossy(&out.0), String::from_utf8_lossy(&once), "{}: {:?} in chunks of {:?}", name, text, sizes.next());
        }
    }
}
