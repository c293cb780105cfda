//! The engine: ties format, scan, detection, policy and transforms together.

use std::borrow::Cow;
use std::sync::Arc;

use crate::canary;
use crate::context::Context;
use crate::detect::{Candidate, custom};
use crate::entity::Entity;
use crate::finding::{Blocked, Finding};
use crate::format::Format;
use crate::format::fields::{Fields, Foreseen, Kind};
use crate::format::form::OpenNames;
use crate::format::json::Member;
use crate::format::markup::Attribute;
use crate::format::reading::{Reading, Step};
use crate::format::table::Table;
use crate::index::{Index, Ready};
use crate::keys::{DatasetKeys, KeyError, Keyring};
use crate::learned::Learned;
use crate::model_file::ModelFormat;
use crate::pass::{Edit, Note, Pass};
use crate::policy::compiled::{Active, CompiledPolicy};
use crate::policy::{Action, OnError, Policy, glob};
use crate::scan::Memory;
use crate::stand_in::{self, StandIn};
use crate::transform::pseudonym;

/// A policy made ready. Immutable and shared between threads; all that changes during a call is in [`Scratch`].
///
/// ```
/// use leakguard_core::{Context, Engine, Format, Policy, Scratch};
///
/// let engine = Engine::new(Policy::preset("redact-all")?, None)?;
/// let mut scratch = Scratch::default();
/// let redaction = engine.redact(br#"{"email":"jane@example.com"}"#, &Context::default(), Format::Auto, &mut scratch)?;
/// assert_eq!(redaction.output, Some(&br#"{"email":"[EMAIL_ADDRESS]"}"#[..]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Engine {
    pub(crate) policy: CompiledPolicy,
    /// Of each of the policy's datasets; empty without a keyring.
    pub(crate) keys: Vec<DatasetKeys>,
    /// The indexes of the policy's detectors, by the detector's place.
    pub(crate) indexes: Vec<(u16, Ready)>,
    /// Those that a canary is known by: of every key of the ring.
    pub(crate) canaries: Vec<DatasetKeys>,
    id: String,
}

/// Buffers of a call, kept from call to call: once warm, a call allocates nothing. One a thread.
#[derive(Default)]
pub struct Scratch {
    pub(crate) candidates: Vec<Candidate>,
    /// What columns and elements say of a text.
    pub(crate) titled: Vec<Candidate>,
    /// The same of elements inside of a stretch of text.
    pub(crate) elements: Vec<Candidate>,
    pub(crate) memory: Memory,
    pub(crate) fields: Fields,
    pub(crate) members: Vec<Member>,
    /// The columns of the table at hand, and those of the last `CREATE TABLE`.
    pub(crate) table: Table,
    pub(crate) created: Table,
    /// What is open in a form, and the same of one around it.
    pub(crate) open_names: OpenNames,
    pub(crate) spare_names: OpenNames,
    /// Edits of a page that are put back one by one.
    pub(crate) spare_edits: Vec<Edit>,
    /// The attributes of a page's tag.
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) edits: Vec<Edit>,
    pub(crate) arena: Vec<u8>,
    pub(crate) paths: Vec<u8>,
    pub(crate) active: Active,
    pub(crate) decoded: Vec<Vec<u8>>,
    pub(crate) learned: Learned,
    pub(crate) notes: Vec<Note>,
    /// Of a tree that is walked twice: what each object was found to be, and the objects that are open.
    foreseen: Vec<Foreseen>,
    entered: Vec<usize>,
    out: Vec<u8>,
    pub(crate) custom: custom::State,
    /// The path of the field that the policy's own detectors look into.
    pub(crate) custom_path: Vec<u8>,
}

