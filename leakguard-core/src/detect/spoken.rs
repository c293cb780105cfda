//! What is spoken of in sentences: secrets (`My api key is …`, `please note … as my client_secret`), passwords, what stands on a
//! card, dates of birth. The value is written as such a one is, and close to it stands what it is.

use std::ops::{Range, RangeInclusive};

use super::boundary::{digits_len, ends_escape, ends_with, is_alnum};
use super::card::expiry_end;
use super::label::{behind_label, first_label};
use super::secret::{is_placeholder, is_secret_value};
use super::{Candidate, hints, key_format, payment_token};
use crate::entity::Entity;

const SPOKEN: f32 = 0.75;

/// The score of the four digits of a PIN.
pub(super) const SPOKEN_PIN: f32 = 0.7;

/// Bytes looked at before and behind a value for the word.
const BEFORE: usize = 48;
const BEHIND: usize = 32;

/// The longest value.
const LONGEST: usize = 128;

/// The secret around the run `text[start..end]` of letters and digits: base64 goes on behind its `+` and `/`. Reads at most
/// 256 bytes around it.
pub(crate) fn around_token(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    let is_part = |byte: u8| KINDS[usize::from(byte)] & PART != 0;
    let back = text[..start].iter().rev().take(LONGEST).take_while(|&&byte| is_part(byte)).count();
    let from = start - back;
    let opened = from.checked_sub(1).map(|before| text[before]);
    if !matches!(opened, Some(b' ' | b'(' | b'\t' | b'>' | b'\n')) {
        return None;
    }
    // A path, whose words say nothing of it.
    if back > 0 && text[from] == b'/' && text[from + 1..start].contains(&b'/') {
        return None;
    }
    let ahead = text[end..].iter().take(LONGEST).take_while(|&&byte| is_part(byte)).count();
    let padding = text[end + ahead..].iter().take(2).take_while(|&&byte| byte == b'=').count();
    let to = end + ahead + padding;
    if !(20..=LONGEST).contains(&(to - from)) || matches!(text.get(to), Some(b':' | b'=' | b'@' | b'(' | b'[')) {
        return None;
    }
    // What was said of a value that is gone says nothing of this one, nor does a label; what speaks against it still does.
    let before = sentence_before(&text[behind_label(text, from, BEFORE)..from]);
    let reach = text.len().min(to + BEHIND);
    let behind = sentence_behind(&text[to..first_label(text, to, reach).unwrap_or(reach)]);
    if says(sentence_before(&text[from.saturating_sub(BEFORE)..from])) == Says::Harmless {
        return None;
    }
    let around = match (says(before), says(behind)) {
        (Says::Harmless, _) | (_, Says::Harmless) => return None,
        (Says::Secret, _) => before,
        (_, Says::Secret) => behind,
        _ => return None,
    };
    let value = &text[from..to];
    if let Some(provider) = key_format::provider_key(around, value) {
        return Some(Candidate::new(provider, from, to, SPOKEN));
    }
    is_secret_value(value).then(|| Candidate::new(Entity::GenericSecret, from, to, SPOKEN))
}

/// Whether the run that starts at the position may be spoken of, or base64 around it.
#[inline]
pub(crate) fn is_opened(text: &[u8], start: usize) -> bool {
    start
        .checked_sub(1)
        .is_none_or(|before| matches!(text[before], b' ' | b'(' | b'\t' | b'>' | b'\n' | b'+' | b'/' | b'~' | b'|' | b'n' | b'r' | b't' | 0x80..))
}

/// Letters of a password that somebody thought of, at most, and at least.
const PASSWORD: usize = 40;
const SHORTEST_PASSWORD: usize = 6;

/// What may stand in a password in a sentence: what parts words there is none of it.
fn is_password_byte(byte: u8) -> bool {
    KINDS[usize::from(byte)] & OF_PASSWORD != 0
}

/// What a byte may be a part of: of base64 and its like, of a password.
static KINDS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'_' | b'+' | b'~' => PART | OF_PASSWORD,
            b'/' => PART,
            b'!' | b'#' | b'$' | b'%' | b'&' | b'*' | b'.' | b'?' | b'@' | b'^' => OF_PASSWORD,
            _ => 0,
        };
        byte += 1;
    }
    table
};
const PART: u8 = 1;
const OF_PASSWORD: u8 = 1 << 1;

