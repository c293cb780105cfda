//! `leakguard tokenize` and `leakguard detokenize`

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow};
use leakguard_core::keys::Keyring;
use leakguard_core::{Context, Engine, Entity, Format, Policy, Request, Stream, Tokenizer, next_token};

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

/// Reads what it turns a line or a token at a time: memory is that of the longest line, however long the input.
pub fn tokenize(args: &TokenizeArgs) -> Result<ExitCode> {
    let ring = keyring(&args.token)?;
    let mut out = Out::new();
    let failed = match args.token.entity {
        None => {
            all_found(&ring, &args.token, &mut out)?;
            0
        }
        Some(entity) => {
            let tokenizer = Tokenizer::new(&ring, &args.token.dataset)?;
            each_line(&args.token.file, &mut out, |line, out| match args.token.digits {
                true => tokenizer.tokenize_digits(entity, line, out),
                false => tokenizer.tokenize(entity, line, out),
            })?
        }
    };
    out.finish(failed, "value")
}

/// Everything that is found, as `redact` finds it.
fn all_found(ring: &Keyring, args: &TokenArgs, out: &mut Out) -> Result<()> {
    let dataset = if args.dataset.is_empty() { String::new() } else { format!("dataset = {}\n", serde_json::Value::from(args.dataset.as_str())) };
    let policy = Policy::from_toml(&format!("{dataset}[[rule]]\nname = \"tokenize\"\naction = \"tokenize\"\n"), "")?;
    let (engine, mut stream) = (Engine::with_keyring(policy, Some(ring))?, Stream::new(Format::Auto));
    input::chunks(&args.file, false, |chunk| {
        stream.push(&engine, &Context::default(), chunk, &mut out.bytes)?;
        out.write()
    })?;
    stream.finish(&engine, &Context::default(), &mut out.bytes)?;
    out.write()
}

pub fn detokenize(args: &DetokenizeArgs) -> Result<ExitCode> {
    let tokenizer = Tokenizer::new(&keyring(&args.token)?, &args.token.dataset)?;
    let request = Request { consumer: &args.consumer, purpose: &args.purpose, entity: args.token.entity };
    let mut out = Out::new();
    // One line for each kind of event, with how many of them there were.
    let mut events: BTreeMap<String, u64> = BTreeMap::new();
    let mut count = |event: &leakguard_core::DetokenizeEvent<'_>| *events.entry(event.json()).or_default() += 1;
    let failed = match (args.token.digits, args.token.entity) {
        (true, Some(entity)) => each_line(&args.token.file, &mut out, |line, out| {
            let event = tokenizer.detokenize_digits(line, entity, args.key.as_deref(), &request, out);
            count(&event);
            event.outcome
        })?,
        (true, None) => return Err(anyhow!("--digits needs --entity: a token of digits does not say what it is of")),
        (false, _) => {
            let (mut failed, mut line) = (0, 1);
            let mut value = zeroize::Zeroizing::new(Vec::new());
            pieces(
                &args.token.file,
                |byte| !is_of_token(byte),
                |bytes| {
                    let (mut at, mut counted) = (0, 0);
                    while let Some(token) = next_token(bytes, at) {
                        line += lines(&bytes[counted..token.start]);
                        counted = token.start;
                        out.bytes.extend_from_slice(&bytes[at..token.start]);
                        value.clear();
                        let text = &bytes[token.start..token.end];
                        let event = tokenizer.detokenize(text, &request, &mut value);
                        count(&event);
                        match &event.outcome {
                            Ok(()) if args.json => write_json_inside(&value, &mut out.bytes)?,
                            Ok(()) => out.bytes.extend_from_slice(&value),
                            Err(error) => {
                                out.bytes.extend_from_slice(text);
                                failed += 1;
                                eprintln!("leakguard: line {line}: {error}");
                            }
                        }
                        at = token.end;
                    }
                    line += lines(&bytes[counted..]);
                    out.bytes.extend_from_slice(&bytes[at..]);
                    out.write()
                },
            )?;
            failed
        }
    };
    for (event, count) in events {
        eprintln!("{},\"count\":{count}}}", event.strip_suffix('}').unwrap_or(&event));
    }
    out.finish(failed, "token")
}

fn lines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte == b'\n').count()
}

/// Whether a byte may stand in a token: no token goes over one that may not.
fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'~' | b'.' | b'@' | b'_' | b'-')
}

/// Hands out a file in pieces that end behind a byte where it may be cut, and at last the rest.
fn pieces(file: &Path, may_cut: impl Fn(u8) -> bool, mut take: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
    let mut held = Vec::new();
    input::chunks(file, false, |chunk| {
        let Some(cut) = chunk.iter().rposition(|&byte| may_cut(byte)).map(|place| place + 1) else {
            held.extend_from_slice(chunk);
            return Ok(());
        };
        held.extend_from_slice(&chunk[..cut]);
        take(&held)?;
        held.clear();
        held.extend_from_slice(&chunk[cut..]);
        Ok(())
    })?;
    if held.is_empty() { Ok(()) } else { take(&held) }
}

/// The value as the inside of a JSON string. What is not UTF-8 cannot be one.
fn write_json_inside(value: &[u8], out: &mut Vec<u8>) -> Result<()> {
    let text = std::str::from_utf8(value).context("a value that is not UTF-8 cannot stand in JSON")?;
    let quoted = serde_json::to_string(text)?;
    out.extend_from_slice(&quoted.as_bytes()[1..quoted.len() - 1]);
    Ok(())
}

/// Every line is a value or a token; one that cannot be turned gives an empty line. Returns how many could not.
fn each_line<E: std::fmt::Display>(file: &Path, out: &mut Out, mut turn: impl FnMut(&[u8], &mut Vec<u8>) -> Result<(), E>) -> Result<u64> {
    let (mut failed, mut number) = (0, 0);
    pieces(
        file,
        |byte| byte == b'\n',
        |bytes| {
            for line in bytes.split_inclusive(|&byte| byte == b'\n') {
                number += 1;
                let content = line.strip_suffix(b"\n").unwrap_or(line);
                let content = content.strip_suffix(b"\r").unwrap_or(content);
                if !content.is_empty()
                    && let Err(error) = turn(content, &mut out.bytes)
                {
                    failed += 1;
                    eprintln!("leakguard: line {number}: {error}");
                }
                out.bytes.extend_from_slice(&line[content.len()..]);
            }
            out.write()
        },
    )?;
    Ok(failed)
}

/// Standard output, and what is on its way there.
struct Out {
    bytes: Vec<u8>,
    stdout: std::io::StdoutLock<'static>,
}

impl Out {
    fn new() -> Out {
        Out { bytes: Vec::new(), stdout: std::io::stdout().lock() }
    }

    fn write(&mut self) -> Result<()> {
        self.stdout.write_all(&self.bytes)?;
        self.bytes.clear();
        Ok(())
    }

    fn finish(mut self, failed: u64, what: &str) -> Result<ExitCode> {
        self.write()?;
        self.stdout.flush()?;
        if failed > 0 {
            eprintln!("leakguard: {failed} {what}{} could not be turned", if failed == 1 { "" } else { "s" });
            return Ok(ExitCode::FAILURE);
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// A kind of data by its name.
pub fn entity(name: &str) -> Result<Entity, String> {
    Entity::from_name(name).ok_or_else(|| "no such kind of data; `leakguard entities` lists them".to_owned())
}
