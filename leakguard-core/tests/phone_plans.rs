//! The numbering plans that the phone detector knows are generated from libphonenumber's metadata, as the crate
//! `phonenumber` carries it. This test generates them again and compares; after an update of that crate, write them with
//! `LEAKGUARD_WRITE_PLANS=1 cargo test -p leakguard-core --test phone_plans`.
//!
//! A plan's patterns describe finite sets of digit strings. All plans together, each behind its calling code, become one
//! minimal acyclic automaton: equal tails of all the countries are one state.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::wrong_self_convention)]

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

use phonenumber::Metadata;
use phonenumber::metadata::DATABASE;
use regex_automata::dfa::{Automaton, dense};
use regex_automata::nfa::thompson;
use regex_automata::util::{primitives::StateID, start, syntax};
use regex_automata::{Anchored, MatchKind};

/// A state: whether a number may end here, and the state behind each digit. State 0 leads nowhere.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
struct State {
    accepts: bool,
    next: [usize; 10],
}

/// States without duplicates: each is added after those it leads to.
struct States {
    states: Vec<State>,
    known: HashMap<State, usize>,
}

impl States {
    fn new() -> States {
        let dead = State::default();
        States { states: vec![dead], known: HashMap::from([(dead, 0)]) }
    }

    fn add(&mut self, state: State) -> usize {
        *self.known.entry(state).or_insert_with(|| {
            self.states.push(state);
            self.states.len() - 1
        })
    }

    /// The strings that match one of the patterns as a whole.
    fn from_patterns(&mut self, patterns: &[&str]) -> usize {
        let dfa = dense::Builder::new()
            .configure(dense::Config::new().match_kind(MatchKind::All).start_kind(regex_automata::dfa::StartKind::Anchored))
            .syntax(syntax::Config::new().unicode(false).utf8(false).ignore_whitespace(true))
            .thompson(thompson::Config::new().utf8(false))
            .build(&format!("(?:{})", patterns.join("|")))
            .unwrap();
        let start = dfa.start_state(&start::Config::new().anchored(Anchored::Yes)).unwrap();
        self.from_dfa(&dfa, start, &mut HashMap::new())
    }

    fn from_dfa(&mut self, dfa: &dense::DFA<Vec<u32>>, at: StateID, seen: &mut HashMap<StateID, usize>) -> usize {
        if dfa.is_dead_state(at) {
            return 0;
        }
        if let Some(&state) = seen.get(&at) {
            return state;
        }
        let next = std::array::from_fn(|digit| self.from_dfa(dfa, dfa.next_state(at, b'0' + digit as u8), seen));
        let state = self.add(State { accepts: dfa.is_match_state(dfa.next_eoi_state(at)), next });
        seen.insert(at, state);
        state
    }

    fn combined(&mut self, a: usize, b: usize, accepts: fn(bool, bool) -> bool, seen: &mut HashMap<(usize, usize), usize>) -> usize {
        if a == 0 && b == 0 {
            return 0;
        }
        if let Some(&state) = seen.get(&(a, b)) {
            return state;
        }
        let (left, right) = (self.states[a], self.states[b]);
        let next = std::array::from_fn(|digit| self.combined(left.next[digit], right.next[digit], accepts, seen));
        let state = self.add(State { accepts: accepts(left.accepts, right.accepts), next });
        seen.insert((a, b), state);
        state
    }

    fn intersection(&mut self, a: usize, b: usize) -> usize {
        self.combined(a, b, |a, b| a && b, &mut HashMap::new())
    }

    fn union(&mut self, a: usize, b: usize) -> usize {
        self.combined(a, b, |a, b| a || b, &mut HashMap::new())
    }

    /// The lengths of the strings from a state on: bit n for n digits.
    fn lengths(&self, state: usize) -> u32 {
        let mut next = self.states[state].next.to_vec();
        next.sort_unstable();
        next.dedup();
        let behind = next.into_iter().filter(|&next| next != 0).fold(0, |lengths, next| lengths | self.lengths(next));
        behind << 1 | u32::from(self.states[state].accepts)
    }

    /// The same strings behind `digits`.
    fn behind(&mut self, digits: &str, state: usize) -> usize {
        digits.bytes().rev().fold(state, |behind, digit| {
            let mut before = State::default();
            before.next[usize::from(digit - b'0')] = behind;
            self.add(before)
        })
    }

