//! `docs/entities.md` is what `leakguard entities --json` says. This test writes the page again and compares; after a change of
//! the catalogue, write it with `LEAKGUARD_WRITE_DOCS=1 cargo test -p leakguard-cli --test entities_page`.

#![allow(clippy::unwrap_used)]

use std::fmt::Write;
use std::path::PathBuf;

use leakguard_core::{Context, Engine, Format, Policy, Scratch};
use serde_json::Value;

/// The families in the order of the page.
const FAMILIES: [&str; 9] = [
    "Payment",
    "Contact and device",
    "Person",
    "Identity: Europe",
    "Identity: the rest of the world",
    "Tax and companies",
    "Provider keys",
    "Credentials without a provider",
    "The shop's own",
];

/// Words and names that are shown of each kind; `leakguard entities --json` has them all.
const SHOWN: usize = 5;

const HEAD: &str = "\
# What LeakGuard finds

Generated from the code by leakguard-cli/tests/entities_page.rs, not to be changed by hand. `leakguard entities --json` has the
same, with every word, writing and name of a field.

- **Found by**: what a value is told by. \"Beside its word\" means within some fifty bytes behind one of the words, or close before
  one; a value in a field of one of its names is found too. Case, accents and separators of names do not count.
- **Near miss**: of the same look, and not found where nothing names it.
- Of keys the beginning and the length are shown, so that no scanner takes this page for a leak. Numbers are documented or made up.
";

fn catalogue() -> Vec<Value> {
    let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_leakguard")).args(["entities", "--json"]).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

fn text<'v>(row: &'v Value, key: &str) -> &'v str {
    row[key].as_str().unwrap_or_default()
}

fn list<'v>(row: &'v Value, key: &str) -> Vec<&'v str> {
    row[key].as_array().unwrap().iter().map(|value| value.as_str().unwrap()).collect()
}

/// Text in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;").replace('\n', " ")
}

/// A value in a cell: as code, its line breaks shown; of keys the beginning and the length.
fn value(row: &Value, key: &str) -> String {
    let value = text(row, key);
    let length = value.chars().count();
    // What has no digits is a word or a field.
    if text(row, "category") == "secret" && (length > 16 || value.contains(|character: char| character.is_ascii_digit())) {
        let beginning: String = value.chars().take((length / 3).clamp(3, 16)).collect();
        return format!("{}, {length} characters", code(&(beginning + "…")));
    }
    code(value)
}

fn code(text: &str) -> String {
    if text.contains(['`', '|']) { cell(text) } else { format!("`{}`", text.replace('\n', "↵")) }
}

/// The first of a list, and how many more there are.
fn some(all: &[&str]) -> String {
    let shown: Vec<String> = all.iter().take(SHOWN).map(|one| cell(one)).collect();
    let more = all.len() - shown.len();
    shown.join(", ") + &if more > 0 { format!(" and {more} more") } else { String::new() }
}

/// How a kind is found: its evidence, its words, its writings, its fields.
fn found_by(row: &Value) -> String {
    let mut found = cell(text(row, "evidence"));
    for (key, title) in [("words", "Words"), ("shapes", "Written"), ("fields", "Fields")] {
        let all = list(row, key);
        if !all.is_empty() {
            write!(found, "<br>{title}: {}", some(&all)).unwrap();
        }
    }
    found
}

fn page(catalogue: &[Value]) -> String {
    let mut countries: Vec<&str> = catalogue.iter().filter_map(|row| row["country"].as_str()).collect();
    countries.sort_unstable();
    countries.dedup();
    let checked = catalogue.iter().filter(|row| row["checksum"].is_string()).count();
    let mut page = String::from(HEAD);
    writeln!(page, "\n{} kinds of data, {checked} of them with a checksum or another check; numbers of {} countries.\n", catalogue.len(), countries.len())
        .unwrap();
    writeln!(page, "| family | kinds |\n|---|---:|").unwrap();
    let of = |family: &'static str| catalogue.iter().filter(move |row| text(row, "family") == family);
    for family in FAMILIES {
        writeln!(page, "| [{family}](#{}) | {} |", anchor(family), of(family).count()).unwrap();
    }
    for family in FAMILIES {
        writeln!(page, "\n## {family}\n\n| entity | country | check | found by | example | near miss | source |\n|---|---|---|---|---|---|---|").unwrap();
        for row in of(family) {
            let or_none = |key: &str| row[key].as_str().map_or("–".to_owned(), cell);
            let (example, invalid) = (value(row, "example"), value(row, "invalid"));
            let (country, check, source) = (or_none("country"), or_none("checksum"), text(row, "source").replace('(', "%28").replace(')', "%29"));
            writeln!(page, "| `{}` | {country} | {check} | {} | {example} | {invalid} | [source]({source}) |", text(row, "entity"), found_by(row)).unwrap();
        }
    }
    page
}

/// The anchor that Markdown gives a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|character| character.is_alphanumeric() || *character == ' ');
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

#[test]
fn the_page_is_what_the_catalogue_says() {
    let catalogue = catalogue();
    let page = page(&catalogue);
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/entities.md");
    if std::env::var_os("LEAKGUARD_WRITE_DOCS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    assert!(std::fs::read_to_string(&path).is_ok_and(|written| written == page), "docs/entities.md is not what `leakguard entities --json` gives");
}

#[test]
fn every_kind_stands_in_a_family_of_the_page() {
    for row in catalogue() {
        assert!(FAMILIES.contains(&text(&row, "family")), "{}: {}", row["entity"], row["family"]);
    }
}

#[test]
fn the_page_holds_no_key() {
    let page = page(&catalogue());
    let engine = Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap();
    let mut scratch = Scratch::default();
    let found = engine.redact(page.as_bytes(), &Context::default(), Format::Text, &mut scratch).unwrap().findings;
    let keys: Vec<_> = found.iter().filter(|finding| finding.entity.category() == leakguard_core::Category::Secret).collect();
    let shown: Vec<&str> = keys.iter().map(|finding| &page[finding.start..finding.end]).collect();
    assert!(shown.is_empty(), "{shown:?}");
}
