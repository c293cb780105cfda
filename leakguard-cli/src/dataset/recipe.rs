//! A recipe: what a data set is made of, column by column, and what for.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail, ensure};
use leakguard_core::policy::{Action, DateOrder, DateStep, MaskCharacter, ReferenceDate, read_toml};
use leakguard_core::{Entity, Policy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::retention::Retention;

/// What a data set is made of. A column that it does not name is not written.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// Version of this schema: 1.
    #[serde(default = "one")]
    pub version: u32,
    /// Small letters, digits, `-` and `_`. The policy is asked with the consumer `ai:<name>`, on the channel `export`.
    pub name: String,
    /// What the data set is made for.
    pub purpose: String,
    /// What keyed values are made for: those of two data sets with the same word join. The name when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dataset: Option<String>,
    /// Until when it may be kept: a day, `"2027-02-01"`, or days from the build on, `"90 days"`.
    pub retention: Retention,
    /// The column that names the person of a row; a table may name another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The day that ages are counted to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_date: Option<ReferenceDate>,
    /// How dates like `03/04/1984` are read; `dmy` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_order: Option<DateOrder>,
    /// Public keys of age (`age1…`): parts are written for them alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<String>,
    /// The database; left out where every table is a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// How many persons have to share what is not secret about them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub privacy: Option<Privacy>,
    /// Who has agreed, or who has not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// Who has asked to be erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erasure: Option<Subjects>,
    /// The tables.
    #[serde(rename = "table")]
    pub tables: Vec<Table>,
    /// Where the recipe was read, and the SHA-256 of its text.
    #[serde(skip)]
    pub read: ReadFrom,
}

/// Where a recipe was read.
#[derive(Clone, Debug, Default)]
pub struct ReadFrom {
    /// The folder that its paths count from.
    pub folder: PathBuf,
    /// SHA-256 of its text, in hexadecimal digits.
    pub sha256: String,
}

/// The database that rows are read from.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// `env:VARIABLE`, which holds `mysql://user:password@host:3306/database`, or an option file of MySQL's programs.
    pub database: String,
    /// What takes the place of `{prefix}` in names of tables and in queries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
}

/// What protects those whom rare values tell apart.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Privacy {
    /// So many persons at least share their values of a table's quasi-identifiers; the rows of smaller groups are left out.
    pub k: u32,
}

/// A list of persons: the first column of a query, or a file with one a line.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Subjects {
    /// A read-only query of the database.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub query: Option<String>,
    /// A file, one a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<PathBuf>,
}

/// A list of persons, and what it says of them.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// A read-only query of the database.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub query: Option<String>,
    /// A file, one a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<PathBuf>,
    /// What the list says.
    #[serde(default)]
    pub given: Given,
}

/// What a list of persons says of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    /// They have not agreed: they are left out.
    #[default]
    Withheld,
    /// They have agreed: all others are left out, and with them the rows of nobody.
    Granted,
}

/// A table of the data set.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its name in the data set: small letters, digits, `-` and `_`.
    pub name: String,
    /// The table in the database; the name when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Or a read-only SELECT.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub query: Option<String>,
    /// Or a file: `.csv`, `.tsv`, `.ndjson`, `.jsonl`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<PathBuf>,
    /// The column, unique and never NULL, by which the database is read in pieces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// A condition of SQL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
    /// The column that names the person, in place of the recipe's; `""`: the rows are nobody's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The columns, in the order in which they are written.
    pub columns: Vec<Column>,
}

/// What becomes of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ColumnAction {
    /// It is not written. Names in it are known to the texts of its row.
    Drop,
    /// It stays, but for what is found in it.
    Keep,
    /// It is text that people wrote: what is found in it goes, and the names of its row.
    Redact,
    /// A label takes its place, or as much as a mask shows.
    Mask,
    /// A token takes its place, which the keyring turns back.
    Tokenize,
    /// A keyed one-way hash takes its place.
    Hash,
    /// Something less exact takes its place.
    Generalize,
    /// Something made up takes its place.
    Synthesize,
    /// The date is moved by its person's days.
    Shift,
}

