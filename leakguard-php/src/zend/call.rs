//! Calls from PHP: the arguments, and what comes of a failure.

use std::ffi::CString;

use super::classes;
use super::ffi::{self, zend_execute_data, zval};
use super::log;
use crate::counters;
use crate::failure::Failure;
use crate::guard;

/// Runs a method. Every failure becomes an exception, a panic too; none of them tells what the message held.
pub(super) fn run(method: impl FnOnce() -> Result<(), Failure>) {
    match guard::run(method) {
        Ok(Ok(())) => {}
        Ok(Err(failure)) => throw(&failure),
        Err(place) => {
            let message = format!("internal error at {place}, the message was withheld");
            log::warn(&message);
            throw(&Failure::Other(message));
        }
    }
}

fn throw(failure: &Failure) {
    let class = match failure {
        Failure::Thrown => return,
        Failure::Blocked(_) | Failure::Refused(..) | Failure::Prompt(_) => {
            counters::blocked();
            classes::blocked_exception()
        }
        Failure::Policy(_) => classes::policy_exception(),
        Failure::Key(_) => classes::key_exception(),
        Failure::StandIns(_) => classes::stand_in_exception(),
        Failure::Other(_) => classes::exception(),
    };
    let message = CString::new(failure.message().replace('\0', " ")).unwrap_or_default();
    // SAFETY: a registered class and a string that ends in NUL, which PHP copies.
    let thrown = unsafe { ffi::zend_throw_exception(class, message.as_ptr(), 0) };
    if let Failure::StandIns(fields) = failure {
        // SAFETY: the object of that class that was just thrown.
        unsafe { classes::set_fields(thrown, fields) };
    }
}

/// Whether PHP code has thrown and nobody has caught it yet.
pub(super) fn exception_is_pending() -> bool {
    // SAFETY: the globals are there for as long as this thread runs PHP.
    unsafe { !(*ffi::ext_php_rs_executor_globals()).exception.is_null() }
}

/// Runs work of our own while code of the script has thrown: without it, PHP would call nothing.
pub(super) fn aside<T>(work: impl FnOnce() -> T) -> T {
    // SAFETY: what is set aside is put back; what the work itself throws becomes the first of both.
    unsafe {
        ffi::zend_exception_save();
        let done = work();
        ffi::zend_exception_restore();
        done
    }
}

/// Number of arguments.
///
/// # Safety
/// The frame of a call that is running.
pub(super) unsafe fn count(frame: *mut zend_execute_data) -> u32 {
    // SAFETY: the caller's promise.
    unsafe { (*frame).This.u2.num_args }
}

/// The argument in that place, from 0. It stands behind the frame, whose size is counted in zvals.
///
/// # Safety
/// The frame of a call that is running, with more than `place` arguments.
pub(super) unsafe fn argument(frame: *mut zend_execute_data, place: usize) -> *mut zval {
    let frame_slots = size_of::<zend_execute_data>().div_ceil(size_of::<zval>());
    // SAFETY: the caller's promise.
    unsafe { frame.cast::<zval>().add(frame_slots + place) }
}

/// Whether the code that calls has `declare(strict_types=1)`.
///
/// # Safety
/// The frame of a call that is running.
pub(super) unsafe fn is_strict(frame: *mut zend_execute_data) -> bool {
    // SAFETY: the caller's promise; the frame before it is null or that of the caller.
    unsafe {
        let caller = (*frame).prev_execute_data;
        !caller.is_null() && !(*caller).func.is_null() && (*(*caller).func).common.fn_flags & ffi::ACC_STRICT_TYPES != 0
    }
}
