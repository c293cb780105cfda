//! Values in running text that stand behind their name: `password=…`, `"firstname":"…"`, `'phone' => '…'`,
//! `[last_name] => …`, `?token=…`, `cvv 123`, `dob 1988-03-14`.

use std::ops::Range;

use memchr::memmem;

use super::Candidate;
use super::boundary::{begins_sign, begins_with, digits_len, ends_escape, ends_with, is_alnum, is_escaped};
use super::card::{self, expiry_end};
use super::field::{self, Class, FieldName, Made};
use super::known_names::KnownNames;
use super::label::{first_label, label_len};
use super::spoken::{SPOKEN_PIN, is_copula, says_pin};
use super::{connection, introduced, key_format, pair, password_hash, secret, serialized, session};
use crate::entity::{Category, Entity};

/// Bytes looked at before the separator for the name, and behind it for the value.
const NAME_WINDOW: usize = 48;
const VALUE_WINDOW: usize = 1024;

/// How far behind a person's field an address field without a person's own mark still belongs to that person: to the end of its line,
/// and where fields stand one on a line, so many lines. Lines stay what they are when values go, bytes do not.
const PERSON_LINES: usize = 16;

/// And never further than this.
const PERSON_REACH: usize = 4096;

/// How long a list of values may be.
const LIST_REACH: usize = 512;

/// The score of what its name says it is.
const NAMED: f32 = 0.93;

/// The score of one of WordPress' keys that is defined.
const DEFINED: f32 = 0.85;

/// The score of the number of a document that no separator parts from its name.
const DOCUMENT: f32 = 0.6;

/// What a text has shown so far.
#[derive(Default)]
pub(crate) struct Labels {
    /// Where the person was named last; [`None`]: nowhere.
    person_at: Option<usize>,
    /// The lines that have ended since, counted up to here.
    lines: usize,
    counted_to: usize,
    /// A list was opened (`[street] => Array`), and its elements count up to here; 0: none is open.
    list_until: usize,
    /// The kind of its elements.
    list_of: Option<Entity>,
}

impl Labels {
    /// Whether a field belongs to the person that was named last.
    fn is_of_person(&mut self, text: &[u8], separator: usize) -> bool {
        let Some(at) = self.person_at.filter(|&at| at <= separator && separator - at < PERSON_REACH) else { return false };
        if self.counted_to > separator {
            (self.lines, self.counted_to) = (0, at);
        }
        self.lines += memchr::memchr_iter(b'\n', &text[self.counted_to..separator]).count();
        self.counted_to = separator;
        self.lines == 0 || self.lines <= PERSON_LINES && begins_line(text, at)
    }

    /// Whether the elements of a list may count.
    pub fn in_list(&self) -> bool {
        self.list_until > 0
    }

    /// A name that says nothing ends a list.
    pub fn leave_list(&mut self) {
        self.list_until = 0;
    }
}

/// Ends of names that may be a secret's or a session's, though no field is called so: what the scanner has to look for.
/// The letter in front stands for any word.
pub(crate) const SECRET_ENDS: &[&str] = &[
    "a_key",
    "akey",
    "a_token",
    "a_secret",
    "a_salt",
    "a_auth",
    "a_signature",
    "signature",
    "a_hmac",
    "a_jwt",
    "a_credential",
    "a_credentials",
    "key_base",
    "erlang_cookie",
    "cookie_iv",
    "a_pat",
    "a_pass",
    "a_pw",
    "npmauthident",
    "basicauth",
    "creds",
    "pwd",
    "phpsessid",
    "jsessionid",
    "asp.net_sessionid",
    ".aspnetcore.session",
    "connect.sid",
    "sessionid",
    "session_id",
    "laravel_session",
    "ci_session",
    "session_token",
    "rememberme",
    "persistent_shopping_cart",
    "admin",
    "frontend",
    "adminhtml",
];

/// What stands behind a name that is no field's: a secret, a session.
pub(crate) fn at_unknown(text: &[u8], separator: usize, name: &[u8], labels: &mut Labels) -> Option<Candidate> {
    from_name(text, separator, name, FieldName::default(), labels)
}

/// Whether [`at_word`] knows the name.
fn is_word(name: &[u8]) -> bool {
    WORDS.iter().any(|word| name.len() == word.len() && name.eq_ignore_ascii_case(word.as_bytes()))
}

/// Whether nothing ever comes of a name, whatever stands behind it.
fn is_silent(name: &[u8], field: FieldName) -> bool {
    let is_secret =
        || secret::is_password_name(name) || secret::is_name_of_pair(name) || secret::is_secret_name(name) || session::may_name(name) || session::may_end(name);
    !speaks(field) && !names_pair(name, field) && !is_word(name) && (field.class.is_some() || !is_secret())
}

/// Whether a value of that name may have its own before it. What is written in quotes is a document's member, which its reader knows.
fn names_pair(name: &[u8], field: FieldName) -> bool {
    field.class == Some(Class::ValueOf) && name.eq_ignore_ascii_case(b"value")
}

/// What a separator behind a name starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing, whatever stands behind it: it ends a list.
    Silent,
    /// A value that the name tells of.
    Speaks,
    /// Coordinates.
    Geo,
    /// One of [`WORDS`]: what stands behind it has its own look.
    Word,
    /// A value that the member before may name.
    Pair,
    /// A value that may be a secret or a session's.
    Unknown,
}

/// The role of a name that says this.
pub(crate) fn role(name: &[u8], field: FieldName) -> Role {
    match () {
        () if name.eq_ignore_ascii_case(b"geo") => Role::Geo,
        () if is_silent(name, field) => Role::Silent,
        () if names_pair(name, field) => Role::Pair,
        () if speaks(field) => Role::Speaks,
        () if is_word(name) => Role::Word,
        () => Role::Unknown,
    }
}

/// Whether [`at_separator`] does anything with a name of that class.
fn speaks(field: FieldName) -> bool {
    field.marks_person || field.class.is_some_and(|class| class.in_text(true).is_some())
}

/// The labelled value whose separator (`:` or `=`) is at `separator`; reads at most 48 bytes back and 1 KiB ahead.
pub(crate) fn at_separator(text: &[u8], separator: usize, known: &mut KnownNames, labels: &mut Labels) -> Option<Candidate> {
    let arrow = text[separator] == b'=' && text.get(separator + 1) == Some(&b'>');
    if arrow && is_numbered(text, separator) {
        let entity = labels.list_of.filter(|_| separator < labels.list_until)?;
        return value_of(text, separator, b"", entity, arrow);
    }
    // `Class::method()`, and the visibility in `[firstname:protected] =>`.
    let is_of_code = || begins_scope(text, separator) || text[..separator].ends_with(b":") || is_visibility(text, separator);
    if text[separator] == b':' && is_of_code() {
        return None;
    }
    if separator > 0 && text[separator - 1] == b's' && text.get(separator + 1).is_some_and(u8::is_ascii_digit) {
        let (name, colon) = serialized::name_at_type(text, separator)?;
        return from_name(text, colon, name, field_of(known, name), labels);
    }
    let property = if arrow { property_name(text, separator) } else { None };
    let name = match property.or_else(|| serialized_name(text, separator)) {
        Some(name) => name,
        None => match name_before(text, separator) {
            Some(name) => name,
            None => return session::session_at_equals(text, separator),
        },
    };
    let name = typed_name(text, separator, name).unwrap_or(name);
    from_name(text, separator, name, field_of(known, name), labels)
}

/// What a name of running text says: one with a label in it may say what the key of a document would not.
fn field_of(known: &mut KnownNames, name: &[u8]) -> FieldName {
    let field = known.classify(name);
    if field.class.is_none() && name.contains(&b']') { field::classify(name) } else { field }
}

/// The last byte of an operator that begins with the colon: `:=` of Go, `::=` and `:::=` of make; of any other the separator.
fn operator_end(text: &[u8], separator: usize) -> usize {
    let colons = text[separator..].iter().take(4).take_while(|&&byte| byte == b':').count();
    let assigns = (1..4).contains(&colons) && text.get(separator + colons) == Some(&b'=');
    separator + if assigns { colons } else { 0 }
}

/// Whether a colon follows and no value: `Class::method()`.
fn begins_scope(text: &[u8], separator: usize) -> bool {
    text.get(separator + 1) == Some(&b':') && operator_end(text, separator) == separator
}

/// What stands behind a name and makes an assignment with the `=`: `token ?= "…"`, `$token .= "…"`, `token ||= "…"`.
pub(crate) fn begins_operator(byte: u8) -> bool {
    matches!(byte, b'?' | b'.' | b'+' | b'|')
}

/// Whether a string is assigned: else it is a variable, `url.password += code`.
fn opens_quote(rest: &[u8]) -> bool {
    matches!(rest[..rest.len().min(16)].trim_ascii_start().first(), Some(b'"' | b'\'' | b'`'))
}

/// The name that a type stands behind: `var token string = "…"`, `token: String = "…"`, `token: &str = "…"`.
fn typed_name<'a>(text: &'a [u8], separator: usize, type_name: &[u8]) -> Option<&'a [u8]> {
    if !matches!(type_name, b"string" | b"String" | b"str") || text[separator] != b'=' {
        return None;
    }
    let window = &text[separator.saturating_sub(2 * NAME_WINDOW)..separator];
    let before = window.trim_ascii_end().strip_suffix(type_name)?;
    let before = before.strip_suffix(b"&").unwrap_or(before);
    let before = before.strip_suffix(b" ")?;
    let before = before.strip_suffix(b":").unwrap_or(before);
    let length = before.iter().rev().take(NAME_WINDOW).take_while(|&&byte| is_alnum(byte) || byte == b'_').count();
    (length > 0 && opens_quote(&text[separator + 1..])).then(|| &before[before.len() - length..])
}

/// The same, for a name that stands alone or in quotes right before the separator, with what it says.
pub(crate) fn at_named(text: &[u8], separator: usize, name: &[u8], field: FieldName, labels: &mut Labels) -> Option<Candidate> {
    if begins_scope(text, separator) {
        return None;
    }
    from_name(text, separator, name, field, labels)
}

#[inline]
fn from_name(text: &[u8], separator: usize, name: &[u8], field: FieldName, labels: &mut Labels) -> Option<Candidate> {
    let arrow = text[separator] == b'=' && text.get(separator + 1) == Some(&b'>');
    if field.marks_person {
        (labels.person_at, labels.lines, labels.counted_to) = (Some(separator), 0, separator);
    }
    if matches!(field.class, None | Some(Class::Is(Entity::GenericSecret)))
        && let Some(session) = session::session_at_equals(text, separator)
    {
        return Some(session);
    }
    let entity = match field.class.and_then(|class| class.in_text(class.needs_person() && labels.is_of_person(text, separator))) {
        // The scheme behind the name starts a word, which has its own look.
        Some(Entity::BearerToken) => return header_value(text, separator),
        Some(entity) => entity,
        None if field.class == Some(Class::ValueOf) => return value_of_pair(text, separator, name, labels),
        None => {
            labels.leave_list();
            // `'address' => array (`: what is in it is somebody's.
            if arrow && field.class == Some(Class::IsInPerson(Entity::PostalAddress)) && opens_list(text, separator + 2) {
                (labels.person_at, labels.lines, labels.counted_to) = (Some(separator), 0, separator);
            }
            return if field.class.is_none() { unknown_name(text, separator, name, arrow) } else { None };
        }
    };
    if matches!(entity, Entity::Password | Entity::GenericSecret)
        && let Some(list) = connection::list_at_equals(text, separator)
    {
        return Some(list);
    }
    if arrow {
        let opens = matches!(entity, Entity::PostalAddress | Entity::Person) && opens_list(text, separator + 2);
        (labels.list_until, labels.list_of) = (if opens { separator + LIST_REACH } else { 0 }, Some(entity));
        if opens {
            return None;
        }
    }
    let mut found = value_of(text, separator, name, entity, arrow)?;
    if field.class == Some(Class::Expiry) {
        let end = expiry_end(text, found.start).filter(|&end| end >= found.end)?;
        found.end = end;
        found.needs_card = !card::has_card_word(text, found.start);
    }
    if matches!(field.class, Some(Class::Pin | Class::LoginCode | Class::Addressee))
        && field.class.and_then(|class| class.told(&text[found.start..found.end])) != Some(entity)
    {
        return None;
    }
    if matches!(field.class, Some(Class::IfLettered(_))) && !field::is_lettered(&text[found.start..found.end]) {
        return None;
    }
    let is_persons = field.class == Some(Class::IfWritten(Entity::IdCardNumber)) && labels.is_of_person(text, separator);
    let only_if_written = matches!(field.class, Some(Class::IfWritten(_))) && !is_persons;
    (!only_if_written || field::is_written_like(entity, &text[found.start..found.end], true)).then_some(found)
}

