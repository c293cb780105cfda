//! A table of a recipe made ready: what becomes of its rows. A row depends on no other row.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result, anyhow};
use leakguard_core::keys::Keyring;
use leakguard_core::{Channel, Columns, Context, Engine, Entity, Policy, Scratch, Verdict};
use serde::{Deserialize, Serialize};

use super::persons::{LeaveOut, LeftOut, is_nobody};
use super::recipe::{ColumnAction, Recipe, Table, Type};
use super::row::Cell;

/// Kinds of data whose values are looked for in the texts of their row, where the recipe says that a column holds them.
const TOLD: [Entity; 5] = [Entity::Person, Entity::Username, Entity::EmailAddress, Entity::PhoneNumber, Entity::PostalAddress];

/// What becomes of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Drop,
    Keep(Type),
    Redact,
    /// The place in [`Columns`].
    Change(usize),
}

/// A column that is written.
#[derive(Clone, Debug)]
pub struct Output {
    /// Its name.
    pub name: String,
    /// How it is written.
    pub kind: Type,
    /// It is counted for k-anonymity.
    pub quasi: bool,
}

/// A table made ready. Shared between threads; what a row needs is in [`Work`].
pub struct Plan {
    /// The columns to read: those that the recipe names, and the one that names the person.
    pub inputs: Vec<String>,
    /// The columns that are written, in their order.
    pub outputs: Vec<Output>,
    /// What becomes of each input; an input behind the last is read only.
    how: Vec<How>,
    /// What the recipe says that each input holds, if it names persons or finds them.
    told: Vec<Option<Entity>>,
    /// The place of the column that names the person.
    subject: Option<usize>,
    changes: Option<Columns>,
    engine: Engine,
    consumer: String,
    /// A column is looked into, so that the engine is needed.
    looks: bool,
}

/// What one thread needs for row after row.
#[derive(Default)]
pub struct Work {
    scratch: Scratch,
    buffer: Vec<u8>,
    /// What was counted so far.
    pub counts: Counts,
}

/// What was counted over rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    /// Rows that came in.
    pub rows_in: u64,
    /// Rows that went out.
    pub rows_out: u64,
    /// Rows of persons who have asked to be erased.
    pub rows_erased: u64,
    /// Rows of persons who have not agreed.
    pub rows_without_consent: u64,
    /// Rows of groups that were too small.
    pub rows_suppressed: u64,
    /// By kind of data: values that were found in columns that are kept, and changed there.
    pub found: BTreeMap<String, u64>,
    /// By column: values that its action has changed.
    pub changed: BTreeMap<String, u64>,
    /// By column: values that were not of its type and are left out.
    pub not_of_type: BTreeMap<String, u64>,
    /// Columns of the source that the recipe does not name.
    pub unnamed: BTreeSet<String>,
}

impl Counts {
    /// Adds what another thread has counted.
    pub fn add(&mut self, other: &Counts) {
        self.rows_in += other.rows_in;
        self.rows_out += other.rows_out;
        self.rows_erased += other.rows_erased;
        self.rows_without_consent += other.rows_without_consent;
        self.rows_suppressed += other.rows_suppressed;
        for (own, others) in [(&mut self.found, &other.found), (&mut self.changed, &other.changed), (&mut self.not_of_type, &other.not_of_type)] {
            others.iter().for_each(|(name, count)| *own.entry(name.clone()).or_default() += count);
        }
        self.unnamed.extend(other.unnamed.iter().cloned());
    }
}

/// Names of columns as they may be shown. A key of JSON may be data itself: what is no plain word is not told.
pub fn told(names: &BTreeSet<String>) -> Vec<String> {
    let is_word = |name: &&String| {
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
        name.len() <= 64 && name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_') && name.bytes().all(is_part)
    };
    let mut words: Vec<String> = names.iter().filter(is_word).cloned().collect();
    if words.len() < names.len() {
        words.push(NO_WORDS.to_owned());
    }
    words
}

/// What stands for names that are not told.
const NO_WORDS: &str = "(names that are no plain words)";

fn count(map: &mut BTreeMap<String, u64>, name: &str) {
    match map.get_mut(name) {
        Some(count) => *count += 1,
        None => _ = map.insert(name.to_owned(), 1),
    }
}

impl Plan {
    /// Makes a table ready.
    ///
    /// # Errors
    /// A column needs a key and there is no keyring; the policy cannot be made ready.
    pub fn new(recipe: &Recipe, table: &Table, policy: &Policy, keyring: Option<&Keyring>) -> Result<Plan> {
        let mut inputs: Vec<String> = table.columns.iter().map(|column| column.name.clone()).collect();
        let subject = recipe.subject_of(table).map(|name| {
            inputs.iter().position(|input| input == name).unwrap_or_else(|| {
                inputs.push(name.to_owned());
                inputs.len() - 1
            })
        });
        let mut change = 0;
        let how: Vec<How> = table
            .columns
            .iter()
            .map(|column| match column.action {
                ColumnAction::Drop => How::Drop,
                ColumnAction::Keep => How::Keep(column.kind.unwrap_or_default()),
                ColumnAction::Redact => How::Redact,
                _ => {
                    change += 1;
                    How::Change(change - 1)
                }
            })
            .collect();
        let outputs = Plan::outputs_of(table);
        let told = table.columns.iter().map(|column| column.entity.filter(|entity| TOLD.contains(entity))).collect();
        let changes = recipe.rules(table)?.map(|rules| Columns::new(&rules, keyring)).transpose().map_err(|error| anyhow!("table {error}"))?;
        let allowed: Vec<(&str, &[Entity])> = table.columns.iter().map(|column| (column.name.as_str(), &column.allow[..])).collect();
        let policy = policy.for_dataset(recipe.dataset(), &allowed)?;
        let engine = Engine::with_keyring(policy, keyring).context("policy")?;
        let looks = how.iter().any(|how| matches!(how, How::Keep(_) | How::Redact));
        Ok(Plan { inputs, outputs, how, told, subject, changes, engine, consumer: format!("ai:{}", recipe.name), looks })
    }

