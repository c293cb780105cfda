//! curl: what a script gives to a handle is written down, and judged when the handle is executed. The request may then
//! differ from what was given: the body, its length, its headers, the query of its URL.

mod incoming;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use self::incoming::{Incoming, Sink};
use super::super::array::{Array, ArrayBuilder, Key};
use super::super::call::{self, argument, count};
use super::super::ffi::{self, zend_execute_data, zend_object, zval};
use super::super::value::{Borrowed, Value, View, type_of};
use super::egress::{self, Outgoing, Source};
use super::native::Native;
use super::overrides::{Override, call_by_name};
use super::watch::Watch;
use crate::egress::Signed;
use crate::failure::Failure;

static INIT: Override = Override::function(c"curl_init", init);
static SETOPT: Override = Override::function(c"curl_setopt", setopt);
static SETOPT_ARRAY: Override = Override::function(c"curl_setopt_array", setopt_array);
static COPY: Override = Override::function(c"curl_copy_handle", copy);
static RESET: Override = Override::function(c"curl_reset", reset);
static EXEC: Override = Override::function(c"curl_exec", exec);
static MULTI_ADD: Override = Override::function(c"curl_multi_add_handle", multi_add);
static MULTI_REMOVE: Override = Override::function(c"curl_multi_remove_handle", multi_remove);

/// The options that say what is sent, by their numbers in curl.h, which never change.
const POST: i64 = 47;
const NOBODY: i64 = 44;
const HTTPGET: i64 = 80;
const INFILESIZE: i64 = 14;
const HEADER_TOO: i64 = 42;
const UPLOAD: i64 = 46;
const FOLLOWLOCATION: i64 = 52;
const PUT: i64 = 54;
const CONTENT_DECODING: i64 = 158;
const POSTREDIR: i64 = 161;
const FILE: i64 = 10001;
const URL: i64 = 10002;
const INFILE: i64 = 10009;
const POSTFIELDS: i64 = 10015;
const HTTPHEADER: i64 = 10023;
const WRITEHEADER: i64 = 10029;
const ACCEPT_ENCODING: i64 = 10102;
/// PHP's own.
const RETURNTRANSFER: i64 = 19913;
const WRITEFUNCTION: i64 = 20011;
const READFUNCTION: i64 = 20012;
const HEADERFUNCTION: i64 = 20079;

pub(super) fn install() {
    for function in [&INIT, &SETOPT, &SETOPT_ARRAY, &COPY, &RESET, &EXEC, &MULTI_ADD, &MULTI_REMOVE] {
        function.install();
    }
    incoming::install();
}

/// Whether requests of curl come through here.
pub(super) fn is_hooked() -> bool {
    EXEC.is_installed()
}

/// Which body curl sends: the option that was set last decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Method {
    #[default]
    Get,
    Head,
    /// `CURLOPT_POSTFIELDS`, or the read callback where there are none.
    Post,
    /// The read callback.
    Upload,
}

/// What a script has given to a handle.
#[derive(Clone, Default)]
struct Given {
    /// By the option's number.
    options: HashMap<i64, Value>,
    /// Callbacks often hold their handle in turn. The handle holds them; a second holder outside of PHP's sight would keep
    /// both for ever.
    callbacks: HashMap<i64, Callback>,
    method: Method,
    /// Where the answer goes.
    sink: Sink,
    /// What LeakGuard has set in place of the script's own.
    applied: Vec<i64>,
}

#[derive(Clone)]
enum Callback {
    Held(Value),
    Borrowed(Borrowed),
}

impl Callback {
    fn new(value: Value) -> Callback {
        // PHP 8.4 keeps of a callable what it is called by: of an array only the object in it.
        let is_held = ffi::ZEND_MODULE_API_NO < 20_240_924 || value.type_of() == ffi::IS_OBJECT;
        if is_held { Callback::Borrowed(Borrowed::of(&value)) } else { Callback::Held(value) }
    }

    fn value(&self) -> Value {
        match self {
            Callback::Held(value) => value.clone(),
            // SAFETY: the handle holds it: what is written down goes before it is set anew or replaced.
            Callback::Borrowed(value) => unsafe { value.share() },
        }
    }
}

