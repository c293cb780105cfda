//! What PHP's `serialize()` writes: `s:9:"firstname";s:5:"Jonas";`. A value's name is the string before it, the key of the
//! list that it is in, or the value of a `key` beside it.

use super::field::{self, Class};

/// Bytes looked at before a value.
const WINDOW: usize = 160;

/// The name of the string whose type ends at the colon at `separator` (`s` before it), and the colon before its opening
/// quote.
pub(super) fn name_at_type(text: &[u8], separator: usize) -> Option<(&[u8], usize)> {
    let before = text[separator.saturating_sub(WINDOW)..separator].strip_suffix(b"s")?;
    let digits = text[separator + 1..].iter().take(8).take_while(|byte| byte.is_ascii_digit()).count();
    let colon = separator + 1 + digits;
    if digits == 0 || !text[colon..].starts_with(b":\"") {
        return None;
    }
    name_before(before).map(|name| (name, colon))
}

/// The name of what begins behind `before`.
fn name_before(before: &[u8]) -> Option<&[u8]> {
    if let Some((name, rest)) = string_before(before) {
        if field::classify(name).class == Some(Class::ValueOf)
            && let Some((named, rest)) = string_before(rest)
            && let Some((key, _)) = string_before(rest)
            && matches!(field::classify(key).class, Some(Class::KeyOf | Class::IsInPerson(_) | Class::MaybeName))
        {
            return Some(named);
        }
        // `s:3:"key";s:7:"_passwd";`: the string before is a value, and what comes is the next name.
        if let Some((key, _)) = string_before(rest)
            && field::classify(key).class == Some(Class::KeyOf)
        {
            return None;
        }
        return Some(name);
    }
    // `s:6:"street";a:1:{i:0;`
    let index = before.strip_suffix(b";")?;
    let digits = index.iter().rev().take(3).take_while(|byte| byte.is_ascii_digit()).count();
    let inside = index[..index.len() - digits].strip_suffix(b"i:").filter(|_| digits > 0)?;
    let open = memchr::memrchr(b'{', inside)?;
    let list = inside[..open].strip_suffix(b":")?;
    let count = list.iter().rev().take(3).take_while(|byte| byte.is_ascii_digit()).count();
    let name = list[..list.len() - count].strip_suffix(b"a:").filter(|_| count > 0)?;
    string_before(name).map(|(name, _)| name)
}

/// The string `s:N:"…";` at the end of `before`, and what stands before it.
fn string_before(before: &[u8]) -> Option<(&[u8], &[u8])> {
    let inside = before.strip_suffix(b"\";")?;
    let quote = memchr::memrchr(b'"', inside)?;
    let length = inside[..quote].strip_suffix(b":")?;
    let digits = length.iter().rev().take(6).take_while(|byte| byte.is_ascii_digit()).count();
    let rest = length[..length.len() - digits].strip_suffix(b"s:").filter(|_| digits > 0)?;
    Some((&inside[quote + 1..], rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name<'t>(text: &'t str, value: &str) -> Option<&'t str> {
        let separator = text[..text.find(&format!("\"{value}\"")).unwrap_or_default() - 1].rfind(':').unwrap_or_default();
        name_at_type(text.as_bytes(), separator).and_then(|(name, _)| std::str::from_utf8(name).ok())
    }

    #[test]
    fn the_name_of_a_string_is_before_it() {
        assert_eq!(name(r#"a:1:{s:8:"password";s:13:"w3tjnWKaGw6wo";}"#, "w3tjnWKaGw6wo"), Some("password"));
        assert_eq!(name(r#"a:1:{s:6:"street";a:2:{i:0;s:11:"Hauptstr. 5";i:1;s:12:"Hinterhaus 2";}}"#, "Hauptstr. 5"), Some("street"));
        assert_eq!(name(r#"a:1:{s:6:"street";a:2:{i:0;s:11:"Hauptstr. 5";i:1;s:12:"Hinterhaus 2";}}"#, "Hinterhaus 2"), Some("street"));
        let pair = r#"a:2:{s:3:"key";s:7:"_passwd";s:5:"value";s:10:"azerty1985";}"#;
        assert_eq!(name(pair, "azerty1985"), Some("_passwd"));
        assert_eq!(name(pair, "value"), None);
        assert_eq!(name(r#"a:1:{i:0;s:5:"Jonas";}"#, "Jonas"), None);
    }
}
