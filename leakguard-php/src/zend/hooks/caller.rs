//! Who calls: the frames of PHP code on the way here.

use super::super::ffi::{self, zend_execute_data};
use super::super::text::bytes_of;
use crate::caller::{Caller, is_carrier};

/// Frames that are looked at.
const FRAMES: usize = 128;

/// The nearest PHP code that no library for HTTP is; the nearest of all where there is none. `None`: no PHP code runs.
pub(super) fn find() -> Option<Caller> {
    let mut nearest: Option<(&[u8], u32)> = None;
    // SAFETY: frames are alive for as long as their calls run, which this one is the last of; what a frame's function and
    // line are is PHP's own and only read.
    unsafe {
        let mut frame: *mut zend_execute_data = (*ffi::ext_php_rs_executor_globals()).current_execute_data;
        for _ in 0..FRAMES {
            if frame.is_null() {
                break;
            }
            let function = (*frame).func;
            if !function.is_null() && u32::from((*function).type_) == ffi::ZEND_USER_FUNCTION && !(*frame).opline.is_null() {
                let file = bytes_of((*function).op_array.filename);
                let line = (*(*frame).opline).lineno;
                if !is_carrier(file) {
                    return Some(Caller::new(file, line));
                }
                nearest = nearest.or(Some((file, line)));
            }
            frame = (*frame).prev_execute_data;
        }
    }
    nearest.map(|(file, line)| Caller::new(file, line))
}
