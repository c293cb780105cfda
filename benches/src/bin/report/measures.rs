//! What was measured. The lines of the other programs have tabs between, seconds are those of one call:
//!
//! `seconds, CORPUS/KIB, ENGINE, SECONDS, BYTES` (a median), `instructions, CORPUS/KIB, ENGINE, NUMBER` (a byte),
//! `ratio, CORPUS/KIB, OURS, THEIRS, TIMES` (in turns), `call, CORPUS/KIB, ENGINE, SECONDS, SECONDS` (least, median),
//! `action, ACTION, KIND, NUMBER` (instructions for a value, beyond those of a label),
//! `start, SECONDS, SECONDS` (by the clock, on the processor) and `heap, BYTES` (one of each a process), `constants, BYTES`
//! (read-only data of the program).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::Failure;

/// What is known of an engine on a text.
#[derive(Default)]
pub struct Measure {
    pub seconds: Option<f64>,
    pub bytes: Option<f64>,
    pub instructions: Option<f64>,
}

impl Measure {
    pub fn mib_per_second(&self) -> Option<f64> {
        Some(self.bytes? / self.seconds? / f64::from(1 << 20))
    }
}

/// Of one call: the least and the median, in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Call {
    pub least: f64,
    pub median: f64,
}

#[derive(Default)]
pub struct Measures {
    /// By group (`dense/64`), then by engine.
    pub engines: BTreeMap<String, BTreeMap<String, Measure>>,
    /// By group, ours and theirs.
    pub ratios: BTreeMap<(String, String, String), f64>,
    pub calls: BTreeMap<String, Call>,
    /// Action, kind of data, instructions for a value.
    pub actions: Vec<(String, String, f64)>,
    /// Seconds from nothing to the first answer, one a process: by the clock, and on the processor.
    pub starts: Vec<f64>,
    pub starts_on_processor: Vec<f64>,
    pub heap: Option<f64>,
    pub constants: Option<f64>,
}

impl Measures {
    pub fn instructions(&self, group: &str, engine: &str) -> Option<f64> {
        self.engines.get(group)?.get(engine)?.instructions
    }

    pub fn ratio(&self, group: &str, ours: &str, theirs: &str) -> Option<f64> {
        self.ratios.get(&(group.to_owned(), ours.to_owned(), theirs.to_owned())).copied()
    }

    fn measure(&mut self, group: &str, engine: &str) -> &mut Measure {
        self.engines.entry(group.to_owned()).or_default().entry(engine.to_owned()).or_default()
    }

    /// Takes the medians from the folders that hold a `benchmark.json` and an `estimates.json`.
    pub fn read_criterion(&mut self, folder: &Path) -> Result<(), Failure> {
        let (about, estimates) = (folder.join("benchmark.json"), folder.join("estimates.json"));
        if folder.ends_with("new") && about.is_file() && estimates.is_file() {
            let about: Value = serde_json::from_str(&fs::read_to_string(&about)?)?;
            let estimates: Value = serde_json::from_str(&fs::read_to_string(&estimates)?)?;
            let (Some(group), Some(engine)) = (about["group_id"].as_str(), about["value_str"].as_str()) else {
                return Err(format!("{}: no group_id or value_str", folder.display()).into());
            };
            let measure = self.measure(group, engine);
            measure.bytes = about["throughput"]["Bytes"].as_f64();
            measure.seconds = estimates["median"]["point_estimate"].as_f64().map(|nanoseconds| nanoseconds / 1e9);
            return Ok(());
        }
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                self.read_criterion(&path)?;
            }
        }
        Ok(())
    }

    pub fn read_lines(&mut self, lines: &str) -> Result<(), Failure> {
        for line in lines.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            match fields.as_slice() {
                ["seconds", group, engine, seconds, bytes] => {
                    let measure = self.measure(group, engine);
                    (measure.seconds, measure.bytes) = (Some(seconds.parse()?), Some(bytes.parse()?));
                }
                ["instructions", group, engine, number] => self.measure(group, engine).instructions = Some(number.parse()?),
                ["ratio", group, ours, theirs, times] => {
                    self.ratios.insert(((*group).to_owned(), (*ours).to_owned(), (*theirs).to_owned()), times.parse()?);
                }
                ["call", group, _, least, median] => {
                    self.calls.insert((*group).to_owned(), Call { least: least.parse()?, median: median.parse()? });
                }
                ["action", action, kind, number] => self.actions.push(((*action).to_owned(), (*kind).to_owned(), number.parse()?)),
                ["start", seconds, on_processor] => {
                    self.starts.push(seconds.parse()?);
                    self.starts_on_processor.push(on_processor.parse()?);
                }
                ["heap", bytes] => self.heap = Some(bytes.parse()?),
                ["constants", bytes] => self.constants = Some(bytes.parse()?),
                _ => return Err(format!("not a measure: {line}").into()),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_no_measure_is_an_error() {
        for line in ["seconds\tdense/64\tregex\n", "seconds\tdense/64\tregex\tfast\t1\n", "heap\n", "start\t1\n"] {
            assert!(Measures::default().read_lines(line).is_err(), "{line}");
        }
    }

    #[test]
    fn every_kind_of_line_is_read() {
        let mut measures = Measures::default();
        let lines = "ratio\tdense/64\tleakguard-php\tphp-preg\t20.5\ncall\torder/4\tleakguard-php\t0.000002\t0.000003\nstart\t0.002\t0.001\nstart\t0.004\t0.001\nheap\t100\nconstants\t200\naction\tmask\tPERSON\t120.5\n";
        measures.read_lines(lines).unwrap();
        assert_eq!(measures.ratio("dense/64", "leakguard-php", "php-preg"), Some(20.5));
        assert_eq!(measures.calls.get("order/4"), Some(&Call { least: 0.000002, median: 0.000003 }));
        assert_eq!(measures.actions, [("mask".to_owned(), "PERSON".to_owned(), 120.5)]);
        assert_eq!((measures.starts.as_slice(), measures.heap, measures.constants), (&[0.002, 0.004][..], Some(100.0), Some(200.0)));
    }
}
