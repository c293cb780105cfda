//! The parts of a call out of PHP, and what becomes of each.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ffi::c_char;
use std::ops::Deref;
use std::sync::Arc;

use leakguard_core::policy::{Mode, OnError};
use leakguard_core::{BodyError, Encoding, Engine, Format, SNIFFED, Scratch};

use super::super::array::{Array, ArrayBuilder, Key};
use super::super::ffi::{self, zend_string};
use super::super::object::Object;
use super::super::text::{Text, bytes_of};
use super::super::value::{Value, View};
use super::super::{call, classes, ini, module, pool};
use super::caller;
use super::overrides::call_by_name;
use crate::counters;
use crate::egress::{self, Signed, format_of, is_header_left};
use crate::failure::Failure;
use crate::guard;
use crate::inventory::{self, Calling};
use crate::outlet::{Passage, Writing};
use crate::prompt::{self, Prompt, Sent};
use crate::receiver::Receiver;
use crate::redact_array as tree;

/// Who gets a call, and the engine that judges it.
pub(in super::super) struct Outgoing {
    receiver: Receiver,
    /// Or why there is none.
    engine: Result<Arc<Engine>, Failure>,
    /// What of it is for an AI service.
    prompt: RefCell<Prompt>,
}

impl Outgoing {
    /// By the engine of php.ini.
    pub fn to(receiver: Receiver) -> Outgoing {
        Outgoing { receiver, engine: module::default_engine(), prompt: RefCell::default() }
    }

    /// By that one.
    pub fn by(engine: Arc<Engine>, url: &[u8]) -> Outgoing {
        Outgoing::at(url, Ok(engine))
    }

    fn at(url: &[u8], engine: Result<Arc<Engine>, Failure>) -> Outgoing {
        let (receiver, port) = receiver_of(url);
        Outgoing { receiver: with_port(receiver, port, &engine), engine, prompt: RefCell::default() }
    }

    fn engine(&self) -> Result<&Arc<Engine>, Failure> {
        self.engine.as_ref().map_err(Failure::clone)
    }

    /// Who judges it as a call to an AI service, if it is one: by its host, or by what its body looks like.
    fn reader(&self, mime: Option<&str>, body: &[u8]) -> Option<&Arc<Engine>> {
        let engine = self.engine.as_ref().ok().filter(|engine| engine.policy().mode != Mode::Off)?;
        (self.prompt.borrow().is_seen() || engine.is_prompt(&self.context(), mime, body)).then_some(engine)
    }

    /// Judges a part of such a call; `None`: it goes as it is.
    fn read(&self, engine: &Engine, judge: impl FnOnce(&mut Prompt, &mut Scratch) -> Result<Option<Vec<u8>>, Failure>) -> Result<Option<Vec<u8>>, Failure> {
        let judged = guard::run(|| pool::with(|scratch| judge(&mut self.prompt.borrow_mut(), scratch)));
        judged.unwrap_or_else(|place| match engine.on_error() {
            OnError::Withhold => Err(withheld(self, &format!("internal error at {place}"))),
            OnError::Pass => Ok(None),
        })
    }
}

impl Deref for Outgoing {
    type Target = Receiver;

    fn deref(&self) -> &Receiver {
        &self.receiver
    }
}

/// Where a URL leads.
pub(super) fn target_of(url: &[u8]) -> Outgoing {
    Outgoing::at(url, module::default_engine())
}

/// A host that the policy names with its port is known by both.
fn with_port(mut receiver: Receiver, port: u16, engine: &Result<Arc<Engine>, Failure>) -> Receiver {
    let host = format!("{}:{port}", receiver.host);
    let is_named = |engine: &Arc<Engine>| !engine.policy().is_ai_host(&receiver.host) && engine.policy().is_ai_host(&host);
    if port > 0 && engine.as_ref().is_ok_and(is_named) {
        receiver.host = host;
    }
    receiver
}

