//! The methods of `LeakGuard\\Tokenizer`.

use std::ffi::CString;
use std::ptr;
use std::sync::Arc;

use zeroize::Zeroizing;

use super::array::{ArrayBuilder, Key};
use super::call::{self, count};
use super::ffi::{self, zend_execute_data, zend_string, zval};
use super::methods::{receiver_of, takes_none};
use super::text::{Text, bytes_of};
use super::value::Value;
use super::{classes, ini};
use crate::failure::Failure;
use crate::receiver::Receiver;
use crate::tokens::Tokens;

/// # Safety
/// The frame of a call to a method of `Tokenizer`; the answer lives no longer.
unsafe fn this<'a>(frame: *mut zend_execute_data) -> Result<&'a Tokens, Failure> {
    // SAFETY: the caller's promise: `This` is a Tokenizer, and PHP holds it during the call.
    let tokens = unsafe { classes::held::<Tokens>((*frame).This.value.obj) };
    tokens.map(|tokens| &**tokens).ok_or_else(|| Failure::Other("the Tokenizer was not constructed".into()))
}

/// `new Tokenizer()`
pub(super) unsafe extern "C" fn construct(frame: *mut zend_execute_data, _: *mut zval) {
    call::run(|| {
        let (mut dataset, mut keyring): (*mut zend_string, *mut zend_string) = (ptr::null_mut(), ptr::null_mut());
        // SAFETY: PHP calls this with the frame of a method call; pointers are set by PHP or stay null.
        unsafe {
            if ffi::zend_parse_parameters(count(frame), c"|SS!".as_ptr(), &raw mut dataset, &raw mut keyring) != ffi::ZEND_RESULT_CODE_SUCCESS {
                return Ok(());
            }
            let object = (*frame).This.value.obj;
            if classes::held::<Tokens>(object).is_some() {
                return Err(Failure::Other("the Tokenizer is constructed already".into()));
            }
            let text = |string: *mut zend_string| match string.is_null() {
                true => Ok(None),
                false => std::str::from_utf8(bytes_of(string)).map(Some).map_err(|_| Failure::Other("dataset and keyring are UTF-8".into())),
            };
            let (dataset, keyring) = (text(dataset)?.unwrap_or_default(), text(keyring)?);
            if let Some(path) = keyring.filter(|source| !source.starts_with("env:")) {
                let in_c = CString::new(path).map_err(|_| Failure::Key("a path without NUL bytes is wanted".into()))?;
                // Not 0: not allowed, and PHP has raised its own warning.
                if ffi::php_check_open_basedir(in_c.as_ptr()) != 0 {
                    return Err(Failure::Key(format!("{path}: open_basedir does not allow this file")));
                }
            }
            let tokens = ini::with_settings(|settings| Tokens::new(dataset, keyring, settings))?;
            classes::hold(object, Arc::new(tokens));
        }
        Ok(())
    });
}

/// `Tokenizer::tokenize()`
pub(super) unsafe extern "C" fn tokenize(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        let (mut value, mut entity): (*mut zend_string, *mut zend_string) = (ptr::null_mut(), ptr::null_mut());
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            if ffi::zend_parse_parameters(count(frame), c"SS".as_ptr(), &raw mut value, &raw mut entity) != ffi::ZEND_RESULT_CODE_SUCCESS {
                return Ok(());
            }
            let mut token = Vec::with_capacity(2 * bytes_of(value).len() + 128);
            this(frame)?.tokenize(bytes_of(value), bytes_of(entity), &mut token)?;
            Value::text(&token).write_to(result);
        }
        Ok(())
    });
}

/// `Tokenizer::detokenize()`
pub(super) unsafe extern "C" fn detokenize(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        let (mut token, mut purpose): (*mut zend_string, *mut zend_string) = (ptr::null_mut(), ptr::null_mut());
        let mut context: *mut zval = ptr::null_mut();
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            let class = classes::context();
            let parsed = ffi::zend_parse_parameters(count(frame), c"S|O!S".as_ptr(), &raw mut token, &raw mut context, class, &raw mut purpose);
            if parsed != ffi::ZEND_RESULT_CODE_SUCCESS {
                return Ok(());
            }
            let unknown = Receiver::default();
            let receiver = receiver_of(context)?.unwrap_or(&unknown);
            let purpose = if purpose.is_null() { Default::default() } else { String::from_utf8_lossy(bytes_of(purpose)) };
            let mut value = Zeroizing::new(Vec::with_capacity(bytes_of(token).len()));
            this(frame)?.detokenize(bytes_of(token), receiver.context().consumer, &purpose, &mut value)?;
            Value::text(&value).write_to(result);
        }
        Ok(())
    });
}

/// `Tokenizer::lastEvent()`
pub(super) unsafe extern "C" fn last_event(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            if !takes_none(frame) {
                return Ok(());
            }
            let Some(event) = this(frame)?.last() else {
                Value::null().write_to(result);
                return Ok(());
            };
            let outcome = event.outcome.as_ref().map_or_else(ToString::to_string, |()| "done".to_owned());
            let text = |text: &str| Value::text(text.as_bytes());
            let array = ArrayBuilder::with_room(6);
            for (name, value) in [
                ("consumer", text(&event.consumer)),
                ("purpose", text(&event.purpose)),
                ("dataset", text(&event.dataset)),
                ("key", event.key.as_deref().map_or_else(Value::null, text)),
                ("entity", event.entity.map_or_else(Value::null, |entity| text(entity.name()))),
                ("outcome", text(&outcome)),
            ] {
                array.insert(&Key::of(Text::new(name.as_bytes())), value);
            }
            array.finish().write_to(result);
        }
        Ok(())
    });
}

/// `Tokenizer::activeKeyId()`
pub(super) unsafe extern "C" fn active_key_id(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            if takes_none(frame) {
                Value::text(this(frame)?.active_key_id().as_bytes()).write_to(result);
            }
        }
        Ok(())
    });
}
