//! What PHP prints of a list or an object, over several lines, as logs are full of it: `print_r()`, `var_export()` (and lists in short
//! brackets, as code has them) and `var_dump()`; and objects as JavaScript, GraphQL, Python and Ruby write them. Their names are read as those of
//! JSON are.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::escape::Escape;
use super::fields::Kind;
use super::serialized::{Extent, Stop};
use crate::detect::secret;
use crate::pass::Pass;

/// Lists and objects inside one another, at most.
const DEEPEST: usize = 256;

/// Bytes of a name with what stands around it; bytes of a value of `print_r()` that goes over lines; bytes of white space.
const LONGEST_NAME: usize = 256;
const LONGEST_LINES: usize = 16 * 1024;
const LONGEST_SPACE: usize = 4096;

/// Which of them it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `[name] => value`
    PrintR,
    /// `["name"]=>`, and in the next line `string(5) "value"`
    Dump,
    /// `'name' => 'value',`
    Export,
    /// `{name: "value", 'name': 'value', "name"=>"value"}`
    Literal,
}

/// A list or an object that may start at a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    style: Style,
    /// Its opening bracket.
    pub at: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Open,
    Close,
    /// The name of a member, or its place in a list.
    Name(usize, usize),
    Text(usize, usize, Escape),
    Number(usize, usize),
    /// Nothing that could be data.
    Word,
}

type Found = Result<(Token, usize), Stop>;

impl Start {
    /// One whose bracket stands at a place, not before `from`; by what stands before it.
    pub fn at_bracket(text: &[u8], at: usize, from: usize) -> Option<Start> {
        let before = &text[from..at];
        match text[at] {
            b'[' => {
                if let Some(open) = opened_before(before) {
                    return Some(Start { style: Style::PrintR, at: from + open });
                }
                begins_with_name(text, at + 1).then_some(Start { style: Style::Export, at })
            }
            b'{' if matches!(literal(text, at + 1), Ok((Token::Name(..), _))) => Some(Start { style: Style::Literal, at }),
            b'{' => {
                let is_line_end = matches!(text.get(at + 1), Some(b'\n' | b'\r'));
                let counted = before.strip_suffix(b") ")?;
                let digits = counted.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
                let kind = counted[..counted.len() - digits].strip_suffix(b"(")?;
                let is_object = || matches!(kind, [.., b'0'..=b'9', b' ']) && memchr::memrchr(b'#', &kind[kind.len().saturating_sub(12)..]).is_some();
                (is_line_end && digits > 0 && (kind.ends_with(b"array") || is_object())).then_some(Start { style: Style::Dump, at })
            }
            _ => None,
        }
    }

    /// The next `array (` from a place on, and where its word starts.
    pub fn next_array(text: &[u8], from: usize) -> Option<(usize, Start)> {
        static ARRAY: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("array"));
        let mut at = from;
        while let Some(word) = ARRAY.find(&text[at..]).map(|offset| at + offset) {
            at = word + 5;
            let bracket = at + usize::from(text.get(at) == Some(&b' '));
            if text.get(bracket) == Some(&b'(') && begins_with_name(text, bracket + 1) {
                return Some((word, Start { style: Style::Export, at: bracket }));
            }
        }
        None
    }

    /// How far it reaches. Looks at each byte once.
    pub fn extent(self, text: &[u8]) -> Extent {
        let (mut at, mut open, mut is_value) = (self.at + 1, 1, false);
        loop {
            let (found, end) = match self.token(text, at, is_value) {
                Ok(found) => found,
                Err(stop) => return stop.at(at),
            };
            match found {
                Token::Open if open == DEEPEST => return Extent::Broken(at),
                Token::Open => open += 1,
                Token::Close => open -= 1,
                _ => {}
            }
            is_value = matches!(found, Token::Name(..));
            at = end;
            if open == 0 {
                return Extent::Whole(at);
            }
        }
    }

    fn token(self, text: &[u8], at: usize, is_value: bool) -> Found {
        match self.style {
            Style::PrintR if is_value => line_value(text, at),
            Style::PrintR => line_start(text, at),
            Style::Dump => dumped(text, at),
            Style::Export => exported(text, at),
            Style::Literal => literal(text, at),
        }
    }
}

