//! Digits of other scripts, full-width forms and invisible characters, the signs that HTML writes as entities, and what
//! forms encode: a text that has them is read a second time, in plain characters.

/// Where a piece starts in the folded text and in the other; from there both run in step. `wide`: one byte here, so many
/// there; 0 for a piece that is the same in both.
#[derive(Clone, Copy)]
struct Piece {
    folded: usize,
    original: usize,
    wide: usize,
}

/// A text folded, and where its pieces stand in the text it was made of.
#[derive(Default)]
pub(crate) struct Folded {
    text: Vec<u8>,
    map: Vec<Piece>,
}

impl Folded {
    /// Folds the characters of a text; false when nothing in it folds.
    #[cfg(any(test, feature = "fuzzing"))]
    pub fn fold(&mut self, text: &[u8]) -> bool {
        self.read(text, false)
    }

    /// Folds a text, and with `encoded` its entities and the fields of its forms; false when nothing in it folds.
    pub fn read(&mut self, text: &[u8], encoded: bool) -> bool {
        self.text.clear();
        self.map.clear();
        let (mut at, mut copied) = (0, 0);
        // The stretch of a form that the position stands in.
        let mut form = Form { start: 0, end: 0, plus: false };
        while let Some(offset) = text[at..].iter().position(|&byte| byte >= 0x80 || encoded && matches!(byte, b'&' | b'%' | b'+')) {
            at += offset;
            if at >= form.end && matches!(text[at], b'%' | b'+') {
                form = Form::around(text, at);
            }
            let (length, ascii) = match text[at] {
                b'&' => entity(text, at),
                b'%' | b'+' if at < form.end => form.decoded(text, at),
                b'%' | b'+' => (0, None),
                _ => folded(text, at),
            };
            if length == 0 {
                at += 1;
                continue;
            }
            self.copy(text, copied, at);
            if let Some(ascii) = ascii {
                self.map.push(Piece { folded: self.text.len(), original: at, wide: length });
                self.text.push(ascii);
            }
            at += length;
            copied = at;
        }
        self.copy(text, copied, text.len());
        copied > 0
    }

    fn copy(&mut self, text: &[u8], from: usize, to: usize) {
        if from < to {
            self.map.push(Piece { folded: self.text.len(), original: from, wide: 0 });
            self.text.extend_from_slice(&text[from..to]);
        }
    }

    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// The stretch of the text before that a stretch of the folded one was made of.
    pub fn original(&self, start: usize, end: usize) -> (usize, usize) {
        let piece = |at: usize| self.map[self.map.partition_point(|piece| piece.folded <= at).saturating_sub(1)];
        if self.map.is_empty() || end <= start {
            return (0, 0);
        }
        let (first, last) = (piece(start), piece(end - 1));
        let last_end = if last.wide > 0 { last.original + last.wide } else { last.original + end - last.folded };
        (first.original + start - first.folded, last_end)
    }

    pub fn shrink(&mut self, bytes: usize) {
        if self.text.capacity() > bytes {
            *self = Folded::default();
        }
    }
}

/// Whether a text has entities or a form's escapes that fold. Looks at its ampersands, and at the first percent signs behind.
pub(super) fn is_encoded(text: &[u8]) -> bool {
    memchr::memchr_iter(b'&', text).any(|at| entity(text, at).0 > 0 || is_field(text, at))
}

/// Whether a field of a form with an escape in it starts at the ampersand: `&name=a%40b`. Reads at most 160 bytes.
fn is_field(text: &[u8], ampersand: usize) -> bool {
    let field = &text[ampersand + 1..text.len().min(ampersand + 160)];
    let name = field.iter().take(64).take_while(|&&byte| is_form_byte(byte)).count();
    name > 0 && field.get(name) == Some(&b'=') && field[name + 1..].iter().take_while(|&&byte| is_form_byte(byte)).any(|byte| matches!(byte, b'%' | b'+'))
}

/// What stands in a form's names and values.
fn is_form_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'%' | b'+' | b'-' | b'_' | b'.' | b'*' | b'~' | b'[' | b']' | b'@' | b'!' | b'(' | b')' | b':' | b'/')
}

/// One field of a form, from its name to the end of its value.
struct Form {
    start: usize,
    end: usize,
    /// A plus is a space: nothing in the value is written as it is that would be encoded.
    plus: bool,
}

