//! The parts of a call out of PHP, and what becomes of each.

use std::ffi::c_char;

use leakguard_core::{Encoding, Format};

use super::super::array::{Array, ArrayBuilder, Key};
use super::super::ffi::{self, zend_string};
use super::super::object::Object;
use super::super::text::bytes_of;
use super::super::value::{Value, View};
use super::super::{classes, ini, module, pool};
use super::overrides::call_by_name;
use crate::counters;
use crate::egress::{self, LARGEST, Signed, format_of, is_header_left};
use crate::failure::Failure;
use crate::outlet::{Passage, Writing};
use crate::receiver::Receiver;
use crate::redact_array as tree;

/// Where a URL leads.
pub(super) fn target_of(url: &[u8]) -> Receiver {
    // curl takes `example.com/path` for a URL of http.
    let whole = if memchr::memmem::find(url, b"://").is_some() { url.to_vec() } else { [b"http://", url].concat() };
    // SAFETY: pointer and length of a slice; the answer is null or ours to free, its parts are strings or null.
    unsafe {
        let parts = ffi::php_url_parse_ex(whole.as_ptr().cast::<c_char>(), whole.len());
        if parts.is_null() {
            return egress::target(b"", b"");
        }
        let text = |part: *mut zend_string| if part.is_null() { &b""[..] } else { bytes_of(part) };
        let target = egress::target(text((*parts).host), text((*parts).path));
        ffi::php_url_free(parts);
        target
    }
}

/// Judges a part; `None`: it goes as it is.
fn judge<'w>(target: &Receiver, text: &[u8], writing: impl Into<Writing<'w>>) -> Result<Option<Vec<u8>>, Failure> {
    match super::judge(text, &target.context(), writing) {
        Passage::Same => Ok(None),
        Passage::Other(new) => Ok(Some(new)),
        Passage::Blocked(blocked) => Err(Failure::Blocked(blocked)),
        Passage::Withheld(why) => Err(withheld(target, &why)),
    }
}

fn withheld(target: &Receiver, why: &str) -> Failure {
    Failure::Other(format!("the call to {} was withheld: {why}", target.host))
}

/// The URL, for what stands in its query.
pub(super) fn url(target: &Receiver, url: &[u8]) -> Result<Option<Vec<u8>>, Failure> {
    let Some(mark) = memchr::memchr(b'?', url) else { return Ok(None) };
    let (before, query) = url.split_at(mark + 1);
    Ok(form(target, query)?.map(|query| [before, &query].concat()))
}

/// A body.
pub(super) fn body(target: &Receiver, mime: Option<&[u8]>, body: &[u8]) -> Result<Option<Vec<u8>>, Failure> {
    match format_of(mime, body) {
        Some(Format::Form) => form(target, body),
        Some(Format::Auto) if mime.is_none() && egress::is_form(body) => form(target, body),
        Some(format) => judge(target, body, format),
        None => Ok(None),
    }
}

/// A body that is compressed as its header says.
pub(super) fn encoded_body(target: &Receiver, headers: &[Value], given: &[u8]) -> Result<Option<Vec<u8>>, Failure> {
    let mime = header_of(headers, "content-type");
    let names = header_of(headers, "content-encoding").unwrap_or_default();
    let encodings = Encoding::list(&String::from_utf8_lossy(&names)).map_err(|error| withheld(target, &error.to_string()))?;
    if encodings.is_empty() {
        return body(target, mime.as_deref(), given);
    }
    let limit = ini::with_settings(|settings| settings.body_limit().map_err(Failure::Other))?;
    let format = egress::mime_format(mime.as_deref());
    judge(target, given, Writing { format, encodings: &encodings, limit })
}

/// A form or a query, without the caller's credentials.
fn form(target: &Receiver, given: &[u8]) -> Result<Option<Vec<u8>>, Failure> {
    let judged = judge(target, given, Format::Form)?.map(|judged| egress::with_credentials(given, &judged));
    Ok(judged.filter(|judged| judged != given))
}

/// What the receiver checks of a request, by its headers.
pub(super) fn signed(headers: &[Value]) -> Signed {
    egress::signed(texts(headers))
}

/// # Errors
/// A signed request would change: its receiver would refuse what is left of it.
pub(super) fn check_signature(target: &Receiver, signed: Signed, changes: bool) -> Result<(), Failure> {
    match signed {
        Signed::Request if changes => Err(withheld(target, "it is signed, and holds data that the policy changes")),
        _ => Ok(()),
    }
}

fn texts(lines: &[Value]) -> impl Iterator<Item = &[u8]> + Clone {
    lines.iter().filter_map(|line| match line.view() {
        View::Text(line) => Some(line),
        _ => None,
    })
}