/// Whether a line ends behind an opening bracket, and a member with a name, or a list, stands in the next.
fn begins_with_name(text: &[u8], at: usize) -> bool {
    if !matches!(text.get(at), Some(b'\n' | b'\r')) {
        return false;
    }
    matches!(exported(text, at), Ok((Token::Name(..) | Token::Open, _)))
}

/// Where the bracket of `Array\n(\n    [` stands, before its first name.
fn opened_before(before: &[u8]) -> Option<usize> {
    let line = |text: &[u8]| {
        let spaces = text.iter().rev().take(LONGEST_SPACE).take_while(|&&byte| byte == b' ').count();
        let text = text[..text.len() - spaces].strip_suffix(b"\n")?;
        Some(text.strip_suffix(b"\r").unwrap_or(text).len())
    };
    let open = before[..line(before)?].strip_suffix(b"(")?;
    let kind = &before[..line(open)?];
    (kind.ends_with(b"Array") || kind.ends_with(b" Object")).then_some(open.len())
}

/// The first byte behind white space, and where it stands.
fn skip_space(text: &[u8], at: usize) -> Result<(u8, usize), Stop> {
    let rest = text.get(at..).unwrap_or_default();
    let spaces = rest.iter().take(LONGEST_SPACE).take_while(|byte| byte.is_ascii_whitespace()).count();
    match rest.get(spaces) {
        Some(byte) if byte.is_ascii_whitespace() => Err(Stop::Broken),
        Some(&byte) => Ok((byte, at + spaces)),
        None => Err(Stop::Cut),
    }
}

/// The same, and behind signs that part values.
fn skip_signs(text: &[u8], mut at: usize, signs: &[u8]) -> Result<(u8, usize), Stop> {
    loop {
        match skip_space(text, at)? {
            (byte, place) if signs.contains(&byte) => at = place + 1,
            found => return Ok(found),
        }
    }
}

/// Where the line ends that holds a place.
fn line_end(text: &[u8], at: usize) -> Result<usize, Stop> {
    memchr::memchr(b'\n', &text[at..]).map(|length| at + length).ok_or(Stop::Cut)
}

/// The name of a line of `print_r()`, and where its value starts: `[name] => `.
fn line_name(line: &[u8]) -> Option<(usize, usize, usize)> {
    let spaces = line.len() - line.trim_ascii_start().len();
    if line.get(spaces) != Some(&b'[') {
        return None;
    }
    let near = &line[..line.len().min(spaces + LONGEST_NAME)];
    let close = spaces + memchr::memmem::find(&near[spaces..], b"] =>")?;
    let name = &line[spaces + 1..close];
    let length = match memchr::memchr(b':', name) {
        Some(colon) if name[colon..] == *b":protected" || name.ends_with(b":private") => colon,
        _ => name.len(),
    };
    let behind = close + 4;
    Some((spaces + 1, spaces + 1 + length, behind + usize::from(line.get(behind) == Some(&b' '))))
}

fn is_close(line: &[u8]) -> bool {
    line.trim_ascii() == b")"
}

/// A name or the end, where a line of `print_r()` starts.
fn line_start(text: &[u8], at: usize) -> Found {
    let (byte, from) = skip_space(text, at)?;
    if byte == b')' {
        return Ok((Token::Close, from + 1));
    }
    let to = text.len().min(from + LONGEST_NAME);
    let end = memchr::memchr(b'\n', &text[from..to]).map_or(to, |length| from + length);
    match line_name(&text[from..end]) {
        Some((start, end, value)) => Ok((Token::Name(from + start, from + end), from + value)),
        None if byte == b'[' && to == text.len() => Err(Stop::Cut),
        None => Err(Stop::Broken),
    }
}

