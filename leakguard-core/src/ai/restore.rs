//! Values put back into a text that comes in pieces, however it is written: as it is, in a JSON string, or in JSON in a JSON string.
//!
//! A stand-in is known as it was given, `[PERSON_7K4QX]`, and as a model may write it: without its brackets, in another case, with a
//! hyphen or a space for the underscore, with the backslashes of Markdown. Its code is no word, so that nothing else is meant. What does
//! not stand for anything in this conversation stays as it is. Held back is only what may still become a stand-in.

use super::conversation::Conversation;
use crate::format::escape::Escape;

/// What a run of raw bytes means.
enum Unit {
    /// One byte of ASCII, and how many bytes write it.
    Byte(u8, usize),
    /// Something else that takes so many bytes.
    Other(usize),
    /// The text ends in the middle of an escape.
    Cut,
}

/// How a text is written: so many JSON strings around one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Depth(pub u8);

/// The unit at a place.
fn unit(raw: &[u8], at: usize, depth: Depth) -> Unit {
    let byte = raw[at];
    if byte >= 0x80 {
        return Unit::Other(1);
    }
    if depth.0 == 0 || byte != b'\\' {
        return Unit::Byte(byte, 1);
    }
    let inner = Depth(depth.0 - 1);
    // Behind a backslash of the outer string: one of the inner's, whose escape goes on, or a character.
    let (meant, length) = match escaped(raw, at) {
        Unit::Byte(meant, length) => (meant, length),
        other => return other,
    };
    if inner.0 == 0 || meant != b'\\' {
        return Unit::Byte(meant, length);
    }
    let next = |from: usize| if from < raw.len() { unit(raw, from, Depth(1)) } else { Unit::Cut };
    match next(at + length) {
        Unit::Byte(b'u', more) => {
            let (mut code, mut end) = (0, at + length + more);
            for _ in 0..4 {
                match next(end) {
                    Unit::Byte(digit, more) => match (digit as char).to_digit(16) {
                        Some(digit) => (code, end) = (code << 4 | digit, end + more),
                        None => return Unit::Other(end - at),
                    },
                    Unit::Other(_) => return Unit::Other(end - at),
                    Unit::Cut => return Unit::Cut,
                }
            }
            character(code, end - at)
        }
        Unit::Byte(letter, more) => Unit::Byte(meaning(letter), length + more),
        Unit::Other(more) => Unit::Other(length + more),
        Unit::Cut => Unit::Cut,
    }
}

/// An escape of a JSON string.
fn escaped(raw: &[u8], at: usize) -> Unit {
    match raw.get(at + 1) {
        None => Unit::Cut,
        Some(b'u') => {
            let mut code = 0;
            for place in at + 2..at + 6 {
                match raw.get(place).map(|&digit| (digit as char).to_digit(16)) {
                    Some(Some(digit)) => code = code << 4 | digit,
                    Some(None) => return Unit::Other(place - at),
                    None => return Unit::Cut,
                }
            }
            character(code, 6)
        }
        Some(&letter) if letter < 0x80 => Unit::Byte(meaning(letter), 2),
        Some(_) => Unit::Other(2),
    }
}

fn character(code: u32, length: usize) -> Unit {
    match u8::try_from(code) {
        Ok(byte) if byte < 0x80 => Unit::Byte(byte, length),
        _ => Unit::Other(length),
    }
}

fn meaning(letter: u8) -> u8 {
    match letter {
        b'n' => b'\n',
        b't' => b'\t',
        b'r' => b'\r',
        b'b' => 8,
        b'f' => 12,
        other => other,
    }
}

/// What a text turns out to be by how it begins: a model that is asked for JSON answers with JSON in a string.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Lead {
    #[default]
    Start,
    /// Behind the three signs of a block of code; JSON begins in the next line.
    Fence,
    /// `[` may begin a list or a stand-in.
    Bracket,
    Json,
    Text,
}

impl Lead {
    fn see(self, byte: u8) -> Lead {
        match (self, byte) {
            (Lead::Json | Lead::Text, _) => self,
            (Lead::Start, b' ' | b'\n' | b'\r' | b'\t') | (Lead::Bracket, b' ' | b'\n' | b'\r' | b'\t') => self,
            (Lead::Start, b'`') => Lead::Fence,
            (Lead::Fence, b'\n') => Lead::Start,
            (Lead::Fence, b'`' | b'j' | b's' | b'o' | b'n' | b'J' | b'S' | b'O' | b'N' | b'\r' | b' ') => Lead::Fence,
            (Lead::Start, b'{') => Lead::Json,
            (Lead::Start, b'[') => Lead::Bracket,
            (Lead::Bracket, b'{' | b'"' | b'[' | b']' | b'-' | b'0'..=b'9') => Lead::Json,
            _ => Lead::Text,
        }
    }
}

