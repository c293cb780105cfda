//! Detectors that a policy defines: dictionaries and regexes.
//!
//! One pass over a text looks for the literals of all of them; a regex runs only from such a place, for a bounded number
//! of bytes (`pattern.rs`). What that costs is counted, and a message has a budget in proportion to its length. Where it
//! is used up, the rest of the text is one candidate: what was not looked at is taken for what is looked for.

mod finder;
pub(crate) mod pattern;
pub(crate) mod words;

use std::ops::ControlFlow;
use std::sync::Arc;

use super::Candidate;
use super::label::{first_label, label_around, label_len};
use crate::checksum;
use crate::entity::Entity;
use crate::index::{self, Found, Index, Passages};
use crate::token_form::MARK;
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
    /// The values or passages of an index; the engine has its keys.
    Index(Arc<Index>),
    /// Passages of a text.
    Passages(Box<Passages>),
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
    passages: Vec<u16>,
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
            Looks::Index(_) | Looks::Passages(_) => false,
        });
        let (mut literals, mut bytes) = (Vec::new(), Vec::new());
        for (index, detector) in (0u16..).zip(&detectors) {
            let mut add = |literal: &[u8], role: Role, exact: bool| {
                let exact = (any_case && exact).then(|| literal.into());
                literals.push(Literal { detector: index, len: u16::try_from(literal.len()).unwrap_or(u16::MAX), role, exact });
                bytes.push(literal.to_vec());
            };
            match &detector.looks {
                Looks::Index(_) | Looks::Passages(_) => {}
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
        let passages = (0u16..).zip(&detectors).filter(|(_, detector)| matches!(detector.looks, Looks::Passages(_))).map(|(index, _)| index).collect();
        let only_fields = detectors.iter().any(|detector| detector.only_fields);
        let longest = literals.iter().map(|literal| usize::from(literal.len)).chain(detectors.iter().map(|detector| detector.reach)).max().unwrap_or(0);
        // Words are in the finder now.
        let mut detectors = detectors;
        for detector in &mut detectors {
            if let Looks::Words { words, .. } = &mut detector.looks {
                *words = Vec::new();
            }
        }
        Ok(CustomDetectors { detectors, literals, finder, in_fields, by_key, passages, only_fields, longest })
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
            (false, true) => pattern::SHORTEST_LITERAL.min(index::SHORTEST_TEXT),
            (false, false) => 1,
        }
    }

    /// The indexes among them, by the detector's place.
    pub fn indexes(&self) -> impl Iterator<Item = (u16, &Arc<Index>)> {
        (0u16..).zip(&self.detectors).filter_map(|(place, detector)| match &detector.looks {
            Looks::Index(index) => Some((place, index)),
            _ => None,
        })
    }

    /// Appends what an index has found to the candidates of a text, as [`CustomDetectors::scan`] does.
    pub fn keep_found(&self, text: &[u8], place: Place<'_>, index: u16, each: impl FnOnce(&mut dyn FnMut(Found)), out: &mut Vec<Candidate>) {
        let Some(detector) = self.detectors.get(usize::from(index)).filter(|detector| detector.in_field(index, place)) else { return };
        each(&mut |found| {
            let Some((start, end)) = outside_labels(text, whole_chars(text, found.start, found.end)) else { return };
            out.push(Candidate { detector: Some(index), ..Candidate::new(found.entity, start, end, detector.score) });
        });
    }

    /// Appends the passages of texts that the policy names.
    pub fn scan_passages(&self, text: &[u8], place: Place<'_>, out: &mut Vec<Candidate>) {
        for &index in &self.passages {
            if let Looks::Passages(passages) = &self.detectors[usize::from(index)].looks {
                self.keep_found(text, place, index, |found| passages.each(text, found), out);
            }
        }
    }

    /// Memory in bytes, about.
    #[cfg(test)]
    pub fn memory(&self) -> usize {
        let regexes: usize = self.detectors.iter().map(|detector| if let Looks::Regex(pattern) = &detector.looks { pattern.memory() } else { 0 }).sum();
        regexes + self.finder.memory() + self.literals.len() * size_of::<Literal>()
    }

    /// Kind and score of a detector's findings; `None` of one that looks at all of a text, whatever the budget is.
    pub fn says(&self, detector: u16) -> Option<(Entity, f32)> {
        let has_budget = |detector: &&Detector| matches!(detector.looks, Looks::Regex(_) | Looks::Words { .. });
        self.detectors.get(usize::from(detector)).filter(has_budget).map(|detector| (detector.entity, detector.score))
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
        match &detector.looks {
            Looks::Words { .. } => {
                if words::is_whole(text, start, end) {
                    self.keep(text, index, (start, end), place, false, state, out);
                }
            }
            Looks::Regex(_) if *role == Role::Near => {
                if words::is_whole(text, start, end) {
                    self.behind(text, index, end, place, state, out);
                }
            }
            Looks::Index(_) | Looks::Passages(_) => {}
            Looks::Regex(pattern) => {
                let floor = state.floor(index, self.detectors.len());
                if start >= floor
                    && let Some(found) = pattern.at_hit(text, (start, end), floor, detector.reach, &mut state.spent)
                {
                    self.keep(text, index, found, place, false, state, out);
                }
            }
        }
        None
    }

    /// The matches that start close behind a word. What was replaced there was what the word spoke of.
    fn behind(&self, text: &[u8], index: u16, end: usize, place: Place<'_>, state: &mut State, out: &mut Vec<Candidate>) {
        let detector = &self.detectors[usize::from(index)];
        let Looks::Regex(pattern) = &detector.looks else { return };
        let close = text.len().min(end + NEAR);
        let label = first_label(text, end, close);
        let to = label.unwrap_or(text.len().min(close + detector.reach));
        let mut from = end.max(state.floor(index, self.detectors.len()));
        while from <= close
            && let Some(found) = pattern.search(text, from, to.max(from), detector.reach, &mut state.spent)
            && found.0 <= close
        {
            self.keep(text, index, found, place, true, state, out);
            from = found.1;
        }
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
        let label = memchr::memrchr2_iter(b'[', MARK, window).map(|at| (at, label_len(window, at))).find(|&(_, len)| len > 0);
        let window = label.map_or(window, |(at, len)| &window[at + len..]);
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
    if label_len(text, start) > 0 || label_around(text, start).is_some() {
        return None;
    }
    Some((start, label_around(text, end).map_or(end, |label| label.1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    use pattern::Holds;
    use proptest::prelude::*;

    fn regex(source: &str, literals: &[&str], near: &[&str]) -> Detector {
        let literals: Vec<Vec<u8>> = literals.iter().map(|literal| literal.as_bytes().to_vec()).collect();
        let pattern = Pattern::new(source, &literals, Holds { near: !near.is_empty(), field: false }).unwrap_or_else(|error| panic!("{source}: {error}"));
        detector(Looks::Regex(Box::new(pattern)), near)
    }

    fn words(words: &[&str], any_case: bool) -> Detector {
        detector(Looks::Words { words: words.iter().map(|&word| word.to_owned()).collect(), any_case }, &[])
    }

    fn detector(looks: Looks, near: &[&str]) -> Detector {
        let near = near.iter().map(|&word| word.to_owned()).collect();
        Detector { entity: Entity::Confidential, score: 0.8, looks, near, only_fields: false, check: Check::None, reach: 256 }
    }

    const ANYWHERE: Place<'static> = Place { key: b"", in_field: &|_| false, unlimited: false };

    fn scan(detectors: Vec<Detector>, text: &[u8]) -> (Vec<Candidate>, Option<Unchecked>, Steps) {
        let (mut state, mut out) = (State::default(), Vec::new());
        let unchecked = CustomDetectors::new(detectors).unwrap().scan(text, ANYWHERE, &mut state, &mut out);
        (out, unchecked, state.spent())
    }

    fn found(detectors: Vec<Detector>, text: &str) -> Vec<&str> {
        let (mut out, unchecked, _) = scan(detectors, text.as_bytes());
        assert_eq!(unchecked, None);
        crate::detect::resolve(&mut out);
        out.iter().map(|candidate| &text[candidate.start..candidate.end]).collect()
    }

    #[test]
    fn a_literal_at_the_start_at_the_end_and_in_the_middle() {
        assert_eq!(found(vec![regex(r"\bEMP-\d{6}\b", &[], &[])], "EMP-123456, xEMP-123456, EMP-1234567, (EMP-000001)"), ["EMP-123456", "EMP-000001"]);
        assert_eq!(found(vec![regex(r"[a-z0-9-]+\.corp\.internal", &[], &[])], "see db-1.corp.internal:3306, .corp.internal"), ["db-1.corp.internal"]);
        assert_eq!(found(vec![regex(r"\d{4}-KND-\d+", &[], &[])], "12345-KND-99 KND-1 2024-KND-x"), ["2345-KND-99"]);
        assert_eq!(found(vec![regex(r"(?i)emp-\d+", &[], &[])], "EMP-1 Emp-22 emp-x"), ["EMP-1", "Emp-22"]);
        assert_eq!(found(vec![regex(r"(?:\d-)?(?:EMP|PERS) ?\d+", &["EMP", "PERS"], &[])], "1-EMP 22, PERS7"), ["1-EMP 22", "PERS7"]);
        assert_eq!(found(vec![regex(r"AB\d{4}", &[], &[])], "AB1234 AB12"), ["AB1234"]);
    }

    #[test]
    fn each_way_is_chosen_for_what_it_is_for() {
        let way = |source: &str, near: bool, field: bool| Pattern::new(source, &[], Holds { near, field }).map(|pattern| pattern.way);
        for (source, expected) in [
            (r"EMP-\d+", Way::Starts),
            (r"(?:KND|ART)-\d+", Way::Starts),
            (r"\w+@corp\.example", Way::Ends),
            (r"\d+-EMP-\d+", Way::Inside),
            (r"(\d+-EMP-\d+)", Way::Inside),
        ] {
            assert_eq!(way(source, false, false), Ok(expected), "{source}");
        }
        assert_eq!(way(r"\d{6}", true, false), Ok(Way::Behind));
        assert_eq!(way(r".+", false, true), Ok(Way::InField));
    }

    #[test]
    fn what_cannot_run_in_linear_time_or_looks_everywhere_is_refused() {
        for (source, why) in [
            (r"EMP-(?=\d)", "look-ahead"),
            (r"(EMP)-\1", "backreferences"),
            (r".*", "empty text"),
            (r"(?:EMP-)?", "empty text"),
            (r"[^\x00-\xFF]", "matches nothing"),
            (r"\d{6}", "part of every match"),
            (r"EMP|\d+", "part of every match"),
            (r"EMP-\p{L}", "(?u:"),
            (r"(?u)EMP-\b\d", "word boundaries"),
            (r"EMP-(", "unclosed group"),
            (r"EMP-.{0,4000}x.{0,4000}y", "KiB"),
            (r"EMP-((((a{1,99}){1,99}){1,99}){1,99}){1,99}", "KiB"),
            (r"EMP-(?u:\w{1,200})", "KiB"),
        ] {
            let error = Pattern::new(source, &[], Holds::default()).err().unwrap_or_else(|| panic!("{source} was taken"));
            assert!(error.contains(why), "{source}: {error}");
        }
        assert!(Pattern::new(r"KND-(?u:\p{L}+)", &[], Holds::default()).is_ok());
        assert!(Pattern::new(r"Größe-\d+", &[], Holds::default()).is_ok());
    }

    #[test]
    fn words_are_whole_and_the_longest_wins() {
        let names = || vec![words(&["Zephyr", "Project Zephyr", "Ärger", "geheim"], true)];
        assert_eq!(found(names(), "project zephyr, ZEPHYR; Zephyrs, ungeheim, (geheim)"), ["project zephyr", "ZEPHYR", "geheim"]);
        assert_eq!(found(names(), "Ärger ÄRGER ärger Ärgers"), ["Ärger", "ÄRGER", "ärger"]);
        assert_eq!(found(vec![words(&["Zephyr"], false)], "Zephyr ZEPHYR"), ["Zephyr"]);
        assert_eq!(found(vec![words(&["Zephyr"], false), words(&["argo"], true)], "Zephyr zephyr ARGO"), ["Zephyr", "ARGO"]);
    }

    #[test]
    fn a_number_behind_its_word_is_found_whatever_stands_between() {
        let staff = || vec![regex(r"\b\d{6}\b", &[], &["employee", "personnel no"])];
        assert_eq!(found(staff(), "Employee: 123456, for the order with the longest number 654321; personnel no. is 111111"), ["123456", "111111"]);
        assert_eq!(found(staff(), "employees 123456, 123456 employee"), Vec::<&str>::new());
        assert_eq!(found(staff(), "employees of employee 123456, 234567"), ["123456", "234567"]);
        assert_eq!(found(staff(), "employee [PERSON] 123456"), Vec::<&str>::new(), "that word has had its number");
        let far = format!("employee{}123456", " ".repeat(41));
        assert_eq!(found(staff(), &far), Vec::<&str>::new());
        let near = vec![regex(r"KD-\d+", &[], &["customer"])];
        assert_eq!(found(near, "customer KD-1, the catalogue of all the articles has one named KD-2"), ["KD-1"]);
    }

    #[test]
    fn checks_leave_out_what_stands_between_the_digits() {
        let checked = |check| vec![Detector { check, ..regex(r"LOY[ -][0-9 -]+", &[], &[]) }];
        assert_eq!(found(checked(Check::None), "LOY-1234"), ["LOY-1234"]);
        assert_eq!(found(checked(Check::Luhn), "LOY-18, LOY 26"), Vec::<&str>::new(), "letters are no digits of Luhn");
        let digits = |check| vec![Detector { check, ..regex(r"\b4711[0-9 -]+\b", &[], &[]) }];
        assert_eq!(found(digits(Check::Luhn), "4711 1232, 4711 1233"), ["4711 1232"]);
        // 471100 modulo 97 is 68: the check digits are 98 - 68.
        assert_eq!(found(digits(Check::Mod97), "4711-30, 4711-31"), ["4711-30"]);
    }

    #[test]
    fn nothing_cuts_a_character_or_a_label() {
        assert_eq!(found(vec![regex(r"EMP-.", &[], &[])], "EMP-é EMP-秘"), ["EMP-é", "EMP-秘"]);
        assert_eq!(found(vec![words(&["person", "k1k1"], true)], "[PERSON] [PERSON:k1k1:00ff] person"), ["person"]);
        assert_eq!(found(vec![regex(r"EMP-.{3}", &[], &[])], "EMP-[PERSON:k1:00ff] x"), ["EMP-[PERSON:k1:00ff]"]);
    }

    #[test]
    fn time_is_linear_and_within_the_budget() {
        let hostile = [
            (r"EMP(a+)+$", "EMPaaaaaaaaaaaaaaaaaaaaaaaa"),
            (r"EMP.*x", "EMP"),
            (r"(?s)EMP[^y]*y|EMP", "EMP-"),
            (r"[a-z ]+EMP!", "abcEMP "),
            (r"(?:a|aa)+EMP\d", "aaaaaaaaaaaaEMP"),
            (r"\w+-EMP-\w+y", "aaa-EMP-"),
        ];
        for (source, unit) in hostile {
            let mut costs = Vec::new();
            for length in [20_000usize, 40_000, 80_000] {
                let text = unit.repeat(length / unit.len());
                let (_, unchecked, spent) = scan(vec![regex(source, &[], &[])], text.as_bytes());
                let budget = FREE_STEPS + STEPS_PER_BYTE * text.len() as Steps;
                assert!(spent <= budget + 4 * 256, "{source}: {spent} of {budget}");
                assert_eq!(unchecked.is_some(), spent > budget, "{source}");
                costs.push(spent);
            }
            assert!(costs[2] <= 2 * costs[1] + 1024 && costs[1] <= 2 * costs[0] + 1024, "{source}: {costs:?}");
        }
    }

    #[test]
    fn what_the_budget_does_not_cover_is_named() {
        let text = "EMP".repeat(100_000);
        let detectors = || vec![Detector { reach: 4096, ..regex(r"EMP[A-Z]*!", &[], &[]) }];
        let (_, unchecked, _) = scan(detectors(), text.as_bytes());
        assert!(unchecked.is_some_and(|unchecked| unchecked.from < text.len()));
        let custom = CustomDetectors::new(detectors()).unwrap();
        assert_eq!(custom.scan(&text.as_bytes()[..30_000], Place { unlimited: true, ..ANYWHERE }, &mut State::default(), &mut Vec::new()), None);
        // Words of the same letters end at the same places.
        let many: Vec<String> = (3..256).map(|length| "a".repeat(length)).collect();
        let (_, unchecked, spent) = scan(vec![words(&many.iter().map(String::as_str).collect::<Vec<_>>(), true)], "a".repeat(50_000).as_bytes());
        assert!(unchecked.is_some() && spent <= FREE_STEPS + 50_000 * STEPS_PER_BYTE + 1);
    }

    #[test]
    fn a_large_dictionary_stays_small() {
        let names: Vec<String> = (0..20_000u32).map(|index| format!("{:x}-{}", index.wrapping_mul(2_654_435_761), index % 977)).collect();
        let custom = CustomDetectors::new(vec![words(&names.iter().map(String::as_str).collect::<Vec<_>>(), true)]).unwrap();
        assert!(custom.memory() < 6 << 20, "{} bytes", custom.memory());
        let (mut state, mut out) = (State::default(), Vec::new());
        custom.scan(format!("see {} now", names[17_777].to_uppercase()).as_bytes(), ANYWHERE, &mut state, &mut out);
        assert_eq!(out.len(), 1);
    }

    fn ready(sources: &[&'static str]) -> Vec<(&'static str, regex::bytes::Regex, CustomDetectors)> {
        let one = |&source: &&'static str| {
            let referee = regex::bytes::RegexBuilder::new(source).unicode(false).build().unwrap();
            (source, referee, CustomDetectors::new(vec![regex(source, &[], &[])]).unwrap())
        };
        sources.iter().map(one).collect()
    }

    static READY: LazyLock<Vec<(&str, regex::bytes::Regex, CustomDetectors)>> = LazyLock::new(|| {
        ready(&[r"EMP-\d+", r"[ab]+-EMP", r"\d*a?-EMP-\w", r"\bEMP\b", r"(?i)emp-?[a-b]*1", r"(?:EMP|12-)\d", r"(?m)^EMP.*$", r"[^E]EMP-[^0-9]+"])
    });

    static MIXED: LazyLock<CustomDetectors> = LazyLock::new(|| {
        let mixed = vec![regex(r"EMP-.*1", &[], &[]), regex(r".{1,9}-1EM", &[], &[]), regex(r"\d+", &[], &["emp"]), words(&["emp", "emp-", "é1z"], true)];
        CustomDetectors::new(mixed).unwrap()
    });

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        /// The regex crate is the referee: all that it finds is covered, and all that is found is a match.
        #[test]
        fn literals_change_nothing_in_what_a_regex_finds(text in "[abEMP0-9é \\n-]{0,80}", parts in prop::collection::vec(prop::sample::select(&["EMP-", "12", "a-EMP-7", "\n", " x", "EMP-bb1"][..]), 0..8)) {
            let text = text + &parts.concat();
            for (source, referee, custom) in READY.iter() {
                let (mut state, mut found) = (State::default(), Vec::new());
                prop_assert_eq!(custom.scan(text.as_bytes(), ANYWHERE, &mut state, &mut found), None);
                for expected in referee.find_iter(text.as_bytes()) {
                    let covered = expected.range().all(|at| found.iter().any(|candidate| (candidate.start..candidate.end).contains(&at)));
                    prop_assert!(covered, "{source} in {text:?}: {:?} of {found:?}", expected.range());
                }
                for candidate in &found {
                    // A start or end inside of é was moved out of it.
                    let exact = (candidate.start..=candidate.start + 1).any(|start| {
                        referee.find_at(text.as_bytes(), start).is_some_and(|found| found.start() == start && (candidate.end - 1..=candidate.end).contains(&found.end()))
                    });
                    prop_assert!(exact, "{source} in {text:?}: {candidate:?}");
                }
            }
        }

        #[test]
        fn a_word_is_found_exactly_where_nothing_continues_it(before in "[ -~¡-ÿŁа-яא-ת“”]{0,3}", after in "[ -~¡-ÿŁа-яא-ת“”]{0,3}") {
            let text = format!("{before}Zephyr{after}");
            let joined = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
            let escape = before.ends_with("\\n") || before.ends_with("\\r") || before.ends_with("\\t") || before.ends_with("\\b") || before.ends_with("\\f");
            prop_assume!(!escape);
            let expected = !joined(before.chars().next_back()) && !joined(after.chars().next());
            let (found, _, _) = scan(vec![words(&["zephyr"], true)], text.as_bytes());
            prop_assert_eq!(found.len(), usize::from(expected), "{:?}", text);
        }

        #[test]
        fn any_bytes_have_a_result(bytes in prop::collection::vec(prop::sample::select(&b"EMP-1[]:\xC3\xA9\xFF aZk"[..]), 0..300)) {
            let (mut state, mut found) = (State::default(), Vec::new());
            MIXED.scan(&bytes, ANYWHERE, &mut state, &mut found);
            for candidate in found {
                prop_assert!(candidate.start < candidate.end && candidate.end <= bytes.len());
            }
        }
    }
}
