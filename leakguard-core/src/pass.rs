//! One call: what was found so far, what becomes of it, and the one place where a value is judged.

use crate::ai::conversation::{Conversation, may_come_back};
use crate::ai::protocol;
use crate::context::Context;
use crate::detect::credential;
use crate::detect::field::{self, Class, Made};
use crate::detect::label::{is_labels, label_len};
use crate::detect::{Candidate, resolve};
use crate::detect::{address_block, call, entries, introduced, key_format, secret_field, titles};
use crate::engine::{Engine, Scratch};
use crate::entity::{Category, Entity};
use crate::finding::{Blocked, FieldPath, Finding};
use crate::format::escape::Escape;
use crate::format::fields::{Awaits, Evidence, Fields};
use crate::format::text::Border;
use crate::policy::Action;
use crate::policy::compiled::{Asked, Decision};
use crate::scan::{scan, short};
use crate::token_form::MARK;
use crate::transform;

/// The score of what is more likely a secret than not.
const LIKELY: f32 = 0.55;

/// How deep values inside values are followed: JSON in a JSON string, and so on.
pub(crate) const NESTING: usize = 4;

/// Nothing shorter holds an element: `<zip>1</zip>`.
const SHORTEST_ELEMENT: usize = 12;

/// Nothing shorter is a call with a secret: `set_pin('1234')`.
const SHORTEST_CALL: usize = 12;

/// Nothing shorter says who somebody is: `me llamo Ana`.
const SHORTEST_SENTENCE: usize = 12;

/// What a person writes is no longer, in bytes.
const LONGEST_MESSAGE: usize = 8 << 10;

/// Nothing shorter, in bytes, is data without its field's name.
pub(crate) const SHORTEST_DATA: usize = 6;

/// A stretch of the text that is to be written anew.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edit {
    pub start: usize,
    pub end: usize,
    /// Where the new bytes stand in the arena.
    pub new_start: usize,
    pub new_len: usize,
    /// The rule drops the field that holds this.
    pub drop: bool,
}

/// A value to be looked at again when more of the document is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Note {
    pub start: usize,
    pub end: usize,
    pub path: FieldPath,
    pub awaits: Awaits,
    /// How the value is written, and whether something in it may not mean itself.
    pub escape: Escape,
    pub escaped: bool,
    pub number: bool,
    /// The field turned out to say what it is.
    pub is: Option<Entity>,
    /// But only if its value is written as this asks for.
    pub only: Option<Class>,
    /// The note before it in the same object: place plus one, 0 for none.
    pub previous: usize,
}

impl Note {
    /// The object around the value says what the value is.
    pub fn settle(&mut self, class: Option<Class>) {
        match class {
            Some(Class::Is(entity)) => self.is = Some(entity),
            Some(
                written @ (Class::FullName | Class::Addressee | Class::IfWritten(_) | Class::IfLettered(_) | Class::Expiry | Class::Pin | Class::LoginCode),
            ) => (self.is, self.only) = (written.entity(), class),
            Some(Class::Note) => self.awaits = Awaits::Names,
            _ => {}
        }
    }

    /// Whether the value can be what the note says it is.
    pub fn may_be(&self, value: &[u8]) -> bool {
        self.only.is_none_or(|class| class.told(value).is_some())
    }
}

/// The state of one call.
pub(crate) struct Pass<'c> {
    pub engine: &'c Engine,
    pub context: &'c Context<'c>,
    pub scratch: &'c mut Scratch,
    /// Detection only: rules are not asked, nothing is changed.
    pub detect_only: bool,
    pub blocked: Option<Blocked>,
    /// Where the present document's own edits and notes start.
    pub floor: Floor,
    /// The frame's end, in a text that is judged in frames.
    pub border: Border,
    /// The text is a page's, or a frame of one: its elements hold what people read, whatever they are called.
    pub page: bool,
    /// The message is what an AI service is sent: what stands for what in it.
    pub prompt: Option<&'c mut Conversation>,
}

