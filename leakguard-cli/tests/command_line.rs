//! The command as scripts call it: output, messages, exit status.

#![allow(clippy::unwrap_used)]

use std::path::PathBuf;

use assert_cmd::Command;
use leakguard_core::Encoding;

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
fn every_format_is_read_by_its_name_its_mime_type_and_its_first_bytes() {
    for (format, mime, input, output) in [
        ("xml", "text/xml", "<?xml version=\"1.0\"?><a><lastname>Weber</lastname></a>", "<?xml version=\"1.0\"?><a><lastname>[PERSON]</lastname></a>"),
        ("csv", "text/csv; charset=utf-8", "id;lastname\n1;Weber\n", "id;lastname\n1;[PERSON]\n"),
        ("form", "application/x-www-form-urlencoded", "lastname=Weber&qty=1", "lastname=[PERSON]&qty=1"),
        ("sql", "application/sql", "INSERT INTO t (lastname) VALUES ('Weber');", "INSERT INTO t (lastname) VALUES ('[PERSON]');"),
    ] {
        for name in [format, mime, "auto"] {
            assert_eq!(run(&["redact", "--format", name], input), (0, output.to_owned(), String::new()), "{name}");
        }
    }
    let (status, out, err) = run(&["redact", "--format", "xml"], "<a><lastname>Weber</lastname><b");
    assert_eq!((status, out.as_str()), (0, "<a><lastname>[PERSON]</lastname><b"));
    assert!(err.contains("not valid xml"), "{err}");
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

/// A keyring with one key, and what reads it.
fn keyring(detokenize: bool) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.toml").to_str().unwrap().to_owned();
    assert_eq!(run(&["keys", "generate", "--keyring", &path], "").0, 0);
    if detokenize {
        let text = std::fs::read_to_string(&path).unwrap().replace("detokenize = false", "detokenize = true");
        std::fs::write(&path, text).unwrap();
    }
    (folder, path)
}

#[test]
fn lines_become_tokens_and_values_again() {
    let (_folder, ring) = keyring(true);
    let values = "Jane Doe\n\nJ\u{f6}rg\r\nno line end";
    let (status, tokens, err) = run(&["tokenize", "--keyring", &ring, "--entity", "PERSON"], values);
    assert_eq!((status, err.as_str(), tokens.lines().count()), (0, "", 4));
    assert!(tokens.lines().all(|line| line.is_empty() || line.starts_with("~PERSON.k1.")), "{tokens}");
    let (status, back, err) = run(&["detokenize", "--keyring", &ring, "--consumer", "admin:jane", "--purpose", "refund 17"], &tokens);
    assert_eq!((status, back.as_str()), (0, values));
    assert_eq!(
        err,
        "{\"event\":\"detokenize\",\"consumer\":\"admin:jane\",\"purpose\":\"refund 17\",\"dataset\":\"\",\"key\":\"k1\",\"entity\":\"PERSON\",\"outcome\":\"done\",\"count\":3}\n"
    );
    let (_, other, _) = run(&["tokenize", "--keyring", &ring, "--entity", "PERSON", "--dataset", "crm"], values);
    assert!(other.lines().zip(tokens.lines()).all(|(a, b)| a.is_empty() || a != b));
}

#[test]
fn what_is_found_in_a_text_becomes_tokens_and_comes_back() {
    let (_folder, ring) = keyring(true);
    let text = "{\"email\":\"jane@example.com\",\"note\":\"card 4111 1111 1111 1111\",\"first_name\":\"Jane \\\"J\\\" Doe\"}\n";
    let (status, tokens, _) = run(&["tokenize", "--keyring", &ring], text);
    assert_eq!(status, 0);
    assert!(tokens.contains(".leakguard.invalid\"") && tokens.contains("~CREDIT_CARD.k1.411111") && tokens.contains("\"~PERSON.k1."), "{tokens}");
    assert_eq!(run(&["detokenize", "--json", "--keyring", &ring], &tokens).1, text);
    // Of another dataset are other tokens, which only that dataset reads.
    let (status, others, _) = run(&["tokenize", "--keyring", &ring, "--dataset", "ai \"1\""], text);
    assert!(status == 0 && others != tokens && others.contains("\"~PERSON.k1."), "{others}");
    assert_eq!(run(&["detokenize", "--json", "--keyring", &ring, "--dataset", "ai \"1\""], &others).1, text);
    assert_eq!(run(&["detokenize", "--json", "--keyring", &ring], &others).0, 1);
    // The keyring's text may stand in the environment.
    let output = leakguard(&["detokenize", "--json"]).env("LEAKGUARD_KEYRING", std::fs::read_to_string(&ring).unwrap()).write_stdin(tokens).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), text);
}

