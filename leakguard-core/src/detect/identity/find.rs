//! Finds identifiers: a number's outline (digits, letters, what stands between) is looked up among the shapes of all of
//! them at once, so one more costs nothing where it is not met.

use once_cell::sync::Lazy;

use super::{IDENTIFIERS, Identifier};
use crate::detect::Candidate;
use crate::detect::boundary::{dash_len, is_alnum, space_len};
use crate::detect::hints::{self, Hints};

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
}

/// A place in the tree of outlines: where each class of byte leads, 0 for nowhere.
#[derive(Clone, Default)]
struct Node {
    next: [u16; KINDS],
    /// The shapes that end here: places in the table, end exclusive.
    shapes: (u16, u16),
    /// One of them needs no word.
    alone: bool,
}

struct Table {
    nodes: Vec<Node>,
    shapes: Vec<Shape>,
}

/// Classes of bytes in outlines.
const KINDS: usize = 11;

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
            0x80.. => WIDE,
            _ => 0,
        };
        byte += 1;
    }
    table
};
const SPACE: u8 = 3;
const HYPHEN: u8 = 4;
const CLOSING: u8 = 8;
const WIDE: u8 = 11;

static TABLE: Lazy<Table> = Lazy::new(|| {
    // The first node is nowhere, the second the root.
    let mut nodes = vec![Node::default(); 2];
    let mut endings: Vec<(u16, Shape)> = Vec::new();
    for (index, identifier) in IDENTIFIERS.iter().enumerate() {
        for (place, &written) in identifier.shapes.iter().enumerate() {
            let printed = written.bytes().any(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'#' | b'@' | b'*'));
            let own = if printed { identifier.printed } else { identifier.alone };
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
                    if nodes[node].next[class] == 0 {
                        nodes[node].next[class] = nodes.len() as u16;
                        nodes.push(Node::default());
                    }
                    node = usize::from(nodes[node].next[class]);
                }
                endings.push((node as u16, Shape { identifier: index as u16, shape: place as u8, own }));
            }
        }
    }
    endings.sort_by_key(|(node, shape)| (*node, shape.identifier));
    for (place, (node, shape)) in endings.iter().enumerate() {
        let node = &mut nodes[usize::from(*node)];
        if node.shapes.1 == 0 {
            node.shapes.0 = place as u16;
        }
        node.shapes.1 = place as u16 + 1;
        node.alone |= shape.own >= 0.5;
    }
    Table { nodes, shapes: endings.into_iter().map(|(_, shape)| shape).collect() }
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
    static ALONE: Lazy<u32> = Lazy::new(|| {
        let mut node = 1;
        (1..=LONGEST).fold(0, |alone, length| {
            node = usize::from(TABLE.nodes[node].next[1]);
            alone | u32::from(node > 0 && TABLE.nodes[node].alone) << length
        })
    });
    digits <= LONGEST && *ALONE >> digits & 1 == 1
}

/// The identifier that starts at `start`, where a word starts. Reads at most 48 bytes, and the words around; without
/// `ask` only what needs no word.
pub(crate) fn at_group(text: &[u8], start: usize, ask: bool) -> Option<Candidate> {
    // The tail of a longer number.
    if matches!(text[..start], [.., before, b'-' | b'.' | b'/' | b','] if before.is_ascii_digit()) {
        return None;
    }
    let table = &*TABLE;
    let limit = text.len().min(start + REACH);
    let mut ends = [End::default(); 4];
    let (mut length, mut count, mut node, mut at) = (0, 0, 1, start);
    while at < limit {
        let class = CLASSES[usize::from(text[at])];
        let (class, width) = match class {
            0 => break,
            WIDE => match (space_len(text, at), dash_len(text, at)) {
                (0, 0) => break,
                (0, dash) => (HYPHEN, dash),
                (space, _) => (SPACE, space),
            },
            class => (class, 1),
        };
        node = usize::from(table.nodes[node].next[usize::from(class)]);
        if node == 0 {
            break;
        }
        at += width;
        length += usize::from(class <= 2);
        let reached = &table.nodes[node];
        // Where a word goes on nothing ends; nor behind what only stands between.
        if reached.shapes.1 > 0 && (ask || reached.alone) && (class <= 2 || class == CLOSING) && !text.get(at).is_some_and(|&next| is_alnum(next)) {
            ends[count % ends.len()] = End { at, length, node };
            count += 1;
        }
    }
    if count == 0 || is_glued(text, start) {
        return None;
    }
    let mut compact = [0u8; LONGEST];
    let letters = text[start..at].iter().filter(|byte| is_alnum(**byte));
    for (place, byte) in compact.iter_mut().zip(letters) {
        *place = byte.to_ascii_uppercase();
    }
    // The longest first.
    for step in 0..count.min(ends.len()) {
        let end = ends[(count - 1 - step) % ends.len()];
        if !continues(text, end.at)
            && let Some(candidate) = judged(table, text, start, end, &compact[..end.length], ask)
        {
            return Some(candidate);
        }
    }
    None
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
fn judged(table: &Table, text: &[u8], start: usize, end: End, compact: &[u8], ask: bool) -> Option<Candidate> {
    let (from, to) = table.nodes[end.node].shapes;
    let mut hints: Option<Hints> = None;
    let mut best: Option<(Candidate, bool)> = None;
    for shape in &table.shapes[usize::from(from)..usize::from(to)] {
        let identifier = IDENTIFIERS[usize::from(shape.identifier)];
        if !ask && shape.own < 0.5 {
            continue;
        }
        // Where no word is needed, the check is the cheaper question.
        let checked = shape.own >= 0.5;
        if checked && !is_valid(identifier, shape, compact) {
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
        if score >= 0.5 && better && (checked || is_valid(identifier, shape, compact)) {
            best = Some((Candidate::new(identifier.entity, start, end.at, score), named_alone));
        }
    }
    best.map(|(candidate, _)| candidate)
}

fn is_valid(identifier: &Identifier, shape: &Shape, compact: &[u8]) -> bool {
    has_literals(identifier.shapes[usize::from(shape.shape)], compact) && (identifier.valid)(compact)
}

/// Whether the letters and digits that the shape gives are there.
fn has_literals(shape: &str, compact: &[u8]) -> bool {
    let places = shape.bytes().filter(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'#' | b'@' | b'*'));
    places.zip(compact).all(|(place, &byte)| matches!(place, b'#' | b'@' | b'*') || place.eq_ignore_ascii_case(&byte))
}
