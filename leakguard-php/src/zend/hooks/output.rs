//! The response's body, below PHP's output buffers: what the server is given to send. A buffer of PHP's would be in the way of
//! scripts that count or end the buffers (`while (ob_get_level()) ob_end_clean();`); here nothing is left that they could see or
//! switch off, and compressed bodies come as they will be sent.
//!
//! The server's functions are called with nothing of ours borrowed or owned: a client that has gone ends the script by a long
//! jump out of them.

use std::cell::{Cell, RefCell};
use std::ffi::{c_char, c_int, c_void};
use std::ptr;
use std::sync::Arc;
use std::sync::atomic::{AtomicPtr, Ordering};

use super::super::ffi::{self, zend_execute_data, zval};
use super::super::headers;
use super::super::{ini, log, module};
use super::overrides::Override;
use crate::counters;
use crate::failure::Failure;
use crate::guard;
use crate::receiver::Receiver;
use crate::response::{self, Addressee, Head, Notice, START, Settings};
use crate::streaming::Streaming;

type Write = unsafe extern "C" fn(*const c_char, usize) -> usize;
type Flush = unsafe extern "C" fn(*mut c_void);
type SendHeaders = unsafe extern "C" fn(*mut ffi::sapi_headers_struct) -> c_int;

/// What the server does by itself.
struct Server {
    write: Write,
    flush: Option<Flush>,
    send_headers: Option<SendHeaders>,
}

/// Null before the module's start. Leaked: it is read without a lock.
static SERVER: AtomicPtr<Server> = AtomicPtr::new(ptr::null_mut());

fn server() -> Option<&'static Server> {
    // SAFETY: null, or leaked by install().
    unsafe { SERVER.load(Ordering::Acquire).as_ref() }
}

/// Functions that end a response before the script ends.
static FINISH: [Override; 2] =
    [Override::function(c"fastcgi_finish_request", fastcgi_finish_request), Override::function(c"litespeed_finish_request", litespeed_finish_request)];

/// `SAPI_HEADER_SENT_SUCCESSFULLY`, SAPI.h
const SENT: c_int = 1;

enum Stage {
    /// No byte has come yet.
    Waiting,
    /// The body goes as it is.
    Passing,
    Judging(Box<Streaming>),
    /// Nothing more goes.
    Cut,
    /// The response is over. What comes after it (a session's handler that prints) is judged piece by piece.
    Over,
}

struct Response {
    stage: Stage,
    /// The path of the request.
    path: String,
    addressee: Addressee,
    /// A part of the body has gone.
    started: bool,
    /// What is to be written where no stream is at hand.
    last: Vec<u8>,
}

thread_local! {
    static SETTINGS: RefCell<Settings> = RefCell::new(Settings::default());
    static RESPONSE: RefCell<Response> = const { RefCell::new(Response::new(Stage::Passing, String::new())) };
    /// Responses of this request are looked at.
    static ACTIVE: Cell<bool> = const { Cell::new(false) };
    /// The server is at work for us: what it writes are headers.
    static SERVING: Cell<bool> = const { Cell::new(false) };
    /// What has judged the last response.
    static IDLE: Cell<Option<Streaming>> = const { Cell::new(None) };
    /// The headers are to be sent, and wait for the body's start.
    static HELD: Cell<bool> = const { Cell::new(false) };
}

/// What becomes of bytes.
enum Turn {
    Pass,
    Wait,
    Send,
    Refuse(Notice),
}

/// `leakguard.output*`, which a folder's `.user.ini` may set, too.
pub(in super::super) fn register_ini(module_number: c_int) {
    let rows = [(c"leakguard.output", c"0"), (c"leakguard.output_types", response::TYPES), (c"leakguard.output_consumer", c"")];
    ini::register_table::<Settings, _>(rows, ffi::PHP_INI_SYSTEM | ffi::PHP_INI_PERDIR, module_number);
}

impl ini::Table for Settings {
    fn set(row: usize, value: String) {
        SETTINGS.with_borrow_mut(|settings| match row {
            0 => settings.on = ini::is_on(&value),
            1 => settings.types = value,
            _ => settings.consumer = value,
        });
    }
}

