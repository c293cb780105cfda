//! PHP's view of the classes.

use std::cell::RefCell;
use std::ffi::{CStr, c_int};
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use leakguard_core::Engine;

use super::array::{ArrayBuilder, Key};
use super::ffi::{self, zend_class_entry, zend_object, zend_object_handlers};
use super::signatures as sig;
use super::value::{Value, View, empty};
use crate::prompt::{Answering, Talk};
use crate::receiver::Receiver;
use crate::streaming::Streaming;
use crate::tokens::Tokens;

/// A registered class; null until start-up is through.
struct Class(AtomicPtr<zend_class_entry>);

impl Class {
    const fn new() -> Class {
        Class(AtomicPtr::new(ptr::null_mut()))
    }

    fn get(&self) -> *mut zend_class_entry {
        self.0.load(Ordering::Relaxed)
    }
}

static ENGINE: Class = Class::new();
static CONTEXT: Class = Class::new();
static STREAM: Class = Class::new();
static FINDING: Class = Class::new();
static TOKENIZER: Class = Class::new();
static CONVERSATION: Class = Class::new();
static ANSWER: Class = Class::new();
static EXCEPTION: Class = Class::new();
static POLICY_EXCEPTION: Class = Class::new();
static KEY_EXCEPTION: Class = Class::new();
static BLOCKED_EXCEPTION: Class = Class::new();
static STAND_IN_EXCEPTION: Class = Class::new();

pub(super) fn context() -> *mut zend_class_entry {
    CONTEXT.get()
}

pub(super) fn exception() -> *mut zend_class_entry {
    EXCEPTION.get()
}

pub(super) fn policy_exception() -> *mut zend_class_entry {
    POLICY_EXCEPTION.get()
}

pub(super) fn key_exception() -> *mut zend_class_entry {
    KEY_EXCEPTION.get()
}

pub(super) fn blocked_exception() -> *mut zend_class_entry {
    BLOCKED_EXCEPTION.get()
}

pub(super) fn stand_in_exception() -> *mut zend_class_entry {
    STAND_IN_EXCEPTION.get()
}

/// Sets the only property that `StandInException` adds to those of every exception.
///
/// # Safety
/// Null, or a live object of that class whose fields are not set.
pub(super) unsafe fn set_fields(thrown: *mut zend_object, fields: &[String]) {
    if thrown.is_null() {
        return;
    }
    let list = ArrayBuilder::with_room(fields.len());
    for (index, field) in fields.iter().enumerate() {
        list.insert(&Key::Int(index as i64), Value::text(field.as_bytes()));
    }
    // SAFETY: the caller's promise; the property that was declared last has the last place.
    unsafe {
        let last = (*(*thrown).ce).default_properties_count as usize - 1;
        list.finish().write_to((&raw mut (*thrown).properties_table).cast::<ffi::zval>().add(last));
    }
}

/// Handlers of a class's objects, filled once at start-up and only read then.
struct Handlers(zend_object_handlers);

// SAFETY: function pointers and an offset, never changed.
unsafe impl Send for Handlers {}
// SAFETY: as above.
unsafe impl Sync for Handlers {}

static ENGINE_HANDLERS: OnceLock<Handlers> = OnceLock::new();
static CONTEXT_HANDLERS: OnceLock<Handlers> = OnceLock::new();
static TOKENIZER_HANDLERS: OnceLock<Handlers> = OnceLock::new();
static STREAM_HANDLERS: OnceLock<Handlers> = OnceLock::new();
static CONVERSATION_HANDLERS: OnceLock<Handlers> = OnceLock::new();
static ANSWER_HANDLERS: OnceLock<Handlers> = OnceLock::new();

/// A PHP object that holds something of Rust's. PHP knows `std`, which must be last: its properties follow it.
#[repr(C)]
struct Holder<T> {
    held: Option<Arc<T>>,
    std: zend_object,
}

/// What may be held, with the handlers of its class.
pub(super) trait Held: Sized {
    fn handlers() -> *const zend_object_handlers;
}