/// The word around the position that may be a password: it stands alone, is mixed enough, and is no address. Reads at most 40
/// bytes to each side.
pub(crate) fn password_word(text: &[u8], at: usize) -> Option<Range<usize>> {
    let back = text[..at].iter().rev().take(PASSWORD).take_while(|&&byte| is_password_byte(byte)).count();
    let mut start = at - back;
    if start > 0 && text[start - 1] == b'\\' {
        start += [1, 5].into_iter().find(|&letters| start + letters <= at && ends_escape(text, start + letters))?;
    } else {
        let begins = match text[..start] {
            [] | [.., b' ' | b'\t' | b'\n' | b'\r' | b'>' | b'(' | b'|' | 0x80..] => true,
            // A quote in a sentence; behind a colon or a comma it is a field's.
            [.., before, b' ', b'"' | b'\'' | b'`'] => !matches!(before, b':' | b',' | b'=' | b'[' | b'{' | b'>'),
            [.., b'(', b'"' | b'\'' | b'`'] => true,
            [.., b':'] => is_behind_user(&text[..start]),
            _ => false,
        };
        if !begins {
            return None;
        }
    }
    // `mysql -u root -phunter2x`
    if text[start..].starts_with(b"-p") && is_option(&text[..start + 2]) {
        start += 2;
    }
    // What curl is given may be a key.
    let longest = if text[..start].ends_with(b":") { LONGEST } else { PASSWORD };
    let mut end = at + text[at..].iter().take(longest).take_while(|&&byte| is_password_byte(byte)).count();
    while end > at && matches!(text[end - 1], b'.' | b'?' | b'-') {
        end -= 1;
    }
    let value = &text[start..end];
    // `var module_12 = require(…)`
    if text[end..].starts_with(b" = ") {
        return None;
    }
    // Nothing is spoken of what stands alone.
    if value.len() == text.len() && payment_token::at_token(text, start, end).is_none() {
        return None;
    }
    let ends = matches!(
        text.get(end),
        None | Some(b' ' | b'\t' | b'\n' | b'\r' | b'<' | b')' | b'"' | b'\'' | b'`' | b'|' | b'\\' | b',' | b';' | b'.' | b':' | b'?' | b'-' | 0x80..)
    );
    (ends && (SHORTEST_PASSWORD..longest).contains(&value.len()) && is_mixed(value)).then_some(start..end)
}

/// Whether a word of letters and digits can be a password: no hash, no number of an article, no name of a technique.
fn is_mixed(value: &[u8]) -> bool {
    let count = |is: fn(&u8) -> bool| value.iter().filter(|byte| is(byte)).count();
    let (digits, letters) = (count(u8::is_ascii_digit), count(u8::is_ascii_alphabetic));
    let lower = count(u8::is_ascii_lowercase);
    // A hash; an address.
    if digits == 0 || letters < 3 || value.len() >= 24 && value.iter().all(u8::is_ascii_hexdigit) || value[1..].contains(&b'@') && value.contains(&b'.') {
        return false;
    }
    // `ORD-2024-001`, `HM43-M-Blue`
    let parts = value.split(|byte| matches!(byte, b'-' | b'.')).count();
    if parts > 2 || lower == 0 && parts > 1 || is_placeholder(value) || is_of_code(value) {
        return false;
    }
    let of_technique = |stem: &&str| {
        value[0] | 0x20 == stem.as_bytes()[0] && value.len() <= stem.len() + 3 && value[..stem.len().min(value.len())].eq_ignore_ascii_case(stem.as_bytes())
    };
    !TECHNIQUES.iter().any(of_technique)
}

/// Whether a word is a name of a program or of a page: `module_12.useState`, `#pass1`.
fn is_of_code(value: &[u8]) -> bool {
    let is_name = |part: &[u8]| part.first().is_some_and(|byte| byte.is_ascii_alphabetic()) && part.iter().all(|byte| is_alnum(*byte) || *byte == b'_');
    let is_member = || {
        let dot = memchr::memchr(b'.', value);
        dot.is_some_and(|dot| is_name(&value[..dot]) && value[dot + 1..].iter().all(|byte| byte.is_ascii_alphabetic() || *byte == b'_'))
    };
    value.starts_with(b"#pass") || is_member()
}

/// Names with a number that stand near the word `password` and are none.
const TECHNIQUES: &[&str] = &[
    "sha1",
    "sha2",
    "sha3",
    "sha5",
    "argon2",
    "bcrypt",
    "base64",
    "pbkdf2",
    "md5",
    "oauth2",
    "http2",
    "mysql",
    "mariadb",
    "debian",
    "ubuntu",
    "windows",
    "php",
    "magento",
    "wordpress",
    "version",
    "release",
    "tls1",
    "wpa2",
    "wpa3",
    "level",
    "step",
    "page",
    "item",
    "user",
    "test",
    "order",
    "client",
    "server",
    "host",
    "admin",
    "office",
    "iphone",
    "android",
    "scrypt",
    "crypt",
    "blowfish",
    "keepass",
    "lastpass",
    "x509",
    "win1",
    "utf8",
    "latin1",
    "python",
    "node",
];