/// A request that runs.
#[derive(Default)]
struct Running {
    /// The script's own callbacks, held while LeakGuard's stand in their place.
    callbacks: Vec<(i64, Value)>,
    answer: Option<Answer>,
    /// What comes back of a call to an AI service.
    incoming: Option<Incoming>,
    /// Why it was not sent.
    refused: Option<String>,
    /// How it failed, as curl has told it.
    failure: Option<(i64, String)>,
    /// The multi handle that runs it.
    multi: Option<usize>,
}

/// What is looked at while the answer comes in.
struct Answer {
    /// What was sent: the script's options and LeakGuard's.
    sent: Given,
    /// The host that answers.
    host: String,
    status: u32,
    refused: Option<Failure>,
}

thread_local! {
    /// [`Watch`] tells when a handle goes.
    static HANDLES: RefCell<HashMap<*mut zend_object, Given>> = RefCell::default();
    /// Those in which LeakGuard has callbacks of its own.
    static RUNNING: RefCell<HashMap<*mut zend_object, Running>> = RefCell::default();
    static WATCH: RefCell<Watch> = RefCell::new(Watch::new(forget));
    /// Options are being set by LeakGuard itself.
    static APPLYING: Cell<bool> = const { Cell::new(false) };
}

/// Forgets what was given to a handle, which is gone.
unsafe extern "C" fn forget(handle: *mut zval) {
    // SAFETY: PHP gives the address that note() put there.
    let handle = std::ptr::without_provenance_mut(unsafe { (*handle).value.lval } as usize);
    // Dropped behind the borrow: it may hold other handles.
    let given = HANDLES.try_with(|handles| handles.borrow_mut().remove(&handle));
    let running = RUNNING.try_with(|running| running.borrow_mut().remove(&handle));
    drop((given, running));
    incoming::forget(handle);
}

/// Lets go of all handles.
pub(super) fn end_request() {
    APPLYING.set(false);
    WATCH.with_borrow_mut(|watch| {
        while let Some(handle) = HANDLES.with_borrow(|handles| handles.keys().next().copied()) {
            // SAFETY: it is alive, else it had been told as gone.
            unsafe { watch.remove(handle) };
        }
        watch.end();
    });
    let running = RUNNING.take();
    drop(running);
    incoming::end_request();
}

/// The handle's options, watched from now on.
fn with_given<T>(handle: *mut zend_object, write: impl FnOnce(&mut Given) -> T) -> T {
    let is_new = HANDLES.with_borrow(|handles| !handles.contains_key(&handle));
    if is_new {
        // SAFETY: the handle of a call that is running, and not in the list.
        WATCH.with_borrow_mut(|watch| unsafe { watch.add(handle) });
    }
    HANDLES.with_borrow_mut(|handles| write(handles.entry(handle).or_default()))
}

const NOTED: [i64; 21] = [
    FILE,
    HEADER_TOO,
    CONTENT_DECODING,
    ACCEPT_ENCODING,
    RETURNTRANSFER,
    WRITEFUNCTION,
    URL,
    POSTFIELDS,
    HTTPHEADER,
    INFILE,
    INFILESIZE,
    READFUNCTION,
    HEADERFUNCTION,
    WRITEHEADER,
    FOLLOWLOCATION,
    POSTREDIR,
    POST,
    HTTPGET,
    NOBODY,
    UPLOAD,
    PUT,
];

