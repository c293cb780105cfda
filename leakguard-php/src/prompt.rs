//! Calls to AI services: what of a request is judged as a prompt, what stands for a value meanwhile, and the answer, in which the
//! values are put back. One conversation belongs to one request.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use leakguard_core::ai::{self, Answer, Conversation, PromptOutcome, PromptRefused};
use leakguard_core::policy::Mode;
use leakguard_core::{Engine, Scratch};

use crate::audit;
use crate::caller::Caller;
use crate::counters;
use crate::failure::Failure;
use crate::inventory;
use crate::limits::{self, Charge};
use crate::receiver::Receiver;

/// What the code of a request says of its calls to AI services.
#[derive(Clone, Debug, Default)]
pub(crate) struct Purpose {
    /// What for, in its own words.
    pub purpose: String,
    /// On whose behalf, `kind:name`.
    pub consumer: String,
}

/// Conversations that requests which were judged by [`Engine::redactRequest()`] wait for, at most.
const WAITING: usize = 64;

thread_local! {
    static PURPOSE: RefCell<Purpose> = RefCell::default();
    /// Of requests that were judged before they come to a hook, by the name that a header of theirs has.
    static MARKED: RefCell<VecDeque<(String, Sent)>> = RefCell::default();
}

pub(crate) use crate::egress::MARK;

/// At the start and at the end of a request: nothing of the last one is left.
pub(crate) fn begin() {
    PURPOSE.take();
    let marked = MARKED.take();
    drop(marked);
}

/// From here on the calls of this request are for that.
pub(crate) fn set_purpose(purpose: Purpose) {
    PURPOSE.replace(purpose);
}

/// Keeps the conversation of a request for the hook that sends it; the header's value that names it.
pub(crate) fn mark(sent: Sent) -> String {
    let name = uuid::Uuid::new_v4().to_string();
    let old = MARKED.with_borrow_mut(|marked| {
        let old = if marked.len() == WAITING { marked.pop_front() } else { None };
        marked.push_back((name.clone(), sent));
        old
    });
    drop(old);
    name
}

/// What was kept under that name. It stays: a client may send the same request again, to where it was redirected.
fn marked(name: &[u8]) -> Option<Sent> {
    MARKED.with_borrow(|marked| marked.iter().find(|(known, _)| known.as_bytes() == name).map(|(_, sent)| sent.clone()))
}

/// A call to an AI service, as it is told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Call {
    pub consumer: String,
    pub route: String,
    pub host: String,
    /// On whose behalf, and what for.
    pub user: String,
    pub purpose: String,
    /// Who answers, as the engine names it: `openai`.
    pub service: &'static str,
    pub model: Option<String>,
    /// What was found, by its kind.
    pub entities: BTreeMap<&'static str, u64>,
    /// Values that something else stood for.
    pub values: u64,
    pub attachments: u64,
    /// Of the request's body, and of the answer's.
    pub bytes: u64,
    pub answer_bytes: u64,
    /// Why nothing was sent.
    pub refused: Option<String>,
    /// Why nothing would have been, if the policy did more than watch.
    pub watched: Option<String>,
    pub rule: Option<String>,
    pub caller: Option<Rc<Caller>>,
}

/// A call that is told of at the end of the request; what comes back is added meanwhile.
pub(crate) type Told = Rc<RefCell<Call>>;

/// The parts of a request to an AI service, as they are judged.
#[derive(Default)]
pub(crate) struct Prompt {
    /// A part was judged.
    seen: bool,
    conversation: Conversation,
    /// It was judged before it came here.
    before: Option<Sent>,
    call: Call,
}

/// A request that goes: what is needed for its answer.
#[derive(Clone, Default)]
pub(crate) struct Sent {
    /// The last one first.
    conversations: Vec<Arc<Conversation>>,
    told: Told,
    /// Limits that the answer counts against, too.
    charges: Vec<Charge>,
}

impl Prompt {
    /// It was judged before, under that name.
    pub fn was_marked(&mut self, name: &[u8]) {
        self.before = marked(name);
    }

    pub fn is_seen(&self) -> bool {
        self.seen
    }

    /// Judges a body, or a part of one; `None`: it goes as it is.
    ///
    /// # Errors
    /// It must not go.
    pub fn text(&mut self, engine: &Engine, to: &Receiver, mime: Option<&str>, body: &[u8], scratch: &mut Scratch) -> Result<Option<Vec<u8>>, Failure> {
        self.seen = true;
        self.call.bytes += body.len() as u64;
        counters::call(body.len());
        let judged = engine.redact_prompt(body, mime, &to.context(), scratch, &mut self.conversation);
        let outcome = judged.map_err(|refused| self.refuse(to, body, &refused))?;
        Ok(self.take(engine, to, outcome))
    }

    fn take(&mut self, engine: &Engine, to: &Receiver, outcome: PromptOutcome) -> Option<Vec<u8>> {
        counters::findings(&outcome.findings);
        audit::note(engine, &to.context(), outcome.findings.iter().map(|finding| (finding, outcome.field(finding))));
        for finding in &outcome.findings {
            *self.call.entities.entry(finding.entity.name()).or_default() += 1;
        }
        self.call.attachments += outcome.attachments.len() as u64;
        self.call.model = outcome.model.or_else(|| self.call.model.take());
        self.call.service = outcome.service.map_or("", |service| service.name);
        self.call.watched = outcome.watched.map(|watched| watched.to_string()).or_else(|| self.call.watched.take());
        outcome.body
    }

