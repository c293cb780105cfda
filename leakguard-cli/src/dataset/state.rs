//! What a build has done so far: kept beside its parts, so that a run that was stopped can go on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};
use leakguard_core::{Entity, Request, Tokenizer};
use serde::{Deserialize, Serialize};

use super::groups::Reached;
use super::part::{self, Part};
use super::plan::Counts;
use super::source::Literal;

/// Its file in the data set's folder.
const FILE: &str = ".unfinished.json";

/// The manifest's file.
pub const MANIFEST: &str = "manifest.json";

/// What was done.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// Of all that decides what is written, but for who is left out.
    pub made_by: String,
    /// Of who is left out.
    pub leave_out: String,
    /// By name.
    pub tables: BTreeMap<String, TableState>,
}

/// What was done of a table.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableState {
    /// All rows were read.
    pub done: bool,
    /// Of the sizes of its groups.
    pub groups: Option<String>,
    /// What is reported of them.
    pub reached: Option<Reached>,
    /// Parts that are whole.
    pub parts: Vec<Part>,
    /// What was counted while they were written.
    pub counts: Counts,
    /// Rows, or lines, that were read for them.
    pub read: u64,
    /// The key of the last row as a token, for it may be a person's.
    pub key: Option<String>,
    /// Whether the source was seen as at one moment.
    pub snapshot: Option<bool>,
}

/// Makes a token of a key.
pub fn hidden(key: &Literal, tokenizer: &Tokenizer) -> Result<String> {
    let mut token = Vec::new();
    tokenizer.tokenize(Entity::Confidential, &key.octets(), &mut token)?;
    Ok(String::from_utf8(token)?)
}

/// The key of a token.
pub fn shown(token: &str, tokenizer: &Tokenizer) -> Result<Literal> {
    let mut octets = Vec::new();
    tokenizer.detokenize(token.as_bytes(), &Request::default(), &mut octets).outcome.context("the unfinished build was begun with another key")?;
    Literal::from_octets(&octets).context("the unfinished build cannot be read")
}

/// Makes the folder ready: a new state, or that of the run to go on with.
///
/// # Errors
/// Something else is in the folder, or the run to go on with made something else.
pub fn begin(folder: &Path, resume: bool, made_by: String, leave_out: String) -> Result<State> {
    let shown = || folder.display().to_string();
    let path = folder.join(FILE);
    if path.exists() {
        ensure!(resume, "{}: holds an unfinished build; --resume goes on with it", shown());
        let state: State = serde_json::from_slice(&std::fs::read(&path).with_context(shown)?).with_context(|| format!("{} cannot be read", path.display()))?;
        ensure!(state.made_by == made_by, "{}: was begun with another recipe, policy, key, format or for other recipients; remove it to begin anew", shown());
        if state.leave_out == leave_out {
            return Ok(state);
        }
        eprintln!("leakguard: other persons are to be left out since the build was begun: it begins anew");
        remove_parts(folder, &state)?;
    } else {
        ensure!(!folder.join(MANIFEST).exists(), "{}: holds a finished data set", shown());
        private_folder(folder)?;
        if std::fs::read_dir(folder).with_context(shown)?.next().is_some() {
            bail!("{}: the folder is not empty", shown());
        }
    }
    let state = State { made_by, leave_out, tables: BTreeMap::new() };
    state.save(folder)?;
    Ok(state)
}

/// Makes a folder that only its owner may look into, unless it is there.
pub fn private_folder(folder: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).with_context(|| folder.display().to_string())
}

fn remove_parts(folder: &Path, state: &State) -> Result<()> {
    for name in state.tables.keys() {
        remove_table(folder, name)?;
    }
    Ok(())
}

/// Removes the parts of a table.
pub fn remove_table(folder: &Path, name: &str) -> Result<()> {
    let path = folder.join(name);
    match std::fs::remove_dir_all(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error).with_context(|| path.display().to_string()),
        _ => Ok(()),
    }
}

impl State {
    /// Writes it down.
    pub fn save(&self, folder: &Path) -> Result<()> {
        part::write_whole(&folder.join(FILE), &serde_json::to_vec(self)?)
    }

    /// The build is finished.
    pub fn remove(folder: &Path) -> Result<()> {
        let path: PathBuf = folder.join(FILE);
        std::fs::remove_file(&path).with_context(|| path.display().to_string())
    }
}