/// How a column that stays is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Type {
    /// As text, or as the source has it.
    #[default]
    Text,
    /// Whole numbers of 64 bits.
    Int,
    /// Numbers.
    Float,
    /// True or false; 1 or 0.
    Bool,
}

/// A column.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its name, in the source and in the data set.
    pub name: String,
    /// What becomes of it.
    pub action: ColumnAction,
    /// What it is needed for; only what is dropped needs no reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// The kind of data that it holds; `CONFIDENTIAL` when left out: a number or a date of the shop's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<Entity>,
    /// For what is done with a key: whose values they are, like `order`. Values of two domains never join, though they are equal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// It tells persons apart together with others: counted for k-anonymity, as it is written.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub quasi: bool,
    /// For `keep`: how it is written.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<Type>,
    /// For `keep` and `redact`: kinds of data that may stay in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Entity>,
    /// For `mask`: characters to keep at the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_first: Option<u8>,
    /// For `mask`: characters to keep at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_last: Option<u8>,
    /// For `mask`: what stands for the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub character: Option<MaskCharacter>,
    /// For `mask`: how many of these stand for the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fixed_length: Option<u8>,
    /// For `generalize`: what is left of a date, the year when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<DateStep>,
    /// For `generalize`: years in a band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band_years: Option<u8>,
    /// For `generalize`: bits of an IPv4 address that stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ipv4_prefix: Option<u8>,
    /// For `generalize`: bits of an IPv6 address that stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ipv6_prefix: Option<u8>,
    /// For `generalize`: characters of a postcode that stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode_keep: Option<u8>,
    /// For `generalize`: decimals of coordinates that stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u8>,
    /// For `generalize`: how wide a band of amounts is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_band: Option<u32>,
    /// For `shift`: how many days more or less than 400 years, at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_days: Option<u16>,
}

fn one() -> u32 {
    1
}

impl Given {
    /// The word for it in a recipe.
    pub fn name(self) -> &'static str {
        match self {
            Given::Withheld => "withheld",
            Given::Granted => "granted",
        }
    }
}

impl ColumnAction {
    /// The action of a policy that does it to every value; `None`: the column is dropped, or the engine looks for what is in it.
    pub fn of_every_value(self) -> Option<Action> {
        match self {
            ColumnAction::Drop | ColumnAction::Keep | ColumnAction::Redact => None,
            ColumnAction::Mask => Some(Action::Mask),
            ColumnAction::Tokenize => Some(Action::Tokenize),
            ColumnAction::Hash => Some(Action::Hash),
            ColumnAction::Generalize => Some(Action::Generalize),
            ColumnAction::Synthesize => Some(Action::Synthesize),
            ColumnAction::Shift => Some(Action::Shift),
        }
    }
}

impl Column {
    /// The kind of data that it is declared to hold.
    pub fn entity(&self) -> Entity {
        self.entity.unwrap_or(Entity::Confidential)
    }

    /// The rule of a policy that says the same, for a column that is changed value by value.
    fn rule(&self, action: Action, table: &str, dataset: &str) -> serde_json::Value {
        let mut rule = serde_json::json!({"name": format!("{table}.{}", self.name), "entity": self.entity(), "action": action});
        if let (Some(rule), Ok(serde_json::Value::Object(own))) = (rule.as_object_mut(), serde_json::to_value(self)) {
            let of_columns = ["name", "entity", "action", "purpose", "quasi", "type", "allow", "domain"];
            rule.extend(own.into_iter().filter(|(key, _)| !of_columns.contains(&key.as_str())));
            rule.extend(self.domain.as_ref().map(|domain| ("dataset".to_owned(), format!("{dataset}/{domain}").into())));
        }
        rule
    }
}

