//! What happens to a finding: the schema of a policy (here; what it defines itself in `detectors.rs` and `allow.rs`), its
//! compiled form (`compiled.rs`), the shipped presets.

mod ai;
mod allow;
pub(crate) mod compiled;
mod dataset;
mod detectors;
mod error;
pub mod explain;
pub(crate) mod glob;
mod limit;
mod options;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use ai::{Ai, Attachments, ServiceKind, Unapproved};
pub use allow::Allow;
pub use detectors::{Checksum, Detector};
pub use error::{PolicyError, read_toml};
pub use limit::{Limit, Per};
pub use options::{DateOrder, DateStep, MaskCharacter, ReferenceDate};

use crate::context::Channel;
use crate::entity::{Category, Entity, EntitySet};
use compiled::Own;
use detectors::Count;

/// A policy: rules in order, the first that matches a finding decides. A finding no rule matches is let through.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Version of this schema.
    #[serde(default = "schema_version")]
    pub version: SchemaVersion,
    /// A name for people, logs and `phpinfo()`.
    #[serde(default = "unnamed")]
    pub name: String,
    /// `monitor` weakens every rule to monitor, `off` switches the engine off.
    #[serde(default)]
    pub mode: Mode,
    /// What to do with a message when LeakGuard itself fails.
    #[serde(default)]
    pub on_error: OnError,
    /// Findings with a lower score are ignored, 0..1.
    #[serde(default = "usual_min_score")]
    pub min_score: Score,
    /// The same for single kinds of data, in place of `min_score`: `EMAIL_ADDRESS = 0.4`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "map_or_nothing")]
    pub thresholds: BTreeMap<Entity, Score>,
    /// What keyed values are made for, like `ai-training-2026`: values of two datasets cannot be joined, for they have
    /// other keys. The empty one when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dataset: Option<String>,
    /// The day that ages are counted to, `"2026-11-21"`: the engine has no clock. Two-digit years up to this day's are of
    /// its century.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_date: Option<ReferenceDate>,
    /// How dates like `03/04/1984` are read; `dmy` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_order: Option<DateOrder>,
    /// Which kinds of data are looked for; all when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detect: Option<Detect>,
    /// Detectors of the shop's own.
    #[serde(default, rename = "detector", skip_serializing_if = "Vec::is_empty")]
    pub detectors: Vec<Detector>,
    /// Values that are never findings.
    #[serde(default, rename = "allow", skip_serializing_if = "Vec::is_empty")]
    pub allows: Vec<Allow>,
    /// The rules.
    #[serde(default, rename = "rule")]
    pub rules: Vec<Rule>,
    /// Who gets values back for the tokens that come in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restore: Option<Restore>,
    /// Which AI services may be called, and what may be attached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ai: Option<Ai>,
    /// Detectors and exceptions made ready while they were checked.
    #[serde(skip)]
    ready: Ready,
    /// Where it was read.
    #[serde(skip)]
    source: Source,
}

/// Who gets values back for the tokens in what they send, where the keyring allows that. From all others tokens are refused.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Restore {
    /// Senders, as patterns: `integration:erp`.
    pub consumer: OneOrMany<String>,
}

/// Which kinds of data are looked for: `only` these, but not those to `ignore`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Detect {
    /// Kinds of data; all when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<OneOrMany<Entity>>,
    /// Kinds of data that are no findings at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ignore: Option<OneOrMany<Entity>>,
}

impl Detect {
    pub(crate) fn set(&self) -> EntitySet {
        let some =
            |names: &Option<OneOrMany<Entity>>| names.as_ref().map(|names| names.as_slice().iter().fold(EntitySet::default(), |set, &one| set.with(one)));
        let (only, ignore) = (some(&self.only).unwrap_or_else(EntitySet::all), some(&self.ignore).unwrap_or_default());
        Entity::ALL.iter().filter(|&&entity| only.contains(entity) && !ignore.contains(entity)).fold(EntitySet::default(), |set, &entity| set.with(entity))
    }
}

/// What was made ready, if it was. It follows from the rest of the policy, so it never tells two policies apart.
#[derive(Clone, Debug, Default)]
struct Ready(Option<Arc<Own>>);

impl PartialEq for Ready {
    fn eq(&self, _: &Ready) -> bool {
        true
    }
}

/// The text that a policy was read from; it never tells two policies apart.
#[derive(Clone, Debug, Default)]
struct Source {
    origin: String,
    /// By rule: its line, from 1. Empty where a source has no lines.
    lines: Vec<usize>,
}

impl PartialEq for Source {
    fn eq(&self, _: &Source) -> bool {
        true
    }
}

/// What is wrong with a policy that reads well: the table and its place, the key in it, and why.
struct Fault {
    table: Option<(&'static str, usize)>,
    key: String,
    message: String,
}

impl Fault {
    fn of_policy(key: &str, message: impl Into<String>) -> Fault {
        Fault { table: None, key: key.to_owned(), message: message.into() }
    }

