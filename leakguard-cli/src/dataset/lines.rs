//! Rows as lines of JSON.

use std::io::{BufRead, Read as _};

use anyhow::{Context as _, Result, ensure};

use super::plan::Output;
use super::row::Cell;

/// Octets that a line has at most.
const LONGEST: u64 = 64 << 20;

/// Lines of a source, in batches.
pub struct Batches<R> {
    reader: R,
    name: String,
    line: usize,
}

/// Some lines.
pub struct Batch {
    lines: Vec<u8>,
    name: String,
    /// The number of the first.
    first: usize,
    count: usize,
}

impl<R: BufRead> Batches<R> {
    /// The lines of a reader. `name` is what messages call it.
    pub fn new(reader: R, name: &str) -> Batches<R> {
        Batches { reader, name: name.to_owned(), line: 1 }
    }

    /// The next lines, at most so many; `None`: there are no more.
    pub fn next(&mut self, limit: usize) -> Result<Option<Batch>> {
        let mut batch = Batch { lines: Vec::new(), name: self.name.clone(), first: self.line, count: 0 };
        while batch.count < limit {
            let read = self.reader.by_ref().take(LONGEST + 1).read_until(b'\n', &mut batch.lines).with_context(|| batch.place(self.line))?;
            ensure!(read as u64 <= LONGEST, "{}: a line of more than {} MiB", batch.place(self.line), LONGEST >> 20);
            if read == 0 {
                break;
            }
            self.line += 1;
            batch.count += 1;
        }
        Ok((batch.count > 0).then_some(batch))
    }
}

impl Batch {
    /// Octets of all lines.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// How many lines there are, empty ones too.
    pub fn count(&self) -> usize {
        self.count
    }

    /// What messages say of a line.
    pub fn place(&self, line: usize) -> String {
        format!("{}, line {line}", self.name)
    }

    /// The lines with their numbers; empty ones are no rows.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &[u8])> {
        let lines = self.lines.split_inclusive(|&byte| byte == b'\n').enumerate().filter(|(_, line)| !line.trim_ascii().is_empty());
        lines.map(|(index, line)| {
            let number = self.first + index;
            (number, if number == 1 { line.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(line) } else { line })
        })
    }
}

/// Appends a row as a line.
pub fn write(columns: &[Output], row: &[Cell], out: &mut Vec<u8>) -> Result<()> {
    let mut mark = b'{';
    for (column, cell) in columns.iter().zip(row) {
        out.push(mark);
        serde_json::to_writer(&mut *out, &column.name)?;
        out.push(b':');
        cell.write_json(out)?;
        mark = b',';
    }
    if mark == b'{' {
        out.push(mark);
    }
    out.extend_from_slice(b"}\n");
    Ok(())
}
