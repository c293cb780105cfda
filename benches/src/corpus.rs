//! Three seeded corpora of the kinds of text that leave a shop: dense (order JSON), sparse (logs) and clean (catalogue).
//!
//! The same seed and size give the same bytes on every machine and in every version: own generator of random numbers,
//! no clock, no hash map. What is sensitive was planted, and each corpus knows where. Nothing is shared with the
//! detectors, neither code nor tables. All names are invented, all domains reserved (RFC 2606), all numbers are
//! documented test numbers or come from ranges set aside for fiction and documentation.

mod catalogue;
mod formats;
mod logs;
mod orders;
mod people;
pub mod random;
mod table;

use random::Random;

/// The seed of the published figures.
pub const SEED: u64 = 20_261_121;

/// A generated text, and where the sensitive values in it are.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    /// The text; JSON, log lines, or lines of JSON and HTML.
    pub text: String,
    /// The sensitive values, in the order of the text, without overlaps.
    pub planted: Vec<Planted>,
}

/// A sensitive value that the generator has written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planted {
    /// `EMAIL_ADDRESS`, `PERSON`, ...
    pub entity: &'static str,
    /// First byte of the value.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// The names of the corpora, as the programs and the reports use them.
pub const CORPORA: [&str; 3] = ["dense", "sparse", "clean"];

/// Formats, as [`leakguard_core::Format`] names them, and the corpus of each.
pub const FORMATS: [(&str, &str); 8] =
    [("json", "dense"), ("ndjson", "ndjson"), ("csv", "table"), ("xml", "xml"), ("form", "form"), ("html", "html"), ("sql", "sql"), ("log", "sparse")];

/// Makes a corpus of at most `bytes` bytes by its name in [`CORPORA`] or [`FORMATS`]; `None` when there is none of that name.
pub fn by_name(name: &str, seed: u64, bytes: usize) -> Option<Corpus> {
    match name {
        "dense" => Some(dense(seed, bytes)),
        "sparse" => Some(sparse(seed, bytes)),
        "clean" => Some(clean(seed, bytes)),
        "table" => Some(table(seed, bytes)),
        "ndjson" => {
            let mut number = 0;
            Some(records(seed, bytes, ("", ""), |corpus, random| {
                number += 1;
                formats::ndjson(corpus, random, number);
            }))
        }
        "xml" => Some(records(seed, bytes, (formats::XML_HEAD, formats::XML_TAIL), formats::xml)),
        "form" => Some(records(seed, bytes, ("", ""), formats::form)),
        "html" => Some(records(seed, bytes, (formats::HTML_HEAD, "</tbody></table></body></html>\n"), formats::html)),
        "sql" => Some(records(seed, bytes, ("", ""), formats::sql)),
        _ => None,
    }
}

/// One JSON array of orders as Magento and WooCommerce answer them, in turns; about 6 % of the bytes are sensitive.
pub fn dense(seed: u64, bytes: usize) -> Corpus {
    let mut random = Random::new(seed);
    let mut corpus = Corpus::default();
    corpus.write("[");
    let mut number = 1;
    while corpus.grow(bytes.saturating_sub(1), |corpus| {
        corpus.write(if number > 1 { "," } else { "" });
        match number % 2 {
            0 => orders::woocommerce(corpus, &mut random, number),
            _ => orders::magento(corpus, &mut random, number, true),
        }
    }) {
        number += 1;
    }
    corpus.write("]");
    corpus
}

/// Log lines: Monolog with JSON context, WooCommerce's logger, nginx' access log; about 0.1 % of the bytes are sensitive.
pub fn sparse(seed: u64, bytes: usize) -> Corpus {
    let mut random = Random::new(seed);
    let mut log = logs::Log::default();
    let mut corpus = Corpus::default();
    while corpus.grow(bytes, |corpus| log.line(corpus, &mut random)) {}
    corpus
}

/// Catalogue text full of digits, JSON and HTML in turns, nothing sensitive in it.
pub fn clean(seed: u64, bytes: usize) -> Corpus {
    let mut random = Random::new(seed);
    let mut corpus = Corpus::default();
    while corpus.grow(bytes, |corpus| catalogue::record(corpus, &mut random)) {}
    corpus
}

/// The export of Magento's grid of orders as CSV; about 17 % of the bytes are sensitive.
pub fn table(seed: u64, bytes: usize) -> Corpus {
    let mut random = Random::new(seed);
    let mut corpus = Corpus::default();
    corpus.write(table::TITLES);
    while corpus.grow(bytes, |corpus| table::row(corpus, &mut random)) {}
    corpus
}

