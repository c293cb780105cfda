//! One regex of a user, and how it is run: from the place of a literal that it needs, for a bounded number of bytes, on
//! tables built beforehand. A search takes one table look-up a byte and neither backtracks nor allocates.

use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::nfa::thompson;
use regex_automata::{Anchored, Input, MatchKind};
use regex_syntax::hir::literal::{ExtractKind, Extractor};
use regex_syntax::hir::{Hir, HirKind, Look};

/// Tables of one regex take at most so many bytes in each direction.
const TABLE_LIMIT: usize = 1 << 20;

/// What may be used while they are built, in bytes.
const BUILD_LIMIT: usize = 4 << 20;

/// A literal shorter than this, in bytes, stands in too many places to be looked for.
pub(crate) const SHORTEST_LITERAL: usize = 3;

/// A regex stands for at most so many literals.
const LITERALS: usize = 64;

type Table = dense::DFA<Vec<u32>>;

/// Where a match may be once a hit of the literal finder is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// The literal begins every match.
    Starts,
    /// The literal ends every match.
    Ends,
    /// The literal stands in the middle; the backward table is of what stands before it.
    Inside,
    /// Somewhere around a literal that the policy names.
    Around,
    /// Behind a word that stands close before.
    Behind,
    /// Anywhere in a field of the right name.
    InField,
}

/// What a regex without a literal of its own can hold on to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Holds {
    pub near: bool,
    pub field: bool,
}

/// A regex made ready.
#[derive(Debug)]
pub(crate) struct Pattern {
    pub way: Way,
    /// What the finder looks for; empty for `Behind` and `InField`.
    pub literals: Vec<Vec<u8>>,
    forward: Table,
    backward: Option<Table>,
}

/// What a search may cost: bytes looked at so far.
pub(crate) type Steps = u64;

impl Pattern {
    /// Builds the tables.
    ///
    /// # Errors
    /// Says what is wrong with the regex, or that nothing of it can be looked for fast.
    pub fn new(source: &str, named: &[Vec<u8>], holds: Holds) -> Result<Pattern, String> {
        let hir = parse(source)?;
        let (way, literals, before) = way(&hir, named, holds)?;
        let start = match way {
            Way::Starts | Way::Ends | Way::Inside => StartKind::Anchored,
            Way::Around | Way::Behind | Way::InField => StartKind::Both,
        };
        let forward = table(&hir, false, start)?;
        let backward = match way {
            Way::Starts => None,
            _ => Some(table(before.as_ref().unwrap_or(&hir), true, StartKind::Anchored)?),
        };
        Ok(Pattern { way, literals, forward, backward })
    }

    /// Memory of the tables in bytes.
    pub fn memory(&self) -> usize {
        self.forward.memory_usage() + self.backward.as_ref().map_or(0, Table::memory_usage)
    }

    /// The match that belongs to a hit `start..end` of its literal, not before `floor`. Looks at no more than `reach` bytes
    /// before the hit's end, and as many behind where the match begins.
    pub fn at_hit(&self, text: &[u8], (start, end): (usize, usize), floor: usize, reach: usize, steps: &mut Steps) -> Option<(usize, usize)> {
        let ahead = |from: usize| text.len().min(from.saturating_add(reach));
        let backward = |from: usize, steps: &mut Steps| backward(self.backward.as_ref()?, text, floor.max(from.saturating_sub(reach)), from, steps);
        let from = match self.way {
            Way::Starts => start,
            Way::Ends => backward(end, steps)?,
            Way::Inside => backward(start, steps)?,
            Way::Around => return self.search(text, floor.max(end.saturating_sub(reach)), ahead(start), reach, steps),
            Way::Behind | Way::InField => return None,
        };
        let end = forward(&self.forward, text, from, ahead(from), Anchored::Yes, steps)?;
        (from < end).then_some((from, end))
    }

