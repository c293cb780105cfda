//! The response's headers, and what the server says of the request.

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::ptr;

use super::array::Key;
use super::ffi;
use super::text::Text;
use super::value::{Value, View};

/// Headers that tell something of the very bytes of a body.
const OF_THE_BYTES: [&str; 5] = ["Content-Length", "Content-MD5", "Digest", "Content-Digest", "Repr-Digest"];

/// The value of a header that the script has set.
pub(super) fn get(name: &str) -> Option<String> {
    // SAFETY: the globals are there for as long as this thread runs PHP, and the list is not changed meanwhile. Each element
    // ends in a header's record, whose text has the length it says.
    unsafe {
        let mut element = (*ffi::ext_php_rs_sapi_globals()).sapi_headers.headers.head;
        while !element.is_null() {
            let header = (&raw const (*element).data).cast::<ffi::sapi_header_struct>();
            let line = std::slice::from_raw_parts((*header).header.cast::<u8>(), (*header).header_len);
            if let Some(value) = crate::egress::header([line], name) {
                return Some(String::from_utf8_lossy(value).into_owned());
            }
            element = (*element).next;
        }
    }
    None
}

/// The content type as the script has set it, or PHP's default.
pub(super) fn mime() -> String {
    // SAFETY: as above; both are null or strings that end in NUL.
    unsafe {
        let globals = ffi::ext_php_rs_sapi_globals();
        let set = [(*globals).sapi_headers.mimetype, (*globals).default_mimetype].into_iter().find(|mime| !mime.is_null());
        set.map_or_else(|| "text/html".to_owned(), |mime| CStr::from_ptr(mime).to_string_lossy().into_owned())
    }
}

/// What is told of the bytes is no longer so: their length, or nothing.
pub(super) fn correct(length: Option<usize>) {
    let told = get("Content-Length").filter(|told| told != "0");
    if told.is_none() && OF_THE_BYTES.iter().skip(1).all(|name| get(name).is_none()) {
        return;
    }
    change(|| {
        for name in OF_THE_BYTES {
            remove(name);
        }
        if let Some(length) = length.filter(|_| told.is_some()) {
            set(&format!("Content-Length: {length}"));
        }
    });
}

/// The headers of another message, with this status and of this type.
pub(super) fn replace(status: u16, mime: &str, length: usize) {
    change(|| {
        for name in OF_THE_BYTES.into_iter().chain(["Content-Encoding", "Content-Disposition", "Content-Range", "ETag", "Last-Modified", "Cache-Control"]) {
            remove(name);
        }
        for line in [format!("Content-Type: {mime}"), format!("Content-Length: {length}"), "Cache-Control: no-store".to_owned()] {
            set(&line);
        }
        // SAFETY: the status goes in the pointer's place.
        unsafe { ffi::sapi_header_op(ffi::sapi_header_op_enum_SAPI_HEADER_SET_STATUS, ptr::without_provenance_mut(usize::from(status))) };
    });
}

/// PHP takes no header any more once it has asked for them to be sent; we still hold them. Nor may it think that a part of
/// the body has gone: a length switches PHP's compression off, which warns then.
fn change(work: impl FnOnce()) {
    // SAFETY: the globals are there for as long as this thread runs PHP.
    unsafe {
        let globals = ffi::ext_php_rs_sapi_globals();
        let sent = std::mem::replace(&mut (*globals).headers_sent, 0);
        let status = ffi::php_output_get_status();
        ffi::php_output_set_status(status & !ffi::OUTPUT_SENT);
        work();
        ffi::php_output_set_status(status);
        (*globals).headers_sent = sent;
    }
}

fn remove(name: &str) {
    operate(ffi::sapi_header_op_enum_SAPI_HEADER_DELETE, name);
}

fn set(line: &str) {
    operate(ffi::sapi_header_op_enum_SAPI_HEADER_REPLACE, line);
}

fn operate(operation: ffi::sapi_header_op_enum, line: &str) {
    let Ok(line) = CString::new(line) else { return };
    let mut given = ffi::sapi_header_line { line: line.as_ptr(), line_len: line.as_bytes().len(), response_code: 0 };
    // SAFETY: PHP copies the line.
    unsafe { ffi::sapi_header_op(operation, (&raw mut given).cast::<c_void>()) };
}

/// Whether the headers have gone, or are on their way.
pub(super) fn are_sent() -> bool {
    // SAFETY: the globals are there for as long as this thread runs PHP.
    unsafe { (*ffi::ext_php_rs_sapi_globals()).headers_sent != 0 }
}

/// Whether there are no headers at all (the command line).
pub(super) fn are_none() -> bool {
    // SAFETY: as above.
    unsafe { (*ffi::ext_php_rs_sapi_globals()).request_info.no_headers }
}

/// Whether the client wants no body.
pub(super) fn is_head() -> bool {
    // SAFETY: as above.
    unsafe { (*ffi::ext_php_rs_sapi_globals()).request_info.headers_only }
}

/// The path of the request, as the server says it.
pub(super) fn path() -> String {
    let name = Text::new(b"_SERVER");
    // SAFETY: PHP makes the array if it is not there yet; the globals are those of this thread.
    let server = unsafe {
        ffi::zend_is_auto_global(name.as_ptr());
        Value::share(&raw const (*ffi::ext_php_rs_process_globals()).http_globals[ffi::TRACK_VARS_SERVER as usize])
    };
    let View::Array(server) = server.view() else { return String::new() };
    let found = server.entries().find_map(|(key, value)| match (key, value.view()) {
        (Key::Text(key), View::Text(uri)) if key.as_bytes() == b"REQUEST_URI" => Some(String::from_utf8_lossy(uri).into_owned()),
        _ => None,
    });
    let uri = found.unwrap_or_default();
    uri.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// The server's name in PHP (`fpm-fcgi`, `cli-server`, `cli`).
pub(super) fn server() -> &'static str {
    // SAFETY: the module is there from start to end; its name is a constant that ends in NUL.
    unsafe {
        let name: *const c_char = (*ffi::ext_php_rs_sapi_module()).name;
        if name.is_null() { "" } else { CStr::from_ptr(name).to_str().unwrap_or_default() }
    }
}

/// A client that has gone ends the script, by a long jump; not while this runs.
pub(super) fn without_abort(work: impl FnOnce()) {
    // SAFETY: the globals are there for as long as this thread runs PHP.
    unsafe {
        let globals = ffi::ext_php_rs_process_globals();
        let ignored = std::mem::replace(&mut (*globals).ignore_user_abort, true);
        work();
        (*globals).ignore_user_abort = ignored;
    }
}

/// Whether somebody still listens.
pub(super) fn is_connected() -> bool {
    // SAFETY: as above.
    unsafe { c_int::from((*ffi::ext_php_rs_process_globals()).connection_status) == 0 }
}
