//! What an action is told beside its name: the options of a rule, their types, and which action has which.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::compiled::entities_of;
use super::{Action, EntityName, OneOrMany, Rule};
use crate::entity::{Category, Entity};
use crate::transform;
use crate::transform::date::Day;

/// What `mask` puts for a character that it does not keep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum MaskCharacter {
    /// `*`
    #[default]
    #[serde(rename = "*")]
    Star,
    /// `#`
    #[serde(rename = "#")]
    Hash,
    /// `_`
    #[serde(rename = "_")]
    Underscore,
    /// `x`
    #[serde(rename = "x")]
    SmallX,
    /// `X`
    #[serde(rename = "X")]
    LargeX,
    /// `•` (U+2022)
    #[serde(rename = "•")]
    Bullet,
}

impl MaskCharacter {
    /// Its bytes in UTF-8.
    pub(crate) fn bytes(self) -> &'static [u8] {
        match self {
            MaskCharacter::Star => b"*",
            MaskCharacter::Hash => b"#",
            MaskCharacter::Underscore => b"_",
            MaskCharacter::SmallX => b"x",
            MaskCharacter::LargeX => b"X",
            MaskCharacter::Bullet => "•".as_bytes(),
        }
    }
}

/// What is left of a date of birth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateStep {
    /// `1984-03`
    Month,
    /// `1984`
    #[default]
    Year,
    /// `30-39` of age where the policy has a `reference_date`, else the years of birth: `1980-1989`.
    Band,
}

/// How a date like `03/04/1984` is read. A date that begins with its year is never in doubt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// Day, month, year.
    #[default]
    Dmy,
    /// Month, day, year.
    Mdy,
}

/// A day as policies write it: `"2026-11-21"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferenceDate(pub(crate) Day);

impl Serialize for ReferenceDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:04}-{:02}-{:02}", self.0.year, self.0.month, self.0.day))
    }
}

impl<'de> Deserialize<'de> for ReferenceDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Day::from_iso(text.as_bytes())
            .map(ReferenceDate)
            .ok_or_else(|| serde::de::Error::custom(format!("`{text}` is no date; write it in quotes, as \"2026-11-21\"")))
    }
}

impl JsonSchema for ReferenceDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ReferenceDate".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date" })
    }
}

/// Data that nobody may keep once a payment is authorised, whatever becomes of it (PCI DSS 4.0.1, requirement 3.3.1).
const SENSITIVE_AUTHENTICATION_DATA: [Entity; 2] = [Entity::Cvv, Entity::CardTrack];

/// Kinds with far fewer values than the 10^6 that NIST SP 800-38G Rev. 1 asks for where equal values have equal results.
const FEW_VALUES: &[(Entity, &str)] = &[
    (Entity::Age, "some 130 values"),
    (Entity::Gender, "a handful of values"),
    (Entity::MaritalStatus, "a handful of values"),
    (Entity::CardExpiry, "some 240 values"),
];

