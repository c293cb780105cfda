//! What PHP exports and `ext-php-rs` does not bind. Signatures are those of PHP's headers.

use std::ffi::{c_char, c_int, c_void};

pub(super) use ext_php_rs::ffi::*;

/// `ZEND_ACC_READONLY`, zend_compile.h
pub(super) const ACC_READONLY: u32 = 1 << 7;
/// `_ZEND_IS_PROMOTED_BIT`, zend_compile.h
pub(super) const ARG_PROMOTED: u32 = 1 << (_ZEND_SEND_MODE_SHIFT + 3);
/// `HASH_FLAG_PACKED`, zend_hash.h
pub(super) const HASH_PACKED: u32 = 1 << 2;
/// `ZEND_ACC_STRICT_TYPES`, zend_compile.h
pub(super) const ACC_STRICT_TYPES: u32 = 1 << 31;
/// `LOG_WARNING`, syslog.h
pub(super) const LOG_WARNING: c_int = 4;

/// `PHP_OUTPUT_SENT`, php_output.h
pub(super) const OUTPUT_SENT: c_int = 0x08;

/// `PSFS_*` of `php_stream_filter_status_t`, php_stream_filter_api.h, as are the names below
pub(super) const PSFS_ERR_FATAL: c_int = 0;
pub(super) const PSFS_FEED_ME: c_int = 1;
pub(super) const PSFS_PASS_ON: c_int = 2;
pub(super) const PSFS_FLAG_FLUSH_INC: c_int = 1;
pub(super) const PSFS_FLAG_FLUSH_CLOSE: c_int = 2;

/// `REPORT_ERRORS`, php_streams.h
pub(super) const REPORT_ERRORS: c_int = 8;

/// `PHP_STREAM_NOTIFY_REDIRECTED`, php_stream_context.h
pub(super) const NOTIFY_REDIRECTED: c_int = 6;
/// `PHP_STREAM_FREE_CLOSE`, php_streams.h
pub(super) const STREAM_FREE_CLOSE: c_int = 3;

/// The first fields of `zend_array`, zend_types.h: `arData` is a union from PHP 8.2 on.
#[repr(C)]
pub(super) struct TableHead {
    gc: zend_refcounted_h,
    flags: u32,
    mask: u32,
    /// Buckets; from PHP 8.2 on the values alone where the array is packed.
    pub data: *mut c_void,
}

/// Whether packed arrays hold values without keys, as from PHP 8.2 on.
pub(super) const PACKED_VALUES: bool = ZEND_MODULE_API_NO >= 20_220_829;

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

/// Of `zend_error_cb`, zend.h
pub(super) type ErrorCallback = unsafe extern "C-unwind" fn(c_int, *mut zend_string, u32, *mut zend_string);

/// Of `zend_compile_file`, zend_compile.h: the file's handle in, its code out.
pub(super) type CompileFile = unsafe extern "C-unwind" fn(*mut c_void, c_int) -> *mut c_void;

/// url.h
#[repr(C)]
pub(super) struct php_url {
    scheme: *mut zend_string,
    user: *mut zend_string,
    pass: *mut zend_string,
    pub host: *mut zend_string,
    pub port: u16,
    pub path: *mut zend_string,
    query: *mut zend_string,
    fragment: *mut zend_string,
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
    pub(super) static mut zend_error_cb: Option<ErrorCallback>;
    pub(super) static mut zend_compile_file: Option<CompileFile>;
    pub(super) static mut zend_post_startup_cb: Option<unsafe extern "C" fn() -> zend_result>;

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
    pub(super) fn zend_ref_del_type_source(sources: *mut zend_property_info_source_list, property: *const zend_property_info);
    pub(super) fn zend_unregister_ini_entries(module_number: c_int);
    pub(super) fn display_ini_entries(module: *mut zend_module_entry);
    pub(super) fn php_log_err_with_severity(message: *const c_char, severity: c_int);
    pub(super) fn zval_try_get_string_func(value: *mut zval) -> *mut zend_string;
    pub(super) fn zend_weakrefs_hash_add(table: *mut HashTable, key: *mut zend_object, value: *mut zval) -> *mut zval;
    pub(super) fn zend_weakrefs_hash_del(table: *mut HashTable, key: *mut zend_object) -> zend_result;
    pub(super) fn _zend_hash_init(table: *mut HashTable, size: u32, destructor: Option<unsafe extern "C" fn(*mut zval)>, persistent: bool);
    pub(super) fn zend_hash_destroy(table: *mut HashTable);
    pub(super) fn php_url_parse_ex(text: *const c_char, length: usize) -> *mut php_url;
    pub(super) fn zend_exception_save();
    pub(super) fn zend_exception_restore();
    pub(super) fn php_url_free(url: *mut php_url);
    pub(super) static php_stream_http_wrapper: php_stream_wrapper;
    pub(super) fn php_register_url_stream_wrapper(scheme: *const c_char, wrapper: *const php_stream_wrapper) -> zend_result;
    pub(super) fn php_unregister_url_stream_wrapper(scheme: *const c_char) -> zend_result;
    pub(super) fn php_stream_context_get_option(context: *mut php_stream_context, wrapper: *const c_char, option: *const c_char) -> *mut zval;
    pub(super) fn php_stream_context_set_option(context: *mut php_stream_context, wrapper: *const c_char, option: *const c_char, value: *mut zval);
    pub(super) fn zend_create_closure(
        result: *mut zval,
        function: *mut zend_function,
        scope: *mut zend_class_entry,
        called_scope: *mut zend_class_entry,
        this: *mut zval,
    );
    pub(super) fn php_stream_notification_alloc() -> *mut php_stream_notifier;
    pub(super) fn php_stream_notification_free(notifier: *mut php_stream_notifier);
    pub(super) fn _php_stream_free(stream: *mut php_stream, how: c_int) -> c_int;
    pub(super) fn cfg_get_entry(name: *const c_char, length: usize) -> *mut zval;
    pub(super) fn php_output_get_status() -> c_int;
    pub(super) fn php_output_set_status(status: c_int);
    pub(super) fn php_check_open_basedir(path: *const c_char) -> c_int;

    pub(super) fn php_stream_filter_register_factory(pattern: *const c_char, factory: *const php_stream_filter_factory) -> c_int;
    pub(super) fn php_stream_filter_unregister_factory(pattern: *const c_char) -> c_int;
    pub(super) fn _php_stream_filter_alloc(ops: *const php_stream_filter_ops, kept: *mut c_void, persistent: u8) -> *mut php_stream_filter;
    pub(super) fn _php_stream_filter_append(chain: *mut php_stream_filter_chain, filter: *mut php_stream_filter);
    pub(super) fn php_stream_wrapper_log_error(wrapper: *const php_stream_wrapper, options: c_int, format: *const c_char, ...);
    pub(super) fn php_stream_bucket_new(stream: *mut php_stream, bytes: *mut c_char, length: usize, own: u8, persistent: u8) -> *mut php_stream_bucket;
    pub(super) fn php_stream_bucket_append(brigade: *mut php_stream_bucket_brigade, bucket: *mut php_stream_bucket);
    pub(super) fn php_stream_bucket_unlink(bucket: *mut php_stream_bucket);
    pub(super) fn php_stream_bucket_delref(bucket: *mut php_stream_bucket);
}
