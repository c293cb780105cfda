//! PHP's arrays.

use super::ffi::{self, HashTable, zend_array, zval};
use super::text::Text;
use super::value::{Value, empty, read_through, type_of};
use crate::digits::to_int;

/// A PHP array, with a reference of its own: whoever writes to it meanwhile gets a copy, so that it stays as it is.
pub(crate) struct Array(*mut zend_array);

/// A key of a PHP array.
#[derive(Clone)]
pub(crate) enum Key {
    Int(i64),
    Text(Text),
}

impl Key {
    /// The key that PHP makes of a text: `"42"` is the integer.
    pub fn of(text: Text) -> Key {
        match to_int(text.as_bytes()) {
            Some(number) => Key::Int(number),
            None => Key::Text(text),
        }
    }
}

impl Array {
    /// Shares an array that PHP holds.
    ///
    /// # Safety
    /// It points to a live array.
    pub(super) unsafe fn share(array: *mut zend_array) -> Array {
        // SAFETY: the caller's promise. Immutable arrays (literals) are not counted.
        unsafe {
            if !is_immutable(array) {
                (*array).gc.refcount += 1;
            }
        }
        Array(array)
    }

    pub fn len(&self) -> usize {
        // SAFETY: alive while self is.
        unsafe { (*self.0).nNumOfElements as usize }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// As `array_is_list()`: keys 0, 1, 2, ... in that order.
    pub fn is_list(&self) -> bool {
        // SAFETY: alive while self is.
        let dense = unsafe { (*self.0).u.flags & ffi::HASH_PACKED != 0 && (*self.0).nNumUsed == (*self.0).nNumOfElements };
        dense || self.entries().enumerate().all(|(position, (key, _))| matches!(key, Key::Int(number) if usize::try_from(number) == Ok(position)))
    }

    /// Whether there is such a key.
    pub fn has(&self, key: &Key) -> bool {
        // SAFETY: alive while self is.
        unsafe { has(self.0, key) }
    }

    /// Keys and values in order, PHP references read through.
    pub fn entries(&self) -> Entries<'_> {
        Entries { array: self, position: 0 }
    }
}

impl Drop for Array {
    fn drop(&mut self) {
        // SAFETY: self's own reference, which goes with it.
        unsafe { release(self.0) }
    }
}

/// # Safety
/// The caller gives up a reference to a live array.
unsafe fn release(array: *mut zend_array) {
    // SAFETY: the caller's promise.
    unsafe {
        if is_immutable(array) {
            return;
        }
        if (*array).gc.refcount > 1 {
            (*array).gc.refcount -= 1;
        } else {
            ffi::zend_array_destroy(array);
        }
    }
}

/// # Safety
/// It points to a live array.
unsafe fn is_immutable(array: *const zend_array) -> bool {
    // SAFETY: the caller's promise; every variant of `u` is the same 32 bits.
    unsafe { (*array).gc.u.type_info & ffi::GC_IMMUTABLE != 0 }
}

/// # Safety
/// It points to a live array.
unsafe fn has(array: *const HashTable, key: &Key) -> bool {
    // SAFETY: the caller's promise; neither call keeps or changes the key.
    let found = unsafe {
        match key {
            Key::Int(number) => ffi::zend_hash_index_find(array, *number as ffi::zend_ulong),
            Key::Text(text) => ffi::zend_hash_find(array, text.as_ptr()),
        }
    };
    !found.is_null()
}

/// Iterator over an array that does not change, because the array is held.
pub(crate) struct Entries<'a> {
    array: &'a Array,
    position: ffi::HashPosition,
}

