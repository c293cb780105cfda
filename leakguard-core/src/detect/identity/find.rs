//! Finds identifiers: a number's outline (digits, letters, what stands between) is looked up among the shapes of all of
//! them at once, so one more costs nothing where it is not met.

use std::ops::Range;

use once_cell::sync::Lazy;

use super::{IDENTIFIERS, is_place};
use crate::detect::Candidate;
use crate::detect::boundary::{Near, dash_len, is_alnum, space_len};
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
    /// Those of them that need no word: places in the list of their places.
    alone: (u16, u16),
}

impl Node {
    fn is_alone(&self) -> bool {
        self.alone.0 < self.alone.1
    }
}

struct Table {
    /// Where each class of byte leads from each place, 0 for nowhere, with [`WORDED`] or [`ALONE`] where an identifier may end.
    next: Vec<[u16; KINDS]>,
    nodes: Vec<Node>,
    shapes: Vec<Shape>,
    /// Places of the shapes that need no word.
    alone: Vec<u16>,
    /// Where so many letters and then so many digits lead from the root, as in `next`.
    begin: [[u16; 32]; LETTERS + 1],
}

/// Letters at the beginning that are looked up at once.
const LETTERS: usize = 7;

/// What may end at a place: something beside a word, or without one.
const WORDED: u16 = 1 << 14;
const ALONE: u16 = 1 << 15;
/// The place itself.
const PLACE: u16 = WORDED - 1;

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
            let printed = !written.bytes().all(is_place);
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
    for (place, (node, _)) in endings.iter().enumerate() {
        let node = &mut nodes[usize::from(*node)];
        if node.shapes.1 == 0 {
            node.shapes.0 = place as u16;
        }
        node.shapes.1 = place as u16 + 1;
    }
    let shapes: Vec<Shape> = endings.into_iter().map(|(_, shape)| shape).collect();
    let mut alone = Vec::new();
    for node in &mut nodes {
        let from = alone.len() as u16;
        alone.extend((node.shapes.0..node.shapes.1).filter(|&place| shapes[usize::from(place)].own >= 0.5));
        node.alone = (from, alone.len() as u16);
    }
    let end = |(node, &class): (&Node, &usize)| match node.shapes.1 {
        0 => 0,
        // Behind what only stands between nothing ends.
        _ if class > 2 && class != usize::from(CLOSING) => 0,
        _ if node.is_alone() => ALONE,
        _ => WORDED,
    };
    let ends: Vec<u16> = nodes.iter().zip(&classes).map(end).collect();
    assert!(nodes.len() <= usize::from(PLACE));
    for place in next.iter_mut().flatten() {
        *place |= ends[usize::from(*place)];
    }
    let mut begin = [[1; 32]; LETTERS + 1];
    for letters in 0..=LETTERS {
        if letters > 0 {
            begin[letters][0] = next[usize::from(begin[letters - 1][0] & PLACE)][2];
        }
        for digits in 1..32 {
            begin[letters][digits] = next[usize::from(begin[letters][digits - 1] & PLACE)][1];
        }
    }
    Table { next, nodes, shapes, alone, begin }
});

/// A place where an identifier may end: behind how many bytes and characters, with which outline.
#[derive(Clone, Copy, Default)]
struct End {
    bytes: u8,
    length: u8,
    place: u16,
}

/// Whether so many digits together can be an identifier without a word beside them.
pub(crate) fn may_be_alone(digits: usize) -> bool {
    TABLE.begin[0].get(digits).is_some_and(|place| place & ALONE != 0)
}

/// What may end in an outline: see [`outline`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Ends {
    /// Identifiers that need a word beside them, and those that need none.
    pub worded: bool,
    pub alone: bool,
    /// Some end before the outline does.
    pub inner: bool,
    /// Some go on behind it.
    pub open: bool,
}

/// Which identifiers groups of letters and digits may be that one space, `-`, `.` or `/` parts, as far as their outline tells:
/// the same for all that have it. Behind them stands no digit, and no join but one and a letter.
pub(crate) fn outline(groups: &[u8]) -> Ends {
    let table = &*TABLE;
    let step = |place: u16, class: usize| table.next[usize::from(place & PLACE)][class];
    let (mut ends, mut place) = (Ends::default(), 1);
    for (at, &byte) in groups.iter().enumerate() {
        let class = usize::from(CLASSES[usize::from(byte)]);
        let goes_on = class <= 2 || matches!(byte, b'-' | b'.' | b'/') && groups.get(at + 1).is_some_and(u8::is_ascii_digit);
        if place > PLACE && !goes_on {
            ends.inner = true;
            ends.worded = true;
            ends.alone |= place & ALONE != 0;
        }
        place = step(place, class);
        if place == 0 {
            return ends;
        }
    }
    ends.worded |= place > PLACE;
    ends.alone |= place & ALONE != 0;
    let class = |byte: u8| usize::from(CLASSES[usize::from(byte)]);
    ends.open =
        b" -./".iter().any(|&join| step(step(place, class(join)), 2) != 0) || step(place, class(b',')) != 0 || step(step(place, class(b' ')), class(b'(')) != 0;
    ends
}