/// The value that the member before names. Where it stands is no list of fields: it marks nobody.
#[inline(never)]
pub(crate) fn value_of_pair(text: &[u8], separator: usize, name: &[u8], labels: &mut Labels) -> Option<Candidate> {
    labels.leave_list();
    let named = pair::name_before(text, separator, name)?;
    let field = field::classify(named);
    if !matches!(field.class, None | Some(Class::Is(_) | Class::IfWritten(_))) {
        return None;
    }
    let found = from_name(text, separator, named, FieldName { marks_person: false, ..field }, labels)?;
    // `{ label: "Forgot password", value: "forgot_password" }`: what is shown and what it is called.
    let is_secret = found.entity.category() == Category::Secret;
    (!is_secret || !named.contains(&b' ') && !secret::is_placeholder(&text[found.start..found.end])).then_some(found)
}

/// The value of an `Authorization` header that is a key, behind its scheme or without one.
fn header_value(text: &[u8], separator: usize) -> Option<Candidate> {
    let window = &text[..text.len().min(separator + VALUE_WINDOW)];
    let from = value_start(window, separator + 1, false);
    let from = quote_at(window, from).map_or(from, |(open, ..)| open);
    // `SSWS 00…`; what stands behind `Bearer` and `Basic` has its own look.
    let scheme = window[from..].iter().take(12).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let from = if window.get(from + scheme) == Some(&b' ') { from + scheme + 1 } else { from };
    let is_part = |byte: u8| is_alnum(byte) || matches!(byte, b'-' | b'_' | b'.' | b'+' | b'/' | b'=' | b'~');
    let end = from + window[from..].iter().take_while(|&&byte| is_part(byte)).count();
    let ends = matches!(window.get(end), None | Some(b'"' | b'\'' | b'`' | b'\n' | b'\r' | b'\\'));
    (ends && secret::is_secret_value(&window[from..end])).then(|| Candidate::new(Entity::GenericSecret, from, end, NAMED - 0.13))
}

/// A value whose name is no field's that we know, but says that it is a secret: it counts when it looks like one.
fn unknown_name(text: &[u8], separator: usize, name: &[u8], arrow: bool) -> Option<Candidate> {
    if secret::is_password_name(name) {
        let is_whole = name.len() == 2;
        return value_of(text, separator, name, Entity::Password, arrow)
            .filter(|found| is_whole || field::is_written_like(Entity::Password, &text[found.start..found.end], true));
    }
    if secret::is_name_of_pair(name) {
        let found = value_of(text, separator, name, Entity::Password, arrow)?;
        return secret::is_pair(&text[found.start..found.end]).then_some(Candidate { entity: Entity::BasicCredentials, ..found });
    }
    if !secret::is_secret_name(name) {
        return None;
    }
    if let Some(list) = connection::list_at_equals(text, separator) {
        return Some(list);
    }
    let found = value_of(text, separator, name, Entity::GenericSecret, arrow)?;
    let value = &text[found.start..found.end];
    if found.entity != Entity::GenericSecret || secret::is_secret_value(value) || secret::is_of_cookie(name, value) {
        return Some(found);
    }
    // A sign of another alphabet or of another encoding parts it from what follows: `…”`, a no-break space of one byte.
    let ascii = value.iter().take_while(|byte| byte.is_ascii()).count();
    (ascii < value.len() && secret::is_secret_value(&value[..ascii])).then_some(Candidate { end: found.start + ascii, ..found })
}

/// The value behind the separator.
#[inline(always)]
fn value_of(text: &[u8], separator: usize, name: &[u8], entity: Entity, arrow: bool) -> Option<Candidate> {
    let window = &text[..text.len().min(separator + VALUE_WINDOW)];
    let operator = operator_end(text, separator);
    // `#pass1:focus`, and `a?"Old password":"none"`, one of two.
    if text[separator] == b':' && (text[..separator - name.len()].ends_with(b"#") || is_one_of_two(text, separator, name)) {
        return None;
    }
    let from = value_start(window, operator + 1 + usize::from(arrow), arrow);
    // `GET /?name= HTTP/1.1`
    if !arrow && from > separator + 1 && text[separator] == b'=' && (is_in_query(text, separator) || is_next_pair(text, separator, from)) {
        return None;
    }
    let (from, end, quoted) = match quote_at(window, from) {
        Some((open, mark, escapes)) => {
            // `t("Password:"),k` and `"First Name:",Vorname`: the mark closes what the name ends.
            let closes = separator > 0 && is_alnum(text[separator - 1]) && open - escapes == separator + 2;
            // `getpass("Password: ")`: the string that the name stands in ends here.
            if escapes == 0 && ends_prompt(text, separator, mark) {
                return None;
            }
            if closes && (matches!(window.get(open), Some(b',' | b')' | b';' | b'}' | b']')) || joins_strings(&window[open..])) {
                return None;
            }
            let end = quoted_end(window, open, mark, escapes);
            if entity.category() == Category::Secret && is_constant_called(text, separator, name, &window[open..end]) {
                return None;
            }
            let end = if escapes == 0 { attribute_end(window, separator, open, end, mark) } else { end };
            // Nothing closes it: the end of the line is not its own.
            let end = if end == window.len() { open + window[open..].trim_ascii_end().len() } else { end };
            // `?name=%22Jane HTTP/1.1"`: the mark that closes is the log's.
            let request = if is_in_query(text, separator) { memmem::find(&window[open..end], b" HTTP/") } else { None };
            (open, request.map_or(end, |length| open + length), true)
        }
        None => {
            let spoken = spoken_end(window, separator, entity);
            let end = spoken.unwrap_or_else(|| bare_end(window, from, entity, arrow));
            let end = if arrow { element_end(text, separator, from, end)? } else { end };
            let end = match entity {
                _ if arrow || spoken.is_some() => end,
                Entity::Person | Entity::PostalAddress => words_end(window, separator, entity, from, end),
                _ if entity.category() == Category::Secret => secret_end(window, separator, name, from, end),
                _ if from < end && window[from].is_ascii_alphanumeric() => groups_end(window, entity, from, end),
                _ => end,
            };
            if begins_title(text, name, from, end) || !arrow && spoken.is_none() && is_expression(name, &window[from..end], &window[end..], entity) {
                return None;
            }
            (from, end, false)
        }
    };
    if entity == Entity::GenericSecret {
        let glued = text[separator] == b':' && from == separator + 1;
        let written = if quoted {
            secret::Written::Quoted
        } else if glued {
            secret::Written::Glued
        } else {
            secret::Written::Bare
        };
        let next = window.get(end).copied().unwrap_or(b' ');
        if !secret::may_stand_in_text(&window[from..end], next, written) {
            return None;
        }
    }
    labelled(text, name, entity, from, end)
}

/// Whether a constant holds the last words of its own name, the name of a field: `const FIELD_PASSWORD = 'password';`.
#[inline(never)]
fn is_constant_called(text: &[u8], separator: usize, name: &[u8], value: &[u8]) -> bool {
    let is_end = || {
        let rest = name.len().checked_sub(value.len() + 1).map(|length| name.split_at(length));
        rest.is_some_and(|(_, end)| end[0] == b'_' && end[1..].eq_ignore_ascii_case(value))
    };
    let is_constant = || {
        let before = &text[separator.saturating_sub(2 * NAME_WINDOW)..separator];
        let line = &before[memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1)..];
        [&b"const "[..], b" final "].iter().any(|word| memmem::find(line, word).is_some())
    };
    text[separator] == b'=' && is_end() && is_constant()
}

/// Where the value of an attribute ends that stands in a tag: a backslash before its quote is none of an escape there, `<input value="C:\"/>`.
fn attribute_end(text: &[u8], separator: usize, open: usize, end: usize, mark: u8) -> usize {
    const TAG: usize = 512;
    let before = &text[separator.saturating_sub(TAG)..separator];
    let is_in_tag = || memchr::memrchr2(b'<', b'>', before).is_some_and(|at| before[at] == b'<');
    if text[separator] != b'=' || memchr::memchr(b'\\', &text[open..end]).is_none() || !is_in_tag() {
        return end;
    }
    let closes = |quote: &usize| text[quote - 1] == b'\\' && matches!(text[quote + 1..], [b'>', ..] | [b'/' | b' ', b'>', ..] | [b' ', b'/', b'>', ..]);
    memchr::memchr_iter(mark, &text[open..end]).map(|length| open + length).find(closes).unwrap_or(end)
}

/// Whether another name with its separator stands where the value would: `street= age=30`.
fn is_next_pair(text: &[u8], separator: usize, from: usize) -> bool {
    let rest = &text[from..];
    let length = rest.iter().take(NAME_WINDOW).take_while(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'.')).count();
    separator > 0 && is_alnum(text[separator - 1]) && length > 0 && rest.get(length) == Some(&b'=') && rest.get(length + 1) != Some(&b'=')
}

/// The end of an identifier that is written in groups, `VAT number: 14 007 145 637`: more than the first group is taken where
/// all together pass a check that the first alone does not.
fn groups_end(window: &[u8], entity: Entity, from: usize, end: usize) -> usize {
    /// Groups behind the first, at most, and how long one is.
    const GROUPS: usize = 6;
    const LONGEST: usize = 12;
    let fits = |end: usize| field::is_written_like(entity, &window[from..end], true) || field::is_shaped_like(entity, &window[from..end]);
    let (mut longest, mut at) = (end, end);
    for _ in 0..GROUPS {
        let Some(rest) = window[at..].strip_prefix(b" ") else { break };
        let length = rest.iter().take(LONGEST + 1).take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'/')).count();
        let group = rest[..length].trim_ascii_end();
        if length == 0 || length > LONGEST || !group.iter().any(u8::is_ascii_digit) && length > 3 {
            break;
        }
        at += 1 + length;
        // Without the point that ends the sentence.
        let last = from + window[from..at].iter().rposition(u8::is_ascii_alphanumeric).map_or(0, |last| last + 1);
        if fits(last) {
            longest = longest.max(last);
        }
    }
    // A part of a plate is one, too.
    if longest > end && fits(end) && entity != Entity::LicensePlate { end } else { longest }
}

/// Whether a separator stands in the query of a URL, or in a form's body. Reads at most 128 bytes back.
fn is_in_query(text: &[u8], separator: usize) -> bool {
    // The signs of `token ?= …` and `token ??= …` are the operator's.
    let before = &text[separator.saturating_sub(128)..separator];
    let signs = before.iter().rev().take_while(|&&byte| byte == b'?').count();
    let before = before[..before.len() - signs].iter().rev();
    before.take_while(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'"' | b'\'')).any(|byte| matches!(byte, b'?' | b'&'))
}

/// Whether the separator is the first of its line: fields stand one on a line there.
fn begins_line(text: &[u8], separator: usize) -> bool {
    let line = &text[separator.saturating_sub(VALUE_WINDOW)..separator];
    let line = &line[memchr::memrchr(b'\n', line).map_or(0, |newline| newline + 1)..];
    memchr::memchr2(b':', b'=', line).is_none()
}

/// Whether the label is an index: `[0] =>`, `0 =>`.
fn is_numbered(text: &[u8], separator: usize) -> bool {
    let before = text[separator.saturating_sub(8)..separator].trim_ascii_end();
    let before = before.strip_suffix(b"]").unwrap_or(before);
    let digits = before.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    digits > 0 && matches!(before[..before.len() - digits].last(), None | Some(b'[' | b' ' | b'\n' | b'\t'))
}

/// Whether a list opens behind the arrow: `Array`, `array (`, `array(2) {`.
fn opens_list(text: &[u8], from: usize) -> bool {
    let rest = text[from..text.len().min(from + 48)].trim_ascii_start();
    begins_with(rest, b"array")
}