/// The words between a password and its word at most: with a colon or a bracket right before it, without, and behind it.
const WORDS_TO_COLON: usize = 6;
const WORDS_BETWEEN: usize = 3;
const WORDS_BEHIND: usize = 2;

/// The password of [`password_word`], if one is spoken of.
pub(crate) fn password_at(text: &[u8], word: Range<usize>) -> Option<Candidate> {
    let Range { start, end } = word;
    if let Some(token) = payment_token::at_token(text, start, end) {
        return Some(token);
    }
    if is_behind_user(&text[..start]) || is_option(&text[..start]) {
        return Some(Candidate::new(Entity::Password, start, end, SPOKEN));
    }
    let spoken = hints::spoken(text, start, end)?;
    if is_verb(text, start) {
        return None;
    }
    let most = match (spoken.behind, is_introduced(text, start)) {
        (true, _) => WORDS_BEHIND,
        (false, true) => WORDS_TO_COLON,
        (false, false) => WORDS_BETWEEN,
    };
    // What is written in capitals alone is rather a number of the shop's.
    let most = if text[start..end].iter().any(u8::is_ascii_lowercase) { most } else { 0 };
    (spoken.entity == Entity::Password && spoken.between <= most).then(|| Candidate::new(Entity::Password, start, end, SPOKEN))
}

/// Whether the `pass` before a word is the statement of Python or a verb: alone on its line, or what passes something on.
fn is_verb(text: &[u8], start: usize) -> bool {
    let before = &text[start.saturating_sub(64)..start];
    let Some(at) = memchr::memmem::rfind(before, b"pass") else { return false };
    let behind = &before[at + 4..];
    let is_word =
        !before[..at].last().is_some_and(|&byte| is_alnum(byte)) && !behind.first().is_some_and(|&byte| is_alnum(byte) || matches!(byte, b'_' | b'-'));
    is_word && [&b"\n"[..], b"\r\n", b" to ", b" the ", b" a "].iter().any(|next| behind.starts_with(next))
}

/// Whether a colon or an opening bracket stands right before, those of full width too, or a verb: `the password for the router is`.
fn is_introduced(text: &[u8], start: usize) -> bool {
    let word =
        || text[..start].strip_suffix(b" ").and_then(|before| before[before.len().saturating_sub(8)..].rsplit(|byte| matches!(byte, b' ' | b'\'')).next());
    word().is_some_and(is_copula) || matches!(text[..start].trim_ascii_end(), [.., b':' | b'('] | [.., 0xEF, 0xBC, 0x9A | 0x88])
}

/// Whether the user of curl's option stands right before: `-u name:`, `--user "name:`. Reads at most 72 bytes.
fn is_behind_user(before: &[u8]) -> bool {
    let Some(before) = before[before.len().saturating_sub(72)..].strip_suffix(b":") else { return false };
    let length = before.iter().rev().take_while(|&&byte| is_alnum(byte) || matches!(byte, b'_' | b'-' | b'.' | b'@')).count();
    let before = &before[..before.len() - length];
    let option = match before {
        [option @ .., b'"' | b'\''] | option => option,
    };
    [&b" -u "[..], b" --user ", b" --user=", b" -u"].iter().any(|ends| option.ends_with(ends))
}

/// What gives a password to a command, a statement or a server: what stands right before it, in lower case, and what has to stand
/// before that on the same line.
const OPTIONS: &[(&str, &[&str])] = &[
    (" -p", &["mysql", "mariadb"]),
    (" -p ", &["sshpass", "docker login", "podman login"]),
    (" -a ", &["redis-cli"]),
    ("requirepass ", &[]),
    ("masterauth ", &[]),
];

/// What gives one to a user of a database; the password stands in quotes.
const STATEMENT: &str = "identified by ";

/// Whether one of these stands right before, but for a quote. Reads at most 80 bytes.
fn is_option(before: &[u8]) -> bool {
    let before = &before[before.len().saturating_sub(80)..];
    let unquoted = before.strip_suffix(b"'").or_else(|| before.strip_suffix(b"\""));
    let (before, is_quoted) = (unquoted.unwrap_or(before), unquoted.is_some());
    if is_quoted && ends_with(before, STATEMENT.as_bytes()) {
        return true;
    }
    OPTIONS.iter().any(|(option, commands)| {
        let line = || before.rsplit(|&byte| byte == b'\n').next().unwrap_or_default();
        ends_with(before, option.as_bytes())
            && (commands.is_empty() || commands.iter().any(|command| memchr::memmem::find(line(), command.as_bytes()).is_some()))
    })
}