impl Held for Engine {
    fn handlers() -> *const zend_object_handlers {
        let handlers = ENGINE_HANDLERS.get_or_init(|| Handlers(zend_object_handlers { get_constructor: Some(no_constructor), ..handlers_of::<Engine>() }));
        &raw const handlers.0
    }
}

impl Held for Receiver {
    fn handlers() -> *const zend_object_handlers {
        &raw const CONTEXT_HANDLERS.get_or_init(|| Handlers(handlers_of::<Receiver>())).0
    }
}

impl Held for Tokens {
    fn handlers() -> *const zend_object_handlers {
        &raw const TOKENIZER_HANDLERS.get_or_init(|| Handlers(handlers_of::<Tokens>())).0
    }
}

impl Held for Mutex<Streaming> {
    fn handlers() -> *const zend_object_handlers {
        let make = || Handlers(zend_object_handlers { get_constructor: Some(no_stream_constructor), clone_obj: None, ..handlers_of::<Self>() });
        &raw const STREAM_HANDLERS.get_or_init(make).0
    }
}

impl Held for RefCell<Talk> {
    fn handlers() -> *const zend_object_handlers {
        let make = || Handlers(zend_object_handlers { get_constructor: Some(no_conversation_constructor), clone_obj: None, ..handlers_of::<Self>() });
        &raw const CONVERSATION_HANDLERS.get_or_init(make).0
    }
}

impl Held for RefCell<Answering> {
    fn handlers() -> *const zend_object_handlers {
        let make = || Handlers(zend_object_handlers { get_constructor: Some(no_answer_constructor), clone_obj: None, ..handlers_of::<Self>() });
        &raw const ANSWER_HANDLERS.get_or_init(make).0
    }
}

fn handlers_of<T: Held>() -> zend_object_handlers {
    // SAFETY: PHP's own table, which never changes.
    let standard = unsafe { ffi::std_object_handlers };
    zend_object_handlers { offset: std::mem::offset_of!(Holder<T>, std) as c_int, free_obj: Some(free::<T>), clone_obj: Some(clone::<T>), ..standard }
}

/// # Safety
/// A live object that [`create`] made with this T.
unsafe fn holder<T: Held>(object: *mut zend_object) -> *mut Holder<T> {
    // SAFETY: the caller's promise: `std` stands in a Holder.
    unsafe { object.byte_sub(std::mem::offset_of!(Holder<T>, std)).cast() }
}

unsafe extern "C" fn create<T: Held>(class: *mut zend_class_entry) -> *mut zend_object {
    // SAFETY: PHP gives a live class; memory for the holder and the class's properties is taken, then every part of it
    // is set before anyone reads it.
    unsafe {
        let made = ffi::ext_php_rs_zend_object_alloc(size_of::<Holder<T>>(), class).cast::<Holder<T>>();
        (&raw mut (*made).held).write(None);
        let std = &raw mut (*made).std;
        ffi::zend_object_std_init(std, class);
        ffi::object_properties_init(std, class);
        (*std).handlers = T::handlers();
        std
    }
}

unsafe extern "C" fn free<T: Held>(object: *mut zend_object) {
    // SAFETY: PHP calls this once, for an object that create() made. PHP frees the memory itself.
    unsafe {
        ptr::drop_in_place(&raw mut (*holder::<T>(object)).held);
        ffi::zend_object_std_dtor(object);
    }
}

unsafe extern "C" fn clone<T: Held>(object: *mut zend_object) -> *mut zend_object {
    // SAFETY: PHP calls this for a live object that create() made.
    unsafe {
        let copy = create::<T>((*object).ce);
        (*holder::<T>(copy)).held = (*holder::<T>(object)).held.clone();
        ffi::zend_objects_clone_members(copy, object);
        copy
    }
}

unsafe extern "C" fn no_constructor(_: *mut zend_object) -> *mut ffi::zend_function {
    let message = c"Cannot directly construct LeakGuard\\Engine, use LeakGuard\\Engine::default() or LeakGuard\\Engine::fromPolicy()";
    // SAFETY: a format without conversions.
    unsafe { ffi::zend_throw_error(ptr::null_mut(), message.as_ptr()) };
    ptr::null_mut()
}

