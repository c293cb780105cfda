//! Members of an object one after the other, by names that came before: most of a document. Those that say nothing and hold
//! nothing are passed by without a word to the fields. What is not so short and plain is left to [`super::json`].

use super::escape::Escape;
use super::json::{LONG_SPACE, SEGMENT, number_part, skip_space};
use crate::detect::known_names::Known;
use crate::pass::{Pass, SHORTEST_DATA};
use crate::scan::short::{SHORT, holds_nothing, plain_string_end};

/// Bytes of a number that may be anything: what is shorter is none of its own.
pub(super) const NUMBER: usize = 9;

/// How far members were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Members {
    /// The first one is no such member.
    Unread,
    /// A value ends there.
    End(usize),
    /// The value there is to be read; the fields know its name.
    Value(usize),
}

impl Pass<'_> {
    /// Reads members from the key at `at` on: `base` and `depth` of the document, `segment` where its present one starts.
    #[inline]
    pub(super) fn members(&mut self, text: &[u8], mut at: usize, (base, depth): (usize, usize), segment: Option<usize>) -> Members {
        if !self.passes_by() || !self.scratch.fields.may_pass_by() {
            return Members::Unread;
        }
        // From there on each value may be where the segment is cut.
        let limit = segment.map_or(usize::MAX, |segment| segment + SEGMENT / 2);
        let mut read = Members::Unread;
        let mut comma = None;
        loop {
            let Some((end, place)) = self.known_name(text, at) else { return read };
            let Some(&Known { quiet, of_letters, .. }) = self.scratch.fields.known_names().at(place) else { return read };
            let value = skip_space(text, end + 2);
            let quiet_end = if quiet { quiet_value(text, value) } else { None };
            let value_end = match quiet_end {
                Some(end) => end,
                None => {
                    let name = &text[at + 1..end];
                    let may_be_data = !of_letters && name.len() >= SHORTEST_DATA;
                    if may_be_data || value >= text.len() || value - end > LONG_SPACE {
                        return read;
                    }
                    if let Some(member) = self.scratch.members.last_mut() {
                        member.read_key(at, comma);
                    }
                    self.scratch.fields.known_key(place, name);
                    if let Some(end) = word_end(text, value) {
                        end
                    } else {
                        let Some(end) = short_string(text, value) else { return Members::Value(value) };
                        let mark = self.scratch.edits.len();
                        self.field_text(text, value + 1, end, Escape::Json, false, depth);
                        self.drop_if_asked(value, end + 1, mark, base);
                        if self.scratch.edits.len() > mark {
                            return Members::End(end + 1);
                        }
                        end + 1
                    }
                }
            };
            read = Members::End(value_end);
            if value_end >= limit || text.get(value_end) != Some(&b',') {
                return read;
            }
            comma = Some(value_end);
            at = skip_space(text, value_end + 1);
            if at - value_end > LONG_SPACE {
                return read;
            }
        }
    }

    /// Whether the policy looks for nothing of its own in fields that say nothing.
    #[inline]
    pub(super) fn passes_by(&self) -> bool {
        let policy = &self.engine.policy;
        policy.own.custom.is_empty() && policy.subject_fields.is_empty()
    }

    /// The name that starts at the quote, if it came before and a colon stands behind it: where it ends, and its place among
    /// those that came.
    #[inline(always)]
    fn known_name(&mut self, text: &[u8], quote: usize) -> Option<(usize, usize)> {
        if text.get(quote) != Some(&b'"') {
            return None;
        }
        let names = self.scratch.fields.known_names();
        if let Some((place, length)) = names.expected(text, quote + 1) {
            return Some((quote + 1 + length, place));
        }
        let end = short_string(text, quote)?;
        if text.get(end + 1) != Some(&b':') {
            return None;
        }
        Some((end, names.met(&text[quote + 1..end])?))
    }
}

/// Where the closing quote stands of a short string without escapes.
#[inline(always)]
fn short_string(text: &[u8], quote: usize) -> Option<usize> {
    let near = text.get(quote + 1..)?.first_chunk()?;
    if text[quote] != b'"' {
        return None;
    }
    Some(quote + 1 + plain_string_end(near)?)
}

/// Where `true`, `false` or `null` ends that starts there.
#[inline(always)]
fn word_end(text: &[u8], at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    match rest.first()? {
        b't' => rest.starts_with(b"true").then_some(at + 4),
        b'f' => rest.starts_with(b"false").then_some(at + 5),
        b'n' => rest.starts_with(b"null").then_some(at + 4),
        _ => None,
    }
}

