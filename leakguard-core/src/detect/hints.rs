//! What the words around a number say it is: one table of all kinds' words, one look at the text around.

use super::boundary::is_alnum;
use super::label::{behind_label, first_label};
use once_cell::sync::Lazy;
use unicode_normalization::char::decompose_canonical;

use super::identity::IDENTIFIERS;
use super::proximity::{OWN_STEMS, OWN_WORDS, REFERENCE_WORDS};
use super::spoken_words::SPOKEN;
use super::word_filter::WordFilter;
use crate::entity::{Entity, EntitySet};
use crate::fnv;

/// Bytes looked at before a number and behind it; words in them at most, and how many of them count.
pub(crate) const BEFORE: usize = 56;
pub(crate) const BEHIND: usize = 32;
const MOST: usize = BEFORE * 3 / 4 + 1;
const WORDS: usize = 12;

/// Tags between a word and its number at most, and bytes of one.
const TAGS: usize = 4;
const TAG: usize = 64;

/// Characters of a word in a script without spaces, and letters of a stem at least.
const LONGEST_PIECE: usize = 24;
const SHORTEST_STEM: usize = 5;

/// Sets the hash of a stem apart from that of a whole word.
const STEM: u32 = 0x5bd1_e995;

/// Words that say a number is a phone's.
#[rustfmt::skip]
const PHONE_WORDS: &[&str] = &[
    "phone", "tel", "telephone", "telefon", "mobile", "mobil", "handy", "fax", "whatsapp", "cell", "call", "telefono", "telefone", "telemovel",
    "movil", "celular", "cellulare", "portable", "tlf", "gsm", "puhelin", "puhelinnumero", "telefoon", "mobiel", "telefonnummer", "mobilnummer",
    "rufnummer", "komorka", "telefonu", "telefonas", "talrunis", "telefonszam", "mobitel", "τηλεφωνο", "κινητο", "телефон", "моб",
];

/// What stands around a number.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hints {
    /// The kinds that are named.
    pub named: EntitySet,
    /// Those that are named by words of no other kind: `indian passport`, where `passport` names many.
    pub named_alone: EntitySet,
    /// Any is named.
    pub any: bool,
    /// The word next before says that it is a number of the shop's own.
    pub reference: bool,
    /// The nearest word before is a telephone's: what names another kind belongs to the number before.
    pub telephone: bool,
}

/// A word or a phrase of the table.
struct Phrase {
    /// Hashes of its words; the first is the slot's.
    words: [u32; 4],
    length: u8,
    /// `None`: a number of the shop's own.
    entity: Option<Entity>,
    /// No other kind has it.
    unshared: bool,
}

struct Table {
    /// For each slot the first phrase behind it in `phrases` and their number; ordered by the first word's hash.
    phrases: Vec<Phrase>,
    /// A bit for each hash: most words of a text are in no phrase.
    filter: Box<[u64; FILTER / 64]>,
    /// Hashes of the words of scripts that are written without spaces, in order.
    pieces: Vec<u32>,
    /// What each character below U+2000 is for a comparison: in lower case, without its accent; 0 for an accent.
    letters: Box<[u16; LETTERS]>,
}

const FILTER: usize = 1 << 14;
const LETTERS: usize = 0x2000;

