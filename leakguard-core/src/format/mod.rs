//! Where are the values? A format finds them, says which field each stands in, and puts the changed ones back.

mod entities;
pub(crate) mod escape;
pub(crate) mod fields;
pub(crate) mod frames;
pub(crate) mod json;
mod ndjson;
mod notes;
pub(crate) mod reading;
pub(crate) mod text;
mod value;

/// How a message is to be read, and how it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// By its first bytes; what does not hold as JSON is text, and JSON inside that text is read as JSON.
    #[default]
    Auto,
    /// Running text and nothing else: a name counts where it stands in front of its value, JSON is not taken apart.
    Text,
    /// One JSON value.
    Json,
    /// JSON values, one a line.
    Ndjson,
}

impl Format {
    /// Every format, by the name that the command line and PHP use.
    pub const ALL: [(&'static str, Format); 4] = [("auto", Format::Auto), ("text", Format::Text), ("json", Format::Json), ("ndjson", Format::Ndjson)];

    /// The format of that exact name.
    pub fn from_name(name: &str) -> Option<Format> {
        Self::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, format)| format)
    }

    /// The name.
    pub fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, format)| *format == self).map_or("auto", |(name, _)| name)
    }
}
