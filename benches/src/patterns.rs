//! The fourteen obvious patterns: what one writes who masks with regular expressions. The same file feeds PHP's script.

/// A pattern and the kind of data that it stands for.
pub struct Pattern {
    /// LeakGuard's name of the kind: `EMAIL_ADDRESS`.
    pub entity: &'static str,
    /// In the syntax that PCRE2 and the `regex` crate share. Meant for bytes: `\b`, `\s` and `(?i)` are ASCII.
    pub pattern: &'static str,
}

impl Pattern {
    /// What takes a match's place: `[EMAIL_ADDRESS]`.
    pub fn label(&self) -> String {
        format!("[{}]", self.entity)
    }
}

/// The patterns in the order in which they apply.
pub fn patterns() -> Vec<Pattern> {
    let lines = include_str!("../patterns.tsv").lines();
    lines.filter_map(|line| line.split_once('\t')).map(|(entity, pattern)| Pattern { entity, pattern }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_fourteen_and_each_compiles() {
        let all = patterns();
        assert_eq!(all.len(), 14);
        for pattern in all {
            regex::bytes::RegexBuilder::new(pattern.pattern).unicode(false).build().unwrap();
        }
    }
}