/// At the module's start.
pub(super) fn install() {
    // SAFETY: at start-up, before there is a second thread and before a response.
    unsafe {
        let server = &mut *ffi::ext_php_rs_sapi_module();
        let Some(write) = server.ub_write.filter(|write| !ptr::fn_addr_eq(*write, self::write as Write)) else { return };
        let own = Server { write, flush: server.flush, send_headers: server.send_headers };
        SERVER.store(Box::into_raw(Box::new(own)), Ordering::Release);
        server.ub_write = Some(self::write);
        server.flush = server.flush.map(|_| self::flush as Flush);
        server.send_headers = server.send_headers.map(|_| self::send_headers as SendHeaders);
    }
}

/// At the module's end.
pub(super) fn uninstall() {
    // SAFETY: at the end, when there is one thread left and no response.
    unsafe {
        let server = &mut *ffi::ext_php_rs_sapi_module();
        if let Some(own) = self::server()
            && server.ub_write.is_some_and(|write| ptr::fn_addr_eq(write, self::write as Write))
        {
            server.ub_write = Some(own.write);
            server.flush = own.flush;
            server.send_headers = own.send_headers;
        }
    }
}

/// Once, before any script.
pub(super) fn install_functions() {
    FINISH.iter().for_each(Override::install);
}

/// At the start of a request.
pub(super) fn start_request() {
    let is_on = SETTINGS.with_borrow(|settings| settings.on);
    SERVING.set(false);
    HELD.set(false);
    if is_on {
        // Now: what PHP is asked for, and told, may end the script by a long jump when there is no memory left.
        let path = headers::path();
        let _ = module::default_engine();
        RESPONSE.with_borrow_mut(|response| *response = Response::new(Stage::Waiting, path));
    }
    ACTIVE.set(is_on && server().is_some());
}

/// When PHP has handed out all it had. No long jump may leave this: other modules end their request after us.
pub(super) fn end_request() {
    if ACTIVE.get() {
        headers::without_abort(finish);
    }
}

/// Who receives the response; `None`: the code has judged it. Says whether it still could be heeded.
pub(in super::super) fn address(receiver: Option<Arc<Receiver>>) -> bool {
    if !ACTIVE.get() {
        return false;
    }
    RESPONSE.with_borrow_mut(|response| {
        response.addressee = receiver.map_or(Addressee::Done, Addressee::Named);
        matches!(response.stage, Stage::Waiting)
    })
}

/// `sapi_module.ub_write`
unsafe extern "C" fn write(bytes: *const c_char, length: usize) -> usize {
    let Some(server) = server() else { return 0 };
    if !ACTIVE.get() || SERVING.get() || length == 0 {
        // SAFETY: called as PHP would.
        return unsafe { (server.write)(bytes, length) };
    }
    // SAFETY: PHP gives as many bytes as it says.
    let given = unsafe { std::slice::from_raw_parts(bytes.cast::<u8>(), length) };
    match turn(|response| response.take(given)) {
        Turn::Pass => {
            send_held_headers();
            // SAFETY: called as PHP would.
            return unsafe { (server.write)(bytes, length) };
        }
        Turn::Wait => {}
        Turn::Send => send(None),
        Turn::Refuse(notice) => refuse(&notice),
    }
    length
}

/// `sapi_module.flush`
unsafe extern "C" fn flush(context: *mut c_void) {
    let Some(below) = server().and_then(|server| server.flush) else { return };
    let looks = ACTIVE.get() && !SERVING.get();
    if looks {
        match turn(Response::flush) {
            Turn::Pass | Turn::Wait => {}
            Turn::Send => send(None),
            Turn::Refuse(notice) => refuse(&notice),
        }
    }
    // Some servers send the headers here, if nothing has come yet.
    if looks && is_waiting() && is_chosen() {
        headers::correct(None);
    }
    let before = SERVING.replace(true);
    // SAFETY: called as PHP would.
    unsafe { below(context) };
    SERVING.set(before);
}

