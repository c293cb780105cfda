//! What tokens look like, for those who write them, read them and pass them over.
//!
//! | token | of |
//! |---|---|
//! | `~PERSON.k1.mfrggzdfmztwq2lk…~` | any value: base32 (RFC 4648, lower case, no padding) of the synthetic IV and the ciphertext |
//! | `~k1.mfrggzdf…@mztwq2lk….leakguard.invalid` | an e-mail address: the IV before the sign, the ciphertext behind it |
//! | `~CREDIT_CARD.k1.4111110382911111.mfrggzdfmztwq2lk~` | a card: its digits, how it was written if not in one piece, and what shows that the token is ours |
//!
//! All characters are unreserved in URLs (RFC 3986, section 2.3), but the sign of an address, and have no meaning in JSON,
//! CSV, XML and SQL strings.

use std::ops::Range;

use crate::entity::Entity;

/// The first octet of every token, and the last of those that are no address.
pub(crate) const MARK: u8 = b'~';

/// The name under which addresses are made: no mail can reach it (RFC 6761, section 6.4).
pub(crate) const DOMAIN: &str = ".leakguard.invalid";

/// Characters of an address at most: a path of 256 octets in angle brackets (RFC 5321, section 4.5.3.1.3).
pub(crate) const LONGEST_ADDRESS: usize = 254;

/// Characters of a label of a domain name at most (RFC 1035, section 2.3.4).
pub(crate) const LONGEST_LABEL: usize = 63;

/// Characters that the IV of 16 octets has in base32.
pub(crate) const IV_CHARS: usize = 26;

/// Characters of what shows that a token of digits is ours: 10 octets.
pub(crate) const TAG_CHARS: usize = 16;

const LONGEST_ID: usize = 16;

/// Where the parts of a token stand in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Of any value.
    General { entity: Entity, key: Range<usize>, payload: Range<usize> },
    /// Of an e-mail address; the ciphertext still has the points of a domain name in it.
    Address { key: Range<usize>, iv: Range<usize>, ciphertext: Range<usize> },
    /// Of a card.
    Card { key: Range<usize>, digits: Range<usize>, layout: Range<usize>, tag: Range<usize> },
}

/// What stands at a `~`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum At {
    /// A token of that many octets.
    Token(Form, usize),
    /// What begins as a token and does not end as one; so many octets look like it.
    Broken(usize),
    /// Something else.
    Nothing,
}

fn run(text: &[u8], from: usize, is: impl Fn(u8) -> bool) -> usize {
    text.get(from..).unwrap_or_default().iter().take_while(|&&byte| is(byte)).count()
}

fn is_base32(byte: u8) -> bool {
    byte.is_ascii_lowercase() || matches!(byte, b'2'..=b'7')
}

