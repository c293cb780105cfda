//! The methods of the classes: arguments in, engine called, result out.

use std::borrow::Cow;
use std::cell::Cell;
use std::ffi::CString;
use std::ptr;
use std::sync::{Arc, Mutex};

use leakguard_core::policy::OnError;
use leakguard_core::{BodyError, Context, Encoding, Engine, Format, Policy, Subject};

use super::array::{Array, ArrayBuilder, Key};
use super::call::{self, argument, count};
use super::classes;
use super::ffi::{self, zend_execute_data, zend_object, zend_string, zval};
use super::hooks::egress;
use super::text::{Text, bytes_of};
use super::value::{Value, View, is_counted, type_of};
use super::{functions, ini, module, pool};
use crate::audit::{self, Events};
use crate::counters;
use crate::failure::Failure;
use crate::policy_array;
use crate::receiver::{self, Receiver};
use crate::redact_array::{self as tree, Book};
use crate::restore;
use crate::source;
use crate::streaming::Streaming;

thread_local! {
    /// What `Engine::default()` has given in this request; one reference is ours.
    static DEFAULT: Cell<*mut zend_object> = const { Cell::new(ptr::null_mut()) };
}

/// Lets go of what the request has used.
pub(super) fn end_request() {
    let object = DEFAULT.replace(ptr::null_mut());
    if !object.is_null() {
        // SAFETY: the reference taken in default(); PHP frees objects after this.
        unsafe { ffi::ext_php_rs_zend_object_release(object) };
    }
}

/// `Engine::default()`
pub(super) unsafe extern "C" fn default(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of the call and a place for the result.
        unsafe {
            if !takes_none(frame) {
                return Ok(());
            }
            let mut object = DEFAULT.get();
            if object.is_null() {
                object = classes::new_engine(module::default_engine()?);
                DEFAULT.set(object);
            }
            (*object).gc.refcount += 1;
            return_object(result, object);
        }
        Ok(())
    });
}

/// `Engine::fromPolicy()`
pub(super) unsafe extern "C" fn from_policy(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of the call and a place for the result.
        let policy = unsafe {
            let is_array = count(frame) == 1 && type_of(argument(frame, 0)) == ffi::IS_ARRAY;
            if is_array {
                Policy::from_value(policy_array::tree_of(&Array::share((*argument(frame, 0)).value.arr))?)?
            } else {
                let mut text: *mut zend_string = ptr::null_mut();
                if ffi::zend_parse_parameters(count(frame), c"S".as_ptr(), &raw mut text) != ffi::ZEND_RESULT_CODE_SUCCESS {
                    return Ok(());
                }
                policy_of(bytes_of(text))?
            }
        };
        let engine = ini::with_settings(|settings| source::engine_of(policy, settings))?;
        // SAFETY: a new object with one reference, which goes to the result.
        unsafe { return_object(result, classes::new_engine(Arc::new(engine))) };
        Ok(())
    });
}

/// TOML, a preset, or a path.
fn policy_of(text: &[u8]) -> Result<Policy, Failure> {
    let text = std::str::from_utf8(text).map_err(|_| Failure::Policy("not UTF-8; a policy is TOML, the path of a TOML file, or `preset:NAME`".into()))?;
    if text.contains(['\n', '=']) {
        return Ok(Policy::from_toml(text, "")?);
    }
    if text.is_empty() {
        return Err(Failure::Policy("empty; a policy is TOML, the path of a TOML file, or `preset:NAME`".into()));
    }
    if !text.starts_with("preset:") {
        let path = CString::new(text).map_err(|_| Failure::Policy("a path without NUL bytes is wanted".into()))?;
        // SAFETY: a string that ends in NUL. Not 0: not allowed, and PHP has raised its own warning.
        if unsafe { ffi::php_check_open_basedir(path.as_ptr()) } != 0 {
            return Err(Failure::Policy(format!("{text}: open_basedir does not allow this file")));
        }
    }
    source::policy_of(text)
}

/// The parameters of `redact` and `scan`.
struct TextCall<'a> {
    string: *mut zend_string,
    text: &'a [u8],
    receiver: Option<&'a Receiver>,
    format: Format,
    /// How the text is compressed, in the order in which it was.
    encodings: Vec<Encoding>,
}

impl TextCall<'_> {
    fn context(&self) -> Context<'_> {
        self.receiver.map(Receiver::context).unwrap_or_default()
    }
}