#[test]
fn a_token_that_cannot_be_read_stays_and_is_told_with_its_line() {
    let (_folder, ring) = keyring(true);
    let (_, token, _) = run(&["tokenize", "--keyring", &ring, "--entity", "PERSON"], "Jane");
    let forged = token.replace("PERSON", "USERNAME");
    let cut = &token[..token.len() - 1];
    let (status, out, err) = run(&["detokenize", "--keyring", &ring], &format!("a\n{token}\n{forged}\n{cut}\n"));
    assert_eq!((status, out), (1, format!("a\nJane\n{forged}\n{cut}\n")));
    assert!(err.contains("line 3: not made with key \"k1\" for this dataset") && err.contains("line 4: begins as a token"), "{err}");
    assert!(err.contains("2 tokens could not be turned") && !err.contains("Jane"), "{err}");
    let (_shut_folder, shut) = keyring(false);
    let (_, token, _) = run(&["tokenize", "--keyring", &shut, "--entity", "PERSON"], "Jane");
    let (status, out, err) = run(&["detokenize", "--keyring", &shut], &token);
    assert_eq!((status, &out), (1, &token));
    assert!(err.contains("this process may not turn tokens back"), "{err}");
    let (status, _, err) = run(&["detokenize"], &token);
    assert!(status == 1 && err.contains("no keyring"), "{err}");
}

#[test]
fn tokens_of_digits_need_their_kind_and_after_a_rotation_their_key() {
    let (_folder, ring) = keyring(true);
    let card = "4111-1111-1111-1111\n";
    let (status, token, _) = run(&["tokenize", "--digits", "--entity", "CREDIT_CARD", "--keyring", &ring], card);
    assert!(status == 0 && token.starts_with("4111-11") && token.ends_with("-1111\n") && token != card, "{token}");
    assert_eq!(run(&["keys", "rotate", "--keyring", &ring], "").0, 0);
    let (status, _, err) = run(&["detokenize", "--digits", "--entity", "CREDIT_CARD", "--keyring", &ring], &token);
    assert!(status == 1 && err.contains("name the key"), "{err}");
    assert_eq!(run(&["detokenize", "--digits", "--entity", "CREDIT_CARD", "--key", "k1", "--keyring", &ring], &token).1, card);
    assert_eq!(run(&["tokenize", "--digits", "--keyring", &ring], card).0, 2);
    let (status, _, err) = run(&["tokenize", "--digits", "--entity", "CVV", "--keyring", &ring], "123\n");
    assert!(status == 1 && err.contains("PCI DSS 3.3.1") && !err.contains("123"), "{err}");
    let (status, _, err) = run(&["tokenize", "--digits", "--entity", "US_SSN", "--keyring", &ring], "12345\n");
    assert!(status == 1 && err.contains("10^6"), "{err}");
}

#[test]
fn keys_are_rotated_listed_and_retired_and_never_shown() {
    let (_folder, ring) = keyring(true);
    let (_, old, _) = run(&["tokenize", "--keyring", &ring, "--entity", "PERSON"], "Jane");
    let (status, _, err) = run(&["keys", "rotate", "--keyring", &ring], "");
    assert!(status == 0 && err.contains("key k2 is active"), "{err}");
    assert_eq!(run(&["detokenize", "--keyring", &ring], &old).1, "Jane");
    assert!(run(&["tokenize", "--keyring", &ring, "--entity", "PERSON"], "Jane").1.starts_with("~PERSON.k2."));
    let secrets: Vec<String> = std::fs::read_to_string(&ring)
        .unwrap()
        .lines()
        .filter_map(|line| line.strip_prefix("secret = "))
        .map(|secret| secret.trim_matches('"').to_owned())
        .collect();
    assert_eq!(secrets.len(), 2);
    let (_, list, _) = run(&["keys", "list", "--keyring", &ring], "");
    let (_, public, _) = run(&["keys", "export-public-ids", "--keyring", &ring], "");
    assert!(list.contains("k1\treads\t20") && list.contains("k2\tactive\t20") && list.contains("turned back with this keyring: yes"), "{list}");
    let public: serde_json::Value = serde_json::from_str(&public).unwrap();
    assert_eq!((&public["active"], public["keys"][0]["fingerprint"].as_str().unwrap().len()), (&serde_json::json!("k2"), 16));
    assert!(secrets.iter().all(|secret| !list.contains(secret) && !public.to_string().contains(secret)));
    let retire = |more: &[&str]| run(&[&["keys", "retire", "--keyring", &ring, "--key", "k1"], more].concat(), "");
    let (status, _, err) = retire(&[]);
    assert!(status == 1 && err.contains("unreadable for ever"), "{err}");
    assert_eq!(run(&["detokenize", "--keyring", &ring], &old).1, "Jane");
    assert_eq!(retire(&["--unreadable-for-ever"]).0, 0);
    let (status, _, err) = run(&["detokenize", "--keyring", &ring], &old);
    assert!(status == 1 && err.contains("was retired"), "{err}");
}