/// The fields of a multipart body, with its files. `None`: nothing changes.
pub(super) fn fields(target: &Receiver, fields: &Array) -> Result<Option<Value>, Failure> {
    let texts = ArrayBuilder::with_room(fields.len());
    let mut files = Vec::new();
    let mut changed = false;
    for (key, value) in fields.entries() {
        let new = match (value.view(), &key) {
            (View::Object(object), _) => Some(file(target, &object)?),
            (_, Key::Text(name)) if egress::is_credential(name.as_bytes()) => Some(None),
            _ => None,
        };
        match new {
            None => texts.insert(&key, value),
            Some(new) => {
                changed |= new.is_some();
                files.push((key, new.unwrap_or(value)));
            }
        }
    }
    let texts = texts.finish();
    let View::Array(array) = texts.view() else { return Ok(None) };
    let engine = module::default_engine()?;
    let (new, bytes) = pool::with(|scratch| tree::redact_array(&engine, target, &array, scratch))?;
    counters::call(bytes);
    if new.is_none() && !changed {
        return Ok(None);
    }
    let new = new.unwrap_or_else(|| texts.clone());
    let View::Array(array) = new.view() else { return Ok(None) };
    let all = ArrayBuilder::first_of(&array, array.len());
    for (key, value) in files {
        all.insert(&key, value);
    }
    Ok(Some(all.finish()))
}

/// A file of a multipart body: `CURLFile` or `CURLStringFile`. `None`: it goes as it is.
fn file(target: &Receiver, object: &Object) -> Result<Option<Value>, Failure> {
    let property = |name: &str| {
        let found = object.public_properties().find(|property| property.name.as_bytes() == name.as_bytes())?;
        match found.value.view() {
            View::Text(bytes) if !bytes.is_empty() => Some(bytes.to_vec()),
            _ => None,
        }
    };
    let mime = property("mime");
    let (content, name) = match property("data") {
        Some(data) => (data, property("postname")),
        None => {
            let Some(path) = property("name") else { return Ok(None) };
            let Some(content) = read_whole(target, &path)? else { return Ok(None) };
            let name = property("postname").or_else(|| path.rsplit(|&byte| byte == b'/').next().map(<[u8]>::to_vec));
            (content, name)
        }
    };
    let Some(new) = body(target, mime.as_deref(), &content)? else { return Ok(None) };
    let mime = mime.unwrap_or_else(|| b"application/octet-stream".to_vec());
    let new = classes::new_of(c"curlstringfile", [Value::text(&new), Value::text(&name.unwrap_or_default()), Value::text(&mime)]);
    new.map(Some).ok_or_else(|| withheld(target, "a file of the request could not be rewritten"))
}

/// A file's content. `None`: it cannot be read, which curl will say.
fn read_whole(target: &Receiver, path: &[u8]) -> Result<Option<Vec<u8>>, Failure> {
    let arguments = [Value::text(path), Value::bool(false), Value::null(), Value::int(0), Value::int(LARGEST as i64 + 1)];
    match call_by_name(c"file_get_contents", arguments).as_ref().map(Value::view) {
        Some(View::Text(content)) if content.len() > LARGEST => Err(too_large(target)),
        Some(View::Text(content)) => Ok(Some(content.to_vec())),
        _ => Ok(None),
    }
}

fn too_large(target: &Receiver) -> Failure {
    withheld(target, &format!("a file of more than {} MiB is not read", LARGEST >> 20))
}

/// What is uploaded from a stream: another stream with what may go, and its length. `None`: it cannot be read here.
pub(super) fn upload(target: &Receiver, headers: &[Value], stream: &Value) -> Result<Option<(Value, usize)>, Failure> {
    let content = call_by_name(c"stream_get_contents", [stream.clone(), Value::int(LARGEST as i64 + 1)]);
    let Some(View::Text(content)) = content.as_ref().map(Value::view) else { return Ok(None) };
    if content.len() > LARGEST {
        return Err(too_large(target));
    }
    let new = encoded_body(target, headers, content)?;
    let content = new.as_deref().unwrap_or(content);
    let copy = call_by_name(c"fopen", [Value::text(b"php://temp"), Value::text(b"w+b")]);
    let copy = copy.filter(|copy| matches!(copy.view(), View::Other)).ok_or_else(|| withheld(target, "there is no place for a copy of what is uploaded"))?;
    let written = call_by_name(c"fwrite", [copy.clone(), Value::text(content)]);
    if !matches!(written.as_ref().map(Value::view), Some(View::Int(count)) if usize::try_from(count) == Ok(content.len())) {
        return Err(withheld(target, "there is no place for a copy of what is uploaded"));
    }
    call_by_name(c"rewind", [copy.clone()]);
    Ok(Some((copy, content.len())))
}

/// The value of a header in a list of lines.
pub(super) fn header_of(lines: &[Value], name: &str) -> Option<Vec<u8>> {
    egress::header(texts(lines), name).map(<[u8]>::to_vec)
}

/// The headers, with the body's new length where they tell one. `None`: nothing changes.
pub(super) fn headers(target: &Receiver, lines: &[Value], length: Option<usize>) -> Result<Option<Vec<Value>>, Failure> {
    let mut changed = false;
    let mut new = Vec::with_capacity(lines.len());
    for line in lines {
        let View::Text(bytes) = line.view() else {
            new.push(line.clone());
            continue;
        };
        let other = match length {
            Some(length) if egress::header([bytes], "content-length").is_some() => Some(format!("Content-Length: {length}").into_bytes()),
            _ if is_header_left(bytes[..memchr::memchr(b':', bytes).unwrap_or(bytes.len())].trim_ascii()) => None,
            _ => judge(target, bytes, Format::Text)?,
        };
        changed |= other.is_some();
        new.push(other.map_or_else(|| line.clone(), |other| Value::text(&other)));
    }
    Ok(changed.then_some(new))
}