/// As many records as fit between a document's head and its tail.
fn records(seed: u64, bytes: usize, (head, tail): (&str, &str), mut record: impl FnMut(&mut Corpus, &mut Random)) -> Corpus {
    let mut random = Random::new(seed);
    let mut corpus = Corpus::default();
    corpus.write(head);
    while corpus.grow(bytes.saturating_sub(tail.len()), |corpus| record(corpus, &mut random)) {}
    corpus.write(tail);
    corpus
}

/// One Magento order of close to, and at most, 4096 bytes.
pub fn order(seed: u64) -> Corpus {
    let mut random = Random::new(seed);
    let mut corpus = Corpus::default();
    orders::magento(&mut corpus, &mut random, 1, false);
    corpus
}

/// A Monolog line of 100 bytes with nothing sensitive in it.
pub fn clean_line() -> Corpus {
    let line = "[2026-11-21T05:14:03.877096+00:00] main.INFO: Cache types flushed in 12 ms {\"tags\":37,\"page\":12087}\n";
    Corpus { text: line.to_owned(), planted: Vec::new() }
}

/// What a place in a template becomes.
enum Value {
    Plain(String),
    Sensitive(&'static str, String),
}

fn plain(value: impl ToString) -> Value {
    Value::Plain(value.to_string())
}

impl Corpus {
    /// The value that was planted.
    pub fn value(&self, planted: &Planted) -> &str {
        &self.text[planted.start..planted.end]
    }

    /// How many of the bytes are sensitive.
    pub fn sensitive_bytes(&self) -> usize {
        self.planted.iter().map(|planted| planted.end - planted.start).sum()
    }

    /// Which share of the bytes is sensitive, 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "a share, of texts far below 2^52 bytes")]
    pub fn sensitive_share(&self) -> f64 {
        self.sensitive_bytes() as f64 / self.text.len().max(1) as f64
    }

    fn write(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Appends a record; takes it back, and says so with `false`, when the text gets longer than `bytes`.
    fn grow(&mut self, bytes: usize, record: impl FnOnce(&mut Corpus)) -> bool {
        let (text, planted) = (self.text.len(), self.planted.len());
        record(self);
        let fits = self.text.len() <= bytes;
        if !fits {
            self.text.truncate(text);
            self.planted.truncate(planted);
        }
        fits
    }

    /// Writes a template, its places `«name»` filled with what `value` says. In JSON, values are escaped as PHP's
    /// `json_encode` does: `\/`, and `\u00eb` for what is not ASCII.
    fn fill(&mut self, template: &str, json: bool, mut value: impl FnMut(&str) -> Value) {
        let mut rest = template;
        while let Some((before, behind)) = rest.split_once('«') {
            self.write(before);
            let (name, after) = behind.split_once('»').unwrap_or((behind, ""));
            rest = after;
            let (entity, text) = match value(name) {
                Value::Plain(text) => (None, text),
                Value::Sensitive(entity, text) => (Some(entity), text),
            };
            let start = self.text.len();
            if json {
                escape(&text, &mut self.text);
            } else {
                self.write(&text);
            }
            if let Some(entity) = entity {
                self.planted.push(Planted { entity, start, end: self.text.len() });
            }
        }
        self.write(rest);
    }
}

fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '"' | '\\' | '/' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            ' '..='~' => out.push(character),
            _ => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: usize = 1 << 20;

    #[test]
    fn the_same_seed_gives_the_same_corpus_and_another_seed_another() {
        for name in CORPORA {
            assert_eq!(by_name(name, SEED, 64 << 10), by_name(name, SEED, 64 << 10), "{name}");
            assert_ne!(by_name(name, SEED, 64 << 10), by_name(name, SEED + 1, 64 << 10), "{name}");
        }
        assert_eq!(by_name("dens", SEED, 64 << 10), None);
    }

    #[test]
    fn the_bytes_stay_what_they_were_when_the_figures_were_published() {
        // FNV-1a; when a corpus is changed on purpose, its figures have to be measured again.
        let fingerprint = |text: &str| text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let fingerprints = CORPORA.map(|name| format!("{name} {:016x}", fingerprint(&by_name(name, SEED, 64 << 10).unwrap().text)));
        assert_eq!(fingerprints, ["dense e439ea06f316e412", "sparse 0a091609fc4a62ca", "clean 36fbf22a9250a637"]);
    }