/// Places in the lists of a call, and the depth of the fields.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Floor {
    pub depth: usize,
    pub edits: usize,
    pub notes: usize,
}

impl<'c> Pass<'c> {
    pub fn new(engine: &'c Engine, context: &'c Context<'c>, scratch: &'c mut Scratch, detect_only: bool) -> Pass<'c> {
        Pass { engine, context, scratch, detect_only, blocked: None, floor: Floor::default(), border: Border::default(), page: false, prompt: None }
    }
}

impl Pass<'_> {
    /// Judges a value as it is meant (decoded), of a field or of running text. Edits and findings are appended with
    /// offsets of `value`.
    pub fn value(&mut self, value: &[u8], evidence: Evidence, depth: usize) {
        if value.len() >= SHORTEST_DATA && self.is_protocol(value) {
            return;
        }
        self.note_person(value);
        let mark = self.scratch.findings.len();
        let is = evidence.class.and_then(|class| class.told(value));
        if is.is_some_and(|entity| self.field_value(value, entity, false, None))
            || evidence.class.is_none() && self.scratch.fields.may_hold_secret() && self.secret_value(value)
        {
            return;
        }
        let by_field = self.scratch.findings.len();
        let custom = &self.engine.policy.own.custom;
        if value.len() < SHORTEST_DATA.min(custom.shortest()) || custom.is_empty() && short::is_mute(value) {
            return;
        }
        if depth < NESTING {
            self.inner(value, evidence, depth);
        } else {
            self.plain(value, 0, value.len(), evidence);
        }
        self.one_finding_a_place(mark, by_field);
    }

    /// Whether the present value is part of how an AI service is spoken to, and says nothing.
    #[inline]
    fn is_protocol(&mut self, value: &[u8]) -> bool {
        self.prompt.is_some() && self.is_at_protocol(value)
    }

    #[inline(never)]
    fn is_at_protocol(&mut self, value: &[u8]) -> bool {
        let Scratch { fields, paths, .. } = &mut *self.scratch;
        let start = paths.len();
        if fields.depth() > 0 {
            fields.path(paths);
        }
        let is = protocol::covers(&paths[start..], value);
        paths.truncate(start);
        is
    }

    /// A value that its field names, or a model file, was let through, and looked at for what it holds: what is changed inside counts
    /// instead of the whole, else only the whole does.
    pub fn one_finding_a_place(&mut self, mark: usize, by_field: usize) {
        let findings = &mut self.scratch.findings;
        if by_field == mark || findings.len() == by_field {
            return;
        }
        if findings[by_field..].iter().any(|finding| finding.changed) {
            findings.drain(mark..by_field);
        } else {
            findings.truncate(by_field);
        }
    }

    /// A key that may be data itself (`{"jane@example.com": …}`); the fields know it as the present one. Paths show `*`
    /// for it then, and a rule that drops fields leaves a label: a key cannot go and its value stay.
    pub fn key_value(&mut self, key: &[u8]) {
        // Letters alone are a name: everything that is found in a key has a digit or a sign in it.
        let custom = &self.engine.policy.own.custom;
        if key.len() < SHORTEST_DATA.min(custom.shortest()) || custom.is_empty() && signs(key) & !JOIN == 0 {
            return;
        }
        if self.is_protocol(key) {
            return;
        }
        let (edits, findings) = (self.scratch.edits.len(), self.scratch.findings.len());
        self.scratch.fields.show_key(b"*");
        self.plain(key, 0, key.len(), Evidence::default());
        if self.scratch.findings.len() == findings {
            self.scratch.fields.show_key(key);
        }
        for edit in &mut self.scratch.edits[edits..] {
            edit.drop = false;
        }
    }

    /// A string of a tree that the caller walks; names were learned before.
    pub fn tree_value(&mut self, value: &[u8]) {
        self.tree_text(value, self.scratch.fields.evidence());
    }

    /// The same for a text that people wrote, whatever its field is called.
    pub fn tree_note(&mut self, value: &[u8]) {
        self.tree_text(value, Evidence { awaits: Some(Awaits::Names), ..self.scratch.fields.evidence() });
    }

    fn tree_text(&mut self, value: &[u8], evidence: Evidence) {
        self.scratch.fields.note_pair(value);
        let (edits, findings) = (self.scratch.edits.len(), self.scratch.findings.len());
        self.value(value, evidence, 1);
        let Some(awaits) = evidence.awaits.filter(|_| !self.scratch.learned.is_empty()) else { return };
        let path = self.path();
        let note = Note { start: 0, end: value.len(), path, awaits, escape: Escape::Plain, escaped: false, number: false, is: None, only: None, previous: 0 };
        self.names_in_note(value, &note, findings..self.scratch.findings.len());
        self.scratch.edits[edits..].sort_unstable_by_key(|edit| edit.start);
        self.scratch.findings[findings..].sort_unstable_by_key(|finding| finding.start);
    }

    /// Takes note of a name, if the value's field says it is one.
    pub fn learn(&mut self, value: &[u8]) {
        self.note_person(value);
        self.scratch.fields.note_pair(value);
        if self.scratch.fields.evidence().class == Some(Class::Is(Entity::Person))
            && self.scratch.fields.teaches()
            && field::accepts(Entity::Person, value).is_some()
            && !self.engine.policy.allows(Entity::Person, value.trim_ascii())
        {
            self.scratch.learned.learn(value);
        }
    }

    /// The path of the present value, kept in the arena of paths.
    #[inline]
    pub fn path(&mut self) -> FieldPath {
        let scratch = &mut *self.scratch;
        let start = scratch.paths.len();
        if scratch.fields.depth() > 0 {
            scratch.fields.path(&mut scratch.paths);
        }
        FieldPath { start, len: scratch.paths.len() - start }
    }

    /// A number without quotes.
    pub fn number(&mut self, number: &[u8], evidence: Evidence) {
        self.note_person(number);
        let mark = self.scratch.findings.len();
        if let Some(entity) = evidence.class.and_then(|class| class.told(number))
            && self.field_value(number, entity, true, None)
        {
            return;
        }
        if number.len() < 9.min(self.engine.policy.own.custom.shortest()) {
            return;
        }
        let by_field = self.scratch.findings.len();
        let mut candidates = std::mem::take(&mut self.scratch.candidates);
        candidates.clear();
        if number.len() >= 9 {
            scan(number, &self.engine.policy.detect, &mut self.scratch.memory, &mut candidates);
        }
        self.own_detectors(number, &mut candidates);
        for candidate in &mut candidates {
            weigh(candidate, number, evidence);
            if let Some(decision) = self.record(candidate, 0, number, None)
                && decision.acts()
            {
                self.edit(decision, candidate.entity, 0, number.len(), number, true);
                break;
            }
        }
        self.scratch.candidates = candidates;
        self.one_finding_a_place(mark, by_field);
    }

    /// A value whose field says what it is. True when that settles it.
    pub fn field_value(&mut self, value: &[u8], entity: Entity, number: bool, path: Option<FieldPath>) -> bool {
        let end = value.trim_ascii_end().len();
        let (entity, lead) = match entity {
            // `Authorization: Bearer …`: the scheme stays.
            Entity::BearerToken => credential::header_value(&value[..end]),
            _ => (entity, value.len() - value.trim_ascii_start().len()),
        };
        if lead < end && is_labels(&value[lead..end]) {
            return true;
        }
        let judged = if entity == Entity::BearerToken { &value[..end] } else { &value[lead.min(end)..end] };
        let entity = field::kind_of(entity, judged);
        let made = Made::of(judged);
        let Some(mut score) = field::accepts_made(entity, judged, made) else { return false };
        let key = self.scratch.fields.present_key();
        if field::repeats(key, value, if judged.len() == value.len() { made } else { Made::of(value) })
            || entity.category() == Category::Secret && self.scratch.fields.repeats_pair(value)
            || number && (entity == Entity::Password && value.len() < 4 || entity == Entity::Person)
        {
            return false;
        }
        if entity == Entity::GenericSecret && key.eq_ignore_ascii_case(b"token") {
            // Carts, forms and payments have tokens that are nobody's key.
            if value.len() < 16 || value.contains(&b' ') {
                return false;
            }
            score = LIKELY;
        }
        let entity = match entity {
            Entity::GenericSecret => key_format::whole(judged).or_else(|| key_format::provider_key(key, judged)).unwrap_or(entity),
            _ => entity,
        };
        if entity == Entity::Person && self.scratch.fields.teaches() && !self.engine.policy.allows(entity, judged) && !self.is_protocol(value) {
            self.scratch.learned.learn(value);
        }
        let candidate = Candidate::new(entity, lead, end, score);
        let Some(decision) = self.record(&candidate, 0, value, path) else { return false };
        if decision.acts() {
            self.edit(decision, entity, lead, end, &value[lead..end], number);
            return true;
        }
        // What is let through may still hold what is not: an e-mail address in a name.
        self.detect_only
    }

    /// A value whose field no table knows, but has a secret's name. True when that settles it.
    #[inline(never)]
    fn secret_value(&mut self, value: &[u8]) -> bool {
        let Some((entity, score)) = secret_field::held(self.scratch.fields.present_key(), value) else { return false };
        let Some(decision) = self.record(&Candidate::new(entity, 0, value.len(), score), 0, value, None) else { return false };
        if decision.acts() {
            self.edit(decision, entity, 0, value.len(), value, false);
            return true;
        }
        self.detect_only
    }

    /// What columns and elements say of a stretch of the message.
    #[inline(never)]
    fn add_titled(&self, text: &[u8], start: usize, end: usize, candidates: &mut Vec<Candidate>) {
        let titled = &self.scratch.titled;
        let titled = &titled[titled.partition_point(|candidate| candidate.start < start)..];
        let titled = &titled[..titled.partition_point(|candidate| candidate.end <= end)];
        self.merge(titled, &text[start..end], start, candidates);
    }

    /// What is told by names inside of a stretch.
    fn add_named(&mut self, stretch: &[u8], candidates: &mut Vec<Candidate>, find: impl FnOnce(&mut Fields, &[Candidate], &mut Vec<Candidate>)) {
        let mut named = std::mem::take(&mut self.scratch.elements);
        named.clear();
        find(&mut self.scratch.fields, candidates, &mut named);
        if !named.is_empty() {
            self.merge(&named, stretch, 0, candidates);
        }
        self.scratch.elements = named;
    }

    /// Takes what was found elsewhere, with places of a text in which the stretch starts at `start`, to the candidates. One that goes on over
    /// the start of a better one ends there: what it held has lost to it and is gone.
    fn merge(&self, titled: &[Candidate], stretch: &[u8], start: usize, candidates: &mut Vec<Candidate>) {
        let is_wanted = |candidate: &&Candidate| self.engine.policy.detect.contains(candidate.entity);
        let (mut known, added) = (candidates.len(), titled.iter().filter(is_wanted).count());
        let Some(&first) = titled.first().filter(|_| added > 0) else { return };
        // Both are in order: merged from the end on, nothing has to be sorted.
        candidates.resize(known + added, first);
        let mut place = candidates.len();
        for candidate in titled.iter().rev().filter(is_wanted) {
            let new = Candidate { start: candidate.start - start, end: candidate.end - start, ..*candidate };
            while known > 0 && (candidates[known - 1].start, new.end) > (new.start, candidates[known - 1].end) {
                (known, place) = (known - 1, place - 1);
                candidates[place] = candidates[known];
            }
            if let Some(before) = candidates[..known].last_mut()
                && (new.start + 1..new.end).contains(&before.end)
                && before.start < new.start
                && before.score < new.score
            {
                let kept = stretch[before.start..new.start].iter().rposition(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
                before.end = kept.map_or(before.end, |last| before.start + last + 1);
            }
            place -= 1;
            candidates[place] = new;
        }
        resolve(candidates);
    }

    /// Judges a stretch of text without JSON in it.
    pub fn plain(&mut self, text: &[u8], start: usize, end: usize, evidence: Evidence) {
        self.stretch(text, start, end, evidence, false);
    }

    /// The same; `whole`: the text is the message itself.
    pub fn stretch(&mut self, text: &[u8], start: usize, end: usize, evidence: Evidence, whole: bool) {
        if end - start < 3.min(self.engine.policy.own.custom.shortest()) {
            return;
        }
        let mut candidates = std::mem::take(&mut self.scratch.candidates);
        scan(&text[start..end], &self.engine.policy.detect, &mut self.scratch.memory, &mut candidates);
        self.own_detectors(&text[start..end], &mut candidates);
        if whole && !self.scratch.titled.is_empty() {
            self.add_titled(text, start, end, &mut candidates);
        }
        if end - start >= SHORTEST_ELEMENT {
            let is_page = self.page && self.scratch.fields.depth() == 0;
            self.add_named(&text[start..end], &mut candidates, |fields, _, named| titles::elements(&text[start..end], is_page, fields.known_names(), named));
        }
        if end - start >= SHORTEST_CALL {
            self.add_named(&text[start..end], &mut candidates, |fields, _, named| call::find(&text[start..end], fields, named));
        }
        if candidates.len() > 1 && candidates.iter().any(|candidate| titles::is_cell(&text[start..end], candidate)) {
            self.add_named(&text[start..end], &mut candidates, |_, found, named| titles::tables(&text[start..end], found, named));
        }
        if candidates.iter().any(|candidate| entries::tells(&text[start..end], candidate)) {
            self.add_named(&text[start..end], &mut candidates, |fields, found, named| entries::around(&text[start..end], found, fields, named));
        }
        if candidates.iter().any(|candidate| address_block::tells(&text[start..end], candidate)) {
            self.add_named(&text[start..end], &mut candidates, |fields, found, named| address_block::above(&text[start..end], found, fields, named));
        }
        if end - start >= SHORTEST_SENTENCE && (self.prompt.is_some() || !candidates.is_empty() && end - start <= LONGEST_MESSAGE) {
            self.add_named(&text[start..end], &mut candidates, |_, _, named| introduced::find(&text[start..end], named));
        }
        let known = (self.scratch.findings.len(), self.scratch.edits.len());
        for candidate in &mut candidates {
            self.candidate(candidate, text, (start, end), evidence);
        }
        self.scratch.candidates = candidates;
        self.beside(text, (start, end), known, evidence);
    }

    /// Judges a candidate of `text[start..end]`, with places of that stretch.
    #[inline]
    pub fn candidate(&mut self, candidate: &mut Candidate, text: &[u8], (start, end): (usize, usize), evidence: Evidence) {
        weigh(candidate, &text[start..end], evidence);
        if let Some(decision) = self.record(candidate, start, &text[start..end], None)
            && decision.acts()
        {
            let (from, to) = (start + candidate.start, start + candidate.end);
            self.edit(decision, candidate.entity, from, to, &text[from..to], false);
        }
    }

    /// Asks the policy about a candidate of `text` (whose first byte stands at `base`) and records it; `None` when it
    /// is too weak to count.
    #[inline]
    pub fn record(&mut self, candidate: &Candidate, base: usize, text: &[u8], path: Option<FieldPath>) -> Option<Decision> {
        let policy = &self.engine.policy;
        if !policy.counts(candidate.entity, candidate.score) || policy.allows(candidate.entity, &text[candidate.start..candidate.end]) {
            return None;
        }
        // What is made up is nobody's. A security code of zeros may be one.
        let may_be_made_up = candidate.entity.category() == Category::Personal || candidate.entity == Entity::CreditCard;
        if policy.synthesizes && may_be_made_up && transform::synthesize::is_made_up(&text[candidate.start..candidate.end]) {
            return None;
        }
        let path = path.unwrap_or_else(|| self.path());
        if self.prompt.is_some() && protocol::covers(&self.scratch.paths[path.start..path.start + path.len], text) {
            return None;
        }
        let scratch = &mut *self.scratch;
        let decision = if self.detect_only {
            Decision::NONE
        } else {
            let asked = Asked {
                entity: candidate.entity,
                score: candidate.score,
                path: &scratch.paths[path.start..path.start + path.len],
                value: &text[candidate.start..candidate.end],
            };
            policy.decide(&mut scratch.active, &asked, self.context)
        };
        scratch.findings.push(Finding {
            entity: candidate.entity,
            start: base + candidate.start,
            end: base + candidate.end,
            score: candidate.score,
            detector: candidate.detector,
            rule: decision.rule,
            changed: decision.acts(),
            field: path,
        });
        if decision.action == Action::Block && decision.acts() {
            self.block(decision, candidate.entity, path);
        }
        Some(decision)
    }

    #[cold]
    fn block(&mut self, decision: Decision, entity: Entity, path: FieldPath) {
        let policy = &self.engine.policy.policy;
        let field = &self.scratch.paths[path.start..path.start + path.len];
        self.blocked.get_or_insert_with(|| Blocked {
            rule: decision.rule.map(|rule| policy.rules[usize::from(rule)].name.clone()).unwrap_or_default(),
            entity,
            field: (!field.is_empty()).then(|| String::from_utf8_lossy(field).into_owned()),
        });
    }

    /// Appends the edit that a decision asks for.
    #[inline]
    pub fn edit(&mut self, decision: Decision, entity: Entity, start: usize, end: usize, value: &[u8], number: bool) {
        let Some((place, rule)) = decision.rule.map(|place| (place, &self.engine.policy.rules[usize::from(place)])) else { return };
        if rule.action == Action::Shift {
            return self.shift_date(place, rule, entity, start..end, value, number);
        }
        let Scratch { arena, findings, fields, .. } = &mut *self.scratch;
        let new_start = arena.len();
        let keys = self.engine.keys.get(rule.dataset);
        // What is less exact here might be exact there: three digits of a place are a security code in its field.
        let is_of_another_kind = || matches!(fields.evidence().class, Some(Class::Is(kind)) if kind != entity);
        if rule.action == Action::Generalize && is_of_another_kind() {
            transform::withhold(entity, value, number, arena);
        } else if number {
            transform::replace_number(rule, entity, value, keys, arena);
        } else if rule.action == Action::Pseudonymize {
            transform::pseudonym::write(keys, entity, value, self.prompt.as_deref_mut(), arena);
        } else {
            transform::replace(rule, entity, value, keys, arena);
            if let Some(conversation) = self.prompt.as_deref_mut().filter(|_| rule.action == Action::Tokenize && may_come_back(entity))
                && label_len(arena, new_start) == arena.len() - new_start
                && arena[new_start] == MARK
            {
                conversation.keep_token(&arena[new_start..], value);
            }
        }
        if rule.action == Action::Generalize && arena[new_start..] == *value {
            // It is as general already.
            arena.truncate(new_start);
            findings.last_mut().into_iter().for_each(|finding| finding.changed = false);
            return;
        }
        let new_len = arena.len() - new_start;
        self.scratch.edits.push(Edit { start, end, new_start, new_len, drop: rule.action == Action::Drop });
    }

    /// Looks for learned names in a note. `text` is the note as it is meant; edits and findings get its offsets.
    pub fn learned_names(&mut self, text: &[u8], note: &Note) {
        let learned = &self.scratch.learned;
        let whole = match note.awaits {
            Awaits::Names => false,
            Awaits::WholeName | Awaits::Person(Entity::Person | Entity::Username) => true,
            Awaits::Person(_) | Awaits::Address(_) | Awaits::Pair => return,
        };
        if whole {
            let mut count = 0;
            let all = crate::learned::words(text).all(|(start, end)| {
                count += 1;
                learned.knows(&text[start..end]) || end - start < 3
            });
            let any = crate::learned::words(text).any(|(start, end)| learned.knows(&text[start..end]));
            if all && any && count >= 2 {
                self.learned_name(text, 0, text.len(), note);
            }
            return;
        }
        let mut at = 0;
        while let Some((start, mut end)) = crate::learned::words(&text[at..]).next().map(|(start, end)| (at + start, at + end)) {
            // Not in what LeakGuard has put there: a label, or what a mask has kept.
            let label = if start > 0 { label_len(text, start - 1) } else { 0 };
            if label > 0 {
                at = start - 1 + label;
                continue;
            }
            at = end;
            if let Some((entity, end)) = self.scratch.learned.told_at(text, start) {
                self.known_value(text, start..end, entity, note);
                at = end;
                continue;
            }
            let beside_mask = text.get(end) == Some(&b'*') || start > 0 && text[start - 1] == b'*';
            if beside_mask || !self.scratch.learned.knows(&text[start..end]) {
                continue;
            }
            // `Jonas Weber` is one name.
            while text.get(end) == Some(&b' ')
                && let Some((_, next)) = crate::learned::words(&text[end + 1..]).next().filter(|&(s, _)| s == 0)
                && text.get(end + 1 + next) != Some(&b'*')
                && self.scratch.learned.knows(&text[end + 1..end + 1 + next])
            {
                end += 1 + next;
            }
            self.learned_name(text, start, end, note);
            at = end;
        }
    }

    fn learned_name(&mut self, text: &[u8], start: usize, end: usize, note: &Note) {
        self.known_value(text, start..end, Entity::Person, note);
    }

    fn known_value(&mut self, text: &[u8], at: std::ops::Range<usize>, entity: Entity, note: &Note) {
        let candidate = Candidate::new(entity, at.start, at.end, 0.7);
        if let Some(decision) = self.record(&candidate, 0, text, Some(note.path))
            && decision.acts()
        {
            self.edit(decision, entity, at.start, at.end, &text[at], false);
        }
    }
}