/// Bytes before and behind a card in which its code and its date are looked for.
const AROUND_CARD: usize = 192;

/// The security code and the expiry date that are spoken of near a card in running text: each beside its word.
pub(crate) fn near_card(text: &[u8], card: Range<usize>, out: &mut Vec<Candidate>) {
    // A field's value says nothing of others.
    if matches!(
        text[..card.start],
        [.., b'='] | [.., b':' | b'=' | b',' | b'[' | b'{' | b'(', b'"' | b'\''] | [b'"' | b'\''] | [.., b':' | b'=' | b',', b' ', b'"' | b'\'']
    ) {
        return;
    }
    let window = card.start.saturating_sub(AROUND_CARD)..text.len().min(card.end + AROUND_CARD);
    let mut at = window.start;
    while at < window.end {
        if card.contains(&at) {
            at = card.end;
        } else if !text[at].is_ascii_digit() {
            at += 1;
        } else {
            let found = if at == 0 || !is_alnum(text[at - 1]) { card_datum(text, at, WORDS_BETWEEN) } else { None };
            let run = text[at..window.end].iter().take_while(|byte| byte.is_ascii_digit()).count();
            at = found.map_or(at + run, |found| found.end);
            // The one right behind the card was found with it.
            out.extend(found.filter(|found| out.iter().rev().take(8).all(|other| other.end <= found.start || other.start >= found.end)));
        }
    }
}

/// The code or the date of a card that starts with the digit and is spoken of, with so many words between at most.
pub(crate) fn card_datum(text: &[u8], start: usize, most: usize) -> Option<Candidate> {
    let (kind, end) = match digits_len(text, start, 5) {
        length @ (3 | 4) => (Entity::Cvv, start + length),
        2 => (Entity::CardExpiry, expiry_end(text, start)?),
        _ => return None,
    };
    // What a name says right before it was looked at.
    if matches!(text[..start], [.., b'='] | [.., b'=', b'"' | b'\'']) {
        return None;
    }
    // A part of a number, a price, a time.
    let goes_on = |mark: usize, digit: usize| {
        matches!(text.get(mark), Some(b'-' | b'.' | b'/' | b',' | b':' | b'%' | b'_')) && text.get(digit).is_some_and(u8::is_ascii_digit)
    };
    if text.get(end).is_some_and(|&next| is_alnum(next)) || goes_on(end, end + 1) || start >= 2 && goes_on(start - 1, start - 2) {
        return None;
    }
    if end - start == 4 && says_pin(&text[..start]) {
        return Some(Candidate::new(Entity::Password, start, end, SPOKEN_PIN));
    }
    let spoken = hints::spoken(text, start, end)?;
    let most = match (spoken.behind, is_introduced(text, start)) {
        (true, _) => most.min(WORDS_BEHIND),
        (false, true) => most.max(WORDS_BETWEEN),
        (false, false) => most,
    };
    (spoken.entity == kind && spoken.between <= most).then(|| Candidate::new(kind, start, end, 0.8))
}

