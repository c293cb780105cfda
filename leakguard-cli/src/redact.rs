//! `leakguard redact`

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use leakguard_core::Scratch;

use crate::args::{FormatName, RedactArgs};
use crate::input;

pub fn run(args: &RedactArgs) -> Result<ExitCode> {
    let format = input::format(args.message.format)?;
    let engine = input::engine(&args.message)?;
    let subject = input::subject(&args.message);
    let bytes = input::read(&args.file)?;
    input::warn_of_xml(&args.file, args.message.format, &bytes);
    let mut scratch = Scratch::default();
    let redaction = engine.redact(&bytes, &input::context(&args.message, &subject), format, &mut scratch)?;
    if redaction.malformed && matches!(args.message.format, FormatName::Json | FormatName::Ndjson) {
        eprintln!("leakguard: {}: not valid JSON; what does not parse was handled as text", args.file.display());
    }
    let output = redaction.output.unwrap_or(&bytes);
    match &args.output {
        Some(path) => write_whole(path, output)?,
        None => std::io::stdout().lock().write_all(output)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes beside the target and puts it in place when it is complete, so that nobody reads half a file.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    // A device or a pipe is written to, not replaced; a link is followed.
    let path = &std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let shown = || path.display().to_string();
    let existing = std::fs::metadata(path).ok();
    if existing.as_ref().is_some_and(|existing| !existing.is_file()) {
        return std::fs::OpenOptions::new().write(true).open(path).and_then(|mut file| file.write_all(bytes)).with_context(shown);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).with_context(shown)?;
    file.write_all(bytes).with_context(shown)?;
    if let Some(existing) = existing {
        file.as_file().set_permissions(existing.permissions()).with_context(shown)?;
    }
    file.as_file().sync_all().with_context(shown)?;
    file.persist(path).with_context(shown)?;
    Ok(())
}
