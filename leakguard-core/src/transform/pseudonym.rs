//! Short stand-ins that a language model copies faithfully: `[PERSON_7K4QX]`. The same value has the same one; where a conversation
//! is kept, the answer's are turned back.
//!
//! The code is the beginning of a keyed hash in Crockford's base 32 (no I, L, O, U), a digit first, so that no word is one. In a
//! conversation it has five characters, 8 million codes, and more where two values would share one; anywhere else twelve, 55 bits.

use std::sync::OnceLock;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::ai::conversation::{Conversation, Digest, may_come_back};
use crate::entity::Entity;
use crate::keys::{DatasetKeys, Purpose};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Characters of a code.
const SHORT: usize = 5;
const ALONE: usize = 12;
const LONGEST: usize = 26;

/// Words of a full name that have a stand-in each: `[PERSON_7K4QX_1]`.
const PARTS: usize = 9;

/// What codes are made with where there is no keyring: random, and gone with the process. `None`: the system gives no random bytes.
fn process_key() -> Option<&'static [u8; 32]> {
    static KEY: OnceLock<Option<[u8; 32]>> = OnceLock::new();
    KEY.get_or_init(|| {
        let mut key = [0; 32];
        getrandom::fill(&mut key).ok().map(|()| key)
    })
    .as_ref()
}

/// Makes the key of the process, so that those which are forked from it share it.
pub(crate) fn prepare() {
    process_key();
}

fn digest(keys: Option<&DatasetKeys>, entity: Entity, normal: &[u8]) -> Option<Digest> {
    if let Some(keys) = keys {
        return Some(keys.prf(Purpose::Pseudonym, &[entity.name().as_bytes(), normal]));
    }
    let mut mac = Hmac::<Sha256>::new_from_slice(process_key()?).ok()?;
    mac.update(entity.name().as_bytes());
    mac.update(&[0]);
    mac.update(normal);
    Some(mac.finalize().into_bytes().into())
}

/// Appends the form in which writings of the same value are equal: lower case, single spaces; of numbers letters and digits only.
fn normal_form(entity: Entity, value: &[u8], out: &mut Vec<u8>) {
    let is_number = matches!(entity, Entity::IbanCode | Entity::PhoneNumber | Entity::UsSsn | Entity::VatId);
    let Ok(text) = std::str::from_utf8(value) else { return out.extend_from_slice(value) };
    let mut gap = false;
    let start = out.len();
    let mut character = [0; 4];
    for sign in text.chars() {
        if sign.is_whitespace() || is_number && sign.is_ascii() && !sign.is_ascii_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && !is_number && out.len() > start {
            out.push(b' ');
        }
        gap = false;
        for lower in sign.to_lowercase() {
            out.extend_from_slice(lower.encode_utf8(&mut character).as_bytes());
        }
    }
}

/// Appends so many characters of the code that a digest is.
fn code(digest: &Digest, length: usize, out: &mut Vec<u8>) {
    out.push(ALPHABET[usize::from(digest[0] % 10)]);
    // Each octet after the first gives one character: 31 are more than ever asked for.
    out.extend(digest[1..].iter().take(length - 1).map(|octet| ALPHABET[usize::from(octet & 31)]));
}

/// Appends the stand-in of a value; its label where it is of a kind that never comes back.
pub(crate) fn write(keys: Option<&DatasetKeys>, entity: Entity, value: &[u8], conversation: Option<&mut Conversation>, out: &mut Vec<u8>) {
    let start = out.len();
    let label = |out: &mut Vec<u8>| {
        out.truncate(start);
        out.extend_from_slice(entity.label().as_bytes());
    };
    // Where nothing comes back, how often a code occurs would tell which of a handful of values it is.
    let is_told = matches!(entity, Entity::Age | Entity::Gender | Entity::MaritalStatus) && conversation.is_none();
    if is_told || !may_come_back(entity) {
        return label(out);
    }
    // The normal form is built at the end of the buffer and cut off again.
    normal_form(entity, value, out);
    let Some(digest) = digest(keys, entity, &out[start..]) else { return label(out) };
    let word = !out[start..].contains(&b' ');
    out.truncate(start);
    out.push(b'[');
    match conversation {
        None => {
            name(entity, &digest, ALONE, out);
        }
        Some(conversation) => {
            let part = || conversation.part(&digest).filter(|_| entity == Entity::Person && word);
            if let Some(known) = conversation.known(&digest).or_else(part) {
                out.extend_from_slice(known);
            } else {
                let at = out.len();
                for length in [SHORT, 8, ALONE, LONGEST] {
                    out.truncate(at);
                    name(entity, &digest, length, out);
                    if !conversation.is_taken(&out[at..], &digest) {
                        break;
                    }
                }
                conversation.keep(&out[at..], digest, value);
                if entity == Entity::Person && !word {
                    keep_parts(keys, value, conversation, at, out);
                }
            }
        }
    }
    out.push(b']');
}

/// `PERSON_7K4QX`
fn name(entity: Entity, digest: &Digest, length: usize, out: &mut Vec<u8>) {
    out.extend_from_slice(entity.name().as_bytes());
    out.push(b'_');
    code(digest, length, out);
}

