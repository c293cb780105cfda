//! Writes what the fuzzers start from into a folder: `corpus/<target>/` with the samples of `tests/samples` and the
//! catalogue's examples, and `dictionary`. Made at run time, so that no file in the repository looks like a leak.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use leakguard_core::Entity;

/// A sample that is longer is cut into pieces of its lines.
const LONGEST: usize = 3000;

const TARGETS: &[&str] = &["scan", "verifiers", "linear", "redact_text", "redact_json", "redact_auto", "redact_formats", "policy", "fold", "stream"];

/// Words and signs that verifiers, fields and formats wait for.
const WORDS: &[&str] = &[
    "password",
    "token",
    "secret",
    "api_key",
    "authorization",
    "Bearer ",
    "Basic ",
    "first_name",
    "lastname",
    "email",
    "telephone",
    "mobile",
    "street",
    "city",
    "postcode",
    "dob",
    "birthdate",
    "cvv ",
    "exp ",
    "card ",
    "iban",
    "bic",
    "swift",
    "account",
    "routing",
    "passport",
    "ssn",
    "tax_id",
    "vat",
    "order ",
    "invoice ",
    "version ",
    "sku",
    "ean",
    "tel:",
    "geo:",
    "mailto:",
    "https://",
    "://",
    "-----BEGIN ",
    "-----END ",
    "PRIVATE KEY-----",
    "eyJ",
    "\\u0040",
    "\\u00e9",
    "\\n",
    "\\\"",
    "%40",
    "%2B",
    "%20",
    "%5D",
    "&#64;",
    "define('",
    "=>",
    "\":\"",
    "\",\"",
    "{\"",
    "[{",
    "}]",
    "xn--",
    "::",
    "::ffff:",
    "0x",
    "bc1",
    "DE",
    "GB",
    "FR",
    "AKIA",
    "[PERSON",
    "[EMAIL_ADDRESS]",
    "\u{a0}",
    "\u{2007}",
    "\u{2011}",
    "\u{200b}",
    "\u{ad}",
    "\u{ff11}",
    "\u{661}",
    "\u{1d7d8}",
    "\u{b0}",
    "\u{2013}",
    "\u{feff}",
];

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::args_os().nth(1).ok_or_else(|| io::Error::other("usage: seeds FOLDER"))?);
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/samples");
    let mut seeds = Vec::new();
    read(&samples, &mut seeds)?;
    for entity in Entity::ALL {
        let info = entity.info();
        let (name, example) = (info.entity.to_ascii_lowercase(), info.example);
        seeds.push(example.as_bytes().to_vec());
        seeds.push(format!("saw {} {example}, then {}\n", name.replace('_', " "), info.invalid).into_bytes());
        seeds.push(serde_json::json!({ name: example, "note": info.invalid, "id": 7 }).to_string().into_bytes());
    }
    for target in TARGETS {
        let folder = out.join("corpus").join(target);
        fs::create_dir_all(&folder)?;
        if *target == "policy" {
            for name in ["default", "strict", "redact-all"] {
                if let Some(toml) = leakguard_core::Policy::preset(name).ok().and_then(|policy| serde_json::to_string(&policy).ok()) {
                    fs::write(folder.join(format!("{name}.json")), toml)?;
                }
            }
            fs::write(folder.join("rules.toml"), RULES)?;
            continue;
        }
        for (index, seed) in seeds.iter().enumerate() {
            // `scan` reads its first three bytes as the place of the rest.
            let front: &[u8] = if *target == "scan" { &[index as u8, (index / 64) as u8, b' '] } else { b"" };
            if *target != "linear" || seed.len() <= 200 {
                fs::write(folder.join(format!("seed-{index:04}")), [front, seed].concat())?;
            }
        }
    }
    let mut dictionary = String::new();
    let examples = Entity::ALL.iter().flat_map(|entity| [entity.info().example, entity.name()]);
    for word in examples.chain(WORDS.iter().copied()) {
        // The format knows no escapes but these.
        let _ = write!(dictionary, "\"");
        for byte in word.bytes().take(120) {
            let _ = match byte {
                b'"' | b'\\' => write!(dictionary, "\\{}", byte as char),
                b' '..=b'~' => write!(dictionary, "{}", byte as char),
                _ => write!(dictionary, "\\x{byte:02X}"),
            };
        }
        let _ = writeln!(dictionary, "\"");
    }
    fs::write(out.join("dictionary"), dictionary)
}

/// All files below a folder, in pieces.
fn read(folder: &Path, seeds: &mut Vec<Vec<u8>>) -> io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::path);
    for entry in entries {
        if entry.file_type()?.is_dir() {
            read(&entry.path(), seeds)?;
            continue;
        }
        let bytes = fs::read(entry.path())?;
        if bytes.len() <= LONGEST {
            seeds.push(bytes);
        } else {
            seeds.extend(bytes.chunks(LONGEST).take(4).map(<[u8]>::to_vec));
        }
    }
    Ok(())
}

const RULES: &str = r#"version = 1
name = "shop"
on_error = "withhold"

[[rule]]
name = "cards"
category = "card"
entity = ["CREDIT_CARD", "CVV"]
action = "mask"
keep_last = 4
channel = ["api", "log"]
consumer = "customer:*"
field = "billing.*"
min_score = 0.5
mode = "monitor"

[[detector]]
name = "contract"
pattern = 'CT-[0-9]{4,8}'
words = ["Falke"]
"#;
