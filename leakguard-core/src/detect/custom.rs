//! Detectors that a policy defines: dictionaries and regexes.
//!
//! One pass over a text looks for the literals of all of them; a regex runs only from such a place, for a bounded number
//! of bytes (`pattern.rs`). What that costs is counted, and a message has a budget in proportion to its length. Where it
//! is used up, the rest of the text is one candidate: what was not looked at is taken for what is looked for.

mod finder;
pub(crate) mod pattern;
pub(crate) mod words;

use std::ops::ControlFlow;

use super::Candidate;
use super::label::label_len;
use crate::checksum;
use crate::entity::Entity;
use finder::Finder;
use pattern::{Pattern, Steps, Way};

/// Bytes that regexes may look at for each byte of text, and for free in each message.
const STEPS_PER_BYTE: Steps = 16;
const FREE_STEPS: Steps = 64 * 1024;

/// How far before a match its `near` words may end, in bytes.
pub(crate) const NEAR: usize = 40;

/// The longest label that LeakGuard writes.
const LABEL: usize = 128;

/// A check of the characters of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Check {
    None,
    Luhn,
    Mod97,
}

/// What a detector looks for.
#[derive(Debug)]
pub(crate) enum Looks {
    Regex(Box<Pattern>),
    /// Words, and whether their case counts.
    Words {
        words: Vec<String>,
        any_case: bool,
    },
}

/// A detector of a policy.
#[derive(Debug)]
pub(crate) struct Detector {
    pub entity: Entity,
    pub score: f32,
    pub looks: Looks,
    pub near: Vec<String>,
    /// It looks into some fields only.
    pub only_fields: bool,
    pub check: Check,
    /// Length in bytes up to which a match is found.
    pub reach: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Word,
    Literal,
    Near,
}

/// What the finder has found, by its place in the finder's list.
#[derive(Debug)]
struct Literal {
    detector: u16,
    len: u16,
    role: Role,
    /// The bytes, where the finder takes any case and this literal does not.
    exact: Option<Box<[u8]>>,
}

/// All detectors of a policy. Immutable.
#[derive(Debug, Default)]
pub(crate) struct CustomDetectors {
    detectors: Vec<Detector>,
    literals: Vec<Literal>,
    finder: Finder,
    in_fields: Vec<u16>,
    by_key: Vec<u16>,
    only_fields: bool,
    /// The most bytes that anything found may have.
    longest: usize,
}

/// What changes during a call. The budget is the message's.
#[derive(Debug, Default)]
pub(crate) struct State {
    spent: Steps,
    allowed: Steps,
    /// Where the last match of each detector ended in the present text.
    floors: Vec<usize>,
    touched: bool,
}

impl State {
    /// For the next message.
    pub fn clear(&mut self) {
        (self.spent, self.allowed) = (0, 0);
    }

    /// Bytes that regexes have looked at, and words found, in this message.
    #[cfg(test)]
    pub fn spent(&self) -> Steps {
        self.spent
    }
}

/// Where a text stands.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    /// Name of its field; empty in running text.
    pub key: &'a [u8],
    /// Whether a detector that looks into some fields only looks into this one.
    pub in_field: &'a dyn Fn(u16) -> bool,
    /// The budget does not count.
    pub unlimited: bool,
}

/// The budget is used up: from here on the text was not looked at by every detector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unchecked {
    pub from: usize,
}

impl CustomDetectors {
    /// Makes them ready.
    ///
    /// # Errors
    /// There are too many words.
    pub fn new(detectors: Vec<Detector>) -> Result<CustomDetectors, String> {
        let any_case = detectors.iter().any(|detector| match &detector.looks {
            Looks::Words { any_case, .. } => *any_case,
            Looks::Regex(pattern) => pattern.way == Way::Behind,
        });
        let (mut literals, mut bytes) = (Vec::new(), Vec::new());
        for (index, detector) in (0u16..).zip(&detectors) {
            let mut add = |literal: &[u8], role: Role, exact: bool| {
                let exact = (any_case && exact).then(|| literal.into());
                literals.push(Literal { detector: index, len: u16::try_from(literal.len()).unwrap_or(u16::MAX), role, exact });
                bytes.push(literal.to_vec());
            };
            match &detector.looks {
                Looks::Words { words, any_case: false } => words.iter().for_each(|word| add(word.as_bytes(), Role::Word, true)),
                Looks::Words { words, .. } => {
                    words.iter().flat_map(|word| words::writings(word)).for_each(|word| add(word.as_bytes(), Role::Word, false));
                }
                Looks::Regex(pattern) if pattern.way == Way::Behind => {
                    detector.near.iter().flat_map(|word| words::writings(word)).for_each(|word| add(word.as_bytes(), Role::Near, false));
                }
                Looks::Regex(pattern) => pattern.literals.iter().for_each(|literal| add(literal, Role::Literal, true)),
            }
        }
        let finder = Finder::new(&bytes.iter().map(Vec::as_slice).collect::<Vec<_>>(), any_case)?;
        let which = |way: Way| {
            (0u16..).zip(&detectors).filter(move |(_, detector)| matches!(&detector.looks, Looks::Regex(pattern) if pattern.way == way)).map(|(index, _)| index)
        };
        let (in_fields, by_key) = (which(Way::InField).collect(), which(Way::Behind).collect());
        let only_fields = detectors.iter().any(|detector| detector.only_fields);
        let longest = literals.iter().map(|literal| usize::from(literal.len)).chain(detectors.iter().map(|detector| detector.reach)).max().unwrap_or(0);
        // Words are in the finder now.
        let mut detectors = detectors;
        for detector in &mut detectors {
            if let Looks::Words { words, .. } = &mut detector.looks {
                *words = Vec::new();
            }
        }
        Ok(CustomDetectors { detectors, literals, finder, in_fields, by_key, only_fields, longest })
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.detectors.is_empty()
    }

