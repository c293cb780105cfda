//! `mask`: a character for every character but the kept ones.

use crate::entity::{Category, Entity};
use crate::policy::{MaskCharacter, Rule};

/// A rule's mask.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Mask {
    pub keep_first: Option<u8>,
    pub keep_last: Option<u8>,
    pub character: MaskCharacter,
    /// So many mask characters, however many there were.
    pub fixed_length: Option<u8>,
}

impl Mask {
    pub fn of(rule: &Rule) -> Mask {
        Mask { keep_first: rule.keep_first, keep_last: rule.keep_last, character: rule.character.unwrap_or_default(), fixed_length: rule.fixed_length }
    }

    /// How many of so many characters stay: (first, last). At most half of them; of a card at most BIN and last four, and
    /// at least six hidden; of secrets and security codes none.
    fn kept(&self, entity: Entity, total: usize) -> (usize, usize) {
        if entity.category() == Category::Secret || matches!(entity, Entity::Cvv | Entity::CardTrack) {
            return (0, 0);
        }
        let (usual_first, usual_last) = usual_keep(entity);
        let last = self.keep_last.map_or(usual_last, usize::from).min(total / 2);
        let first = self.keep_first.map_or(usual_first, usize::from);
        if entity != Entity::CreditCard {
            return (first.min((total / 2).saturating_sub(last)), last);
        }
        // PCI DSS 4.0.1, requirement 3.4.1. The BIN of a number with less than 16 digits has six (PCI SSC FAQ 1091).
        let bin = if total >= 16 { 8 } else { 6 };
        let last = last.min(4);
        (first.min(bin).min(total.saturating_sub(6 + last)), last)
    }

    /// Appends the masked value. Characters are those of UTF-8, else bytes. Numbers keep their separators and count
    /// without them.
    pub fn write(&self, entity: Entity, value: &[u8], out: &mut Vec<u8>) {
        let mask = self.character.bytes();
        let numbers = matches!(
            entity,
            Entity::CreditCard | Entity::IbanCode | Entity::PhoneNumber | Entity::UsSsn | Entity::IpAddress | Entity::DateOfBirth | Entity::CardExpiry
        );
        let counts = |at: usize| starts(value[at]) && (!numbers || value[at].is_ascii_alphanumeric() || value[at] == b'*' || value[at..].starts_with(mask));
        let total = (0..value.len()).filter(|&at| counts(at)).count();
        let (first, last) = self.kept(entity, total);
        if let Some(length) = self.fixed_length {
            if self.has_written(value, usize::from(length)) {
                out.extend_from_slice(value);
                return;
            }
            // All of a character, and nothing of what stands between two of them.
            let copy = |kept: std::ops::Range<usize>, out: &mut Vec<u8>| {
                let (mut position, mut keeping) = (0, false);
                for (at, &byte) in value.iter().enumerate() {
                    if counts(at) {
                        keeping = kept.contains(&position);
                        position += 1;
                    } else if starts(byte) {
                        keeping = false;
                    }
                    if keeping {
                        out.push(byte);
                    }
                }
            };
            copy(0..first, out);
            (0..length).for_each(|_| out.extend_from_slice(mask));
            copy(total - last..total, out);
            return;
        }
        if self.shows_enough(entity, value) {
            out.extend_from_slice(value);
            return;
        }
        let (mut position, mut keeping) = (0, false);
        for (at, &byte) in value.iter().enumerate() {
            if counts(at) {
                keeping = position < first || position >= total - last;
                position += 1;
                if keeping {
                    out.push(byte);
                } else {
                    out.extend_from_slice(mask);
                }
            } else if starts(byte) {
                // A separator of a number; its bytes stay, whatever their number.
                keeping = true;
                out.push(byte);
            } else if keeping {
                out.push(byte);
            }
        }
    }

    /// Whether a mask has been at the value and shows no more characters than this one may: a field can be masked as what
    /// its value is the first time, and as what its name says the next.
    fn shows_enough(&self, entity: Entity, value: &[u8]) -> bool {
        let mask = self.character.bytes();
        if memchr::memmem::find(value, mask).is_none() {
            return false;
        }
        let is_shown = |at: usize| (value[at].is_ascii_alphanumeric() || value[at] >= 0x80) && !value[at..].starts_with(mask);
        let shown = (0..value.len()).filter(|&at| starts(value[at]) && is_shown(at)).count();
        let (first, last) = self.kept(entity, characters(value));
        shown <= first + last
    }