/// Writes an option down.
fn note(handle: *mut zend_object, option: i64, value: Value) {
    if APPLYING.get() {
        return;
    }
    incoming::forget_failure(handle);
    if !NOTED.contains(&option) {
        return;
    }
    // What curl makes a text of when it is set is one here.
    let value = match value.view() {
        View::Object(object) if matches!(option, URL | POSTFIELDS) => object.to_text().unwrap_or(value),
        _ => value,
    };
    let is_on = match value.view() {
        View::Null => false,
        View::Bool(on) => on,
        View::Int(number) => number != 0,
        _ => true,
    };
    let old = with_given(handle, |given| {
        given.applied.retain(|&applied| applied != option);
        // As curl's setopt.c does it. The fields stay: a later POST sends them.
        given.method = match (option, is_on, given.method) {
            (POST, true, _) | (POSTFIELDS, ..) => Method::Post,
            (UPLOAD | PUT, true, _) => Method::Upload,
            (NOBODY, true, _) => Method::Head,
            (HTTPGET, true, _) | (POST | UPLOAD | PUT, false, _) | (NOBODY, false, Method::Head) => Method::Get,
            (.., method) => method,
        };
        given.sink = match (option, is_on) {
            (RETURNTRANSFER, true) => Sink::Return,
            (RETURNTRANSFER, false) | (FILE, false) => Sink::Output,
            (FILE, true) => Sink::File,
            (WRITEFUNCTION, true) => Sink::Callback,
            _ => given.sink,
        };
        match option {
            RETURNTRANSFER => (None, None),
            POST | HTTPGET | NOBODY | UPLOAD | PUT => (None, None),
            READFUNCTION | HEADERFUNCTION | WRITEFUNCTION if is_on => {
                // The last of the two that was set takes the lines.
                let stream = if option == HEADERFUNCTION { given.options.remove(&WRITEHEADER) } else { None };
                (stream, given.callbacks.insert(option, Callback::new(value)))
            }
            READFUNCTION | HEADERFUNCTION | WRITEFUNCTION => (None, given.callbacks.remove(&option)),
            WRITEHEADER if !is_on => (given.options.remove(&option), None),
            WRITEHEADER => (given.options.insert(option, value), given.callbacks.remove(&HEADERFUNCTION)),
            _ => (given.options.insert(option, value), None),
        }
    });
    drop(old);
}

/// Forgets callbacks that PHP is about to let go of: what they hold may run code as it goes.
fn forget_callbacks(handle: *mut zend_object, is_gone: impl Fn(i64) -> bool) {
    let old = HANDLES.with_borrow_mut(|handles| {
        let callbacks = &mut handles.get_mut(&handle)?.callbacks;
        let gone: Vec<i64> = callbacks.keys().copied().filter(|option| is_gone(*option)).collect();
        Some(gone.iter().filter_map(|option| callbacks.remove(option)).collect::<Vec<_>>())
    });
    drop(old);
}

/// What was given to a handle. A copy: PHP code runs meanwhile.
fn options_of(handle: *mut zend_object) -> Option<Given> {
    HANDLES.with_borrow(|handles| handles.get(&handle).cloned())
}

/// The handle of a call: its first argument, or the one in that place.
///
/// # Safety
/// The frame of a call that is running.
unsafe fn handle_of(frame: *mut zend_execute_data, place: usize) -> Option<*mut zend_object> {
    // SAFETY: the caller's promise.
    unsafe {
        if count(frame) as usize <= place {
            return None;
        }
        let value = argument(frame, place);
        (type_of(value) == ffi::IS_OBJECT).then(|| (*value).value.obj)
    }
}

/// Whether a function has said yes.
///
/// # Safety
/// The result of a call.
unsafe fn is_true(result: *const zval) -> bool {
    // SAFETY: the caller's promise.
    unsafe { type_of(result) == ffi::IS_TRUE }
}

/// `curl_init($url)`
unsafe extern "C" fn init(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        INIT.original(frame, result);
        if type_of(result) != ffi::IS_OBJECT {
            return;
        }
        call::run(|| {
            if count(frame) > 0 && type_of(argument(frame, 0)) == ffi::IS_STRING {
                note((*result).value.obj, URL, Value::share(argument(frame, 0)));
            }
            Ok(())
        });
    }
}

/// `curl_setopt($handle, $option, $value)`
unsafe extern "C" fn setopt(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        let handle = handle_of(frame, 0);
        if let Some(handle) = handle
            && count(frame) == 3
            && type_of(argument(frame, 1)) == ffi::IS_LONG
        {
            let option = (*argument(frame, 1)).value.lval;
            forget_callbacks(handle, |callback| callback == option || callback == HEADERFUNCTION && option == WRITEHEADER);
        }
        SETOPT.original(frame, result);
        let Some(handle) = handle else { return };
        if is_true(result) && count(frame) == 3 && type_of(argument(frame, 1)) == ffi::IS_LONG {
            call::run(|| {
                note(handle, (*argument(frame, 1)).value.lval, Value::share(argument(frame, 2)));
                Ok(())
            });
        }
    }
}

