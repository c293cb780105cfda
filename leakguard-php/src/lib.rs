//! LeakGuard as a PHP extension. `leakguard.stub.php` beside this crate is its API; `zend` is the one module that may
//! touch PHP's memory, everything else is safe Rust.

#![deny(unsafe_code)]

mod audit;
mod caller;
mod counters;
mod digits;
mod egress;
mod failure;
mod guard;
mod inventory;
mod limits;
mod live;
mod outlet;
mod policy_array;
mod prompt;
mod receiver;
mod redact_array;
mod response;
mod restore;
mod settings;
mod source;
mod streaming;
mod tokens;
#[allow(unsafe_code)]
mod zend;
