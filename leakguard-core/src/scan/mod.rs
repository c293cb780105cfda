//! Where might something be? One pass over a text finds the triggers of all detectors together, 192 or 384 bytes a step;
//! a trigger says which verifier has to look. `docs/engine.md` draws it.

mod arch;
mod fold;
mod lanes;
mod names;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) mod oracle;
mod outline;
pub(crate) mod short;

use std::ops::Range;

use crate::detect::boundary::{Near, alnum_end, dash_len, digits_len, ends_escape, is_alnum, is_token, space_len, token_end, token_start};
use crate::detect::field::{Class, FieldName};
use crate::detect::known_names::KnownNames;
use crate::detect::label::{label_around, label_len};
use crate::detect::silent_names::{NAME_BYTES, SilentNames};
use crate::detect::{
    Candidate, address_block, bic, card, connection, credential, creditor_id, crypto, email, geo, hints, iban, identity, ip, key_format, labelled, mac, mrz,
    payment_token, phone, resolve, secret, spoken, ssn, track, vcard,
};
use crate::entity::{Category, Entity, EntitySet};
use arch::{Isa, near};
pub(crate) use arch::{brackets, closing_tags, tags_of_tables};
#[doc(hidden)]
pub use arch::{choose_isa, isa_names};
use fold::{Folded, Stretches};
use lanes::{NEW, Triggers};
use names::Names;
use outline::Outlines;

/// Letters and digits of a number at most, with what it is made of; a longer word is a hash.
const NUMBER: usize = 24;

/// Bytes from the opening bracket of an area to the digits behind it: `(02041) -`.
const BRACKETS: usize = 10;

/// Letters and digits of a document's number, at most: a longer word is looked at as a token.
const CODE: usize = 15;

/// Bytes that an encoded text may have to be looked into.
const ENCODED: usize = 4096;

/// What is kept from text to text.
#[derive(Default)]
pub(crate) struct Memory {
    folded: Folded,
    stretches: Stretches,
    names: MetNames,
}

/// The names that came, and the outlines of numbers.
#[derive(Default)]
struct MetNames {
    known: KnownNames,
    silent: SilentNames,
    outlines: Outlines,
}

impl Memory {
    pub fn shrink(&mut self, bytes: usize) {
        self.folded.shrink(bytes);
        self.stretches.shrink(bytes);
    }
}

/// Finds every candidate of a text and leaves them in `out` in order, without overlaps. `out` is cleared first. Linear
/// in the length of the text: each verifier reads a bounded number of bytes, or as far as its own finding goes.
pub(crate) fn scan(text: &[u8], enabled: &EntitySet, memory: &mut Memory, out: &mut Vec<Candidate>) {
    scan_with(Isa::best(), text, enabled, memory, out);
}

/// The same with a given instruction set.
pub(crate) fn scan_with(isa: Isa, text: &[u8], enabled: &EntitySet, memory: &mut Memory, out: &mut Vec<Candidate>) {
    out.clear();
    let Memory { folded, stretches, names } = memory;
    stretches.clear();
    let mut sink = Sink::new(out, enabled, names);
    sink.stretches = Some(stretches);
    arch::run(isa, text, 0..text.len(), &mut sink);
    stretches.add_encoded(text);
    if !stretches.is_empty() {
        stretches.join();
        folded.read(text, stretches);
        again(isa, text, enabled, names, (folded, stretches), out);
    }
    resolve(out);
}

/// Looks once more at the stretches that read otherwise in plain characters. What was found in them before goes.
fn again(isa: Isa, text: &[u8], enabled: &EntitySet, names: &mut MetNames, (folded, stretches): (&Folded, &Stretches), out: &mut Vec<Candidate>) {
    if stretches.is_empty() {
        return;
    }
    // A secret or a field as it is written is known whole: decoded it may end at a space.
    out.retain(|candidate| match stretches.around(candidate.start) {
        Some(stretch) => stretch.encoded && (is_secret(candidate.entity) || is_field_of_form(text, candidate)),
        None => true,
    });
    let first = out.len();
    let mut sink = Sink::new(out, enabled, names);
    for stretch in stretches.as_slice() {
        sink.labels = labelled::Labels::default();
        arch::run(isa, folded.text(), stretch.folded.0..stretch.folded.1, &mut sink);
    }
    for candidate in out[first..].iter_mut() {
        (candidate.start, candidate.end) = folded.original(candidate.start, candidate.end);
        if stretches.around(candidate.start).is_some_and(|stretch| stretch.encoded) {
            candidate.end = field_end(text, candidate);
        }
    }
}

/// Does something for every bit of a mask, in their order; `at` is the bit's place in the text.
macro_rules! each_place {
    ($at:ident in $base:expr, $mask:expr => $body:block) => {
        let mut bits: u64 = $mask;
        while bits != 0 {
            let $at = $base + bits.trailing_zeros() as usize;
            bits &= bits - 1;
            $body
        }
    };
}

/// Takes triggers, calls verifiers, keeps candidates.
pub(crate) struct Sink<'s> {
    out: &'s mut Vec<Candidate>,
    /// Where its own candidates begin: places of those before are another text's.
    first: usize,
    enabled: &'s EntitySet,
    known: &'s mut KnownNames,
    silent: &'s mut SilentNames,
    outlines: &'s mut Outlines,
    labels: labelled::Labels,
    names: &'static Names,
    /// The last long words that were looked at and hold no number: where each starts and ends; and where the last of them ends.
    hollow: [(usize, usize); 4],
    hollow_end: usize,
    /// Up to here numbers, long words and chains of colons were looked at.
    number_seen: usize,
    token_seen: usize,
    chain_seen: usize,
    /// Where digits of other scripts and invisible characters are written down.
    stretches: Option<&'s mut Stretches>,
    /// The word that was last looked at as a password.
    password_seen: Range<usize>,
    /// Inside of an encoded text.
    nested: bool,
    /// The constants that the text defines were looked at.
    constants_seen: bool,
    /// Triggers are only written down.
    #[cfg(any(test, feature = "fuzzing"))]
    record: Option<oracle::Record>,
}

