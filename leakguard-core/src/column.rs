//! Columns that are declared: one action for every value of them, whatever a value looks like.

use std::collections::BTreeMap;

use crate::detect::label::label_len;
use crate::entity::Entity;
use crate::keys::{DatasetKeys, KeyError, Keyring};
use crate::policy::compiled::CompiledRule;
use crate::policy::{Action, EntityName, Policy};
use crate::transform;
use crate::transform::date::{SHIFTED_FROM, Written};
use crate::transform::shift::{self, Person};

/// What becomes of the values of declared columns, one for each rule of a policy. Detection decides in a text what a value
/// is; here the one who made the list has said so, and every value of a column is changed. Shared between threads.
///
/// ```
/// use leakguard_core::keys::Keyring;
/// use leakguard_core::{Columns, Policy};
///
/// # let text = "active = \"k1\"\n[[key]]\nid = \"k1\"\nsecret = \"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"\n";
/// let rules = "dataset = 'orders'\n[[rule]]\nname = 'customer'\nentity = 'EMAIL_ADDRESS'\naction = 'hash'\n";
/// let columns = Columns::new(&Policy::from_toml(rules, "")?, Some(&Keyring::from_toml(text)?))?;
/// let mut out = Vec::new();
/// columns.write(0, b"not even an address", None, &mut out);
/// assert!(out.starts_with(b"[EMAIL_ADDRESS:k1:"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Columns {
    columns: Vec<(CompiledRule, Entity)>,
    keys: BTreeMap<usize, DatasetKeys>,
}

impl Columns {
    /// Makes the rules of a policy ready as columns, in their order. Their conditions are not asked.
    ///
    /// # Errors
    /// A rule does not name one kind of data, its action cannot be done to a column (`allow`, `drop` and `block` change no
    /// value), or it needs a key and there is no keyring: names the rule.
    pub fn new(policy: &Policy, keyring: Option<&Keyring>) -> Result<Columns, KeyError> {
        let mut columns = Vec::with_capacity(policy.rules.len());
        let mut keys = BTreeMap::new();
        for rule in &policy.rules {
            let fail = |why: &str| KeyError { message: format!("\"{}\": {why}", rule.name) };
            let Some([EntityName::One(entity)]) = rule.entity.as_ref().map(|names| names.as_slice()) else {
                return Err(fail("a column is of one kind of data"));
            };
            if matches!(rule.action, Action::Allow | Action::Drop | Action::Block) {
                return Err(fail(&format!("`{}` changes no value", rule.action.name())));
            }
            let compiled = CompiledRule::new(rule, policy);
            if rule.action.needs_keyring() {
                let Some(keyring) = keyring else {
                    return Err(fail(&format!("`{}` needs a key: make one with `leakguard keys generate --keyring FILE`", rule.action.name())));
                };
                if let std::collections::btree_map::Entry::Vacant(vacant) = keys.entry(compiled.dataset) {
                    vacant.insert(keyring.dataset(rule.dataset.as_deref().or(policy.dataset.as_deref()).unwrap_or_default())?);
                }
            }
            columns.push((compiled, *entity));
        }
        Ok(Columns { columns, keys })
    }

    /// Appends what becomes of a value. What LeakGuard has written before (a label, a token, a hash, a made-up value, a date that was
    /// moved) stays, and so does an empty value; what is not written as its kind should be becomes the label. `person` names whom a
    /// date belongs to, for `shift`: without it the digits are hidden. There is no column behind the last: nothing is written.
    ///
    /// Costs what the action costs ([`Engine::redact`](crate::Engine::redact) pays for finding on top); allocates nothing once `out` is
    /// large enough.
    pub fn write(&self, column: usize, value: &[u8], person: Option<&[u8]>, out: &mut Vec<u8>) {
        let Some((rule, entity)) = self.columns.get(column) else { return };
        let is_label = !value.is_empty() && label_len(value, 0) == value.len();
        if is_label || value.trim_ascii().is_empty() {
            out.extend_from_slice(value);
            return;
        }
        let keys = self.keys.get(&rule.dataset);
        match (rule.action, keys) {
            (Action::Shift, Some(keys)) => shift_date(rule, keys, *entity, value.trim_ascii(), person, out),
            _ => transform::replace(rule, *entity, value, keys, out),
        }
    }
}