impl Scratch {
    pub(crate) fn clear(&mut self) {
        self.candidates.clear();
        self.titled.clear();
        self.fields.clear();
        self.members.clear();
        self.table.clear();
        self.findings.clear();
        self.edits.clear();
        self.arena.clear();
        self.paths.clear();
        self.active.clear();
        self.learned.clear();
        self.notes.clear();
        self.foreseen.clear();
        self.entered.clear();
        self.out.clear();
        self.custom.clear();
    }

    /// What stood at `by` in a document that is being read stands at 0 now, and nothing waits to be settled.
    pub(crate) fn rebase(&mut self, by: usize) {
        if let Some(member) = self.members.last_mut() {
            member.rebase(by);
        }
    }

    /// Gives memory back that a message of unusual size has taken: keeps at most `bytes` in each large buffer.
    pub fn shrink(&mut self, bytes: usize) {
        for buffer in [&mut self.out, &mut self.arena, &mut self.paths].into_iter().chain(&mut self.decoded) {
            if buffer.capacity() > bytes {
                buffer.clear();
                buffer.shrink_to(bytes);
            }
        }
        if self.findings.capacity() * size_of::<Finding>() > bytes {
            self.clear();
            self.findings.shrink_to(0);
            self.edits.shrink_to(0);
            self.candidates.shrink_to(0);
            self.titled.shrink_to(0);
            self.elements.shrink_to(0);
            self.notes.shrink_to(0);
            self.fields.shrink();
            self.members.shrink_to(0);
            self.table.shrink();
            self.created.shrink();
            self.spare_edits.shrink_to(0);
            self.attributes.shrink_to(0);
            self.foreseen.shrink_to(0);
            self.memory.shrink(bytes);
        }
    }
}

/// What became of a message.
pub struct Redaction<'s> {
    /// The new bytes; `None`: nothing changed, the input is the output.
    pub output: Option<&'s [u8]>,
    /// What was found, in order, without overlaps. Offsets are bytes of the input.
    pub findings: &'s [Finding],
    /// How the input was read.
    pub format: Format,
    /// Whether it was to be JSON and is not: what holds as JSON was read as such, the rest as text.
    pub malformed: bool,
    pub(crate) paths: &'s [u8],
}

impl Redaction<'_> {
    /// Path of the field that a finding stands in, `items.0.billing.email`; `None` in running text.
    pub fn field(&self, finding: &Finding) -> Option<Cow<'_, str>> {
        field_of(finding, self.paths)
    }
}

/// The path of a finding's field.
pub(crate) fn field_of<'p>(finding: &Finding, paths: &'p [u8]) -> Option<Cow<'p, str>> {
    let path = &paths[finding.field.start..finding.field.start + finding.field.len];
    (!path.is_empty()).then(|| String::from_utf8_lossy(path))
}

impl Engine {
    /// Makes a policy ready. Takes about a millisecond.
    ///
    /// # Errors
    /// A rule's action needs a key and there is no keyring: names the rule and its line. Or the policy was not read by
    /// [`Policy::from_toml`] or [`Policy::from_value`], and one of its detectors cannot be made ready.
    pub fn new(policy: Policy, keyring: Option<Keyring>) -> Result<Engine, KeyError> {
        Engine::with_keyring(policy, keyring.as_ref())
    }

