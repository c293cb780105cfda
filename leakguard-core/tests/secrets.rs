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

#[test]
fn names_of_settings_say_that_their_values_are_secrets() {
    const HEX: &str = "3f9a1c5e7b2d8046f1e3a5c7092b4d683f9a1c5e7b2d8046f1e3a5c7092b4d68";
    for (name, entity, value) in [
        ("SECRET_KEY_BASE=", Entity::GenericSecret, HEX),
        ("HASH_SALT=", Entity::GenericSecret, "k3J9xQ2mZ7vB4nT8wL5p"),
        ("JIRA_PAT=", Entity::GenericSecret, "NDc4NDkyNDg3ODE3OstHYSeYC1GgXqRacSqvUbookcZk"),
        ("RABBITMQ_ERLANG_COOKIE=", Entity::GenericSecret, "k3J9xQ2mZ7vB4nT8wL5p"),
        ("RABBITMQ_ERLANG_COOKIE=", Entity::GenericSecret, "SWQOKODSQALRPCLNMEQG"),
        ("'cookie_iv' => ", Entity::GenericSecret, "'Vb8mFuCI'"),
        ("RABBITMQ_DEFAULT_PASS=", Entity::Password, "VbmFuCI8dkTh"),
        ("DEFAULT_PASS=", Entity::Password, "VbmFuCI8dkTh"),
        ("SHOP_DB_PW=", Entity::Password, "VbmFuCI8dkTh"),
        ("ROOT_PW=", Entity::Password, "VbmFuCI8dkTh"),
        ("BASIC_AUTH=", Entity::BasicCredentials, "shop:VbmFuCI8dkTh"),
        ("npmAuthIdent: ", Entity::BasicCredentials, "deploy:VbmFuCI8dkTh"),
        ("DB_PASSWORD=", Entity::Password, "'$ecr3t$Pa55'"),
        ("DB_PASSWORD=", Entity::Password, "\"{a}x9Q!pass\""),
        ("API_SECRET=", Entity::GenericSecret, "'$ecr3t$Pa55#x'"),
    ] {
        let text = format!("{name}{value}\n");
        assert_eq!(found(&text), [(entity, value.trim_matches(['\'', '"']).to_string())], "{text}");
    }
}

#[test]
fn variables_references_and_public_keys_are_no_secrets() {
    for text in [
        "DB_PASSWORD='$DB_PASS'",
        "DB_PASSWORD=${DB_PASS}",
        "DB_PASSWORD=\"$(cat /run/secrets/x)\"",
        "DB_PASSWORD='{{ db_pass }}'",
        "DB_PASSWORD='{name}'",
        "password = \"$host1$host2\"",
        "DEFAULT_PASS=true",
        "BASIC_AUTH=true",
        "BASIC_AUTH=db:5432",
        "pspReference=TC2R92FI9SOEZKB2",
        concat!("ADYEN_CLIENT_KEY=test_", "7F8DHQHUAO3KV0G69WBFR36QM9W2JYMB"),
        concat!("ADYEN_ORIGIN_KEY=pub.v2.8115499067697722.", "aHR0cHM6Ly9leGFtcGxlLmNvbQ.ob73xV5x8uA9LRQmWnzqSFDoxMvbMbsMmJbvVrXGbKA"),
        concat!("POSTHOG_API_KEY=phc_", "k3J9xQ2mZ7vB4nT8wL5pR6cYk3J9xQ2mZ7vB4nT8wL5"),
        "Idempotency-Key: 014df517-39d1-4453-b7b3-9930c563627c",
        "idempotency_key=014df517-39d1-4453-b7b3-9930c563627c",
    ] {
        let secrets: Vec<_> =
            found(text).into_iter().filter(|(entity, _)| matches!(entity.category(), Category::Secret) || *entity == Entity::PaymentToken).collect();
        assert_eq!(secrets, [], "{text}");
    }
}
