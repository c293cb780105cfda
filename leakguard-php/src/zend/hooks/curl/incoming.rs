//! What comes back of a call to an AI service: the values are put back on the way to where the script wants the answer. A call that
//! must not go fails as curl's own calls do: `curl_error()` says why.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ffi::{CStr, c_char};

use super::super::super::array::{ArrayBuilder, Key};
use super::super::super::call::{self, argument, count};
use super::super::super::ffi::{self, zend_execute_data, zend_object, zval};
use super::super::super::text::bytes_of;
use super::super::super::value::{Value, View, read_through, type_of};
use super::super::native::Native;
use super::super::overrides::{Override, call_by_name};
use super::{Callback, RUNNING, Running, apply, handle_of, with_given};
use crate::failure::Failure;
use crate::prompt::{Reply, Sent};

static MULTI_EXEC: Override = Override::function(c"curl_multi_exec", multi_exec);
static MULTI_INFO: Override = Override::function(c"curl_multi_info_read", multi_info);
static MULTI_CONTENT: Override = Override::function(c"curl_multi_getcontent", multi_content);
static ERRNO: Override = Override::function(c"curl_errno", errno);
static ERROR: Override = Override::function(c"curl_error", error);

/// `CURLE_WRITE_ERROR`, and what curl says of it
const WRITE_ERROR: (i64, &str) = (23, "Failed writing body");
/// `CURLE_ABORTED_BY_CALLBACK`: clients do not try that again.
const ABORTED: i64 = 42;
/// `CURL_WRITEFUNC_PAUSE`
const PAUSE: i64 = 0x1000_0001;
/// `CURLINFO_SIZE_DOWNLOAD`
const DOWNLOADED: i64 = 0x30_0008;

pub(super) fn install() {
    for function in [&MULTI_EXEC, &MULTI_INFO, &MULTI_CONTENT, &ERRNO, &ERROR] {
        function.install();
    }
}

/// Where an answer goes: the option that was set last decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sink {
    /// PHP's output.
    #[default]
    Output,
    /// `CURLOPT_RETURNTRANSFER`
    Return,
    /// `CURLOPT_FILE`
    File,
    /// `CURLOPT_WRITEFUNCTION`
    Callback,
}

/// An answer on its way.
pub(super) struct Incoming {
    sent: Sent,
    pub sink: Sink,
    /// The script's callback or stream.
    pub to: Option<Value>,
    /// `CURLOPT_HEADER`: header lines come in front of the body.
    with_head: bool,
    /// curl opens what is compressed.
    is_opened: bool,
    head: Head,
    reply: Option<Reply>,
    /// What the script's callback has not taken yet: it waits.
    held: Option<Vec<u8>>,
    /// Whoever takes it wants no more.
    is_broken: bool,
    is_done: bool,
    is_counted: bool,
}

/// The header lines of an answer, as they come.
struct Head {
    status: u32,
    mime: Option<String>,
    encoding: Option<String>,
    leads_on: bool,
    /// A line comes next, not the body.
    is_open: bool,
    /// Another answer may follow: this one asks for more, or leads elsewhere.
    may_reopen: bool,
    /// Of lines in front of the body.
    bytes: usize,
}

impl Head {
    const fn new() -> Head {
        Head { status: 0, mime: None, encoding: None, leads_on: false, is_open: true, may_reopen: false, bytes: 0 }
    }

    fn take(&mut self, line: &[u8]) {
        if line.starts_with(b"HTTP/") {
            let status = line.split(|&byte| byte == b' ').nth(1).and_then(|status| std::str::from_utf8(status.trim_ascii()).ok());
            *self = Head { status: status.and_then(|status| status.parse().ok()).unwrap_or(0), bytes: self.bytes, ..Head::new() };
        }
        if !self.is_open {
            // What stands behind a body.
            return;
        }
        self.bytes += line.len();
        let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
        if let Some(mime) = crate::egress::header([line], "content-type") {
            self.mime = Some(text(mime));
        }
        if let Some(encoding) = crate::egress::header([line], "content-encoding") {
            self.encoding = Some(text(encoding));
        }
        self.leads_on |= crate::egress::header([line], "location").is_some();
        if line.trim_ascii().is_empty() {
            self.is_open = false;
            self.may_reopen = matches!(self.status, 100..=199 | 401 | 407) || self.leads_on && (300..400).contains(&self.status);
        }
    }

