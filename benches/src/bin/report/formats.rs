//! What it costs to read a format beside reading the same bytes as text.

use leakguard_benches::corpus::FORMATS;

use crate::measures::Measures;

/// Times the instructions of text, at most.
const GOALS: [(&str, f64); 2] = [("json", 1.6), ("csv", 1.5)];

/// Empty where none was measured.
pub fn table(measures: &Measures) -> String {
    let rows: String = FORMATS
        .iter()
        .filter_map(|&(format, corpus)| {
            let group = format!("{corpus}/64");
            let read = measures.instructions(&group, &format!("leakguard-core-{format}"))?;
            let text = measures.instructions(&group, "leakguard-core")?;
            let times = read / text;
            let goal = GOALS.iter().find(|(name, _)| *name == format).map(|&(_, goal)| goal);
            let met = goal.map_or("", |goal| if times <= goal { "yes" } else { "**no**" });
            let goal = goal.map_or(String::new(), |goal| format!("≤ {goal}"));
            Some(format!("| {format} | {corpus} | {text:.1} | {read:.1} | {times:.2} | {goal} | {met} |\n"))
        })
        .collect();
    if rows.is_empty() {
        return rows;
    }
    format!(
        "\n## Formats\n\n| format | text | instructions/byte, read as text | read as the format | times | goal | met |\n|---|---|---:|---:|---:|---|---|\n{rows}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_compared_with_text_where_both_were_measured() {
        let mut measures = Measures::default();
        assert_eq!(table(&measures), "");
        let lines = "instructions\tdense/64\tleakguard-core\t10\ninstructions\tdense/64\tleakguard-core-json\t15\ninstructions\ttable/64\tleakguard-core\t10\ninstructions\ttable/64\tleakguard-core-csv\t16\ninstructions\txml/64\tleakguard-core-xml\t16\n";
        measures.read_lines(lines).unwrap();
        let table = table(&measures);
        assert!(table.ends_with("| json | dense | 10.0 | 15.0 | 1.50 | ≤ 1.6 | yes |\n| csv | table | 10.0 | 16.0 | 1.60 | ≤ 1.5 | **no** |\n"), "{table}");
    }
}
