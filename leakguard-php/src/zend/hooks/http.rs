//! The stream wrappers `http` and `https`: `file_get_contents()`, `fopen()`, `copy()` and all that opens a URL. What the
//! context holds is judged before the wrapper of PHP opens it.

use std::cell::RefCell;
use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::ptr;
use std::sync::OnceLock;

use super::super::call;
use super::super::ffi::{self, php_stream, php_stream_context, php_stream_wrapper, php_stream_wrapper_ops, zend_string};
use super::super::value::{Value, View};
use super::answer;
use super::egress::{self, Outgoing};
use crate::counters;
use crate::egress::Signed;
use crate::failure::Failure;
use crate::prompt::Sent;

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
    given: *mut php_stream_wrapper,
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
    if let Some(why) = &request.refused {
        let why = CString::new(format!("LeakGuard: {}", why.replace('\0', " "))).unwrap_or_default();
        // SAFETY: the wrapper that PHP is opening with, a format with one string, which ends in NUL.
        unsafe { ffi::php_stream_wrapper_log_error(given, options & !ffi::REPORT_ERRORS, c"%s".as_ptr(), why.as_ptr()) };
        return ptr::null_mut();
    }
    // SAFETY: PHP's own opener, with what PHP has given; the context is put back as it was.
    unsafe {
        let url = request.url.as_ref().map_or(url, |url| url.as_ptr());
        request.swap(context, |change| &change.new);
        let watch = RedirectWatch::new(context, &request.host);
        let opener = (*(*wrapper.original).wops).stream_opener;
        let mut stream = opener.map_or(ptr::null_mut(), |opener| opener(given, url, mode, options, opened, context));
        if let Some(failure) = watch.and_then(RedirectWatch::end) {
            if !stream.is_null() {
                ffi::_php_stream_free(stream, ffi::STREAM_FREE_CLOSE);
                stream = ptr::null_mut();
            }
            if !call::exception_is_pending() {
                call::run(|| Err(failure));
            }
        }
        request.swap(context, |change| &change.old);
        if let Some(sent) = request.sent.filter(|_| !stream.is_null()) {
            answer::put_back(stream, sent);
        }
        stream
    }
}

/// The wrapper goes on to where an answer leads, with the same context, and tells the context's notifier before. Ours stands
/// in front of the script's own meanwhile.
struct RedirectWatch {
    context: *mut php_stream_context,
    before: *mut ffi::php_stream_notifier,
    ours: *mut ffi::php_stream_notifier,
}

/// What a request is when it is led on.
struct Redirected {
    context: *mut php_stream_context,
    before: *mut ffi::php_stream_notifier,
    host: String,
    /// What the context held before it was changed for another host.
    kept: Vec<(&'static CStr, Value)>,
    failure: Option<Failure>,
}

thread_local! {
    /// The requests that are being opened: a notifier of the script may open one itself.
    static OPENING: RefCell<Vec<Redirected>> = const { RefCell::new(Vec::new()) };
}

/// A fatal error may have left some.
pub(super) fn end_request() {
    let opening = OPENING.take();
    drop(opening);
}

impl RedirectWatch {
    /// `None`: there is nothing that could be sent on.
    ///
    /// # Safety
    /// A live context or null.
    unsafe fn new(context: *mut php_stream_context, host: &str) -> Option<RedirectWatch> {
        // SAFETY: the caller's promise.
        unsafe {
            if option_of(context, c"content").is_none() && option_of(context, c"header").is_none() {
                return None;
            }
            let before = (*context).notifier;
            let ours = ffi::php_stream_notification_alloc();
            (*ours).func = Some(notified);
            if !before.is_null() {
                ((*ours).mask, (*ours).progress, (*ours).progress_max) = ((*before).mask, (*before).progress, (*before).progress_max);
            }
            (*context).notifier = ours;
            OPENING.with_borrow_mut(|opening| opening.push(Redirected { context, before, host: host.to_owned(), kept: Vec::new(), failure: None }));
            Some(RedirectWatch { context, before, ours })
        }
    }

