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
fn what_the_recipe_says_of_a_column_is_known_in_texts_and_domains_do_not_join() {
    let recipe = RECIPE.replace(
        "  { name = \"firstname\", action = \"drop\" },",
        "  { name = \"author\", action = \"drop\", entity = \"PERSON\" },\n  { name = \"way\", action = \"drop\", entity = \"POSTAL_ADDRESS\" },\n\
         { name = \"order_id\", action = \"tokenize\", domain = \"order\", purpose = \"join\" },\n  { name = \"other_id\", action = \"tokenize\", purpose = \"join\" },",
    );
    let bench = Bench::new(&recipe);
    let row = "{\"author\":\"Orla Ashgrove\",\"way\":\"Willowmere Close 89\",\"note\":\"orla ashgrove, willowmere close 89, or Ashgrove; 890 Willowmere\",\"customer_id\":3,\"order_id\":3,\"other_id\":3}\n";
    let (status, out, err) = bench.apply(&[], row);
    assert_eq!(status, 0, "{err}");
    let line = json(&out);
    assert_eq!(line["note"], "[PERSON], [POSTAL_ADDRESS], or [PERSON]; 890 Willowmere");
    assert_eq!(line["customer_id"], line["other_id"]);
    assert_ne!(line["customer_id"], line["order_id"]);
    bench.write("recipe.toml", &RECIPE.replace("name = \"status\", action", "name = \"status\", domain = \"x\", action"));
    assert!(bench.apply(&[], row).2.contains("`domain` is no option of this action"));
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
    let (_, _, err) = bench.apply(&["--report", "report.json"], "{\"jane@example.com\":1,\"order_id\":1}\n");
    let report = std::fs::read_to_string(bench.path("report.json")).unwrap();
    assert!(err.contains("order_id, (names that are no plain words)") && !err.contains("jane") && !report.contains("jane"), "{err}{report}");
    let (status, _, err) = bench.run(&["dataset", "apply", "--recipe", "recipe.toml", "--table", "customers"], "");
    assert!(status == 1 && err.contains("no table \"customers\"; it has orders"), "{err}");
    let (status, _, err) = bench.run(&["dataset", "apply", "--recipe", "recipe.toml", "--table", "orders"], "");
    assert!(status == 1 && err.contains("orders.customer_id") && err.contains("needs a key"), "{err}");
    assert!(Path::new(&bench.path("recipe.toml")).exists());
}

const QUASI: &str = r#"
name = "shop"
purpose = "train the returns model"
retention = "90 days"
subject = "customer_id"

[privacy]
k = 3

[erasure]
file = "erased.txt"

[[table]]
name = "orders"
file = "orders.ndjson"
columns = [
  { name = "customer_id", action = "tokenize", purpose = "join" },
  { name = "lastname", action = "synthesize", entity = "PERSON", purpose = "look" },
  { name = "dob", action = "generalize", entity = "DATE_OF_BIRTH", date = "month", quasi = true, purpose = "cohort" },
  { name = "status", action = "keep", quasi = true, purpose = "target" },
  { name = "total", action = "keep", type = "float", purpose = "target" },
  { name = "items", action = "keep", type = "int", purpose = "target" },
  { name = "gift", action = "keep", type = "bool", purpose = "target" },
  { name = "note", action = "redact", purpose = "text" },
]

[[table]]
name = "customers"
file = "customers.csv"
columns = [
  { name = "customer_id", action = "tokenize", purpose = "join" },
  { name = "email", action = "hash", entity = "EMAIL_ADDRESS", purpose = "join" },
]
"#;

