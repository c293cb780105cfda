//! What `redact` and `scan` need before they start: an engine, a context, the bytes.

use std::io::{IsTerminal, Read};
use std::path::Path;

use anyhow::{Context as _, Result};
use indicatif::{ProgressBar, ProgressStyle};
use leakguard_core::keys::Keyring;
use leakguard_core::{BodyStream, Context, Encoding, Engine, Expansion, Policy, ReadAs, Sink, Subject};

use crate::args::{InputEncoding, MessageArgs};

/// Bytes that are read, and written, at once.
pub const CHUNK: usize = 64 * 1024;

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

/// Bytes of a file that say how it is compressed.
const TELLING: usize = 4;

/// Reads a message to its end, in bounded memory whatever its size. `check`: whether what was handed out has arrived.
pub fn read_through<S: Sink>(
    args: &MessageArgs,
    file: &Path,
    quiet: bool,
    (engine, context): (&Engine, &Context<'_>),
    make: fn(leakguard_core::Format, &[Encoding], Expansion) -> BodyStream,
    sink: &mut S,
    check: impl Fn(&mut S) -> Result<()>,
) -> Result<ReadAs> {
    let shown = || if file == Path::new("-") { "standard input".to_owned() } else { file.display().to_string() };
    let make = |encodings: &[Encoding]| make(args.format, encodings, Expansion { times: args.max_expansion });
    let mut stream = match &args.encoding {
        InputEncoding::Given(encodings) => Some(make(encodings)),
        InputEncoding::Auto if file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("br")) => Some(make(&[Encoding::Brotli])),
        InputEncoding::Auto => None,
    };
    let mut first = Vec::new();
    chunks(file, quiet, |chunk| {
        let is_first = stream.is_none();
        if is_first {
            first.extend_from_slice(chunk);
            if first.len() < TELLING {
                return Ok(());
            }
        }
        let stream = stream.get_or_insert_with(|| make(Encoding::from_content(&first).as_slice()));
        stream.push(engine, context, if is_first { &first } else { chunk }, sink).with_context(shown)?;
        check(sink)
    })?;
    let mut stream = match stream {
        Some(stream) => stream,
        None => {
            let mut stream = make(&[]);
            stream.push(engine, context, &first, sink).with_context(shown)?;
            stream
        }
    };
    let read_as = stream.finish(engine, context, sink).with_context(shown)?;
    check(sink)?;
    Ok(read_as)
}

/// Hands out a file, or standard input for `-`, in chunks. On a terminal that shows nothing else (`quiet`: the output goes
/// elsewhere) a bar shows how far it is.
pub fn chunks(file: &Path, quiet: bool, mut take: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
    let is_stdin = file == Path::new("-");
    let shown = || if is_stdin { "standard input".to_owned() } else { file.display().to_string() };
    let (mut reader, length): (Box<dyn Read>, Option<u64>) = if is_stdin {
        (Box::new(std::io::stdin().lock()), None)
    } else {
        let file = std::fs::File::open(file).with_context(shown)?;
        let length = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len());
        (Box::new(file), length)
    };
    let bar = progress(length, quiet);
    let mut chunk = vec![0; CHUNK];
    loop {
        let count = match reader.read(&mut chunk) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error).with_context(shown),
        };
        take(&chunk[..count])?;
        if let Some(bar) = &bar {
            bar.inc(count as u64);
        }
    }
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    Ok(())
}

/// A bar on standard error, where that is a terminal that nothing else writes to.
fn progress(length: Option<u64>, quiet: bool) -> Option<ProgressBar> {
    let is_seen = std::io::stderr().is_terminal() && (quiet || !std::io::stdout().is_terminal());
    // Short files are done before anyone could read it.
    if !is_seen || length.is_some_and(|length| length < 16 << 20) {
        return None;
    }
    let (bar, template) = match length {
        Some(length) => (ProgressBar::new(length), "{wide_bar} {bytes}/{total_bytes} {bytes_per_sec}, {eta} left"),
        None => (ProgressBar::new_spinner(), "{spinner} {bytes} {bytes_per_sec}"),
    };
    Some(ProgressStyle::with_template(template).map_or(bar.clone(), |style| bar.with_style(style)))
}
