//! The stream filter `leakguard.redact`: what is read from or written to a PHP stream is redacted on its way.

use std::alloc::Layout;
use std::ffi::{CStr, CString, c_char, c_int};
use std::ptr;
use std::sync::Arc;

use leakguard_core::Format;

use super::array::Key;
use super::ffi::{self, php_stream_bucket_brigade, php_stream_filter, zval};
use super::value::{Value, View};
use super::{classes, methods, module};
use crate::counters;
use crate::failure::Failure;
use crate::guard;
use crate::streaming::Streaming;

/// Its name, and the same with a format behind it: `leakguard.redact.ndjson`, for `php://filter`, which gives no parameters.
const NAMES: [&CStr; 2] = [c"leakguard.redact", c"leakguard.redact.*"];

static FACTORY: ffi::php_stream_filter_factory = ffi::php_stream_filter_factory { create_filter: Some(create) };

static OPERATIONS: Operations = Operations::of::<Filter>(c"leakguard.redact");

/// A table that PHP reads.
pub(super) struct Operations(ffi::php_stream_filter_ops);

// SAFETY: function pointers and a constant string, never changed.
unsafe impl Sync for Operations {}

impl Operations {
    pub const fn of<W: Work>(label: &'static CStr) -> Operations {
        Operations(ffi::php_stream_filter_ops { filter: Some(filter::<W>), dtor: Some(free::<W>), label: label.as_ptr() })
    }
}

/// What a filter of ours does with the bytes on their way.
pub(super) trait Work: Sized {
    /// Takes bytes; a text tells what went wrong.
    fn push(&mut self, bytes: &[u8]) -> Option<String>;

    /// PHP asks for what is held back (`PSFS_FLAG_*`); whether the stream below is at its end.
    fn let_go(&mut self, flags: c_int, is_end: bool) -> Option<String>;

    /// What may go on. `None`: nothing does any more.
    fn out(&mut self) -> Option<&[u8]>;

    /// That is on its way.
    fn emptied(&mut self);
}

/// A new filter of that work, for one stream.
///
/// # Safety
/// The table's work is `W`.
pub(super) unsafe fn new<W: Work>(operations: &'static Operations, work: W, persistent: u8) -> *mut php_stream_filter {
    let kept = Box::into_raw(Box::new(work));
    // SAFETY: PHP keeps the pointer and gives it back to free(), once.
    unsafe { ffi::_php_stream_filter_alloc(&raw const operations.0, kept.cast(), persistent) }
}

/// What a filter keeps for as long as it hangs on its stream.
struct Filter {
    streaming: Streaming,
    /// Every write lets complete lines go.
    lines: bool,
    /// Something went wrong: nothing more comes out.
    failed: bool,
}

/// Tells PHP of the filter.
pub(super) fn register() {
    for name in NAMES {
        // SAFETY: at start-up, with a string and a table that live as long as the library.
        unsafe { ffi::php_stream_filter_register_factory(name.as_ptr(), &raw const FACTORY) };
    }
}

/// Takes it back.
pub(super) fn unregister() {
    for name in NAMES {
        // SAFETY: at shut-down, with the name it was registered by.
        unsafe { ffi::php_stream_filter_unregister_factory(name.as_ptr()) };
    }
}

unsafe extern "C" fn create(name: *const c_char, parameters: *mut zval, persistent: u8) -> *mut php_stream_filter {
    let made = guard::run(|| {
        // SAFETY: PHP gives a string that ends in NUL, and the parameters or null.
        let (name, parameters) = unsafe { (CStr::from_ptr(name), (!parameters.is_null()).then(|| Value::share(parameters))) };
        Filter::new(name.to_bytes(), parameters.as_ref())
    });
    match made {
        // SAFETY: the table is that of this work.
        Ok(Ok(filter)) => unsafe { new(&OPERATIONS, filter, persistent) },
        Ok(Err(failure)) => {
            warn(&failure.message());
            ptr::null_mut()
        }
        Err(place) => {
            warn(&format!("internal error at {place}"));
            ptr::null_mut()
        }
    }
}

impl Filter {
    fn new(name: &[u8], parameters: Option<&Value>) -> Result<Filter, Failure> {
        let named = name.strip_prefix(b"leakguard.redact.");
        let mut format = named.map(methods::format_of).transpose()?;
        let (mut engine, mut receiver, mut encodings, mut lines) = (None, None, Vec::new(), false);
        match parameters.map(Value::view) {
            None | Some(View::Null) => {}
            Some(View::Text(name)) => format = Some(methods::format_of(name)?),
            Some(View::Array(array)) => {
                for (key, value) in array.entries() {
                    let Key::Text(key) = key else { return Err(wrong()) };
                    match (key.as_bytes(), value.view()) {
                        (b"format", View::Text(name)) => format = Some(methods::format_of(name)?),
                        (b"encoding", View::Text(names)) => encodings = methods::encodings_of(names)?,
                        (b"lines", View::Bool(every)) => lines = every,
                        (b"context" | b"engine", View::Null) => {}
                        (b"context", View::Array(context)) => receiver = Some(Arc::new(methods::receiver_of_array(&context)?)),
                        (b"context", View::Object(_)) => receiver = Some(classes::shared_context(&value).ok_or_else(wrong)?),
                        (b"engine", View::Object(_)) => engine = Some(classes::shared_engine(&value).ok_or_else(wrong)?),
                        _ => return Err(wrong()),
                    }
                }
            }
            Some(_) => return Err(wrong()),
        }
        let engine = engine.map_or_else(module::default_engine, Ok)?;
        let streaming = Streaming::new(engine, receiver.unwrap_or_default(), format.unwrap_or(Format::Auto), &encodings);
        Ok(Filter { streaming, lines, failed: false })
    }