/// Orders of 40 customers, every ninth order alone in its group; customers.
fn shop(bench: &Bench, orders: u32) {
    let order = |id: u32| {
        let (customer, month, status) = (id % 40, 1 + id % 4, if id.is_multiple_of(9) { format!("alone{id}") } else { "complete".to_owned() });
        format!(
            "{{\"customer_id\":{customer},\"lastname\":\"Weber\",\"dob\":\"1984-0{month}-07\",\"status\":\"{status}\",\"total\":{id}.50,\"items\":{},\"gift\":{},\
             \"note\":\"ask c{customer}@example.com, \\\"now\\\"\\nor later\"}}\n",
            id % 5,
            id.is_multiple_of(2)
        )
    };
    bench.write("orders.ndjson", &(0..orders).map(order).collect::<String>());
    bench.write(
        "customers.csv",
        &std::iter::once("customer_id,email,phone\n".to_owned()).chain((0..40).map(|id| format!("{id},c{id}@example.com,\n"))).collect::<String>(),
    );
}

impl Bench {
    fn shop(recipe: &str, orders: u32) -> Bench {
        let bench = Bench::new(recipe);
        shop(&bench, orders);
        bench
    }

    fn build(&self, folder: &str, more: &[&str]) -> (i32, String) {
        let args = ["dataset", "build", "--recipe", "recipe.toml", "--keyring", "keyring", "--date", "2026-11-22", "-o", folder];
        let (status, _, err) = self.run(&[&args[..], more].concat(), "");
        (status, err)
    }

    fn verify(&self, folder: &str, more: &[&str]) -> (i32, String, String) {
        self.run(&[&["dataset", "verify", "--keyring", "keyring", folder], more].concat(), "")
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    fn manifest(&self, folder: &str) -> serde_json::Value {
        json(&self.read(&format!("{folder}/manifest.json")))
    }

    /// Every file of a folder with its bytes, but for the manifest and its signature.
    fn parts(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        let mut parts = Vec::new();
        for table in ["customers", "orders"] {
            for file in std::fs::read_dir(self.path(folder).join(table)).unwrap() {
                let path = file.unwrap().path();
                parts.push((format!("{table}/{}", path.file_name().unwrap().to_string_lossy()), std::fs::read(&path).unwrap()));
            }
        }
        parts.sort();
        parts
    }
}

#[test]
fn a_build_is_whole_signed_and_without_residue() {
    let bench = Bench::shop(QUASI, 900);
    let (status, err) = bench.build("out", &["--rows-per-part", "250"]);
    assert_eq!(status, 0, "{err}");
    let manifest = bench.manifest("out");
    let orders = &manifest["tables"]["orders"];
    // Customer 7 is erased, customer 0 is nobody; every ninth order is alone in its group.
    let erased = (0..900).filter(|id| id % 40 == 7).count();
    let alone = (0..900).filter(|id| id % 9 == 0 && id % 40 != 7).count();
    assert_eq!(orders["counts"]["rows_in"], 900);
    assert_eq!(orders["counts"]["rows_erased"], erased);
    assert_eq!(orders["counts"]["rows_suppressed"], alone);
    assert_eq!(orders["counts"]["rows_out"], 900 - erased - alone);
    assert_eq!((&orders["k"]["required"], &orders["k"]["reached"], &orders["k"]["of"]), (&3.into(), &9.into(), &"persons".into()));
    assert_eq!(orders["parts"].as_array().unwrap().len(), 4);
    assert_eq!(manifest["tables"]["customers"]["dropped"]["unnamed"][0], "phone");
    assert_eq!((&manifest["keep_until"], &manifest["persons"]["erased"]), (&"2027-02-20".into(), &1.into()));
    assert_eq!(orders["counts"]["found"]["EMAIL_ADDRESS"], 900 - erased);
    assert!(!bench.path("out/.unfinished.json").exists());
    let mode = |name: &str| std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(bench.path(name)).unwrap().permissions()) & 0o777;
    assert_eq!((mode("out"), mode("out/orders"), mode("out/orders/part-00000.ndjson"), mode("out/manifest.json")), (0o700, 0o700, 0o600, 0o600));
    for (file, bytes) in bench.parts("out") {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("Weber") && !text.contains("@example.com"), "{file}");
    }
    let (status, out, err) = bench.verify("out", &[]);
    assert!(status == 0 && out.starts_with("signature, hashes, row counts and groups are right"), "{out}{err}");
    let keys = bench.run(&["keys", "public", "--keyring", "keyring"], "").1;
    let key = keys.lines().nth(1).unwrap().split('\t').nth(2).unwrap();
    assert_eq!(bench.run(&["dataset", "verify", "--public-key", key, "out"], "").0, 0);
    let other = key.replace(&key[..1], if key.starts_with('0') { "1" } else { "0" });
    assert_eq!(bench.run(&["dataset", "verify", "--public-key", &other, "out"], "").0, 1);
    assert!(bench.build("out", &[]).1.contains("holds a finished data set"));
    assert!(bench.build("", &[]).0 != 0);
}

