//! Names, types and default values of all methods and properties, as reflection shows them. They are those of
//! `leakguard.stub.php`; a test compares the two.

use std::ffi::{CStr, c_char, c_void};
use std::ptr;

use super::ffi::{self, _zend_function_entry as Entry, _zend_internal_arg_info as Arg, zend_type};
use super::{conversation, functions, methods, tokenizer};

const STRING: u32 = 1 << ffi::IS_STRING;
pub(super) const ARRAY: u32 = 1 << ffi::IS_ARRAY;
const INT: u32 = 1 << ffi::IS_LONG;
const FLOAT: u32 = 1 << ffi::IS_DOUBLE;
const NULL: u32 = 1 << ffi::IS_NULL;
const BOOL: u32 = 1 << ffi::IS_FALSE | 1 << ffi::IS_TRUE;

/// The bit that says "the pointer is a class's name as a C string", to be interned at registration. PHP 8.3 gave it a
/// bit of its own.
const CLASS: u32 = if ffi::ZEND_MODULE_API_NO >= 20_230_831 { 1 << 23 } else { ffi::_ZEND_TYPE_NAME_BIT };

/// Properties of `Context`, in the order of the constructor's parameters.
pub(super) const CONTEXT_PROPERTIES: [(&CStr, u32); 5] =
    [(c"channel", STRING), (c"consumer", STRING), (c"subject", ARRAY), (c"route", STRING), (c"host", STRING)];

/// Properties of `Finding`.
pub(super) const FINDING_PROPERTIES: [(&CStr, u32); 5] = [(c"entity", STRING), (c"start", INT), (c"end", INT), (c"score", FLOAT), (c"field", STRING | NULL)];

/// A table that PHP reads at start-up.
#[repr(transparent)]
struct Table<T>(T);

// SAFETY: pointers to constants of this library, never changed.
unsafe impl<T> Sync for Table<T> {}

/// A class's methods, with the empty row that ends them.
pub(super) struct Methods(*const Entry);

// SAFETY: as above.
unsafe impl Sync for Methods {}

impl Methods {
    pub fn as_ptr(&self) -> *const Entry {
        self.0
    }
}

/// The first row of a signature: how many parameters are required, and what is returned.
const fn returns(required: usize, type_: zend_type) -> Arg {
    Arg { name: ptr::without_provenance(required), type_, default_value: ptr::null() }
}

const fn types(mask: u32) -> zend_type {
    zend_type { ptr: ptr::null_mut(), type_mask: mask }
}

const fn object(class: &'static CStr, mask: u32) -> zend_type {
    zend_type { ptr: class.as_ptr().cast_mut().cast::<c_void>(), type_mask: CLASS | mask }
}

const fn required(name: &'static CStr, type_: zend_type) -> Arg {
    Arg { name: name.as_ptr(), type_, default_value: ptr::null::<c_char>() }
}

const fn optional(name: &'static CStr, type_: zend_type, default: &'static CStr) -> Arg {
    Arg { name: name.as_ptr(), type_, default_value: default.as_ptr() }
}

static DEFAULT: Table<[Arg; 1]> = Table([returns(0, object(c"LeakGuard\\Engine", 0))]);

static FROM_POLICY: Table<[Arg; 2]> = Table([returns(1, object(c"LeakGuard\\Engine", 0)), required(c"policy", types(ARRAY | STRING))]);

const CONTEXT_ARG: Arg = optional(c"context", object(c"LeakGuard\\Context", NULL), c"null");
const FORMAT_ARG: Arg = optional(c"format", types(STRING), c"'auto'");

const ENCODING_ARG: Arg = optional(c"encoding", types(STRING), c"''");

static REDACT: Table<[Arg; 5]> = Table([returns(1, types(STRING)), required(c"text", types(STRING)), CONTEXT_ARG, FORMAT_ARG, ENCODING_ARG]);

static REDACT_ARRAY: Table<[Arg; 3]> = Table([returns(1, types(ARRAY)), required(c"data", types(ARRAY)), CONTEXT_ARG]);

static WITH: Table<[Arg; 2]> = Table([returns(1, object(c"LeakGuard\\Engine", 0)), required(c"policy", types(ARRAY))]);

static BOOL_GETTER: Table<[Arg; 1]> = Table([returns(0, types(BOOL))]);

static VOID: Table<[Arg; 1]> = Table([returns(0, types(1 << ffi::IS_VOID))]);