    /// Puts the context back; why the request was not led on, if so.
    fn end(self) -> Option<Failure> {
        let redirected = OPENING.with_borrow_mut(Vec::pop)?;
        // SAFETY: the context is held by PHP while it opens the stream; ours is let go of once.
        unsafe {
            if (*self.context).notifier == self.ours {
                if !self.before.is_null() {
                    ((*self.before).mask, (*self.before).progress) = ((*self.ours).mask, (*self.ours).progress);
                    (*self.before).progress_max = (*self.ours).progress_max;
                }
                (*self.context).notifier = self.before;
                ffi::php_stream_notification_free(self.ours);
            }
            for (name, value) in redirected.kept.into_iter().rev() {
                set_option(self.context, name, value);
            }
        }
        redirected.failure
    }
}

/// PHP's notification.
unsafe extern "C" fn notified(
    context: *mut php_stream_context,
    code: c_int,
    severity: c_int,
    message: *mut c_char,
    message_code: c_int,
    so_far: usize,
    most: usize,
    kept: *mut c_void,
) {
    let before = OPENING.with_borrow(|opening| opening.iter().rev().find(|one| ptr::eq(one.context, context)).map(|one| one.before));
    if code == ffi::NOTIFY_REDIRECTED && !message.is_null() {
        call::run(|| {
            // SAFETY: PHP gives a string that ends in NUL, and the context of the request.
            unsafe { led_on(context, CStr::from_ptr(message).to_bytes()) };
            Ok(())
        });
    }
    // SAFETY: the script's own notifier, called as PHP would.
    unsafe {
        if let Some(before) = before
            && !before.is_null()
            && let Some(function) = (*before).func
        {
            // It finds itself in the context.
            let ours = std::mem::replace(&mut (*context).notifier, before);
            function(context, code, severity, message, message_code, so_far, most, kept);
            (*context).notifier = ours;
        }
    }
}

/// Judges what the context holds for the host that it is led on to. What may not go there is taken out of it.
///
/// # Safety
/// A live context.
unsafe fn led_on(context: *mut php_stream_context, location: &[u8]) {
    let Some(host) = OPENING.with_borrow(|opening| opening.last().map(|one| one.host.clone())) else { return };
    let Some(location) = crate::egress::leads_elsewhere(&host, location) else { return };
    let target = egress::target_of(&location);
    if target.host == host {
        return;
    }
    let _calling = egress::begin(&target);
    // SAFETY: the caller's promise.
    let (changes, failure) = match egress::settle(&target, unsafe { Request::of_options(&target, &location, context) }) {
        Ok((changes, _)) => (changes, None),
        Err(failure) => {
            // SAFETY: as above.
            let old = [(c"content", &b""[..]), (c"header", b"Content-Type: text/plain")]
                .into_iter()
                .filter_map(|(option, new)| unsafe { option_of(context, option) }.map(|old| (option, new, old)));
            (old.map(|(option, new, old)| Change { option, new: Value::text(new), old }).collect(), Some(failure))
        }
    };
    let mut kept = Vec::new();
    for change in changes {
        // SAFETY: as above.
        unsafe { set_option(context, change.option, change.new) };
        kept.push((change.option, change.old));
    }
    OPENING.with_borrow_mut(|opening| {
        if let Some(one) = opening.last_mut() {
            one.host.clone_from(&target.host);
            one.kept.extend(kept);
            one.failure = one.failure.take().or(failure);
        }
    });
}

/// An option of the wrapper in a context.
///
/// # Safety
/// A live context or null.
unsafe fn option_of(context: *mut php_stream_context, name: &CStr) -> Option<Value> {
    // SAFETY: the caller's promise; what PHP gives is live or null.
    unsafe {
        if context.is_null() {
            return None;
        }
        let value = ffi::php_stream_context_get_option(context, c"http".as_ptr(), name.as_ptr());
        (!value.is_null()).then(|| Value::share(value))
    }
}

/// # Safety
/// A live context.
unsafe fn set_option(context: *mut php_stream_context, name: &CStr, value: Value) {
    let mut value = value.into_raw();
    // SAFETY: the caller's promise; PHP takes a reference of its own, ours is let go of.
    unsafe {
        ffi::php_stream_context_set_option(context, c"http".as_ptr(), name.as_ptr(), &raw mut *value);
        drop(Value::from_raw(value));
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
    host: String,
    changes: Vec<Change>,
    /// Of a call to an AI service: for its answer.
    sent: Option<Sent>,
    /// Why it must not go.
    refused: Option<String>,
}

impl Request {
    /// # Safety
    /// A live context or null.
    unsafe fn judged(url: &CStr, context: *mut php_stream_context) -> Result<Request, Failure> {
        let target = egress::target_of(url.to_bytes());
        let _calling = egress::begin(&target);
        // SAFETY: the caller's promise.
        match egress::settle(&target, unsafe { Request::parts(&target, url, context) }) {
            Ok((request, sent)) => Ok(Request { sent, ..request }),
            Err(Failure::Prompt(why)) => {
                counters::blocked();
                Ok(Request { refused: Some(why), ..Request::default() })
            }
            Err(failure) => Err(failure),
        }
    }

    /// # Safety
    /// A live context or null.
    unsafe fn parts(target: &Outgoing, url: &CStr, context: *mut php_stream_context) -> Result<Request, Failure> {
        let mut request = Request { host: target.host.clone(), ..Request::default() };
        // SAFETY: the caller's promise.
        let lines = unsafe { header_lines(context) }.1;
        let signed = egress::signed(url.to_bytes(), &lines);
        if signed == Signed::Webhook {
            return Ok(request);
        }
        if let Some(new) = egress::url(target, url.to_bytes())? {
            egress::check_signature(target, signed, true, false)?;
            request.url = std::ffi::CString::new(new).ok();
        }
        // SAFETY: as above.
        request.changes = unsafe { Request::of_options(target, url.to_bytes(), context) }?;
        Ok(request)
    }

    /// What changes of body and headers.
    ///
    /// # Safety
    /// A live context or null.
    unsafe fn of_options(target: &Outgoing, url: &[u8], context: *mut php_stream_context) -> Result<Vec<Change>, Failure> {
        let mut changes = Vec::new();
        // SAFETY: the caller's promise.
        let ((header, lines), content) = unsafe { (header_lines(context), option_of(context, c"content")) };
        let (lines, was_marked) = egress::unmark(target, lines);
        let signed = egress::signed(url, &lines);
        if signed == Signed::Webhook {
            return Ok(changes);
        }
        let mut length = None;
        if let Some(content) = content
            && let View::Text(body) = content.view()
            && let Some(new) = egress::encoded_body(target, &lines, body)?
        {
            length = Some(new.len());
            changes.push(Change { option: c"content", new: Value::text(&new), old: content.clone() });
        }
        let new = egress::headers(target, &lines, length)?;
        let is_change = new.is_some() || !changes.is_empty();
        if let (Some(old), Some(new)) = (header, new.or_else(|| was_marked.then(|| lines.clone()))) {
            let lines: Vec<&[u8]> = new.iter().filter_map(|line| if let View::Text(line) = line.view() { Some(line) } else { None }).collect();
            changes.push(Change { option: c"header", new: Value::text(&lines.join(&b"\r\n"[..])), old });
        }
        egress::check_signature(target, signed, false, is_change)?;
        Ok(changes)
    }

    /// Sets what changes.
    ///
    /// # Safety
    /// The context that was judged.
    unsafe fn swap(&self, context: *mut php_stream_context, which: impl Fn(&Change) -> &Value) {
        for change in &self.changes {
            // SAFETY: the caller's promise.
            unsafe { set_option(context, change.option, which(change).clone()) };
        }
    }
}

/// The context's header option, and its lines.
///
/// # Safety
/// A live context or null.
unsafe fn header_lines(context: *mut php_stream_context) -> (Option<Value>, Vec<Value>) {
    // SAFETY: the caller's promise.
    let header = unsafe { option_of(context, c"header") };
    let lines = match header.as_ref().map(Value::view) {
        Some(View::Text(text)) => text.split(|&byte| byte == b'\n').map(|line| Value::text(line.trim_ascii())).collect(),
        Some(View::Array(lines)) => lines.entries().map(|(_, line)| line).collect(),
        _ => Vec::new(),
    };
    (header, lines)
}