    /// Whether any detector looks into some fields only.
    pub fn ask_for_fields(&self) -> bool {
        self.only_fields
    }

    /// The shortest text, in bytes, that is worth looking at.
    pub fn shortest(&self) -> usize {
        match (self.is_empty(), self.in_fields.is_empty() && self.by_key.is_empty()) {
            (true, _) => usize::MAX,
            (false, true) => pattern::SHORTEST_LITERAL,
            (false, false) => 1,
        }
    }

    /// Memory in bytes, about.
    pub fn memory(&self) -> usize {
        let regexes: usize = self.detectors.iter().map(|detector| if let Looks::Regex(pattern) = &detector.looks { pattern.memory() } else { 0 }).sum();
        regexes + self.finder.memory() + self.literals.len() * size_of::<Literal>()
    }

    /// Kind and score of a detector's findings.
    pub fn says(&self, detector: u16) -> Option<(Entity, f32)> {
        self.detectors.get(usize::from(detector)).map(|detector| (detector.entity, detector.score))
    }

    /// Appends the candidates of a text, in no order and with overlaps. Linear in the length of the text; allocates
    /// nothing once `state` and `out` are warm. `Some` when the budget of the message ends within this text.
    pub fn scan(&self, text: &[u8], place: Place<'_>, state: &mut State, out: &mut Vec<Candidate>) -> Option<Unchecked> {
        if self.detectors.is_empty() || text.is_empty() {
            return None;
        }
        if state.allowed == 0 {
            state.allowed = FREE_STEPS;
        }
        state.allowed = if place.unlimited { Steps::MAX } else { state.allowed.saturating_add(STEPS_PER_BYTE * text.len() as Steps) };
        state.touched = false;
        let mut unchecked = None;
        for &index in &self.in_fields {
            if (place.in_field)(index) {
                unchecked = unchecked.or(self.all_in(text, index, place, state, out));
            }
        }
        for &index in &self.by_key {
            let detector = &self.detectors[usize::from(index)];
            if detector.near_key(place.key) && detector.in_field(index, place) {
                unchecked = unchecked.or(self.all_in(text, index, place, state, out));
            }
        }
        if unchecked.is_none() {
            self.finder.each(text, |literal, start| match self.at_hit(text, literal, start, place, state, out) {
                Some(over) => {
                    unchecked = Some(over);
                    ControlFlow::Break(())
                }
                None => ControlFlow::Continue(()),
            });
        }
        unchecked
    }

    /// A literal stands at a place.
    fn at_hit(&self, text: &[u8], literal: usize, start: usize, place: Place<'_>, state: &mut State, out: &mut Vec<Candidate>) -> Option<Unchecked> {
        let Literal { detector: index, len, role, exact } = &self.literals[literal];
        let (index, end) = (*index, start + usize::from(*len));
        let detector = &self.detectors[usize::from(index)];
        state.spent += 1;
        // Checked before the work is done: a text of one hit after another ends at the first beyond the budget.
        if state.spent > state.allowed {
            return Some(Unchecked { from: end.saturating_sub(self.longest) });
        }
        if exact.as_deref().is_some_and(|exact| exact != &text[start..end]) || !detector.in_field(index, place) {
            return None;
        }
        let found = match (&detector.looks, role) {
            (Looks::Words { .. }, _) => words::is_whole(text, start, end).then_some((start, end)),
            (Looks::Regex(pattern), role) => {
                let floor = state.floor(index, self.detectors.len());
                if start < floor || *role == Role::Near && !words::is_whole(text, start, end) {
                    return None;
                }
                pattern.at_hit(text, (start, end), floor, detector.reach, NEAR, &mut state.spent)
            }
        };
        let by_near = *role == Role::Near;
        if let Some(found) = found {
            self.keep(text, index, found, place, by_near, state, out);
        }
        None
    }

