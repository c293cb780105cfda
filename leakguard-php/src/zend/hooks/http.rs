//! The stream wrappers `http` and `https`: `file_get_contents()`, `fopen()`, `copy()` and all that opens a URL. What the
//! context holds is judged before the wrapper of PHP opens it.

use std::ffi::{CStr, c_char, c_int};
use std::ptr;
use std::sync::OnceLock;

use super::super::call;
use super::super::ffi::{self, php_stream, php_stream_context, php_stream_wrapper, php_stream_wrapper_ops, zend_string};
use super::super::value::{Value, View};
use super::egress;
use crate::egress::Signed;
use crate::failure::Failure;

const SCHEMES: [&CStr; 2] = [c"http", c"https"];

/// PHP's wrapper with an opener of ours.
struct Wrapper {
    ours: php_stream_wrapper,
    operations: php_stream_wrapper_ops,
    /// What PHP has registered.
    original: *const php_stream_wrapper,
}

// SAFETY: written once, at start-up; PHP only reads it.
unsafe impl Send for Wrapper {}
// SAFETY: as above.
unsafe impl Sync for Wrapper {}

static WRAPPER: OnceLock<Box<Wrapper>> = OnceLock::new();

/// Puts ours in the place of PHP's.
pub(super) fn install() {
    // SAFETY: at start-up, before there is a second thread; what PHP keeps a pointer to lives as long as the library.
    unsafe {
        let original = &raw const ffi::php_stream_http_wrapper;
        let wrapper = WRAPPER.get_or_init(|| {
            let mut wrapper = Box::new(Wrapper { ours: ptr::read(original), operations: ptr::read((*original).wops), original });
            wrapper.operations.stream_opener = Some(open);
            wrapper
        });
        let ours = (&raw const wrapper.ours).cast_mut();
        (*ours).wops = &raw const wrapper.operations;
        for scheme in SCHEMES {
            // There is no https without openssl.
            if ffi::php_unregister_url_stream_wrapper(scheme.as_ptr()) == ffi::ZEND_RESULT_CODE_SUCCESS {
                ffi::php_register_url_stream_wrapper(scheme.as_ptr(), ours);
            }
        }
    }
}

/// Opens a URL.
unsafe extern "C" fn open(
    _: *mut php_stream_wrapper,
    url: *const c_char,
    mode: *const c_char,
    options: c_int,
    opened: *mut *mut zend_string,
    context: *mut php_stream_context,
) -> *mut php_stream {
    let Some(wrapper) = WRAPPER.get() else { return ptr::null_mut() };
    let mut judged = None;
    call::run(|| {
        // SAFETY: PHP gives a string that ends in NUL, and a live context or null.
        judged = Some(unsafe { Request::judged(CStr::from_ptr(url), context) }?);
        Ok(())
    });
    // Not null: an exception tells why.
    let Some(request) = judged else { return ptr::null_mut() };
    // SAFETY: PHP's own opener, with what PHP has given; the context is put back as it was.
    unsafe {
        let url = request.url.as_ref().map_or(url, |url| url.as_ptr());
        request.swap(context, |change| &change.new);
        let opener = (*(*wrapper.original).wops).stream_opener;
        let stream = opener.map_or(ptr::null_mut(), |opener| opener(wrapper.original.cast_mut(), url, mode, options, opened, context));
        request.swap(context, |change| &change.old);
        stream
    }
}

/// An option of the context that changes for this request.
struct Change {
    option: &'static CStr,
    old: Value,
    new: Value,
}

#[derive(Default)]
struct Request {
    url: Option<std::ffi::CString>,
    changes: Vec<Change>,
}

impl Request {
    /// # Safety
    /// A live context or null.
    unsafe fn judged(url: &CStr, context: *mut php_stream_context) -> Result<Request, Failure> {
        let mut request = Request::default();
        let target = egress::target_of(url.to_bytes());
        // SAFETY: the caller's promise; what PHP gives is live or null.
        let option = |name: &CStr| unsafe {
            let value = if context.is_null() { ptr::null_mut() } else { ffi::php_stream_context_get_option(context, c"http".as_ptr(), name.as_ptr()) };
            (!value.is_null()).then(|| Value::share(value))
        };
        let header = option(c"header");
        let lines: Vec<Value> = match header.as_ref().map(Value::view) {
            Some(View::Text(text)) => text.split(|&byte| byte == b'\n').map(|line| Value::text(line.trim_ascii())).collect(),
            Some(View::Array(lines)) => lines.entries().map(|(_, line)| line).collect(),
            _ => Vec::new(),
        };
        let signed = egress::signed(&lines);
        if signed == Signed::Webhook {
            return Ok(request);
        }
        if let Some(new) = egress::url(&target, url.to_bytes())? {
            request.url = std::ffi::CString::new(new).ok();
        }
        let mut length = None;
        if let Some(content) = option(c"content")
            && let View::Text(body) = content.view()
            && let Some(new) = egress::encoded_body(&target, &lines, body)?
        {
            length = Some(new.len());
            request.changes.push(Change { option: c"content", new: Value::text(&new), old: content.clone() });
        }
        if let (Some(old), Some(new)) = (header, egress::headers(&target, &lines, length)?) {
            let lines: Vec<&[u8]> = new.iter().filter_map(|line| if let View::Text(line) = line.view() { Some(line) } else { None }).collect();
            request.changes.push(Change { option: c"header", new: Value::text(&lines.join(&b"\r\n"[..])), old });
        }
        egress::check_signature(&target, signed, request.url.is_some() || !request.changes.is_empty())?;
        Ok(request)
    }

    /// Sets what changes.
    ///
    /// # Safety
    /// The context that was judged.
    unsafe fn swap(&self, context: *mut php_stream_context, which: impl Fn(&Change) -> &Value) {
        for change in &self.changes {
            let mut value = which(change).clone().into_raw();
            // SAFETY: the caller's promise; PHP takes a reference of its own, ours is let go of.
            unsafe {
                ffi::php_stream_context_set_option(context, c"http".as_ptr(), change.option.as_ptr(), &raw mut *value);
                drop(Value::from_raw(value));
            }
        }
    }
}
