//! What an AI service answers, with the values put back: a JSON document, a stream of events, lines of JSON, a list that comes element by
//! element, or text.

use std::sync::Arc;

use super::conversation::Conversation;
use super::delta::{Texts, Written};
use super::restore::{Depth, Restoring};
#[cfg(feature = "encodings")]
use crate::encoding::{Encoding, Transcoder};

/// Bytes of an event, a line or an element that is read as a whole; of a longer one each string is a text of its own.
const LONGEST: usize = 256 << 10;

/// Puts values back into one answer. Any chunks give the same bytes.
///
/// What may still become a stand-in is held back, some 30 bytes of a text at most; everything else goes out with the chunk that ends its
/// event, its line or, where there are none, at once. What cannot be read goes out as it came. Memory: an event of at most 256 KiB, and
/// for each text that is being held a copy of its last event, of at most 64 KiB.
///
/// ```
/// use std::sync::Arc;
/// use leakguard_core::ai::{Answer, Conversation};
/// use leakguard_core::{Channel, Context, Engine, Policy, Scratch};
///
/// let engine = Engine::new(Policy::from_toml("[[rule]]\nname = 'ai'\nservice = 'ai'\naction = 'pseudonymize'\n", "")?, None)?;
/// let context = Context { channel: Channel::Egress, host: "api.openai.com", ..Context::default() };
/// let mut conversation = Conversation::default();
/// let body = br#"{"model":"gpt-4.1","messages":[{"role":"user","content":"Write to jane@example.com"}]}"#;
/// let outcome = engine.redact_prompt(body, Some("application/json"), &context, &mut Scratch::default(), &mut conversation)?;
/// let sent = outcome.body.unwrap_or_default();
/// assert!(!sent.windows(16).any(|window| window == b"jane@example.com"));
///
/// // The service answers with what it was sent.
/// let mut out = Vec::new();
/// let mut answer = Answer::new(Arc::new(conversation), Some("application/json"), None);
/// answer.push(&sent, &mut out);
/// answer.finish(&mut out);
/// assert_eq!(out, body);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Answer {
    conversation: Arc<Conversation>,
    reading: Reading,
    #[cfg(feature = "encodings")]
    transcoder: Option<Transcoder>,
}

/// How an answer is read.
enum Reading {
    /// Not known before its first bytes.
    Undecided {
        said: Said,
    },
    /// Nothing is put back.
    Through,
    Text(Restoring),
    Json(Strings),
    Pieces(Pieces),
}

/// What the type says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    Json,
}

impl Answer {
    /// For an answer of that type (the values of its headers).
    pub fn new(conversation: Arc<Conversation>, content_type: Option<&str>, content_encoding: Option<&str>) -> Answer {
        let mime = content_type.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let is_binary = ["image/", "audio/", "video/", "font/", "multipart/"].iter().any(|start| mime.starts_with(start))
            || matches!(&*mime, "application/octet-stream" | "application/vnd.amazon.eventstream" | "application/pdf" | "application/zip");
        let reading = match () {
            () if conversation.is_empty() || is_binary => Reading::Through,
            () if mime == "text/event-stream" => Reading::Pieces(Pieces::new(Framing::Events)),
            () if mime.contains("ndjson") || mime.contains("jsonl") || mime.contains("json-seq") => Reading::Pieces(Pieces::new(Framing::Lines)),
            () if mime == "application/json" || mime.ends_with("+json") => Reading::Undecided { said: Said::Json },
            () => Reading::Undecided { said: Said::Nothing },
        };
        let answer = Answer {
            conversation,
            reading,
            #[cfg(feature = "encodings")]
            transcoder: None,
        };
        answer.encoded(content_encoding.unwrap_or_default())
    }

    #[cfg(feature = "encodings")]
    fn encoded(mut self, content_encoding: &str) -> Answer {
        if matches!(self.reading, Reading::Through) {
            return self;
        }
        match Encoding::list(content_encoding) {
            Ok(encodings) if encodings.is_empty() => {}
            Ok(encodings) => self.transcoder = Some(Transcoder::new(&encodings)),
            Err(_) => self.reading = Reading::Through,
        }
        self
    }

    #[cfg(not(feature = "encodings"))]
    fn encoded(mut self, content_encoding: &str) -> Answer {
        if !content_encoding.trim().is_empty() && !content_encoding.trim().eq_ignore_ascii_case("identity") {
            self.reading = Reading::Through;
        }
        self
    }

