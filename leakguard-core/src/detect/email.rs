//! EMAIL_ADDRESS: `local@domain`, from its `@` to both sides. The sign may be written as in URLs, in HTML, in JSON or in full
//! width ([`sign_len`]).

use super::Candidate;
use super::boundary::{alnum_end, begins_with, ends_escape, is_alnum, is_escaped};
use super::field::{self, is_full_name, is_surname_first};
use crate::entity::Entity;
use crate::token_form::is_token_address;

/// RFC 5321, section 4.5.3.1: octets of a local part and of a domain.
const LOCAL_MAX: usize = 64;
const DOMAIN_MAX: usize = 255;

/// Endings that are file names, not domains: `logo@2x.png`, `app@1.2.3.js`.
const FILE_ENDINGS: &[&str] = &[
    "png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp", "ico", "tif", "tiff", "heic", "mp4", "webm", "woff", "woff2", "css", "js", "mjs", "cjs", "jsx",
    "ts", "tsx", "vue", "map", "json", "xml", "yml", "yaml", "toml", "lock", "php", "phtml", "html", "htm", "txt", "csv", "pdf", "scss", "less", "sass", "tgz",
    "gz", "jar", "whl", "exe", "dll",
];

/// Local parts of services that everybody uses: `git@github.com:vendor/package.git`.
const SERVICES: &[&str] = &["git", "hg", "svn"];

/// Headers whose values look like addresses and name messages.
const MESSAGE_HEADERS: &[&[u8]] = &[b"message-id", b"in-reply-to", b"references"];

/// The address around the `@` of `at_len` bytes at `at`, that starts at `floor` or later. Reads at most 64 bytes back
/// and 255 ahead.
pub(crate) fn around(text: &[u8], at: usize, at_len: usize, floor: usize) -> Option<Candidate> {
    // `"@type":`: a domain has a dot, or letters of a script that may have one.
    let mut label = alnum_end(text, at + at_len);
    while text.get(label) == Some(&b'-') {
        label = alnum_end(text, label + 1);
    }
    if !matches!(text.get(label), Some(b'.' | 0x80..)) {
        return None;
    }
    let start = local_start(text, at, floor)?;
    let end = domain_end(text, at + at_len)?;
    if in_url_authority(text, start) || is_version(&text[at + at_len..end]) || is_token_address(&text[at + at_len..end]) {
        return None;
    }
    let local = &text[start..at];
    let score = match () {
        () if is_message_id(text, start) || is_service(text, local, end) => 0.4,
        () => 0.95,
    };
    Some(Candidate::new(Entity::EmailAddress, start, end, score))
}

/// Headers of messages whose addresses are people's.
const PEOPLE: &[&[u8]] = &[b"from:", b"to:", b"cc:", b"bcc:", b"reply-to:", b"sender:"];

/// Words of a name with the word for a person before it, at most.
const NAME_WORDS: usize = 5;

/// The name that a header of a message has before the address that begins at `start`, `From: Jane Doe <jane@example.com>`, that stands behind the
/// word for a person, or that a text begins with which ends with the address. Reads at most 256 bytes back.
pub(crate) fn display_name(text: &[u8], start: usize) -> Option<Candidate> {
    let before = text[..start].strip_suffix(b"<")?;
    let window = &before[before.len().saturating_sub(256)..];
    let line = &window[memchr::memrchr(b'\n', window).map_or(0, |newline| newline + 1)..];
    let named = line.trim_ascii_end();
    let quoted = named.strip_suffix(b"\"");
    let named = quoted.unwrap_or(named);
    let end = before.len() - (line.len() - named.len());
    let is_whole = || line.len() == before.len() && !line.contains(&b':') && text[start..].trim_ascii_end().ends_with(b">") && text.len() - start < 256;
    let name = if PEOPLE.iter().any(|header| begins_with(line, header)) || is_whole() {
        let in_quotes = quoted.and_then(|named| memchr::memrchr(b'"', named)).map(|quote| &named[quote + 1..]).filter(|name| is_surname_first(name));
        let from = named.iter().rposition(|byte| matches!(byte, b':' | b',' | b'"' | b';' | b'>')).map_or(0, |before| before + 1);
        in_quotes.unwrap_or_else(|| named[from..].trim_ascii_start())
    } else {
        behind_person(named)?
    };
    (is_full_name(name) || is_surname_first(name)).then(|| Candidate::new(Entity::Person, end - name.len(), end, 0.85))
}