/// `curl_setopt_array($handle, $options)`
unsafe extern "C" fn setopt_array(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        let Some(handle) = handle_of(frame, 0) else {
            SETOPT_ARRAY.original(frame, result);
            return;
        };
        if count(frame) == 2 && type_of(argument(frame, 1)) == ffi::IS_ARRAY {
            let options = Array::share((*argument(frame, 1)).value.arr);
            let sets = |option| options.has(&Key::Int(option));
            forget_callbacks(handle, |callback| sets(callback) || callback == HEADERFUNCTION && sets(WRITEHEADER));
        }
        SETOPT_ARRAY.original(frame, result);
        if count(frame) == 2 && type_of(argument(frame, 1)) == ffi::IS_ARRAY {
            call::run(|| {
                // Those before one that curl refuses are set, too.
                let options = Array::share((*argument(frame, 1)).value.arr);
                for (key, value) in options.entries() {
                    if let Key::Int(option) = key {
                        note(handle, option, value);
                    }
                }
                Ok(())
            });
        }
    }
}

/// `curl_copy_handle($handle)`
unsafe extern "C" fn copy(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        COPY.original(frame, result);
        let (Some(handle), true) = (handle_of(frame, 0), type_of(result) == ffi::IS_OBJECT) else { return };
        let new = (*result).value.obj;
        call::run(|| {
            if let Some(given) = options_of(handle) {
                with_given(new, |own| *own = given);
            }
            // Of a request that runs it has got LeakGuard's callbacks.
            incoming::give_back(handle, &Value::share(result))
        });
    }
}

/// `curl_reset($handle)`
unsafe extern "C" fn reset(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        if let Some(handle) = handle_of(frame, 0) {
            forget_callbacks(handle, |_| true);
        }
        RESET.original(frame, result);
        if let Some(handle) = handle_of(frame, 0) {
            call::run(|| {
                let given = HANDLES.with_borrow_mut(|handles| handles.get_mut(&handle).map(std::mem::take));
                drop(given);
                incoming::forget(handle);
                Ok(())
            });
        }
    }
}

/// `curl_exec($handle)`
unsafe extern "C" fn exec(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        if !may_go(frame, 0) {
            Value::bool(false).write_to(result);
            return;
        }
        EXEC.original(frame, result);
        let Some(mut running) = has_run(frame, 0) else { return };
        let Some(handle) = handle_of(frame, 0) else { return };
        if let Some(incoming) = &mut running.incoming
            && let Some(failure) = incoming.end(&Value::share(argument(frame, 0)), result)
        {
            ffi::zval_ptr_dtor(result);
            Value::bool(false).write_to(result);
            running.failure = running.failure.or(Some(failure));
        }
        running.incoming = None;
        let refused = running.answer.take().and_then(|answer| answer.refused);
        incoming::keep(handle, running);
        // curl has told it as a failure to write; here is why.
        if let Some(refused) = refused
            && !call::exception_is_pending()
        {
            call::run(|| Err(refused));
        }
    }
}

/// Puts the script's own options back; what ran.
///
/// # Safety
/// The frame of a call that is running.
unsafe fn has_run(frame: *mut zend_execute_data, place: usize) -> Option<Running> {
    // SAFETY: the caller's promise.
    let handle = unsafe { handle_of(frame, place) }?;
    // SAFETY: as above; the argument is held by its frame.
    restore(handle, &unsafe { Value::share(argument(frame, place)) })
}

/// See [`has_run`].
fn restore(handle: *mut zend_object, object: &Value) -> Option<Running> {
    let mut running = RUNNING.with_borrow_mut(|running| running.remove(&handle))?;
    // Code of the script may have thrown; its options come back all the same. Setting one makes curl forget how it failed.
    running.failure = incoming::failure_now(object);
    if let Some(incoming) = &mut running.incoming {
        incoming.count(object);
    }
    call::aside(|| put_back(handle, object, &running));
    Some(running)
}

