//! `report CRITERION_DIR MEASURES`: the table of `benches/run`, as Markdown on stdout.
//!
//! `CRITERION_DIR` is a `CRITERION_HOME` after a run. `MEASURES` has lines with tabs between:
//! `seconds, CORPUS/KIB, ENGINE, SECONDS, BYTES` (a call's median) and `instructions, CORPUS/KIB, ENGINE, NUMBER` (a byte).

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

use leakguard_benches::engines::ENGINES;
use serde_json::Value;

type Failure = Box<dyn Error>;

/// What is known of an engine on a text.
#[derive(Default)]
struct Measure {
    seconds: Option<f64>,
    bytes: Option<f64>,
    instructions: Option<f64>,
}

impl Measure {
    fn mib_per_second(&self) -> Option<f64> {
        Some(self.bytes? / self.seconds? / f64::from(1 << 20))
    }
}

/// By group (`dense/64`), then by engine.
type Measures = BTreeMap<String, BTreeMap<String, Measure>>;

/// The order of the groups and the words for them.
const GROUPS: [(&str, &str); 8] = [
    ("dense/64", "dense, 64 KiB"),
    ("sparse/64", "sparse, 64 KiB"),
    ("clean/64", "clean, 64 KiB"),
    ("dense/1024", "dense, 1 MiB"),
    ("sparse/1024", "sparse, 1 MiB"),
    ("clean/1024", "clean, 1 MiB"),
    ("order/4", "an order, 4 KB"),
    ("line/0", "a clean log line, 100 B"),
];

/// Engines that PHP measures, behind those of Rust.
const PHP_ENGINES: [&str; 5] = ["leakguard-php", "leakguard-php-json", "leakguard-php-array", "php-preg", "php-walk-preg"];

/// Ours that does the same work as this engine in the same process: the first of them that was measured is compared.
fn ours(engine: &str) -> &'static [&'static str] {
    match engine {
        "php-preg" => &["leakguard-php", "leakguard-core"],
        "php-walk-preg" => &["leakguard-php-array", "leakguard-core-json"],
        _ if engine.starts_with("leakguard-") => &[],
        _ => &["leakguard-core"],
    }
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [criterion, measures] = arguments.as_slice() else {
        return Err("usage: report CRITERION_DIR MEASURES".into());
    };
    let mut all = Measures::new();
    read_criterion(Path::new(criterion), &mut all)?;
    read_lines(&fs::read_to_string(measures)?, &mut all)?;
    print!("{}", table(&all));
    Ok(())
}

/// Takes the medians from the folders that hold a `benchmark.json` and an `estimates.json`.
fn read_criterion(folder: &Path, all: &mut Measures) -> Result<(), Failure> {
    let (about, estimates) = (folder.join("benchmark.json"), folder.join("estimates.json"));
    if folder.ends_with("new") && about.is_file() && estimates.is_file() {
        let about: Value = serde_json::from_str(&fs::read_to_string(&about)?)?;
        let estimates: Value = serde_json::from_str(&fs::read_to_string(&estimates)?)?;
        let (Some(group), Some(engine)) = (about["group_id"].as_str(), about["value_str"].as_str()) else {
            return Err(format!("{}: no group_id or value_str", folder.display()).into());
        };
        let measure = all.entry(group.to_owned()).or_default().entry(engine.to_owned()).or_default();
        measure.bytes = about["throughput"]["Bytes"].as_f64();
        measure.seconds = estimates["median"]["point_estimate"].as_f64().map(|nanoseconds| nanoseconds / 1e9);
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read_criterion(&path, all)?;
        }
    }
    Ok(())
}

fn read_lines(lines: &str, all: &mut Measures) -> Result<(), Failure> {
    for line in lines.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let mut measure = |group: &str, engine: &str, set: &dyn Fn(&mut Measure)| {
            set(all.entry(group.to_owned()).or_default().entry(engine.to_owned()).or_default());
        };
        match fields.as_slice() {
            ["seconds", group, engine, seconds, bytes] => {
                let (seconds, bytes) = (seconds.parse()?, bytes.parse()?);
                measure(group, engine, &|measure| (measure.seconds, measure.bytes) = (Some(seconds), Some(bytes)));
            }
            ["instructions", group, engine, number] => {
                let number = number.parse()?;
                measure(group, engine, &|measure| measure.instructions = Some(number));
            }
            _ => return Err(format!("not a measure: {line}").into()),
        }
    }
    Ok(())
}

fn table(all: &Measures) -> String {
    let mut out = String::from("| text | engine | MiB/s | µs a call | LeakGuard is faster by | instructions/byte |\n|---|---|---:|---:|---:|---:|\n");
    let cell = |value: Option<f64>, decimals: usize| value.map_or(String::new(), |value| format!("{value:.decimals$}"));
    for (group, title) in GROUPS {
        let Some(engines) = all.get(group) else { continue };
        for engine in ENGINES.iter().chain(&PHP_ENGINES) {
            let Some(measure) = engines.get(*engine) else { continue };
            let speed = measure.mib_per_second();
            let compared = ours(engine).iter().find_map(|name| engines.get(*name)?.mib_per_second());
            let times = compared.zip(speed).map(|(ours, theirs)| ours / theirs);
            out += &format!(
                "| {title} | {engine} | {} | {} | {} | {} |\n",
                cell(speed, 1),
                cell(measure.seconds.map(|seconds| seconds * 1e6), 2),
                times.map_or(String::new(), |times| format!("{times:.2} x")),
                cell(measure.instructions, 1),
            );
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_become_a_table_with_ratios() {
        let mut all = Measures::new();
        let lines = "seconds\tdense/64\tleakguard-core\t0.001\t1048576\nseconds\tdense/64\tregex\t0.004\t1048576\ninstructions\tdense/64\tregex\t85.55\n";
        read_lines(lines, &mut all).unwrap();
        let table = table(&all);
        assert!(table.contains("| dense, 64 KiB | leakguard-core | 1000.0 | 1000.00 |  |  |"), "{table}");
        assert!(table.contains("| dense, 64 KiB | regex | 250.0 | 4000.00 | 4.00 x | 85.5 |"), "{table}");
    }

    #[test]
    fn a_line_that_is_no_measure_is_an_error() {
        assert!(read_lines("seconds\tdense/64\tregex\n", &mut Measures::new()).is_err());
        assert!(read_lines("seconds\tdense/64\tregex\tfast\t1\n", &mut Measures::new()).is_err());
    }
}