impl Table {
    fn new<'t>(rows: impl Iterator<Item = (&'t str, Option<Entity>)>, stems: &[&'t str]) -> Table {
        let mut table = Table { phrases: Vec::new(), filter: Box::new([0; FILTER / 64]), pieces: Vec::new(), letters: letters() };
        for (text, entity) in rows.chain(stems.iter().map(|stem| (*stem, None))) {
            let mut words = [0; 4];
            let mut length = 0;
            for (place, word) in words.iter_mut().zip(text.split(' ')) {
                let mut hash = fnv::OFFSET;
                for letter in word.chars() {
                    hash = step(&table.letters, hash, letter as u32);
                }
                if word.chars().any(|letter| is_unspaced(letter as u32)) {
                    table.pieces.push(hash);
                }
                *place = hash;
                length += 1;
            }
            table.phrases.push(Phrase { words, length, entity, unshared: true });
        }
        for phrase in table.phrases.iter_mut().rev().take(stems.len()) {
            phrase.words[0] ^= STEM;
        }
        table.phrases.sort_by_key(|phrase| (phrase.words[0], std::cmp::Reverse(phrase.length), phrase.words));
        for stretch in table.phrases.chunk_by_mut(|one, other| one.words == other.words) {
            let shared = stretch.iter().any(|phrase| phrase.entity != stretch[0].entity);
            stretch.iter_mut().for_each(|phrase| phrase.unshared = !shared);
        }
        table.pieces.sort_unstable();
        for phrase in &table.phrases {
            let bit = phrase.words[0] as usize % FILTER;
            table.filter[bit / 64] |= 1 << (bit % 64);
        }
        table
    }

    fn may_know(&self, hash: u32) -> bool {
        let bit = hash as usize % FILTER;
        self.filter[bit / 64] >> (bit % 64) & 1 == 1
    }

    fn starting_with(&self, first: u32) -> impl Iterator<Item = &Phrase> {
        let from = if self.may_know(first) { self.phrases.partition_point(|phrase| phrase.words[0] < first) } else { self.phrases.len() };
        self.phrases[from..].iter().take_while(move |phrase| phrase.words[0] == first)
    }

    /// The longest phrase that starts with the words.
    fn phrase_at(&self, hashes: &[u32]) -> Option<&Phrase> {
        self.starting_with(*hashes.first()?).find(|phrase| hashes.starts_with(&phrase.words[..usize::from(phrase.length)]))
    }

    /// Whether a phrase of a kind starts before the word and reaches to it.
    fn is_inside_phrase(&self, hashes: &[u32], index: usize) -> bool {
        (index.saturating_sub(3)..index).any(|start| {
            self.starting_with(hashes[start]).any(|phrase| {
                let length = usize::from(phrase.length);
                phrase.entity.is_some() && start + length > index && hashes[start..].starts_with(&phrase.words[..length])
            })
        })
    }
}

static TABLE: Lazy<Table> = Lazy::new(|| {
    let identifiers = IDENTIFIERS.iter().flat_map(|identifier| identifier.words.iter().map(|word| (*word, Some(identifier.entity))));
    let phones = PHONE_WORDS.iter().map(|word| (*word, Some(Entity::PhoneNumber)));
    let own = REFERENCE_WORDS.iter().chain(OWN_WORDS).map(|word| (*word, None));
    Table::new(identifiers.chain(phones).chain(own), OWN_STEMS)
});

/// The words of what is spoken of: passwords, codes and dates of cards.
static SPEECH: Lazy<Table> = Lazy::new(|| Table::new(SPOKEN.iter().flat_map(|(entity, words)| words.iter().map(|word| (*word, Some(*entity)))), &[]));

/// The words of all identifiers, for a first look.
static KINDS: Lazy<WordFilter> = Lazy::new(|| filter_of(IDENTIFIERS.iter().flat_map(|identifier| identifier.words)));

/// The same of what is spoken of.
static SPEECHES: Lazy<WordFilter> = Lazy::new(|| filter_of(SPOKEN.iter().flat_map(|(_, words)| *words)));

/// The words of identifiers and those of telephones, for a first look for both.
static NUMBERS: Lazy<WordFilter> = Lazy::new(|| KINDS.or(super::phone::word_filter()));

/// The words of identifiers, those of telephones, or all of them.
pub(crate) fn filter(identifiers: bool, telephones: bool) -> &'static WordFilter {
    match (identifiers, telephones) {
        (true, true) => &NUMBERS,
        (true, false) => &KINDS,
        _ => super::phone::word_filter(),
    }
}