/// What stands behind the last word for a person: `Customer: Jane Doe`.
fn behind_person(named: &[u8]) -> Option<&[u8]> {
    let is_person = |word: &[u8]| field::classify(word.strip_suffix(b":").unwrap_or(word)).holds_person;
    let mut end = named.len();
    for _ in 0..NAME_WORDS {
        let start = memchr::memrchr(b' ', &named[..end]).map_or(0, |space| space + 1);
        if is_person(&named[start..end]) {
            return named.get(end + 1..);
        }
        end = start.checked_sub(1)?;
    }
    None
}

/// Length of an `@` at the position, however it is written: `@`, `%40`, `&#64;`, `&#x40;`, `&commat;`, `\u0040`, `＠`; 0 when
/// there is none.
pub(crate) fn sign_len(text: &[u8], at: usize) -> usize {
    let Some(rest) = text.get(at..) else { return 0 };
    match rest {
        [b'@', ..] => 1,
        [b'%', b'4', b'0', ..] => 3,
        [0xEF, 0xBC, 0xA0, ..] => 3,
        [b'&', b'#', b'6', b'4', b';', ..] => 5,
        [b'&', b'#', b'x' | b'X', b'4', b'0', b';', ..] => 6,
        [b'\\', b'u', b'0', b'0', b'4', b'0', ..] if !is_escaped(text, at) => 6,
        _ if rest.starts_with(b"&commat;") => 8,
        _ => 0,
    }
}

/// Whether a domain starts as versions do: `package@1.0.0-rc.next`.
fn is_version(domain: &[u8]) -> bool {
    let mut labels = domain.split(|&byte| byte == b'.');
    let mut is_number = || labels.next().is_some_and(|label| label.iter().all(u8::is_ascii_digit));
    is_number() && is_number()
}

/// Whether the address is a message's name: `Message-ID: <CA+17@mail.example.com>`.
fn is_message_id(text: &[u8], start: usize) -> bool {
    let Some(before) = text[..start].strip_suffix(b"<") else { return false };
    let before = before.strip_suffix(b" ").unwrap_or(before);
    let Some(header) = before.strip_suffix(b":") else { return false };
    MESSAGE_HEADERS.iter().any(|name| header.len() >= name.len() && header[header.len() - name.len()..].eq_ignore_ascii_case(name))
}

/// Whether it is the account of a service, with a path behind it.
fn is_service(text: &[u8], local: &[u8], end: usize) -> bool {
    matches!(text.get(end), Some(b':' | b'/')) && SERVICES.iter().any(|service| local.eq_ignore_ascii_case(service.as_bytes()))
}

fn is_atext(byte: u8) -> bool {
    // RFC 5322 atext without what log lines, URLs and templates put beside an address (`=`, `/`, `?`, `&`, `{`, `|`),
    // and without `*`, which masks use. UTF-8 is allowed by RFC 6531.
    is_alnum(byte) || byte >= 0x80 || matches!(byte, b'.' | b'_' | b'-' | b'+' | b'\'' | b'!' | b'#' | b'$' | b'^' | b'~' | b'%')
}

/// Where a quoted local part starts, whose closing quote ends at `at`: `"jane doe"@example.com`, in JSON `\"jane doe\"@…`.
fn quoted_start(text: &[u8], at: usize, floor: usize) -> Option<usize> {
    let escaped = is_escaped(text, at - 1);
    // In CSV a quote is doubled.
    let doubled = !escaped && at >= 2 && text[at - 2] == b'"';
    let (mark, close): (&[u8], usize) = match () {
        () if escaped => (b"\\\"", at - 2),
        () if doubled => (b"\"\"", at - 2),
        () => (b"\"", at - 1),
    };
    let from = close.saturating_sub(LOCAL_MAX).max(floor);
    let inside = text.get(from..close)?;
    let open = from + inside.windows(mark.len()).rposition(|window| window == mark)?;
    let local = &text[open + mark.len()..close];
    let opens = open == 0
        || matches!(text[open - 1], b' ' | b'<' | b'(' | b',' | b';' | b':' | b'=' | b'\n' | b'\t' | b'"' | b'\'' | b'>' | b'|' | b'[')
        || ends_escape(text, open);
    // `{"handle":"@example.com"}` has quotes too, and a colon between them.
    let sayable = local.iter().all(|&byte| byte >= 0x20 && !matches!(byte, b':' | b'{' | b'}' | b'[' | b']' | b'<' | b'>' | b'='));
    (opens && sayable && local.first().is_some_and(|&byte| is_alnum(byte)) && local.last().is_some_and(|&byte| byte != b',')).then_some(open)
}

