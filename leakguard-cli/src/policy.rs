//! `leakguard policy`

use std::io::Write;
use std::process::ExitCode;

use anyhow::{Result, anyhow, ensure};
use leakguard_core::policy::Mode;
use leakguard_core::policy::explain::Question;
use leakguard_core::{Context, Entity, Policy};

use crate::args::{PolicyArgs, PolicyCommand};
use crate::input;

pub fn run(args: &PolicyArgs) -> Result<ExitCode> {
    match &args.command {
        PolicyCommand::Check { file } => {
            let policy = input::policy(file)?;
            writeln!(std::io::stdout(), "{file}: {} ({} rules, mode {})", policy.id(), policy.rules.len(), policy.mode.name())?;
        }
        PolicyCommand::Explain { policy, channel, consumer, field, entity, route, host, own, score } => {
            let entity = Entity::from_name(entity).ok_or_else(|| anyhow!("unknown entity `{entity}`; `leakguard entities` lists them"))?;
            ensure!((0.0..=1.0).contains(score), "a score is from 0 to 1, this is {score}");
            let policy = input::policy(policy)?;
            let context = Context { channel: *channel, consumer, route, host, subject: None };
            explain(&policy, &Question { context, field, entity, score: *score, own: *own })?;
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
    let outcome = match (explanation.mode, explanation.rule) {
        (Mode::Off, _) => "the policy is off: nothing is looked at".to_owned(),
        (_, None) if question.score < policy.min_score.0 => "ignored: the score is below the policy's min_score".to_owned(),
        (_, None) => "allow: no rule matches".to_owned(),
        (Mode::Monitor, Some(_)) => format!("monitor: recorded, not changed (would be: {})", explanation.action.name()),
        (Mode::Enforce, Some(_)) => explanation.action.name().to_owned(),
    };
    writeln!(out, "{}: {outcome}", question.entity.name())?;
    if let Some(reason) = explanation.rule.and_then(|rule| policy.rules[rule].reason.as_ref()) {
        writeln!(out, "because {reason}")?;
    }
    Ok(())
}
