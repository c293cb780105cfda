//! `leakguard policy`

use std::io::Write;
use std::process::ExitCode;

use anyhow::{Result, anyhow, ensure};
use leakguard_core::policy::Mode;
use leakguard_core::policy::explain::{Ignored, Question};
use leakguard_core::{Context, Entity, Policy};

use crate::args::{PolicyArgs, PolicyCommand};
use crate::input;

pub fn run(args: &PolicyArgs) -> Result<ExitCode> {
    match &args.command {
        PolicyCommand::Check { file } => {
            let policy = input::policy(file)?;
            let detectors = match policy.detectors.len() {
                0 => String::new(),
                1 => ", 1 detector".to_owned(),
                more => format!(", {more} detectors"),
            };
            writeln!(std::io::stdout(), "{file}: {} ({} rules{detectors}, mode {})", policy.id(), policy.rules.len(), policy.mode.name())?;
        }
        PolicyCommand::Explain { policy, channel, consumer, field, entity, route, host, own, score, value } => {
            let entity = Entity::from_name(entity).ok_or_else(|| anyhow!("unknown entity `{entity}`; `leakguard entities` lists them"))?;
            ensure!((0.0..=1.0).contains(score), "a score is from 0 to 1, this is {score}");
            let policy = input::policy(policy)?;
            let context = Context { channel: *channel, consumer, route, host, subject: None };
            explain(&policy, &Question { context, field, entity, score: *score, own: *own, value: value.as_deref() })?;
        }
        PolicyCommand::Schema => {
            writeln!(std::io::stdout(), "{:#}", Policy::schema())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn explain(policy: &Policy, question: &Question<'_>) -> std::io::Result<()> {
    let explanation = policy.explain(question);
    let mut out = std::io::stdout().lock();
    for step in &explanation.steps {
        match step.unmet {
            Some(key) => writeln!(out, "  no   {:<32} {key} does not match", step.rule)?,
            None => writeln!(out, "  yes  {}", step.rule)?,
        }
    }
    if !explanation.detectors.is_empty() {
        writeln!(out, "found by the policy's own {}", explanation.detectors.join(", "))?;
    }
    let ignored = explanation.ignored.map(|ignored| match ignored {
        Ignored::NotLookedFor => "the policy's `detect` leaves it out".to_owned(),
        Ignored::BelowThreshold { least, own: true } => format!("the score is below {least}, the policy's threshold for it"),
        Ignored::BelowThreshold { least, own: false } => format!("the score is below {least}, the policy's min_score"),
        Ignored::Allowed(place, reason) => {
            format!("allow[{place}] says that this value is no finding{}", reason.map(|why| format!(" ({why})")).unwrap_or_default())
        }
    });
    let outcome = match (explanation.mode, explanation.rule) {
        (Mode::Off, _) => "the policy is off: nothing is looked at".to_owned(),
        (_, None) if ignored.is_some() => format!("ignored: {}", ignored.unwrap_or_default()),
        (_, None) => "allow: no rule matches".to_owned(),
        (Mode::Monitor, Some(rule)) => format!("monitor: recorded, not changed (would be: {})", policy.describe(rule, question.entity)),
        (Mode::Enforce, Some(rule)) => policy.describe(rule, question.entity),
    };
    writeln!(out, "{}: {outcome}", question.entity.name())?;
    if let Some(reason) = explanation.rule.and_then(|rule| policy.rules[rule].reason.as_ref()) {
        writeln!(out, "because {reason}")?;
    }
    Ok(())
}