    /// Whether the value is what a mask of fixed length has left: that many mask characters in one run, no more than the
    /// rule keeps around them.
    fn has_written(&self, value: &[u8], length: usize) -> bool {
        let mask = self.character.bytes();
        let Some(start) = memchr::memmem::find(value, mask) else { return false };
        let run = value[start..].chunks(mask.len()).take_while(|piece| *piece == mask).count();
        let rest = &value[start + run * mask.len()..];
        run == length && characters(&value[..start]) <= self.keep_first.map_or(2, usize::from) && characters(rest) <= self.keep_last.map_or(4, usize::from)
    }
}

/// Whether a character of UTF-8 starts with the byte.
fn starts(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// Characters of a text.
fn characters(text: &[u8]) -> usize {
    text.iter().filter(|&&byte| starts(byte)).count()
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

/// How many of the last digits of a number without quotes stay.
pub(super) fn kept_digits(mask: &Mask, entity: Entity, digits: usize) -> usize {
    match entity {
        Entity::CreditCard => mask.keep_last.map_or(4, usize::from).min(4),
        _ if entity.category() == Category::Personal => mask.keep_last.map_or(0, usize::from).min(digits / 2),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked_by(mask: Mask, entity: Entity, value: &str) -> String {
        let mut out = Vec::new();
        mask.write(entity, value.as_bytes(), &mut out);
        String::from_utf8(out).unwrap()
    }

    fn masked(entity: Entity, value: &str, keep_first: Option<u8>, keep_last: Option<u8>) -> String {
        masked_by(Mask { keep_first, keep_last, ..Mask::default() }, entity, value)
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
    fn a_card_shows_bin_and_last_four_at_most_and_hides_six() {
        for (value, output) in [
            ("4111111111111111", "411111******1111"),
            ("378282246310005", "37828******0005"),
            ("6304000000000", "630******0000"),
            ("6759649826438453123", "67596498*******3123"),
        ] {
            assert_eq!(masked(Entity::CreditCard, value, Some(255), Some(255)), output);
        }
    }

    #[test]
    fn a_mask_may_have_another_character_and_a_length_that_tells_nothing() {
        let mask = |character, fixed_length| Mask { keep_first: Some(1), keep_last: Some(2), character, fixed_length };
        for (character, fixed, output) in [
            (MaskCharacter::LargeX, None, "JXXXXXoe"),
            (MaskCharacter::Bullet, None, "J•••••oe"),
            (MaskCharacter::Star, Some(3), "J***oe"),
            (MaskCharacter::Bullet, Some(5), "J•••••oe"),
        ] {
            let once = masked_by(mask(character, fixed), Entity::Person, "Jane Doe");
            assert_eq!(once, output);
            assert_eq!(masked_by(mask(character, fixed), Entity::Person, &once), once, "twice");
        }
        let by_value = Mask { keep_first: Some(2), keep_last: Some(2), character: MaskCharacter::LargeX, fixed_length: None };
        let once = masked_by(by_value, Entity::IpAddress, "1.10.40.0");
        assert_eq!(masked_by(by_value, Entity::PostalAddress, &once), once, "as what the field's name says");
        assert_eq!(masked_by(by_value, Entity::PostalAddress, "X Street 12"), "X XXXXXXX12");
        let fixed = Mask { keep_first: Some(6), keep_last: Some(4), character: MaskCharacter::Hash, fixed_length: Some(4) };
        assert_eq!(masked_by(fixed, Entity::CreditCard, "4111 1111 1111 1234"), "411111####1234");
        assert_eq!(masked_by(fixed, Entity::Cvv, "123"), "####");
    }

    #[test]
    fn masking_twice_changes_nothing() {
        for (entity, value) in [(Entity::CreditCard, "4111-1111-1111-1234"), (Entity::Person, "Jane Doe"), (Entity::IbanCode, "DE89 3704 0044 0532 0130 00")] {
            for character in [MaskCharacter::Star, MaskCharacter::SmallX, MaskCharacter::Underscore, MaskCharacter::Bullet] {
                for fixed_length in [None, Some(3), Some(9)] {
                    let mask = Mask { character, fixed_length, ..Mask::default() };
                    let once = masked_by(mask, entity, value);
                    assert_eq!(masked_by(mask, entity, &once), once);
                }
            }
        }
    }
}
