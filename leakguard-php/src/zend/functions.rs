//! The functions `LeakGuard\…`.

use std::ptr;
use std::sync::Arc;

use super::array::{ArrayBuilder, Key};
use super::ffi::{self, zend_execute_data, zval};
use super::methods::{receiver_of, takes_none};
use super::text::{Text, bytes_of};
use super::value::Value;
use super::{call, classes, hooks};
use crate::audit;
use crate::counters;
use crate::inventory;
use crate::prompt::{self, Call, Purpose};
use crate::receiver::Receiver;

/// `LeakGuard\stats()`
pub(super) unsafe extern "C" fn stats(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of the call and a place for the result.
        unsafe {
            if takes_none(frame) {
                let all = table(counters::totals().map(|(name, _, value)| (name, number(value))));
                all.insert(&Key::Text(Text::new(b"entities")), table(counters::entities().map(|(name, value)| (name, number(value)))).finish());
                all.insert(&Key::Text(Text::new(b"egress")), calls());
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

/// `LeakGuard\respond()`
pub(super) unsafe extern "C" fn respond(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        let mut context: *mut zval = ptr::null_mut();
        // SAFETY: PHP calls this with the frame of the call and a place for the result.
        unsafe {
            let parsed = ffi::zend_parse_parameters(call::count(frame), c"O!".as_ptr(), &raw mut context, classes::context());
            if parsed == ffi::ZEND_RESULT_CODE_SUCCESS {
                let receiver = receiver_of(context)?.map(|receiver| Arc::new(Receiver::clone(receiver)));
                Value::bool(hooks::output::address(receiver)).write_to(result);
            }
        }
        Ok(())
    });
}

/// `LeakGuard\purpose()`
pub(super) unsafe extern "C" fn purpose(frame: *mut zend_execute_data, _: *mut zval) {
    call::run(|| {
        let [mut purpose, mut consumer]: [*mut ffi::zend_string; 2] = [ptr::null_mut(); 2];
        // SAFETY: PHP calls this with the frame of the call; pointers are set by PHP or stay null.
        unsafe {
            if ffi::zend_parse_parameters(call::count(frame), c"S|S".as_ptr(), &raw mut purpose, &raw mut consumer) == ffi::ZEND_RESULT_CODE_SUCCESS {
                let text = |text: *mut ffi::zend_string| if text.is_null() { String::new() } else { String::from_utf8_lossy(bytes_of(text)).into_owned() };
                prompt::set_purpose(Purpose { purpose: text(purpose), consumer: text(consumer) });
            }
        }
        Ok(())
    });
}

/// `LeakGuard\recordEvents()`
pub(super) unsafe extern "C" fn record_events(frame: *mut zend_execute_data, _: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of the call.
        if unsafe { takes_none(frame) } {
            audit::record();
        }
        Ok(())
    });
}

/// `LeakGuard\events()`
pub(super) unsafe extern "C" fn events(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of the call and a place for the result.
        unsafe {
            if takes_none(frame) {
                events_of(audit::rows()).write_to(result);
            }
        }
        Ok(())
    });
}

/// Events as a list of arrays.
pub(super) fn events_of(rows: Vec<audit::Row>) -> Value {
    let list = ArrayBuilder::with_room(rows.len());
    let text = |text: &str| Value::text(text.as_bytes());
    for (index, row) in rows.into_iter().enumerate() {
        let caller = row.caller.as_deref();
        let row = table([
            ("channel", text(row.channel)),
            ("consumer", text(&row.consumer)),
            ("route", text(&row.route)),
            ("host", text(&row.host)),
            ("entity", row.entity.map_or_else(Value::null, text)),
            ("field", row.field.as_deref().map_or_else(Value::null, text)),
            ("action", text(row.action)),
            ("rule", row.rule.as_deref().map_or_else(Value::null, text)),
            ("changed", Value::bool(row.changed)),
            ("count", number(row.count)),
            ("module", caller.map_or_else(Value::null, |caller| text(&caller.module))),
            ("file", caller.map_or_else(Value::null, |caller| text(&caller.file))),
            ("line", caller.map_or_else(Value::null, |caller| Value::int(i64::from(caller.line)))),
            ("ai", row.call.as_ref().map_or_else(Value::null, call_of)),
        ]);
        list.insert(&Key::Int(index as i64), row.finish());
    }
    list.finish()
}

/// What is told of a call to an AI service.
fn call_of(call: &Call) -> Value {
    let text = |text: &str| Value::text(text.as_bytes());
    let row = table([
        ("service", text(call.service)),
        ("model", call.model.as_deref().map_or_else(Value::null, text)),
        ("user", text(&call.user)),
        ("purpose", text(&call.purpose)),
        ("entities", table(call.entities.iter().map(|(name, count)| (*name, number(*count)))).finish()),
        ("values", number(call.values)),
        ("attachments", number(call.attachments)),
        ("bytes", number(call.bytes)),
        ("answer_bytes", number(call.answer_bytes)),
        ("watched", call.watched.as_deref().map_or_else(Value::null, text)),
        ("refused", call.refused.as_deref().map_or_else(Value::null, text)),
    ]);
    row.finish()
}

/// Who talks to whom.
fn calls() -> Value {
    let rows = inventory::rows();
    let list = ArrayBuilder::with_room(rows.len());
    for (index, row) in rows.into_iter().enumerate() {
        let row = table([
            ("host", Value::text(row.host.as_bytes())),
            ("caller", Value::text(row.caller.as_bytes())),
            ("calls", number(row.calls)),
            ("findings", number(row.findings)),
        ]);
        list.insert(&Key::Int(index as i64), row.finish());
    }
    list.finish()
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