impl Form {
    /// The field around the position; reads back at most 4 KiB, and as far as the field goes on. It starts where it ends
    /// when there is none.
    fn around(text: &[u8], at: usize) -> Form {
        const BACK: usize = 4096;
        let part = |byte: u8| is_form_byte(byte) || byte == b'=';
        let start = at - text[..at].iter().rev().take(BACK).take_while(|&&byte| part(byte)).count();
        let end = at + text[at..].iter().take_while(|&&byte| part(byte)).count();
        let field = &text[start..end];
        let is_first = start == 0 || matches!(text[start - 1], b'&' | b'?' | b'\n');
        let is_last = matches!(text.get(end), None | Some(b'&' | b'\n' | b'\r' | b' ' | b'"'));
        // Alone in its line it may be anything: `x=1+2`.
        let has_sibling = text.get(end) == Some(&b'&') || start > 0 && matches!(text[start - 1], b'&' | b'?');
        match memchr::memchr(b'=', field) {
            Some(equals) if equals > 0 && is_first && is_last && has_sibling => {
                Form { start: start + equals, end, plus: !field[equals + 1..].iter().any(|byte| matches!(byte, b'@' | b':' | b'/' | b'=')) }
            }
            _ => Form { start: end, end, plus: false },
        }
    }

    /// What the escape at the position stands for: its length and the byte. What would part values stays as it is.
    fn decoded(&self, text: &[u8], at: usize) -> (usize, Option<u8>) {
        if self.start >= self.end {
            return (0, None);
        }
        if text[at] == b'+' {
            // `phone=+49…`, as nobody should write it.
            return if self.plus && at > self.start + 1 { (1, Some(b' ')) } else { (0, None) };
        }
        let digit = |at: usize| text.get(at).and_then(|&byte| (byte as char).to_digit(16));
        let (Some(high), Some(low)) = (digit(at + 1), digit(at + 2)) else { return (0, None) };
        match (high * 16 + low) as u8 {
            b'%' | b'&' | b'\0' => (0, None),
            byte => (3, Some(byte)),
        }
    }
}

/// The entity at the position that may stand in a value: its length and the character. Length 0: none.
fn entity(text: &[u8], at: usize) -> (usize, Option<u8>) {
    const ENTITIES: &[(&[u8], u8)] = &[
        (b"&nbsp;", b' '),
        (b"&#160;", b' '),
        (b"&#xA0;", b' '),
        (b"&#xa0;", b' '),
        (b"&#64;", b'@'),
        (b"&#x40;", b'@'),
        (b"&#X40;", b'@'),
        (b"&commat;", b'@'),
        (b"&#46;", b'.'),
        (b"&period;", b'.'),
        (b"&#43;", b'+'),
        (b"&plus;", b'+'),
        (b"&#8209;", b'-'),
        (b"&#8211;", b'-'),
        (b"&#8239;", b' '),
        (b"&#8201;", b' '),
        (b"&#45;", b'-'),
        (b"&ndash;", b'-'),
        (b"&thinsp;", b' '),
    ];
    // Elsewhere a space or a dash is one of running text, which reads the same without.
    let digits = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let rest = &text[at..];
    if rest.starts_with(b"&lt;") {
        // Fillers of a machine-readable zone.
        let in_zone = |byte: Option<&u8>| byte.is_some_and(|&byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b';');
        let zone = in_zone(at.checked_sub(1).and_then(|before| text.get(before)))
            && (rest[4..].starts_with(b"&lt;") || text[..at].ends_with(b"&lt;") || at > 0 && matches!(text[at - 1], b'P' | b'I' | b'0'..=b'9'));
        return if zone { (4, Some(b'<')) } else { (0, None) };
    }
    let known = ENTITIES.iter().find(|(name, _)| rest.starts_with(name));
    match known {
        Some((name, sign)) if digits(at.checked_sub(1).and_then(|before| text.get(before))) && digits(rest.get(name.len())) => (name.len(), Some(*sign)),
        Some((name, b'+')) if digits(rest.get(name.len())) => (name.len(), Some(b'+')),
        _ => (0, None),
    }
}

/// Whether the character at the position folds.
pub(super) fn folds(text: &[u8], at: usize) -> bool {
    folded(text, at).0 > 0
}