    /// Whether these bytes, of an answer with its header lines, are one of those.
    fn is_line(&self, bytes: &[u8]) -> bool {
        self.is_open || self.may_reopen && bytes.starts_with(b"HTTP/")
    }
}

impl Incoming {
    pub fn new(sent: Sent, sink: Sink, with_head: bool, is_opened: bool) -> Incoming {
        Incoming { sent, sink, to: None, with_head, is_opened, head: Head::new(), reply: None, held: None, is_broken: false, is_done: false, is_counted: false }
    }

    pub fn has_values(&self) -> bool {
        self.sent.has_values()
    }

    /// Whether the answer comes through here in pieces. One that is returned as a whole is changed when it is there.
    pub fn is_led(&self) -> bool {
        self.has_values() && self.sink != Sink::Return
    }

    /// Takes a header line.
    pub fn line(&mut self, line: &[u8]) {
        self.head.take(line);
    }

    fn new_reply(&self) -> Reply {
        Reply::new(&self.sent, self.head.mime.as_deref(), self.head.encoding.as_deref().filter(|_| !self.is_opened))
    }

    /// What goes on of a piece.
    fn take(&mut self, bytes: &[u8]) -> Vec<u8> {
        if let Some(held) = self.held.take() {
            // curl gives a piece again that was not taken.
            return held;
        }
        if self.with_head && self.head.is_line(bytes) {
            return bytes.to_vec();
        }
        let mut reply = self.reply.take().unwrap_or_else(|| self.new_reply());
        let mut out = Vec::with_capacity(bytes.len());
        reply.push(bytes, &mut out);
        self.reply = Some(reply);
        out
    }

    /// The whole answer, or all that has come so far.
    fn whole(&self, bytes: &[u8], ends: bool) -> Vec<u8> {
        let (head, body) = bytes.split_at(if self.with_head { self.head.bytes.min(bytes.len()) } else { 0 });
        let mut out = head.to_vec();
        let mut reply = self.new_reply();
        reply.push(body, &mut out);
        if ends {
            reply.finish(&mut out);
        }
        out
    }

    /// What is left, when curl has given all there is.
    fn rest(&mut self) -> Vec<u8> {
        let mut out = self.held.take().unwrap_or_default();
        if let Some(mut reply) = self.reply.take()
            && !self.is_broken
        {
            reply.finish(&mut out);
        }
        out
    }

    /// Counts what has come.
    pub fn count(&mut self, object: &Value) {
        if std::mem::replace(&mut self.is_counted, true) {
            return;
        }
        let told = call::aside(|| call_by_name(c"curl_getinfo", [object.clone(), Value::int(DOWNLOADED)]));
        let bytes = match told.as_ref().map(Value::view) {
            Some(View::Float(bytes)) => bytes as u64,
            Some(View::Int(bytes)) => bytes as u64,
            _ => 0,
        };
        self.sent.answered(bytes);
    }

    /// `curl_exec()` has ended: what it returns holds the values, the rest goes where the script wants it. A failure: that did
    /// not take it.
    ///
    /// # Safety
    /// The result of `curl_exec()`.
    pub unsafe fn end(&mut self, object: &Value, result: *mut zval) -> Option<(i64, String)> {
        // SAFETY: the caller's promise.
        unsafe {
            if self.has_values() && self.sink == Sink::Return && type_of(result) == ffi::IS_STRING {
                let mut whole = Value::null();
                call::run(|| {
                    whole = Value::text(&self.whole(bytes_of((*result).value.str_), true));
                    Ok(())
                });
                ffi::zval_ptr_dtor(result);
                whole.write_to(result);
            }
        }
        (!self.let_go(object)).then(|| (WRITE_ERROR.0, WRITE_ERROR.1.to_owned()))
    }