/// Where the local part begins behind what is URL-encoded and no part of one: `%3Cjane`, `%20jane`, `mailto%3Ajane`.
fn behind_encoded(text: &[u8], start: usize, at: usize) -> usize {
    let is_mark = |code: &[u8]| {
        let [b'%', high, low] = *code else { return false };
        let value = |digit: u8| (digit as char).to_digit(16);
        let (Some(high), Some(low)) = (value(high), value(low)) else { return false };
        // `+` is a tag's and `%` itself may be encoded twice; letters of other scripts start at 0x80.
        let byte = (high * 16 + low) as u8;
        byte < 0x80 && byte != b'+' && !is_atext(byte)
    };
    text[start..at].windows(3).rposition(is_mark).map_or(start, |last| start + last + 3)
}

/// What a byte is to an address: [`PLAIN`] characters of a local part that mean themselves wherever they stand, of a domain
/// [`LABEL`]; [`APART`] what parts a plain local part from the text before it.
static KINDS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'-' => PLAIN | LABEL,
            b'.' | b'_' | b'+' => PLAIN,
            b'"' | b' ' | b'<' | b'>' | b'=' | b':' | b'\n' | b'\r' | b'\t' | b',' | b';' | b'(' | b'[' | b'&' | b'?' | b'|' | b'/' | b'{' => APART,
            _ => 0,
        };
        byte += 1;
    }
    table
};
const PLAIN: u8 = 1;
const LABEL: u8 = 1 << 1;
const APART: u8 = 1 << 2;

fn is_kind(byte: u8, kind: u8) -> bool {
    KINDS[usize::from(byte)] & kind != 0
}

/// Where a local part of plain characters starts that something plain stands before: most do.
fn plain_start(text: &[u8], at: usize, floor: usize) -> Option<usize> {
    let least = floor.max(at.saturating_sub(LOCAL_MAX - 1));
    let mut start = at;
    while start > least && is_kind(text[start - 1], PLAIN) {
        start -= 1;
    }
    let apart = start > least && is_kind(text[start - 1], APART);
    (apart && start < at && text[start].is_ascii_alphanumeric() && text[at - 1] != b'.' && !text[start..at].windows(2).any(|pair| pair == b".."))
        .then_some(start)
}

fn local_start(text: &[u8], at: usize, floor: usize) -> Option<usize> {
    plain_start(text, at, floor).or_else(|| any_start(text, at, floor))
}

fn any_start(text: &[u8], at: usize, floor: usize) -> Option<usize> {
    if at > floor && text[at - 1] == b'"' {
        return quoted_start(text, at, floor);
    }
    let mut start = at;
    while start > floor && at - start < LOCAL_MAX && !ends_escape(text, start) {
        let before = text[start - 1];
        // One star may stand inside; more are a mask. A quote is escaped in SQL.
        let inside = before == b'*' && start - 1 > floor && is_star_inside(text, start - 1, at) || before == b'\\' && text[start] == b'\'' && start < at;
        if !(is_atext(before) || inside) {
            break;
        }
        start -= 1;
    }
    // No local part is so long: the address is what stands behind the last dot of something else.
    if at - start == LOCAL_MAX
        && start > floor
        && is_atext(text[start - 1])
        && let Some(dot) = text[start..at - 1].iter().rposition(|&byte| byte == b'.')
    {
        start += dot + 1;
    }
    // A script without spaces goes over into an address: `请把jane@example.com`.
    if let Some(last) = (start..at).rev().find(|&index| text[index] >= 0x80)
        && text[start..=last].iter().any(|byte| (0xE3..0xF0).contains(byte))
        && text[last + 1..at].first().is_some_and(u8::is_ascii_alphanumeric)
    {
        start = last + 1;
    }
    start = behind_encoded(text, start, at);
    // What only decorates the outside is no part of it: quotes, dots, hyphens of a list.
    while start < at && !(is_alnum(text[start]) || text[start] >= 0x80 || text[start] == b'_') {
        start += 1;
    }
    // A UTF-8 space (no-break space, ideographic space, quotation marks) parts words too.
    if let Some(last) =
        text[start..at].windows(3).rposition(|w| matches!(w, [0xE2, 0x80, _] | [0xE3, 0x80, _] | [0xEF, 0xBC, 0x80..=0x8F | 0x9A..=0xA0 | 0xBB..=0xBF]))
    {
        start += last + 3;
    }
    if let Some(last) = text[start..at].windows(2).rposition(|w| matches!(w, [0xC2, 0x80..=0xBF])) {
        start += last + 2;
    }
    let local = &text[start..at];
    let last = *local.last()?;
    (last != b'.' && !local.windows(2).any(|pair| pair == b"..")).then_some(start)
}

