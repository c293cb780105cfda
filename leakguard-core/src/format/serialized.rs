//! What PHP's `serialize()` writes, and sessions of such values: `a:1:{s:5:"email";s:16:"jane@example.com";}`,
//! `user|a:1:{…}`. A string says its length in bytes; where something in it changes, the length is written anew.

use super::escape::Escape;
use super::fields::Kind;
use crate::pass::{Edit, Pass};

/// Lists and objects inside one another, at most, as for PHP (`unserialize_max_depth`).
const DEEPEST: usize = 4096;

/// Bytes of a class's name, of a number, and of a session variable's name, at most.
const LONGEST_NAME: usize = 256;
const LONGEST_NUMBER: usize = 32;

/// What stands at a place.
#[derive(Clone, Copy, Debug)]
enum Token {
    /// Bytes with their length before them: where its digits stand, and the bytes.
    Text {
        digits: (usize, usize),
        content: (usize, usize),
    },
    /// Without quotes.
    Number(usize, usize),
    /// Nothing that could be data.
    Word,
    Open,
    Close,
}

/// Why nothing stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// PHP would not read it, or does not print that.
    Broken,
    /// It goes on behind the text.
    Cut,
}

/// How far a serialized value reaches that may start at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// One past its end.
    Whole(usize),
    /// It is none from there on.
    Broken(usize),
    /// It may go on behind the text; the part from there on is not there as a whole.
    Cut(usize),
}

impl Stop {
    /// How far what ends at a place reaches.
    pub fn at(self, at: usize) -> Extent {
        match self {
            Stop::Broken => Extent::Broken(at),
            Stop::Cut => Extent::Cut(at),
        }
    }
}

/// The token at a place, and where it ends.
fn token(text: &[u8], at: usize) -> Result<(Token, usize), Stop> {
    let sign = |at: usize, wanted: u8| match text.get(at) {
        Some(&byte) if byte == wanted => Ok(at + 1),
        Some(_) => Err(Stop::Broken),
        None => Err(Stop::Cut),
    };
    // `N:"…"`: what is between the quotes, and its end.
    let quoted = |at: usize| -> Result<((usize, usize), usize, usize), Stop> {
        let (length, end) = count(text, at)?;
        let from = sign(sign(end, b':')?, b'"')?;
        let to = from.checked_add(length).ok_or(Stop::Broken)?;
        Ok(((at, end), from, sign(to, b'"')? - 1))
    };
    let class = |at: usize| -> Result<usize, Stop> {
        let (_, from, to) = quoted(at)?;
        if to - from > LONGEST_NAME { Err(Stop::Broken) } else { Ok(to + 1) }
    };
    let kind = *text.get(at).ok_or(Stop::Cut)?;
    match kind {
        b'}' => return Ok((Token::Close, at + 1)),
        b'N' => return Ok((Token::Word, sign(at + 1, b';')?)),
        _ => {}
    }
    let from = sign(at + 1, b':')?;
    match kind {
        b's' => {
            let (digits, from, to) = quoted(from)?;
            Ok((Token::Text { digits, content: (from, to) }, sign(to + 1, b';')?))
        }
        b'a' => Ok((Token::Open, sign(sign(count(text, from)?.1, b':')?, b'{')?)),
        b'O' => {
            let members = sign(class(from)?, b':')?;
            Ok((Token::Open, sign(sign(count(text, members)?.1, b':')?, b'{')?))
        }
        // An object that writes itself, in a way of its own.
        b'C' => {
            let digits = sign(class(from)?, b':')?;
            let (length, end) = count(text, digits)?;
            let from = sign(sign(end, b':')?, b'{')?;
            let to = from.checked_add(length).ok_or(Stop::Broken)?;
            Ok((Token::Text { digits: (digits, end), content: (from, to) }, sign(to, b'}')?))
        }
        b'E' => Ok((Token::Word, sign(class(from)?, b';')?)),
        b'i' | b'b' | b'r' | b'R' | b'd' => {
            let is_part = |byte: &u8| byte.is_ascii_digit() || *byte == b'-' || kind == b'd' && matches!(byte, b'.' | b'+' | b'E' | b'I' | b'N' | b'F' | b'A');
            let to = from + text[from..].iter().take(LONGEST_NUMBER).take_while(|byte| is_part(byte)).count();
            let end = sign(to, b';')?;
            let token = if matches!(kind, b'i' | b'd') { Token::Number(from, to) } else { Token::Word };
            if to == from { Err(Stop::Broken) } else { Ok((token, end)) }
        }
        _ => Err(Stop::Broken),
    }
}

