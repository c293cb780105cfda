//! `spans ENGINE < LIST`: what a peer finds in the files of the list (a path a line), as JSON Lines on standard output.
//!
//! One line a finding: `{"file","entity","start","end","score"}`, offsets in bytes. For the accuracy bench.

use std::env;
use std::fs;
use std::io::{self, BufRead as _, BufWriter, Write as _};

use leakguard_benches::engines::Failure;
use redact_core::AnalyzerEngine;
use serde_json::json;

type Find = Box<dyn Fn(&str) -> Result<Vec<(String, usize, usize, f32)>, Failure>>;

fn main() -> Result<(), Failure> {
    let name = env::args().nth(1).ok_or("usage: spans redact-core|peer-leakguard < LIST")?;
    let find = finder(&name)?;
    let mut out = BufWriter::new(io::stdout().lock());
    for path in io::stdin().lock().lines() {
        let path = path?;
        let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
        for (entity, start, end, score) in find(&text)? {
            writeln!(out, "{}", json!({ "file": path, "entity": entity, "start": start, "end": end, "score": score }))?;
        }
    }
    out.flush()?;
    Ok(())
}

fn finder(name: &str) -> Result<Find, Failure> {
    match name {
        "redact-core" => {
            let engine = AnalyzerEngine::new();
            Ok(Box::new(move |text| {
                let found = engine.analyze(text, None)?.detected_entities;
                Ok(found.into_iter().map(|hit| (hit.entity_type.as_str().to_owned(), hit.start, hit.end, hit.score)).collect())
            }))
        }
        "peer-leakguard" => {
            let engine = peer_leakguard::Redactor::new();
            Ok(Box::new(move |text| Ok(engine.find(text).into_iter().map(|hit| (hit.kind.label().to_owned(), hit.start, hit.end, 1.0)).collect())))
        }
        _ => Err(format!("there is no peer '{name}'; there are: redact-core, peer-leakguard").into()),
    }
}