/// The value between `from` and `end`, if it is one.
#[inline(always)]
pub(super) fn labelled(text: &[u8], name: &[u8], entity: Entity, from: usize, end: usize) -> Option<Candidate> {
    let value = &text[from..end];
    let made = Made::of(value);
    // What is masked in part is masked.
    let masked = (made.stars > 0 || text.get(end) == Some(&b'*')) && entity.category() != Category::Secret;
    let is_label = || label_len(text, from + value.iter().take_while(|&&byte| byte == b' ').count()) > 0;
    if masked || is_label() || is_code(value) || field::is_switch(value) || field::repeats(name, value, made) {
        return None;
    }
    // `Password: at least 8 characters`
    let is_word = || text[from.saturating_sub(1)] == b' ' && value.len() < 6 && value.iter().all(u8::is_ascii_lowercase);
    // `It's no secret: see who wears it`, `API key: your own`. A secret is no word in the middle of a sentence.
    let goes_on = || {
        entity == Entity::GenericSecret
            && text[from.saturating_sub(1)] == b' '
            && value.len() < 12
            && value[0].is_ascii_alphabetic()
            && value[1..].iter().all(u8::is_ascii_lowercase)
            && is_word_behind(text, end)
    };
    // `pass: 14 fail: 2`
    let is_count = || entity == Entity::Password && name == b"pass" && value.len() < 6 && value.iter().all(u8::is_ascii_digit);
    let is_no_token = || entity == Entity::GenericSecret && name.eq_ignore_ascii_case(b"token") && !secret::is_secret_value(value);
    // `form.secret=Ihr Geheimnis`: the title goes on behind its first word.
    let is_title_of_one = || {
        let line = &text[from..text.len().min(from + 32)];
        field::is_called_secret(line.split(|&byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or(line))
    };
    let stands_for_one = || entity == Entity::GenericSecret && (secret::is_placeholder(value) || is_title_of_one());
    let says_none = || is_said_of_password(value);
    // `docker run -v "$PWD":/app`: the working directory.
    let is_directory = || name == b"PWD" && value.split_first().is_some_and(|(&first, rest)| first == b'/' && rest.iter().all(u8::is_ascii_lowercase));
    if entity == Entity::Password && (is_word() || says_none() || is_directory()) || is_count() || goes_on() || is_no_token() || stands_for_one() {
        return None;
    }
    let entity = field::kind_of(entity, value);
    let score = field::accepts_made(entity, value, made)?;
    // Part of it was replaced: what is left was no value when it was whole.
    if first_label(text, from, end).is_some() {
        return None;
    }
    // The name right before a value says more than a word close by; a key's own format says more than `secret`.
    let score = if entity.category() == Category::Secret { score - 0.05 } else { NAMED };
    let provider = if entity == Entity::GenericSecret { key_format::whole(value).or_else(|| key_format::provider_key(name, value)) } else { None };
    Some(Candidate::new(provider.unwrap_or(entity), from, end, score))
}

/// Whether the value is the first word of the name, and the next one follows: `confirm_password: Confirm password`.
#[inline(never)]
fn begins_title(text: &[u8], name: &[u8], from: usize, end: usize) -> bool {
    let length = end - from;
    let (Some(b' '), Some(next)) = (text.get(end), text.get(end + 1)) else { return false };
    let Some((word, rest)) = name.split_at_checked(length) else { return false };
    matches!(rest, [b'_' | b'-' | b' ', letter, ..] if letter.eq_ignore_ascii_case(next)) && word.eq_ignore_ascii_case(&text[from..end])
}

/// Words that people say of a password in its place: `Password: unknown`, `Wachtwoord: minimaal acht tekens`.
#[rustfmt::skip]
const SAID_OF_PASSWORDS: &[&[u8]] = &[
    b"unknown", b"required", b"optional", b"mandatory", b"forgotten", b"changed", b"unchanged", b"minimum", b"hidden", b"expired", b"disabled", b"enabled", b"invalid", b"incorrect", b"protected", b"reset",
    b"keines", b"keins", b"unbekannt", b"vergessen", b"mindestens", b"erforderlich", b"falsch", b"abgelaufen", b"inconnu", b"obligatoire", b"facultatif", b"sconosciuta", b"obbligatoria", b"almeno", b"errata",
    b"desconocida", b"obligatoria", b"incorrecta", b"minimaal", b"verplicht", b"onbekend", b"vergeten", b"onjuist", b"nieznane", b"wymagane", b"minst", b"saknas", b"ukendt", b"ukjent",
];

/// Whether a value is one of those words.
fn is_said_of_password(value: &[u8]) -> bool {
    value.len() <= 12 && SAID_OF_PASSWORDS.iter().any(|word| value.eq_ignore_ascii_case(word))
}

/// Whether a space and a word follow that names no value of its own. Reads at most 32 bytes.
fn is_word_behind(text: &[u8], end: usize) -> bool {
    let Some((b' ', rest)) = text[end..].split_first() else { return false };
    let length = rest.iter().take(31).take_while(|&&byte| is_alnum(byte) || matches!(byte, b'_' | b'-')).count();
    rest.first().is_some_and(u8::is_ascii_alphabetic) && !matches!(rest.get(length), Some(b':' | b'='))
}

/// The end of a value without quotes behind an arrow. Behind a name in quotes an array's next element follows at a comma, and what
/// stands before it is a number or code: `'address2' => NULL,`, `"city"=>nil, "zip"=>12345`.
#[inline(never)]
fn element_end(text: &[u8], separator: usize, from: usize, end: usize) -> Option<usize> {
    // What a page shows ends with its element.
    let end = memmem::find(&text[from..end], b"</").map_or(end, |tag| from + tag);
    let value = &text[from..end];
    let is_named_by_string = || matches!(text[separator.saturating_sub(8)..separator].trim_ascii_end(), [.., b'"' | b'\'']);
    match memchr::memchr(b',', value) {
        Some(comma) if value[0] != b'[' && is_named_by_string() => {
            let is_of_number = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
            (comma > 0 && value[..comma].iter().all(is_of_number)).then_some(from + comma)
        }
        _ => Some(end),
    }
}

/// Where a value starts behind its separator: past spaces, behind an arrow past a line's end too, and past the type
/// that `var_dump()` (`string(5) "…"`, `int(5)`) and `serialize()` (`s:5:"…"`) write.
fn value_start(text: &[u8], from: usize, arrow: bool) -> usize {
    let is_gap = |byte: u8| byte == b' ' || byte == b'\t' || arrow && matches!(byte, b'\n' | b'\r');
    let at = from + text[from..].iter().take(40).take_while(|&&byte| is_gap(byte)).count();
    let rest = &text[at..];
    // Only an equals sign without a space has what looks like a tag as its value: `DB_PASS=<your password>`.
    if !arrow && rest.starts_with(b"<") && !text[..at].ends_with(b"=") {
        return past_tags(text, at);
    }
    // `[middlename] => ` of `print_r()` is empty, and the next line has the next name.
    if arrow && rest.starts_with(b"[") && text[from..at].contains(&b'\n') {
        return from + text[from..at].iter().take_while(|&&byte| byte == b' ').count();
    }
    // A space that does not break.
    if let [0xC2, 0xA0, ..] = rest {
        return value_start(text, at + 2, arrow);
    }
    if arrow && rest.starts_with(b"string(") {
        let digits = rest[7..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        return if rest[7 + digits..].starts_with(b") ") { at + 7 + digits + 2 } else { at };
    }
    if arrow && (rest.starts_with(b"int(") || rest.starts_with(b"float(")) {
        return at + if rest[0] == b'i' { 4 } else { 6 };
    }
    at
}

/// Past the tags between a name and its value: `Kennwort: <strong>…`, `Phone:</th><td>…`. Reads at most 128 bytes.
fn past_tags(text: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some([b'<', next, ..]) = text.get(at..)
        && (next.is_ascii_lowercase() || *next == b'/')
        && let Some(close) = text[at..text.len().min(at + 64)].iter().position(|&byte| byte == b'>')
        && at - from < 96
    {
        at += close + 1;
        at += text[at..].iter().take(16).take_while(|byte| byte.is_ascii_whitespace()).count();
    }
    at
}

/// Whether the colon stands in the brackets of an object's dump, before its visibility: `[password:User:private]`.
fn is_visibility(text: &[u8], colon: usize) -> bool {
    let rest = &text[colon + 1..text.len().min(colon + 1 + NAME_WINDOW)];
    let inner = rest.split(|&byte| matches!(byte, b']' | b' ' | b'\n')).next().unwrap_or_default();
    rest.get(inner.len()) == Some(&b']') && (inner.ends_with(b"private") || inner.ends_with(b"protected"))
}

/// The name of a property in an object's dump: `[firstname:protected]`, `["password":"User":private]`.
fn property_name(text: &[u8], separator: usize) -> Option<&[u8]> {
    let window = text[separator.saturating_sub(2 * NAME_WINDOW)..separator].trim_ascii_end().strip_suffix(b"]")?;
    let inner = &window[memchr::memrchr(b'[', window)? + 1..];
    if !inner.ends_with(b":private") && !inner.ends_with(b":protected") {
        return None;
    }
    let name = &inner[..memchr::memchr(b':', inner)?];
    let name = name.strip_prefix(b"\"").and_then(|name| name.strip_suffix(b"\"")).unwrap_or(name);
    (!name.is_empty()).then_some(name)
}

/// The name in `s:9:"firstname";s:5:"Jonas";`, seen from the colon before the value's quote.
fn serialized_name(text: &[u8], separator: usize) -> Option<&[u8]> {
    if text.get(separator + 1) != Some(&b'"') {
        return None;
    }
    let digits = text[..separator].iter().rev().take(8).take_while(|byte| byte.is_ascii_digit()).count();
    let colon = (separator - digits).checked_sub(1).filter(|_| digits > 0)?;
    serialized::name_at_type(text, colon).map(|(name, _)| name)
}

/// `define('DB_PASSWORD', 'hunter2')`, from the word `define`.
fn defined(text: &[u8], start: usize) -> Option<Candidate> {
    let window = &text[start..text.len().min(start + 256)];
    let skip = |at: usize| at + window[at.min(window.len())..].iter().take_while(|&&byte| byte == b' ').count();
    let open = skip(6);
    if window.get(open) != Some(&b'(') {
        return None;
    }
    let (name_from, mark, escapes) = quote_at(window, skip(open + 1))?;
    let name_end = quoted_end(window, name_from, mark, escapes);
    let comma = skip(name_end + 1 + escapes);
    if window.get(comma) != Some(&b',') {
        return None;
    }
    let (from, mark, escapes) = quote_at(window, skip(comma + 1))?;
    let end = quoted_end(window, from, mark, escapes);
    argument(text, start + name_from..start + name_end, start + from..start + end)
}

/// Hands out the values of all constants that are defined in a text of PHP.
pub(crate) fn each_constant(text: &[u8], mut found: impl FnMut(Candidate)) {
    for at in memmem::find_iter(text, b"define") {
        if (at == 0 || !is_alnum(text[at - 1]))
            && let Some(candidate) = at_word(text, at)
        {
            found(candidate);
        }
    }
}

/// The long word at `start` as the second argument of a call whose first is its name: `setProperty("API_TOKEN", "…")`.
/// Reads 64 bytes back.
pub(crate) fn at_argument(text: &[u8], start: usize) -> Option<Candidate> {
    let (&mark, before) = text[..start].split_last()?;
    let before = before.strip_suffix(b" ").unwrap_or(before).strip_suffix(b",")?.strip_suffix(&[mark])?;
    if !matches!(mark, b'"' | b'\'') {
        return None;
    }
    let is_name = |byte: u8| is_alnum(byte) || matches!(byte, b'_' | b'-' | b'.');
    let length = before.iter().rev().take(NAME_WINDOW).take_while(|&&byte| is_name(byte)).count();
    let name = before.len() - length..before.len();
    if !matches!(before[..name.start], [.., b'(', open] if open == mark) {
        return None;
    }
    let window = &text[..text.len().min(start + VALUE_WINDOW)];
    argument(text, name, start..quoted_end(window, start, mark, 0))
}

/// The value of a call's second argument, named by the first.
fn argument(text: &[u8], name: Range<usize>, value: Range<usize>) -> Option<Candidate> {
    let (name, written) = (&text[name], &text[value.clone()]);
    let provider = key_format::provider_key(name, written);
    // Any sign may begin those of WordPress, `AUTH_KEY`, `NONCE_SALT`: 64 printable characters, and none is code.
    if provider == Some(Entity::WordpressKey) {
        return first_label(text, value.start, value.end).is_none().then(|| Candidate::new(Entity::WordpressKey, value.start, value.end, DEFINED));
    }
    let entity = match field::classify(name).class {
        Some(Class::Is(entity)) => entity,
        Some(Class::IfWritten(entity)) if field::is_written_like(entity, written, true) => entity,
        _ => provider.or_else(|| (secret::is_secret_name(name) && secret::is_secret_value(written)).then_some(Entity::GenericSecret))?,
    };
    labelled(text, name, entity, value.start, value.end)
}

/// The words that [`at_word`] knows, the ends of names in an object's dump (`[firstname:protected] =>`), types that stand behind a
/// name (`var token string = …`), what a vCard begins with, and how a value is called whose name stands before it.
#[rustfmt::skip]
pub(crate) const WORDS: &[&str] = &[
    "pin", "cvv", "cvv2", "cvc", "cvc2", "csc", "exp", "expiry", "expires", "valid", "thru", "dob", "birthdate", "birthday", "born", "geo", "private",
    "protected", "string", "str", "begin", "value",
];

/// A number behind a word of its own: `cvv 123`, `dob 1988-03-14`, `exp: 09/28`. `start` is
/// where the word starts.
pub(crate) fn at_word(text: &[u8], start: usize) -> Option<Candidate> {
    if !matches!(text.get(start)? | 0x20, b'b' | b'c' | b'd' | b'e' | b'p' | b't' | b'v') {
        return None;
    }
    let length = text[start..].iter().take(12).take_while(|&&byte| is_alnum(byte)).count();
    let word = &text[start..start + length];
    let one_of = |words: &[&[u8]]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    if word == b"define" {
        return defined(text, start);
    }
    let gap = text[start + length..].iter().take(3).take_while(|byte| matches!(byte, b' ' | b':' | b'=')).count();
    let from = start + length + gap;
    if gap == 0 {
        return None;
    }
    // Four digits: longer ones are postal codes.
    if one_of(&[b"pin"]) {
        let is_said = text[start + length] != b' ' || word == b"PIN";
        let ends = digits_len(text, from, 5) == 4 && !matches!(text.get(from + 4), Some(byte) if is_alnum(*byte) || matches!(byte, b'-' | b'/' | b'_'));
        return (is_said && ends).then(|| Candidate::new(Entity::Password, from, from + 4, SPOKEN_PIN));
    }
    if one_of(&[b"cvv", b"cvv2", b"cvc", b"cvc2", b"csc"]) {
        let digits = digits_len(text, from, 5);
        let ends = !text.get(from + digits).is_some_and(|&byte| is_alnum(byte));
        return (matches!(digits, 3 | 4) && ends).then(|| Candidate::new(Entity::Cvv, from, from + digits, 0.85));
    }
    if one_of(&[b"exp", b"expiry", b"expires", b"valid", b"thru"]) {
        let mut expiry = Candidate::new(Entity::CardExpiry, from, expiry_end(text, from)?, 0.8);
        expiry.needs_card = true;
        return Some(expiry);
    }
    if one_of(&[b"dob", b"birthdate", b"birthday", b"born"]) {
        return date_end(text, from).map(|end| Candidate::new(Entity::DateOfBirth, from, end, 0.8));
    }
    None
}

/// The end of a numeric date with a four-digit year: `1988-03-14`, `14.03.1988`, `3/14/1988`.
fn date_end(text: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    let mut four = false;
    for part in 0..3 {
        let digits = digits_len(text, at, 5);
        if !matches!(digits, 1 | 2 | 4) {
            return None;
        }
        four |= digits == 4;
        at += digits;
        if part < 2 {
            if !matches!(text.get(at), Some(b'-' | b'.' | b'/')) {
                return None;
            }
            at += 1;
        }
    }
    (four && !text.get(at).is_some_and(|&byte| is_alnum(byte))).then_some(at)
}

/// The name that ends before the separator, without its quotes, backslashes and brackets; of `street[0]` the name in
/// front of the index. The brackets of a form may be encoded: `billing%5Bcity%5D=`.
fn name_before(text: &[u8], separator: usize) -> Option<&[u8]> {
    let window = &text[separator.saturating_sub(NAME_WINDOW)..separator];
    let mut end = name_end(window, text[separator]);
    if text[separator] == b'='
        && let [rest @ .., sign] = window
        && begins_operator(*sign)
        && (*sign == b'?' || opens_quote(&text[separator + 1..]))
    {
        end = name_end(rest.strip_suffix(&[*sign]).unwrap_or(rest), b'=');
    }
    let mut bracketed = false;
    loop {
        let rest = &window[..end];
        end -= match rest {
            [.., b'"' | b'\'' | b'\\' | b'`'] => 1,
            [.., 0xE2, 0x80, 0x98..=0x9F] => 3,
            [.., b']'] => 1,
            [.., b'%', b'5', b'D' | b'd'] => 3,
            // An index, or none: `street[]=`, `street[0]=`.
            [.., b'['] if bracketed => 1,
            [.., b'%', b'5', b'B' | b'b'] if bracketed => 3,
            [.., digit] if bracketed && digit.is_ascii_digit() && is_index(rest) => 1,
            _ => break,
        };
        bracketed |= matches!(rest, [.., b']'] | [.., b'%', b'5', b'D' | b'd']);
    }
    let is_name = |at: usize| {
        let byte = window[at];
        is_alnum(byte)
            || is_of_letter(byte)
            || matches!(byte, b'_' | b'-')
            || byte == b'\\' && is_letter_escape(&window[at..])
            || bracketed && (byte == b'[' || byte == b'%' && matches!(window[at..], [b'%', b'5', b'B' | b'b', ..]))
    };
    let mut from = end;
    while from > 0 && is_name(from - 1) {
        from -= 1;
    }
    let start = separator - (window.len() - from);
    // What LeakGuard has put there is no name, unless a dump starts its line with it: `[PASSWORD] => …`. A password is
    // never found at the start of a line, so this one cannot be a label.
    let bracket = if text.get(start) == Some(&b'[') { start } else { start.saturating_sub(1) };
    if bracketed
        && label_len(text, bracket) > 0
        && !(text[separator..].starts_with(b"=>") && text[bracket..].starts_with(b"[PASSWORD]") && starts_line(text, bracket))
    {
        return None;
    }
    let mut name = &window[from..end];
    while let [b'[', rest @ ..] = name {
        name = rest;
    }
    // The letter of an escape in front is no part of the name: `\npassword=`.
    if start > 0 && text[start - 1] == b'\\' && name.len() > 1 && matches!(name[0], b'n' | b'r' | b't') {
        name = &name[1..];
    }
    // `input[type=password]:focus` names a kind of field.
    let in_selector = bracketed && start > 0 && matches!(text[start - 1], b'=' | b'"') && !matches!(text[separator], b'=');
    let reaches_back = from == 0 && separator > NAME_WINDOW;
    (name.first().is_some_and(|byte| byte.is_ascii_alphabetic() || is_of_letter(*byte) || matches!(byte, b'_' | b'\\')) && !reaches_back && !in_selector)
        .then_some(name)
}

/// Whether the byte may be one of a character outside of ASCII: UTF-8 has no others.
fn is_of_letter(byte: u8) -> bool {
    matches!(byte, 0x80..=0xBF | 0xC2..=0xF4)
}

/// Where the name ends that stands before a separator: before spaces, also those that do not break, before dots that lead to
/// the value, `IBAN.....: `, and before what a form adds to its labels.
fn name_end(window: &[u8], separator: u8) -> usize {
    let mut end = window.len();
    loop {
        end -= match window[..end] {
            [.., b' '] => 1,
            [.., 0xC2, 0xA0] => 2,
            [.., 0xE2, 0x80, 0xAF] => 3,
            [.., b'&', b'n', b'b', b's', b'p', b';'] => 6,
            [.., b'.', b'.'] => window[..end].iter().rev().take_while(|&&byte| byte == b'.').count(),
            ref before if separator == b':' && addition_len(before) > 0 => addition_len(before),
            // `the password is: …`
            ref before if separator == b':' && verb_len(before) > 0 => verb_len(before),
            _ => return end,
        };
    }
}

/// The length of the verb and its space at the end of a name: `password is`, `PIN lautet`.
#[inline]
pub(crate) fn verb_len(name: &[u8]) -> usize {
    // The last eight bytes at once, the highest bit of each that is a space.
    let Some(&last) = name.last_chunk::<8>() else { return 0 };
    let bytes = u64::from_le_bytes(last) ^ 0x2020_2020_2020_2020;
    let spaces = bytes.wrapping_sub(0x0101_0101_0101_0101) & !bytes & 0x8080_8080_8080_8080;
    let length = spaces.leading_zeros() as usize / 8;
    if length < 8 && last[7 - length] == b' ' && is_copula(&last[8 - length..]) { length + 1 } else { 0 }
}

/// The PIN behind the separator, if the words before it say that it is one: `Your new PIN is: 4821`. Reads at most 64 bytes to each
/// side.
#[inline]
pub(crate) fn pin_behind(text: &[u8], separator: usize) -> Option<Candidate> {
    // Most values are in quotes.
    let may_be = matches!(text.get(separator + 1), Some(b' ' | b'\t' | b'*' | b'_' | b'`' | b'<' | b'0'..=b'9'));
    if may_be { pin_from(text, separator) } else { None }
}

#[inline(never)]
fn pin_from(text: &[u8], separator: usize) -> Option<Candidate> {
    let from = separator + 1;
    let from = from + text[from..].iter().take(6).take_while(|byte| matches!(byte, b' ' | b'\t' | b'*' | b'_' | b'`')).count();
    let from = if text.get(from) == Some(&b'<') { past_tags(text, from) } else { from };
    let ends = digits_len(text, from, 5) == 4 && !matches!(text.get(from + 4), Some(byte) if is_alnum(*byte) || matches!(byte, b'-' | b'/' | b'_' | b':'));
    (ends && says_pin(&text[..=separator])).then(|| Candidate::new(Entity::Password, from, from + 4, SPOKEN_PIN))
}

/// How much of the end of a label before its colon is no part of the name: the point of an abbreviation (`Passport No.:`), the
/// star of a field that must be filled in (`IBAN*:`), the sign for a number, what stands in brackets (`Date of birth (DD.MM.YYYY):`).
pub(crate) fn addition_len(label: &[u8]) -> usize {
    /// Of what stands in brackets.
    const LONGEST: usize = 28;
    match label {
        [.., before, b'.' | b'*' | b'#'] if before.is_ascii_alphabetic() || is_of_letter(*before) => 1,
        [.., b' ', b'*' | b'#'] => 1,
        [inside @ .., b')'] => {
            let inside = &inside[inside.len().saturating_sub(LONGEST)..];
            let Some(open) = memchr::memrchr(b'(', inside).filter(|&open| open > 0 && inside[open - 1] == b' ') else { return 0 };
            let said = &inside[open + 1..];
            // Code has signs in its brackets, or nothing: `function name (): string`.
            let is_said = !said.is_empty() && said.iter().all(|&byte| is_of_phrase(byte) || matches!(byte, b' ' | b'/' | b','));
            if is_said { said.len() + 2 } else { 0 }
        }
        _ => 0,
    }
}

/// Words of the longest name in running text, `numéro de carte bancaire`.
const PHRASE_WORDS: usize = 4;

fn is_of_phrase(byte: u8) -> bool {
    is_alnum(byte) || is_of_letter(byte) || matches!(byte, b'-' | b'\'' | b'.')
}

/// Whether a word before the last one of a phrase may end with the byte.
pub(crate) fn ends_word_of_phrase(byte: u8) -> bool {
    is_of_phrase(byte) && !byte.is_ascii_digit()
}

/// The names of several words that end before the separator, the longest first: `telephone number:`, `mot de passe :`.
pub(crate) fn phrases_before(text: &[u8], separator: usize) -> impl Iterator<Item = &[u8]> {
    let floor = separator.saturating_sub(NAME_WINDOW);
    let end = floor + name_end(&text[floor..separator], text[separator]);
    let end = end - usize::from(text[floor..end].ends_with(b"\""));
    let (starts, count) = words_before(text, end, floor);
    (1..count).rev().map(move |index| &text[starts[index]..end])
}

/// The names of one word or several that end right at the position, the longest first.
pub(crate) fn names_before(text: &[u8], end: usize) -> impl Iterator<Item = &[u8]> {
    let (starts, count) = words_before(text, end, end.saturating_sub(NAME_WINDOW));
    (0..count).rev().map(move |index| &text[starts[index]..end])
}

/// Where a name may end that a value without a separator belongs to: right before it, before the sign for a number, and before
/// the word that says what it is: `passport no. is C01X00T47`.
pub(crate) fn name_ends_before(text: &[u8], value: usize) -> impl Iterator<Item = usize> {
    const BETWEEN: [&str; 15] = ["is", "ist", "lautet", "est", "es", "é", "è", "no", "no.", "nr", "nr.", "n.", "n°", "nº", "#"];
    let mut end = text[..value].strip_suffix(b" ").map(<[u8]>::len);
    std::iter::from_fn(move || {
        let here = end?;
        let before = &text[here.saturating_sub(8)..here];
        let between = memchr::memrchr(b' ', before).filter(|space| BETWEEN.iter().any(|word| before[space + 1..].eq_ignore_ascii_case(word.as_bytes())));
        end = between.map(|space| here - before.len() + space);
        Some(here)
    })
}

/// The starts of the words before `end`, the last one first, and how many there are.
fn words_before(text: &[u8], end: usize, floor: usize) -> ([usize; PHRASE_WORDS], usize) {
    let window = &text[floor..end];
    let end = window.len();
    let mut starts = [end; PHRASE_WORDS];
    let (mut count, mut at) = (0, end);
    while count < PHRASE_WORDS {
        let start = at - window[..at].iter().rev().take_while(|&&byte| is_of_phrase(byte)).count();
        // A word that the window cuts is none. One that ends in a digit is a value: `rt=0.130 id=7`.
        if start == at || start == 0 && floor > 0 || count > 0 && !ends_word_of_phrase(window[at - 1]) {
            break;
        }
        starts[count] = floor + start;
        count += 1;
        if start == 0 || window[start - 1] != b' ' {
            break;
        }
        at = start - 1;
    }
    (starts, count)
}

/// The number of a document behind a name without a separator, if the name is one's. Less sure than a country's own number, which
/// has a shape and a check.
pub(crate) fn document(text: &[u8], name: &[u8], field: FieldName, value: Range<usize>) -> Option<Candidate> {
    let class = field.class?;
    let number = &text[value.clone()];
    if class == Class::LoginCode {
        return class.told(number).map(|entity| Candidate::new(entity, value.start, value.end, SPOKEN_PIN));
    }
    let is_document = |entity: &Entity| match entity {
        Entity::PassportNumber | Entity::IdCardNumber | Entity::DrivingLicence => true,
        // The electronic one: `CA12345AA`.
        Entity::ItIdentityCard => number.last().is_some_and(u8::is_ascii_alphabetic),
        _ => false,
    };
    let entity = class.in_text(false).filter(is_document)?;
    let is_written = || !matches!(class, Class::IfWritten(_)) || field::is_written_like(entity, number, true);
    let found = if is_written() { labelled(text, name, entity, value.start, value.end) } else { None };
    found.map(|found| Candidate { score: DOCUMENT, ..found })
}

/// Whether the backslash at the start begins the escape of a letter, `\u00e9`, or the escape of one, `\\u00e9`.
fn is_letter_escape(rest: &[u8]) -> bool {
    let code = rest.strip_prefix(b"\\\\").or_else(|| rest.strip_prefix(b"\\")).and_then(|rest| rest.strip_prefix(b"u")).and_then(|rest| rest.get(..4));
    code.is_some_and(|code| code.iter().all(u8::is_ascii_hexdigit))
}

/// Whether the digits at the end stand in brackets: `[12`, `%5B12`.
fn is_index(rest: &[u8]) -> bool {
    let digits = rest.iter().rev().take(4).take_while(|byte| byte.is_ascii_digit()).count();
    matches!(rest[..rest.len() - digits], [.., b'[']) || digits > 0 && matches!(rest[..rest.len() - digits], [.., b'%', b'5', b'B' | b'b'])
}

fn starts_line(text: &[u8], at: usize) -> bool {
    let before = text[..at].iter().rev().take(64).find(|byte| !matches!(byte, b' ' | b'\t'));
    matches!(before, None | Some(b'\n' | b'\r'))
}

/// An opening quote at the position: (first byte inside, quote mark, backslashes before it).
pub(super) fn quote_at(text: &[u8], from: usize) -> Option<(usize, u8, usize)> {
    let escapes = text[from..].iter().take(8).take_while(|&&byte| byte == b'\\').count();
    match text.get(from + escapes) {
        Some(&mark @ (b'"' | b'\'' | b'`')) => Some((from + escapes + 1, mark, escapes)),
        _ => None,
    }
}

/// Where a quoted value ends: before the same mark with the same backslashes in front. Marks with more backslashes
/// are quotes inside the value.
pub(super) fn quoted_end(text: &[u8], from: usize, mark: u8, escapes: usize) -> usize {
    // Most values are short: eight bytes a step, the highest bit of each that is the mark or a backslash. The lowest is right.
    if escapes == 0 {
        let mut at = from;
        while let Some(bytes) = text.get(at..).and_then(|rest| rest.first_chunk::<8>()).filter(|_| at < from + 32) {
            let is = |byte: u8| {
                let bytes = u64::from_le_bytes(*bytes) ^ u64::from_ne_bytes([byte; 8]);
                bytes.wrapping_sub(0x0101_0101_0101_0101) & !bytes & 0x8080_8080_8080_8080
            };
            let (marks, backslashes) = (is(mark), is(b'\\'));
            if marks | backslashes != 0 {
                let first = at + (marks | backslashes).trailing_zeros() as usize / 8;
                if text[first] == mark {
                    return first;
                }
                break;
            }
            at += 8;
        }
    }
    let mut at = from;
    while let Some(offset) = memchr::memchr(mark, &text[at..]) {
        let quote = at + offset;
        let backslashes = text[from..quote].iter().rev().take_while(|&&byte| byte == b'\\').count();
        let closes = if escapes == 0 { !is_escaped(text, quote) || backslashes == 0 } else { backslashes == escapes };
        if closes {
            return quote - escapes.min(backslashes);
        }
        at = quote + 1;
    }
    text.len()
}

/// Where a password of several words ends that is spoken of in a string: `"password: correct horse"`.
fn spoken_end(text: &[u8], colon: usize, entity: Entity) -> Option<usize> {
    let name = text[..colon].iter().rev().take(NAME_WINDOW).take_while(|&&byte| is_alnum(byte) || matches!(byte, b'_' | b'-')).count();
    let mark = *text.get((colon - name).checked_sub(1)?)?;
    if entity != Entity::Password || text.get(colon..colon + 2)? != b": " || !matches!(mark, b'"' | b'\'' | b'`') {
        return None;
    }
    let length = text[colon..].iter().take(64).take_while(|&&byte| byte != mark && !matches!(byte, b'\\' | b'<' | b'?') && byte >= b' ').count();
    (text.get(colon + length) == Some(&mark)).then_some(colon + length)
}

/// Where a value without quotes ends: what its kind cannot hold, or the end of the line behind an arrow.
fn bare_end(text: &[u8], from: usize, entity: Entity, arrow: bool) -> usize {
    if entity == Entity::CardExpiry
        && let Some(end) = expiry_end(text, from)
    {
        return end;
    }
    if entity == Entity::DateOfBirth
        && let Some(end) = worded_date_end(text, from).or_else(|| spaced_date_end(text, from))
    {
        return end;
    }
    let holds = |byte: u8| match entity {
        Entity::PhoneNumber if text.get(from) != Some(&b'%') => byte.is_ascii_digit() || matches!(byte, b' ' | b'+' | b'(' | b')' | b'-' | b'.' | b'/'),
        Entity::DateOfBirth | Entity::CardExpiry => byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'/'),
        Entity::Cvv => byte.is_ascii_digit(),
        Entity::CreditCard => byte.is_ascii_digit() || matches!(byte, b' ' | b'-' | b'+'),
        _ if arrow => !matches!(byte, b'\n' | b'\r'),
        Entity::Password | Entity::GenericSecret => byte > b' ' && !matches!(byte, b'&' | b'"' | b'\'' | b'<' | b'>'),
        _ => byte > b' ' && !matches!(byte, b'&' | b',' | b';' | b')' | b']' | b'}' | b'"' | b'\'' | b'<' | b'>' | b'|'),
    };
    let mut end = from + text[from..].iter().take_while(|&&byte| holds(byte)).count();
    // What a sentence or a line of a log ends with is no part of a number.
    let is_text = matches!(entity, Entity::Person | Entity::PostalAddress | Entity::Username) || entity.category() == Category::Secret;
    if !arrow && !is_text {
        let ends = |at: &usize| begins_sign(text, *at) || matches!(text[*at..], [b'\\', b'n' | b'r' | b't', ..]);
        end = (from..end).find(ends).unwrap_or(end);
    }
    loop {
        let value = &text[from..end];
        // What closes something that was opened outside is no part of the value.
        let closes = |open: u8| !value.contains(&open);
        let trailing = match value.last() {
            Some(b' ' | b'(') => true,
            // Base64 for URLs may end so.
            Some(b'-' | b'/') => entity.category() != Category::Secret,
            Some(b',' | b';' | b'.' | b':') => !arrow,
            Some(b'!' | b'?') => !arrow && !is_text,
            Some(b')') => !arrow && closes(b'('),
            Some(b'}') => !arrow && closes(b'{'),
            Some(b']') => !arrow && closes(b'['),
            _ => false,
        };
        if !trailing {
            return end;
        }
        end -= 1;
    }
}

/// Bytes of a date with its month as a word, at most.
const WORDED_DATE: usize = 40;

/// The end of a date with its month as a word, `April 22, 1963`, `22. April 1963`, `22 de abril de 1963`: a day, words and a year.
fn worded_date_end(text: &[u8], from: usize) -> Option<usize> {
    let window = &text[from..text.len().min(from + WORDED_DATE)];
    let (mut at, mut letters, mut days, mut year_first) = (0, 0, 0, false);
    loop {
        let word = window[at..].iter().take_while(|&&byte| byte.is_ascii_alphabetic() || is_of_letter(byte)).count();
        let run = digits_len(window, at, 5);
        match (word, run) {
            (0, 4) if letters >= 3 && matches!(window[at..], [b'1', b'9', ..] | [b'2', b'0', ..]) => return Some(from + at + 4),
            // `1985. május 12.`
            (0, 4) if at == 0 && matches!(window, [b'1', b'9', ..] | [b'2', b'0', ..]) => (at, year_first) = (4, true),
            (0, 1 | 2) if year_first => return (letters >= 3).then_some(from + at + run),
            (0, 1 | 2) if days == 0 => (at, days) = (at + run, 1),
            (1.., _) if letters + word <= 16 => (at, letters) = (at + word, letters + word),
            _ => return None,
        }
        let gap = window[at..].iter().take(3).take_while(|&&byte| matches!(byte, b' ' | b',' | b'.' | b'-' | b'/')).count();
        // `22nd`
        if gap == 0 && !(days == 1 && matches!(window.get(at..at + 2), Some(b"st" | b"nd" | b"rd" | b"th"))) {
            return None;
        }
        at += gap;
    }
}

/// What stands behind the year, the month and the day where a date is written with words for them: `1985年4月3日`, `1985년 4월 3일`.
const DATE_SIGNS: [[&str; 3]; 2] = [["年", "月", "日"], ["년", "월", "일"]];

/// The end of a date with spaces behind its points, `19. 3. 1971`, `1980. 05. 12.`, or with signs that say what its parts are.
fn spaced_date_end(text: &[u8], from: usize) -> Option<usize> {
    let skip = |at: usize| at + text[at..].iter().take(2).take_while(|&&byte| byte == b' ').count();
    let (mut at, mut end, mut years) = (from, from, 0);
    for place in 0..3 {
        let run = digits_len(text, at, 5);
        match run {
            1 | 2 => {}
            4 if matches!(text[at..], [b'1', b'9', ..] | [b'2', b'0', ..]) && place != 1 => years += 1,
            _ => return None,
        }
        end = at + run;
        let sign = DATE_SIGNS.iter().map(|signs| signs[place].as_bytes()).find(|sign| text[end..].starts_with(sign));
        end += sign.map_or(0, <[u8]>::len);
        at = skip(end + usize::from(sign.is_none() && text.get(end) == Some(&b'.')));
        if place < 2 && at == end && sign.is_none() {
            return None;
        }
    }
    (years == 1).then_some(end)
}

/// Words of a name or an address behind its first one, at most.
const WORDS_BEHIND: usize = 3;

/// Where a name or an address without quotes ends: behind the words that follow its first one and are written like it, `name=Ana Murphy
/// email=…`, `street=7 Example Quay, city=…`. A word that is itself a name of a field ends it, and one that is written like any other.
fn words_end(text: &[u8], separator: usize, entity: Entity, from: usize, end: usize) -> usize {
    let is_address = entity == Entity::PostalAddress;
    // `Shipping address: 12 bis rue de la Paix, 75002 Paris`
    if is_address && text[separator..].starts_with(b": ") {
        let length = introduced::address_len(&text[from..]);
        if from + length > end {
            return from + length;
        }
    }
    let is_first = is_word_of_name(&text[from..end]) || is_address && text[from..end].iter().any(u8::is_ascii_digit);
    if !is_first || text.get(end) != Some(&b' ') || is_in_query(text, separator) {
        return end;
    }
    let mut last = end;
    for _ in 0..WORDS_BEHIND {
        let Some(b' ') = text.get(last) else { break };
        let word = &text[last + 1..];
        let length =
            word.iter().take_while(|&&byte| byte > b' ' && !matches!(byte, b'&' | b',' | b';' | b')' | b']' | b'}' | b'"' | b'<' | b'>' | b'|')).count();
        let stop = word[..length].iter().rev().take_while(|&&byte| matches!(byte, b'.' | b'!' | b'?')).count();
        let plain = &word[..length - stop];
        let is_number = is_address && plain.first().is_some_and(u8::is_ascii_digit) && plain.len() <= 5;
        if !is_word_of_name(plain) && !is_number {
            break;
        }
        last += 1 + plain.len();
        // The end of a sentence.
        if stop > 0 {
            break;
        }
    }
    if is_address && text[separator] == b':' { rest_of_address(text, last) } else { last }
}

/// Where the line ends, if town, postcode and country are the rest of it: `1 Example Street, 12345 Kiel, Germany`. Else the position.
fn rest_of_address(text: &[u8], from: usize) -> usize {
    const LONGEST: usize = 96;
    if !text[from..].starts_with(b", ") {
        return from;
    }
    let length = text[from..].iter().take(LONGEST).take_while(|byte| !matches!(byte, b'\n' | b'\r')).count();
    let line = text[from..from + length].trim_ascii_end();
    let line = line.strip_suffix(b".").unwrap_or(line);
    let is_part =
        |word: &[u8]| is_word_of_name(word) || word.len() <= 10 && word.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'-');
    if length < LONGEST && line[2..].split(|byte| matches!(byte, b' ' | b',')).all(is_part) { from + line.len() } else { from }
}