    fn of_table(table: &'static str, index: usize, key: &str, message: String) -> Fault {
        Fault { table: Some((table, index)), key: format!("{table}[{index}].{key}"), message }
    }
}

/// One rule: conditions, all of which must hold (an absent one always does), and an action.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// A name for people and audit; unique in the policy.
    pub name: String,
    /// Why the rule is there; shown by `leakguard policy explain`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Ways out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<OneOrMany<Channel>>,
    /// Receivers, as patterns: `guest`, `integration:*`. An unknown receiver is the empty text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consumer: Option<OneOrMany<String>>,
    /// Routes, as patterns: `V1/integration/*/token`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub route: Option<OneOrMany<String>>,
    /// Hosts, as patterns: `*.openai.com`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<OneOrMany<String>>,
    /// What the receiver is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<ServiceKind>,
    /// Fields, as patterns of the path or of its end: `email`, `billing.*`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<OneOrMany<String>>,
    /// Kinds of data, by name; `*` for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<OneOrMany<EntityName>>,
    /// Kinds of data, by category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<OneOrMany<Category>>,
    /// Whether the value belongs to the subject of the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Whose>,
    /// Findings with a lower score do not match, 0..1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_score: Option<Score>,
    /// What happens.
    pub action: Action,
    /// Whether it happens, or is only recorded.
    #[serde(default)]
    pub mode: Mode,
    /// For keyed actions: the dataset, in place of the policy's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dataset: Option<String>,
    /// For `mask`: characters to keep at the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_first: Option<u8>,
    /// For `mask`: characters to keep at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_last: Option<u8>,
    /// For `mask`: what stands for the others, `*` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub character: Option<MaskCharacter>,
    /// For `mask`: how many of these stand for the others, however many they were, so that no length is told; 3 to 32.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fixed_length: Option<u8>,
    /// For `generalize`: what is left of a date of birth, the year when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<DateStep>,
    /// For `generalize`: years in a band of ages or years of birth, 2 to 50; 10 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band_years: Option<u8>,
    /// For `generalize`: bits of an IPv4 address that stay, 8 to 24; 24 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ipv4_prefix: Option<u8>,
    /// For `generalize`: bits of an IPv6 address that stay, 16 to 48; 48 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ipv6_prefix: Option<u8>,
    /// For `generalize`: characters of a postcode that stay, 1 to 3; 2 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode_keep: Option<u8>,
    /// For `generalize`: decimals of coordinates that stay, 0 to 2; 1 (11 km) when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u8>,
    /// For `generalize`: how wide the bands are that stand for the amounts which the policy's own detectors find.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_band: Option<u32>,
    /// For `shift`: the field that names the person, in the date's object or one around it: `customer_id`. When left out,
    /// the person is the message's subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject_field: Option<String>,
    /// For `shift`: how many days more or less than 400 years, at most; 182 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_days: Option<u16>,
}

/// What happens to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Let it through.
    Allow,
    /// Put `*` for its characters, but those that the rule keeps.
    Mask,
    /// Put a label: `[EMAIL_ADDRESS]`.
    Redact,
    /// Put something less exact in its place: a year for a date, a network for an address. What has no such form gets
    /// its label.
    Generalize,
    /// Put a made-up value in its place, the same one for the same value of a dataset. What has none gets its label. Needs
    /// a keyring.
    Synthesize,
    /// Move the date by its person's days, 400 years ahead: what lies between two dates of a person stays. Needs a keyring.
    Shift,
    /// Put a keyed one-way hash: `[EMAIL_ADDRESS:k1:…]`. Needs a keyring.
    Hash,
    /// Put a token that the keyring can turn back: `~PERSON.k1.…~`. Needs a keyring.
    Tokenize,
    /// Put a short stand-in, the same one for the same value: `[PERSON_7K4QX]`. In what an AI service answers values take their
    /// place again.
    Pseudonymize,
    /// Take the field out (in text: the value; in a list: `null` in its place).
    Drop,
    /// Refuse the whole message.
    Block,
}

/// Whether a rule acts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Act and record.
    #[default]
    Enforce,
    /// Record, change nothing.
    Monitor,
    /// As if it were not there.
    Off,
}

impl Action {
    /// Whether it is done with a key, so that a policy that asks for it needs a keyring.
    pub fn needs_keyring(self) -> bool {
        matches!(self, Action::Hash | Action::Tokenize | Action::Synthesize | Action::Shift)
    }

    /// The name used in policies.
    pub fn name(self) -> &'static str {
        match self {
            Action::Allow => "allow",
            Action::Mask => "mask",
            Action::Redact => "redact",
            Action::Generalize => "generalize",
            Action::Synthesize => "synthesize",
            Action::Shift => "shift",
            Action::Hash => "hash",
            Action::Tokenize => "tokenize",
            Action::Pseudonymize => "pseudonymize",
            Action::Drop => "drop",
            Action::Block => "block",
        }
    }
}