    /// Gives what is left. False: it was not taken.
    fn let_go(&mut self, object: &Value) -> bool {
        if self.is_broken || !self.is_led() || call::exception_is_pending() {
            return true;
        }
        let mut rest = Vec::new();
        call::run(|| {
            rest = self.rest();
            Ok(())
        });
        rest.is_empty() || deliver(object, self.sink, self.to.clone(), &rest) == Some(rest.len() as i64)
    }
}

/// Gives bytes to where the script wants them; how many were taken. `None`: code of the script has thrown.
fn deliver(object: &Value, sink: Sink, callback: Option<Value>, bytes: &[u8]) -> Option<i64> {
    let taken = match (sink, callback) {
        (Sink::Callback, Some(callback)) => call_by_name(c"call_user_func", [callback, object.clone(), Value::text(bytes)])?,
        (Sink::File, Some(stream)) => call_by_name(c"fwrite", [stream, Value::text(bytes)])?,
        (Sink::Output, _) => {
            // SAFETY: pointer and length of a slice.
            unsafe { ffi::php_output_write(bytes.as_ptr().cast::<c_char>(), bytes.len()) };
            return (!call::exception_is_pending()).then_some(bytes.len() as i64);
        }
        _ => return Some(0),
    };
    Some(match taken.view() {
        View::Int(taken) => taken,
        View::Bool(taken) => i64::from(taken),
        View::Float(taken) => taken as i64,
        View::Text(taken) => std::str::from_utf8(taken).ok().and_then(|taken| taken.trim().parse().ok()).unwrap_or(0),
        _ => 0,
    })
}

/// In place of where the script wants the answer.
pub(super) static WRITE: Native = Native::new(c"{leakguard:write}", write);

/// `($handle, $bytes)`. Anything but the length of the bytes ends the request, or lets it wait.
unsafe extern "C" fn write(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        Value::int(0).write_to(result);
        let Some(handle) = handle_of(frame, 0) else { return };
        if count(frame) < 2 {
            return;
        }
        let (object, given) = (Value::share(argument(frame, 0)), Value::share(argument(frame, 1)));
        let View::Text(bytes) = given.view() else { return };
        let mut taken = 0;
        call::run(|| {
            taken = pass_on(handle, &object, bytes);
            Ok(())
        });
        Value::int(taken).write_to(result);
    }
}

fn pass_on(handle: *mut zend_object, object: &Value, bytes: &[u8]) -> i64 {
    let next = RUNNING.with_borrow_mut(|all| {
        let incoming = all.get_mut(&handle)?.incoming.as_mut()?;
        Some((incoming.take(bytes), incoming.sink, incoming.to.clone()))
    });
    let Some((out, sink, to)) = next else { return 0 };
    let length = bytes.len() as i64;
    if out.is_empty() {
        return length;
    }
    match deliver(object, sink, to, &out) {
        Some(taken) if taken == out.len() as i64 => length,
        taken => {
            let waits = taken == Some(PAUSE);
            with_incoming(handle, |incoming| {
                incoming.is_broken = !waits;
                incoming.held = waits.then_some(out);
            });
            if waits { PAUSE } else { 0 }
        }
    }
}

fn with_incoming<T>(handle: *mut zend_object, work: impl FnOnce(&mut Incoming) -> T) -> Option<T> {
    RUNNING.with_borrow_mut(|all| all.get_mut(&handle)?.incoming.as_mut().map(work))
}

/// What is known of a request that has run: until its handle sends the next one.
#[derive(Default)]
struct After {
    incoming: Option<Incoming>,
    /// As curl has numbered and told it, before options were put back.
    failure: Option<(i64, String)>,
}