/// The words of phrases. Of a phrase all must stand there, so one that few texts have is enough.
fn filter_of(phrases: impl Iterator<Item = &'static &'static str>) -> WordFilter {
    let mut filter = WordFilter::new(true);
    let mut folded = Vec::new();
    for phrase in phrases {
        let is_rare = |word: &&str| word.chars().count() > 2 && !COMMON_WORDS.contains(word);
        let longest = phrase.split(' ').filter(is_rare).max_by_key(|word| word.len());
        for word in phrase.split(' ').filter(|word| longest.is_none_or(|longest| longest == *word)) {
            folded.clear();
            // As it stands in a text of ASCII alone.
            folded.extend(word.chars().filter_map(|letter| match TABLE.letters.get(letter as usize) {
                Some(0) => None,
                Some(&letter) => Some(u8::try_from(letter).unwrap_or(u8::MAX)),
                None => Some(u8::MAX),
            }));
            if longest.is_some() || !phrase.contains(' ') {
                filter.add(&folded);
            } else {
                filter.add_part(&folded);
            }
        }
    }
    filter
}

/// Words of phrases that stand in any shop's texts without them.
const COMMON_WORDS: &[&str] = &[
    "account", "bank", "business", "card", "client", "code", "company", "customer", "number", "numbers", "order", "org", "part", "post", "service", "services",
    "sort", "tax", "user",
];

/// One spelling for all: `RODNÉ ČÍSLO` and `rodne cislo` are the same, and so is an accent that stands for itself.
fn letters() -> Box<[u16; LETTERS]> {
    let mut table = Box::new([0; LETTERS]);
    for (code, place) in (0..).zip(table.iter_mut()) {
        let Some(letter) = char::from_u32(code) else { continue };
        let lower = letter.to_lowercase().next().unwrap_or(letter);
        let mut base = None;
        decompose_canonical(lower, |part| base = base.or(Some(part)));
        *place = match base.unwrap_or(lower) {
            '\u{300}'..='\u{36F}' => 0,
            'ß' => b's'.into(),
            'ø' => b'o'.into(),
            'ł' => b'l'.into(),
            'đ' => b'd'.into(),
            'ı' => b'i'.into(),
            'ς' => 'σ' as u16,
            base => u16::try_from(u32::from(base)).unwrap_or_default(),
        };
    }
    table
}

/// One more letter of a word.
#[inline(always)]
fn step(letters: &[u16; LETTERS], hash: u32, letter: u32) -> u32 {
    match u8::try_from(letter) {
        Ok(letter) if letter.is_ascii() => fnv::step(hash, letter.to_ascii_lowercase()),
        _ => step_beyond_ascii(letters, hash, letter),
    }
}

fn step_beyond_ascii(letters: &[u16; LETTERS], hash: u32, letter: u32) -> u32 {
    let [high, low] = match letters.get(letter as usize) {
        Some(0) => return hash,
        Some(&letter) => letter.to_be_bytes(),
        None => [(letter >> 8) as u8, letter as u8],
    };
    let hash = if high > 0 { fnv::step(hash, high) } else { hash };
    fnv::step(hash, low)
}

/// Whether the character is of a script that is written without spaces, or (Korean) with endings: Thai and its
/// neighbours, Chinese, Japanese, Korean.
#[inline(always)]
fn is_unspaced(letter: u32) -> bool {
    letter >= 0xE00 && matches!(letter, 0xE00..=0xEFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x9FFF | 0xAC00..=0xD7A3)
}

/// The character at a position, and its length; 0 for what is no letter.
#[inline(always)]
fn letter_at(text: &[u8], at: usize) -> (u32, usize) {
    match text[at] {
        byte @ 0..0x80 => (if is_alnum(byte) { u32::from(byte) } else { 0 }, 1),
        _ => letter_beyond_ascii(text, at),
    }
}

fn letter_beyond_ascii(text: &[u8], at: usize) -> (u32, usize) {
    let part = |index: usize| u32::from(text.get(at + index).copied().unwrap_or_default() & 0x3F);
    match text[at] {
        // Signs: no-break space, degree, ordinals.
        0xC2 => (0, 2),
        byte @ 0xC3..=0xDF => (u32::from(byte & 0x1F) << 6 | part(1), 2),
        // Signs and punctuation of many kinds.
        0xE2 => (0, 3),
        byte @ 0xE0..=0xEE => {
            let letter = u32::from(byte & 0xF) << 12 | part(1) << 6 | part(2);
            (if matches!(letter, 0x3000..=0x303F) { 0 } else { letter }, 3)
        }
        0xEF => (0, 3),
        0xF0.. => (0, 4),
        // The rest of a character that is cut.
        _ => (0, 1),
    }
}