fn receiver_of(url: &[u8]) -> (Receiver, u16) {
    // curl takes `example.com/path` for a URL of http.
    let whole = if memchr::memmem::find(url, b"://").is_some() { url.to_vec() } else { [b"http://", url].concat() };
    // SAFETY: pointer and length of a slice; the answer is null or ours to free, its parts are strings or null.
    unsafe {
        let parts = ffi::php_url_parse_ex(whole.as_ptr().cast::<c_char>(), whole.len());
        if parts.is_null() {
            return (egress::target(b"", b""), 0);
        }
        let text = |part: *mut zend_string| if part.is_null() { &b""[..] } else { bytes_of(part) };
        let target = (egress::target(text((*parts).host), text((*parts).path)), (*parts).port);
        ffi::php_url_free(parts);
        target
    }
}

/// A call begins: it is counted, and what is found while the answer lives is told to be of who makes it.
pub(in super::super) fn begin(target: &Receiver) -> Calling {
    inventory::call(&target.host, caller::find())
}

/// All parts of a request were judged. A call to an AI service is counted and told, and what its answer needs comes back with what
/// was judged.
///
/// # Errors
/// It must not go. Of a call to an AI service that is always [`Failure::Prompt`], unless PHP code has thrown.
pub(in super::super) fn settle<T>(target: &Outgoing, judged: Result<T, Failure>) -> Result<(T, Option<Sent>), Failure> {
    let reader = if matches!(judged, Err(Failure::Thrown)) { None } else { target.reader(None, b"") };
    let Some(engine) = reader else { return judged.map(|judged| (judged, None)) };
    let is_seen = target.prompt.borrow().is_seen();
    // Without a body there still is a host, which may not be an approved one.
    let judged = if is_seen {
        judged
    } else {
        judged.and_then(|judged| target.read(engine, |prompt, scratch| prompt.text(engine, target, None, b"", scratch)).map(|_| judged))
    };
    let prompt = target.prompt.take();
    match judged {
        Ok(judged) => prompt.end(engine, target, None).map(|sent| (judged, Some(sent))),
        Err(failure) => Err(prompt.end(engine, target, Some(failure.clone())).err().unwrap_or(failure)),
    }
}

/// The headers without the one by which a request is known that was judged before.
pub(super) fn unmark(target: &Outgoing, headers: Vec<Value>) -> (Vec<Value>, bool) {
    let Some(name) = header_of(&headers, prompt::MARK) else { return (headers, false) };
    target.prompt.borrow_mut().was_marked(&name);
    let is_other = |line: &Value| !matches!(line.view(), View::Text(line) if egress::header([line], prompt::MARK).is_some());
    (headers.into_iter().filter(is_other).collect(), true)
}

/// Judges a part; `None`: it goes as it is.
fn judge<'w>(target: &Outgoing, text: &[u8], writing: impl Into<Writing<'w>>) -> Result<Option<Vec<u8>>, Failure> {
    match super::judge_by(&target.engine, text, &target.context(), writing) {
        Passage::Same => Ok(None),
        Passage::Other(new) => Ok(Some(new)),
        Passage::Blocked(blocked) => Err(Failure::Blocked(blocked)),
        Passage::Withheld(why) => Err(withheld(target, &why)),
    }
}

pub(super) fn withheld(target: &Outgoing, why: &str) -> Failure {
    Failure::Other(format!("the call to {} was withheld: {why}", target.host))
}

/// The URL, for what stands in its query.
pub(super) fn url(target: &Outgoing, url: &[u8]) -> Result<Option<Vec<u8>>, Failure> {
    let Some(mark) = memchr::memchr(b'?', url) else { return Ok(None) };
    let (before, query) = url.split_at(mark + 1);
    Ok(form(target, query)?.map(|query| [before, &query].concat()))
}

/// A body.
pub(in super::super) fn body(target: &Outgoing, mime: Option<&[u8]>, body: &[u8]) -> Result<Option<Vec<u8>>, Failure> {
    let type_ = mime.and_then(|mime| std::str::from_utf8(mime).ok());
    if let Some(engine) = target.reader(type_, body) {
        return target.read(engine, |prompt, scratch| prompt.text(engine, target, type_, body, scratch));
    }
    match format_of(mime, body) {
        Some(Format::Form) => form(target, body),
        Some(Format::Auto) if mime.is_none() && egress::is_form(body) => form(target, body),
        Some(format) => judge(target, body, format),
        None => binary(target, body).map(|()| None),
    }
}

