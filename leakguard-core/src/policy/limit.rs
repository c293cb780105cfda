//! How often and how much AI services may be asked: `[[ai.limit]]`. The engine keeps no count; who calls it does.

use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{OneOrMany, Policy, glob};

/// A limit of calls to AI services. Each consumer that it is for has a count of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// A name for people, the reason of a refusal and audit; unique among the limits.
    pub name: String,
    /// Whom it is for, as patterns: `customer:*`, or the module that calls, `wp-content/plugins/chat`; everyone when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consumer: Option<OneOrMany<String>>,
    /// Hosts, as patterns; every AI service when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<OneOrMany<String>>,
    /// Calls in any such time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requests: Option<u64>,
    /// Bytes in any such time, of requests and answers together. An answer counts when it is there: the next call is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// The time.
    pub per: Per,
}

/// The time that a limit is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// 60 seconds
    Minute,
    /// 60 minutes
    Hour,
    /// 24 hours
    Day,
}

impl Per {
    /// The name used in policies.
    pub fn name(self) -> &'static str {
        match self {
            Per::Minute => "minute",
            Per::Hour => "hour",
            Per::Day => "day",
        }
    }

    /// How long it is.
    pub fn length(self) -> Duration {
        Duration::from_secs(match self {
            Per::Minute => 60,
            Per::Hour => 60 * 60,
            Per::Day => 24 * 60 * 60,
        })
    }
}

impl Policy {
    /// The limits of calls by that consumer to an AI service at that host, in the policy's order.
    pub fn ai_limits(&self, consumer: &str, host: &str) -> impl Iterator<Item = &Limit> {
        let matches = |patterns: &Option<OneOrMany<String>>, text: &str| {
            patterns.as_ref().is_none_or(|patterns| patterns.as_slice().iter().any(|pattern| glob::matches(pattern.as_bytes(), text.as_bytes())))
        };
        self.ai.iter().flat_map(|ai| &ai.limit).filter(move |limit| matches(&limit.consumer, consumer) && matches(&limit.host, host))
    }
}

/// # Errors
/// The key that is wrong below `ai`, and why.
pub(super) fn check(limits: &[Limit]) -> Result<(), (String, String)> {
    for (index, limit) in limits.iter().enumerate() {
        let fail = |key: &str, message: &str| Err((format!("ai.limit[{index}].{key}"), format!("limit \"{}\": {message}", limit.name)));
        if limit.name.trim().is_empty() {
            return fail("name", "a limit needs a name");
        }
        if limits[..index].iter().any(|earlier| earlier.name == limit.name) {
            return fail("name", "another limit has the same name");
        }
        if limit.requests.is_none() && limit.bytes.is_none() {
            return fail("requests", "it says neither `requests` nor `bytes`");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: &str = "[[rule]]\nname = 'r'\naction = 'redact'\n";

    #[test]
    fn limits_are_for_their_consumers_and_hosts() {
        let policy = Policy::from_toml(
            &format!(
                "{RULE}[[ai.limit]]\nname = 'guests'\nconsumer = ['guest', 'customer:*']\nrequests = 20\nper = 'minute'\n[[ai.limit]]\nname = 'volume'\nhost = 'api.openai.com'\nbytes = 1000000\nper = 'day'\n"
            ),
            "",
        )
        .unwrap();
        let names = |consumer, host| policy.ai_limits(consumer, host).map(|limit| limit.name.as_str()).collect::<Vec<_>>();
        assert_eq!(names("customer:7", "api.openai.com"), ["guests", "volume"]);
        assert_eq!(names("admin:jane", "api.openai.com"), ["volume"]);
        assert_eq!(names("guest", "api.anthropic.com"), ["guests"]);
        assert_eq!(names("", "llm.example"), [""; 0]);
        assert_eq!((Per::Day.length().as_secs(), Per::Hour.name()), (86_400, "hour"));
    }

    #[test]
    fn a_limit_that_limits_nothing_is_refused() {
        for (text, wanted) in [
            ("name = 'a'\nper = 'day'\n", "neither `requests` nor `bytes`"),
            ("name = ' '\nrequests = 1\nper = 'day'\n", "needs a name"),
            ("name = 'a'\nrequests = 1\nper = 'day'\n[[ai.limit]]\nname = 'a'\nbytes = 1\nper = 'day'\n", "ai.limit[1].name"),
            ("name = 'a'\nrequests = 1\nper = 'week'\n", "week"),
            ("name = 'a'\nrequests = -1\nper = 'day'\n", "limit"),
        ] {
            let error = Policy::from_toml(&format!("{RULE}[[ai.limit]]\n{text}"), "shop.toml").map(drop).unwrap_err().to_string();
            assert!(error.contains(wanted), "{error}");
        }
    }
}
