//! Tells when objects go, without holding them: PHP's own weak references.

use super::super::ffi::{self, HashTable, zend_object, zval};
use super::super::value::Value;

/// What is told: the address of an object that has gone, as an integer.
pub(super) type Gone = unsafe extern "C" fn(*mut zval);

/// Objects that are watched.
pub(super) struct Watch {
    /// Made at the first object: PHP keeps pointers to it, so it must not move.
    table: Option<Box<HashTable>>,
    gone: Gone,
}

impl Watch {
    pub const fn new(gone: Gone) -> Watch {
        Watch { table: None, gone }
    }

    /// Watches an object.
    ///
    /// # Safety
    /// A live object that is not watched yet.
    pub unsafe fn add(&mut self, object: *mut zend_object) {
        // SAFETY: all zero is what PHP makes a table of; the caller's promise.
        unsafe {
            let table = self.table.get_or_insert_with(|| {
                let mut table: Box<HashTable> = Box::new(std::mem::zeroed());
                ffi::_zend_hash_init(&raw mut *table, 8, Some(self.gone), true);
                table
            });
            let mut address = Value::int(object.addr() as i64).into_raw();
            ffi::zend_weakrefs_hash_add(&raw mut **table, object, &raw mut *address);
        }
    }

    /// Lets go of an object, which is told as gone.
    ///
    /// # Safety
    /// A live object that is watched.
    pub unsafe fn remove(&mut self, object: *mut zend_object) {
        if let Some(table) = &mut self.table {
            // SAFETY: the caller's promise.
            unsafe { ffi::zend_weakrefs_hash_del(&raw mut **table, object) };
        }
    }

    /// Gives the table back; nothing is watched any more.
    pub fn end(&mut self) {
        if let Some(mut table) = self.table.take() {
            // SAFETY: no object is in it.
            unsafe { ffi::zend_hash_destroy(&raw mut *table) };
        }
    }
}