/// Whether a word is written like a part of a name: `Ana`, `O'Brien`, `García`, `Lindenstrasse`; not `INFO`, `next`, `Key:`.
fn is_word_of_name(word: &[u8]) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || *byte >= 0x80 || matches!(byte, b'\'' | b'-');
    let begins = word.first().is_some_and(|byte| byte.is_ascii_uppercase() || *byte == 0xC3);
    begins && word.len() > 1 && word.iter().all(is_letter) && word.iter().any(|byte| byte.is_ascii_lowercase() || *byte >= 0x80)
}

/// Where a secret without quotes ends: before the escape of a line's end, and in a query before what parts it from others.
fn secret_end(text: &[u8], separator: usize, name: &[u8], from: usize, end: usize) -> usize {
    let value = &text[from..end];
    let ends = |&at: &usize| match value[at..] {
        [b'\\', b'n' | b'r' | b't', ..] => true,
        [b'\\', b'u', ..] => ends_escape(value, at + 6),
        // The backslash of a quote.
        [b'\\'] => matches!(text.get(from + at + 1), Some(b'"')),
        [0x7F, ..] | [0xC2, 0xA0 | 0xBB, ..] | [0xE2, 0x80, 0x99 | 0x9C | 0x9D, ..] | [0xE3, 0x80, 0x82 | 0x8D, ..] => true,
        _ => false,
    };
    let escape = (1..value.len()).find(ends);
    let before = separator.checked_sub(name.len() + 1).map(|before| text[before]);
    let in_query = text[separator] == b'=' && matches!(before, Some(b'?' | b'&'));
    let parted = if in_query { value.iter().position(|byte| matches!(byte, b'#' | b';' | b',' | b'|')).filter(|&at| at > 0) } else { None };
    from + escape.unwrap_or(value.len()).min(parted.unwrap_or(value.len()))
}

