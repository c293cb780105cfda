//! The body of a response: which ones are judged, for whom, and what stands in the place of one that may not go.

use std::ffi::CStr;
use std::sync::Arc;

use leakguard_core::policy::Mode;
use leakguard_core::{Channel, Encoding, Engine};

use crate::egress;
use crate::failure::Failure;
use crate::receiver::Receiver;
use crate::streaming::Streaming;

/// Bytes of a body that wait for more, with the headers before them: a short one keeps an exact length, and can still be
/// replaced as a whole.
pub(crate) const START: usize = 64 * 1024;

/// The types that are judged where php.ini names none.
pub(crate) const TYPES: &CStr = c"application/json application/*+json application/x-ndjson application/ndjson application/jsonl application/graphql text/csv text/tab-separated-values text/plain text/xml application/xml application/soap+xml";

/// `leakguard.output*` as it stands in php.ini, the pool's file or `.user.ini`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    /// Responses are judged.
    pub on: bool,
    /// Content types, with `*` for any part of one.
    pub types: String,
    /// Who receives responses, unless the code says so.
    pub consumer: String,
}

impl Settings {
    /// Whether bodies of that content type are judged.
    pub fn chooses(&self, mime: &str) -> bool {
        let mime = essence(mime);
        let mut patterns = self.types.split([' ', ',', '\t', '\n']).filter(|pattern| !pattern.is_empty());
        patterns.any(|pattern| fits(&pattern.to_ascii_lowercase(), &mime))
    }
}

/// A content type without its parameters.
fn essence(mime: &str) -> String {
    mime.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a type is that of a pattern with one `*` at most.
fn fits(pattern: &str, mime: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == mime,
        Some((start, end)) => mime.len() >= start.len() + end.len() && mime.starts_with(start) && mime.ends_with(end),
    }
}

/// What the headers of a response say.
#[derive(Debug, Default)]
pub(crate) struct Head {
    pub mime: String,
    pub encoding: String,
    pub disposition: String,
    /// The path of the request.
    pub path: String,
}

/// Who receives the response.
#[derive(Clone, Debug, Default)]
pub(crate) enum Addressee {
    /// Nobody has said so.
    #[default]
    Unknown,
    /// As the code says.
    Named(Arc<Receiver>),
    /// The code has judged the response itself.
    Done,
}

/// Begins to judge a body. `None`: it goes as it is. `idle`: what has judged one before.
///
/// # Errors
/// It is compressed in a way that cannot be opened.
pub(crate) fn begin(
    engine: Arc<Engine>,
    settings: &Settings,
    head: &Head,
    addressee: &Addressee,
    start: &[u8],
    idle: Option<Streaming>,
) -> Result<Option<Streaming>, Failure> {
    if matches!(addressee, Addressee::Done) || engine.policy().mode == Mode::Off {
        return Ok(None);
    }
    let encodings = Encoding::list(&head.encoding)?;
    let start = if encodings.is_empty() { start } else { b"" };
    let Some(format) = egress::format_of(Some(head.mime.as_bytes()), start) else { return Ok(None) };
    let receiver = match addressee {
        Addressee::Named(receiver) if !receiver.route.is_empty() => Arc::clone(receiver),
        Addressee::Named(receiver) => Arc::new(Receiver { route: head.path.clone(), ..Receiver::clone(receiver) }),
        _ => {
            let is_file = head.disposition.trim_start().get(..10).is_some_and(|start| start.eq_ignore_ascii_case("attachment"));
            let channel = if is_file { Channel::Export } else { Channel::Api };
            Arc::new(Receiver { channel, consumer: settings.consumer.clone(), route: head.path.clone(), ..Receiver::default() })
        }
    };
    let again = idle.and_then(|idle| idle.again(&engine, &receiver, format, &encodings));
    Ok(Some(again.unwrap_or_else(|| Streaming::new(engine, receiver, format, &encodings))))
}

/// What is sent in the place of a body that may not go.
#[derive(Debug)]
pub(crate) struct Notice {
    pub status: u16,
    pub mime: &'static str,
    pub body: &'static str,
    /// For PHP's log.
    pub why: String,
}

impl Notice {
    /// For a client that waits for this type. No message tells what the body held.
    pub fn new(failure: &Failure, mime: &str) -> Notice {
        let mime = essence(mime);
        let is_json = mime == "application/json" || mime.ends_with("+json");
        let (status, json, text) = match failure {
            Failure::Blocked(_) => (
                403,
                "{\"message\":\"The answer was withheld: it holds data that may not be sent.\"}\n",
                "The answer was withheld: it holds data that may not be sent.\n",
            ),
            _ => (500, "{\"message\":\"The answer was withheld: it could not be checked.\"}\n", "The answer was withheld: it could not be checked.\n"),
        };
        let (mime, body) = if is_json { ("application/json", json) } else { ("text/plain; charset=utf-8", text) };
        Notice { status, mime, body, why: failure.message() }
    }
}