/// The key that is wrong, and why.
type Wrong = (&'static str, String);

/// What is wrong with the action of a rule and its options.
pub(super) fn check(rule: &Rule) -> Result<(), Wrong> {
    check_actions(rule)?;
    check_entities(rule)?;
    match rule.action {
        Action::Mask => check_mask(rule),
        Action::Generalize => check_generalize(rule),
        Action::Shift => check_shift(rule),
        _ => Ok(()),
    }
}

/// Every option: its key, whether the rule has it, the actions that know it, the kinds of data that it is for (none: all).
fn options(rule: &Rule) -> [(&'static str, bool, &'static [Action], &'static [Entity]); 14] {
    use Action::{Generalize, Hash, Mask, Pseudonymize, Shift, Synthesize, Tokenize};
    [
        ("dataset", rule.dataset.is_some(), &[Hash, Tokenize, Synthesize, Shift, Pseudonymize], &[]),
        ("keep_first", rule.keep_first.is_some(), &[Mask], &[]),
        ("keep_last", rule.keep_last.is_some(), &[Mask], &[]),
        ("character", rule.character.is_some(), &[Mask], &[]),
        ("fixed_length", rule.fixed_length.is_some(), &[Mask], &[]),
        ("date", rule.date.is_some(), &[Generalize], &[Entity::DateOfBirth]),
        ("band_years", rule.band_years.is_some(), &[Generalize], &[Entity::DateOfBirth, Entity::Age]),
        ("ipv4_prefix", rule.ipv4_prefix.is_some(), &[Generalize], &[Entity::IpAddress]),
        ("ipv6_prefix", rule.ipv6_prefix.is_some(), &[Generalize], &[Entity::IpAddress]),
        ("postcode_keep", rule.postcode_keep.is_some(), &[Generalize], &[Entity::PostalAddress]),
        ("decimals", rule.decimals.is_some(), &[Generalize], &[Entity::GeoCoordinates]),
        ("subject_field", rule.subject_field.is_some(), &[Shift], &[]),
        ("max_days", rule.max_days.is_some(), &[Shift], &[]),
        ("amount_band", rule.amount_band.is_some(), &[Generalize], &[Entity::Confidential]),
    ]
}

/// An option that the action does not have, or that none of the rule's kinds of data has a use for.
fn check_actions(rule: &Rule) -> Result<(), Wrong> {
    let entities = entities_of(rule);
    for (key, is_given, actions, kinds) in options(rule) {
        if !is_given {
            continue;
        }
        if !actions.contains(&rule.action) {
            let names: Vec<&str> = actions.iter().map(|action| action.name()).collect();
            return Err((key, format!("`{key}` is an option of `{}`; `{}` does not have it", names.join("`, `"), rule.action.name())));
        }
        if !kinds.is_empty() && !kinds.iter().any(|&kind| entities.contains(kind)) {
            return Err((key, format!("`{key}` is for {}, of which this rule does not speak", names_of(kinds))));
        }
    }
    Ok(())
}

/// What a rule does to a kind of data, with its options: `generalize (date = "month")`.
pub(super) fn describe(rule: &Rule, entity: Entity) -> String {
    let made = made_by(rule.action).is_none_or(|made| made(entity)) && !is_withheld(rule.action, entity);
    let written = serde_json::to_value(rule).unwrap_or_default();
    let given: Vec<String> = options(rule)
        .into_iter()
        .filter(|(_, is_given, _, kinds)| *is_given && (kinds.is_empty() || kinds.contains(&entity)))
        .map(|(key, ..)| format!("{key} = {}", written[key]))
        .collect();
    match (made, given.is_empty()) {
        (false, _) => format!("{} (of {} there is no such form: its label takes its place)", rule.action.name(), entity.name()),
        (true, true) => rule.action.name().to_owned(),
        (true, false) => format!("{} ({})", rule.action.name(), given.join(", ")),
    }
}

/// For an action that not every kind of data has a form for: whether this one has.
fn made_by(action: Action) -> Option<fn(Entity) -> bool> {
    match action {
        Action::Generalize => Some(transform::generalize::is_known),
        Action::Synthesize => Some(transform::synthesize::is_known),
        Action::Shift => Some(transform::shift::is_known),
        Action::Pseudonymize => Some(crate::ai::conversation::may_come_back),
        Action::Hash | Action::Tokenize => Some(|_| true),
        _ => None,
    }
}

/// Whether a value of that kind may not be kept in the form that the action gives it.
fn is_withheld(action: Action, entity: Entity) -> bool {
    action == Action::Tokenize && !transform::token::may_be_kept(entity)
}

/// An action on a kind of data for which it is dangerous or does not exist. Rules that name a whole category may reach
/// such kinds: a label takes their place there.
fn check_entities(rule: &Rule) -> Result<(), Wrong> {
    let Some(made) = made_by(rule.action) else { return Ok(()) };
    if let Some(entity) = first_named(rule, |entity| SENSITIVE_AUTHENTICATION_DATA.contains(&entity)) {
        let message = format!("{} may not be kept in any form (PCI DSS 3.3.1): `redact`, `drop` or `block` it", entity.name());
        return Err(("entity", message));
    }
    if matches!(rule.action, Action::Hash | Action::Tokenize)
        && let Some(entity) = first_named(rule, |entity| FEW_VALUES.iter().any(|(few, _)| *few == entity))
    {
        let values = FEW_VALUES.iter().find(|(few, _)| *few == entity).map_or("", |(_, values)| values);
        let message = format!("{} has {values}: how often a result occurs tells which it is; `generalize` or `redact` it", entity.name());
        return Err(("entity", message));
    }
    match first_named(rule, |entity| !made(entity)) {
        Some(entity) if rule.action == Action::Pseudonymize => {
            let message =
                format!("`pseudonymize` is for personal and confidential data, which may come back; {} never does: `redact` or `mask` it", entity.name());
            Err(("entity", message))
        }
        Some(entity) => {
            let known: Vec<Entity> = Entity::ALL.iter().copied().filter(|&entity| made(entity)).collect();
            Err(("entity", format!("`{}` does not know {}; it knows {}", rule.action.name(), entity.name(), names_of(&known))))
        }
        None => Ok(()),
    }
}

fn check_mask(rule: &Rule) -> Result<(), Wrong> {
    for (key, keep) in [("keep_first", rule.keep_first), ("keep_last", rule.keep_last)] {
        if keep.is_none_or(|keep| keep == 0) {
            continue;
        }
        if let Some(entity) = first_named(rule, |entity| SENSITIVE_AUTHENTICATION_DATA.contains(&entity)) {
            return Err((key, format!("{} shows nothing of itself (PCI DSS 3.3.1)", entity.name())));
        }
        if let Some(entity) = first_named(rule, |entity| entity.category() == Category::Secret) {
            return Err((key, format!("{} is a secret, of which a mask shows nothing", entity.name())));
        }
    }
    // PCI DSS 4.0.1, requirement 3.4.1: at most BIN (up to eight digits) and last four.
    let covers_cards = entities_of(rule).contains(Entity::CreditCard);
    if covers_cards && rule.keep_first.is_some_and(|keep| keep > 8) {
        return Err(("keep_first", "a card may show at most its first 8 digits (PCI DSS 3.4.1)".into()));
    }
    if covers_cards && rule.keep_last.is_some_and(|keep| keep > 4) {
        return Err(("keep_last", "a card may show at most its last 4 digits (PCI DSS 3.4.1)".into()));
    }
    within("fixed_length", rule.fixed_length, 3..=32, "a mask has 3 to 32 characters")
}

fn check_generalize(rule: &Rule) -> Result<(), Wrong> {
    if first_named(rule, |entity| entity == Entity::Confidential).is_some() && rule.amount_band.is_none() {
        return Err(("amount_band", "CONFIDENTIAL is generalised to bands of amounts: say how wide they are, like `amount_band = 1000`".into()));
    }
    if rule.amount_band.is_some_and(|band| !(2..=1_000_000_000).contains(&band)) {
        return Err(("amount_band", "a band of amounts is 2 to 1000000000 wide".into()));
    }
    if rule.band_years.is_some() && rule.date.unwrap_or_default() != DateStep::Band && !entities_of(rule).contains(Entity::Age) {
        return Err(("band_years", "only `date = \"band\"` has bands of years".into()));
    }
    within("band_years", rule.band_years, 2..=50, "a band is 2 to 50 years wide")?;
    within("ipv4_prefix", rule.ipv4_prefix, 8..=24, "of an IPv4 address 8 to 24 bits may stay: more is one household")?;
    within("ipv6_prefix", rule.ipv6_prefix, 16..=48, "of an IPv6 address 16 to 48 bits may stay: more is one household")?;
    within("postcode_keep", rule.postcode_keep, 1..=3, "of a postcode 1 to 3 characters may stay: more is one street")?;
    within("decimals", rule.decimals, 0..=2, "of coordinates 0 to 2 decimals may stay: the third tells houses apart (110 m)")
}

fn check_shift(rule: &Rule) -> Result<(), Wrong> {
    if rule.subject_field.as_ref().is_some_and(|field| field.trim().is_empty() || field.contains(['*', '.'])) {
        return Err(("subject_field", "the name of one field, like `customer_id`: no path and no pattern".into()));
    }
    if rule.max_days.is_some_and(|days| !(7..=3650).contains(&days)) {
        return Err(("max_days", "dates move 7 to 3650 days more or less than 400 years".into()));
    }
    Ok(())
}

fn within(key: &'static str, value: Option<u8>, range: std::ops::RangeInclusive<u8>, message: &str) -> Result<(), Wrong> {
    if value.is_some_and(|value| !range.contains(&value)) { Err((key, message.into())) } else { Ok(()) }
}

/// The first kind that the rule gives by name for which that holds.
fn first_named(rule: &Rule, holds: impl Fn(Entity) -> bool) -> Option<Entity> {
    let names = rule.entity.as_ref().map_or(&[][..], OneOrMany::as_slice);
    names.iter().find_map(|name| match name {
        EntityName::One(entity) if holds(*entity) => Some(*entity),
        _ => None,
    })
}

fn names_of(entities: &[Entity]) -> String {
    entities.iter().map(|entity| entity.name()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use crate::policy::Policy;

    fn refused(rule: &str) -> String {
        let toml = format!("version = 1\n\n[[rule]]\nname = 'r'\n{rule}\n");
        Policy::from_toml(&toml, "shop.toml").map_or_else(|error| error.to_string(), |_| panic!("accepted: {rule}"))
    }

    #[test]
    fn dangerous_and_useless_options_are_refused_with_rule_line_and_reason() {
        for (rule, key, why) in [
            ("action = 'redact'\nkeep_last = 4", "keep_last", "is an option of `mask`; `redact` does not have it"),
            ("action = 'hash'\ncharacter = '#'", "character", "`hash` does not have it"),
            ("action = 'mask'\ndataset = 'x'", "dataset", "is an option of `hash`, `tokenize`, `synthesize`, `shift`"),
            ("action = 'mask'\nfixed_length = 2", "fixed_length", "3 to 32"),
            ("action = 'mask'\nkeep_last = 5\ncategory = 'card'", "keep_last", "PCI DSS 3.4.1"),
            ("action = 'mask'\nkeep_first = 9", "keep_first", "PCI DSS 3.4.1"),
            ("action = 'mask'\nkeep_first = 1\nentity = 'CVV'", "keep_first", "PCI DSS 3.3.1"),
            ("action = 'mask'\nkeep_last = 4\nentity = ['PERSON', 'CARD_TRACK']", "keep_last", "PCI DSS 3.3.1"),
            ("action = 'mask'\nkeep_last = 4\nentity = 'STRIPE_KEY'", "keep_last", "is a secret"),
            ("action = 'generalize'\nentity = 'EMAIL_ADDRESS'", "entity", "does not know EMAIL_ADDRESS; it knows IP_ADDRESS, POSTAL_ADDRESS"),
            ("action = 'generalize'\nentity = 'CONFIDENTIAL'", "amount_band", "how wide"),
            ("action = 'generalize'\namount_band = 1", "amount_band", "2 to"),
            ("action = 'generalize'\nipv4_prefix = 32", "ipv4_prefix", "8 to 24"),
            ("action = 'generalize'\nipv6_prefix = 64", "ipv6_prefix", "16 to 48"),
            ("action = 'generalize'\npostcode_keep = 5", "postcode_keep", "1 to 3"),
            ("action = 'generalize'\ndecimals = 4", "decimals", "0 to 2"),
            ("action = 'generalize'\ndecimals = 1\nentity = 'AGE'", "decimals", "for GEO_COORDINATES"),
            ("action = 'generalize'\nband_years = 5\nentity = 'DATE_OF_BIRTH'", "band_years", "date = \"band\""),
            ("action = 'synthesize'\nentity = 'US_SSN'", "entity", "does not know US_SSN; it knows CREDIT_CARD, IBAN_CODE, EMAIL_ADDRESS"),
            ("action = 'synthesize'\nentity = 'CVV'", "entity", "PCI DSS 3.3.1"),
            ("action = 'tokenize'\nentity = ['PERSON', 'AGE']", "entity", "AGE has some 130 values"),
            ("action = 'hash'\nentity = 'CARD_EXPIRY'", "entity", "how often"),
            ("action = 'tokenize'\nentity = 'CVV'", "entity", "PCI DSS 3.3.1"),
            ("action = 'hash'\nentity = 'CARD_TRACK'", "entity", "PCI DSS 3.3.1"),
            ("action = 'pseudonymize'\nentity = ['PERSON', 'CREDIT_CARD']", "entity", "CREDIT_CARD never does"),
            ("action = 'pseudonymize'\nentity = 'STRIPE_KEY'", "entity", "STRIPE_KEY never does"),
            ("action = 'pseudonymize'\nkeep_last = 4", "keep_last", "`pseudonymize` does not have it"),
            ("action = 'shift'\nentity = 'AGE'", "entity", "does not know AGE; it knows DATE_OF_BIRTH"),
            ("action = 'shift'\nsubject_field = 'customer.id'", "subject_field", "no path"),
            ("action = 'shift'\nmax_days = 1", "max_days", "7 to 3650"),
        ] {
            let message = refused(rule);
            assert!(message.starts_with(&format!("shop.toml:3: rule[0].{key}: rule \"r\": ")) && message.contains(why), "{rule}: {message}");
        }
        for (rule, place, why) in [
            ("action = 'mask'\ncharacter = '<'", "shop.toml:6: rule[0].character", "unknown variant `<`"),
            ("action = 'generalize'\ndate = 'day'", "shop.toml:6: rule[0].date", "unknown variant `day`"),
        ] {
            let message = refused(rule);
            assert!(message.starts_with(place) && message.contains(why), "{rule}: {message}");
        }
        let message = Policy::from_toml("reference_date = 'today'", "shop.toml").map_or_else(|error| error.to_string(), |_| panic!("accepted"));
        assert!(message.starts_with("shop.toml:1: reference_date") && message.contains("2026-11-21"), "{message}");
    }

    #[test]
    fn rules_about_categories_may_reach_what_has_no_such_form() {
        for action in ["generalize", "synthesize", "shift", "hash", "tokenize"] {
            for what in ["category = 'personal'", "entity = '*'", ""] {
                let toml = format!("[[rule]]\nname = 'r'\naction = '{action}'\n{what}\n");
                Policy::from_toml(&toml, "").unwrap_or_else(|error| panic!("{error}"));
            }
        }
    }
}
