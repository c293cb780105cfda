//! What leaves PHP without passing a library: its own errors and logs, calls of curl, mail. Functions of PHP are not
//! replaced but led through here: what was there before, another extension's too, still does the work.

mod answer;
mod caller;
mod curl;
pub(super) mod egress;
mod errors;
mod http;
mod logs;
mod mail;
mod native;
pub(super) mod output;
mod overrides;
mod sockets;
mod watch;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leakguard_core::{Channel, Context, Engine, Format, Scratch};

use super::array::Key;
use super::ffi::{self, zend_execute_data, zval};
use super::text::{Text, bytes_of};
use super::value::{Value, View, type_of};
use super::{call, headers, ini, module, pool};
use crate::counters;
use crate::failure::Failure;
use crate::guard;
use crate::outlet::{self, Passage, Writing};

/// What was to run after all extensions are up.
static mut POST_STARTUP: Option<unsafe extern "C" fn() -> ffi::zend_result> = None;

static OVERRIDDEN: AtomicBool = AtomicBool::new(false);

static WATCHED: AtomicBool = AtomicBool::new(false);

/// At the module's end. Apache's graceful restart ends PHP's modules and starts them anew, in the same process and with this
/// library still in it.
pub(super) fn uninstall() {
    errors::uninstall();
    output::uninstall();
    OVERRIDDEN.store(false, Ordering::Release);
    WATCHED.store(false, Ordering::Release);
}

/// Whether anything is led through here: on the command line the administrator may have said no.
fn is_enabled() -> bool {
    headers::server() != "cli" || ini::with_settings(|settings| settings.enable_cli)
}

/// At the module's start: from here on PHP's errors come through here, and functions are led through before the first
/// script runs, a preloaded one too.
pub(super) fn install() {
    if !is_enabled() {
        return;
    }
    errors::install();
    output::install();
    // SAFETY: at start-up, before there is a second thread.
    unsafe {
        POST_STARTUP = ffi::zend_post_startup_cb;
        ffi::zend_post_startup_cb = Some(post_startup);
    }
}

unsafe extern "C" fn post_startup() -> ffi::zend_result {
    override_functions();
    // SAFETY: once, at start-up; the callback that stood here before.
    unsafe { POST_STARTUP.map_or(ffi::ZEND_RESULT_CODE_SUCCESS, |before| before()) }
}

/// Where a module that was loaded by `dl()` has no start-up to wait for.
pub(super) fn start_request() {
    if !is_enabled() {
        return;
    }
    override_functions();
    output::start_request();
    if !WATCHED.swap(true, Ordering::AcqRel) {
        errors::watch_compiler();
    }
    errors::start_request();
}

/// Ends the response where the server can do so before the request ends (php-fpm): what follows keeps nobody waiting.
pub(super) fn finish_response() {
    overrides::call_by_name(c"fastcgi_finish_request", []);
}

/// A header of the request, by its name in lower case. `None`: there is none, or no request (the command line).
pub(super) fn request_header(name: &str) -> Option<String> {
    let headers = overrides::call_by_name(c"getallheaders", [])?;
    let View::Array(headers) = headers.view() else { return None };
    headers.entries().find_map(|(key, value)| match (key, value.view()) {
        (Key::Text(key), View::Text(text)) if key.as_bytes().eq_ignore_ascii_case(name.as_bytes()) => Some(String::from_utf8_lossy(text).into_owned()),
        _ => None,
    })
}

/// When the scripts have ended, before what was found is told: the rest of the response goes.
pub(super) fn end_response() {
    output::end_request();
}

/// Before PHP lets go of what the request has made.
pub(super) fn end_request() {
    curl::end_request();
    http::end_request();
}

fn override_functions() {
    if OVERRIDDEN.swap(true, Ordering::AcqRel) {
        return;
    }
    output::install_functions();
    if ini::with_settings(|settings| settings.hook_errors) {
        logs::install();
    }
    let (curl, streams, soap, mail) = ini::with_settings(|settings| (settings.hook_curl, settings.hook_streams, settings.hook_soap, settings.hook_mail));
    if ini::with_settings(|settings| settings.hook_sockets) {
        sockets::install();
    }
    if curl {
        curl::install();
    }
    if streams {
        http::install();
    }
    if soap {
        mail::install_soap();
    }
    if mail {
        mail::install_mail();
    }
}