fn put_back(handle: *mut zend_object, object: &Value, running: &Running) {
    for (option, callback) in &running.callbacks {
        // A callback of the script may have set another meanwhile.
        let is_own = HANDLES.with_borrow(|handles| handles.get(&handle).is_some_and(|given| !given.callbacks.contains_key(option)));
        if is_own && apply(object, vec![(*option, callback.clone())]).is_ok() {
            with_given(handle, |given| given.callbacks.insert(*option, Callback::new(callback.clone())));
        }
    }
    let given = if running.incoming.is_some() || running.refused.is_some() { options_of(handle) } else { None };
    if let Some(given) = given {
        let sink = running.incoming.as_ref().filter(|incoming| incoming.is_led() && incoming.sink == given.sink).map(|incoming| incoming.sink);
        let own = match sink {
            Some(Sink::Output) => Some((RETURNTRANSFER, Value::bool(false))),
            Some(Sink::File) => running.incoming.as_ref().and_then(|incoming| incoming.to.clone()).map(|file| (FILE, file)),
            _ => None,
        };
        let url = running.refused.as_ref().and_then(|_| given.options.get(&URL)).map(|url| (URL, url.clone()));
        let _ = apply(object, own.into_iter().chain(url).collect());
    }
}

/// `curl_multi_remove_handle($multi, $handle)`
unsafe extern "C" fn multi_remove(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        MULTI_REMOVE.original(frame, result);
        if let (Some(running), Some(handle)) = (has_run(frame, 1), handle_of(frame, 1)) {
            incoming::keep(handle, running);
        }
    }
}

/// `curl_multi_add_handle($multi, $handle)`
unsafe extern "C" fn multi_add(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        if may_go(frame, 1) {
            MULTI_ADD.original(frame, result);
            if let (Some(multi), Some(handle)) = (handle_of(frame, 0), handle_of(frame, 1)) {
                RUNNING.with_borrow_mut(|all| {
                    if let Some(running) = all.get_mut(&handle) {
                        running.multi = Some(multi.addr());
                    }
                });
            }
        } else {
            // CURLM_INTERNAL_ERROR
            Value::int(4).write_to(result);
        }
    }
}

