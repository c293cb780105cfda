//! `leakguard tokenize` and `leakguard detokenize`

use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow};
use leakguard_core::keys::Keyring;
use leakguard_core::{Context, Engine, Entity, Format, Policy, Request, Scratch, Tokenizer, next_token};

use crate::args::{DetokenizeArgs, TokenArgs, TokenizeArgs};
use crate::input;

/// Where the keyring is when nobody says.
const KEYRING: &str = "env:LEAKGUARD_KEYRING";

fn keyring(args: &TokenArgs) -> Result<Keyring> {
    match &args.keyring {
        Some(source) => Ok(Keyring::open(source)?),
        None if std::env::var_os("LEAKGUARD_KEYRING").is_some() => Ok(Keyring::open(KEYRING)?),
        None => Err(anyhow!("no keyring: --keyring names a file or env:VARIABLE, LEAKGUARD_KEYRING may hold its text; `leakguard keys generate` makes one")),
    }
}

pub fn tokenize(args: &TokenizeArgs) -> Result<ExitCode> {
    let ring = keyring(&args.token)?;
    let bytes = input::read(&args.token.file)?;
    let mut out = Vec::with_capacity(bytes.len() * 2);
    let failed = match args.token.entity {
        None => {
            all_found(&ring, &args.token, &bytes, &mut out)?;
            0
        }
        Some(entity) => {
            let tokenizer = Tokenizer::new(&ring, &args.token.dataset)?;
            each_line(&bytes, &mut out, |line, out| match args.token.digits {
                true => tokenizer.tokenize_digits(entity, line, out),
                false => tokenizer.tokenize(entity, line, out),
            })
        }
    };
    finish(&out, failed, "value")
}

/// Everything that is found, as `redact` finds it.
fn all_found(ring: &Keyring, args: &TokenArgs, bytes: &[u8], out: &mut Vec<u8>) -> Result<()> {
    let dataset = if args.dataset.is_empty() { String::new() } else { format!("dataset = {}\n", serde_json::Value::from(args.dataset.as_str())) };
    let policy = Policy::from_toml(&format!("{dataset}[[rule]]\nname = \"tokenize\"\naction = \"tokenize\"\n"), "")?;
    let engine = Engine::with_keyring(policy, Some(ring))?;
    let mut scratch = Scratch::default();
    let redaction = engine.redact(bytes, &Context::default(), Format::Auto, &mut scratch)?;
    out.extend_from_slice(redaction.output.unwrap_or(bytes));
    Ok(())
}

pub fn detokenize(args: &DetokenizeArgs) -> Result<ExitCode> {
    let tokenizer = Tokenizer::new(&keyring(&args.token)?, &args.token.dataset)?;
    let bytes = input::read(&args.token.file)?;
    let request = Request { consumer: &args.consumer, purpose: &args.purpose, entity: args.token.entity };
    let mut out = Vec::with_capacity(bytes.len());
    // One line for each kind of event, with how many of them there were.
    let mut events: BTreeMap<String, u64> = BTreeMap::new();
    let mut count = |event: &leakguard_core::DetokenizeEvent<'_>| *events.entry(event.json()).or_default() += 1;
    let failed = match (args.token.digits, args.token.entity) {
        (true, Some(entity)) => each_line(&bytes, &mut out, |line, out| {
            let event = tokenizer.detokenize_digits(line, entity, args.key.as_deref(), &request, out);
            count(&event);
            event.outcome
        }),
        (true, None) => return Err(anyhow!("--digits needs --entity: a token of digits does not say what it is of")),
        (false, _) => {
            let mut failed = 0;
            let (mut at, mut line, mut counted) = (0, 1, 0);
            let mut value = zeroize::Zeroizing::new(Vec::new());
            while let Some(token) = next_token(&bytes, at) {
                line += bytes[counted..token.start].iter().filter(|&&byte| byte == b'\n').count();
                counted = token.start;
                out.extend_from_slice(&bytes[at..token.start]);
                value.clear();
                let text = &bytes[token.start..token.end];
                let event = tokenizer.detokenize(text, &request, &mut value);
                count(&event);
                match &event.outcome {
                    Ok(()) if args.json => write_json_inside(&value, &mut out)?,
                    Ok(()) => out.extend_from_slice(&value),
                    Err(error) => {
                        out.extend_from_slice(text);
                        failed += 1;
                        eprintln!("leakguard: line {line}: {error}");
                    }
                }
                at = token.end;
            }
            out.extend_from_slice(&bytes[at..]);
            failed
        }
    };
    for (event, count) in events {
        eprintln!("{},\"count\":{count}}}", event.strip_suffix('}').unwrap_or(&event));
    }
    finish(&out, failed, "token")
}

/// The value as the inside of a JSON string. What is not UTF-8 cannot be one.
fn write_json_inside(value: &[u8], out: &mut Vec<u8>) -> Result<()> {
    let text = std::str::from_utf8(value).context("a value that is not UTF-8 cannot stand in JSON")?;
    let quoted = serde_json::to_string(text)?;
    out.extend_from_slice(&quoted.as_bytes()[1..quoted.len() - 1]);
    Ok(())
}

/// Every line is a value or a token; one that cannot be turned gives an empty line. Returns how many could not.
fn each_line<E: std::fmt::Display>(bytes: &[u8], out: &mut Vec<u8>, mut turn: impl FnMut(&[u8], &mut Vec<u8>) -> Result<(), E>) -> u64 {
    let mut failed = 0;
    for (index, line) in bytes.split_inclusive(|&byte| byte == b'\n').enumerate() {
        let content = line.strip_suffix(b"\n").unwrap_or(line);
        let content = content.strip_suffix(b"\r").unwrap_or(content);
        if !content.is_empty()
            && let Err(error) = turn(content, out)
        {
            failed += 1;
            eprintln!("leakguard: line {}: {error}", index + 1);
        }
        out.extend_from_slice(&line[content.len()..]);
    }
    failed
}

fn finish(out: &[u8], failed: u64, what: &str) -> Result<ExitCode> {
    std::io::stdout().lock().write_all(out)?;
    if failed > 0 {
        eprintln!("leakguard: {failed} {what}{} could not be turned", if failed == 1 { "" } else { "s" });
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

/// A kind of data by its name.
pub fn entity(name: &str) -> Result<Entity, String> {
    Entity::from_name(name).ok_or_else(|| "no such kind of data; `leakguard entities` lists them".to_owned())
}
