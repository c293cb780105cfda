//! Where are the values? A format finds them, says which field each stands in, and puts the changed ones back.

mod csv;
mod decide;
mod dump;
mod entities;
pub(crate) mod escape;
pub(crate) mod fields;
pub(crate) mod form;
pub(crate) mod frames;
mod html;
pub(crate) mod json;
pub(crate) mod markup;
mod members;
pub(crate) mod multipart;
mod ndjson;
mod nested;
mod notes;
pub(crate) mod reading;
mod serialized;
mod sql;
pub(crate) mod table;
pub(crate) mod text;
mod value;
mod xml;

/// How a message is to be read, and how it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// By its first bytes: any of the others. What does not hold as JSON is text, and JSON inside that text is read as JSON.
    #[default]
    Auto,
    /// Running text and nothing else: a name counts where it stands in front of its value, JSON is not taken apart.
    Text,
    /// One JSON value.
    Json,
    /// JSON values, one a line.
    Ndjson,
    /// A table: commas, semicolons, tabs or bars between its cells, by what its first line has.
    Csv,
    /// A table with tabs between its cells.
    Tsv,
    /// `application/x-www-form-urlencoded`, a query string, or a URL with one.
    Form,
    /// XML, SOAP.
    Xml,
    /// A page, or a piece of one.
    Html,
    /// `multipart/form-data`.
    Multipart,
    /// Lines of a log: text with JSON and query strings in it.
    Log,
    /// A dump: `INSERT` and `CREATE TABLE`.
    Sql,
}

/// Bytes that [`is_binary`] looks at.
pub const SNIFFED: usize = 4096;

/// Whether bytes are no text (a picture, an archive): a zero byte stands in their first 4 KiB.
pub fn is_binary(bytes: &[u8]) -> bool {
    memchr::memchr(0, &bytes[..bytes.len().min(SNIFFED)]).is_some()
}

impl Format {
    /// Every format, by the name that the command line and PHP use.
    pub const ALL: &'static [(&'static str, Format)] = &[
        ("auto", Format::Auto),
        ("text", Format::Text),
        ("json", Format::Json),
        ("ndjson", Format::Ndjson),
        ("csv", Format::Csv),
        ("tsv", Format::Tsv),
        ("form", Format::Form),
        ("xml", Format::Xml),
        ("html", Format::Html),
        ("multipart", Format::Multipart),
        ("log", Format::Log),
        ("sql", Format::Sql),
    ];

    /// The format of that exact name, or of a MIME type (`text/csv; charset=utf-8`).
    pub fn from_name(name: &str) -> Option<Format> {
        if name.contains('/') {
            return Some(Format::from_mime(name));
        }
        Self::ALL.iter().find(|(known, _)| *known == name).map(|&(_, format)| format)
    }

    /// What a document of a MIME type is read as, by the value of a `Content-Type` header. Of a type that says nothing about
    /// how data stands in it the first bytes decide: [`Format::Auto`].
    pub fn from_mime(mime: &str) -> Format {
        decide::by_mime(mime)
    }

    /// The name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, format)| *format == self).map_or("auto", |(name, _)| name)
    }
}
