//! Digits of other scripts, full-width forms and invisible characters, the signs that HTML writes as entities, and what
//! forms encode: the stretches of a text that have them are read a second time, in plain characters.

use super::names::Names;

/// Bytes before and behind what folds that are read again with it, at most: its line.
const AROUND: usize = 512;

/// Bytes before and behind what folds in which it may have been misread.
const NEAR: usize = 64;

/// Bytes behind a stretch in which what it holds may have its trigger.
const BEHIND: usize = 256;

/// Bytes that the fields of a form are looked for backwards from an ampersand, at most.
const BACK: usize = 4096;

/// A part of a text that is read a second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub start: usize,
    pub end: usize,
    /// Entities and the fields of forms are decoded.
    pub encoded: bool,
    /// So are the signs around names and their values.
    quoted: bool,
    /// The fields of a form and nothing else.
    form: bool,
    /// What to look at in the folded text: the whole of a line, the fields of a form without those at both ends that have no escape.
    pub folded: (usize, usize),
}

/// The parts of a text that are read a second time, in order, and apart once [`Stretches::join`] was called.
#[derive(Default)]
pub(crate) struct Stretches(Vec<Stretch>);

impl Stretches {
    pub fn clear(&mut self) {
        self.0.clear();
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn as_slice(&self) -> &[Stretch] {
        &self.0
    }

    /// The character of another script at the position; they come in the order of the text.
    #[inline(always)]
    pub fn note_high(&mut self, text: &[u8], at: usize) {
        if self.0.last().is_none_or(|last| at >= last.end) && folds(text, at) {
            self.add_line(text, at, false);
        }
    }

    /// The line around the position, as far as it is near.
    #[inline(never)]
    fn add_line(&mut self, text: &[u8], at: usize, encoded: bool) {
        let from = at.saturating_sub(AROUND);
        let start = match memchr::memrchr(b'\n', &text[from..at]) {
            Some(newline) => from + newline + 1,
            None => from,
        };
        let to = text.len().min(at + AROUND);
        let end = memchr::memchr(b'\n', &text[at..to]).map_or(to, |newline| at + newline);
        self.0.push(Stretch { start, end, encoded, quoted: false, form: false, folded: (0, 0) });
    }

    /// Adds what has entities or a form's escapes that fold: looks at every ampersand. Linear: what was read back over is
    /// behind the stretch before, and becomes part of the next.
    pub fn add_encoded(&mut self, text: &[u8]) {
        let (mut seen, mut floor) = (0, 0);
        while let Some(offset) = memchr::memchr(b'&', &text[seen..]) {
            let at = seen + offset;
            if entity(text, at).0 > 0 {
                self.add_line(text, at, true);
                seen = at + 1;
            } else if parts_name(text, at) {
                self.add_line(text, at, true);
                if let Some(line) = self.0.last_mut() {
                    line.quoted = true;
                }
                seen = at + 1;
            } else if is_field(text, at) {
                let start = at - text[at.saturating_sub(BACK).max(floor)..at].iter().rev().take_while(|&&byte| is_query_byte(byte)).count();
                let end = at + text[at..].iter().take_while(|&&byte| is_query_byte(byte)).count();
                self.0.push(Stretch { start, end, encoded: true, quoted: false, form: true, folded: (0, 0) });
                (seen, floor) = (end, end);
            } else {
                seen = at + 1;
            }
        }
    }

    /// Puts them in order and makes one of those that meet.
    pub fn join(&mut self) {
        self.0.sort_unstable_by_key(|stretch| stretch.start);
        self.0.dedup_by(|next, last| {
            let meets = next.start <= last.end;
            if meets {
                last.end = last.end.max(next.end);
                last.encoded |= next.encoded;
                last.quoted |= next.quoted;
                last.form &= next.form;
            }
            meets
        });
    }

    /// The stretch that the position stands in.
    pub fn around(&self, at: usize) -> Option<&Stretch> {
        let before = self.0.partition_point(|stretch| stretch.start <= at).checked_sub(1)?;
        self.0.get(before).filter(|stretch| at < stretch.end)
    }

    pub fn shrink(&mut self, bytes: usize) {
        if self.0.capacity() * size_of::<Stretch>() > bytes {
            *self = Stretches::default();
        }
    }
}

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
        let mut whole = Stretches(vec![Stretch { start: 0, end: text.len(), encoded: false, quoted: false, form: false, folded: (0, 0) }]);
        self.read(text, &mut whole);
        !whole.is_empty()
    }

    /// Folds the stretches of a text and copies the rest, for what looks around. Stretches are narrowed to what may read
    /// otherwise, and dropped when nothing in them folds.
    pub fn read(&mut self, text: &[u8], stretches: &mut Stretches) {
        self.text.clear();
        self.map.clear();
        let mut copied = 0;
        stretches.0.retain_mut(|stretch| {
            // The one before may have ended in the middle of a character.
            stretch.start = stretch.start.max(copied);
            let mut at = stretch.start;
            if at >= stretch.end {
                return false;
            }
            // The first and the last place that may have been misread.
            let (mut first, mut last) = (None, stretch.end);
            // Where the stretch starts in the folded text, unless it is moved.
            let mut starts = self.text.len() + stretch.start - copied;
            // The field of a form that the position stands in.
            let mut form = Form { from: 0, start: 0, end: 0, plus: false };
            // A character may reach over the stretch's end.
            while let Some(offset) = text.get(at..stretch.end).and_then(|rest| rest.iter().position(|&byte| FOLDS[usize::from(byte)])) {
                at += offset;
                let (length, ascii) = match text[at] {
                    b'&' | b'%' | b'+' if !stretch.encoded => (0, None),
                    b'&' if stretch.quoted && mark(text, at).0 > 0 => {
                        let (length, sign) = mark(text, at);
                        (length, Some(sign))
                    }
                    b'&' => entity(text, at),
                    b'%' | b'+' => {
                        if at >= form.end {
                            form = Form::around(text, at);
                        }
                        form.decoded(text, at)
                    }
                    _ => folded(text, at),
                };
                if length == 0 {
                    at += 1;
                    continue;
                }
                if stretch.form {
                    if first.is_none() {
                        let from = form.from.max(stretch.start);
                        (first, starts) = (Some(from), self.text.len() + from - copied);
                    }
                    last = form.end.min(stretch.end);
                } else {
                    first = first.or(Some(stretch.start.max(at.saturating_sub(NEAR))));
                    last = stretch.end.min(at + NEAR);
                }
                self.copy(text, copied, at);
                if let Some(ascii) = ascii {
                    self.map.push(Piece { folded: self.text.len(), original: at, wide: length });
                    self.text.push(ascii);
                }
                at += length;
                copied = at;
            }
            let Some(first) = first else { return false };
            // What a line holds may go on in the next.
            let run_end = if stretch.form { last + 1 } else { stretch.end + BEHIND };
            stretch.folded = (starts, self.text.len() + run_end.saturating_sub(copied));
            (stretch.start, stretch.end) = (first, last.max(copied));
            true
        });
        if !stretches.is_empty() {
            self.copy(text, copied, text.len());
        }
        // Nothing is looked at in two of them.
        let mut next = self.text.len();
        for stretch in stretches.0.iter_mut().rev() {
            stretch.folded.1 = stretch.folded.1.min(next);
            next = stretch.folded.0;
        }
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

/// Whether a field of a form with an escape in it starts at the ampersand: `&name=a%40b`. Reads at most 160 bytes.
fn is_field(text: &[u8], ampersand: usize) -> bool {
    let field = &text[ampersand + 1..text.len().min(ampersand + 160)];
    let name = field.iter().take(64).take_while(|&&byte| is_form_byte(byte)).count();
    name > 0 && field.get(name) == Some(&b'=') && field[name + 1..].iter().take_while(|&&byte| is_form_byte(byte)).any(|byte| matches!(byte, b'%' | b'+'))
}

/// What stands in a form's names and values.
#[inline(always)]
fn is_form_byte(byte: u8) -> bool {
    FORM[usize::from(byte)] == 1
}

/// The same and what parts them.
#[inline(always)]
fn is_query_byte(byte: u8) -> bool {
    FORM[usize::from(byte)] > 0
}

/// 1 for what stands in a form's names and values, 2 for what parts them.
static FORM: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'%' | b'+' | b'-' | b'_' | b'.' | b'*' | b'~' | b'[' | b']' | b'@' | b'!' | b'(' | b')' | b':' | b'/' => 1,
            b'=' | b'&' => 2,
            byte => byte.is_ascii_alphanumeric() as u8,
        };
        byte += 1;
    }
    table
};

