//! How a value is written in its format: escapes are decoded before it is judged, and written again where a replacement
//! needs them.

use super::entities;

/// The writing of a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Escape {
    /// Every byte means itself.
    #[default]
    Plain,
    /// Between the quotes of a JSON string: `\n`, `\u0040`.
    Json,
    /// In a query or a form: `%40`, and `+` for a space.
    Form,
    /// In XML and HTML: `&amp;`, `&#64;`.
    Markup,
    /// Between quotes that are doubled inside: a cell of CSV.
    Doubled(u8),
    /// Between quotes of SQL, as MySQL reads it: doubled, or behind a backslash.
    Sql(u8),
    /// Between single quotes of PHP: a backslash stands before a quote or another.
    Php,
    /// Two hexadecimal digits a byte.
    Hex,
}

/// One unit of a value as it is written: its length there, and the bytes it means.
pub(super) struct Unit {
    pub raw_len: usize,
    pub bytes: [u8; 4],
    pub len: usize,
}

impl Unit {
    pub fn byte(raw_len: usize, byte: u8) -> Unit {
        Unit { raw_len, bytes: [byte, 0, 0, 0], len: 1 }
    }

    pub fn character(raw_len: usize, code: u32) -> Unit {
        let mut bytes = [0; 4];
        let len = char::from_u32(code).unwrap_or('\u{FFFD}').encode_utf8(&mut bytes).len();
        Unit { raw_len, bytes, len }
    }
}

impl Escape {
    /// Where the first byte stands that may not mean itself.
    #[inline]
    pub fn find(self, raw: &[u8]) -> Option<usize> {
        match self {
            Escape::Plain => None,
            Escape::Json | Escape::Php => memchr::memchr(b'\\', raw),
            Escape::Form => memchr::memchr2(b'%', b'+', raw),
            Escape::Markup => memchr::memchr(b'&', raw),
            Escape::Doubled(quote) => memchr::memchr(quote, raw),
            Escape::Sql(quote) => memchr::memchr2(quote, b'\\', raw),
            Escape::Hex => (!raw.is_empty()).then_some(0),
        }
    }

    /// The unit at a place that [`Escape::find`] gave. What is no escape stands for itself.
    fn unit(self, raw: &[u8], at: usize) -> Unit {
        let itself = Unit::byte(1, raw[at]);
        match self {
            Escape::Plain => itself,
            Escape::Json => json_unit(raw, at),
            Escape::Form if raw[at] == b'+' => Unit::byte(1, b' '),
            Escape::Form => match (hex(raw, at + 1), hex(raw, at + 2)) {
                (Some(high), Some(low)) => Unit::byte(3, high << 4 | low),
                _ => itself,
            },
            Escape::Markup => entities::unit(raw, at).unwrap_or(itself),
            Escape::Doubled(quote) if raw.get(at + 1) == Some(&quote) => Unit::byte(2, quote),
            Escape::Doubled(_) => itself,
            Escape::Php => match raw.get(at + 1) {
                Some(&next @ (b'\'' | b'\\')) => Unit::byte(2, next),
                _ => itself,
            },
            Escape::Hex => match (hex(raw, at), hex(raw, at + 1)) {
                (Some(high), Some(low)) => Unit::byte(2, high << 4 | low),
                _ => itself,
            },
            Escape::Sql(quote) => match (raw[at], raw.get(at + 1)) {
                (b'\\', Some(&next)) => Unit::byte(2, sql_meaning(next)),
                (_, Some(&next)) if raw[at] == quote && next == quote => Unit::byte(2, quote),
                _ => itself,
            },
        }
    }

    /// Appends what a value means.
    pub fn decode(self, raw: &[u8], out: &mut Vec<u8>) {
        let mut at = 0;
        while let Some(offset) = self.find(&raw[at..]) {
            out.extend_from_slice(&raw[at..at + offset]);
            at += offset;
            let unit = self.unit(raw, at);
            out.extend_from_slice(&unit.bytes[..unit.len]);
            at += unit.raw_len;
        }
        out.extend_from_slice(&raw[at..]);
    }

    /// Whether a byte can be written as it is.
    fn is_plain_byte(self, byte: u8) -> bool {
        match self {
            Escape::Plain => true,
            Escape::Json => byte != b'"' && byte != b'\\' && byte >= 0x20,
            // Brackets may stand in a query (WHATWG URL, 1.3): a label stays readable.
            Escape::Form => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'*' | b'[' | b']' | b'@'),
            Escape::Markup => !matches!(byte, b'<' | b'>' | b'&' | b'"' | b'\'') && (byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r')),
            Escape::Doubled(quote) => byte != quote,
            Escape::Sql(quote) => byte != quote && byte != b'\\' && byte != 0,
            Escape::Php => byte != b'\'' && byte != b'\\',
            Escape::Hex => false,
        }
    }