    /// The same, for a keyring that others use too. The engine has keys of its own, derived from it.
    ///
    /// # Errors
    /// As [`Engine::new`].
    pub fn with_keyring(policy: Policy, keyring: Option<&Keyring>) -> Result<Engine, KeyError> {
        if keyring.is_none()
            && let Some(index) = policy.rules.iter().position(|rule| rule.action.needs_keyring())
        {
            let (rule, place) = (&policy.rules[index], policy.place_of(index));
            let message = format!(
                "{place}rule \"{}\" has the action `{}`, which needs a key: make one with `leakguard keys generate --keyring FILE` and name the file",
                rule.name,
                rule.action.name()
            );
            return Err(KeyError { message });
        }
        if keyring.is_none() && policy.rules.iter().any(|rule| rule.action == Action::Pseudonymize) {
            // Processes that are forked from this one give the same value the same stand-in.
            pseudonym::prepare();
        }
        let id = policy.id();
        // A policy that was read by `Policy` was checked then.
        let policy = CompiledPolicy::new(policy).map_err(|error| KeyError { message: format!("the policy cannot be made ready: {error}") })?;
        let keys = match keyring {
            Some(keyring) => policy.datasets.iter().map(|dataset| keyring.dataset(dataset)).collect::<Result<_, _>>()?,
            None => Vec::new(),
        };
        let indexes =
            policy.own.custom.indexes().map(|(place, index)| Ok((place, ready(&policy.policy, place, index, keyring)?))).collect::<Result<_, KeyError>>()?;
        let canaries = keyring.map_or(Ok(Vec::new()), |keyring| keyring.all_of_dataset(""))?;
        Ok(Engine { policy, keys, indexes, canaries, id })
    }

    /// The same, but made-up values are known as such whether or not a rule makes some: for what others have made.
    #[must_use]
    pub fn knowing_made_up(mut self) -> Engine {
        self.policy.synthesizes = true;
        self
    }

    /// The policy it was made of.
    pub fn policy(&self) -> &Policy {
        &self.policy.policy
    }

    /// Name and 12 hexadecimal digits of the policy.
    pub fn policy_id(&self) -> &str {
        &self.id
    }

    /// Id of the key that hashes are made with; `None` without a keyring.
    pub fn active_key_id(&self) -> Option<&str> {
        self.keys.first().map(DatasetKeys::id)
    }

    /// Names of the datasets that the policy's keyed values are of; the empty one is that without a name.
    pub fn datasets(&self) -> &[String] {
        &self.policy.datasets
    }

    /// What stands for a value in a text that comes in, from an offset on: a token or a label anywhere in it, or a mask as the whole of
    /// it. Made-up values and less exact ones are not known again.
    pub fn stand_in(&self, text: &[u8], from: usize) -> Option<StandIn> {
        stand_in::stand_in(&self.policy, text, from)
    }

    /// Whether the policy gives this sender values back for tokens. The keyring has its say, too.
    pub fn may_restore(&self, consumer: &str) -> bool {
        let senders = self.policy.policy.restore.as_ref().map_or(&[][..], |restore| restore.consumer.as_slice());
        senders.iter().any(|pattern| glob::matches(pattern.as_bytes(), consumer.as_bytes()))
    }

    /// What the caller is to do with a message when LeakGuard itself fails.
    pub fn on_error(&self) -> OnError {
        self.policy.policy.on_error
    }

    /// Finds, asks the policy, and changes what it says.
    ///
    /// Linear in the length of the input; allocates nothing once `scratch` is warm. No input fails: what is not the
    /// format it should be is text.
    ///
    /// # Errors
    /// The policy blocks the message.
    pub fn redact<'s>(&self, input: &[u8], context: &Context<'_>, format: Format, scratch: &'s mut Scratch) -> Result<Redaction<'s>, Blocked> {
        scratch.clear();
        if self.policy.off {
            return Ok(Redaction { output: None, findings: &[], format, malformed: false, paths: &[] });
        }
        let (format, malformed) = {
            let mut pass = Pass::new(self, context, scratch, false);
            let read_as = pass.documents(input, format);
            match pass.blocked {
                Some(blocked) => return Err(blocked),
                None => read_as,
            }
        };
        let changed = apply(input, scratch);
        Ok(Redaction { output: changed.then_some(&scratch.out), findings: &scratch.findings, format, malformed, paths: &scratch.paths })
    }

    /// Finds, and changes nothing: rules are not asked, their `allow` hides nothing.
    pub fn scan<'s>(&self, input: &[u8], context: &Context<'_>, format: Format, scratch: &'s mut Scratch) -> Redaction<'s> {
        scratch.clear();
        let mut pass = Pass::new(self, context, scratch, true);
        let (format, malformed) = pass.documents(input, format);
        Redaction { output: None, findings: &scratch.findings, format, malformed, paths: &scratch.paths }
    }

