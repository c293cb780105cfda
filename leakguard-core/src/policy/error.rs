//! Why a policy was refused.

/// Why a policy was refused, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyError {
    /// File or preset; empty when it came from memory.
    pub origin: String,
    /// Line, from 1; `None` where a source has no lines.
    pub line: Option<usize>,
    /// Path of the key, e.g. `rule[2].entity`; empty when the text itself does not parse.
    pub key: String,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl PolicyError {
    pub(crate) fn new(origin: &str, line: Option<usize>, key: &str, message: &str) -> PolicyError {
        let key = if key == "." || key == "?" { "" } else { key };
        PolicyError { origin: origin.to_owned(), line, key: key.to_owned(), message: message.trim().replace('\n', " ") }
    }
}

impl std::fmt::Display for PolicyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.origin.as_str(), self.line) {
            ("", None) => {}
            ("", Some(line)) => write!(f, "line {line}: ")?,
            (origin, None) => write!(f, "{origin}: ")?,
            (origin, Some(line)) => write!(f, "{origin}:{line}: ")?,
        }
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for PolicyError {}
