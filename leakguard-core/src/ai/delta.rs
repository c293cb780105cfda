//! The documents of an answer that comes as it is made: each holds a piece of one text or of several.
//!
//! A piece is put together with what was held back of its text, values are put back, and what may still become a stand-in is held
//! again. Where a text ends without another piece, the rest of it goes out in a copy of its last document.

use std::ops::Range;

use super::conversation::Conversation;
use super::restore::{Depth, Restoring};
use super::walk::{self, Step, Value, is_at, starts_at};

/// Where pieces of a text stand, and whether the text is JSON. `#`: each element has a text of its own, told by its `index` or else
/// its place. `*`: elements are pieces of one text. Sources as in `protocol.rs`.
const PIECES: &[(&[&str], bool)] = &[
    // OpenAI's chat completions, and all who took them over.
    (&["choices", "#", "delta", "content"], false),
    (&["choices", "#", "delta", "content", "*", "text"], false),
    (&["choices", "#", "delta", "refusal"], false),
    (&["choices", "#", "delta", "reasoning"], false),
    (&["choices", "#", "delta", "reasoning_content"], false),
    (&["choices", "#", "delta", "audio", "transcript"], false),
    (&["choices", "#", "delta", "function_call", "arguments"], true),
    (&["choices", "#", "delta", "tool_calls", "#", "function", "arguments"], true),
    (&["choices", "#", "text"], false),
    // OpenAI's responses: what kind of text it is, `type` says.
    (&["delta"], false),
    // Anthropic.
    (&["delta", "text"], false),
    (&["delta", "partial_json"], true),
    (&["completion"], false),
    // Gemini.
    (&["candidates", "#", "content", "parts", "*", "text"], false),
    // Ollama.
    (&["message", "content"], false),
    (&["message", "thinking"], false),
    (&["response"], false),
    (&["thinking"], false),
    // Cohere, versions 2 and 1.
    (&["delta", "message", "content", "text"], false),
    (&["delta", "message", "content", "thinking"], false),
    (&["delta", "message", "tool_plan"], false),
    (&["delta", "message", "tool_calls", "function", "arguments"], true),
    (&["text"], false),
    // Hugging Face's text generation.
    (&["token", "text"], false),
];

/// Members that hold what nobody reads and a service wants back byte by byte, or what the model has thought and signed.
const LEFT: &[&str] = &["signature", "thoughtSignature", "thought_signature", "encrypted_content", "encrypted_index", "b64_json"];

/// Texts that are open at once, at most; of more, each piece is a text of its own.
const TEXTS: usize = 128;

/// Bytes of a document of which a copy is kept.
const LONGEST_COPY: usize = 64 << 10;

/// A text that comes in pieces.
struct Text {
    key: Key,
    restoring: Restoring,
    /// The last document with a piece of it, whose text is empty: what stands before that and behind it.
    copy: Option<(Vec<u8>, Vec<u8>)>,
    /// What the caller has put around that document.
    around: Vec<u8>,
}

/// What tells one text of a stream from another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Key {
    pattern: usize,
    /// `index`, `item_id` and the like of the document, as they are written.
    document: Vec<u8>,
    /// Of the elements on the way.
    elements: Vec<u8>,
    /// Gemini's thoughts are parts like others, but marked.
    thought: bool,
}

/// A string of a document.
struct Piece {
    at: Range<usize>,
    what: What,
}

enum What {
    /// A piece of the text of that place in `Document::keys`.
    Of(usize),
    /// A text of its own, and whether it is JSON.
    Whole(bool),
}

/// What a document says.
#[derive(Default)]
struct Document {
    pieces: Vec<Piece>,
    keys: Vec<Key>,
    ends: Ends,
    /// Members of the outermost object that tell texts apart.
    root: Vec<u8>,
    kind: Vec<u8>,
}

/// Which texts end with a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Ends {
    #[default]
    None,
    All,
    /// Those of the document's own index.
    Same,
    /// Those of elements of `choices` or `candidates`, by the index that is written there.
    Elements(Vec<Vec<u8>>),
}