/// What bytes are there beside small letters.
const CAPITAL: u8 = 1;
const JOIN: u8 = 2;
const OTHER: u8 = 4;
const SIGNS: [u8; 256] = {
    let mut signs = [OTHER; 256];
    let mut letter = 0;
    while letter < 26 {
        signs[b'a' as usize + letter] = 0;
        signs[b'A' as usize + letter] = CAPITAL;
        letter += 1;
    }
    signs[b'_' as usize] = JOIN;
    signs[b'-' as usize] = JOIN;
    signs[b' ' as usize] = JOIN;
    signs
};

#[inline]
fn signs(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |signs, &byte| signs | SIGNS[usize::from(byte)]) & (JOIN | OTHER)
}

/// What the field's name says against a reading: a number of the shop's own is no card, a version no address. Digits in
/// groups, and what stands among other words, are what they look like all the same.
fn weigh(candidate: &mut Candidate, text: &[u8], evidence: Evidence) {
    let doubtful = || matches!(candidate.entity, Entity::CreditCard | Entity::PhoneNumber | Entity::IpAddress | Entity::UsSsn | Entity::UsItin);
    // Part numbers have hyphens where those of persons do.
    let has_own_groups = || matches!(candidate.entity, Entity::IpAddress | Entity::UsSsn | Entity::UsItin);
    let is_grouped = || !has_own_groups() && !text[candidate.start..candidate.end].iter().all(u8::is_ascii_digit);
    let is_whole = || candidate.end - candidate.start == text.trim_ascii().len();
    if evidence.class == Some(Class::Reference) && doubtful() && is_whole() && !is_grouped() {
        candidate.score = candidate.score.min(0.4);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_from_other_signs() {
        assert!(signs(b"billing_First name-x") & !JOIN == 0 && signs(b"jane@example") & !JOIN != 0 && signs(b"key1") & !JOIN != 0);
    }
}
