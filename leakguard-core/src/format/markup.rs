//! The pieces of XML and HTML: tags, text, comments, sections. Their ends are told by the parsers of `quick-xml`.

use memchr::{memchr, memchr2, memmem};
use quick_xml::parser::{CommentParser, ElementParser, Parser, PiParser};

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Up to the next `<`.
    Text,
    /// `<name …>`; `empty`: with a slash at its end.
    Start {
        empty: bool,
    },
    End,
    /// `<![CDATA[…]]>`
    Section,
    Comment,
    /// `<?…?>`
    Instruction,
    /// `<!DOCTYPE …>`
    Declaration,
}

/// A piece, and where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub kind: Kind,
    pub end: usize,
}

const SECTION: &[u8] = b"<![CDATA[";

/// The piece at `at`; `None` when it has no end in the text.
pub(crate) fn piece(text: &[u8], at: usize) -> Option<Piece> {
    let rest = &text[at..];
    let found = |kind, length: usize| Some(Piece { kind, end: at + length });
    let is_name = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':') || *byte >= 0x80;
    match rest {
        [b'<', b'?', body @ ..] => found(Kind::Instruction, 2 + PiParser::default().feed(body)? + 1),
        [b'<', b'!', b'-', b'-', body @ ..] => found(Kind::Comment, 4 + CommentParser::default().feed(body)?),
        _ if rest.starts_with(SECTION) => found(Kind::Section, memmem::find(rest, b"]]>")? + 3),
        [b'<', b'!', ..] => {
            // An internal subset has brackets around it.
            let close = memchr2(b'>', b'[', rest)?;
            let end = if rest[close] == b'[' { close + memmem::find(&rest[close..], b"]>")? + 2 } else { close + 1 };
            found(Kind::Declaration, end)
        }
        [b'<', b'/', ..] => found(Kind::End, memchr(b'>', rest)? + 1),
        [b'<', name, ..] if is_name(name) => {
            let close = 1 + ElementParser::default().feed(&rest[1..])?;
            found(Kind::Start { empty: rest[close - 1] == b'/' }, close + 1)
        }
        [b'<'] => None,
        _ => {
            // A `<` that starts nothing is text.
            let lead = usize::from(rest.first() == Some(&b'<'));
            found(Kind::Text, lead + memchr(b'<', &rest[lead..])?)
        }
    }
}

/// The name of a tag, without its prefix: `ns:email` is `email`.
pub(super) fn local_name(name: &[u8]) -> &[u8] {
    memchr::memrchr(b':', name).map_or(name, |colon| &name[colon + 1..])
}

/// Where the name of the tag at `at` ends.
pub(super) fn name_end(text: &[u8], at: usize) -> usize {
    let from = at + 1 + usize::from(text.get(at + 1) == Some(&b'/'));
    from + text[from..].iter().take_while(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>')).count()
}

/// Whether a name can be one of an element or an attribute, and no data.
pub(super) fn is_name(name: &[u8]) -> bool {
    !name.iter().any(|byte| matches!(byte, b'@' | b'"' | b'\'' | b'<')) && name.iter().filter(|byte| byte.is_ascii_digit()).count() < 9
}

/// Whether a tag holds attributes and nothing else.
pub(super) fn is_whole(text: &[u8], at: usize, end: usize) -> bool {
    let close = if text[..end].ends_with(b"/>") { end - 2 } else { end - 1 };
    let mut from = name_end(text, at);
    let name = &text[at + 1..from];
    is_name(name)
        && attributes(text, at, end).all(|attribute| {
            let between = &text[from..attribute.name.0];
            from = attribute.end(text);
            between.iter().all(u8::is_ascii_whitespace) && is_name(&text[attribute.name.0..attribute.name.1])
        })
        && text[from.min(close)..close].iter().all(u8::is_ascii_whitespace)
}

impl Attribute {
    /// Whether quotes stand around its value.
    pub fn is_quoted(&self, text: &[u8]) -> bool {
        self.value.0 > 0 && matches!(text[self.value.0 - 1], b'"' | b'\'') && text.get(self.value.1) == text.get(self.value.0 - 1)
    }

    /// Where it ends, with its quote.
    pub fn end(&self, text: &[u8]) -> usize {
        self.value.1 + usize::from(self.is_quoted(text))
    }
}

/// An attribute: its name, and its value without quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Attribute {
    pub name: (usize, usize),
    pub value: (usize, usize),
}

/// The attributes of the tag `text[at..end]`.
pub(crate) fn attributes(text: &[u8], at: usize, end: usize) -> impl Iterator<Item = Attribute> + '_ {
    let close = if text[..end].ends_with(b"/>") { end - 2 } else { end - 1 };
    let mut at = name_end(text, at);
    let space = move |at: usize| at + text[at..close.max(at)].iter().take_while(|byte| byte.is_ascii_whitespace() || **byte == b'/').count();
    std::iter::from_fn(move || {
        loop {
            at = space(at);
            if at >= close {
                return None;
            }
            let name = at;
            at += text[at..close].iter().take_while(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'=' | b'/')).count();
            let name = (name, at);
            let equals = space(at);
            if equals >= close || text[equals] != b'=' {
                // Without a value; a stray sign is passed over.
                at = at.max(name.0 + 1);
                continue;
            }
            let open = space(equals + 1);
            let (start, length) = match text[..close].get(open) {
                Some(&quote @ (b'"' | b'\'')) => {
                    let length = memchr(quote, &text[open + 1..close]).unwrap_or(close - open - 1);
                    (open + 1, length)
                }
                _ => (open, text[open.min(close)..close].iter().take_while(|byte| !byte.is_ascii_whitespace()).count()),
            };
            at = (start + length + usize::from(start > open)).min(close.max(start));
            return Some(Attribute { name, value: (start, start + length) });
        }
    })
}
