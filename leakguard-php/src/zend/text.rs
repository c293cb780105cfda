//! PHP's strings.

use super::ffi;

/// A PHP string, with a reference of its own.
pub(crate) struct Text(*mut ffi::zend_string);

impl Text {
    /// A new string of these bytes.
    pub fn new(bytes: &[u8]) -> Text {
        // SAFETY: pointer and length are of a slice; the result is a new reference, or an interned string, which needs none.
        Text(unsafe { ffi::ext_php_rs_zend_string_init(bytes.as_ptr().cast(), bytes.len(), false) })
    }

    /// A new string that outlives requests.
    pub(super) fn permanent(bytes: &[u8]) -> Text {
        // SAFETY: as above.
        Text(unsafe { ffi::ext_php_rs_zend_string_init(bytes.as_ptr().cast(), bytes.len(), true) })
    }

    /// Shares a string that PHP holds.
    ///
    /// # Safety
    /// It points to a live string.
    pub(super) unsafe fn share(text: *mut ffi::zend_string) -> Text {
        // SAFETY: the caller's promise. Interned strings are not counted.
        unsafe {
            if !is_interned(text) {
                (*text).gc.refcount += 1;
            }
        }
        Text(text)
    }

    /// The bytes; PHP's strings are not UTF-8.
    pub fn as_bytes(&self) -> &[u8] {
        // SAFETY: alive while self is, and a string with more than one holder, or on loan, is not written to.
        unsafe { bytes_of(self.0) }
    }

    /// For PHP's functions; still self's reference.
    pub(super) fn as_ptr(&self) -> *mut ffi::zend_string {
        self.0
    }

    /// Takes over a reference.
    ///
    /// # Safety
    /// It points to a live string, and the caller gives a reference away.
    pub(super) unsafe fn from_raw(text: *mut ffi::zend_string) -> Text {
        Text(text)
    }

    /// Gives the reference to a place whose present content needs no letting go.
    ///
    /// # Safety
    /// It points to where a value may be put.
    pub(super) unsafe fn write_to(self, place: *mut ffi::zval) {
        // SAFETY: alive while self is; the caller's promise.
        unsafe {
            (*place).u1.type_info = if is_interned(self.0) { ffi::IS_INTERNED_STRING_EX } else { ffi::IS_STRING_EX };
            (*place).value.str_ = self.into_raw();
        }
    }

    /// Gives the reference away.
    pub(super) fn into_raw(self) -> *mut ffi::zend_string {
        std::mem::ManuallyDrop::new(self).0
    }
}

impl Clone for Text {
    fn clone(&self) -> Text {
        // SAFETY: alive while self is.
        unsafe { Text::share(self.0) }
    }
}

impl Drop for Text {
    fn drop(&mut self) {
        // SAFETY: self's own reference, which goes with it.
        unsafe { ffi::ext_php_rs_zend_string_release(self.0) }
    }
}

/// Whether the string is shared by all and not counted.
///
/// # Safety
/// It points to a live string.
pub(super) unsafe fn is_interned(text: *const ffi::zend_string) -> bool {
    // SAFETY: the caller's promise; every variant of `u` is the same 32 bits.
    unsafe { (*text).gc.u.type_info & ffi::GC_IMMUTABLE != 0 }
}

/// The string's bytes.
///
/// # Safety
/// It points to a string that stays alive and unchanged for as long as the slice is used.
pub(super) unsafe fn bytes_of<'a>(text: *const ffi::zend_string) -> &'a [u8] {
    // SAFETY: the caller's promise; `len` bytes start at `val`. Not through a reference to `val`, which is declared as one byte.
    unsafe { std::slice::from_raw_parts((&raw const (*text).val).cast(), (*text).len) }
}
