//! The command as scripts call it: output, messages, exit status.

#![allow(clippy::unwrap_used)]

use std::path::PathBuf;

use assert_cmd::Command;

fn leakguard(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("leakguard").unwrap();
    command.args(arguments);
    command
}

/// (status, standard output, standard error)
fn run(arguments: &[&str], input: &str) -> (i32, String, String) {
    let output = leakguard(arguments).write_stdin(input).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn sample(name: &str) -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/samples").join(name).display().to_string()
}

#[test]
fn redact_reads_a_pipe_and_labels_everything() {
    let (status, out, err) = run(&["redact"], "mail jane@example.com, card 4111 1111 1111 1111\n");
    assert_eq!((status, out.as_str(), err.as_str()), (0, "mail [EMAIL_ADDRESS], card [CREDIT_CARD]\n", ""));
}

#[test]
fn redact_writes_a_file_and_leaves_its_input_alone() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.json");
    let (status, stdout, _) = run(&["redact", "-o", out.to_str().unwrap(), &sample("woocommerce/rest_orders.json")], "");
    let written = std::fs::read_to_string(&out).unwrap();
    assert_eq!((status, stdout.as_str()), (0, ""));
    assert!(written.contains("\"[PERSON]\"") && !written.contains("Kowalska"));
}

#[test]
fn redact_keeps_what_its_target_is() {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt};
    assert_eq!(run(&["redact", "-o", "/dev/null"], "jane@example.com").0, 0);
    assert!(std::fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("real"), folder.path().join("link"));
    std::fs::write(&real, "old").unwrap();
    std::fs::set_permissions(&real, PermissionsExt::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    assert_eq!(run(&["redact", "-o", link.to_str().unwrap()], "jane@example.com").0, 0);
    assert_eq!(std::fs::read_to_string(&real).unwrap(), "[EMAIL_ADDRESS]");
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn redact_says_when_json_is_none() {
    let (status, out, err) = run(&["redact", "--format", "json"], "{\"email\":\"jane@example.com\",");
    assert_eq!((status, out.as_str()), (0, "{\"email\":\"[EMAIL_ADDRESS]\","));
    assert!(err.contains("not valid JSON"), "{err}");
}

#[test]
fn xml_is_read_as_text_and_said_so() {
    let (status, out, err) = run(&["redact"], "<?xml version=\"1.0\"?><a>jane@example.com</a>");
    assert_eq!((status, out.as_str()), (0, "<?xml version=\"1.0\"?><a>[EMAIL_ADDRESS]</a>"));
    assert!(err.contains("XML is read as text"), "{err}");
}

#[test]
fn redact_obeys_a_policy_and_its_context() {
    let input = "{\"email\":\"jane@example.com\"}";
    let with = |more: &[&str]| run(&[&["redact", "--policy", "preset:default"], more].concat(), input).1;
    assert_eq!(with(&["--consumer", "guest"]), "{\"email\":\"[EMAIL_ADDRESS]\"}");
    assert_eq!(with(&["--consumer", "integration:erp"]), input);
    assert_eq!(with(&["--consumer", "customer:1", "--subject", "jane@example.com"]), input);
    assert_eq!(with(&["--channel", "log", "--consumer", "admin:x"]), "{\"email\":\"[EMAIL_ADDRESS]\"}");
}

#[test]
fn a_blocked_message_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let policy = folder.path().join("block.toml");
    std::fs::write(&policy, "[[rule]]\nname = 'stop'\naction = 'block'\n").unwrap();
    let (status, out, err) = run(&["redact", "--policy", policy.to_str().unwrap()], "jane@example.com");
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(err.contains("rule \"stop\" blocks this message: it holds EMAIL_ADDRESS") && !err.contains("jane"), "{err}");
}

#[test]
fn scan_prints_json_lines_without_values() {
    let (status, out, _) = run(&["scan"], "{\"billing\":{\"email\":\"jane@example.com\"}}\n");
    assert_eq!(status, 0);
    let line: serde_json::Value = serde_json::from_str(out.trim()).unwrap();
    assert_eq!(line, serde_json::json!({"file": "-", "entity": "EMAIL_ADDRESS", "start": 21, "end": 37, "score": 0.85, "field": "billing.email"}));
    let (_, out, _) = run(&["scan", "--show-values"], "jane@example.com");
    assert!(out.contains("\"value\":\"jane@example.com\"") && !out.contains("field"), "{out}");
}

#[test]
fn scan_exits_as_asked_when_something_was_found() {
    assert_eq!(run(&["scan", "--exit-code", "3"], "jane@example.com").0, 3);
    assert_eq!(run(&["scan", "--exit-code", "3"], "nobody").0, 0);
    let (status, out, _) = run(&["scan", "--exit-code", "9", &sample("woocommerce/debug.log"), &sample("magento/rest_products.json")], "");
    assert_eq!(status, 9);
    assert!(out.lines().all(|line| line.contains("debug.log")), "{out}");
}

#[test]
fn a_bad_policy_names_file_line_and_key() {
    let folder = tempfile::tempdir().unwrap();
    let policy = folder.path().join("shop.toml");
    std::fs::write(&policy, "[[rule]]\nname = 'x'\naction = 'redact'\nentity = 'EMAIL'\n").unwrap();
    let (status, _, err) = run(&["policy", "check", policy.to_str().unwrap()], "");
    assert_eq!(status, 1);
    assert!(err.contains("shop.toml:4: rule[0].entity") && err.contains("EMAIL_ADDRESS"), "{err}");
    let (status, out, _) = run(&["policy", "check", "preset:default"], "");
    assert_eq!(status, 0);
    assert!(out.contains("default@"), "{out}");
}