/// The value behind such a name: the rest of its line, and further lines up to the next name or the end.
fn line_value(text: &[u8], at: usize) -> Found {
    let mut end = line_end(text, at)?;
    let line = text[at..end].trim_ascii();
    if line == b"Array" || line.ends_with(b" Object") {
        let (byte, open) = skip_space(text, end)?;
        if byte == b'(' {
            return Ok((Token::Open, open + 1));
        }
    }
    loop {
        let next = line_end(text, end + 1)?;
        let line = &text[end + 1..next];
        if line_name(line).is_some() || is_close(line) {
            break;
        }
        if next - at > LONGEST_LINES {
            return Err(Stop::Broken);
        }
        end = next;
    }
    Ok((Token::Text(at, at + text[at..end].trim_ascii_end().len(), Escape::Plain), end))
}

/// What `var_dump()` prints.
fn dumped(text: &[u8], at: usize) -> Found {
    let (byte, from) = skip_space(text, at)?;
    let rest = &text[from..text.len().min(from + LONGEST_NAME)];
    let stop = if from + rest.len() == text.len() { Stop::Cut } else { Stop::Broken };
    let line = &rest[..memchr::memchr(b'\n', rest).ok_or(stop).or_else(|stop| if matches!(byte, b'}' | b's') { Ok(rest.len()) } else { Err(stop) })?];
    let line = line.trim_ascii_end();
    let end = from + line.len();
    match byte {
        b'}' => return Ok((Token::Close, from + 1)),
        b'[' => {
            let name = line[1..].strip_suffix(b"]=>").ok_or(Stop::Broken)?;
            let quoted = name.strip_prefix(b"\"");
            let length = quoted.map_or(Ok(name.len()), |name| memchr::memchr(b'"', name).ok_or(Stop::Broken))?;
            let start = from + 1 + usize::from(quoted.is_some());
            return Ok((Token::Name(start, start + length), end));
        }
        b's' => {
            let digits = line.strip_prefix(b"string(").ok_or(stop)?;
            let count = digits.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
            if digits[count..].get(..3).ok_or(stop)? != b") \"" {
                return Err(Stop::Broken);
            }
            let start = from + 7 + count + 3;
            let length = digits[..count].iter().fold(0, |number, digit| number * 10 + usize::from(digit - b'0'));
            let closes = |end: usize| text.get(end) == Some(&b'"') && matches!(text.get(end + 1), None | Some(b'\n' | b'\r'));
            // What was redacted has another length.
            let end = match start + length {
                end if closes(end) => end,
                _ => memchr::memchr_iter(b'"', &text[start..]).map(|offset| start + offset).find(|&end| closes(end)).ok_or(Stop::Cut)?,
            };
            return Ok((Token::Text(start, end, Escape::Plain), end + 1));
        }
        _ => {}
    }
    let token = match line {
        [.., b'{'] if line.starts_with(b"array(") || line.starts_with(b"object(") => Token::Open,
        [b'i', b'n', b't', b'(', number @ .., b')'] => Token::Number(from + 4, from + 4 + number.len()),
        [b'f', b'l', b'o', b'a', b't', b'(', number @ .., b')'] => Token::Number(from + 6, from + 6 + number.len()),
        b"NULL" | b"*RECURSION*" => Token::Word,
        _ if [&b"bool("[..], b"enum(", b"resource(", b"uninitialized("].iter().any(|kind| line.starts_with(kind)) => Token::Word,
        _ => return Err(Stop::Broken),
    };
    Ok((token, end))
}