/// Whether the words right before four digits say that they are a PIN: `Your PIN is`, `Ihre PIN lautet`, `PIN code:`, `PIN für die
/// EC-Karte ist`. Reads at most 64 bytes.
pub(super) fn says_pin(before: &[u8]) -> bool {
    const NAMES: &[&[u8]] = &[b"pin", b"pincode", b"pinkode", b"pinkod", b"pinkoodi", b"pinnummer", b"geheimzahl", b"confidentiel"];
    const CODES: &[&[u8]] = &[b"code", b"number", b"nummer", b"kod", b"kode", b"koodi", b"kodu", b"kods"];
    /// What may follow the name before the verb: whose or of what it is.
    const OF: &[&[u8]] = &[
        b"for",
        b"of",
        b"to",
        b"on",
        b"from",
        b"zu",
        b"zur",
        b"f\xC3\xBCr",
        b"der",
        b"meiner",
        b"de",
        b"du",
        b"pour",
        b"della",
        b"del",
        b"per",
        b"para",
        b"do",
        b"da",
        b"van",
        b"voor",
        b"till",
        b"til",
    ];
    const WORDS: usize = 7;
    let mut rest = &before[before.len().saturating_sub(64)..];
    let (mut is_said, mut last, mut plain): (bool, &[u8], usize) = (false, b"", 0);
    for words in 0..WORDS {
        rest = rest.strip_suffix(b" ").or_else(|| rest.strip_suffix(b"-").filter(|_| words > 0)).unwrap_or(rest);
        if words == 0 {
            rest = rest.strip_suffix(b":").map_or(rest, |rest| rest.strip_suffix(b" ").unwrap_or(rest));
        }
        let length = rest.iter().rev().take(24).take_while(|&&byte| byte.is_ascii_alphabetic() || byte >= 0x80).count();
        let word = &rest[rest.len() - length..];
        let one_of = |known: &[&[u8]]| known.iter().any(|known| word.eq_ignore_ascii_case(known));
        if one_of(NAMES) {
            let begins =
                matches!(rest[..rest.len() - length].last(), None | Some(b' ' | b'\n' | b'\t' | b'(' | b'>' | b'-' | b'*' | b'_' | b'"' | b'\'' | b'|'));
            // What it is for stands between it and the verb.
            let fits = plain == 0 || is_said && OF.iter().any(|known| last.eq_ignore_ascii_case(known));
            return begins && fits && (words > 0 || word.len() > 3 || word == b"PIN");
        }
        match () {
            () if words == 0 && is_copula(word) => is_said = true,
            () if one_of(CODES) && plain == 0 => {}
            () if is_said && length > 0 => plain += 1,
            () => return false,
        }
        last = word;
        rest = &rest[..rest.len() - length];
    }
    false
}

/// Whether the word is a verb that says that what follows is what came before: `the PIN is`, `die PIN lautet`.
#[inline]
pub(crate) fn is_copula(word: &[u8]) -> bool {
    matches!(
        word,
        b"is"
            | b"was"
            | b"ist"
            | b"war"
            | b"lautet"
            | b"est"
            | b"es"
            | b"\xC3\xA8"
            | b"\xC3\xA9"
            | b"er"
            | b"\xC3\xA4r"
            | b"to"
            | b"on"
            | b"je"
            | b"jest"
            | b"este"
            | b"yra"
            | b"ir"
    )
}

/// Those of them that a colon or a number may stand right behind, for a first look; others are common elsewhere.
pub(crate) const COPULAS: &[&str] = &["is", "ist", "lautet", "est", "es", "è", "é", "er", "är", "je", "jest"];

/// The years that people of today were born in, but for the last ones: most dates of a shop are of those.
/// Four digits are in order as they are written.
const BIRTH_YEARS: RangeInclusive<u32> = u32::from_be_bytes(*b"1900")..=u32::from_be_bytes(*b"2012");

#[inline]
fn is_birth_year(text: &[u8], at: usize) -> bool {
    let Some(digits) = text.get(at..).and_then(|rest| rest.first_chunk::<4>()) else { return false };
    BIRTH_YEARS.contains(&u32::from_be_bytes(*digits)) && digits.iter().all(u8::is_ascii_digit)
}

fn number(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
}

/// A date of birth that is spoken of, seen from the first digit of its year behind its day and month (`14.03.1988`, `3/14/1988`).
/// Reads at most 6 bytes back before it asks the words.
#[inline]
pub(crate) fn birth_date_by_year(text: &[u8], year: usize) -> Option<Candidate> {
    let mark = *text.get(year.checked_sub(1)?)?;
    if !matches!(mark, b'.' | b'/' | b'-') || !is_birth_year(text, year) {
        return None;
    }
    let digits_before = |end: usize| text[..end].iter().rev().take(3).take_while(|byte| byte.is_ascii_digit()).count();
    let second = digits_before(year - 1);
    let first_end = (year - 1 - second).checked_sub(1)?;
    let first = digits_before(first_end);
    let start = first_end - first;
    if text[first_end] != mark || !(1..=2).contains(&first) || !(1..=2).contains(&second) {
        return None;
    }
    let (first, second) = (number(&text[start..first_end]), number(&text[first_end + 1..year - 1]));
    let fits = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
    (fits(first, second) || fits(second, first)).then(|| birth_date(text, start, year + 4)).flatten()
}

