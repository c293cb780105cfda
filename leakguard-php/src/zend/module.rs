//! The module: what PHP calls at its start, at each request's start and end, and for `phpinfo()`.

use std::cell::{RefCell, UnsafeCell};
use std::ffi::{CStr, CString, c_int};
use std::mem::MaybeUninit;
use std::sync::Arc;

use leakguard_core::{Context, Engine, Entity, Format};

use super::ffi::{self, zend_module_entry};
use super::{classes, filter, headers, hooks, ini, log, methods, pool, shared, signatures};
use crate::audit;
use crate::counters;
use crate::failure::Failure;
use crate::guard;
use crate::inventory;
use crate::limits;
use crate::live::Live;
use crate::prompt;

/// The engines of php.ini.
static LIVE: Live = Live::new();

const SUCCESS: c_int = ffi::ZEND_RESULT_CODE_SUCCESS;

thread_local! {
    /// What PHP code has chosen for the rest of the request.
    static CHOSEN: RefCell<Option<Arc<Engine>>> = const { RefCell::new(None) };
}

/// Takes this engine in the place of php.ini's for the rest of the request; false where php.ini forbids that.
pub(super) fn use_engine(engine: &Arc<Engine>) -> bool {
    let may = ini::with_settings(|settings| settings.runtime_policy);
    if may {
        CHOSEN.set(Some(Arc::clone(engine)));
    }
    may
}

/// The engine in force: the one that the request has chosen, or that of the settings.
pub(super) fn default_engine() -> Result<Arc<Engine>, Failure> {
    if let Some(chosen) = CHOSEN.with_borrow(Clone::clone) {
        return Ok(chosen);
    }
    let (engine, warning) = ini::with_settings(|settings| LIVE.engine(settings));
    if let Some(warning) = warning {
        log::warn(&warning);
    }
    engine
}

/// What PHP is told of the module. PHP writes to it, when it loads the extension and before there is a second thread.
struct Module(UnsafeCell<MaybeUninit<zend_module_entry>>);

// SAFETY: see above; PHP goes on with a copy of its own.
unsafe impl Sync for Module {}

static MODULE: Module = Module(UnsafeCell::new(MaybeUninit::zeroed()));

/// PHP finds the extension by this name.
#[unsafe(no_mangle)]
extern "C" fn get_module() -> *mut zend_module_entry {
    let module: *mut zend_module_entry = MODULE.0.get().cast();
    // SAFETY: all zero is a module with nothing in it; PHP calls this once, when it loads the extension.
    unsafe {
        (*module).size = size_of::<zend_module_entry>() as u16;
        (*module).zend_api = ffi::ZEND_MODULE_API_NO;
        (*module).zend_debug = ffi::ZEND_DEBUG as u8;
        (*module).zts = ffi::USING_ZTS as u8;
        (*module).name = c"leakguard".as_ptr();
        (*module).functions = signatures::FUNCTIONS.as_ptr();
        (*module).version = VERSION.as_ptr();
        (*module).module_startup_func = Some(start);
        (*module).module_shutdown_func = Some(end);
        (*module).request_startup_func = Some(start_request);
        (*module).request_shutdown_func = Some(end_request);
        (*module).info_func = Some(info);
        (*module).build_id = ffi::ext_php_rs_php_build_id();
    }
    module
}

const VERSION: &CStr = match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
    Ok(version) => version,
    Err(_) => c"",
};

unsafe extern "C" fn start(_: c_int, module_number: c_int) -> c_int {
    guard::silence_panics();
    let started = guard::run(|| {
        if !counters::are_shared()
            // SAFETY: counters of zero, each of them atomic.
            && let Some(counters) = unsafe { shared::zeroed() }
        {
            counters::share(counters);
        }
        // SAFETY: an inventory of nothing, each part of it atomic.
        if let Some(inventory) = unsafe { shared::zeroed() } {
            inventory::share(inventory);
        }
        // SAFETY: limits of which nothing is used, each part atomic.
        if let Some(limits) = unsafe { shared::zeroed() } {
            limits::share(limits);
        }
        ini::register(module_number);
        hooks::output::register_ini(module_number);
        classes::register();
        filter::register();
        hooks::install();
        // Now rather than at the first call: a bad policy is told when the server starts, and a keyring that only root
        // may read is read while PHP still is root. A failure is no reason not to start: default() throws it.
        if let Ok(engine) = default_engine()
            && headers::server() != "cli"
        {
            warm_up(&engine);
        }
        if ini::mode_is_empty() {
            log::warn(
                "leakguard.mode is empty in php.ini: the policy's own mode is in force. To switch off write \"off\" with quotes, PHP reads a bare off as nothing",
            );
        }
    });
    if started.is_ok() { SUCCESS } else { ffi::ZEND_RESULT_CODE_FAILURE }
}

