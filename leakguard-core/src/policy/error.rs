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

/// Reads TOML whose errors name the origin, the line and the key, as those of a policy do: recipes are read in the same way.
///
/// # Errors
/// What is no TOML, or not of that shape.
pub fn read_toml<T: serde::de::DeserializeOwned>(text: &str, origin: &str) -> Result<T, PolicyError> {
    let fail = |span: Option<std::ops::Range<usize>>, key: &str, message: &str| {
        let line = span.map(|span| text[..span.start.min(text.len())].bytes().filter(|&byte| byte == b'\n').count() + 1);
        PolicyError::new(origin, line, key, message)
    };
    let deserializer = toml::Deserializer::parse(text).map_err(|error| fail(error.span(), "", error.message()))?;
    serde_path_to_error::deserialize(deserializer).map_err(|error| {
        let key = error.path().to_string();
        fail(error.inner().span(), &key, error.inner().message())
    })
}
