//! Pairs inside of an encoded value: `Cookie=PHPSESSID%3D…`, `url=https%3A%2F%2Fshop.example%2F%3Fapi_key%3D…`.

use super::named::provider_key;
use super::{Candidate, session};
use crate::detect::secret;
use crate::entity::Entity;

/// Bytes looked at before the run for the name, and behind its start for the value.
const NAME: usize = 96;
const VALUE: usize = 512;

const BY_NAME: f32 = 0.85;

/// The secret in the run `text[start..end]` that begins with the rest of an encoded equals sign (`3D`), if the name before
/// is a secret's or a session's.
#[inline]
pub(super) fn pair(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    if !matches!(text[start..end], [b'3', b'D' | b'd', ..]) || text[..start].last() != Some(&b'%') {
        return None;
    }
    behind_equals(text, start)
}

#[inline(never)]
fn behind_equals(text: &[u8], start: usize) -> Option<Candidate> {
    let before = &text[start.saturating_sub(NAME)..start - 1];
    let length = before.iter().rev().take_while(|&&byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')).count();
    let mut name = &before[before.len() - length..];
    // `%26api_key`: what is left of the sign before.
    if before.len() > length && before[before.len() - length - 1] == b'%' && name.len() > 2 {
        name = &name[2..];
    }
    let from = start + 2;
    if session::may_name(name) {
        let to = value_end(text, from, b"25");
        return session::is_held(name, &text[from..to]).then(|| Candidate::new(Entity::SessionId, from, to, BY_NAME));
    }
    if !secret::is_secret_name(name) {
        return None;
    }
    let to = value_end(text, from, b"2F");
    let value = &text[from..to];
    let entity = provider_key(name, value).or_else(|| secret::is_secret_value(value).then_some(Entity::GenericSecret))?;
    Some(Candidate::new(entity, from, to, BY_NAME))
}

/// Where an encoded value ends: at the next sign but its own, one of which may be encoded twice.
fn value_end(text: &[u8], from: usize, own: &[u8]) -> usize {
    let window = &text[from..text.len().min(from + VALUE)];
    let mut at = 0;
    while let Some(&byte) = window.get(at) {
        match byte {
            b'%' if window[at + 1..].starts_with(own) || matches!(window[at + 1..], [b'2', b'B' | b'b', ..] | [b'3', b'D' | b'd', ..]) => at += 3,
            byte if byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'~') => at += 1,
            _ => break,
        }
    }
    from + at.min(window.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(Entity, &str)> {
        let start = text.find("%3D").map(|at| at + 1)?;
        let end = start + text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        pair(text.as_bytes(), start, end).map(|c| (c.entity, &text[c.start..c.end]))
    }

    #[test]
    fn an_encoded_pair_is_one() {
        let id = "970EDB87406E91858AC255FFEF50C973";
        assert_eq!(found(&format!("Cookie=JSESSIONID%3D{id}&x=1")), Some((Entity::SessionId, id)));
        assert_eq!(found(&format!("cookie=a; frontend_session%3D{id}")), Some((Entity::SessionId, id)));
        assert_eq!(found(&format!("u=https%3A%2F%2Fa.example%2F%26api_key%3D{id}%23top")), Some((Entity::GenericSecret, id)));
    }

    #[test]
    fn others_are_none() {
        for text in
            ["q=sku%3D970EDB87406E91858AC255FFEF50C973", "q=cache_key%3D970EDB87406E91858AC255FFEF50C973", "token%3Dsomewhere_over_the_rainbow", "%3D", "a%3D"]
        {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
