//! What an AI service is sent: judged as what it is, with stand-ins for what is a person's.

use std::borrow::Cow;
use std::ops::Range;

use super::attachment::{self, Attachment, AttachmentKind, Found};
use super::conversation::Conversation;
use super::hosts::{self, Service};
use super::metadata;
use super::shape::{Outline, Shape, model_of_route};
use crate::context::Context;
use crate::engine::{Engine, Scratch, apply_into, field_of};
use crate::finding::{Blocked, Finding};
use crate::format::escape::Escape;
use crate::format::{Format, is_binary};
use crate::pass::{Edit, Pass};
use crate::policy::{Attachments, Mode};

/// What became of a request to an AI service.
#[derive(Clone, Debug, Default)]
pub struct PromptOutcome {
    /// The new body; `None`: nothing changed, it goes as it is.
    pub body: Option<Vec<u8>>,
    /// What was found, in order. Offsets are bytes of the body; what was found in a file has the place of the file.
    pub findings: Vec<Finding>,
    /// The model that is asked, as the body or else the route names it.
    pub model: Option<String>,
    /// The service, where its host is known.
    pub service: Option<&'static Service>,
    /// What the body is; `None`: it goes to no AI service and does not look like a request to one.
    pub shape: Option<Shape>,
    /// Files that went along.
    pub attachments: Vec<Attachment>,
    /// What would have been refused, if the policy did more than watch.
    pub watched: Option<PromptRefused>,
    paths: Vec<u8>,
}

impl PromptOutcome {
    /// Path of the field that a finding stands in, as [`Redaction::field`](crate::Redaction::field).
    pub fn field(&self, finding: &Finding) -> Option<Cow<'_, str>> {
        field_of(finding, &self.paths)
    }
}

/// Why a request does not go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PromptRefused {
    /// A rule blocks it.
    Blocked(Blocked),
    /// The policy lets only approved services be called.
    Unapproved {
        /// Where it was to go.
        host: String,
    },
    /// A file that may not go to this service.
    Attachment {
        /// What it is.
        kind: AttachmentKind,
        /// Where it was to go.
        host: String,
    },
}

impl PromptRefused {
    /// The rule that blocks it, if it is one.
    pub fn rule(&self) -> Option<&str> {
        match self {
            PromptRefused::Blocked(blocked) => Some(&blocked.rule),
            _ => None,
        }
    }
}

impl std::fmt::Display for PromptRefused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let at = |host: &String| if host.is_empty() { "this host".to_owned() } else { host.clone() };
        match self {
            PromptRefused::Blocked(blocked) => blocked.fmt(f),
            PromptRefused::Unapproved { host } => {
                write!(f, "the AI service at {} is not approved: add its host to `approved` in the policy's table [ai]", at(host))
            }
            PromptRefused::Attachment { kind, host } => write!(
                f,
                "the policy sends no attachment of this kind ({}) to {}: approve its host, or set `attachments` in the policy's table [ai]",
                kind.name(),
                at(host)
            ),
        }
    }
}

impl std::error::Error for PromptRefused {}

impl From<Blocked> for PromptRefused {
    fn from(blocked: Blocked) -> PromptRefused {
        PromptRefused::Blocked(blocked)
    }
}

/// A file that is cut out of the body while the rest is judged.
struct Cut {
    /// Its base64 in the body, or the part of a form.
    at: Range<usize>,
    /// What takes its place, if anything does.
    new: Option<Vec<u8>>,
}

/// The model that a request asks, as its body or else its route names it.
pub fn model(body: &[u8], route: &str) -> Option<String> {
    let outline = if body.trim_ascii_start().starts_with(b"{") { Outline::of(body) } else { Outline::default() };
    outline.model(body).or_else(|| model_of_route(route))
}

impl Engine {
    /// Whether a call is one to an AI service: by its host, or by what its body is.
    pub fn is_prompt(&self, context: &Context<'_>, content_type: Option<&str>, body: &[u8]) -> bool {
        let format = content_type.map_or(Format::Auto, Format::from_mime);
        let may_be_json = matches!(format, Format::Auto | Format::Json | Format::Ndjson);
        !self.policy.off && (self.policy().is_ai_host(context.host) || may_be_json && super::shape(body).is_some())
    }