    /// Every match in a text whose field says that there are some.
    fn all_in(&self, text: &[u8], index: u16, place: Place<'_>, state: &mut State, out: &mut Vec<Candidate>) -> Option<Unchecked> {
        let detector = &self.detectors[usize::from(index)];
        let Looks::Regex(pattern) = &detector.looks else { return None };
        let mut at = 0;
        while at < text.len() {
            if state.spent > state.allowed {
                // The other detectors have not looked at all.
                return Some(Unchecked { from: 0 });
            }
            // A stretch at a time: a search that runs to the end of the text for each match would take the square of it.
            let to = text.len().min(at + 2 * detector.reach);
            match pattern.search(text, at, to, detector.reach, &mut state.spent) {
                Some(found) => {
                    self.keep(text, index, found, place, true, state, out);
                    at = found.1;
                }
                None if to == text.len() => break,
                None => at = to - detector.reach,
            }
        }
        None
    }

    /// A match is a candidate if what else the detector asks for holds.
    #[allow(clippy::too_many_arguments)]
    fn keep(&self, text: &[u8], index: u16, (start, end): (usize, usize), place: Place<'_>, has_near: bool, state: &mut State, out: &mut Vec<Candidate>) {
        let detector = &self.detectors[usize::from(index)];
        if matches!(detector.looks, Looks::Regex(_)) {
            state.floor(index, self.detectors.len());
            state.floors[usize::from(index)] = end;
        }
        let Some((start, end)) = outside_labels(text, whole_chars(text, start, end)) else { return };
        if !detector.check.passes(&text[start..end]) || !has_near && !detector.near_holds(text, start, place, &mut state.spent) {
            return;
        }
        out.push(Candidate { detector: Some(index), ..Candidate::new(detector.entity, start, end, detector.score) });
    }
}

impl State {
    fn floor(&mut self, detector: u16, detectors: usize) -> usize {
        if !std::mem::replace(&mut self.touched, true) {
            self.floors.clear();
            self.floors.resize(detectors, 0);
        }
        self.floors[usize::from(detector)]
    }
}

impl Detector {
    fn in_field(&self, index: u16, place: Place<'_>) -> bool {
        !self.only_fields || (place.in_field)(index)
    }

    /// Whether the name of the field has one of the words in it: `employee_no`, `employeeNumber`.
    fn near_key(&self, key: &[u8]) -> bool {
        let key = &key[..key.len().min(LABEL)];
        self.near.iter().any(|word| words::find(key, word.as_bytes(), false))
    }

    fn near_holds(&self, text: &[u8], start: usize, place: Place<'_>, steps: &mut Steps) -> bool {
        if self.near.is_empty() || self.near_key(place.key) {
            return true;
        }
        *steps += NEAR as Steps;
        // Two bytes more, to see whether the first word in reach is a whole one.
        let window = &text[start.saturating_sub(NEAR + 2)..start];
        self.near.iter().any(|word| words::find(window, word.as_bytes(), true))
    }
}

impl Check {
    /// Whether the letters and digits of a match pass; what stands between them does not count.
    fn passes(self, value: &[u8]) -> bool {
        match self {
            Check::None => true,
            Check::Luhn => with_kept(value, |kept| checksum::luhn(kept)),
            // An IBAN's check digits stand at places three and four; here they stand at the end.
            Check::Mod97 => with_kept(value, |kept| {
                kept.rotate_right(4.min(kept.len()));
                checksum::iban_mod97(kept)
            }),
        }
    }
}

/// Calls with the letters and digits of a value; false where there are more of them than a number with a check has.
fn with_kept(value: &[u8], check: impl FnOnce(&mut [u8]) -> bool) -> bool {
    let mut kept = [0; 64];
    let mut len = 0;
    for &byte in value.iter().filter(|byte| byte.is_ascii_alphanumeric()) {
        let Some(place) = kept.get_mut(len) else { return false };
        (*place, len) = (byte, len + 1);
    }
    check(&mut kept[..len])
}

/// The match with the rest of the characters that it cuts: what takes its place leaves UTF-8 behind.
fn whole_chars(text: &[u8], mut start: usize, mut end: usize) -> (usize, usize) {
    // A character has at most three bytes behind its first; more is no UTF-8 and may be cut.
    let floor = start.saturating_sub(3);
    while start > floor && words::is_inside_char(text, start) {
        start -= 1;
    }
    let ceiling = text.len().min(end + 3);
    while end < ceiling && words::is_inside_char(text, end) {
        end += 1;
    }
    (start, end)
}

/// Nothing that starts inside of a label is found; a match that ends in one takes all of it.
fn outside_labels(text: &[u8], (start, end): (usize, usize)) -> Option<(usize, usize)> {
    let around = |at: usize| {
        let from = at.saturating_sub(LABEL);
        let open = from + memchr::memrchr(b'[', &text[from..at])?;
        let end = open + label_len(text, open);
        (end > at).then_some((open, end))
    };
    if label_len(text, start) > 0 || around(start).is_some() {
        return None;
    }
    Some((start, around(end).map_or(end, |label| label.1)))
}
