//! Where a message goes, who receives it, and whose data it may show.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The way out that a message takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Answers of REST, GraphQL and the like.
    #[default]
    Api,
    /// Log lines, stack traces, error pages.
    Log,
    /// Files made for somebody: CSV, XML, reports.
    Export,
    /// A call out of PHP.
    Egress,
    /// At rest: database, dump, file.
    Storage,
}

impl Channel {
    /// Every channel, in the order of the documentation.
    pub const ALL: [Channel; 5] = [Channel::Api, Channel::Log, Channel::Export, Channel::Egress, Channel::Storage];

    /// The name used in policies and in PHP.
    pub fn name(self) -> &'static str {
        match self {
            Channel::Api => "api",
            Channel::Log => "log",
            Channel::Export => "export",
            Channel::Egress => "egress",
            Channel::Storage => "storage",
        }
    }

    /// The channel of that exact name.
    pub fn from_name(name: &str) -> Option<Channel> {
        Self::ALL.into_iter().find(|channel| channel.name() == name)
    }
}

/// What a policy is asked with, beside the data itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The way out.
    pub channel: Channel,
    /// `kind:name`, e.g. `customer:42` or `guest`; empty when unknown.
    pub consumer: &'a str,
    /// Route of the request, as the platform names it; empty when there is none.
    pub route: &'a str,
    /// The receiver's host name, for egress; empty when there is none.
    pub host: &'a str,
    /// The person whose data the message may show.
    pub subject: Option<&'a Subject>,
}

/// Values of one person, made once and compared with many findings.
#[derive(Clone, Debug, Default)]
pub struct Subject {
    /// Whole values, in lower case where ASCII has one, without surrounding white space.
    values: Vec<Vec<u8>>,
    /// Digits of the values that have at least six.
    numbers: Vec<Vec<u8>>,
    /// Words of all values: a full name is the person's when each of its words is.
    words: Vec<Vec<u8>>,
}

impl Subject {
    /// A person known by these values: addresses, names, phone numbers, birth date. Empty values count for nothing.
    pub fn new<'v>(values: impl IntoIterator<Item = &'v [u8]>) -> Subject {
        let mut subject = Subject::default();
        for value in values {
            let value = value.trim_ascii().to_ascii_lowercase();
            if value.is_empty() {
                continue;
            }
            let digits: Vec<u8> = value.iter().copied().filter(u8::is_ascii_digit).collect();
            if digits.len() >= 6 {
                subject.numbers.push(digits);
            }
            subject.words.extend(words(&value).map(<[u8]>::to_vec));
            subject.values.push(value);
        }
        subject
    }

    /// What stands for this person: the first value that is not empty.
    pub(crate) fn name(&self) -> Option<&[u8]> {
        self.values.first().map(Vec::as_slice)
    }

    /// Whether a found value is this person's: it equals one of theirs without case, it is the same number in another
    /// writing, or each of its words is one of theirs.
    pub(crate) fn owns(&self, value: &[u8]) -> bool {
        let value = value.trim_ascii();
        if self.values.iter().any(|own| own.eq_ignore_ascii_case(value)) {
            return true;
        }
        let digits = || value.iter().copied().filter(u8::is_ascii_digit);
        let is_number = !value.iter().any(u8::is_ascii_alphabetic) && digits().count() >= 6;
        if is_number {
            return self.numbers.iter().any(|own| own.iter().copied().eq(digits()));
        }
        let mut any = false;
        for word in words(value) {
            any = true;
            if !self.words.iter().any(|own| own.eq_ignore_ascii_case(word)) {
                return false;
            }
        }
        // Loose words prove nothing where the value itself is the proof.
        any && !value.contains(&b'@')
    }
}

fn words(value: &[u8]) -> impl Iterator<Item = &[u8]> {
    crate::learned::words(value).map(|(start, end)| &value[start..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jan() -> Subject {
        Subject::new([&b"jan.devries@voorbeeld.example"[..], b"Jan", b"de Vries", b"+31 20 555 0123", b"Keizersgracht 123"])
    }

    #[test]
    fn own_values_are_known_in_any_case_writing_and_order() {
        for value in ["JAN.deVries@voorbeeld.example", " Jan de Vries ", "+31205550123", "+31 20 555 0123", "Keizersgracht 123", "vries"] {
            assert!(jan().owns(value.as_bytes()), "{value}");
        }
    }

    #[test]
    fn other_peoples_values_are_not_own() {
        for value in ["marta@example.net", "Jan Kowalski", "+31205550124", "Keizersgracht 124", "jan@example.net", "", "de@vries"] {
            assert!(!jan().owns(value.as_bytes()), "{value}");
        }
    }
}
