//! `LeakGuard\Conversation` and `LeakGuard\Answer`: for code that sends its requests to AI services by a client of its own.

use std::cell::RefCell;
use std::ptr;

use leakguard_core::Engine;

use super::call::{self, count};
use super::classes;
use super::ffi::{self, zend_execute_data, zend_string, zval};
use super::hooks::egress;
use super::methods::{return_object, takes_none};
use super::text::bytes_of;
use super::value::Value;
use crate::failure::Failure;
use crate::prompt::{Answering, Talk};

/// `Engine::conversation()`
pub(super) unsafe extern "C" fn make(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        let mut url: *mut zend_string = ptr::null_mut();
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            if ffi::zend_parse_parameters(count(frame), c"S".as_ptr(), &raw mut url) != ffi::ZEND_RESULT_CODE_SUCCESS {
                return Ok(());
            }
            let engine = classes::held::<Engine>((*frame).This.value.obj).cloned().ok_or_else(|| Failure::Other("the Engine was not constructed".into()))?;
            return_object(result, classes::new_conversation(Talk::new(engine, bytes_of(url))));
        }
        Ok(())
    });
}

/// `Conversation::redactPrompt()`
pub(super) unsafe extern "C" fn redact_prompt(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            let Some([body, mime, _]) = texts(frame, c"S|S") else { return Ok(()) };
            let talk = held::<Talk>(frame)?;
            let mut talk = talk.try_borrow_mut().map_err(|_| ended())?;
            let target = egress::Outgoing::by(talk.engine.clone(), &talk.url);
            let _calling = egress::begin(&target);
            let (new, sent) = egress::settle(&target, egress::body(&target, mime.or(Some(b"application/json")), body.unwrap_or_default()))?;
            if let Some(sent) = sent {
                talk.add(sent);
            }
            Value::text(new.as_deref().or(body).unwrap_or_default()).write_to(result);
        }
        Ok(())
    });
}

/// `Conversation::restore()`
pub(super) unsafe extern "C" fn restore(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            let Some([answer, mime, encoding]) = texts(frame, c"S|SS") else { return Ok(()) };
            let mut answering = reply(&*held::<Talk>(frame)?.try_borrow().map_err(|_| ended())?, mime.or(Some(b"application/json")), encoding);
            let mut out = answering.push(answer.unwrap_or_default());
            out.extend_from_slice(&answering.finish());
            Value::text(&out).write_to(result);
        }
        Ok(())
    });
}

/// `Conversation::answer()`
pub(super) unsafe extern "C" fn answer(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            let Some([mime, encoding, _]) = texts(frame, c"|SS") else { return Ok(()) };
            let answering = reply(&*held::<Talk>(frame)?.try_borrow().map_err(|_| ended())?, mime.or(Some(b"text/event-stream")), encoding);
            return_object(result, classes::new_answer(answering));
        }
        Ok(())
    });
}

/// `Answer::push()`
pub(super) unsafe extern "C" fn push(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            let Some([bytes, ..]) = texts(frame, c"S") else { return Ok(()) };
            let out = held::<Answering>(frame)?.try_borrow_mut().map_err(|_| ended())?.push(bytes.unwrap_or_default());
            Value::text(&out).write_to(result);
        }
        Ok(())
    });
}

/// `Answer::finish()`
pub(super) unsafe extern "C" fn finish(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            if takes_none(frame) {
                let out = held::<Answering>(frame)?.try_borrow_mut().map_err(|_| ended())?.finish();
                Value::text(&out).write_to(result);
            }
        }
        Ok(())
    });
}

/// The arguments, which are texts. `None`: PHP has thrown.
///
/// # Safety
/// The frame of a call that is running, and what its parameters are for PHP; the answer lives no longer.
unsafe fn texts<'a>(frame: *mut zend_execute_data, types: &std::ffi::CStr) -> Option<[Option<&'a [u8]>; 3]> {
    let mut texts: [*mut zend_string; 3] = [ptr::null_mut(); 3];
    let [first, second, third] = &mut texts;
    // SAFETY: the caller's promise; PHP sets as many as there are types.
    unsafe {
        let parsed = ffi::zend_parse_parameters(count(frame), types.as_ptr(), ptr::from_mut(first), ptr::from_mut(second), ptr::from_mut(third));
        (parsed == ffi::ZEND_RESULT_CODE_SUCCESS).then(|| texts.map(|text| if text.is_null() { None } else { Some(bytes_of(text)) }))
    }
}

/// What the object of a call holds.
///
/// # Safety
/// The frame of a call to a method of that class; the answer lives no longer.
unsafe fn held<'a, T: 'a>(frame: *mut zend_execute_data) -> Result<&'a RefCell<T>, Failure>
where
    RefCell<T>: classes::Held,
{
    // SAFETY: the caller's promise.
    let held = unsafe { classes::held::<RefCell<T>>((*frame).This.value.obj) };
    held.map(|held| &**held).ok_or_else(ended)
}

fn ended() -> Failure {
    Failure::Other("an internal error has ended this conversation".into())
}

fn reply(talk: &Talk, mime: Option<&[u8]>, encoding: Option<&[u8]>) -> Answering {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (mime, encoding) = (mime.map(text), encoding.filter(|encoding| !encoding.is_empty()).map(text));
    talk.reply(mime.as_deref(), encoding.as_deref())
}
