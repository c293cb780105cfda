//! Persons whose rows are left out: who has asked to be erased, who has not agreed.

use std::collections::HashSet;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use sha2::{Digest, Sha256};

use super::recipe::{Given, Recipe};

/// A list of persons. It holds digests, 16 octets for each.
#[derive(Default)]
pub struct Persons(HashSet<[u8; 16]>);

/// What a list of persons says who are to be erased.
pub const ERASED: &str = "erased";

/// Whether it names nobody: shops write nothing, or 0, for guests.
pub fn is_nobody(person: &[u8]) -> bool {
    let person = person.trim_ascii();
    person.iter().all(|&byte| byte == b'0') || person.eq_ignore_ascii_case(b"null") || person.eq_ignore_ascii_case(b"guest")
}

/// Hands out the persons of a file, one a line.
pub fn each_in_file<R>(path: &Path, mut take: impl FnMut(&[u8]) -> R) -> Result<()> {
    let shown = || format!("list of persons {}", path.display());
    let file = std::fs::File::open(path).with_context(shown)?;
    for (index, line) in BufReader::new(file).split(b'\n').enumerate() {
        let line = line.with_context(shown)?;
        take(if index == 0 { line.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&line) } else { &line });
    }
    Ok(())
}

/// What names a person, without regard to case and to the space around it.
fn digest(person: &[u8]) -> [u8; 16] {
    let mut short = [0; 16];
    short.copy_from_slice(&Sha256::digest(person.trim_ascii().to_ascii_lowercase())[..16]);
    short
}

impl Persons {
    /// Adds one, if it is somebody.
    fn add(&mut self, person: &[u8]) {
        if !is_nobody(person) {
            self.0.insert(digest(person));
        }
    }

    fn holds(&self, person: &[u8]) -> bool {
        self.0.contains(&digest(person))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// A digest of the whole list, whatever its order.
    fn add_to(&self, all: &mut Sha256) {
        let mut sorted: Vec<&[u8; 16]> = self.0.iter().collect();
        sorted.sort_unstable();
        all.update((sorted.len() as u64).to_be_bytes());
        sorted.into_iter().for_each(|one| all.update(one));
    }
}

/// Why a row is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Its person has asked to be erased.
    Erased,
    /// Its person has not agreed.
    NoConsent,
}

/// Whose rows are left out.
#[derive(Default)]
pub struct LeaveOut {
    /// Who has asked to be erased.
    pub erased: Persons,
    /// What is known of who has agreed.
    pub consent: Option<(Persons, Given)>,
}

impl LeaveOut {
    /// The lists of a recipe, empty.
    pub fn of(recipe: &Recipe) -> LeaveOut {
        LeaveOut { erased: Persons::default(), consent: recipe.consent.as_ref().map(|consent| (Persons::default(), consent.given)) }
    }

    /// The lists of a recipe that are files.
    pub fn of_files(recipe: &Recipe) -> Result<LeaveOut> {
        let mut leave_out = LeaveOut::of(recipe);
        if let Some(file) = recipe.erasure.as_ref().and_then(|list| list.file.as_ref()) {
            each_in_file(&recipe.read.folder.join(file), |person| leave_out.add(ERASED, person))?;
        }
        if let Some((file, given)) = recipe.consent.as_ref().and_then(|list| Some((list.file.as_ref()?, list.given))) {
            each_in_file(&recipe.read.folder.join(file), |person| leave_out.add(given.name(), person))?;
        }
        Ok(leave_out)
    }

    /// Adds a person to the list that says so; false: there is no such list.
    pub fn add(&mut self, why: &str, person: &[u8]) -> bool {
        match &mut self.consent {
            _ if why == ERASED => self.erased.add(person),
            Some((list, given)) if why == given.name() => list.add(person),
            _ => return false,
        }
        true
    }

    /// Reads a list that says of each person why: `erased`, `withheld` or `granted`, a tab, the person.
    pub fn read_list(&mut self, path: &Path) -> Result<()> {
        let shown = |line: usize| format!("list of persons {}, line {line}", path.display());
        let file = std::fs::File::open(path).with_context(|| shown(1))?;
        for (index, line) in BufReader::new(file).split(b'\n').enumerate() {
            let line = line.with_context(|| shown(index + 1))?;
            let line = line.strip_suffix(b"\r").unwrap_or(&line);
            let (why, person) = line.split_at(line.iter().position(|&byte| byte == b'\t').unwrap_or(line.len()));
            let person = person.strip_prefix(b"\t").unwrap_or(person);
            let is_empty = why.is_empty() && person.is_empty();
            if !is_empty && !std::str::from_utf8(why).is_ok_and(|why| self.add(why, person)) {
                bail!("{}: `erased`, or what the recipe's [consent] says (`withheld`, `granted`), a tab and the person", shown(index + 1));
            }
        }
        Ok(())
    }

    /// Whether a row of that person is left out.
    pub fn asks(&self, person: Option<&[u8]>) -> Option<LeftOut> {
        let person = person.filter(|person| !is_nobody(person));
        if person.is_some_and(|person| self.erased.holds(person)) {
            return Some(LeftOut::Erased);
        }
        let (list, given) = self.consent.as_ref()?;
        let is_listed = person.is_some_and(|person| list.holds(person));
        (is_listed == (*given == Given::Withheld)).then_some(LeftOut::NoConsent)
    }

    /// What tells two lists apart: a run that goes on has to leave out the same persons.
    pub fn digest(&self) -> String {
        let mut all = Sha256::new();
        self.erased.add_to(&mut all);
        if let Some((list, given)) = &self.consent {
            all.update([1 + u8::from(*given == Given::Granted)]);
            list.add_to(&mut all);
        }
        super::recipe::hex(&all.finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn persons(list: &str) -> Persons {
        let mut persons = Persons::default();
        list.lines().for_each(|line| persons.add(line.as_bytes()));
        persons
    }

    #[test]
    fn persons_are_left_out_as_the_lists_say() {
        let mut leave = LeaveOut { erased: persons("42\r\n\n0\n Jane@Example.com \n"), consent: None };
        let asks = |leave: &LeaveOut, person: &str| leave.asks(Some(person.as_bytes()));
        assert_eq!(leave.erased.len(), 2);
        assert_eq!(asks(&leave, "42"), Some(LeftOut::Erased));
        assert_eq!(asks(&leave, "jane@example.com"), Some(LeftOut::Erased));
        assert_eq!((asks(&leave, "43"), asks(&leave, ""), leave.asks(None)), (None, None, None));
        leave.consent = Some((persons("44"), Given::Withheld));
        assert_eq!((asks(&leave, "44"), asks(&leave, "43"), leave.asks(None)), (Some(LeftOut::NoConsent), None, None));
        leave.consent = Some((persons("44\n42"), Given::Granted));
        assert_eq!((asks(&leave, "44"), asks(&leave, "43"), leave.asks(None)), (None, Some(LeftOut::NoConsent), Some(LeftOut::NoConsent)));
        assert_eq!(asks(&leave, "42"), Some(LeftOut::Erased));
    }

    #[test]
    fn a_list_is_the_same_in_any_order() {
        let of = |list: &str| LeaveOut { erased: persons(list), consent: None }.digest();
        assert_eq!(of("1\n2\n"), of("2\n1"));
        assert_ne!(of("1\n2\n"), of("1\n"));
    }
}