    /// The first match in a stretch of text. One longer than `reach` is cut there; where it cannot be, it is passed over up
    /// to its last `reach` bytes.
    pub fn search(&self, text: &[u8], mut from: usize, to: usize, reach: usize, steps: &mut Steps) -> Option<(usize, usize)> {
        loop {
            let end = forward(&self.forward, text, from, to, Anchored::No, steps)?;
            let start = backward(self.backward.as_ref()?, text, from, end, steps)?;
            if end - start <= reach {
                return (start < end).then_some((start, end));
            }
            if let Some(cut) = forward(&self.forward, text, start, start + reach, Anchored::Yes, steps).filter(|&cut| cut > start) {
                return Some((start, cut));
            }
            from = (start + 1).max(end - reach);
        }
    }
}

/// A regex that must cover a whole value.
#[derive(Debug)]
pub(crate) struct WholePattern(Table);

impl WholePattern {
    /// Builds the table.
    ///
    /// # Errors
    /// Says what is wrong with the regex.
    pub fn new(source: &str) -> Result<WholePattern, String> {
        let hir = Hir::concat(vec![Hir::look(Look::Start), parse(source)?, Hir::look(Look::End)]);
        Ok(WholePattern(table(&hir, false, StartKind::Anchored)?))
    }

    /// Memory of the table in bytes.
    pub fn memory(&self) -> usize {
        self.0.memory_usage()
    }

    /// Whether the value is a match from its first to its last byte. One look-up a byte.
    pub fn covers(&self, value: &[u8]) -> bool {
        forward(&self.0, value, 0, value.len(), Anchored::Yes, &mut 0) == Some(value.len())
    }
}

/// Reads a regex. Classes are of ASCII and `.` is any byte but a line feed, unless the regex says `(?u)`.
fn parse(source: &str) -> Result<Hir, String> {
    let hir = regex_syntax::ParserBuilder::new().unicode(false).utf8(false).nest_limit(64).build().parse(source).map_err(|error| {
        let (what, at) = match &error {
            regex_syntax::Error::Parse(error) => (error.kind().to_string(), error.span().start.offset),
            regex_syntax::Error::Translate(error) => (error.kind().to_string(), error.span().start.offset),
            _ => (error.to_string(), 0),
        };
        let hint = match &error {
            regex_syntax::Error::Translate(error) if matches!(error.kind(), regex_syntax::hir::ErrorKind::UnicodeNotAllowed) => {
                "; classes are of ASCII here, write (?u:…) around what goes beyond"
            }
            _ => "",
        };
        format!("at byte {at} of the regex: {what}{hint}")
    })?;
    let properties = hir.properties();
    if properties.look_set().contains_word_unicode() {
        return Err("word boundaries of Unicode are not supported; write (?-u:\\b)".into());
    }
    match properties.minimum_len() {
        None => Err("this regex matches nothing".into()),
        Some(0) => Err("this regex matches the empty text; a match needs a byte at least".into()),
        Some(_) => Ok(hir),
    }
}

type Chosen = (Way, Vec<Vec<u8>>, Option<Hir>);

/// What to look for, and where a match is then.
fn way(hir: &Hir, named: &[Vec<u8>], holds: Holds) -> Result<Chosen, String> {
    let fits = |literals: &Vec<Vec<u8>>| named.is_empty() || literals.iter().all(|literal| named.iter().any(|name| contains(literal, name)));
    if let Some(literals) = literals(hir, ExtractKind::Prefix).filter(fits) {
        return Ok((Way::Starts, literals, None));
    }
    if let Some(literals) = literals(hir, ExtractKind::Suffix).filter(fits) {
        return Ok((Way::Ends, literals, None));
    }
    if let Some((literals, before)) = inside(hir, fits) {
        return Ok((Way::Inside, literals, Some(before)));
    }
    if !named.is_empty() {
        return Ok((Way::Around, named.to_vec(), None));
    }
    if holds.near {
        return Ok((Way::Behind, Vec::new(), None));
    }
    if holds.field {
        return Ok((Way::InField, Vec::new(), None));
    }
    Err(format!(
        "nothing of {SHORTEST_LITERAL} bytes or more is part of every match, so the regex would have to be tried everywhere; begin it with a fixed text, \
         or name `near` words, a `field` or `literals`"
    ))
}

