//! Digits of other scripts, full-width forms and invisible characters: a text that has them is read a second time, in
//! plain ASCII.

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
    /// Folds a text; false when nothing in it folds.
    pub fn fold(&mut self, text: &[u8]) -> bool {
        self.text.clear();
        self.map.clear();
        let (mut at, mut copied) = (0, 0);
        while let Some(offset) = text[at..].iter().position(|byte| *byte >= 0x80) {
            at += offset;
            let (length, ascii) = folded(text, at);
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
}