    /// The columns of a table that are written.
    pub fn outputs_of(table: &Table) -> Vec<Output> {
        let written = table.columns.iter().filter(|column| column.action != ColumnAction::Drop);
        written.map(|column| Output { name: column.name.clone(), kind: column.kind.unwrap_or_default(), quasi: column.quasi }).collect()
    }

    /// Whether rows name persons.
    pub fn has_persons(&self) -> bool {
        self.subject.is_some()
    }

    /// Whom a row is about.
    pub fn person<'c>(&self, row: &'c [Cell]) -> Option<&'c [u8]> {
        self.subject.and_then(|place| row[place].text()).filter(|person| !is_nobody(person))
    }

    /// What becomes of a row; `None`: it is left out. Counts what is done.
    ///
    /// # Errors
    /// The engine refuses the row.
    pub fn apply(&self, row: &[Cell], leave_out: &LeaveOut, work: &mut Work) -> Result<Option<Vec<Cell>>> {
        work.counts.rows_in += 1;
        match leave_out.asks(self.person(row)) {
            Some(LeftOut::Erased) => {
                work.counts.rows_erased += 1;
                return Ok(None);
            }
            Some(LeftOut::NoConsent) => {
                work.counts.rows_without_consent += 1;
                return Ok(None);
            }
            None => {}
        }
        let mut out = Vec::with_capacity(self.outputs.len());
        if self.looks {
            self.look(row, work, &mut out)?;
        }
        let mut place = 0;
        for (column, how) in self.how.iter().enumerate() {
            match how {
                How::Drop => continue,
                How::Keep(_) | How::Redact => {}
                How::Change(change) => {
                    // A guest has no number: a token for all of them would make one person of them.
                    let is_nobody = self.subject == Some(column) && row[column].text().is_some_and(is_nobody);
                    let new = match (row[column].text().filter(|_| !is_nobody), &self.changes) {
                        (Some(value), Some(changes)) => {
                            work.buffer.clear();
                            changes.write(*change, value, self.person(row), &mut work.buffer);
                            count(&mut work.counts.changed, &self.inputs[column]);
                            Cell::Text(work.buffer.clone())
                        }
                        _ => Cell::Null,
                    };
                    out.insert(place, new);
                }
            }
            place += 1;
        }
        work.counts.rows_out += 1;
        Ok(Some(out))
    }

    /// The columns that are looked into, after the engine has read what the recipe names of the row.
    fn look(&self, row: &[Cell], work: &mut Work, out: &mut Vec<Cell>) -> Result<()> {
        let context = Context { channel: Channel::Export, consumer: &self.consumer, ..Context::default() };
        let mut walk = self.engine.walk(&context, &mut work.scratch);
        let named = || row.iter().zip(&self.how).zip(&self.inputs);
        walk.enter(true);
        for (((cell, _), name), told) in named().zip(&self.told) {
            walk.key(name.as_bytes());
            match cell {
                Cell::Number(number) => walk.learn_number(number.as_bytes()),
                Cell::Text(text) => match told {
                    Some(entity) => walk.learn_as(*entity, text),
                    None => walk.learn(text),
                },
                Cell::Null | Cell::Bool(_) | Cell::Json(_) => {}
            }
        }
        walk.leave();
        walk.enter(true);
        for ((cell, how), name) in named() {
            if !matches!(how, How::Keep(_) | How::Redact) {
                continue;
            }
            walk.key(name.as_bytes());
            let refused = |blocked: leakguard_core::Blocked| anyhow!("{blocked}");
            let verdict = match (cell, how) {
                (Cell::Null | Cell::Bool(_), _) => Verdict::Keep,
                (Cell::Number(number), _) => walk.number(number.as_bytes()).map_err(refused)?,
                (Cell::Text(text), How::Redact) => walk.note(text).map_err(refused)?,
                (Cell::Json(text), How::Redact) => walk.note(text.as_bytes()).map_err(refused)?,
                (Cell::Text(text), _) => walk.string(text).map_err(refused)?,
                (Cell::Json(text), _) => walk.string(text.as_bytes()).map_err(refused)?,
            };
            let new = match (verdict, cell) {
                (Verdict::Keep, cell) => cell.clone(),
                (Verdict::Drop, _) => Cell::Null,
                (Verdict::Replace(bytes), Cell::Number(_)) => Cell::number(bytes.to_vec()),
                (Verdict::Replace(bytes), Cell::Json(_)) => match serde_json::from_slice::<&serde_json::value::RawValue>(bytes) {
                    Ok(value) => Cell::Json(value.get().to_owned()),
                    Err(_) => Cell::Text(bytes.to_vec()),
                },
                (Verdict::Replace(bytes), _) => Cell::Text(bytes.to_vec()),
            };
            let How::Keep(kind) = how else {
                out.push(new);
                continue;
            };
            out.push(new.of_type(*kind).unwrap_or_else(|| {
                count(&mut work.counts.not_of_type, name);
                Cell::Null
            }));
        }
        walk.leave();
        for finding in walk.findings().iter().filter(|finding| finding.changed) {
            count(&mut work.counts.found, finding.entity.name());
        }
        Ok(())
    }
}