/// Values that are source code or documentation: variables, types, calls, other labels.
fn is_code(value: &[u8]) -> bool {
    if matches!(value, [] | [b'$' | b'<' | b'{' | b'*', ..] | [.., b'(', b')']) || opens_map(value) {
        return !(secret::is_more_than_variable(value) || value.starts_with(b"{") && password_hash::has_scheme(value));
    }
    // What a program or its container fills in.
    if value.starts_with(b"%env(") || value.starts_with(b"PropTypes.") || matches!(value, b"%s" | b"%d" | b"%v" | b"%r") {
        return true;
    }
    let words: &[&[u8]] = match value.len() {
        // Types: `def connect(password: str)`, `password: Option<String>`
        3 => &[b"set", b"str", b"int", b"u32", b"u64", b"i32"],
        4 => &[b"bool", b"char"],
        5 => &[b"array", b"empty", b"unset", b"reset", b"bytes", b"float"],
        6 => &[b"string", b"object", b"option", b"buffer"],
        // A type of GraphQL has its sign when a value has to be given: `password: String!`
        7 => &[b"integer", b"invalid", b"missing", b"changed", b"string!", b"promise", b"boolean"],
        8 => &[b"required", b"nullable", b"function"],
        9 => &[b"incorrect"],
        _ => return false,
    };
    words.iter().any(|word| value.eq_ignore_ascii_case(word))
}