/// `None`: an argument is wrong and PHP has thrown.
///
/// # Safety
/// The frame of a call that is running; the answer lives no longer.
unsafe fn text_call<'a>(frame: *mut zend_execute_data) -> Result<Option<TextCall<'a>>, Failure> {
    let [mut string, mut format, mut encoding]: [*mut zend_string; 3] = [ptr::null_mut(); 3];
    let mut context: *mut zval = ptr::null_mut();
    // SAFETY: the caller's promise. What is not exactly of its type is left to PHP, which converts or throws.
    unsafe {
        let given = count(frame);
        let is_text = |place: u32| type_of(argument(frame, place as usize)) == ffi::IS_STRING;
        let is_exact = (1..=3).contains(&given) && is_text(0) && (given < 2 || is_context(argument(frame, 1))) && (given < 3 || is_text(2));
        if is_exact {
            string = (*argument(frame, 0)).value.str_;
            if given > 1 && type_of(argument(frame, 1)) == ffi::IS_OBJECT {
                context = argument(frame, 1);
            }
            if given > 2 {
                format = (*argument(frame, 2)).value.str_;
            }
        } else {
            let class = classes::context();
            let parsed = ffi::zend_parse_parameters(given, c"S|O!SS".as_ptr(), &raw mut string, &raw mut context, class, &raw mut format, &raw mut encoding);
            if parsed != ffi::ZEND_RESULT_CODE_SUCCESS {
                return Ok(None);
            }
        }
        let format = if format.is_null() { Format::Auto } else { format_of(bytes_of(format))? };
        let encodings = if encoding.is_null() { Vec::new() } else { encodings_of(bytes_of(encoding))? };
        Ok(Some(TextCall { string, text: bytes_of(string), receiver: receiver_of(context)?, format, encodings }))
    }
}

/// # Safety
/// It points to a live value.
unsafe fn is_context(value: *const zval) -> bool {
    // SAFETY: the caller's promise.
    unsafe { type_of(value) == ffi::IS_NULL || type_of(value) == ffi::IS_OBJECT && ptr::eq((*(*value).value.obj).ce, classes::context()) }
}

/// # Safety
/// Null, or a live `Context` object's zval, alive for as long as the answer is used.
pub(super) unsafe fn receiver_of<'a>(context: *const zval) -> Result<Option<&'a Receiver>, Failure> {
    if context.is_null() {
        return Ok(None);
    }
    // SAFETY: the caller's promise.
    match unsafe { classes::held::<Receiver>((*context).value.obj) } {
        Some(receiver) => Ok(Some(receiver)),
        None => Err(Failure::Other("the Context was not constructed".into())),
    }
}

/// The name is not repeated in the message: a call with its arguments in the wrong order may have put data there.
pub(super) fn format_of(name: &[u8]) -> Result<Format, Failure> {
    let format = std::str::from_utf8(name).ok().and_then(Format::from_name);
    format.ok_or_else(|| Failure::Other(format!("unknown format; there are {}", Format::ALL.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", "))))
}

/// The value of a `Content-Encoding` header.
pub(super) fn encodings_of(names: &[u8]) -> Result<Vec<Encoding>, Failure> {
    Ok(Encoding::list(&String::from_utf8_lossy(names))?)
}

/// Bytes that may come out of a compressed body.
fn body_limit() -> Result<usize, Failure> {
    ini::with_settings(|settings| settings.body_limit().map_err(Failure::Other))
}

/// # Safety
/// The frame of a call to a method of `Engine`; the answer lives no longer.
unsafe fn this_engine<'a>(frame: *mut zend_execute_data) -> Result<&'a Engine, Failure> {
    // SAFETY: the caller's promise: `This` is an Engine, and PHP holds it during the call.
    let engine = unsafe { classes::held::<Engine>((*frame).This.value.obj) };
    engine.map(|engine| &**engine).ok_or_else(|| Failure::Other("the Engine was not constructed".into()))
}