impl Recipe {
    /// Reads a recipe. `prefix` takes the place of `{prefix}` in names of tables and in queries, and that of the recipe's own.
    ///
    /// # Errors
    /// Names file, line and key, and says what would be right.
    pub fn read(path: &Path, prefix: Option<&str>) -> Result<Recipe> {
        let text = std::fs::read_to_string(path).with_context(|| format!("recipe {}", path.display()))?;
        let mut recipe = Recipe::from_toml(&text, &path.display().to_string())?;
        recipe.put_prefix(prefix)?;
        recipe.read.folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        Ok(recipe)
    }

    fn from_toml(text: &str, origin: &str) -> Result<Recipe> {
        let mut recipe: Recipe = read_toml(text, origin)?;
        recipe.read.sha256 = hex(&Sha256::digest(text));
        recipe.check().map_err(|error| match table_of(&error.to_string()).and_then(|(table, column)| line_of(text, table, column)) {
            Some(line) => anyhow!("{origin}:{line}: {error}"),
            None => anyhow!("{origin}: {error}"),
        })?;
        Ok(recipe)
    }

    /// What stands before names of tables.
    pub fn prefix(&self) -> String {
        self.source.as_ref().and_then(|source| source.prefix.clone()).unwrap_or_default()
    }

    fn put_prefix(&mut self, given: Option<&str>) -> Result<()> {
        let Some(source) = &mut self.source else { return Ok(()) };
        if let Some(given) = given {
            source.prefix = Some(given.to_owned());
        }
        let prefix = source.prefix.clone().unwrap_or_default();
        ensure!(prefix.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'), "a prefix of tables has letters, digits and `_`");
        let lists = self.consent.iter_mut().map(|list| &mut list.query).chain(self.erasure.iter_mut().map(|list| &mut list.query));
        let of_tables = self.tables.iter_mut().flat_map(|table| [&mut table.from, &mut table.query, &mut table.filter]);
        lists.chain(of_tables).flatten().for_each(|text| *text = text.replace("{prefix}", &prefix));
        Ok(())
    }

    /// The JSON Schema of this type.
    pub fn schema() -> serde_json::Value {
        schemars::schema_for!(Recipe).to_value()
    }

    /// The word that keyed values are made for.
    pub fn dataset(&self) -> &str {
        self.dataset.as_deref().unwrap_or(&self.name)
    }

    /// A table by its name.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn table(&self, name: &str) -> Result<&Table> {
        self.tables.iter().find(|table| table.name == name).ok_or_else(|| {
            let known: Vec<&str> = self.tables.iter().map(|table| table.name.as_str()).collect();
            anyhow!("the recipe has no table \"{name}\"; it has {}", known.join(", "))
        })
    }

    /// The column of a table that names the person.
    pub fn subject_of<'r>(&'r self, table: &'r Table) -> Option<&'r str> {
        table.subject.as_deref().or(self.subject.as_deref()).filter(|name| !name.is_empty())
    }

    /// The columns of a table that are changed value by value, as rules of a policy, in their order.
    ///
    /// # Errors
    /// An option is not one of its action, or not one for its kind of data: names table and column.
    pub fn rules(&self, table: &Table) -> Result<Option<Policy>> {
        let changed = table.columns.iter().filter_map(|column| Some(column.rule(column.action.of_every_value()?, &table.name, self.dataset())));
        let rules: Vec<serde_json::Value> = changed.collect();
        if rules.is_empty() {
            return Ok(None);
        }
        let mut policy = serde_json::json!({"name": self.name, "dataset": self.dataset(), "rule": rules});
        for (key, value) in [("reference_date", serde_json::to_value(self.reference_date)?), ("date_order", serde_json::to_value(self.date_order)?)] {
            if !value.is_null() {
                policy[key] = value;
            }
        }
        // The rule's name says which column it is.
        Policy::from_value(policy).map(Some).map_err(|error| anyhow!("{}", error.message.strip_prefix("rule ").unwrap_or(&error.message)))
    }

