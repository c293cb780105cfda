//! What was found, and what happens to it.

use crate::entity::Entity;

/// One place where something was found. Never holds the value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding {
    /// What it is.
    pub entity: Entity,
    /// First byte in the input.
    pub start: usize,
    /// One past the last byte in the input.
    pub end: usize,
    /// 0..1
    pub score: f32,
    /// The detector of the policy that found it, by its place in the policy; `None` for what is built in.
    pub detector: Option<u16>,
    /// The rule of the policy that decided, by its place in the policy; `None` when no rule matched.
    pub rule: Option<u16>,
    /// Whether the value was changed (false: allowed, or a rule in monitor mode).
    pub changed: bool,
    /// Where the field's path stands in the arena of the call.
    pub(crate) field: FieldPath,
}

/// A path in the scratch's arena: start and length, length 0 for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FieldPath {
    pub start: usize,
    pub len: usize,
}

/// The policy blocks the whole message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// Name of the rule.
    pub rule: String,
    /// What was found.
    pub entity: Entity,
    /// The field's path, if it was in one.
    pub field: Option<String>,
}

impl std::fmt::Display for Blocked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "rule \"{}\" blocks this message: it holds {}", self.rule, self.entity.name())?;
        match &self.field {
            Some(field) => write!(f, " in {field}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Blocked {}