/// Whether the star at the position stands between letters, and is the only one: `ana*maria@…`, no `j***@…`.
fn is_star_inside(text: &[u8], star: usize, at: usize) -> bool {
    let letters = |bytes: &[u8]| bytes.len() >= 2 && bytes.iter().all(|&byte| is_alnum(byte));
    let before = &text[star.saturating_sub(2)..star];
    letters(before) && text[star + 1..at].len() >= 2 && text[star + 1..at].iter().all(|&byte| is_atext(byte))
}

fn domain_end(text: &[u8], from: usize) -> Option<usize> {
    let limit = text.len().min(from + DOMAIN_MAX);
    let (mut at, mut labels, mut label_start) = (from, 0, from);
    let mut last_label = (from, from);
    loop {
        while at < limit && is_kind(text[at], LABEL) {
            at += 1;
        }
        let byte = if at < limit { text[at] } else { 0 };
        // Letters of ASCII do not go over into a script without spaces inside of a label: `example.com登记`.
        let is_cut = (0xE3..0xF0).contains(&byte) && labels > 0 && at > label_start && text[label_start..at].is_ascii();
        let inside = at < limit && !is_cut && (is_alnum(byte) || byte == b'-' || byte >= 0x80 && !is_utf8_punctuation(text, at));
        if inside {
            at += 1;
            continue;
        }
        let mut end = at;
        while end > label_start && text[end - 1] == b'-' {
            end -= 1;
        }
        if end == label_start || text[label_start] == b'-' || end - label_start > 63 && text[label_start].is_ascii() {
            break;
        }
        labels += 1;
        last_label = (label_start, end);
        let goes_on = end == at && byte == b'.' && text.get(at + 1).is_some_and(|&next| is_alnum(next) || next >= 0x80);
        if !goes_on {
            break;
        }
        label_start = at + 1;
        at += 1;
    }
    let (start, mut end) = last_label;
    // No top-level domain has a hyphen, but for the encoded ones: what follows it is other text.
    if !starts_with_xn(&text[start..end])
        && let Some(hyphen) = memchr::memchr(b'-', &text[start..end])
    {
        end = start + hyphen;
    }
    let top = &text[start..end];
    let named = top.len() >= 2 && (top.iter().all(u8::is_ascii_alphabetic) || is_script(top) || starts_with_xn(top));
    if labels >= 2 && named && !is_file_ending(top) {
        return Some(end);
    }
    // `jane@example.com.2026`: the address ends at the last label that can be a top-level domain.
    if labels >= 3 && top.iter().all(u8::is_ascii_digit) {
        return domain_end(&text[..start - 1], from);
    }
    None
}

/// Whether the last label is the ending of a file's name. The first letter and the length say no to most.
fn is_file_ending(top: &[u8]) -> bool {
    let [first, .., last] = *top else { return false };
    let (first, last) = (first | 0x20, last | 0x20);
    FILE_ENDINGS.iter().any(|ending| {
        let ending = ending.as_bytes();
        ending.len() == top.len() && ending[0] == first && ending[ending.len() - 1] == last && top.eq_ignore_ascii_case(ending)
    })
}

/// Letters of another script: valid UTF-8, so that bytes of a picture are no domain.
fn is_script(label: &[u8]) -> bool {
    !label.is_ascii() && std::str::from_utf8(label).is_ok_and(|label| label.chars().all(char::is_alphabetic))
}

fn starts_with_xn(label: &[u8]) -> bool {
    label.len() > 4 && label[..4].eq_ignore_ascii_case(b"xn--")
}

/// Signs and pictures: Latin-1 signs, punctuation, symbols, CJK punctuation, full-width forms, everything beyond the
/// basic plane. No part of a domain.
fn is_utf8_punctuation(text: &[u8], at: usize) -> bool {
    matches!(text[at..], [0xC2 | 0xE2 | 0xEF | 0xF0..=0xFF, ..] | [0xE3, 0x80, ..])
}