/// The character at the position: its length in bytes and what it becomes, `None` for nothing. Length 0: it stays.
fn folded(text: &[u8], at: usize) -> (usize, Option<u8>) {
    let digit = |first: u8, byte: u8| (first..first + 10).contains(&byte).then(|| b'0' + byte - first);
    let invisible = |length: usize| {
        // Between letters, digits and signs of ASCII only: elsewhere it is how a script is written.
        let beside = |byte: Option<&u8>| byte.is_some_and(|&byte| byte.is_ascii_alphanumeric() || matches!(byte, b'@' | b'.' | b'-' | b'+'));
        let is_inside = beside(at.checked_sub(1).and_then(|before| text.get(before))) && beside(text.get(at + length));
        if is_inside { (length, None) } else { (0, None) }
    };
    let wide = |length: usize, ascii: Option<u8>| if ascii.is_some() { (length, ascii) } else { (0, None) };
    match text[at..] {
        // Soft hyphen.
        [0xC2, 0xAD, ..] => invisible(2),
        // Arabic-Indic and extended Arabic-Indic digits, N'Ko.
        [0xD9, byte, ..] => wide(2, digit(0xA0, byte)),
        [0xDB, byte, ..] => wide(2, digit(0xB0, byte)),
        [0xDF, byte, ..] => wide(2, digit(0x80, byte)),
        // Devanagari, Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu, Kannada, Malayalam, Thai, Lao, Tibetan.
        [0xE0, 0xA5, byte, ..] => wide(3, digit(0xA6, byte)),
        [0xE0, 0xA7 | 0xA9 | 0xAB | 0xAD | 0xAF | 0xB1 | 0xB3 | 0xB5, byte, ..] => wide(3, digit(0xA6, byte)),
        [0xE0, 0xB9 | 0xBB, byte, ..] => wide(3, digit(0x90, byte)),
        [0xE0, 0xBC, byte, ..] => wide(3, digit(0xA0, byte)),
        // Myanmar, Khmer, Mongolian.
        [0xE1, 0x81, byte, ..] => wide(3, digit(0x80, byte)),
        [0xE1, 0x9F, byte, ..] => wide(3, digit(0xA0, byte)),
        [0xE1, 0xA0, byte, ..] => wide(3, digit(0x90, byte)),
        // Zero-width space, non-joiner, joiner, marks of direction, word joiner, byte order mark.
        [0xE2, 0x80, 0x8B..=0x8F, ..] | [0xE2, 0x81, 0xA0..=0xA4, ..] | [0xEF, 0xBB, 0xBF, ..] => invisible(3),
        // Full-width forms.
        [0xEF, 0xBC, byte @ 0x81..=0xBF, ..] => (3, Some(byte - 0x81 + b'!')),
        [0xEF, 0xBD, byte @ 0x80..=0x9E, ..] => (3, Some(byte - 0x80 + b'`')),
        // Digits of mathematics.
        [0xF0, 0x9D, 0x9F, byte @ 0x8E..=0xBF] | [0xF0, 0x9D, 0x9F, byte @ 0x8E..=0xBF, ..] => (4, Some(b'0' + (byte - 0x8E) % 10)),
        _ => (0, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_of_the_folded_text_are_found_again() {
        let text = "a４１b\u{200b}c٣d";
        let mut folded = Folded::default();
        assert!(folded.fold(text.as_bytes()));
        assert_eq!(folded.text(), b"a41bc3d");
        let original = |start, end| {
            let (start, end) = folded.original(start, end);
            &text[start..end]
        };
        assert_eq!(original(1, 3), "４１");
        assert_eq!(original(3, 5), "b\u{200b}c");
        assert_eq!(original(3, 4), "b");
        assert_eq!(original(5, 6), "٣");
        assert_eq!(original(0, 7), text);
        assert!(!folded.fold("für Jörg – “ok”".as_bytes()));
    }

    fn text_of(text: &str) -> String {
        let mut folded = Folded::default();
        if folded.read(text.as_bytes(), true) { String::from_utf8_lossy(folded.text()).into_owned() } else { text.to_owned() }
    }

    #[test]
    fn entities_between_letters_and_digits_are_read() {
        for (text, plain) in [
            ("jane&#64;example.com", "jane@example.com"),
            ("4111&nbsp;1111&#160;1111", "4111 1111 1111"),
            ("<td>&#43;49 30</td>", "<td>+49 30</td>"),
            ("P&lt;UTOERIKSSON&lt;&lt;ANNA", "P<UTOERIKSSON<<ANNA"),
        ] {
            assert!(is_encoded(text.as_bytes()), "{text}");
            assert_eq!(text_of(text), plain);
        }
        for text in ["a & b", "a &amp; b", "&lt;b&gt;", "if (a&lt;b)", "x &nbsp; y", "?a=1&b=2", "R&D"] {
            assert!(!is_encoded(text.as_bytes()), "{text}");
            assert_eq!(text_of(text), text);
        }
    }

    #[test]
    fn the_values_of_forms_are_read_decoded() {
        for (text, plain) in [
            ("a=1&mail=jane%2Bx%40example.com&b=2", "a=1&mail=jane+x@example.com&b=2"),
            ("a=1&iban=DE89+3704+0044", "a=1&iban=DE89 3704 0044"),
            ("/x?ip=2001%3Adb8%3A%3A1&b=c%26d%25", "/x?ip=2001:db8::1&b=c%26d%25"),
            ("a[b]=1&billing%5Bphone%5D=%2B49+30", "a[b]=1&billing[phone]=+49 30"),
            ("a=1&phone=+49301234", "a=1&phone=+49301234"),
            ("a=1&mail=a+b@example.com", "a=1&mail=a+b@example.com"),
        ] {
            assert_eq!(text_of(text), plain);
        }
        for text in ["a=1+2", "width:calc(100%+20px)", "x % 40", "100%40", "a+b=c", "if(a&&b==c%d)", "data:image/svg+xml,%3Csvg xmlns=%27http"] {
            assert!(!is_encoded(text.as_bytes()), "{text}");
            assert_eq!(text_of(text), text);
        }
    }
}