/// What is no text goes, unless it is a model file that the policy does not let out.
fn binary(target: &Outgoing, body: &[u8]) -> Result<(), Failure> {
    let head = &body[..body.len().min(SNIFFED)];
    match super::judge_binary_by(&target.engine, head, &target.context()) {
        Passage::Same | Passage::Other(_) => Ok(()),
        Passage::Blocked(blocked) => Err(Failure::Blocked(blocked)),
        Passage::Withheld(why) => Err(withheld(target, &why)),
    }
}

/// A body that is compressed as its header says.
pub(super) fn encoded_body(target: &Outgoing, headers: &[Value], given: &[u8]) -> Result<Option<Vec<u8>>, Failure> {
    let mime = header_of(headers, "content-type");
    let names = header_of(headers, "content-encoding").unwrap_or_default();
    let encodings = Encoding::list(&String::from_utf8_lossy(&names)).map_err(|error| withheld(target, &error.to_string()))?;
    if encodings.is_empty() {
        return body(target, mime.as_deref(), given);
    }
    let limit = body_limit()?;
    if target.reader(None, b"").is_some() {
        let opened = Encoding::open_all(&encodings, given, body_limit()?).map_err(|error: BodyError| withheld(target, &error.to_string()))?;
        let judged = body(target, mime.as_deref(), opened.as_deref().unwrap_or(given))?;
        return Ok(judged.map(|judged| encodings.iter().fold(judged, |text, encoding| encoding.close(&text))));
    }
    let format = egress::mime_format(mime.as_deref());
    judge(target, given, Writing { format, encodings: &encodings, limit })
}

fn body_limit() -> Result<usize, Failure> {
    ini::with_settings(|settings| settings.body_limit().map_err(Failure::Other))
}

/// A form or a query, without the caller's credentials.
fn form(target: &Outgoing, given: &[u8]) -> Result<Option<Vec<u8>>, Failure> {
    let judged = judge(target, given, Format::Form)?.map(|judged| egress::with_credentials(given, &judged));
    Ok(judged.filter(|judged| judged != given))
}

/// What the receiver checks of a request, by its headers and its URL.
pub(super) fn signed(url: &[u8], headers: &[Value]) -> Signed {
    egress::signed(url, texts(headers))
}

/// # Errors
/// A signed request would change: its receiver would refuse what is left of it.
pub(super) fn check_signature(target: &Outgoing, signed: Signed, url_changes: bool, rest_changes: bool) -> Result<(), Failure> {
    match signed {
        Signed::Request if url_changes || rest_changes => {}
        Signed::Url if url_changes => {}
        _ => return Ok(()),
    }
    Err(withheld(target, "it is signed, and holds data that the policy changes"))
}

fn texts(lines: &[Value]) -> impl Iterator<Item = &[u8]> + Clone {
    lines.iter().filter_map(|line| match line.view() {
        View::Text(line) => Some(line),
        _ => None,
    })
}