/// Judges a text for a channel.
fn judge<'w>(text: &[u8], context: &Context<'_>, writing: impl Into<Writing<'w>>) -> Passage {
    judge_by(&module::default_engine(), text, context, writing)
}

/// The same, by an engine; why there is none.
fn judge_by<'w>(engine: &Result<Arc<Engine>, Failure>, text: &[u8], context: &Context<'_>, writing: impl Into<Writing<'w>>) -> Passage {
    let writing = writing.into();
    ask(engine, |engine, scratch| outlet::judge(engine, text, context, writing, scratch))
}

/// Judges a body that is no text by its first bytes.
fn judge_binary_by(engine: &Result<Arc<Engine>, Failure>, head: &[u8], context: &Context<'_>) -> Passage {
    ask(engine, |engine, scratch| outlet::judge_binary(engine, head, context, scratch))
}

fn ask(engine: &Result<Arc<Engine>, Failure>, judge: impl FnOnce(&Engine, &mut Scratch) -> Passage) -> Passage {
    let engine = match engine {
        Ok(engine) => engine,
        Err(failure) => return outlet::withheld(failure.message()),
    };
    // Around the loan of the scratch: what a panic leaves of it is thrown away.
    let judged = guard::run(|| pool::with(|scratch| judge(engine, scratch)));
    judged.unwrap_or_else(|place| outlet::failed(engine, &place))
}

/// Judges what goes to a log; what may not go is told in its place.
fn judge_log(text: &[u8], origin: &str) -> Option<Vec<u8>> {
    let context = Context { channel: Channel::Log, route: origin, ..Context::default() };
    // Before the whole is judged: PHP has cut what stands in a trace, and half a value is no finding.
    let trace = match module::default_engine() {
        Ok(engine) => guard::run(|| outlet::judge_trace(&engine, text, &context)),
        Err(_) => Ok(None),
    };
    let trace = match trace {
        Ok(trace) => trace,
        Err(place) => return Some(format!("[withheld by LeakGuard: internal error at {place}]").into_bytes()),
    };
    match judge(trace.as_deref().unwrap_or(text), &context, Format::Log) {
        Passage::Same => trace,
        Passage::Other(new) => Some(new),
        Passage::Blocked(why) => {
            counters::blocked();
            Some(format!("[blocked by LeakGuard: {why}]").into_bytes())
        }
        Passage::Withheld(why) => Some(format!("[withheld by LeakGuard: {why}]").into_bytes()),
    }
}

/// An argument that is a text.
struct Argument(*mut zval);

impl Argument {
    fn bytes(&self) -> &[u8] {
        // SAFETY: a live string, which only replace() lets go of.
        unsafe { bytes_of((*self.0).value.str_) }
    }

    /// Puts another text in its place; PHP frees it with the frame.
    fn replace(&mut self, new: &[u8]) {
        let new = Value::text(new);
        // SAFETY: the argument's place is the call's own; what stood there is let go of once.
        unsafe {
            ffi::zval_ptr_dtor(self.0);
            new.write_to(self.0);
        }
    }
}

/// The argument in that place, from 0, made a text where PHP's function would make it one. `None`: there is none, or
/// PHP will refuse it.
///
/// # Safety
/// The frame of a call that is running; the answer lives no longer.
unsafe fn text_argument(frame: *mut zend_execute_data, place: usize) -> Option<Argument> {
    // SAFETY: the caller's promise.
    unsafe {
        if call::count(frame) as usize <= place {
            return None;
        }
        let value = call::argument(frame, place);
        let is_text = match type_of(value) {
            ffi::IS_STRING => return Some(Argument(value)),
            ffi::IS_LONG | ffi::IS_DOUBLE => true,
            ffi::IS_OBJECT => !(*(*(*value).value.obj).ce).__tostring.is_null(),
            _ => false,
        };
        if !is_text || call::is_strict(frame) {
            return None;
        }
        let text = ffi::zval_try_get_string_func(value);
        if text.is_null() {
            return None;
        }
        ffi::zval_ptr_dtor(value);
        Text::from_raw(text).write_to(value);
        Some(Argument(value))
    }
}