/// Whether an identifier may begin with so many letters and the byte behind them.
#[inline]
pub(crate) fn may_follow(letters: usize, behind: u8) -> bool {
    let Some(begin) = TABLE.begin.get(letters) else { return true };
    TABLE.next[usize::from(begin[0] & PLACE)][usize::from(CLASSES[usize::from(behind)])] != 0
}

/// Whether the letters and digits pass the check of an identifier that needs no word.
pub(crate) fn passes_alone(group: &[u8]) -> bool {
    let table = &*TABLE;
    let mut compact = [0u8; LONGEST];
    let Some(compact) = compact.get_mut(..group.len()) else { return false };
    compact.copy_from_slice(group);
    compact.make_ascii_uppercase();
    let class = |byte: &u8| usize::from(CLASSES[usize::from(*byte)]);
    let place = match group.iter().all(u8::is_ascii_digit) {
        true => table.begin[0][group.len()],
        false => group.iter().fold(1, |place: u16, byte| table.next[usize::from(place & PLACE)][class(byte)]),
    };
    let (from, to) = table.nodes[usize::from(place & PLACE)].alone;
    table.alone[usize::from(from)..usize::from(to)].iter().any(|&place| is_valid(&table.shapes[usize::from(place)], compact))
}

/// Whether an identifier may begin with so many digits at `start`: few outlines go on as most numbers do.
#[inline]
pub(crate) fn may_start(text: &[u8], start: usize, digits: usize) -> bool {
    let table = &*TABLE;
    let mut place = table.begin[0][digits % 32];
    for at in start + digits..start + digits + 4 {
        let Some(&byte) = text.get(at) else { return place > PLACE };
        let class = usize::from(CLASSES[usize::from(byte)]);
        if place > PLACE && class != 1 && class != 2 || class == WIDE {
            return true;
        }
        place = table.next.get(usize::from(place & PLACE)).map_or(0, |next| next[class % KINDS]);
        if place == 0 {
            return false;
        }
    }
    true
}

