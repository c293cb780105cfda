//! An address as it stands in an order's e-mail, on an invoice, in a message: a title, and below it the lines of a name, a street, a place.
//!
//! ```text
//! Billing address          <h3>Billing Info</h3>
//!                          <p>Jane Doe<br />
//! Jane Doe                 12 High Street<br />
//! 12 High Street           London, SW1A 1AA<br />
//! London SW1A 1AA          T: <a href="tel:…">…</a></p>
//! ```
//!
//! Looked for where a title ends its line with a colon, and above a telephone number or an e-mail address that begins its line; reads
//! 640 bytes at most each time.

use std::ops::Range;

use super::Candidate;
use super::boundary::{begins_with, is_alnum};
use super::field::{Class, FieldName, is_full_name};
use super::label::label_len;
use crate::entity::Entity;
use crate::format::fields::Fields;

/// Bytes from a title to what stands below it, of a line, of a title, and before a number on its line (`T: `), at most.
const WINDOW: usize = 640;
const LONGEST_LINE: usize = 80;
const LONGEST_TITLE: usize = 40;
const LONGEST_LEAD: usize = 16;

/// Lines of an address, at most.
const LINES: usize = 8;

/// The score of a line.
const BELOW_TITLE: f32 = 0.8;

/// Titles that name no field.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "bill to", "ship to", "sold to", "deliver to", "invoice to", "billed to", "shipped to", "delivered to", "billing info", "shipping info", "billing information", "shipping information", "billing details",
    "shipping details", "delivery details", "delivery information", "facturer à", "livrer à", "facturado a", "enviar a", "spedire a", "spedito a", "factuur aan", "verzenden naar", "rechnung an", "lieferung an",
    "versand an",
];

/// Whether a line of that name is an address' title. What its field says is asked of few.
pub(crate) fn is_title(name: &[u8], field: impl FnOnce() -> FieldName) -> bool {
    let is_address = |field: FieldName| field.holds_address || field.class.and_then(Class::entity) == Some(Entity::PostalAddress);
    (3..=LONGEST_TITLE).contains(&name.len())
        && (names_address(name) && is_address(field()) || TITLES.iter().any(|title| name.eq_ignore_ascii_case(title.as_bytes())))
}

/// Whether a word for an address stands in a line.
fn names_address(name: &[u8]) -> bool {
    (0..name.len()).any(|at| {
        let words: &[&str] = match name[at] | 0x20 {
            b'a' => &["addres", "adres", "anschrift"],
            b'd' => &["direcci"],
            b'i' => &["indirizzo"],
            b'e' => &["endere"],
            b'o' => &["osoite"],
            b'c' => &["cím"],
            _ => return false,
        };
        words.iter().any(|word| begins_with(&name[at..], word.as_bytes()))
    })
}

/// Whether a telephone number or an e-mail address begins its line, but for what it is called.
pub(crate) fn tells(text: &[u8], candidate: &Candidate) -> bool {
    line_of(text, candidate).is_some()
}

/// Where that line begins.
fn line_of(text: &[u8], candidate: &Candidate) -> Option<usize> {
    if !matches!(candidate.entity, Entity::PhoneNumber | Entity::EmailAddress) {
        return None;
    }
    let at = candidate.start;
    let is_lead = |byte: &&u8| byte.is_ascii_alphabetic() || matches!(byte, b':' | b'.' | b' ' | b'-');
    let mut start = at - text[..at].iter().rev().take(LONGEST_LEAD).take_while(is_lead).count();
    // The letter of an escape is none of the line.
    if text[..start].ends_with(b"\\") {
        start += 1;
    }
    matches!(text[..start], [.., b'\n' | b'>'] | [.., b'\\', b'n' | b'r']).then_some(start)
}

/// Appends the lines of the addresses above these values, in the order of the text.
pub(crate) fn above(text: &[u8], found: &[Candidate], fields: &mut Fields, out: &mut Vec<Candidate>) {
    let mut seen = 0;
    for candidate in found {
        let Some(line) = line_of(text, candidate).filter(|&line| line > seen) else { continue };
        let window = seen.max(line.saturating_sub(WINDOW))..line;
        seen = candidate.end;
        let mut below = None;
        for part in (Parts { text, at: window.start, end: window.end }) {
            let name = text[part.line.clone()].strip_suffix(b":").unwrap_or(&text[part.line.clone()]).trim_ascii_end();
            if part.opens_address || is_title(name, || fields.classify(name)) {
                below = Some(part.next);
            }
        }
        if let Some(from) = below {
            read(text, from..window.end, out);
        }
    }
}