/// The number at a place, and where it ends.
fn count(text: &[u8], at: usize) -> Result<(usize, usize), Stop> {
    let digits = text.get(at..).unwrap_or_default().iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 0 {
        return Err(if at >= text.len() { Stop::Cut } else { Stop::Broken });
    }
    let number = text[at..at + digits].iter().fold(0, |number, digit| number * 10 + usize::from(digit - b'0'));
    Ok((number, at + digits))
}

/// How far the value at `start` reaches. Looks at each byte once.
pub(super) fn extent(text: &[u8], start: usize) -> Extent {
    let (mut at, mut open, mut is_key) = (start, 0usize, false);
    loop {
        let (found, end) = match token(text, at) {
            Ok(found) => found,
            Err(stop) => return stop.at(at),
        };
        match found {
            Token::Close if is_key => (open, is_key) = (open - 1, open > 1),
            Token::Close => return Extent::Broken(at),
            Token::Open if is_key || open == DEEPEST => return Extent::Broken(at),
            Token::Open => (open, is_key) = (open + 1, true),
            _ if is_key && !matches!(text[at], b'i' | b's') => return Extent::Broken(at),
            _ => is_key = open > 0 && !is_key,
        }
        at = end;
        if open == 0 {
            return Extent::Whole(at);
        }
    }
}

/// Where the list or object starts whose brace stands at a place: `a:2:{`, `O:8:"stdClass":2:{`. Not before `from`.
pub(super) fn start_before(text: &[u8], brace: usize, from: usize) -> Option<usize> {
    let number_before = |end: usize| -> Option<usize> {
        let before = text.get(from..end)?.strip_suffix(b":")?;
        let digits = before.iter().rev().take(10).take_while(|byte| byte.is_ascii_digit()).count();
        (digits > 0).then(|| end - 1 - digits)
    };
    let mut at = number_before(brace)?;
    if text.get(from..at)?.ends_with(b"\":") {
        let name = &text[from.max(at.saturating_sub(LONGEST_NAME))..at - 2];
        let quote = at - 2 - (name.len() - memchr::memrchr(b'"', name)?);
        at = number_before(quote)?;
    }
    let start = at.checked_sub(2).filter(|start| *start >= from)?;
    let is_word = start > from && text[start - 1].is_ascii_alphanumeric();
    (matches!(text[start], b'a' | b'O' | b'C') && text[start + 1] == b':' && !is_word).then_some(start)
}

/// Whether a string or a number, and no list around it, may stand at a place.
pub(super) fn is_scalar(text: &[u8]) -> bool {
    matches!(text, [b's' | b'i' | b'd', b':', b'0'..=b'9', ..])
}

/// Whether a value, as it is written, may be a serialized list or object.
pub(super) fn begins(raw: &[u8], escape: Escape) -> bool {
    match escape {
        Escape::Hex => [b"613A", b"613a", b"4F3A", b"4f3a"].iter().any(|first| raw.starts_with(*first)),
        Escape::Form => raw.starts_with(b"a%3A") || raw.starts_with(b"O%3A") || raw.starts_with(b"a:"),
        _ => matches!(raw, [b'a' | b'O', b':', b'0'..=b'9', ..]),
    }
}

/// The name of the session's variable whose value starts at a place: `cart|a:2:{`.
fn session_name(text: &[u8], start: usize) -> &[u8] {
    let Some(before) = text[..start].strip_suffix(b"|") else { return b"" };
    let length = before.iter().rev().take(LONGEST_NAME).take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')).count();
    &before[before.len() - length..]
}