/// A text that comes in pieces.
#[derive(Clone, Debug)]
pub(super) struct Restoring {
    depth: Depth,
    lead: Lead,
    /// The last byte was part of a word.
    in_word: bool,
    /// What may still become a stand-in, as it is written.
    pub held: Vec<u8>,
}

/// What stands at a place.
enum At<'c> {
    /// A stand-in that ends there, and its value.
    Value(usize, &'c [u8]),
    Nothing,
    /// What comes next decides.
    Open,
}

impl Restoring {
    /// A text that is written so; `is_json`: it is JSON, in which a value has to be written as in a string.
    pub fn new(depth: Depth, is_json: bool) -> Restoring {
        let lead = if is_json { Lead::Json } else { Lead::Start };
        Restoring { depth, lead, in_word: false, held: Vec::new() }
    }

    /// Another text of the same kind begins.
    pub fn restart(&mut self, is_json: bool) {
        let held = std::mem::take(&mut self.held);
        *self = Restoring::new(self.depth, is_json);
        self.held = held;
        self.held.clear();
    }

    /// Takes up the next piece and writes what is settled; `last`: nothing follows.
    pub fn push(&mut self, conversation: &Conversation, piece: &[u8], last: bool, out: &mut Vec<u8>) {
        if self.held.is_empty() {
            let settled = self.settle(conversation, piece, last, out);
            self.held.extend_from_slice(&piece[settled..]);
        } else {
            let mut raw = std::mem::take(&mut self.held);
            raw.extend_from_slice(piece);
            let settled = self.settle(conversation, &raw, last, out);
            raw.drain(..settled);
            self.held = raw;
        }
    }

    /// Writes what is settled of a text, and says how much that is.
    fn settle(&mut self, conversation: &Conversation, raw: &[u8], last: bool, out: &mut Vec<u8>) -> usize {
        let (mut at, mut written) = (0, 0);
        while at < raw.len() {
            let depth = self.read_depth();
            let (byte, length) = match unit(raw, at, depth) {
                Unit::Byte(byte, length) => (byte, length),
                Unit::Other(length) => {
                    self.lead = self.lead.see(0x80);
                    (self.in_word, at) = (false, at + length);
                    continue;
                }
                Unit::Cut if last => break,
                Unit::Cut => {
                    out.extend_from_slice(&raw[written..at]);
                    return at;
                }
            };
            let begins = match byte {
                b'[' | b'\\' | b'~' => true,
                _ => !self.in_word && conversation.begins(byte.to_ascii_uppercase()),
            };
            let found = if begins { stand_in(conversation, raw, at, byte, depth, last) } else { At::Nothing };
            match found {
                At::Value(end, value) => {
                    // A text that begins so is no JSON.
                    self.lead = self.lead.see(b'x');
                    out.extend_from_slice(&raw[written..at]);
                    let levels = self.depth.0 + u8::from(self.lead == Lead::Json);
                    write(value, levels, out);
                    (at, written, self.in_word) = (end, end, false);
                }
                At::Nothing => {
                    self.lead = self.lead.see(byte);
                    self.in_word = byte.is_ascii_alphanumeric() || byte == b'_';
                    at += length;
                }
                At::Open => {
                    out.extend_from_slice(&raw[written..at]);
                    return at;
                }
            }
        }
        out.extend_from_slice(&raw[written..]);
        raw.len()
    }

    /// How many strings are to be read through.
    fn read_depth(&self) -> Depth {
        Depth(self.depth.0 + u8::from(self.lead == Lead::Json)).min(Depth(2))
    }
}

impl Depth {
    fn min(self, other: Depth) -> Depth {
        Depth(self.0.min(other.0))
    }
}

