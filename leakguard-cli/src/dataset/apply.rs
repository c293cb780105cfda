//! `leakguard dataset apply`: rows of a part in, rows of a part out, for whoever has parted the table already.

use std::io::{BufRead, BufWriter, Write};
use std::process::ExitCode;

use anyhow::{Context as _, Result, ensure};
use leakguard_core::keys::Keyring;

use super::lines;
use super::ordered::{ordered, threads};
use super::persons::LeaveOut;
use super::plan::{Counts, Plan, Work, told};
use super::recipe::Recipe;
use super::row::read_json;
use super::source::BATCH;
use crate::args::DatasetApplyArgs;
use crate::input;

pub fn run(args: &DatasetApplyArgs) -> Result<ExitCode> {
    let recipe = Recipe::read(&args.set.recipe, args.set.prefix.as_deref())?;
    let keyring = args.set.keyring.as_deref().map(Keyring::open).transpose()?;
    let plan = Plan::new(&recipe, recipe.table(&args.table)?, &input::policy(&args.set.policy)?, keyring.as_ref())?;
    let leave_out = leave_out(&recipe, args)?;
    let mut out = BufWriter::with_capacity(input::CHUNK, std::io::stdout().lock());
    let counts = apply(&plan, &leave_out, args.threads.unwrap_or_else(threads), std::io::stdin().lock(), &mut out)?;
    out.flush()?;
    if !counts.unnamed.is_empty() {
        eprintln!("leakguard: not in the recipe, and so not written: {}", told(&counts.unnamed).join(", "));
    }
    if let Some(report) = &args.report {
        let text = serde_json::to_string_pretty(&Counts { unnamed: told(&counts.unnamed).into_iter().collect(), ..counts })?;
        std::fs::write(report, text + "\n").with_context(|| report.display().to_string())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Who is left out: the lists that are files, and the one that is given for the queries, which nothing asks here.
fn leave_out(recipe: &Recipe, args: &DatasetApplyArgs) -> Result<LeaveOut> {
    let has_query = recipe.erasure.as_ref().is_some_and(|list| list.query.is_some()) || recipe.consent.as_ref().is_some_and(|list| list.query.is_some());
    ensure!(
        !has_query || args.leave_out.is_some(),
        "the recipe asks the database who is left out, and this command reads no database: `leakguard dataset persons` writes the list, --leave-out takes it"
    );
    let mut leave_out = LeaveOut::of_files(recipe)?;
    if let Some(file) = &args.leave_out {
        leave_out.read_list(file)?;
    }
    Ok(leave_out)
}

/// Reads rows to the end and writes what becomes of them.
fn apply(plan: &Plan, leave_out: &LeaveOut, threads: usize, reader: impl BufRead, out: &mut impl Write) -> Result<Counts> {
    let mut batches = lines::Batches::new(reader, "standard input");
    let mut counts = Counts::default();
    ordered(
        threads,
        Work::default,
        |work, batch: lines::Batch| {
            let mut bytes = Vec::with_capacity(batch.len());
            for (number, line) in batch.lines() {
                let place = || batch.place(number);
                let row = read_json(line, &plan.inputs, &mut work.counts.unnamed).with_context(place)?;
                if let Some(row) = plan.apply(&row, leave_out, work).with_context(place)? {
                    lines::write(&plan.outputs, &row, &mut bytes)?;
                }
            }
            Ok((bytes, std::mem::take(&mut work.counts)))
        },
        || batches.next(BATCH),
        |(bytes, counted)| {
            counts.add(&counted);
            Ok(out.write_all(&bytes)?)
        },
    )?;
    Ok(counts)
}
