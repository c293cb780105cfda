//! What PHP exports and `ext-php-rs` does not bind. Signatures are those of PHP's headers.

use std::ffi::{c_char, c_int};

pub(super) use ext_php_rs::ffi::*;

/// `ZEND_ACC_READONLY`, zend_compile.h
pub(super) const ACC_READONLY: u32 = 1 << 7;
/// `_ZEND_IS_PROMOTED_BIT`, zend_compile.h
pub(super) const ARG_PROMOTED: u32 = 1 << (_ZEND_SEND_MODE_SHIFT + 3);
/// `HASH_FLAG_PACKED`, zend_hash.h
pub(super) const HASH_PACKED: u32 = 1 << 2;
/// `HASH_KEY_IS_STRING`, zend_hash.h
pub(super) const HASH_KEY_IS_STRING: c_int = 1;
/// `LOG_WARNING`, syslog.h
pub(super) const LOG_WARNING: c_int = 4;

unsafe extern "C" {
    pub(super) static spl_ce_RuntimeException: *mut zend_class_entry;
    pub(super) static php_json_serializable_ce: *mut zend_class_entry;
    pub(super) static zend_ce_closure: *mut zend_class_entry;

    pub(super) fn zend_parse_parameters(num_args: u32, type_spec: *const c_char, ...) -> zend_result;
    pub(super) fn zend_declare_typed_property(
        ce: *mut zend_class_entry,
        name: *mut zend_string,
        property: *mut zval,
        access_type: c_int,
        doc_comment: *mut zend_string,
        property_type: zend_type,
    ) -> *mut zend_property_info;
    pub(super) fn object_init_ex(object: *mut zval, ce: *mut zend_class_entry) -> zend_result;
    pub(super) fn zend_hash_get_current_key_ex(
        table: *const HashTable,
        text: *mut *mut zend_string,
        number: *mut zend_ulong,
        position: *const HashPosition,
    ) -> c_int;
    pub(super) fn zend_ref_del_type_source(sources: *mut zend_property_info_source_list, property: *const zend_property_info);
    pub(super) fn zend_unregister_ini_entries(module_number: c_int);
    pub(super) fn display_ini_entries(module: *mut zend_module_entry);
    pub(super) fn php_log_err_with_severity(message: *const c_char, severity: c_int);
    pub(super) fn cfg_get_entry(name: *const c_char, length: usize) -> *mut zval;
    pub(super) fn php_check_open_basedir(path: *const c_char) -> c_int;
}
