//! k-anonymity: how many persons share their values of the quasi-identifiers.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::plan::Output;
use super::recipe::hex;
use super::row::Cell;

/// 16 octets that stand for values.
type Short = [u8; 16];

/// The groups of a table. Takes about 40 octets for each person and group.
#[derive(Default)]
pub struct Groups {
    persons: HashMap<Short, u64>,
    /// Group and person together; unused where a table has no persons: rows are counted then.
    seen: HashSet<Short>,
}

/// A row of a group.
#[derive(Clone, Copy)]
pub struct Member {
    group: Short,
    /// Group and person; `None`: rows are counted.
    person: Option<Short>,
}

/// What is known of a table's groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reached {
    /// The least number that the recipe asks for.
    pub required: u32,
    /// The number of the smallest group that is written; `null`: there is none.
    pub reached: Option<u64>,
    /// What is counted: `persons` or `rows`.
    pub of: String,
    /// The quasi-identifiers.
    pub columns: Vec<String>,
    /// Groups that are written.
    pub groups: u64,
    /// Groups that were too small.
    pub groups_suppressed: u64,
}

fn short(digest: Sha256) -> Short {
    let mut short = [0; 16];
    short.copy_from_slice(&digest.finalize()[..16]);
    short
}

/// The group of a row as it is written, and whom it is about. `counts_persons`: the table names persons; rows of nobody are one unknown person.
pub fn member(columns: &[Output], row: &[Cell], person: Option<&[u8]>, counts_persons: bool) -> Member {
    let mut digest = Sha256::new();
    for (_, cell) in columns.iter().zip(row).filter(|(column, _)| column.quasi) {
        // Nothing and the empty text are one, for they are in CSV.
        let text = cell.text().unwrap_or_default();
        digest.update((text.len() as u64).to_be_bytes());
        digest.update(text);
    }
    let group = short(digest);
    let person = counts_persons.then(|| {
        let mut digest = Sha256::new_with_prefix(group);
        digest.update(person.unwrap_or_default().trim_ascii().to_ascii_lowercase());
        short(digest)
    });
    Member { group, person }
}

impl Groups {
    /// Counts a row.
    pub fn add(&mut self, member: Member) {
        if member.person.is_none_or(|person| self.seen.insert(person)) {
            *self.persons.entry(member.group).or_default() += 1;
        }
    }

    /// Whether the group of a row is large enough.
    pub fn is_enough(&self, member: Member, k: u32) -> bool {
        self.persons.get(&member.group).is_some_and(|&count| count >= u64::from(k))
    }

    /// What is reported.
    pub fn reached(&self, k: u32, columns: &[Output], counts_persons: bool) -> Reached {
        let (enough, small): (Vec<u64>, Vec<u64>) = self.persons.values().partition(|&&count| count >= u64::from(k));
        Reached {
            required: k,
            reached: enough.iter().min().copied(),
            of: if counts_persons { "persons" } else { "rows" }.to_owned(),
            columns: columns.iter().filter(|column| column.quasi).map(|column| column.name.clone()).collect(),
            groups: enough.len() as u64,
            groups_suppressed: small.len() as u64,
        }
    }

    /// What tells these groups from others.
    pub fn digest(&self) -> String {
        let mut sorted: Vec<(&Short, &u64)> = self.persons.iter().collect();
        sorted.sort_unstable();
        let mut digest = Sha256::new();
        for (group, count) in sorted {
            digest.update(group);
            digest.update(count.to_be_bytes());
        }
        hex(&digest.finalize())
    }

    /// Frees what only counting needs.
    pub fn counted(&mut self) {
        self.seen = HashSet::new();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::recipe::Type;

    #[test]
    fn persons_are_counted_not_rows() {
        let columns = [Output { name: "city".into(), kind: Type::Text, quasi: true }, Output { name: "total".into(), kind: Type::Text, quasi: false }];
        let row = |city: &str, total: &str| vec![Cell::Text(city.into()), Cell::Text(total.into())];
        let mut groups = Groups::default();
        for (city, person) in [("A", Some("1")), ("A", Some("1")), ("A", Some("2")), ("A", None), ("A", None), ("B", Some("1")), ("B", Some("1"))] {
            groups.add(member(&columns, &row(city, "9"), person.map(str::as_bytes), true));
        }
        let is_enough = |city: &str, k| groups.is_enough(member(&columns, &row(city, "1"), None, true), k);
        assert!(is_enough("A", 3) && !is_enough("A", 4) && !is_enough("B", 2) && is_enough("B", 1) && !is_enough("C", 1));
        let reached = groups.reached(2, &columns, true);
        assert_eq!((reached.reached, reached.groups, reached.groups_suppressed, reached.of.as_str()), (Some(3), 1, 1, "persons"));
        let mut rows = Groups::default();
        (0..3).for_each(|_| rows.add(member(&columns, &row("A", "9"), Some(b"1"), false)));
        assert_eq!(rows.reached(2, &columns, false).reached, Some(3));
        assert_ne!(rows.digest(), groups.digest());
    }
}
