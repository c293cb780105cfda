//! Data sets as scripts make them: `leakguard dataset`.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use assert_cmd::Command;

/// A folder with a keyring and a recipe.
struct Bench {
    folder: tempfile::TempDir,
}

const RECIPE: &str = r#"
name = "orders"
purpose = "train the returns model"
dataset = "ai-training"
retention = "90 days"
subject = "customer_id"
reference_date = "2026-11-22"

[erasure]
file = "erased.txt"

[[table]]
name = "orders"
file = "orders.ndjson"
columns = [
  { name = "customer_id", action = "tokenize", purpose = "join" },
  { name = "email", action = "hash", entity = "EMAIL_ADDRESS", purpose = "join" },
  { name = "firstname", action = "drop" },
  { name = "lastname", action = "synthesize", entity = "PERSON", purpose = "look" },
  { name = "dob", action = "generalize", entity = "DATE_OF_BIRTH", date = "band", purpose = "cohort" },
  { name = "created_at", action = "shift", purpose = "sequence" },
  { name = "total", action = "keep", type = "float", purpose = "target" },
  { name = "status", action = "keep", purpose = "target" },
  { name = "note", action = "redact", purpose = "text" },
]
"#;

impl Bench {
    fn new(recipe: &str) -> Bench {
        let bench = Bench { folder: tempfile::tempdir().unwrap() };
        bench.write("recipe.toml", recipe);
        bench.write("erased.txt", "7\n");
        assert_eq!(bench.run(&["keys", "generate", "--keyring", "keyring"], "").0, 0);
        bench
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    /// (status, standard output, standard error)
    fn run(&self, arguments: &[&str], input: &str) -> (i32, String, String) {
        let output = Command::cargo_bin("leakguard").unwrap().args(arguments).current_dir(self.folder.path()).write_stdin(input).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    }

    fn apply(&self, more: &[&str], input: &str) -> (i32, String, String) {
        let args = ["dataset", "apply", "--recipe", "recipe.toml", "--table", "orders", "--keyring", "keyring"];
        self.run(&[&args[..], more].concat(), input)
    }
}

fn row(id: u32) -> String {
    let name = ["Weber", "Kowalska", "Doe"][id as usize % 3];
    format!(
        "{{\"order_id\":{id},\"customer_id\":{},\"email\":\"c{}@example.com\",\"firstname\":\"Jonas\",\"lastname\":\"{name}\",\"dob\":\"1984-03-{:02}\",\
         \"created_at\":\"2026-05-{:02} 12:00:00\",\"total\":{id}.50,\"status\":\"complete\",\"note\":\"Jonas {name} asks c{}@example.com, again\"}}\n",
        id % 10,
        id % 10,
        id % 28 + 1,
        id % 28 + 1,
        id % 10
    )
}

fn json(line: &str) -> serde_json::Value {
    serde_json::from_str(line).unwrap()
}

#[test]
fn a_row_keeps_what_the_recipe_names_and_nothing_else() {
    let bench = Bench::new(RECIPE);
    let (status, out, err) = bench.apply(&["--report", "report.json"], &row(3));
    assert_eq!((status, err.as_str()), (0, "leakguard: not in the recipe, and so not written: order_id\n"));
    let line = json(&out);
    let names: Vec<&String> = line.as_object().unwrap().keys().collect();
    assert_eq!(names, ["customer_id", "email", "lastname", "dob", "created_at", "total", "status", "note"]);
    let text = |name: &str| line[name].as_str().unwrap().to_owned();
    assert!(text("customer_id").starts_with("~CONFIDENTIAL.k1."), "{out}");
    assert!(text("email").starts_with("[EMAIL_ADDRESS:k1:"), "{out}");
    assert_ne!(text("lastname"), "Weber");
    assert_eq!(text("dob"), "40-49");
    assert!(text("created_at").starts_with("24") && text("created_at").ends_with(" 12:00:00"), "{out}");
    assert!(out.contains("\"total\":3.50,\"status\":\"complete\""), "{out}");
    assert_eq!(text("note"), "[PERSON] asks [EMAIL_ADDRESS], again");
    let report = json(&std::fs::read_to_string(bench.path("report.json")).unwrap());
    assert_eq!((&report["rows_in"], &report["rows_out"], &report["found"]["EMAIL_ADDRESS"]), (&1.into(), &1.into(), &1.into()));
}

#[test]
fn parts_give_the_bytes_of_the_whole() {
    let bench = Bench::new(RECIPE);
    let rows: Vec<String> = (0..600).map(row).collect();
    let (status, whole, _) = bench.apply(&["--threads", "3"], &rows.concat());
    assert_eq!((status, whole.lines().count()), (0, 540));
    for size in [599, 211] {
        let parts: String = rows.chunks(size).map(|part| bench.apply(&["--threads", "2"], &part.concat()).1).collect();
        assert!(parts == whole, "parts of {size} rows");
    }
}

#[test]
fn who_asked_to_be_erased_is_left_out_and_counted() {
    let bench = Bench::new(RECIPE);
    let rows: String = (0..20).map(row).collect();
    let (_, out, _) = bench.apply(&["--report", "report.json"], &rows);
    let report = json(&std::fs::read_to_string(bench.path("report.json")).unwrap());
    assert_eq!((out.lines().count(), &report["rows_in"], &report["rows_erased"]), (18, &20.into(), &2.into()));
    bench.write("recipe.toml", &RECIPE.replace("[erasure]\nfile = \"erased.txt\"", "[source]\ndatabase = \"env:X\"\n[erasure]\nquery = \"SELECT 1\""));
    let (status, _, err) = bench.apply(&[], &rows);
    assert!(status == 1 && err.contains("--leave-out"), "{err}");
    bench.write("list", "erased\t7\nerased\t8\r\n");
    assert_eq!(bench.apply(&["--leave-out", "list"], &rows).1.lines().count(), 16);
    bench.write("list", "7\n");
    assert!(bench.apply(&["--leave-out", "list"], &rows).2.contains("list of persons list, line 1"));
}

#[test]
fn a_column_and_a_text_have_the_same_token() {
    let recipe = RECIPE.replace("action = \"hash\", entity = \"EMAIL_ADDRESS\"", "action = \"tokenize\", entity = \"EMAIL_ADDRESS\"");
    let bench = Bench::new(&recipe);
    bench.write("policy.toml", "[[rule]]\nname = 'join'\nentity = 'EMAIL_ADDRESS'\naction = 'tokenize'\nmode = 'monitor'\n");
    let (status, out, err) = bench.apply(&["--policy", "policy.toml"], &row(3));
    assert_eq!(status, 0, "{err}");
    let line = json(&out);
    assert_eq!(line["note"].as_str().unwrap(), format!("[PERSON] asks {}, again", line["email"].as_str().unwrap()));
}

#[test]
fn garbage_is_refused_with_its_place_and_without_its_value() {
    let bench = Bench::new(RECIPE);
    for (input, place) in [
        ("jane@example.com\n", "standard input, line 1: not an object"),
        ("{}\n\n{\"note\":\"jane@example.com\n", "standard input, line 3: not an object"),
        ("{}\n{\"email\":1,\"email\":2}", "standard input, line 2: the column \"email\" is there twice"),
    ] {
        let (status, _, err) = bench.apply(&[], input);
        assert!(status == 1 && err.contains(place) && !err.contains("jane"), "{err}");
    }
    let (status, out, _) = bench.apply(&[], "{\"total\":\"4111 1111 1111 1111\",\"status\":4111111111111111,\"note\":{\"a\":[\"jane@example.com\"]}}\n");
    assert_eq!((status, json(&out)["total"].is_null()), (0, true));
    assert!(!out.contains("4111 1111") && !out.contains("4111111111111111") && out.contains("\"note\":{\"a\":[\"[EMAIL_ADDRESS]\"]}"), "{out}");
    assert_eq!(bench.apply(&[], "").1, "");
    let (status, _, err) = bench.run(&["dataset", "apply", "--recipe", "recipe.toml", "--table", "customers"], "");
    assert!(status == 1 && err.contains("no table \"customers\"; it has orders"), "{err}");
    let (status, _, err) = bench.run(&["dataset", "apply", "--recipe", "recipe.toml", "--table", "orders"], "");
    assert!(status == 1 && err.contains("orders.customer_id") && err.contains("needs a key"), "{err}");
    assert!(Path::new(&bench.path("recipe.toml")).exists());
}