/// What starts with what may fold.
static FOLDS: [bool; 256] = {
    let mut table = [false; 256];
    let first = [b'&', b'%', b'+', 0xC2, 0xD9, 0xDB, 0xDF, 0xE0, 0xE1, 0xE2, 0xEF, 0xF0];
    let mut index = 0;
    while index < first.len() {
        table[first[index] as usize] = true;
        index += 1;
    }
    table
};

/// One field of a form, from its name to the end of its value.
struct Form {
    /// Where its name starts.
    from: usize,
    /// Its `=`.
    start: usize,
    end: usize,
    /// A plus is a space: nothing in the value is written as it is that would be encoded.
    plus: bool,
}

impl Form {
    /// The field around the position; reads back at most 4 KiB, and as far as the field goes on. It starts where it ends
    /// when there is none.
    fn around(text: &[u8], at: usize) -> Form {
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
                Form { from: start, start: start + equals, end, plus: !field[equals + 1..].iter().any(|byte| matches!(byte, b'@' | b':' | b'/' | b'=')) }
            }
            _ => Form { from: end, start: end, end, plus: false },
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

/// The entity at the position that quotes a name or a value, or is the head of the arrow between them: its length and the sign.
/// Length 0: none.
fn mark(text: &[u8], at: usize) -> (usize, u8) {
    const MARKS: &[(&[u8], u8)] = &[
        (b"&quot;", b'"'),
        (b"&#034;", b'"'),
        (b"&#34;", b'"'),
        (b"&#x22;", b'"'),
        (b"&#039;", b'\''),
        (b"&#39;", b'\''),
        (b"&#x27;", b'\''),
        (b"&apos;", b'\''),
        (b"&gt;", b'>'),
    ];
    MARKS.iter().find(|(name, _)| text[at..].starts_with(name)).map_or((0, 0), |&(name, sign)| (name.len(), sign))
}

/// The entity of a quote that ends right before the position, its length; 0: none.
fn quote_before(text: &[u8], end: usize) -> usize {
    let window = &text[end.saturating_sub(6)..end];
    memchr::memrchr(b'&', window).map_or(0, |at| match mark(window, at) {
        (length, b'"' | b'\'') if at + length == window.len() => length,
        _ => 0,
    })
}

/// Whether a name that may say something ends at the entity and parts it from its value, `&quot;firstname&quot;:`, `[email] =&gt;`,
/// or the entity opens a string that `var_dump()` wrote. Reads at most 16 bytes to each side.
fn parts_name(text: &[u8], at: usize) -> bool {
    let (length, sign) = mark(text, at);
    let end = match sign {
        _ if length == 0 => return false,
        b'>' => {
            let Some(before) = text[..at].strip_suffix(b"=") else { return false };
            let spaces = before.iter().rev().take(8).take_while(|&&byte| byte == b' ').count();
            let end = before.len() - spaces;
            let end = end - usize::from(before[..end].ends_with(b"]"));
            end - quote_before(text, end)
        }
        _ => {
            let behind = &text[at + length..text.len().min(at + length + 4)];
            match behind.trim_ascii_start() {
                [b':', ..] => at,
                _ => return matches!(text[..at], [.., b'0'..=b'9', b')', b' ']),
            }
        }
    };
    Names::get().may_end(text, end)
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

    /// The fuzzer's: the last character reaches over the end, and more stands behind.
    #[test]
    fn a_stretch_may_end_within_a_character() {
        for text in ["tel ４１２", "a&#52;1", "%34%31", "１\u{200b}２"] {
            for end in 1..=text.len() {
                for encoded in [false, true] {
                    let mut stretches = Stretches(vec![Stretch { start: 0, end, encoded, quoted: false, form: false, folded: (0, 0) }]);
                    Folded::default().read(text.as_bytes(), &mut stretches);
                    assert!(stretches.0.iter().all(|stretch| stretch.end <= text.len()), "{text} {end}");
                }
            }
        }
    }

    fn encoded(text: &str) -> (Stretches, Folded) {
        let (mut stretches, mut folded) = (Stretches::default(), Folded::default());
        stretches.add_encoded(text.as_bytes());
        stretches.join();
        folded.read(text.as_bytes(), &mut stretches);
        (stretches, folded)
    }

    fn is_encoded(text: &str) -> bool {
        !encoded(text).0.is_empty()
    }

    fn text_of(text: &str) -> String {
        let (stretches, folded) = encoded(text);
        if stretches.is_empty() { text.to_owned() } else { String::from_utf8_lossy(folded.text()).into_owned() }
    }

    #[test]
    fn entities_between_letters_and_digits_are_read() {
        for (text, plain) in [
            ("jane&#64;example.com", "jane@example.com"),
            ("4111&nbsp;1111&#160;1111", "4111 1111 1111"),
            ("<td>&#43;49 30</td>", "<td>+49 30</td>"),
            ("P&lt;UTOERIKSSON&lt;&lt;ANNA", "P<UTOERIKSSON<<ANNA"),
        ] {
            assert!(is_encoded(text), "{text}");
            assert_eq!(text_of(text), plain);
        }
        for text in ["a & b", "a &amp; b", "&lt;b&gt;", "if (a&lt;b)", "x &nbsp; y", "?a=1&b=2", "R&D"] {
            assert!(!is_encoded(text), "{text}");
            assert_eq!(text_of(text), text);
        }
    }

    #[test]
    fn the_marks_around_names_that_say_something_are_read() {
        for (text, plain) in [
            ("{&quot;id&quot;:1,&quot;firstname&quot;: &#34;Jane&#34;}", "{\"id\":1,\"firstname\": \"Jane\"}"),
            ("[password] =&gt; hunter2", "[password] => hunter2"),
            ("&#039;email&#039; =&gt; &#39;jane&#39;", "'email' => 'jane'"),
            ("[&quot;lastname&quot;]=&gt;", "[\"lastname\"]=>"),
            ("string(3) &quot;Doe&quot;", "string(3) \"Doe\""),
        ] {
            assert!(is_encoded(text), "{text}");
            assert_eq!(text_of(text), plain);
        }
        for text in ["{&quot;visible&quot;:&quot;A-1&quot;}", "say &quot;password&quot; twice", "a =&gt; b", "x &gt; y", "&quot;", "=&gt;", "&#039;s"] {
            assert!(!is_encoded(text), "{text}");
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
            assert!(!is_encoded(text), "{text}");
            assert_eq!(text_of(text), text);
        }
    }

    #[test]
    fn only_what_stands_near_what_folds_is_read_again() {
        let line = "2026-08-06 main.INFO: took 2056 ms\n".repeat(40);
        for (piece, part) in [
            ("GET /x?page=2&a=1&note=x+y&mail=a%40b.example&c=3 HTTP", "note=x y&mail=a@b.example&"),
            ("card ４１１１ here", "card 4111 here"),
            ("<td>jane&#64;example.com</td>", "<td>jane@example.com</td>"),
        ] {
            let text = format!("{line}{piece}\n{line}{piece}\n{line}");
            let (mut stretches, mut folded) = (Stretches::default(), Folded::default());
            text.bytes().enumerate().filter(|(_, byte)| *byte >= 0xC2).for_each(|(at, _)| stretches.note_high(text.as_bytes(), at));
            stretches.add_encoded(text.as_bytes());
            stretches.join();
            folded.read(text.as_bytes(), &mut stretches);
            assert_eq!(stretches.as_slice().len(), 2, "{piece}");
            for stretch in stretches.as_slice() {
                let (start, end) = stretch.folded;
                assert!(folded.text()[start..end].starts_with(part.as_bytes()), "{piece}");
                assert!(end - start <= part.len() + BEHIND + 1);
            }
        }
    }

    #[test]
    fn pieces_that_fold_and_pieces_that_do_not_are_read_again_once_at_most() {
        for piece in ["&a=1&b=x+y ", "a&nbsp;b ", "&quot;email&quot;:", "city =&gt; ", "٣", "&a=%41&&", "x&y=%4", "٣\n", "&a=%41\n"] {
            for filler in ["", " ", "lorem ipsum ", "0123456789"] {
                let text = format!("{piece}{}", filler.repeat(70)).repeat(60);
                let (mut stretches, mut folded) = (Stretches::default(), Folded::default());
                text.bytes().enumerate().filter(|(_, byte)| *byte >= 0xC2).for_each(|(at, _)| stretches.note_high(text.as_bytes(), at));
                stretches.add_encoded(text.as_bytes());
                stretches.join();
                folded.read(text.as_bytes(), &mut stretches);
                let again: usize = stretches.as_slice().iter().map(|stretch| stretch.folded.1 - stretch.folded.0).sum();
                assert!(again <= text.len(), "{piece}{filler}: {again} of {}", text.len());
            }
        }
    }
}