impl<'s> Sink<'s> {
    fn new(out: &'s mut Vec<Candidate>, enabled: &'s EntitySet, met: &'s mut MetNames) -> Sink<'s> {
        Sink::over(out, enabled, (&mut met.known, &mut met.silent, &mut met.outlines))
    }

    fn over(
        out: &'s mut Vec<Candidate>,
        enabled: &'s EntitySet,
        (known, silent, outlines): (&'s mut KnownNames, &'s mut SilentNames, &'s mut Outlines),
    ) -> Sink<'s> {
        Sink {
            first: out.len(),
            out,
            enabled,
            known,
            silent,
            outlines,
            hollow: [(0, 0); 4],
            hollow_end: 0,
            labels: labelled::Labels::default(),
            names: Names::get(),
            number_seen: 0,
            token_seen: 0,
            chain_seen: 0,
            stretches: None,
            password_seen: 0..0,
            nested: false,
            constants_seen: false,
            #[cfg(any(test, feature = "fuzzing"))]
            record: None,
        }
    }

    /// The triggers of 48 bytes that start at `base`.
    fn one_word(&mut self, text: &[u8], base: usize, found: &Triggers<u64>, high: u64) {
        let Triggers { number, name, word, token, other } = *found;
        let rarer = number | word | token | other | high;
        self.block(text, base, &Triggers { number: [number], name: [name], word: [word], token: [token], other: [other] }, &[high], &[rarer]);
    }

    /// The triggers of `N` times 48 bytes that start at `base`; `rarer`: all but those of names. In line, so that it is compiled for the instruction set of the
    /// function that it stands in.
    #[inline(always)]
    fn block<const N: usize>(&mut self, text: &[u8], base: usize, found: &Triggers<[u64; N]>, high: &[u64; N], rarer: &[u64; N]) {
        #[cfg(any(test, feature = "fuzzing"))]
        if let Some(record) = &mut self.record {
            return record.add(base, found, high);
        }
        // With the bytes before, which the names of the first separators stand in.
        let window = base.checked_sub(NAME_BYTES).and_then(|from| text.get(from..base + NEW * N + 16));
        for index in 0..N {
            // In the order of the text, word by word: how long a block is changes nothing.
            let base = base + index * NEW;
            let (name, rarer) = (found.name[index], rarer[index]);
            if rarer != 0 {
                each_place!(at in base, found.token[index] => {
                    if at >= self.token_seen {
                        self.token(text, at);
                    }
                });
            }
            if name != 0 {
                match window.and_then(|window| window.get(index * NEW..)).and_then(|window| window.first_chunk()) {
                    Some(window) => self.names(text, base, name, window),
                    None => self.last_names(text, base, name),
                }
            }
            if rarer == 0 {
                continue;
            }
            each_place!(at in base, found.word[index] => {
                let is_name = self.names.may_end(text, at - 1);
                if is_name && !is_log_date(text, at) || may_be_expiry(text, at) || is_behind_country(text, at) || is_year_behind_de(text, at) {
                    self.number_word(text, at);
                }
            });
            each_place!(at in base, found.number[index] => {
                if at >= self.number_seen {
                    self.number(text, at);
                }
            });
            each_place!(at in base, found.other[index] => {
                // The offset of a time, and most of what is encoded, is nothing.
                if !is_idle_sign(text, at) {
                    self.other(text, at);
                }
            });
            if high[index] != 0 {
                self.high(text, base, high[index]);
            }
        }
    }

    /// Separators at the set bits from `base` on; `window`: these 48 bytes, 16 behind them and those before them.
    #[inline(always)]
    fn names(&mut self, text: &[u8], base: usize, mut separators: u64, window: &[u8; NAME_BYTES + 64]) {
        // In a list every name counts.
        if self.labels.in_list() {
            return self.names_in_list(text, base, separators, window);
        }
        while separators != 0 {
            let offset = separators.trailing_zeros() as usize & 63;
            separators &= separators - 1;
            // No closure: it would be compiled for the oldest instruction set.
            if let Some(before) = window[offset..].first_chunk()
                && (self.silent.passes(before) || self.silent.knows(before))
            {
                continue;
            }
            self.separator(text, base + offset);
            if self.labels.in_list() {
                return self.names_in_list(text, base, separators, window);
            }
        }
    }

    #[inline(never)]
    fn names_in_list(&mut self, text: &[u8], base: usize, separators: u64, window: &[u8; NAME_BYTES + 64]) {
        each_place!(offset in 0, separators => {
            match window[offset..].first_chunk() {
                Some(before) if self.silent.knows(before) => self.labels.leave_list(),
                _ => self.separator(text, base + offset),
            }
        });
    }

    /// The same near the start or the end of the text.
    #[inline(never)]
    fn last_names(&mut self, text: &[u8], base: usize, separators: u64) {
        match base.checked_sub(NAME_BYTES) {
            Some(from) => {
                let near = &text[from..text.len().min(base + 64)];
                let mut window = [0; NAME_BYTES + 64];
                window[..near.len()].copy_from_slice(near);
                self.names(text, base, separators, &window);
            }
            None => {
                each_place!(at in base, separators => {
                    self.separator(text, at);
                });
            }
        }
    }

    /// Characters outside of ASCII, at the set bits from `base` on.
    #[inline(never)]
    fn high(&mut self, text: &[u8], base: usize, high: u64) {
        each_place!(at in base, high => {
            // Bytes that only continue a character are passed by.
            if text[at] >= 0xC2 {
                if text[at..].starts_with("°".as_bytes()) {
                    self.push(text, geo::at_degree(text, at));
                }
                if let Some(stretches) = self.stretches.as_mut().filter(|_| !self.nested) {
                    stretches.note_high(text, at);
                }
            }
        });
    }

    /// A separator behind a name that is not known to say nothing.
    #[inline(never)]
    fn separator(&mut self, text: &[u8], at: usize) {
        if self.names.may_stand_before(text, at) || self.labels.in_list() {
            return self.named(text, at);
        }
        // The filter looks at four characters: in quotes, of a shorter name at what stands before it, too.
        match text[..at] {
            [.., a, b, c, d, b'"'] if ![a, b, c, d].contains(&b'"') => {
                // Behind a letter at these alone.
                if d.is_ascii_alphabetic() { self.silent.let_pass(text, at) } else { self.silent.keep_quoted(text, at) }
            }
            [.., b'"'] if plain_name(text, at).is_some_and(|name| self.known.know(name).role == labelled::Role::Silent) => self.silent.keep_quoted(text, at),
            [.., last] if last.is_ascii_alphabetic() => self.silent.let_pass(text, at),
            _ => {}
        }
    }

    /// One of the rarer triggers: the bytes around say which.
    #[inline(never)]
    fn other(&mut self, text: &[u8], at: usize) {
        let is_constant = is_behind_capitals(text, at);
        if is_constant {
            self.capitals(text, at - 7);
        }
        let is_coded = is_end_of_code(text, at);
        if is_coded {
            self.code(text, at - 7);
        }
        match text[at] {
            b':' | b'=' => {
                if at >= self.chain_seen {
                    self.chain(text, at);
                }
                return;
            }
            b'0'..=b'9' if !is_constant && !is_coded && at >= 3 && text[at - 1].is_ascii_digit() && text[at - 2].is_ascii_alphabetic() => {
                if text[at - 3] == b'\\' {
                    self.escaped_at(text, at - 3);
                } else if iban::is_country(text[at - 3], text[at - 2]) {
                    self.push(text, iban::at_word(text, at - 3).or_else(|| creditor_id::at_word(text, at - 3)));
                }
                return;
            }
            b'A'..=b'Z' if at >= 5 && text[at - 1] == b'-' => {
                self.push(text, credential::pem_at_dash(text, at - 5));
                return;
            }
            b'0'..=b'9' if at >= 4 && text[at - 2].is_ascii_alphabetic() && (text[at - 1].is_ascii_alphabetic() || text[at - 3].is_ascii_alphabetic()) => {
                self.password(text, at);
            }
            _ => {}
        }
        if at > 0 {
            self.sign(text, at - 1);
        }
    }

    /// Keeps a candidate, unless it stands in what LeakGuard has written.
    fn push(&mut self, text: &[u8], candidate: Option<Candidate>) -> bool {
        let Some(candidate) = candidate else { return false };
        if !self.enabled.contains(candidate.entity) || in_label(text, candidate.start) {
            return false;
        }
        self.out.push(candidate);
        true
    }

    /// `cvv 123`, `born 1988-03-14`; identifiers whose digits are too few in a row to be seen by themselves: `HRB 12345`,
    /// `mbi 1EG4-TE5-MK73`.
    #[inline(never)]
    fn number_word(&mut self, text: &[u8], at: usize) {
        let word = at - 1 - text[..at - 1].iter().rev().take(12).take_while(|&&byte| is_alnum(byte)).count();
        let word = behind_escape(text, word);
        if spoken::may_be_birthday(text, at) && self.push(text, spoken::birth_date_with_month(text, at)) {
            return;
        }
        // `NO 93 8601 1117 947`
        if word + 3 == at && is_behind_country(text, at) && self.push(text, iban::at_country(text, word)) {
            return;
        }
        if self.push(text, labelled::at_word(text, word)) {
            return;
        }
        if let Some(mut datum) = spoken::card_datum(text, at, 0) {
            datum.needs_card = datum.entity == Entity::CardExpiry && !card::has_card_word(text, datum.start);
            self.push(text, Some(datum));
            return;
        }
        let digits = digits_len(text, at, 6);
        if at < self.number_seen || digits >= 6 {
            self.document(text, at);
            return;
        }
        let letters = text[word..].iter().take(12).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let worded = if word + letters < at - 1 || identity::may_follow(letters, text[at - 1]) { self.identifier(text, word) } else { None };
        let numbered = worded.or_else(|| if identity::may_start(text, at, digits) { self.identifier(text, at) } else { None });
        if numbered.is_none() {
            self.document(text, at);
        }
    }

    /// A word of capital letters and digits behind a space.
    #[inline(never)]
    fn code(&mut self, text: &[u8], start: usize) {
        if self.identifier(text, start).is_none() {
            self.document(text, start);
        }
    }

    /// The number of a passport, an identity card or a driving licence behind its name, without a colon: `passport no C01X00T47`.
    fn document(&mut self, text: &[u8], start: usize) {
        let end = start + text[start..].iter().take(CODE + 1).take_while(|&&byte| is_alnum(byte)).count();
        if !(6..=CODE).contains(&(end - start)) || matches!(text.get(end), Some(b'_' | b'-' | b'/' | b':' | b'=')) {
            return;
        }
        for name_end in labelled::name_ends_before(text, start) {
            if !self.names.may_end(text, name_end) {
                continue;
            }
            for name in labelled::names_before(text, name_end) {
                let known = self.known.know(name);
                if let Some(document) = labelled::document(text, name, known.field, start..end) {
                    self.push(text, Some(document));
                    return;
                }
            }
        }
    }

    /// A separator behind a name that may say something.
    #[inline(never)]
    fn named(&mut self, text: &[u8], at: usize) {
        // One with signs or spaces is read anew each time: what came before decides nothing.
        let known = quoted_name(text, at).and_then(|name| Some((name, *self.known.find(name).filter(|known| known.plain)?)));
        let known = known.or_else(|| plain_name(text, at).map(|name| (name, self.known.know(name))));
        if let Some((name, known)) = known
            && self.address_below(text, at, name, known.field)
        {
            return;
        }
        let candidate = match known {
            Some((name, known)) => match known.role {
                labelled::Role::Speaks => labelled::at_named(text, at, name, known.field, &mut self.labels),
                labelled::Role::Pair => return self.pair(text, at, name),
                labelled::Role::Geo => geo::at_geo_uri(text, at),
                labelled::Role::Word => {
                    if vcard::begins(text, name, at) {
                        vcard::each(text, at, |candidate| {
                            self.push(text, Some(candidate));
                        });
                    }
                    None
                }
                labelled::Role::Unknown | labelled::Role::Silent if spoken::is_copula(name) => return self.behind_verb(text, at),
                labelled::Role::Unknown => {
                    let secret = labelled::at_unknown(text, at, name, &mut self.labels);
                    if !self.push(text, secret) {
                        self.phrase(text, at, name);
                    }
                    return;
                }
                labelled::Role::Silent => {
                    self.labels.leave_list();
                    match text[..at - name.len()] {
                        // Alone, whatever stands before that.
                        [.., before, b' '] if !labelled::ends_word_of_phrase(before) => self.silent.keep_bare(text, at, name.len() + 2),
                        // The last word of several.
                        [.., b' '] => {
                            self.phrase(text, at, name);
                        }
                        _ if text[at - 1] == b'"' => self.silent.keep_quoted(text, at),
                        _ => self.silent.keep_bare(text, at, name.len() + 1),
                    }
                    return;
                }
            },
            None => {
                if self.is_signed_and_silent(text, at) {
                    self.silent.keep_quoted(text, at);
                    self.labels.leave_list();
                    return;
                }
                labelled::at_separator(text, at, self.known, &mut self.labels)
            }
        };
        if self.push(text, candidate) {
            return;
        }
        // `Partita IVA: …`, `Bitcoin address: …`: the last word alone is written otherwise, or somebody's.
        let phrase = match known {
            None => self.phrase(text, at, b""),
            Some((name, known)) => {
                matches!(known.field.class, Some(Class::IfWritten(_) | Class::IsInAddress(_) | Class::IsInPerson(_))) && self.phrase(text, at, name)
            }
        };
        if phrase {
            return;
        }
        // `Authorization: Basic …`, `cvv: 123`
        let value = at + 1 + text[at + 1..].iter().take(4).take_while(|byte| matches!(byte, b' ' | b'"' | b'\\' | b'\'' | b'>')).count();
        self.push(text, credential::scheme_at_word(text, value));
        let name = at - text[..at].iter().rev().take(12).take_while(|&&byte| is_alnum(byte)).count();
        if self.push(text, labelled::at_word(text, behind_escape(text, name))) {
            return;
        }
        // `Your new PIN is: 4821`, `Code PIN : 4821`
        if let Some(pin) = labelled::pin_behind(text, at) {
            self.push(text, Some(pin));
        }
    }

    /// The lines of an address below its title, which ends at the separator.
    #[inline(always)]
    fn address_below(&mut self, text: &[u8], at: usize, name: &[u8], field: FieldName) -> bool {
        // Most names are no title, and most values stand right behind.
        (field.class == Some(Class::Addressee) || field.class.and_then(Class::entity) == Some(Entity::PostalAddress))
            && matches!(text.get(at + 1), Some(b' ' | b'*' | b'\n' | b'\r' | b'\\' | b'<'))
            && self.address_lines(text, at, name, field)
    }

    #[inline(never)]
    fn address_lines(&mut self, text: &[u8], at: usize, name: &[u8], field: FieldName) -> bool {
        let before = self.out.len();
        if let Some(below) = address_block::below_title(text, at).filter(|_| address_block::is_title(name, || field)) {
            address_block::read(text, below, self.out);
            self.keep_enabled(before);
        }
        self.out.len() > before
    }

    /// A separator behind the name of a value that the member before may name.
    #[inline(never)]
    fn pair(&mut self, text: &[u8], at: usize, name: &[u8]) {
        self.labels.leave_list();
        match text[..at - name.len()] {
            // A member of a document, which its reader knows.
            _ if text[at - 1] == b'"' => self.silent.keep_quoted(text, at),
            // `<option value=`
            [.., before, b' '] if before.is_ascii_alphabetic() => self.silent.let_pass(text, at),
            _ => {
                let candidate = labelled::value_of_pair(text, at, name, &mut self.labels);
                self.push(text, candidate);
            }
        }
    }

    /// What a separator behind a verb says, `the password is: …`, `Ihre PIN lautet: …`: as if the verb were not there.
    #[inline(never)]
    fn behind_verb(&mut self, text: &[u8], at: usize) {
        let candidate = labelled::at_separator(text, at, self.known, &mut self.labels);
        if !self.push(text, candidate) && !self.phrase(text, at, b"") {
            self.push(text, labelled::pin_behind(text, at));
        }
    }

    /// A name of several words, of which the last alone says nothing: `telephone number: …`.
    fn phrase(&mut self, text: &[u8], at: usize, last: &[u8]) -> bool {
        // In quotes it was looked at as a whole.
        if !last.is_empty() && !text[..at - last.len()].ends_with(b" ") {
            return false;
        }
        let last_word = |name: &[u8]| name.iter().rposition(|&byte| byte == b' ').map_or(0, |space| space + 1);
        for name in labelled::phrases_before(text, at) {
            // Where the last word alone says something, it was looked at.
            if last.is_empty() && self.known.know(&name[last_word(name)..]).field.class.is_some_and(|class| class.in_text(false).is_some()) {
                return false;
            }
            let known = self.known.know(name);
            if known.role == labelled::Role::Speaks {
                if self.address_below(text, at, name, known.field) {
                    return true;
                }
                let candidate = labelled::at_named(text, at, name, known.field, &mut self.labels);
                return self.push(text, candidate);
            }
        }
        false
    }

    /// Whether a name in quotes with signs in it (`"@type"`) says nothing: as a whole, and its part behind the last sign.
    fn is_signed_and_silent(&mut self, text: &[u8], separator: usize) -> bool {
        let Some(before) = text[separator.saturating_sub(32)..separator].strip_suffix(b"\"") else { return false };
        let Some(quote) = memchr::memrchr(b'"', before) else { return false };
        let name = &before[quote + 1..];
        let is_sign = |byte: &u8| matches!(byte, b'@' | b'.' | b'$' | b'#');
        let Some(sign) = name.iter().rposition(is_sign) else { return false };
        let last = &name[sign + 1..];
        last.first().is_some_and(u8::is_ascii_alphabetic)
            && name.iter().all(|byte| is_alnum(*byte) || is_sign(byte) || matches!(byte, b'_' | b'-'))
            && [name, last].into_iter().all(|name| self.known.know(name).role == labelled::Role::Silent)
    }

    /// Remembers a long word that holds no number.
    fn is_hollow(&mut self, start: usize, end: usize) {
        let [first, second, third, _] = self.hollow;
        self.hollow = [(start, end), first, second, third];
        self.hollow_end = self.hollow_end.max(end);
    }

    /// Whether the position stands in such a word, which then was looked at.
    #[inline(always)]
    fn in_hollow(&mut self, at: usize) -> bool {
        if at >= self.hollow_end {
            return false;
        }
        let end = self.hollow.iter().find(|&&(start, end)| start <= at && at < end).map(|&(_, end)| end);
        self.number_seen = self.number_seen.max(end.unwrap_or_default());
        end.is_some()
    }

    /// Digits alone as the value of a name (`"ean":"4006381333931"`), the most common number of all: few of them can be
    /// anything. True when that is settled.
    #[inline(always)]
    fn plain_value(&mut self, text: &[u8], at: usize, near: &Near) -> bool {
        if near.digit >> 11 & 0x1F != 0x1F || !is_named_value(text, at - 5) {
            return false;
        }
        let start = at - 5;
        let mut end = at + (near.digit >> 16).trailing_ones() as usize;
        if end == at + 16 {
            end += digits_len(text, end, usize::MAX);
        }
        if !matches!(text.get(end), None | Some(b'"' | b',' | b'}' | b'\'' | b'&' | b'<' | b'>' | b'\\' | b']' | b'\n')) {
            return false;
        }
        self.number_seen = end;
        let run = end - start;
        if (12..=19).contains(&run) && card::may_start(&text[start..], run) && self.card(text, start).is_some() {
            return true;
        }
        if identity::may_be_alone(run) {
            self.identifier(text, start);
        }
        if text[start..].starts_with(b"00") {
            self.push(text, phone::at_double_zero(text, start));
        }
        if run <= 13 && hints::may_tell(text, start) {
            self.phone(text, start);
        }
        true
    }

    /// A number: the word it stands in, or its groups, each looked at as the start of something.
    #[inline(never)]
    fn number(&mut self, text: &[u8], at: usize) {
        // The most common of all: dates, and digits alone as a value.
        match date_end(text, at) {
            Some(end) => {
                // What a name says right before it was looked at.
                if !is_named_value(text, at - 8) {
                    self.push(text, spoken::birth_date_from_year(text, at - 8));
                }
                self.number_seen = end;
            }
            None => self.number_but_date(text, at),
        }
    }

    /// The same of what is no date.
    #[inline(never)]
    fn number_but_date(&mut self, text: &[u8], at: usize) {
        if self.in_hollow(at) {
            return;
        }
        // The year of a date.
        if matches!(text[at], b'1' | b'2')
            && let Some(date) = spoken::birth_date_by_year(text, at)
        {
            self.number_seen = date.end;
            self.push(text, Some(date));
            return;
        }
        if let Some(end) = self.outlines.end_of_nothing(text, at, self.number_seen, self.token_seen) {
            self.number_seen = end;
            return;
        }
        let near = near::around(text, at);
        if self.plain_value(text, at, &near) {
            return;
        }
        // In a long word it depends on what that is, which may have its trigger further on.
        if at >= self.token_seen
            && let Some(word) = long_word_around(text, at, &near)
            && word.end > self.token_seen
        {
            self.token(text, word.start + 15);
            if self.in_hollow(at) {
                return;
            }
        }
        let floor = self.number_seen;
        let alnum = near.digit | near.letter;
        let mut first = match (alnum << 16).leading_ones() as usize {
            16 => word_start(text, at - 16, floor.max(at.saturating_sub(2 * NUMBER))),
            before => at.min(floor.max(at - before)),
        };
        let end = match (alnum >> 16 | 1).trailing_ones() as usize {
            16 => word_end(text, at + 16),
            behind => at + behind,
        };
        if end - first > NUMBER {
            self.number_seen = end;
            return;
        }
        if matches!(text[..first], [.., b' ' | b'-', b' '])
            && let Some(start) = card::widely_spaced(text, first).filter(|&start| start >= floor)
            && let Some(end) = self.card(text, start)
        {
            self.number_seen = self.number_seen.max(end);
            return;
        }
        let next = end + join_len(text, end);
        let goes_on = next > end && text.get(next).is_some_and(u8::is_ascii_digit);
        let mut before = group_before(text, first, floor);
        if !goes_on && before.is_none() {
            self.number_seen = end;
            self.group(text, behind_escape(text, first), end);
            return;
        }
        // Back over the groups before, up to what a number may have.
        let mut length = at - first;
        let mut letters = None;
        while let Some((group_end, is_digit)) = before {
            let start = word_start(text, group_end - 1, floor.max(group_end.saturating_sub(NUMBER)));
            length += group_end - start;
            if !is_digit || length > NUMBER {
                // The letters that some numbers start with: `GB 123 4567 89`, `CHE-123.456.789`.
                if !is_digit && group_end - start <= 4 && length <= NUMBER {
                    letters = Some(start);
                }
                break;
            }
            first = start;
            before = group_before(text, first, floor);
        }
        // A product's short name was taken for the letters of a number: `curl/7.88.1`.
        let letters_before = match 16_usize.checked_sub(at - first) {
            Some(place) => 5.min((near.letter >> place).trailing_ones() as usize),
            None => text[first..].iter().take(5).take_while(|byte| byte.is_ascii_alphabetic()).count(),
        };
        let behind = first + letters_before;
        let digits = if behind > first && text.get(behind) == Some(&b'/') { behind + 1 } else { first };
        // Most are not dotted.
        let run = 16_usize.checked_sub(at - digits.min(at)).map_or(0, |place| (near.digit >> place).trailing_ones() as usize);
        if (run == 0 || digits + run >= at + 16 || text.get(digits + run) == Some(&b'.'))
            && let Some(end) = dotted_end(text, digits)
        {
            self.number_seen = end;
            let fine = text[first..end].iter().position(|&byte| byte == b'.').filter(|dot| digits_len(text, first + dot + 1, 4) == 4);
            if let Some(dot) = fine
                && let Some(pair) = geo::at_pair(text, first + dot)
            {
                self.number_seen = end.max(pair.end);
                self.push(text, Some(pair));
            } else if first > 0
                && matches!(text[first - 1], b' ' | b',' | b'-')
                && let Some(dot) = pair_dot_before(text, first)
            {
                // The one before has too few digits to be seen by itself.
                self.push(text, geo::at_pair(text, dot));
            } else if end - first >= 8 && digits == first && !is_product(text, first) && (phone::follows_word(text, first) || text[..first].ends_with(b").")) {
                // `Tel. 030.474569`, `(809).164.9899`
                self.phone(text, first);
            }
            return;
        }
        // `gps 52.52, 13.40` was one without its letters.
        first = letters.unwrap_or(first);
        let mut start = behind_escape(text, first);
        let named = is_named_value(text, start);
        loop {
            let end = self.group(text, start, word_end(text, start));
            self.number_seen = self.number_seen.max(end);
            // `key=Cell 123-45-6789`: a word of its own.
            let is_word = letters == Some(start) && text.get(end) == Some(&b' ');
            if named && !is_word {
                // A value is one thing: what its first group does not start, its other groups are no part of.
                let rest = text[end..].iter().take(2 * NUMBER).take_while(|&&byte| is_alnum(byte) || matches!(byte, b'-' | b'.' | b'/')).count();
                self.number_seen = self.number_seen.max(end + rest);
                return;
            }
            // On to the next group, as long as it belongs to the number.
            let next = end + join_len(text, end);
            if next == end || !text.get(next).is_some_and(|&byte| is_alnum(byte)) || next > at && end - first > NUMBER {
                break;
            }
            if end > at && !text[next].is_ascii_digit() {
                break;
            }
            start = next;
        }
    }

    /// What starts with the group `text[start..end]`; returns the group's end, or the end of what was found.
    fn group(&mut self, text: &[u8], start: usize, end: usize) -> usize {
        if is_tail_alone(text, start, end) {
            return end;
        }
        let run = digits_len(text, start, 20);
        if (12..=19).contains(&run) && matches!(text.get(start + run), Some(b'D' | b'd')) {
            self.push(text, track::chip_at_digit(text, start));
        }
        if matches!(text[start], b'B' | b'b') && end - start > 12 && matches!(text.get(end), Some(b'^' | b'%')) {
            self.push(text, track::around_caret(text, end));
        }
        // The dates of a zone's second line, and the sex between: what a nation of one letter (`D<<`) leaves of it in one run.
        if run == 7 && end - start == 15 && text.get(end) == Some(&b'<') {
            return match mrz::at_token(text, start, end) {
                Some(zone) if self.push(text, Some(zone)) => zone.end,
                _ => end,
            };
        }
        if run == 0 || start + run < end {
            // `card4111111111111111`
            if end - start >= 14
                && let Some(letters) = card::digits_behind_card_word(&text[start..end])
            {
                return self.card(text, start + letters).unwrap_or(end);
            }
            return self.identifier(text, start).unwrap_or(end);
        }
        let next = text.get(end).copied().unwrap_or(b'"');
        let mut found = match run {
            // The birth date of a zone's second line, where no sex is written.
            7 if next == b'<' => mrz::at_token(text, start, end).filter(|&candidate| self.push(text, Some(candidate))).map(|candidate| candidate.end),
            12..=19 => self.card(text, start),
            4 if grouped_by_four(text, end, next) => self.card(text, start),
            3 if next == b'-' => ssn::at_digit(text, start).filter(|&candidate| self.push(text, Some(candidate))).map(|candidate| candidate.end),
            1..=3 if next == b'.' => ip::v4_at_digit(text, start).filter(|&candidate| self.push(text, Some(candidate))).map(|candidate| candidate.end),
            2 if matches!(next, b' ' | b'-')
                && grouped_by_four(text, end, next)
                && let Some(account) = iban::polish(text, start) =>
            {
                self.push(text, Some(account)).then_some(account.end)
            }
            2 | 5 | 6 | 8 if card::may_go_on_in_groups(text, start, end) => self.card_in_own_groups(text, start),
            _ => None,
        };
        if found.is_none() && text[start] == b'0' {
            found = phone::at_double_zero(text, start)
                .filter(|candidate| candidate.score >= 0.5)
                .filter(|&candidate| self.push(text, Some(candidate)))
                .map(|candidate| candidate.end);
        }
        let found = found.or_else(|| if identity::may_start(text, start, run) { self.identifier(text, start) } else { None });
        if found.is_some() && self.out.last().is_some_and(|last| last.score >= 0.5) {
            return found.unwrap_or(end);
        }
        self.phone(text, start).or(found).unwrap_or(end)
    }

    /// A telephone number in national writing, or one whose beginning stands before a bracket: `(030) 901820`,
    /// `0049 (0) 30 123456`.
    fn phone(&mut self, text: &[u8], start: usize) -> Option<usize> {
        let named = is_named_value(text, start);
        let tells = named && hints::may_tell(text, start);
        if named && !tells && !text.get(word_end(text, start)).is_some_and(|&next| matches!(next, b' ' | b'-' | b'.' | b'/' | b'(' | 0x80..)) {
            return None;
        }
        let bracket = bracket_before(text, start);
        // `0711 / 22958117`
        let parted = || match text[..start] {
            [.., b' ', b'/' | b'-', b' '] => {
                let area = word_start(text, start - 3, start.saturating_sub(9));
                (text[area] == b'0').then(|| phone::at_digit(text, area, phone::Regions::SHOPS, true)).flatten()
            }
            _ => None,
        };
        let bracketed = bracket.and_then(|bracket| {
            let code_end = bracket - usize::from(bracket > 0 && text[bracket - 1] == b' ');
            let code = word_start(text, code_end, code_end.saturating_sub(6));
            let international = if code < code_end { phone::at_double_zero(text, code) } else { None };
            international.filter(|candidate| candidate.score >= 0.5).or_else(|| phone::at_digit(text, bracket, phone::Regions::SHOPS, true))
        });
        let bracketed = bracketed.or_else(parted).filter(|candidate| candidate.end > start);
        let candidate = bracketed.or_else(|| phone::at_digit(text, start, phone::Regions::SHOPS, !named || tells))?;
        self.push(text, Some(candidate)).then_some(candidate.end)
    }

    fn card(&mut self, text: &[u8], start: usize) -> Option<usize> {
        let candidate = card::at_digit(text, start)?;
        self.card_found(text, candidate)
    }

    /// A card in groups of somebody's own.
    #[inline(never)]
    fn card_in_own_groups(&mut self, text: &[u8], start: usize) -> Option<usize> {
        let candidate = card::in_own_groups(text, start)?;
        self.card_found(text, candidate)
    }

    #[inline(always)]
    fn card_found(&mut self, text: &[u8], candidate: Candidate) -> Option<usize> {
        if !self.push(text, Some(candidate)) {
            return None;
        }
        if candidate.score < 0.5 {
            return None;
        }
        self.push(text, track::around_card(text, candidate.start, candidate.end));
        let before = self.out.len();
        card::beside(text, candidate.end, self.out);
        let end = self.out.last().map_or(candidate.end, |last| last.end.max(candidate.end));
        spoken::near_card(text, candidate.start..candidate.end, self.out);
        self.keep_enabled(before);
        Some(end)
    }

    fn keep_enabled(&mut self, from: usize) {
        for index in (from..self.out.len()).rev() {
            if !self.enabled.contains(self.out[index].entity) {
                self.out.remove(index);
            }
        }
    }

    fn identifier(&mut self, text: &[u8], start: usize) -> Option<usize> {
        let candidate = identity::at_group(text, start, &near::from(text, start), is_named_value(text, start))?;
        self.push(text, Some(candidate)).then_some(candidate.end)
    }

    /// A long word with digits or capital letters in it: a key, a token, a JWT, an encoded text.
    #[inline(never)]
    fn token(&mut self, text: &[u8], at: usize) {
        let mut start = at - at.min(15);
        while start > self.token_seen && is_token(text[start - 1]) {
            start -= 1;
        }
        let start = behind_escape(text, start);
        let (word, end) = arch::run_ends(text, start);
        self.token_seen = end;
        if end - start == 36 && [8, 13, 18, 23].iter().all(|&dash| text[start + dash] == b'-') {
            // A UUID, which is some providers' keys.
            self.push(text, key_format::beside(text, start, end));
            self.is_hollow(start, end);
            return;
        }
        if let Some(candidate) = key_format::at_token(text, start, end) {
            self.push(text, Some(candidate));
            return;
        }
        if text[start] == b'e'
            && let Some(candidate) = credential::jwt_at_word(text, start)
        {
            self.token_seen = candidate.end;
            self.push(text, Some(candidate));
        }
        if let Some(candidate) = special_token(text, start, word, end) {
            self.token_seen = self.token_seen.max(candidate.end);
            self.is_hollow(candidate.start, candidate.end);
            self.push(text, Some(candidate));
            return;
        }
        self.scheme(text, start);
        if text[..start].ends_with(b"\"") || text[..start].ends_with(b"'") {
            self.push(text, labelled::at_argument(text, start));
        }
        // `?key=…` of a URL: whoever has it is let in.
        if matches!(text[..start], [.., b'?' | b'&', b'k', b'e', b'y', b'=']) && secret::is_secret_value(&text[start..end]) {
            self.push(text, Some(Candidate::new(Entity::GenericSecret, start, end, 0.75)));
        }
        if spoken::is_opened(text, start) && !self.push(text, spoken::around_token(text, start, end)) {
            self.password(text, start);
        }
        if (16..=NUMBER).contains(&(word - start)) {
            self.identifier(text, start);
        }
        self.encoded(text, start);
        // What is so long and has letters in it, or is made of five groups, is no number.
        if end - start == 26 {
            self.push(text, iban::polish(text, start));
        }
        if end - start > NUMBER && may_be_hollow(&text[start..end]) {
            self.is_hollow(start, if end - start == 36 { end } else { word });
        }
    }

    /// `Bearer …`, `Basic …`: the word stands before the credential that the token is a part of.
    fn scheme(&mut self, text: &[u8], token: usize) {
        // The credential may have begun before: a path has its own words, which are not looked through twice.
        let start = match token.checked_sub(1).map(|before| text[before]) {
            Some(b' ') => token,
            Some(0xA0) if text[..token].ends_with(&[0xC2, 0xA0]) => token,
            Some(b'.' | b'~' | b'+' | b'/' | b'|') => {
                let from = token.saturating_sub(64);
                match memchr::memrchr2(b' ', b'"', &text[from..token]) {
                    Some(space) if text[from + space] == b' ' => from + space + 1,
                    _ => return,
                }
            }
            _ => return,
        };
        let spaces = match text[..start] {
            [.., 0xC2, 0xA0] => 2,
            ref before => before.iter().rev().take(3).take_while(|&&byte| byte == b' ').count(),
        };
        let word_end = start - spaces;
        if spaces == 0 || word_end < 5 {
            return;
        }
        let word = match text[word_end - 1] | 0x20 {
            b'r' if word_end >= 6 => word_end - 6,
            b'c' => word_end - 5,
            _ => return,
        };
        if word == 0 || !is_alnum(text[word - 1]) || ends_escape(text, word) {
            self.push(text, credential::scheme_at_word(text, word));
        }
    }

    /// Base64 of a text that holds something: the whole is what it holds.
    fn encoded(&mut self, text: &[u8], start: usize) {
        let is_part = |byte: u8| is_alnum(byte) || matches!(byte, b'+' | b'/' | b'_' | b'-');
        // Half of all characters cannot stand for the first six bits of an ASCII byte.
        let first = text.get(start..start + 13);
        if self.nested || !first.is_some_and(|first| [0, 4, 8, 12].iter().all(|&index| matches!(first[index], b'A'..=b'Z' | b'a'..=b'f'))) {
            return;
        }
        if !credential::starts_text(&text[start..]) {
            return;
        }
        let length = text[start..].iter().take(ENCODED).take_while(|&&byte| is_part(byte)).count();
        self.decoded(text, start, length);
    }

    #[inline(never)]
    fn decoded(&mut self, text: &[u8], start: usize, length: usize) {
        let mut decoded = [0u8; ENCODED / 4 * 3];
        let Some(length_decoded) = credential::decoded_text(&text[start..start + length], &mut decoded) else { return };
        let before = self.out.len();
        // Places in the one text mean nothing in the other.
        let mut inside = Sink::over(self.out, self.enabled, (self.known, self.silent, self.outlines));
        inside.nested = true;
        arch::run(Isa::Scalar, &decoded[..length_decoded], 0..length_decoded, &mut inside);
        let strongest = self.out[before..]
            .iter()
            .filter(|candidate| candidate.score >= 0.5 && !candidate.needs_card)
            .copied()
            .reduce(|best, next| if next.score > best.score { next } else { best });
        self.out.truncate(before);
        if let Some(inside) = strongest {
            let padding = text[start + length..].iter().take(2).take_while(|&&byte| byte == b'=').count();
            self.token_seen = self.token_seen.max(start + length);
            self.push(text, Some(Candidate::new(inside.entity, start, start + length + padding, inside.score)));
        }
    }

    /// Where the last e-mail address or key block ended; the next address starts behind it.
    fn email_floor(&self, at: usize) -> usize {
        // What stands further behind may have been found before.
        let ends = |candidate: &&Candidate| matches!(candidate.entity, Entity::EmailAddress | Entity::PrivateKey) && candidate.end <= at;
        self.out[self.first..].iter().rev().take(4).find(ends).map_or(0, |candidate| candidate.end)
    }

    /// `@`, `+` or `%` at the position.
    #[inline(never)]
    fn sign(&mut self, text: &[u8], at: usize) {
        match text[at] {
            // `"@type":`
            b'@' if text[..at].ends_with(b"\"") && text.get(alnum_end(text, at + 1)) == Some(&b'"') => {}
            b'@' => {
                let is_url = self.push(text, connection::url_at_at(text, at));
                let floor = self.email_floor(at);
                let found = email::around(text, at, email::sign_len(text, at).max(1), floor);
                if let Some(address) = &found
                    && text[..address.start].ends_with(b"<")
                {
                    self.push(text, email::display_name(text, address.start));
                }
                let is_address = self.push(text, found);
                // `P@ssw0rd1`
                if !is_address
                    && !is_url
                    && at > 1
                    && text[at - 1].is_ascii_alphabetic()
                    && !is_token(text[at - 2])
                    && text.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
                {
                    self.password(text, at);
                }
            }
            b'%' if text[at..].starts_with(b"%40") => {
                let floor = self.email_floor(at);
                self.push(text, email::around(text, at, 3, floor));
            }
            b'%' => {
                if let Some(candidate) = phone::at_encoded_plus(text, at) {
                    self.push(text, Some(candidate));
                    self.number_seen = self.number_seen.max(candidate.end);
                }
            }
            b'+' if matches!(text[at + 1], b'1'..=b'9') => {
                let parted = self.out[self.first..].iter().rev().take(8).any(|last| last.end == at);
                if let Some(candidate) = phone::at_plus(text, at, parted) {
                    self.push(text, Some(candidate));
                    self.number_seen = self.number_seen.max(candidate.end);
                } else if at > 0 && text[at - 1].is_ascii_digit() && at > self.number_seen {
                    self.number(text, at - 1);
                }
            }
            _ => {}
        }
    }

    /// A colon behind another, or behind a short group and another.
    #[inline(never)]
    fn chain(&mut self, text: &[u8], at: usize) {
        let before = at.checked_sub(6).and_then(|from| text[from..at].first_chunk::<6>());
        match before {
            // `12:34:56`: the most common chain of all.
            Some(&[.., a, b':', b, c]) if text[at] == b':' && a.is_ascii_digit() && b.is_ascii_digit() && c.is_ascii_digit() => {
                let far = if text.get(at + 3) == Some(&b':') { at + 6 } else { at + 3 };
                if !text.get(far).is_some_and(|&next| next == b':' || next.is_ascii_hexdigit()) {
                    self.chain_seen = far;
                    return;
                }
            }
            // `Order::place`
            Some(&[a, b, c, d, e, b':']) if [a, b, c, d, e].iter().all(|&byte| is_alnum(byte) || byte == b'_') => return,
            _ if text[at] != b':' => return,
            _ => {}
        }
        let is_pair = matches!(text[..at], [.., a, b] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit());
        // Seen from its second colon, or from its first where another stands close before: `MAC: aa:bb…`.
        // Digits alone, as times have them, from its third.
        let mut first = at;
        while first >= 3 && at - first < 6 && text[first - 3] == b':' {
            first -= 3;
        }
        if is_pair
            && (first < at || text.get(at + 3) == Some(&b':'))
            && let Some(candidate) = mac::at(text, first)
        {
            self.chain_seen = candidate.end;
            self.push(text, Some(candidate));
            return;
        }
        let is_part = |byte: u8| byte.is_ascii_hexdigit() || byte == b':' || byte == b'.';
        let run = text[..at].iter().rev().take(24).take_while(|&&byte| is_part(byte)).count();
        let Some(colon) = memchr::memchr(b':', &text[at - run..=at]) else { return };
        let (candidate, seen) = ip::v6_around(text, at - run + colon);
        self.chain_seen = seen;
        self.push(text, candidate);
    }

    /// A backslash, a letter and two digits: `\u0040` is an at sign.
    fn escaped_at(&mut self, text: &[u8], backslash: usize) {
        if text[backslash..].starts_with(b"\\u0040") {
            let floor = self.email_floor(backslash);
            self.push(text, email::around(text, backslash, 6, floor));
        }
    }

    /// A word of letters with a digit in it: a password, if one is spoken of.
    #[inline(never)]
    fn password(&mut self, text: &[u8], at: usize) {
        if !self.password_seen.contains(&at)
            && let Some(word) = spoken::password_word(text, at)
        {
            self.password_seen = word.clone();
            self.push(text, spoken::password_at(text, word));
        }
    }

    /// A word that starts with six capital letters.
    #[inline(never)]
    fn capitals(&mut self, text: &[u8], start: usize) {
        let near = &text[..text.len().min(start + 64)];
        let mut end = alnum_end(near, start);
        while near.get(end) == Some(&b'_') {
            end = alnum_end(near, end + 1);
        }
        if matches!(end - start, 8 | 11) {
            self.push(text, bic::at_word(text, start));
        }
        // `define('DB_PASSWORD', 'hunter2')`
        if matches!(text[end..], [b'\'' | b'"', b',', ..]) {
            let window = start.saturating_sub(72);
            if let Some(define) = memchr::memmem::rfind(&text[window..start], b"define") {
                self.push(text, labelled::at_word(text, window + define));
                // Its neighbours may have no such word in their names: `AUTH_KEY`.
                if self.stretches.is_some() && !self.nested && !self.constants_seen {
                    self.constants_seen = true;
                    labelled::each_constant(text, |candidate| {
                        self.push(text, Some(candidate));
                    });
                }
            }
        }
    }
}

/// The reference, the address of a currency, the hardware address or the machine-readable zone that a long word is. Few words
/// start like one. Letters and digits alone go up to `word`.
fn special_token(text: &[u8], start: usize, word: usize, end: usize) -> Option<Candidate> {
    let token = &text[start..end];
    if token[0].is_ascii_digit() && token.get(4) == Some(&b'_') {
        return card::joined_by_underscores(text, start, end);
    }
    if token.len() == 17 && token[2] == b'-' {
        return mac::at(text, start + 2);
    }
    if payment_token::may_be(token)
        && let Some(candidate) = payment_token::at_token(text, start, end)
    {
        return Some(candidate);
    }
    if crypto::may_be(token)
        && let Some(candidate) = if word == end { crypto::at_word(text, start, end) } else { crypto::at_token(text, start, end) }
    {
        return Some(candidate);
    }
    if mrz::may_be(token) { mrz::at_token(text, start, end) } else { None }
}

/// Whether a word starts with six capital letters that stand two bytes before the position.
#[inline(always)]
fn is_behind_capitals(text: &[u8], at: usize) -> bool {
    match text[..at] {
        [.., before, _, _, _, _, _, last, _] if is_alnum(before) || !last.is_ascii_uppercase() => false,
        [.., a, b, c, d, e, f, _] => [a, b, c, d, e, f].iter().all(u8::is_ascii_uppercase),
        _ => false,
    }
}

/// Whether a word of capital letters and digits starts seven characters before the position, with a space before it.
#[inline(always)]
fn is_end_of_code(text: &[u8], at: usize) -> bool {
    let Some(&[b' ', ref word @ ..]) = at.checked_sub(8).and_then(|from| text[from..].first_chunk::<9>()) else { return false };
    let count = |is: fn(&u8) -> bool| word.iter().filter(|byte| is(byte)).count();
    let (digits, capitals) = (count(u8::is_ascii_digit), count(u8::is_ascii_uppercase));
    digits > 0 && capitals > 0 && digits + capitals == word.len()
}

/// Whether a sign stands before the digit that starts no number and no address: `+02:00`, `%7B`.
#[inline(always)]
fn is_idle_sign(text: &[u8], at: usize) -> bool {
    // The letter of a word with a sign and a digit in it, which may be a password, stands four before.
    let Some(&[before, _, _, _, sign, digit]) = at.checked_sub(5).and_then(|from| text[from..].first_chunk::<6>()) else { return false };
    !before.is_ascii_alphabetic() && (sign == b'+' && digit == b'0' || sign == b'%' && !matches!(digit, b'2' | b'4'))
}

/// Whether a country with IBANs and a space stand before the digit, and another digit behind it: `NO 93`.
#[inline(always)]
fn is_behind_country(text: &[u8], at: usize) -> bool {
    text[at - 2].is_ascii_uppercase()
        && text.get(at + 1).is_some_and(u8::is_ascii_digit)
        && matches!(text[..at], [.., first, second, b' '] if first.is_ascii_uppercase() && iban::is_country(first, second))
}

/// Whether the year of an access log's date starts at the digit: `[21/Nov/2026:`.
#[inline(always)]
fn is_log_date(text: &[u8], at: usize) -> bool {
    matches!(text[..at], [.., b'/', _, _, _, b'/'])
}

/// Whether the year of a Spanish or Portuguese date may start at the digit: `4 de junio de 1976`.
#[inline(always)]
fn is_year_behind_de(text: &[u8], at: usize) -> bool {
    matches!(text[at], b'1' | b'2') && text[..at].ends_with(b" de ")
}

/// Whether a month and what parts it from its year may start at the digit.
#[inline(always)]
fn may_be_expiry(text: &[u8], at: usize) -> bool {
    matches!(text.get(at..), Some([b'0' | b'1', b'0'..=b'9', b'/' | b'-' | b'.', b'0'..=b'9', b'0'..=b'9', ..]))
}

/// What stands in quotes before the separator, up to 47 bytes: a name if it is a known one, for quotes may hold anything.
#[inline(always)]
fn quoted_name(text: &[u8], separator: usize) -> Option<&[u8]> {
    const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;
    let window = text.get(separator.checked_sub(51)?..separator)?;
    if window[50] != b'"' {
        return None;
    }
    // Eight bytes a step, from the end: the highest bit of each byte that is a quote.
    let mut end = 50;
    while end >= 10 {
        let bytes = u64::from_le_bytes(*window[end - 8..].first_chunk()?) ^ u64::from_ne_bytes([b'"'; 8]);
        let quotes = !(((bytes & LOW) + LOW) | bytes | LOW);
        if quotes != 0 {
            let start = end - quotes.leading_zeros() as usize / 8;
            // In brackets it may be a property and its visibility, which is looked at the whole way.
            return (window[start - 2] != b'[').then(|| &window[start..50]);
        }
        end -= 8;
    }
    None
}

/// The name that ends before the separator, where it stands alone or in quotes: the most common writings by far.
fn plain_name(text: &[u8], separator: usize) -> Option<&[u8]> {
    let quoted = text[..separator].ends_with(b"\"");
    let end = separator - usize::from(quoted);
    let mut start = end;
    while start > 0 && end - start < 48 && (is_alnum(text[start - 1]) || matches!(text[start - 1], b'_' | b'-')) {
        start -= 1;
    }
    let before = if start > 0 { text[start - 1] } else { b' ' };
    // In brackets it may be a property and its visibility: `["password":"User":private]`.
    let alone = match before {
        b'"' if quoted => start < 2 || text[start - 2] != b'[',
        _ if quoted => false,
        b' ' | b'&' | b'?' | b',' | b'\n' | b'{' | b'(' => true,
        b'.' | b'/' | b'>' | b'<' | b'"' | b'\'' | b'|' | b'#' | b'$' | b'@' | b'\t' | b'\r' => text[start].is_ascii_alphabetic(),
        _ => false,
    };
    (alone && start < end).then(|| &text[start..end])
}

/// Whether the position is where a value starts that has a name right before it: `"ean":"4006381333931"`, `id:17`. What it
/// is, its name says.
#[inline]
fn is_named_value(text: &[u8], start: usize) -> bool {
    match text[..start] {
        [.., b':' | b'='] => true,
        [.., before, b'"'] => matches!(before, b':' | b'=') || matches!(text[..start - 1], [.., b':', b' '] | [.., b'=' | b':', b'\\']),
        [.., b'=', b'\''] => true,
        _ => false,
    }
}

/// Whether a candidate is the whole value of a form's field. An address may have swallowed the words before it.
fn is_field_of_form(text: &[u8], candidate: &Candidate) -> bool {
    let whole = text[..candidate.start].ends_with(b"=") && matches!(text.get(candidate.end), None | Some(b'&' | b'\n'));
    whole && candidate.entity != Entity::EmailAddress
}

/// Where a candidate ends that its field's name says: with the field of the form, spaces and all.
fn field_end(text: &[u8], candidate: &Candidate) -> usize {
    let named = matches!(candidate.entity, Entity::Person | Entity::PostalAddress | Entity::Password | Entity::GenericSecret | Entity::ConnectionString);
    if !named || !text[..candidate.start].ends_with(b"=") {
        return candidate.end;
    }
    candidate.end
        + text[candidate.end..].iter().take(512).take_while(|&&byte| is_alnum(byte) || matches!(byte, b'%' | b'+' | b'-' | b'_' | b'.' | b'*')).count()
}

fn is_secret(entity: Entity) -> bool {
    matches!(entity.category(), Category::Secret | Category::Confidential)
}

/// Whether the position stands inside of a label or token: `[PERSON:k1:00ff]`.
fn in_label(text: &[u8], at: usize) -> bool {
    // A label is one word with colons in it, a token one with points.
    if !at.checked_sub(1).is_some_and(|before| is_token(text[before]) || matches!(text[before], b'[' | b':' | b'~' | b'.' | b'@')) {
        return text.get(at) == Some(&b'~') && label_len(text, at) > 0;
    }
    label_around(text, at).is_some() || text.get(at) == Some(&b'~') && label_len(text, at) > 0
}

/// Where the word of letters and digits starts that the position stands in, at `floor` at the earliest.
#[inline]
fn word_start(text: &[u8], at: usize, floor: usize) -> usize {
    // Most are short.
    let mut start = at;
    while start > floor && is_alnum(text[start - 1]) {
        start -= 1;
    }
    start
}

/// Past the letters of an escape that stands in front: `\n4111…`, `\u00e94111…`.
fn behind_escape(text: &[u8], start: usize) -> usize {
    if start == 0 || text[start - 1] != b'\\' {
        return start;
    }
    match () {
        () if start + 5 <= text.len() && text[start] == b'u' && ends_escape(text, start + 5) => start + 5,
        () if ends_escape(text, start + 1) => start + 1,
        () => start,
    }
}

/// The long word around the position, up to 64 bytes to each side: sixteen letters, digits, `_` and `-` or more, not digits
/// alone, of which as many stand behind the position as a number may have left.
#[inline]
fn long_word_around(text: &[u8], at: usize, near: &Near) -> Option<Range<usize>> {
    if ((near.digit | near.letter | near.dash) >> 16).trailing_ones() < 6 {
        return None;
    }
    let end = token_end(&text[..text.len().min(at + 64)], at);
    let start = token_start(text, at, at.saturating_sub(64));
    let is_long = end - start >= 16 && (end - at).min(12) + (at - start).min(12) >= 12;
    (is_long && may_be_hollow(&text[start..end])).then_some(start..end)
}

/// Whether a long word is not made of groups of digits alone, unless as a UUID is.
fn may_be_hollow(word: &[u8]) -> bool {
    word.len() == 36 || word.iter().any(u8::is_ascii_alphabetic)
}

/// Where the word of letters and digits ends.
#[inline]
fn word_end(text: &[u8], at: usize) -> usize {
    let mut end = at;
    while end < text.len() && is_alnum(text[end]) {
        end += 1;
    }
    end
}

/// Whether a second group of four (or six) digits stands behind the first of a card, whatever parts them.
fn grouped_by_four(text: &[u8], end: usize, next: u8) -> bool {
    match next {
        b' ' | b'-' | b'.' | b'+' => matches!(text.get(end + 1..end + 5), Some(group) if group.iter().all(u8::is_ascii_digit)),
        b'%' | 0x80.. => true,
        _ => false,
    }
}

/// Of a date with its year first, and the time behind it: where it ends, seen from the first digit of its day or of the
/// hour. Most numbers of a log are these.
fn date_end(text: &[u8], at: usize) -> Option<usize> {
    let &[first, _, _, y, before, m, _, mark, _, day] = text.get(at.checked_sub(8)?..at + 2)? else { return None };
    let digits = first.is_ascii_digit() && y.is_ascii_digit() && m.is_ascii_digit() && day.is_ascii_digit();
    if mark != before || !matches!(mark, b'-' | b'/') || !digits || !matches!(first, b'1' | b'2') {
        return None;
    }
    // Part of something longer, or a number with a word of its own.
    if at > 8 && (is_alnum(text[at - 9]) || matches!(text[at - 9], b'-' | b'.')) {
        return None;
    }
    match text.get(at + 2) {
        Some(b'T' | b' ') if text.get(at + 5) == Some(&b':') => {
            let mut end = at + 3;
            while end < text.len() && end < at + 18 && matches!(text[end], b'0'..=b'9' | b':' | b'.') {
                end += 1;
            }
            Some(end)
        }
        Some(byte) if is_alnum(*byte) || *byte == b'-' => None,
        _ => Some(at + 2),
    }
}

/// Of a version, a decimal or a section (`2.4.24`, `239.500000`, `Chrome/140.0.0.0`): where it ends. Digits and dots, two
/// groups or few digits in three, or behind a product's name.
fn dotted_end(text: &[u8], start: usize) -> Option<usize> {
    let (mut at, mut dots, mut digits) = (start, 0, 0);
    while at < text.len() && at - start < NUMBER {
        match text[at] {
            b'0'..=b'9' => digits += 1,
            // A sentence's end is no part of it.
            b'.' if text.get(at + 1).is_some_and(u8::is_ascii_digit) => dots += 1,
            _ => break,
        }
        at += 1;
    }
    let ends = !text.get(at).is_some_and(|&byte| is_alnum(byte) || matches!(byte, b'-' | b'/'));
    (ends && dots > 0 && (dots == 1 || dots == 2 && digits < 8 || is_product(text, start))).then_some(at)
}

/// Whether the name of a product stands before the version at `start`: `Chrome/140.0.0.0`.
fn is_product(text: &[u8], start: usize) -> bool {
    matches!(text[..start], [.., product, b'/'] if product.is_ascii_alphabetic())
}

/// Of two decimals with a comma between, the point of the first, seen from the digits of the second.
fn pair_dot_before(text: &[u8], second: usize) -> Option<usize> {
    let before = &text[second.saturating_sub(16)..second];
    let before = before.strip_suffix(b"-").unwrap_or(before);
    let before = before.strip_suffix(b" ").unwrap_or(before);
    let before = before.strip_suffix(b",")?;
    let digits = before.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let dot = before.len().checked_sub(digits + 1)?;
    (digits >= 4 && before[dot] == b'.').then(|| second.saturating_sub(16) + dot)
}

/// Whether a group stands right behind another one and a point, a slash or a hyphen, and is nothing but its tail: no card's
/// digits, no address, no number behind a bracket start there.
#[inline]
fn is_tail_alone(text: &[u8], start: usize, end: usize) -> bool {
    let [.., b'0'..=b'9', join @ (b'.' | b'/' | b'-')] = text[..start] else { return false };
    let (length, next) = (end - start, text.get(end).copied().unwrap_or(b'"'));
    let may_start = match join {
        // A range of addresses.
        b'-' => next == b'.',
        b'/' => text[start] == b'0' || length == 4 && matches!(next, b' ' | b'-' | b'.' | b'+' | b'%' | 0x80..),
        _ => false,
    };
    !(length >= 12 || may_start || length == 7 && next == b'<' || text[start.saturating_sub(BRACKETS)..start].contains(&b'('))
}

/// Length of what joins two groups of a number at the position.
fn join_len(text: &[u8], at: usize) -> usize {
    match text.get(at) {
        Some(b'.' | b'/' | b' ' | b'-') => 1,
        Some(0x80..) => space_len(text, at).max(dash_len(text, at)),
        _ => 0,
    }
}

/// The opening bracket of an area, with nothing but its digits between it and the position.
fn bracket_before(text: &[u8], start: usize) -> Option<usize> {
    let before = &text[start.saturating_sub(BRACKETS)..start];
    let other = before.iter().rposition(|&byte| !(byte.is_ascii_digit() || matches!(byte, b' ' | b')' | b'-' | b'.' | b'/')))?;
    (before[other] == b'(' && (other + 1 == before.len() || !before[before.len() - 1].is_ascii_digit())).then_some(start - before.len() + other)
}

/// The group that a join parts from the word at `start`: where it ends, and whether it ends in a digit.
#[inline(always)]
fn group_before(text: &[u8], start: usize, floor: usize) -> Option<(usize, bool)> {
    if start <= floor {
        return None;
    }
    let end = match text[start - 1] {
        b'.' | b'/' | b' ' | b'-' => start - 1,
        0x80.. => wide_join(text, start, floor)?,
        _ => return None,
    };
    if end <= floor {
        return None;
    }
    let last = text[end - 1];
    is_alnum(last).then_some((end, last.is_ascii_digit()))
}

/// Where a join of several bytes starts that ends before `start`.
#[cold]
fn wide_join(text: &[u8], start: usize, floor: usize) -> Option<usize> {
    (2..=3).find(|&width| start > floor + width && join_len(text, start - width) == width).map(|width| start - width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::identity::IDENTIFIERS;

    fn found(text: &str) -> Vec<(&'static str, &str)> {
        let mut out = Vec::new();
        scan(text.as_bytes(), &EntitySet::all(), &mut Memory::default(), &mut out);
        out.iter().filter(|c| c.score >= 0.5).map(|c| (c.entity.name(), &text[c.start..c.end])).collect()
    }

    #[test]
    fn a_log_line_gives_every_finding_once_and_in_order() {
        assert_eq!(
            found("Charge failed for marta.kowalska@example.net with card 4111111111111111, exp 09/28 cvv 123 from 83.12.44.7"),
            [
                ("EMAIL_ADDRESS", "marta.kowalska@example.net"),
                ("CREDIT_CARD", "4111111111111111"),
                ("CARD_EXPIRY", "09/28"),
                ("CVV", "123"),
                ("IP_ADDRESS", "83.12.44.7"),
            ]
        );
    }

    #[test]
    fn a_documents_number_is_found_behind_its_name_without_a_colon() {
        for (text, entity, number) in [
            ("My passport number is C01X00T478, valid until 2030", "DE_PASSPORT", "C01X00T478"),
            ("Ihr Personalausweis L01X00T471 ist abgelaufen", "DE_ID_CARD", "L01X00T471"),
            ("La carta d'identità n. CA12345AA è scaduta", "IT_IDENTITY_CARD", "CA12345AA"),
            ("la mia patente è U1H00A000B", "DRIVING_LICENCE", "U1H00A000B"),
            ("N° de la carte nationale d'identité X4RTBPFW4", "ID_CARD_NUMBER", "X4RTBPFW4"),
            ("passeport n° 12AB34567", "PASSPORT_NUMBER", "12AB34567"),
            ("paspoort NWR45P0Y2", "PASSPORT_NUMBER", "NWR45P0Y2"),
            ("rijbewijsnummer 1234567890", "DRIVING_LICENCE", "1234567890"),
        ] {
            assert_eq!(found(text), [(entity, number)], "{text}");
        }
        for text in [
            "article AB12CD34 is sold out, SKU WSH12BLK45",
            "passport photo paper PP123GLOSSY",
            "Passport control opens 12345678 times",
            "the driving licence of 2019 and AB12CD34",
            "passport AB12CD34-XL",
            "passport D41D8CD98F00B204E9800998ECF8427E",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_separator_may_stand_far_behind_its_name() {
        for spaces in 0..120 {
            for name in ["\"birth_place\"", "birth_place", "place of birth\"", "password is"] {
                found(&format!("{{{name}{}: null,\"id\":8}}", " ".repeat(spaces)));
            }
        }
    }

    #[test]
    fn prompts_types_and_verbs_are_no_passwords() {
        for text in [
            "pw = getpass.getpass(\"Password: \")\nprint(\"hello\")\n",
            "read -s -p \"Password: \" PW\nexport A=\"b\"\n",
            "msgid \"Password:\"\nmsgstr \"Passwort:\"\n",
            "msgid \"First Name:\"\nmsgstr \"Vorname:\"\n",
            "def f(client_secret: str, token: str = None): ...\n",
            "pub password: Option<String>, secret: u32",
            "except E:\n    pass\n\nclass A(HttpLib2Error): x\n",
            "we pass to modnames2paths\n",
            "cvc_check: pass\naddress_line1_check: pass\n",
            "pass: 14 fail: 2\n",
            "{\"dependencies\":{\"secret\":\"1.0.4\",\"password\":\"^0.1.1\"}}",
            "level=info uid=2417265407 dur=0.8\n",
            "$user->password = Hash::make($request->password);\n",
            "password = os.environ[\"DB_PASSWORD\"]\n",
            "$pass = trim($_POST[\"pass\"]);\n",
            "self._password = handler.password\n",
            "password = params[:password]\n",
            "password: PropTypes.string.isRequired,\n",
            "logger.info(\"password=%s\", x)\n",
            "password: %env(DB_PASSWORD)%",
            "STREET_ADDRESS = ObjectIdentifier(\"2.5.4.9\")\n",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
        for (text, entity, value) in [
            ("print(\"password: hunter2!\")", "PASSWORD", "hunter2!"),
            ("connect('db', password: 'hunter2!')", "PASSWORD", "hunter2!"),
            ("It's the password: 'hunter2!'", "PASSWORD", "hunter2!"),
            ("the \"admin\" password: \"hunter2!\"", "PASSWORD", "hunter2!"),
            ("password = abc[12](x)", "PASSWORD", "abc[12](x)"),
            ("password = mr.hunter7", "PASSWORD", "mr.hunter7"),
            ("uid=ATU12345675 x", "VAT_ID", "ATU12345675"),
        ] {
            assert_eq!(found(text), [(entity, value)], "{text}");
        }
    }

    #[test]
    fn a_secret_is_found_in_the_assignments_of_every_language() {
        let key = concat!("q7Rk2Vx9", "Lm4Tz8Wb3Nc6");
        for text in [
            format!("apiToken := \"{key}\""),
            format!("api_token ::= \"{key}\""),
            format!("API_TOKEN :::= '{key}'"),
            format!("API_TOKEN ?= \"{key}\""),
            format!("$apiToken .= \"{key}\";"),
            format!("api_token ||= '{key}'"),
            format!("apiToken ??= '{key}';"),
            format!("apiToken := `{key}`"),
            format!("var apiToken string = \"{key}\""),
            format!("const apiToken: string = '{key}';"),
            format!("let api_token: &str = \"{key}\";"),
            format!("System.setProperty(\"shop.api_token\", \"{key}\");"),
            format!("config.set('apiToken', '{key}')"),
            format!("creds = {key}"),
            format!("curl -H 'Authorization: {key}' https://shop.example/"),
            format!("Authorization: SSWS {key}"),
            format!("https://shop.example/feed?key={key}&page=2"),
        ] {
            assert_eq!(found(&text), [("GENERIC_SECRET", key)], "{text}");
        }
        for text in ["password := \"correct7!horse\"", "var password string = \"correct7!horse\"", "password := `correct7!horse`"] {
            assert_eq!(found(text), [("PASSWORD", "correct7!horse")], "{text}");
        }
        for text in ["curl -u admin:correct7!horse https://shop.example/", "curl --user \"admin:correct7!horse\" https://shop.example/"] {
            assert_eq!(found(text), [("PASSWORD", "correct7!horse")], "{text}");
        }
        let secret = "5uC5Y4Mcvdl5rB56rBmxnvB4DZgiIpcyTPbOoEWp";
        assert_eq!(found(&format!("curl -u shop:{secret} https://shop.example/")), [("PASSWORD", secret)]);
        for text in [
            "mysql -u root -phunter22x shop",
            "sshpass -p 'hunter22x' ssh db.example.com",
            "docker login -u shop -p hunter22x registry.example.com",
            "redis-cli -a hunter22x ping",
            "requirepass hunter22x",
            "CREATE USER shop IDENTIFIED BY 'hunter22x';",
        ] {
            assert_eq!(found(text), [("PASSWORD", "hunter22x")], "{text}");
        }
        for text in ["mkdir -phunter22x", "products identified by hunter22x", "cp -p hunter22x b", "implode(',', 'root', 'hunter22x')"] {
            assert_eq!(found(text), [], "{text}");
        }
        assert_eq!(found("I was born on 4 June 1976 in Kiel"), [("DATE_OF_BIRTH", "4 June 1976")]);
        assert_eq!(found("born June 4th, 1976; joined June 4th, 2012"), [("DATE_OF_BIRTH", "June 4th, 1976")]);
        assert_eq!(found("Your PIN is 4821"), [("PASSWORD", "4821")]);
        for text in [
            "Ihre neue PIN lautet: 4821",
            "Code PIN : 4821",
            "**PIN:** 4821",
            "- *PIN*: `4821`",
            "Mijn pincode is 4821",
            "PIN-koodi 4821",
            "<td>PIN:</td><td>4821</td>",
        ] {
            assert_eq!(found(text), [("PASSWORD", "4821")], "{text}");
        }
        for text in ["PIN: 48217", "PIN count : 4821", "GPIO pin: 17", "pins is: 4821"] {
            assert_eq!(found(text), [], "{text}");
        }
        for text in ["the password is: sunflower", "Das Kennwort lautet: sunflower", "Mot de passe&nbsp;:</strong> sunflower"] {
            assert_eq!(found(text), [("PASSWORD", "sunflower")], "{text}");
        }
        for text in ["Password: unknown", "Passwort: keines", "Wachtwoord: minimaal acht tekens", "the password is: required", "this is: sunflower"] {
            assert_eq!(found(text), [], "{text}");
        }
        for text in ["admin password -> Dragon99!", "le mdp du wifi c'est Dragon99!", "das Kennwort für den neuen Router ist Dragon99!"] {
            assert_eq!(found(text), [("PASSWORD", "Dragon99!")], "{text}");
        }
        assert_eq!(found("my password: none, user pass P@ssw0rd1 ok"), [("PASSWORD", "P@ssw0rd1")]);
        assert_eq!(found("fn password(text: &str) -> Option42 {"), []);
        assert_eq!(found("My SSN is: 219-09-9999"), [("US_SSN", "219-09-9999")]);
        assert_eq!(found("nr rachunku 61 1090 1014 0000 0712 1981 2874"), [("BANK_ACCOUNT", "61 1090 1014 0000 0712 1981 2874")]);
        assert_eq!(found("konto 61109010140000071219812874."), [("BANK_ACCOUNT", "61109010140000071219812874")]);
        assert_eq!(found("Kontonummer 0648489890 BLZ 37040044"), [("BANK_ACCOUNT", "0648489890")]);
        assert_eq!(found("Call _(201) 555-0123_ now"), [("PHONE_NUMBER", "(201) 555-0123")]);
        assert_eq!(found("hier meine Karte \"4111 1111 1111 1111\" und der Sicherheitscode ist 123"), [("CREDIT_CARD", "4111 1111 1111 1111"), ("CVV", "123")]);
        assert_eq!(found("please refund to my account 31926819"), [("UK_BANK_ACCOUNT", "31926819")]);
        for text in [
            "password := os.Getenv(\"DB_PASSWORD\")",
            "password := generatePassword(12)",
            "token := r.Header.Get(\"X-Token\")",
            "const password: string = askForPassword()",
            "password ?= $(shell cat secret.txt)",
            "url.password += encodedCodePoints; else url.username",
            "l.password+=f:l.username+=f):x=!0;y=u",
            "std::string token::name",
            "type: string = name",
            "trans(\"key\", \"customer_account_dashboard_title2\")",
            "https://shop.example/list?key=price_asc_2",
            "Authorization: \"none\"",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_number_ends_where_its_sentence_does() {
        assert_eq!(found("I paid with my card 4111111111111111. The next one came."), [("CREDIT_CARD", "4111111111111111")]);
        let mut wrong = Vec::new();
        for identifier in IDENTIFIERS {
            let word = identifier.words[0];
            for example in identifier.examples {
                let with =
                    |mark: &str| found(&format!("My {word} is {example}{mark}")).iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>();
                let plain = with(" and more");
                wrong.extend(
                    [".", ". Next", ".\n", "!", ", too", "; so"]
                        .into_iter()
                        .filter(|mark| with(mark) != plain)
                        .map(|mark| format!("{word} {example}{mark}: {plain:?} {:?}", with(mark))),
                );
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn a_name_that_came_before_is_read_as_the_first_time() {
        let mut memory = Memory::default();
        let mut out = Vec::new();
        let value = "pat.0Example1Key2Made3Up40.0Example1Key2Made3Up40Ex.0Example1Key2d";
        for text in [format!("\"note\":\"pat.key\":\"{value}\":7}}"), format!("\"api key\": \"{value}\""), format!("\"@type key\":\"{value}\"")] {
            let mut first = None;
            for _ in 0..3 {
                scan(text.as_bytes(), &EntitySet::all(), &mut memory, &mut out);
                let found: Vec<_> = out.iter().map(|found| (found.entity, found.start, found.end)).collect();
                assert_eq!(*first.get_or_insert_with(|| found.clone()), found, "{text}");
            }
        }
    }

    #[test]
    fn a_silent_name_silences_no_longer_one() {
        let mut memory = Memory::default();
        let mut out = Vec::new();
        for (text, count) in [("nom=Martin ", 0), ("prénom=Martin ", 1), ("prénom=Martin ", 1), ("nom=Martin ", 0)] {
            scan(text.as_bytes(), &EntitySet::all(), &mut memory, &mut out);
            assert_eq!(out.len(), count, "{text}");
        }
    }

    #[test]
    fn an_index_in_quotes_is_read_the_same_whatever_stands_behind_its_separator() {
        let mut memory = Memory::default();
        let mut out = Vec::new();
        let begin = "lorem ipsum dolor sit amet \"first_name\":\"Marta\",\"last_name\":\"Roe\",";
        for written in
            ["\"address_0\": \"Elm Street 5\"", "\"address_0\":\"Elm Street 5\"", "\"street_10\": \"Elm Street 5\"", "\"address_0\"=\"Elm Street 5\""]
        {
            scan(format!("{begin}{written} and so on, and on").as_bytes(), &EntitySet::all(), &mut memory, &mut out);
            assert_eq!(out.len(), 3, "{written}");
        }
    }

    #[test]
    fn names_that_say_nothing_leave_those_that_do() {
        let secret = "s%3Ak3v9Qx2LmT8wZr5NcY1bHf7JdP0aGe4U";
        let quiet = "queue.WARNING: a, \"@type\":\"Offer\", \"id\":7, data-id=\"5\", color:red, page=2, sid: 3 ";
        let loud = format!("connect.sid={secret} \"first_name\":\"Jonas\", {{\"pw\":\"hunter2-Xy\"}}, customer[city]=Ulm ");
        let mut memory = Memory::default();
        let mut out = Vec::new();
        for _ in 0..3 {
            for (text, count) in [(quiet, 0), (&loud, 4)] {
                scan(text.as_bytes(), &EntitySet::all(), &mut memory, &mut out);
                assert_eq!(out.len(), count, "{out:?}");
            }
        }
    }

    #[test]
    fn digits_of_other_scripts_and_invisible_characters_are_seen_through() {
        let digits = |zero: u32| "4111111111111111".bytes().filter_map(|byte| char::from_u32(zero + u32::from(byte - b'0'))).collect::<String>();
        for zero in [0x660, 0x6F0, 0x966, 0x9E6, 0xFF10] {
            let number = digits(zero);
            assert_eq!(found(&format!("card {number}, please")), [("CREDIT_CARD", &number[..])]);
        }
        for (text, value) in [
            ("card ４１１１ １１１１ １１１１ １１１１", "４１１１ １１１１ １１１１ １１１１"),
            ("4111\u{200b}1111\u{200b}1111\u{200b}1111", "4111\u{200b}1111\u{200b}1111\u{200b}1111"),
        ] {
            assert_eq!(found(text), [("CREDIT_CARD", value)]);
        }
        assert_eq!(found("an jane\u{ad}doe＠example.com"), [("EMAIL_ADDRESS", "jane\u{ad}doe＠example.com")]);
    }

    #[test]
    fn escapes_end_words() {
        assert_eq!(found(r"\n4111111111111111\nfoo@x.com"), [("CREDIT_CARD", "4111111111111111"), ("EMAIL_ADDRESS", "foo@x.com")]);
        assert_eq!(found(r"caf\u00e94111111111111111"), [("CREDIT_CARD", "4111111111111111")]);
    }

    #[test]
    fn passwords_in_sentences_and_cells_are_found() {
        for (text, value) in [
            ("mein Passwort lautet Sommer!2024x und ich", "Sommer!2024x"),
            ("mon mot de passe est soleil#42bleu, merci", "soleil#42bleu"),
            ("La mia password è gelato2024!.\nCodice fiscale: RSSMRA85T10A562S", "gelato2024!"),
            ("Please note shop771x as my PIN. Order 1000", "shop771x"),
            ("我的登录密码是winter1706，请核对", "winter1706"),
            ("<td>Kennwort</td><td>qwerty!1885</td>", "qwerty!1885"),
            ("| पासवर्ड | haslo_498 |", "haslo_498"),
            ("monkey!1578 (Passwort)", "monkey!1578"),
            ("so here is the password: again it is tiger_1377", "tiger_1377"),
            ("„mot de passe“: azerty230x", "azerty230x"),
            ("dostopno geslo....: gE9blLAv1M50", "gE9blLAv1M50"),
            ("Kennwort: <strong>aB3$kk9z</strong>", "aB3$kk9z"),
        ] {
            assert!(found(text).contains(&("PASSWORD", value)), "{text}: {:?}", found(text));
        }
        for text in [
            "Passwords are hashed with bcrypt2 and sha256",
            "the password policy of magento246 and mysql8",
            "Password reset for order ORD97817449",
            "contact jane2024@example.com about the password",
            "/var/www/html/password/reset/index2024.php",
            "The password is wrong. See page2024 for more",
            "e?\"password\":\"public\"",
            "tracking: JJD384287482x, „PIN“: ?",
        ] {
            assert!(!found(text).iter().any(|found| found.0 == "PASSWORD"), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn dates_of_birth_are_found_where_they_are_spoken_of() {
        for (text, value) in [
            ("Anna, geboren am 28.10.1958. Leider", "28.10.1958"),
            ("née le 10/07/2002 à Lyon", "10/07/2002"),
            ("geboortedatum 16-11-1992.", "16-11-1992"),
            ("she was born on 1988-03-14, in Ulm", "1988-03-14"),
            ("| Date of birth | 24/09/1953 |", "24/09/1953"),
            ("生年月日は1988-03-14です", "1988-03-14"),
            ("Date of Birth: April 22, 1963\nSSN", "April 22, 1963"),
            ("Geburtsdatum: 22. April 1963, Ulm", "22. April 1963"),
            ("fecha de nacimiento: 22 de abril de 1963", "22 de abril de 1963"),
        ] {
            assert!(found(text).contains(&("DATE_OF_BIRTH", value)), "{text}: {:?}", found(text));
        }
        for text in [
            "The order of 28.10.2011 was born in",
            "founded on 28.10.1958, newborn sizes",
            "geboren am 28.10.1958.12",
            "geboren 99/99/1958",
            "[2003-03-14T10:00:00] main.INFO: a customer was born",
            "birthday: April is near",
        ] {
            assert!(!found(text).iter().any(|found| found.0 == "DATE_OF_BIRTH"), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn the_nearest_word_says_what_a_number_is() {
        assert_eq!(found("o meu NIF é 170869075, telemóvel 912 516 607, IBAN"), [("PT_NIF", "170869075"), ("PHONE_NUMBER", "912 516 607")]);
        assert_eq!(found("Pueden llamarme al 612 81 00 14 o"), [("PHONE_NUMBER", "612 81 00 14")]);
        assert_eq!(found("TEL;TYPE=WORK,VOICE:512 129 918"), [("PHONE_NUMBER", "512 129 918")]);
    }

    #[test]
    fn a_code_may_stand_before_the_date() {
        let found = found("->charge('4111111111111111', '387', '05/28', 'x')");
        assert_eq!(found, [("CREDIT_CARD", "4111111111111111"), ("CVV", "387"), ("CARD_EXPIRY", "05/28")]);
    }

    #[test]
    fn names_of_several_words_name_what_stands_behind() {
        for (text, finding) in [
            ("telephone number:0711229581", ("PHONE_NUMBER", "0711229581")),
            ("my card security code: 808", ("CVV", "808")),
            ("card expiry date: 03 / 31,", ("CARD_EXPIRY", "03 / 31")),
            ("hardware address....: c1-ea-2c-31-14-f0", ("MAC_ADDRESS", "c1-ea-2c-31-14-f0")),
        ] {
            assert_eq!(found(text), [finding], "{text}");
        }
        assert_eq!(found("order number: 100000123"), []);
    }

    #[test]
    fn a_bearer_jwt_is_one_finding() {
        let jwt = Entity::Jwt.info().example;
        assert_eq!(found(&format!("Authorization: Bearer {jwt}")), [("JWT", jwt)]);
    }

    #[test]
    fn cards_in_lists_and_behind_their_word_are_found() {
        let card = ("CREDIT_CARD", "4111111111111111");
        assert_eq!(found("4111111111111111,4111111111111111"), [card, card]);
        assert_eq!(found("card4111111111111111"), [card]);
        assert_eq!(found("hash4111111111111111"), []);
        assert_eq!(found("x 0.4111111111111111 .4111111111111111 5-4111111111111111"), []);
    }

    #[test]
    fn labels_are_never_found_again() {
        let text = "[EMAIL_ADDRESS] [PERSON:k1:4111111111111111] password=[PASSWORD] cvv [CVV]";
        assert_eq!(found(text), []);
    }

    #[test]
    fn phones_in_every_writing_have_a_trigger() {
        for number in [
            "+49 30 123456",
            "+1 (555) 229-3326",
            "0049 (0) 30/123456-0",
            "%2B4930123456",
            "(555) 229-3326",
            "(030) 901820",
            "202-555-0143",
            "020 7946 0018",
            "07700 900123",
            "06.12.34.56.78",
            "0171/5550199",
        ] {
            assert_eq!(found(&format!("ask {number}, please")), [("PHONE_NUMBER", number)]);
        }
        for number in ["030 901820", "(0 30) 90 18 20", "612 345 678", "12 34 56 78", "2025550143", "011 49 30 123456", "555-0199"] {
            assert_eq!(found(&format!("Tel. {number}, please")), [("PHONE_NUMBER", number)]);
        }
    }

    #[test]
    fn what_stands_before_an_encoded_text_hides_nothing_of_it() {
        let encoded = "bXkgY2FyZCA0MTExMTExMTExMTExMTExIG9rIHRoYW5rcw==";
        for before in ["", "e2326ae80602bf086c01679c53be21e3 ", "e2326ae80602bf086c01679c53be21e3 0a5f2c9e-9d39-4b0d-a4f1-6f6d2b7c8e90 "] {
            assert_eq!(found(&format!("{before}{encoded}")), [("CREDIT_CARD", encoded)], "{before}");
        }
        // An address begins behind the one before, in its own text.
        let encoded = "am9hbm5hQGV4YW1wbGUub3JnLCB0aGFuayB5b3U=";
        let text = format!("x@y.de {}{encoded}", "and nobody else ".repeat(5));
        assert_eq!(found(&text), [("EMAIL_ADDRESS", "x@y.de"), ("EMAIL_ADDRESS", encoded)]);
    }

    #[test]
    fn encoded_texts_are_read_as_what_they_mean() {
        for (text, entity, value) in [
            ("a=1&billing%5Bphone%5D=066+6341219&b=2", "PHONE_NUMBER", "066+6341219"),
            ("a=1&note=My+card+is+4111+1111+1111+1111%2C+ok", "CREDIT_CARD", "4111+1111+1111+1111"),
            ("a=1&remote_ip=2600%3A1f18%3Ae06e%3Aa384%3A%3Af95e%3A9d01&b=2", "IP_ADDRESS", "2600%3A1f18%3Ae06e%3Aa384%3A%3Af95e%3A9d01"),
            ("a=1&iban=DE89%203704%200044%200532%200130%2000&b=2", "IBAN_CODE", "DE89%203704%200044%200532%200130%2000"),
            ("<td>jane&#64;example.com</td>", "EMAIL_ADDRESS", "jane&#64;example.com"),
            ("a=1&billing%5Bcity%5D=West+Adrienneview&b=2", "POSTAL_ADDRESS", "West+Adrienneview"),
            ("<td>4111&nbsp;1111&nbsp;1111&nbsp;1111</td>", "CREDIT_CARD", "4111&nbsp;1111&nbsp;1111&nbsp;1111"),
        ] {
            assert_eq!(found(text), [(entity, value)], "{text}");
        }
    }

    #[test]
    fn what_stands_beside_a_card_is_found_in_any_language() {
        for text in [
            "4111111111111111, data di scadenza 09/28, codice di sicurezza 123",
            "4111111111111111 (CVC 123, gültig bis 09.2028)",
            "4111-1111-1111-1111 / 09 / 28 / kod zabezpieczający 123",
            "银行卡:4111111111111111 有效期: 09-2028 安全码: 123",
        ] {
            let names: Vec<_> = found(text).iter().map(|found| found.0).collect();
            assert!(names.contains(&"CREDIT_CARD") && names.contains(&"CARD_EXPIRY") && names.contains(&"CVV"), "{text}: {names:?}");
        }
        assert_eq!(found("4111111111111111 paid 120 of order 123"), [("CREDIT_CARD", "4111111111111111")]);
        assert_eq!(found("note=\"the cvv \" qty=100 4111111111111111"), [("CREDIT_CARD", "4111111111111111")]);
    }

    #[test]
    fn hardware_addresses_and_places_behind_their_names_have_a_trigger() {
        assert_eq!(found("MAC: c2:43:4b:75:ea:41, ok"), [("MAC_ADDRESS", "c2:43:4b:75:ea:41")]);
        // The second colon alone is a time's.
        for text in ["at 12:34:56:78:90:ab, ok", "MAC:12:34:56:78:90:ab", "mac=12:34:56:78:90:ab;", "MAC: 12:34:56:78:90:ab"] {
            assert_eq!(found(text), [("MAC_ADDRESS", "12:34:56:78:90:ab")], "{text}");
        }
        for (text, plate) in [
            ("Kennzeichen: HH-AB-1234.", "HH-AB-1234"),
            ("license plate: AB51 ABC and more", "AB51 ABC"),
            ("{\"license_plate\":\"34 ABC 1234\"}", "34 ABC 1234"),
            ("targa: AB123CD", "AB123CD"),
        ] {
            assert_eq!(found(text), [("LICENSE_PLATE", plate)], "{text}");
        }
        for text in ["Kennzeichen: Frei von Zusätzen", "plate: 30 cm", "placa: 2024", "rego: none", "matricula: A"] {
            assert_eq!(found(text), [], "{text}");
        }
        assert_eq!(found("Her MBI is 1EG4TE5MK73 for now"), [("US_MBI", "1EG4TE5MK73")]);
        assert_eq!(found("at 12:34:56, [01/Jan/2026:08:41:31 +0000] took 00:00:09.261"), []);
        assert_eq!(found("coordinates = 30.8510, 177.34051 in"), [("GEO_COORDINATES", "30.8510, 177.34051")]);
        assert_eq!(found("gps -11.2189, 21.6897339;"), [("GEO_COORDINATES", "-11.2189, 21.6897339")]);
    }

    #[test]
    fn what_stands_right_behind_a_number_is_found_wherever_a_block_ends() {
        for (text, expected) in [
            ("Cell 3331301-27891-23333333333", &[("PHONE_NUMBER", "3331301-27891")][..]),
            ("call +49 30 901820(4111 1111 1111 1111) x", &[("PHONE_NUMBER", "+49 30 901820"), ("CREDIT_CARD", "4111 1111 1111 1111")]),
            ("tel +49 30 901820 123-45-6789 SSN", &[("PHONE_NUMBER", "+49 30 901820"), ("US_SSN", "123-45-6789")]),
            ("key=Cell 123-45-6789+49 30 901820", &[("US_SSN", "123-45-6789"), ("PHONE_NUMBER", "+49 30 901820")]),
            ("+49 (30) 901820", &[("PHONE_NUMBER", "+49 (30) 901820")]),
            ("call (+49 30 901820) or not", &[("PHONE_NUMBER", "+49 30 901820")]),
        ] {
            for shift in 0..NEW {
                let (before, behind) = ("\n".repeat(2 * NEW + shift), "\n".repeat(4 * NEW));
                assert_eq!(found(&format!("{before}{text}{behind}")), expected, "{text} behind {shift}");
            }
        }
    }

    #[test]
    fn numbers_that_end_a_sentence_are_found() {
        for (number, entity) in [
            ("4111111111111111", "CREDIT_CARD"),
            ("4111 1111 1111 1111", "CREDIT_CARD"),
            ("44051401359", "PL_PESEL"),
            ("529.982.247-25", "BR_CPF"),
            ("52998224725", "BR_CPF"),
            ("158426733", "NL_BSN"),
        ] {
            for before in ["My card, CPF, PESEL or BSN is ", "card cpf pesel bsn "] {
                for behind in [".", ". Thanks a lot for your help, and regards", ".\n", "...", ".\""] {
                    assert_eq!(found(&format!("{before}{number}{behind}")), [(entity, number)], "{before}{number}{behind}");
                }
            }
        }
        assert_eq!(found("It runs on 140.0.7204.100. Version 4.11111111."), []);
    }

    #[test]
    fn signs_of_any_script_part_a_value_from_the_sentence() {
        for (before, value, entity) in [
            ("PESEL: ", "44051401359", "PL_PESEL"),
            ("CPF: ", "529.982.247-25", "BR_CPF"),
            ("Aadhaar: ", "2341 2341 2346", "IN_AADHAAR"),
            ("BIC ", "DEUTDEFF500", "SWIFT_BIC"),
            ("IP ", "2001:db8::8a2e:370:7334", "IP_ADDRESS"),
            ("wallet address: ", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "CRYPTO"),
        ] {
            for (open, close) in [("", "!"), ("", "?!"), ("", "…"), ("", "."), ("“", "”"), ("«", "»"), ("", "—thanks"), ("", "。"), ("", "\\n")] {
                let text = format!("As asked, {}{open}{value}{close}", if open.is_empty() { before } else { before.trim_end_matches([':', ' ']) });
                let text = text.replacen(open, &format!(" {open}"), usize::from(!open.is_empty()));
                assert_eq!(found(&text), [(entity, value)], "{text}");
            }
        }
        for (text, value) in [
            ("my SSN #536-90-4399, ok", "536-90-4399"),
            ("my PESEL #44051401359, ok", "44051401359"),
            ("Phone: **030 90182034**", "030 90182034"),
            ("My phone [030 90182034]", "030 90182034"),
        ] {
            assert_eq!(found(text).iter().map(|found| found.1).collect::<Vec<_>>(), [value], "{text}");
        }
        assert_eq!(found("PESEL of item#44051401359 and Order #44051401359"), []);
    }

    #[test]
    fn a_zone_of_a_nation_of_one_letter_is_found() {
        let zone = "P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<\nC01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4";
        for (before, behind) in [("", ""), ("As scanned at the desk of the hotel today:\n", "\nand the visitor left again without any more questions")] {
            assert_eq!(found(&format!("{before}{zone}{behind}")), [("PASSPORT_MRZ", zone)]);
        }
        assert_eq!(found("<b>6408125F2702283</b> and <6408125F2702283< are articles"), []);
    }

    #[test]
    fn an_iban_may_have_a_gap_behind_its_country() {
        for iban in ["NO 93 8601 1117 947", "DE 89 3704 0044 0532 0130 00", "DE 89 370400440532013000"] {
            assert_eq!(found(&format!("Please pay to {iban} until Friday")), [("IBAN_CODE", iban)]);
            assert_eq!(found(&format!("IBAN: {iban}")), [("IBAN_CODE", iban)]);
        }
        assert_eq!(found("Rooms are NO 94 8601 1117 947, IT 12 and de 89 3704 0044 0532 0130 00"), []);
    }

    #[test]
    fn a_passport_is_found_in_a_sentence_that_names_its_number() {
        for value in ["A1234567", "YA1234567", "P 7700225", "4510 123456", "L898902", "12345678"] {
            for text in [format!("My passport number is {value}, thanks."), format!("passport no. {value}"), format!("numer paszportu {value} i")] {
                assert_eq!(found(&text).iter().map(|found| found.1).collect::<Vec<_>>(), [value], "{text}");
            }
        }
        assert_eq!(found("A holder for passports of leather, size 1234567. A passport size photo costs 1234567."), []);
    }

    #[test]
    fn what_a_form_adds_to_a_label_is_no_part_of_the_name() {
        for (label, value, entity) in [
            ("Passport No.", "A1234567", "PASSPORT_NUMBER"),
            ("Passport Nr.", "A1234567", "PASSPORT_NUMBER"),
            ("Passport number*", "A1234567", "PASSPORT_NUMBER"),
            ("Passport #", "A1234567", "PASSPORT_NUMBER"),
            ("Passport number (required)", "A1234567", "PASSPORT_NUMBER"),
            ("Reisepass-Nr.", "C01X00T47", "PASSPORT_NUMBER"),
            ("Date of birth (DD/MM/YYYY)", "12/03/1988", "DATE_OF_BIRTH"),
            ("Tax Identification Number (TIN)", "44051401359", "VAT_ID"),
            ("Partita IVA", "12345678901", "VAT_ID"),
            ("Bitcoin address", "1BoatSLRHtKNngkdXEeobR76b53LETtpyY", "CRYPTO"),
        ] {
            assert_eq!(found(&format!("Please note. {label}: {value}")), [(entity, value)], "{label}");
        }
        for code in ["public function password (): string", "function email(string $a): a@", "if (password): 12345678 endif"] {
            assert_eq!(found(code), [], "{code}");
        }
    }

    #[test]
    fn traps_of_product_text_and_code_give_nothing() {
        for text in [
            "Order::place() at a::b, 12:34:56",
            "version 1.2.3.4",
            "logo@2x.png",
            "SKU HD-2024-0001",
            "123-45-6789-01",
            "ISBN 978-3-16-148410-0",
            "order 4000000000000002",
            "2026-11-21T05:14:03+00:00",
            "e2326ae80602bf086c01679c53be21e3",
            "0012345678905",
            "EAN 4006381333931",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