    fn check(&self) -> Result<()> {
        ensure!(self.version == 1, "version: this LeakGuard reads recipes of version 1, this is version {}", self.version);
        is_name(&self.name).with_context(|| "name".to_owned()).map_err(flat)?;
        ensure!(!self.purpose.trim().is_empty(), "purpose: say what the data set is made for");
        ensure!(self.privacy.is_none_or(|privacy| privacy.k >= 2), "privacy.k: a group of one is nobody's protection; 2 or more, 5 is usual");
        ensure!(
            self.source.as_ref().is_none_or(|source| !source.database.contains("://")),
            "source.database: the address holds a password and is no part of a recipe: env:VARIABLE or an option file"
        );
        let lists = [
            ("consent", self.consent.as_ref().map(|list| (&list.query, &list.file))),
            ("erasure", self.erasure.as_ref().map(|list| (&list.query, &list.file))),
        ];
        for (name, list) in lists {
            match list {
                None | Some((Some(_), None) | (None, Some(_))) => {}
                Some(_) => bail!("{name}: one of `query` and `file` says who"),
            }
            if let Some((Some(query), _)) = list {
                ensure!(self.source.is_some(), "{name}.query: there is no [source] to ask");
                is_select(query).map_err(|error| anyhow!("{name}.query: {error}"))?;
            }
        }
        ensure!(!self.tables.is_empty(), "table: a data set has a table");
        for (index, table) in self.tables.iter().enumerate() {
            ensure!(!self.tables[..index].iter().any(|other| other.name == table.name), "\"{}\": another table has the same name", table.name);
            self.check_table(table).map_err(|error| if error.to_string().starts_with('"') { error } else { anyhow!("\"{}\": {error}", table.name) })?;
        }
        let is_quasi = self.tables.iter().flat_map(|table| &table.columns).any(|column| column.quasi);
        ensure!(self.privacy.is_none() || is_quasi, "privacy.k: no column is marked `quasi = true`, so there is nothing to count");
        ensure!(self.privacy.is_some() || !is_quasi, "privacy.k: columns are marked `quasi = true`; say how many persons share them, 5 is usual");
        Ok(())
    }

    fn check_table(&self, table: &Table) -> Result<()> {
        is_name(&table.name)?;
        let ways = [table.from.is_some(), table.query.is_some(), table.file.is_some()].into_iter().filter(|&is| is).count();
        ensure!(ways <= 1, "one of `from`, `query` and `file` says where the rows are");
        match &table.file {
            Some(_) => ensure!(table.filter.is_none() && table.key.is_none(), "`filter` and `key` are for a database, not for a file"),
            None if self.source.is_some() => ensure!(table.key.is_some(), "key: the column by which the rows are read in pieces, unique and never NULL"),
            None => ensure!(table.from.is_none() && table.query.is_none(), "there is no [source] to read it from"),
        }
        if let Some(query) = &table.query {
            is_select(query).map_err(|error| anyhow!("query: {error}"))?;
        }
        ensure!(!table.columns.is_empty(), "columns: a table has columns");
        let fail = |column: &Column, why: String| anyhow!("\"{}.{}\": {why}", table.name, column.name);
        for (index, column) in table.columns.iter().enumerate() {
            let is_looked_into = matches!(column.action, ColumnAction::Keep | ColumnAction::Redact);
            if column.name.is_empty() || column.name.contains('\0') {
                return Err(fail(column, "a column has a name".into()));
            }
            if table.columns[..index].iter().any(|other| other.name == column.name) {
                return Err(fail(column, "the column is there twice".into()));
            }
            if column.action != ColumnAction::Drop && column.purpose.as_ref().is_none_or(|purpose| purpose.trim().is_empty()) {
                return Err(fail(column, "purpose: say what the column is needed for, or drop it".into()));
            }
            if let Some(domain) = &column.domain {
                is_name(domain).map_err(|error| fail(column, format!("domain: {error}")))?;
            }
            if column.kind.is_some() && column.action != ColumnAction::Keep {
                return Err(fail(column, "type: only a column that is kept has one; all others are text".into()));
            }
            if !column.allow.is_empty() && !is_looked_into {
                return Err(fail(column, "allow: for `keep` and `redact`".into()));
            }
            if column.quasi && matches!(column.action, ColumnAction::Drop | ColumnAction::Redact) {
                return Err(fail(column, "quasi: a quasi-identifier is a value that is written, not a text".into()));
            }
            if column.action.of_every_value().is_none() {
                // Whatever is left of a rule is an option of another action.
                let rule = column.rule(Action::Redact, &table.name, "");
                if let Some(key) = rule.as_object().and_then(|rule| {
                    rule.keys().find(|key| !["name", "entity", "action"].contains(&key.as_str())).map(|key| if key == "dataset" { "domain" } else { key })
                }) {
                    return Err(fail(column, format!("`{key}` is no option of this action")));
                }
            }
            if column.action == ColumnAction::Shift && self.subject_of(table).is_none() {
                return Err(fail(column, "dates move by their person's days: name the person's column with `subject`".into()));
            }
        }
        self.rules(table)?;
        Ok(())
    }
}