/// Whether a letter stands at the position, and a point behind it, or right behind a point a letter alone.
fn is_initial(text: &[u8], at: usize) -> bool {
    let Some(byte) = text.get(at) else { return false };
    let (letter, length) = letter_at(text, at);
    let behind = text.get(at + length);
    let ends = behind == Some(&b'.') || text[at - 1] == b'.' && behind.is_none_or(|_| letter_at(text, at + length).0 == 0);
    letter != 0 && !byte.is_ascii_digit() && ends
}

/// Whether the words around may tell what a value is, though a name stands right before it: the name is `value`, or the
/// length of a serialized string, or the last word of a sentence (`PPS no.:1650297WA`).
pub(crate) fn may_tell(text: &[u8], start: usize) -> bool {
    match text[..start] {
        [.., before, b':'] => before.is_ascii_alphabetic() || before >= 0x80 || matches!(before, b'.' | b')' | b']'),
        [.., before, b':', b'"'] if before.is_ascii_digit() => true,
        _ => {
            let before = &text[start.saturating_sub(12)..start];
            let name_end = before.iter().rposition(|byte| byte.is_ascii_alphabetic()).map_or(0, |last| last + 1);
            before[..name_end].ends_with(b"value")
        }
    }
}

/// The position before what stands between a serialized string and its name: `"pesel";s:11:"44051401359"`,
/// `"_pesel";s:5:"value";s:11:"44051401359"`.
fn before_length(text: &[u8], start: usize) -> usize {
    let length = |start: usize| {
        let before = &text[start.saturating_sub(12)..start];
        let before = before.strip_suffix(b":\"")?;
        let digits = before.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let before = before[..before.len() - digits].strip_suffix(b";s:")?;
        (digits > 0).then(|| before.len() + start.saturating_sub(12))
    };
    if !text[..start].ends_with(b":\"") {
        return start;
    }
    let Some(name_end) = length(start) else { return start };
    let Some(before) = text[..name_end].strip_suffix(b"value\"") else { return name_end };
    length(before.len()).unwrap_or(name_end)
}

/// The position before the tags that stand before a value: `PESEL</td><td class="x">44051401359`.
fn before_tags(text: &[u8], mut start: usize) -> usize {
    for _ in 0..TAGS {
        let spaces = text[..start].iter().rev().take(4).take_while(|byte| byte.is_ascii_whitespace() || **byte == b':').count();
        let end = start - spaces;
        if !text[..end].ends_with(b">") {
            break;
        }
        let from = end.saturating_sub(TAG);
        let Some(tag) = memchr::memrchr(b'<', &text[from..end]) else { break };
        start = from + tag;
    }
    start
}

/// The words of a stretch, as hashes.
struct Words {
    hashes: [u32; MOST],
    count: usize,
}

impl Words {
    fn push(&mut self, hash: u32) {
        if let Some(place) = self.hashes.get_mut(self.count) {
            *place = hash;
            self.count += 1;
        }
    }

    /// Of a text, in its order. `cut`: its first word has begun before.
    fn of(table: &Table, text: &[u8], cut: bool) -> Words {
        let mut words = Words { hashes: [0; MOST], count: 0 };
        let mut at = 0;
        if cut {
            while at < text.len() {
                let (letter, length) = letter_at(text, at);
                if letter == 0 && text[at] & 0xC0 != 0x80 || is_unspaced(letter) {
                    break;
                }
                at += length;
            }
        }
        while at < text.len() {
            let (letter, length) = letter_at(text, at);
            at = match letter {
                0 => at + length,
                letter if is_unspaced(letter) => words.piece(table, text, at, length),
                _ => words.word(table, text, at),
            };
        }
        words
    }