/// `Engine::redact()`
pub(super) unsafe extern "C" fn redact(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            let Some(call) = text_call(frame)? else { return Ok(()) };
            let engine = this_engine(frame)?;
            counters::call(call.text.len());
            pool::with(|scratch| {
                if !call.encodings.is_empty() {
                    let body = engine.redact_body(call.text, &call.encodings, body_limit()?, &call.context(), call.format, scratch).inspect_err(|error| {
                        if let BodyError::Blocked(blocked) = error {
                            audit::note_blocked(&call.context(), blocked);
                        }
                    })?;
                    counters::findings(&body.findings);
                    audit::note(engine, &call.context(), body.findings.iter().map(|finding| (finding, body.field(finding))));
                    match body.output {
                        Some(new) => Value::text(&new).write_to(result),
                        None => return_same_string(result, call.string),
                    }
                    return Ok(());
                }
                let redaction =
                    engine.redact(call.text, &call.context(), call.format, scratch).inspect_err(|blocked| audit::note_blocked(&call.context(), blocked))?;
                counters::findings(redaction.findings);
                audit::note(engine, &call.context(), redaction.findings.iter().map(|finding| (finding, redaction.field(finding))));
                match redaction.output {
                    Some(new) => Value::text(new).write_to(result),
                    None => return_same_string(result, call.string),
                }
                Ok(())
            })
        }
    });
}

/// `Engine::redactRequest()`
pub(super) unsafe extern "C" fn redact_request(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        let (mut url, mut headers, mut body): (*mut ffi::zend_string, *mut zval, *mut zval) = (ptr::null_mut(), ptr::null_mut(), ptr::null_mut());
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            let parsed = ffi::zend_parse_parameters(count(frame), c"S|az!".as_ptr(), &raw mut url, &raw mut headers, &raw mut body);
            if parsed != ffi::ZEND_RESULT_CODE_SUCCESS {
                return Ok(());
            }
            let engine = classes::held::<Engine>((*frame).This.value.obj).cloned().ok_or_else(|| Failure::Other("the Engine was not constructed".into()))?;
            let url = Text::share(url);
            let headers = if headers.is_null() { ArrayBuilder::with_room(0).finish() } else { Value::share(headers) };
            let body = if body.is_null() { Value::null() } else { Value::share(body) };
            let target = egress::Outgoing::by(engine, url.as_bytes());
            let _calling = egress::begin(&target);
            let parts = egress::request(&target, url.as_bytes(), &headers, &body)?;
            let all = ArrayBuilder::with_room(3);
            for (name, part) in [&b"url"[..], b"headers", b"body"].into_iter().zip(parts) {
                all.insert(&Key::Text(Text::new(name)), part);
            }
            all.finish().write_to(result);
        }
        Ok(())
    });
}

/// The parameters of the methods that take an array.
struct ArrayCall<'a> {
    data: *mut zval,
    receiver: Cow<'a, Receiver>,
}

impl ArrayCall<'_> {
    /// # Safety
    /// The call is running.
    unsafe fn array(&self) -> Array {
        // SAFETY: an array, as the parameters were parsed.
        unsafe { Array::share((*self.data).value.arr) }
    }

    /// What the call gives: something new, or the array itself.
    ///
    /// # Safety
    /// The call is running.
    unsafe fn result(&self, new: Option<Value>) -> Value {
        // SAFETY: the argument is alive.
        new.unwrap_or_else(|| unsafe { Value::share(self.data) })
    }
}

/// `None`: an argument is wrong and PHP has thrown.
///
/// # Safety
/// The frame of a call that is running; the answer lives no longer.
unsafe fn array_call<'a>(frame: *mut zend_execute_data) -> Result<Option<ArrayCall<'a>>, Failure> {
    let (mut data, mut context): (*mut zval, *mut zval) = (ptr::null_mut(), ptr::null_mut());
    // SAFETY: the caller's promise. What is not exactly of its type is left to PHP, which converts or throws.
    unsafe {
        let given = count(frame);
        let is_exact = (1..=2).contains(&given) && type_of(argument(frame, 0)) == ffi::IS_ARRAY && (given < 2 || is_context(argument(frame, 1)));
        if is_exact {
            data = argument(frame, 0);
            if given > 1 && type_of(argument(frame, 1)) == ffi::IS_OBJECT {
                context = argument(frame, 1);
            }
        } else {
            let class = classes::context();
            if ffi::zend_parse_parameters(given, c"a|O!".as_ptr(), &raw mut data, &raw mut context, class) != ffi::ZEND_RESULT_CODE_SUCCESS {
                return Ok(None);
            }
        }
        let receiver = receiver_of(context)?.map_or_else(|| Cow::Owned(Receiver::default()), Cow::Borrowed);
        Ok(Some(ArrayCall { data, receiver }))
    }
}

