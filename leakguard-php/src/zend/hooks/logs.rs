//! `error_log()` and `syslog()`, which pass no callback of PHP's.

use super::super::ffi::{zend_execute_data, zval};
use super::overrides::Override;
use super::text_argument;
use crate::guard;

static ERROR_LOG: Override = Override::function(c"error_log", error_log);
static SYSLOG: Override = Override::function(c"syslog", syslog);

pub(super) fn install() {
    ERROR_LOG.install();
    SYSLOG.install();
}

/// `error_log($message, …)`: to PHP's log, by mail, to a file or to the server's log.
unsafe extern "C" fn error_log(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        judge_argument(frame, 0, "php:error_log");
        ERROR_LOG.original(frame, result);
    }
}

/// `syslog($priority, $message)`
unsafe extern "C" fn syslog(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        judge_argument(frame, 1, "php:syslog");
        SYSLOG.original(frame, result);
    }
}

/// Judges a text argument and puts in its place what may go.
///
/// # Safety
/// The frame of a call that is running.
unsafe fn judge_argument(frame: *mut zend_execute_data, place: usize, origin: &str) {
    // SAFETY: the caller's promise.
    unsafe {
        let Some(mut argument) = text_argument(frame, place) else { return };
        let new = match guard::run(|| super::judge_log(argument.bytes(), origin)) {
            Ok(None) => return,
            Ok(Some(new)) => new,
            Err(place) => format!("[withheld by LeakGuard: internal error at {place}]").into_bytes(),
        };
        argument.replace(&new);
    }
}
