//! The engine of php.ini: loaded once, looked after, never worse than before.

#![allow(dead_code, reason = "the extension uses what these tests do not")]
#![allow(clippy::expect_used, reason = "a test that fails there shows the line")]

#[path = "../src/failure.rs"]
mod failure;
#[path = "../src/live.rs"]
mod live;
#[path = "../src/settings.rs"]
mod settings;
#[path = "../src/source.rs"]
mod source;

use std::path::PathBuf;
use std::time::Duration;

use failure::Failure;
use live::Live;
use settings::Settings;

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("leakguard-live-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Folder(path)
    }

    fn write(&self, name: &str, content: &str) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, content).expect("written");
        path.display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn settings(policy: &str) -> Settings {
    Settings { policy: policy.to_owned(), ..Settings::default() }
}

fn name_of(live: &Live, settings: &Settings) -> String {
    live.engine(settings).0.expect("an engine").policy().name.clone()
}

/// Files are looked at once a second.
fn a_second_later() {
    std::thread::sleep(Duration::from_millis(1050));
}

#[test]
fn a_changed_file_is_taken_a_bad_one_is_told_once_and_leaves_the_last_good() {
    let folder = Folder::new("change");
    let settings = settings(&folder.write("policy.toml", "name = 'first'\n[[rule]]\nname = 'r'\naction = 'redact'\n"));
    let live = Live::new();
    assert_eq!(name_of(&live, &settings), "first");

    folder.write("policy.toml", "name = 'second one'\n[[rule]]\nname = 'r'\naction = 'redact'\n");
    assert_eq!(live.refresh(&settings), None);
    assert_eq!(name_of(&live, &settings), "first", "not before a second has passed");
    a_second_later();
    assert_eq!(live.refresh(&settings), None);
    assert_eq!(name_of(&live, &settings), "second one");

    folder.write("policy.toml", "name = 'third'\ncolour = 1\n");
    a_second_later();
    let warning = live.refresh(&settings).expect("a warning");
    assert!(warning.contains("policy.toml:2: colour: ") && warning.contains("the last good policy second one@"), "{warning}");
    a_second_later();
    assert_eq!(live.refresh(&settings), None, "told once");
    assert_eq!(name_of(&live, &settings), "second one");
}

#[test]
fn a_failed_first_load_is_told_once_and_tried_again_when_the_file_changes() {
    let folder = Folder::new("first");
    let settings = settings(&folder.write("policy.toml", "nam = 'x'"));
    let live = Live::new();
    let (engine, warning) = live.engine(&settings);
    assert!(matches!(engine, Err(Failure::Policy(_))) && warning.is_some_and(|text| text.contains("policy.toml:1: nam: ")));
    let (engine, warning) = live.engine(&settings);
    assert!(engine.is_err() && warning.is_none());
    folder.write("policy.toml", "name = 'mended'\n[[rule]]\nname = 'r'\naction = 'redact'\n");
    a_second_later();
    assert_eq!(live.refresh(&settings), None);
    assert_eq!(name_of(&live, &settings), "mended");
}

#[test]
fn a_changed_file_of_words_is_taken() {
    let folder = Folder::new("words");
    folder.write("words.txt", "Zephyr\n");
    folder.write("values.txt", "jane@example.com\n");
    let policy =
        "[[detector]]\nname = 'P'\nwords_file = 'words.txt'\n[[allow]]\nvalues_file = 'values.txt'\nreason = 'x'\n[[rule]]\nname = 'r'\naction = 'redact'\n";
    let settings = settings(&folder.write("policy.toml", policy));
    let live = Live::new();
    let first = live.engine(&settings).0.expect("an engine").policy_id().to_owned();
    for (name, content) in [("words.txt", "Zephyr\nArgo\n"), ("values.txt", "jane@example.com\njohn@example.com\n")] {
        let before = live.engine(&settings).0.expect("an engine").policy_id().to_owned();
        folder.write(name, content);
        a_second_later();
        assert_eq!(live.refresh(&settings), None);
        assert_ne!(live.engine(&settings).0.expect("an engine").policy_id(), before, "{name}");
    }
    std::fs::remove_file(folder.0.join("words.txt")).expect("removed");
    a_second_later();
    let warning = live.refresh(&settings).expect("a warning");
    assert!(warning.contains("words.txt") && warning.contains("the last good policy"), "{warning}");
    folder.write("words.txt", "Zephyr\n");
    folder.write("values.txt", "jane@example.com\n");
    a_second_later();
    assert_eq!(live.refresh(&settings), None);
    assert_eq!(live.engine(&settings).0.expect("an engine").policy_id(), first);
}

#[test]
fn other_settings_have_an_engine_of_their_own() {
    let folder = Folder::new("hosts");
    let one = settings(&folder.write("one.toml", "name = 'one'\n[[rule]]\nname = 'r'\naction = 'redact'\n"));
    let two = settings(&folder.write("two.toml", "name = 'two'\n[[rule]]\nname = 'r'\naction = 'redact'\n"));
    let live = Live::new();
    for _ in 0..2 {
        assert_eq!((name_of(&live, &one), name_of(&live, &two)), ("one".to_owned(), "two".to_owned()));
    }
    assert_eq!(name_of(&live, &Settings::default()), "default");
}

#[test]
fn php_ini_takes_the_place_of_the_policys_mode_and_a_slip_is_an_error() {
    let live = Live::new();
    let off = Settings { mode: "off".to_owned(), ..Settings::default() };
    assert_eq!(live.engine(&off).0.expect("an engine").policy().mode, leakguard_core::policy::Mode::Off);
    let slip = Settings { mode: "of".to_owned(), ..Settings::default() };
    assert!(matches!(live.engine(&slip).0, Err(Failure::Policy(message)) if message.contains("leakguard.mode")));
}

#[test]
fn a_broken_keyring_matters_to_a_policy_that_hashes_only() {
    let folder = Folder::new("keys");
    let keyring = folder.write("keyring.toml", "no keyring");
    let plain = folder.write("plain.toml", "name = 'plain'\n[[rule]]\nname = 'r'\naction = 'redact'\n");
    let hashing = folder.write("hashing.toml", "[[rule]]\nname = 'r'\naction = 'hash'\n");
    let live = Live::new();
    assert!(live.engine(&Settings { policy: plain, keyring: keyring.clone(), ..Settings::default() }).0.is_ok());
    assert!(matches!(live.engine(&Settings { policy: hashing, keyring, ..Settings::default() }).0, Err(Failure::Key(_))));
}

#[test]
fn a_rotated_keyring_is_taken_and_one_that_cannot_be_read_leaves_the_last_good() {
    let folder = Folder::new("rotation");
    let policy = folder.write("policy.toml", "[[rule]]\nname = 'r'\naction = 'hash'\n");
    let keyring = folder.0.join("keyring.toml");
    leakguard_core::keys::create(&keyring, &[7; 32], None).expect("a keyring");
    let settings = Settings { policy, keyring: keyring.display().to_string(), ..Settings::default() };
    let live = Live::new();
    let key_of = |live: &Live| live.engine(&settings).0.expect("an engine").active_key_id().map(str::to_owned);
    assert_eq!(key_of(&live).as_deref(), Some("k1"));

    leakguard_core::keys::rotate(&keyring, &[8; 32], None).expect("rotated");
    a_second_later();
    assert_eq!(live.refresh(&settings), None);
    assert_eq!(key_of(&live).as_deref(), Some("k2"));

    std::fs::remove_file(&keyring).expect("removed");
    a_second_later();
    live.refresh(&settings);
    assert_eq!(key_of(&live).as_deref(), Some("k2"));
}