/// What the engine makes at its first use is made before the workers are forked, which share it then.
fn warm_up(engine: &Engine) {
    for (text, format) in [
        (&b"{\"email\":\"jane@example.com\",\"telephone\":\"+1 555 0100\",\"card\":\"4111 1111 1111 1111\",\"items\":[{\"sku\":\"x\"}]}"[..], Format::Json),
        (b"id,email,phone\n1,jane@example.com,+1 555 0100\n", Format::Csv),
        (b"[2026-01-01 00:00:00] main.ERROR: to jane@example.com from 192.0.2.1 {\"password\":\"x\"} []\n", Format::Log),
    ] {
        let _ = pool::with(|scratch| engine.redact(text, &Context::default(), format, scratch).map(drop));
    }
}

unsafe extern "C" fn end(_: c_int, module_number: c_int) -> c_int {
    filter::unregister();
    hooks::uninstall();
    // What is started next reads its files anew.
    LIVE.forget();
    // SAFETY: as PHP wants it, with the number it gave.
    unsafe { ffi::zend_unregister_ini_entries(module_number) };
    SUCCESS
}

unsafe extern "C" fn start_request(_: c_int, _: c_int) -> c_int {
    let warning = guard::run(|| {
        ini::with_settings(|settings| audit::begin(&settings.audit_log));
        inventory::begin();
        prompt::begin();
        hooks::start_request();
        ini::with_settings(|settings| LIVE.refresh(settings))
    });
    match warning {
        Ok(None) => {}
        Ok(Some(warning)) => log::warn(&warning),
        Err(place) => log::warn(&format!("internal error at {place} while looking at the policy's file; the policy stays as it was")),
    }
    SUCCESS
}

unsafe extern "C" fn end_request(_: c_int, _: c_int) -> c_int {
    hooks::end_response();
    let _ = guard::run(|| {
        report();
        methods::end_request();
        CHOSEN.take();
        hooks::end_request();
        prompt::begin();
        pool::end_request();
    });
    SUCCESS
}

/// Tells what was found in the request. The client has its answer by then.
fn report() {
    let Some(report) = audit::end(&request_id()) else { return };
    hooks::finish_response();
    if let Err(error) = report.tell() {
        log::warn(&format!("leakguard.audit_log: {error}; the events of this request are lost"));
    }
}

/// The request's id, as the server in front gave it, or a new one.
fn request_id() -> String {
    let given = hooks::request_header("x-request-id");
    let is_id = |id: &String| (1..=128).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    given.filter(is_id).unwrap_or_else(|| uuid::Uuid::new_v4().to_string())
}

unsafe extern "C" fn info(module: *mut zend_module_entry) {
    let rows = guard::run(rows).unwrap_or_default();
    // SAFETY: strings that end in NUL, as many as is said.
    unsafe {
        ffi::php_info_print_table_start();
        ffi::php_info_print_table_header(2, c"LeakGuard".as_ptr(), VERSION.as_ptr());
        for (name, value) in rows {
            let row = |text: String| CString::new(text.replace('\0', " ")).unwrap_or_default();
            let (name, value) = (row(name.to_owned()), row(value));
            ffi::php_info_print_table_row(2, name.as_ptr(), value.as_ptr());
        }
        ffi::php_info_print_table_end();
        ffi::display_ini_entries(module);
    }
}

fn rows() -> Vec<(&'static str, String)> {
    let mut rows = Vec::new();
    ini::with_settings(|settings| {
        let engine = LIVE.engine(settings).0;
        match &engine {
            Ok(engine) => {
                let mode = engine.policy().mode.name();
                let origin = if settings.mode.is_empty() { "" } else { " (php.ini)" };
                rows.push(("Policy", engine.policy_id().to_owned()));
                rows.push(("Policy source", settings.policy().to_owned()));
                rows.push(("Mode", format!("{mode}{origin}")));
            }
            Err(failure) => {
                rows.push(("Policy", format!("none: {}", failure.message())));
                rows.push(("Policy source", settings.policy().to_owned()));
            }
        }
        let keyring = match (settings.keyring.as_str(), engine.as_ref().ok().and_then(|engine| engine.active_key_id())) {
            ("", _) => "none".to_owned(),
            (path, Some(id)) => format!("{path}, active key {id}"),
            (path, None) => format!("{path}, not usable"),
        };
        rows.push(("Keyring", keyring));
    });
    rows.push(("Entities", Entity::ALL.len().to_string()));
    rows.extend(counters::totals().map(|(_, meaning, value)| (meaning, value.to_string())));
    rows
}
