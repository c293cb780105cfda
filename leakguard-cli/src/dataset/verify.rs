//! `leakguard dataset verify` and `decrypt`: what others do with a data set.

use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow, ensure};
use leakguard_core::keys::Keyring;
use leakguard_core::{Entity, Policy};

use super::build::{tables, written_person};
use super::encode;
use super::groups::{Groups, Member, member};
use super::manifest::{Manifest, TableEntry, Trust};
use super::ordered::{ordered, threads};
use super::part::{self, Identities, Part};
use super::plan::Plan;
use super::residue::Residue;
use crate::args::{DatasetDecryptArgs, DatasetVerifyArgs};
use crate::input;

/// Places that are told at most.
const TOLD: usize = 100;

/// A value that is still there.
struct Place {
    row: u64,
    column: String,
    entity: Entity,
}

/// What a thread has found in a part.
struct Found {
    rows: u64,
    members: Vec<Member>,
    places: Vec<Place>,
    residue: u64,
}

/// `leakguard dataset verify`
pub fn verify(args: &DatasetVerifyArgs) -> Result<ExitCode> {
    let keyring = args.keyring.as_deref().map(Keyring::open).transpose()?;
    let trust = match (&keyring, &args.public_key) {
        (_, Some(key)) => Trust::Public(key),
        (Some(keyring), None) => Trust::Keyring(keyring),
        (None, None) => return Err(anyhow!("--keyring, or --public-key as `leakguard keys public` prints it: whose signature is it to be?")),
    };
    let manifest = Manifest::read(&args.folder, &trust)?;
    let policy = input::policy(&args.policy)?;
    let identities = args.identity.as_deref().map(Identities::read).transpose()?;
    ensure!(manifest.recipients.is_empty() || identities.is_some(), "the parts are encrypted: --identity names the file of a private key");
    let (mut rows, mut residue) = (0, 0);
    for (name, entry) in &manifest.tables {
        let (counted, found) = table(&manifest, name, entry, &policy, &args.folder, keyring.as_ref(), identities.as_ref())?;
        rows += counted;
        residue += found;
    }
    if residue > 0 {
        eprintln!("leakguard: {residue} values are still there");
        return Ok(ExitCode::FAILURE);
    }
    println!(
        "signature, hashes, row counts and groups are right; nothing found in {rows} rows of {}; keep until {}",
        tables(manifest.tables.len()),
        manifest.keep_until
    );
    Ok(ExitCode::SUCCESS)
}

/// Checks a table; returns its rows, and how many values are still there.
fn table(
    manifest: &Manifest,
    name: &str,
    entry: &TableEntry,
    policy: &Policy,
    folder: &Path,
    keyring: Option<&Keyring>,
    identities: Option<&Identities>,
) -> Result<(u64, u64)> {
    let table = manifest.recipe.table(name)?;
    let outputs = Plan::outputs_of(table);
    let person = written_person(&manifest.recipe, table, &outputs);
    let counts_persons = entry.k.as_ref().is_some_and(|k| k.of == "persons") && person.is_some();
    let residue = Residue::new(&manifest.recipe, table, policy, keyring)?;
    let (mut parts, mut rows, mut left) = (entry.parts.iter(), 0, 0);
    let mut groups = Groups::default();
    let mut told = 0;
    ordered(
        threads(),
        || residue.worker(),
        |worker, part: &Part| {
            let path = file_of(folder, &part.file)?;
            part::check(&path, part)?;
            let mut found = Found { rows: 0, members: Vec::new(), places: Vec::new(), residue: 0 };
            let file = File::open(&path).with_context(|| part.file.clone())?;
            let reader: Box<dyn Read> = match identities.filter(|_| !manifest.recipients.is_empty()) {
                Some(identities) => Box::new(identities.open(file).with_context(|| part.file.clone())?),
                None => Box::new(file),
            };
            encode::read(manifest.format, &outputs, reader, &part.file, |row, cells| {
                found.rows += 1;
                if entry.k.is_some() {
                    found.members.push(member(&outputs, cells, person.and_then(|place| cells[place].text()), counts_persons));
                }
                worker.look(cells, |column, entity| {
                    found.residue += 1;
                    if found.places.len() < TOLD {
                        found.places.push(Place { row, column: column.to_owned(), entity });
                    }
                })
            })?;
            ensure!(found.rows == part.rows, "{}: {} rows, the manifest says {}", part.file, found.rows, part.rows);
            Ok((part, found))
        },
        || Ok(parts.next()),
        |(part, found)| {
            rows += found.rows;
            left += found.residue;
            found.members.into_iter().for_each(|member| groups.add(member));
            for place in found.places {
                told += 1;
                if told <= TOLD {
                    println!("{}, row {}, column {}: {}", part.file, place.row, place.column, place.entity.name());
                }
            }
            Ok(())
        },
    )?;
    ensure!(rows == entry.counts.rows_out, "table \"{name}\": {rows} rows, the manifest says {}", entry.counts.rows_out);
    if let Some(k) = &entry.k {
        let found = groups.reached(k.required, &outputs, counts_persons);
        ensure!(found.groups_suppressed == 0, "table \"{name}\": {} groups have fewer than {} {}", found.groups_suppressed, k.required, found.of);
        // Rows say less than persons where the persons' column is not written.
        let is_less = found.reached.is_some_and(|found| k.reached.is_none_or(|reached| found < reached));
        ensure!(!is_less, "table \"{name}\": its smallest group is smaller than the manifest says");
    }
    Ok((rows, left))
}

/// The file of a part, which lies in the folder.
fn file_of(folder: &Path, file: &str) -> Result<std::path::PathBuf> {
    let is_inside = file.split('/').all(|part| !part.is_empty() && part != ".." && part != ".") && !file.contains('\\');
    ensure!(is_inside, "{file}: not a path of the data set");
    Ok(folder.join(file))
}

/// `leakguard dataset decrypt`
pub fn decrypt(args: &DatasetDecryptArgs) -> Result<ExitCode> {
    let identities = Identities::read(&args.identity)?;
    let shown = || args.file.display().to_string();
    let mut reader = identities.open(File::open(&args.file).with_context(shown)?).with_context(shown)?;
    match &args.output {
        None => {
            let mut out = BufWriter::new(std::io::stdout().lock());
            std::io::copy(&mut reader, &mut out).with_context(shown)?;
            out.flush()?;
        }
        Some(path) => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let mut file = tempfile::NamedTempFile::new_in(folder).with_context(|| path.display().to_string())?;
            std::io::copy(&mut reader, &mut file).with_context(shown)?;
            file.persist(path).with_context(|| path.display().to_string())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
