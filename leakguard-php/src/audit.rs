//! What was found in a request, told at its end: one event for each kind, field and rule, with a count. Never a value.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::net::UnixDatagram;
use std::rc::Rc;

use leakguard_core::{Blocked, Channel, Context, Engine, Entity, Finding};
use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::caller::Caller;
use crate::counters;
use crate::inventory;
use crate::prompt::{Call, Told};

/// Different events of a request that are kept; more are counted as lost.
const KEPT: usize = 512;

/// Bytes of a field's path that are told.
const FIELD: usize = 200;

/// Where syslog listens, unless php.ini says otherwise.
const SYSLOG: &str = "/dev/log";

/// What makes two findings the same event.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Kind {
    channel: Channel,
    consumer: String,
    route: String,
    host: String,
    /// `None`: nothing was looked into, a socket was opened.
    entity: Option<Entity>,
    port: Option<u16>,
    field: Option<String>,
    action: &'static str,
    rule: Option<String>,
    changed: bool,
    caller: Option<Rc<Caller>>,
}

/// What tells the findings of one message apart, beside their field: kind, rule, and whether they were changed.
type Sort = (Entity, Option<u16>, bool);

/// Events, with how often each came.
#[derive(Default)]
pub(crate) struct Events {
    kinds: HashMap<Kind, u64>,
    /// Calls to AI services, one by one, in order.
    calls: Vec<Told>,
    lost: u64,
}

#[derive(Default)]
struct Request {
    /// Where events go; empty: nowhere.
    sink: String,
    /// PHP code has asked for them.
    is_asked: bool,
    events: Events,
}

thread_local! {
    static REQUEST: RefCell<Request> = RefCell::default();
}

/// At the start of a request. `sink`: a path, `stderr`, `syslog`, `syslog:SOCKET`, or nothing.
pub(crate) fn begin(sink: &str) {
    REQUEST.with_borrow_mut(|request| {
        request.events = Events::default();
        request.is_asked = false;
        if request.sink != sink {
            sink.clone_into(&mut request.sink);
        }
    });
}

/// From here on events are kept for whoever asks, wherever else they go.
pub(crate) fn record() {
    REQUEST.with_borrow_mut(|request| request.is_asked = true);
}

/// The events of this request so far, in order.
pub(crate) fn rows() -> Vec<Row> {
    REQUEST.with_borrow(|request| request.events.rows())
}

/// Writes down what was found in a message, with its fields.
pub(crate) fn note<'f>(engine: &Engine, context: &Context<'_>, found: impl IntoIterator<Item = (&'f Finding, Option<Cow<'f, str>>)>) {
    let is_call = context.channel == Channel::Egress;
    let mut count = 0;
    REQUEST.with_borrow_mut(|request| {
        let is_told = request.is_told();
        if is_told {
            count = request.events.take(engine, context, found);
        } else if is_call {
            count = found.into_iter().count() as u64;
        }
    });
    if is_call {
        inventory::found(count);
    }
}

/// Writes down a message that a rule has blocked.
pub(crate) fn note_blocked(context: &Context<'_>, blocked: &Blocked) {
    REQUEST.with_borrow_mut(|request| {
        if request.is_told() {
            request.events.take_blocked(context, blocked);
        }
    });
    if context.channel == Channel::Egress {
        inventory::found(1);
    }
}

/// Writes down a socket that is opened, or that a rule refuses.
pub(crate) fn note_connection(context: &Context<'_>, port: Option<u16>, rule: Option<&str>, refused: bool) {
    REQUEST.with_borrow_mut(|request| {
        if request.is_told() {
            let action = if refused { "block" } else { "connect" };
            request.events.count(Kind { port, ..Kind::new(context, None, None, action, rule.map(str::to_owned), refused) }, 1);
        }
    });
}

/// Writes down a call to an AI service.
pub(crate) fn note_call(call: &Told) {
    REQUEST.with_borrow_mut(|request| {
        if !request.is_told() {
            return;
        }
        let events = &mut request.events;
        if events.calls.len() < KEPT {
            events.calls.push(Rc::clone(call));
        } else {
            events.lost += 1;
        }
    });
}

/// Writes down a token that came in and was turned back, or was not.
pub(crate) fn note_restored(context: &Context<'_>, entity: Option<Entity>, field: &str, restored: bool) {
    REQUEST.with_borrow_mut(|request| {
        if request.is_told() {
            let action = if restored { "restore" } else { "refuse" };
            request.events.count(Kind::new(context, entity, Some(&told(field)), action, None, restored), 1);
        }
    });
}

