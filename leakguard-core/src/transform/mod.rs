//! What a value becomes. Each transform appends to a buffer and allocates nothing once that is warm. None of what they
//! write is ever found as data again: labels are skipped by the scan, and masks hold no more of a value than its
//! detector needs to miss it.

pub(crate) mod date;
pub(crate) mod generalize;
mod invented;
pub(crate) mod mask;
pub(crate) mod pseudonym;
pub(crate) mod shift;
pub(crate) mod synthesize;
pub(crate) mod token;

use crate::entity::Entity;
use crate::keys::DatasetKeys;
use crate::policy::Action;
use crate::policy::compiled::CompiledRule;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Appends what the rule makes of the value. `Allow` and `Block` append nothing.
pub(crate) fn replace(rule: &CompiledRule, entity: Entity, value: &[u8], keys: Option<&DatasetKeys>, out: &mut Vec<u8>) {
    match (rule.action, keys) {
        (Action::Mask, _) => rule.mask.write(entity, value, out),
        (Action::Generalize, _) => rule.generalize.write(entity, value, out),
        (Action::Synthesize, Some(keys)) => synthesize::write(keys, entity, value, out),
        (Action::Hash, Some(keys)) => hash(entity, value, keys, out),
        (Action::Pseudonymize, keys) => pseudonym::write(keys, entity, value, None, out),
        (Action::Tokenize, Some(keys)) if token::tokenize(keys, entity, value, out).is_ok() => {}
        // Where a field cannot be dropped (a key that is data), its label stands for it.
        (Action::Redact | Action::Hash | Action::Tokenize | Action::Synthesize | Action::Shift | Action::Drop, _) => label(entity, out),
        (Action::Allow | Action::Block, _) => {}
    }
}

/// `[EMAIL_ADDRESS]`
fn label(entity: Entity, out: &mut Vec<u8>) {
    out.extend_from_slice(entity.label().as_bytes());
}

/// `[EMAIL_ADDRESS:k1:` and 32 hexadecimal digits `]`. The value is hashed in lower case and without surrounding
/// space, numbers without their separators, so that writings of the same value join.
fn hash(entity: Entity, value: &[u8], keys: &DatasetKeys, out: &mut Vec<u8>) {
    out.push(b'[');
    out.extend_from_slice(entity.name().as_bytes());
    out.push(b':');
    out.extend_from_slice(keys.id().as_bytes());
    out.push(b':');
    // The normal form is built at the end of the buffer and cut off again: no second buffer is needed.
    let mark = out.len();
    let is_number = matches!(entity, Entity::CreditCard | Entity::IbanCode | Entity::PhoneNumber | Entity::UsSsn | Entity::VatId);
    let kept = value.trim_ascii().iter().filter(|byte| !is_number || byte.is_ascii_alphanumeric());
    out.extend(kept.map(u8::to_ascii_lowercase));
    let digest = keys.hash(entity.name(), &out[mark..]);
    out.truncate(mark);
    for byte in digest {
        out.extend_from_slice(&[HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
    }
    out.push(b']');
}

/// What a number without quotes becomes, which has to stay a number: a less exact one; its last digits if the rule keeps
/// them, a leading one and zeros for the rest. A gender or an age becomes 0, which says nothing: any other number would be an answer.
pub(crate) fn replace_number(rule: &CompiledRule, entity: Entity, number: &[u8], keys: Option<&DatasetKeys>, out: &mut Vec<u8>) {
    let mark = out.len();
    let written = match (rule.action, keys) {
        (Action::Generalize, _) => rule.generalize.write_number(entity, number, out).is_some(),
        (Action::Synthesize, Some(keys)) => synthesize::write_number(keys, entity, number, out),
        _ => false,
    };
    if written {
        return;
    }
    out.truncate(mark);
    let digits = number.iter().filter(|byte| byte.is_ascii_digit()).count();
    let keep = if rule.action == Action::Mask { mask::kept_digits(&rule.mask, entity, digits) } else { 0 };
    hide_number(entity, number, keep, out);
}

/// Appends what says nothing of a value: its label, or a number that says nothing.
pub(crate) fn withhold(entity: Entity, value: &[u8], number: bool, out: &mut Vec<u8>) {
    if number { hide_number(entity, value, 0, out) } else { label(entity, out) }
}

/// A number of the same length, with so many of its last digits.
fn hide_number(entity: Entity, number: &[u8], keep: usize, out: &mut Vec<u8>) {
    if matches!(entity, Entity::Gender | Entity::Age) {
        out.push(b'0');
        return;
    }
    let digits = number.iter().filter(|byte| byte.is_ascii_digit()).count();
    let mut position = 0;
    for &byte in number {
        if byte.is_ascii_digit() {
            out.push(if position + keep >= digits {
                byte
            } else if position == 0 {
                b'1'
            } else {
                b'0'
            });
            position += 1;
        } else {
            out.push(byte);
        }
    }
}
