//! `leakguard index`, as a shop uses it.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use assert_cmd::Command;

fn leakguard(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("leakguard").unwrap().current_dir(folder).args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn shop() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (code, ..) = leakguard(folder.path(), &["keys", "generate", "--keyring", "k.toml"]);
    assert_eq!(code, 0);
    std::fs::write(folder.path().join("p.toml"), "[[rule]]\nname = 'r'\naction = 'redact'\n[[detector]]\nname = 'CUSTOMERS'\nindex = 'c.lgx'\n").unwrap();
    folder
}

#[test]
fn tables_and_lines_of_json_give_the_same_values() {
    let folder = shop();
    let at = folder.path();
    std::fs::write(at.join("c.csv"), "\u{FEFF}first,last,mail\nAna,Murphy,ana@example.com\n\"Jos\u{e9}\",\"Mu\u{f1}oz, Jr\",\nBo,,x\n").unwrap();
    std::fs::write(at.join("c.ndjson"), "{\"p\":{\"first\":\"Ana\",\"last\":\"Murphy\"},\"mail\":\"ana@example.com\"}\n\n{\"p\":{\"first\":\"Jos\u{e9}\",\"last\":\"Mu\u{f1}oz\"},\"mail\":null}\n").unwrap();
    std::fs::write(at.join("t.txt"), "Ana Murphy, ANA@example.com; JOSE MUNOZ").unwrap();
    for (columns, file) in [(["first+last:PERSON", "mail:EMAIL_ADDRESS"], "c.csv"), (["p.first+p.last:PERSON", "mail:EMAIL_ADDRESS"], "c.ndjson")] {
        let (code, out, err) = leakguard(at, &["index", "build", "--column", columns[0], "--column", columns[1], "--keyring", "k.toml", "-o", "c.lgx", file]);
        assert_eq!((code, out.as_str()), (0, ""), "{err}");
        assert!(err.contains("2 of PERSON, 1 of EMAIL_ADDRESS"), "{err}");
        let (_, out, err) = leakguard(at, &["redact", "--policy", "p.toml", "--keyring", "k.toml", "t.txt"]);
        assert_eq!(out, "[PERSON], [EMAIL_ADDRESS]; [PERSON]", "{err}");
        let (_, out, _) = leakguard(at, &["scan", "--policy", "p.toml", "--keyring", "k.toml", "t.txt"]);
        assert!(out.lines().count() == 3 && out.lines().all(|line| line.contains("\"detector\":\"CUSTOMERS\"")), "{out}");
    }
    let (code, out, _) = leakguard(at, &["index", "info", "c.lgx"]);
    assert!(code == 0 && out.contains("\"entity\": \"PERSON\"") && !out.to_lowercase().contains("murphy"), "{out}");
}

#[test]
fn what_cannot_be_done_says_why_and_never_shows_a_value() {
    let folder = shop();
    let at = folder.path();
    std::fs::write(at.join("c.csv"), "name,mail\nAna Murphy,ana@example.com,7\n").unwrap();
    std::fs::write(at.join("c.ndjson"), "{\"name\":\"Ana Murphy\"}\n{\"name\":Ana}\n").unwrap();
    std::fs::write(at.join("weak.csv"), "name\nAna\n").unwrap();
    std::fs::write(at.join("short.txt"), "Ana Murphy").unwrap();
    std::fs::write(at.join("picture.png"), b"\x89PNG\r\n\x1a\n\0\0\0\0").unwrap();
    let build = |column: &'static str, file: &'static str| vec!["index", "build", "--column", column, "--keyring", "k.toml", "-o", "c.lgx", file];
    for (args, status, why) in [
        (build("name:PERSON", "c.csv"), 1, "c.csv: line 2: 3 columns, the first line has 2"),
        (build("nome:PERSON", "c.csv"), 1, "no column \"nome\"; there are: name, mail"),
        (build("name:PERSON", "c.ndjson"), 1, "line 2, column"),
        (build("nome:PERSON", "weak.csv"), 1, "no column"),
        (build("name:PERSON", "weak.csv"), 1, "no value in it that could be looked for"),
        (build("name:PERSON", "none.csv"), 1, "none.csv"),
        (build("name", "c.csv"), 2, "written like"),
        (build("name:NAME", "c.csv"), 2, "no such kind"),
        (vec!["index", "fingerprint", "--keyring", "k.toml", "-o", "c.lgx", "short.txt"], 1, "too short"),
        (vec!["index", "fingerprint", "--keyring", "k.toml", "-o", "c.lgx", "picture.png"], 1, "not a text"),
        (vec!["index", "fingerprint", "--shortest", "9", "--keyring", "k.toml", "-o", "c.lgx", "short.txt"], 1, "20 to 256"),
        (vec!["index", "info", "c.csv"], 1, "not an index"),
    ] {
        let (code, out, err) = leakguard(at, &args);
        assert!(code == status && out.is_empty() && err.contains(why), "{args:?}: {code} {err}");
        assert!(!err.contains("Murphy") && !err.contains("ana@"), "{err}");
        assert!(!at.join("c.lgx").exists(), "{args:?}");
    }
}

#[test]
fn canaries_of_the_keyring_are_found_and_differ() {
    let folder = shop();
    let (code, out, _) = leakguard(folder.path(), &["canary", "new", "--keyring", "k.toml", "--count", "3"]);
    let mut lines: Vec<&str> = out.lines().collect();
    lines.sort_unstable();
    lines.dedup();
    assert!(code == 0 && lines.len() == 3, "{out}");
    std::fs::write(folder.path().join("leak.txt"), format!("x {} y", lines[0])).unwrap();
    let (code, out, _) = leakguard(folder.path(), &["scan", "--keyring", "k.toml", "--exit-code", "7", "leak.txt"]);
    assert!(code == 7 && out.contains("\"detector\":\"CANARY\"") && out.contains("\"score\":1.0"), "{out}");
}