impl Kind {
    /// `field`: as it is told.
    fn new(context: &Context<'_>, entity: Option<Entity>, field: Option<&str>, action: &'static str, rule: Option<String>, changed: bool) -> Kind {
        Kind {
            channel: context.channel,
            consumer: context.consumer.to_owned(),
            route: context.route.to_owned(),
            host: context.host.to_owned(),
            entity,
            port: None,
            field: field.map(str::to_owned),
            action,
            rule,
            changed,
            caller: if context.channel == Channel::Egress { inventory::caller() } else { None },
        }
    }
}

impl Request {
    fn is_told(&self) -> bool {
        self.is_asked || !self.sink.is_empty()
    }
}

impl Events {
    /// Takes what was found in a message, with its fields; says how much that was.
    pub fn take<'f>(&mut self, engine: &Engine, context: &Context<'_>, found: impl IntoIterator<Item = (&'f Finding, Option<Cow<'f, str>>)>) -> u64 {
        // A message repeats its fields: an event is made for each kind of finding in it, not for each finding.
        let mut sorts: Vec<(Sort, HashMap<String, u64>)> = Vec::new();
        let (mut count, mut path) = (0, String::new());
        for (finding, field) in found {
            count += 1;
            let sort = (finding.entity, finding.rule, finding.changed);
            let place = sorts.iter().position(|(other, _)| *other == sort).unwrap_or_else(|| {
                sorts.push((sort, HashMap::new()));
                sorts.len() - 1
            });
            path.clear();
            if let Some(field) = &field {
                tell(field, &mut path);
            }
            let fields = &mut sorts[place].1;
            match fields.get_mut(&path) {
                Some(count) => *count += 1,
                None => {
                    fields.insert(path.clone(), 1);
                }
            }
        }
        for ((entity, rule, changed), fields) in sorts {
            let rule = rule.and_then(|rule| engine.policy().rules.get(usize::from(rule)));
            let action = rule.map_or("allow", |rule| rule.action.name());
            for (field, count) in fields {
                let field = Some(&*field).filter(|field| !field.is_empty());
                self.count(Kind::new(context, Some(entity), field, action, rule.map(|rule| rule.name.clone()), changed), count);
            }
        }
        count
    }

    /// Takes a message that a rule has blocked.
    pub fn take_blocked(&mut self, context: &Context<'_>, blocked: &Blocked) {
        self.count(Kind::new(context, Some(blocked.entity), blocked.field.as_deref().map(told).as_deref(), "block", Some(blocked.rule.clone()), true), 1);
    }

    fn count(&mut self, kind: Kind, count: u64) {
        let room = self.kinds.len() < KEPT;
        match self.kinds.get_mut(&kind) {
            Some(so_far) => *so_far += count,
            None if room => {
                self.kinds.insert(kind, count);
            }
            None => self.lost += count,
        }
    }

    fn in_order(&self) -> Vec<(&Kind, u64)> {
        let mut events: Vec<_> = self.kinds.iter().map(|(kind, &count)| (kind, count)).collect();
        let order = |kind: &Kind| {
            (
                kind.entity.map(Entity::name),
                kind.field.clone(),
                kind.action,
                kind.channel.name(),
                kind.consumer.clone(),
                kind.route.clone(),
                kind.host.clone(),
                kind.rule.clone(),
                kind.caller.as_ref().map(|caller| (caller.file.clone(), caller.line)),
                kind.port,
            )
        };
        events.sort_by_cached_key(|(kind, _)| order(kind));
        events
    }

    /// What PHP is told, in order.
    pub fn rows(&self) -> Vec<Row> {
        let row = |(kind, count): (&Kind, u64)| Row {
            channel: kind.channel.name(),
            consumer: kind.consumer.clone(),
            route: kind.route.clone(),
            host: kind.host.clone(),
            entity: kind.entity.map(Entity::name),
            field: kind.field.clone(),
            action: kind.action,
            rule: kind.rule.clone(),
            changed: kind.changed,
            count,
            caller: kind.caller.clone(),
            call: None,
        };
        self.in_order().into_iter().map(row).chain(self.calls.iter().map(|call| Row::of_call(&call.borrow()))).collect()
    }
}