/// All texts of an answer.
pub(super) struct Texts {
    open: Vec<Text>,
}

/// What is written of a document.
pub(super) struct Written {
    /// Documents that go before it, with what is around each.
    pub before: Vec<(Vec<u8>, Vec<u8>)>,
    /// It, anew.
    pub document: Vec<u8>,
}

impl Texts {
    pub fn new() -> Texts {
        Texts { open: Vec::new() }
    }

    /// Puts values back into the next document. `around` is kept for its copies. `None`: it is no JSON and stays as it is.
    pub fn document(&mut self, conversation: &Conversation, text: &[u8], around: &[u8]) -> Option<Written> {
        let document = Document::read(text)?;
        let is_here = |key: &Key| document.keys.contains(key);
        let mut before = Vec::new();
        self.close(conversation, &mut before, |key| !is_here(key) && document.ends_text(key));
        // Where the last piece of each text stands, and whether it ends there.
        let last_of: Vec<(usize, bool)> = (0..document.keys.len())
            .map(|place| {
                let last = document.pieces.iter().rposition(|piece| matches!(piece.what, What::Of(of) if of == place)).unwrap_or_default();
                (last, document.ends_text(&document.keys[place]))
            })
            .collect();
        let mut out = Vec::with_capacity(text.len() + 64);
        let mut at = 0;
        for (number, piece) in document.pieces.iter().enumerate() {
            out.extend_from_slice(&text[at..piece.at.start]);
            let raw = &text[piece.at.clone()];
            match piece.what {
                What::Whole(is_json) => Restoring::new(Depth(1), is_json).push(conversation, raw, true, &mut out),
                What::Of(place) => {
                    let ends = last_of[place] == (number, true);
                    match self.text(&document.keys[place]) {
                        Some(open) => open.restoring.push(conversation, raw, ends, &mut out),
                        None => Restoring::new(Depth(1), PIECES[document.keys[place].pattern].1).push(conversation, raw, true, &mut out),
                    }
                }
            }
            at = piece.at.end;
        }
        out.extend_from_slice(&text[at..]);
        for (place, key) in document.keys.iter().enumerate() {
            let Some(open) = self.open.iter_mut().find(|open| open.key == *key) else { continue };
            open.copy = None;
            if last_of[place].1 {
                open.restoring.held.clear();
            } else if !open.restoring.held.is_empty() && text.len() <= LONGEST_COPY {
                open.copy = document.emptied(conversation, text, last_of[place].0);
                open.around = around.to_vec();
            }
        }
        self.open.retain(|open| !document.keys.iter().zip(&last_of).any(|(key, (_, ends))| *ends && open.key == *key));
        Some(Written { before, document: out })
    }

    /// The stream ends: the rest of every text.
    pub fn finish(&mut self, conversation: &Conversation) -> Vec<(Vec<u8>, Vec<u8>)> {
        let mut rest = Vec::new();
        self.close(conversation, &mut rest, |_| true);
        rest
    }

    /// The texts for which that holds have no more pieces.
    fn close(&mut self, conversation: &Conversation, out: &mut Vec<(Vec<u8>, Vec<u8>)>, is_over: impl Fn(&Key) -> bool) {
        self.open.retain_mut(|open| {
            if !is_over(&open.key) {
                return true;
            }
            if let Some((mut document, behind)) = open.copy.take().filter(|_| !open.restoring.held.is_empty()) {
                open.restoring.push(conversation, &[], true, &mut document);
                document.extend_from_slice(&behind);
                out.push((document, std::mem::take(&mut open.around)));
            }
            false
        });
    }

    fn text(&mut self, key: &Key) -> Option<&mut Text> {
        if let Some(place) = self.open.iter().position(|open| open.key == *key) {
            return self.open.get_mut(place);
        }
        if self.open.len() >= TEXTS {
            // One that holds nothing back is not missed.
            let place = self.open.iter().position(|open| open.restoring.held.is_empty())?;
            self.open.swap_remove(place);
        }
        let restoring = Restoring::new(Depth(1), key.is_json());
        self.open.push(Text { key: key.clone(), restoring, copy: None, around: Vec::new() });
        self.open.last_mut()
    }
}