    /// Takes the next bytes and appends what can go out. Bytes with a `Content-Encoding` are opened and closed again in the same; broken
    /// ones go out as they are.
    pub fn push(&mut self, chunk: &[u8], out: &mut Vec<u8>) {
        #[cfg(feature = "encodings")]
        if let Some(mut transcoder) = self.transcoder.take() {
            let goes_on = transcoder.push(chunk, out, |text, new| self.reading.push(&self.conversation, text, new));
            if goes_on {
                self.transcoder = Some(transcoder);
            } else {
                self.reading = Reading::Through;
            }
            return;
        }
        self.reading.push(&self.conversation, chunk, out);
    }

    /// The answer is over: appends what was held back.
    pub fn finish(&mut self, out: &mut Vec<u8>) {
        #[cfg(feature = "encodings")]
        if let Some(transcoder) = self.transcoder.take() {
            let (reading, conversation) = (&mut self.reading, &self.conversation);
            transcoder.finish(out, |text, last, new| {
                reading.push(conversation, text, new);
                if last {
                    reading.finish(conversation, new);
                }
            });
            self.reading = Reading::Through;
            return;
        }
        self.reading.finish(&self.conversation, out);
        self.reading = Reading::Through;
    }
}

impl Reading {
    fn push(&mut self, conversation: &Conversation, mut chunk: &[u8], out: &mut Vec<u8>) {
        if let Reading::Undecided { said } = *self {
            // What stands before its first byte goes out, and is no part of what is read: chunks may end in it.
            let first = chunk.iter().position(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0xEF | 0xBB | 0xBF));
            let (before, rest) = chunk.split_at(first.unwrap_or(chunk.len()));
            out.extend_from_slice(before);
            chunk = rest;
            let Some(&first) = chunk.first() else { return };
            *self = match (first, said) {
                (b'[', Said::Json) => Reading::Pieces(Pieces::new(Framing::List)),
                (b'{' | b'"', _) => Reading::Json(Strings::new()),
                (_, Said::Json) => Reading::Json(Strings::new()),
                (b'd' | b'e' | b':' | b'i', Said::Nothing) => Reading::Pieces(Pieces::new(Framing::MaybeEvents)),
                _ => Reading::Text(Restoring::new(Depth(0), false)),
            };
        }
        match self {
            Reading::Undecided { .. } | Reading::Through => out.extend_from_slice(chunk),
            Reading::Text(text) => text.push(conversation, chunk, false, out),
            Reading::Json(strings) => strings.push(conversation, chunk, out),
            Reading::Pieces(pieces) => pieces.push(conversation, chunk, out),
        }
    }

    fn finish(&mut self, conversation: &Conversation, out: &mut Vec<u8>) {
        match self {
            Reading::Undecided { .. } | Reading::Through => {}
            Reading::Text(text) => text.push(conversation, &[], true, out),
            Reading::Json(strings) => strings.finish(conversation, out),
            Reading::Pieces(pieces) => pieces.finish(conversation, out),
        }
    }
}

/// JSON that passes byte by byte: every string in it is a text of its own.
struct Strings {
    text: Restoring,
    state: At,
    /// The name that was read last, if it is short, and whether the next string is its value.
    name: Vec<u8>,
    is_named: bool,
    /// What is left as it is.
    is_left: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Outside,
    Inside,
    /// Behind a backslash in a string.
    Escape,
}

/// Longer names are none of those that matter.
const LONG_NAME: usize = 24;

impl Strings {
    fn new() -> Strings {
        Strings { text: Restoring::new(Depth(1), false), state: At::Outside, name: Vec::new(), is_named: false, is_left: false }
    }