#[test]
fn sets_join_and_a_second_run_is_the_same() {
    let bench = Bench::shop(QUASI, 300);
    // Orders of customer 7 and those that are alone are left out, and customer 7.
    let rows = (0..300).filter(|id| id % 40 != 7 && id % 9 != 0).count() + 39;
    assert_eq!(bench.build("one", &[]), (0, format!("leakguard: one: {rows} rows in 2 tables, keep until 2027-02-20\n")));
    assert_eq!(bench.build("two", &[]).0, 0);
    assert!(bench.parts("one") == bench.parts("two"));
    assert_eq!(bench.read("one/manifest.json"), bench.read("two/manifest.json"));
    let ids = |name: &str| {
        bench.read(name).lines().filter_map(|line| json(line)["customer_id"].as_str().map(str::to_owned)).collect::<std::collections::BTreeSet<_>>()
    };
    let (orders, customers) = (ids("one/orders/part-00000.ndjson"), ids("one/customers/part-00000.ndjson"));
    assert!(orders.len() > 30 && orders.is_subset(&customers), "{orders:?}");
}

#[test]
fn a_build_that_was_stopped_goes_on_to_the_same_bytes() {
    let bench = Bench::shop(QUASI, 700);
    let parts = ["--rows-per-part", "100"];
    assert_eq!(bench.build("whole", &parts).0, 0);
    // A line that is no row stops the run behind its fourth part.
    let good = bench.read("orders.ndjson");
    let recipe = QUASI.replace("[privacy]\nk = 3\n", "").replace(", quasi = true", "");
    bench.write("recipe.toml", &recipe);
    assert_eq!(bench.build("plain", &parts).0, 0);
    let lines: Vec<&str> = good.lines().collect();
    bench.write("orders.ndjson", &format!("{}\nno row\n", lines[..450].join("\n")));
    let (status, err) = bench.build("killed", &parts);
    assert!(status == 1 && err.contains("orders.ndjson, line 451: not an object"), "{err}");
    assert!(bench.path("killed/orders/part-00003.ndjson").exists() && !bench.path("killed/manifest.json").exists());
    bench.write("orders.ndjson", &good);
    assert!(bench.build("killed", &parts).1.contains("--resume"));
    assert!(bench.build("killed", &["--resume", "--rows-per-part", "99"]).1.contains("another recipe"));
    // What was read already is not read again: its place alone counts.
    let before = std::fs::metadata(bench.path("killed/orders/part-00001.ndjson")).unwrap().modified().unwrap();
    assert_eq!(bench.build("killed", &[&["--resume"], &parts[..]].concat()).0, 0);
    assert_eq!(std::fs::metadata(bench.path("killed/orders/part-00001.ndjson")).unwrap().modified().unwrap(), before);
    assert!(bench.parts("killed") == bench.parts("plain"));
    assert_eq!(bench.read("killed/manifest.json"), bench.read("plain/manifest.json"));
}