/// The months as dates are written with, and what they are short for, in lower case.
#[rustfmt::skip]
pub(crate) const MONTHS: &[&str] = &[
    // English
    "january", "jan", "february", "feb", "march", "mar", "april", "apr", "may", "june", "jun", "july", "jul", "august", "aug", "september",
    "sep", "sept", "october", "oct", "november", "nov", "december", "dec",
    // German, Dutch, Nordic
    "januar", "jänner", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "dez", "okt", "januari", "februari", "maart",
    "mei", "augustus", "marts", "mars", "maj", "augusti", "desember",
    // Romance
    "janvier", "janv", "février", "fevrier", "avril", "juin", "juillet", "août", "aout", "septembre", "octobre", "novembre", "décembre",
    "decembre", "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "dicembre",
    "enero", "febrero", "abril", "mayo", "junio", "julio", "septiembre", "octubre", "noviembre", "diciembre", "janeiro", "fevereiro",
    "março", "maio", "junho", "julho", "setembro", "outubro", "novembro", "dezembro",
    // Polish, Czech
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia",
    "ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října", "listopadu", "prosince",
];

/// Whether the digit, behind a word and what joins it, may begin a year or a day with its year behind: `June 1976`, `June 4th, 1976`.
#[inline]
pub(crate) fn may_be_birthday(text: &[u8], at: usize) -> bool {
    let Some(&[_, second, third, _]) = text.get(at..).and_then(|rest| rest.first_chunk::<4>()) else { return false };
    let (mark, behind) = if second.is_ascii_digit() { (third, at + 3) } else { (second, at + 2) };
    let is_behind_day = || (behind..behind + 4).any(|year| is_birth_year(text, year));
    is_birth_year(text, at) || matches!(mark, b',' | b' ' | b's' | b't' | b'n' | b'r') && is_behind_day()
}

/// The same of a date with the month's name, `4 June 1976`, `4. März 1976`, `4 de junio de 1976`, `June 4th, 1976`, seen from the digit
/// behind the month or behind `de`. Reads at most 40 bytes before it asks the words.
pub(crate) fn birth_date_with_month(text: &[u8], number: usize) -> Option<Candidate> {
    let is_gap = |byte: &&u8| matches!(byte, b' ' | b'.' | b',' | b'-');
    let gap = |at: usize| text[at..].iter().take(2).take_while(is_gap).count();
    let word_end = number - text[..number].iter().rev().take(2).take_while(is_gap).count();
    let digits = digits_len(text, number, 5);
    let (is_month_first, year) = match digits {
        4 => (false, number),
        1 | 2 => {
            let ending = number + digits;
            let ending = ending + if matches!(text.get(ending..), Some([b's' | b'n' | b'r' | b't', b't' | b'd' | b'h', ..])) { 2 } else { 0 };
            (true, ending + gap(ending))
        }
        _ => return None,
    };
    if word_end == number || digits_len(text, year, 5) != 4 || !is_birth_year(text, year) {
        return None;
    }
    // Letters beyond ASCII are a part of the word: `März`.
    let before = |end: usize| end - text[..end].iter().rev().take(16).take_while(|&&byte| byte.is_ascii_alphabetic() || byte >= 0x80).count();
    let (mut month, mut month_end) = (before(word_end), word_end);
    if !is_month_first && text[month..month_end].eq_ignore_ascii_case(b"de") && month > 0 && text[month - 1] == b' ' {
        month_end = month - 1;
        month = before(month_end);
    }
    let mut lower = [0; 16];
    let lower = lower.get_mut(..month_end - month)?;
    lower.copy_from_slice(&text[month..month_end]);
    lower.make_ascii_lowercase();
    if !MONTHS.iter().any(|known| known.as_bytes() == lower) {
        return None;
    }
    let start = if is_month_first {
        month
    } else {
        let before = text[..month].strip_suffix(b" de ").unwrap_or(&text[..month]);
        let before = &before[..before.len() - before.iter().rev().take(2).take_while(is_gap).count()];
        // `4th`, `1er`, `1º`
        let before = match before {
            [before @ .., b's' | b'n' | b'r' | b't' | b'e', b't' | b'd' | b'h' | b'r'] | [before @ .., 0xC2, 0xBA] => before,
            before => before,
        };
        let digits = before.iter().rev().take(3).take_while(|byte| byte.is_ascii_digit()).count();
        if !(1..=2).contains(&digits) {
            return None;
        }
        before.len() - digits
    };
    birth_date(text, start, year + 4)
}

/// The same of a date with its year first, `1988-03-14`.
#[inline]
pub(crate) fn birth_date_from_year(text: &[u8], start: usize) -> Option<Candidate> {
    is_birth_year(text, start).then(|| birth_date(text, start, start + 10)).flatten()
}

