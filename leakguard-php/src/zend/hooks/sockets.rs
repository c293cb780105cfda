//! Raw sockets: `fsockopen()`, `pfsockopen()`, `stream_socket_client()`, `socket_connect()`. What is written to one is not looked
//! into; who opens one, and to which host, is told, and a rule may refuse it.

use super::super::call::{self, argument, count};
use super::super::ffi::{self, zend_execute_data, zval};
use super::super::module;
use super::super::text::bytes_of;
use super::super::value::{Value, read_through, type_of};
use super::egress;
use super::overrides::Override;
use crate::audit;
use crate::failure::Failure;

static FSOCKOPEN: Override = Override::function(c"fsockopen", fsockopen);
static PFSOCKOPEN: Override = Override::function(c"pfsockopen", pfsockopen);
static STREAM_SOCKET_CLIENT: Override = Override::function(c"stream_socket_client", stream_socket_client);
static SOCKET_CONNECT: Override = Override::function(c"socket_connect", socket_connect);

pub(super) fn install() {
    for function in [&FSOCKOPEN, &PFSOCKOPEN, &STREAM_SOCKET_CLIENT, &SOCKET_CONNECT] {
        function.install();
    }
}

/// `fsockopen($hostname, $port, …)`
unsafe extern "C" fn fsockopen(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe { lead(&FSOCKOPEN, frame, result, 0, Some(1)) }
}

/// `pfsockopen($hostname, $port, …)`
unsafe extern "C" fn pfsockopen(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: as above.
    unsafe { lead(&PFSOCKOPEN, frame, result, 0, Some(1)) }
}

/// `stream_socket_client($address, …)`
unsafe extern "C" fn stream_socket_client(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: as above.
    unsafe { lead(&STREAM_SOCKET_CLIENT, frame, result, 0, None) }
}

/// `socket_connect($socket, $address, $port)`
unsafe extern "C" fn socket_connect(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: as above.
    unsafe { lead(&SOCKET_CONNECT, frame, result, 1, Some(2)) }
}

/// Opens a socket, if no rule refuses it.
///
/// # Safety
/// The frame of a call of that function, and the place for its result.
unsafe fn lead(function: &Override, frame: *mut zend_execute_data, result: *mut zval, address: usize, port: Option<usize>) {
    let mut goes = false;
    call::run(|| {
        // SAFETY: the caller's promise; arguments are held by their frame.
        unsafe {
            if let Some(address) = plain(frame, address, ffi::IS_STRING) {
                let port = port.and_then(|place| plain(frame, place, ffi::IS_LONG)).map(|port| (*port).value.lval);
                may_open(bytes_of((*address).value.str_), port)?;
            }
        }
        goes = true;
        Ok(())
    });
    // SAFETY: the caller's promise.
    unsafe {
        if goes {
            function.original(frame, result);
        } else {
            Value::bool(false).write_to(result);
        }
    }
}

/// An argument of that type.
///
/// # Safety
/// The frame of a call that is running.
unsafe fn plain(frame: *mut zend_execute_data, place: usize, kind: u32) -> Option<*const zval> {
    // SAFETY: the caller's promise.
    unsafe {
        if count(frame) as usize <= place {
            return None;
        }
        let value = read_through(argument(frame, place));
        (type_of(value) == kind).then_some(value)
    }
}

/// # Errors
/// A rule refuses the host, or there is no policy to ask.
fn may_open(address: &[u8], port: Option<i64>) -> Result<(), Failure> {
    let Some((target, port)) = crate::egress::socket(address, port) else { return Ok(()) };
    let _calling = egress::begin(&target);
    let engine = module::default_engine()?;
    let rule = engine.policy().refuses(&target.context());
    let refused = rule.is_some_and(|(_, enforced)| enforced);
    audit::note_connection(&target.context(), port, rule.map(|(rule, _)| rule.name.as_str()), refused);
    match rule {
        Some((rule, true)) => Err(Failure::Refused(rule.name.clone(), target.host)),
        _ => Ok(()),
    }
}
