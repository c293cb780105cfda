//! How a document is read when nobody says it: by its first bytes, or by its MIME type.

use super::frames::DECIDING;
use super::json::skip_space;
use super::{Format, csv, multipart, sql};
use crate::detect::boundary::begins_with;

/// By the first bytes, at most [`DECIDING`] (fewer: they are all). `Auto`: it is none of the formats that are read in frames.
pub(super) fn by_content(first: &[u8]) -> Format {
    let is_whole = first.len() < DECIDING;
    let at = skip_space(first, if first.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 });
    let rest = &first[at..];
    match rest {
        [b'{' | b'[', ..] => json_lines(first, at),
        [b'<', ..] => markup(rest),
        [b'-', b'-', ..] if multipart::is_form_data(first) => Format::Multipart,
        [] => Format::Auto,
        _ if sql::is_dump(rest) => Format::Sql,
        _ if is_form(rest, is_whole) => Format::Form,
        _ if csv::is_table(first, is_whole) => Format::Csv,
        _ => Format::Auto,
    }
}

/// A value that ends with its line and has another in the next: JSON values, one a line.
fn json_lines(first: &[u8], at: usize) -> Format {
    let Some(line) = memchr::memchr(b'\n', &first[at..]).map(|length| at + length) else { return Format::Auto };
    let written = first[at..line].trim_ascii_end();
    let closes = match first[at] {
        b'{' => written.ends_with(b"}"),
        // `[]`, `[EMAIL_ADDRESS]` may begin a text.
        _ => written.ends_with(b"]") && written.len() > 2 && matches!(written[1], b'{' | b'[' | b'"'),
    };
    let next = first.get(skip_space(first, line));
    if closes && matches!(next, Some(b'{' | b'[')) { Format::Ndjson } else { Format::Auto }
}

/// Elements that pages and pieces of them start with.
#[rustfmt::skip]
const HTML: &[&[u8]] = &[
    b"html", b"head", b"body", b"div", b"p", b"span", b"table", b"tr", b"td", b"a", b"b", b"i", b"em", b"strong", b"h1", b"h2", b"h3", b"h4", b"ul",
    b"ol", b"li", b"br", b"img", b"form", b"input", b"section", b"article", b"script", b"style", b"font", b"th", b"dl", b"dt", b"dd", b"label",
    b"pre", b"blockquote", b"center", b"hr", b"main",
];

fn markup(rest: &[u8]) -> Format {
    if begins_with(rest, b"<!doctype html") {
        return Format::Html;
    }
    if begins_with(rest, b"<?xml") {
        let is_page = memchr::memmem::find(&rest[..rest.len().min(512)], b"<!DOCTYPE html").is_some();
        return if is_page { Format::Html } else { Format::Xml };
    }
    let name = &rest[1..];
    let length = name.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b':' | b'.')).count();
    let ends = matches!(name.get(length), Some(b'>' | b'/' | b' ' | b'\n' | b'\r' | b'\t'));
    if length == 0 || !ends || !name[0].is_ascii_alphabetic() {
        return Format::Auto;
    }
    if HTML.iter().any(|known| name[..length].eq_ignore_ascii_case(known)) {
        return Format::Html;
    }
    // `<jane> wrote` is no element.
    if memchr::memmem::find(rest, b"</").is_some() || memchr::memmem::find(rest, b"xmlns").is_some() { Format::Xml } else { Format::Auto }
}

/// Pairs of names and values without white space, or a URL with some.
fn is_form(rest: &[u8], is_whole: bool) -> bool {
    let body = if is_whole { rest.trim_ascii_end() } else { rest };
    #[rustfmt::skip]
    let is_part = |byte: &u8| {
        byte.is_ascii_alphanumeric() || matches!(byte,
            b'-' | b'.' | b'_' | b'~' | b'%' | b'+' | b'*' | b'[' | b']' | b'&' | b'=' | b'@' | b'/' | b':' | b',' | b'!' | b'\'' | b'(' | b')' | b';' | b'?' | b'#' | b'$')
    };
    let Some(equals) = memchr::memchr(b'=', body) else { return false };
    if !body.iter().all(is_part) {
        return false;
    }
    let is_url = body.starts_with(b"http://") || body.starts_with(b"https://") || body[0] == b'/';
    let query = memchr::memchr(b'?', &body[..equals]).map_or(0, |mark| mark + 1);
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'[' | b']' | b'%');
    let named = equals > query && body[query..equals].iter().all(is_name);
    named
        && if is_url || query > 0 {
            query > 0
        } else {
            memchr::memchr(b'&', &body[equals..]).is_some_and(|place| memchr::memchr(b'=', &body[equals + place..]).is_some())
        }
}

/// By a MIME type.
pub(super) fn by_mime(mime: &str) -> Format {
    let essence = mime.split(';').next().unwrap_or_default().trim();
    let is = |known: &str| essence.eq_ignore_ascii_case(known);
    let ends = |suffix: &str| {
        essence.len() > suffix.len()
            && essence.is_char_boundary(essence.len() - suffix.len())
            && essence[essence.len() - suffix.len()..].eq_ignore_ascii_case(suffix)
    };
    match () {
        () if is("application/json") || is("text/json") || ends("+json") => Format::Json,
        () if ["application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines", "application/jsonlines"].into_iter().any(is) => {
            Format::Ndjson
        }
        () if is("text/csv") || is("application/csv") || is("application/vnd.ms-excel") => Format::Csv,
        () if is("text/tab-separated-values") => Format::Tsv,
        () if is("application/x-www-form-urlencoded") => Format::Form,
        () if is("text/html") || is("application/xhtml+xml") => Format::Html,
        () if is("application/xml") || is("text/xml") || ends("+xml") => Format::Xml,
        () if is("multipart/form-data") || is("multipart/mixed") || is("multipart/related") => Format::Multipart,
        () if is("application/sql") || is("application/x-sql") || is("text/x-sql") => Format::Sql,
        () => Format::Auto,
    }
}

/// Whether a type is one that holds no text.
pub(super) fn is_binary_mime(mime: &[u8]) -> bool {
    let starts = |word: &[u8]| begins_with(mime, word);
    let is_image = starts(b"image/") && !starts(b"image/svg");
    is_image || [&b"audio/"[..], b"video/", b"font/", b"application/pdf", b"application/zip", b"application/gzip", b"application/x-7z"].into_iter().any(starts)
}
