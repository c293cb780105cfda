//! JSON string escapes: decoded before a value is judged, written again where a replacement needs them.

/// One unit of a string as it stands in JSON: its length there, and the bytes it means.
struct Unit {
    raw_len: usize,
    bytes: [u8; 4],
    len: usize,
}

/// The unit at the position, which holds a backslash. What is no escape stands for itself.
fn escape_at(raw: &[u8], at: usize) -> Unit {
    let simple = |byte: u8| Unit { raw_len: 2, bytes: [byte, 0, 0, 0], len: 1 };
    match raw.get(at + 1) {
        Some(b'n') => simple(b'\n'),
        Some(b't') => simple(b'\t'),
        Some(b'r') => simple(b'\r'),
        Some(b'b') => simple(8),
        Some(b'f') => simple(12),
        Some(&byte @ (b'"' | b'\\' | b'/')) => simple(byte),
        Some(b'u') => unicode_at(raw, at).unwrap_or(Unit { raw_len: 1, bytes: [b'\\', 0, 0, 0], len: 1 }),
        _ => Unit { raw_len: 1, bytes: [b'\\', 0, 0, 0], len: 1 },
    }
}

/// `\uXXXX`, or two of them for a character beyond U+FFFF; a lone surrogate means U+FFFD.
fn unicode_at(raw: &[u8], at: usize) -> Option<Unit> {
    let first = hex4(raw, at)?;
    let (code, raw_len) = match first {
        0xD800..=0xDBFF => match hex4(raw, at + 6) {
            Some(second @ 0xDC00..=0xDFFF) => (0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), 12),
            _ => (0xFFFD, 6),
        },
        _ => (first, 6),
    };
    let mut bytes = [0; 4];
    let len = char::from_u32(code).unwrap_or('\u{FFFD}').encode_utf8(&mut bytes).len();
    Some(Unit { raw_len, bytes, len })
}

fn hex4(raw: &[u8], at: usize) -> Option<u32> {
    let digits = match raw.get(at..at + 6)? {
        [b'\\', b'u', digits @ ..] => digits,
        _ => return None,
    };
    digits.iter().try_fold(0u32, |code, &byte| Some(code << 4 | char::from(byte).to_digit(16)?))
}

/// Appends what a string (without its quotes) means.
pub(crate) fn decode(raw: &[u8], out: &mut Vec<u8>) {
    let mut at = 0;
    while let Some(offset) = memchr::memchr(b'\\', &raw[at..]) {
        out.extend_from_slice(&raw[at..at + offset]);
        at += offset;
        let unit = escape_at(raw, at);
        out.extend_from_slice(&unit.bytes[..unit.len]);
        at += unit.raw_len;
    }
    out.extend_from_slice(&raw[at..]);
}

/// Walks a raw string beside its decoded form, to turn positions of the one into positions of the other. Positions must
/// be asked for in rising order.
pub(crate) struct Positions<'r> {
    raw: &'r [u8],
    raw_at: usize,
    decoded_at: usize,
}

impl<'r> Positions<'r> {
    pub fn new(raw: &'r [u8]) -> Self {
        Positions { raw, raw_at: 0, decoded_at: 0 }
    }

    /// Where the unit starts that holds the decoded position.
    pub fn start_of(&mut self, decoded: usize) -> usize {
        self.advance(decoded, false)
    }

    /// Where the unit ends that holds the byte before the decoded position.
    pub fn end_of(&mut self, decoded: usize) -> usize {
        self.advance(decoded, true)
    }

    fn advance(&mut self, decoded: usize, whole_unit: bool) -> usize {
        while self.decoded_at < decoded {
            let next_escape = memchr::memchr(b'\\', &self.raw[self.raw_at..]).unwrap_or(self.raw.len() - self.raw_at);
            if next_escape > 0 {
                let step = next_escape.min(decoded - self.decoded_at);
                self.raw_at += step;
                self.decoded_at += step;
                continue;
            }
            if self.raw_at >= self.raw.len() {
                break;
            }
            let unit = escape_at(self.raw, self.raw_at);
            if self.decoded_at + unit.len > decoded && !whole_unit {
                return self.raw_at;
            }
            self.raw_at += unit.raw_len;
            self.decoded_at += unit.len;
        }
        self.raw_at
    }
}

/// Whether bytes can stand in a JSON string as they are.
pub(crate) fn is_plain(bytes: &[u8]) -> bool {
    !bytes.iter().any(|&byte| byte == b'"' || byte == b'\\' || byte < 0x20)
}

/// Appends bytes as they have to be written in a JSON string.
pub(crate) fn encode(bytes: impl Iterator<Item = u8>, out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    for byte in bytes {
        match byte {
            b'"' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
            0..0x20 => out.extend_from_slice(&[b'\\', b'u', b'0', b'0', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]),
            _ => out.push(byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn positions_point_at_whole_units() {
        let raw = br"a\u0040b\/\ud83d\ude00c";
        let mut decoded = Vec::new();
        decode(raw, &mut decoded);
        assert_eq!(decoded, "a@b/😀c".as_bytes());
        let mut positions = Positions::new(raw);
        assert_eq!(positions.start_of(1), 1);
        assert_eq!(positions.end_of(2), 7);
        assert_eq!(positions.start_of(3), 8);
        // Inside the four bytes of the emoji: its twelve raw bytes are one unit.
        assert_eq!(positions.start_of(5), 10);
        assert_eq!(positions.end_of(6), 22);
        assert_eq!(positions.end_of(9), 23);
    }

    proptest! {
        /// serde_json is the referee.
        #[test]
        fn decoding_agrees_with_serde_json(text in "\\PC*") {
            let mut raw = serde_json::to_string(&text)?;
            raw = raw.replace('/', "\\/").replace('@', "\\u0040");
            let mut decoded = Vec::new();
            decode(&raw.as_bytes()[1..raw.len() - 1], &mut decoded);
            prop_assert_eq!(decoded, text.as_bytes());
        }

        #[test]
        fn what_is_encoded_decodes_to_itself(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            let (mut encoded, mut decoded) = (Vec::new(), Vec::new());
            encode(bytes.iter().copied(), &mut encoded);
            prop_assert!(is_plain(&encoded) || encoded.contains(&b'\\'));
            decode(&encoded, &mut decoded);
            prop_assert_eq!(decoded, bytes);
        }
    }
}
