//! Functions of PHP that are led through LeakGuard: their handler is swapped, once, before any script runs.

use std::ffi::CStr;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

use super::super::call;
use super::super::ffi::{self, zend_execute_data, zval};
use super::super::value::{Value, empty};

pub(super) type Handler = unsafe extern "C" fn(*mut zend_execute_data, *mut zval);

/// A function or a method that is led through here.
pub(super) struct Override {
    /// In lower case; empty for a function.
    class: &'static CStr,
    /// In lower case.
    name: &'static CStr,
    handler: Handler,
    /// Null: there is no such function. Leaked: a call may still be running when a server starts its modules anew.
    original: AtomicPtr<Original>,
}

/// A function's entry in PHP's table, and the handler that it had.
struct Original {
    handler: Handler,
    function: *mut ffi::zend_function,
}

impl Override {
    pub const fn function(name: &'static CStr, handler: Handler) -> Override {
        Override { class: c"", name, handler, original: AtomicPtr::new(ptr::null_mut()) }
    }

    pub const fn method(class: &'static CStr, name: &'static CStr, handler: Handler) -> Override {
        Override { class, name, handler, original: AtomicPtr::new(ptr::null_mut()) }
    }

    /// Swaps the handler, where there is such a function.
    pub fn install(&self) {
        // SAFETY: all extensions are up, no script runs yet; a function's entry stays where it is. A function that is
        // disabled in php.ini is no longer in the table.
        unsafe {
            let globals = ffi::ext_php_rs_compiler_globals();
            let table = if self.class.is_empty() {
                (*globals).function_table
            } else {
                let class: *mut ffi::zend_class_entry = find((*globals).class_table, self.class).cast();
                if class.is_null() {
                    return;
                }
                &raw mut (*class).function_table
            };
            let function: *mut ffi::zend_function = find(table, self.name).cast();
            if function.is_null() || u32::from((*function).type_) != ffi::ZEND_INTERNAL_FUNCTION {
                return;
            }
            if let Some(handler) = (*function).internal_function.handler
                && !ptr::fn_addr_eq(handler, self.handler)
            {
                self.original.store(Box::into_raw(Box::new(Original { handler, function })), Ordering::Release);
                (*function).internal_function.handler = Some(self.handler);
            }
        }
    }

    /// Whether there is such a function, led through here.
    pub fn is_installed(&self) -> bool {
        self.known().is_some()
    }

    fn known(&self) -> Option<&Original> {
        // SAFETY: null, or leaked by install().
        unsafe { self.original.load(Ordering::Acquire).as_ref() }
    }

    /// Does what the function did before.
    ///
    /// # Safety
    /// The frame of a call of this function, and the place for its result.
    pub unsafe fn original(&self, frame: *mut zend_execute_data, result: *mut zval) {
        if let Some(original) = self.known() {
            // SAFETY: the caller's promise.
            unsafe { (original.handler)(frame, result) }
        }
    }

    /// Calls the function from here. `None`: there is none, or it has thrown.
    pub fn call<const N: usize>(&self, arguments: [Value; N]) -> Option<Value> {
        let original = self.known()?;
        call_function(original.function, arguments)
    }
}

/// What a table keeps under a name.
///
/// # Safety
/// A live table of pointers.
unsafe fn find(table: *mut ffi::HashTable, name: &CStr) -> *mut std::ffi::c_void {
    // SAFETY: the caller's promise.
    unsafe {
        let entry = ffi::zend_hash_str_find(table, name.as_ptr(), name.to_bytes().len());
        if entry.is_null() { std::ptr::null_mut() } else { (*entry).value.ptr }
    }
}

/// Calls a function of PHP by its name. `None`: there is none, or it has thrown.
pub(super) fn call_by_name<const N: usize>(name: &CStr, arguments: [Value; N]) -> Option<Value> {
    // SAFETY: the table of functions is there for as long as this thread runs PHP.
    let function: *mut ffi::zend_function = unsafe { find((*ffi::ext_php_rs_compiler_globals()).function_table, name).cast() };
    if function.is_null() { None } else { call_function(function, arguments) }
}

fn call_function<const N: usize>(function: *mut ffi::zend_function, arguments: [Value; N]) -> Option<Value> {
    let mut raw = arguments.map(Value::into_raw);
    let mut returned = empty();
    // SAFETY: a function of PHP's table; PHP copies the arguments, whose references are let go of afterwards.
    unsafe {
        ffi::zend_call_known_function(function, ptr::null_mut(), ptr::null_mut(), &raw mut *returned, N as u32, raw.as_mut_ptr().cast(), ptr::null_mut());
        for argument in raw {
            drop(Value::from_raw(argument));
        }
        let value = Value::from_raw(returned);
        (!call::exception_is_pending()).then_some(value)
    }
}