fn shift_date(rule: &CompiledRule, keys: &DatasetKeys, entity: Entity, value: &[u8], person: Option<&[u8]>, out: &mut Vec<u8>) {
    // The digits of a date without a person were hidden before.
    if value.starts_with(b"**") && !value.iter().take_while(|byte| !matches!(byte, b' ' | b'T')).any(u8::is_ascii_alphanumeric) {
        out.extend_from_slice(value);
        return;
    }
    let date = if shift::is_known(entity) { Written::read(value, rule.shift.reading) } else { None };
    let Some((date, day)) = date.and_then(|date| Some((date, date.day()?))) else { return transform::withhold(entity, value, false, out) };
    if date.year >= SHIFTED_FROM {
        out.extend_from_slice(value);
        return;
    }
    let places = date.template(out);
    match person.and_then(Person::named).and_then(|person| rule.shift.moved(keys, person, day)) {
        Some(day) => places.put(day, out),
        None => places.hide(false, out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keyring() -> Keyring {
        Keyring::from_toml("active = \"k1\"\n[[key]]\nid = \"k1\"\nsecret = \"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"\n").unwrap()
    }

    fn columns(rules: &[&str]) -> Columns {
        let toml: String = rules.iter().enumerate().map(|(index, rule)| format!("[[rule]]\nname = 'c{index}'\n{rule}\n")).collect();
        let policy = Policy::from_toml(&format!("dataset = 'd'\nreference_date = '2026-11-22'\n{toml}"), "").unwrap_or_else(|error| panic!("{error}"));
        Columns::new(&policy, Some(&keyring())).unwrap()
    }

    fn one(rule: &str, value: &str, person: Option<&str>) -> String {
        let mut out = Vec::new();
        columns(&[rule]).write(0, value.as_bytes(), person.map(str::as_bytes), &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_value_is_changed_and_what_was_changed_stays() {
        for (rule, value) in [
            ("entity = 'CONFIDENTIAL'\naction = 'tokenize'", "42"),
            ("entity = 'CONFIDENTIAL'\naction = 'tokenize'", "~CONFIDENTIAL.k1.no token"),
            ("entity = 'EMAIL_ADDRESS'\naction = 'hash'", "nobody"),
            ("entity = 'EMAIL_ADDRESS'\naction = 'tokenize'", "jane@example.com"),
            ("entity = 'PERSON'\naction = 'synthesize'", "Jane Doe"),
            ("entity = 'PERSON'\naction = 'redact'", "x"),
            ("entity = 'PERSON'\naction = 'mask'", "Jane Doe"),
            ("entity = 'DATE_OF_BIRTH'\naction = 'generalize'\ndate = 'month'", "2024-05-03 12:33:00"),
            ("entity = 'CONFIDENTIAL'\naction = 'generalize'\namount_band = 100", "149.90"),
            ("entity = 'CONFIDENTIAL'\naction = 'shift'", "2024-05-03 12:33:00"),
        ] {
            let once = one(rule, value, Some("42"));
            assert_ne!(once, value, "{rule}");
            assert!(!once.is_empty(), "{rule}");
            assert_eq!(one(rule, &once, Some("42")), once, "{rule}: twice is once");
            assert_eq!(one(rule, "", Some("42")), "");
        }
    }

    #[test]
    fn a_column_gives_the_tokens_that_a_text_gets() {
        let policy = Policy::from_toml("dataset = 'd'\n[[rule]]\nname = 'r'\naction = 'tokenize'\n", "").unwrap();
        let engine = crate::Engine::new(policy, Some(keyring())).unwrap();
        let mut scratch = crate::Scratch::default();
        let text = engine.redact(b"mail jane@example.com", &crate::Context::default(), crate::Format::Text, &mut scratch).unwrap();
        let token = one("entity = 'EMAIL_ADDRESS'\naction = 'tokenize'", "jane@example.com", None);
        assert_eq!(text.output.map(String::from_utf8_lossy).as_deref(), Some(&*format!("mail {token}")));
    }

    #[test]
    fn dates_move_with_their_person_and_are_hidden_without() {
        let rule = "entity = 'CONFIDENTIAL'\naction = 'shift'";
        let (a, b) = (one(rule, "2024-05-03", Some("42")), one(rule, "2024-05-03", Some("43")));
        assert!(a.starts_with("24") && a != b && one(rule, "2024-05-04", Some("42")) > a, "{a} {b}");
        assert_eq!(one(rule, "2024-05-03 10:00:00", None), "****-**-** 10:00:00");
        assert_eq!(one(rule, "****-**-** 10:00:00", Some("42")), "****-**-** 10:00:00");
        assert_eq!(one(rule, "**call jane**", Some("42")), "[CONFIDENTIAL]");
        assert_eq!(one(rule, "next week", Some("42")), "[CONFIDENTIAL]");
    }

    #[test]
    fn what_is_no_column_is_refused() {
        for (rule, why) in [
            ("action = 'redact'", "one kind of data"),
            ("entity = ['PERSON', 'AGE']\naction = 'redact'", "one kind of data"),
            ("entity = 'PERSON'\naction = 'allow'", "`allow` changes no value"),
            ("entity = 'PERSON'\naction = 'hash'", "needs a key"),
        ] {
            let policy = Policy::from_toml(&format!("[[rule]]\nname = 'c'\n{rule}\n"), "").unwrap();
            let message = Columns::new(&policy, None).map_or_else(|error| error.to_string(), |_| panic!("accepted: {rule}"));
            assert!(message.starts_with("\"c\": ") && message.contains(why), "{message}");
        }
    }
}
