//! A policy made ready for many findings.

use std::sync::Arc;

use super::allow::CompiledAllow;
use super::{Action, EntityName, Mode, Policy, PolicyError, Rule, Whose};
use super::{Detector, glob};
use crate::context::Context;
use crate::detect::custom::CustomDetectors;
use crate::entity::{Entity, EntitySet};
use crate::transform::generalize::Generalize;
use crate::transform::mask::Mask;
use crate::transform::shift::Shift;

/// A rule with its conditions in the form they are tested in.
pub(crate) struct CompiledRule {
    pub entities: EntitySet,
    pub min_score: f32,
    pub subject: Option<Whose>,
    pub action: Action,
    pub enforced: bool,
    /// Which of the policy's datasets its keys are of.
    pub dataset: usize,
    pub mask: Mask,
    pub generalize: Generalize,
    pub shift: Shift,
}

/// Detectors and exceptions of a policy, made ready.
#[derive(Debug)]
pub(crate) struct Own {
    pub custom: CustomDetectors,
    pub allows: Vec<CompiledAllow>,
}

pub(crate) struct CompiledPolicy {
    pub policy: Policy,
    /// The policy's own first, then those that single rules name.
    pub datasets: Vec<String>,
    /// A rule makes values up.
    pub synthesizes: bool,
    /// Names of the fields that say whose the dates are.
    pub subject_fields: Vec<String>,
    pub rules: Vec<CompiledRule>,
    pub off: bool,
    /// The kinds of data that are looked for.
    pub detect: EntitySet,
    /// By kind: the least score of a finding.
    min_scores: Vec<f32>,
    pub own: Arc<Own>,
}

/// What a policy says of one finding.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Decision {
    /// Place of the rule that matched; `None`: no rule did.
    pub rule: Option<u16>,
    pub action: Action,
    /// Whether the action takes place (false in monitor mode).
    pub enforced: bool,
}

impl Decision {
    pub const NONE: Decision = Decision { rule: None, action: Action::Allow, enforced: true };

    /// Whether the value changes or the message is stopped.
    pub fn acts(self) -> bool {
        self.enforced && self.action != Action::Allow
    }
}

/// The kinds of data a rule speaks of.
pub(crate) fn entities_of(rule: &Rule) -> EntitySet {
    if rule.entity.is_none() && rule.category.is_none() {
        return EntitySet::all();
    }
    let named = entities_named(rule.entity.as_ref().map_or(&[], |names| names.as_slice()));
    rule.category
        .iter()
        .flat_map(|categories| categories.as_slice())
        .fold(named, |set, category| Entity::ALL.iter().filter(|entity| entity.category() == *category).fold(set, |set, &entity| set.with(entity)))
}

/// The set that names stand for.
pub(crate) fn entities_named(names: &[EntityName]) -> EntitySet {
    names.iter().fold(EntitySet::default(), |set, name| match name {
        EntityName::Any => EntitySet::all(),
        EntityName::One(entity) => set.with(*entity),
    })
}

/// The dataset whose keys a rule uses; the empty text is the one that nobody has named.
fn dataset_of<'p>(rule: &'p Rule, policy: &'p Policy) -> &'p str {
    rule.dataset.as_deref().or(policy.dataset.as_deref()).unwrap_or_default()
}

fn datasets_of(policy: &Policy) -> Vec<&str> {
    let mut datasets = vec![policy.dataset.as_deref().unwrap_or_default()];
    for rule in &policy.rules {
        let dataset = dataset_of(rule, policy);
        if !datasets.contains(&dataset) {
            datasets.push(dataset);
        }
    }
    datasets
}

impl CompiledRule {
    pub fn new(rule: &Rule, policy: &Policy) -> CompiledRule {
        CompiledRule {
            dataset: datasets_of(policy).iter().position(|&dataset| dataset == dataset_of(rule, policy)).unwrap_or_default(),
            entities: entities_of(rule),
            min_score: rule.min_score.map_or(0.0, |score| score.0),
            subject: rule.subject,
            action: rule.action,
            enforced: rule.mode == Mode::Enforce && policy.mode == Mode::Enforce,
            mask: Mask::of(rule),
            generalize: Generalize::of(rule, policy),
            shift: Shift::of(rule, policy),
        }
    }

    /// What it decides, as the rule of that place.
    fn decision(&self, index: u16) -> Decision {
        Decision { rule: Some(index), action: self.action, enforced: self.enforced }
    }
}

impl CompiledPolicy {
    /// Makes a policy ready.
    ///
    /// # Errors
    /// One of its detectors cannot be made ready; not for a policy that was checked when it was read.
    pub fn new(policy: Policy) -> Result<CompiledPolicy, PolicyError> {
        let rules = policy.rules.iter().map(|rule| CompiledRule::new(rule, &policy)).collect();
        let own = policy.own()?;
        let detect = policy.detected();
        let min_scores = Entity::ALL.iter().map(|&entity| policy.min_score_of(entity)).collect();
        let datasets = datasets_of(&policy).into_iter().map(str::to_owned).collect();
        let subject_fields = policy.rules.iter().filter_map(|rule| rule.subject_field.clone()).collect();
        let synthesizes = policy.rules.iter().any(|rule| rule.action == Action::Synthesize);
        Ok(CompiledPolicy { synthesizes, datasets, subject_fields, rules, off: policy.mode == Mode::Off, detect, min_scores, own, policy })
    }

    /// Whether a finding of that kind and score counts at all.
    pub fn counts(&self, entity: Entity, score: f32) -> bool {
        self.detect.contains(entity) && score >= self.min_scores[entity as usize]
    }

    /// Whether the policy says that this value is no finding.
    pub fn allows(&self, entity: Entity, value: &[u8]) -> bool {
        self.own.allows.iter().any(|allow| allow.covers(entity, value))
    }

