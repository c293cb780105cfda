//! The functions `LeakGuard\…`.

use super::array::{ArrayBuilder, Key};
use super::call;
use super::ffi::{zend_execute_data, zval};
use super::methods::takes_none;
use super::text::Text;
use super::value::Value;
use crate::counters;

/// `LeakGuard\stats()`
pub(super) unsafe extern "C" fn stats(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of the call and a place for the result.
        unsafe {
            if takes_none(frame) {
                let all = table(counters::totals().map(|(name, _, value)| (name, number(value))));
                all.insert(&Key::Text(Text::new(b"entities")), table(counters::entities().map(|(name, value)| (name, number(value)))).finish());
                all.finish().write_to(result);
            }
        }
        Ok(())
    });
}

/// `LeakGuard\metrics()`
pub(super) unsafe extern "C" fn metrics(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: as above.
        unsafe {
            if takes_none(frame) {
                Value::text(counters::prometheus().as_bytes()).write_to(result);
            }
        }
        Ok(())
    });
}

fn number(value: u64) -> Value {
    Value::int(i64::try_from(value).unwrap_or(i64::MAX))
}

fn table<'n>(rows: impl IntoIterator<Item = (&'n str, Value)>) -> ArrayBuilder {
    let table = ArrayBuilder::with_room(8);
    for (name, value) in rows {
        table.insert(&Key::Text(Text::new(name.as_bytes())), value);
    }
    table
}
