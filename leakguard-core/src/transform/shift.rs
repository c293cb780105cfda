//! `shift`: the dates of one person, all moved by the same number of days, so that what lies between them stays.
//!
//! Dates move 400 years ahead, give or take the days that the person's key decides: the calendar repeats itself after 400
//! years, week days and leap years with it. No real date is there, so a date that was moved is known and moved no more.
//! (The medical records of MIMIC-III are published in the same way: <https://doi.org/10.1038/sdata.2016.35>.)

use sha2::{Digest, Sha256};

use super::date::{Day, Reading, SHIFTED_FROM};
use crate::entity::Entity;
use crate::keys::{DatasetKeys, Purpose};
use crate::policy::{Policy, Rule};

/// Days of 400 years.
const CYCLE: u32 = 146_097;

/// A rule's shift.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shift {
    max_days: u32,
    pub reading: Reading,
    /// The person is who a field names, not the message's subject.
    pub by_field: bool,
}

/// Who a date belongs to: a digest of what names the person. It stays in memory and is nothing without the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Person([u8; 16]);

impl Person {
    /// The person of that name, number or address, without regard to case. None for what stands for nobody: shops write 0
    /// for guests.
    pub fn named(value: &[u8]) -> Option<Person> {
        let value = value.trim_ascii();
        let is_nobody = value.iter().all(|&byte| byte == b'0') || [&b"null"[..], b"guest", b"n/a"].iter().any(|nobody| value.eq_ignore_ascii_case(nobody));
        if is_nobody {
            return None;
        }
        let mut digest = Sha256::new();
        value.iter().for_each(|byte| digest.update([byte.to_ascii_lowercase()]));
        let mut person = [0; 16];
        person.copy_from_slice(&digest.finalize()[..16]);
        Some(Person(person))
    }
}

/// Whether that kind is a date: of birth, or what the policy's own detectors find to be one.
pub(crate) fn is_known(entity: Entity) -> bool {
    matches!(entity, Entity::DateOfBirth | Entity::Confidential)
}

impl Shift {
    pub fn of(rule: &Rule, policy: &Policy) -> Shift {
        Shift { max_days: u32::from(rule.max_days.unwrap_or(182)), reading: super::generalize::reading_of(policy), by_field: rule.subject_field.is_some() }
    }

    /// The day that a person's day becomes; `None` where it would not be known as moved, as from the year 1 on.
    pub fn moved(&self, keys: &DatasetKeys, person: Person, day: Day) -> Option<Day> {
        let days = keys.number(Purpose::DateShift, &[&person.0], u64::from(2 * self.max_days + 1));
        day.plus(CYCLE - self.max_days + u32::try_from(days).unwrap_or(self.max_days)).filter(|moved| moved.year >= SHIFTED_FROM)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_known_in_any_case_and_nobody_is_none() {
        assert_eq!(Person::named(b" Jane@Example.com "), Person::named(b"jane@example.com"));
        assert_ne!(Person::named(b"42"), Person::named(b"43"));
        for nobody in ["", "0", "000", "null", "Guest"] {
            assert_eq!(Person::named(nobody.as_bytes()), None, "{nobody}");
        }
    }
}
