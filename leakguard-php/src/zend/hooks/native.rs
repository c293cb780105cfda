//! Functions of LeakGuard that PHP gets as closures, for what takes a callable. They have no name that a script could call.

use std::ffi::CStr;
use std::sync::OnceLock;

use super::super::ffi;
use super::super::text::Text;
use super::super::value::{Value, empty};
use super::overrides::Handler;

/// Such a function.
pub(super) struct Native {
    /// For PHP's own messages.
    name: &'static CStr,
    handler: Handler,
    function: OnceLock<Function>,
}

struct Function(Box<ffi::zend_function>);

// SAFETY: written once; PHP copies it into each closure.
unsafe impl Send for Function {}
// SAFETY: as above.
unsafe impl Sync for Function {}

impl Native {
    pub const fn new(name: &'static CStr, handler: Handler) -> Native {
        Native { name, handler, function: OnceLock::new() }
    }

    /// A new closure of it.
    pub fn closure(&self) -> Value {
        let function = self.function.get_or_init(|| {
            // SAFETY: all zero is a function without arguments that are declared; the name is never let go of, and marked as
            // one that nobody counts.
            unsafe {
                let mut function: Box<ffi::zend_function> = Box::new(std::mem::zeroed());
                let name = Text::permanent(self.name.to_bytes()).into_raw();
                (*name).gc.u.type_info |= ffi::GC_IMMUTABLE;
                let internal = &raw mut function.internal_function;
                (*internal).type_ = ffi::ZEND_INTERNAL_FUNCTION as u8;
                (*internal).function_name = name;
                (*internal).handler = Some(self.handler);
                Function(function)
            }
        });
        let mut closure = empty();
        // SAFETY: PHP copies the function; the closure is ours.
        unsafe {
            ffi::zend_create_closure(&raw mut *closure, (&raw const *function.0).cast_mut(), std::ptr::null_mut(), std::ptr::null_mut(), std::ptr::null_mut());
            Value::from_raw(closure)
        }
    }
}