thread_local! {
    static AFTER: RefCell<HashMap<*mut zend_object, After>> = RefCell::default();
}

/// Keeps of a request that has run what the script may ask for.
pub(super) fn keep(handle: *mut zend_object, running: Running) {
    let failure = running.refused.map(|why| (ABORTED, told(&why))).or(running.failure);
    let mut incoming = running.incoming.filter(|incoming| incoming.sink == Sink::Return && incoming.has_values());
    if let Some(incoming) = &mut incoming {
        // It may hold the handle.
        incoming.to = None;
    }
    if incoming.is_some() || failure.is_some() {
        with_given(handle, |_| ());
        let old = AFTER.with_borrow_mut(|all| all.insert(handle, After { incoming, failure }));
        drop(old);
    }
}

fn told(why: &str) -> String {
    format!("LeakGuard: {why}")
}

/// The failure of a request, as curl tells it now.
pub(super) fn failure_now(object: &Value) -> Option<(i64, String)> {
    let ask = |function: &Override| call::aside(|| function.call([object.clone()]));
    let (code, why) = (ask(&ERRNO)?, ask(&ERROR)?);
    match (code.view(), why.view()) {
        (View::Int(code), View::Text(why)) if code != 0 => Some((code, String::from_utf8_lossy(why).into_owned())),
        _ => None,
    }
}

/// The script has set an option: curl has forgotten the failure.
pub(super) fn forget_failure(handle: *mut zend_object) {
    AFTER.with_borrow_mut(|all| {
        if let Some(after) = all.get_mut(&handle) {
            after.failure = None;
        }
    });
}

/// Forgets what is known of the last request of a handle.
pub(super) fn forget(handle: *mut zend_object) {
    let after = AFTER.try_with(|all| all.borrow_mut().remove(&handle));
    drop(after);
}

pub(super) fn end_request() {
    let all = AFTER.take();
    drop(all);
}

/// A copy of a handle whose request runs gets the script's own options.
///
/// # Errors
/// curl does not take them.
pub(super) fn give_back(handle: *mut zend_object, copy: &Value) -> Result<(), Failure> {
    let own = RUNNING.with_borrow(|all| {
        let running = all.get(&handle)?;
        let led = running.incoming.as_ref().filter(|incoming| incoming.is_led());
        let sink = led.and_then(|incoming| match (incoming.sink, &incoming.to) {
            (Sink::Output, _) => Some((super::RETURNTRANSFER, Value::bool(false))),
            (Sink::File, Some(file)) => Some((super::FILE, file.clone())),
            _ => None,
        });
        let url = running.refused.is_some();
        Some((running.callbacks.clone(), sink, url))
    });
    let (Some((callbacks, sink, is_refused)), View::Object(object)) = (own, copy.view()) else { return Ok(()) };
    let object = object.as_ptr();
    let url = if is_refused { super::options_of(handle).and_then(|given| given.options.get(&super::URL).cloned()) } else { None };
    apply(copy, callbacks.iter().cloned().chain(sink).chain(url.map(|url| (super::URL, url))).collect())?;
    with_given(object, |given| given.callbacks.extend(callbacks.into_iter().map(|(option, callback)| (option, Callback::new(callback)))));
    Ok(())
}

/// The answer of a handle in a multi handle is there: what is left of it goes.
fn finish(handle: *mut zend_object) {
    let taken = RUNNING.with_borrow_mut(|all| all.get_mut(&handle)?.incoming.take_if(|incoming| !incoming.is_done));
    let Some(mut incoming) = taken else { return };
    incoming.is_done = true;
    // SAFETY: its multi handle holds it.
    let object = unsafe { super::super::super::object::Object::share(handle) }.into_value();
    incoming.count(&object);
    incoming.let_go(&object);
    RUNNING.with_borrow_mut(|all| {
        if let Some(running) = all.get_mut(&handle) {
            running.incoming = Some(incoming);
        }
    });
}