/// The fields of a multipart body, with its files. `None`: nothing changes.
pub(super) fn fields(target: &Outgoing, fields: &Array) -> Result<Option<Value>, Failure> {
    let texts = ArrayBuilder::with_room(fields.len());
    let mut files = Vec::new();
    let mut changed = false;
    for (key, value) in fields.entries() {
        let new = match (value.view(), &key) {
            (View::Object(object), _) => Some(file(target, &object)?),
            (_, Key::Text(name)) if egress::is_credential(name.as_bytes()) => Some(None),
            (View::Text(text), _) if target.reader(None, b"").is_some() => Some(body(target, Some(b"text/plain"), text)?.map(|new| Value::text(&new))),
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
    let engine = target.engine()?;
    let (new, bytes) = pool::with(|scratch| tree::redact_array(engine, target, &array, scratch, &mut tree::Book::Request))?;
    counters::call(bytes);
    if new.is_none() && !changed {
        return Ok(None);
    }
    let new = new.unwrap_or_else(|| texts.clone());
    let View::Array(array) = new.view() else { return Ok(None) };
    // In the order of the script: S3 wants the file last.
    let place = |key: &Key| match key {
        Key::Int(number) => (Some(*number), Vec::new()),
        Key::Text(name) => (None, name.as_bytes().to_vec()),
    };
    let mut judged: HashMap<_, _> = array.entries().chain(files).map(|(key, value)| (place(&key), value)).collect();
    let all = ArrayBuilder::with_room(fields.len());
    for (key, _) in fields.entries() {
        if let Some(value) = judged.remove(&place(&key)) {
            all.insert(&key, value);
        }
    }
    // A name that was data itself has another one now.
    for (key, _) in array.entries() {
        if let Some(value) = judged.remove(&place(&key)) {
            all.insert(&key, value);
        }
    }
    Ok(Some(all.finish()))
}

/// A file of a multipart body: `CURLFile` or `CURLStringFile`. `None`: it goes as it is.
fn file(target: &Outgoing, object: &Object) -> Result<Option<Value>, Failure> {
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
            let Some(content) = read_whole(target, mime.as_deref(), &path)? else { return Ok(None) };
            let name = property("postname").or_else(|| path.rsplit(|&byte| byte == b'/').next().map(<[u8]>::to_vec));
            (content, name)
        }
    };
    let Some(new) = body(target, mime.as_deref(), &content)? else { return Ok(None) };
    let mime = mime.unwrap_or_else(|| b"application/octet-stream".to_vec());
    let new = classes::new_of(c"curlstringfile", [Value::text(&new), Value::text(&name.unwrap_or_default()), Value::text(&mime)]);
    new.map(Some).ok_or_else(|| withheld(target, "a file of the request could not be rewritten"))
}

/// A file's content. `None`: it goes as it is, or cannot be read, which curl will say.
fn read_whole(target: &Outgoing, mime: Option<&[u8]>, path: &[u8]) -> Result<Option<Vec<u8>>, Failure> {
    let limit = body_limit()?;
    let arguments = [Value::text(path), Value::bool(false), Value::null(), Value::int(0), Value::int(limit as i64 + 1)];
    match call_by_name(c"file_get_contents", arguments).as_ref().map(Value::view) {
        // A picture or an archive of any size goes, but not to an AI service.
        Some(View::Text(content)) if content.len() > limit && (format_of(mime, content).is_some() || target.reader(None, b"").is_some()) => {
            too_large(target).map(|()| None)
        }
        Some(View::Text(content)) if content.len() > limit => binary(target, content).map(|()| None),
        Some(View::Text(content)) if content.len() <= limit => Ok(Some(content.to_vec())),
        _ => Ok(None),
    }
}

/// What is too large to be judged goes only where the policy says so.
fn too_large(target: &Outgoing) -> Result<(), Failure> {
    match target.engine()?.on_error() {
        OnError::Withhold => Err(withheld(target, &format!("a file of more than {} bytes is not read (leakguard.body_limit)", body_limit()?))),
        OnError::Pass => Ok(()),
    }
}

/// Bytes that are asked of a stream or a callback at once: what curl asks for.
const CHUNK: usize = 64 << 10;

/// Where what is uploaded comes from.
pub(super) enum Source<'s> {
    Stream(&'s Value),
    /// `CURLOPT_READFUNCTION`, with the handle and the stream that it is called with.
    Callback(Value, &'s Value, Value),
}

impl Source<'_> {
    /// The next bytes, none at the end. `None`: it cannot be read.
    fn next(&self, target: &Outgoing, bytes: usize) -> Result<Option<Value>, Failure> {
        let bytes = Value::int(bytes as i64);
        let read = match self {
            Source::Stream(stream) => call_by_name(c"fread", [(*stream).clone(), bytes]),
            Source::Callback(callback, handle, stream) => {
                let read = call_by_name(c"call_user_func", [callback.clone(), (*handle).clone(), stream.clone(), bytes]);
                if call::exception_is_pending() {
                    return Err(Failure::Thrown);
                }
                // curl's signs for "stop" and "wait" cannot be given to a body that is read before it is sent.
                if let Some(View::Int(_)) = read.as_ref().map(Value::view) {
                    return Err(withheld(target, "its read callback gave no bytes"));
                }
                read
            }
        };
        Ok(read.filter(|read| matches!(read.view(), View::Text(_))))
    }
}