impl Mode {
    /// The name used in policies and in php.ini.
    pub fn name(self) -> &'static str {
        match self {
            Mode::Enforce => "enforce",
            Mode::Monitor => "monitor",
            Mode::Off => "off",
        }
    }
}

/// What is to be done with a message when LeakGuard itself fails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OnError {
    /// Nothing goes out unchecked.
    #[default]
    Withhold,
    /// The message goes out as it is.
    Pass,
}

/// Whose a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// The subject's own.
    Own,
    /// Anybody else's, or there is no subject.
    Other,
}

/// One value or a list of them.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum OneOrMany<T> {
    /// One value.
    One(T),
    /// A list.
    Many(Vec<T>),
}

impl<T> OneOrMany<T> {
    /// The values.
    pub fn as_slice(&self) -> &[T] {
        match self {
            OneOrMany::One(one) => std::slice::from_ref(one),
            OneOrMany::Many(many) => many,
        }
    }
}

// By hand and not `untagged`, whose errors do not say what was wrong inside.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> serde::de::Visitor<'de> for Visitor<T> {
            type Value = OneOrMany<T>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text or a list of texts")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
                T::deserialize(serde::de::value::StrDeserializer::new(text)).map(OneOrMany::One)
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
                let many = Vec::deserialize(serde::de::value::SeqAccessDeserializer::new(seq))?;
                if many.is_empty() {
                    return Err(serde::de::Error::custom("an empty list matches nothing; leave the key out to match everything"));
                }
                Ok(OneOrMany::Many(many))
            }
        }
        deserializer.deserialize_any(Visitor(std::marker::PhantomData))
    }
}

/// The name of a kind of data, or `*`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityName {
    /// Every kind.
    Any,
    /// One kind.
    One(Entity),
}

impl Serialize for EntityName {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            EntityName::Any => "*",
            EntityName::One(entity) => entity.name(),
        })
    }
}

impl<'de> Deserialize<'de> for EntityName {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        if name == "*" {
            return Ok(EntityName::Any);
        }
        entity_named(&name).map(EntityName::One).map_err(serde::de::Error::custom)
    }
}

/// The kind of that name; else what might be meant.
fn entity_named(name: &str) -> Result<Entity, String> {
    Entity::from_name(name).ok_or_else(|| {
        let wanted = name.to_ascii_uppercase();
        let near = Entity::ALL
            .iter()
            .map(|entity| (if entity.name().contains(&wanted) { 1.0 } else { strsim::jaro_winkler(entity.name(), &wanted) }, entity.name()))
            .filter(|(likeness, _)| *likeness > 0.85)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, known)| known);
        let hint = near.map_or_else(|| "`leakguard entities` lists them".to_owned(), |known| format!("did you mean `{known}`?"));
        format!("unknown entity `{name}`; {hint}")
    })
}

impl JsonSchema for EntityName {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "EntityName".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<&str> = std::iter::once("*").chain(Entity::ALL.iter().map(|entity| entity.name())).collect();
        schemars::json_schema!({ "type": "string", "enum": names })
    }
}

impl Serialize for Entity {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Entity {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        entity_named(&name).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Entity {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Entity".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<&str> = Entity::ALL.iter().map(|entity| entity.name()).collect();
        schemars::json_schema!({ "type": "string", "enum": names })
    }
}

/// Scores by kind. An empty PHP array is a list, and means none too.
fn map_or_nothing<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<Entity, Score>, D::Error> {
    struct Visitor;
    impl<'de> serde::de::Visitor<'de> for Visitor {
        type Value = BTreeMap<Entity, Score>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a score for each entity, like EMAIL_ADDRESS = 0.4")
        }

        fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
            Deserialize::deserialize(serde::de::value::MapAccessDeserializer::new(map))
        }

        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            match seq.next_element::<serde::de::IgnoredAny>()? {
                None => Ok(BTreeMap::new()),
                Some(_) => Err(serde::de::Error::invalid_type(serde::de::Unexpected::Seq, &self)),
            }
        }
    }
    deserializer.deserialize_any(Visitor)
}

/// A score from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Score(#[schemars(range(min = 0.0, max = 1.0))] pub f32);

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let score = f32::deserialize(deserializer)?;
        if (0.0..=1.0).contains(&score) { Ok(Score(score)) } else { Err(serde::de::Error::custom(format!("a score is from 0 to 1, this is {score}"))) }
    }
}

/// The only version there is: 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct SchemaVersion(pub u32);