impl Pass<'_> {
    /// Judges the value `text[start..end]`, of which [`extent`] knows that it is one. Edits and findings get offsets of
    /// `text`, in order.
    pub(super) fn serialized(&mut self, text: &[u8], start: usize, end: usize, depth: usize) {
        if depth == 0 {
            self.scratch.learned.clear();
        }
        let edits = self.enclosed(text, |pass| pass.members_of_serialized(text, start, end, depth));
        self.mend_lengths(text, start, end, edits);
    }

    fn members_of_serialized(&mut self, text: &[u8], start: usize, end: usize, depth: usize) {
        let name = session_name(text, start);
        if !name.is_empty() {
            self.scratch.fields.enter(Kind::Object);
            self.scratch.fields.key(name);
        } else if is_scalar(&text[start..]) {
            // What waits in it waits here, and not in what is around it.
            self.scratch.fields.enter(Kind::List);
        }
        let outermost = self.scratch.fields.depth();
        let (mut at, mut is_key, mut is_first) = (start, false, false);
        while at < end
            && let Ok((found, next)) = token(text, at)
        {
            match found {
                Token::Close => self.leave(),
                Token::Open => {
                    let is_list = text.get(next) == Some(&b'i');
                    self.scratch.fields.enter(if is_list { Kind::List } else { Kind::Object });
                    is_first = true;
                }
                _ if is_key => {
                    self.member(text, found, !std::mem::replace(&mut is_first, false));
                    (at, is_key) = (next, false);
                    continue;
                }
                Token::Text { content: (from, to), .. } => {
                    let mark = self.scratch.edits.len();
                    self.field_text(text, from, to, Escape::Plain, false, depth);
                    self.empty_if_dropped(from, to, mark, b"");
                }
                Token::Number(from, to) => {
                    let mark = self.scratch.edits.len();
                    self.field_number(text, from, to);
                    self.empty_if_dropped(from, to, mark, b"0");
                }
                Token::Word => {}
            }
            is_key = self.scratch.fields.depth() > outermost;
            at = next;
        }
    }

    /// The key of a list or an object.
    fn member(&mut self, text: &[u8], key: Token, next: bool) {
        if self.scratch.fields.kind() == Some(Kind::List) && next {
            self.scratch.fields.next_element();
        }
        let Token::Text { content: (from, to), .. } = key else { return };
        // `\0*\0email`, `\0Customer\0email`: not everybody's property.
        let name = memchr::memrchr(0, &text[from..to]).map_or(from, |nul| from + nul + 1);
        self.scratch.fields.key(&text[name..to]);
        self.key_text(text, name, to);
    }

    /// Writes the lengths of strings anew in which edits, from `edits` on, put more bytes or fewer.
    fn mend_lengths(&mut self, text: &[u8], start: usize, end: usize, edits: usize) {
        let known = self.scratch.edits.len();
        let (mut at, mut edit_at) = (start, edits);
        while edit_at < known
            && at < end
            && let Ok((found, next)) = token(text, at)
        {
            at = next;
            let Token::Text { digits, content } = found else {
                // A number's edit.
                while edit_at < known && self.scratch.edits[edit_at].start < at {
                    edit_at += 1;
                }
                continue;
            };
            let (mut removed, mut added) = (0, 0);
            while let Some(edit) = self.scratch.edits[..known].get(edit_at).filter(|edit| edit.start < next) {
                removed += edit.end - edit.start;
                added += if edit.drop { 0 } else { edit.new_len };
                edit_at += 1;
            }
            if removed != added {
                let length = (content.1 - content.0 + added).saturating_sub(removed);
                self.length(digits, length);
            }
        }
        if self.scratch.edits.len() > known {
            self.scratch.edits[edits..].sort_unstable_by_key(|edit| (edit.start, edit.end));
        }
    }

    fn length(&mut self, (start, end): (usize, usize), length: usize) {
        let scratch = &mut *self.scratch;
        let new_start = scratch.arena.len();
        let mut power = 1;
        while length / power >= 10 {
            power *= 10;
        }
        while power > 0 {
            scratch.arena.push(b'0' + (length / power % 10) as u8);
            power /= 10;
        }
        scratch.edits.push(Edit { start, end, new_start, new_len: scratch.arena.len() - new_start, drop: false });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::Context;
    use crate::engine::{Engine, Scratch};
    use crate::format::Format;
    use crate::policy::Policy;

    fn redact_with(policy: &str, text: &str, format: Format) -> String {
        let policy = if policy.is_empty() { Policy::preset("redact-all").unwrap() } else { Policy::from_toml(policy, "").unwrap() };
        let (engine, mut scratch) = (Engine::new(policy, None).unwrap(), Scratch::default());
        let once = engine.redact(text.as_bytes(), &Context::default(), format, &mut scratch).unwrap().output.unwrap_or(text.as_bytes()).to_vec();
        let twice = engine.redact(&once, &Context::default(), format, &mut scratch).unwrap();
        assert_eq!(twice.output.map(String::from_utf8_lossy), None, "redacting twice changes something");
        String::from_utf8(once).unwrap()
    }

    fn redact(text: &str) -> String {
        redact_with("", text, Format::Auto)
    }

    /// A string as PHP writes it.
    fn s(text: &str) -> String {
        format!("s:{}:\"{text}\";", text.len())
    }

    #[test]
    fn lengths_are_those_of_what_is_put_in() {
        assert_eq!(redact(&s("jane@example.com")), s("[EMAIL_ADDRESS]"));
        let text = |email: &str, name: &str, card: &str| {
            format!("a:4:{{{}{}{}{}{}{}i:0;{}}}", s("email"), s(email), s("lastname"), s(name), s("qty"), "i:2;", s(card))
        };
        assert_eq!(redact(&text("jane@example.com", "Müller", "nothing")), text("[EMAIL_ADDRESS]", "[PERSON]", "nothing"));
        // An object, its hidden properties, and a list.
        let text = |a: &str, b: &str| {
            format!(
                "O:8:\"Customer\":3:{{{}{}{}{}{}a:2:{{i:0;{}i:1;{}}}}}",
                s("\0*\0lastname"),
                s(a),
                s("\0Customer\0email"),
                s(b),
                s("street"),
                s(if a == "Weber" { "Seestr. 5" } else { "[POSTAL_ADDRESS]" }),
                s(if a == "Weber" { "Hinterhaus 2" } else { "[POSTAL_ADDRESS]" })
            )
        };
        assert_eq!(redact(&text("Weber", "jane@example.com")), text("[PERSON]", "[EMAIL_ADDRESS]"));
        // What no name says, and keys that are data.
        let text = |email: &str| format!("a:1:{{{}{}}}", s(email), s(&format!("to {email} and {email}")));
        assert_eq!(redact(&text("jane@example.com")), text("[EMAIL_ADDRESS]"));
        let other = "x:i:0;a:0:{};m:a:1:{s:5:\"email\";s:16:\"jane@example.com\";}";
        assert!(redact(&format!("C:11:\"ArrayObject\":{}:{{{other}}}", other.len())).starts_with(&format!("C:11:\"ArrayObject\":{}:{{x:i", other.len() - 1)));
    }

    #[test]
    fn strings_in_strings_are_all_mended() {
        let inner = |email: &str| format!("a:1:{{{}{}}}", s("email"), s(email));
        let middle = |email: &str| format!("a:2:{{{}{}{}{}}}", s("customer"), s(&inner(email)), s("cart"), s(&inner("none")));
        let (before, after) = ("jane@example.com", "[EMAIL_ADDRESS]");
        assert_eq!(redact(&middle(before)), middle(after));
        // JSON in it, and it in JSON, SQL, CSV, XML, a session and a log line.
        let json = |email: &str| format!("{{\"email\":\"{email}\"}}");
        assert_eq!(redact(&s(&json(before))), s(&json(after)));
        for wrap in [
            (|text: &str| format!("{{\"meta\":\"{}\"}}", text.replace('"', "\\\""))) as fn(&str) -> String,
            |text| format!("INSERT INTO wp_postmeta (meta_key, meta_value) VALUES ('_x','{}');\n", text.replace('"', "\\\"")),
            |text| format!("lastname,data\n,\"{}\"\n", text.replace('"', "\"\"")),
            |text| format!("<order><data>{}</data></order>", text.replace('"', "&quot;")),
            |text| format!("id=1&data={}", text.replace('"', "%22").replace(';', "%3B").replace('{', "%7B").replace('}', "%7D").replace(':', "%3A")),
            |text| format!("customer|{text}cart|{text}"),
            |text| format!("main.INFO: saved {text} for order 5\n"),
        ] {
            assert_eq!(redact(&wrap(&middle(before))), wrap(&middle(after)));
        }
        // The variable's name counts as a field's.
        assert_eq!(redact(&format!("lastname|{}qty|i:3;", s("Weber"))), format!("lastname|{}qty|i:3;", s("[PERSON]")));
    }

    #[test]
    fn what_goes_leaves_an_empty_string_and_numbers_stay_numbers() {
        let drop = "[[rule]]\nname = 'd'\naction = 'drop'\n";
        let text = |email: &str, number: &str| format!("a:2:{{{}{}{}i:{number};}}", s("email"), s(email), s("telephone"));
        assert_eq!(redact_with(drop, &text("jane@example.com", "4915112345678"), Format::Auto), text("", "0"));
        let masked = redact(&text("jane@example.com", "4915112345678"));
        assert!(masked.contains("i:1000000000000;"), "{masked}");
    }

    #[test]
    fn names_that_are_told_behind_a_note_are_mended_too() {
        let text = |note: &str, name: &str| {
            format!("a:3:{{{}{}{}{}{}{}}}", s("note"), s(note), s("firstname"), s(name), s("lastname"), s(if name == "Jonas" { "Weber" } else { name }))
        };
        assert_eq!(redact(&text("please ring at Weber twice", "Jonas")), text("please ring at [PERSON] twice", "[PERSON]"));
    }

    #[test]
    fn what_is_broken_is_text() {
        for text in [
            "a:1:{s:5:\"email\";s:17:\"jane@example.com\";}",
            "a:1:{s:5:\"email\";s:16:\"jane@example.com\";",
            "s:900:\"jane@example.com\";",
            "a:1:{a:1:{jane@example.com",
        ] {
            assert_eq!(redact(text), text.replace("jane@example.com", "[EMAIL_ADDRESS]"));
        }
        for (text, wanted) in [
            ("", Extent::Cut(0)),
            ("i:1;", Extent::Whole(4)),
            ("b:1;N;", Extent::Whole(4)),
            ("d:-1.5E+20;", Extent::Whole(11)),
            ("a:1:{i:0;N;}x", Extent::Whole(12)),
            ("a:1:{i:0;}", Extent::Broken(9)),
            ("a:1:{N;N;}", Extent::Broken(5)),
            ("}", Extent::Broken(0)),
            ("s:3:\"ab\";", Extent::Broken(0)),
            ("s:99:\"ab\";", Extent::Cut(0)),
            ("s:99999999999999999999:\"", Extent::Broken(0)),
            ("E:11:\"Suit:Hearts\";", Extent::Whole(19)),
        ] {
            assert_eq!(extent(text.as_bytes(), 0), wanted, "{text}");
        }
        let deep = "a:1:{i:0;".repeat(DEEPEST + 1);
        assert_eq!(extent(deep.as_bytes(), 0), Extent::Broken(9 * DEEPEST));
    }

    #[test]
    fn a_value_over_the_border_of_frames_is_one() {
        let row = |email: &str| format!("i:{};a:2:{{{}{}{}{}}}", email.len(), s("email"), s(email), s("sku"), s("24-MB01"));
        let text = |email: &str| format!("a:1500:{{{}}}\nmore\n", row(email).repeat(1500)).repeat(3);
        let expected = text("[EMAIL_ADDRESS]").replace("i:15;a", "i:16;a");
        assert!(text("jane@example.com").len() > 200_000);
        let once = redact(&text("jane@example.com"));
        assert!(once == expected, "{} bytes of {}", once.len(), expected.len());
    }
}