/// Whether an array of PHP with names begins: `[ 'type' => 'string', …`. What `['value' => …` has is the name's own.
fn opens_map(value: &[u8]) -> bool {
    let Some((mark @ (b'"' | b'\''), rest)) = value.strip_prefix(b"[").and_then(|rest| rest.trim_ascii_start().split_first()) else { return false };
    let name = rest.iter().take(NAME_WINDOW).take_while(|&byte| byte != mark).count();
    &rest[..name] != b"value" && rest.get(name + 1..).is_some_and(|behind| behind.trim_ascii_start().starts_with(b"=>"))
}

/// Whether a quote behind the separator closes what one of its kind has opened before the name: `("Your password: ")`, `msgid "First Name:"`.
fn ends_prompt(text: &[u8], separator: usize, mark: u8) -> bool {
    let before = &text[separator.saturating_sub(NAME_WINDOW)..separator];
    let Some(open) = memchr::memrchr(mark, before).filter(|&open| open + 1 < before.len()) else { return false };
    let is_of_prompt = |&byte: &u8| is_alnum(byte) || byte >= 0x80 || matches!(byte, b' ' | b'-' | b'_' | b'.' | b'\'' | b'(' | b')');
    // A space behind a quote: it has closed something.
    before[open + 1] != b' '
        && before[open + 1..].iter().all(is_of_prompt)
        && matches!(before[..open].last(), None | Some(b' ' | b'(' | b'[' | b'=' | b',' | b'\n' | b'\t'))
}

/// Whether the quoted name is one of two strings, of which the second stands behind the colon: `e?"password":"public"`.
#[inline(always)]
fn is_one_of_two(text: &[u8], colon: usize, name: &[u8]) -> bool {
    if colon == 0 || !matches!(text[colon - 1], b'"' | b' ') {
        return false;
    }
    // As a rule the name is all that stands in the quotes.
    match colon.checked_sub(name.len() + 2).filter(|&open| text[open] == b'"' && text[colon - 1] == b'"') {
        Some(open) if open > 0 && text[open - 1] != b' ' => text[open - 1] == b'?',
        _ => is_other_of_two(text, colon),
    }
}

/// The same where there are spaces, or more in the quotes. Reads 48 bytes.
#[inline(never)]
fn is_other_of_two(text: &[u8], colon: usize) -> bool {
    let Some(before) = text[colon.saturating_sub(NAME_WINDOW)..colon].trim_ascii_end().strip_suffix(b"\"") else { return false };
    memchr::memrchr(b'"', before).is_some_and(|open| before[..open].trim_ascii_end().ends_with(b"?"))
}

/// Whether strings are joined behind the mark that closes one: `'&password=' + encode(password)`. A number has its plus before a digit.
fn joins_strings(behind: &[u8]) -> bool {
    behind.trim_ascii_start().strip_prefix(b"+").is_some_and(|rest| rest.trim_ascii_start().first().is_some_and(u8::is_ascii_alphabetic))
}

/// Whether a capital follows a small letter somewhere: `newPassword`.
fn is_camel_case(word: &[u8]) -> bool {
    word.windows(2).any(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase())
}

/// Whether a value is cut out of a call or of an index: `os.environ["…`, `trim($_POST["…`, `Hash::make($request->…`, `params[:password]`.
fn is_looked_up(value: &[u8], behind: &[u8]) -> bool {
    let is_part = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'.' | b':' | b'$');
    let word = value.iter().take_while(|byte| is_part(byte)).count();
    let rest = &value[word..];
    word > 2
        && (matches!(rest, [b'[' | b'('] | [b'(', b'$', ..] | [b'(', .., b'[' | b'(']) && matches!(behind, [b'"' | b'\'' | b'$' | b'>', ..] | [])
            || matches!(rest, [b'[', b':', .., b']']))
}

/// Whether a value is a member of something that is called as the name is: `self._password = handler.password`.
fn is_same_member(name: &[u8], value: &[u8]) -> bool {
    let Some(dot) = memchr::memrchr(b'.', value) else { return false };
    let member = &value[dot + 1..];
    let is_name = |byte: &u8| byte.is_ascii_alphabetic() || *byte == b'_';
    dot > 0 && value[..dot].iter().all(|byte| is_name(byte) || *byte == b'.') && !member.is_empty() && ends_with(name, member)
}

/// Whether a value without quotes is an expression of a program by its signs: a call, an index, a comparison, a choice. What stands
/// behind the value was cut off at a comma or a bracket.
fn is_term(name: &[u8], value: &[u8], behind: &[u8], entity: Entity) -> bool {
    let is_secret = entity.category() == Category::Secret;
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'.' | b'?');
    let word = &value[..value.iter().take_while(|byte| is_part(byte)).count()];
    let rest = &value[word.len()..];
    let first_is_lower = word.first().is_some_and(|byte| byte.is_ascii_lowercase() || *byte == b'_');
    // `==t.key`, `!!key`, `(0`, `[a.b`, `[...a`; `e=""` and `e=x` of a parameter.
    let is_operator = matches!(value, b"(0" | [b'=', b'=', ..] | [b'!', b'!', ..])
        || !is_secret && matches!(value, [b'!', b'0' | b'1', ..] | [b'[', b'.' | b'a'..=b'z' | b'A'..=b'Z', ..])
        || word.len() <= 2 && rest.starts_with(b"=");
    // `(value) => {`
    let is_function = value.starts_with(b"(") && value.ends_with(b")") && behind.trim_ascii_start().starts_with(b"=>");
    if is_operator || is_function || is_secret && value.len() < 2 {
        return true;
    }
    // `quote.address(`, `create(address`, `names[index`: the bracket closes behind what was cut off.
    let is_called = rest.is_empty()
        && (behind.starts_with(b"()")
            || behind.starts_with(b"(\"")
            || behind.starts_with(b"('")
            || behind.starts_with(b"(") && (first_is_lower || word.contains(&b'.')));
    let opens = |open: u8, close: u8| {
        let count = |sign: u8| value.iter().filter(|&&byte| byte == sign).count();
        rest.starts_with(&[open]) && count(open) > count(close) && !word.is_empty()
    };
    let is_camel = is_camel_case(word);
    if is_called || (opens(b'(', b')') || opens(b'[', b']')) && (!is_secret || is_camel) {
        return true;
    }
    if is_secret {
        // A variable that is called so: `password: newPassword`.
        let is_variable = entity == Entity::Password
            && is_camel
            && value.iter().all(u8::is_ascii_alphabetic)
            && value.windows(8).any(|part| part.eq_ignore_ascii_case(b"password"));
        return is_variable || is_looked_up(value, behind) || is_same_member(name, value);
    }
    if !matches!(entity, Entity::Person | Entity::PostalAddress) || !rest.is_empty() {
        return memchr::memmem::find(value, b"?.").is_some();
    }
    let next = behind.trim_ascii_start();
    let is_operand = [&b"||"[..], b"&&", b"+ \"", b"+ '", b"? ", b"=="].iter().any(|operator| next.starts_with(operator));
    let is_variable =
        first_is_lower && (is_camel || word.len() > 2) && (behind.starts_with(b";") || is_operand) || is_camel && first_is_lower && next.starts_with(b",");
    // `location.name`, `a?.city`; but a town may be `St.Gallen`.
    let last_is_lower = word.rsplit(|&byte| byte == b'.').next().and_then(<[u8]>::first).is_some_and(u8::is_ascii_lowercase);
    let is_path = word.contains(&b'.') && word.split(|&byte| byte == b'.').all(|part| !part.is_empty());
    let is_dotted = is_path && (first_is_lower && word.len() > 3 || is_camel && last_is_lower);
    // `{billingAddress:ne,`
    let is_short = word.len() <= 2 && matches!(behind, [b',' | b'}', ..]) && is_camel_case(name);
    is_variable || is_dotted || is_short || word.contains(&b'?')
}