/// What `var_export()` prints, or a list in code has.
fn exported(text: &[u8], at: usize) -> Found {
    let (byte, from) = skip_signs(text, at, b",.")?;
    let word = |from: usize| {
        from + text[from..].iter().take(LONGEST_NAME).take_while(|&&byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'\\' | b':')).count()
    };
    let (token, end) = match byte {
        b'[' => return Ok((Token::Open, from + 1)),
        b']' | b')' => return Ok((Token::Close, from + 1)),
        b'\'' | b'"' => quoted(text, from)?,
        b'-' | b'0'..=b'9' => {
            let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-');
            let end = from + 1 + text[from + 1..].iter().take(64).take_while(|byte| is_part(byte)).count();
            if is_sum(&text[from..end]) {
                return Err(Stop::Broken);
            }
            (Token::Number(from, end), end)
        }
        b'(' if text[from..].starts_with(b"(object) ") => (Token::Word, from + 9),
        b'a'..=b'z' | b'A'..=b'Z' | b'\\' => {
            let end = word(from);
            let bracket = end + usize::from(text.get(end) == Some(&b' '));
            let opens = text[from..end].eq_ignore_ascii_case(b"array") || text[from..end].ends_with(b"::__set_state");
            match text.get(bracket) {
                Some(b'(') if opens => return Ok((Token::Open, bracket + 1)),
                Some(b'(' | b'-') => return Err(Stop::Broken),
                Some(_) => (Token::Word, end),
                None => return Err(Stop::Cut),
            }
        }
        _ => return Err(Stop::Broken),
    };
    match skip_space(text, end) {
        Ok((b'=', arrow)) if text.get(arrow + 1) == Some(&b'>') => match token {
            Token::Text(start, end, _) | Token::Number(start, end) => Ok((Token::Name(start, end), arrow + 2)),
            _ => Ok((Token::Word, arrow + 2)),
        },
        Ok((b',' | b'.' | b')' | b']', _)) => Ok((token, end)),
        Ok(_) if token == Token::Word && byte == b'(' => Ok((token, end)),
        Ok(_) => Err(Stop::Broken),
        Err(stop) => Err(stop),
    }
}

/// Whether what begins as a number goes on as a sum: `2+3`; a plus behind its exponent is its own.
fn is_sum(number: &[u8]) -> bool {
    number.windows(2).any(|pair| pair[1] == b'+' && !matches!(pair[0], b'e' | b'E'))
}

/// Whether an object starts with a name in quotes that no colon stands behind: Ruby's.
pub(super) fn has_arrow(text: &[u8], at: usize) -> bool {
    let Ok((b'"', quote)) = skip_space(text, at + 1) else { return false };
    let near = &text[..text.len().min(quote + LONGEST_NAME)];
    quoted_end(near, quote).is_some_and(|end| near[end + 1..].trim_ascii_start().starts_with(b"=>"))
}

/// A part of an object in code that holds values alone: of one with calls, variables or sums nothing is known.
fn literal(text: &[u8], at: usize) -> Found {
    let (byte, from) = skip_signs(text, at, b",")?;
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'-' | b'.' | b'+') || *byte >= 0x80;
    let (token, end) = match byte {
        b'{' | b'[' => return Ok((Token::Open, from + 1)),
        b'}' | b']' => return Ok((Token::Close, from + 1)),
        b'\'' | b'"' => quoted(text, from)?,
        _ if is_part(&byte) => {
            let end = from + text[from..].iter().take(LONGEST_NAME).take_while(|byte| is_part(byte)).count();
            let is_number = matches!(byte, b'-' | b'0'..=b'9');
            if is_number && is_sum(&text[from..end]) {
                return Err(Stop::Broken);
            }
            (if is_number { Token::Number(from, end) } else { Token::Word }, end)
        }
        _ => return Err(Stop::Broken),
    };
    // A name has its separator right behind it; Ruby parts them.
    let behind = text.get(end).copied().ok_or(Stop::Cut)?;
    let next = match behind {
        b':' => Some(end + 1).filter(|&next| text.get(next) != Some(&b':')),
        b'=' | b' ' => text[end..].trim_ascii_start().starts_with(b"=>").then(|| end + 2 + usize::from(behind == b' ')),
        _ => None,
    };
    match (token, next) {
        (Token::Text(start, end, _) | Token::Number(start, end), Some(next)) => Ok((Token::Name(start, end), next)),
        (Token::Word, Some(next)) => Ok((Token::Name(from, end), next)),
        (Token::Word, None) => {
            const WORDS: [&[u8]; 9] = [b"null", b"true", b"false", b"nil", b"None", b"True", b"False", b"undefined", b"NaN"];
            let word = &text[from..end];
            let is_constant = word.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_');
            if (WORDS.contains(&word) || is_constant) && ends_value(behind) { Ok((token, end)) } else { Err(Stop::Broken) }
        }
        (_, None) if ends_value(behind) => Ok((token, end)),
        _ => Err(Stop::Broken),
    }
}

