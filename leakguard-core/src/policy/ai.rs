//! What a policy says of AI services: which hosts are such, which are approved, what may be attached.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Limit, OneOrMany, Policy, glob};
use crate::ai::hosts;

/// The table `[ai]`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ai {
    /// Hosts that are AI services beside the known ones, as patterns: `llm.shop.example`, `10.0.0.5:8000`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hosts: Option<OneOrMany<String>>,
    /// AI services that the shop has a contract with, as patterns of their hosts. None when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<OneOrMany<String>>,
    /// What becomes of a call to any other AI service; `allow` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unapproved: Option<Unapproved>,
    /// What becomes of pictures, sound and files that are attached to a prompt; `strip` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attachments: Option<Attachments>,
    /// How often and how much they may be asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limit: Vec<Limit>,
}

/// What becomes of a call to an AI service that is not approved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unapproved {
    /// It goes out, judged by the rules like any other.
    #[default]
    Allow,
    /// It is refused.
    Block,
}

/// What becomes of attachments. Files that are text are judged as such, whatever this says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Attachments {
    /// None goes to a service that is not approved; what goes to an approved one has no metadata.
    Block,
    /// They go without metadata (place, camera, author). What it cannot be taken out of goes to approved services only.
    #[default]
    Strip,
    /// They go as they are.
    Allow,
}

/// What a rule asks of the receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ServiceKind {
    /// An AI service: a host that is known as one, or any host that is sent the body of one.
    Ai,
}

impl Policy {
    /// Whether a host is that of an AI service: a known one, or one that the policy names. `host` or `host:port`.
    pub fn is_ai_host(&self, host: &str) -> bool {
        !host.is_empty() && (hosts::service(host).is_some() || self.ai.as_ref().is_some_and(|ai| names(ai.hosts.as_ref(), host)))
    }

    /// Whether an AI service at that host is approved.
    pub fn is_approved(&self, host: &str) -> bool {
        self.ai.as_ref().is_some_and(|ai| names(ai.approved.as_ref(), host))
    }

    /// Whether a call to an AI service at that host is refused before anybody looks at it.
    pub fn refuses_ai(&self, host: &str) -> bool {
        self.ai.as_ref().and_then(|ai| ai.unapproved) == Some(Unapproved::Block) && !self.is_approved(host)
    }

    /// What becomes of attachments.
    pub fn attachments(&self) -> Attachments {
        self.ai.as_ref().and_then(|ai| ai.attachments).unwrap_or_default()
    }
}

/// Whether a pattern is of that host, with or without its port.
fn names(patterns: Option<&OneOrMany<String>>, host: &str) -> bool {
    let (name, _) = hosts::parted(host);
    let matches = |pattern: &String| glob::matches(pattern.as_bytes(), host.as_bytes()) || glob::matches(pattern.as_bytes(), name.as_bytes());
    patterns.is_some_and(|patterns| patterns.as_slice().iter().any(matches))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_the_shop_and_approved_ones_are_told() {
        let policy = Policy::from_toml(
            "[ai]\nhosts = ['llm.shop.example', '10.0.0.5:8000']\napproved = ['*.openai.azure.com', 'llm.shop.example']\nunapproved = 'block'\n[[rule]]\nname = 'r'\naction = 'redact'\n",
            "",
        )
        .unwrap();
        for (host, is_ai, is_approved) in [
            ("api.openai.com", true, false),
            ("shop.openai.azure.com", true, true),
            ("LLM.shop.example:443", true, true),
            ("10.0.0.5:8000", true, false),
            ("10.0.0.5:9000", false, false),
            ("example.com", false, false),
            ("", false, false),
        ] {
            assert_eq!((policy.is_ai_host(host), policy.is_approved(host), policy.refuses_ai(host)), (is_ai, is_approved, !is_approved), "{host}");
        }
        assert_eq!(policy.attachments(), Attachments::Strip);
        let silent = Policy::from_toml("[[rule]]\nname = 'r'\naction = 'redact'\n", "").unwrap();
        assert!(!silent.refuses_ai("api.openai.com") && !silent.is_approved("api.openai.com"));
        let error = Policy::from_toml("[ai]\nunapproved = 'ask'\n[[rule]]\nname = 'r'\naction = 'redact'\n", "shop.toml").map(drop).unwrap_err().to_string();
        assert!(error.contains("shop.toml:2: ai.unapproved"), "{error}");
    }

    #[test]
    fn a_rule_may_ask_for_ai_services() {
        use crate::policy::explain::Question;
        use crate::{Channel, Context, Entity};
        let policy =
            Policy::from_toml("[[rule]]\nname = 'ai'\nservice = 'ai'\naction = 'pseudonymize'\n[[rule]]\nname = 'rest'\naction = 'redact'\n", "").unwrap();
        let rule = |host| {
            let context = Context { channel: Channel::Egress, host, ..Context::default() };
            let question = Question { context, field: "", entity: Entity::Person, score: 0.9, own: false, value: None };
            policy.explain(&question).rule.map(|rule| policy.rules[rule].name.as_str())
        };
        assert_eq!((rule("api.anthropic.com"), rule("example.com")), (Some("ai"), Some("rest")));
    }
}