    /// Judges a file on its way to an AI service, a part of a form for one: `Some`: this goes in its place. What it says is judged like a
    /// prompt where it is text.
    ///
    /// # Errors
    /// As [`Engine::redact_prompt`].
    pub fn redact_attachment(
        &self,
        mime: Option<&str>,
        bytes: &[u8],
        context: &Context<'_>,
        conversation: &mut Conversation,
    ) -> Result<Option<Vec<u8>>, PromptRefused> {
        if self.policy.off || bytes.is_empty() {
            return Ok(None);
        }
        let mut outcome = PromptOutcome::default();
        let kind = attachment::kind_of_mime(mime.unwrap_or_default().as_bytes());
        self.file(bytes, kind, mime.map(Format::from_mime), context, conversation, &mut outcome, 0..bytes.len())
    }

    /// Judges the body of a call that may go to an AI service: one whose host is known or named in the policy's `[ai]`, or whose body is
    /// that of a request to one. Texts, tool calls and files are read as what they are, protocol is left alone; the rules' condition
    /// `service = "ai"` holds. What the rules pseudonymise or tokenise is put into `conversation`, for the [`Answer`](super::Answer).
    /// Any other call is judged as [`Engine::redact`] does, its outcome has no `shape`.
    ///
    /// `content_type` is the header's value; the body is without `Content-Encoding`. Linear; JSON stays JSON with its order.
    ///
    /// # Errors
    /// A rule blocks it, the service is not approved, or a file may not go there.
    pub fn redact_prompt(
        &self,
        body: &[u8],
        content_type: Option<&str>,
        context: &Context<'_>,
        scratch: &mut Scratch,
        conversation: &mut Conversation,
    ) -> Result<PromptOutcome, PromptRefused> {
        let policy = self.policy();
        let mut outcome = PromptOutcome { service: hosts::service(context.host), ..PromptOutcome::default() };
        scratch.clear();
        if self.policy.off {
            return Ok(outcome);
        }
        let format = content_type.map_or(Format::Auto, Format::from_mime);
        let may_be_json = matches!(format, Format::Auto | Format::Json | Format::Ndjson);
        let outline = if may_be_json { Outline::of(body) } else { Outline::default() };
        let is_at_service = outcome.service.is_some() || policy.is_ai_host(context.host);
        let is_form = format == Format::Multipart;
        outcome.shape = match is_at_service {
            true if is_form => Some(Shape::Upload),
            true => Some(outline.shape_at_service(outcome.service.map_or("", |service| service.name))),
            false => outline.shape(),
        };
        let is_ai = outcome.shape.is_some();
        if is_ai {
            outcome.model = outline.model(body).or_else(|| model_of_route(context.route));
            if policy.refuses_ai(context.host) {
                self.refuse(&mut outcome, PromptRefused::Unapproved { host: context.host.to_owned() })?;
            }
        }
        let cuts = match (is_ai, outline.is_json) {
            (false, _) => Vec::new(),
            (true, true) => self.files_in_json(body, &outline.attachments, context, conversation, &mut outcome)?,
            (true, false) => self.files_beside(body, content_type, is_form, context, conversation, &mut outcome)?,
        };
        if cuts.iter().any(|cut| cut.at == (0..body.len())) {
            outcome.body = cuts.into_iter().next().and_then(|cut| cut.new);
            return Ok(outcome);
        }
        let slim: Cow<'_, [u8]> = if cuts.is_empty() { Cow::Borrowed(body) } else { Cow::Owned(without(body, &cuts)) };
        let format = if outline.is_json { Format::Json } else { format };
        self.judge(&slim, context, format, scratch, is_ai.then_some(conversation))?;
        put_back(&cuts, scratch);
        outcome.body = apply_into(body, scratch).map(<[u8]>::to_vec);
        outcome.findings.extend_from_slice(&scratch.findings);
        outcome.findings.sort_by_key(|finding| finding.start);
        // What was found in files has no path of its own: theirs are empty.
        outcome.paths = std::mem::take(&mut scratch.paths);
        Ok(outcome)
    }

