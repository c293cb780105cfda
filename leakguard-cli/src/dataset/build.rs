//! `leakguard dataset build` and `seal`: rows of a source become a data set.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow, ensure};
use indicatif::{ProgressBar, ProgressStyle};
use leakguard_core::keys::Keyring;
use leakguard_core::{Policy, Tokenizer};

use super::encode::{Encoded, Encoder, Format};
use super::groups::{Groups, Member};
use super::manifest::{Dropped, Manifest, PersonCounts, TableEntry};
use super::ordered::{ordered, threads};
use super::part::{Part, Recipients, Unfinished};
use super::persons::LeaveOut;
use super::plan::{Counts, Output, Plan, Work};
use super::recipe::{ColumnAction, Recipe, Table};
use super::source::{BATCH, Batch, Cursor, Database, Files, Literal, Source};
use super::stage::Stage;
use super::state::{self, State, TableState};
use crate::args::{DatasetBuildArgs, DatasetOutputArgs, DatasetPersonsArgs, DatasetSealArgs, DatasetSetArgs};
use crate::input;

/// The dataset of the tokens that keep the place of a build that was stopped.
const PLACES: &str = "leakguard/dataset/places";

/// `leakguard dataset build`
pub fn build(args: &DatasetBuildArgs) -> Result<ExitCode> {
    let recipe = Recipe::read(&args.set.recipe, args.set.prefix.as_deref())?;
    let mut database = recipe.source.as_ref().map(|source| Database::open(&source.database)).transpose()?;
    let leave_out = leave_out(&recipe, database.as_mut())?;
    let mut run = Run::new(recipe, &args.set, &args.out, leave_out, args.resume, "")?;
    let source = database.as_ref().map_or_else(|| "files".to_owned(), |database| database.place.clone());
    for table in &run.recipe.tables.clone() {
        run.table(table, &mut From::Source(database.as_mut()))?;
    }
    run.finish(source)
}

/// `leakguard dataset seal`
pub fn seal(args: &DatasetSealArgs) -> Result<ExitCode> {
    let recipe = Recipe::read(&args.set.recipe, args.set.prefix.as_deref())?;
    let leave_out = LeaveOut::default();
    let mut run = Run::new(recipe, &args.set, &args.out, leave_out, false, "seal")?;
    for table in &run.recipe.tables.clone() {
        run.table(table, &mut From::Parts(&args.from))?;
    }
    run.finish(args.source.clone())
}

