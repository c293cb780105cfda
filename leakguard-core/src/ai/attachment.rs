//! Files in a prompt: pictures, sound, documents, as base64 in a string or as a part of a form.

use std::ops::Range;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::walk::{Step, is_at};
use crate::detect::boundary::begins_with;
use crate::format::escape::Escape;

/// What an attachment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AttachmentKind {
    /// A picture.
    Image,
    /// Sound.
    Audio,
    /// A film.
    Video,
    /// Text in a file: judged like any text.
    Text,
    /// Anything else: a PDF, an archive.
    File,
}

impl AttachmentKind {
    /// A name for audit.
    pub fn name(self) -> &'static str {
        match self {
            AttachmentKind::Image => "image",
            AttachmentKind::Audio => "audio",
            AttachmentKind::Video => "video",
            AttachmentKind::Text => "text",
            AttachmentKind::File => "file",
        }
    }
}

/// What became of an attachment that went out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// What it is.
    pub kind: AttachmentKind,
    /// Bytes of the file; 0 where only a URL is given.
    pub bytes: usize,
    /// Whether something was taken out of it.
    pub changed: bool,
}

/// A file in a string of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The string's base64, as it is written.
    pub at: Range<usize>,
    /// By its type, if it says one.
    pub kind: Option<AttachmentKind>,
    /// Somebody else's: the string is the URL it can be had at.
    pub is_remote: bool,
}

/// Base64 of fewer bytes is no file.
const SHORTEST: usize = 48;

/// Where files stand as base64 without a word about what they are.
const BARE: &[(&[&str], Option<AttachmentKind>)] = &[
    (&["messages", "*", "content", "*", "source", "data"], None),
    (&["messages", "*", "content", "*", "content", "*", "source", "data"], None),
    (&["messages", "*", "content", "*", "input_audio", "data"], Some(AttachmentKind::Audio)),
    (&["input", "*", "content", "*", "input_audio", "data"], Some(AttachmentKind::Audio)),
    (&["messages", "*", "content", "*", "file", "file_data"], None),
    (&["input", "*", "content", "*", "file_data"], None),
    (&["contents", "*", "parts", "*", "inlineData", "data"], None),
    (&["contents", "*", "parts", "*", "inline_data", "data"], None),
    (&["contents", "*", "parts", "*", "functionResponse", "parts", "*", "inlineData", "data"], None),
    (&["messages", "*", "content", "*", "image", "source", "bytes"], Some(AttachmentKind::Image)),
    (&["messages", "*", "content", "*", "video", "source", "bytes"], Some(AttachmentKind::Video)),
    (&["messages", "*", "content", "*", "document", "source", "bytes"], None),
    (&["messages", "*", "content", "*", "toolResult", "content", "*", "image", "source", "bytes"], Some(AttachmentKind::Image)),
    (&["messages", "*", "content", "*", "toolResult", "content", "*", "document", "source", "bytes"], None),
    (&["messages", "*", "images", "*"], Some(AttachmentKind::Image)),
    (&["images", "*"], Some(AttachmentKind::Image)),
];

/// Where the URL of a file may stand.
const URLS: &[(&[&str], AttachmentKind)] = &[
    (&["messages", "*", "content", "*", "image_url", "url"], AttachmentKind::Image),
    (&["messages", "*", "content", "*", "image_url"], AttachmentKind::Image),
    (&["messages", "*", "content", "*", "source", "url"], AttachmentKind::File),
    (&["input", "*", "content", "*", "image_url"], AttachmentKind::Image),
    (&["input", "*", "content", "*", "file_url"], AttachmentKind::File),
    (&["input", "*", "output", "image_url"], AttachmentKind::Image),
];

/// The file that a string is, if it is one. `at` is what stands between its quotes.
pub(super) fn find(body: &[u8], path: &[Step], at: &Range<usize>) -> Option<Found> {
    let raw = &body[at.clone()];
    if raw.starts_with(b"data:") {
        return data_url(raw, at.start);
    }
    if raw.len() >= SHORTEST && (is_base64_start(raw) || raw.len() > 512) && looks_like_base64(raw) {
        let known = BARE.iter().find(|(pattern, _)| is_at(body, path, pattern));
        if known.is_some() || has_magic(raw) {
            return Some(Found { at: at.clone(), kind: known.and_then(|(_, kind)| *kind), is_remote: false });
        }
    }
    if raw.starts_with(b"http") || raw.starts_with(b"gs:") || raw.starts_with(b"s3:") {
        let known = URLS.iter().find(|(pattern, _)| is_at(body, path, pattern))?;
        return Some(Found { at: at.clone(), kind: Some(known.1), is_remote: true });
    }
    None
}