#[test]
fn who_asks_to_be_erased_meanwhile_is_in_no_part() {
    let bench = Bench::shop(QUASI, 700);
    let good = bench.read("orders.ndjson");
    let lines: Vec<&str> = good.lines().collect();
    bench.write("recipe.toml", &QUASI.replace("[privacy]\nk = 3\n", "").replace(", quasi = true", ""));
    bench.write("orders.ndjson", &format!("{}\nno row\n", lines[..450].join("\n")));
    let parts = ["--rows-per-part", "100"];
    assert_eq!(bench.build("out", &parts).0, 1);
    bench.write("orders.ndjson", &good);
    bench.write("erased.txt", "7\n8\n");
    let (status, err) = bench.build("out", &[&["--resume"], &parts[..]].concat());
    assert!(status == 0 && err.contains("begins anew"), "{err}");
    assert_eq!(bench.build("fresh", &parts).0, 0);
    assert!(bench.parts("out") == bench.parts("fresh"));
    let manifest = bench.manifest("out");
    assert_eq!(manifest["tables"]["orders"]["counts"]["rows_erased"], (0..700).filter(|id| id % 40 == 7 || id % 40 == 8).count());
}

#[test]
fn every_format_holds_the_same_rows() {
    let bench = Bench::shop(QUASI, 200);
    for format in ["ndjson", "csv", "parquet"] {
        assert_eq!(bench.build(format, &["--format", format]).0, 0, "{format}");
        let (status, out, err) = bench.verify(format, &[]);
        assert!(status == 0, "{format}: {out}{err}");
    }
    let text = bench.read("csv/orders/part-00000.csv");
    let mut csv = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(csv.headers().unwrap().iter().collect::<Vec<_>>(), ["customer_id", "lastname", "dob", "status", "total", "items", "gift", "note"]);
    let lines = bench.read("ndjson/orders/part-00000.ndjson");
    let mut rows = 0;
    for (line, record) in lines.lines().zip(csv.records()) {
        let (line, record) = (json(line), record.unwrap());
        assert_eq!((line["note"].as_str().unwrap(), line["total"].as_f64()), (&record[7], record[4].parse().ok()));
        rows += 1;
    }
    assert_eq!(rows, bench.manifest("csv")["tables"]["orders"]["counts"]["rows_out"].as_u64().unwrap());
    let parquet = std::fs::read(bench.path("parquet/orders/part-00000.parquet")).unwrap();
    assert!(parquet.starts_with(b"PAR1") && parquet.ends_with(b"PAR1"));
}

#[test]
fn parts_for_recipients_are_readable_for_them_alone() {
    let bench = Bench::shop(QUASI, 200);
    let identity = age::x25519::Identity::generate();
    use age::secrecy::ExposeSecret;
    bench.write("identity", identity.to_string().expose_secret());
    bench.write("other", age::x25519::Identity::generate().to_string().expose_secret());
    let to = identity.to_public().to_string();
    assert_eq!(bench.build("plain", &[]).0, 0);
    for format in ["ndjson", "parquet"] {
        let (status, err) = bench.build(format, &["--recipient", &to, "--format", format]);
        assert_eq!(status, 0, "{err}");
        for (file, bytes) in bench.parts(format) {
            assert!(file.ends_with(".age") && bytes.starts_with(b"age-encryption.org/v1\n"), "{file}");
        }
        assert!(bench.verify(format, &[]).2.contains("--identity"));
        assert_eq!(bench.verify(format, &["--identity", "identity"]).0, 0);
        assert_eq!(bench.verify(format, &["--identity", "other"]).0, 1);
    }
    let (status, out, _) = bench.run(&["dataset", "decrypt", "--identity", "identity", "ndjson/orders/part-00000.ndjson.age"], "");
    assert!(status == 0 && out == bench.read("plain/orders/part-00000.ndjson"));
    assert_eq!(bench.run(&["dataset", "decrypt", "--identity", "other", "ndjson/orders/part-00000.ndjson.age"], "").0, 1);
    let (status, err) = bench.build("bad", &["--recipient", "age1nothing"]);
    assert!(status == 1 && err.contains("age1"), "{err}");
}