#[test]
fn long_inputs_stream_and_places_are_those_of_the_whole() {
    let line = |number: usize| format!("{{\"id\":{number},\"email\":\"jane{number}@example.com\"}}\n");
    let text: String = (0..10_000).map(line).collect();
    let (status, out, err) = run(&["redact", "--format", "ndjson"], &text);
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(out.lines().enumerate().all(|(number, line)| line == format!("{{\"id\":{number},\"email\":\"[EMAIL_ADDRESS]\"}}")));
    let (_, out, _) = run(&["scan", "--show-values"], &text);
    assert_eq!(out.lines().count(), 10_000);
    for line in out.lines().step_by(997) {
        let found: serde_json::Value = serde_json::from_str(line).unwrap();
        let place = |name: &str| usize::try_from(found[name].as_u64().unwrap()).unwrap();
        assert_eq!(&text[place("start")..place("end")], found["value"].as_str().unwrap());
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    use std::io::{Read, Write};
    use std::process::{Command, Stdio};
    let mut child =
        Command::new(env!("CARGO_BIN_EXE_leakguard")).arg("redact").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (mut input, mut output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let writer = std::thread::spawn(move || {
        // Until the other end is closed.
        while input.write_all(&[b"mail to jane@example.com\n".as_slice(); 100].concat()).is_ok() {}
    });
    let mut first = [0; 24];
    output.read_exact(&mut first).unwrap();
    drop(output);
    writer.join().unwrap();
    let done = child.wait_with_output().unwrap();
    assert_eq!((&first, done.status.code(), done.stderr), (b"mail to [EMAIL_ADDRESS]\n", Some(0), Vec::new()));
}

#[test]
fn a_blocked_message_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let (policy, out) = (folder.path().join("policy.toml"), folder.path().join("out"));
    std::fs::write(&policy, "[[rule]]\nname = 'no cards'\nentity = 'CREDIT_CARD'\naction = 'block'\n").unwrap();
    std::fs::write(&out, "old").unwrap();
    let text = "lorem ipsum dolor\n".repeat(20_000) + "card 4111111111111111\n";
    let (status, stdout, err) = run(&["redact", "--policy", policy.to_str().unwrap(), "-o", out.to_str().unwrap()], &text);
    assert_eq!((status, stdout.as_str()), (1, ""));
    assert!(err.contains("no cards") && !err.contains("4111"), "{err}");
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "old");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
}

/// (status, standard output, standard error), of bytes
fn run_bytes(arguments: &[&str], input: &[u8]) -> (i32, Vec<u8>, String) {
    let output = leakguard(arguments).write_stdin(input).output().unwrap();
    (output.status.code().unwrap(), output.stdout, String::from_utf8(output.stderr).unwrap())
}