    /// A word of letters; where it is not known, its stem.
    fn word(&mut self, table: &Table, text: &[u8], mut at: usize) -> usize {
        let (mut hash, mut stem, mut count, mut dots) = (fnv::OFFSET, None, 0, 0);
        while at < text.len() {
            let (letter, length) = letter_at(text, at);
            if letter == 0 || is_unspaced(letter) {
                // `C.N.P.`, `a. k.`
                if count > 0 && dots == count - 1 && text[at] == b'.' {
                    let next = at + 1 + usize::from(text.get(at + 1) == Some(&b' '));
                    if is_initial(text, next) {
                        dots += 1;
                        at = next;
                        continue;
                    }
                }
                break;
            }
            hash = step(&table.letters, hash, letter);
            at += length;
            count += 1;
            if count >= SHORTEST_STEM && table.may_know(hash ^ STEM) && table.starting_with(hash ^ STEM).next().is_some() {
                stem = Some(hash ^ STEM);
            }
        }
        self.push(stem.filter(|_| table.starting_with(hash).next().is_none()).unwrap_or(hash));
        at
    }

    /// The longest known word that starts at a character of a script without spaces; what is not known is passed by.
    fn piece(&mut self, table: &Table, text: &[u8], start: usize, first: usize) -> usize {
        let (mut hash, mut at, mut known) = (fnv::OFFSET, start, None);
        for _ in 0..LONGEST_PIECE {
            let (letter, length) = if at < text.len() { letter_at(text, at) } else { (0, 0) };
            if !is_unspaced(letter) {
                break;
            }
            hash = step(&table.letters, hash, letter);
            at += length;
            if table.pieces.binary_search(&hash).is_ok() {
                known = Some((hash, at));
            }
        }
        let Some((hash, end)) = known else { return start + first };
        self.push(hash);
        end
    }

    fn all(&self) -> &[u32] {
        &self.hashes[..self.count]
    }
}

/// Where the words before a value end: before the tags and the length that may stand between.
pub(crate) fn name_end(text: &[u8], start: usize) -> usize {
    before_tags(text, before_length(text, start))
}

/// Whether the words around a number may name any kind, as far as a few instructions a word tell. It ends at `first`, or
/// further on, up to `last`.
pub(crate) fn may_be_named(text: &[u8], start: usize, first: usize, last: usize) -> bool {
    let filter = &*KINDS;
    let name_end = name_end(text, start);
    let is_alone = first == last && is_quoted(text, last);
    filter.may_stand_in(text, name_end.saturating_sub(BEFORE), start) || !is_alone && filter.may_stand_in(text, first, text.len().min(last + BEHIND))
}

/// Whether the value ends at a quote: what stands behind is of another.
fn is_quoted(text: &[u8], end: usize) -> bool {
    matches!(text.get(end), Some(b'"' | b'\'' | b'\\'))
}

/// The words before `start` and behind `end`.
pub(crate) fn around(text: &[u8], start: usize, end: usize) -> Hints {
    let table = &*TABLE;
    let mut hints = Hints::default();
    // What another object, statement or element says is about something else.
    let ends = |byte: &u8| matches!(byte, b'{' | b'}' | b';' | b'<');
    let mut look_before = |name_end: usize, is_far: bool| {
        // Letters outside of ASCII have two bytes and more.
        let wide = text[name_end.saturating_sub(BEFORE)..name_end].iter().filter(|byte| **byte >= 0x80).count() / 2;
        let from = name_end.saturating_sub(BEFORE + wide);
        let before = &text[from..name_end];
        let ended = memchr::memrchr3(b'{', b'}', b';', before).max(if is_far { memchr::memrchr2(b'<', b'>', before) } else { memchr::memrchr(b'<', before) });
        let cut = ended.is_none() && from > 0 && (text[from - 1].is_ascii_alphanumeric() || text[from - 1] >= 0x80);
        let floor = from + ended.map_or(0, |end| end + 1);
        // Beyond a label, words of the shop's own count only.
        let label = behind_label(text, name_end, name_end - floor).max(floor);
        let look_from = |from: usize, to: usize, cut: bool, hints: &mut Hints| {
            let words = Words::of(table, &text[from..to], cut);
            look(&words.all()[words.count.saturating_sub(WORDS)..], true, hints);
        };
        look_from(label, name_end, cut && label == floor, &mut hints);
        if label > floor && !hints.any && !hints.reference {
            let mut beyond = Hints::default();
            look_from(floor, label, cut, &mut beyond);
            hints.reference = beyond.reference;
        }
        hints.any || hints.reference
    };
    // `<imei>…` says it itself; of `<td class="x">…` the element before does.
    let name_end = before_tags(text, before_length(text, start));
    let has_attributes = text[name_end..start].contains(&b'=');
    if (has_attributes || !look_before(start, false)) && name_end < start {
        look_before(name_end, true);
    }
    if !hints.any && !hints.reference && !is_quoted(text, end) {
        let behind = &text[end..text.len().min(end + BEHIND)];
        let behind = &behind[..first_label(text, end, end + behind.len()).map_or(behind.len(), |label| label - end)];
        let behind = &behind[..behind.iter().position(ends).unwrap_or(behind.len())];
        let words = Words::of(table, behind, false);
        look(&words.all()[..words.count.min(WORDS)], false, &mut hints);
        hints.reference = false;
    }
    hints
}

