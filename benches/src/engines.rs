//! The engines, ours and the peers', behind one call: a text in, the length of what comes out.

use std::borrow::Cow;
use std::error::Error;

use leakguard_core::{Context, Engine, Format, Policy, Scratch};
use redact_core::{AnalyzerEngine, AnonymizerConfig};
use regex_automata::meta;
use regex_automata::util::syntax;

use crate::patterns::{Pattern, patterns};

/// Whatever keeps an engine from being made or from doing its work.
pub type Failure = Box<dyn Error + Send + Sync>;

/// An engine made ready. Each replaces what it finds by a label that names it.
pub trait Redact {
    /// Redacts and returns the length of the result in bytes.
    ///
    /// # Errors
    /// The engine gives up on the text.
    fn redact(&mut self, text: &str) -> Result<usize, Failure>;
}

/// The names of the engines, ours first.
pub const ENGINES: [&str; 7] = ["leakguard-core", "leakguard-core-14", "leakguard-core-json", "regex", "regex-meta", "redact-core", "peer-leakguard"];

/// Makes an engine by its name in [`ENGINES`], or `leakguard-core-FORMAT`.
///
/// # Errors
/// There is no engine of that name, or it cannot be made.
pub fn engine(name: &str) -> Result<Box<dyn Redact>, Failure> {
    Ok(match name {
        "leakguard-core" => Box::new(Ours::new(Policy::preset("redact-all")?, Format::Text)?),
        "leakguard-core-14" => Box::new(Ours::new(fourteen()?, Format::Text)?),
        "regex" => Box::new(OneByOne::new()?),
        "regex-meta" => Box::new(OnePass::new()?),
        "redact-core" => Box::new(RedactCore { engine: AnalyzerEngine::new(), config: AnonymizerConfig::default() }),
        "peer-leakguard" => Box::new(PeerLeakguard(peer_leakguard::Redactor::new())),
        _ => match name.strip_prefix("leakguard-core-").and_then(Format::from_name) {
            Some(format) => Box::new(Ours::new(Policy::preset("redact-all")?, format)?),
            None => return Err(format!("there is no engine '{name}'; there are: {}", ENGINES.join(", ")).into()),
        },
    })
}

/// The policy that redacts every finding, but looks only for the kinds that the fourteen patterns stand for.
fn fourteen() -> Result<Policy, Failure> {
    let mut kinds: Vec<&str> = patterns().iter().map(|pattern| pattern.entity).collect();
    kinds.dedup();
    let toml = format!("name = \"fourteen\"\n[detect]\nonly = {kinds:?}\n[[rule]]\nname = \"all\"\naction = \"redact\"\n");
    Ok(Policy::from_toml(&toml, "fourteen.toml")?)
}

/// LeakGuard with a policy that redacts every finding, warm: the scratch is kept from call to call.
struct Ours {
    engine: Engine,
    scratch: Scratch,
    format: Format,
}

impl Ours {
    fn new(policy: Policy, format: Format) -> Result<Ours, Failure> {
        Ok(Ours { engine: Engine::new(policy, None)?, scratch: Scratch::default(), format })
    }
}

impl Redact for Ours {
    fn redact(&mut self, text: &str) -> Result<usize, Failure> {
        match self.engine.redact(text.as_bytes(), &Context::default(), self.format, &mut self.scratch) {
            Ok(redaction) => Ok(redaction.output.map_or(text.len(), <[u8]>::len)),
            Err(blocked) => Err(format!("blocked: {blocked:?}").into()),
        }
    }
}

/// The `regex` crate as one uses it: pattern after pattern, `replace_all`.
struct OneByOne(Vec<(regex::bytes::Regex, Vec<u8>)>);

impl OneByOne {
    fn new() -> Result<OneByOne, Failure> {
        let compile = |pattern: Pattern| {
            // Bytes, not Unicode: what the patterns mean, what PHP does, and the faster way.
            let regex = regex::bytes::RegexBuilder::new(pattern.pattern).unicode(false).build()?;
            Ok((regex, pattern.label().into_bytes()))
        };
        Ok(OneByOne(patterns().into_iter().map(compile).collect::<Result<_, regex::Error>>()?))
    }
}

impl Redact for OneByOne {
    fn redact(&mut self, text: &str) -> Result<usize, Failure> {
        let mut current = Cow::Borrowed(text.as_bytes());
        for (regex, label) in &self.0 {
            if let Cow::Owned(replaced) = regex.replace_all(&current, regex::bytes::NoExpand(label)) {
                current = Cow::Owned(replaced);
            }
        }
        Ok(current.len())
    }
}

/// `regex-automata`'s meta engine with all patterns at once: one pass, the best that the patterns can have.
struct OnePass {
    regex: meta::Regex,
    labels: Vec<String>,
    out: Vec<u8>,
}

impl OnePass {
    fn new() -> Result<OnePass, Failure> {
        let all = patterns();
        let sources: Vec<&str> = all.iter().map(|pattern| pattern.pattern).collect();
        let regex = meta::Builder::new()
            .configure(meta::Config::new().utf8_empty(false))
            .syntax(syntax::Config::new().unicode(false).utf8(false))
            .build_many(&sources)?;
        Ok(OnePass { regex, labels: all.iter().map(Pattern::label).collect(), out: Vec::new() })
    }
}

impl Redact for OnePass {
    fn redact(&mut self, text: &str) -> Result<usize, Failure> {
        let bytes = text.as_bytes();
        self.out.clear();
        let mut at = 0;
        for found in self.regex.find_iter(bytes) {
            self.out.extend_from_slice(&bytes[at..found.start()]);
            self.out.extend_from_slice(self.labels[found.pattern().as_usize()].as_bytes());
            at = found.end();
        }
        if at == 0 {
            return Ok(bytes.len());
        }
        self.out.extend_from_slice(&bytes[at..]);
        Ok(self.out.len())
    }
}

/// The crate `redact-core` with the recognizers that it has by default.
struct RedactCore {
    engine: AnalyzerEngine,
    config: AnonymizerConfig,
}

impl Redact for RedactCore {
    fn redact(&mut self, text: &str) -> Result<usize, Failure> {
        Ok(self.engine.anonymize(text, None, &self.config)?.text.len())
    }
}

/// The crate `leakguard`, another project of that name, with the detectors that it has by default.
struct PeerLeakguard(peer_leakguard::Redactor);

impl Redact for PeerLeakguard {
    fn redact(&mut self, text: &str) -> Result<usize, Failure> {
        Ok(self.0.clean(text).len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_engine_replaces_an_address_and_leaves_clean_text() {
        for name in ENGINES {
            let mut engine = engine(name).unwrap();
            let clean = r#"{"note":"two red chairs"}"#;
            assert_eq!(engine.redact(clean).unwrap(), clean.len(), "{name}");
            let dense = r#"{"note":"write to jane.roe@example.com today, or to john.roe@mail.example.com"}"#;
            assert_ne!(engine.redact(dense).unwrap(), dense.len(), "{name}");
        }
    }

    #[test]
    fn an_unknown_engine_is_an_error_that_names_those_there_are() {
        let message = engine("hyperscan").err().unwrap().to_string();
        assert!(message.contains("hyperscan") && message.contains("regex-meta"), "{message}");
    }
}
