//! `leakguard index`

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow, bail};
use leakguard_core::Entity;
use leakguard_core::index::{Index, IndexBuilder, PassageBuilder, Pieces};
use leakguard_core::keys::Keyring;
use serde_json::Value;

use crate::args::{IndexArgs, IndexCommand};

/// Columns that make one value together, and what it is.
#[derive(Clone, Debug)]
pub struct Column {
    names: Vec<String>,
    entity: Entity,
}

/// `first_name+last_name:PERSON`
pub fn column(text: &str) -> Result<Column, String> {
    let (names, entity) = text.rsplit_once(':').ok_or("a column is written like email:EMAIL_ADDRESS")?;
    let names: Vec<String> = names.split('+').map(|name| name.trim().to_owned()).collect();
    if names.iter().any(String::is_empty) {
        return Err("a column has a name".to_owned());
    }
    Ok(Column { names, entity: crate::tokens::entity(entity)? })
}

pub fn run(args: &IndexArgs) -> Result<ExitCode> {
    match &args.command {
        IndexCommand::Build { columns, made, format, calling_code, file } => {
            let mut builder = IndexBuilder::new(&Keyring::open(&made.keyring)?, &made.dataset, salt()?)?;
            if let Some(code) = calling_code {
                builder = builder.with_calling_code(code)?;
            }
            let shown = || if file == Path::new("-") { "standard input".to_owned() } else { file.display().to_string() };
            let rows = read(file, format.as_deref(), columns, &mut builder).with_context(shown)?;
            let written = builder.finish(made.name.as_deref()).with_context(shown)?;
            write(&made.output, &written)?;
            let index = Index::from_bytes(&written)?;
            let header = index.header();
            let kinds: Vec<String> = header.slots.iter().map(|slot| format!("{} of {}", slot.values, slot.entity.name())).collect();
            eprintln!(
                "leakguard: {rows} rows: {}; {} say too little to be looked for; {} bytes in {}",
                kinds.join(", "),
                header.weak,
                written.len(),
                made.output.display()
            );
        }
        IndexCommand::Fingerprint { made, shortest, files } => {
            let pieces = Pieces::for_passages(*shortest)?;
            let mut builder = PassageBuilder::new(&Keyring::open(&made.keyring)?, &made.dataset, salt()?, pieces)?;
            for file in files {
                let mut text = Vec::new();
                open(file)?.read_to_end(&mut text).with_context(|| file.display().to_string())?;
                // What does not get in is not found: nobody may believe that it is.
                if leakguard_core::is_binary(&text) {
                    bail!("{}: not a text; give the text of it", file.display());
                }
                if !builder.add(&text) {
                    bail!("{}: too short, it has less than {} letters and digits", file.display(), pieces.length);
                }
            }
            let written = builder.finish(made.name.as_deref())?;
            write(&made.output, &written)?;
            eprintln!(
                "leakguard: {} texts, every passage of {} letters and digits of them is found; {} bytes in {}",
                files.len(),
                pieces.shortest_passage(),
                written.len(),
                made.output.display()
            );
        }
        IndexCommand::Info { file } => println!("{}", serde_json::to_string_pretty(Index::read(file)?.header())?),
    }
    Ok(ExitCode::SUCCESS)
}

fn salt() -> Result<[u8; 16]> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|error| anyhow!("the system gives no random bytes: {error}"))?;
    Ok(salt)
}

fn open(file: &Path) -> Result<Box<dyn BufRead>> {
    if file == Path::new("-") {
        return Ok(Box::new(std::io::stdin().lock()));
    }
    Ok(Box::new(BufReader::with_capacity(crate::input::CHUNK, std::fs::File::open(file).with_context(|| file.display().to_string())?)))
}

