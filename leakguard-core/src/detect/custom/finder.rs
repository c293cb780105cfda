//! One pass for the literals and words of all detectors of a policy.

use std::ops::ControlFlow;

use aho_corasick::packed::{self, Searcher};
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind, Span};

/// Up to so many literals the vector search is used.
const PACKED: usize = 32;

/// Up to so many bytes of literals the automaton is a full table, which is faster and larger.
const FULL_TABLE: usize = 2048;

/// Finds every occurrence of every literal, overlapping ones too.
#[derive(Debug, Default)]
pub(crate) enum Finder {
    #[default]
    Nothing,
    /// Vector search. It knows different literals only, and gives the longest at a place: with each stand the literals
    /// that begin there too.
    Packed { search: Searcher, same_start: Vec<Vec<u32>> },
    /// Everything else: many literals, or any case.
    Automaton(AhoCorasick),
}

impl Finder {
    /// Makes a finder of literals, none of which is empty.
    ///
    /// # Errors
    /// They are too many for the tables.
    pub fn new(literals: &[&[u8]], any_case: bool) -> Result<Finder, String> {
        if literals.is_empty() {
            return Ok(Finder::Nothing);
        }
        let mut different: Vec<&[u8]> = literals.to_vec();
        different.sort_unstable();
        different.dedup();
        if !any_case && different.len() <= PACKED {
            let search = packed::Config::new().match_kind(packed::MatchKind::LeftmostLongest).builder().extend(&different).build();
            if let Some(search) = search {
                let begin = |longest: &&[u8]| (0u32..).zip(literals).filter(|(_, literal)| longest.starts_with(literal)).map(|(index, _)| index).collect();
                return Ok(Finder::Packed { search, same_start: different.iter().map(begin).collect() });
            }
        }
        let bytes: usize = different.iter().map(|literal| literal.len()).sum();
        let kind = if bytes <= FULL_TABLE { AhoCorasickKind::DFA } else { AhoCorasickKind::ContiguousNFA };
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).ascii_case_insensitive(any_case).kind(Some(kind)).build(literals);
        automaton.map(Finder::Automaton).map_err(|_| "these are too many words for one policy".to_owned())
    }

    /// Memory in bytes.
    #[cfg(test)]
    pub fn memory(&self) -> usize {
        match self {
            Finder::Nothing => 0,
            Finder::Packed { search, .. } => search.memory_usage(),
            Finder::Automaton(automaton) => automaton.memory_usage(),
        }
    }

    /// Calls back with (place of the literal in the list, first byte) for each occurrence.
    pub fn each(&self, text: &[u8], mut found: impl FnMut(usize, usize) -> ControlFlow<()>) {
        match self {
            Finder::Nothing => {}
            Finder::Packed { search, same_start } => {
                let mut at = 0;
                while let Some(hit) = search.find_in(text, Span { start: at, end: text.len() }) {
                    for &literal in &same_start[hit.pattern().as_usize()] {
                        if found(literal as usize, hit.start()).is_break() {
                            return;
                        }
                    }
                    at = hit.start() + 1;
                }
            }
            Finder::Automaton(automaton) => {
                for hit in automaton.find_overlapping_iter(text) {
                    if found(hit.pattern().as_usize(), hit.start()).is_break() {
                        return;
                    }
                }
            }
        }
    }
}