    fn refuse(&mut self, to: &Receiver, body: &[u8], refused: &PromptRefused) -> Failure {
        self.call.model = ai::model(body, &to.route).or_else(|| self.call.model.take());
        self.call.service = ai::service(&to.host).map_or("", |service| service.name);
        if let PromptRefused::Blocked(blocked) = refused {
            audit::note_blocked(&to.context(), blocked);
            *self.call.entities.entry(blocked.entity.name()).or_default() += 1;
            self.call.rule = Some(blocked.rule.clone());
        }
        Failure::Prompt(refused.to_string())
    }

    /// The call was judged: it is counted and told. What its answer needs; without a failure it may go.
    ///
    /// # Errors
    /// The failure that is given, or a limit is used up.
    pub fn end(mut self, engine: &Engine, to: &Receiver, failure: Option<Failure>) -> Result<Sent, Failure> {
        if let Some(before) = self.before.take_if(|_| failure.is_none()) {
            let mut sent = before;
            if !self.conversation.is_empty() {
                sent.conversations.insert(0, Arc::new(self.conversation));
            }
            return Ok(sent);
        }
        let purpose = PURPOSE.with_borrow(Clone::clone);
        let call = &mut self.call;
        call.values = self.conversation.len() as u64;
        call.caller = inventory::caller();
        (call.user, call.purpose) = (purpose.consumer, purpose.purpose);
        (call.consumer, call.route, call.host) = (to.consumer.clone(), to.route.clone(), to.host.clone());
        let (failure, charges) = match failure {
            Some(failure) => (Some(Failure::Prompt(failure.message())), Vec::new()),
            None => {
                let who = if call.user.is_empty() { call.caller.as_ref().map_or("", |caller| &caller.module) } else { &call.user };
                match limits::admit(engine.policy(), who, &call.host, call.bytes) {
                    (charges, None) => (None, charges),
                    (charges, Some(why)) if engine.policy().mode != Mode::Enforce => {
                        call.watched.get_or_insert(why);
                        (None, charges)
                    }
                    (_, Some(why)) => (Some(Failure::Prompt(why)), Vec::new()),
                }
            }
        };
        call.refused = failure.as_ref().map(Failure::message);
        counters::prompt(call.bytes, call.refused.is_some());
        let told = Rc::new(RefCell::new(self.call));
        audit::note_call(&told);
        match failure {
            Some(failure) => Err(failure),
            None => {
                let conversations = if self.conversation.is_empty() { Vec::new() } else { vec![Arc::new(self.conversation)] };
                Ok(Sent { conversations, told, charges })
            }
        }
    }
}

impl Sent {
    /// Whether anything is to be put back into the answer.
    pub fn has_values(&self) -> bool {
        !self.conversations.is_empty()
    }

    /// So many bytes have come back.
    pub fn answered(&self, bytes: u64) {
        if let Ok(mut call) = self.told.try_borrow_mut() {
            call.answer_bytes += bytes;
        }
        counters::prompt_answered(bytes);
        limits::charge(&self.charges, bytes);
    }
}

/// An answer as it comes in.
pub(crate) struct Reply {
    answers: Vec<Answer>,
}

/// Requests of code that sends them itself, and the answers.
pub(crate) struct Talk {
    pub engine: Arc<Engine>,
    pub url: Vec<u8>,
    sent: Sent,
}

impl Talk {
    pub fn new(engine: Arc<Engine>, url: &[u8]) -> Talk {
        Talk { engine, url: url.to_vec(), sent: Sent::default() }
    }

    /// A request was judged.
    pub fn add(&mut self, sent: Sent) {
        let before = std::mem::replace(&mut self.sent, sent);
        self.sent.conversations.extend(before.conversations);
    }

    /// An answer to what was judged so far.
    pub fn reply(&self, mime: Option<&str>, encoding: Option<&str>) -> Answering {
        Answering { sent: self.sent.clone(), reply: Reply::new(&self.sent, mime, encoding) }
    }
}

/// An answer that code takes in pieces.
pub(crate) struct Answering {
    sent: Sent,
    reply: Reply,
}

impl Answering {
    /// Takes the next bytes; what is settled.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(bytes.len());
        self.sent.answered(bytes.len() as u64);
        self.reply.push(bytes, &mut out);
        out
    }

    /// What was held back.
    pub fn finish(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        self.reply.finish(&mut out);
        out
    }
}

impl Reply {
    /// By the answer's headers. `encoding`: as its body arrives here.
    pub fn new(sent: &Sent, mime: Option<&str>, encoding: Option<&str>) -> Reply {
        Reply { answers: sent.conversations.iter().map(|conversation| Answer::new(Arc::clone(conversation), mime, encoding)).collect() }
    }

    /// Takes the next bytes; what is settled is added to `out`.
    pub fn push(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        self.lead(bytes.to_vec(), false, out);
    }

    /// What was held back.
    pub fn finish(&mut self, out: &mut Vec<u8>) {
        self.lead(Vec::new(), true, out);
    }

    fn lead(&mut self, mut bytes: Vec<u8>, ends: bool, out: &mut Vec<u8>) {
        for answer in &mut self.answers {
            let mut next = Vec::with_capacity(bytes.len());
            answer.push(&bytes, &mut next);
            if ends {
                answer.finish(&mut next);
            }
            bytes = next;
        }
        out.append(&mut bytes);
    }
}