/// The date `text[start..end]` of such a year, if it stands alone and is spoken of.
fn birth_date(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    let parts = |byte: u8| is_alnum(byte) || matches!(byte, b'.' | b'/' | b'-' | b'_');
    let begins = start == 0 || !parts(text[start - 1]) || ends_escape(text, start);
    let ends = match text.get(end..) {
        Some([b'.', next, ..]) => !next.is_ascii_digit(),
        Some([next, ..]) => !is_alnum(*next) && !matches!(next, b'/' | b'-' | b'_'),
        _ => true,
    };
    if !begins || !ends {
        return None;
    }
    // `Max Muster, *12.03.1980`, as German letters have it; `*12.03.1980*` is in italics.
    if matches!(text[..start], [.., b' ' | b'(', b'*']) && text.get(end) != Some(&b'*') && text[end - 5] == b'.' {
        return Some(Candidate::new(Entity::DateOfBirth, start, end, 0.7));
    }
    let spoken = hints::spoken(text, start, end)?;
    let most = if spoken.behind { 0 } else { WORDS_BETWEEN };
    (spoken.entity == Entity::DateOfBirth && spoken.between <= most).then(|| Candidate::new(Entity::DateOfBirth, start, end, 0.8))
}

/// From the last end of a sentence, or of a cell, on.
fn sentence_before(window: &[u8]) -> &[u8] {
    let trimmed = window.trim_ascii_end();
    let ends = |&at: &usize| match trimmed[at] {
        b'|' | b';' | b',' | b'{' | b'}' | b'"' => true,
        b'\n' => trimmed[..at].ends_with(b"\n") || trimmed[..at].ends_with(b"\r"),
        b'.' | b'!' | b'?' => trimmed.get(at + 1) == Some(&b' '),
        _ => false,
    };
    (0..trimmed.len()).rev().find(ends).map_or(trimmed, |at| &trimmed[at + 1..])
}

/// Up to the end of the sentence or of the cell. What is said behind is said on the same line.
fn sentence_behind(window: &[u8]) -> &[u8] {
    let ends = |&byte: &u8| matches!(byte, b'|' | b';' | b',' | b'.' | b'{' | b'}' | b'"' | b'\n' | b':' | b'=');
    window.split(ends).next().unwrap_or_default()
}

/// What words say of a value beside them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Nothing,
    Secret,
    /// A commit, a checksum, what is public.
    Harmless,
}

