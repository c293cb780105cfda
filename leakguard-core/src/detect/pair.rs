//! Values whose name stands in the member before: `- name: DB_PASSWORD` with `value: …` below it, `{"key":"…","value":"…"}`,
//! `{ name = "…", value = "…" }`, `<add key="…" value="…"/>`.

use super::boundary::is_alnum;
use super::field::{self, Class};

/// Bytes looked at before the separator of the value.
const WINDOW: usize = 160;

/// Bytes of the name that a member has as its value, at most.
const LONGEST: usize = 64;

/// The name of the value whose own name (`value`) ends before the separator: what the member before it holds.
pub(super) fn name_before<'t>(text: &'t [u8], separator: usize, name: &[u8]) -> Option<&'t [u8]> {
    let window = &text[separator.saturating_sub(WINDOW)..separator];
    let own = unquoted(unquoted(window.trim_ascii_end()).strip_suffix(name)?);
    let member = gap_before(own)?;
    let quoted = unquoted(member);
    let is_quoted = quoted.len() < member.len();
    // Without quotes a value ends with its line, or at a comma.
    if !is_quoted && own[member.len()..].iter().all(|&byte| byte == b' ') {
        return None;
    }
    let is_part = |byte: u8| is_alnum(byte) || matches!(byte, b'_' | b'-' | b'.') || is_quoted && byte == b' ';
    let length = quoted.iter().rev().take(LONGEST + 1).take_while(|&&byte| is_part(byte)).count();
    let (rest, named) = quoted.split_at(quoted.len() - length);
    // Without quotes a space stands before it, or the separator.
    let named = named.trim_ascii();
    if !(2..=LONGEST).contains(&named.len()) || !named[0].is_ascii_alphabetic() && named[0] != b'_' || is_quoted != (unquoted(rest).len() < rest.len()) {
        return None;
    }
    let rest = unquoted(rest).trim_ascii_end();
    let rest = rest.strip_suffix(b"=>").or_else(|| rest.strip_suffix(b":")).or_else(|| rest.strip_suffix(b"="))?;
    let rest = unquoted(rest.trim_ascii_end());
    let key = &rest[rest.len() - rest.iter().rev().take(24).take_while(|&&byte| is_alnum(byte) || byte == b'_').count()..];
    (key.eq_ignore_ascii_case(b"name") || field::classify(key).class == Some(Class::KeyOf)).then_some(named)
}

/// Without the mark that quotes it, and its backslashes.
fn unquoted(text: &[u8]) -> &[u8] {
    let [inside @ .., b'"' | b'\'' | b'`'] = text else { return text };
    &inside[..inside.len() - inside.iter().rev().take_while(|&&byte| byte == b'\\').count()]
}

/// What stands before the gap between two members, a comma, a space or a line's end, also an escaped one. [`None`]: there is none.
fn gap_before(text: &[u8]) -> Option<&[u8]> {
    let mut rest = text;
    loop {
        rest = match rest {
            [rest @ .., b' ' | b'\t' | b'\n' | b'\r' | b','] => rest,
            [rest @ .., b'\\', b'n' | b'r' | b't'] => rest,
            _ => return (rest.len() < text.len()).then_some(rest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Option<&str> {
        let at = text.to_ascii_lowercase().rfind("value").unwrap();
        let separator = at + text[at..].find([':', '=']).unwrap();
        name_before(text.as_bytes(), separator, &text.as_bytes()[at..at + 5]).and_then(|name| std::str::from_utf8(name).ok())
    }

    #[test]
    fn the_member_before_holds_the_name() {
        for text in [
            "- name: DB_PASSWORD\n  value: x",
            "- name: \"DB_PASSWORD\"\r\n  value: x",
            "- name: DB_PASSWORD\\n  value: x",
            "{\"name\":\"DB_PASSWORD\",\"value\":\"x\"}",
            "{\"Key\": \"DB_PASSWORD\", \"Value\": \"x\"}",
            "{\\\"name\\\":\\\"DB_PASSWORD\\\",\\\"value\\\":\\\"x\\\"}",
            "{name:'DB_PASSWORD',value:'x'}",
            "['name' => 'DB_PASSWORD', 'value' => 'x']",
            "set {\n name  = \"DB_PASSWORD\"\n value = \"x\"\n}",
            "<add key=\"DB_PASSWORD\" value=\"x\"/>",
        ] {
            assert_eq!(name(text), Some("DB_PASSWORD"), "{text}");
        }
        assert_eq!(name("{\"label\":\"First name\",\"value\":\"x\"}"), Some("First name"));
    }

    #[test]
    fn what_is_no_member_or_names_nothing_is_none() {
        for text in [
            "value: x",
            "DB_PASSWORD value: x",
            "{\"sku\":\"DB_PASSWORD\",\"value\":\"x\"}",
            "{\"name\":\"DB_PASSWORD\"x\"value\":\"x\"}",
            "{\"name\":\"1\",\"value\":\"x\"}",
            "{\"name\":\"a/b\",\"value\":\"x\"}",
            "{\"name\":DB_PASSWORD\",\"value\":\"x\"}",
            "name: Jane's password\nvalue: x",
            "username.value: x",
            "name: DB_PASSWORD value: x",
        ] {
            assert_eq!(name(text), None, "{text}");
        }
    }
}