    /// The name of the detector that a finding is of: the policy's own, or `CANARY`; `None` for what is built in.
    pub fn detector_name(&self, finding: &Finding) -> Option<&str> {
        let place = finding.detector?;
        if place == canary::DETECTOR {
            return Some(canary::NAME);
        }
        self.policy.policy.detectors.get(usize::from(place)).map(|detector| detector.name.as_str())
    }

    /// Judges a body that is no text, by its first bytes ([`crate::SNIFFED`] of them are enough): whether it is a model file, and the policy
    /// lets it leave. `None`: it is none. Its finding is of all that was given.
    ///
    /// # Errors
    /// The policy blocks it, or would change it: a model without some of its bytes is none, so it does not go out.
    pub fn judge_binary<'s>(&self, head: &[u8], context: &Context<'_>, scratch: &'s mut Scratch) -> Result<Option<Redaction<'s>>, Blocked> {
        scratch.clear();
        if self.policy.off || ModelFormat::of(head).is_none() {
            return Ok(None);
        }
        let mut pass = Pass::new(self, context, scratch, false);
        let candidate = Candidate::new(Entity::ModelFile, 0, head.len(), 1.0);
        let decision = pass.record(&candidate, 0, head, None);
        if let Some(blocked) = pass.blocked {
            return Err(blocked);
        }
        if let Some(decision) = decision.filter(|decision| decision.acts()) {
            let rule = decision.rule.map(|rule| self.policy.policy.rules[usize::from(rule)].name.clone());
            return Err(Blocked { rule: rule.unwrap_or_default(), entity: Entity::ModelFile, field: None });
        }
        Ok(Some(Redaction { output: None, findings: &scratch.findings, format: Format::Auto, malformed: false, paths: &scratch.paths }))
    }

    /// Walks a tree of values that the caller holds (a PHP array): see [`Walk`].
    pub fn walk<'c>(&'c self, context: &'c Context<'c>, scratch: &'c mut Scratch) -> Walk<'c> {
        scratch.clear();
        Walk { pass: Pass::new(self, context, scratch, false), walked: false, entered: 0 }
    }
}

/// An index with its keys.
fn ready(policy: &Policy, place: u16, index: &Arc<Index>, keyring: Option<&Keyring>) -> Result<Ready, KeyError> {
    let detector = policy.detectors.get(usize::from(place)).map_or("", |detector| detector.name.as_str());
    let failed = |message: String| KeyError { message: format!("detector \"{detector}\": the index {message}") };
    let header = index.header();
    let Some(keyring) = keyring else { return Err(failed(format!("was built with the key \"{}\": name the keyring", header.key))) };
    let keys = match keyring.dataset_of(&header.key, &header.dataset) {
        Some(keys) => keys?,
        None => return Err(failed(format!("was built with the key \"{}\", which the keyring does not have; build it again", header.key))),
    };
    Ready::new(index, &keys).map_err(|cause| failed(format!("cannot be used: {}", cause.message)))
}

impl Pass<'_> {
    /// Reads the input as the format says; returns how it was read, and whether it should have been JSON and was not.
    pub(crate) fn documents(&mut self, input: &[u8], format: Format) -> (Format, bool) {
        let mut reading = Reading::new(format);
        while self.step(input, &mut reading, false) == Step::On {}
        reading.read_as()
    }
}

/// Writes the input with its edits to `scratch.out`; false when no edit changes anything.
fn apply(input: &[u8], scratch: &mut Scratch) -> bool {
    let Scratch { edits, arena, out, .. } = scratch;
    edits.retain(|edit| new_bytes(edit, arena) != &input[edit.start..edit.end]);
    if edits.is_empty() {
        return false;
    }
    out.reserve(input.len() + arena.len());
    write_changed(input, 0, edits, arena, |bytes| copy(bytes, out));
    true
}