/// `Engine::redactArray()`
pub(super) unsafe extern "C" fn redact_array(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            let Some(call) = array_call(frame)? else { return Ok(()) };
            let (engine, array) = (this_engine(frame)?, call.array());
            let (new, bytes) = pool::with(|scratch| tree::redact_array(engine, &call.receiver, &array, scratch, &mut Book::Request))?;
            counters::call(bytes);
            call.result(new).write_to(result);
        }
        Ok(())
    });
}

/// `Engine::simulate()`
pub(super) unsafe extern "C" fn simulate(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            let Some(call) = array_call(frame)? else { return Ok(()) };
            let (engine, array) = (this_engine(frame)?, call.array());
            let mut events = Events::default();
            let redacted = pool::with(|scratch| tree::redact_array(engine, &call.receiver, &array, scratch, &mut Book::Simulation(&mut events)));
            let data = match redacted {
                Ok((new, _)) => call.result(new),
                Err(Failure::Blocked(_)) => Value::null(),
                Err(failure) => return Err(failure),
            };
            let all = ArrayBuilder::with_room(2);
            all.insert(&Key::Text(Text::new(b"data")), data);
            all.insert(&Key::Text(Text::new(b"events")), functions::events_of(events.rows()));
            all.finish().write_to(result);
        }
        Ok(())
    });
}

/// `Engine::restore()`
pub(super) unsafe extern "C" fn restore(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            let Some(call) = array_call(frame)? else { return Ok(()) };
            let (engine, array) = (this_engine(frame)?, call.array());
            let settings = ini::with_settings(Clone::clone);
            let restored = restore::restore(engine, &call.receiver, &array, &settings)?;
            call.result(restored).write_to(result);
        }
        Ok(())
    });
}

/// `Engine::with()`
pub(super) unsafe extern "C" fn with(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        let mut policy: *mut zval = ptr::null_mut();
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            if ffi::zend_parse_parameters(count(frame), c"a".as_ptr(), &raw mut policy) != ffi::ZEND_RESULT_CODE_SUCCESS {
                return Ok(());
            }
            let engine = classes::held::<Engine>((*frame).This.value.obj).ok_or_else(|| Failure::Other("the Engine was not constructed".into()))?;
            let over = policy_array::tree_of(&Array::share((*policy).value.arr))?;
            let engine = ini::with_settings(|settings| source::engine_over(engine, over, settings))?;
            return_object(result, classes::new_engine(engine));
        }
        Ok(())
    });
}

/// `Engine::makeDefault()`
pub(super) unsafe extern "C" fn make_default(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            if !takes_none(frame) {
                return Ok(());
            }
            let object = (*frame).This.value.obj;
            let engine = classes::held::<Engine>(object).ok_or_else(|| Failure::Other("the Engine was not constructed".into()))?;
            let taken = module::use_engine(engine);
            if taken {
                end_request();
                (*object).gc.refcount += 1;
                DEFAULT.set(object);
            }
            Value::bool(taken).write_to(result);
        }
        Ok(())
    });
}

/// `Engine::scan()`
pub(super) unsafe extern "C" fn scan(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            let Some(call) = text_call(frame)? else { return Ok(()) };
            let engine = this_engine(frame)?;
            counters::call(call.text.len());
            pool::with(|scratch| {
                let opened = if call.encodings.is_empty() { None } else { Encoding::open_all(&call.encodings, call.text, body_limit()?)? };
                let found = engine.scan(opened.as_deref().unwrap_or(call.text), &call.context(), call.format, scratch);
                counters::findings(found.findings);
                let list = ArrayBuilder::with_room(found.findings.len());
                for (index, finding) in found.findings.iter().enumerate() {
                    let properties = [
                        Value::text(finding.entity.name().as_bytes()),
                        Value::int(finding.start as i64),
                        Value::int(finding.end as i64),
                        Value::float(shortest(finding.score)),
                        found.field(finding).map_or_else(Value::null, |field| Value::text(field.as_bytes())),
                    ];
                    list.insert(&Key::Int(index as i64), classes::new_finding(properties));
                }
                list.finish().write_to(result);
                Ok(())
            })
        }
    });
}

/// 0.7 as a double, not 0.699999988: what the single's shortest digits say.
fn shortest(score: f32) -> f64 {
    (f64::from(score) * 1e6).round() / 1e6
}