/// What is uploaded: a stream with what may go, and its length. At most `most` bytes are read, as curl would. `None`: it
/// cannot be read here. What is no text (a picture, an archive) is only copied, and so is what is longer than
/// `leakguard.body_limit`, if the policy lets it go at all.
pub(super) fn upload(target: &Outgoing, headers: &[Value], source: &Source<'_>, most: Option<usize>) -> Result<Option<(Value, usize)>, Failure> {
    let copy = call_by_name(c"fopen", [Value::text(b"php://temp"), Value::text(b"w+b")]).filter(|copy| matches!(copy.view(), View::Other));
    let copy = copy.ok_or_else(|| no_place(target))?;
    let (limit, mime) = (body_limit()?, header_of(headers, "content-type"));
    let is_plain = header_of(headers, "content-encoding").is_none();
    let (mut content, mut length, mut judged, mut known) = (Vec::new(), 0usize, true, false);
    while most.is_none_or(|most| length < most) {
        let bytes = most.map_or(CHUNK, |most| CHUNK.min(most - length));
        let Some(chunk) = source.next(target, bytes)? else { break };
        let View::Text(chunk) = chunk.view() else { break };
        if chunk.is_empty() {
            break;
        }
        length += chunk.len();
        if !judged {
            write(target, &copy, chunk)?;
            continue;
        }
        content.extend_from_slice(chunk);
        if !known && content.len() >= SNIFFED {
            known = true;
            judged = !is_plain || format_of(mime.as_deref(), &content).is_some() || target.reader(None, b"").is_some();
            if !judged {
                binary(target, &content)?;
            }
        }
        if judged && content.len() > limit {
            too_large(target)?;
            judged = false;
        }
        if !judged {
            write(target, &copy, &std::mem::take(&mut content))?;
        }
    }
    if judged {
        let new = encoded_body(target, headers, &content)?;
        let content = new.as_deref().unwrap_or(&content);
        length = content.len();
        write(target, &copy, content)?;
    }
    call_by_name(c"rewind", [copy.clone()]);
    Ok(Some((copy, length)))
}

fn write(target: &Outgoing, stream: &Value, bytes: &[u8]) -> Result<(), Failure> {
    let written = call_by_name(c"fwrite", [stream.clone(), Value::text(bytes)]);
    let is_written = matches!(written.as_ref().map(Value::view), Some(View::Int(count)) if usize::try_from(count) == Ok(bytes.len()));
    if is_written { Ok(()) } else { Err(no_place(target)) }
}

fn no_place(target: &Outgoing) -> Failure {
    withheld(target, "there is no place for a copy of what is uploaded")
}

/// A request whose headers stand in an array by name: its URL, headers and body, as they may go.
pub(in super::super) fn request(target: &Outgoing, url: &[u8], given: &Value, body: &Value) -> Result<[Value; 3], Failure> {
    if let View::Array(headers) = given.view() {
        let known = headers.entries().find_map(|(key, value)| match (key, value.view()) {
            (Key::Text(name), View::Text(mark)) if name.as_bytes().eq_ignore_ascii_case(prompt::MARK.as_bytes()) => Some(mark.to_vec()),
            _ => None,
        });
        if let Some(known) = known {
            target.prompt.borrow_mut().was_marked(&known);
        }
    }
    let ([url, headers, body], sent) = settle(target, parts(target, url, given, body))?;
    // The hook that sends it is to know it again: it was counted, and the answer is put back there.
    let headers = match (sent, headers.view()) {
        (Some(sent), View::Array(lines)) if super::curl::is_hooked() => {
            let marked = ArrayBuilder::with_room(lines.len() + 1);
            for (key, value) in
                lines.entries().filter(|(key, _)| !matches!(key, Key::Text(name) if name.as_bytes().eq_ignore_ascii_case(prompt::MARK.as_bytes())))
            {
                marked.insert(&key, value);
            }
            marked.insert(&Key::Text(Text::new(prompt::MARK.as_bytes())), Value::text(prompt::mark(sent).as_bytes()));
            marked.finish()
        }
        _ => headers,
    };
    Ok([url, headers, body])
}