/// What the words around a value say that it is, a password or a card's code or date: the nearest phrase in its sentence or
/// cell, and how many other words stand between.
pub(crate) fn spoken(text: &[u8], start: usize, end: usize) -> Option<Spoken> {
    let name_end = before_tags(text, start);
    if !SPEECHES.may_stand_in(text, name_end.saturating_sub(BEFORE), start) && !SPEECHES.may_stand_in(text, end, text.len().min(end + BEHIND)) {
        return None;
    }
    let table = &*SPEECH;
    let wide = text[name_end.saturating_sub(BEFORE)..name_end].iter().filter(|byte| **byte >= 0x80).count() / 2;
    let from = name_end.saturating_sub(BEFORE + wide);
    let before = &text[from..name_end];
    // `admin password -> …`: an arrow that points at the value. Behind a bracket it is of code.
    let is_arrow = |at: usize| matches!(before[..=at], [.., last, b' ', b'-', b'>'] if is_alnum(last)) && before.get(at + 1) == Some(&b' ');
    let ended = (0..before.len()).rev().find(|&at| matches!(before[at], b'{' | b'}' | b';' | b'<' | b'>') && !is_arrow(at));
    // `label: "Show password"), disabled: …`
    let closed = before.windows(3).rposition(|three| matches!(three, [b'"' | b'\'', b')', b','] | [b'"', b',', b'\n'])).map(|at| at + 2);
    let ended = ended.max(closed);
    let ended = ended.max((0..before.len()).rev().find(|&at| ends_sentence(before, at)));
    let cut = ended.is_none() && from > 0 && (text[from - 1].is_ascii_alphanumeric() || text[from - 1] >= 0x80);
    let floor = from + ended.map_or(0, |end| end + 1);
    let label = behind_label(text, name_end, name_end - floor).max(floor);
    let words = Words::of(table, &text[label..name_end], cut && label == floor);
    let before = (0..words.count).rev().find_map(|index| {
        let phrase = table.phrase_at(&words.all()[index..])?;
        let between = words.count.checked_sub(index + usize::from(phrase.length))?;
        Some(Spoken { entity: phrase.entity?, between, behind: false })
    });
    if before.as_ref().is_some_and(|spoken| spoken.between <= 1) {
        return before;
    }
    let behind = &text[end..text.len().min(end + BEHIND)];
    let stop = behind.iter().position(|byte| matches!(byte, b'{' | b'}' | b';' | b'<' | b'\n' | b':' | b'=' | b'['));
    // What stands before a colon names the next value.
    let names_next = stop.is_some_and(|stop| matches!(behind[stop], b':' | b'='));
    let behind = if names_next { b"" } else { &behind[..stop.unwrap_or(behind.len())] };
    let behind = &behind[..sentence_end(behind)];
    let words = Words::of(table, behind, false);
    let behind = (0..words.count.min(WORDS)).find_map(|index| {
        let phrase = table.phrase_at(&words.all()[index..])?;
        Some(Spoken { entity: phrase.entity?, between: index, behind: true })
    });
    match (before, behind) {
        (Some(before), Some(behind)) => Some(if behind.between < before.between { behind } else { before }),
        (before, behind) => before.or(behind),
    }
}