/// The stand-in that begins at a place, whose first byte is given.
fn stand_in<'c>(conversation: &'c Conversation, raw: &[u8], at: usize, first: u8, depth: Depth, last: bool) -> At<'c> {
    let next = |at: usize| if at < raw.len() { unit(raw, at, depth) } else { Unit::Cut };
    let mut name = Name::default();
    if first == b'~' {
        return token(conversation, raw, at, depth, last);
    }
    // `[` or `\[`
    let mut from = at;
    let bracketed = !first.is_ascii_alphanumeric();
    if bracketed {
        let Unit::Byte(_, length) = next(from) else { return At::Nothing };
        from += length;
        if first == b'\\' {
            match next(from) {
                Unit::Byte(b'[', length) => from += length,
                Unit::Cut if !last => return At::Open,
                _ => return At::Nothing,
            }
        }
    }
    // The longest name that stands there, and where it ends.
    let mut found: Option<(usize, &[u8])> = None;
    let mut here = from;
    loop {
        let (mut byte, mut length) = match next(here) {
            Unit::Byte(byte, length) => (byte, length),
            Unit::Other(_) => break,
            Unit::Cut if last => break,
            Unit::Cut => return At::Open,
        };
        if byte == b'\\' {
            match next(here + length) {
                Unit::Byte(b'_', more) => (byte, length) = (b'_', length + more),
                Unit::Cut if !last => return At::Open,
                _ => break,
            }
        }
        let normal = match byte {
            b'_' | b'-' | b' ' => b'_',
            byte if byte.is_ascii_alphanumeric() => byte.to_ascii_uppercase(),
            _ => break,
        };
        if !name.push(normal) {
            break;
        }
        let (value, goes_on) = conversation.look_up(name.bytes());
        if value.is_none() && !goes_on {
            break;
        }
        here += length;
        if let Some(value) = value {
            found = Some((here, value));
        }
    }
    let Some((end, value)) = found else { return At::Nothing };
    match next(end) {
        Unit::Cut if !last => At::Open,
        Unit::Byte(b']', length) if bracketed => At::Value(end + length, value),
        Unit::Byte(b'\\', length) if bracketed => match next(end + length) {
            Unit::Byte(b']', more) => At::Value(end + length + more, value),
            Unit::Cut if !last => At::Open,
            _ => At::Nothing,
        },
        Unit::Byte(byte, _) if !bracketed && !byte.is_ascii_alphanumeric() => At::Value(end, value),
        Unit::Other(_) | Unit::Cut if !bracketed => At::Value(end, value),
        _ => At::Nothing,
    }
}

/// The token that begins at a place: exact, byte by byte.
fn token<'c>(conversation: &'c Conversation, raw: &[u8], at: usize, depth: Depth, last: bool) -> At<'c> {
    let mut name = Vec::with_capacity(64);
    let mut here = at;
    loop {
        if here >= raw.len() {
            return if last { At::Nothing } else { At::Open };
        }
        match unit(raw, here, depth) {
            Unit::Byte(byte, length) => {
                name.push(byte);
                here += length;
            }
            Unit::Cut if !last => return At::Open,
            _ => return At::Nothing,
        }
        match conversation.look_up(&name) {
            (Some(value), _) => return At::Value(here, value),
            (None, true) => {}
            (None, false) => return At::Nothing,
        }
    }
}

/// What was read of a name.
struct Name {
    bytes: [u8; 96],
    length: usize,
}

impl Default for Name {
    fn default() -> Name {
        Name { bytes: [0; 96], length: 0 }
    }
}

impl Name {
    /// Whether there was room.
    fn push(&mut self, byte: u8) -> bool {
        let Some(place) = self.bytes.get_mut(self.length) else { return false };
        *place = byte;
        self.length += 1;
        true
    }

