//! Values that are never findings.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::detectors::{Count, Wrong, list};
use super::{EntityName, OneOrMany};
use crate::detect::custom::pattern::WholePattern;
use crate::entity::{Entity, EntitySet};

/// At most so many patterns in a table: each is tried on a finding.
const PATTERNS: usize = 64;

/// What no pattern may allow all of: a card, an address, a name, a key.
const PROBES: [&[u8]; 4] = [b"4111 1111 1111 1111", b"jane.doe@example.com", b"Jane Doe", b"x-0123456789_abcdef="];

/// Values that are never findings: the shop's own addresses, documented test values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allow {
    /// Why; shown by `leakguard policy explain`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Values, byte by byte.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub values: Option<OneOrMany<String>>,
    /// A file of values, one a line; its path counts from the policy's folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub values_file: Option<String>,
    /// Regexes that match whole values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patterns: Option<OneOrMany<String>>,
    /// Kinds of data that this is for; all when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<OneOrMany<EntityName>>,
    /// Whether the ASCII case of values counts for nothing; patterns say `(?i)`.
    #[serde(default)]
    pub ignore_case: bool,
    /// What the file held.
    #[serde(skip)]
    pub(super) from_file: Vec<String>,
}

/// An exception in the form it is tested in.
#[derive(Debug)]
pub(crate) struct CompiledAllow {
    entities: EntitySet,
    /// In the order of their lower case.
    values: Vec<Box<[u8]>>,
    patterns: Vec<WholePattern>,
    ignore_case: bool,
}

impl Allow {
    pub(super) fn compile(&self, count: &mut Count, tables: &mut usize) -> Result<CompiledAllow, Wrong> {
        if self.values.is_none() && self.values_file.is_none() && self.patterns.is_none() {
            return Err(("values", "an exception needs `values`, `values_file` or `patterns`; to leave a kind out, say `detect = { ignore = [...] }`".into()));
        }
        let mut values: Vec<Box<[u8]>> = Vec::new();
        for (key, value) in list(&self.values).iter().map(|value| ("values", value)).chain(self.from_file.iter().map(|value| ("values_file", value))) {
            if value.trim().is_empty() {
                return Err((key, "an empty value is no finding anyway".into()));
            }
            count.add(value).map_err(|message| (key, message))?;
            values.push(value.as_bytes().into());
        }
        values.sort_unstable_by(|a, b| lower(a).cmp(lower(b)).then_with(|| a.cmp(b)));
        let sources = list(&self.patterns);
        if sources.len() > PATTERNS {
            return Err(("patterns", format!("at most {PATTERNS} in a table")));
        }
        let mut patterns = Vec::with_capacity(sources.len());
        for source in sources {
            let pattern = WholePattern::new(source).map_err(|message| ("patterns", format!("`{source}`: {message}")))?;
            if PROBES.iter().all(|probe| pattern.covers(probe)) {
                return Err(("patterns", format!("`{source}` allows everything; to leave a kind out, say `detect = {{ ignore = [...] }}`")));
            }
            *tables += pattern.memory();
            if *tables > super::detectors::ALL_TABLES {
                return Err(("patterns", format!("the tables of all regexes together take more than {} MiB", super::detectors::ALL_TABLES >> 20)));
            }
            patterns.push(pattern);
        }
        let entities = self.entity.as_ref().map_or_else(EntitySet::all, |names| super::compiled::entities_named(names.as_slice()));
        Ok(CompiledAllow { entities, values, patterns, ignore_case: self.ignore_case })
    }
}

impl CompiledAllow {
    /// Whether a value of that kind is no finding. Time in proportion to the value's length for each pattern; allocates
    /// nothing.
    pub fn covers(&self, entity: Entity, value: &[u8]) -> bool {
        self.entities.contains(entity) && (self.has(value) || self.patterns.iter().any(|pattern| pattern.covers(value)))
    }

    fn has(&self, value: &[u8]) -> bool {
        let found = self.values.binary_search_by(|known| {
            let folded = lower(known).cmp(lower(value));
            if self.ignore_case { folded } else { folded.then_with(|| known.as_ref().cmp(value)) }
        });
        found.is_ok()
    }
}

fn lower(value: &[u8]) -> impl Iterator<Item = u8> + '_ {
    value.iter().map(u8::to_ascii_lowercase)
}