    /// Lets go what PHP asks for.
    fn settle(&mut self, flags: c_int) -> Result<(), Failure> {
        if flags & ffi::PSFS_FLAG_FLUSH_CLOSE != 0 {
            self.streaming.finish()
        } else if flags & ffi::PSFS_FLAG_FLUSH_INC != 0 || self.lines {
            self.streaming.flush()
        } else {
            Ok(())
        }
    }

    /// Runs a part of the work, unless one before has failed. The message of a failure holds no data of the stream.
    fn run(&mut self, work: impl FnOnce(&mut Filter) -> Result<(), Failure>) -> Option<String> {
        if self.failed {
            return None;
        }
        let message = match guard::run(|| work(self)) {
            Ok(Ok(())) => return None,
            Ok(Err(failure)) => {
                if matches!(failure, Failure::Blocked(_)) {
                    counters::blocked();
                }
                failure.message()
            }
            Err(place) => format!("internal error at {place}"),
        };
        self.failed = true;
        self.streaming.out.clear();
        Some(format!("{message}; nothing more goes through this filter"))
    }
}

impl Work for Filter {
    fn push(&mut self, bytes: &[u8]) -> Option<String> {
        self.run(|kept| kept.streaming.push(bytes))
    }

    fn let_go(&mut self, flags: c_int, _: bool) -> Option<String> {
        self.run(|kept| kept.settle(flags))
    }

    fn out(&mut self) -> Option<&[u8]> {
        (!self.failed).then_some(&self.streaming.out)
    }

    fn emptied(&mut self) {
        self.streaming.emptied();
    }
}

fn wrong() -> Failure {
    Failure::Other("the parameters are a format's name, or an array of 'format' (string), 'context' (LeakGuard\\Context or array), 'engine' (LeakGuard\\Engine), 'encoding' (string), 'lines' (bool)".into())
}

/// A warning of PHP's.
fn warn(message: &str) {
    let Ok(message) = CString::new(format!("leakguard.redact: {}", message.replace('\0', " "))) else { return };
    // SAFETY: a format with one string, which ends in NUL.
    unsafe { ffi::php_error_docref(ptr::null(), ffi::E_WARNING as c_int, c"%s".as_ptr(), message.as_ptr()) };
}

unsafe extern "C" fn filter<W: Work>(
    stream: *mut ffi::php_stream,
    this: *mut php_stream_filter,
    incoming: *mut php_stream_bucket_brigade,
    outgoing: *mut php_stream_bucket_brigade,
    consumed: *mut usize,
    flags: c_int,
) -> c_int {
    let mut told = None;
    // SAFETY: PHP gives the filter that new() made, two lists of buckets, and a place for a number or null. A bucket that
    // is taken off its list is ours until it is given back. No code of PHP's runs meanwhile that could come back here.
    let status = unsafe {
        let kept = &mut *(*this).abstract_.value.ptr.cast::<W>();
        let mut taken = 0;
        while !(*incoming).head.is_null() {
            let bucket = (*incoming).head;
            let bytes = if (*bucket).buflen == 0 { &[][..] } else { std::slice::from_raw_parts((*bucket).buf.cast::<u8>(), (*bucket).buflen) };
            taken += bytes.len();
            told = kept.push(bytes).or(told);
            ffi::php_stream_bucket_unlink(bucket);
            ffi::php_stream_bucket_delref(bucket);
        }
        if !consumed.is_null() {
            *consumed = taken;
        }
        told = kept.let_go(flags, !stream.is_null() && (*stream).eof() != 0).or(told);
        match kept.out().map(|out| (out.as_ptr(), out.len())) {
            None => ffi::PSFS_ERR_FATAL,
            Some((_, 0)) => ffi::PSFS_FEED_ME,
            Some((out, length)) => {
                // PHP frees the copy with its bucket.
                let copy = ext_php_rs::alloc::emalloc(Layout::from_size_align_unchecked(length, 1));
                ptr::copy_nonoverlapping(out, copy, length);
                kept.emptied();
                ffi::php_stream_bucket_append(outgoing, ffi::php_stream_bucket_new(stream, copy.cast::<c_char>(), length, 1, 0));
                ffi::PSFS_PASS_ON
            }
        }
    };
    if let Some(message) = told {
        warn(&message);
    }
    status
}

unsafe extern "C" fn free<W: Work>(this: *mut php_stream_filter) {
    // SAFETY: PHP calls this once, for a filter that new() made.
    let kept = unsafe { Box::from_raw((*this).abstract_.value.ptr.cast::<W>()) };
    let _ = guard::run(|| drop(kept));
}