fn says(words: &[u8]) -> Says {
    let mut last: &[u8] = b"";
    let (mut secret, mut harmless) = (false, false);
    for word in words.split(|byte| !byte.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let one_of = |list: &[&str]| list.iter().any(|known| word.eq_ignore_ascii_case(known.as_bytes()));
        let last_of = |list: &[&str]| list.iter().any(|known| last.eq_ignore_ascii_case(known.as_bytes()));
        secret |= one_of(&["secret", "token", "apikey", "credential"])
            || one_of(&["key"]) && last_of(&["api", "secret", "private", "encryption", "access", "signing", "hmac", "admin", "auth", "master", "service"]);
        harmless |= one_of(&["csrf", "xsrf", "form", "cart", "commit", "checksum", "hash", "sha", "sha1", "sha256", "md5", "public", "etag", "publishable"]);
        last = word;
    }
    match (harmless, secret) {
        (true, _) => Says::Harmless,
        (_, true) => Says::Secret,
        _ => Says::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "k3J9xQ2mZ7vB4nT8wL5pR6cYk3J9";

    fn found(text: &str) -> Option<(Entity, &str)> {
        let start = text.find("k3J9")?;
        let end = start + text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        around_token(text.as_bytes(), start, end).map(|c| (c.entity, &text[c.start..c.end]))
    }

    #[test]
    fn a_label_says_nothing_of_what_stands_beside_it() {
        assert_eq!(found(&format!("saw {SECRET} [CLICKUP_TOKEN], then")), None);
        assert_eq!(found(&format!("ACME_API_KEY=[GENERIC_SECRET] {SECRET}")), None);
        assert_eq!(found(&format!("[PERSON] my api key is {SECRET}")), Some((Entity::GenericSecret, SECRET)));
        assert_eq!(found(&format!("the checksum [GENERIC_SECRET] or api key {SECRET}")), None);
    }

    #[test]
    fn a_word_close_by_makes_a_random_value_a_secret() {
        for text in [
            format!("My api key is {SECRET}, could you please check?"),
            format!("Please note {SECRET} as my client_secret."),
            format!("Die hinterlegte refresh token ({SECRET}) ist veraltet."),
            format!("hmac_secret – {SECRET} Thank you"),
            format!("{}\n{SECRET} (private_token) e-mail: x", "Hello,\n"),
        ] {
            assert_eq!(found(&text), Some((Entity::GenericSecret, SECRET)), "{text}");
        }
        let base64 = format!("We have {SECRET}+Zx/0VbN3= as api key");
        assert_eq!(found(&base64).map(|found| found.1.len()), Some(SECRET.len() + 10));
    }

    #[test]
    fn four_digits_behind_the_word_are_a_pin() {
        for text in [
            "Your PIN is 4821",
            "Ihre PIN lautet 4821",
            "the pin code is 4821",
            "PIN number: 4821",
            "PIN 4821",
            "Die PIN für die EC-Karte lautet 4821",
            "El PIN de mi tarjeta es 4821",
            "my new PIN for the door is 4821",
            "mijn pincode is 4821",
            "PIN-kod 4821",
            "Mój PIN to 4821",
            "Geheimzahl 4821",
        ] {
            let start = text.find('4').unwrap();
            assert_eq!(card_datum(text.as_bytes(), start, 0).map(|c| (c.entity, c.end)), Some((Entity::Password, text.len())), "{text}");
        }
        for text in
            ["24 pin 4821", "your spin is 4821", "PIN is 48215", "PIN since 4821", "the pin of 4821", "it is 4821", "PIN pad model is 4821", "PIN for 4821"]
        {
            let start = text.rfind("48").unwrap();
            assert_eq!(card_datum(text.as_bytes(), start, 0), None, "{text}");
        }
    }

    #[test]
    fn days_of_birth_are_found_with_the_months_name() {
        for (text, word, date) in [
            ("I was born on 4 June 1976 in Kiel", "June", "4 June 1976"),
            ("I was born 15th June 1991", "June", "15th June 1991"),
            ("my date of birth is 22-nov-1972", "nov", "22-nov-1972"),
            ("born on June 4th, 1976.", "June", "June 4th, 1976"),
            ("geboren am 4. März 1976", "rz", "4. März 1976"),
            ("née le 1er août 1980", "t", "1er août 1980"),
            ("nacido el 4 de junio de 1976", "de 1976", "4 de junio de 1976"),
            ("urodzona 4 września 1976", "nia", "4 września 1976"),
        ] {
            let start = text.rfind(word).unwrap();
            let start = start + text[start..].find(|c: char| c.is_ascii_digit()).unwrap();
            assert!(may_be_birthday(text.as_bytes(), start), "{text}");
            assert_eq!(birth_date_with_month(text.as_bytes(), start).map(|c| &text[c.start..c.end]), Some(date), "{text}");
        }
        for text in [
            "updated on 4 June 1976",
            "born in June 1976",
            "born 4 June 2025",
            "born for size 4 1976",
            "version of May 4, 1976",
            "born 114 June 1976",
            "June 4",
        ] {
            let start = text.find("June").or(text.find("May")).or(text.find("size")).unwrap();
            let start = start + text[start..].find(|c: char| c.is_ascii_digit()).unwrap();
            assert_eq!(birth_date_with_month(text.as_bytes(), start), None, "{text}");
        }
    }

    #[test]
    fn a_star_before_a_date_is_a_birth() {
        let found = |text: &str| birth_date_by_year(text.as_bytes(), text.find("19").unwrap()).map(|c| text[c.start..c.end].to_string());
        assert_eq!(found("Patient: Max Muster, *12.03.1980, wohnhaft"), Some("12.03.1980".to_string()));
        for text in ["in *12.03.1980* we", "a*12.03.1980", "**12.03.1980**", "* 12.03.1980", "*12/03/1980"] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn other_random_values_are_none() {
        for text in [
            format!("commit {SECRET} fixes the token"),
            format!("The token is old. See {SECRET} for more"),
            format!("the csrf token {SECRET}"),
            format!("cache key {SECRET}"),
            format!("/api/secret/{SECRET}"),
            format!("token {SECRET}("),
            "the api key name is woocommerce_k3J9_settings_page_name".to_string(),
        ] {
            assert_eq!(found(&text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_at_any_place_are_answered(text in "(api key |token |born |4 |June |de |1976|märz |k3J9xQ2mZ7vB4nT8wL5p|[a-zA-Z0-9+/]{1,30}|[ -~]|é|\n){0,12}") {
            let bytes = text.as_bytes();
            for start in 0..bytes.len() {
                if let Some(found) = birth_date_with_month(bytes, start) {
                    proptest::prop_assert!(found.start < found.end && found.end <= bytes.len());
                }
                for end in [start + 1, start + 16, bytes.len()] {
                    if end <= bytes.len() && let Some(found) = around_token(bytes, start, end) {
                        proptest::prop_assert!(found.start < found.end && found.end <= bytes.len());
                    }
                }
            }
        }
    }
}
