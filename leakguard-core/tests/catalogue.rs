//! Every kind of the catalogue is found in the way that its row says: by its value, beside one of its words, or in a field
//! of one of its names; and its near miss is not.

#![allow(clippy::unwrap_used)]

use leakguard_core::{Context, Engine, Entity, EntityDetails, Format, Policy, Scratch};

/// Kinds that share their writing and their word with another one: either name is right.
const EITHER: &[(&str, &str)] = &[];

/// Near misses that are of the kind all the same where its name says so, and why.
const FIELD_DECIDES: &[&str] = &[];

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

    /// The kinds that are found in the text, with their values.
    fn found<'t>(&mut self, text: &'t str, format: Format) -> Vec<(&'static str, &'t str)> {
        let redaction = self.engine.redact(text.as_bytes(), &Context::default(), format, &mut self.scratch).unwrap();
        redaction.findings.iter().map(|finding| (finding.entity.name(), text.get(finding.start..finding.end).unwrap_or_default())).collect()
    }

    fn finds(&mut self, entity: &str, text: &str, format: Format) -> bool {
        self.found(text, format).iter().any(|(found, _)| *found == entity || EITHER.iter().any(|pair| *pair == (entity, *found)))
    }
}

/// A way to write a value, with the format that it is read as.
type Writing = (String, Format);

fn in_field(name: &str, value: &str, beside: &str) -> Writing {
    let quote = |text: &str| serde_json::Value::from(text).to_string();
    (format!(r#"{{"customer":{{{beside}{}:{}}}}}"#, quote(name), quote(value)), Format::Json)
}

/// All the ways in which a row says that it is found: alone, behind its words, in its fields.
fn writings(details: &EntityDetails, value: &str) -> Vec<Writing> {
    let alone = (value.to_owned(), Format::Text);
    let words = details.words.iter().flat_map(|word| [format!("{word}: {value}"), format!("{word} {value}")]);
    let names = details.words.iter().copied().chain(details.fields.iter().map(String::as_str)).filter(|name| !name.contains('*'));
    let person = r#""firstname":"Jane","email":"jane.doe@example.com","#;
    let fields = names.clone().flat_map(|name| [in_field(name, value, ""), in_field(name, value, person)]);
    std::iter::once(alone).chain(words.map(|text| (text, Format::Text))).chain(fields).collect()
}

#[test]
fn explore() {
    let mut finder = Finder::new();
    for &entity in Entity::ALL {
        let details = EntityDetails::of(entity);
        let name = entity.name();
        let example = details.info.example;
        let mut kinds = String::new();
        if finder.finds(name, example, Format::Text) { kinds.push_str("alone "); }
        let mut bad = Vec::new(); let mut n = 0;
        for word in &details.words {
            n += 1;
            let w = [(format!("{word} {example}"), Format::Text), (format!("{word}: {example}"), Format::Text), in_field(word, example, ""), in_field(&format!("{word} key"), example, "")];
            if finder.finds(name, &w[0].0, Format::Text) { continue; }
            let k: Vec<_> = w.iter().map(|(t, f)| finder.found(t, *f).iter().map(|f| f.0).collect::<Vec<_>>().join("+")).collect();
            bad.push(format!("{word} {k:?}"));
        }
        if !bad.is_empty() { println!("WORD {name} {}/{n} {kinds}: {}", bad.len(), bad.join(" | ")); }
        let mut bad = Vec::new(); let mut n = 0;
        for field in details.fields.iter().filter(|f| !f.contains('*')) {
            n += 1;
            let (t, f) = in_field(field, example, r#""firstname":"Jane","email":"jane.doe@example.com","#);
            if !finder.finds(name, &t, f) {
                let k = finder.found(&t, f).iter().skip(2).map(|f| f.0).collect::<Vec<_>>().join("+");
                bad.push(format!("{field} [{k}]")); }
        }
        if !bad.is_empty() { println!("FIELD {name} {}/{n} {kinds}: {}", bad.len(), bad.join(" | ")); }
        let invalid = details.info.invalid;
        if finder.finds(name, invalid, Format::Text) { println!("NEAR {name} alone"); }
        let bad: Vec<_> = details.words.iter().filter(|w| finder.finds(name, &format!("{w} {invalid}"), Format::Text)).copied().collect();
        if !bad.is_empty() { println!("NEARW {name} {}: {}", bad.len(), bad.join(" | ")); }
    }
}