/// An event as PHP is told of it.
pub(crate) struct Row {
    pub channel: &'static str,
    pub consumer: String,
    pub route: String,
    pub host: String,
    pub entity: Option<&'static str>,
    pub field: Option<String>,
    pub action: &'static str,
    pub rule: Option<String>,
    pub changed: bool,
    pub count: u64,
    pub caller: Option<Rc<Caller>>,
    /// Of a call to an AI service.
    pub call: Option<Call>,
}

impl Row {
    fn of_call(call: &Call) -> Row {
        Row {
            channel: Channel::Egress.name(),
            consumer: call.consumer.clone(),
            route: call.route.clone(),
            host: call.host.clone(),
            entity: None,
            field: None,
            action: action_of(call),
            rule: call.rule.clone(),
            changed: call.refused.is_some() || call.values > 0,
            count: 1,
            caller: call.caller.clone(),
            call: Some(call.clone()),
        }
    }
}

/// What became of a call to an AI service.
fn action_of(call: &Call) -> &'static str {
    if call.refused.is_some() { "block" } else { "prompt" }
}

/// A field's path without what may be data: places in lists are `*`, keys that hold an address or a number are `?`.
fn told(path: &str) -> String {
    let mut told = String::new();
    tell(path, &mut told);
    told
}

/// Writes what [`told`] returns into an empty text.
fn tell(path: &str, out: &mut String) {
    let mut rest = path;
    loop {
        let (mut digits, mut at, mut len) = (0, false, 0);
        for byte in rest.bytes().take_while(|&byte| byte != b'.') {
            digits += usize::from(byte.is_ascii_digit());
            at |= byte == b'@';
            len += 1;
        }
        let (part, behind) = rest.split_at(len);
        out.push_str(if len > 0 && digits == len { "*" } else { told_part(part, digits, at) });
        if behind.is_empty() {
            break;
        }
        out.push('.');
        rest = &behind[1..];
    }
    let end = (0..=FIELD.min(out.len())).rev().find(|&end| out.is_char_boundary(end)).unwrap_or(0);
    out.truncate(end);
}

fn told_part(name: &str, digits: usize, at: bool) -> &str {
    if at || digits > 4 || name.len() > 64 { "?" } else { name }
}

/// A field's name, or `?` where it may be data.
pub(crate) fn told_name(name: &str) -> &str {
    told_part(name, name.bytes().filter(u8::is_ascii_digit).count(), name.contains('@'))
}

/// Events that are ready to be told, and where.
pub(crate) struct Report {
    sink: String,
    time: String,
    lines: Vec<String>,
    events: u64,
}

/// At the end of a request: what is to be told, if anything. `request_id`: as the server calls the request.
pub(crate) fn end(request_id: &str) -> Option<Report> {
    let (sink, mut events) = REQUEST.with_borrow_mut(|request| (request.sink.clone(), std::mem::take(&mut request.events)));
    if sink.is_empty() || events.kinds.is_empty() && events.calls.is_empty() {
        return None;
    }
    let now = OffsetDateTime::now_utc().format(&Rfc3339).unwrap_or_default();
    let lost = events.lost;
    let calls = std::mem::take(&mut events.calls);
    let events = events.in_order();
    let count = (events.len() + calls.len()) as u64;
    let mut lines: Vec<String> = events.iter().map(|&(kind, count)| line(&now, request_id, kind, count).to_string()).collect();
    lines.extend(calls.iter().map(|call| call_line(&now, request_id, &call.borrow()).to_string()));
    if lost > 0 {
        counters::events_lost(lost);
        lines.push(json!({"@timestamp": now, "ecs": {"version": ECS}, "event": {"kind": "pipeline_error", "module": "leakguard", "dataset": "leakguard.findings"}, "http": {"request": {"id": request_id}}, "leakguard": {"lost": lost}}).to_string());
    }
    Some(Report { sink, time: now, lines, events: count })
}

/// The version of the Elastic Common Schema.
const ECS: &str = "8.11.0";