/// `Engine::stream()`
pub(super) unsafe extern "C" fn stream(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        let mut context: *mut zval = ptr::null_mut();
        let [mut format, mut encoding]: [*mut zend_string; 2] = [ptr::null_mut(); 2];
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            let parsed = ffi::zend_parse_parameters(count(frame), c"|O!SS".as_ptr(), &raw mut context, classes::context(), &raw mut format, &raw mut encoding);
            if parsed != ffi::ZEND_RESULT_CODE_SUCCESS {
                return Ok(());
            }
            let format = if format.is_null() { Format::Text } else { format_of(bytes_of(format))? };
            let engine = classes::held::<Engine>((*frame).This.value.obj).cloned().ok_or_else(|| Failure::Other("the Engine was not constructed".into()))?;
            receiver_of(context)?;
            let receiver = if context.is_null() { None } else { classes::held::<Receiver>((*context).value.obj).cloned() };
            let encodings = if encoding.is_null() { Vec::new() } else { encodings_of(bytes_of(encoding))? };
            return_object(result, classes::new_stream(Streaming::new(engine, receiver.unwrap_or_default(), format, &encodings)));
        }
        Ok(())
    });
}

/// `Stream::push()`
pub(super) unsafe extern "C" fn push(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        let mut bytes: *mut zend_string = ptr::null_mut();
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            if ffi::zend_parse_parameters(count(frame), c"S".as_ptr(), &raw mut bytes) != ffi::ZEND_RESULT_CODE_SUCCESS {
                return Ok(());
            }
            streaming(frame, result, |streaming| streaming.push(bytes_of(bytes)))
        }
    });
}

/// `Stream::flush()`
pub(super) unsafe extern "C" fn flush(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of a method call and a place for the result.
    call::run(|| unsafe { if takes_none(frame) { streaming(frame, result, Streaming::flush) } else { Ok(()) } });
}

/// `Stream::finish()`
pub(super) unsafe extern "C" fn finish(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of a method call and a place for the result.
    call::run(|| unsafe { if takes_none(frame) { streaming(frame, result, Streaming::finish) } else { Ok(()) } });
}

/// Works on the stream of a call and returns what it lets go.
///
/// # Safety
/// The frame of a call to a method of `Stream`, and a place for its result.
unsafe fn streaming(frame: *mut zend_execute_data, result: *mut zval, work: impl FnOnce(&mut Streaming) -> Result<(), Failure>) -> Result<(), Failure> {
    // SAFETY: the caller's promise: `This` is a Stream, and PHP holds it during the call.
    let Some(held) = (unsafe { classes::held::<Mutex<Streaming>>((*frame).This.value.obj) }) else {
        return Err(Failure::Other("the Stream was not constructed".into()));
    };
    // Never waits: a fatal error in a call leaves it locked.
    let Ok(mut streaming) = held.try_lock() else {
        return Err(Failure::Other("an internal error has ended this stream".into()));
    };
    work(&mut streaming)?;
    let text = Value::text(&streaming.out);
    streaming.emptied();
    // SAFETY: the caller's promise.
    unsafe { text.write_to(result) };
    Ok(())
}

/// `Engine::onError()`
pub(super) unsafe extern "C" fn on_error(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            if !takes_none(frame) {
                return Ok(());
            }
            let word = match this_engine(frame)?.on_error() {
                OnError::Withhold => "withhold",
                OnError::Pass => "pass",
            };
            Value::text(word.as_bytes()).write_to(result);
        }
        Ok(())
    });
}

/// `Engine::policyId()`
pub(super) unsafe extern "C" fn policy_id(frame: *mut zend_execute_data, result: *mut zval) {
    call::run(|| {
        // SAFETY: PHP calls this with the frame of a method call and a place for the result.
        unsafe {
            if takes_none(frame) {
                Value::text(this_engine(frame)?.policy_id().as_bytes()).write_to(result);
            }
        }
        Ok(())
    });
}

