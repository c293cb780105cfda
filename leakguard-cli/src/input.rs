//! What `redact` and `scan` need before they start: an engine, a context, the bytes.

use std::io::Read;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use clap::ValueEnum;
use leakguard_core::keys::Keyring;
use leakguard_core::{Context, Engine, Format, Policy, Subject};

use crate::args::{FormatName, MessageArgs};

/// A policy by file name or `preset:NAME`.
pub fn policy(source: &str) -> Result<Policy> {
    if let Some(name) = source.strip_prefix("preset:") {
        return Ok(Policy::preset(name)?);
    }
    let text = std::fs::read_to_string(source).with_context(|| format!("policy {source}"))?;
    Ok(Policy::from_toml(&text, source)?)
}

/// The engine that the arguments ask for.
pub fn engine(args: &MessageArgs) -> Result<Engine> {
    let keyring = args.keyring.as_deref().map(Keyring::open).transpose()?;
    Ok(Engine::new(policy(args.policy.as_deref().unwrap_or("preset:redact-all"))?, keyring)?)
}

/// The person that the arguments name.
pub fn subject(args: &MessageArgs) -> Subject {
    Subject::new(args.subject.iter().map(String::as_bytes))
}

/// What the policy is asked with.
pub fn context<'a>(args: &'a MessageArgs, subject: &'a Subject) -> Context<'a> {
    Context { channel: args.channel, consumer: &args.consumer, route: &args.route, host: &args.host, subject: Some(subject) }
}

/// How to read the input.
pub fn format(name: FormatName) -> Result<Format> {
    let name = name.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
    match Format::from_name(&name) {
        Some(format) => Ok(format),
        // Reading it as text would let names in columns through.
        None => bail!("this version reads auto, text, json and ndjson, not {name}"),
    }
}

/// All bytes of a file, or of standard input for `-`.
pub fn read(file: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut bytes).context("standard input")?;
    } else {
        bytes = std::fs::read(file).with_context(|| file.display().to_string())?;
    }
    Ok(bytes)
}

/// Says on standard error where reading by the first bytes falls short: element names of XML count for nothing yet.
pub fn warn_of_xml(file: &Path, name: FormatName, bytes: &[u8]) {
    if name == FormatName::Auto && bytes.trim_ascii_start().starts_with(b"<?xml") {
        eprintln!("leakguard: {}: XML is read as text in this version: data is found by its form, not by its element's name", file.display());
    }
}