fn ends_value(byte: u8) -> bool {
    matches!(byte, b',' | b'}' | b']') || byte.is_ascii_whitespace()
}

/// The string whose quote stands at a place, and where it ends.
fn quoted(text: &[u8], quote: usize) -> Found {
    let end = quoted_end(text, quote).ok_or(Stop::Cut)?;
    Ok((Token::Text(quote + 1, end, if text[quote] == b'"' { Escape::Json } else { Escape::Php }), end + 1))
}

/// Where the string ends whose quote stands at a place.
fn quoted_end(text: &[u8], quote: usize) -> Option<usize> {
    let mut at = quote + 1;
    loop {
        at += memchr::memchr2(text[quote], b'\\', text.get(at..)?)?;
        if text[at] == text[quote] {
            return Some(at);
        }
        at += 2;
    }
}

impl Pass<'_> {
    /// Judges what `text[start.at..end]` holds, of which [`Start::extent`] knows that it is one. Edits and findings get offsets of `text`, in
    /// order.
    pub(super) fn dump(&mut self, text: &[u8], start: Start, end: usize, depth: usize) {
        if depth == 0 {
            self.scratch.learned.clear();
        }
        self.enclosed(text, |pass| pass.members_of_dump(text, start, end, depth));
    }

    fn members_of_dump(&mut self, text: &[u8], start: Start, end: usize, depth: usize) {
        let (mut at, mut is_value, mut is_first) = (start.at + 1, false, true);
        self.scratch.fields.enter(start.kind(text, at));
        while at < end
            && let Ok((found, next)) = start.token(text, at, is_value)
        {
            let is_element = !is_value && !matches!(found, Token::Close) && self.scratch.fields.kind() == Some(Kind::List);
            if is_element && !std::mem::replace(&mut is_first, false) {
                self.scratch.fields.next_element();
            }
            is_value = false;
            match found {
                Token::Open => {
                    self.scratch.fields.enter(start.kind(text, next));
                    is_first = true;
                }
                Token::Close => self.leave(),
                Token::Name(from, to) => {
                    is_value = true;
                    is_first = false;
                    let is_place = text[from..to].iter().all(u8::is_ascii_digit);
                    if !is_place || self.scratch.fields.kind() != Some(Kind::List) {
                        // `'click #update_api_key': 'saveKey'` selects what is on a page.
                        let is_selector = start.style == Style::Literal && text[from..to].contains(&b'#');
                        self.scratch.fields.key(if is_selector { b"" } else { &text[from..to] });
                        self.key_text(text, from, to);
                    }
                }
                // Code tells of what it will be given: `{name: 'password', value: 'secret'}`.
                Token::Text(from, to, _) if start.style == Style::Literal && self.scratch.fields.tells_secret() && secret::is_placeholder(&text[from..to]) => {}
                Token::Text(from, to, escape) => {
                    let mark = self.scratch.edits.len();
                    let escaped = escape.find(&text[from..to]).is_some();
                    self.field_text(text, from, to, escape, escaped, depth);
                    self.empty_if_dropped(from, to, mark, b"");
                }
                Token::Number(from, to) => {
                    let mark = self.scratch.edits.len();
                    self.field_number(text, from, to);
                    self.empty_if_dropped(from, to, mark, b"0");
                }
                Token::Word => {}
            }
            at = next;
        }
    }
}