impl Key {
    fn is_json(&self) -> bool {
        let (pattern, is_json) = PIECES[self.pattern];
        is_json || pattern == ["delta"] && memchr::memmem::find(&self.document, b"arguments").is_some()
    }
}

impl Document {
    fn read(text: &[u8]) -> Option<Document> {
        let mut document = Document::default();
        // What stands behind a text in its object tells it apart, too: a first walk for that.
        let mut indices: Vec<(Vec<Step>, Range<usize>)> = Vec::new();
        let mut thoughts: Vec<Vec<Step>> = Vec::new();
        let mut ending: Vec<Vec<Step>> = Vec::new();
        let mut is_over = false;
        let mut is_thinking = false;
        let end = walk::walk(text, 0, |path, value| {
            let Some((Step::Key(name), parents)) = path.split_last() else { return };
            let name = &text[name.clone()];
            let said = match value {
                Value::String(at) | Value::Bare(at) => at.clone(),
                _ => return,
            };
            let value = &text[said.clone()];
            match name {
                b"type" | b"event_type" if parents.is_empty() => document.kind = value.to_vec(),
                b"item_id" | b"output_index" | b"content_index" | b"summary_index" if parents.is_empty() => {
                    document.root.extend_from_slice(name);
                    document.root.extend_from_slice(value);
                    document.root.push(b'/');
                }
                // Whoever sends more of them than there may be texts is not understood, and costs little.
                b"index" if indices.len() < TEXTS => indices.push((parents.to_vec(), said)),
                b"thought" if value == b"true" && thoughts.len() < TEXTS => thoughts.push(parents.to_vec()),
                b"finish_reason" | b"finishReason" if ending.len() < TEXTS && value != b"null" && value != b"\"\"" && !value.is_empty() => {
                    ending.push(parents.to_vec())
                }
                b"done" | b"is_finished" if parents.is_empty() && value == b"true" => is_over = true,
                b"done_reason" | b"generated_text" if parents.is_empty() && value != b"null" => is_over = true,
                b"signature" if matches!(parents, [] | [_]) => is_thinking = true,
                _ => {}
            }
        })?;
        if !text[end..].iter().all(u8::is_ascii_whitespace) {
            return None;
        }
        let index_of = |path: &[Step]| indices.iter().find(|(parents, _)| parents == path).map(|(_, at)| &text[at.clone()]);
        if let Some(index) = index_of(&[]) {
            document.root.push(b'#');
            document.root.extend_from_slice(index);
            document.root.push(b'/');
        }
        document.ends = document.ends_by(is_over);
        if document.ends == Ends::None && !ending.is_empty() {
            let element = |path: &Vec<Step>| element_of(path, path.len(), &index_of);
            document.ends = Ends::Elements(ending.iter().map(element).collect());
        }
        walk::walk(text, 0, |path, value| {
            let Value::String(at) = value else { return };
            let last = match path.last() {
                Some(Step::Key(name)) => &text[name.clone()],
                _ => b"",
            };
            if LEFT.iter().any(|left| left.as_bytes() == last) {
                return;
            }
            // Anthropic's thoughts are signed, and come back as they went.
            let is_signed = last == b"thinking"
                && (is_thinking
                    || starts_at(text, path, &["delta"]) && path.len() == 2
                    || starts_at(text, path, &["content_block"])
                    || starts_at(text, path, &["content"]));
            if is_signed {
                return;
            }
            let known = document.key_of(text, path, &index_of, &thoughts).and_then(|key| {
                let place = document.keys.iter().position(|known| *known == key);
                place.or_else(|| {
                    (document.keys.len() < TEXTS).then(|| {
                        document.keys.push(key);
                        document.keys.len() - 1
                    })
                })
            });
            let what = known.map_or_else(|| What::Whole(matches!(last, b"arguments" | b"partial_json")), What::Of);
            document.pieces.push(Piece { at: at.clone(), what });
        });
        Some(document)
    }