unsafe extern "C" fn no_stream_constructor(_: *mut zend_object) -> *mut ffi::zend_function {
    // SAFETY: a format without conversions.
    unsafe { ffi::zend_throw_error(ptr::null_mut(), c"Cannot directly construct LeakGuard\\Stream, use LeakGuard\\Engine::stream()".as_ptr()) };
    ptr::null_mut()
}

unsafe extern "C" fn no_conversation_constructor(_: *mut zend_object) -> *mut ffi::zend_function {
    // SAFETY: a format without conversions.
    unsafe { ffi::zend_throw_error(ptr::null_mut(), c"Cannot directly construct LeakGuard\\Conversation, use LeakGuard\\Engine::conversation()".as_ptr()) };
    ptr::null_mut()
}

unsafe extern "C" fn no_answer_constructor(_: *mut zend_object) -> *mut ffi::zend_function {
    // SAFETY: a format without conversions.
    unsafe { ffi::zend_throw_error(ptr::null_mut(), c"Cannot directly construct LeakGuard\\Answer, use LeakGuard\\Conversation::answer()".as_ptr()) };
    ptr::null_mut()
}

/// What the object holds; `None` for one whose constructor did not end well.
///
/// # Safety
/// A live object of T's class, alive for as long as the answer is used.
pub(super) unsafe fn held<'a, T: Held + 'a>(object: *mut zend_object) -> Option<&'a Arc<T>> {
    // SAFETY: the caller's promise. Nothing is put in the place of what is held once.
    unsafe { (*holder::<T>(object)).held.as_ref() }
}

/// Lets the object hold this. Only for one that holds nothing yet.
///
/// # Safety
/// A live object of T's class.
pub(super) unsafe fn hold<T: Held>(object: *mut zend_object, value: Arc<T>) {
    // SAFETY: the caller's promise.
    unsafe { (*holder::<T>(object)).held = Some(value) }
}

/// A new `LeakGuard\Engine`, with one holder: the caller.
pub(super) fn new_engine(engine: Arc<Engine>) -> *mut zend_object {
    // SAFETY: the class is registered.
    unsafe {
        let object = create::<Engine>(ENGINE.get());
        hold(object, engine);
        object
    }
}

/// A new `LeakGuard\Conversation`, with one holder: the caller.
pub(super) fn new_conversation(talk: Talk) -> *mut zend_object {
    new(&CONVERSATION, RefCell::new(talk))
}

/// A new `LeakGuard\Answer`, with one holder: the caller.
pub(super) fn new_answer(answering: Answering) -> *mut zend_object {
    new(&ANSWER, RefCell::new(answering))
}

#[allow(clippy::arc_with_non_send_sync, reason = "an object belongs to the thread that made it")]
fn new<T: Held>(class: &Class, held: T) -> *mut zend_object {
    // SAFETY: the class is registered, and one of T.
    unsafe {
        let object = create::<T>(class.get());
        hold(object, Arc::new(held));
        object
    }
}

/// A new `LeakGuard\Stream`, with one holder: the caller.
pub(super) fn new_stream(streaming: Streaming) -> *mut zend_object {
    // SAFETY: the class is registered.
    unsafe {
        let object = create::<Mutex<Streaming>>(STREAM.get());
        hold(object, Arc::new(Mutex::new(streaming)));
        object
    }
}

/// What a `LeakGuard\Context` holds; `None` of anything else.
pub(super) fn shared_context(value: &Value) -> Option<Arc<Receiver>> {
    shared(value, &CONTEXT)
}

/// What a `LeakGuard\Engine` holds; `None` of anything else.
pub(super) fn shared_engine(value: &Value) -> Option<Arc<Engine>> {
    shared(value, &ENGINE)
}