/// `curl_multi_exec($multi, &$running)`
unsafe extern "C" fn multi_exec(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        MULTI_EXEC.original(frame, result);
        let Some(multi) = handle_of(frame, 0) else { return };
        if count(frame) < 2 || call::exception_is_pending() {
            return;
        }
        let left = read_through(argument(frame, 1));
        if type_of(left) == ffi::IS_LONG && (*left).value.lval == 0 {
            let of_it: Vec<_> = RUNNING.with_borrow(|all| {
                let is_done = |running: &Running| running.multi == Some(multi.addr()) && running.incoming.as_ref().is_some_and(|incoming| !incoming.is_done);
                all.iter().filter(|(_, running)| is_done(running)).map(|(handle, _)| *handle).collect()
            });
            of_it.into_iter().for_each(finish);
        }
    }
}

/// `curl_multi_info_read($multi)`
unsafe extern "C" fn multi_info(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        MULTI_INFO.original(frame, result);
        if type_of(result) != ffi::IS_ARRAY {
            return;
        }
        let told = Value::share(result);
        let View::Array(rows) = told.view() else { return };
        let is = |key: &Key, name: &CStr| matches!(key, Key::Text(key) if key.as_bytes() == name.to_bytes());
        let handle = rows.entries().find(|(key, _)| is(key, c"handle")).map(|(_, handle)| handle);
        let Some(View::Object(handle)) = handle.as_ref().map(Value::view) else { return };
        let handle = handle.as_ptr();
        finish(handle);
        let is_refused = RUNNING.with_borrow(|all| all.get(&handle).is_some_and(|running| running.refused.is_some()));
        if is_refused {
            let new = ArrayBuilder::with_room(rows.len());
            for (key, value) in rows.entries() {
                let value = if is(&key, c"result") { Value::int(ABORTED) } else { value };
                new.insert(&key, value);
            }
            ffi::zval_ptr_dtor(result);
            new.finish().write_to(result);
        }
    }
}

/// `curl_multi_getcontent($handle)`
unsafe extern "C" fn multi_content(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        MULTI_CONTENT.original(frame, result);
        let Some(handle) = handle_of(frame, 0) else { return };
        if type_of(result) != ffi::IS_STRING {
            return;
        }
        let mut new = None;
        call::run(|| {
            let given = bytes_of((*result).value.str_);
            let of =
                |incoming: &Incoming, ends: bool| (incoming.sink == Sink::Return && incoming.has_values()).then(|| Value::text(&incoming.whole(given, ends)));
            new = RUNNING
                .with_borrow(|all| all.get(&handle)?.incoming.as_ref().and_then(|incoming| of(incoming, incoming.is_done)))
                .or_else(|| AFTER.with_borrow(|all| all.get(&handle)?.incoming.as_ref().and_then(|incoming| of(incoming, true))));
            Ok(())
        });
        if let Some(new) = new {
            ffi::zval_ptr_dtor(result);
            new.write_to(result);
        }
    }
}

/// What a handle's last request says of itself, in the place of what curl knows.
fn failure_of(handle: *mut zend_object) -> Option<(i64, String)> {
    let refused = RUNNING.with_borrow(|all| all.get(&handle)?.refused.as_deref().map(told));
    refused.map(|why| (ABORTED, why)).or_else(|| AFTER.with_borrow(|all| all.get(&handle)?.failure.clone()))
}

/// `curl_errno($handle)`
unsafe extern "C" fn errno(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        ERRNO.original(frame, result);
        if let Some((code, _)) = handle_of(frame, 0).and_then(failure_of) {
            Value::int(code).write_to(result);
        }
    }
}

/// `curl_error($handle)`
unsafe extern "C" fn error(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        ERROR.original(frame, result);
        if let Some((_, why)) = handle_of(frame, 0).and_then(failure_of) {
            ffi::zval_ptr_dtor(result);
            Value::text(why.as_bytes()).write_to(result);
        }
    }
}
