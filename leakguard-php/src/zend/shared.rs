//! Memory that the processes share which php-fpm forks from this one.

use std::ptr;

/// A value of all zero bytes, in memory that this process and its children share, for as long as the process lives.
/// `None`: the system gives none.
///
/// # Safety
/// All zero bytes are a value of the type, and it may be used by several processes at once.
pub(super) unsafe fn zeroed<T: Sync>() -> Option<&'static T> {
    // SAFETY: a new mapping of the type's size, at the start of a page, filled with zeros, never unmapped; the rest is the
    // caller's promise.
    unsafe {
        let place = libc::mmap(ptr::null_mut(), size_of::<T>(), libc::PROT_READ | libc::PROT_WRITE, libc::MAP_SHARED | libc::MAP_ANONYMOUS, -1, 0);
        (place != libc::MAP_FAILED).then(|| &*place.cast::<T>())
    }
}
