//! Secrets of the whole catalogue in running text, through the engine.

#![allow(clippy::unwrap_used)]

use leakguard_core::{Category, Context, Engine, Entity, Format, Policy, Scratch};

fn found(text: &str) -> Vec<(Entity, String)> {
    let engine = Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap();
    let mut scratch = Scratch::default();
    let findings = engine.scan(text.as_bytes(), &Context::default(), Format::Text, &mut scratch);
    findings.findings.iter().map(|finding| (finding.entity, text[finding.start..finding.end].to_string())).collect()
}

#[test]
fn every_key_of_the_catalogue_is_found_in_a_log_line_and_no_near_miss() {
    let mut wrong = Vec::new();
    // Secrets whose example is a name or needs one, and those that their own tests show.
    let elsewhere = ["GENERIC_SECRET", "BASIC_CREDENTIALS", "BEARER_TOKEN", "PASSWORD", "CRYPTO_PRIVATE_KEY"];
    for &entity in Entity::ALL.iter().filter(|entity| entity.category() == Category::Secret && !elsewhere.contains(&entity.name())) {
        let info = entity.info();
        for text in [format!("[2026-11-21] main.INFO: {} done", info.example), format!("x\n{}\n", info.example)] {
            if !found(&text).iter().any(|(found, _)| *found == entity) {
                wrong.push(format!("{}: {text}: {:?}", entity.name(), found(&text)));
            }
        }
        if found(info.invalid).iter().any(|(found, _)| *found == entity) {
            wrong.push(format!("near miss of {}: {}", entity.name(), info.invalid));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn secrets_behind_names_that_are_no_fields_are_found() {
    for (text, entity, value) in [
        ("Cookie: a=b; PHPSESSID=k2v9q0c7n4m1x8z5b3l6j7h8g9; c=d", Entity::SessionId, "k2v9q0c7n4m1x8z5b3l6j7h8g9"),
        ("wordpress_logged_in_0123456789abcdef0123456789abcdef=jane%7C1763712000%7Ck2v9q0c7n4", Entity::SessionId, "jane%7C1763712000%7Ck2v9q0c7n4"),
        ("client_secret: hunter grant_type=password", Entity::GenericSecret, "hunter"),
        ("Our secret: hunter2 is what it was", Entity::GenericSecret, "hunter2"),
        ("signing_salt=k3J9xQ2mZ7vB4nT8wL5p", Entity::GenericSecret, "k3J9xQ2mZ7vB4nT8wL5p"),
        (concat!("DATABASE_URL=mysql://u:ge", "heim@db.example.com/shop"), Entity::ConnectionString, concat!("mysql://u:ge", "heim@db.example.com/shop")),
    ] {
        assert!(found(text).contains(&(entity, value.to_string())), "{text}: {:?}", found(text));
    }
}