    /// Written for the engine, in words of 16 bits, little endian; `detect/phone/plan.rs` says how a state is written.
    fn written(&self, root: usize) -> Vec<u8> {
        // Breadth first: what is near the beginning stays near.
        let mut order = vec![root];
        let mut place = HashMap::from([(root, 0usize)]);
        let mut at = 0;
        while at < order.len() {
            for &next in &self.states[order[at]].next {
                if next != 0 && !place.contains_key(&next) {
                    place.insert(next, order.len());
                    order.push(next);
                }
            }
            at += 1;
        }
        let mut offset = vec![0usize; order.len()];
        let mut words = 0;
        let children = |state: &State| {
            let some: Vec<usize> = state.next.iter().copied().filter(|&next| next != 0).collect();
            let same = some.windows(2).all(|pair| pair[0] == pair[1]);
            if same { (some.first().copied().into_iter().collect(), true) } else { (some, false) }
        };
        for (index, &state) in order.iter().enumerate() {
            offset[index] = words;
            let (some, _) = children(&self.states[state]);
            words += 1 + some.len();
        }
        let mut bytes = Vec::new();
        for &state in &order {
            let state = &self.states[state];
            let (some, same) = children(state);
            let mut flags = u16::from(state.accepts) << 10 | u16::from(same) << 11;
            for (digit, &next) in state.next.iter().enumerate() {
                flags |= u16::from(next != 0) << digit;
            }
            bytes.extend(flags.to_le_bytes());
            for next in some {
                bytes.extend(u16::try_from(offset[place[&next]]).expect("the plans outgrow 16 bits").to_le_bytes());
            }
        }
        bytes
    }
}

/// The patterns of the kinds of number that a person or a business may have.
fn patterns(plan: &Metadata) -> Vec<&str> {
    let kinds = [
        plan.descriptors().fixed_line(),
        plan.descriptors().mobile(),
        plan.descriptors().toll_free(),
        plan.descriptors().premium_rate(),
        plan.descriptors().shared_cost(),
        plan.descriptors().personal_number(),
        plan.descriptors().voip(),
        plan.descriptors().pager(),
        plan.descriptors().uan(),
        plan.descriptors().voicemail(),
    ];
    kinds.into_iter().flatten().map(|kind| kind.national_number().as_str()).collect()
}

/// Numbers that authorities set aside for films, books and examples; the metadata has no such numbers. Those of North
/// America are in `detect/phone/plan.rs`.
const SET_ASIDE: &[(&str, &str)] = &[
    // https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
    ("GB", r"7700900\d{3}|1632960\d{3}"),
    // https://www.arcep.fr/uploads/tx_gsavis/18-0881.pdf
    ("FR", r"63998\d{4}"),
];

fn generated() -> (Vec<u8>, String) {
    let mut states = States::new();
    let mut root = 0;
    let mut rows = Vec::new();
    for code in 1..1000u16 {
        let mut plans = DATABASE.by_code(&code).unwrap_or_default();
        plans.sort_by_key(|plan| plan.id());
        for plan in plans {
            let general = states.from_patterns(&[plan.descriptors().general().national_number().as_str()]);
            let kinds = states.from_patterns(&patterns(plan));
            let mut both = states.intersection(general, kinds);
            for (_, films) in SET_ASIDE.iter().filter(|(id, _)| *id == plan.id()) {
                let films = states.from_patterns(&[films]);
                both = states.union(both, films);
            }
            let behind = states.behind(&code.to_string(), both);
            root = states.union(root, behind);
            let lengths = states.lengths(both);
            rows.push((plan.id().to_owned(), code, plan.national_prefix().unwrap_or_default().to_owned(), lengths));
        }
    }
    rows.sort();
    let mut table = String::from(HEAD);
    for (id, code, prefix, lengths) in rows {
        writeln!(table, "    Region {{ id: \"{id}\", code: {code}, prefix: b\"{prefix}\", lengths: {lengths:#07x} }},").unwrap();
    }
    table.push_str("];\n");
    (states.written(root), table)
}

const HEAD: &str = "\
//! Regions and their calling codes. Generated by tests/phone_plans.rs, not to be changed by hand.
//!
//! Source: libphonenumber's metadata (https://github.com/google/libphonenumber), after the assignments of ITU-T E.164
//! and the numbering plans of the national authorities. Copyright (C) The Libphonenumber Authors, Apache License 2.0.

use super::plan::Region;

/// Sorted by region (ISO 3166-1 alpha-2; `001` for calling codes of no country), then by calling code.
#[rustfmt::skip]
pub(super) static REGIONS: &[Region] = &[
";

/// Compares a generated file with the one in the repository, or writes it when asked to.
fn compare(name: &str, generated: &[u8]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/detect/phone").join(name);
    if std::env::var_os("LEAKGUARD_WRITE_PLANS").is_some() {
        std::fs::write(&path, generated).unwrap();
    }
    assert!(std::fs::read(&path).is_ok_and(|bytes| bytes == generated), "{name} is not what the metadata gives");
}

#[test]
fn the_plans_are_those_of_the_metadata() {
    let (plans, table) = generated();
    compare("plans.bin", &plans);
    compare("regions.rs", table.as_bytes());
}
