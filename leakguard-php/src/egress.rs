//! Calls out of PHP: where one goes, and how its body is read.

use leakguard_core::{Channel, Context, Format};

/// A body above this many bytes is not read whole: a file or a stream of more is withheld.
pub(crate) const LARGEST: usize = 64 << 20;

/// Bytes that are looked at to tell a text from a picture.
const SNIFFED: usize = 4096;

/// Where a call goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Target {
    pub host: String,
    pub path: String,
    consumer: String,
}

impl Target {
    pub fn new(host: &[u8], path: &[u8]) -> Target {
        let host = String::from_utf8_lossy(host).trim_matches(['[', ']']).trim_end_matches('.').to_ascii_lowercase();
        Target { consumer: format!("host:{host}"), host, path: String::from_utf8_lossy(path).into_owned() }
    }

    pub fn context(&self) -> Context<'_> {
        Context { channel: Channel::Egress, consumer: &self.consumer, route: &self.path, host: &self.host, subject: None }
    }
}

/// The value of a header in lines like `Content-Type: text/csv`.
pub(crate) fn header<'a>(lines: impl IntoIterator<Item = &'a [u8]>, name: &str) -> Option<&'a [u8]> {
    lines.into_iter().find_map(|line| {
        let colon = memchr::memchr(b':', line)?;
        line[..colon].trim_ascii().eq_ignore_ascii_case(name.as_bytes()).then(|| line[colon + 1..].trim_ascii())
    })
}

/// How a body is read. `None`: a picture, an archive, or something else that is no text.
pub(crate) fn format_of(mime: Option<&[u8]>, body: &[u8]) -> Option<Format> {
    let mime = mime.and_then(|mime| std::str::from_utf8(mime).ok());
    let format = mime.map_or(Format::Auto, Format::from_mime);
    let is_text = format != Format::Auto || memchr::memchr(0, &body[..body.len().min(SNIFFED)]).is_none();
    is_text.then_some(format)
}