/// Whether what looks like a local part is the password of a URL: `https://user:password@host`.
fn in_url_authority(text: &[u8], local_start: usize) -> bool {
    let before = &text[local_start.saturating_sub(96)..local_start];
    if !matches!(before.last(), Some(b':' | b'/')) {
        return false;
    }
    match before.windows(3).rposition(|w| w == b"://") {
        Some(scheme) => !before[scheme + 3..].iter().any(|byte| matches!(byte, b'/' | b' ' | b'"' | b'\'' | b'<' | b'>' | b'\n')),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(text: &str) -> Option<(&str, f32)> {
        let at = (0..text.len()).find(|&at| sign_len(text.as_bytes(), at) > 0)?;
        around(text.as_bytes(), at, sign_len(text.as_bytes(), at), 0).map(|c| (&text[c.start..c.end], c.score))
    }

    fn found(text: &str) -> Option<&str> {
        candidate(text).map(|found| found.0)
    }

    #[test]
    fn a_header_says_whose_the_address_is() {
        for (text, name) in [
            ("From: Jane Doe <jane@example.com>", Some("Jane Doe")),
            ("X: y\nTo: \"Jane Doe\" <jane@example.com>", Some("Jane Doe")),
            ("Cc: a@example.com, Jane Doe <jane@example.com>", Some("Jane Doe")),
            ("From: shop <shop@example.com>", None),
            ("Author: Jane Doe <jane@example.com>", None),
            ("From: <jane@example.com>", None),
            ("To: \"Doe, Jane\" <jane@example.com>", Some("Doe, Jane")),
            ("To: a@example.com, \"O'Neil Smith, Mary-Jane\" <jane@example.com>", Some("O'Neil Smith, Mary-Jane")),
            ("To: \"Sales, 2nd floor\" <jane@example.com>", None),
            ("Customer: Jane Doe <jane@example.com>", Some("Jane Doe")),
            ("[2026-01-02] main.INFO: new customer Jane van der Doe <jane@example.com>", Some("Jane van der Doe")),
            ("Neuer Kunde: Jane Doe <jane@example.com>", Some("Jane Doe")),
            ("User jane <jane@example.com>", None),
            ("customer <jane@example.com>", None),
            ("Customer: <jane@example.com>", None),
            ("The customer of the shop wrote to Jane Doe <jane@example.com>", None),
        ] {
            let found = display_name(text.as_bytes(), text.find("jane@").unwrap_or_else(|| text.find('<').unwrap() + 1));
            assert_eq!(found.map(|found| &text[found.start..found.end]), name, "{text}");
        }
    }

    #[test]
    fn no_local_part_is_longer_than_sixty_four_characters() {
        let long = "x1".repeat(40);
        assert_eq!(found(&format!("{long}.garcia@example.net")), Some("garcia@example.net"));
        let local = "x".repeat(64);
        assert_eq!(found(&format!(" {local}@example.net")), Some(&format!("{local}@example.net")[..]));
    }

    #[test]
    fn the_sign_is_known_however_it_is_written() {
        for (text, address) in [
            (r#""mail":"foo\u0040example.com""#, r"foo\u0040example.com"),
            ("jane&#64;example.com;", "jane&#64;example.com"),
            ("jane&#x40;example.com", "jane&#x40;example.com"),
            ("jane&commat;example.com", "jane&commat;example.com"),
            ("jane＠example.com", "jane＠example.com"),
            ("to=%3Cjane%2Bshop%40example.com%3E", "jane%2Bshop%40example.com"),
            ("mailto%3Ajane%40example.com", "jane%40example.com"),
        ] {
            assert_eq!(found(text), Some(address), "{text}");
        }
        assert_eq!(sign_len(br"\\u0040", 1), 0, "a backslash and letters");
    }

    #[test]
    fn quoted_local_parts_are_found_whole() {
        for (text, address) in [
            ("\"jane doe\"@example.com", "\"jane doe\"@example.com"),
            ("to: <\"jane.o'neil\"@example.com>", "\"jane.o'neil\"@example.com"),
            (r#"{"to":"\"jane doe\"@example.com"}"#, r#"\"jane doe\"@example.com"#),
            (r#"a;"""jane doe""@example.com";b"#, r#"""jane doe""@example.com"#),
            (r#"(1, '"jane doe"@example.com')"#, r#""jane doe"@example.com"#),
            (r#"<td>"jane doe"@example.com</td>"#, r#""jane doe"@example.com"#),
        ] {
            assert_eq!(found(text), Some(address), "{text}");
        }
        for text in [r#"{"handle":"@example.com"}"#, r#"class="" handle="@example.com""#, r#"["a","@example.com"]"#, "\"@example.com", r#"x"y"@example.com"#] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn names_of_messages_and_of_services_score_below_the_threshold() {
        for text in
            ["Message-ID: <CA+17xyz@mail.example.com>", "In-Reply-To: <17@example.com>", "References: <17@example.com>", "git@github.com:vendor/package.git"]
        {
            assert!(candidate(text).is_some_and(|found| found.1 < 0.5), "{text}");
        }
        for text in ["To: <jane@example.com>", "Reply-To: <jane@example.com>", "<jane@example.com>", "git@example.com"] {
            assert!(candidate(text).is_some_and(|found| found.1 >= 0.5), "{text}");
        }
    }

    #[test]
    fn a_plain_local_part_starts_where_any_would() {
        let parts =
            ["", " ", "\"", "<", "\\n", "\\", "'", "*", "%3C", "é", "..", "-", "_", ".", "jane", "j.doe+shop", "x/y=z", "a\u{a0}b", "请", &"q".repeat(70)];
        let mut plain = 0;
        for one in parts {
            for two in parts {
                for three in parts {
                    let text = format!("{one}{two}{three}@x.de").into_bytes();
                    let at = text.len() - 5;
                    for floor in [0, at / 2, at.saturating_sub(1)] {
                        if let Some(start) = plain_start(&text, at, floor) {
                            assert_eq!(any_start(&text, at, floor), Some(start), "{}", String::from_utf8_lossy(&text));
                            plain += 1;
                        }
                    }
                }
            }
        }
        assert!(plain > 100);
    }

    #[test]
    fn no_byte_anywhere_makes_it_panic() {
        let text = "Message-ID: <\"jane doe\"@example.com> \\\"j\\\"@x.com %3Cjane%40example.com \\u0040 é＠ü.de git@github.com: a@1.2.rc".as_bytes();
        for end in 0..=text.len() {
            for at in 0..end {
                for floor in [0, at / 2, at] {
                    let _ = around(&text[..end], at, sign_len(&text[..end], at).max(1), floor);
                }
            }
        }
    }

    #[test]
    fn addresses_are_cut_out_of_what_surrounds_them() {
        for (text, address) in [
            ("mail jane.doe+shop@example.co.uk.", "jane.doe+shop@example.co.uk"),
            (r"\nfoo@x.com", "foo@x.com"),
            ("<jane@example.org>", "jane@example.org"),
            ("?email=jane%40example.org&x=1", "jane%40example.org"),
            ("'o'brien@example.com'", "o'brien@example.com"),
            ("jörg@müller.example", "jörg@müller.example"),
            ("jane@xn--mller-kva.example,", "jane@xn--mller-kva.example"),
            ("jane@example.com-", "jane@example.com"),
            ("jane@example.com-----BEGIN", "jane@example.com"),
            ("(mailto:jane@example.com)", "jane@example.com"),
            ("für\u{a0}jane@example.com", "jane@example.com"),
            ("jane@example.com.2026", "jane@example.com"),
            ("jane@example.com😀", "jane@example.com"),
            ("例如，jane@example.com", "jane@example.com"),
            ("„jane@example.com“", "jane@example.com"),
            ("请把USER@QQ.COM登记", "USER@QQ.COM"),
            ("mailto:ana*maria@example.com", "ana*maria@example.com"),
            (r"'simon\'roe@example.com'", r"simon\'roe@example.com"),
        ] {
            assert_eq!(found(text), Some(address), "{text}");
        }
    }

    #[test]
    fn files_handles_packages_and_url_passwords_are_no_address() {
        for text in [
            "logo@2x.png",
            "@media",
            "a@b",
            "npm@10.2.4",
            "user@localhost",
            "https://shop:geheim@db.example.com/",
            ".@x.com",
            "j***@example.com",
            "icon@2x.min.css",
            "lodash@4.17.21",
            "next@1.0.0-rc.next",
            "@scope/pkg@2.1.0",
            "https://0123456789abcdef0123456789abcdef@o0.ingest.example.com/1",
            "font@1x.woff2",
            "ssh://git@github.com/vendor",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
