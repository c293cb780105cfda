//! Finds identifiers: a number's outline (digits, letters, what stands between) is looked up among the shapes of all of
//! them at once, so one more costs nothing where it is not met.

use once_cell::sync::Lazy;

use super::{IDENTIFIERS, Identifier};
use crate::detect::Candidate;
use crate::detect::boundary::{dash_len, digits_len, is_alnum, space_len};
use crate::detect::hints;

/// Letters and digits of an identifier at most, and bytes with what stands between.
const LONGEST: usize = 24;
const REACH: usize = 48;

/// Letters of a word that may be joined to a number.
const NUMBER_WORD: usize = 12;

/// Score of a valid number beside its word.
const NAMED: f32 = 0.92;
/// And of any number that the word next to it says is the shop's own.
const OWN: f32 = 0.3;

/// One shape of one identifier.
struct Shape {
    identifier: u16,
    /// Place in its `shapes`.
    shape: u8,
    /// Score without a word.
    own: f32,
    /// It gives letters or digits of its own.
    literal: bool,
}

/// A place in the tree of outlines.
#[derive(Clone, Default)]
struct Node {
    /// The shapes that end here: places in the table, end exclusive.
    shapes: (u16, u16),
    /// One of them needs no word.
    alone: bool,
}

struct Table {
    /// Where each class of byte leads from each place, 0 for nowhere.
    next: Vec<[u16; KINDS]>,
    /// Whether an identifier may end there, [`NEVER`], [`WORDED`] or [`ALONE`].
    ends: Vec<u8>,
    nodes: Vec<Node>,
    shapes: Vec<Shape>,
    /// Where so many digits lead from the root, 0 for nowhere.
    digits: [u16; LONGEST + 2],
}

/// Nothing ends there, or only beside a word, or without one.
const NEVER: u8 = 0;
const WORDED: u8 = 1;
const ALONE: u8 = 2;

/// Classes of bytes in outlines, as a power of two.
const KINDS: usize = 16;

/// What each byte is in an outline: 1 a digit, 2 a letter, 3 and above what may stand between; 0 ends it. A shape's `#`
/// and `@` stand for the first two.
static CLASSES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'0'..=b'9' => 1,
            b'A'..=b'Z' | b'a'..=b'z' => 2,
            b' ' => SPACE,
            b'-' => HYPHEN,
            b'.' => 5,
            b'/' => 6,
            b'(' => 7,
            b')' => CLOSING,
            b'+' => 9,
            b',' => 10,
            0x80.. => WIDE as u8,
            _ => 0,
        };
        byte += 1;
    }
    table
};
const SPACE: u8 = 3;
const HYPHEN: u8 = 4;
const CLOSING: u8 = 8;
const WIDE: usize = 11;

static TABLE: Lazy<Table> = Lazy::new(|| {
    // The first node is nowhere, the second the root.
    let mut next = vec![[0u16; KINDS]; 2];
    // What leads to each.
    let mut classes = vec![0; 2];
    let mut endings: Vec<(u16, Shape)> = Vec::new();
    for (index, identifier) in IDENTIFIERS.iter().enumerate() {
        for (place, &written) in identifier.shapes.iter().enumerate() {
            let printed = written.bytes().any(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'#' | b'@' | b'*'));
            let own = if printed { identifier.printed } else { identifier.alone };
            let literal = written.bytes().any(|byte| byte.is_ascii_alphanumeric());
            // A `*` may be a digit or a letter: an outline for each.
            let open = written.bytes().filter(|&byte| byte == b'*').count().min(6);
            for choice in 0..1u32 << open {
                let mut stars = 0;
                let mut node = 1;
                for byte in written.bytes() {
                    let class = match byte {
                        b'#' => 1,
                        b'@' => 2,
                        b'*' => {
                            stars += 1;
                            1 + (choice >> (stars - 1) & 1) as usize
                        }
                        other => usize::from(CLASSES[usize::from(other)]),
                    };
                    if next[node][class] == 0 {
                        next[node][class] = next.len() as u16;
                        next.push([0; KINDS]);
                        classes.push(class);
                    }
                    node = usize::from(next[node][class]);
                }
                endings.push((node as u16, Shape { identifier: index as u16, shape: place as u8, own, literal }));
            }
        }
    }
    let mut nodes = vec![Node::default(); next.len()];
    endings.sort_by_key(|(node, shape)| (*node, shape.identifier));
    for (place, (node, shape)) in endings.iter().enumerate() {
        let node = &mut nodes[usize::from(*node)];
        if node.shapes.1 == 0 {
            node.shapes.0 = place as u16;
        }
        node.shapes.1 = place as u16 + 1;
        node.alone |= shape.own >= 0.5;
    }
    let mut digits = [1; LONGEST + 2];
    for run in 1..digits.len() {
        digits[run] = next[usize::from(digits[run - 1])][1];
    }
    let end = |(node, &class): (&Node, &usize)| match node.shapes.1 {
        0 => NEVER,
        // Behind what only stands between nothing ends.
        _ if class > 2 && class != usize::from(CLOSING) => NEVER,
        _ if node.alone => ALONE,
        _ => WORDED,
    };
    let ends = nodes.iter().zip(&classes).map(end).collect();
    Table { next, ends, nodes, shapes: endings.into_iter().map(|(_, shape)| shape).collect(), digits }
});