#[test]
fn compressed_inputs_are_opened_and_closed_again() {
    let folder = tempfile::tempdir().unwrap();
    let opened = |encoding: Encoding, body: &[u8]| String::from_utf8(encoding.open(body, 1 << 20).unwrap()).unwrap();
    let text = b"{\"id\":1,\"email\":\"jane@example.com\"}";
    let masked = "{\"id\":1,\"email\":\"[EMAIL_ADDRESS]\"}";
    for encoding in [Encoding::Gzip, Encoding::Deflate, Encoding::Brotli, Encoding::Zstd] {
        let body = encoding.close(text);
        let (status, out, err) = run_bytes(&["redact", "--encoding", encoding.name()], &body);
        assert_eq!((status, opened(encoding, &out).as_str(), err.as_str()), (0, masked, ""), "{encoding:?}");
        let (_, out, _) = run_bytes(&["scan", "--encoding", encoding.name()], &body);
        assert!(String::from_utf8(out).unwrap().contains("\"start\":17,\"end\":33"), "{encoding:?}");
        // Files say it themselves, by their first bytes or by their ending.
        let file = folder.path().join(format!("orders.json.{}", encoding.name()));
        std::fs::write(&file, &body).unwrap();
        if encoding != Encoding::Deflate {
            assert_eq!(opened(encoding, &run_bytes(&["redact", file.to_str().unwrap()], b"").1), masked, "{encoding:?}");
        }
    }
    let twice = Encoding::Brotli.close(&Encoding::Gzip.close(text));
    let (_, out, _) = run_bytes(&["redact", "--encoding", "gzip, br"], &twice);
    assert_eq!(opened(Encoding::Gzip, &Encoding::Brotli.open(&out, 1 << 20).unwrap()), masked);
    for short in ["", "a", "a@b"] {
        assert_eq!(run(&["redact"], short), (0, short.to_owned(), String::new()));
        assert_eq!(run(&["redact", "--encoding", "gzip"], "").1, "");
    }
    let gzip = Encoding::Gzip.close(b"nothing");
    assert_eq!(run_bytes(&["redact", "--encoding", "identity"], &gzip).1, gzip, "taken as it is");
}

#[test]
fn compressed_inputs_that_are_broken_or_bombs_are_errors_and_leave_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let redact = |more: &[&str], body: &[u8]| {
        let (status, stdout, err) = run_bytes(&[&["redact", "-o", out.to_str().unwrap()], more].concat(), body);
        assert!(stdout.is_empty() && (status == 0) == out.exists(), "{err}");
        (status, err)
    };
    let gzip = Encoding::Gzip.close(&b"to jane@example.com\n".repeat(1000));
    for (more, body) in [
        (&["--encoding", "gzip"][..], &b"to jane@example.com"[..]),
        (&[], &gzip[..gzip.len() - 1]),
        (&[], &[&gzip[..], b"jane@example.com"].concat()),
        (&["--encoding", "br,gzip"], &gzip),
    ] {
        let (status, err) = redact(more, body);
        assert!(status == 1 && err.contains("standard input: the body is no valid ") && !err.contains("jane"), "{err}");
    }
    let bomb = Encoding::Gzip.close(&vec![b' '; 17 << 20]);
    let (status, err) = redact(&["--max-expansion", "50"], &bomb);
    assert!(status == 1 && err.contains("more than 50 times its size"), "{err}");
    let (status, _, err) = run(&["redact", "--encoding", "lzma"], "");
    assert!(status == 2 && err.contains("there are gzip, deflate, br and zstd"), "{err}");
    assert_eq!(run(&["redact", "--max-expansion", "0"], "").0, 2);
}

#[test]
fn tokens_stream_whatever_stands_at_the_ends_of_chunks() {
    let (_folder, ring) = keyring(true);
    // Records without a line's end between them, lines, and a long line: chunks end anywhere in them.
    let records: String = (0..4000).map(|number| format!("{{\"email\":\"jane{number}@example.com\",\"first_name\":\"Jane\"}}, ")).collect();
    let text = format!("[{}null]\n", records);
    let (status, tokens, err) = run(&["tokenize", "--keyring", &ring], &text);
    assert_eq!((status, err.as_str(), tokens.matches(".leakguard.invalid").count(), tokens.matches("~PERSON.k1.").count()), (0, "", 4000, 4000));
    let (status, back, _) = run(&["detokenize", "--json", "--keyring", &ring], &tokens);
    assert!(status == 0 && back == text);
    let lines: String = (0..20_000).map(|number| format!("Jane {number}\n")).collect::<String>() + &"x".repeat(200_000) + "\nlast";
    let (_, tokens, _) = run(&["tokenize", "--keyring", &ring, "--entity", "PERSON"], &lines);
    assert_eq!(tokens.lines().count(), 20_002);
    let (status, back, _) = run(&["detokenize", "--keyring", &ring], &tokens);
    assert!(status == 0 && back == lines);
    // Lines are counted over all chunks.
    let cut = &tokens.lines().nth(9).unwrap()[..40];
    let (status, _, err) = run(&["detokenize", "--keyring", &ring], &format!("{}{cut}\n", "a\n".repeat(100_000)));
    assert!(status == 1 && err.contains("line 100001: begins as a token"), "{err}");
}

