//! The answer of an AI service that comes as a stream of PHP's `http` wrapper: a filter below the script's own puts the values back.

use std::ffi::c_int;

use super::super::call;
use super::super::ffi::{self, php_stream};
use super::super::filter::{self, Operations, Work};
use super::super::value::{Value, View};
use crate::guard;
use crate::prompt::{Reply, Sent};

static OPERATIONS: Operations = Operations::of::<Filling>(c"leakguard.answer");

/// What the filter keeps.
struct Filling {
    sent: Sent,
    reply: Reply,
    out: Vec<u8>,
    is_done: bool,
}

impl Filling {
    fn run(&mut self, work: impl FnOnce(&mut Filling)) -> Option<String> {
        guard::run(|| work(self)).err().map(|place| {
            self.is_done = true;
            format!("internal error at {place}; nothing more of this answer comes")
        })
    }
}

impl Work for Filling {
    fn push(&mut self, bytes: &[u8]) -> Option<String> {
        self.run(|filling| {
            filling.sent.answered(bytes.len() as u64);
            if !filling.is_done {
                filling.reply.push(bytes, &mut filling.out);
            }
        })
    }

    fn let_go(&mut self, flags: c_int, is_end: bool) -> Option<String> {
        if self.is_done || flags & ffi::PSFS_FLAG_FLUSH_CLOSE == 0 && !is_end {
            return None;
        }
        self.run(|filling| {
            filling.is_done = true;
            filling.reply.finish(&mut filling.out);
        })
    }

    fn out(&mut self) -> Option<&[u8]> {
        Some(&self.out)
    }

    fn emptied(&mut self) {
        self.out.clear();
    }
}

/// Puts the filter on a stream that was just opened.
///
/// # Safety
/// A live stream of the `http` wrapper.
pub(super) unsafe fn put_back(stream: *mut php_stream, sent: Sent) {
    call::run(|| {
        // SAFETY: the caller's promise; the header lines are an array, or nothing.
        let lines = unsafe { Value::share(&raw const (*stream).wrapperdata) };
        let (mut mime, mut encoding) = (None, None);
        if let View::Array(lines) = lines.view() {
            for (_, line) in lines.entries() {
                let View::Text(line) = line.view() else { continue };
                let text = |value: &[u8]| Some(String::from_utf8_lossy(value).into_owned());
                if line.starts_with(b"HTTP/") {
                    // Of the last answer, behind those that led here.
                    (mime, encoding) = (None, None);
                }
                mime = crate::egress::header([line], "content-type").map_or(mime.take(), text);
                encoding = crate::egress::header([line], "content-encoding").map_or(encoding.take(), text);
            }
        }
        let reply = Reply::new(&sent, mime.as_deref(), encoding.as_deref());
        let filling = Filling { sent, reply, out: Vec::new(), is_done: false };
        // SAFETY: the table is that of this work; the stream is alive and takes over the filter.
        unsafe {
            let filter = filter::new(&OPERATIONS, filling, 0);
            ffi::_php_stream_filter_append(&raw mut (*stream).readfilters, filter);
        }
        Ok(())
    });
}
