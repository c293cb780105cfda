//! `mail()` and SoapClient: the text and the request, on their way out.

use super::super::call::{self, argument, count};
use super::super::ffi::{self, zend_execute_data, zval};
use super::super::text::bytes_of;
use super::super::value::{Value, type_of};
use super::overrides::Override;
use super::{egress, text_argument};
use crate::failure::Failure;

static MAIL: Override = Override::function(c"mail", mail);
static SOAP: Override = Override::method(c"soapclient", c"__dorequest", soap);

pub(super) fn install_mail() {
    MAIL.install();
}

pub(super) fn install_soap() {
    SOAP.install();
}

/// `mail($to, $subject, $message, …)`: the receiver's address stays, subject and message are judged.
unsafe extern "C" fn mail(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        let target = egress::Outgoing::to(crate::egress::target(b"mail", b""));
        let calling = egress::begin(&target);
        if rewrite(frame, &[1, 2], |text| egress::body(&target, None, text)) {
            drop(calling);
            MAIL.original(frame, result);
        } else {
            Value::bool(false).write_to(result);
        }
    }
}

/// `SoapClient::__doRequest($request, $location, …)`
unsafe extern "C" fn soap(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe {
        let location = if count(frame) > 1 && type_of(argument(frame, 1)) == ffi::IS_STRING { bytes_of((*argument(frame, 1)).value.str_) } else { b"" };
        let target = egress::target_of(location);
        let calling = egress::begin(&target);
        if rewrite(frame, &[0], |text| egress::body(&target, Some(b"application/xml"), text)) {
            drop(calling);
            SOAP.original(frame, result);
        }
    }
}

/// Judges arguments and puts in their place what may go. False: nothing may, and PHP has an exception.
///
/// # Safety
/// The frame of a call that is running.
unsafe fn rewrite(frame: *mut zend_execute_data, places: &[usize], mut judge: impl FnMut(&[u8]) -> Result<Option<Vec<u8>>, Failure>) -> bool {
    let mut goes = false;
    call::run(|| {
        for &place in places {
            // SAFETY: the caller's promise.
            let Some(mut text) = (unsafe { text_argument(frame, place) }) else { continue };
            if let Some(new) = judge(text.bytes())? {
                text.replace(&new);
            }
        }
        goes = true;
        Ok(())
    });
    goes
}
