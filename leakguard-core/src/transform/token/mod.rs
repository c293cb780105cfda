//! Reversible tokens. `docs/tokens.md` has the scheme; [`crate::token_form`] what a token looks like.

mod card;
mod numerals;

use aes_siv::siv::Aes256Siv;
use aes_siv::{KeyInit, Tag};
use base32ct::{Base32Unpadded, Encoding};
use subtle::ConstantTimeEq;
use zeroize::Zeroize;

use crate::entity::Entity;
use crate::keys::{DatasetKeys, Purpose};
use crate::token_form::{DOMAIN, Form, IV_CHARS, LONGEST_ADDRESS, LONGEST_LABEL, MARK, TAG_CHARS};

/// Octets of the synthetic IV.
const IV: usize = 16;

/// Octets of what shows that a token of digits is ours.
const TAG: usize = 10;

/// Why a value has no token, or a token no value. Never holds either.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenError {
    /// It does not have the form of a token.
    NotAToken,
    /// It begins as a token and does not end as one.
    Truncated,
    /// The keyring has no such key.
    UnknownKey(String),
    /// The key was taken out of the keyring: nobody can read the token any more.
    RetiredKey(String),
    /// It was not made with that key for this dataset and kind of data, or it was changed.
    Forged(String),
    /// This process may not turn tokens back.
    NotAllowed,
    /// It is a token of another kind of data than was asked for.
    OtherEntity(Entity),
    /// PCI DSS forbids to keep such data after authorisation, even encrypted.
    NeverStored(Entity),
    /// So few digits can be tried out.
    DomainTooSmall {
        /// How many there are.
        digits: usize,
    },
    /// A token of digits is made of digits, parted by spaces, hyphens, points or slashes, at most 38; that of a card of a
    /// number that passes Luhn.
    NotDigits,
    /// A token of digits does not say its key, and the keyring has more than one.
    KeyNeeded,
}

impl std::fmt::Display for TokenError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            TokenError::NotAToken => f.write_str("not a token of LeakGuard"),
            TokenError::Truncated => f.write_str("begins as a token but does not end as one: it was cut or changed"),
            TokenError::UnknownKey(id) => write!(f, "made with key \"{id}\", which this keyring does not have"),
            TokenError::RetiredKey(id) => write!(f, "made with key \"{id}\", which was retired: its tokens cannot be read any more"),
            TokenError::Forged(id) => {
                write!(f, "not made with key \"{id}\" for this dataset and kind of data, or changed since: wrong dataset, another keyring, or a forgery")
            }
            TokenError::NotAllowed => f.write_str("this process may not turn tokens back: `detokenize = true` in the keyring allows it"),
            TokenError::OtherEntity(entity) => write!(f, "a token of {}, which is not what was asked for", entity.name()),
            TokenError::NeverStored(entity) => {
                write!(f, "{} has no token: PCI DSS 3.3.1 forbids to keep it, encrypted or not; redact or drop it", entity.name())
            }
            TokenError::DomainTooSmall { digits } => {
                write!(f, "{digits} digits have fewer than 10^6 values, which can be tried out (NIST SP 800-38G Rev. 1); ask for a token without that form")
            }
            TokenError::NotDigits => {
                f.write_str("cannot be a token of digits: 6 to 38 digits, parted by spaces, hyphens, points or slashes; of a card 12 to 19 that pass Luhn")
            }
            TokenError::KeyNeeded => f.write_str("a token of digits does not say its key, and the keyring has more than one: name the key"),
        }
    }
}

impl std::error::Error for TokenError {}

/// Whether values of that kind may have tokens: not what PCI DSS forbids to keep after authorisation (3.3.1).
pub(crate) fn may_be_kept(entity: Entity) -> bool {
    !matches!(entity, Entity::Cvv | Entity::CardTrack)
}

/// Appends the token of a value. Allocates nothing where `out` has room for twice the value and 200 octets.
///
/// # Errors
/// [`TokenError::NeverStored`]
pub(crate) fn tokenize(keys: &DatasetKeys, entity: Entity, value: &[u8], out: &mut Vec<u8>) -> Result<(), TokenError> {
    if !may_be_kept(entity) {
        return Err(TokenError::NeverStored(entity));
    }
    let is_special = match entity {
        Entity::CreditCard => card_token(keys, value, out),
        Entity::EmailAddress => address_token(keys, value, out),
        _ => false,
    };
    if !is_special {
        general_token(keys, entity, value, out);
    }
    Ok(())
}

fn head(entity: Entity, id: &str, out: &mut Vec<u8>) {
    for part in [&[MARK][..], entity.name().as_bytes(), b".", id.as_bytes(), b"."] {
        out.extend_from_slice(part);
    }
}

/// Octets in base32 without padding.
fn base32_len(octets: usize) -> usize {
    (octets * 8).div_ceil(5)
}

