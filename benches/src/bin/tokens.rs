//! What a token costs, beside HMAC-SHA-256 alone.
//!
//! `tokens` prints tokens a second of one core for each form, least and median time of 15 samples; `tokens FORM TIMES` makes
//! one form so often, for callgrind: the difference of two runs is what tokens cost.

use std::env;
use std::hint::black_box;
use std::time::Instant;

use hmac::{Hmac, KeyInit, Mac};
use leakguard_benches::engines::Failure;
use leakguard_core::keys::Keyring;
use leakguard_core::{Entity, Request, Tokenizer};
use sha2::Sha256;

const RING: &str = "active = \"k1\"\ndetokenize = true\n[[key]]\nid = \"k1\"\nsecret = \"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"\n";

/// Form, what it is of, the value.
const FORMS: [(&str, Entity, &str); 9] = [
    ("hmac", Entity::Person, "Jane Doe"),
    ("name", Entity::Person, "Jane Doe"),
    ("address", Entity::PostalAddress, "1 Example Street, 12345 Sampletown"),
    (
        "note",
        Entity::Password,
        "a value of 200 octets that goes over and over a value of 200 octets that goes over and over a value of 200 octets that goes over and over a value of 200 octets that goes over and over and then it ends here.",
    ),
    ("email", Entity::EmailAddress, "jane.doe@example.com"),
    ("card", Entity::CreditCard, "4111111111111111"),
    ("digits", Entity::CreditCard, "4111111111111111"),
    ("name-back", Entity::Person, "Jane Doe"),
    ("card-back", Entity::CreditCard, "4111111111111111"),
];

/// One call of a form.
fn call(form: &str, tokenizer: &Tokenizer, entity: Entity, value: &[u8], token: &[u8], out: &mut Vec<u8>) -> Result<(), Failure> {
    out.clear();
    match form {
        "hmac" => {
            let mut mac = Hmac::<Sha256>::new_from_slice(&[7; 32])?;
            mac.update(black_box(value));
            out.extend_from_slice(&mac.finalize().into_bytes());
        }
        "digits" => tokenizer.tokenize_digits(entity, black_box(value), out)?,
        "name-back" | "card-back" => tokenizer.detokenize(black_box(token), &Request::default(), out).outcome?,
        _ => tokenizer.tokenize(entity, black_box(value), out)?,
    }
    black_box(out);
    Ok(())
}

fn main() -> Result<(), Failure> {
    let tokenizer = Tokenizer::new(&Keyring::from_toml(RING)?, "bench")?;
    let (mut out, mut token) = (Vec::with_capacity(1000), Vec::new());
    let arguments: Vec<String> = env::args().skip(1).collect();
    let wanted: Option<(&str, u32)> = match arguments.as_slice() {
        [] => None,
        [form, times] => Some((form, times.parse()?)),
        _ => return Err("usage: tokens [FORM TIMES]".into()),
    };
    for (form, entity, value) in FORMS {
        token.clear();
        tokenizer.tokenize(entity, value.as_bytes(), &mut token)?;
        let mut calls = |times: u32| (0..times).try_for_each(|_| call(form, &tokenizer, entity, value.as_bytes(), &token, &mut out));
        match wanted {
            Some((wanted, times)) if wanted == form => return calls(times),
            Some(_) => {}
            None => {
                calls(2_000)?;
                let mut samples = Vec::new();
                for _ in 0..15 {
                    let start = Instant::now();
                    calls(20_000)?;
                    samples.push(start.elapsed().as_secs_f64() / 20_000.0 * 1e9);
                }
                samples.sort_by(f64::total_cmp);
                println!("{form}\t{}\t{:.0}\t{:.0}\t{:.0}", value.len(), samples[0], samples[7], 1e9 / samples[7]);
            }
        }
    }
    if wanted.is_some() { Err("there is no such form".into()) } else { Ok(()) }
}
