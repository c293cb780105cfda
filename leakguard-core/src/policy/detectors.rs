//! Detectors and exceptions that a policy defines: the schema, and what is checked beyond it.

use std::collections::HashSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{OneOrMany, Score, glob};
use crate::detect::custom::pattern::{Holds, Pattern, SHORTEST_LITERAL};
use crate::detect::custom::{self, Check, CustomDetectors, Looks};
use crate::entity::Entity;
use crate::index::{Index, Passages};

/// At most so many detectors in a policy.
const DETECTORS: usize = 256;
/// At most so many words and allowed values in a policy, and bytes of them.
pub(super) const WORDS: usize = 100_000;
pub(super) const WORD_BYTES: usize = 2 << 20;
/// The longest word, in bytes.
const LONGEST_WORD: usize = 256;
/// At most so many `near` words in a detector: each is looked for beside every match.
const NEAR_WORDS: usize = 16;
/// The tables of all regexes together, in bytes.
pub(super) const ALL_TABLES: usize = 8 << 20;
const USUAL_REACH: usize = 256;
const LONGEST_REACH: usize = 4096;
const USUAL_SCORE: f32 = 0.8;
/// Letters and digits of the shortest passage of a prompt.
const USUAL_PASSAGE: usize = 32;
/// The largest prompt, in bytes.
const LARGEST_PROMPT: usize = 1 << 20;

/// A detector of the shop's own: a regex, or words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Detector {
    /// A name for people, findings and audit; unique in the policy.
    pub name: String,
    /// What its findings are; `CONFIDENTIAL` when left out.
    #[serde(default = "confidential")]
    pub entity: Entity,
    /// A regex without look-around and back-references. Classes are of ASCII unless it says `(?u:…)`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regex: Option<String>,
    /// Texts one of which every match has in it, where the regex itself does not show them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub literals: Option<OneOrMany<String>>,
    /// Whole words, or several words in a row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<OneOrMany<String>>,
    /// A file of such words, one a line; its path counts from the policy's folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words_file: Option<String>,
    /// A file of `leakguard index`: values or passages of the shop's own; its path counts from the policy's folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<String>,
    /// A text file, like a chatbot's system prompt: passages of it are found; its path counts from the policy's folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt_file: Option<String>,
    /// For `prompt_file`: letters and digits of the shortest passage that is found, 20 to 256; 32 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shortest: Option<u32>,
    /// Whether words are found in any case; true when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ignore_case: Option<bool>,
    /// The score of its findings, 0..1; 0.8 when left out, 1 of an `index` and a `prompt_file`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// Words one of which stands at most 40 bytes before a match, or is part of the field's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<OneOrMany<String>>,
    /// Fields that it looks into, as patterns of the path or of its end; everywhere when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<OneOrMany<String>>,
    /// A check of the letters and digits of a match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checksum: Option<Checksum>,
    /// For a regex: up to how many bytes a match is found; 256 when left out, at most 4096.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<u32>,
    /// What the file held.
    #[serde(skip)]
    pub(super) from_file: Vec<String>,
    /// The index that was read.
    #[serde(skip)]
    pub(super) from_index: Option<Arc<Index>>,
}

/// A check of the letters and digits of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Checksum {
    /// None.
    None,
    /// ISO/IEC 7812-1, the last digit checks.
    Luhn,
    /// ISO 7064 MOD 97-10, the last two digits check.
    Mod97,
}

fn confidential() -> Entity {
    Entity::Confidential
}

/// The values of a list that may be left out.
pub(super) fn list<T>(values: &Option<OneOrMany<T>>) -> &[T] {
    values.as_ref().map_or(&[], OneOrMany::as_slice)
}