#[test]
fn tokens_are_made_and_turned_back_in_little_memory() {
    let (folder, ring) = keyring(true);
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(file("values"), "Jane of the long name, ".repeat(20) + "\n").unwrap();
    let line = std::fs::read(file("values")).unwrap();
    std::fs::write(file("values"), line.repeat((6 << 20) / line.len())).unwrap();
    // All memory of the process's own is bounded to 6 MiB: less than what goes through.
    let bounded = |arguments: &[&str], input: &str, output: &str| {
        let limited = "ulimit -d 6144; input=$1 output=$2; shift 2; exec \"$@\" \"$input\" >\"$output\"";
        let mut command = std::process::Command::new("sh");
        command.args(["-c", limited, "sh", &file(input), &file(output), env!("CARGO_BIN_EXE_leakguard")]).args(arguments);
        let done = command.output().unwrap();
        assert!(done.status.success(), "{arguments:?}: {:?} {}", done.status, String::from_utf8_lossy(&done.stderr));
    };
    bounded(&["tokenize", "--keyring", &ring, "--entity", "PERSON"], "values", "tokens");
    bounded(&["detokenize", "--keyring", &ring], "tokens", "back");
    assert!(std::fs::metadata(file("tokens")).unwrap().len() > 8 << 20);
    assert!(std::fs::read(file("back")).unwrap() == std::fs::read(file("values")).unwrap());
}

/// What a shell command writes to a terminal that is its standard input, output and error.
fn on_a_terminal(shell: &str) -> String {
    let output = std::process::Command::new("script")
        .args(["-qec", shell, "/dev/null"])
        .env("TERM", "xterm")
        .env("LEAKGUARD", env!("CARGO_BIN_EXE_leakguard"))
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_bar_is_drawn_on_a_terminal_that_shows_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let line = "to jane@example.com, ".to_owned() + &"lorem ipsum dolor sit amet ".repeat(400) + "\n";
    let text = line.repeat((17 << 20) / line.len());
    let masked = text.replace("jane@example.com", "[EMAIL_ADDRESS]");
    let (long, short, out) = (file("long"), file("short"), file("out"));
    std::fs::write(&long, &text).unwrap();
    std::fs::write(&short, &line).unwrap();

    // Its length is known, its output goes elsewhere.
    let shown = on_a_terminal(&format!("\"$LEAKGUARD\" redact -o '{out}' '{long}'"));
    assert!(shown.contains("/17.00 MiB") && shown.contains("left") && shown.contains('\u{2588}'), "{shown:?}");
    assert!(!shown.contains("lorem") && std::fs::read_to_string(&out).unwrap() == masked);
    // Of a pipe the end is not known; standard output is a file.
    let shown = on_a_terminal(&format!("cat '{short}' | \"$LEAKGUARD\" redact >'{out}'"));
    assert!(shown.contains("B/s") && !shown.contains("lorem"), "{shown:?}");
    assert_eq!(std::fs::read_to_string(&out).unwrap(), line.replace("jane@example.com", "[EMAIL_ADDRESS]"));

    // Not among the output, not where it would be gone at once, and not where standard error is a file.
    let shown = on_a_terminal(&format!("cat '{short}' | \"$LEAKGUARD\" redact"));
    assert_eq!(shown, line.replace("jane@example.com", "[EMAIL_ADDRESS]").replace('\n', "\r\n"));
    assert_eq!(on_a_terminal(&format!("\"$LEAKGUARD\" redact '{short}' >'{out}'")), "");
    let log = file("log");
    assert_eq!(on_a_terminal(&format!("cat '{short}' | \"$LEAKGUARD\" redact >'{out}' 2>'{log}'")), "");
    assert_eq!(std::fs::read_to_string(&log).unwrap(), "");
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_leakguard")).args(["redact", &long]).output().unwrap();
    assert!(done.stderr.is_empty() && done.stdout == masked.as_bytes());
}