    /// Whether the policy's own detector of that place looks into a field.
    pub fn looks_into(&self, detector: u16, path: &[u8]) -> bool {
        self.policy.detectors.get(usize::from(detector)).is_some_and(|detector: &Detector| detector.looks_into(path))
    }

    /// The first rule that matches a finding that counts. The rules whose conditions on the message do not hold are not
    /// looked at after the first finding, and no rule where the kind alone decides.
    #[inline]
    pub fn decide(&self, active: &mut Active, finding: &Asked<'_>, context: &Context<'_>) -> Decision {
        match active.by_entity.get(finding.entity as usize) {
            Some(&Settled::Is(decision)) => decision,
            Some(Settled::Asks) => self.ask(&active.rules, finding, context),
            _ => self.decide_first(active, finding, context),
        }
    }

    /// The first finding of its kind in a message.
    #[cold]
    fn decide_first(&self, active: &mut Active, finding: &Asked<'_>, context: &Context<'_>) -> Decision {
        if active.by_entity.is_empty() {
            self.activate(context, active);
        }
        active.by_entity[finding.entity as usize] = self.settle(&active.rules, finding.entity);
        self.decide(active, finding, context)
    }

    #[cold]
    fn activate(&self, context: &Context<'_>, active: &mut Active) {
        active.rules.clear();
        let is_ai = active.is_ai;
        for (index, rule) in self.policy.rules.iter().enumerate() {
            if unmet_by_message(rule, context, || is_ai || self.policy.is_ai_host(context.host)).is_none() {
                active.rules.push(index as u16);
            }
        }
        active.by_entity.resize(Entity::ALL.len(), Settled::Unknown);
    }

    /// What becomes of a kind of data, if no rule for it asks for more.
    fn settle(&self, active: &[u16], entity: Entity) -> Settled {
        for &index in active {
            let (rule, compiled) = (&self.policy.rules[usize::from(index)], &self.rules[usize::from(index)]);
            if !compiled.entities.contains(entity) {
                continue;
            }
            let asks = compiled.min_score > self.min_scores[entity as usize] || rule.field.is_some() || compiled.subject.is_some();
            return if asks { Settled::Asks } else { Settled::Is(compiled.decision(index)) };
        }
        Settled::Is(Decision::NONE)
    }

    fn ask(&self, active: &[u16], finding: &Asked<'_>, context: &Context<'_>) -> Decision {
        for &index in active {
            let (rule, compiled) = (&self.policy.rules[usize::from(index)], &self.rules[usize::from(index)]);
            let own = || context.subject.is_some_and(|subject| subject.owns(finding.value));
            if unmet_by_finding(rule, compiled, finding, own).is_none() {
                return compiled.decision(index);
            }
        }
        Decision::NONE
    }
}

/// What a message has decided of the rules.
#[derive(Default)]
pub(crate) struct Active {
    /// The rules whose conditions on the message hold.
    rules: Vec<u16>,
    /// Empty until the first finding, for most messages have none.
    by_entity: Vec<Settled>,
    /// The message is what an AI service is sent, whatever its host.
    pub is_ai: bool,
}

impl Active {
    pub fn clear(&mut self) {
        self.by_entity.clear();
        self.is_ai = false;
    }
}

#[derive(Clone, Copy)]
enum Settled {
    Unknown,
    /// A rule wants to know the score, the field or whose it is.
    Asks,
    Is(Decision),
}

/// A finding as a rule sees it.
pub(crate) struct Asked<'a> {
    pub entity: Entity,
    pub score: f32,
    pub path: &'a [u8],
    pub value: &'a [u8],
}

/// The first condition on the message itself that does not hold: its key in the policy. `is_ai` is asked by few rules.
pub(crate) fn unmet_by_message(rule: &Rule, context: &Context<'_>, is_ai: impl FnOnce() -> bool) -> Option<&'static str> {
    let any = |patterns: &[String], text: &str| patterns.iter().any(|pattern| glob::matches(pattern.as_bytes(), text.as_bytes()));
    if rule.mode == Mode::Off {
        return Some("mode");
    }
    if rule.channel.as_ref().is_some_and(|channels| !channels.as_slice().contains(&context.channel)) {
        return Some("channel");
    }
    if rule.consumer.as_ref().is_some_and(|consumers| !any(consumers.as_slice(), context.consumer)) {
        return Some("consumer");
    }
    // Platforms write routes with and without the slash in front.
    let route = context.route.trim_start_matches('/');
    if rule.route.as_ref().is_some_and(|routes| !any(routes.as_slice(), context.route) && !any(routes.as_slice(), route)) {
        return Some("route");
    }
    if rule.host.as_ref().is_some_and(|hosts| !any(hosts.as_slice(), context.host)) {
        return Some("host");
    }
    if rule.service.is_some() && !is_ai() {
        return Some("service");
    }
    None
}

/// The first condition on a finding that does not hold: its key in the policy. `own` is asked last, and only by rules
/// that want to know.
pub(crate) fn unmet_by_finding(rule: &Rule, compiled: &CompiledRule, finding: &Asked<'_>, own: impl FnOnce() -> bool) -> Option<&'static str> {
    if !compiled.entities.contains(finding.entity) {
        return Some(if rule.entity.is_some() { "entity" } else { "category" });
    }
    if finding.score < compiled.min_score {
        return Some("min_score");
    }
    if rule.field.as_ref().is_some_and(|fields| !fields.as_slice().iter().any(|pattern| glob::matches_path(pattern.as_bytes(), finding.path))) {
        return Some("field");
    }
    if compiled.subject.is_some_and(|whose| own() != (whose == Whose::Own)) {
        return Some("subject");
    }
    None
}