impl<'a> Entries<'a> {
    /// From a position on that an iterator of the same array has given.
    pub(super) fn from(array: &'a Array, position: ffi::HashPosition) -> Entries<'a> {
        Entries { array, position }
    }

    pub(super) fn position(&self) -> ffi::HashPosition {
        self.position
    }

    /// The next key and its value as it stands in the table.
    pub(super) fn next_raw(&mut self) -> Option<(Key, *const zval)> {
        let table = self.array.0;
        // SAFETY: the array is held by self.array, so it is alive and unchanged; its first `nNumUsed` places are filled, with
        // UNDEF where an element was taken out.
        unsafe {
            let (data, used) = ((*table.cast::<ffi::TableHead>()).data, (*table).nNumUsed);
            let is_packed = ffi::PACKED_VALUES && (*table).u.flags & ffi::HASH_PACKED != 0;
            while self.position < used {
                let position = self.position as usize;
                self.position += 1;
                let (key, value) = if is_packed {
                    (Key::Int(position as i64), data.cast::<zval>().add(position).cast_const())
                } else {
                    let bucket = data.cast::<ffi::Bucket>().add(position);
                    let text = (*bucket).key;
                    (if text.is_null() { Key::Int((*bucket).h as i64) } else { Key::Text(Text::share(text)) }, &raw const (*bucket).val)
                };
                if type_of(value) != ffi::IS_UNDEF {
                    return Some((key, value));
                }
            }
            None
        }
    }
}

impl Iterator for Entries<'_> {
    type Item = (Key, Value);

    fn next(&mut self) -> Option<(Key, Value)> {
        loop {
            let (key, value) = self.next_raw()?;
            // SAFETY: the value stands in a table that is held. An unset property leaves UNDEF behind a table's pointer.
            unsafe {
                if type_of(read_through(value)) != ffi::IS_UNDEF {
                    return Some((key, Value::share(value)));
                }
            }
        }
    }
}

/// The changed copy of an array.
pub(crate) struct ArrayBuilder {
    array: *mut zend_array,
    /// The next key that `$copy[] = ...` takes, at least.
    next: ffi::zend_long,
}

impl ArrayBuilder {
    /// An empty array.
    pub fn with_room(size: usize) -> ArrayBuilder {
        // The size is a hint, and an array has at most 2^32 entries.
        // SAFETY: gives a new array with one holder.
        let array = unsafe { ffi::_zend_new_array(u32::try_from(size).unwrap_or(0)) };
        ArrayBuilder { array, next: ffi::zend_long::MIN }
    }

    /// A copy of the first `count` entries, with room for as many as the source has.
    pub fn first_of(source: &Array, count: usize) -> ArrayBuilder {
        // SAFETY: the source is alive.
        let copy = ArrayBuilder { next: unsafe { (*source.0).nNextFreeElement }, array: ArrayBuilder::with_room(source.len()).into_raw() };
        for (key, value) in source.entries().take(count) {
            copy.insert(&key, value);
        }
        copy
    }

    /// Puts a value at the end, or in the place of the one with that key.
    pub fn insert(&self, key: &Key, value: Value) {
        let mut value = value.into_raw();
        // SAFETY: the array is self's own; the table takes over the value's reference and takes one of its own of the key.
        unsafe {
            match key {
                Key::Int(number) => ffi::zend_hash_index_update(self.array, *number as ffi::zend_ulong, &raw mut *value),
                Key::Text(text) => ffi::zend_hash_update(self.array, text.as_ptr(), &raw mut *value),
            };
        }
    }

    pub fn has(&self, key: &Key) -> bool {
        // SAFETY: alive while self is.
        unsafe { has(self.array, key) }
    }

    fn into_raw(self) -> *mut zend_array {
        std::mem::ManuallyDrop::new(self).array
    }

    pub fn finish(self) -> Value {
        let mut value = empty();
        // SAFETY: the array is self's own.
        unsafe { (*self.array).nNextFreeElement = (*self.array).nNextFreeElement.max(self.next) };
        value.value.arr = self.into_raw();
        value.u1.type_info = ffi::IS_ARRAY_EX;
        // SAFETY: the one reference to the new array, given away by self.
        unsafe { Value::from_raw(value) }
    }
}

impl Drop for ArrayBuilder {
    fn drop(&mut self) {
        // SAFETY: self's own reference, which goes with it.
        unsafe { release(self.array) }
    }
}