/// Judges what the handle is about to send, and sets what changes. False: it must not go, and PHP has an exception.
///
/// # Safety
/// The frame of a call that is running.
unsafe fn may_go(frame: *mut zend_execute_data, place: usize) -> bool {
    // SAFETY: the caller's promise.
    let Some(handle) = (unsafe { handle_of(frame, place) }) else { return true };
    let mut goes = false;
    call::run(|| {
        // SAFETY: the argument is held by its frame.
        let object = unsafe { Value::share(argument(frame, place)) };
        // Of a request that no multi handle has let go of.
        restore(handle, &object);
        incoming::forget(handle);
        if let Some(given) = options_of(handle) {
            let target = egress::target_of(given.url());
            let _calling = egress::begin(&target);
            let (mut changes, mut running) = match egress::settle(&target, given.changes(&target, Some(&object))) {
                Ok((changes, sent)) => (changes, Running { incoming: sent.map(|sent| given.incoming(sent)), ..Running::default() }),
                // It fails as curl does: at a URL that leads nowhere.
                Err(Failure::Prompt(why)) => {
                    crate::counters::blocked();
                    (vec![(URL, Value::text(b"leakguard://refused"))], Running { refused: Some(why), ..Running::default() })
                }
                Err(failure) => return Err(failure),
            };
            // What was set for another request of the same handle, and does not change now.
            let (mut own, mut kept) = (Vec::new(), Vec::new());
            for option in given.applied.iter().filter(|option| !changes.iter().any(|(changed, _)| changed == *option)) {
                match given.options.get(option) {
                    // Fields that are set anew would make a POST of it.
                    Some(value) if *option != POSTFIELDS || given.method == Method::Post => own.push((*option, value.clone())),
                    _ => kept.push(*option),
                }
            }
            let follows = (running.refused.is_none() && given.may_be_led_on()).then(|| given.with(&changes));
            let is_led = running.incoming.as_ref().is_some_and(Incoming::is_led);
            if follows.is_some() || running.incoming.as_ref().is_some_and(Incoming::has_values) {
                changes.push((HEADERFUNCTION, HEADER.closure()));
            }
            if is_led {
                changes.push((WRITEFUNCTION, incoming::WRITE.closure()));
            }
            if let Some(sent) = follows {
                running.answer = Some(Answer { sent, host: target.host.clone(), status: 0, refused: None });
            }
            // As they are now: the read callback has run.
            let callbacks = options_of(handle).unwrap_or_default().callbacks;
            for option in [READFUNCTION, HEADERFUNCTION, WRITEFUNCTION] {
                if changes.iter().any(|(changed, _)| *changed == option)
                    && let Some(callback) = callbacks.get(&option)
                {
                    running.callbacks.push((option, callback.value()));
                }
            }
            // Held by the request from here on, for the handle holds others.
            if let Some(incoming) = running.incoming.as_mut().filter(|incoming| incoming.is_led()) {
                incoming.to = match incoming.sink {
                    Sink::Callback => running.callbacks.iter().find(|(option, _)| *option == WRITEFUNCTION).map(|(_, callback)| callback.clone()),
                    Sink::File => given.options.get(&FILE).cloned(),
                    _ => None,
                };
            }
            let replaced: Vec<i64> = running.callbacks.iter().map(|(option, _)| *option).collect();
            forget_callbacks(handle, |option| replaced.contains(&option));
            if running.answer.is_some() || running.incoming.is_some() || running.refused.is_some() || !running.callbacks.is_empty() {
                let old = RUNNING.with_borrow_mut(|all| all.insert(handle, running));
                drop(old);
            }
            // What answers are led through is put back when the request has run.
            kept.extend(changes.iter().map(|(option, _)| *option).filter(|option| *option != WRITEFUNCTION));
            own.extend(changes);
            if let Err(failure) = apply(&object, own) {
                restore(handle, &object);
                return Err(failure);
            }
            with_given(handle, |given| given.applied = kept);
        }
        goes = true;
        Ok(())
    });
    goes
}

/// Sets options, not as the script's own.
fn apply(handle: &Value, changes: Vec<(i64, Value)>) -> Result<(), Failure> {
    for (option, value) in changes {
        APPLYING.set(true);
        let set = SETOPT.call([handle.clone(), Value::int(option), value]);
        APPLYING.set(false);
        if !matches!(set.map(|set| matches!(set.view(), View::Bool(true))), Some(true)) {
            return Err(Failure::Other("the call was withheld: curl did not take the redacted request".into()));
        }
    }
    Ok(())
}

impl Given {
    fn url(&self) -> &[u8] {
        match self.options.get(&URL).map(Value::view) {
            Some(View::Text(url)) => url,
            _ => b"",
        }
    }

    fn headers(&self) -> Vec<Value> {
        match self.options.get(&HTTPHEADER).map(Value::view) {
            Some(View::Array(lines)) => lines.entries().map(|(_, line)| line).collect(),
            _ => Vec::new(),
        }
    }

    fn number(&self, option: i64) -> Option<i64> {
        match self.options.get(&option)?.view() {
            View::Int(number) => Some(number),
            View::Bool(on) => Some(i64::from(on)),
            View::Float(number) => Some(number as i64),
            View::Text(text) => std::str::from_utf8(text).ok()?.trim().parse().ok(),
            _ => None,
        }
    }

    /// The same with other options.
    fn with(&self, changes: &[(i64, Value)]) -> Given {
        let mut other = self.clone();
        other.options.extend(changes.iter().map(|(option, value)| (*option, value.clone())));
        other
    }

    /// How the answer of a call to an AI service is taken.
    fn incoming(&self, sent: crate::prompt::Sent) -> Incoming {
        let is_on = |option, otherwise| self.number(option).map_or(otherwise, |number| number != 0);
        let asks = self.options.get(&ACCEPT_ENCODING).is_some_and(|names| !matches!(names.view(), View::Null));
        Incoming::new(sent, self.sink, is_on(HEADER_TOO, false), asks && is_on(CONTENT_DECODING, true))
    }