/// Each word of the full name that stands at the end of `out` under the name at `at`.
fn keep_parts(keys: Option<&DatasetKeys>, value: &[u8], conversation: &mut Conversation, at: usize, out: &mut Vec<u8>) {
    let end = out.len();
    let words = value.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    for (word, place) in words.zip(1..=PARTS) {
        normal_form(Entity::Person, word, out);
        let found = digest(keys, Entity::Person, &out[end..]);
        out.truncate(end);
        let Some(found) = found else { return };
        out.push(b'_');
        out.push(b'0' + place as u8);
        conversation.keep_part(&out[at..], found, word);
        out.truncate(end);
    }
}

/// Whether the text between two brackets is a stand-in: `PERSON_7K4QX`, `PERSON_7K4QX_1`.
pub(crate) fn is_name(name: &[u8]) -> bool {
    let whole = match name {
        [whole @ .., b'_', b'1'..=b'9'] => whole,
        whole => whole,
    };
    let Some(place) = memchr::memrchr(b'_', whole) else { return false };
    let code = &whole[place + 1..];
    (SHORT..=LONGEST).contains(&code.len()) && code[0].is_ascii_digit() && code.iter().all(|byte| ALPHABET.contains(byte)) && Entity::is_name(&whole[..place])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Keyring;

    fn keys() -> DatasetKeys {
        let text = "active = \"k1\"\n[[key]]\nid = \"k1\"\nsecret = \"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"\n";
        Keyring::from_toml(text).unwrap().dataset("").unwrap()
    }

    fn of(entity: Entity, value: &str, conversation: Option<&mut Conversation>) -> String {
        let mut out = Vec::new();
        write(Some(&keys()), entity, value.as_bytes(), conversation, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn writings_of_one_value_share_a_stand_in() {
        let mut talk = Conversation::default();
        let mut of = |entity, value: &str| of(entity, value, Some(&mut talk));
        let ana = of(Entity::Person, "Ana Murphy");
        assert!(is_name(ana.trim_matches(['[', ']']).as_bytes()) && ana.len() == "[PERSON_7K4QX]".len(), "{ana}");
        assert_eq!(of(Entity::Person, "ANA  MURPHY"), ana);
        assert_ne!(of(Entity::Person, "Ana Murphie"), ana);
        assert_eq!(of(Entity::PhoneNumber, "+353 20 912 3456"), of(Entity::PhoneNumber, "+353209123456"));
        assert_eq!(of(Entity::Person, "Ærø Ünal"), of(Entity::Person, "ærø ÜNAL"));
    }

    #[test]
    fn a_part_of_one_name_is_told_as_such() {
        let mut talk = Conversation::default();
        let whole = of(Entity::Person, "Ana Murphy", Some(&mut talk));
        let part = of(Entity::Person, "murphy", Some(&mut talk));
        assert_eq!(part, whole.replace(']', "_2]"));
        assert!(is_name(part.trim_matches(['[', ']']).as_bytes()));
        assert_eq!(talk.look_up(part.trim_matches(['[', ']']).as_bytes()).0, Some(&b"Murphy"[..]));
        of(Entity::Person, "Bea Murphy", Some(&mut talk));
        let alone = of(Entity::Person, "Murphy", Some(&mut talk));
        assert!(!alone.ends_with("_2]"), "{alone}");
    }

    #[test]
    fn a_code_that_is_taken_gets_longer() {
        let mut talk = Conversation::default();
        let short = of(Entity::Person, "Ana", Some(&mut talk));
        let mut other = Conversation::default();
        other.keep(short.trim_matches(['[', ']']).as_bytes(), [7; 32], b"Bea");
        let longer = of(Entity::Person, "Ana", Some(&mut other));
        assert!(longer.len() == short.len() + 3 && longer.starts_with(&short[..short.len() - 1]), "{longer}");
    }

    #[test]
    fn alone_it_is_a_label_with_a_longer_code_and_secrets_have_none() {
        let alone = of(Entity::EmailAddress, "jane@example.com", None);
        assert_eq!((alone.len(), alone == of(Entity::EmailAddress, "JANE@example.com", None)), ("[EMAIL_ADDRESS_]".len() + ALONE, true));
        for entity in [Entity::CreditCard, Entity::Cvv, Entity::StripeKey, Entity::Password] {
            assert_eq!(of(entity, "x", Some(&mut Conversation::default())), entity.label());
        }
    }

    #[test]
    fn only_codes_of_known_kinds_are_stand_ins() {
        for name in ["PERSON_7K4QX", "EMAIL_ADDRESS_0AAAAAAAAAAA", "PERSON_7K4QX_3"] {
            assert!(is_name(name.as_bytes()), "{name}");
        }
        for name in ["", "PERSON", "PERSON_", "PERSON_7K4Q", "PERSON_7K4QI", "PERSON_K4QX7", "NOBODY_7K4QX", "PERSON_7K4QX_0", "PERSON_7k4qx", "_7K4QX"] {
            assert!(!is_name(name.as_bytes()), "{name}");
        }
    }
}
