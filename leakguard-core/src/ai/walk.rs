//! The places of a JSON document: a walk without a tree, for what asks where something stands and judges nothing.

use std::ops::Range;

/// Objects and lists inside one another, at most.
const DEEPEST: usize = 128;

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Into a member; where its name stands, as it is written between its quotes.
    Key(Range<usize>),
    /// Into an element of a list.
    Element(usize),
}

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A string: what stands between its quotes.
    String(Range<usize>),
    /// A number, `true`, `false` or `null`.
    Bare(Range<usize>),
    /// An object begins.
    Object,
    /// A list begins.
    List,
}

/// Where a string ends whose content starts at `at`: the place of its closing quote.
pub(super) fn string_end(text: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr::memchr2(b'"', b'\\', text.get(at..)?)?;
        if text[at] == b'"' {
            return Some(at);
        }
        at += 2;
    }
}

fn skip_space(text: &[u8], mut at: usize) -> usize {
    while matches!(text.get(at), Some(b' ' | b'\n' | b'\t' | b'\r')) {
        at += 1;
    }
    at
}

/// Whether a path is that of a pattern: names, and `*` or `#` for any element.
pub(super) fn is_at(text: &[u8], path: &[Step], pattern: &[&str]) -> bool {
    path.len() == pattern.len() && starts_at(text, path, pattern)
}

/// The same for the beginning of a path.
pub(super) fn starts_at(text: &[u8], path: &[Step], pattern: &[&str]) -> bool {
    path.len() >= pattern.len()
        && path.iter().zip(pattern).all(|(step, wanted)| match step {
            Step::Key(name) => &text[name.clone()] == wanted.as_bytes(),
            Step::Element(_) => matches!(*wanted, "*" | "#"),
        })
}

/// Goes through one document that starts at `start` (behind white space); `visit` sees every value with its path, before what it holds.
/// Where it ends, or `None` where it is no JSON. Linear; a path is as long as the document is deep, at most 128.
pub(super) fn walk(text: &[u8], start: usize, mut visit: impl FnMut(&[Step], &Value)) -> Option<usize> {
    let mut path: Vec<Step> = Vec::new();
    let mut at = skip_space(text, start);
    loop {
        // A value.
        match *text.get(at)? {
            open @ (b'{' | b'[') => {
                if path.len() >= DEEPEST {
                    return None;
                }
                let is_object = open == b'{';
                visit(&path, if is_object { &Value::Object } else { &Value::List });
                at = skip_space(text, at + 1);
                let is_empty = *text.get(at)? == if is_object { b'}' } else { b']' };
                if !is_empty {
                    if is_object {
                        at = key(text, at, &mut path)?;
                    } else {
                        path.push(Step::Element(0));
                    }
                    continue;
                }
                at += 1;
            }
            b'"' => {
                let end = string_end(text, at + 1)?;
                visit(&path, &Value::String(at + 1..end));
                at = end + 1;
            }
            b'-' | b'0'..=b'9' | b't' | b'f' | b'n' => {
                let length = text[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.')).count();
                visit(&path, &Value::Bare(at..at + length));
                at += length;
            }
            _ => return None,
        }
        // What follows a value.
        loop {
            let Some(last) = path.last_mut() else { return Some(at) };
            at = skip_space(text, at);
            match (last, *text.get(at)?) {
                (Step::Element(index), b',') => {
                    *index += 1;
                    at = skip_space(text, at + 1);
                    break;
                }
                (Step::Key(_), b',') => {
                    path.pop();
                    at = key(text, skip_space(text, at + 1), &mut path)?;
                    break;
                }
                (Step::Element(_), b']') | (Step::Key(_), b'}') => {
                    path.pop();
                    at += 1;
                }
                _ => return None,
            }
        }
    }
}

/// Into the member whose name starts at the quote; where its value starts.
fn key(text: &[u8], quote: usize, path: &mut Vec<Step>) -> Option<usize> {
    if text.get(quote) != Some(&b'"') {
        return None;
    }
    let end = string_end(text, quote + 1)?;
    let colon = skip_space(text, end + 1);
    if text.get(colon) != Some(&b':') {
        return None;
    }
    path.push(Step::Key(quote + 1..end));
    Some(skip_space(text, colon + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> (Vec<String>, Option<usize>) {
        let mut seen = Vec::new();
        let end = walk(text.as_bytes(), 0, |path, value| {
            let steps: Vec<String> = path
                .iter()
                .map(|step| match step {
                    Step::Key(name) => text[name.clone()].to_owned(),
                    Step::Element(index) => index.to_string(),
                })
                .collect();
            let value = match value {
                Value::String(at) => format!("\"{}\"", &text[at.clone()]),
                Value::Bare(at) => text[at.clone()].to_owned(),
                Value::Object => "{".to_owned(),
                Value::List => "[".to_owned(),
            };
            seen.push(format!("{}={value}", steps.join(".")));
        });
        (seen, end)
    }

    #[test]
    fn every_value_is_seen_with_its_path() {
        let (seen, end) = paths(r#" {"a":[1,{"b\"":"c\\"},[]], "d":{}, "e":null} x"#);
        assert_eq!(seen, ["={", "a=[", "a.0=1", "a.1={", "a.1.b\\\"=\"c\\\\\"", "a.2=[", "d={", "e=null"]);
        assert_eq!(end, Some(45));
        assert_eq!(paths("\"x\"").0, ["=\"x\""]);
    }

    #[test]
    fn what_is_no_json_has_no_end() {
        let deep = "[".repeat(1000);
        for text in ["", "{", "{\"a\"}", "{\"a\":}", "[1,]", "[1 2]", "{\"a\":1,}", "\"a", "{\"a\":1]", "\"a\\", "x", &deep] {
            assert_eq!(paths(text).1, None, "{text}");
        }
    }

    #[test]
    fn patterns_match_whole_paths() {
        let text = br#"{"a":[{"b":1}]}"#;
        let mut hits = 0;
        walk(text, 0, |path, _| hits += usize::from(is_at(text, path, &["a", "*", "b"])));
        assert_eq!(hits, 1);
    }
}