    /// Whether bytes can be written as they are.
    pub fn is_plain(self, bytes: &[u8]) -> bool {
        bytes.iter().all(|&byte| self.is_plain_byte(byte))
    }

    /// Appends a byte as it has to be written.
    pub fn encode(self, byte: u8, out: &mut Vec<u8>) {
        const HEX: &[u8; 16] = b"0123456789ABCDEF";
        let (high, low) = (HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]);
        match self {
            _ if self.is_plain_byte(byte) => out.push(byte),
            Escape::Json if byte < 0x20 => out.extend_from_slice(&[b'\\', b'u', b'0', b'0', high, low.to_ascii_lowercase()]),
            Escape::Json | Escape::Php => out.extend_from_slice(&[b'\\', byte]),
            Escape::Form if byte == b' ' => out.push(b'+'),
            Escape::Form => out.extend_from_slice(&[b'%', high, low]),
            Escape::Markup => out.extend_from_slice(match byte {
                b'<' => b"&lt;",
                b'>' => b"&gt;",
                b'&' => b"&amp;",
                b'"' => b"&quot;",
                b'\'' => b"&#39;",
                // XML has no way to write the other control characters.
                _ => b"?",
            }),
            Escape::Hex => out.extend_from_slice(&[high, low]),
            Escape::Sql(_) if byte == 0 => out.extend_from_slice(b"\\0"),
            Escape::Plain | Escape::Doubled(_) | Escape::Sql(_) => out.extend_from_slice(&[byte, byte]),
        }
    }
}

fn hex(raw: &[u8], at: usize) -> Option<u8> {
    raw.get(at).and_then(|&byte| char::from(byte).to_digit(16)).map(|digit| digit as u8)
}

/// What stands behind a backslash in a MySQL literal (Reference Manual 8.0, 9.1.1).
fn sql_meaning(byte: u8) -> u8 {
    match byte {
        b'0' => 0,
        b'b' => 8,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'Z' => 26,
        other => other,
    }
}

/// The unit at the position, which holds a backslash.
fn json_unit(raw: &[u8], at: usize) -> Unit {
    let itself = Unit::byte(1, b'\\');
    match raw.get(at + 1) {
        Some(b'n') => Unit::byte(2, b'\n'),
        Some(b't') => Unit::byte(2, b'\t'),
        Some(b'r') => Unit::byte(2, b'\r'),
        Some(b'b') => Unit::byte(2, 8),
        Some(b'f') => Unit::byte(2, 12),
        Some(&byte @ (b'"' | b'\\' | b'/')) => Unit::byte(2, byte),
        Some(b'u') => unicode_at(raw, at).unwrap_or(itself),
        _ => itself,
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
    Some(Unit::character(raw_len, code))
}

fn hex4(raw: &[u8], at: usize) -> Option<u32> {
    let digits = match raw.get(at..at + 6)? {
        [b'\\', b'u', digits @ ..] => digits,
        _ => return None,
    };
    digits.iter().try_fold(0u32, |code, &byte| Some(code << 4 | char::from(byte).to_digit(16)?))
}

/// The last place up to `limit` where no escape of a JSON string is cut in two; `from` is such a place.
pub(crate) fn last_boundary(raw: &[u8], from: usize, limit: usize) -> usize {
    let mut at = from;
    while let Some(offset) = memchr::memchr(b'\\', &raw[at..limit]) {
        let unit = json_unit(raw, at + offset);
        if at + offset + unit.raw_len > limit {
            return at + offset;
        }
        at += offset + unit.raw_len;
    }
    limit
}

/// Walks a raw value beside its decoded form, to turn positions of the one into positions of the other. Positions must be
/// asked for in rising order.
pub(crate) struct Positions<'r> {
    raw: &'r [u8],
    escape: Escape,
    raw_at: usize,
    decoded_at: usize,
}

