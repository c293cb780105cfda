//! PHP's errors: warnings, notices, `trigger_error()`, uncaught exceptions with their traces. PHP has one callback for
//! all of them; the message passes through here before it is shown, logged, or kept for `error_get_last()`.

use std::cell::Cell;
use std::ffi::{c_int, c_void};
use std::ptr;

use super::super::ffi::{self, CompileFile, ErrorCallback, zend_string};
use super::super::ini;
use super::super::text::{Text, bytes_of};
use crate::guard;

/// The callback that was there when the module started: PHP's own, or that of an extension before us.
static mut FIRST: Option<ErrorCallback> = None;
/// The compiler that ours stands on.
static mut COMPILE: Option<CompileFile> = None;
/// The callback that ours stands on: an extension may have put its own in between, and may call ours in turn.
static mut BELOW: Option<ErrorCallback> = None;

thread_local! {
    /// An error is being told.
    static TELLING: Cell<bool> = const { Cell::new(false) };
    /// The message that was handed to the callback below: what comes with it again has been judged.
    static HANDED: Cell<*mut zend_string> = const { Cell::new(ptr::null_mut()) };
}

/// At the module's start.
pub(super) fn install() {
    // SAFETY: at start-up, before there is a second thread.
    unsafe {
        FIRST = ffi::zend_error_cb;
        BELOW = FIRST;
        ffi::zend_error_cb = Some(tell);
    }
}

/// At the module's end.
pub(super) fn uninstall() {
    // SAFETY: at the end, when there is one thread left. What another extension has put on top since stays.
    unsafe {
        if ffi::zend_error_cb.is_some_and(|callback| ptr::fn_addr_eq(callback, tell as ErrorCallback)) {
            ffi::zend_error_cb = BELOW;
        }
        if ffi::zend_compile_file.is_some_and(|compiler| ptr::fn_addr_eq(compiler, compile as CompileFile)) {
            ffi::zend_compile_file = COMPILE;
        }
    }
}

/// Once, when all extensions are up: from here on the first script of each request brings ours on top. Xdebug puts its
/// own callback there at the start of every request, later than any other extension is asked.
pub(super) fn watch_compiler() {
    // SAFETY: before the first script, in the first thread that runs one.
    unsafe {
        COMPILE = ffi::zend_compile_file;
        ffi::zend_compile_file = Some(compile);
    }
}

/// PHP's compiler of files.
unsafe extern "C-unwind" fn compile(file: *mut c_void, kind: c_int) -> *mut c_void {
    on_top();
    // SAFETY: called as PHP would.
    unsafe { COMPILE.map_or(ptr::null_mut(), |below| below(file, kind)) }
}

/// At the start of a request.
pub(super) fn start_request() {
    // A fatal error may have left the last request in the middle of it.
    TELLING.set(false);
    HANDED.set(ptr::null_mut());
    on_top();
}

/// Puts ours on top again where an extension has put its own there.
fn on_top() {
    // SAFETY: PHP's callback; in PHP with threads each request writes what stands there already.
    unsafe {
        if ffi::zend_error_cb.is_some_and(|callback| !ptr::fn_addr_eq(callback, tell as ErrorCallback)) {
            BELOW = ffi::zend_error_cb;
            ffi::zend_error_cb = Some(tell);
        }
    }
}

/// PHP's callback. The one below may leave by a long jump (a fatal error ends the script): nothing here has to be let
/// go then, what is held of the message is freed with the request's memory.
unsafe extern "C-unwind" fn tell(kind: c_int, file: *mut zend_string, line: u32, message: *mut zend_string) {
    let again = TELLING.replace(true);
    // SAFETY: PHP gives a live message, or none. Held here until it has been told, for ever when that ends the script: no other
    // message comes to stand in its place and is taken for it.
    let told = unsafe {
        let ours = if again && message == HANDED.get() { ptr::null_mut() } else { judged(message) };
        if ours.is_null() && !message.is_null() { Text::share(message).into_raw() } else { ours }
    };
    let handed = HANDED.replace(told);
    // SAFETY: PHP's callback, called as PHP would.
    unsafe {
        let below = if again { FIRST } else { BELOW };
        if let Some(below) = below {
            below(kind, file, line, told);
        }
        TELLING.set(again);
        HANDED.set(handed);
        if !told.is_null() {
            ffi::ext_php_rs_zend_string_release(told);
        }
    }
}

/// The message that is told in the place of this one; null: the same.
///
/// # Safety
/// A live string.
unsafe fn judged(message: *mut zend_string) -> *mut zend_string {
    let judged = guard::run(|| {
        if message.is_null() || !ini::with_settings(|settings| settings.hook_errors) {
            return None;
        }
        // SAFETY: the caller's promise.
        super::judge_log(unsafe { bytes_of(message) }, "php:error").map(|new| Text::new(&new).into_raw())
    });
    match judged {
        Ok(new) => new.unwrap_or(ptr::null_mut()),
        Err(place) => Text::new(format!("[withheld by LeakGuard: internal error at {place}]").as_bytes()).into_raw(),
    }
}