/// The input with its edits; `None` when nothing changes.
pub(crate) fn apply_into<'s>(input: &[u8], scratch: &'s mut Scratch) -> Option<&'s [u8]> {
    apply(input, scratch).then_some(&*scratch.out)
}

/// Hands out the input from `at` on, with its edits.
pub(crate) fn write_changed(input: &[u8], mut at: usize, edits: &[Edit], arena: &[u8], mut write: impl FnMut(&[u8])) {
    for edit in edits {
        debug_assert!(at <= edit.start, "edits overlap");
        // Should two ever overlap, what both cover goes: nothing of it may come out unchanged.
        write(input.get(at..edit.start).unwrap_or_default());
        write(new_bytes(edit, arena));
        at = at.max(edit.end);
    }
    write(&input[at..]);
}

/// A text with its edits, from `edits` on, which are taken out; `None` when nothing changes. In a buffer of the scratch.
pub(crate) fn applied(text: &[u8], edits: usize, scratch: &mut Scratch) -> Option<Vec<u8>> {
    let Scratch { edits: all, arena, decoded, .. } = scratch;
    let is_change = all[edits..].iter().any(|edit| new_bytes(edit, arena) != &text[edit.start..edit.end]);
    let out = is_change.then(|| {
        let mut out = decoded.pop().unwrap_or_default();
        out.clear();
        write_changed(text, 0, &all[edits..], arena, |bytes| copy(bytes, &mut out));
        out
    });
    all.truncate(edits);
    out
}

fn new_bytes<'a>(edit: &Edit, arena: &'a [u8]) -> &'a [u8] {
    &arena[edit.new_start..edit.new_start + if edit.drop { 0 } else { edit.new_len }]
}

/// Appends a long stretch in pieces that the C library copies with its widest registers.
fn copy(from: &[u8], to: &mut Vec<u8>) {
    to.reserve(from.len());
    from.chunks(2048).for_each(|piece| to.extend_from_slice(piece));
}

/// What becomes of one value of a tree.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict<'a> {
    /// It stays.
    Keep,
    /// These bytes take its place.
    Replace(&'a [u8]),
    /// The field goes.
    Drop,
}

/// Judges the values of a tree that the caller walks. The caller goes through the tree twice: first with [`learn`] for
/// every string, so that names in fields are known in notes, then with [`string`], [`number`] and [`key_text`].
///
/// [`learn`]: Walk::learn
/// [`string`]: Walk::string
/// [`number`]: Walk::number
/// [`key_text`]: Walk::key_text
pub struct Walk<'c> {
    pass: Pass<'c>,
    /// The first walk is over.
    walked: bool,
    /// Objects and lists entered so far in this walk.
    entered: usize,
}

