//! What a value becomes. Each transform appends to a buffer and allocates nothing once that is warm. None of what they
//! write is ever found as data again: labels are skipped by the scan, and masks hold no more of a value than its
//! detector needs to miss it.

pub(crate) mod token;

use crate::entity::{Category, Entity};
use crate::keys::DatasetKeys;
use crate::policy::Action;
use crate::policy::compiled::CompiledRule;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Appends what the rule makes of the value. `Allow` and `Block` append nothing.
pub(crate) fn replace(rule: &CompiledRule, entity: Entity, value: &[u8], keys: Option<&DatasetKeys>, out: &mut Vec<u8>) {
    match (rule.action, keys) {
        (Action::Mask, _) => mask(entity, value, rule.keep_first, rule.keep_last, out),
        (Action::Hash, Some(keys)) => hash(entity, value, keys, out),
        (Action::Tokenize, Some(keys)) if token::tokenize(keys, entity, value, out).is_ok() => {}
        // Where a field cannot be dropped (a key that is data), its label stands for it.
        (Action::Redact | Action::Hash | Action::Tokenize | Action::Drop, _) => label(entity, out),
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

/// Characters kept when a rule does not say: (first, last).
fn usual_keep(entity: Entity) -> (usize, usize) {
    match entity {
        Entity::CreditCard => (0, 4),
        Entity::IbanCode => (2, 4),
        Entity::PhoneNumber => (0, 2),
        Entity::EmailAddress | Entity::Person | Entity::PostalAddress => (1, 0),
        _ => (0, 0),
    }
}

/// Puts `*` for every character (UTF-8; else byte) but the kept ones. Numbers keep their separators and count without
/// them; at most half of the characters stay, of secrets and security codes none.
fn mask(entity: Entity, value: &[u8], keep_first: Option<u8>, keep_last: Option<u8>, out: &mut Vec<u8>) {
    let (usual_first, usual_last) = usual_keep(entity);
    let numbers = matches!(
        entity,
        Entity::CreditCard | Entity::IbanCode | Entity::PhoneNumber | Entity::UsSsn | Entity::IpAddress | Entity::DateOfBirth | Entity::CardExpiry
    );
    let starts = |byte: u8| byte & 0xC0 != 0x80;
    let counts = |byte: u8| starts(byte) && (!numbers || byte.is_ascii_alphanumeric() || byte == b'*');
    let total = value.iter().filter(|&&byte| counts(byte)).count();
    let half = total / 2;
    let never = entity.category() == Category::Secret || matches!(entity, Entity::Cvv);
    let (first, last) = if never {
        (0, 0)
    } else {
        let last = keep_last.map_or(usual_last, usize::from).min(half);
        // BIN and last four of a card are 12 of at least 12 digits: the limit of half holds for both together.
        let first = keep_first.map_or(usual_first, usize::from);
        let limit = if entity == Entity::CreditCard { total.saturating_sub(6) } else { half };
        (first.min(limit.saturating_sub(last)), last)
    };
    let mut position = 0;
    let mut keeping = false;
    for &byte in value {
        if counts(byte) {
            keeping = position < first || position >= total - last;
            position += 1;
            out.push(if keeping { byte } else { b'*' });
        } else if starts(byte) {
            // A separator of a number; its bytes stay, whatever their number.
            keeping = true;
            out.push(byte);
        } else if keeping {
            out.push(byte);
        }
    }
}

/// What a number without quotes becomes, which has to stay a number: its last digits if the rule keeps them, a leading
/// one and zeros for the rest. A gender or an age becomes 0, which says nothing: any other number would be an answer.
pub(crate) fn replace_number(rule: &CompiledRule, entity: Entity, number: &[u8], out: &mut Vec<u8>) {
    if matches!(entity, Entity::Gender | Entity::Age) {
        out.push(b'0');
        return;
    }
    let digits = number.iter().filter(|byte| byte.is_ascii_digit()).count();
    let keep = match rule.action {
        Action::Mask if entity == Entity::CreditCard => rule.keep_last.map_or(4, usize::from).min(4),
        Action::Mask if entity.category() == Category::Personal => rule.keep_last.map_or(0, usize::from).min(digits / 2),
        _ => 0,
    };
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

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(entity: Entity, value: &str, first: Option<u8>, last: Option<u8>) -> String {
        let mut out = Vec::new();
        mask(entity, value.as_bytes(), first, last, &mut out);
        String::from_utf8(out).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn masks_keep_what_the_rule_says_and_at_most_half() {
        assert_eq!(masked(Entity::CreditCard, "4111 1111 1111 1234", None, None), "**** **** **** 1234");
        assert_eq!(masked(Entity::CreditCard, "4111111111111234", Some(6), Some(4)), "411111******1234");
        assert_eq!(masked(Entity::EmailAddress, "jane@example.com", None, None), "j***************");
        assert_eq!(masked(Entity::Person, "Jörg", Some(2), None), "Jö**");
        assert_eq!(masked(Entity::Person, "Li", Some(9), Some(9)), "*i");
        assert_eq!(masked(Entity::Password, "hunter2", Some(3), Some(3)), "*******");
        assert_eq!(masked(Entity::PhoneNumber, "+48 601 234 567", None, None), "+** *** *** *67");
    }

    #[test]
    fn masking_twice_changes_nothing() {
        for (entity, value) in [(Entity::CreditCard, "4111-1111-1111-1234"), (Entity::Person, "Jane Doe"), (Entity::IbanCode, "DE89 3704 0044 0532 0130 00")] {
            let once = masked(entity, value, None, None);
            assert_eq!(masked(entity, &once, None, None), once);
        }
    }
}
