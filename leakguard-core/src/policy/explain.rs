//! Why a policy decides as it does: every rule in order, and the condition that kept it out.

use super::compiled::{entities_of, first_unmet};
use super::{Action, Mode, Policy, Whose, glob};
use crate::context::Context;
use crate::entity::Entity;

/// A finding that might be, for a policy to be asked about.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The message.
    pub context: Context<'a>,
    /// The field's path; empty for text without fields.
    pub field: &'a str,
    /// What would be found.
    pub entity: Entity,
    /// With which score, 0..1.
    pub score: f32,
    /// Whether it would be the subject's own value.
    pub own: bool,
}

/// What one rule says to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<'p> {
    /// The rule's name.
    pub rule: &'p str,
    /// The key of the first condition that does not hold; `None`: the rule matches.
    pub unmet: Option<&'static str>,
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation<'p> {
    /// Every rule up to the one that decides.
    pub steps: Vec<Step<'p>>,
    /// The rule that decides, by its place; `None`: none matches, the value is let through.
    pub rule: Option<usize>,
    /// What happens.
    pub action: Action,
    /// Whether it happens (`Enforce`) or is only recorded (`Monitor`); `Off` when the engine is off.
    pub mode: Mode,
}

impl Policy {
    /// What would happen, and why.
    pub fn explain(&self, question: &Question<'_>) -> Explanation<'_> {
        let mut steps = Vec::new();
        let nothing = |steps, mode| Explanation { steps, rule: None, action: Action::Allow, mode };
        if self.mode == Mode::Off {
            return nothing(steps, Mode::Off);
        }
        for (index, rule) in self.rules.iter().enumerate() {
            let unmet = if rule.mode == Mode::Off {
                Some("mode")
            } else if let Some(key) = first_unmet(rule, &question.context) {
                Some(key)
            } else if !entities_of(rule).contains(question.entity) {
                Some(if rule.entity.is_some() { "entity" } else { "category" })
            } else if question.score < rule.min_score.map_or(0.0, |score| score.0) {
                Some("min_score")
            } else if rule
                .field
                .as_ref()
                .is_some_and(|fields| !fields.as_slice().iter().any(|pattern| glob::matches_path(pattern.as_bytes(), question.field.as_bytes())))
            {
                Some("field")
            } else if rule.subject.is_some_and(|whose| question.own != (whose == Whose::Own)) {
                Some("subject")
            } else {
                None
            };
            steps.push(Step { rule: &rule.name, unmet });
            if unmet.is_none() {
                let mode = if self.mode == Mode::Monitor { Mode::Monitor } else { rule.mode };
                return Explanation { steps, rule: Some(index), action: rule.action, mode };
            }
        }
        nothing(steps, self.mode)
    }
}
