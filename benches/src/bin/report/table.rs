//! All engines on all texts.

use leakguard_benches::engines::ENGINES;

use crate::measures::Measures;

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

/// LeakGuard with one instruction set, behind the engines of criterion.
const ISAS: [&str; 3] = ["leakguard-core-avx512", "leakguard-core-avx2", "leakguard-core-scalar"];

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

pub fn table(measures: &Measures) -> String {
    let mut out = String::from("| text | engine | MiB/s | µs a call | LeakGuard is faster by | instructions/byte |\n|---|---|---:|---:|---:|---:|\n");
    let cell = |value: Option<f64>, decimals: usize| value.map_or(String::new(), |value| format!("{value:.decimals$}"));
    for (group, title) in GROUPS {
        let Some(engines) = measures.engines.get(group) else { continue };
        for engine in ENGINES.iter().chain(&ISAS).chain(&PHP_ENGINES) {
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

/// What each action costs for a value beyond `redact`, which writes a label; empty where it was not measured.
pub fn actions(measures: &Measures) -> String {
    if measures.actions.is_empty() {
        return String::new();
    }
    let rows: String = measures.actions.iter().map(|(action, kind, instructions)| format!("| {action} | {kind} | {instructions:.0} |\n")).collect();
    format!("\n## Actions\n\n| action | kind | instructions/value beyond `redact` |\n|---|---|---:|\n{rows}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_become_a_table_with_ratios() {
        let mut all = Measures::default();
        let lines = "seconds\tdense/64\tleakguard-core\t0.001\t1048576\nseconds\tdense/64\tregex\t0.004\t1048576\ninstructions\tdense/64\tregex\t85.55\n";
        all.read_lines(lines).unwrap();
        let table = table(&all);
        assert!(table.contains("| dense, 64 KiB | leakguard-core | 1000.0 | 1000.00 |  |  |"), "{table}");
        assert!(table.contains("| dense, 64 KiB | regex | 250.0 | 4000.00 | 4.00 x | 85.5 |"), "{table}");
    }

    #[test]
    fn actions_have_a_table_where_they_were_measured() {
        let mut all = Measures::default();
        assert_eq!(actions(&all), "");
        all.read_lines("action\thash\tPERSON\t1234.5\n").unwrap();
        assert!(actions(&all).ends_with("| hash | PERSON | 1234 |\n"), "{}", actions(&all));
    }
}