    /// Whether curl may send the body or header lines to a host that an answer names.
    fn may_be_led_on(&self) -> bool {
        let follows = self.number(FOLLOWLOCATION).is_some_and(|follows| follows != 0);
        follows && (self.options.contains_key(&HTTPHEADER) || self.method == Method::Post && self.options.contains_key(&POSTFIELDS))
    }

    /// The fields that go out.
    fn fields(&self) -> Option<View<'_>> {
        self.options.get(&POSTFIELDS).filter(|_| self.method == Method::Post).map(Value::view)
    }

    /// What is read while it is sent.
    fn source<'s>(&'s self, handle: &'s Value) -> Option<Source<'s>> {
        let is_read = self.method == Method::Upload || self.method == Method::Post && !matches!(self.fields(), Some(View::Text(_) | View::Array(_)));
        let infile = self.options.get(&INFILE);
        match self.callbacks.get(&READFUNCTION).filter(|_| is_read) {
            Some(callback) => Some(Source::Callback(callback.value(), handle, infile.cloned().unwrap_or_else(Value::null))),
            None => infile.filter(|_| is_read).map(Source::Stream),
        }
    }

    /// The options that differ from what the script has given. Without the handle what is uploaded is not read: it was.
    fn changes(&self, target: &Outgoing, handle: Option<&Value>) -> Result<Vec<(i64, Value)>, Failure> {
        let mut changes = Vec::new();
        let (headers, was_marked) = egress::unmark(target, self.headers());
        let signed = egress::signed(self.url(), &headers);
        if signed == Signed::Webhook {
            return Ok(changes);
        }
        if let Some(new) = egress::url(target, self.url())? {
            changes.push((URL, Value::text(&new)));
        }
        let mut length = None;
        match self.fields() {
            Some(View::Text(body)) => {
                if let Some(new) = egress::encoded_body(target, &headers, body)? {
                    length = Some(new.len());
                    changes.push((POSTFIELDS, Value::text(&new)));
                }
            }
            Some(View::Array(fields)) => {
                if let Some(new) = egress::fields(target, &fields)? {
                    changes.push((POSTFIELDS, new));
                }
            }
            _ => {}
        }
        let source = handle.and_then(|handle| self.source(handle));
        let most = self.number(INFILESIZE).and_then(|most| usize::try_from(most).ok());
        if let Some(source) = source
            && let Some((stream, bytes)) = egress::upload(target, &headers, &source, most)?
        {
            length = Some(bytes);
            changes.push((INFILE, stream));
            changes.push((INFILESIZE, Value::int(bytes as i64)));
            if let Source::Callback(..) = source {
                changes.push((READFUNCTION, READ.closure()));
            }
        }
        let lines = egress::headers(target, &headers, length)?;
        if let Some(lines) = &lines {
            changes.push((HTTPHEADER, list(lines.clone())));
        }
        // A copy of an upload is no change.
        let is_change = |option: i64| !matches!(option, URL | INFILE | INFILESIZE | READFUNCTION);
        let url_changes = changes.iter().any(|(option, _)| *option == URL);
        egress::check_signature(target, signed, url_changes, changes.iter().any(|(option, _)| is_change(*option)))?;
        if was_marked && lines.is_none() {
            changes.push((HTTPHEADER, list(headers)));
        }
        Ok(changes)
    }
}

fn list(lines: Vec<Value>) -> Value {
    let list = ArrayBuilder::with_room(lines.len());
    for (index, line) in lines.into_iter().enumerate() {
        list.insert(&Key::Int(index as i64), line);
    }
    list.finish()
}

/// In place of a script's read callback: what it gave was judged, and is in the stream.
static READ: Native = Native::new(c"{leakguard:read}", read);

/// `($handle, $stream, $length)`
unsafe extern "C" fn read(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        Value::text(b"").write_to(result);
        if count(frame) < 3 {
            return;
        }
        let (stream, length) = (Value::share(argument(frame, 1)), Value::share(argument(frame, 2)));
        if let Some(read) = call_by_name(c"fread", [stream, length])
            && let View::Text(_) = read.view()
        {
            ffi::zval_ptr_dtor(result);
            read.write_to(result);
        }
    }
}