/// Whether the title that ends at the separator stands above its lines: where those begin.
pub(crate) fn below_title(text: &[u8], separator: usize) -> Option<Range<usize>> {
    let rest = &text[separator + 1..text.len().min(separator + WINDOW)];
    let gap = rest.iter().take(8).take_while(|&&byte| matches!(byte, b' ' | b'*')).count();
    let ends_line = matches!(rest[gap..], [b'\n' | b'\r', ..] | [b'\\', b'n' | b'r', ..] | [b'<', b'/' | b'b', ..]);
    ends_line.then_some(separator + 1 + gap..separator + 1 + rest.len())
}

/// A line of a text or of a page: without spaces around it.
struct Part {
    line: Range<usize>,
    /// It is empty, and stands between two ends of lines.
    blank: bool,
    /// What ends it is `<address …>`.
    opens_address: bool,
    next: usize,
}

/// The lines of a text, of a page, of what is written with escapes: a tag ends one, too.
struct Parts<'t> {
    text: &'t [u8],
    at: usize,
    end: usize,
}

impl Iterator for Parts<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let Parts { text, at, end } = *self;
        if at >= end {
            return None;
        }
        let ends = |place: &usize| matches!(text[*place..], [b'\n' | b'\r' | b'<', ..] | [b'\\', b'n' | b'r' | b't', ..]);
        let stop = (at..end).find(ends).unwrap_or(end);
        let tag = text[stop..end].starts_with(b"<");
        let next = match text[stop..end] {
            [b'<', ..] => memchr::memchr(b'>', &text[stop..end]).map_or(end, |length| stop + length + 1),
            [b'\\', ..] => (stop + 2).min(end),
            _ => (stop + 1).min(end),
        };
        let mut line = at..stop;
        while text[line.clone()].ends_with(b"&nbsp;") {
            line.end -= 6;
        }
        line.end = line.start + text[line.clone()].trim_ascii_end().len();
        line.start = line.end - text[line.clone()].trim_ascii_start().len();
        self.at = next;
        let blank = line.is_empty() && !tag && at > 0 && matches!(text[..at], [.., b'\n'] | [.., b'\\', b'n']) && text[stop..end].first() != Some(&b'\r');
        Some(Part { opens_address: tag && text[stop..next].starts_with(b"<address"), line, blank, next })
    }
}

/// Appends the lines of the address that stands there, if one does: up to a blank line, or one that is something else.
pub(crate) fn read(text: &[u8], below: Range<usize>, out: &mut Vec<Candidate>) {
    let mut lines = [const { 0..0 }; LINES];
    let (mut count, mut last) = (0, None);
    for part in (Parts { text, at: below.start, end: below.end }) {
        let line = &text[part.line.clone()];
        if line.is_empty() {
            if part.blank && count > 0 {
                break;
            }
            continue;
        }
        // What was replaced stays one of its lines.
        let is_label = label_len(text, part.line.start) > 0;
        if !is_label && !may_be_line(line) {
            break;
        }
        let Some(place) = lines.get_mut(count) else { return };
        *place = if is_label { 0..0 } else { part.line.clone() };
        count += 1;
        if line.iter().any(u8::is_ascii_digit) && !is_label {
            last = Some(count);
        }
    }
    let Some(last) = last.filter(|_| count >= 2) else { return };
    let mut above_street = true;
    for line in lines[..last].iter().filter(|line| !line.is_empty()) {
        let written = &text[line.clone()];
        above_street &= !written.iter().any(u8::is_ascii_digit);
        let entity = if above_street && is_full_name(written) { Entity::Person } else { Entity::PostalAddress };
        out.push(Candidate::new(entity, line.start, line.end, BELOW_TITLE));
    }
}