/// `data:image/png;base64,iVBOR…` (RFC 2397)
fn data_url(raw: &[u8], start: usize) -> Option<Found> {
    let comma = memchr::memchr(b',', &raw[..raw.len().min(256)])?;
    let head = &raw[5..comma];
    let is_base64 = head.len() >= 7 && head[head.len() - 7..].eq_ignore_ascii_case(b";base64");
    let mime: Vec<u8> = head.iter().copied().filter(|&byte| byte != b'\\').collect();
    is_base64.then(|| Found { at: start + comma + 1..start + raw.len(), kind: kind_of_mime(&mime), is_remote: false })
}

/// By a MIME type; `None` where it says nothing.
pub(super) fn kind_of_mime(mime: &[u8]) -> Option<AttachmentKind> {
    let starts = |word: &[u8]| begins_with(mime, word);
    match () {
        () if starts(b"image/svg") => Some(AttachmentKind::Text),
        () if starts(b"image/") => Some(AttachmentKind::Image),
        () if starts(b"audio/") => Some(AttachmentKind::Audio),
        () if starts(b"video/") => Some(AttachmentKind::Video),
        () => None,
    }
}

fn is_base64_start(raw: &[u8]) -> bool {
    // `/9j/` may be written `\/9j\/`.
    raw.iter().take(SHORTEST).all(|&byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_' | b'\\'))
}

/// Whether nothing in it is no base64. Line ends may stand in it (RFC 2045).
fn looks_like_base64(raw: &[u8]) -> bool {
    let mut escaped = false;
    raw.iter().all(|&byte| {
        let before = std::mem::replace(&mut escaped, byte == b'\\');
        byte.is_ascii_alphanumeric() && (!before || matches!(byte, b'n' | b'r')) || matches!(byte, b'+' | b'/' | b'-' | b'_' | b'=') || byte == b'\\' && !before
    })
}

/// Whether base64 begins as that of a file of a known kind does.
fn has_magic(raw: &[u8]) -> bool {
    let mut first = Vec::with_capacity(64);
    Escape::Json.decode(&raw[..raw.len().min(64)], &mut first);
    first.truncate(first.len() / 4 * 4);
    decode(&first).is_some_and(|bytes| kind_of(&bytes).is_some_and(|kind| kind != AttachmentKind::Text))
}

/// What the first bytes of a file say of it.
pub(super) fn kind_of(bytes: &[u8]) -> Option<AttachmentKind> {
    use AttachmentKind::{Audio, File, Image, Video};
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] | [0x89, b'P', b'N', b'G', 13, 10, 26, 10, ..] | [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Image),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] | [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some(Image),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..]
        | [b'I', b'D', b'3', ..]
        | [b'O', b'g', b'g', b'S', ..]
        | [b'f', b'L', b'a', b'C', ..] => Some(Audio),
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => Some(match brand {
            [b'h', b'e', b'i' | b'v', ..] | [b'm', b'i', b'f', ..] | [b'a', b'v', b'i', b'f', ..] => Image,
            [b'M', b'4', b'A', ..] => Audio,
            _ => Video,
        }),
        [0x1A, 0x45, 0xDF, 0xA3, ..] => Some(Video),
        [b'%', b'P', b'D', b'F', b'-', ..] | [b'P', b'K', 3, 4, ..] | [0x1F, 0x8B, 8, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => Some(File),
        [0xFF, 0xFB | 0xF3 | 0xF2 | 0xF1 | 0xF9, ..] => Some(Audio),
        _ => None,
    }
}

const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent).with_decode_allow_trailing_bits(true);
const STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
const URL_SAFE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT);

/// The file that base64 holds, in any of its alphabets, with line ends or without.
pub(super) fn decode(base64: &[u8]) -> Option<Vec<u8>> {
    let is_url = memchr::memchr2(b'-', b'_', base64).is_some();
    let engine = if is_url { &URL_SAFE } else { &STANDARD };
    if memchr::memchr2(b'\n', b'\r', base64).is_none() {
        return engine.decode(base64).ok();
    }
    let joined: Vec<u8> = base64.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    engine.decode(joined).ok()
}

/// Base64 of a file.
pub(super) fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}
