//! Every kind of the catalogue is found in the way that its row says: by its value, beside one of its words, or in a field
//! of one of its names; and its near miss is not.

#![allow(clippy::unwrap_used)]

use leakguard_core::{Context, Engine, EntityDetails, Format, Policy, Scratch};

/// Numbers that their words do not find in running text, in front of a space: nothing in them stands out, for a look at
/// every short mix of letters and digits costs more than such numbers are worth. Behind `word:` and in fields they are.
const ONLY_NAMED: &[&str] = &[
    "GBGD001",
    "HDFC0CAGSBK",
    "FN 56247 t",
    "L01X00T471",
    "C01X0006H1",
    "CF1T0V5K65",
    "RCC MNL 83S18 D969H",
    "MORGA 657054 SM9IJ",
    "ALU18KZ",
    "M123A4567",
    "S16FC0121D",
];

/// Numbers that are another kind too, and the better one here: a card's; RO and a company's number, which is its VAT number; a
/// number of Colombia's, whose ten digits have no check.
const SOMETHING_ELSE: &[(&str, &str)] = &[("440524188001010014", "CREDIT_CARD"), ("18547290", "VAT_ID"), ("1630615128", "VAT_ID"), ("1714307103", "CO_CEDULA")];

struct Finder {
    engine: Engine,
    scratch: Scratch,
}

impl Finder {
    fn new() -> Finder {
        // What only a detector of the policy finds.
        let toml = "[[detector]]\nname = 'PROJECTS'\nwords = ['Project Zephyr']\n[[rule]]\nname = 'all'\naction = 'redact'\n";
        Finder { engine: Engine::new(Policy::from_toml(toml, "").unwrap(), None).unwrap(), scratch: Scratch::default() }
    }

    /// The kinds that are found in the value of the writing.
    fn found(&mut self, writing: &Writing) -> Vec<&'static str> {
        let redaction = self.engine.redact(writing.text.as_bytes(), &Context::default(), writing.format, &mut self.scratch).unwrap();
        redaction.findings.iter().filter(|finding| finding.end > writing.value).map(|finding| finding.entity.name()).collect()
    }

    fn finds(&mut self, entity: &str, writing: &Writing) -> bool {
        self.found(writing).contains(&entity)
    }
}

/// A way to write a value.
#[derive(Debug)]
struct Writing {
    text: String,
    format: Format,
    /// Where in the text the value starts.
    value: usize,
}

impl Writing {
    fn behind(words: &str, value: &str) -> Writing {
        Writing { text: format!("{words}{value}"), format: Format::Text, value: words.len() }
    }

