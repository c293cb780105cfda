//! What is still in the rows of a data set: what the recipe and the policy would change again.

use anyhow::{Result, anyhow};
use leakguard_core::keys::Keyring;
use leakguard_core::{Channel, Columns, Context, Engine, Entity, Format, Policy, Scratch};

use super::recipe::{ColumnAction, Recipe, Table};
use super::row::Cell;

/// A key that is nobody's: what it makes is compared, never written. Whatever was made with the true key stays as it is.
const NO_KEY: &str = "active = \"none\"\n[[key]]\nid = \"none\"\nsecret = \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"\n";

/// A table made ready to be looked through.
pub struct Residue {
    columns: Vec<Looked>,
    changes: Option<Columns>,
    /// As the build has looked: by field and value, what may stay stays.
    engine: Engine,
    consumer: String,
}

struct Looked {
    name: String,
    /// The place in [`Columns`] of a column whose every value was changed.
    change: Option<usize>,
    entity: Entity,
    is_text: bool,
}

/// What one thread needs.
pub struct Worker<'r> {
    residue: &'r Residue,
    scratch: Scratch,
    buffer: Vec<u8>,
}

impl Residue {
    /// Makes a table ready, with the policy's own detectors beside all others. Those that have an index need the keyring.
    pub fn new(recipe: &Recipe, table: &Table, policy: &Policy, keyring: Option<&Keyring>) -> Result<Residue> {
        let no_key = Keyring::from_toml(NO_KEY)?;
        let keyring = keyring.unwrap_or(&no_key);
        let mut change = 0;
        let written = table.columns.iter().filter(|column| column.action != ColumnAction::Drop);
        let columns = written
            .map(|column| {
                let is_changed = column.action.of_every_value().is_some();
                change += usize::from(is_changed);
                Looked {
                    name: column.name.clone(),
                    change: is_changed.then(|| change - 1),
                    entity: column.entity(),
                    is_text: column.action == ColumnAction::Redact,
                }
            })
            .collect();
        let changes = recipe.rules(table)?.map(|rules| Columns::new(&rules, Some(keyring))).transpose()?;
        let allowed: Vec<(&str, &[Entity])> = table.columns.iter().map(|column| (column.name.as_str(), &column.allow[..])).collect();
        let engine = Engine::with_keyring(policy.for_dataset(recipe.dataset(), &allowed)?, Some(keyring))?.knowing_made_up();
        Ok(Residue { columns, changes, engine, consumer: format!("ai:{}", recipe.name) })
    }

    /// What one thread needs.
    pub fn worker(&self) -> Worker<'_> {
        Worker { residue: self, scratch: Scratch::default(), buffer: Vec::new() }
    }
}

impl Worker<'_> {
    /// Looks through a row; hands out column and kind of each value that is still there.
    pub fn look(&mut self, row: &[Cell], mut take: impl FnMut(&str, Entity)) -> Result<()> {
        let residue = self.residue;
        let context = Context { channel: Channel::Export, consumer: &residue.consumer, ..Context::default() };
        for (column, cell) in residue.columns.iter().zip(row) {
            let (Some(change), Some(changes), Some(value)) = (column.change, &residue.changes, cell.text()) else { continue };
            self.buffer.clear();
            changes.write(change, value, Some(b"x"), &mut self.buffer);
            if self.buffer != value {
                take(&column.name, column.entity);
                continue;
            }
            // What is left of a value may be a value of its own kind, less exact; of no other.
            let redaction = residue.engine.redact(value, &context, Format::Text, &mut self.scratch).map_err(|blocked| anyhow!("{blocked}"))?;
            redaction
                .findings
                .iter()
                .filter(|finding| finding.changed && finding.entity != column.entity)
                .for_each(|finding| take(&column.name, finding.entity));
        }
        let mut walk = residue.engine.walk(&context, &mut self.scratch);
        let looked = || residue.columns.iter().zip(row).filter(|(column, _)| column.change.is_none());
        walk.enter(true);
        for (column, cell) in looked() {
            walk.key(column.name.as_bytes());
            match cell {
                Cell::Number(number) => walk.learn_number(number.as_bytes()),
                Cell::Text(text) => walk.learn(text),
                _ => {}
            }
        }
        walk.leave();
        walk.enter(true);
        let mut known = 0;
        for (column, cell) in looked() {
            walk.key(column.name.as_bytes());
            let looked = match cell {
                Cell::Null | Cell::Bool(_) => continue,
                Cell::Number(number) => walk.number(number.as_bytes()).map(|_| ()),
                Cell::Text(text) if column.is_text => walk.note(text).map(|_| ()),
                Cell::Json(text) if column.is_text => walk.note(text.as_bytes()).map(|_| ()),
                Cell::Text(text) => walk.string(text).map(|_| ()),
                Cell::Json(text) => walk.string(text.as_bytes()).map(|_| ()),
            };
            looked.map_err(|blocked| anyhow!("{blocked}"))?;
            for finding in walk.findings().get(known..).unwrap_or_default().iter().filter(|finding| finding.changed) {
                take(&column.name, finding.entity);
            }
            known = walk.findings().len();
        }
        walk.leave();
        Ok(())
    }
}