fn parts(target: &Outgoing, url: &[u8], given: &Value, body: &Value) -> Result<[Value; 3], Failure> {
    let same = || [Value::text(url), given.clone(), body.clone()];
    let View::Array(headers) = given.view() else { return Ok(same()) };
    let mut names = Vec::with_capacity(headers.len());
    let mut lines = Vec::with_capacity(headers.len());
    for (key, value) in headers.entries() {
        let text = match value.view() {
            View::Text(text) => text.to_vec(),
            View::Int(number) => number.to_string().into_bytes(),
            View::Float(number) => number.to_string().into_bytes(),
            _ => continue,
        };
        if let Key::Text(name) = key {
            lines.push(Value::text(&[name.as_bytes(), b": ", &text].concat()));
            names.push(name);
        }
    }
    let signed = signed(url, &lines);
    if signed == Signed::Webhook {
        return Ok(same());
    }
    let new_url = self::url(target, url)?;
    let (new_body, length) = match body.view() {
        View::Text(text) => {
            let new = encoded_body(target, &lines, text)?;
            let length = new.as_ref().map(Vec::len);
            (new.map(|new| Value::text(&new)), length)
        }
        View::Array(form) => (fields(target, &form)?, None),
        _ => (None, None),
    };
    let new_lines = self::headers(target, &lines, length)?;
    // How long an array becomes nobody knows before it is sent.
    let no_length = new_body.is_some() && length.is_none();
    check_signature(target, signed, new_url.is_some(), new_body.is_some() || new_lines.is_some())?;
    let new_headers = (new_lines.is_some() || no_length).then(|| {
        let new_lines = new_lines.unwrap_or_else(|| lines.clone());
        let mut changed = names.into_iter().zip(lines.iter().zip(new_lines)).peekable();
        let all = ArrayBuilder::with_room(headers.len());
        for (key, value) in headers.entries() {
            let line = changed.next_if(|(name, _)| matches!(&key, Key::Text(key) if key.as_bytes() == name.as_bytes()));
            let is_length = matches!(&key, Key::Text(name) if name.as_bytes().eq_ignore_ascii_case(b"content-length"));
            if no_length && is_length {
                continue;
            }
            let value = match line.as_ref().map(|(name, (old, new))| (name, old.view(), new.view())) {
                // The name stays, though it may be written otherwise in the line.
                Some((name, View::Text(old), View::Text(new))) if old != new => {
                    let length = name.as_bytes().len();
                    let is_same = new.get(..length).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()));
                    let value = if is_same { &new[length..] } else { &new[memchr::memchr(b':', new).unwrap_or(0)..] };
                    Value::text(value.strip_prefix(b":").unwrap_or(value).trim_ascii_start())
                }
                _ => value,
            };
            all.insert(&key, value);
        }
        all.finish()
    });
    let [old_url, old_headers, old_body] = same();
    Ok([new_url.map_or(old_url, |url| Value::text(&url)), new_headers.unwrap_or(old_headers), new_body.unwrap_or(old_body)])
}

/// The value of a header in a list of lines.
pub(super) fn header_of(lines: &[Value], name: &str) -> Option<Vec<u8>> {
    egress::header(texts(lines), name).map(<[u8]>::to_vec)
}

/// The headers, with the body's new length where they tell one. `None`: nothing changes.
pub(super) fn headers(target: &Outgoing, lines: &[Value], length: Option<usize>) -> Result<Option<Vec<Value>>, Failure> {
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
