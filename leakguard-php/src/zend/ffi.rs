//! What PHP exports and `ext-php-rs` does not bind. Signatures are those of PHP's headers.

use std::ffi::{c_char, c_int, c_void};

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

/// `PSFS_*` of `php_stream_filter_status_t`, php_stream_filter_api.h, as are the names below
pub(super) const PSFS_ERR_FATAL: c_int = 0;
pub(super) const PSFS_FEED_ME: c_int = 1;
pub(super) const PSFS_PASS_ON: c_int = 2;
pub(super) const PSFS_FLAG_FLUSH_INC: c_int = 1;
pub(super) const PSFS_FLAG_FLUSH_CLOSE: c_int = 2;

/// Its first fields: the rest is PHP's.
#[repr(C)]
pub(super) struct php_stream_bucket {
    next: *mut php_stream_bucket,
    prev: *mut php_stream_bucket,
    brigade: *mut php_stream_bucket_brigade,
    pub buf: *mut c_char,
    pub buflen: usize,
}

#[repr(C)]
pub(super) struct php_stream_bucket_brigade {
    pub head: *mut php_stream_bucket,
    tail: *mut php_stream_bucket,
}

/// Its first fields: the rest is PHP's.
#[repr(C)]
pub(super) struct php_stream_filter {
    fops: *const php_stream_filter_ops,
    pub abstract_: zval,
}

type FilterFunction =
    unsafe extern "C" fn(*mut php_stream, *mut php_stream_filter, *mut php_stream_bucket_brigade, *mut php_stream_bucket_brigade, *mut usize, c_int) -> c_int;

#[repr(C)]
pub(super) struct php_stream_filter_ops {
    pub filter: Option<FilterFunction>,
    pub dtor: Option<unsafe extern "C" fn(*mut php_stream_filter)>,
    pub label: *const c_char,
}

#[repr(C)]
pub(super) struct php_stream_filter_factory {
    pub create_filter: Option<unsafe extern "C" fn(*const c_char, *mut zval, u8) -> *mut php_stream_filter>,
}

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

    pub(super) fn php_stream_filter_register_factory(pattern: *const c_char, factory: *const php_stream_filter_factory) -> c_int;
    pub(super) fn php_stream_filter_unregister_factory(pattern: *const c_char) -> c_int;
    pub(super) fn _php_stream_filter_alloc(ops: *const php_stream_filter_ops, kept: *mut c_void, persistent: u8) -> *mut php_stream_filter;
    pub(super) fn php_stream_bucket_new(stream: *mut php_stream, bytes: *mut c_char, length: usize, own: u8, persistent: u8) -> *mut php_stream_bucket;
    pub(super) fn php_stream_bucket_append(brigade: *mut php_stream_bucket_brigade, bucket: *mut php_stream_bucket);
    pub(super) fn php_stream_bucket_unlink(bucket: *mut php_stream_bucket);
    pub(super) fn php_stream_bucket_delref(bucket: *mut php_stream_bucket);
}