/// Around a script's header callback: a line may say that curl is to go on to another host.
static HEADER: Native = Native::new(c"{leakguard:header}", header);

/// `($handle, $line)`. Anything but the line's length ends the request.
unsafe extern "C" fn header(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        Value::int(0).write_to(result);
        let Some(handle) = handle_of(frame, 0) else { return };
        if count(frame) < 2 {
            return;
        }
        let (object, line) = (Value::share(argument(frame, 0)), Value::share(argument(frame, 1)));
        let View::Text(bytes) = line.view() else { return };
        let mut goes = false;
        call::run(|| {
            RUNNING.with_borrow_mut(|all| {
                if let Some(incoming) = all.get_mut(&handle).and_then(|running| running.incoming.as_mut()) {
                    incoming.line(bytes);
                }
            });
            goes = may_be_led_on(handle, bytes);
            Ok(())
        });
        if !goes {
            return;
        }
        let callback = RUNNING.with_borrow(|running| {
            let callbacks = &running.get(&handle)?.callbacks;
            callbacks.iter().find(|(option, _)| *option == HEADERFUNCTION).map(|(_, callback)| callback.clone())
        });
        let stream = HANDLES.with_borrow(|handles| handles.get(&handle)?.options.get(&WRITEHEADER).cloned());
        let given = match (callback, stream) {
            (Some(callback), _) => call_by_name(c"call_user_func", [callback, object, line.clone()]),
            (None, Some(stream)) => call_by_name(c"fwrite", [stream, line.clone()]),
            (None, None) => Some(Value::int(bytes.len() as i64)),
        };
        if let Some(given) = given {
            given.write_to(result);
        }
    }
}

/// Judges what would go to the host that a line of the answer names. False: it must not.
fn may_be_led_on(handle: *mut zend_object, line: &[u8]) -> bool {
    let Some((sent, host, status)) = RUNNING.with_borrow_mut(|running| {
        let answer = running.get_mut(&handle)?.answer.as_mut()?;
        if let Some(rest) = line.strip_prefix(b"HTTP/") {
            let status = rest.split(|&byte| byte == b' ').nth(1).and_then(|status| std::str::from_utf8(status.trim_ascii()).ok());
            answer.status = status.and_then(|status| status.parse().ok()).unwrap_or(0);
        }
        let is_redirect = (300..400).contains(&answer.status) && crate::egress::header([line], "location").is_some();
        is_redirect.then(|| (answer.sent.clone(), answer.host.clone(), answer.status))
    }) else {
        return true;
    };
    let Some(location) = crate::egress::header([line], "location").and_then(|location| crate::egress::leads_elsewhere(&host, location)) else { return true };
    let target = egress::target_of(&location);
    if target.host == host {
        return true;
    }
    let _calling = egress::begin(&target);
    let mut sent = sent;
    // The query of a Location is the server's own.
    sent.options.remove(&URL);
    // After these a POST becomes a GET, unless the script says otherwise: bits of CURLOPT_POSTREDIR.
    let keeps = sent.number(POSTREDIR).unwrap_or(0);
    let drops = match status {
        301 => keeps & 1 == 0,
        302 => keeps & 2 == 0,
        303 => keeps & 4 == 0,
        _ => false,
    };
    if drops {
        sent.options.remove(&POSTFIELDS);
    }
    let refused = match egress::settle(&target, sent.changes(&target, None)).map(|(changes, _)| changes) {
        Ok(changes) if changes.is_empty() => None,
        Ok(_) => Some(egress::withheld(&target, &format!("{host} has redirected it there, and it holds data that the policy changes for that host"))),
        Err(failure) => Some(failure),
    };
    let goes = refused.is_none();
    RUNNING.with_borrow_mut(|running| {
        if let Some(answer) = running.get_mut(&handle).and_then(|running| running.answer.as_mut()) {
            answer.host.clone_from(&target.host);
            answer.refused = refused;
        }
    });
    goes
}