impl Start {
    /// Whether what is opened before a place has names.
    fn kind(self, text: &[u8], at: usize) -> Kind {
        if self.style == Style::Literal {
            return if text[at - 1] == b'[' { Kind::List } else { Kind::Object };
        }
        match self.token(text, at, false) {
            Ok((Token::Name(from, to), _)) if !text[from..to].iter().all(u8::is_ascii_digit) => Kind::Object,
            Ok((Token::Close, _)) => Kind::Object,
            _ => Kind::List,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::Context;
    use crate::engine::{Engine, Scratch};
    use crate::format::Format;
    use crate::policy::Policy;

    fn redact_with(policy: &str, text: &str) -> String {
        let policy = if policy.is_empty() { Policy::preset("redact-all").unwrap() } else { Policy::from_toml(policy, "").unwrap() };
        let (engine, mut scratch) = (Engine::new(policy, None).unwrap(), Scratch::default());
        let once = engine.redact(text.as_bytes(), &Context::default(), Format::Auto, &mut scratch).unwrap().output.unwrap_or(text.as_bytes()).to_vec();
        let twice = engine.redact(&once, &Context::default(), Format::Auto, &mut scratch).unwrap();
        assert_eq!(twice.output.map(String::from_utf8_lossy), None, "redacting twice changes something");
        String::from_utf8(once).unwrap()
    }

    fn redact(text: &str) -> String {
        redact_with("", text)
    }

    /// `print_r()`, `var_dump()`, `var_export()` and code, as PHP 8.2 prints them.
    fn all(name: &str, street: &str, city: &str, phone: &str, note: &str) -> [String; 4] {
        [
            format!(
                "[2026-11-22] main.DEBUG: Array\n(\n    [id] => 7\n    [customer] => Array\n        (\n            [name] => {name}\n            [street] => Array\n                (\n                    [0] => {street}\n                    [1] => \n                )\n\n            [city] => {city}\n        )\n\n    [payment:protected] => stdClass Object\n        (\n            [phone] => {phone}\n        )\n\n    [comment] => \n    [note] => {note}\nsecond line\n)\n [] []\n"
            ),
            format!(
                "array(3) {{\n  [\"id\"]=>\n  int(7)\n  [\"customer\"]=>\n  array(3) {{\n    [\"name\"]=>\n    string(12) \"{name}\"\n    [\"street\"]=>\n    array(1) {{\n      [0]=>\n      string(9) \"{street}\"\n    }}\n    [\"city\"]=>\n    string(4) \"{city}\"\n  }}\n  [\"payment\":protected]=>\n  object(stdClass)#12 (1) {{\n    [\"phone\"]=>\n    string(12) \"{phone}\"\n    [\"paid\"]=>\n    bool(true)\n  }}\n  [\"note\"]=>\n  string(9) \"{note}\"\n}}\n"
            ),
            format!(
                "array (\n  'id' => 7,\n  'customer' => \n  array (\n    'name' => '{name}',\n    'street' => \n    array (\n      0 => '{street}',\n      1 => NULL,\n    ),\n    'city' => '{city}',\n  ),\n  'payment' => \n  \\Pay\\Method::__set_state(array(\n     'phone' => '{phone}',\n     'paid' => true,\n  )),\n  'note' => '{note}',\n)"
            ),
            format!(
                "return [\n    'id' => 7,\n    'customer' => [\n        'name' => '{name}',\n        'street' => ['{street}'],\n        'city' => \"{city}\"\n    ],\n    'payment' => (object) array('phone' => '{phone}', 'kind' => Kind::Card),\n    'note' => '{note}'\n];\n"
            ),
        ]
    }

    #[test]
    fn names_of_members_say_what_their_values_are() {
        let redacted = all("[PERSON]", "[POSTAL_ADDRESS]", "[POSTAL_ADDRESS]", "[PHONE_NUMBER]", "for [PERSON] only");
        for (text, redacted) in all("Jane O\\'Neil", "Seestr. 5", "Bonn", "0151 2345678", "for Jane only").into_iter().zip(redacted) {
            let text = if text.starts_with("array (") || text.starts_with("return") { text } else { text.replace('\\', "") };
            assert_eq!(redact(&text), redacted);
            assert_eq!(redact(&text.replace('\n', "\r\n")), redacted.replace('\n', "\r\n"));
            // In a string of JSON.
            let json = |text: &str| serde_json::json!({"message": text}).to_string();
            assert_eq!(redact(&json(&text)), json(&redacted));
        }
    }

    #[test]
    fn several_stand_in_one_text() {
        let texts = all("Jane Doe", "Seestr. 5", "Bonn", "0151 2345678", "none").concat();
        let redacted = all("[PERSON]", "[POSTAL_ADDRESS]", "[POSTAL_ADDRESS]", "[PHONE_NUMBER]", "none").concat();
        assert_eq!(redact(&texts), redacted);
        assert!(redact(&texts.repeat(200)) == redacted.repeat(200));
    }

    #[test]
    fn what_goes_leaves_nothing_of_its_value() {
        let drop = "[[rule]]\nname = 'd'\naction = 'drop'\n";
        for (text, redacted) in all("Jane Doe", "Seestr. 5", "Bonn", "0151 2345678", "none").into_iter().zip(all("", "", "", "", "none")) {
            assert_eq!(redact_with(drop, &text), redacted);
        }
    }

    #[test]
    fn what_is_none_is_text() {
        for text in [
            "Array\n(\n    [name] => jane@example.com\n",
            "Array\n(\n    name => jane@example.com\n)\n",
            "Array\n(\n    [name] = jane@example.com\n)\n",
            "array(1) {\n  [\"name\"]=>\n  string(16) \"jane@example.com\"\n",
            "array(1) {\n  [\"name\"]=>\n  text(16) \"jane@example.com\"\n}\n",
            "array (\n  'a' => f('jane@example.com'),\n)",
            "array (\n  'a' => $jane, 'jane@example.com',\n)",
            "array (\n  'a' => 'jane@example.com\n)",
            "[\n  'a' => 'jane@example.com',\n",
            "x[\n'jane@example.com']",
        ] {
            assert_eq!(redact(text), text.replace("jane@example.com", "[EMAIL_ADDRESS]"));
        }
        let nested = "array (\n'a' => ".repeat(DEEPEST + 9) + "'jane@example.com'" + &")".repeat(DEEPEST + 9);
        assert_eq!(redact(&nested), nested.replace("jane@example.com", "[EMAIL_ADDRESS]"));
    }

    #[test]
    fn objects_in_code_are_read_by_the_names_of_their_members() {
        let redacted = ["[PERSON]", "[POSTAL_ADDRESS]", "[POSTAL_ADDRESS]"];
        let writings: [fn([&str; 3]) -> String; 5] = [
            |[name, city, street]| format!("var c = {{id: 7, customer: {{name: '{name}', 'city': \"{city}\", street: ['{street}']}}, ok: true}};\n"),
            |[name, city, street]| format!("<script>init({{customer:{{name:\"{name}\",address:{{city:\"{city}\",street:[\"{street}\"]}}}}}})</script>"),
            |[name, city, street]| format!("mutation {{ f(customer: {{name: \"{name}\" city: \"{city}\" kind: SHIPPING street: [\"{street}\"]}}) {{ id }} }}"),
            |[name, city, street]| {
                format!("Parameters: {{\"customer\"=>{{\"name\"=>\"{name}\", \"city\"=>\"{city}\", \"street\"=>[\"{street}\"]}}, \"n\"=>nil}}")
            },
            |[name, city, street]| format!("got {{'customer': {{'name': '{name}', 'city': '{city}', 'street': ['{street}'], 'x': None}}}}"),
        ];
        for write in writings {
            assert_eq!(redact(&write(["Jane Doe", "Bonn", "Seestr. 5"])), write(redacted));
        }
        assert_eq!(redact("{email: 'jane@example.com', password: 'hunter2'}"), "{email: '[EMAIL_ADDRESS]', password: '[PASSWORD]'}");
        for text in [
            // It calls, sums, or is no object of values.
            "x = {customer: f(a), customer: {name: \"Jane Doe\" + b, city: c}}",
            "a{color:red;city:\"Bonn\"}",
            "{return {name:\"Jane Doe\"}}",
            "see {name: 'password', value: 'secret'}",
            "{label: {name: 'Joust Duffle Bag', color: 'Black'}, 'click #city': 'saveCity'}",
            "map: {'Magento_Customer/change-email-password': 'Magento_Customer/js/change-email-password'}",
        ] {
            assert_eq!(redact(text), text);
        }
    }

    #[test]
    fn names_of_a_list_say_nothing_of_their_own() {
        let text = "array (\n  0 => \n  array (\n    'sku' => '24-MB01',\n    'name' => 'Joust Duffle Bag',\n    'color' => 'Black',\n  ),\n)";
        assert_eq!(redact(text), text);
    }
}
