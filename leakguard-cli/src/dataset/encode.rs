//! The formats of a data set.

use std::io::Write;

use anyhow::Result;
use serde::{Deserialize, Serialize};

use super::columnar::{self, Buffers, Columnar};
use super::lines;
use super::plan::Output;
use super::row::Cell;

/// How rows are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// A line of JSON for each row
    #[default]
    Ndjson,
    /// Comma separated values with a header (RFC 4180)
    Csv,
    /// Apache Parquet, compressed with Snappy
    Parquet,
}

impl Format {
    /// How its files end.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Ndjson => "ndjson",
            Format::Csv => "csv",
            Format::Parquet => "parquet",
        }
    }

    /// Rows of a batch, to be encoded apart from others.
    pub fn begin(self, columns: &[Output]) -> Encoded {
        match self {
            Format::Ndjson => Encoded::Lines(Vec::new()),
            Format::Csv => Encoded::Table(Box::new(csv_writer())),
            Format::Parquet => Encoded::Columns(Buffers::new(columns)),
        }
    }
}

fn csv_writer() -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new())
}

/// Rows of a batch as they are written.
pub enum Encoded {
    /// NDJSON.
    Lines(Vec<u8>),
    /// CSV.
    Table(Box<csv::Writer<Vec<u8>>>),
    /// Parquet.
    Columns(Buffers),
}

impl Encoded {
    /// Adds a row.
    pub fn add(&mut self, columns: &[Output], row: &[Cell]) -> Result<()> {
        match self {
            Encoded::Lines(out) => lines::write(columns, row, out),
            Encoded::Table(out) => {
                // What is no text cannot be read again as CSV.
                let texts: Vec<_> = row.iter().map(|cell| String::from_utf8_lossy(cell.text().unwrap_or_default())).collect();
                Ok(out.write_record(texts.iter().map(|text| text.as_bytes()))?)
            }
            Encoded::Columns(buffers) => buffers.add(row),
        }
    }
}

/// A part that is being written.
pub enum Encoder<W: Write + Send> {
    /// Bytes behind bytes.
    Plain(W),
    /// Parquet.
    Columnar(Box<Columnar<W>>),
}

impl<W: Write + Send> Encoder<W> {
    /// Begins a part.
    pub fn new(format: Format, columns: &[Output], mut out: W) -> Result<Encoder<W>> {
        match format {
            Format::Ndjson => Ok(Encoder::Plain(out)),
            Format::Csv => {
                let mut header = csv_writer();
                header.write_record(columns.iter().map(|column| column.name.as_bytes()))?;
                out.write_all(&header.into_inner().map_err(|_| anyhow::anyhow!("the header cannot be written"))?)?;
                Ok(Encoder::Plain(out))
            }
            Format::Parquet => Ok(Encoder::Columnar(Box::new(Columnar::new(columns, out)?))),
        }
    }

    /// Writes a batch.
    pub fn write(&mut self, encoded: Encoded) -> Result<()> {
        match (self, encoded) {
            (Encoder::Plain(out), Encoded::Lines(bytes)) => Ok(out.write_all(&bytes)?),
            (Encoder::Plain(out), Encoded::Table(rows)) => Ok(out.write_all(&rows.into_inner().map_err(|_| anyhow::anyhow!("rows cannot be written"))?)?),
            (Encoder::Columnar(out), Encoded::Columns(buffers)) => out.write(buffers),
            _ => Err(anyhow::anyhow!("a batch of another format")),
        }
    }

    /// Ends the part.
    pub fn finish(self) -> Result<W> {
        match self {
            Encoder::Plain(out) => Ok(out),
            Encoder::Columnar(out) => (*out).finish(),
        }
    }
}

/// Rows of a part, read again.
pub fn read(format: Format, columns: &[Output], reader: impl std::io::Read, name: &str, mut take: impl FnMut(u64, &[Cell]) -> Result<()>) -> Result<()> {
    use anyhow::{Context as _, ensure};
    let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
    match format {
        Format::Ndjson => {
            let mut batches = lines::Batches::new(std::io::BufReader::new(reader), name);
            let (mut unnamed, mut number) = (std::collections::BTreeSet::new(), 0);
            while let Some(batch) = batches.next(super::source::BATCH)? {
                for (line, text) in batch.lines() {
                    number += 1;
                    take(number, &super::row::read_json(text, &names, &mut unnamed).with_context(|| batch.place(line))?)?;
                }
                ensure!(unnamed.is_empty(), "{name}: it has columns that the manifest does not name");
            }
        }
        Format::Csv => {
            let mut rows = csv::Reader::from_reader(reader);
            let broken = |error: csv::Error| anyhow::anyhow!("{name}, line {}: not readable as CSV", error.position().map_or(1, csv::Position::line));
            let header = rows.byte_headers().map_err(broken)?;
            ensure!(header.iter().eq(names.iter().map(String::as_bytes)), "{name}: its columns are not those of the manifest");
            for (number, row) in rows.byte_records().enumerate() {
                let cells: Vec<Cell> = row.map_err(broken)?.iter().map(|value| Cell::Text(value.to_vec())).collect();
                take(number as u64 + 1, &cells)?;
            }
        }
        Format::Parquet => columnar::read(columns, reader, name, take)?,
    }
    Ok(())
}
