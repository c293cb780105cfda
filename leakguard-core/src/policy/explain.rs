//! Why a policy decides as it does: every rule in order, and the condition that kept it out.

use super::compiled::{Asked, CompiledRule, unmet_by_finding, unmet_by_message};
use super::{Action, Mode, Policy, Rule};
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
    /// The value itself, for exceptions to be asked about; `None` where it does not matter.
    pub value: Option<&'a str>,
}

/// Why a finding does not count, whatever the rules say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ignored<'p> {
    /// `detect` leaves its kind out.
    NotLookedFor,
    /// Its score is below this: that of `thresholds` for its kind, or `min_score` where there is none.
    BelowThreshold {
        /// The least score.
        least: f32,
        /// Whether `thresholds` says so.
        own: bool,
    },
    /// The exception of that place allows the value; its reason.
    Allowed(usize, Option<&'p str>),
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
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation<'p> {
    /// The policy's own detectors that find this kind of data in that field, by name.
    pub detectors: Vec<&'p str>,
    /// Why it is no finding at all; no rule is asked then.
    pub ignored: Option<Ignored<'p>>,
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
        let finds = |detector: &&super::Detector| detector.entity == question.entity && detector.looks_into(question.field.as_bytes());
        let detectors: Vec<&str> = self.detectors.iter().filter(finds).map(|detector| detector.name.as_str()).collect();
        let nothing = |steps, mode, ignored| Explanation { detectors: detectors.clone(), ignored, steps, rule: None, action: Action::Allow, mode };
        if self.mode == Mode::Off {
            return nothing(steps, Mode::Off, None);
        }
        if let Some(ignored) = self.ignores(question) {
            return nothing(steps, self.mode, Some(ignored));
        }
        let finding = Asked { entity: question.entity, score: question.score, path: question.field.as_bytes(), value: &[] };
        for (index, rule) in self.rules.iter().enumerate() {
            let compiled = CompiledRule::new(rule, self);
            let unmet = unmet_by_message(rule, &question.context, || self.is_ai_host(question.context.host))
                .or_else(|| unmet_by_finding(rule, &compiled, &finding, || question.own));
            steps.push(Step { rule: &rule.name, unmet });
            if unmet.is_none() {
                let mode = if self.mode == Mode::Monitor { Mode::Monitor } else { rule.mode };
                return Explanation { detectors, ignored: None, steps, rule: Some(index), action: rule.action, mode };
            }
        }
        nothing(steps, self.mode, None)
    }

    /// The rule that refuses a connection of which nothing is known but where it goes, and whether it acts (else it
    /// watches): the first rule that matches it and says nothing of kinds, fields or subjects, if its action is `block`.
    pub fn refuses(&self, context: &Context<'_>) -> Option<(&Rule, bool)> {
        let of_all =
            |rule: &&Rule| rule.entity.is_none() && rule.category.is_none() && rule.field.is_none() && rule.subject.is_none() && rule.min_score.is_none();
        if self.mode == Mode::Off {
            return None;
        }
        let rule = self.rules.iter().filter(of_all).find(|rule| unmet_by_message(rule, context, || self.is_ai_host(context.host)).is_none())?;
        (rule.action == Action::Block).then_some((rule, self.mode == Mode::Enforce && rule.mode == Mode::Enforce))
    }

    /// What a rule, by its place, does to a kind of data, with its options: `generalize (date = "month")`.
    pub fn describe(&self, rule: usize, entity: Entity) -> String {
        self.rules.get(rule).map_or_else(String::new, |rule| super::options::describe(rule, entity))
    }

    fn ignores(&self, question: &Question<'_>) -> Option<Ignored<'_>> {
        if !self.detected().contains(question.entity) {
            return Some(Ignored::NotLookedFor);
        }
        let least = self.min_score_of(question.entity);
        if question.score < least {
            return Some(Ignored::BelowThreshold { least, own: self.thresholds.contains_key(&question.entity) });
        }
        let value = question.value?;
        let own = self.own().ok()?;
        let place = own.allows.iter().position(|allow| allow.covers(question.entity, value.as_bytes()))?;
        Some(Ignored::Allowed(place, self.allows.get(place)?.reason.as_deref()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::Channel;

    fn ask<'p>(policy: &'p Policy, channel: Channel, consumer: &str, entity: Entity, own: bool) -> (&'p str, Action, Mode) {
        let context = Context { channel, consumer, ..Context::default() };
        let explanation = policy.explain(&Question { context, field: "billing.email", entity, score: 0.9, own, value: None });
        (explanation.rule.map_or("", |rule| &policy.rules[rule].name), explanation.action, explanation.mode)
    }

    #[test]
    fn a_connection_is_refused_by_the_first_rule_on_hosts_alone() {
        let policy = Policy::from_toml(
            "[[rule]]\nname = \"cards\"\nentity = \"CREDIT_CARD\"\naction = \"block\"\n\n[[rule]]\nname = \"partner\"\nhost = \"good.example\"\naction = \"allow\"\n\n\
             [[rule]]\nname = \"watched\"\nhost = \"odd.example\"\nmode = \"monitor\"\naction = \"block\"\n\n[[rule]]\nname = \"nobody\"\nchannel = \"egress\"\nhost = \"*.example\"\naction = \"block\"\n",
            "test.toml",
        )
        .unwrap();
        let asked = |host: &str, channel| {
            let context = Context { channel, host, ..Context::default() };
            policy.refuses(&context).map(|(rule, acts)| (rule.name.as_str(), acts))
        };
        assert_eq!(asked("good.example", Channel::Egress), None);
        assert_eq!(asked("odd.example", Channel::Egress), Some(("watched", false)));
        assert_eq!(asked("bad.example", Channel::Egress), Some(("nobody", true)));
        assert_eq!(asked("bad.example", Channel::Api), None);
        assert_eq!(asked("example.com", Channel::Egress), None);
        for preset in ["default", "strict", "redact-all"] {
            assert_eq!(Policy::preset(preset).unwrap().refuses(&Context { channel: Channel::Egress, host: "redis.internal", ..Context::default() }), None);
        }
    }

    #[test]
    fn the_default_policy_does_what_the_design_says() {
        let policy = Policy::preset("default").unwrap();
        let cases = [
            (Channel::Log, "admin:jane", Entity::EmailAddress, false, ("logs", Action::Redact, Mode::Enforce)),
            (Channel::Api, "guest", Entity::EmailAddress, false, ("guests", Action::Redact, Mode::Enforce)),
            (Channel::Api, "customer:2", Entity::EmailAddress, true, ("own-data", Action::Allow, Mode::Enforce)),
            (Channel::Api, "customer:2", Entity::EmailAddress, false, ("other-peoples-data", Action::Redact, Mode::Enforce)),
            (Channel::Api, "admin:jane", Entity::EmailAddress, false, ("staff-and-integrations", Action::Redact, Mode::Monitor)),
            (Channel::Api, "admin:jane", Entity::CreditCard, false, ("card-numbers", Action::Mask, Mode::Enforce)),
            (Channel::Api, "", Entity::Person, false, ("unknown-consumers", Action::Redact, Mode::Enforce)),
            (Channel::Export, "ai:support", Entity::Person, false, ("ai-exports", Action::Redact, Mode::Enforce)),
            (Channel::Export, "admin:jane", Entity::Cvv, false, ("card-authentication-data", Action::Redact, Mode::Enforce)),
        ];
        for (channel, consumer, entity, own, expected) in cases {
            assert_eq!(ask(&policy, channel, consumer, entity, own), expected, "{channel:?} {consumer} {entity:?}");
        }
    }

    #[test]
    fn protocols_and_ai_hosts_are_told_apart() {
        let policy = Policy::preset("default").unwrap();
        let rule = |context: Context<'_>, field: &str, entity| {
            let explanation = policy.explain(&Question { context, field, entity, score: 0.9, own: false, value: None });
            (explanation.rule.map_or("", |rule| policy.rules[rule].name.as_str()), explanation.action)
        };
        let api = |route| Context { consumer: "guest", route, ..Context::default() };
        let egress = |host| Context { channel: Channel::Egress, consumer: "host:x", host, ..Context::default() };
        assert_eq!(rule(api("/V1/integration/admin/token"), "", Entity::Jwt), ("magento-token-endpoints", Action::Allow));
        assert_eq!(rule(api("V1/orders"), "", Entity::Jwt), ("secrets", Action::Redact));
        assert_eq!(rule(api("V1/guest-carts/abc/billing-address"), "email", Entity::EmailAddress), ("guest-checkout", Action::Allow));
        assert_eq!(rule(api("/wc/store/v1/cart"), "email", Entity::EmailAddress), ("guest-checkout", Action::Allow));
        assert_eq!(rule(api("soap/quoteGuestCartRepositoryV1Get"), "email", Entity::EmailAddress), ("guest-checkout", Action::Allow));
        assert_eq!(rule(api("graphql"), "data.setGuestEmailOnCart.cart.email", Entity::EmailAddress), ("graphql-checkout", Action::Allow));
        assert_eq!(rule(api("graphql"), "data.cmsPage.content", Entity::EmailAddress), ("graphql-public-content", Action::Allow));
        assert_eq!(rule(api("graphql"), "data.cmsPage.content", Entity::Confidential).1, Action::Redact);
        assert_eq!(rule(api("graphql"), "data.customer.addresses.0.note", Entity::EmailAddress).1, Action::Redact);
        assert_eq!(rule(api("customer/section/load"), "cart.email", Entity::EmailAddress), ("guest-sections", Action::Allow));
        assert_eq!(
            rule(api("soap/integrationCustomerTokenServiceV1CreateCustomerAccessToken"), "result", Entity::Jwt),
            ("magento-token-endpoints", Action::Allow)
        );
        assert_eq!(rule(egress("api.stripe.com"), "card.number", Entity::CreditCard), ("payment-gateways", Action::Allow));
        assert_eq!(rule(egress("api.openai.com"), "messages", Entity::EmailAddress), ("ai-services", Action::Pseudonymize));
        assert_eq!(rule(egress("crm.example.com"), "email", Entity::EmailAddress), ("other-calls-exports-and-storage", Action::Redact));
    }

    #[test]
    fn the_question_why_is_answered_rule_by_rule() {
        let toml = "[[rule]]\nname = 'a'\naction = 'redact'\nchannel = 'log'\n[[rule]]\nname = 'b'\naction = 'redact'\nentity = 'US_SSN'\n[[rule]]\nname = 'c'\naction = 'drop'\nfield = 'email'\n";
        let policy = Policy::from_toml(toml, "").unwrap();
        let explanation = policy.explain(&Question {
            context: Context::default(),
            field: "billing.email",
            entity: Entity::EmailAddress,
            score: 0.9,
            own: false,
            value: None,
        });
        let steps: Vec<_> = explanation.steps.iter().map(|step| (step.rule, step.unmet)).collect();
        assert_eq!(steps, [("a", Some("channel")), ("b", Some("entity")), ("c", None)]);
        assert_eq!((explanation.rule, explanation.action), (Some(2), Action::Drop));
    }

    #[test]
    fn an_action_is_told_with_its_options() {
        let toml = "[[rule]]\nname = 'a'\naction = 'generalize'\ndate = 'month'\nipv4_prefix = 16\n[[rule]]\nname = 'b'\naction = 'redact'\n";
        let policy = Policy::from_toml(toml, "").unwrap();
        assert_eq!(policy.describe(0, Entity::DateOfBirth), "generalize (date = \"month\")");
        assert_eq!(policy.describe(0, Entity::IpAddress), "generalize (ipv4_prefix = 16)");
        assert_eq!(policy.describe(0, Entity::EmailAddress), "generalize (of EMAIL_ADDRESS there is no such form: its label takes its place)");
        assert_eq!(policy.describe(1, Entity::EmailAddress), "redact");
    }

    #[test]
    fn what_does_not_count_is_said_before_any_rule() {
        let toml = "[thresholds]\nEMAIL_ADDRESS = 0.7\n[detect]\nignore = 'US_SSN'\n[[allow]]\nvalues = 'shop@example.com'\nreason = 'ours'\n[[detector]]\nname = 'PROJECT'\nwords = 'Zephyr'\nfield = 'note'\n[[rule]]\nname = 'all'\naction = 'redact'\n";
        let policy = Policy::from_toml(toml, "").unwrap();
        let ask = |entity, score, value| {
            let explanation = policy.explain(&Question { context: Context::default(), field: "order.note", entity, score, own: false, value });
            (explanation.ignored, explanation.rule)
        };
        assert_eq!(ask(Entity::EmailAddress, 0.6, None), (Some(Ignored::BelowThreshold { least: 0.7, own: true }), None));
        assert_eq!(ask(Entity::EmailAddress, 0.8, None), (None, Some(0)));
        assert_eq!(ask(Entity::EmailAddress, 0.8, Some("shop@example.com")), (Some(Ignored::Allowed(0, Some("ours"))), None));
        assert_eq!(ask(Entity::UsSsn, 0.8, None), (Some(Ignored::NotLookedFor), None));
        assert_eq!(ask(Entity::CreditCard, 0.4, None), (Some(Ignored::BelowThreshold { least: 0.5, own: false }), None));
        let question = Question { context: Context::default(), field: "order.note", entity: Entity::Confidential, score: 0.8, own: false, value: None };
        assert_eq!(policy.explain(&question).detectors, ["PROJECT"]);
        assert!(policy.explain(&Question { field: "order.sku", ..question }).detectors.is_empty());
    }
}