/// Writes base32. The places are there: nothing can fail.
fn base32(octets: &[u8], chars: &mut [u8]) {
    let written = Base32Unpadded::encode(octets, chars);
    debug_assert!(written.is_ok());
}

/// Encrypts in place and gives the IV. What the value is bound to besides the dataset, whose key this is: its kind and the
/// id of the key.
fn seal(keys: &DatasetKeys, entity: Entity, value: &mut [u8]) -> Tag {
    let headers = [entity.name().as_bytes(), keys.id().as_bytes()];
    let sealed = Aes256Siv::new_from_slice(keys.key(Purpose::Token)).ok().and_then(|mut siv| siv.encrypt_inout_detached(headers, value.into()).ok());
    // Fails for more than 126 headers or a key of another length only, and then nothing of the value may stay.
    sealed.unwrap_or_else(|| {
        value.zeroize();
        Tag::default()
    })
}

fn general_token(keys: &DatasetKeys, entity: Entity, value: &[u8], out: &mut Vec<u8>) {
    head(entity, keys.id(), out);
    let chars = base32_len(IV + value.len());
    // Encrypted behind its place, then written into it: no second buffer.
    let (from, raw) = (out.len(), out.len() + chars);
    out.resize(raw + IV, 0);
    out.extend_from_slice(value);
    let iv = seal(keys, entity, &mut out[raw + IV..]);
    out[raw..raw + IV].copy_from_slice(&iv);
    let (token, octets) = out.split_at_mut(raw);
    base32(octets, &mut token[from..]);
    out.truncate(raw);
    out.push(MARK);
}

/// An address that is not too long for one; false, and nothing written, for all others.
fn address_token(keys: &DatasetKeys, value: &[u8], out: &mut Vec<u8>) -> bool {
    let chars = base32_len(value.len());
    let points = chars.saturating_sub(1) / LONGEST_LABEL;
    if value.is_empty() || 1 + keys.id().len() + 1 + IV_CHARS + 1 + chars + points + DOMAIN.len() > LONGEST_ADDRESS {
        return false;
    }
    let mut octets = [0; LONGEST_ADDRESS];
    let octets = &mut octets[..value.len()];
    octets.copy_from_slice(value);
    let iv = seal(keys, Entity::EmailAddress, octets);
    let mut text = [0; LONGEST_ADDRESS];
    base32(&iv, &mut text[..IV_CHARS]);
    for part in [&[MARK][..], keys.id().as_bytes(), b".", &text[..IV_CHARS], b"@"] {
        out.extend_from_slice(part);
    }
    base32(octets, &mut text[..chars]);
    for (index, label) in text[..chars].chunks(LONGEST_LABEL).enumerate() {
        if index > 0 {
            out.push(b'.');
        }
        out.extend_from_slice(label);
    }
    out.extend_from_slice(DOMAIN.as_bytes());
    true
}

/// What shows that a token of digits is ours.
fn card_tag(keys: &DatasetKeys, digits: &[u8], layout: &[u8]) -> [u8; TAG] {
    let whole = keys.prf(Purpose::Tag, &[Entity::CreditCard.name().as_bytes(), keys.id().as_bytes(), digits, layout]);
    let mut tag = [0; TAG];
    tag.copy_from_slice(&whole[..TAG]);
    tag
}

/// A number that passes Luhn; false, and nothing written, for all others.
fn card_token(keys: &DatasetKeys, value: &[u8], out: &mut Vec<u8>) -> bool {
    let start = out.len();
    head(Entity::CreditCard, keys.id(), out);
    let digits_at = out.len();
    // The digits' place is kept free until they are known.
    let mut layout = [0u8; 64];
    let mut len = 0;
    let mut fits = true;
    let read = card::read(value, |place, letter| match layout.get_mut(len..len + 2) {
        Some(pair) => {
            pair.copy_from_slice(&[place, letter]);
            len += 2;
        }
        None => fits = false,
    });
    let Some(token) = read.filter(|_| fits).and_then(|card| card.tokenized(keys)) else {
        out.truncate(start);
        return false;
    };
    out.extend(token.ascii());
    let layout = &layout[..len];
    let tag = card_tag(keys, &out[digits_at..], layout);
    if !layout.is_empty() {
        out.push(b'.');
        out.extend_from_slice(layout);
    }
    out.push(b'.');
    let at = out.len();
    out.resize(at + TAG_CHARS, 0);
    base32(&tag, &mut out[at..]);
    out.push(MARK);
    true
}

/// Appends the value of a token of that form; nothing when it fails.
///
/// # Errors
/// [`TokenError::Forged`]
pub(crate) fn detokenize(keys: &DatasetKeys, token: &[u8], form: &Form, out: &mut Vec<u8>) -> Result<Entity, TokenError> {
    let start = out.len();
    let opened = match form {
        Form::General { entity, payload, .. } => open(keys, *entity, &token[payload.clone()], out).map(|()| *entity),
        Form::Address { iv, ciphertext, .. } => open_address(keys, &token[iv.clone()], &token[ciphertext.clone()], out).map(|()| Entity::EmailAddress),
        Form::Card { digits, layout, tag, .. } => {
            open_card(keys, &token[digits.clone()], &token[layout.clone()], &token[tag.clone()], out).map(|()| Entity::CreditCard)
        }
    };
    opened.ok_or_else(|| {
        out[start..].zeroize();
        out.truncate(start);
        TokenError::Forged(keys.id().to_owned())
    })
}

