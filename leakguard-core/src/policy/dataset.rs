//! A policy as it is for a data set: what is handed out for good has no monitor mode and no exceptions by place.

use serde_json::json;

use super::{Action, Detect, Mode, Policy, PolicyError, Rule, Score};
use crate::entity::Entity;

/// The least score of what is changed in a data set: that of a scan.
const LEAST: f32 = 0.5;

impl Policy {
    /// This policy for the rows of a data set. What it changes it changes in the same way, also where it only watches; whatever
    /// else is found gets its label, and every kind of data is looked for. What it lets through by a rule gets its label, too: only
    /// `allowed` says which kinds may stay in which field, and the policy's `[[allow]]` which values are no findings. A rule that
    /// blocks puts the label. Keyed values are of `dataset`, where a rule does not name another.
    ///
    /// # Errors
    /// A field's name is empty.
    pub fn for_dataset(&self, dataset: &str, allowed: &[(&str, &[Entity])]) -> Result<Policy, PolicyError> {
        let rule = |tree: serde_json::Value| serde_json::from_value::<Rule>(tree).map_err(|error| PolicyError::new("", None, "", &error.to_string()));
        let mut rules = Vec::with_capacity(self.rules.len() + allowed.len() + 1);
        for (field, entities) in allowed.iter().filter(|(_, entities)| !entities.is_empty()) {
            if field.is_empty() {
                return Err(PolicyError::new("", None, "", "a field has a name"));
            }
            rules.push(rule(json!({"name": format!("the recipe keeps {field}"), "field": field, "entity": entities, "action": "allow"}))?);
        }
        for own in self.rules.iter().filter(|rule| rule.mode != Mode::Off && rule.action != Action::Allow) {
            let action = if own.action == Action::Block { Action::Redact } else { own.action };
            rules.push(Rule { mode: Mode::Enforce, action, ..own.clone() });
        }
        rules.push(rule(json!({"name": "nothing else goes out", "action": "redact"}))?);
        Ok(Policy {
            mode: Mode::Enforce,
            dataset: Some(dataset.to_owned()),
            detect: None::<Detect>,
            min_score: Score(self.min_score.0.min(LEAST)),
            thresholds: std::collections::BTreeMap::new(),
            rules,
            ..self.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Channel, Context, Engine, Format, Scratch};

    fn redacted(policy: &str, allowed: &[(&str, &[Entity])], input: &str) -> String {
        let policy = Policy::from_toml(policy, "").unwrap_or_else(|error| panic!("{error}")).for_dataset("d", allowed).unwrap();
        let engine = Engine::new(policy, None).unwrap();
        let context = Context { channel: Channel::Export, consumer: "ai:d", ..Context::default() };
        let mut scratch = Scratch::default();
        let redaction = engine.redact(input.as_bytes(), &context, Format::Json, &mut scratch).unwrap_or_else(|_| panic!("blocked"));
        redaction.output.map_or_else(|| input.to_owned(), |output| String::from_utf8_lossy(output).into_owned())
    }

    #[test]
    fn nothing_that_is_found_is_let_through() {
        let input = r#"{"note":"ask jane@example.com","lastname":"Weber"}"#;
        for policy in [
            "[[rule]]\nname = 'r'\naction = 'allow'\n",
            "[[rule]]\nname = 'r'\naction = 'redact'\nmode = 'monitor'\n",
            "[[rule]]\nname = 'r'\naction = 'block'\n",
            "mode = 'off'",
            "mode = 'monitor'\n[[rule]]\nname = 'r'\nentity = 'CREDIT_CARD'\naction = 'redact'\n",
            "min_score = 1.0\n[[rule]]\nname = 'r'\naction = 'redact'\n",
            "[detect]\nonly = 'CREDIT_CARD'\n[[rule]]\nname = 'r'\naction = 'redact'\n",
        ] {
            assert_eq!(redacted(policy, &[], input), r#"{"note":"ask [EMAIL_ADDRESS]","lastname":"[PERSON]"}"#, "{policy}");
        }
    }

    #[test]
    fn the_policy_says_how_and_the_recipe_what_stays() {
        let policy = "[[rule]]\nname = 'r'\naction = 'mask'\nentity = 'EMAIL_ADDRESS'\n[[allow]]\nvalues = 'shop@example.com'\n";
        let input = r#"{"note":"ask jane@example.com or shop@example.com","lastname":"Weber"}"#;
        let out = redacted(policy, &[("lastname", &[Entity::Person])], input);
        assert!(out.contains("j***") && out.contains("shop@example.com") && out.contains("\"lastname\":\"Weber\""), "{out}");
    }
}