static REDACT_REQUEST: Table<[Arg; 4]> = Table([
    returns(1, types(ARRAY)),
    required(c"url", types(STRING)),
    optional(c"headers", types(ARRAY), c"[]"),
    optional(c"body", types(ARRAY | STRING | NULL), c"null"),
]);

static SCAN: Table<[Arg; 5]> = Table([returns(1, types(ARRAY)), required(c"text", types(STRING)), CONTEXT_ARG, FORMAT_ARG, ENCODING_ARG]);

static MAKE_STREAM: Table<[Arg; 4]> =
    Table([returns(0, object(c"LeakGuard\\Stream", 0)), CONTEXT_ARG, optional(c"format", types(STRING), c"'text'"), ENCODING_ARG]);

static PUSH: Table<[Arg; 2]> = Table([returns(1, types(STRING)), required(c"bytes", types(STRING))]);

static STRING_GETTER: Table<[Arg; 1]> = Table([returns(0, types(STRING))]);

static CONSTRUCT: Table<[Arg; 6]> = Table([
    returns(0, types(0)),
    optional(c"channel", types(STRING | ffi::ARG_PROMOTED), c"'api'"),
    optional(c"consumer", types(STRING | ffi::ARG_PROMOTED), c"''"),
    optional(c"subject", types(ARRAY | ffi::ARG_PROMOTED), c"[]"),
    optional(c"route", types(STRING | ffi::ARG_PROMOTED), c"''"),
    optional(c"host", types(STRING | ffi::ARG_PROMOTED), c"''"),
]);

static TOKENIZER_CONSTRUCT: Table<[Arg; 3]> =
    Table([returns(0, types(0)), optional(c"dataset", types(STRING), c"''"), optional(c"keyring", types(STRING | NULL), c"null")]);

static TOKENIZE: Table<[Arg; 3]> = Table([returns(2, types(STRING)), required(c"value", types(STRING)), required(c"entity", types(STRING))]);

static DETOKENIZE: Table<[Arg; 4]> =
    Table([returns(1, types(STRING)), required(c"token", types(STRING)), CONTEXT_ARG, optional(c"purpose", types(STRING), c"''")]);

static ARRAY_GETTER: Table<[Arg; 1]> = Table([returns(0, types(ARRAY))]);

static LAST_EVENT: Table<[Arg; 1]> = Table([returns(0, types(ARRAY | NULL))]);

// What later PHP versions add to a row stays zero; in 8.2 there is nothing left to fill.
#[allow(clippy::needless_update)]
const fn method<const N: usize>(
    name: &'static CStr,
    handler: unsafe extern "C" fn(*mut ffi::zend_execute_data, *mut ffi::zval),
    signature: &'static Table<[Arg; N]>,
    flags: u32,
) -> Entry {
    Entry { fname: name.as_ptr(), handler: Some(handler), arg_info: signature.0.as_ptr(), num_args: N as u32 - 1, flags: ffi::ZEND_ACC_PUBLIC | flags, ..END }
}

/// A function, by its full name.
const fn function<const N: usize>(
    name: &'static CStr,
    handler: unsafe extern "C" fn(*mut ffi::zend_execute_data, *mut ffi::zval),
    signature: &'static Table<[Arg; N]>,
) -> Entry {
    Entry { flags: 0, ..method(name, handler, signature, 0) }
}

/// The row that ends a table.
// SAFETY: all zero is a row without a name.
const END: Entry = unsafe { std::mem::zeroed() };

static MAKE_CONVERSATION: Table<[Arg; 2]> = Table([returns(1, object(c"LeakGuard\\Conversation", 0)), required(c"url", types(STRING))]);

static REDACT_PROMPT: Table<[Arg; 3]> =
    Table([returns(1, types(STRING)), required(c"body", types(STRING)), optional(c"contentType", types(STRING), c"'application/json'")]);

static RESTORE_ANSWER: Table<[Arg; 4]> =
    Table([returns(1, types(STRING)), required(c"answer", types(STRING)), optional(c"contentType", types(STRING), c"'application/json'"), ENCODING_ARG]);

static MAKE_ANSWER: Table<[Arg; 3]> =
    Table([returns(0, object(c"LeakGuard\\Answer", 0)), optional(c"contentType", types(STRING), c"'text/event-stream'"), ENCODING_ARG]);

