//! PHP's log.

use std::ffi::CString;

use super::ffi;

/// One line in PHP's log, wherever php.ini sends it.
pub(super) fn warn(message: &str) {
    let line = format!("PHP Warning:  LeakGuard: {}", message.replace(['\n', '\r', '\0'], " "));
    if let Ok(line) = CString::new(line) {
        // SAFETY: a string that ends in NUL, which PHP copies.
        unsafe { ffi::php_log_err_with_severity(line.as_ptr(), ffi::LOG_WARNING) };
    }
}