/// Whether a value without quotes is an expression of a program: `password:o.password,host:o.host`, `street=new Street()`.
pub(super) fn is_expression(name: &[u8], value: &[u8], behind: &[u8], entity: Entity) -> bool {
    const WORDS: &[&[u8]] = &[
        b"new",
        b"void",
        b"return",
        b"public",
        b"private",
        b"protected",
        b"static",
        b"require",
        b"this",
        b"typeof",
        b"const",
        b"let",
        b"var",
        b"await",
        b"async",
        b"case",
        b"class",
        b"import",
        b"export",
        b"self",
        b"undefined",
        b"nil",
        b"text",
    ];
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'.');
    let word = &value[..value.iter().take_while(|byte| is_part(byte)).count()];
    let rest = &value[word.len()..];
    if WORDS.contains(&word) && !rest.starts_with(b"@") || is_term(name, value, behind, entity) {
        return true;
    }
    if matches!(entity, Entity::Person | Entity::PostalAddress) {
        // A variable of minified code, or a member of one.
        return rest.is_empty() && (word.len() < 2 || is_member(name, word) || is_type_of_page(word)) || value.starts_with(b"@");
    }
    if entity.category() != Category::Secret {
        return false;
    }
    let has = |sign: &[u8]| memchr::memmem::find(value, sign).is_some();
    // `generatePassword(12)`, `os.urandom(16)`, and of a method `models.CharField(max_length=128)`
    let is_call = || {
        let inner = rest.strip_prefix(b"(").and_then(|rest| rest.strip_suffix(b";").unwrap_or(rest).strip_suffix(b")"));
        let is_of_method = word.contains(&b'.');
        word.len() >= 4
            && !word.iter().any(u8::is_ascii_digit)
            && inner.is_some_and(|inner| inner.iter().all(|byte| is_part(byte) || matches!(byte, b',' | b' ') || is_of_method && *byte == b'='))
    };
    // `null;function c(t){`
    let ends_statement = || field::is_switch(word) && matches!(rest, [b';', next, ..] if next.is_ascii_alphabetic() || matches!(next, b'}' | b'$' | b'_'));
    // `.form-password:before{content:…`
    let is_selector = || rest.starts_with(b"{") && !word.is_empty() && word.iter().all(u8::is_ascii_lowercase);
    is_call() || is_selector() || ends_statement() || rest.is_empty() && (is_member(name, word) || is_path_of_names(word))
        || matches!(value, [b'!', b'0' | b'1', b',', ..] | [b')', b',', ..])
        || [&b"})"[..], b"},", b"=>", b"||", b"&&", b"()", b"(0,", b").", b")(", b"){", b")}"].iter().any(|sign| has(sign))
        // The next member of an object: `o,host:`.
        || matches!(rest, [b',', next @ ..] if next.first().is_some_and(u8::is_ascii_alphabetic)
            && matches!(next[next.iter().take_while(|byte| is_part(byte)).count()..], [b':' | b'=', ..]))
}

/// What browsers call the parts of a page: `HTMLInputElement`.
fn is_type_of_page(word: &[u8]) -> bool {
    word.starts_with(b"HTML") && word.ends_with(b"Element")
}

/// A path of three names and more, of which one has two words: `random_password.db.result`, `process.env.DB_PASSWORD`. A password has
/// a digit or another sign.
fn is_path_of_names(word: &[u8]) -> bool {
    let is_name = |part: &[u8]| part.len() >= 2 && part[0].is_ascii_alphabetic() && part.iter().all(|byte| byte.is_ascii_alphabetic() || *byte == b'_');
    word.first().is_some_and(u8::is_ascii_lowercase)
        && memchr::memchr_iter(b'.', word).count() >= 2
        && (word.contains(&b'_') || is_camel_case(word))
        && word.split(|&byte| byte == b'.').all(is_name)
}