/// Where the value ends that starts there and in which nothing can be, behind a name that says nothing; `None`: something may
/// be, or its end is not in sight.
#[inline(always)]
fn quiet_value(text: &[u8], at: usize) -> Option<usize> {
    let near: &[u8; SHORT] = text.get(at + 1..)?.first_chunk()?;
    match text[at] {
        b'"' => {
            let length = plain_string_end(near)?;
            (length < SHORTEST_DATA || holds_nothing(near, length)).then_some(at + 1 + length + 1)
        }
        sign @ (b'-' | b'0'..=b'9') => {
            if sign == b'-' && !near[0].is_ascii_digit() {
                return None;
            }
            let length = 1 + near[..NUMBER].iter().position(|byte| !matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'))?;
            // Of `0+` the sign is none of it, and the document ends there.
            (length < NUMBER && number_part(&text[at..at + length]) == length).then_some(at + length)
        }
        _ => word_end(text, at),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::{Context, Engine, Format, Policy, Scratch};

    const NAMES: &[&str] = &[
        "id",
        "sku",
        "order_id",
        "increment_id",
        "base_discount_amount",
        "a_name_that_is_longer_than_a_window_of_32_bytes",
        "status",
        "name",
        "email",
        "street",
        "city",
        "key",
        "value",
        "note",
        "dob",
        "year",
        "0",
        "1",
        "total",
        "is_guest",
        "api_key",
        "zip",
        "number",
        "cc_last4",
        "x",
        r#"x\":"#,
        "customer_id",
        "item",
        "first_name",
    ];

    const VALUES: &[&str] = &[
        "1",
        "-1",
        "-",
        "0.50",
        "169.9900",
        "123456789",
        "12345678",
        "1e5",
        "true",
        "false",
        "null",
        "tru",
        r#""""#,
        r#""USD""#,
        r#""processing""#,
        r#""Jane Roe""#,
        r#""Flat Rate - Fixed""#,
        r#""2026-11-21 05:14:03""#,
        r#""1988-03-14""#,
        r#""jane@example.com""#,
        // In groups: without them a word of the shop's own close before it counts, and spaces decide what is close.
        r#""4111 1111 1111 1111""#,
        r#""a\"b""#,
        r#""caf\u00e9""#,
        r#"":jane@example.com""#,
        r#""Ulm""#,
        r#""Ring at Weber, she knows""#,
        r#""Weber""#,
        r#""+49 30 901820""#,
        r#""_billing_phone""#,
        r#""a value of more than thirty-two bytes, all mute""#,
        r#"["a", 1, null]"#,
        r#"{"0":"Elm Street 5","1":2}"#,
        r#"{}"#,
        "[]",
        "",
        "12x",
        "0+",
        "1.2.3",
        "1e",
        r#""unfinished"#,
    ];

    /// With white space before its colon a name is read as any other.
    fn with_spaces(members: &[(usize, usize)], colon: &str, spaces: &str) -> String {
        let members: Vec<_> = members.iter().map(|&(name, value)| format!("{spaces}\"{}\"{colon}{}", NAMES[name], VALUES[value])).collect();
        format!("{{{}}}", members.join(","))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]

        #[test]
        fn what_is_passed_by_holds_nothing(
            around in 0..NAMES.len(),
            members in proptest::collection::vec((0..NAMES.len(), 0..VALUES.len()), 1..12),
            spaces in prop::sample::select(vec!["", " ", "\n    "]),
            again in 1..3usize,
        ) {
            let engine = Engine::new(Policy::preset("redact-all").expect("it ships"), None).expect("it is valid");
            let mut scratch = Scratch::default();
            let mut redacted = |colon: &str| {
                let members = with_spaces(&members, colon, spaces);
                let text = format!("{{\"id\"{colon}1,\"{}\"{colon}{}}}", NAMES[around], vec![members.as_str(); again].join(&format!(",\"more\"{colon}")));
                let padded = text.clone() + &" ".repeat(super::SHORT);
                let mut results = [&text, &padded].map(|text| {
                    // The names are known the second time.
                    let _ = engine.redact(text.as_bytes(), &Context::default(), Format::Json, &mut scratch);
                    let redaction = engine.redact(text.as_bytes(), &Context::default(), Format::Json, &mut scratch).expect("nothing blocks");
                    let mut fresh = Scratch::default();
                    let first = engine.redact(text.as_bytes(), &Context::default(), Format::Json, &mut fresh).expect("nothing blocks");
                    assert_eq!((redaction.output, redaction.malformed), (first.output, first.malformed), "{text}");
                    let found: Vec<_> = redaction.findings.iter().map(|finding| (finding.entity, redaction.field(finding).map(|path| path.into_owned()))).collect();
                    (String::from_utf8_lossy(redaction.output.unwrap_or(text.as_bytes())).trim_end().replace("\" :", "\":"), found)
                });
                let [short, long] = std::mem::take(&mut results);
                (short, long)
            };
            let (plain, spaced) = (redacted(":"), redacted(" :"));
            // What is left of a broken document is text, in which spaces decide what is close to what.
            if members.iter().all(|&(_, value)| serde_json::from_str::<serde_json::Value>(VALUES[value]).is_ok()) {
                prop_assert_eq!(&plain, &spaced);
            }
        }
    }
}