    fn push(&mut self, conversation: &Conversation, chunk: &[u8], out: &mut Vec<u8>) {
        let mut at = 0;
        while at < chunk.len() {
            if self.state == At::Outside {
                let end = memchr::memchr2(b'"', b':', &chunk[at..]).map_or(chunk.len(), |length| at + length + 1);
                out.extend_from_slice(&chunk[at..end]);
                match chunk[end - 1] {
                    b'"' => {
                        let is = |names: &[&str]| self.is_named && names.iter().any(|name| name.as_bytes() == self.name);
                        self.is_left = is(&["thinking", "signature", "thoughtSignature", "encrypted_content"]);
                        let is_json = is(&["arguments", "partial_json"]);
                        self.text.restart(is_json);
                        self.name.clear();
                        self.is_named = false;
                        self.state = At::Inside;
                    }
                    b':' => self.is_named = true,
                    _ => {}
                }
                at = end;
                continue;
            }
            // Up to the closing quote, or the end of the chunk.
            let from = at;
            let mut ends = false;
            while at < chunk.len() {
                if self.state == At::Escape {
                    self.state = At::Inside;
                    at += 1;
                    continue;
                }
                match memchr::memchr2(b'"', b'\\', &chunk[at..]) {
                    None => at = chunk.len(),
                    Some(length) if chunk[at + length] == b'\\' => {
                        self.state = At::Escape;
                        at += length + 1;
                    }
                    Some(length) => {
                        (at, ends) = (at + length, true);
                        break;
                    }
                }
            }
            let piece = &chunk[from..at];
            let room = LONG_NAME.saturating_sub(self.name.len());
            self.name.extend_from_slice(&piece[..piece.len().min(room)]);
            if self.is_left {
                out.extend_from_slice(piece);
            } else {
                self.text.push(conversation, piece, ends, out);
            }
            if ends {
                out.push(b'"');
                at += 1;
                self.state = At::Outside;
            }
        }
    }

    fn finish(&mut self, conversation: &Conversation, out: &mut Vec<u8>) {
        self.text.push(conversation, &[], true, out);
    }
}

/// What parts the documents of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Framing {
    /// Server-sent events (WHATWG HTML, 9.2).
    Events,
    /// The same, if it turns out to be.
    MaybeEvents,
    /// One JSON document a line.
    Lines,
    /// A JSON list, element by element.
    List,
}

/// An answer that comes as it is made.
struct Pieces {
    framing: Framing,
    texts: Texts,
    /// The event, line or element at hand.
    pending: Vec<u8>,
    /// Up to where `pending` was looked at.
    seen: usize,
    /// Of one that is too long: its strings, until it ends.
    long: Option<Strings>,
    /// Of lines without JSON in events: one text, and what the last event with a piece of it is called.
    plain: Restoring,
    plain_name: Vec<u8>,
    /// Of a list: what is open, and whether a string is.
    depth: usize,
    in_string: bool,
    escaped: bool,
    /// It turned out to be text.
    text: Option<Restoring>,
}

impl Pieces {
    fn new(framing: Framing) -> Pieces {
        Pieces {
            framing,
            texts: Texts::new(),
            pending: Vec::new(),
            seen: 0,
            long: None,
            plain: Restoring::new(Depth(0), false),
            plain_name: Vec::new(),
            depth: 0,
            in_string: false,
            escaped: false,
            text: None,
        }
    }

    fn push(&mut self, conversation: &Conversation, chunk: &[u8], out: &mut Vec<u8>) {
        if let Some(text) = &mut self.text {
            return text.push(conversation, chunk, false, out);
        }
        self.pending.extend_from_slice(chunk);
        if self.framing == Framing::MaybeEvents && !self.decide(conversation, out) {
            return;
        }
        let pending = std::mem::take(&mut self.pending);
        let mut at = 0;
        loop {
            let end = match self.framing {
                Framing::Events | Framing::MaybeEvents => self.event_end(&pending, at),
                Framing::Lines => memchr::memchr(b'\n', &pending[at + self.seen..]).map(|length| at + self.seen + length + 1),
                Framing::List => self.element_end(&pending, at),
            };
            let Some(end) = end else { break };
            self.seen = 0;
            self.frame(conversation, &pending[at..end], true, out);
            at = end;
        }
        self.pending = pending;
        self.pending.drain(..at);
        if self.framing != Framing::List {
            // A line's end may be cut.
            self.seen = self.pending.len().saturating_sub(3);
        }
        if self.pending.len() > LONGEST || self.long.is_some() && !self.pending.is_empty() {
            let cut = self.pending.len() - self.pending.len().min(4);
            let rest = self.pending.split_off(cut);
            let begun = std::mem::replace(&mut self.pending, rest);
            self.frame(conversation, &begun, false, out);
            self.seen = if self.framing == Framing::List { self.pending.len() } else { 0 };
        }
    }