/// Appends what the base32 stands for. One text for each: spare bits are 0.
fn unbase32(chars: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let (start, len) = (out.len(), chars.len() * 5 / 8);
    if base32_len(len) != chars.len() {
        return None;
    }
    out.resize(start + len, 0);
    Base32Unpadded::decode(chars, &mut out[start..]).ok()?;
    let mut again = [0; 8];
    let last = len - len % 5;
    let tail = &out[start + last..];
    base32(tail, &mut again[..base32_len(tail.len())]);
    (again[..base32_len(tail.len())] == chars[last / 5 * 8..]).then_some(())
}

/// Decrypts what follows the IV at `start` and puts it in the IV's place.
fn unseal(keys: &DatasetKeys, entity: Entity, start: usize, out: &mut Vec<u8>) -> Option<()> {
    let iv = Tag::try_from(out.get(start..start + IV)?).ok()?;
    let mut siv = Aes256Siv::new_from_slice(keys.key(Purpose::Token)).ok()?;
    let ciphertext = &mut out[start + IV..];
    siv.decrypt_inout_detached([entity.name().as_bytes(), keys.id().as_bytes()], ciphertext.into(), &iv).ok()?;
    out.drain(start..start + IV);
    Some(())
}

fn open(keys: &DatasetKeys, entity: Entity, payload: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let start = out.len();
    unbase32(payload, out)?;
    unseal(keys, entity, start, out)
}

fn open_address(keys: &DatasetKeys, iv: &[u8], domain: &[u8], out: &mut Vec<u8>) -> Option<()> {
    // The points stand where we put them, and nowhere else.
    let mut labels = domain.split(|&byte| byte == b'.').rev();
    let last = labels.next()?;
    if !(1..=LONGEST_LABEL).contains(&last.len()) || labels.any(|label| label.len() != LONGEST_LABEL) {
        return None;
    }
    let mut chars = [0; LONGEST_ADDRESS];
    let mut len = 0;
    for &byte in domain.iter().filter(|&&byte| byte != b'.') {
        *chars.get_mut(len)? = byte;
        len += 1;
    }
    let start = out.len();
    unbase32(iv, out)?;
    unbase32(&chars[..len], out)?;
    unseal(keys, Entity::EmailAddress, start, out)
}

fn open_card(keys: &DatasetKeys, digits: &[u8], layout: &[u8], tag: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let start = out.len();
    unbase32(tag, out)?;
    let is_ours = bool::from(out[start..].ct_eq(&card_tag(keys, digits, layout)));
    out.truncate(start);
    let card = card::Digits::new(digits.iter().copied()).filter(|_| is_ours)?.detokenized(keys)?;
    card::write(&card, layout, out).then_some(())
}

/// Appends a token that is digits alone, in the layout of the value: for columns that hold nothing else. It says neither
/// its key nor that it is a token.
///
/// # Errors
/// [`TokenError::NotDigits`], [`TokenError::DomainTooSmall`], [`TokenError::NeverStored`]
pub(crate) fn tokenize_digits(keys: &DatasetKeys, entity: Entity, value: &[u8], out: &mut Vec<u8>) -> Result<(), TokenError> {
    digits(keys, entity, value, true, out)
}

/// The way back.
///
/// # Errors
/// [`TokenError::Forged`] where it shows, and those of [`tokenize_digits`]
pub(crate) fn detokenize_digits(keys: &DatasetKeys, entity: Entity, token: &[u8], out: &mut Vec<u8>) -> Result<(), TokenError> {
    digits(keys, entity, token, false, out)
}

fn digits(keys: &DatasetKeys, entity: Entity, value: &[u8], forward: bool, out: &mut Vec<u8>) -> Result<(), TokenError> {
    if !may_be_kept(entity) {
        return Err(TokenError::NeverStored(entity));
    }
    if entity != Entity::CreditCard {
        return card::all_digits(keys, entity.name(), value, forward, out);
    }
    let digits = card::read(value, |_, _| {}).ok_or(TokenError::NotDigits)?;
    let made = match forward {
        true => digits.tokenized(keys).ok_or(TokenError::NotDigits)?,
        false => digits.detokenized(keys).ok_or_else(|| TokenError::Forged(keys.id().to_owned()))?,
    };
    let mut made = made.ascii();
    out.extend(value.iter().map(|&byte| if byte.is_ascii_digit() { made.next().unwrap_or(byte) } else { byte }));
    Ok(())
}