#[test]
fn verify_finds_what_was_changed_or_left() {
    let bench = Bench::shop(QUASI, 200);
    assert_eq!(bench.build("out", &[]).0, 0);
    let part = "out/orders/part-00000.ndjson";
    let (good, manifest) = (bench.read(part), bench.read("out/manifest.json"));
    bench.write(part, &good.replacen("complete", "Complete", 1));
    assert!(bench.verify("out", &[]).2.contains("orders/part-00000.ndjson: the file is not the one"));
    bench.write(part, &good);
    bench.write("out/manifest.json", &manifest.replace("90 days", "99 days"));
    assert!(bench.verify("out", &[]).2.contains("was changed after it was signed"));
    bench.write("out/manifest.json", &manifest);
    assert_eq!(bench.verify("out", &[]).0, 0);
    // A recipe that keeps what it should not, and whoever signs it: residue is told by its place, never by its value.
    let bench = Bench::shop(&QUASI.replace("{ name = \"note\", action = \"redact\"", "{ name = \"note\", action = \"keep\", allow = [\"EMAIL_ADDRESS\"]"), 50);
    assert_eq!(bench.build("out", &[]).0, 0);
    assert_eq!(bench.verify("out", &[]).0, 0, "what the recipe allows is no residue");
    bench.write("policy.toml", "[[detector]]\nname = 'WORD'\nwords = 'later'\n[[rule]]\nname = 'r'\naction = 'redact'\n");
    let (status, out, err) = bench.verify("out", &["--policy", "policy.toml"]);
    assert!(status == 1 && out.contains("orders/part-00000.ndjson, row 1, column note: CONFIDENTIAL") && !out.contains("later"), "{out}{err}");
    assert!(err.contains("values are still there"), "{err}");
}

#[test]
fn parts_of_apply_are_sealed_to_the_bytes_of_a_build() {
    let bench = Bench::shop(QUASI, 600);
    assert_eq!(bench.build("built", &["--rows-per-part", "1000"]).0, 0);
    let good = bench.read("orders.ndjson");
    let lines: Vec<&str> = good.lines().collect();
    std::fs::create_dir_all(bench.path("spark/orders/_temporary")).unwrap();
    std::fs::create_dir_all(bench.path("spark/customers")).unwrap();
    bench.write("spark/orders/_SUCCESS", "");
    for (index, part) in lines.chunks(200).enumerate() {
        let report = format!("spark/orders/part-{index:05}.report.json");
        let (status, out, err) = bench.apply(&["--report", &report], &part.join("\n"));
        assert_eq!(status, 0, "{err}");
        bench.write(&format!("spark/orders/part-{index:05}.ndjson"), &out);
    }
    let customers: String = (0..40).map(|id| format!("{{\"customer_id\":\"{id}\",\"email\":\"c{id}@example.com\",\"phone\":\"\"}}\n")).collect();
    let args = ["dataset", "apply", "--recipe", "recipe.toml", "--table", "customers", "--keyring", "keyring", "--report", "spark/customers/a.report.json"];
    bench.write("spark/customers/a.ndjson", &bench.run(&args, &customers).1);
    let args = [
        "dataset",
        "seal",
        "--recipe",
        "recipe.toml",
        "--keyring",
        "keyring",
        "--from",
        "spark",
        "--rows-per-part",
        "1000",
        "--date",
        "2026-11-22",
        "-o",
        "sealed",
    ];
    let (status, _, err) = bench.run(&args, "");
    assert_eq!(status, 0, "{err}");
    assert!(bench.parts("sealed") == bench.parts("built"));
    let (sealed, built) = (bench.manifest("sealed"), bench.manifest("built"));
    assert_eq!(sealed["tables"]["orders"]["counts"], built["tables"]["orders"]["counts"]);
    assert_eq!(sealed["tables"]["orders"]["k"], built["tables"]["orders"]["k"]);
    assert_eq!(bench.verify("sealed", &[]).0, 0);
}