/// Reads the token at the position. Linear in the token's length.
pub(crate) fn at(text: &[u8], start: usize) -> At {
    if text.get(start) != Some(&MARK) {
        return At::Nothing;
    }
    let name = start + 1;
    let name_len = run(text, name, |byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    // The id of a key may begin with a digit, too.
    let named = text.get(name + name_len) == Some(&b'.');
    let entity = std::str::from_utf8(&text[name..name + name_len]).ok().filter(|_| named).and_then(Entity::from_name);
    let key_at = if entity.is_some() { name + name_len + 1 } else { name };
    let id_len = run(text, key_at, |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let key = key_at..key_at + id_len;
    if !(1..=LONGEST_ID).contains(&id_len) || text.get(key.end) != Some(&b'.') {
        return At::Nothing;
    }
    match entity {
        Some(entity) => valued(text, start, entity, key),
        None => address(text, start, key),
    }
}

/// Behind entity and key of a token that is no address.
fn valued(text: &[u8], start: usize, entity: Entity, key: Range<usize>) -> At {
    let first = key.end + 1;
    let body = run(text, first, |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'.');
    let end = first + body;
    let broken = At::Broken(end - start + usize::from(text.get(end) == Some(&MARK)));
    if text.get(end) != Some(&MARK) {
        return broken;
    }
    let digits = first..first + run(text, first, |byte| byte.is_ascii_digit());
    if entity == Entity::CreditCard && text[digits.end] == b'.' && (12..=19).contains(&digits.len()) {
        let second = digits.end + 1..digits.end + 1 + run(text, digits.end + 1, |byte| byte != b'.' && byte != MARK);
        let (layout, tag) = if second.end == end { (second.start..second.start, second) } else { (second.clone(), second.end + 1..end) };
        // An empty layout is left out.
        let written = layout.is_empty() == (tag.start == digits.end + 1);
        let is_ours = written
            && tag.len() == TAG_CHARS
            && text[tag.clone()].iter().all(|&byte| is_base32(byte))
            && text[layout.clone()].iter().all(u8::is_ascii_lowercase);
        return if is_ours { At::Token(Form::Card { key, digits, layout, tag }, end + 1 - start) } else { broken };
    }
    if body < IV_CHARS || !text[first..end].iter().all(|&byte| is_base32(byte)) {
        return broken;
    }
    At::Token(Form::General { entity, key, payload: first..end }, end + 1 - start)
}

/// Behind the key of an address.
fn address(text: &[u8], start: usize, key: Range<usize>) -> At {
    let iv = key.end + 1..key.end + 1 + run(text, key.end + 1, is_base32);
    // Without the sign it may be anything: `~user.name`.
    if iv.len() != IV_CHARS || text.get(iv.end) != Some(&b'@') {
        return At::Nothing;
    }
    let from = iv.end + 1;
    let window = &text[from..text.len().min(start + LONGEST_ADDRESS)];
    let domain = run(window, 0, |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'.' || byte == b'-');
    // A sentence may end behind it.
    let ends = |end: usize| window[..end].ends_with(DOMAIN.as_bytes());
    let end = if ends(domain) { domain } else { domain - usize::from(window[..domain].ends_with(b".")) };
    let len = end.saturating_sub(DOMAIN.len());
    if !ends(end) || len == 0 || !window[..len].iter().all(|&byte| is_base32(byte) || byte == b'.') {
        return At::Broken(from + end - start);
    }
    At::Token(Form::Address { key, iv, ciphertext: from..from + len }, from + end - start)
}

/// Octets of the token at the position; 0 when there is none.
pub(crate) fn token_len(text: &[u8], start: usize) -> usize {
    match at(text, start) {
        At::Token(_, len) => len,
        _ => 0,
    }
}

/// Whether a mail address is one of our tokens' (the `~` in front may not be part of it).
pub(crate) fn is_token_address(address: &[u8]) -> bool {
    address.ends_with(DOMAIN.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GENERAL: &str = "~PERSON.k1.mfrggzdfmztwq2lkmfrggzdfmz~";
    const ADDRESS: &str = "~k1.mfrggzdfmztwq2lkmfrggzdfmz@mfrgg.zdf.leakguard.invalid";
    const CARD: &str = "~CREDIT_CARD.k1.4111110382911111.mfrggzdfmztwq2lk~";
    const GROUPED: &str = "~CREDIT_CARD.k1.4111110382911111.eshsls.mfrggzdfmztwq2lk~";

    #[test]
    fn tokens_are_known_by_their_form() {
        for token in [GENERAL, ADDRESS, CARD, GROUPED, "~AU_TFN.2k.mfrggzdfmztwq2lkmfrggzdfmz~", "~2k.mfrggzdfmztwq2lkmfrggzdfmz@mfrgg.leakguard.invalid"] {
            for (before, behind) in [("", ""), ("a ", ", b"), ("\"", "\""), ("", "."), ("<", ">")] {
                let text = format!("{before}{token}{behind}");
                assert_eq!(token_len(text.as_bytes(), before.len()), token.len(), "{text}");
            }
        }
        assert_eq!(at(GROUPED.as_bytes(), 0), At::Token(Form::Card { key: 13..15, digits: 16..32, layout: 33..39, tag: 40..56 }, GROUPED.len()));
    }

    #[test]
    fn what_lost_its_end_is_told_from_what_is_no_token() {
        for token in [GENERAL, ADDRESS, CARD, GROUPED] {
            let key_end = token.find("k1.").unwrap() + 3;
            let sure = token.find('@').map_or(key_end, |sign| sign + 1);
            for end in sure..token.len() {
                assert!(matches!(at(&token.as_bytes()[..end], 0), At::Broken(_)), "{}", &token[..end]);
            }
        }
        for text in ["", "~", "~~", "~/.ssh/id_rsa", "~PERSON", "~PERSON.", "~NOBODY.k1.mfrgg~", "~user.name", "~1.5", "a~PERSON", "~PERSON.K1.mf~"] {
            assert_eq!(at(text.as_bytes(), 0), At::Nothing, "{text}");
        }
    }
}