/// The context's text and the cause's, as one.
fn flat(error: anyhow::Error) -> anyhow::Error {
    anyhow!("{error:#}")
}

fn is_name(name: &str) -> Result<()> {
    let is_good = (1..=64).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_'));
    ensure!(is_good, "a name is 1 to 64 small letters, digits, `-` or `_`");
    Ok(())
}

/// Whether it is one query that only reads. The transaction that it runs in is read only, too.
fn is_select(query: &str) -> Result<()> {
    let first: String = query.trim_start().chars().take_while(char::is_ascii_alphabetic).collect();
    ensure!(first.eq_ignore_ascii_case("select") || first.eq_ignore_ascii_case("with"), "a query begins with SELECT or WITH");
    ensure!(!query.contains(';'), "one query, without `;`");
    Ok(())
}

/// Octets as hexadecimal digits.
pub fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}

/// Table and column that a message begins with: `"orders.note": …`.
fn table_of(message: &str) -> Option<(&str, Option<&str>)> {
    let (place, _) = message.strip_prefix('"')?.split_once('"')?;
    Some(place.split_once('.').map_or((place, None), |(table, column)| (table, Some(column))))
}

/// The line where a table, or a column of it, is written.
fn line_of(text: &str, table: &str, column: Option<&str>) -> Option<usize> {
    let names = |line: &str, name: &str| {
        let rest = line.trim_start().trim_start_matches('{').trim_start();
        let rest = rest.strip_prefix("name").map(str::trim_start).and_then(|rest| rest.strip_prefix('=')).map(str::trim_start);
        rest.and_then(|rest| rest.strip_prefix(['"', '\''])).is_some_and(|rest| rest.strip_prefix(name).is_some_and(|rest| rest.starts_with(['"', '\''])))
    };
    let mut lines = text.lines().enumerate().skip_while(|(_, line)| !line.trim_start().starts_with("[[table]]"));
    let at_table = lines.find(|(_, line)| names(line, table))?;
    let found = column.and_then(|column| lines.find(|(_, line)| names(line, column)));
    Some(found.unwrap_or(at_table).0 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "name = 'orders'\npurpose = 'test'\nretention = '90 days'\n";

    fn error(toml: &str) -> String {
        Recipe::from_toml(toml, "r.toml").map_or_else(|error| error.to_string(), |_| panic!("accepted"))
    }

    #[test]
    fn a_bad_recipe_names_file_line_and_key() {
        let table = "\n[[table]]\nname = 'orders'\nfile = 'o.csv'\ncolumns = [\n";
        for (columns, message) in [
            ("{ name = 'x', action = 'keep' },", "r.toml:9: \"orders.x\": purpose: say"),
            ("{ name = 'x', action = 'shred', purpose = 'p' },", "r.toml:9: table[0].columns[0].action: unknown variant `shred`"),
            ("{ name = 'x', colour = 'red', action = 'drop' },", "r.toml:9: table[0].columns[0].colour: unknown field `colour`"),
            (
                "{ name = 'y', action = 'drop' },\n{ name = 'x', action = 'hash', purpose = 'p', date = 'year' },",
                "r.toml:10: \"orders.x\": `date` is an option of `generalize`",
            ),
            ("{ name = 'x', action = 'keep', purpose = 'p', date = 'year' },", "r.toml:9: \"orders.x\": `date` is no option of this action"),
            ("{ name = 'x', action = 'synthesize', purpose = 'p' },", "r.toml:9: \"orders.x\": `synthesize` does not know CONFIDENTIAL"),
            ("{ name = 'x', action = 'tokenize', entity = 'CVV', purpose = 'p' },", "r.toml:9: \"orders.x\": CVV may not be kept"),
            ("{ name = 'x', action = 'tokenize', entity = 'E_MAIL', purpose = 'p' },", "r.toml:9: table[0].columns[0].entity: unknown entity `E_MAIL`"),
            ("{ name = 'x', action = 'shift', purpose = 'p' },", "r.toml:9: \"orders.x\": dates move by their person's days"),
            ("{ name = 'x', action = 'redact', quasi = true, purpose = 'p' },", "r.toml:9: \"orders.x\": quasi"),
            ("{ name = 'x', action = 'hash', allow = ['AGE'], purpose = 'p' },", "r.toml:9: \"orders.x\": allow"),
            ("{ name = 'x', action = 'hash', type = 'int', purpose = 'p' },", "r.toml:9: \"orders.x\": type"),
            ("{ name = 'x', action = 'drop' },\n{ name = 'x', action = 'drop' },", "r.toml:9: \"orders.x\": the column is there twice"),
            ("{ name = 'x', action = 'keep', quasi = true, purpose = 'p' },", "r.toml: privacy.k: columns are marked"),
            ("", "r.toml:6: \"orders\": columns"),
        ] {
            let found = error(&format!("{HEAD}{table}{columns}\n]\n"));
            assert!(found.starts_with(message), "{columns}: {found}");
        }
        for (more, message) in [
            ("[source]\ndatabase = 'mysql://root:secret@localhost/shop'\n", "r.toml: source.database: the address holds a password"),
            ("[privacy]\nk = 1\n", "r.toml: privacy.k: a group of one"),
            ("[erasure]\n", "r.toml: erasure: one of"),
            ("[erasure]\nquery = 'SELECT 1'\n", "r.toml: erasure.query: there is no [source]"),
            ("[source]\ndatabase = 'env:X'\n[erasure]\nquery = 'DELETE FROM x'\n", "r.toml: erasure.query: a query begins with SELECT"),
            ("[source]\ndatabase = 'env:X'\n[erasure]\nquery = 'SELECT 1; DELETE FROM x'\n", "r.toml: erasure.query: one query"),
        ] {
            let found = error(&format!("{HEAD}{more}{table}{{ name = 'x', action = 'drop' }}\n]\n"));
            assert!(found.starts_with(message), "{more}: {found}");
            assert!(!found.contains("secret"), "{found}");
        }
        assert!(error("name = 'Orders 1'\npurpose = 'x'\nretention = '1 day'\ntable = []").starts_with("r.toml: name: a name is 1 to 64"));
        assert!(error(&HEAD.replace("90 days", "a while")).contains("r.toml:3: retention: "));
        assert!(error("name = ").starts_with("r.toml:1: "));
    }

    #[test]
    fn the_schema_knows_every_kind_and_action() {
        let schema = Recipe::schema().to_string();
        assert!(schema.contains("EMAIL_ADDRESS") && schema.contains("synthesize") && schema.contains("postcode_keep"));
    }
}