fn shared<T: Held>(value: &Value, class: &Class) -> Option<Arc<T>> {
    let View::Object(object) = value.view() else { return None };
    let object = object.as_ptr();
    // SAFETY: alive while the value is, and of T's class when that class is its own.
    unsafe { if ptr::eq((*object).ce, class.get()) { held::<T>(object).cloned() } else { None } }
}

/// A new `LeakGuard\Finding` with these properties, in the order of their declaration.
pub(super) fn new_finding(properties: [Value; 5]) -> Value {
    let mut made = empty();
    // SAFETY: the class is registered and has five properties, each of the type that the caller gives.
    unsafe {
        ffi::object_init_ex(&raw mut *made, FINDING.get());
        let first = (&raw mut (*made.value.obj).properties_table).cast::<ffi::zval>();
        for (slot, property) in properties.into_iter().enumerate() {
            property.write_to(first.add(slot));
        }
        Value::from_raw(made)
    }
}

/// An object of a class of another extension, its first properties set. `None`: there is no such class.
///
/// The class declares at least so many properties, of these types, and its constructor does nothing but set them.
pub(super) fn new_of<const N: usize>(class: &CStr, properties: [Value; N]) -> Option<Value> {
    // SAFETY: the class is one of PHP's own; its properties are as is said above, which is why no one else calls this.
    unsafe {
        let entry = ffi::zend_hash_str_find((*ffi::ext_php_rs_compiler_globals()).class_table, class.as_ptr(), class.to_bytes().len());
        if entry.is_null() || ((*(*entry).value.ce).default_properties_count as usize) < N {
            return None;
        }
        let mut made = empty();
        ffi::object_init_ex(&raw mut *made, (*entry).value.ce);
        let first = (&raw mut (*made.value.obj).properties_table).cast::<ffi::zval>();
        for (slot, property) in properties.into_iter().enumerate() {
            property.write_to(first.add(slot));
        }
        Some(Value::from_raw(made))
    }
}

