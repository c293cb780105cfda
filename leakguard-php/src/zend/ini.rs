//! `leakguard.*` in php.ini.

use std::cell::RefCell;
use std::ffi::{CStr, c_int, c_void};
use std::ptr;

use super::ffi;
use super::text::bytes_of;
use super::value::type_of;
use crate::guard;
use crate::settings::Settings;

thread_local! {
    /// As PHP last said. A pool's or a virtual host's own settings come after start-up.
    static SETTINGS: RefCell<Settings> = RefCell::new(Settings::default());
}

/// Each with what it is when php.ini does not say.
const ROWS: [(&CStr, &CStr); 14] = [
    (c"leakguard.policy", c""),
    (c"leakguard.keyring", c""),
    (c"leakguard.mode", c""),
    (c"leakguard.detokenize", c"keyring"),
    (c"leakguard.hook_errors", c"1"),
    (c"leakguard.hook_curl", c"1"),
    (c"leakguard.hook_streams", c"1"),
    (c"leakguard.hook_soap", c"1"),
    (c"leakguard.hook_mail", c"1"),
    (c"leakguard.body_limit", c"64M"),
    (c"leakguard.audit_log", c""),
    (c"leakguard.enable_cli", c"1"),
    (c"leakguard.hook_sockets", c"1"),
    (c"leakguard.runtime_policy", c"1"),
];

/// The settings in force.
pub(super) fn with_settings<T>(read: impl FnOnce(&Settings) -> T) -> T {
    SETTINGS.with_borrow(read)
}

/// A table of settings.
pub(super) trait Table {
    /// Takes the new value of the row at that place.
    fn set(row: usize, value: String);
}

impl Table for Settings {
    fn set(row: usize, value: String) {
        SETTINGS.with_borrow_mut(|settings| match row {
            0 => settings.policy = value,
            1 => settings.keyring = value,
            2 => settings.mode = value,
            3 => settings.detokenize = value,
            4 => settings.hook_errors = is_on(&value),
            5 => settings.hook_curl = is_on(&value),
            6 => settings.hook_streams = is_on(&value),
            7 => settings.hook_soap = is_on(&value),
            8 => settings.hook_mail = is_on(&value),
            9 => settings.body_limit = value,
            10 => settings.audit_log = value,
            11 => settings.enable_cli = is_on(&value),
            12 => settings.hook_sockets = is_on(&value),
            _ => settings.runtime_policy = is_on(&value),
        });
    }
}

/// Tells PHP of the settings; PHP answers with their values through [`Table::set`].
pub(super) fn register(module_number: c_int) {
    register_table::<Settings, _>(ROWS, ffi::PHP_INI_SYSTEM, module_number);
}

/// Tells PHP of a table's settings, and who may change them (`PHP_INI_*`).
pub(super) fn register_table<T: Table, const N: usize>(rows: [(&'static CStr, &'static CStr); N], changeable: u32, module_number: c_int) {
    // SAFETY: all zero is the row that ends the table.
    let mut table: Vec<ffi::zend_ini_entry_def> = (0..=N).map(|_| unsafe { std::mem::zeroed() }).collect();
    for (index, (row, (name, value))) in table.iter_mut().zip(rows).enumerate() {
        row.name = name.as_ptr();
        row.name_length = name.to_bytes().len() as u16;
        row.value = value.as_ptr();
        row.value_length = value.to_bytes().len() as u32;
        row.on_modify = Some(on_modify::<T>);
        row.mh_arg1 = ptr::without_provenance_mut(index);
        row.modifiable = changeable as u8;
    }
    // SAFETY: PHP copies what it keeps of the rows.
    unsafe { ffi::zend_register_ini_entries(table.as_ptr(), module_number) };
}

/// PHP calls it with a setting's value; the row's place is the first of the arguments.
unsafe extern "C" fn on_modify<T: Table>(
    _: *mut ffi::zend_ini_entry,
    new_value: *mut ffi::zend_string,
    index: *mut c_void,
    _: *mut c_void,
    _: *mut c_void,
    _: c_int,
) -> c_int {
    let kept = guard::run(|| {
        // SAFETY: PHP gives a live string or none.
        let value = if new_value.is_null() { String::new() } else { String::from_utf8_lossy(unsafe { bytes_of(new_value) }).into_owned() };
        T::set(index.addr(), value);
    });
    if kept.is_ok() { ffi::ZEND_RESULT_CODE_SUCCESS } else { ffi::ZEND_RESULT_CODE_FAILURE }
}

/// Whether php.ini sets the mode to nothing. PHP reads a bare `off` as nothing, so that may be what was meant.
pub(super) fn mode_is_empty() -> bool {
    let name = c"leakguard.mode";
    // SAFETY: PHP only reads the name; what it gives is a live value of its own or null.
    unsafe {
        let entry = ffi::cfg_get_entry(name.as_ptr(), name.to_bytes().len());
        !entry.is_null() && type_of(entry) == ffi::IS_STRING && bytes_of((*entry).value.str_).is_empty()
    }
}

/// As PHP reads a switch; it has made a bare `On` a 1 before.
pub(super) fn is_on(value: &str) -> bool {
    match value.trim().to_ascii_lowercase().as_str() {
        "on" | "yes" | "true" => true,
        number => number.parse::<i64>().is_ok_and(|number| number != 0),
    }
}
