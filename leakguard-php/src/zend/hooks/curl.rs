//! curl: what a script gives to a handle is written down, and judged when the handle is executed. The request may then
//! differ from what was given: the body, its length, its headers, the query of its URL.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use super::super::array::{Array, ArrayBuilder, Key};
use super::super::call::{self, argument, count};
use super::super::ffi::{self, zend_execute_data, zend_object, zval};
use super::super::value::{Value, View, type_of};
use super::egress;
use super::overrides::Override;
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

/// The options that say what is sent, by their numbers in curl.h, which never change.
const POST: i64 = 47;
const NOBODY: i64 = 44;
const HTTPGET: i64 = 80;
const INFILESIZE: i64 = 14;
const URL: i64 = 10002;
const INFILE: i64 = 10009;
const POSTFIELDS: i64 = 10015;
const HTTPHEADER: i64 = 10023;

pub(super) fn install() {
    for function in [&INIT, &SETOPT, &SETOPT_ARRAY, &COPY, &RESET, &EXEC, &MULTI_ADD] {
        function.install();
    }
}

/// What a script has given to a handle, by the option's number.
type Given = HashMap<i64, Value>;

thread_local! {
    /// [`Watch`] tells when a handle goes.
    static HANDLES: RefCell<HashMap<*mut zend_object, Given>> = RefCell::default();
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
    drop(given);
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
}

/// Writes an option down.
fn note(handle: *mut zend_object, option: i64, value: Value) {
    if APPLYING.get() || !matches!(option, URL | POSTFIELDS | HTTPHEADER | INFILE | POST | HTTPGET | NOBODY) {
        return;
    }
    let is_new = HANDLES.with_borrow(|handles| !handles.contains_key(&handle));
    if is_new {
        // SAFETY: the handle of a call that is running, and not in the list.
        WATCH.with_borrow_mut(|watch| unsafe { watch.add(handle) });
    }
    // What curl makes a text of when it is set is one here.
    let value = match value.view() {
        View::Object(object) if matches!(option, URL | POSTFIELDS) => object.to_text().unwrap_or(value),
        _ => value,
    };
    let is_on = match value.view() {
        View::Bool(on) => on,
        View::Int(number) => number != 0,
        _ => true,
    };
    let old = HANDLES.with_borrow_mut(|handles| {
        let given = handles.entry(handle).or_default();
        match option {
            // These make it a request without the body that was given before.
            HTTPGET | NOBODY if is_on => given.remove(&POSTFIELDS),
            POST if !is_on => given.remove(&POSTFIELDS),
            HTTPGET | NOBODY | POST => None,
            _ => given.insert(option, value),
        }
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
        SETOPT.original(frame, result);
        let Some(handle) = handle_of(frame, 0) else { return };
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
        SETOPT_ARRAY.original(frame, result);
        let Some(handle) = handle_of(frame, 0) else { return };
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
            for (option, value) in options_of(handle).unwrap_or_default() {
                note(new, option, value);
            }
            Ok(())
        });
    }
}

/// `curl_reset($handle)`
unsafe extern "C" fn reset(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        RESET.original(frame, result);
        if let Some(handle) = handle_of(frame, 0) {
            call::run(|| {
                let given = HANDLES.with_borrow_mut(|handles| handles.get_mut(&handle).map(std::mem::take));
                drop(given);
                Ok(())
            });
        }
    }
}

/// `curl_exec($handle)`
unsafe extern "C" fn exec(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        if may_go(frame, 0) {
            EXEC.original(frame, result);
        } else {
            Value::bool(false).write_to(result);
        }
    }
}

/// `curl_multi_add_handle($multi, $handle)`
unsafe extern "C" fn multi_add(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        if may_go(frame, 1) {
            MULTI_ADD.original(frame, result);
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
        if let Some(given) = options_of(handle) {
            let changes = changes_of(&given)?;
            // SAFETY: the argument is held by its frame.
            unsafe { apply(&Value::share(argument(frame, place)), changes) }?;
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

/// The options that differ from what the script has given.
fn changes_of(given: &Given) -> Result<Vec<(i64, Value)>, Failure> {
    let mut changes = Vec::new();
    let url = given.get(&URL).map(|url| url.view());
    let url = if let Some(View::Text(url)) = url { url } else { b"" };
    let target = egress::target_of(url);
    let mut headers: Vec<Value> = Vec::new();
    if let Some(View::Array(lines)) = given.get(&HTTPHEADER).map(Value::view) {
        headers.extend(lines.entries().map(|(_, line)| line));
    }
    let signed = egress::signed(&headers);
    if signed == Signed::Webhook {
        return Ok(changes);
    }
    if let Some(new) = egress::url(&target, url)? {
        changes.push((URL, Value::text(&new)));
    }
    let mut length = None;
    match given.get(&POSTFIELDS).map(Value::view) {
        Some(View::Text(body)) => {
            if let Some(new) = egress::encoded_body(&target, &headers, body)? {
                length = Some(new.len());
                changes.push((POSTFIELDS, Value::text(&new)));
            }
        }
        Some(View::Array(fields)) => {
            if let Some(new) = egress::fields(&target, &fields)? {
                changes.push((POSTFIELDS, new));
            }
        }
        _ => {}
    }
    if let Some(file) = given.get(&INFILE)
        && let Some((stream, bytes)) = egress::upload(&target, &headers, file)?
    {
        length = Some(bytes);
        changes.push((INFILE, stream));
        changes.push((INFILESIZE, Value::int(bytes as i64)));
    }
    if let Some(lines) = egress::headers(&target, &headers, length)? {
        let new = ArrayBuilder::with_room(lines.len());
        for (index, line) in lines.into_iter().enumerate() {
            new.insert(&Key::Int(index as i64), line);
        }
        changes.push((HTTPHEADER, new.finish()));
    }
    // A copy of an upload is no change.
    egress::check_signature(&target, signed, changes.iter().any(|(option, _)| !matches!(*option, INFILE | INFILESIZE)))?;
    Ok(changes)
}