/// A place where an identifier may end: behind how many bytes and characters, with which outline.
#[derive(Clone, Copy, Default)]
struct End {
    at: usize,
    length: usize,
    node: usize,
}

/// Whether so many digits together can be an identifier without a word beside them.
pub(crate) fn may_be_alone(digits: usize) -> bool {
    let table = &*TABLE;
    table.digits.get(digits).is_some_and(|&node| table.nodes[usize::from(node)].alone)
}

/// The identifier that starts at `start`, where a word starts. Reads at most 48 bytes, and the words around. `named`: it is
/// the value of a name, which as a rule says what it is, so that no other words do.
pub(crate) fn at_group(text: &[u8], start: usize, named: bool) -> Option<Candidate> {
    let table = &*TABLE;
    let run = digits_len(text, start, LONGEST + 1);
    let mut node = usize::from(table.digits[run]);
    if node == 0 {
        return None;
    }
    // The tail of a longer number.
    if let [.., before, b'-' | b'.' | b'/' | b','] = text[..start]
        && before.is_ascii_digit()
    {
        return None;
    }
    let mut found = Found { ends: [End::default(); 4], count: 0, asked: if named { None } else { Some(true) } };
    let (mut length, mut at) = (run, start + run);
    if table.ends[node] != NEVER {
        found.reach(table, text, start, End { at, length, node });
    }
    let window = &text[..text.len().min(start + REACH)];
    while let Some(&byte) = window.get(at) {
        let (mut class, mut width) = (usize::from(CLASSES[usize::from(byte)]), 1);
        if class == WIDE {
            (class, width) = wide_class(text, at);
        }
        // Class 0 leads nowhere.
        node = usize::from(table.next[node][class % KINDS]);
        if node == 0 {
            break;
        }
        at += width;
        length += usize::from(class <= 2);
        if table.ends[node] != NEVER {
            found.reach(table, text, start, End { at, length, node });
        }
    }
    if found.count == 0 { None } else { found.judged(table, text, start) }
}

/// The class of a space or a dash beyond ASCII, and its length.
#[cold]
fn wide_class(text: &[u8], at: usize) -> (usize, usize) {
    match (space_len(text, at), dash_len(text, at)) {
        (0, 0) => (0, 1),
        (0, dash) => (usize::from(HYPHEN), dash),
        (space, _) => (usize::from(SPACE), space),
    }
}

/// Where an identifier may end.
struct Found {
    ends: [End; 4],
    count: usize,
    /// Whether words may tell what it is, if that is known yet.
    asked: Option<bool>,
}

impl Found {
    #[inline(always)]
    fn reach(&mut self, table: &Table, text: &[u8], start: usize, end: End) {
        // Where a word goes on nothing ends.
        if !text.get(end.at).is_some_and(|&next| is_alnum(next)) && (table.ends[end.node] == ALONE || self.asks(text, start)) {
            self.ends[self.count % self.ends.len()] = end;
            self.count += 1;
        }
    }

    fn asks(&mut self, text: &[u8], start: usize) -> bool {
        *self.asked.get_or_insert_with(|| hints::may_tell(text, start))
    }