    fn bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

/// A value as it is written in so many strings around one another.
fn write(value: &[u8], levels: u8, out: &mut Vec<u8>) {
    if levels == 0 {
        return out.extend_from_slice(value);
    }
    let mut text = String::from_utf8_lossy(value).into_owned().into_bytes();
    for _ in 0..levels {
        let mut escaped = Vec::with_capacity(text.len() + 8);
        text.iter().for_each(|&byte| Escape::Json.encode(byte, &mut escaped));
        text = escaped;
    }
    out.extend_from_slice(&text);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn talk() -> Conversation {
        let mut talk = Conversation::default();
        talk.keep(b"PERSON_7K4QX", [1; 32], "Ana \"Bo\" Öz".as_bytes());
        talk.keep_part(b"PERSON_7K4QX_1", [2; 32], b"Ana");
        talk.keep(b"EMAIL_ADDRESS_0AAAA", [3; 32], b"ana@example.com");
        talk.keep_token(b"~PERSON.k1.mfrggzdfmztwq2lkmfrggzdfmz~", b"Bea");
        talk
    }

    fn restored(text: &str, depth: u8, is_json: bool) -> String {
        let mut out = Vec::new();
        Restoring::new(Depth(depth), is_json).push(&talk(), text.as_bytes(), true, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn stand_ins_are_known_as_models_write_them() {
        for (text, expected) in [
            ("Dear [PERSON_7K4QX],", "Dear Ana \"Bo\" Öz,"),
            ("**[PERSON_7K4QX]**", "**Ana \"Bo\" Öz**"),
            ("*PERSON_7K4QX*'s", "*Ana \"Bo\" Öz*'s"),
            ("[person_7k4qx]", "Ana \"Bo\" Öz"),
            ("\\[PERSON\\_7K4QX\\]", "Ana \"Bo\" Öz"),
            ("`PERSON-7K4QX`", "`Ana \"Bo\" Öz`"),
            ("Person 7K4QX", "Ana \"Bo\" Öz"),
            ("[PERSON_7K4QX_1] and [PERSON_7K4QX]", "Ana and Ana \"Bo\" Öz"),
            ("[PERSON_7K4QX and EMAIL_ADDRESS_0AAAA]", "[Ana \"Bo\" Öz and ana@example.com]"),
            ("mailto:[EMAIL_ADDRESS_0AAAA].", "mailto:ana@example.com."),
            ("email address 0aaaa", "ana@example.com"),
            ("~PERSON.k1.mfrggzdfmztwq2lkmfrggzdfmz~", "Bea"),
            ("请PERSON_7K4QX先生", "请Ana \"Bo\" Öz先生"),
        ] {
            assert_eq!(restored(text, 0, false), expected, "{text}");
        }
        for text in
            ["", "person", "PERSON_7K4Q", "[PERSON_7K4QX", "PERSON_7K4QXY", "XPERSON_7K4QX", "[PERSON_0ZZZZ]", "[]", "~PERSON.k1.mf~", "\\", "P", "per se"]
        {
            let same = restored(text, 0, false);
            assert!(same == text || text == "[PERSON_7K4QX" && same == "[Ana \"Bo\" Öz", "{text}: {same}");
        }
    }

    #[test]
    fn values_are_written_as_the_string_around_them_asks() {
        assert_eq!(restored("[PERSON_7K4QX]", 1, false), r#"Ana \"Bo\" Öz"#);
        assert_eq!(restored(r"\u005bPERSON_7K4QX\u005D", 1, false), r#"Ana \"Bo\" Öz"#);
        assert_eq!(restored(r"\\[PERSON\\_7K4QX\\]", 1, false), r#"Ana \"Bo\" Öz"#);
        assert_eq!(restored(r#"{\"name\":\"[PERSON_7K4QX]\"}"#, 1, true), r#"{\"name\":\"Ana \\\"Bo\\\" Öz\"}"#);
        // By its beginning.
        assert_eq!(restored(r#"{\"name\":\"[PERSON_7K4QX]\"}"#, 1, false), r#"{\"name\":\"Ana \\\"Bo\\\" Öz\"}"#);
        assert_eq!(restored("```json\\n{\\\"a\\\":\\\"[PERSON_7K4QX]\\\"}", 1, false), "```json\\n{\\\"a\\\":\\\"Ana \\\\\\\"Bo\\\\\\\" Öz\\\"}");
        assert_eq!(restored(r#"[\"[PERSON_7K4QX]\"]"#, 1, false), r#"[\"Ana \\\"Bo\\\" Öz\"]"#);
        assert_eq!(restored(r#"{\"a\":\"\\u005bPERSON_7K4QX_1\\u005d\"}"#, 1, true), r#"{\"a\":\"Ana\"}"#);
        assert_eq!(restored("[PERSON_7K4QX] is [1]", 1, false), r#"Ana \"Bo\" Öz is [1]"#);
    }

    #[test]
    fn only_what_may_become_a_stand_in_is_held() {
        for (piece, held) in
            [("Dear Ann", 0), ("Dear [", 1), ("Dear [PERS", 5), ("Dear [X", 0), ("stop", 0), ("the p", 1), ("[PERSON_7K4QX]", 0), ("PERSON_7K4QX", 12)]
        {
            let (mut restoring, mut out) = (Restoring::new(Depth(0), false), Vec::new());
            restoring.push(&talk(), piece.as_bytes(), false, &mut out);
            assert_eq!(restoring.held.len(), held, "{piece}");
        }
    }

    proptest! {
        #[test]
        fn any_pieces_give_the_same_text(
            words in proptest::collection::vec(prop::sample::select(&["[PERSON_7K4QX]", "[PERSON", "_7K4QX", "]", "[", "\\", "\\\\", "\\u005b", "\"", "é", " ", "email", " address-0aaaa", "~PERSON.k1.", "mfrggzdfmztwq2lkmfrggzdfmz~", "{", "_1", "x", "\\n"][..]), 0..12),
            cuts in proptest::collection::vec(0usize..64, 0..6),
            depth in 0u8..3, is_json in any::<bool>(),
        ) {
            let text = words.concat();
            let mut whole = Vec::new();
            Restoring::new(Depth(depth), is_json).push(&talk(), text.as_bytes(), true, &mut whole);
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(text.len())).collect();
            cuts.sort_unstable();
            let (mut restoring, mut pieces, mut at) = (Restoring::new(Depth(depth), is_json), Vec::new(), 0);
            for cut in cuts {
                restoring.push(&talk(), &text.as_bytes()[at..cut], false, &mut pieces);
                prop_assert!(restoring.held.len() <= 96 * 12);
                at = cut;
            }
            restoring.push(&talk(), &text.as_bytes()[at..], true, &mut pieces);
            prop_assert_eq!(String::from_utf8_lossy(&pieces), String::from_utf8_lossy(&whole));
        }
    }
}