/// Registers all classes.
pub(super) fn register() {
    // SAFETY: called once, at start-up, as PHP wants it; parents before children.
    unsafe {
        let exception = class(c"LeakGuard\\Exception", None, ffi::spl_ce_RuntimeException);
        EXCEPTION.0.store(exception, Ordering::Relaxed);
        for (place, name) in [
            (&POLICY_EXCEPTION, c"LeakGuard\\PolicyException"),
            (&KEY_EXCEPTION, c"LeakGuard\\KeyException"),
            (&BLOCKED_EXCEPTION, c"LeakGuard\\BlockedException"),
        ] {
            place.0.store(class(name, None, exception), Ordering::Relaxed);
        }

        let stand_in = class(c"LeakGuard\\StandInException", None, exception);
        property(stand_in, c"fields", sig::ARRAY, 0);
        STAND_IN_EXCEPTION.0.store(stand_in, Ordering::Relaxed);

        let engine = class(c"LeakGuard\\Engine", Some(&sig::ENGINE), ptr::null_mut());
        (*engine).ce_flags |= ffi::ZEND_ACC_FINAL | ffi::ZEND_ACC_NOT_SERIALIZABLE | ffi::ZEND_ACC_NO_DYNAMIC_PROPERTIES;
        (*engine).__bindgen_anon_2.create_object = Some(create::<Engine>);
        ENGINE.0.store(engine, Ordering::Relaxed);

        let context = class(c"LeakGuard\\Context", Some(&sig::CONTEXT), ptr::null_mut());
        (*context).ce_flags |= ffi::ZEND_ACC_FINAL | ffi::ZEND_ACC_NOT_SERIALIZABLE | ffi::ZEND_ACC_NO_DYNAMIC_PROPERTIES;
        (*context).__bindgen_anon_2.create_object = Some(create::<Receiver>);
        for (name, types) in sig::CONTEXT_PROPERTIES {
            property(context, name, types, ffi::ZEND_ACC_PROMOTED);
        }
        CONTEXT.0.store(context, Ordering::Relaxed);

        let tokenizer = class(c"LeakGuard\\Tokenizer", Some(&sig::TOKENIZER), ptr::null_mut());
        (*tokenizer).ce_flags |= ffi::ZEND_ACC_FINAL | ffi::ZEND_ACC_NOT_SERIALIZABLE | ffi::ZEND_ACC_NO_DYNAMIC_PROPERTIES;
        (*tokenizer).__bindgen_anon_2.create_object = Some(create::<Tokens>);
        TOKENIZER.0.store(tokenizer, Ordering::Relaxed);

        let stream = class(c"LeakGuard\\Stream", Some(&sig::STREAM), ptr::null_mut());
        (*stream).ce_flags |= ffi::ZEND_ACC_FINAL | ffi::ZEND_ACC_NOT_SERIALIZABLE | ffi::ZEND_ACC_NO_DYNAMIC_PROPERTIES;
        (*stream).__bindgen_anon_2.create_object = Some(create::<Mutex<Streaming>>);
        STREAM.0.store(stream, Ordering::Relaxed);

        let conversation = class(c"LeakGuard\\Conversation", Some(&sig::CONVERSATION), ptr::null_mut());
        (*conversation).ce_flags |= ffi::ZEND_ACC_FINAL | ffi::ZEND_ACC_NOT_SERIALIZABLE | ffi::ZEND_ACC_NO_DYNAMIC_PROPERTIES;
        (*conversation).__bindgen_anon_2.create_object = Some(create::<RefCell<Talk>>);
        CONVERSATION.0.store(conversation, Ordering::Relaxed);

        let answer = class(c"LeakGuard\\Answer", Some(&sig::ANSWER), ptr::null_mut());
        (*answer).ce_flags |= ffi::ZEND_ACC_FINAL | ffi::ZEND_ACC_NOT_SERIALIZABLE | ffi::ZEND_ACC_NO_DYNAMIC_PROPERTIES;
        (*answer).__bindgen_anon_2.create_object = Some(create::<RefCell<Answering>>);
        ANSWER.0.store(answer, Ordering::Relaxed);

        let finding = class(c"LeakGuard\\Finding", None, ptr::null_mut());
        (*finding).ce_flags |= ffi::ZEND_ACC_FINAL | ffi::ZEND_ACC_NO_DYNAMIC_PROPERTIES;
        for (name, types) in sig::FINDING_PROPERTIES {
            property(finding, name, types, 0);
        }
        FINDING.0.store(finding, Ordering::Relaxed);
    }
}

/// # Safety
/// At start-up only; `parent` is null or a registered class.
unsafe fn class(name: &CStr, methods: Option<&'static sig::Methods>, parent: *mut zend_class_entry) -> *mut zend_class_entry {
    // SAFETY: all zero but the name and the methods is what INIT_CLASS_ENTRY makes. PHP copies the entry.
    unsafe {
        let mut entry: zend_class_entry = std::mem::zeroed();
        entry.name = interned(name);
        entry.info.internal.builtin_functions = methods.map_or(ptr::null(), sig::Methods::as_ptr);
        ffi::zend_register_internal_class_ex(&raw mut entry, parent)
    }
}

/// Declares `public readonly TYPE $name` without a value.
///
/// # Safety
/// At start-up only, with a class that was just registered.
unsafe fn property(class: *mut zend_class_entry, name: &CStr, types: u32, flags: u32) {
    let flags = (ffi::ZEND_ACC_PUBLIC | ffi::ACC_READONLY | flags) as c_int;
    let mut unset = empty();
    let property_type = ffi::zend_type { ptr: ptr::null_mut(), type_mask: types };
    // SAFETY: the caller's promise; PHP copies value and type, the name is interned.
    unsafe { ffi::zend_declare_typed_property(class, interned(name), &raw mut *unset, flags, ptr::null_mut(), property_type) };
}

/// # Safety
/// At start-up only.
unsafe fn interned(name: &CStr) -> *mut ffi::zend_string {
    // SAFETY: PHP has set the function long before it loads extensions.
    unsafe {
        match ffi::zend_string_init_interned {
            Some(intern) => intern(name.as_ptr(), name.to_bytes().len(), true),
            None => ptr::null_mut(),
        }
    }
}