/// `sapi_module.send_headers`
unsafe extern "C" fn send_headers(list: *mut ffi::sapi_headers_struct) -> c_int {
    let Some(below) = server().and_then(|server| server.send_headers) else { return SENT };
    if ACTIVE.get() && !SERVING.get() {
        // Where this fails nothing is held, and the body decides.
        let is_held = guard::run(|| {
            if !is_waiting() || !is_chosen() {
                return false;
            }
            if headers::is_head() {
                headers::correct(None);
                return false;
            }
            true
        });
        if is_held == Ok(true) {
            HELD.set(true);
            return SENT;
        }
    }
    let before = SERVING.replace(true);
    // SAFETY: called as PHP would.
    let sent = unsafe { below(list) };
    SERVING.set(before);
    sent
}

/// The response ends here; the server may still be asked to send nothing, then its headers go.
fn finish() {
    if SERVING.get() {
        // The client has gone while it was given headers.
        SERVING.set(false);
        RESPONSE.with_borrow_mut(|response| response.stage = Stage::Cut);
    }
    match turn(Response::finish) {
        Turn::Pass | Turn::Wait => send_held_headers(),
        Turn::Send => {
            let length = RESPONSE.with_borrow(|response| (!response.started).then_some(response.last.len()));
            send(length);
        }
        Turn::Refuse(notice) => refuse(&notice),
    }
    let stage = RESPONSE.with_borrow_mut(|response| std::mem::replace(&mut response.stage, Stage::Over));
    if let Stage::Judging(streaming) = stage {
        IDLE.set(Some(*streaming));
    }
}

/// Works on the response. What fails in it refuses the rest.
fn turn(work: impl FnOnce(&mut Response) -> Result<Turn, Failure>) -> Turn {
    // A loan that a long jump has left behind is none of this request's.
    let worked = guard::run(|| RESPONSE.with_borrow_mut(work));
    let failure = match worked {
        Ok(Ok(turn)) => return turn,
        Ok(Err(failure)) => failure,
        Err(place) => Failure::Other(format!("internal error at {place}")),
    };
    match failure {
        Failure::Blocked(_) => counters::blocked(),
        _ => counters::withheld(),
    }
    RESPONSE.with_borrow_mut(|response| response.stage = Stage::Cut);
    Turn::Refuse(Notice::new(&failure, &headers::mime()))
}

impl Response {
    const fn new(stage: Stage, path: String) -> Response {
        Response { stage, path, addressee: Addressee::Unknown, started: false, last: Vec::new() }
    }

    fn take(&mut self, bytes: &[u8]) -> Result<Turn, Failure> {
        if matches!(self.stage, Stage::Waiting) {
            self.stage = self.begin(bytes)?;
        }
        match &mut self.stage {
            Stage::Waiting | Stage::Passing => Ok(Turn::Pass),
            Stage::Cut => Ok(Turn::Wait),
            Stage::Judging(streaming) => {
                streaming.push(bytes)?;
                let waits = if self.started { 1 } else { START };
                Ok(if streaming.out.len() < waits { Turn::Wait } else { Turn::Send })
            }
            Stage::Over => match self.begin(bytes)? {
                Stage::Judging(mut streaming) => {
                    streaming.push(bytes)?;
                    streaming.finish()?;
                    self.last = std::mem::take(&mut streaming.out);
                    Ok(Turn::Send)
                }
                _ => Ok(Turn::Pass),
            },
        }
    }

    /// With the first bytes.
    fn begin(&self, bytes: &[u8]) -> Result<Stage, Failure> {
        if !is_chosen() {
            return Ok(Stage::Passing);
        }
        let head = Head {
            mime: headers::mime(),
            encoding: headers::get("Content-Encoding").unwrap_or_default(),
            disposition: headers::get("Content-Disposition").unwrap_or_default(),
            path: self.path.clone(),
        };
        let engine = module::default_engine()?;
        let streaming = SETTINGS.with_borrow(|settings| response::begin(engine, settings, &head, &self.addressee, bytes, IDLE.take()))?;
        Ok(streaming.map_or(Stage::Passing, |streaming| Stage::Judging(Box::new(streaming))))
    }