    /// The longest of what is found.
    #[inline(never)]
    fn judged(&mut self, table: &Table, text: &[u8], start: usize) -> Option<Candidate> {
        if is_glued(text, start) {
            return None;
        }
        let ask = self.asks(text, start);
        let last = self.ends[(self.count - 1) % self.ends.len()];
        let mut compact = [0u8; LONGEST];
        let mut place = 0;
        for &byte in &text[start..last.at] {
            if is_alnum(byte) && place < LONGEST {
                compact[place] = byte.to_ascii_uppercase();
                place += 1;
            }
        }
        let first = self.ends[..self.count.min(self.ends.len())].iter().fold(last.at, |first, end| first.min(end.at));
        let mut words = Words { start, first, last: last.at, may_name: None };
        for step in 0..self.count.min(self.ends.len()) {
            let end = self.ends[(self.count - 1 - step) % self.ends.len()];
            if !continues(text, end.at)
                && let Some(candidate) = judged(table, text, start, end, &compact[..end.length], ask, &mut words)
            {
                return Some(candidate);
            }
        }
        None
    }
}

/// Whether the words around a number may name it, once somebody has asked.
struct Words {
    start: usize,
    /// Where it may end.
    first: usize,
    last: usize,
    may_name: Option<bool>,
}

impl Words {
    fn may_name(&mut self, text: &[u8]) -> bool {
        let Words { start, first, last, .. } = *self;
        *self.may_name.get_or_insert_with(|| hints::may_be_named(text, start, first, last))
    }
}

/// Whether the word at `start` is a part of something: of a longer number, of a UUID, of a variable's name.
fn is_glued(text: &[u8], start: usize) -> bool {
    match text[..start] {
        [.., b'_' | b'$' | b'#'] => true,
        [.., before, b'-' | b'.' | b'/' | b','] if is_alnum(before) => {
            // A word of letters alone may stand in front: `NIF-12345678Z`.
            let letters = text[..start - 1].iter().rev().take(NUMBER_WORD).take_while(|byte| byte.is_ascii_alphabetic()).count();
            letters == 0
                || letters == NUMBER_WORD
                || text[..start - 1 - letters].last().is_some_and(|&byte| byte.is_ascii_digit() || byte == b'-' || byte == b'.')
        }
        _ => false,
    }
}

/// Whether a number goes on: a decimal, a further group behind a hyphen, a word behind an underscore.
fn continues(text: &[u8], at: usize) -> bool {
    match text.get(at) {
        Some(b'_' | b'%') => true,
        Some(b'-' | b'.' | b'/' | b',' | b':') => text.get(at + 1).is_some_and(u8::is_ascii_digit),
        _ => false,
    }
}

/// The likeliest of the identifiers with the outline.
fn judged(table: &Table, text: &[u8], start: usize, end: End, compact: &[u8], ask: bool, words: &mut Words) -> Option<Candidate> {
    let node = &table.nodes[end.node];
    let (from, to) = node.shapes;
    let mut hints = if ask && words.may_name(text) { Some(hints::around(text, start, end.at)) } else { None };
    // Those that a word names, and those that need none.
    let named = hints.map(|hints| hints.named).unwrap_or_default();
    if named.is_empty() && !node.alone {
        return None;
    }
    let mut best: Option<(Candidate, bool)> = None;
    for shape in &table.shapes[usize::from(from)..usize::from(to)] {
        let needs_word = shape.own < 0.5;
        if needs_word && named.is_empty() {
            continue;
        }
        let identifier = IDENTIFIERS[usize::from(shape.identifier)];
        if needs_word && !named.contains(identifier.entity) || !is_valid(identifier, shape, compact) {
            continue;
        }
        let hints = hints.get_or_insert_with(|| hints::around(text, start, end.at));
        let score = match (hints.named.contains(identifier.entity), hints.reference) {
            (true, _) => NAMED.max(shape.own),
            (false, true) if shape.own < 0.9 => OWN,
            _ => shape.own,
        };
        // Of kinds that look the same the one whose own words stand there: `indian passport`.
        let named_alone = hints.named_alone.contains(identifier.entity);
        let better = best.is_none_or(|(best, alone)| best.score < score || best.score == score && !alone && named_alone);
        if score >= 0.5 && better {
            best = Some((Candidate::new(identifier.entity, start, end.at, score), named_alone));
        }
    }
    best.map(|(candidate, _)| candidate)
}

fn is_valid(identifier: &Identifier, shape: &Shape, compact: &[u8]) -> bool {
    (!shape.literal || has_literals(identifier.shapes[usize::from(shape.shape)], compact)) && (identifier.valid)(compact)
}

/// Whether the letters and digits that the shape gives are there.
fn has_literals(shape: &str, compact: &[u8]) -> bool {
    let places = shape.bytes().filter(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'#' | b'@' | b'*'));
    places.zip(compact).all(|(place, &byte)| matches!(place, b'#' | b'@' | b'*') || place.eq_ignore_ascii_case(&byte))
}
