//! `leakguard scan`

use std::borrow::Cow;
use std::io::{BufWriter, StdoutLock, Write};
use std::process::ExitCode;

use anyhow::Result;
use leakguard_core::{BodyStream, Engine, Finding, Sink};
use serde::Serialize;

use crate::args::ScanArgs;
use crate::input;

/// One line of output.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    entity: &'a str,
    start: usize,
    end: usize,
    score: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    /// The detector of the policy that found it.
    #[serde(skip_serializing_if = "Option::is_none")]
    detector: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
}

pub fn run(args: &ScanArgs) -> Result<ExitCode> {
    let engine = input::engine(&args.message)?;
    let subject = input::subject(&args.message);
    let context = input::context(&args.message, &subject);
    let mut lines = Lines { args, engine: &engine, file: Cow::Borrowed(""), out: BufWriter::new(std::io::stdout().lock()), found: false, result: Ok(()) };
    for file in &args.files {
        lines.file = file.to_string_lossy();
        input::read_through(&args.message, file, false, (&engine, &context), BodyStream::scanning, &mut lines, Lines::check)?;
    }
    lines.out.flush()?;
    Ok(match args.exit_code {
        Some(code) if lines.found => ExitCode::from(code),
        _ => ExitCode::SUCCESS,
    })
}

/// Writes a line for each finding.
struct Lines<'a> {
    args: &'a ScanArgs,
    engine: &'a Engine,
    file: Cow<'a, str>,
    out: BufWriter<StdoutLock<'static>>,
    found: bool,
    result: std::io::Result<()>,
}

impl Sink for Lines<'_> {
    fn bytes(&mut self, _: &[u8]) {}

    fn finding(&mut self, finding: &Finding, field: Option<Cow<'_, str>>, value: &[u8]) {
        self.found = true;
        if self.result.is_ok() {
            self.result = self.write(finding, field.as_deref(), value);
        }
    }
}

impl Lines<'_> {
    fn write(&mut self, finding: &Finding, field: Option<&str>, value: &[u8]) -> std::io::Result<()> {
        let value = self.args.show_values.then(|| String::from_utf8_lossy(value));
        let line = Line {
            file: &self.file,
            entity: finding.entity.name(),
            start: finding.start,
            end: finding.end,
            // Two decimals: what a score means, and no float noise.
            score: (f64::from(finding.score) * 100.0).round() / 100.0,
            field,
            detector: self.engine.detector_name(finding),
            value: value.as_deref(),
        };
        serde_json::to_writer(&mut self.out, &line)?;
        self.out.write_all(b"\n")
    }

    fn check(&mut self) -> Result<()> {
        Ok(std::mem::replace(&mut self.result, Ok(()))?)
    }
}