    fn key_of<'t>(&self, text: &[u8], path: &[Step], index_of: &impl Fn(&[Step]) -> Option<&'t [u8]>, thoughts: &[Vec<Step>]) -> Option<Key> {
        let pattern = PIECES.iter().position(|(pattern, _)| is_at(text, path, pattern))?;
        // A text in these members is a piece where the document says so, and else the whole.
        let is_piece = match PIECES[pattern].0 {
            ["delta"] => self.kind.ends_with(b"delta"),
            ["text"] => self.kind == b"text-generation",
            _ => true,
        };
        if !is_piece {
            return None;
        }
        let mut elements = Vec::new();
        for (place, wanted) in PIECES[pattern].0.iter().enumerate() {
            if *wanted == "#" {
                elements.extend_from_slice(&element_of(path, place + 1, index_of));
                elements.push(b'/');
            }
        }
        // Its tokens are numbered, its texts are not.
        let mut document = if PIECES[pattern].0 == ["token", "text"] { Vec::new() } else { self.root.clone() };
        if PIECES[pattern].0 == ["delta"] {
            document.extend_from_slice(stem(&self.kind));
        }
        let thought = path.len() > 1 && thoughts.iter().any(|of| of[..] == path[..path.len() - 1]);
        Some(Key { pattern, document, elements, thought })
    }

    /// Which texts end here, by what the document says of itself.
    fn ends_by(&self, is_over: bool) -> Ends {
        let kind = &self.kind[..];
        match kind {
            _ if is_over => Ends::All,
            b"content_block_stop" | b"content-end" | b"tool-call-end" | b"tool-plan-end" => Ends::Same,
            b"message_delta"
            | b"message_stop"
            | b"message-end"
            | b"error"
            | b"stream-end"
            | b"response.completed"
            | b"response.failed"
            | b"response.incomplete"
            | b"response.output_item.done"
            | b"response.content_part.done" => Ends::All,
            _ if kind.ends_with(b".done") => Ends::Same,
            _ => Ends::None,
        }
    }

    fn ends_text(&self, key: &Key) -> bool {
        match &self.ends {
            Ends::None => false,
            Ends::All => true,
            Ends::Same => match key.document.starts_with(&self.root) {
                true if self.kind.ends_with(b".done") => key.document[self.root.len()..] == *stem(&self.kind),
                same => same,
            },
            Ends::Elements(elements) => elements.iter().any(|element| key.elements.starts_with(&[&element[..], b"/"].concat())),
        }
    }

    /// The document with its texts empty, parted at that piece.
    fn emptied(&self, conversation: &Conversation, text: &[u8], piece: usize) -> Option<(Vec<u8>, Vec<u8>)> {
        let (mut before, mut out, mut at) = (None, Vec::with_capacity(text.len()), 0);
        for (number, each) in self.pieces.iter().enumerate() {
            out.extend_from_slice(&text[at..each.at.start]);
            match each.what {
                What::Of(_) if number == piece => before = Some(std::mem::take(&mut out)),
                What::Of(_) => {}
                What::Whole(is_json) => Restoring::new(Depth(1), is_json).push(conversation, &text[each.at.clone()], true, &mut out),
            }
            at = each.at.end;
        }
        out.extend_from_slice(&text[at..]);
        before.map(|before| (before, out))
    }
}

/// What an event is about: `response.output_text` of both `….delta` and `….done`.
fn stem(kind: &[u8]) -> &[u8] {
    kind.strip_suffix(b".delta").or_else(|| kind.strip_suffix(b".done")).unwrap_or(kind)
}

/// What tells the element apart that the first `length` steps lead to: the index that is written in it, or its place.
fn element_of<'t>(path: &[Step], length: usize, index_of: &impl Fn(&[Step]) -> Option<&'t [u8]>) -> Vec<u8> {
    let path = &path[..length];
    match (index_of(path), path.last()) {
        (Some(index), _) => index.to_vec(),
        (None, Some(Step::Element(place))) => place.to_string().into_bytes(),
        _ => Vec::new(),
    }
}