/// `o.password`, `this.options.password`: ends in the name itself, or begins with a variable of one or two letters.
fn is_member(name: &[u8], word: &[u8]) -> bool {
    let Some(dot) = memchr::memrchr(b'.', word) else { return false };
    let object = &word[..dot];
    let is_name = object.first().is_some_and(|byte| !byte.is_ascii_digit()) && !word.ends_with(b".");
    is_name && (word[dot + 1..].eq_ignore_ascii_case(name) || object.len() <= 2 || object == b"this" || object.starts_with(b"this."))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the first name of a text.
    fn at_separator(text: &[u8], separator: usize, labels: &mut Labels) -> Option<Candidate> {
        super::at_separator(text, separator, &mut KnownNames::default(), labels)
    }

    fn found(text: &str) -> Option<(Entity, &str)> {
        let bytes = text.as_bytes();
        let candidate = (0..bytes.len()).filter(|&at| matches!(bytes[at], b':' | b'=')).find_map(|at| at_separator(bytes, at, &mut Labels::default()))?;
        Some((candidate.entity, &text[candidate.start..candidate.end]))
    }

    #[test]
    fn a_sign_beyond_ascii_ends_a_secret_of_an_unknown_name() {
        let secret = "0example1key2made3up40example1";
        for behind in [&b"\xa0OLLBAR"[..], b"\x94", "”, and".as_bytes(), "é OLLBAR".as_bytes(), " then".as_bytes()] {
            let text = [b"FOOBAR_TOKEN=", secret.as_bytes(), behind].concat();
            let candidate = at_separator(&text, 12, &mut Labels::default()).map(|candidate| (candidate.start, candidate.end));
            assert_eq!(candidate, Some((13, 13 + secret.len())), "{:?}", String::from_utf8_lossy(behind));
        }
        assert_eq!(found("FOOBAR_TOKEN=größe-und-farbe"), None);
    }

    #[test]
    fn bytes_that_are_no_text_end_a_name() {
        let text = [&[0xFF; 60][..], b"password=hunter2-Xy9"].concat();
        let candidate = at_separator(&text, 68, &mut Labels::default()).map(|candidate| (candidate.entity, candidate.start));
        assert_eq!(candidate, Some((Entity::Password, 69)));
    }

    #[test]
    fn a_value_that_nothing_closes_leaves_the_end_of_its_line() {
        assert_eq!(found("{\"password\":\"hunter2 Xy\n"), Some((Entity::Password, "hunter2 Xy")));
        assert_eq!(found("{\"password\":\"hunter2 Xy \r\n"), Some((Entity::Password, "hunter2 Xy")));
    }

    #[test]
    fn a_bare_secret_ends_before_what_ends_its_string() {
        for text in [
            r"API_KEY=k3J9xQ2mZ7vB4nT8wL5p\nfoo",
            r#"API_KEY=k3J9xQ2mZ7vB4nT8wL5p\" x"#,
            r"API_KEY=k3J9xQ2mZ7vB4nT8wL5p\u0022, x",
            "API_KEY=k3J9xQ2mZ7vB4nT8wL5p” x",
            "API_KEY=k3J9xQ2mZ7vB4nT8wL5p\u{a0}x",
        ] {
            assert_eq!(found(text).map(|found| found.1), Some("k3J9xQ2mZ7vB4nT8wL5p"), "{text}");
        }
    }

    #[test]
    fn a_name_and_an_address_without_quotes_have_more_than_one_word() {
        for (text, found) in [
            ("billing_full_name=Ana Murphy email=x", "Ana Murphy"),
            ("customer_name: Ana O'Brien, 12 items", "Ana O'Brien"),
            ("customer_name=Ana Murphy.", "Ana Murphy"),
            ("customer_name=Ana INFO request", "Ana"),
            ("customer_name=Ana paid", "Ana"),
            ("customer_name=Ana Status: ok", "Ana"),
            ("customer_name=Ana Status=ok", "Ana"),
            ("customer_name=Jos\u{e9} Garc\u{ed}a L\u{f3}pez paid", "Jos\u{e9} Garc\u{ed}a L\u{f3}pez"),
            ("billing_street=7 Example Quay, Kilkenny", "7 Example Quay"),
            ("billing_street: 7 Example Quay, 12345 Kilkenny, Ireland", "7 Example Quay, 12345 Kilkenny, Ireland"),
            ("billing_street: 7 Example Quay, Kilkenny was shipped", "7 Example Quay, Kilkenny"),
            ("street: 12 bis rue de la Paix, 75002 Paris", "12 bis rue de la Paix, 75002 Paris"),
            ("street: ul. Długa 12/4, 00-238 Warszawa\nphone: 5", "ul. Długa 12/4, 00-238 Warszawa"),
            ("street: Str. Mihai Eminescu nr. 10, București. Mulțumesc", "Str. Mihai Eminescu nr. 10, București"),
            ("street: Atatürk Cad. No: 12, 34710 İstanbul, Telefon: 5", "Atatürk Cad. No: 12, 34710 İstanbul"),
            ("dob: 1985年4月3日", "1985年4月3日"),
            ("dob: 1980. 05. 12.", "1980. 05. 12"),
            ("dob: 1985. május 12.", "1985. május 12"),
            ("dob: 19. 3. 1971, Brno", "19. 3. 1971"),
            ("billing_street=Lindenstrasse 14 status=paid", "Lindenstrasse 14"),
            ("billing_street=Lindenstrasse 14; paid", "Lindenstrasse 14"),
            ("GET /?billing_full_name=Ana Murphy", "Ana"),
        ] {
            let at = text.find(['=', ':']).unwrap();
            let separator = if text.starts_with("GET") { text.find("name=").unwrap() + 4 } else { at };
            let candidate = at_separator(text.as_bytes(), separator, &mut Labels::default()).unwrap();
            assert_eq!(&text[candidate.start..candidate.end], found, "{text}");
        }
    }

    #[test]
    fn a_name_that_ends_in_a_label_names_nothing() {
        assert_eq!(found(r#"{"x RAPIDAPI_KEY=[GENERIC_SECRET]":"gps 1, 2"}"#), None);
        assert_eq!(field::classify(b"x RAPIDAPI_KEY=[GENERIC_SECRET]").class, None);
    }

    #[test]
    fn an_empty_parameter_takes_nothing_from_behind_its_query() {
        assert_eq!(found("gender= locale=de_DE password= next=x street= age=30"), None);
        assert_eq!(found("password= c3VuZmxvd2Vy="), Some((Entity::Password, "c3VuZmxvd2Vy=")));
        assert_eq!(found("\"GET /customers?page=2&first_name= HTTP/1.1\" 200"), None);
        assert_eq!(found("/customers?first_name=Jonas HTTP/1.1"), Some((Entity::Person, "Jonas")));
        assert_eq!(found("\"GET /customers?page=2&first_name=\"Jonas HTTP/1.1\" 200"), Some((Entity::Person, "Jonas")));
        assert_eq!(found("is it? first_name= Jonas"), Some((Entity::Person, "Jonas")));
    }

    #[test]
    fn a_value_with_a_label_in_it_is_none() {
        assert_eq!(found("telephone=\"a\" city=\" [IP_ADDRESS] \""), None);
        assert_eq!(found("VIRUSTOTAL_API_KEY=0123456789[CARD_TRACK]6789abcdef0123456789abcdef0123456789abcdef2152"), None);
    }

    #[test]
    fn values_that_have_signs_of_code_in_them_are_found() {
        for (text, entity, value) in [
            ("DB_PASSWORD=corr(ect7horse", Entity::Password, "corr(ect7horse"),
            ("password: Tr0ub4dor.horse", Entity::Password, "Tr0ub4dor.horse"),
            ("phone=\"+49 30 901820\"", Entity::PhoneNumber, "+49 30 901820"),
            ("first_name=Jean-Luc;last_name=Picard", Entity::Person, "Jean-Luc"),
        ] {
            assert_eq!(found(text), Some((entity, value)), "{text}");
        }
    }

    #[test]
    fn values_behind_their_name_are_found_in_every_writing() {
        for (text, value) in [
            ("password=hunter2&x=1", "hunter2"),
            (r#""password":"hun\"ter2","x":1"#, r#"hun\"ter2"#),
            (r#"{\"password\":\"Async12345!\"}"#, "Async12345!"),
            ("'password' => 'hunter2',", "hunter2"),
            ("[password] => hunter 2\n", "hunter 2"),
            (r"\npassword: hunter2", "hunter2"),
            ("client_secret: abc,def.", "abc,def"),
            ("UPDATE t SET `password` = 'hunter2'", "hunter2"),
            ("login%5Bpassword%5D=hunter2&x", "hunter2"),
            ("street%5B0%5D=Hauptstr.+5&x", "Hauptstr.+5"),
            ("billing[city]=Munich&x", "Munich"),
            ("payment%5Bcc_cid%5D=123&x", "123"),
            ("billing_phone=%2B49%2089%205550199&x", "%2B49%2089%205550199"),
            ("[\"firstname\"]=>\n  string(5) \"Jonas\"", "Jonas"),
            ("[\"cc_cid\"]=>\n  int(123)", "123"),
            ("[firstname:protected] => Jonas\n", "Jonas"),
            ("[password:WC_User:private] => hunter2\n", "hunter2"),
            ("[\"password\":\"WC_User\":private]=>\n string(7) \"hunter2\"", "hunter2"),
            ("s:9:\"firstname\";s:5:\"Jonas\";", "Jonas"),
            ("  [PASSWORD] => hunter2\n", "hunter2"),
            ("secret=[X]", "[X]"),
            ("password=secret1: x", "secret1"),
            ("password=jane.smith", "jane.smith"),
            ("password=new1!", "new1!"),
            ("password=a)b,c", "a)b,c"),
            ("password = red.green.blue\n", "red.green.blue"),
            ("password: hunter2.foo_x.bar", "hunter2.foo_x.bar"),
            ("password=null;1", "null;1"),
            ("password=Abcd1(x=2)", "Abcd1(x=2)"),
            ("DB_PASSWORD = 'password'", "password"),
            ("const DB_PASSWORD = 'geheim'", "geheim"),
            (r#""password":"ab\"cd","#, r#"ab\"cd"#),
            (r"password='it\'s' x", r"it\'s"),
            ("passwd=p@ss;w,rd&next=1", "p@ss;w,rd"),
            ("user=x&pw=hunter2&y", "hunter2"),
            (r#"{"msg":"password: several words","x":1}"#, "several words"),
            ("token=abcdefghij0123456789abcdefghij01", "abcdefghij0123456789abcdefghij01"),
            ("myapp.signing_salt: k3J9xQ2mZ7vB4nT8wL5p", "k3J9xQ2mZ7vB4nT8wL5p"),
            ("Cookie: a=b; PHPSESSID=k2v9q0c7n4m1x8z5b3l6j7h8g9; c=d", "k2v9q0c7n4m1x8z5b3l6j7h8g9"),
            ("'Server=db;User Id=u;Password=geheim'", "Server=db;User Id=u;Password=geheim"),
        ] {
            assert_eq!(found(text).map(|f| f.1), Some(value), "{text}");
        }
        assert_eq!(found("telephone: 0171 5550199, Berlin"), Some((Entity::PhoneNumber, "0171 5550199")));
        assert!(
            found("'street_line1' => ['value' => 'Hauptstr. 5'],")
                .is_some_and(|(entity, value)| entity == Entity::PostalAddress && value.contains("Hauptstr. 5"))
        );
        assert_eq!(found("[billing_last_name] => de Vries\n"), Some((Entity::Person, "de Vries")));
    }

    #[test]
    fn an_element_of_an_array_ends_at_its_comma() {
        assert_eq!(found("{\"first_name\"=>nil, \"zip\"=>12345, \"city\"=>nil}"), None);
        for (text, value) in [
            ("'cc_cid' => 123,\n", "123"),
            ("{\"address2\"=>12345, \"city\"=>nil}", "12345"),
            ("[street] => Elmweg 5, 2. OG\n", "Elmweg 5, 2. OG"),
            ("userPassword: {SSHA}0Example1Key2Made3Up40Example1Key2", "{SSHA}0Example1Key2Made3Up40Example1Key2"),
            ("  psk=\"Abc12345\"", "Abc12345"),
            ("SSH_PASS: Abc12345x", "Abc12345x"),
            ("APP_KEY=base64:k3J9xQ2mZ7vB4nT8wL5pk3J9xQ2mZ7vB4nT8wL5pk3I=", "base64:k3J9xQ2mZ7vB4nT8wL5pk3J9xQ2mZ7vB4nT8wL5pk3I="),
        ] {
            assert_eq!(found(text).map(|found| found.1), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_in_an_address_is_somebodys() {
        let text = "'address' =>\n array (\n 'city' => 'Hafenstadt',\n 'name' => 'x',";
        let (outer, inner) = (text.find("=>").unwrap(), text.rfind("'city' =>").unwrap() + 7);
        let mut labels = Labels::default();
        assert_eq!(at_separator(text.as_bytes(), outer, &mut labels), None);
        let candidate = at_separator(text.as_bytes(), inner, &mut labels).unwrap();
        assert_eq!(&text[candidate.start..candidate.end], "Hafenstadt");
        assert_eq!(at_separator(text.as_bytes(), inner, &mut Labels::default()), None);
    }

    #[test]
    fn code_switches_and_labels_are_no_value() {
        for text in [
            "'password' => $password",
            "'password' => Hash::make($request->password),",
            "'password' => WC_Email_Customer_Reset_Password::class,",
            "'reset_password' => 'WC_Email_Customer_Reset_Password',",
            "'address_2' => NULL,",
            "[middlename] => \n    [prefix] => Mrs.\n",
            "shipping_address:Qi.customerData.billingAddress,",
            "DB_PASS=<your password>\nA=x",
            "ADMIN_PASSWORD=[hidden]",
            "REFRESH_TOKEN=[FILTERED]",
            "confirm_password: Confirm password",
            "client_secret: Client secret",
            "auth_token: Enter the token",
            "firstname: String!",
            ".form-password:before{content:\"\\f023\"}",
            "street: HTMLInputElement",
            "@family-name: @family-name__base;",
            "$billing_city = WC()->customer",
            "XML_PATH_PASSWORD = 'system/smtp/password'",
            "e.SHIPPING_ADDRESS=\"woocommerce/checkout-shipping-address-block\"",
            "'password' => [ 'type' => 'string', 'max' => 8 ],",
            "password: string",
            "password=",
            "password: [PASSWORD]",
            "name: Hoodie",
            "PasswordHasher::hash",
            "ResetPassword::execute(Object(Request))",
            "version=1.2.3.4",
            "{password:o.password,host:o.host}",
            "password=this.options.proxy.password;",
            "{password:s})},template:t",
            "{password:!0,search:!0}",
            "firstname:e,lastname:t",
            "t(\"Password:\"),k?D.a.createElement(\"",
            "#pass1:focus,#pass1-text:focus{box-shadow:none}",
            "n<=100?\"a common password\":\"a very common password\"",
            "'&password=' + encodeURIComponent( response.password );",
            "({password:e=\"\",onChange:t})",
            "const handleTogglePassword = (value) => {",
            "const [hasPassword, setHasPassword] = (0, import_element.useState)(false);",
            "let pass = 0;",
            "pass = passwordElement;",
            "password: newPassword\n});",
            "if(\"address_1\"===t.key&&n)",
            "{billingAddress:ne,shippingAddress:ae}",
            "shipping_address:!0===a.shipping_address,",
            "shippingAddress = quote.shippingAddress();",
            "newBillingAddress = createBillingAddress(addressData);",
            "Address1: billingAddress.street[0],",
            "addressData.street = this.objectToArray(addressData.street);",
            "initialValues:{city:m?.store_city||\"\"}",
            "fullName = namespace + \"-\" + name;",
            "firstname: location.name,",
            "const {reviewer:t=\"\"}=e;",
            "\"First Name:\",\"First Name:\",module,Magento_Customer\n\"Last",
            "street:new Street",
            "{pass:u,headers:d}",
            "signing_salt: ${SALT}",
            "api_token=your_api_token_goes_here_1",
            "public_key=k3J9xQ2mZ7vB4nT8wL5p",
            "commit: 94b5e77c0ffee1234567890abcdef1234567890a",
            "integrity=\"sha512-k3J9xQ2mZ7vB4nT8wL5pk3J9xQ2mZ7vB4nT8wL5p==\"",
            "password = random_password.db.result\n",
            "const cfg = { password: process.env.DB_PASSWORD };",
            "password = models.CharField(max_length=128)",
            "form.secret=Ihr Geheimnis\n",
            "password=null;function c(t){return t}",
            "public const FIELD_PASSWORD = 'password';",
            "static final String XML_SMTP_PASSWORD = \"smtp_password\";",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn an_address_belongs_to_the_person_named_before_it() {
        let text = b"[firstname] => Jonas\n[city] => Munich\n";
        let mut labels = Labels::default();
        assert!(at_separator(text, 12, &mut labels).is_some());
        assert_eq!(at_separator(text, 28, &mut labels).map(|c| &text[c.start..c.end]), Some(&b"Munich"[..]));
    }

    #[test]
    fn an_escape_that_is_cut_off_is_the_values_own() {
        for cut in ["\\", "\\u", "\\u0", "\\u00", "\\u003", "\\u003e"] {
            let text = format!("password=hunter2!x{cut}");
            assert!(found(&text).is_some_and(|(entity, value)| entity == Entity::Password && value.starts_with("hunter2!x")), "{text}");
        }
    }

    #[test]
    fn an_address_in_another_request_is_not_that_persons() {
        let last_found = |text: &str| {
            let (bytes, mut labels) = (text.as_bytes(), Labels::default());
            let found = memchr::memchr_iter(b'=', bytes).map(|at| at_separator(bytes, at, &mut labels)).last();
            found.flatten().map(|c| text[c.start..c.end].to_owned())
        };
        let padding = "x".repeat(600);
        assert_eq!(last_found(&format!("GET /a?id=1&firstname=Jonas&x={padding}&city=Kiel HTTP/1.1")).as_deref(), Some("Kiel"));
        assert_eq!(last_found("GET /a?id=1&firstname=Jonas HTTP/1.1\nGET /a?id=1&city=Kiel HTTP/1.1"), None);
        assert_eq!(last_found(&format!("firstname=Jonas\n{}city=Kiel", "x=\n".repeat(15))).as_deref(), Some("Kiel"));
        assert_eq!(last_found(&format!("firstname=Jonas\n{}city=Kiel", "x=\n".repeat(16))), None);
    }

    #[test]
    fn lines_of_a_street_in_a_dump_are_found() {
        let text = b"[street] => Array\n(\n  [0] => Hauptstr. 5\n  [1] => OG\n)\n[items] => Array\n(\n  [0] => Hoodie\n";
        let mut labels = Labels::default();
        let found: Vec<_> =
            (0..text.len()).filter(|&at| text[at] == b'=').filter_map(|at| at_separator(text, at, &mut labels)).map(|c| &text[c.start..c.end]).collect();
        assert_eq!(found, [&b"Hauptstr. 5"[..], b"OG"]);
    }

    #[test]
    fn constants_are_found() {
        let text = b"define( 'DB_PASSWORD', 'hunter2' );";
        assert_eq!(at_word(text, 0).map(|c| &text[c.start..c.end]), Some(&b"hunter2"[..]));
        let key = Entity::WordpressKey.info();
        assert_eq!(at_word(key.example.as_bytes(), 0).map(|c| (c.entity, c.end - c.start)), Some((Entity::WordpressKey, 64)));
        assert_eq!(at_word(key.invalid.as_bytes(), 0), None);
        assert_eq!(at_word(b"define('WPLANG', 'de_DE');", 0), None);
    }

    #[test]
    fn a_secret_may_begin_with_the_end_of_a_line() {
        for end in ["\r", "\n", "\r\r\n"] {
            let secret = format!("{end}9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c");
            for text in [format!("{{\"payment_key\":\"{secret}\"}}"), format!("form.secret={secret}"), format!("{{\"api_secret\":\"{end}\"}}")] {
                found(&text);
            }
        }
    }

    #[test]
    fn numbers_behind_their_word_are_found() {
        assert_eq!(at_word(b"cvv 123", 0).map(|c| (c.entity, c.start, c.end)), Some((Entity::Cvv, 4, 7)));
        assert_eq!(at_word(b"dob 1988-03-14)", 0).map(|c| (c.entity, c.start, c.end)), Some((Entity::DateOfBirth, 4, 14)));
        assert!(at_word(b"exp 09/28", 0).is_some_and(|c| c.needs_card));
        assert!(at_word(b"exp: 12/2028", 0).is_some_and(|c| c.needs_card));
        for text in ["PIN: 4821", "pin=4821", "PIN 4821."] {
            let digits = text.find('4').unwrap();
            assert_eq!(at_word(text.as_bytes(), 0).map(|c| (c.entity, c.start, c.end)), Some((Entity::Password, digits, digits + 4)), "{text}");
        }
        for text in ["pin 4821", "PIN: 110001", "PIN: 12", "PIN: 4821-a", "pin: 482a"] {
            assert_eq!(at_word(text.as_bytes(), 0), None, "{text}");
        }
        assert_eq!(at_word(b"cvv 12345", 0), None);
        assert_eq!(at_word(b"born free", 0), None);
    }
}