#[test]
fn explain_says_what_would_happen_and_why() {
    let (status, out, _) =
        run(&["policy", "explain", "--channel", "api", "--consumer", "admin:jane", "--field", "billing.email", "--entity", "EMAIL_ADDRESS"], "");
    assert_eq!(status, 0);
    assert!(out.contains("yes  staff-and-integrations") && out.contains("monitor: recorded, not changed (would be: redact)"), "{out}");
    assert_eq!(run(&["policy", "explain", "--channel", "api", "--entity", "NOTHING"], "").0, 1);
}

#[test]
fn schema_is_json_schema_with_every_entity() {
    let (_, out, _) = run(&["policy", "schema"], "");
    let schema: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(schema["$schema"].is_string() && out.contains("\"IBAN_CODE\"") && out.contains("\"keep_last\""));
}

#[test]
fn entities_lists_the_catalogue() {
    let (_, out, _) = run(&["entities", "--json"], "");
    let catalogue: Vec<serde_json::Value> = serde_json::from_str(&out).unwrap();
    assert!(catalogue.iter().any(|entity| entity["entity"] == "US_SSN" && entity["country"] == "US" && entity["source"].is_string()));
    let (_, out, _) = run(&["entities"], "");
    assert_eq!(out.lines().count(), catalogue.len() + 1);
}

#[test]
fn a_keyring_is_made_once_and_read_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let (keyring, policy) = (folder.path().join("keys.toml"), folder.path().join("hash.toml"));
    std::fs::write(&policy, "[[rule]]\nname = 'h'\naction = 'hash'\n").unwrap();
    let (keyring_arg, policy_arg) = (keyring.to_str().unwrap(), policy.to_str().unwrap());
    assert_eq!(run(&["keys", "generate", "--keyring", keyring_arg], "").0, 0);
    assert_eq!(std::fs::metadata(&keyring).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(run(&["keys", "generate", "--keyring", keyring_arg], "").0, 1, "an existing keyring is never overwritten");
    let redact = || run(&["redact", "--policy", policy_arg, "--keyring", keyring_arg], "jane@example.com");
    let (status, out, _) = redact();
    assert!(status == 0 && out.starts_with("[EMAIL_ADDRESS:k1:"), "{out}");
    std::fs::set_permissions(&keyring, PermissionsExt::from_mode(0o644)).unwrap();
    let (status, _, err) = redact();
    assert!(status == 1 && err.contains("0600"), "{err}");
    let (status, _, err) = run(&["redact", "--policy", policy_arg], "jane@example.com");
    assert!(status == 1 && err.contains("needs a key"), "{err}");
}

#[test]
fn usage_errors_exit_with_2_and_others_with_1() {
    assert_eq!(run(&["redact", "--format", "word"], "").0, 2);
    assert_eq!(run(&["redact", "--channel", "pigeon"], "").0, 2);
    assert_eq!(run(&["shred"], "").0, 2);
    let (status, _, err) = run(&["redact", "/nowhere/at/all"], "");
    assert!(status == 1 && err.contains("/nowhere/at/all"), "{err}");
    let (status, out, err) = run(&["redact", "--format", "csv"], "name\nJane\n");
    assert!(status == 1 && out.is_empty() && err.contains("csv"), "{err}");
}

#[test]
fn a_policy_brings_its_own_detectors() {
    let folder = tempfile::tempdir().unwrap();
    let policy = folder.path().join("shop.toml");
    std::fs::write(folder.path().join("projects.txt"), "# code names\nZephyr\n").unwrap();
    let toml = "[thresholds]\nEMAIL_ADDRESS = 0.6\n[[allow]]\nvalues = 'support@shop.example'\nreason = 'printed on every page'\n\
        [[detector]]\nname = 'EMPLOYEE_NO'\nregex = 'EMP-\\d{6}'\n[[detector]]\nname = 'PROJECTS'\nwords_file = 'projects.txt'\n\
        [[rule]]\nname = 'all'\naction = 'redact'\n";
    std::fs::write(&policy, toml.replace("\\\\", "\\")).unwrap();
    let policy = policy.to_str().unwrap();

    let (status, out, err) = run(&["policy", "check", policy], "");
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(out.contains("1 rules, 2 detectors"), "{out}");

    let (_, out, _) = run(&["redact", "--policy", policy], "EMP-123456 on Zephyr, ask support@shop.example");
    assert_eq!(out, "[CONFIDENTIAL] on [CONFIDENTIAL], ask support@shop.example");
    let (_, out, _) = run(&["scan", "--policy", policy], "on Zephyr");
    assert!(out.contains(r#""entity":"CONFIDENTIAL","start":3,"end":9,"score":0.8,"detector":"PROJECTS""#), "{out}");

    let explain = |more: &[&str]| run(&[&["policy", "explain", "--policy", policy, "--channel", "log"], more].concat(), "").1;
    assert!(explain(&["--entity", "CONFIDENTIAL"]).contains("found by the policy's own EMPLOYEE_NO, PROJECTS\nCONFIDENTIAL: redact"));
    let low = explain(&["--entity", "EMAIL_ADDRESS", "--score", "0.55"]);
    assert_eq!(low, "EMAIL_ADDRESS: ignored: the score is below 0.6, the policy's threshold for it\n");
    let allowed = explain(&["--entity", "EMAIL_ADDRESS", "--value", "support@shop.example"]);
    assert_eq!(allowed, "EMAIL_ADDRESS: ignored: allow[0] says that this value is no finding (printed on every page)\n");

    let (_, schema, _) = run(&["policy", "schema"], "");
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    for key in ["detector", "allow", "thresholds", "detect"] {
        assert!(schema["properties"][key].is_object(), "{key}: {schema}");
    }
}
