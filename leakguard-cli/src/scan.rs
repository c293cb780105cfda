//! `leakguard scan`

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use anyhow::Result;
use leakguard_core::Scratch;
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
    let format = input::format(args.message.format)?;
    let engine = input::engine(&args.message)?;
    let subject = input::subject(&args.message);
    let context = input::context(&args.message, &subject);
    let mut scratch = Scratch::default();
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut found = false;
    for file in &args.files {
        let bytes = input::read(file)?;
        input::warn_of_xml(file, args.message.format, &bytes);
        let result = engine.scan(&bytes, &context, format, &mut scratch);
        for finding in result.findings {
            found = true;
            let field = result.field(finding);
            let value = args.show_values.then(|| String::from_utf8_lossy(&bytes[finding.start..finding.end]));
            let line = Line {
                file: &file.to_string_lossy(),
                entity: finding.entity.name(),
                start: finding.start,
                end: finding.end,
                // Two decimals: what a score means, and no float noise.
                score: (f64::from(finding.score) * 100.0).round() / 100.0,
                field: field.as_deref(),
                detector: finding.detector.and_then(|place| engine.policy().detectors.get(usize::from(place))).map(|detector| detector.name.as_str()),
                value: value.as_deref(),
            };
            serde_json::to_writer(&mut out, &line).map_err(std::io::Error::from)?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()?;
    Ok(match args.exit_code {
        Some(code) if found => ExitCode::from(code),
        _ => ExitCode::SUCCESS,
    })
}
