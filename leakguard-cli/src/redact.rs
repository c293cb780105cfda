//! `leakguard redact`

use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use leakguard_core::{BodyStream, Format, Sink};

use crate::args::RedactArgs;
use crate::input;

pub fn run(args: &RedactArgs) -> Result<ExitCode> {
    match &args.output {
        Some(path) => write_whole(path, |out| redact(args, out))?,
        None => redact(args, &mut std::io::stdout().lock())?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads to the end, in bounded memory whatever the size.
fn redact(args: &RedactArgs, out: &mut dyn Write) -> Result<()> {
    let engine = input::engine(&args.message)?;
    let subject = input::subject(&args.message);
    let context = input::context(&args.message, &subject);
    let mut written = Written { out: BufWriter::with_capacity(input::CHUNK, out), result: Ok(()) };
    let read_as = input::read_through(&args.message, &args.file, args.output.is_some(), (&engine, &context), BodyStream::new, &mut written, Written::check)?;
    written.out.flush()?;
    if read_as.malformed {
        let format = if matches!(args.message.format, Format::Json | Format::Ndjson) { "JSON" } else { args.message.format.name() };
        eprintln!("leakguard: {}: not valid {format}; what does not parse was handled as text", args.file.display());
    }
    Ok(())
}

/// Where the output goes, and the first error on the way.
struct Written<'w> {
    out: BufWriter<&'w mut dyn Write>,
    result: std::io::Result<()>,
}

impl Sink for Written<'_> {
    fn bytes(&mut self, bytes: &[u8]) {
        if self.result.is_ok() {
            self.result = self.out.write_all(bytes);
        }
    }
}

impl Written<'_> {
    fn check(&mut self) -> Result<()> {
        Ok(std::mem::replace(&mut self.result, Ok(()))?)
    }
}

/// Writes beside the target and puts it in place when it is complete, so that nobody reads half a file.
fn write_whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    // A device or a pipe is written to, not replaced; a link is followed.
    let path = &std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let shown = || path.display().to_string();
    let existing = std::fs::metadata(path).ok();
    if existing.as_ref().is_some_and(|existing| !existing.is_file()) {
        let mut file = std::fs::OpenOptions::new().write(true).open(path).with_context(shown)?;
        return write(&mut file);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).with_context(shown)?;
    write(file.as_file_mut())?;
    if let Some(existing) = existing {
        file.as_file().set_permissions(existing.permissions()).with_context(shown)?;
    }
    file.as_file().sync_all().with_context(shown)?;
    file.persist(path).with_context(shown)?;
    Ok(())
}