fn line(now: &str, request_id: &str, kind: &Kind, count: u64) -> Value {
    let category = match kind.channel {
        Channel::Api => "api",
        Channel::Egress => "network",
        _ => "file",
    };
    let mut event = json!({
        "@timestamp": now,
        "ecs": {"version": ECS},
        "event": {
            "kind": if kind.entity.is_some() { "alert" } else { "event" },
            "module": "leakguard",
            "dataset": if kind.entity.is_some() { "leakguard.findings" } else { "leakguard.connections" },
            "category": [category],
            "type": [match kind.action {
                "block" => "denied",
                "connect" => "connection",
                _ => "info",
            }],
            "action": kind.action,
            "outcome": if kind.changed { "success" } else { "unknown" },
        },
        "http": {"request": {"id": request_id}},
        "process": {"pid": std::process::id()},
        "leakguard": {
            "channel": kind.channel.name(),
            "consumer": kind.consumer,
            "route": kind.route,
            "entity": kind.entity.map(Entity::name),
            "count": count,
            "field": kind.field,
            "action": kind.action,
            "changed": kind.changed,
        },
    });
    if let Some(rule) = &kind.rule {
        event["rule"] = json!({"name": rule});
    }
    if !kind.host.is_empty() {
        event["destination"] = json!({"domain": kind.host});
    }
    if let Some(port) = kind.port {
        event["destination"]["port"] = json!(port);
    }
    if let Some(caller) = &kind.caller {
        event["log"] = json!({"origin": {"file": {"name": caller.file, "line": caller.line}}});
        event["leakguard"]["caller"] = json!(caller.module);
    }
    event
}

/// A call to an AI service.
fn call_line(now: &str, request_id: &str, call: &Call) -> Value {
    let mut event = json!({
        "@timestamp": now,
        "ecs": {"version": ECS},
        "event": {
            "kind": if call.refused.is_some() { "alert" } else { "event" },
            "module": "leakguard",
            "dataset": "leakguard.ai",
            "category": ["network"],
            "type": [if call.refused.is_some() { "denied" } else { "allowed" }],
            "action": action_of(call),
            "outcome": if call.refused.is_some() { "failure" } else { "success" },
        },
        "http": {"request": {"id": request_id, "body": {"bytes": call.bytes}}, "response": {"body": {"bytes": call.answer_bytes}}},
        "process": {"pid": std::process::id()},
        "destination": {"domain": call.host},
        "leakguard": {
            "channel": Channel::Egress.name(),
            "consumer": call.consumer,
            "route": call.route,
            "action": action_of(call),
            "ai": {
                "service": call.service,
                "model": call.model,
                "user": call.user,
                "purpose": call.purpose,
                "entities": call.entities,
                "values": call.values,
                "attachments": call.attachments,
            },
        },
    });
    if let Some(reason) = &call.refused {
        event["event"]["reason"] = json!(reason);
    }
    if let Some(reason) = &call.watched {
        event["leakguard"]["ai"]["watched"] = json!(reason);
    }
    if let Some(rule) = &call.rule {
        event["rule"] = json!({"name": rule});
    }
    if let Some(caller) = &call.caller {
        event["log"] = json!({"origin": {"file": {"name": caller.file, "line": caller.line}}});
        event["leakguard"]["caller"] = json!(caller.module);
    }
    event
}

impl Report {
    /// Tells. An error means that the events are lost, which the counters say.
    ///
    /// # Errors
    /// What the sink says.
    pub fn tell(self) -> io::Result<()> {
        let told = match self.sink.as_str() {
            "stderr" => io::stderr().write_all(self.text().as_bytes()),
            "syslog" => self.to_syslog(SYSLOG),
            sink => match sink.strip_prefix("syslog:") {
                Some(socket) => self.to_syslog(socket),
                // Opened each time: a file that was rotated away is not written to any more. All lines in one write, which
                // O_APPEND puts behind those of other workers. A pipe that nobody reads is an error, no wait.
                None => OpenOptions::new()
                    .append(true)
                    .create(true)
                    .mode(0o640)
                    .custom_flags(libc::O_NONBLOCK)
                    .open(sink)
                    .and_then(|mut file| file.write_all(self.text().as_bytes())),
            },
        };
        if told.is_err() {
            counters::events_lost(self.events);
        }
        told
    }

    fn text(&self) -> String {
        let mut text = self.lines.join("\n");
        text.push('\n');
        text
    }

    /// RFC 5424: facility local use 0, severity notice. Never waits: a log that is not read loses events, not requests.
    fn to_syslog(&self, socket: &str) -> io::Result<()> {
        let log = UnixDatagram::unbound()?;
        log.set_nonblocking(true)?;
        for line in &self.lines {
            let message = format!("<133>1 {} - leakguard {} findings - {line}", syslog_time(&self.time), std::process::id());
            log.send_to(message.as_bytes(), socket)?;
        }
        Ok(())
    }
}

/// RFC 5424 allows six digits of a second.
fn syslog_time(time: &str) -> String {
    match time.split_once('.') {
        Some((seconds, rest)) => format!("{seconds}.{}Z", &rest[..rest.len().saturating_sub(1).min(6)]),
        None => time.to_owned(),
    }
}