    /// In an object that describes a person.
    fn in_field(name: &str, value: &str) -> Writing {
        let quote = |text: &str| serde_json::Value::from(text).to_string();
        let before = format!(r#"{{"customer":{{"firstname":"Jane","email":"jane.doe@example.com",{}:"#, quote(name));
        Writing { value: before.len(), text: format!("{before}{}}}}}", quote(value)), format: Format::Json }
    }
}

/// All the ways in which a kind says that it is found: alone, behind its words, in its fields; what is a file, in a document.
fn writings(details: &EntityDetails, value: &str) -> Vec<Writing> {
    let words = details.words.iter().flat_map(|word| [Writing::behind(&format!("{word} "), value), Writing::in_field(word, value)]);
    let fields = names(details).map(|name| Writing::in_field(name, value));
    // A file in a document stands in any field.
    let file = value.starts_with("data:").then(|| Writing::in_field("file", value));
    std::iter::once(Writing::behind("", value)).chain(words).chain(fields).chain(file).collect()
}

fn names(details: &EntityDetails) -> impl Iterator<Item = &str> {
    details.fields.iter().map(String::as_str).filter(|name| !name.starts_with('*'))
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_example_is_found_in_one_of_the_ways_of_its_kind() {
    let mut finder = Finder::new();
    let mut missed = Vec::new();
    for details in EntityDetails::all() {
        let (entity, example) = (details.info.entity, details.info.example);
        if !writings(&details, example).iter().any(|writing| finder.finds(entity, writing)) {
            missed.push(format!("{entity}: {example}"));
        }
    }
    assert_none(&missed);
}

#[test]
fn every_example_is_found_wherever_a_block_ends() {
    let engine = Finder::new().engine;
    let mut scratch = Scratch::default();
    let mut moved = Vec::new();
    for details in EntityDetails::all() {
        for Writing { text, .. } in writings(&details, details.info.example).into_iter().filter(|writing| writing.format == Format::Text) {
            let mut found = |shift: usize| {
                let (before, behind) = ("\n".repeat(96 + shift), "\n".repeat(192));
                let text = format!("{before}{text}{behind}");
                let found = engine.scan(text.as_bytes(), &Context::default(), Format::Text, &mut scratch).findings.iter();
                found.map(|finding| (finding.entity, finding.start - shift, finding.end - shift)).collect::<Vec<_>>()
            };
            let first = found(0);
            moved.extend((1..48).find(|&shift| found(shift) != first).map(|shift| format!("{text} behind {shift}")));
        }
    }
    assert_none(&moved);
}

#[test]
fn every_word_finds_every_number_of_its_kind_in_running_text() {
    let mut finder = Finder::new();
    let mut missed = Vec::new();
    let catalogue = EntityDetails::all();
    for details in catalogue.iter().filter(|details| !details.shapes.is_empty()) {
        let entity = details.info.entity;
        for word in &details.words {
            // Another kind of the same word and the same writing is as good an answer: `passport`.
            let same_word: Vec<&str> = catalogue.iter().filter(|other| other.words.contains(word)).map(|other| other.info.entity).collect();
            for value in details.valid.iter().filter(|value| !ONLY_NAMED.contains(value)) {
                let found = finder.found(&Writing::behind(&format!("{word} "), value));
                let either = |found: &&str| same_word.contains(found) || SOMETHING_ELSE.contains(&(value, found));
                if !found.iter().any(either) {
                    missed.push(format!("{entity}: {word} {value}: {found:?}"));
                }
            }
        }
    }
    assert_none(&missed);
}

#[test]
fn every_name_of_a_field_finds_the_example_of_its_kind() {
    let mut finder = Finder::new();
    let mut missed = Vec::new();
    for details in EntityDetails::all() {
        let (entity, example) = (details.info.entity, details.info.example);
        let wrong = names(&details).filter(|name| !finder.finds(entity, &Writing::in_field(name, example)));
        missed.extend(wrong.map(|name| format!("{entity}: {name}")));
    }
    assert_none(&missed);
}

#[test]
fn numbers_that_running_text_hides_are_found_where_they_are_named() {
    let mut finder = Finder::new();
    let mut missed = Vec::new();
    for details in EntityDetails::all() {
        for value in details.valid.iter().filter(|value| ONLY_NAMED.contains(value)) {
            let found: Vec<_> = details.words.iter().flat_map(|word| finder.found(&Writing::in_field(word, value))).collect();
            if found.is_empty() {
                missed.push(format!("{}: {value}", details.info.entity));
            }
        }
    }
    assert_none(&missed);
}

/// In a field of its name a value is of the kind whatever it looks like: a slip of the pen makes no number public.
#[test]
fn no_near_miss_is_found_alone_or_beside_a_word() {
    let mut finder = Finder::new();
    let mut wrong = Vec::new();
    for details in EntityDetails::all() {
        let (entity, invalid) = (details.info.entity, details.info.invalid);
        let words = details.words.iter().map(|word| Writing::behind(&format!("{word} "), invalid));
        let found = std::iter::once(Writing::behind("", invalid)).chain(words).filter(|writing| finder.finds(entity, writing));
        wrong.extend(found.map(|writing| format!("{entity}: {}", writing.text)));
        for refused in &details.refused {
            let writing = Writing::behind("", refused);
            if finder.finds(entity, &writing) {
                wrong.push(format!("{entity}: {refused}"));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn every_row_has_what_the_page_shows() {
    for details in EntityDetails::all() {
        let info = details.info;
        assert!(info.source.starts_with("https://"), "{}: {}", info.entity, info.source);
        assert!(!info.evidence.is_empty() && !info.example.is_empty() && !info.invalid.is_empty() && info.example != info.invalid, "{}", info.entity);
        assert!(info.country.is_none_or(|country| country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase())), "{}", info.entity);
    }
}