/// The literals one of which begins (or ends) every match, if there is a small set of long ones.
fn literals(hir: &Hir, kind: ExtractKind) -> Option<Vec<Vec<u8>>> {
    // Letters of any case first; digits only where a literal is too short without them.
    [3, 10].into_iter().find_map(|class| {
        let mut extractor = Extractor::new();
        extractor.kind(kind.clone()).limit_class(class).limit_repeat(4).limit_literal_len(32).limit_total(LITERALS);
        let mut found: Vec<Vec<u8>> = extractor.extract(hir).literals()?.iter().map(|literal| literal.as_bytes().to_vec()).collect();
        found.sort_unstable();
        found.dedup();
        (!found.is_empty() && found.iter().all(|literal| literal.len() >= SHORTEST_LITERAL)).then_some(found)
    })
}

/// A literal in the middle of a sequence, and what stands before it: the longest.
fn inside(hir: &Hir, fits: impl Fn(&Vec<Vec<u8>>) -> bool) -> Option<(Vec<Vec<u8>>, Hir)> {
    let parts = match hir.kind() {
        HirKind::Concat(parts) => parts,
        HirKind::Capture(capture) => return inside(&capture.sub, fits),
        _ => return None,
    };
    let from = |place: usize| literals(&Hir::concat(parts[place..].to_vec()), ExtractKind::Prefix).filter(&fits).map(|found| (place, found));
    let (place, found) = (1..parts.len()).filter_map(from).max_by_key(|(_, found)| found.iter().map(Vec::len).min())?;
    Some((found, Hir::concat(parts[..place].to_vec())))
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    memchr::memmem::find(text, part).is_some()
}

fn table(hir: &Hir, reverse: bool, start: StartKind) -> Result<Table, String> {
    let too_large = || format!("this regex needs tables of more than {} KiB; repeat less, or use smaller classes", TABLE_LIMIT >> 10);
    let config = thompson::Config::new().utf8(false).reverse(reverse).which_captures(thompson::WhichCaptures::None).nfa_size_limit(Some(TABLE_LIMIT));
    let nfa = thompson::Compiler::new().configure(config).build_from_hir(hir).map_err(|_| too_large())?;
    let kind = if reverse { MatchKind::All } else { MatchKind::LeftmostFirst };
    let config = dense::Config::new().match_kind(kind).start_kind(start).dfa_size_limit(Some(TABLE_LIMIT)).determinize_size_limit(Some(BUILD_LIMIT));
    dense::Builder::new().configure(config).build_from_nfa(&nfa).map_err(|_| too_large())
}

/// The end of the first match that starts at `from` (anchored) or behind it, and ends at `to` at the latest.
fn forward(table: &Table, text: &[u8], from: usize, to: usize, anchored: Anchored, steps: &mut Steps) -> Option<usize> {
    let mut state = table.start_state_forward(&Input::new(text).span(from..to).anchored(anchored)).ok()?;
    let mut end = None;
    // A table says of a match that it has one when it has seen the byte behind it.
    for (offset, &byte) in text[from..to].iter().enumerate() {
        state = table.next_state(state, byte);
        *steps += 1;
        if table.is_special_state(state) {
            if table.is_match_state(state) {
                end = Some(from + offset);
            } else if table.is_dead_state(state) || table.is_quit_state(state) {
                return end;
            }
        }
    }
    state = text.get(to).map_or_else(|| table.next_eoi_state(state), |&byte| table.next_state(state, byte));
    if table.is_match_state(state) { Some(to) } else { end }
}

/// The first place, not before `floor`, from which a match reaches up to `from`.
fn backward(table: &Table, text: &[u8], floor: usize, from: usize, steps: &mut Steps) -> Option<usize> {
    if floor > from {
        return None;
    }
    let mut state = table.start_state_reverse(&Input::new(text).span(floor..from).anchored(Anchored::Yes)).ok()?;
    let mut start = None;
    for (offset, &byte) in text[floor..from].iter().enumerate().rev() {
        state = table.next_state(state, byte);
        *steps += 1;
        if table.is_special_state(state) {
            if table.is_match_state(state) {
                start = Some(floor + offset + 1);
            } else if table.is_dead_state(state) || table.is_quit_state(state) {
                return start;
            }
        }
    }
    state = match floor.checked_sub(1).and_then(|before| text.get(before)) {
        Some(&byte) => table.next_state(state, byte),
        None => table.next_eoi_state(state),
    };
    if table.is_match_state(state) { Some(floor) } else { start }
}