/// Whether a sentence ends at the position: a full stop that a capital letter follows, and no short word before it.
fn ends_sentence(text: &[u8], at: usize) -> bool {
    match text[at..] {
        [b'!' | b'?', b' ' | b'\n', ..] | [0x80, 0x82, ..] => true,
        [b'.', b' ' | b'\n', next, ..] => next.is_ascii_uppercase() && text[..at].iter().rev().take(4).all(u8::is_ascii_alphanumeric),
        _ => false,
    }
}

fn sentence_end(text: &[u8]) -> usize {
    (0..text.len()).find(|&at| ends_sentence(text, at)).unwrap_or(text.len())
}

/// What is spoken of beside a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spoken {
    pub entity: Entity,
    /// Words between the phrase and the value.
    pub between: usize,
    /// The phrase stands behind the value.
    pub behind: bool,
}

/// Looks the words up, the nearest first; before a number a word of the shop's own ends the search.
fn look(hashes: &[u32], before: bool, hints: &mut Hints) {
    let table = &*TABLE;
    for step in 0..hashes.len() {
        let index = if before { hashes.len() - 1 - step } else { step };
        for phrase in table.starting_with(hashes[index]) {
            if !hashes[index..].starts_with(&phrase.words[..usize::from(phrase.length)]) {
                continue;
            }
            match phrase.entity {
                Some(entity) => {
                    hints.telephone |= before && !hints.any && entity == Entity::PhoneNumber;
                    hints.named.insert(entity);
                    if phrase.unshared {
                        hints.named_alone.insert(entity);
                    }
                    hints.any = true;
                }
                // `tax id`: the word is a part of a kind's own phrase, which comes next.
                None if before && table.is_inside_phrase(hashes, index) => {}
                None if before && !hints.any => {
                    hints.reference = true;
                    return;
                }
                None => {
                    // A word of the shop's own between two kinds' words: what stands beyond names another number.
                    return;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hints(text: &str) -> Hints {
        // The longest run of digits.
        let mut runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() > 5);
        let start = runs.next_back().map_or(text.len(), |run| run.as_ptr() as usize - text.as_ptr() as usize);
        let end = text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |length| start + length);
        around(text.as_bytes(), start, end)
    }

    #[test]
    fn words_before_and_behind_name_a_number() {
        assert!(hints("PESEL: 44051401359").named.contains(Entity::PlPesel));
        assert!(hints("44051401359 (PESEL)").named.contains(Entity::PlPesel));
        assert!(hints("jej numer ewidencyjny to 44051401359").named.contains(Entity::PlPesel));
        assert!(!hints("numer 44051401359").any);
        assert!(hints("order 44051401359").reference);
        assert!(hints("PESEL unknown, order 44051401359").reference);
    }

    #[test]
    fn words_are_known_in_every_writing() {
        for text in
            ["pesel: ", "PESEL\u{a0}", "„PESEL“: ", "P.E.S.E.L. ", "PESEL：", "<td>PESEL</td><td style=\"padding:4px\">", "<b>PESEL</b>: ", "<p>PESEL<br/>\n"]
        {
            assert!(hints(&format!("{text}44051401359")).named.contains(Entity::PlPesel), "{text}");
        }
        for text in ["RODNÉ ČÍSLO ", "Rodne cislo ", "R. Č. ", "rodne\u{301} c\u{30c}i\u{301}slo ", "r.č. "] {
            assert!(hints(&format!("{text}7103192745")).named.contains(Entity::CzRodneCislo), "{text}");
        }
        assert!(hints("我的身份证号是110101199003071233").named.contains(Entity::CnRic));
        assert!(hints("個人番号は123456789012です").named.contains(Entity::JpMyNumber));
        assert!(hints("제 주민등록번호는 850101").named.contains(Entity::KrRrn));
    }

    #[test]
    fn numbers_of_shops_are_told_in_many_languages() {
        for text in ["zamówienia nr ", "Objednávky ", "ΠΑΡΑΓΓΕΛΙΑ ", "Rechnungsnummer: ", "müşteri no ", "订单号", "注文番号は", "ऑर्डर ", "Поръчката "]
        {
            assert!(hints(&format!("{text}123456789")).reference, "{text}");
        }
        assert!(!hints("PESEL 123456789").reference);
    }
}