/// Adds the values of a file; gives the number of rows.
fn read(file: &Path, format: Option<&str>, columns: &[Column], builder: &mut IndexBuilder) -> Result<u64> {
    let mut input = open(file)?;
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let format = match (format, &*ending) {
        (Some(format), _) => format,
        (None, "csv") => "csv",
        (None, "tsv") => "tsv",
        (None, "ndjson" | "jsonl" | "json") => "ndjson",
        (None, _) if input.fill_buf()?.first() == Some(&b'{') => "ndjson",
        (None, _) => "csv",
    };
    match format {
        "ndjson" => read_ndjson(input, columns, builder),
        _ => read_table(input, if format == "tsv" { b'\t' } else { b',' }, columns, builder),
    }
}

fn read_table(input: Box<dyn BufRead>, delimiter: u8, columns: &[Column], builder: &mut IndexBuilder) -> Result<u64> {
    let mut table = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(input);
    let mut titles: Vec<String> = table.byte_headers().map_err(shown)?.iter().map(|title| String::from_utf8_lossy(title).trim().to_owned()).collect();
    if let Some(first) = titles.first_mut() {
        *first = first.trim_start_matches('\u{FEFF}').to_owned();
    }
    let place = |name: &String| {
        let place = titles.iter().position(|title| title == name);
        place.ok_or_else(|| anyhow!("there is no column \"{name}\"; there are: {}", titles.join(", ")))
    };
    let places: Vec<Vec<usize>> = columns.iter().map(|column| column.names.iter().map(place).collect()).collect::<Result<_>>()?;
    let (mut rows, mut row) = (0, csv::ByteRecord::new());
    while table.read_byte_record(&mut row).map_err(shown)? {
        rows += 1;
        for (column, places) in columns.iter().zip(&places) {
            let parts: Vec<_> = places.iter().map(|&place| String::from_utf8_lossy(row.get(place).unwrap_or_default())).collect();
            builder.add(column.entity, &parts.iter().map(AsRef::as_ref).collect::<Vec<&str>>())?;
        }
    }
    Ok(rows)
}

/// The reader's message, without the values that it may hold.
fn shown(error: csv::Error) -> anyhow::Error {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { pos, expected_len, len } => {
            let line = pos.as_ref().map_or(0, csv::Position::line);
            anyhow!("line {line}: {len} columns, the first line has {expected_len}")
        }
        csv::ErrorKind::Io(cause) => anyhow!("{cause}"),
        _ => anyhow!("not a table"),
    }
}

fn read_ndjson(mut input: Box<dyn BufRead>, columns: &[Column], builder: &mut IndexBuilder) -> Result<u64> {
    let (mut rows, mut line) = (0, Vec::new());
    let mut seen = vec![false; columns.len()];
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        rows += 1;
        // The parser's own message may quote the line.
        let row: Value = serde_json::from_slice(&line).map_err(|cause| anyhow!("line {rows}, column {}: not JSON", cause.column()))?;
        for (column, seen) in columns.iter().zip(&mut seen) {
            let parts: Vec<String> = column.names.iter().filter_map(|name| member(&row, name)).map(text).collect();
            *seen |= !parts.is_empty();
            builder.add(column.entity, &parts.iter().map(String::as_str).collect::<Vec<&str>>())?;
        }
    }
    match seen.iter().position(|seen| !seen) {
        Some(place) if rows > 0 => bail!("no line has \"{}\"", columns[place].names.join("+")),
        _ => Ok(rows),
    }
}

/// The member of that name, or at that path.
fn member<'v>(row: &'v Value, name: &str) -> Option<&'v Value> {
    row.get(name).or_else(|| name.split('.').try_fold(row, |value, part| value.get(part)))
}

fn text(value: &Value) -> String {
    match value {
        Value::Null | Value::Object(_) | Value::Array(_) => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Writes beside the target and puts it in place when it is complete: who reads the old one meanwhile has it whole.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let shown = || path.display().to_string();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    // PHP's user reads it; without the key it says nothing.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut file = builder.tempfile_in(folder).with_context(shown)?;
    file.write_all(bytes).with_context(shown)?;
    file.as_file().sync_all().with_context(shown)?;
    file.persist(path).with_context(shown)?;
    Ok(())
}