impl Walk<'_> {
    /// Into an object (a map with named members) or, with `false`, a list.
    pub fn enter(&mut self, object: bool) {
        let scratch = &mut *self.pass.scratch;
        scratch.fields.enter(if object { Kind::Object } else { Kind::List });
        if !self.walked {
            scratch.entered.push(scratch.foreseen.len());
            scratch.foreseen.push(scratch.fields.foreseen());
        } else if let Some(&foreseen) = scratch.foreseen.get(self.entered) {
            scratch.fields.foresee(foreseen);
        }
        self.entered += 1;
    }

    /// Out of it again. Out of the outermost the first time, the first walk is over: the second sees the same tree, and
    /// knows of each object what stands further behind in it.
    pub fn leave(&mut self) {
        let scratch = &mut *self.pass.scratch;
        if let Some(place) = scratch.entered.pop() {
            scratch.foreseen[place] = scratch.fields.foreseen();
        }
        scratch.fields.leave();
        if scratch.fields.depth() == 0 {
            (self.walked, self.entered) = (true, 0);
        }
    }

    /// The name of the member that comes next.
    pub fn key(&mut self, key: &[u8]) {
        self.pass.scratch.fields.key(key);
    }

    /// On to the next element of a list.
    pub fn next_element(&mut self) {
        self.pass.scratch.fields.next_element();
    }

    /// First walk: takes note of names, judges nothing.
    pub fn learn(&mut self, value: &[u8]) {
        self.pass.learn(value);
    }

    /// First walk: takes note of a value that the caller says to be of that kind, whatever its field is called: the whole of it is
    /// found in notes, of a person's name also each word. Values of 4 to 256 octets count, and the first 128.
    pub fn learn_as(&mut self, entity: Entity, value: &[u8]) {
        self.pass.learn(value);
        let learned = &mut self.pass.scratch.learned;
        if entity == Entity::Person {
            learned.learn(value);
        }
        learned.tell(entity, value);
    }

    /// First walk: takes note of a number, which may be a person's.
    pub fn learn_number(&mut self, value: &[u8]) {
        self.pass.note_person(value);
    }

    /// Second walk: judges a string.
    ///
    /// # Errors
    /// The policy blocks the message.
    pub fn string(&mut self, value: &[u8]) -> Result<Verdict<'_>, Blocked> {
        if self.pass.engine.policy.off || value.is_empty() {
            return Ok(Verdict::Keep);
        }
        self.start();
        self.pass.tree_value(value);
        self.verdict(value)
    }

    /// Second walk: judges a text that people wrote, whatever its field is called: names of the tree are looked for in it, word by
    /// word. What its field says of it counts as well.
    ///
    /// # Errors
    /// The policy blocks the message.
    pub fn note(&mut self, value: &[u8]) -> Result<Verdict<'_>, Blocked> {
        if self.pass.engine.policy.off || value.is_empty() {
            return Ok(Verdict::Keep);
        }
        self.start();
        self.pass.tree_note(value);
        self.verdict(value)
    }

    /// Second walk: judges a number, given as it prints. What replaces it are digits again.
    ///
    /// # Errors
    /// The policy blocks the message.
    pub fn number(&mut self, value: &[u8]) -> Result<Verdict<'_>, Blocked> {
        if self.pass.engine.policy.off {
            return Ok(Verdict::Keep);
        }
        self.start();
        let evidence = self.pass.scratch.fields.evidence();
        self.pass.number(value, evidence);
        self.verdict(value)
    }

    /// Second walk: judges a key that may be data itself (`jane@example.com`), after [`Walk::key`]. Never drops.
    ///
    /// # Errors
    /// The policy blocks the message.
    pub fn key_text(&mut self, key: &[u8]) -> Result<Verdict<'_>, Blocked> {
        if self.pass.engine.policy.off {
            return Ok(Verdict::Keep);
        }
        self.start();
        self.pass.key_value(key);
        self.verdict(key)
    }

    /// Path of the field that a finding stands in, as [`Redaction::field`].
    pub fn field(&self, finding: &Finding) -> Option<Cow<'_, str>> {
        field_of(finding, &self.pass.scratch.paths)
    }

    /// What was found so far. Offsets are bytes of each value.
    pub fn findings(&self) -> &[Finding] {
        &self.pass.scratch.findings
    }

    fn start(&mut self) {
        let scratch = &mut *self.pass.scratch;
        scratch.edits.clear();
        scratch.arena.clear();
        scratch.out.clear();
        scratch.notes.clear();
        scratch.fields.clear_waiting();
    }

    fn verdict(&mut self, value: &[u8]) -> Result<Verdict<'_>, Blocked> {
        if let Some(blocked) = self.pass.blocked.take() {
            return Err(blocked);
        }
        if self.pass.scratch.edits.iter().any(|edit| edit.drop) {
            return Ok(Verdict::Drop);
        }
        Ok(if apply(value, self.pass.scratch) { Verdict::Replace(&self.pass.scratch.out) } else { Verdict::Keep })
    }
}
