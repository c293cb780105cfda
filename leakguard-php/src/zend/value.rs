//! PHP's values.

use std::mem::ManuallyDrop;
use std::ptr;

use super::array::Array;
use super::ffi::{self, zval};
use super::object::Object;
use super::text::{self, Text};

/// A PHP value with a reference of its own. Never a PHP reference (`&$x`): those are read through.
pub(crate) struct Value(Raw);

/// A bare zval. `ext-php-rs` lets go of a zval when it is dropped; here [`Value`] alone decides about references.
pub(super) type Raw = ManuallyDrop<zval>;

/// A value that somebody else holds: no reference of its own, so that PHP's cycle collector can see who does.
pub(super) struct Borrowed(Raw);

impl Borrowed {
    pub fn of(value: &Value) -> Borrowed {
        // SAFETY: bits are copied; the copy is never let go of.
        Borrowed(unsafe { ptr::read(&raw const value.0) })
    }

    /// A reference of our own.
    ///
    /// # Safety
    /// Whoever held the value still does.
    pub unsafe fn share(&self) -> Value {
        // SAFETY: the caller's promise.
        unsafe { Value::share(&raw const *self.0) }
    }
}

impl Clone for Borrowed {
    fn clone(&self) -> Borrowed {
        // SAFETY: as above.
        Borrowed(unsafe { ptr::read(&raw const self.0) })
    }
}

/// What a value is.
pub(crate) enum View<'a> {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(&'a [u8]),
    Array(Array),
    Object(Object),
    /// A resource.
    Other,
}

impl Value {
    /// Shares a value that PHP holds.
    ///
    /// # Safety
    /// It points to a live value.
    pub(super) unsafe fn share(value: *const zval) -> Value {
        // SAFETY: the caller's promise, and a reference's target lives as long as the reference.
        unsafe {
            let target = read_through(value);
            let mut copy = ManuallyDrop::new(ptr::read(target));
            // The rest of `u2` belongs to the place that the value was in.
            copy.u2.extra = 0;
            if is_counted(&raw const *copy) {
                (*copy.value.counted).gc.refcount += 1;
            }
            Value(copy)
        }
    }

    /// Takes over a reference.
    ///
    /// # Safety
    /// The value is live, no PHP reference, and the caller gives a reference away.
    pub(super) unsafe fn from_raw(value: Raw) -> Value {
        Value(value)
    }

    /// Gives the reference away.
    pub(super) fn into_raw(self) -> Raw {
        let kept = ManuallyDrop::new(self);
        // SAFETY: moved out of a value that is not dropped.
        unsafe { ptr::read(&raw const kept.0) }
    }

    /// Gives the reference to a place whose present content needs no letting go.
    ///
    /// # Safety
    /// It points to where a value may be put.
    pub(super) unsafe fn write_to(self, place: *mut zval) {
        // SAFETY: the caller's promise.
        unsafe { ptr::write(place.cast(), self.into_raw()) }
    }

    fn of(type_info: u32, write: impl FnOnce(&mut ffi::zend_value)) -> Value {
        let mut value = empty();
        write(&mut value.value);
        value.u1.type_info = type_info;
        Value(value)
    }

    pub fn null() -> Value {
        Self::of(ffi::IS_NULL, |_| {})
    }

    pub fn bool(is: bool) -> Value {
        Self::of(if is { ffi::IS_TRUE } else { ffi::IS_FALSE }, |_| {})
    }

    pub fn int(number: i64) -> Value {
        Self::of(ffi::IS_LONG, |value| value.lval = number)
    }

    pub fn float(number: f64) -> Value {
        Self::of(ffi::IS_DOUBLE, |value| value.dval = number)
    }

    /// A new string.
    pub fn text(bytes: &[u8]) -> Value {
        let text = Text::new(bytes).into_raw();
        // SAFETY: live: just made.
        let type_info = if unsafe { text::is_interned(text) } { ffi::IS_INTERNED_STRING_EX } else { ffi::IS_STRING_EX };
        Self::of(type_info, |value| value.str_ = text)
    }

    pub fn view(&self) -> View<'_> {
        let value = &raw const *self.0;
        // SAFETY: the type says which part of the union is meant; what it points to lives as long as self.
        unsafe {
            match type_of(value) {
                ffi::IS_NULL | ffi::IS_UNDEF => View::Null,
                ffi::IS_FALSE => View::Bool(false),
                ffi::IS_TRUE => View::Bool(true),
                ffi::IS_LONG => View::Int(self.0.value.lval),
                ffi::IS_DOUBLE => View::Float(self.0.value.dval),
                ffi::IS_STRING => View::Text(text::bytes_of(self.0.value.str_)),
                ffi::IS_ARRAY => View::Array(Array::share(self.0.value.arr)),
                ffi::IS_OBJECT => View::Object(Object::share(self.0.value.obj)),
                _ => View::Other,
            }
        }
    }

    /// The type's number, `IS_*`.
    pub(super) fn type_of(&self) -> u32 {
        // SAFETY: self is a value.
        unsafe { type_of(&raw const *self.0) }
    }
}

impl Clone for Value {
    fn clone(&self) -> Value {
        // SAFETY: alive while self is.
        unsafe { Value::share(&raw const *self.0) }
    }
}

impl Drop for Value {
    fn drop(&mut self) {
        // SAFETY: self's own reference, which goes with it. The count is lowered here when others remain:
        // zval_ptr_dtor() would note every array as possible garbage for the cycle collector.
        unsafe {
            if is_counted(&raw const *self.0) {
                let counted = self.0.value.counted;
                if (*counted).gc.refcount > 1 {
                    (*counted).gc.refcount -= 1;
                } else {
                    ffi::zval_ptr_dtor(&raw mut *self.0);
                }
            }
        }
    }
}

/// A zval of type UNDEF.
pub(super) fn empty() -> Raw {
    // SAFETY: all bits zero is the value UNDEF.
    ManuallyDrop::new(unsafe { std::mem::zeroed() })
}

/// The type's number, `IS_*`.
///
/// # Safety
/// It points to a live value.
pub(super) unsafe fn type_of(value: *const zval) -> u32 {
    // SAFETY: the caller's promise; the lowest octet of the type info is the type.
    unsafe { (*value).u1.type_info & 0xff }
}

/// Whether the value counts its holders.
///
/// # Safety
/// It points to a live value.
pub(super) unsafe fn is_counted(value: *const zval) -> bool {
    // SAFETY: the caller's promise; the second octet of the type info holds the flags.
    unsafe { (*value).u1.type_info & 0xff00 != 0 }
}

/// The value itself, behind a PHP reference or a table's pointer to a property.
///
/// # Safety
/// It points to a live value.
pub(super) unsafe fn read_through(value: *const zval) -> *const zval {
    // SAFETY: the caller's promise; the type says what the pointer is.
    unsafe {
        let mut value = value;
        if type_of(value) == ffi::IS_INDIRECT {
            value = (*value).value.zv;
        }
        if type_of(value) == ffi::IS_REFERENCE {
            value = &raw const (*(*value).value.ref_).val;
        }
        value
    }
}