impl<'r> Positions<'r> {
    pub fn new(raw: &'r [u8], escape: Escape) -> Self {
        Positions { raw, escape, raw_at: 0, decoded_at: 0 }
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
            // No further than asked for: the whole stays linear where nothing is escaped.
            let near = &self.raw[self.raw_at..self.raw.len().min(self.raw_at + decoded - self.decoded_at)];
            let next_escape = self.escape.find(near).unwrap_or(near.len());
            if next_escape > 0 {
                self.raw_at += next_escape;
                self.decoded_at += next_escape;
                continue;
            }
            if self.raw_at >= self.raw.len() {
                break;
            }
            let unit = self.escape.unit(self.raw, self.raw_at);
            if self.decoded_at + unit.len > decoded && !whole_unit {
                return self.raw_at;
            }
            self.raw_at += unit.raw_len;
            self.decoded_at += unit.len;
        }
        self.raw_at
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
        Escape::Json.decode(raw, &mut decoded);
        assert_eq!(decoded, "a@b/😀c".as_bytes());
        let mut positions = Positions::new(raw, Escape::Json);
        assert_eq!(positions.start_of(1), 1);
        assert_eq!(positions.end_of(2), 7);
        assert_eq!(positions.start_of(3), 8);
        // Inside the four bytes of the emoji: its twelve raw bytes are one unit.
        assert_eq!(positions.start_of(5), 10);
        assert_eq!(positions.end_of(6), 22);
        assert_eq!(positions.end_of(9), 23);
    }

    #[test]
    fn each_writing_means_what_its_standard_says() {
        for (escape, raw, meaning) in [
            (Escape::Plain, r"a%40\n+", r"a%40\n+"),
            (Escape::Form, "jane%40example.com+1%zz", "jane@example.com 1%zz"),
            (Escape::Markup, "a&amp;b&#64;c&#x40;&lt;&quot;&apos;&nbsp;&unknown;&", "a&b@c@<\"'\u{a0}&unknown;&"),
            (Escape::Doubled(b'"'), r#"a""b"#, r#"a"b"#),
            (Escape::Sql(b'\''), r"O\'Neil''s \\ a\nb\%", "O'Neil's \\ a\nb%"),
            (Escape::Php, r"O\'Neil \\ \n", r"O'Neil \ \n"),
            (Escape::Hex, "6a616E65c3A9", "jane\u{e9}"),
        ] {
            let mut decoded = Vec::new();
            escape.decode(raw.as_bytes(), &mut decoded);
            assert_eq!(String::from_utf8_lossy(&decoded), meaning, "{escape:?}");
        }
    }

    proptest! {
        /// serde_json is the referee.
        #[test]
        fn decoding_agrees_with_serde_json(text in "\\PC*") {
            let mut raw = serde_json::to_string(&text)?;
            raw = raw.replace('/', "\\/").replace('@', "\\u0040");
            let mut decoded = Vec::new();
            Escape::Json.decode(&raw.as_bytes()[1..raw.len() - 1], &mut decoded);
            prop_assert_eq!(decoded, text.as_bytes());
        }

        #[test]
        fn what_is_encoded_decodes_to_itself(bytes in proptest::collection::vec(any::<u8>(), 0..64), text in "\\PC{0,32}") {
            for escape in [Escape::Plain, Escape::Json, Escape::Form, Escape::Doubled(b'"'), Escape::Sql(b'\''), Escape::Php, Escape::Markup, Escape::Hex] {
                // XML cannot write every byte.
                let bytes = if escape == Escape::Markup { text.as_bytes() } else { &bytes };
                let (mut encoded, mut decoded) = (Vec::new(), Vec::new());
                bytes.iter().for_each(|&byte| escape.encode(byte, &mut encoded));
                prop_assert!(!escape.is_plain(bytes) || encoded == bytes);
                escape.decode(&encoded, &mut decoded);
                prop_assert_eq!(&decoded, bytes, "{:?}", escape);
            }
        }

        #[test]
        fn any_position_of_any_bytes_maps_into_the_value(bytes in proptest::collection::vec(prop::sample::select(&b"\\u00d8%4+&#6;amp\"'z"[..]), 0..48)) {
            for escape in [Escape::Json, Escape::Form, Escape::Markup, Escape::Doubled(b'"'), Escape::Sql(b'\''), Escape::Php, Escape::Hex] {
                let mut decoded = Vec::new();
                escape.decode(&bytes, &mut decoded);
                let mut last = 0;
                for position in 0..=decoded.len() {
                    let mut positions = Positions::new(&bytes, escape);
                    let (start, end) = (positions.start_of(position), Positions::new(&bytes, escape).end_of(position));
                    prop_assert!(last <= start && start <= end && end <= bytes.len(), "{:?}", escape);
                    last = start;
                }
                prop_assert_eq!(last, bytes.len());
            }
        }
    }
}