/// The identifier that starts at `start`, where a word starts. Reads at most 48 bytes, and the words around. `named`: it is
/// the value of a name, which as a rule says what it is, so that no other words do. `near`: the bytes from `start` on.
pub(crate) fn at_group(text: &[u8], start: usize, near: &Near, named: bool) -> Option<Candidate> {
    let table = &*TABLE;
    // The tail of a longer number.
    if let [.., before, b'-' | b'.' | b'/' | b','] = text[..start]
        && before.is_ascii_digit()
    {
        return None;
    }
    let letters = LETTERS.min(near.letter.trailing_ones() as usize);
    let digits = (near.digit >> letters).trailing_ones() as usize;
    if letters + digits > LONGEST {
        return None;
    }
    let mut length = letters + digits;
    let mut bytes = length;
    let mut place = table.begin[letters][digits % 32];
    if place == 0 {
        return None;
    }
    let next_of = table.next.as_slice();
    let window = &text[..text.len().min(start + REACH)];
    let mut found = Found { ends: [End::default(); 4], count: 0, asked: if named { None } else { Some(true) } };
    loop {
        let Some(&byte) = window.get(start + bytes) else {
            found.reach(text, start, End { bytes: bytes as u8, length: length as u8, place });
            break;
        };
        let class = usize::from(CLASSES[usize::from(byte)]);
        // Where a word goes on nothing ends.
        if place > PLACE && class != 1 && class != 2 {
            found.reach(text, start, End { bytes: bytes as u8, length: length as u8, place });
        }
        let Some(next) = next_of.get(usize::from(place & PLACE)) else { break };
        let mut width = 1;
        place = next[class % KINDS];
        if class == WIDE {
            let (class, wide) = wide_class(text, start + bytes);
            (place, width) = (next[class % KINDS], wide);
        }
        // Class 0 leads nowhere.
        if place == 0 {
            break;
        }
        bytes += width;
        length += usize::from(class <= 2);
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
    /// Keeps a place where the outline may end.
    #[inline(never)]
    fn reach(&mut self, text: &[u8], start: usize, end: End) {
        let at = start + usize::from(end.bytes);
        let may_end = end.place > PLACE && !text.get(at).is_some_and(|&byte| is_alnum(byte)) && !continues(text, at);
        if may_end && (end.place & ALONE != 0 || self.asks(text, start)) {
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
        let kept = self.count.min(self.ends.len());
        let (ends, count) = (self.ends, self.count);
        let nth = |back: usize| ends[(count - 1 - back) % ends.len()];
        let (first, last) = (start + usize::from(nth(kept - 1).bytes), start + usize::from(nth(0).bytes));
        // Without a word beside it most numbers are nothing.
        let is_alone = (0..kept).any(|back| nth(back).place & ALONE != 0);
        let worded = self.asks(text, start) && hints::may_be_named(text, start, first, last);
        if !worded && !is_alone {
            return None;
        }
        let mut compact = [0u8; LONGEST];
        let written = &text[start..last];
        if let Some(compact) = compact.get_mut(..written.len())
            && usize::from(nth(0).length) == written.len()
        {
            compact.copy_from_slice(written);
            compact.make_ascii_uppercase();
        } else {
            let letters = written.iter().filter(|&&byte| is_alnum(byte));
            compact.iter_mut().zip(letters).for_each(|(place, byte)| *place = byte.to_ascii_uppercase());
        }
        (0..kept).find_map(|back| {
            let end = nth(back);
            judged(table, text, start..start + usize::from(end.bytes), usize::from(end.place & PLACE), &compact[..usize::from(end.length)], worded)
        })
    }
}

/// Whether the word at `start` is a part of something: of a longer number, of a UUID, of a variable's name.
fn is_glued(text: &[u8], start: usize) -> bool {
    match text[..start] {
        // `SSN #…`, but not `item#…`
        [.., word, b' ', b'#'] => !word.is_ascii_alphabetic() && word < 0x80,
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

/// The likeliest of the identifiers with the outline. `worded`: a word that names one may stand around.
fn judged(table: &Table, text: &[u8], number: Range<usize>, node: usize, compact: &[u8], worded: bool) -> Option<Candidate> {
    let node = &table.nodes[node];
    let shape = |place: u16| &table.shapes[usize::from(place)];
    let passes = |place: u16| is_valid(shape(place), compact);
    let around = || hints::around(text, number.start, number.end);
    // Those that a word names, and those that need none. The words are asked last: of most numbers no check fits.
    let mut hints = if worded && (node.shapes.0..node.shapes.1).any(passes) { Some(around()) } else { None };
    let named = hints.map(|hints| hints.named).unwrap_or_default();
    let mut best: Option<(Candidate, bool)> = None;
    let mut weigh = |shape: &Shape| {
        let identifier = IDENTIFIERS[usize::from(shape.identifier)];
        if shape.own < 0.5 && !named.contains(identifier.entity) || !is_valid(shape, compact) {
            return;
        }
        let hints = hints.get_or_insert_with(around);
        let score = match (hints.named.contains(identifier.entity), hints.reference) {
            (true, _) => NAMED.max(shape.own),
            (false, true) if shape.own < 0.9 => OWN,
            _ => shape.own,
        };
        // Of kinds that look the same the one whose own words stand there: `indian passport`.
        let named_alone = hints.named_alone.contains(identifier.entity);
        let better = best.is_none_or(|(best, alone)| best.score < score || best.score == score && !alone && named_alone);
        if score >= 0.5 && better {
            best = Some((Candidate::new(identifier.entity, number.start, number.end, score), named_alone));
        }
    };
    if named.is_empty() {
        table.alone[usize::from(node.alone.0)..usize::from(node.alone.1)].iter().for_each(|&place| weigh(shape(place)));
    } else {
        (node.shapes.0..node.shapes.1).for_each(|place| weigh(shape(place)));
    }
    // The word right before it says that it is another number: `NIF 170869075, telemóvel 912 516 607`.
    let is_telephone = hints.is_some_and(|hints| hints.telephone) && compact.iter().all(u8::is_ascii_digit);
    best.map(|(candidate, _)| candidate).filter(|_| !is_telephone)
}

fn is_valid(shape: &Shape, compact: &[u8]) -> bool {
    let identifier = IDENTIFIERS[usize::from(shape.identifier)];
    (!shape.literal || has_literals(identifier.shapes[usize::from(shape.shape)], compact)) && (identifier.valid)(compact)
}

/// Whether the letters and digits that the shape gives are there.
fn has_literals(shape: &str, compact: &[u8]) -> bool {
    let places = shape.bytes().filter(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'#' | b'@' | b'*'));
    places.zip(compact).all(|(place, &byte)| matches!(place, b'#' | b'@' | b'*') || place.eq_ignore_ascii_case(&byte))
}