    fn judge(&self, text: &[u8], context: &Context<'_>, format: Format, scratch: &mut Scratch, conversation: Option<&mut Conversation>) -> Result<(), Blocked> {
        scratch.active.is_ai = conversation.is_some();
        let mut pass = Pass::new(self, context, scratch, false);
        pass.prompt = conversation;
        pass.documents(text, format);
        pass.blocked.map_or(Ok(()), Err)
    }

    /// Refuses, or takes note of it where the policy only watches.
    fn refuse(&self, outcome: &mut PromptOutcome, refused: PromptRefused) -> Result<(), PromptRefused> {
        if self.policy().mode == Mode::Enforce {
            return Err(refused);
        }
        outcome.watched.get_or_insert(refused);
        Ok(())
    }

    fn files_in_json(
        &self,
        body: &[u8],
        found: &[Found],
        context: &Context<'_>,
        conversation: &mut Conversation,
        outcome: &mut PromptOutcome,
    ) -> Result<Vec<Cut>, PromptRefused> {
        let mut cuts = Vec::new();
        for file in found {
            if file.is_remote {
                let kind = file.kind.unwrap_or(AttachmentKind::File);
                self.admit(kind, false, true, context, outcome)?;
                outcome.attachments.push(Attachment { kind, bytes: 0, changed: false });
                continue;
            }
            let raw = &body[file.at.clone()];
            let mut written = Vec::with_capacity(raw.len());
            Escape::Json.decode(raw, &mut written);
            // What cannot be decoded is text, and judged as such.
            let Some(bytes) = attachment::decode(&written) else { continue };
            let new = self.file(&bytes, file.kind, None, context, conversation, outcome, file.at.clone())?;
            cuts.push(Cut { at: file.at.clone(), new: new.map(|new| attachment::encode(&new).into_bytes()) });
        }
        Ok(cuts)
    }

    /// Files of a form, or a body that is one itself.
    fn files_beside(
        &self,
        body: &[u8],
        content_type: Option<&str>,
        is_form: bool,
        context: &Context<'_>,
        conversation: &mut Conversation,
        outcome: &mut PromptOutcome,
    ) -> Result<Vec<Cut>, PromptRefused> {
        let mut cuts = Vec::new();
        if is_form {
            for part in crate::format::multipart::parts(body) {
                if part.name == b"model" && outcome.model.is_none() {
                    outcome.model = std::str::from_utf8(&body[part.content.clone()]).ok().map(|name| name.trim().chars().take(256).collect());
                }
                let content = &body[part.content.clone()];
                if part.is_file && (attachment::kind_of(content).is_some() || is_binary(content) || attachment::kind_of_mime(part.mime).is_some()) {
                    let new = self.file(content, attachment::kind_of_mime(part.mime), None, context, conversation, outcome, part.content.clone())?;
                    cuts.push(Cut { at: part.content, new });
                }
            }
            return Ok(cuts);
        }
        let mime = content_type.unwrap_or_default().as_bytes();
        let kind = attachment::kind_of(body).or_else(|| attachment::kind_of_mime(mime));
        if !body.is_empty() && (kind.is_some_and(|kind| kind != AttachmentKind::Text) || is_binary(body)) {
            let new = self.file(body, kind, None, context, conversation, outcome, 0..body.len())?;
            cuts.push(Cut { at: 0..body.len(), new });
        }
        Ok(cuts)
    }