static ENGINE_METHODS: Table<[Entry; 15]> = Table([
    method(c"default", methods::default, &DEFAULT, ffi::ZEND_ACC_STATIC),
    method(c"fromPolicy", methods::from_policy, &FROM_POLICY, ffi::ZEND_ACC_STATIC),
    method(c"redact", methods::redact, &REDACT, 0),
    method(c"redactArray", methods::redact_array, &REDACT_ARRAY, 0),
    method(c"redactRequest", methods::redact_request, &REDACT_REQUEST, 0),
    method(c"with", methods::with, &WITH, 0),
    method(c"makeDefault", methods::make_default, &BOOL_GETTER, 0),
    method(c"simulate", methods::simulate, &REDACT_ARRAY, 0),
    method(c"restore", methods::restore, &REDACT_ARRAY, 0),
    method(c"scan", methods::scan, &SCAN, 0),
    method(c"stream", methods::stream, &MAKE_STREAM, 0),
    method(c"conversation", conversation::make, &MAKE_CONVERSATION, 0),
    method(c"onError", methods::on_error, &STRING_GETTER, 0),
    method(c"policyId", methods::policy_id, &STRING_GETTER, 0),
    END,
]);

static CONTEXT_METHODS: Table<[Entry; 2]> = Table([method(c"__construct", methods::construct, &CONSTRUCT, 0), END]);

static TOKENIZER_METHODS: Table<[Entry; 6]> = Table([
    method(c"__construct", tokenizer::construct, &TOKENIZER_CONSTRUCT, 0),
    method(c"tokenize", tokenizer::tokenize, &TOKENIZE, 0),
    method(c"detokenize", tokenizer::detokenize, &DETOKENIZE, 0),
    method(c"lastEvent", tokenizer::last_event, &LAST_EVENT, 0),
    method(c"activeKeyId", tokenizer::active_key_id, &STRING_GETTER, 0),
    END,
]);

static STREAM_METHODS: Table<[Entry; 4]> = Table([
    method(c"push", methods::push, &PUSH, 0),
    method(c"flush", methods::flush, &STRING_GETTER, 0),
    method(c"finish", methods::finish, &STRING_GETTER, 0),
    END,
]);

static CONVERSATION_METHODS: Table<[Entry; 4]> = Table([
    method(c"redactPrompt", conversation::redact_prompt, &REDACT_PROMPT, 0),
    method(c"restore", conversation::restore, &RESTORE_ANSWER, 0),
    method(c"answer", conversation::answer, &MAKE_ANSWER, 0),
    END,
]);

static ANSWER_METHODS: Table<[Entry; 3]> =
    Table([method(c"push", conversation::push, &PUSH, 0), method(c"finish", conversation::finish, &STRING_GETTER, 0), END]);

static RESPOND: Table<[Arg; 2]> = Table([returns(1, types(BOOL)), required(c"context", object(c"LeakGuard\\Context", NULL))]);

static PURPOSE: Table<[Arg; 3]> =
    Table([returns(1, types(1 << ffi::IS_VOID)), required(c"purpose", types(STRING)), optional(c"consumer", types(STRING), c"''")]);

static ALL_FUNCTIONS: Table<[Entry; 7]> = Table([
    function(c"LeakGuard\\stats", functions::stats, &ARRAY_GETTER),
    function(c"LeakGuard\\metrics", functions::metrics, &STRING_GETTER),
    function(c"LeakGuard\\respond", functions::respond, &RESPOND),
    function(c"LeakGuard\\purpose", functions::purpose, &PURPOSE),
    function(c"LeakGuard\\recordEvents", functions::record_events, &VOID),
    function(c"LeakGuard\\events", functions::events, &ARRAY_GETTER),
    END,
]);

/// Of no class.
pub(super) static FUNCTIONS: Methods = Methods(ALL_FUNCTIONS.0.as_ptr());
/// Of `Conversation`.
pub(super) static CONVERSATION: Methods = Methods(CONVERSATION_METHODS.0.as_ptr());
/// Of `Answer`.
pub(super) static ANSWER: Methods = Methods(ANSWER_METHODS.0.as_ptr());
/// Of `Stream`.
pub(super) static STREAM: Methods = Methods(STREAM_METHODS.0.as_ptr());
/// Of `Engine`.
pub(super) static ENGINE: Methods = Methods(ENGINE_METHODS.0.as_ptr());
/// Of `Tokenizer`.
pub(super) static TOKENIZER: Methods = Methods(TOKENIZER_METHODS.0.as_ptr());
/// Of `Context`.
pub(super) static CONTEXT: Methods = Methods(CONTEXT_METHODS.0.as_ptr());