/// `leakguard dataset persons`
pub fn persons(args: &DatasetPersonsArgs) -> Result<ExitCode> {
    let recipe = Recipe::read(&args.recipe, args.prefix.as_deref())?;
    let mut database = recipe.source.as_ref().map(|source| Database::open(&source.database)).transpose()?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut result = Ok(());
    lists(&recipe, database.as_mut(), |why, person| {
        let person = person.trim_ascii();
        if result.is_ok() && !person.is_empty() && !person.contains(&b'\n') {
            result = out.write_all(&[why.as_bytes(), b"\t", person, b"\n"].concat());
        }
    })?;
    result?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Hands out the persons of a recipe's lists, and why they are there.
fn lists(recipe: &Recipe, mut database: Option<&mut Database>, mut take: impl FnMut(&str, &[u8])) -> Result<()> {
    let erasure = recipe.erasure.as_ref().map(|list| ("erasure", "erased", &list.query, &list.file));
    let consent = recipe.consent.as_ref().map(|list| ("consent", list.given.name(), &list.query, &list.file));
    for (key, why, query, file) in erasure.into_iter().chain(consent) {
        if let (Some(query), Some(database)) = (query, database.as_deref_mut()) {
            database.list(query, |person| take(why, person)).with_context(|| format!("{key}.query"))?;
        }
        if let Some(file) = file {
            super::persons::each_in_file(&recipe.read.folder.join(file), |person| take(why, person))?;
        }
    }
    Ok(())
}

fn leave_out(recipe: &Recipe, database: Option<&mut Database>) -> Result<LeaveOut> {
    let mut leave_out = LeaveOut::of(recipe);
    lists(recipe, database, |why, person| _ = leave_out.add(why, person))?;
    Ok(leave_out)
}

/// Where the rows of tables come from.
enum From<'f> {
    /// The database of the recipe, or its files.
    Source(Option<&'f mut Database>),
    /// What `apply` has made: a folder for each table.
    Parts(&'f Path),
}

/// A build at work.
struct Run {
    recipe: Recipe,
    policy: Policy,
    keyring: Keyring,
    places: Tokenizer,
    leave_out: LeaveOut,
    format: Format,
    recipients: Recipients,
    recipient_names: Vec<String>,
    folder: PathBuf,
    rows_a_part: u64,
    created: time::Date,
    state: State,
    entries: BTreeMap<String, TableEntry>,
}

/// What a thread has made of a batch.
struct Made {
    rows: Encoded,
    written: u64,
    read: u64,
    key: Option<Literal>,
    counts: Counts,
}

impl Run {
    fn new(recipe: Recipe, set: &DatasetSetArgs, out: &DatasetOutputArgs, leave_out: LeaveOut, resume: bool, how: &str) -> Result<Run> {
        let keyring = set
            .keyring
            .as_deref()
            .ok_or_else(|| anyhow!("--keyring: the manifest is signed, and values are tokenised, with a key; `leakguard keys generate` makes one"))?;
        let keyring = Keyring::open(keyring)?;
        let policy = input::policy(&set.policy)?;
        let mut recipient_names: Vec<String> = recipe.recipients.iter().chain(&out.recipients).map(|key| key.trim().to_owned()).collect();
        recipient_names.sort();
        recipient_names.dedup();
        let recipients = Recipients::read(recipient_names.iter())?;
        let created = match &out.date {
            Some(text) => super::retention::day(text).ok_or_else(|| anyhow!("--date: a day is written 2026-11-22"))?,
            None => time::OffsetDateTime::now_utc().date(),
        };
        let prefix = recipe.prefix();
        let made_by = [
            env!("CARGO_PKG_VERSION"),
            how,
            &recipe.read.sha256,
            &prefix,
            &policy.id(),
            keyring.active_id(),
            out.format.ending(),
            &recipients.to_string(),
            &out.rows_per_part.to_string(),
        ]
        .join("\n");
        let state = state::begin(&out.output, resume, made_by, leave_out.digest())?;
        Ok(Run {
            places: Tokenizer::new(&keyring, PLACES)?.with_detokenize(true),
            recipe,
            policy,
            keyring,
            leave_out,
            format: out.format,
            recipients,
            recipient_names,
            folder: out.output.clone(),
            rows_a_part: out.rows_per_part,
            created,
            state,
            entries: BTreeMap::new(),
        })
    }

    /// Builds a table, as far as it is not built.
    fn table(&mut self, table: &Table, from: &mut From<'_>) -> Result<()> {
        let shown = || format!("table \"{}\"", table.name);
        let known = self.state.tables.get(&table.name).cloned().unwrap_or_default();
        let plan = Plan::new(&self.recipe, table, &self.policy, Some(&self.keyring))?;
        let counting = Plan::new(&self.recipe, &only_quasi(table), &self.policy, Some(&self.keyring))?;
        let names: Vec<String> = plan.outputs.iter().map(|output| output.name.clone()).collect();
        let quasi: Vec<Output> = plan.outputs.iter().filter(|output| output.quasi).cloned().collect();
        let person = written_person(&self.recipe, table, &plan.outputs);
        let leave_out = std::mem::take(&mut self.leave_out);
        let (stage, counted) = match from {
            From::Source(_) => (Stage::Plan(&plan, &leave_out), Stage::Plan(&counting, &leave_out)),
            From::Parts(_) => {
                let made = || Stage::Made { outputs: &plan.outputs, names: &names, person };
                (made(), made())
            }
        };
        let k = self.recipe.privacy.filter(|_| !quasi.is_empty()).map(|privacy| privacy.k);
        let mut unnamed = Vec::new();
        let mut state = known;
        if let From::Source(Some(database)) = from
            && table.file.is_none()
        {
            unnamed = database.unnamed(table, &plan.inputs).with_context(shown)?;
            state.snapshot = database.is_transactional(table).with_context(shown)?;
            if state.snapshot == Some(false) {
                eprintln!("leakguard: {}: its storage engine has no transactions: rows that change meanwhile are read before or after", shown());
            }
        }
        let bar = Bar::new(table, from)?;
        let mut groups = None;
        if let Some(k) = k.filter(|_| !state.done) {
            bar.says("counting");
            let found = count(&counted, &mut open(&self.recipe, table, counted.inputs(), from, 0, None)?, &bar).with_context(shown)?;
            let digest = found.digest();
            if state.groups.as_ref().is_some_and(|before| *before != digest) {
                eprintln!("leakguard: {}: its quasi-identifiers have changed since the build was begun: it begins anew", shown());
                state = TableState { snapshot: state.snapshot, ..TableState::default() };
                state::remove_table(&self.folder, &table.name)?;
            }
            state.groups = Some(digest);
            state.reached = Some(found.reached(k, stage.outputs(), stage.has_persons()));
            groups = Some((found, k));
        }
        if !state.done {
            let behind = state.key.as_deref().map(|key| state::shown(key, &self.places)).transpose()?;
            let mut source = open(&self.recipe, table, stage.inputs(), from, state.read, behind)?;
            bar.begins(state.read);
            state::private_folder(&self.folder.join(&table.name))?;
            while !state.done {
                let groups = groups.as_ref().map(|(groups, k)| (groups, *k));
                self.part(table, &stage, &mut source, groups, &mut state, &bar).with_context(shown)?;
                if let (true, Source::Files(files)) = (state.done, &source) {
                    state.counts.unnamed.extend(files.unnamed.iter().cloned());
                }
                self.state.tables.insert(table.name.clone(), state.clone());
                self.state.save(&self.folder)?;
            }
        }
        bar.ends();
        if let From::Parts(folder) = from {
            state.counts = reported(&folder.join(&table.name), &state.counts)?;
        }
        self.leave_out = leave_out;
        state.counts.unnamed.extend(unnamed);
        self.entries.insert(table.name.clone(), entry(table, state));
        Ok(())
    }

    /// Writes the next part.
    fn part(&self, table: &Table, stage: &Stage<'_>, source: &mut Source<'_>, groups: Option<(&Groups, u32)>, state: &mut TableState, bar: &Bar) -> Result<()> {
        let ending = if self.recipients.is_empty() { "" } else { ".age" };
        let name = format!("{}/part-{:05}.{}{ending}", table.name, state.parts.len(), self.format.ending());
        let (unfinished, sink) = Unfinished::create(self.folder.join(&name), &self.recipients)?;
        let outputs = stage.outputs();
        let mut encoder = Encoder::new(self.format, outputs, sink)?;
        let (mut asked, mut rows, mut more) = (0, 0, true);
        ordered(
            threads(),
            Work::default,
            |work, batch: Batch| {
                let mut made = self.format.begin(outputs);
                let mut written = 0;
                let mut unnamed = std::collections::BTreeSet::new();
                batch.each(stage.inputs(), &mut unnamed, |row| {
                    if let Some((row, member)) = stage.apply(row, work, groups.is_some())?
                        && Stage::is_written(&mut work.counts, member, groups)
                    {
                        made.add(outputs, &row)?;
                        written += 1;
                    }
                    Ok(())
                })?;
                work.counts.unnamed.append(&mut unnamed);
                Ok(Made { rows: made, written, read: batch.len(), key: batch.key.clone(), counts: std::mem::take(&mut work.counts) })
            },
            || {
                let left = self.rows_a_part.saturating_sub(asked);
                if left == 0 {
                    return Ok(None);
                }
                let batch = source.next(BATCH.min(usize::try_from(left).unwrap_or(BATCH)))?;
                match &batch {
                    Some(batch) => asked += batch.len(),
                    None => more = false,
                }
                Ok(batch)
            },
            |made| {
                encoder.write(made.rows)?;
                rows += made.written;
                state.read += made.read;
                state.counts.add(&made.counts);
                bar.moves(made.read);
                if let Some(key) = made.key {
                    state.key = Some(state::hidden(&key, &self.places)?);
                }
                Ok(())
            },
        )?;
        state.done = !more;
        let sink = encoder.finish()?;
        if rows == 0 && !state.parts.is_empty() {
            // Nothing came behind the last part, or nothing of it is written.
            return unfinished.discard(sink);
        }
        let (bytes, sha256) = unfinished.finish(sink)?;
        state.parts.push(Part { file: name, rows, bytes, sha256 });
        Ok(())
    }

    /// Writes the manifest.
    fn finish(self, source: String) -> Result<ExitCode> {
        let total: u64 = self.entries.values().map(|entry| entry.counts.rows_out).sum();
        let manifest = Manifest {
            version: 1,
            tool: concat!("leakguard ", env!("CARGO_PKG_VERSION")).to_owned(),
            created: self.created.to_string(),
            keep_until: self.recipe.retention.until(self.created).to_string(),
            recipe_sha256: self.recipe.read.sha256.clone(),
            policy: self.policy.id(),
            key: self.keyring.active_id().to_owned(),
            format: self.format,
            recipients: self.recipient_names,
            source,
            persons: PersonCounts { erased: self.leave_out.erased.len() as u64, consent: self.leave_out.consent.as_ref().map(|(list, _)| list.len() as u64) },
            tables: self.entries,
            recipe: self.recipe,
        };
        manifest.write(&self.folder, &self.keyring)?;
        State::remove(&self.folder)?;
        eprintln!("leakguard: {}: {total} rows in {}, keep until {}", self.folder.display(), tables(manifest.tables.len()), manifest.keep_until);
        Ok(ExitCode::SUCCESS)
    }
}

/// So many tables, in words.
pub fn tables(count: usize) -> String {
    if count == 1 { "1 table".to_owned() } else { format!("{count} tables") }
}

/// The table with its quasi-identifiers alone: what a row's group is.
fn only_quasi(table: &Table) -> Table {
    let mut only = table.clone();
    for column in only.columns.iter_mut().filter(|column| !column.quasi) {
        column.action = ColumnAction::Drop;
    }
    only
}

/// The place of the column that stands for the person in rows that are written.
pub fn written_person(recipe: &Recipe, table: &Table, outputs: &[Output]) -> Option<usize> {
    let subject = recipe.subject_of(table)?;
    let column = table.columns.iter().find(|column| column.name == subject)?;
    let stays_apart = matches!(column.action, ColumnAction::Keep | ColumnAction::Tokenize | ColumnAction::Hash);
    outputs.iter().position(|output| stays_apart && output.name == subject)
}

/// Counts the groups of a table.
fn count(stage: &Stage<'_>, source: &mut Source<'_>, bar: &Bar) -> Result<Groups> {
    let mut groups = Groups::default();
    ordered(
        threads(),
        Work::default,
        |work, batch: Batch| {
            let mut members: Vec<Member> = Vec::new();
            batch.each(stage.inputs(), &mut std::collections::BTreeSet::new(), |row| {
                members.extend(stage.apply(row, work, true)?.and_then(|(_, member)| member));
                Ok(())
            })?;
            Ok((members, batch.len()))
        },
        || source.next(BATCH),
        |(members, read)| {
            members.into_iter().for_each(|member| groups.add(member));
            bar.moves(read);
            Ok(())
        },
    )?;
    groups.counted();
    Ok(groups)
}

/// The rows of a table, from a place on.
fn open<'d>(recipe: &Recipe, table: &Table, inputs: &[String], from: &'d mut From<'_>, read: u64, behind: Option<Literal>) -> Result<Source<'d>> {
    Ok(match (from, &table.file) {
        (From::Parts(folder), _) => Source::Files(Files::new(parts_of(&folder.join(&table.name))?, inputs, read)?),
        (From::Source(_), Some(file)) => Source::Files(Files::new(vec![recipe.read.folder.join(file)], inputs, read)?),
        (From::Source(Some(database)), None) => Source::Database(database, Box::new(Cursor::new(table, inputs, behind))),
        (From::Source(None), None) => return Err(anyhow!("table \"{}\": a file is needed, or a [source]: build reads no standard input", table.name)),
    })
}

/// The files of a folder that hold rows, in the order of their names.
fn parts_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let shown = || folder.display().to_string();
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(shown)? {
        let path = entry.with_context(shown)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !name.starts_with(['.', '_']) && !name.ends_with(".report.json") && path.is_file() {
            ensure!(
                name.ends_with(".ndjson") || name.ends_with(".jsonl") || name.ends_with(".json"),
                "{}: rows of `apply` are lines of JSON, in files that end in .ndjson",
                path.display()
            );
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// What the reports of `apply` beside the parts say, as far as only they know.
fn reported(folder: &Path, sealed: &Counts) -> Result<Counts> {
    let mut reported = Counts::default();
    let mut is_there = false;
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".report.json") {
            let text = std::fs::read(&path).with_context(|| path.display().to_string())?;
            reported.add(&serde_json::from_slice(&text).map_err(|_| anyhow!("{}: not a report of `leakguard dataset apply`", path.display()))?);
            is_there = true;
        }
    }
    if !is_there {
        return Ok(sealed.clone());
    }
    ensure!(reported.rows_out == sealed.rows_in, "{}: the reports tell of {} rows, the files have {}", folder.display(), reported.rows_out, sealed.rows_in);
    Ok(Counts { rows_out: sealed.rows_out, rows_suppressed: sealed.rows_suppressed, ..reported })
}

fn entry(table: &Table, state: TableState) -> TableEntry {
    let file = table.file.as_ref().map(|file| format!("file {}", file.display()));
    let source =
        file.unwrap_or_else(|| table.query.as_ref().map_or_else(|| format!("table {}", table.from.as_deref().unwrap_or(&table.name)), |_| "query".to_owned()));
    let by_recipe = table.columns.iter().filter(|column| column.action == ColumnAction::Drop).map(|column| column.name.clone()).collect();
    let mut counts = state.counts;
    let unnamed = super::plan::told(&std::mem::take(&mut counts.unnamed));
    TableEntry { source, snapshot: state.snapshot, dropped: Dropped { by_recipe, unnamed }, counts, k: state.reached, parts: state.parts }
}

/// How far a table is, on a terminal.
struct Bar(Option<ProgressBar>);

impl Bar {
    fn new(table: &Table, from: &mut From<'_>) -> Result<Bar> {
        if !std::io::stderr().is_terminal() {
            return Ok(Bar(None));
        }
        let rows = match from {
            From::Source(Some(database)) if table.file.is_none() => database.count(table)?,
            _ => None,
        };
        let (bar, template) = match rows {
            Some(rows) => (ProgressBar::new(rows), "{prefix} {wide_bar} {pos}/{len} rows {per_sec}, {eta} left {msg}"),
            None => (ProgressBar::new_spinner(), "{prefix} {spinner} {pos} rows {per_sec} {msg}"),
        };
        let bar = ProgressStyle::with_template(template).map_or(bar.clone(), |style| bar.with_style(style));
        bar.set_prefix(table.name.clone());
        Ok(Bar(Some(bar)))
    }

    fn says(&self, what: &'static str) {
        self.0.iter().for_each(|bar| bar.set_message(what));
    }

    fn begins(&self, at: u64) {
        self.says("");
        self.0.iter().for_each(|bar| bar.set_position(at));
    }

    fn moves(&self, by: u64) {
        self.0.iter().for_each(|bar| bar.inc(by));
    }

    fn ends(&self) {
        self.0.iter().for_each(ProgressBar::finish_and_clear);
    }
}