    /// What becomes of a file; `None`: it stays.
    #[allow(clippy::too_many_arguments)]
    fn file(
        &self,
        bytes: &[u8],
        said: Option<AttachmentKind>,
        format: Option<Format>,
        context: &Context<'_>,
        conversation: &mut Conversation,
        outcome: &mut PromptOutcome,
        place: Range<usize>,
    ) -> Result<Option<Vec<u8>>, PromptRefused> {
        let seen = attachment::kind_of(bytes);
        let is_text = seen.is_none() && !is_binary(bytes) && std::str::from_utf8(bytes).is_ok();
        let kind = if is_text { AttachmentKind::Text } else { seen.or(said).unwrap_or(AttachmentKind::File) };
        let new = if is_text {
            // A file is a message of its own, in the same conversation.
            let mut scratch = Scratch::default();
            self.judge(bytes, context, format.unwrap_or_default(), &mut scratch, Some(conversation))?;
            let found = scratch.findings.iter().map(|finding| Finding { start: place.start, end: place.end, field: Default::default(), ..*finding });
            outcome.findings.extend(found);
            apply_into(bytes, &mut scratch).map(<[u8]>::to_vec)
        } else {
            let stripped = metadata::strip(bytes);
            self.admit(kind, stripped.is_some(), false, context, outcome)?;
            let acts = self.policy().mode == Mode::Enforce && self.policy().attachments() != Attachments::Allow;
            stripped.filter(|new| acts && new != bytes)
        };
        outcome.attachments.push(Attachment { kind, bytes: bytes.len(), changed: new.is_some() });
        Ok(new)
    }

    /// Whether a file may go. `is_clean`: it is of a format that metadata can be taken out of.
    fn admit(&self, kind: AttachmentKind, is_clean: bool, is_remote: bool, context: &Context<'_>, outcome: &mut PromptOutcome) -> Result<(), PromptRefused> {
        let policy = self.policy();
        let is_approved = policy.is_approved(context.host);
        let may_go = match policy.attachments() {
            Attachments::Allow => true,
            _ if is_approved => true,
            Attachments::Block => false,
            // A voice has no metadata worth the name; what a URL names is the shop's to show.
            Attachments::Strip => is_clean || is_remote || kind == AttachmentKind::Audio,
        };
        if may_go { Ok(()) } else { self.refuse(outcome, PromptRefused::Attachment { kind, host: context.host.to_owned() }) }
    }
}

/// The body without the files.
fn without(body: &[u8], cuts: &[Cut]) -> Vec<u8> {
    let mut slim = Vec::with_capacity(body.len() - cuts.iter().map(|cut| cut.at.len()).sum::<usize>());
    let mut at = 0;
    for cut in cuts {
        slim.extend_from_slice(&body[at..cut.at.start]);
        at = cut.at.end;
    }
    slim.extend_from_slice(&body[at..]);
    slim
}

/// Offsets of the body without its files become those of the body; what takes the files' places becomes edits.
fn put_back(cuts: &[Cut], scratch: &mut Scratch) {
    if cuts.is_empty() {
        return;
    }
    // Where each cut stands in the slim body, and how much was cut up to there.
    let mut removed = 0;
    let places: Vec<(usize, usize)> = cuts
        .iter()
        .map(|cut| {
            let place = cut.at.start - removed;
            removed += cut.at.len();
            (place, removed)
        })
        .collect();
    let shifted = |at: usize| {
        let before = places.partition_point(|(place, _)| *place < at);
        at + before.checked_sub(1).map_or(0, |last| places[last].1)
    };
    for edit in &mut scratch.edits {
        (edit.start, edit.end) = (shifted(edit.start), shifted(edit.end));
    }
    for finding in &mut scratch.findings {
        (finding.start, finding.end) = (shifted(finding.start), shifted(finding.end));
    }
    for cut in cuts {
        let Some(new) = &cut.new else { continue };
        // A field that goes takes its file with it.
        if scratch.edits.iter().any(|edit| edit.start <= cut.at.start && cut.at.end <= edit.end) {
            continue;
        }
        let new_start = scratch.arena.len();
        scratch.arena.extend_from_slice(new);
        scratch.edits.push(Edit { start: cut.at.start, end: cut.at.end, new_start, new_len: new.len(), drop: false });
    }
    scratch.edits.sort_by_key(|edit| edit.start);
}