    /// Lets go what is settled.
    fn flush(&mut self) -> Result<Turn, Failure> {
        let Stage::Judging(streaming) = &mut self.stage else { return Ok(Turn::Pass) };
        streaming.flush()?;
        Ok(if streaming.out.is_empty() { Turn::Wait } else { Turn::Send })
    }

    fn finish(&mut self) -> Result<Turn, Failure> {
        let Stage::Judging(streaming) = &mut self.stage else { return Ok(Turn::Pass) };
        streaming.finish()?;
        self.last = std::mem::take(&mut streaming.out);
        Ok(Turn::Send)
    }

    /// The bytes that are to be written.
    fn ready(&self) -> &[u8] {
        match &self.stage {
            Stage::Judging(streaming) if self.last.is_empty() => &streaming.out,
            _ => &self.last,
        }
    }

    fn emptied(&mut self) {
        self.started = true;
        if let Stage::Judging(streaming) = &mut self.stage {
            streaming.emptied();
        }
        self.last = Vec::new();
    }
}

fn is_waiting() -> bool {
    RESPONSE.with_borrow(|response| matches!(response.stage, Stage::Waiting))
}

fn is_chosen() -> bool {
    SETTINGS.with_borrow(|settings| settings.on && settings.chooses(&headers::mime()))
}

/// Gives the server what is ready, the headers before it. `length`: that of the whole body, if it is known.
fn send(length: Option<usize>) {
    if HELD.get() {
        headers::correct(length);
        send_held_headers();
    }
    let (bytes, count) = RESPONSE.with_borrow(|response| (response.ready().as_ptr(), response.ready().len()));
    if count > 0
        && headers::is_connected()
        && let Some(server) = server()
    {
        // SAFETY: the bytes stay where they are: nothing comes here while the server writes.
        unsafe { (server.write)(bytes.cast::<c_char>(), count) };
    }
    RESPONSE.with_borrow_mut(Response::emptied);
}

fn send_held_headers() {
    if HELD.replace(false)
        && headers::is_connected()
        && let Some(send) = server().and_then(|server| server.send_headers)
    {
        SERVING.set(true);
        // SAFETY: called as PHP would, with the list that it gave, which lives as long as the request.
        unsafe { send(&raw mut (*ffi::ext_php_rs_sapi_globals()).sapi_headers) };
        SERVING.set(false);
    }
}

/// The body may not go: a notice in its place where nothing of it has gone, else it ends here.
fn refuse(notice: &Notice) {
    let (started, path) = RESPONSE.with_borrow(|response| (response.started, response.path.clone()));
    let told = if HELD.get() {
        headers::replace(notice.status, notice.mime, notice.body.len());
        true
    } else {
        !started && (headers::are_none() || !headers::are_sent())
    };
    let what = if told { "was withheld" } else { "was cut off" };
    log::warn(&format!("the response to {path} {what}: {}", notice.why));
    RESPONSE.with_borrow_mut(|response| response.last = if told { notice.body.as_bytes().to_vec() } else { Vec::new() });
    send_held_headers();
    send(None);
}

/// `fastcgi_finish_request()`
unsafe extern "C" fn fastcgi_finish_request(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: PHP calls this with the frame of the call and a place for the result.
    unsafe { finish_by(&FINISH[0], frame, result) }
}

/// `litespeed_finish_request()`
unsafe extern "C" fn litespeed_finish_request(frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: as above.
    unsafe { finish_by(&FINISH[1], frame, result) }
}

/// PHP's function, with all that PHP and we still hold before it.
///
/// # Safety
/// The frame of a call of this function, and the place for its result.
unsafe fn finish_by(function: &Override, frame: *mut zend_execute_data, result: *mut zval) {
    // SAFETY: the caller's promise.
    unsafe {
        if ACTIVE.get() {
            ffi::php_output_end_all();
            finish();
        }
        function.original(frame, result);
    }
}