impl<'de> Deserialize<'de> for SchemaVersion {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u32::deserialize(deserializer)? {
            1 => Ok(SchemaVersion(1)),
            other => Err(serde::de::Error::custom(format!("this LeakGuard reads policies of version 1, this is version {other}"))),
        }
    }
}

/// The folder that a policy's paths count from; `None` where it is no file.
fn folder_of(origin: &str) -> Option<&Path> {
    if origin.is_empty() || origin.starts_with("preset:") { None } else { Path::new(origin).parent() }
}

fn schema_version() -> SchemaVersion {
    SchemaVersion(1)
}

fn unnamed() -> String {
    "unnamed".to_owned()
}

fn usual_min_score() -> Score {
    Score(0.5)
}

/// The shipped policies, as TOML.
pub const PRESETS: &[(&str, &str)] = &[
    ("default", include_str!("../../policies/default.toml")),
    ("strict", include_str!("../../policies/strict.toml")),
    ("redact-all", include_str!("../../policies/redact-all.toml")),
];

impl Policy {
    /// Reads TOML. `origin` (a file's path) stands in front of error messages.
    ///
    /// # Errors
    /// Names origin, line and key, and says what would be right.
    pub fn from_toml(text: &str, origin: &str) -> Result<Policy, PolicyError> {
        let mut policy: Policy = read_toml(text, origin)?;
        let line_of = |(table, index): (&str, usize)| {
            let header = format!("[[{table}]]");
            let mut starts = text.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with(&header));
            starts.nth(index).map(|(line, _)| line + 1)
        };
        policy.source.origin = origin.to_owned();
        let folder = policy.folder().map(Path::to_path_buf);
        policy.finish(folder.as_deref()).map_err(|fault| PolicyError::new(origin, fault.table.and_then(line_of), &fault.key, &fault.message))?;
        let lines = (0..policy.rules.len()).map_while(|index| line_of(("rule", index))).collect();
        policy.source = Source { origin: origin.to_owned(), lines };
        Ok(policy)
    }

    /// Reads a tree of values, e.g. what a PHP array holds.
    ///
    /// # Errors
    /// Names the key, and says what would be right.
    pub fn from_value(value: serde_json::Value) -> Result<Policy, PolicyError> {
        let mut policy: Policy =
            serde_path_to_error::deserialize(value).map_err(|error| PolicyError::new("", None, &error.path().to_string(), &error.inner().to_string()))?;
        policy.finish(None).map_err(|fault| PolicyError::new("", None, &fault.key, &fault.message))?;
        Ok(policy)
    }

    /// This policy with another's rules, detectors and exceptions in front of its own, and the other's further keys in the place of
    /// its own: what a shop's settings say on top of its policy file. Paths in it count from this policy's folder.
    ///
    /// # Errors
    /// As [`Policy::from_value`]; places of rules are those in the other.
    pub fn with(&self, over: serde_json::Value) -> Result<Policy, PolicyError> {
        let fail = |message: &str| PolicyError::new("", None, "", message);
        let serde_json::Value::Object(mut over) = over else { return Err(fail("a policy is a map of its keys")) };
        let Ok(serde_json::Value::Object(mut tree)) = serde_json::to_value(self) else { return Err(fail("the policy below cannot be read again")) };
        let mut in_front = |key: &str| {
            let Some(serde_json::Value::Array(of_other)) = over.get_mut(key) else { return 0 };
            let own = tree.remove(key);
            let count = of_other.len();
            of_other.extend(own.into_iter().flat_map(|own| if let serde_json::Value::Array(own) = own { own } else { Vec::new() }));
            count
        };
        in_front("rule");
        let (detectors, allows) = (in_front("detector"), in_front("allow"));
        tree.extend(over);
        let mut policy: Policy = serde_path_to_error::deserialize(serde_json::Value::Object(tree))
            .map_err(|error| PolicyError::new("", None, &error.path().to_string(), &error.inner().to_string()))?;
        // What files have said is known already: they may be readable no longer.
        for (detector, known) in policy.detectors[detectors..].iter_mut().zip(&self.detectors) {
            detector.from_file.clone_from(&known.from_file);
            detector.from_index.clone_from(&known.from_index);
        }
        for (allow, known) in policy.allows[allows..].iter_mut().zip(&self.allows) {
            allow.from_file.clone_from(&known.from_file);
        }
        policy.finish(self.folder()).map_err(|fault| PolicyError::new("", None, &fault.key, &fault.message))?;
        Ok(policy)
    }

    /// The folder of the file that it was read from.
    fn folder(&self) -> Option<&Path> {
        folder_of(&self.source.origin)
    }

    /// The files of words, values and indexes that the TOML of a policy names, be it a good one or not: a change of them is a change of
    /// the policy.
    pub fn files_named_in(text: &str, origin: &str) -> Vec<PathBuf> {
        let Ok(policy) = text.parse::<toml::Table>() else { return Vec::new() };
        let tables = |name: &str| policy.get(name).and_then(toml::Value::as_array).map_or(&[][..], Vec::as_slice);
        let detectors = tables("detector").iter().flat_map(|table| ["words_file", "index", "prompt_file"].into_iter().filter_map(|key| table.get(key)));
        let allows = tables("allow").iter().filter_map(|table| table.get("values_file"));
        detectors.chain(allows).filter_map(toml::Value::as_str).filter_map(|file| detectors::path_of(file, folder_of(origin))).collect()
    }

    /// A shipped policy by name: `default`, `strict`, `redact-all`.
    ///
    /// # Errors
    /// There is no preset of that name.
    pub fn preset(name: &str) -> Result<Policy, PolicyError> {
        match PRESETS.iter().find(|(known, _)| *known == name) {
            Some((known, text)) => Policy::from_toml(text, &format!("preset:{known}")),
            None => Err(PolicyError::new("", None, "", &format!("there is no preset `{name}`; there are default, strict and redact-all"))),
        }
    }

    /// The JSON Schema of this type.
    pub fn schema() -> serde_json::Value {
        schemars::schema_for!(Policy).to_value()
    }

    /// Whether it can be used with a keyring only: a rule makes something with a key, or a detector has an index.
    pub fn needs_keyring(&self) -> bool {
        self.rules.iter().any(|rule| rule.action.needs_keyring()) || self.detectors.iter().any(|detector| detector.index.is_some())
    }

    /// Name and 12 hexadecimal digits of the content's SHA-256, e.g. `default@9f31c2a4b7d0`.
    pub fn id(&self) -> String {
        let mut content = serde_json::to_vec(self).unwrap_or_default();
        // What its files hold is part of it.
        for line in self.detectors.iter().flat_map(|detector| &detector.from_file).chain(self.allows.iter().flat_map(|allow| &allow.from_file)) {
            content.push(b'\n');
            content.extend_from_slice(line.as_bytes());
        }
        self.detectors.iter().filter_map(|detector| detector.from_index.as_ref()).for_each(|index| content.extend_from_slice(index.checksum()));
        let digest = Sha256::digest(&content);
        let digits: String = digest[..6].iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{}@{digits}", self.name)
    }

    /// Where a rule stands, for messages: `shop.toml:12: `; nothing where nobody knows.
    pub(crate) fn place_of(&self, rule: usize) -> String {
        match (self.source.origin.as_str(), self.source.lines.get(rule)) {
            (_, None) => String::new(),
            ("", Some(line)) => format!("line {line}: "),
            (origin, Some(line)) => format!("{origin}:{line}: "),
        }
    }

    /// Reads the files that it names, checks it and makes it ready.
    fn finish(&mut self, folder: Option<&Path>) -> Result<(), Fault> {
        for (index, detector) in self.detectors.iter_mut().enumerate() {
            if let (Some(file), true) = (&detector.words_file, detector.from_file.is_empty()) {
                detector.from_file = detectors::lines_of(file, folder).map_err(|message| Fault::of_table("detector", index, "words_file", message))?;
            }
            if let (Some(file), None) = (&detector.index, &detector.from_index) {
                detector.from_index = Some(detectors::index_of(file, folder).map_err(|message| Fault::of_table("detector", index, "index", message))?);
            }
            if let (Some(file), true) = (&detector.prompt_file, detector.from_file.is_empty()) {
                detector.from_file = vec![detectors::text_of(file, folder).map_err(|message| Fault::of_table("detector", index, "prompt_file", message))?];
            }
        }
        for (index, allow) in self.allows.iter_mut().enumerate() {
            if let (Some(file), true) = (&allow.values_file, allow.from_file.is_empty()) {
                allow.from_file = detectors::lines_of(file, folder).map_err(|message| Fault::of_table("allow", index, "values_file", message))?;
            }
        }
        self.check_rules()?;
        limit::check(self.ai.as_ref().map_or(&[], |ai| &ai.limit)).map_err(|(key, message)| Fault::of_policy(&key, message))?;
        self.check_detection()?;
        self.ready = Ready(Some(Arc::new(self.compile()?)));
        Ok(())
    }

    /// Detectors and exceptions made ready.
    pub(crate) fn own(&self) -> Result<Arc<Own>, PolicyError> {
        match &self.ready.0 {
            Some(own) => Ok(Arc::clone(own)),
            None => self.compile().map(Arc::new).map_err(|fault| PolicyError::new("", None, &fault.key, &fault.message)),
        }
    }

    fn compile(&self) -> Result<Own, Fault> {
        let mut count = Count::default();
        let detector = |index: usize, key: &str, message: String| {
            let name = self.detectors.get(index).map_or("", |detector| detector.name.as_str());
            Fault::of_table("detector", index, key, format!("detector \"{name}\": {message}"))
        };
        let custom = detectors::compile(&self.detectors, &mut count).map_err(|(index, (key, message))| detector(index, key, message))?;
        let mut tables = 0;
        let allows = self.allows.iter().enumerate();
        let allows =
            allows.map(|(index, allow)| allow.compile(&mut count, &mut tables).map_err(|(key, message)| Fault::of_table("allow", index, key, message)));
        Ok(Own { custom, allows: allows.collect::<Result<_, _>>()? })
    }

    /// The kinds of data that are looked for.
    pub(crate) fn detected(&self) -> EntitySet {
        self.detect.as_ref().map_or_else(EntitySet::all, Detect::set)
    }

    /// The score below which a finding of that kind is ignored.
    pub fn min_score_of(&self, entity: Entity) -> f32 {
        self.thresholds.get(&entity).unwrap_or(&self.min_score).0
    }

    /// Whether what is looked for can be found and has a rule.
    fn check_detection(&self) -> Result<(), Fault> {
        let detected = self.detected();
        if detected == EntitySet::default() {
            return Err(Fault::of_policy("detect", "nothing is left to look for; if that is meant, say `mode = \"off\"`"));
        }
        for (index, detector) in self.detectors.iter().enumerate() {
            let (entities, fault) = (detector.entities(), |key: &str, message: String| {
                Err(Fault::of_table("detector", index, key, format!("detector \"{}\": {message}", detector.name)))
            });
            for entity in entities {
                if !detected.contains(entity) {
                    return fault("entity", format!("it finds {}, which `detect` leaves out", entity.name()));
                }
                let least = self.min_score_of(entity);
                if detector.score() < least {
                    return fault(
                        "score",
                        format!("its score {} is below {least}, the least score of {}: nothing would ever be found", detector.score(), entity.name()),
                    );
                }
                if self.mode != Mode::Off && !self.rules.iter().any(|rule| compiled::entities_of(rule).contains(entity)) {
                    return fault("entity", format!("no rule speaks of {}, so what it finds would be let through; add a rule", entity.name()));
                }
            }
        }
        Ok(())
    }

    /// What the types cannot say of rules.
    fn check_rules(&self) -> Result<(), Fault> {
        // What an editor or a full disk leaves for a moment: an empty file must not open every door.
        if self.rules.is_empty() && self.mode != Mode::Off {
            return Err(Fault::of_policy("rule", "a policy without rules lets everything through; if that is meant, say `mode = \"off\"`"));
        }
        if self.rules.len() > usize::from(u16::MAX) {
            return Err(Fault::of_policy("rule", format!("a policy has at most {} rules", u16::MAX)));
        }
        for (index, rule) in self.rules.iter().enumerate() {
            let fail = |key: &str, message: String| Err(Fault::of_table("rule", index, key, format!("rule \"{}\": {message}", rule.name)));
            if rule.name.trim().is_empty() {
                return fail("name", "a rule needs a name".into());
            }
            if self.rules[..index].iter().any(|earlier| earlier.name == rule.name) {
                return fail("name", "another rule has the same name".into());
            }
            if let Err((key, message)) = options::check(rule) {
                return fail(key, message);
            }
            // An unknown consumer is the empty text; of everything else an empty pattern is a slip.
            for (key, patterns) in [("field", &rule.field), ("route", &rule.route), ("host", &rule.host)] {
                if patterns.iter().flat_map(OneOrMany::as_slice).any(|pattern| pattern.trim().is_empty()) {
                    return fail(key, "an empty pattern matches nothing; leave the key out to match everything".into());
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(toml: &str) -> String {
        Policy::from_toml(toml, "shop.toml").map_or_else(|error| error.to_string(), |_| panic!("accepted"))
    }

    #[test]
    fn every_preset_reads_and_has_an_id() {
        for (name, _) in PRESETS {
            let policy = Policy::preset(name).unwrap_or_else(|error| panic!("{error}"));
            assert!(policy.id().starts_with(&format!("{name}@")), "{}", policy.id());
        }
    }

    #[test]
    fn a_bad_policy_names_file_line_and_key() {
        let rule = "name = 'x'\n\n[[rule]]\nname = 'r'\naction = 'redact'\n";
        for (line, parts) in [
            ("colour = 'red'", ["shop.toml:6", "rule[0].colour", "unknown field `colour`"]),
            ("entity = 'EMAIL'", ["shop.toml:6", "rule[0].entity", "did you mean `EMAIL_ADDRESS`"]),
            ("entity = 'EMAIL_ADRESS'", ["shop.toml:6", "rule[0].entity", "did you mean `EMAIL_ADDRESS`"]),
            ("entity = ['CREDIT_CARD', 'XX']", ["shop.toml:6", "rule[0].entity[1]", "unknown entity `XX`"]),
            ("min_score = 'high'", ["shop.toml:6", "rule[0].min_score", "invalid type: string"]),
            ("min_score = 2", ["shop.toml:6", "rule[0].min_score", "from 0 to 1"]),
            ("mode = 'sometimes'", ["shop.toml:6", "rule[0].mode", "unknown variant `sometimes`"]),
            ("field = ['']", ["shop.toml:3", "rule[0].field", "empty pattern"]),
            ("channel = []", ["shop.toml:6", "rule[0].channel", "matches nothing"]),
            ("keep_last = 4", ["shop.toml:3", "rule[0].keep_last", "is an option of `mask`; `redact` does not have it"]),
        ] {
            let message = error(&format!("{rule}{line}\n"));
            for part in parts {
                assert!(message.contains(part), "{line}: {message}");
            }
        }
        let message = error("[[rule]]\nname = 'r'\naction = 'shred'\n");
        assert!(message.contains("shop.toml:3") && message.contains("rule[0].action") && message.contains("`shred`"), "{message}");
        assert!(error("name = \n").contains("shop.toml:1"));
        assert!(error("version = 2").contains("version 1"));
        for empty in ["", "# nothing yet\n", "version = 1\nname = 'shop'\nmode = 'enforce'\n"] {
            assert!(error(empty).contains("shop.toml: rule: a policy without rules"), "{}", error(empty));
        }
        assert!(Policy::from_toml("mode = 'off'", "").is_ok());
    }

    #[test]
    fn a_bad_detector_names_file_line_and_key() {
        let head = "name = 'x'\n[[rule]]\nname = 'r'\naction = 'redact'\n\n[[detector]]\n";
        for (lines, place, why) in [
            ("name = 'EMP'\nregexp = 'x'", "shop.toml:8: detector[0].regexp", "unknown field `regexp`"),
            ("name = 'EMP'\nentity = 'EMAIL'\nwords = 'Zephyr'", "shop.toml:8: detector[0].entity", "did you mean `EMAIL_ADDRESS`"),
            ("name = 'EMP'", "shop.toml:6: detector[0].regex", "needs `regex`"),
            ("name = 'EMP'\nregex = '\\d+'", "shop.toml:6: detector[0].regex", "part of every match"),
            ("name = 'EMP'\nregex = 'EMP-(?=x)'", "shop.toml:6: detector[0].regex", "at byte 4"),
            ("name = 'EMP'\nregex = 'EMP'\nwords = 'Zephyr'", "shop.toml:6: detector[0].words", "a regex or words"),
            ("name = 'EMP'\nwords = ['Zephyr', 'x']", "shop.toml:6: detector[0].words", "word 2 has 1"),
            ("name = 'EMP'\nwords = []", "shop.toml:8: detector[0].words", "empty list"),
            ("name = 'EMP'\nwords = 'Zephyr'\nreach = 9", "shop.toml:6: detector[0].reach", "words need none"),
            ("name = 'EMP'\nregex = 'EMP'\nreach = 5000", "shop.toml:6: detector[0].reach", "4096"),
            ("name = 'EMP'\nregex = 'EMP'\nignore_case = true", "shop.toml:6: detector[0].ignore_case", "(?i)"),
            ("name = 'EMP'\nregex = 'EMP'\nliterals = 'E'", "shop.toml:6: detector[0].literals", "3 to"),
            ("name = 'EMP'\nregex = 'EMP'\nchecksum = 'crc'", "shop.toml:9: detector[0].checksum", "unknown variant `crc`"),
            ("name = 'EMP'\nregex = 'EMP'\nnear = 'x'", "shop.toml:6: detector[0].near", "2 to"),
            ("name = 'EMP'\nregex = 'EMP'\nscore = 0.3", "shop.toml:6: detector[0].score", "nothing would ever be found"),
            ("name = 'EMP'\nregex = 'EMP'\nfield = ' '", "shop.toml:6: detector[0].field", "empty pattern"),
            ("name = 'emp'\nwords = 'Zephyr'", "shop.toml:6: detector[0].name", "A-Z"),
            ("name = 'PERSON'\nwords = 'Zephyr'", "shop.toml:6: detector[0].name", "built in"),
            ("name = 'EMP'\nwords = 'Zephyr'\n[[detector]]\nname = 'EMP'\nwords = 'Argo'", "shop.toml:9: detector[1].name", "same name"),
            ("name = 'EMP'\nwords_file = 'no-such-file'", "shop.toml:6: detector[0].words_file", "no-such-file: "),
        ] {
            let message = error(&format!("{head}{lines}\n"));
            assert!(message.starts_with(place) && message.contains(why), "{lines}: {message}");
        }
        let silent = error("[[detector]]\nname = 'EMP'\nwords = 'Zephyr'\n[[rule]]\nname = 'r'\naction = 'redact'\ncategory = 'personal'\n");
        assert!(silent.contains("no rule speaks of CONFIDENTIAL"), "{silent}");
        let many: String = (0..257).map(|index| format!("[[detector]]\nname = 'D{index}'\nwords = 'Zephyr'\n")).collect();
        assert!(error(&format!("[[rule]]\nname = 'r'\naction = 'redact'\n{many}")).contains("at most 256"));
        let words: Vec<String> = (0..100_001).map(|index| format!("w{index:06}")).collect();
        assert!(error(&format!("[[rule]]\nname = 'r'\naction = 'redact'\n[[detector]]\nname = 'D'\nwords = {words:?}\n")).contains("at most 100000"));
    }

    #[test]
    fn bad_exceptions_thresholds_and_choices_say_so() {
        let rule = "[[rule]]\nname = 'r'\naction = 'redact'\n";
        for (lines, place, why) in [
            ("[[allow]]\nentity = 'PERSON'", "shop.toml:4: allow[0].values", "needs `values`"),
            ("[[allow]]\nvalues = ''", "shop.toml:4: allow[0].values", "empty"),
            ("[[allow]]\npatterns = '(?s).+'", "shop.toml:4: allow[0].patterns", "allows everything"),
            ("[[allow]]\npatterns = '.*'", "shop.toml:4: allow[0].patterns", "empty text"),
            ("[[allow]]\npatterns = ['a', '(?!a)b']", "shop.toml:4: allow[0].patterns", "look-ahead"),
            ("[[allow]]\nvalue = 'x'", "shop.toml:5: allow[0].value", "unknown field `value`"),
            ("[thresholds]\nEMAIL_ADRESS = 0.5", "shop.toml:5: thresholds", "did you mean `EMAIL_ADDRESS`"),
            ("[thresholds]\nEMAIL_ADDRESS = 1.5", "shop.toml:5: thresholds.EMAIL_ADDRESS", "from 0 to 1"),
            ("[detect]\nonly = 'X'", "shop.toml:5: detect.only", "unknown entity"),
            ("[detect]\nonly = 'PERSON'\nignore = 'PERSON'", "shop.toml: detect", "nothing is left"),
            ("[detect]\nignore = 'CONFIDENTIAL'\n[[detector]]\nname = 'D'\nwords = 'Zephyr'", "shop.toml:6: detector[0].entity", "`detect` leaves out"),
        ] {
            let message = error(&format!("{rule}{lines}\n"));
            assert!(message.starts_with(place) && message.contains(why), "{lines}: {message}");
        }
    }

    #[test]
    fn a_php_array_may_leave_lists_empty_and_files_need_their_whole_path() {
        let tree = serde_json::json!({"rule": [{"name": "r", "action": "redact"}], "thresholds": [], "detect": [], "detector": [], "allow": []});
        assert_eq!(Policy::from_value(tree).map(|policy| policy.rules.len()), Ok(1));
        let tree = serde_json::json!({"rule": [{"name": "r", "action": "redact"}], "detector": [{"name": "D", "words_file": "words.txt"}]});
        let message = Policy::from_value(tree).map_or_else(|error| error.to_string(), |_| panic!("accepted"));
        assert!(message.contains("detector[0].words_file") && message.contains("absolute path"), "{message}");
    }

    #[test]
    fn the_id_of_a_policy_changes_with_its_files() {
        let folder = std::env::temp_dir().join(format!("leakguard-words-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let origin = folder.join("shop.toml").display().to_string();
        let toml = "[[rule]]\nname = 'r'\naction = 'redact'\n[[detector]]\nname = 'D'\nwords_file = 'words.txt'\n";
        let id = |words: &str| {
            std::fs::write(folder.join("words.txt"), words).unwrap();
            Policy::from_toml(toml, &origin).unwrap_or_else(|error| panic!("{error}")).id()
        };
        let ids = [id("# names\n\n Zephyr \n"), id("\u{FEFF}Zephyr\n"), id("Zephyr\nArgo\n")];
        assert_eq!(ids[0], ids[1]);
        assert_ne!(ids[0], ids[2]);
        std::fs::write(folder.join("words.txt"), b"\xFF").unwrap();
        assert!(Policy::from_toml(toml, &origin).is_err());
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_value_tree_names_the_key() {
        let bad = serde_json::json!({"rule": [{"name": "r", "action": "redact", "entity": ["EMAIL_ADDRESS", "X"]}]});
        let message = Policy::from_value(bad).map_or_else(|error| error.to_string(), |_| panic!("accepted"));
        assert!(message.contains("rule[0].entity[1]") && message.contains("unknown entity `X`"), "{message}");
    }

    #[test]
    fn a_card_shows_at_most_what_pci_dss_allows() {
        let message = error("[[rule]]\nname = 'r'\naction = 'mask'\nentity = 'CREDIT_CARD'\nkeep_last = 5\n");
        assert!(message.contains("PCI DSS"), "{message}");
    }
}