/// What is wrong: the key, and why.
pub(super) type Wrong = (&'static str, String);

/// Words and allowed values of a whole policy, counted against their limits.
#[derive(Debug, Default)]
pub(super) struct Count {
    words: usize,
    bytes: usize,
}

impl Count {
    pub fn add(&mut self, word: &str) -> Result<(), String> {
        (self.words, self.bytes) = (self.words + 1, self.bytes + word.len());
        if self.words > WORDS || self.bytes > WORD_BYTES {
            return Err(format!("all words and allowed values of a policy together are at most {WORDS} and {} MiB", WORD_BYTES >> 20));
        }
        Ok(())
    }
}

impl Detector {
    /// What the types cannot say, and the detector made ready.
    pub(super) fn compile(&self, count: &mut Count) -> Result<custom::Detector, Wrong> {
        let valid_name = self.name.starts_with(|first: char| first.is_ascii_uppercase())
            && self.name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
            && self.name.len() <= 64;
        if !valid_name {
            return Err(("name", "a detector's name is of A-Z, 0-9 and _, begins with a letter and has at most 64 of them, like EMPLOYEE_NO".into()));
        }
        if Entity::from_name(&self.name).is_some_and(|entity| entity != Entity::Confidential) {
            return Err((
                "name",
                format!("{} is built in; give this detector a name of its own, and say `entity = \"{}\"` if that is what it finds", self.name, self.name),
            ));
        }
        if list(&self.field).iter().any(|pattern| pattern.trim().is_empty()) {
            return Err(("field", "an empty pattern matches nothing; leave the key out to look everywhere".into()));
        }
        let near = list(&self.near);
        if near.len() > NEAR_WORDS || near.iter().any(|word| word.len() < 2 || word.len() > custom::NEAR || word.trim() != word) {
            return Err(("near", format!("at most {NEAR_WORDS} words of 2 to {} bytes, without space around them", custom::NEAR)));
        }
        let reach = self.reach.map_or(USUAL_REACH, |reach| reach as usize);
        if !(SHORTEST_LITERAL..=LONGEST_REACH).contains(&reach) {
            return Err(("reach", format!("from {SHORTEST_LITERAL} to {LONGEST_REACH} bytes")));
        }
        if self.shortest.is_some() && self.prompt_file.is_none() {
            return Err(("shortest", "that is for `prompt_file`".into()));
        }
        let has_words = self.words.is_some() || self.words_file.is_some();
        let of_own = self.index.as_ref().map(|_| "index").or(self.prompt_file.as_ref().map(|_| "prompt_file"));
        let looks = match (&self.regex, has_words, of_own) {
            (Some(_), true, None) => return Err(("words", "a detector has a regex or words; make two of it".into())),
            (None, false, None) => return Err(("regex", "a detector needs `regex`, `words`, `words_file`, `index` or `prompt_file`".into())),
            (Some(regex), false, None) => self.regex(regex)?,
            (None, true, None) => self.dictionary(count)?,
            (None, false, Some(key)) => self.own_texts(key)?,
            (_, _, Some(key)) => return Err((key, "it has nothing beside it that is looked for; make two detectors of it".into())),
        };
        let check = match self.checksum.unwrap_or(Checksum::None) {
            Checksum::None => Check::None,
            Checksum::Luhn => Check::Luhn,
            Checksum::Mod97 => Check::Mod97,
        };
        Ok(custom::Detector { entity: self.entity, score: self.score(), looks, near: near.to_vec(), only_fields: self.field.is_some(), check, reach })
    }

    fn regex(&self, regex: &str) -> Result<Looks, Wrong> {
        if self.ignore_case.is_some() {
            return Err(("ignore_case", "that is for words; a regex begins with (?i)".into()));
        }
        let named: Vec<Vec<u8>> = list(&self.literals).iter().map(|literal| literal.as_bytes().to_vec()).collect();
        if named.len() > 64 || named.iter().any(|literal| literal.len() < SHORTEST_LITERAL || literal.len() > LONGEST_WORD) {
            return Err(("literals", format!("at most 64, of {SHORTEST_LITERAL} to {LONGEST_WORD} bytes")));
        }
        let holds = Holds { near: self.near.is_some(), field: self.field.is_some() };
        Pattern::new(regex, &named, holds).map(|pattern| Looks::Regex(Box::new(pattern))).map_err(|message| ("regex", message))
    }

    /// An index, or the passages of a text.
    fn own_texts(&self, key: &'static str) -> Result<Looks, Wrong> {
        let others = [
            ("prompt_file", key == "index" && self.prompt_file.is_some()),
            ("literals", self.literals.is_some()),
            ("reach", self.reach.is_some()),
            ("near", self.near.is_some()),
            ("checksum", self.checksum.is_some()),
            ("ignore_case", self.ignore_case.is_some()),
        ];
        if let Some((other, _)) = others.iter().find(|(_, is_set)| *is_set) {
            return Err((other, format!("`{key}` does not have it")));
        }
        if key == "index" {
            if self.entity != Entity::Confidential {
                return Err(("entity", "the index says what its values are".into()));
            }
            return self.from_index.clone().map(Looks::Index).ok_or_else(|| (key, "the index was not read".into()));
        }
        let shortest = self.shortest.map_or(USUAL_PASSAGE, |shortest| shortest as usize);
        let text = self.from_file.join("\n");
        Passages::of_text(text.as_bytes(), shortest).map(|passages| Looks::Passages(Box::new(passages))).map_err(|cause| (key, cause.message))
    }

    /// What its findings may be.
    pub(crate) fn entities(&self) -> Vec<Entity> {
        self.from_index.as_ref().map_or_else(|| vec![self.entity], |index| index.entities())
    }

    fn dictionary(&self, count: &mut Count) -> Result<Looks, Wrong> {
        for (key, is_set) in [("literals", self.literals.is_some()), ("reach", self.reach.is_some())] {
            if is_set {
                return Err((key, "that is for a regex; words need none".into()));
            }
        }
        let mut seen = HashSet::new();
        let mut words = Vec::new();
        for (key, word) in list(&self.words).iter().map(|word| ("words", word)).chain(self.from_file.iter().map(|word| ("words_file", word))) {
            let word = word.trim();
            if word.len() < SHORTEST_LITERAL || word.len() > LONGEST_WORD {
                // Not the word itself: it may be confidential.
                return Err((key, format!("a word has {SHORTEST_LITERAL} to {LONGEST_WORD} bytes, word {} has {}", words.len() + 1, word.len())));
            }
            if seen.insert(word) {
                count.add(word).map_err(|message| (key, message))?;
                words.push(word.to_owned());
            }
        }
        Ok(Looks::Words { words, any_case: self.ignore_case.unwrap_or(true) })
    }

    /// Whether it looks into a field.
    pub(crate) fn looks_into(&self, path: &[u8]) -> bool {
        self.field.is_none() || list(&self.field).iter().any(|pattern| glob::matches_path(pattern.as_bytes(), path))
    }

    /// The score of its findings, 0..1.
    pub fn score(&self) -> f32 {
        // What is found there is no guess.
        let usual = if self.index.is_some() || self.prompt_file.is_some() { 1.0 } else { USUAL_SCORE };
        self.score.map_or(usual, |score| score.0)
    }
}

/// Makes all detectors ready.
pub(super) fn compile(detectors: &[Detector], count: &mut Count) -> Result<CustomDetectors, (usize, Wrong)> {
    if detectors.len() > DETECTORS {
        return Err((DETECTORS, ("name", format!("a policy has at most {DETECTORS} detectors"))));
    }
    let mut ready = Vec::with_capacity(detectors.len());
    let mut tables = 0;
    for (index, detector) in detectors.iter().enumerate() {
        if detectors[..index].iter().any(|earlier| earlier.name == detector.name) {
            return Err((index, ("name", "another detector has the same name".into())));
        }
        let compiled = detector.compile(count).map_err(|wrong| (index, wrong))?;
        if let Looks::Regex(pattern) = &compiled.looks {
            tables += pattern.memory();
        }
        if tables > ALL_TABLES {
            return Err((index, ("regex", format!("the tables of all regexes together take more than {} MiB", ALL_TABLES >> 20))));
        }
        ready.push(compiled);
    }
    let last = detectors.len().saturating_sub(1);
    CustomDetectors::new(ready).map_err(|message| (last, ("words", message)))
}

/// The file that a policy of that folder names.
pub(super) fn path_of(file: &str, folder: Option<&Path>) -> Option<PathBuf> {
    if Path::new(file).is_absolute() { Some(PathBuf::from(file)) } else { folder.map(|folder| folder.join(file)) }
}

/// The index that the policy names.
///
/// # Errors
/// It cannot be read, or is none.
pub(super) fn index_of(file: &str, folder: Option<&Path>) -> Result<Arc<Index>, String> {
    let path = path_of(file, folder).ok_or("a policy that is no file needs an absolute path here")?;
    Index::read(&path).map(Arc::new).map_err(|cause| cause.message)
}

/// The text of a file that the policy names.
///
/// # Errors
/// It cannot be read, is too large or not UTF-8.
pub(super) fn text_of(file: &str, folder: Option<&Path>) -> Result<String, String> {
    read(file, folder, LARGEST_PROMPT)
}

/// The lines of a file that the policy names: trimmed, without empty ones and those that begin with `#`.
///
/// # Errors
/// It cannot be read, is too large or not UTF-8.
pub(super) fn lines_of(file: &str, folder: Option<&Path>) -> Result<Vec<String>, String> {
    let text = read(file, folder, 4 * WORD_BYTES)?;
    let lines = text.trim_start_matches('\u{FEFF}').lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let lines: Vec<String> = lines.map(str::to_owned).collect();
    if lines.is_empty() {
        let path = path_of(file, folder).unwrap_or_default();
        return Err(format!("{}: holds no word", path.display()));
    }
    Ok(lines)
}

fn read(file: &str, folder: Option<&Path>, limit: usize) -> Result<String, String> {
    let path = path_of(file, folder).ok_or("a policy that is no file needs an absolute path here")?;
    let failed = |cause: std::io::Error| format!("{}: {cause}", path.display());
    let opened = std::fs::File::open(&path).map_err(failed)?;
    if !opened.metadata().map_err(failed)?.is_file() {
        return Err(format!("{}: not a file", path.display()));
    }
    let mut bytes = Vec::new();
    opened.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > limit {
        return Err(format!("{}: larger than {} MiB", path.display(), limit >> 20));
    }
    String::from_utf8(bytes).map_err(|_| format!("{}: not UTF-8", path.display()))
}
