//! Files of rows: CSV, TSV, lines of JSON.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, ensure};

use super::{BATCH, Batch};
use crate::dataset::lines::Batches;
use crate::dataset::row::Cell;

/// Files that are read one behind the other.
pub struct Files {
    waiting: std::vec::IntoIter<PathBuf>,
    open: Option<Open>,
    columns: Vec<String>,
    /// Columns of tables that the recipe does not name.
    pub unnamed: BTreeSet<String>,
}

enum Open {
    Lines(Batches<BufReader<File>>),
    Table(Box<Table>),
}

/// A file of comma or tab separated values.
struct Table {
    reader: csv::Reader<File>,
    /// For each column of the file its place among those that are read.
    places: Vec<Option<usize>>,
    record: csv::ByteRecord,
    name: String,
}

/// Whether it is a kind of file that is read.
pub fn delimiter(path: &Path) -> Result<Option<u8>> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "csv" => Ok(Some(b',')),
        "tsv" => Ok(Some(b'\t')),
        "ndjson" | "jsonl" | "json" => Ok(None),
        _ => Err(anyhow!("{}: a file ends in .csv, .tsv, .ndjson or .jsonl", path.display())),
    }
}

impl Files {
    /// These files, for these columns, from a row on.
    ///
    /// # Errors
    /// A file cannot be read up to that row.
    pub fn new(files: Vec<PathBuf>, columns: &[String], from: u64) -> Result<Files> {
        let mut read = Files { waiting: files.into_iter(), open: None, columns: columns.to_vec(), unnamed: BTreeSet::new() };
        let mut left = from;
        while left > 0 {
            let limit = usize::try_from(left).unwrap_or(BATCH).min(BATCH);
            let batch = read.next(limit)?.ok_or_else(|| anyhow!("the files have become shorter since the build was begun"))?;
            left -= batch.len();
        }
        Ok(read)
    }

    /// The next rows, at most so many.
    pub fn next(&mut self, limit: usize) -> Result<Option<Batch>> {
        loop {
            let batch = match &mut self.open {
                None => None,
                Some(Open::Lines(lines)) => lines.next(limit)?.map(Batch::of_lines),
                Some(Open::Table(table)) => table.next(limit, self.columns.len())?,
            };
            if batch.is_some() {
                return Ok(batch);
            }
            let Some(path) = self.waiting.next() else { return Ok(None) };
            self.open = Some(self.open(&path)?);
        }
    }

    fn open(&mut self, path: &Path) -> Result<Open> {
        let shown = || path.display().to_string();
        let file = File::open(path).with_context(shown)?;
        let Some(delimiter) = delimiter(path)? else { return Ok(Open::Lines(Batches::new(BufReader::new(file), &shown()))) };
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(file);
        let header = reader.byte_headers().map_err(|error| broken(&error)).with_context(shown)?.clone();
        let mut places = Vec::with_capacity(header.len());
        for name in &header {
            let name = String::from_utf8_lossy(name.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(name)).into_owned();
            let place = self.columns.iter().position(|column| *column == name);
            ensure!(place.is_none() || !places.contains(&place), "{}: the column \"{name}\" is there twice", shown());
            if place.is_none() {
                self.unnamed.insert(name);
            }
            places.push(place);
        }
        if let Some(missing) = (0..self.columns.len()).find(|place| !places.contains(&Some(*place))) {
            return Err(anyhow!("{}: there is no column \"{}\"", shown(), self.columns[missing]));
        }
        Ok(Open::Table(Box::new(Table { reader, places, record: csv::ByteRecord::new(), name: shown() })))
    }
}

impl Table {
    fn next(&mut self, limit: usize, columns: usize) -> Result<Option<Batch>> {
        let mut rows = Vec::new();
        while rows.len() < limit && self.reader.read_byte_record(&mut self.record).map_err(|error| broken(&error)).with_context(|| self.name.clone())? {
            let mut cells = vec![Cell::Null; columns];
            for (value, place) in self.record.iter().zip(&self.places) {
                if let Some(place) = place {
                    cells[*place] = Cell::Text(value.to_vec());
                }
            }
            rows.push(cells);
        }
        Ok((!rows.is_empty()).then(|| Batch::of_cells(rows, None, &self.name)))
    }
}

/// The place alone: a parser's message may quote the line.
fn broken(error: &csv::Error) -> anyhow::Error {
    match (error.kind(), error.position()) {
        (csv::ErrorKind::UnequalLengths { expected_len, len, .. }, place) => {
            anyhow!("line {}: {len} values, the header has {expected_len}", place.map_or(1, csv::Position::line))
        }
        (csv::ErrorKind::Io(error), _) => anyhow!("{error}"),
        (_, place) => anyhow!("line {}: not readable as CSV", place.map_or(1, csv::Position::line)),
    }
}