    #[test]
    fn each_format_has_a_corpus_that_is_read_as_it_with_findings() {
        for (format, corpus) in FORMATS {
            let text = by_name(corpus, SEED, 64 << 10).unwrap().text;
            assert!(!text.contains(['«', '»']) && text.len() > 56 << 10 && text.len() <= 64 << 10, "{corpus}: {}", text.len());
            let engine = leakguard_core::Engine::new(leakguard_core::Policy::preset("redact-all").unwrap(), None).unwrap();
            let mut scratch = leakguard_core::Scratch::default();
            let asked = leakguard_core::Format::from_name(format).unwrap();
            let redaction = engine.redact(text.as_bytes(), &leakguard_core::Context::default(), asked, &mut scratch).unwrap();
            assert_eq!((redaction.format, redaction.malformed), (asked, false), "{format}");
            assert!(!redaction.findings.is_empty(), "{format}");
        }
    }

    #[test]
    fn a_corpus_is_as_long_as_asked_but_for_a_record() {
        for name in CORPORA {
            for bytes in [64 << 10, MIB] {
                let length = by_name(name, SEED, bytes).unwrap().text.len();
                assert!(length <= bytes && length > bytes - 8192, "{name}: {length} of {bytes}");
            }
        }
        let length = order(SEED).text.len();
        assert!((3500..=4096).contains(&length), "{length}");
        assert_eq!(clean_line().text.len(), 100);
    }

    #[test]
    fn the_share_of_sensitive_bytes_is_what_is_promised() {
        for seed in [SEED, 1, 2] {
            for (name, bounds) in [("dense", 0.055..0.07), ("sparse", 0.0008..0.0015), ("clean", 0.0..f64::MIN_POSITIVE)] {
                let corpus = by_name(name, seed, MIB).unwrap();
                assert!(!corpus.text.contains(['«', '»']), "a place of a template was left open");
                let share = corpus.sensitive_share();
                assert!(bounds.contains(&share), "{name}, seed {seed}: {share}");
            }
        }
    }

    #[test]
    fn dense_is_json_and_what_was_planted_stands_where_it_says() {
        let dense = dense(SEED, MIB);
        let orders: Vec<serde_json::Value> = serde_json::from_str(&dense.text).unwrap();
        assert!(orders.len() > 100);
        assert!(orders[0]["billing_address"]["email"].is_string() && orders[1]["billing"]["email"].is_string());
        let one: serde_json::Value = serde_json::from_str(&order(SEED).text).unwrap();
        assert!(one["customer_email"].is_string());
        for corpus in [dense, sparse(SEED, MIB)] {
            let mut behind = 0;
            for planted in &corpus.planted {
                assert!(planted.start >= behind && planted.end > planted.start);
                behind = planted.end;
                let value = corpus.value(planted);
                match planted.entity {
                    "EMAIL_ADDRESS" => assert!(value.contains('@'), "{value}"),
                    "CREDIT_CARD" => assert!(value.bytes().filter(u8::is_ascii_digit).count() >= 14, "{value}"),
                    _ => assert!(value.bytes().any(|byte| byte.is_ascii_alphanumeric()), "{value}"),
                }
            }
        }
    }

    #[test]
    fn the_clean_corpus_holds_nothing_that_is_planted_elsewhere() {
        let clean = clean(SEED, MIB).text;
        let whole_word = |value: &str| {
            let alnum = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
            clean.match_indices(value).any(|(at, _)| !alnum(clean.as_bytes()[..at].last()) && !alnum(clean.as_bytes().get(at + value.len())))
        };
        let mut values: Vec<String> = Vec::new();
        for corpus in [dense(SEED, MIB), sparse(SEED, MIB)] {
            // A postcode is five digits: those do occur among a megabyte of numbers.
            let telling = |value: &&str| value.len() >= 8 || value.bytes().any(|byte| byte.is_ascii_alphabetic());
            values.extend(corpus.planted.iter().map(|planted| corpus.value(planted)).filter(telling).map(str::to_owned));
        }
        values.sort();
        values.dedup();
        assert!(values.len() > 500);
        for value in values {
            assert!(!whole_word(&value), "{value}");
        }
        assert!(!clean.contains("@example") && !clean.contains("BEGIN"));
    }

    #[test]
    fn values_are_escaped_as_php_does() {
        let mut corpus = Corpus::default();
        corpus.fill("{\"street\":\"«street»\"}", true, |_| Value::Sensitive("POSTAL_ADDRESS", "Zoë-Allee 10/4".to_owned()));
        assert_eq!(corpus.text, r#"{"street":"Zo\u00eb-Allee 10\/4"}"#);
        assert_eq!(corpus.value(&corpus.planted[0]), r"Zo\u00eb-Allee 10\/4");
    }
}