    fn finish(&mut self, conversation: &Conversation, out: &mut Vec<u8>) {
        if let Some(text) = &mut self.text {
            return text.push(conversation, &[], true, out);
        }
        let pending = std::mem::take(&mut self.pending);
        if self.framing == Framing::MaybeEvents {
            self.plain.push(conversation, &pending, true, out);
            return;
        }
        if !pending.is_empty() {
            self.frame(conversation, &pending, true, out);
        }
        if let Some(mut long) = self.long.take() {
            long.finish(conversation, out);
        }
        let rest = self.texts.finish(conversation);
        if self.framing == Framing::List || rest.is_empty() && self.plain.held.is_empty() {
            // A list that is not over is broken.
            return;
        }
        // The last event may lack its end.
        let ends: &[u8] = if self.framing == Framing::Lines { b"\n" } else { b"\n\n" };
        if !pending.is_empty() && !pending.ends_with(ends) {
            out.extend_from_slice(ends);
        }
        self.end_plain(conversation, out);
        self.put(rest, out);
    }

    /// Whether what began like events is that. It is text otherwise.
    fn decide(&mut self, conversation: &Conversation, out: &mut Vec<u8>) -> bool {
        const STARTS: [&[u8]; 5] = [b"data:", b"event:", b"id:", b":", b"retry:"];
        let first = self.pending.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(self.pending.len());
        let begun = &self.pending[first..];
        if STARTS.iter().any(|start| begun.starts_with(start)) {
            self.framing = Framing::Events;
            return true;
        }
        if STARTS.iter().any(|start| start.starts_with(begun)) {
            return false;
        }
        let mut text = Restoring::new(Depth(0), false);
        text.push(conversation, &std::mem::take(&mut self.pending), false, out);
        self.text = Some(text);
        false
    }

    /// Behind the empty line that ends an event.
    fn event_end(&self, pending: &[u8], at: usize) -> Option<usize> {
        let mut from = at + self.seen;
        loop {
            let line = from + memchr::memchr2(b'\n', b'\r', pending.get(from..)?)? + 1;
            // `\r\n` is one end of a line.
            let next = if pending[line - 1] == b'\r' {
                match pending.get(line) {
                    None => return None,
                    Some(b'\n') => line + 1,
                    Some(_) => line,
                }
            } else {
                line
            };
            match pending.get(next) {
                Some(b'\n') => return Some(next + 1),
                Some(b'\r') => match pending.get(next + 1) {
                    Some(b'\n') => return Some(next + 2),
                    Some(_) => return Some(next + 1),
                    None => return None,
                },
                Some(_) => from = next,
                None => return None,
            }
        }
    }