/// Whether a line may be one of an address: letters with a capital, or the digits of a postal code, and no sentence or code.
fn may_be_line(line: &[u8]) -> bool {
    let is_part = |byte: &u8| is_alnum(*byte) || *byte >= 0x80 || matches!(byte, b' ' | b',' | b'.' | b'-' | b'/' | b'\'' | b'&' | b'#' | b'(' | b')' | b'|');
    let is_large = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte >= 0x80;
    let letters = line.iter().filter(|byte| byte.is_ascii_alphabetic() || **byte >= 0x80).count();
    let digits = line.iter().filter(|byte| byte.is_ascii_digit()).count();
    let words = line.split(|&byte| byte == b' ').count();
    let is_sentence = words > 4 && (line.ends_with(b".") || line.ends_with(b"!"));
    line.len() <= LONGEST_LINE
        && line.iter().all(is_part)
        && line.split(|&byte| byte == b' ').any(|word| word.first().is_some_and(is_large))
        && (letters >= 2 && digits <= 12 || letters == 0 && (3..=6).contains(&digits))
        && words <= 9
        && !is_sentence
}

#[cfg(test)]
mod tests {
    use crate::Format;
    use crate::detect::entries::tests::redacted_as as redacted;

    const VALUES: [(&str, &str); 5] =
        [("NN", "Jane Doe"), ("SS", "12 High Street"), ("CC", "London, SW1A 1AA"), ("PP", "020 7946 0018"), ("EE", "jane@example.com")];
    const LABELS: [&str; 5] = ["[PERSON]", "[POSTAL_ADDRESS]", "[POSTAL_ADDRESS]", "[PHONE_NUMBER]", "[EMAIL_ADDRESS]"];

    #[test]
    fn lines_below_a_title_are_an_address() {
        for (format, form) in [
            (Format::Text, "Thanks!\n\nBilling address\n\nNN\nSS\nCC\nUnited Kingdom\nT: PP\n\nItems\nBlue Chair 5"),
            (Format::Text, "Lieferadresse:\nNN\nSS\nCC\nDeutschland\n\nArtikel 12\nStuhl Blau 5\n"),
            (Format::Text, "**Shipping address:**\nNN\nSS\nCC\n"),
            (Format::Json, "{\"message\":\"Bill to:\\nNN\\nSS\\nCC\\nEE\"}"),
            (Format::Html, "<h2>Billing address</h2><address class=\"address\">NN<br/>SS<br/>CC<br/><a href=\"tel:PP\">PP</a><br/>EE</address>"),
            (
                Format::Html,
                "<h3>Billing Info</h3>\n<p>NN<br />\nSS<br />\nCC<br />United Kingdom<br />T: <a href=\"tel:PP\">PP</a></p>\n<p>Shop, 1 Main Road</p>",
            ),
            (Format::Html, "<strong>Adresse de livraison :</strong><br>NN<br>SS<br>CC<br><br>Merci"),
        ] {
            let (mut text, mut expected) = (form.to_owned(), form.to_owned());
            for ((place, value), label) in VALUES.into_iter().zip(LABELS) {
                text = text.replace(place, value);
                expected = expected.replace(place, label);
            }
            assert_eq!(redacted(&text, format), expected, "{text}");
            assert_eq!(redacted(&expected, format), expected, "{text}");
        }
    }

    #[test]
    fn other_lines_are_none() {
        for text in [
            "Billing address\n\nPlease fill in the form\nand send it to us\n",
            "Address:\nrequired\n",
            "Shipping address:\n  street: array\n  city: string\n",
            "Delivery address:\n\nWe ship to 27 countries of the world, and it takes 3 days.\n",
            "IP address:\n",
            "Billing address",
            "Address:",
            "Address:\n12",
        ] {
            assert_eq!(redacted(text, Format::Text), text);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "(Billing address|Ship to:|Adresse :|Jane Doe|12 High Street|10115|\n|\\\\n|<br>|<p|>|<address>|é|&nbsp;|T: |\\+49 30 901820|\\[PERSON\\]| ){0,24}") {
            for format in [Format::Text, Format::Html] {
                let once = redacted(&text, format);
                proptest::prop_assert_eq!(redacted(&once, format), once);
            }
        }
    }
}