/// `new Context()`
pub(super) unsafe extern "C" fn construct(frame: *mut zend_execute_data, _: *mut zval) {
    call::run(|| {
        let mut texts: [*mut zend_string; 4] = [ptr::null_mut(); 4];
        let [channel, consumer, route, host] = &mut texts;
        let mut subject: *mut zval = ptr::null_mut();
        // SAFETY: PHP calls this with the frame of a method call; pointers are set by PHP or stay null.
        unsafe {
            let parsed = ffi::zend_parse_parameters(
                count(frame),
                c"|SSaSS".as_ptr(),
                ptr::from_mut(channel),
                ptr::from_mut(consumer),
                &raw mut subject,
                ptr::from_mut(route),
                ptr::from_mut(host),
            );
            if parsed != ffi::ZEND_RESULT_CODE_SUCCESS {
                return Ok(());
            }
            let this = (*frame).This.value.obj;
            if classes::held::<Receiver>(this).is_some() {
                ffi::zend_throw_error(ptr::null_mut(), c"Cannot modify readonly property LeakGuard\\Context::$channel".as_ptr());
                return Ok(());
            }
            let bytes = |text: *mut zend_string, default: &'static [u8]| if text.is_null() { default } else { bytes_of(text) };
            let [channel, consumer, route, host] = [bytes(texts[0], b"api"), bytes(texts[1], b""), bytes(texts[2], b""), bytes(texts[3], b"")];
            let values = if subject.is_null() { Vec::new() } else { subject_values(&Array::share((*subject).value.arr))? };
            let owned = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let receiver = Receiver {
                channel: receiver::channel(channel).map_err(Failure::Other)?,
                consumer: owned(consumer),
                route: owned(route),
                host: owned(host),
                subject: (!values.is_empty()).then(|| Subject::new(values.iter().filter_map(text_of))),
            };
            let subject = if subject.is_null() { ArrayBuilder::with_room(0).finish() } else { Value::share(subject) };
            let properties = [Value::text(channel), Value::text(consumer), subject, Value::text(route), Value::text(host)];
            let first = (&raw mut (*this).properties_table).cast::<zval>();
            for (slot, property) in properties.into_iter().enumerate() {
                property.write_to(first.add(slot));
            }
            classes::hold(this, Arc::new(receiver));
        }
        Ok(())
    });
}

/// The receiver that an array describes: the named arguments of `Context`.
pub(super) fn receiver_of_array(context: &Array) -> Result<Receiver, Failure> {
    let mut receiver = Receiver::default();
    for (key, value) in context.entries() {
        let Key::Text(key) = key else { return Err(Failure::Other("a context has channel, consumer, subject, route and host".into())) };
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match (key.as_bytes(), value.view()) {
            (b"channel", View::Text(name)) => receiver.channel = receiver::channel(name).map_err(Failure::Other)?,
            (b"consumer", View::Text(name)) => receiver.consumer = text(name),
            (b"route", View::Text(name)) => receiver.route = text(name),
            (b"host", View::Text(name)) => receiver.host = text(name),
            (b"subject", View::Array(values)) => {
                let values = subject_values(&values)?;
                receiver.subject = (!values.is_empty()).then(|| Subject::new(values.iter().filter_map(text_of)));
            }
            _ => return Err(Failure::Other("a context has channel, consumer, route and host (strings) and subject (array)".into())),
        }
    }
    Ok(receiver)
}

/// The values of a subject, which are texts.
fn subject_values(subject: &Array) -> Result<Vec<Value>, Failure> {
    subject
        .entries()
        .filter(|(_, value)| !matches!(value.view(), View::Null))
        .map(|(_, value)| match value.view() {
            View::Text(_) => Ok(value),
            View::Int(number) => Ok(Value::text(number.to_string().as_bytes())),
            _ => Err(Failure::Other("the subject's values are texts".into())),
        })
        .collect()
}

fn text_of(value: &Value) -> Option<&[u8]> {
    match value.view() {
        View::Text(bytes) => Some(bytes),
        _ => None,
    }
}

/// False: there are arguments, and PHP has thrown.
///
/// # Safety
/// The frame of a call that is running.
pub(super) unsafe fn takes_none(frame: *mut zend_execute_data) -> bool {
    // SAFETY: the caller's promise.
    unsafe { count(frame) == 0 || ffi::zend_parse_parameters(count(frame), c"".as_ptr()) == ffi::ZEND_RESULT_CODE_SUCCESS }
}

/// # Safety
/// A live object, one reference of which goes to the result.
pub(super) unsafe fn return_object(result: *mut zval, object: *mut zend_object) {
    // SAFETY: the caller's promise.
    unsafe {
        (*result).value.obj = object;
        (*result).u1.type_info = ffi::IS_OBJECT_EX;
    }
}

/// # Safety
/// The live string of an argument.
unsafe fn return_same_string(result: *mut zval, string: *mut zend_string) {
    // SAFETY: the caller's promise; an interned string is not counted.
    unsafe {
        (*result).value.str_ = string;
        (*result).u1.type_info = if super::text::is_interned(string) { ffi::IS_INTERNED_STRING_EX } else { ffi::IS_STRING_EX };
        if is_counted(result) {
            (*string).gc.refcount += 1;
        }
    }
}
