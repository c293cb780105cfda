//! Where rows come from.

mod database;
mod files;

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};

pub use database::{Cursor, Database, Literal};
pub use files::Files;

use super::lines;
use super::row::{self, Cell};

/// Rows that are worked on at once.
pub const BATCH: usize = 512;

/// Some rows of a source.
pub struct Batch {
    rows: Rows,
    /// The key of the last, where there is one.
    pub key: Option<Literal>,
}

enum Rows {
    Lines(lines::Batch),
    Cells(Vec<Vec<Cell>>, String),
}

impl Batch {
    /// Lines of JSON.
    pub fn of_lines(lines: lines::Batch) -> Batch {
        Batch { rows: Rows::Lines(lines), key: None }
    }

    /// Rows that were read; `place` is what messages call their source.
    pub fn of_cells(cells: Vec<Vec<Cell>>, key: Option<Literal>, place: &str) -> Batch {
        Batch { rows: Rows::Cells(cells, place.to_owned()), key }
    }

    /// How many rows, or lines, the source is read on by.
    pub fn len(&self) -> u64 {
        match &self.rows {
            Rows::Lines(lines) => lines.count() as u64,
            Rows::Cells(cells, _) => cells.len() as u64,
        }
    }

    /// Hands out each row.
    pub fn each(&self, columns: &[String], unnamed: &mut BTreeSet<String>, mut take: impl FnMut(&[Cell]) -> Result<()>) -> Result<()> {
        match &self.rows {
            Rows::Lines(lines) => lines.lines().try_for_each(|(number, line)| {
                let place = || lines.place(number);
                take(&row::read_json(line, columns, unnamed).with_context(place)?).with_context(place)
            }),
            Rows::Cells(cells, place) => cells.iter().try_for_each(|row| take(row).with_context(|| place.clone())),
        }
    }
}

/// A table that is read.
pub enum Source<'s> {
    /// In a database.
    Database(&'s mut Database, Box<Cursor>),
    /// In files.
    Files(Files),
}

impl Source<'_> {
    /// The next rows, at most so many; `None`: there are no more.
    pub fn next(&mut self, limit: usize) -> Result<Option<Batch>> {
        match self {
            Source::Database(database, cursor) => database.next(cursor, limit),
            Source::Files(files) => files.next(limit),
        }
    }
}
