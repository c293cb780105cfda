//! `actions`: the actions and kinds of data that are measured, a line each. `actions ACTION KIND TIMES`: redacts the same 512
//! values of the kind some times over, by that action, and prints how many values that is, for callgrind.
//!
//! Instructions a value are the difference of two runs, of N and of 2N times, over N times the values; what is left after
//! those of `redact`, which writes a label, are taken off is what the action costs beyond a label. Values are put together from a number: nobody's.

use std::env;
use std::hint::black_box;

use leakguard_benches::engines::Failure;
use leakguard_core::keys::Keyring;
use leakguard_core::{Context, Engine, Format, Policy, Scratch};

const VALUES: u32 = 512;

/// A key for measuring: the octets 0 to 31.
const KEYRING: &str = "active = \"k1\"\n[[key]]\nid = \"k1\"\nsecret = \"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"\n";

/// Action, its options, and the kind that it is measured on.
const MEASURED: &[(&str, &str, &str)] = &[
    ("mask", "", "EMAIL_ADDRESS"),
    ("redact", "", "EMAIL_ADDRESS"),
    ("hash", "", "EMAIL_ADDRESS"),
    ("tokenize", "", "EMAIL_ADDRESS"),
    ("pseudonymize", "", "EMAIL_ADDRESS"),
    ("synthesize", "", "EMAIL_ADDRESS"),
    ("synthesize", "", "PERSON"),
    ("synthesize", "", "PHONE_NUMBER"),
    ("synthesize", "", "IBAN_CODE"),
    ("generalize", "", "DATE_OF_BIRTH"),
    ("generalize", "", "IP_ADDRESS"),
    ("shift", "subject_field = 'customer_id'", "DATE_OF_BIRTH"),
];

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (action, kind, times) = match arguments.as_slice() {
        [] => {
            MEASURED.iter().for_each(|(action, _, kind)| println!("{action} {kind}"));
            return Ok(());
        }
        [action, kind, times] => (action.as_str(), kind.as_str(), times.parse::<u32>()?),
        _ => return Err("usage: actions [ACTION KIND TIMES]".into()),
    };
    let options = MEASURED.iter().find(|(name, _, of)| (*name, *of) == (action, kind)).map_or("", |(_, options, _)| options);
    let policy = format!("[[rule]]\nname = \"all\"\naction = \"{action}\"\n{options}\n");
    let engine = Engine::new(Policy::from_toml(&policy, "actions.toml")?, Some(Keyring::from_toml(KEYRING)?))?;
    let text = document(kind)?;
    let mut scratch = Scratch::default();
    let mut changed = 0;
    for _ in 0..times {
        let redaction = engine.redact(black_box(text.as_bytes()), &Context::default(), Format::Json, &mut scratch)?;
        changed = black_box(redaction).findings.iter().filter(|finding| finding.changed && finding.entity.name() == kind).count();
    }
    if action != "allow" && changed != VALUES as usize {
        return Err(format!("{action} changed {changed} of {VALUES} values of {kind}").into());
    }
    println!("{VALUES}");
    Ok(())
}

/// Customers with one value each.
fn document(kind: &str) -> Result<String, Failure> {
    let customers: Vec<serde_json::Value> = (0..VALUES)
        .map(|number| {
            let (field, value) = match kind {
                "EMAIL_ADDRESS" => ("email", format!("jane.doe{number}@example.com")),
                "PERSON" => ("last_name", format!("Doe{}", letters(number))),
                "PHONE_NUMBER" => ("telephone", format!("+49 30 {}", 1_000_000 + number)),
                "IBAN_CODE" => ("iban", format!("DE{:02}3704004405320{number:05}", 10 + number % 80)),
                "DATE_OF_BIRTH" => ("dob", format!("{}-{:02}-{:02}", 1940 + number % 60, 1 + number % 12, 1 + number % 28)),
                "IP_ADDRESS" => ("ip", format!("9.9.{}.{}", number / 200, 1 + number % 200)),
                _ => return Err(Failure::from(format!("there are no values of {kind}"))),
            };
            Ok(serde_json::json!({ "customer_id": number + 1, field: value }))
        })
        .collect::<Result<_, _>>()?;
    Ok(serde_json::json!({ "customers": customers }).to_string())
}

/// A number in letters.
fn letters(mut number: u32) -> String {
    let mut out = String::new();
    while number > 0 {
        out.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    out
}