    /// Behind the next element of the list, behind what stands between two, or behind one of the list's brackets.
    fn element_end(&mut self, pending: &[u8], at: usize) -> Option<usize> {
        for (here, &byte) in pending.iter().enumerate().skip(at + self.seen) {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' if self.in_string => self.escaped = true,
                b'"' => self.in_string = !self.in_string,
                _ if self.in_string => {}
                // What stands before an element or the end goes by itself.
                b'{' | b'[' | b'}' | b']' if self.depth == 1 && here > at => return Some(here),
                b'{' | b'[' => {
                    self.depth += 1;
                    if self.depth == 1 {
                        return Some(here + 1);
                    }
                }
                b'}' | b']' => {
                    let was = self.depth;
                    self.depth = was.saturating_sub(1);
                    if matches!(was, 1 | 2) {
                        return Some(here + 1);
                    }
                }
                _ => {}
            }
        }
        self.seen = pending.len() - at;
        None
    }

    /// An event, a line or an element; not `whole`: the beginning or the middle of one that is too long.
    fn frame(&mut self, conversation: &Conversation, frame: &[u8], whole: bool, out: &mut Vec<u8>) {
        // However it came: what is too long is read the same.
        if !whole || self.long.is_some() || frame.len() > LONGEST {
            let long = self.long.get_or_insert_with(Strings::new);
            long.push(conversation, frame, out);
            if whole {
                long.finish(conversation, out);
                self.long = None;
            }
            return;
        }
        match self.framing {
            Framing::Events | Framing::MaybeEvents => self.event(conversation, frame, out),
            Framing::Lines => self.line(conversation, frame, out),
            Framing::List => self.element(conversation, frame, out),
        }
    }

    fn event(&mut self, conversation: &Conversation, event: &[u8], out: &mut Vec<u8>) {
        let mut new = Vec::with_capacity(event.len() + 64);
        for line in lines(event) {
            let text = line.strip_suffix(b"\n").unwrap_or(line);
            let text = text.strip_suffix(b"\r").unwrap_or(text);
            let Some(data) = text.strip_prefix(b"data:") else {
                new.extend_from_slice(line);
                continue;
            };
            let (head, data) = text.split_at(5 + usize::from(data.starts_with(b" ")));
            let written = match data {
                b"[DONE]" => Some(Written { before: self.texts.finish(conversation), document: data.to_vec() }),
                _ => self.texts.document(conversation, data, name_of(event)),
            };
            new.extend_from_slice(head);
            match written {
                Some(Written { before, document }) => {
                    self.end_plain(conversation, out);
                    self.put(before, out);
                    new.extend_from_slice(&document);
                }
                // What should have been a document is broken.
                None if matches!(data.first(), Some(b'{' | b'"')) => new.extend_from_slice(data),
                None => {
                    // Some stream bare text: each line of data is a piece of it.
                    self.plain_name = name_of(event).to_vec();
                    let mut piece = Vec::with_capacity(data.len());
                    self.plain.push(conversation, data, false, &mut piece);
                    new.extend_from_slice(&as_data(piece));
                }
            }
            new.extend_from_slice(&line[text.len()..]);
        }
        out.append(&mut new);
    }

    /// What was held back of bare text in events.
    fn end_plain(&mut self, conversation: &Conversation, out: &mut Vec<u8>) {
        if self.plain.held.is_empty() {
            return;
        }
        let mut rest = Vec::new();
        self.plain.push(conversation, &[], true, &mut rest);
        let name = std::mem::take(&mut self.plain_name);
        self.put(vec![(as_data(rest), name)], out);
    }

    fn line(&mut self, conversation: &Conversation, line: &[u8], out: &mut Vec<u8>) {
        let text = line.trim_ascii_end();
        match self.texts.document(conversation, text, &[]) {
            Some(Written { before, document }) => {
                self.put(before, out);
                out.extend_from_slice(&document);
                out.extend_from_slice(&line[text.len()..]);
            }
            None => out.extend_from_slice(line),
        }
    }

    fn element(&mut self, conversation: &Conversation, element: &[u8], out: &mut Vec<u8>) {
        if element == b"]" && self.depth == 0 {
            for (document, _) in self.texts.finish(conversation) {
                out.push(b',');
                out.extend_from_slice(&document);
            }
        }
        match self.texts.document(conversation, element, &[]).filter(|_| element.len() > 1) {
            Some(Written { before, document }) => {
                for (rest, _) in before {
                    out.extend_from_slice(&rest);
                    out.push(b',');
                }
                out.extend_from_slice(&document);
            }
            None => {
                let mut strings = Strings::new();
                strings.push(conversation, element, out);
                strings.finish(conversation, out);
            }
        }
    }

    /// Documents that nobody has sent, as the answer writes its own.
    fn put(&self, documents: Vec<(Vec<u8>, Vec<u8>)>, out: &mut Vec<u8>) {
        for (document, around) in documents {
            match self.framing {
                Framing::Events | Framing::MaybeEvents => {
                    out.extend_from_slice(&around);
                    out.extend_from_slice(b"data: ");
                    out.extend_from_slice(&document);
                    out.extend_from_slice(b"\n\n");
                }
                Framing::Lines | Framing::List => {
                    out.extend_from_slice(&document);
                    out.push(b'\n');
                }
            }
        }
    }
}

/// The lines of an event, with their ends.
fn lines(event: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = event;
    std::iter::from_fn(move || {
        let end = match memchr::memchr2(b'\n', b'\r', rest) {
            Some(place) if rest[place] == b'\r' && rest.get(place + 1) == Some(&b'\n') => place + 2,
            Some(place) => place + 1,
            None => rest.len(),
        };
        let (line, behind) = rest.split_at(end);
        rest = behind;
        (!line.is_empty()).then_some(line)
    })
}

/// Text in a line of data: an end of a line in it begins another.
fn as_data(text: Vec<u8>) -> Vec<u8> {
    if !text.contains(&b'\n') {
        return text;
    }
    text.split(|&byte| byte == b'\n').collect::<Vec<_>>().join(&b"\ndata: "[..])
}

/// The line that names an event, if it has one.
fn name_of(event: &[u8]) -> &[u8] {
    lines(event).find(|line| line.starts_with(b"event:")).unwrap_or_default()
}
