//! The one room where PHP's memory is touched. What leaves it is safe to use: values that hold their own reference,
//! iterators that survive what PHP code does meanwhile, entry points from which no panic escapes.
//!
//! Classes are registered by hand rather than with `ext-php-rs`' macros, whose types cannot say `array|string`,
//! promoted or readonly; of that crate the bindings are used, which are generated from the headers of the very PHP.

#![warn(clippy::undocumented_unsafe_blocks)]

mod array;
mod call;
mod classes;
mod conversation;
mod ffi;
mod filter;
mod functions;
mod headers;
mod hooks;
mod ini;
mod log;
mod methods;
mod module;
mod object;
mod pool;
mod shared;
mod signatures;
mod text;
mod tokenizer;
mod value;

pub(crate) use array::{Array, ArrayBuilder, Key};
pub(crate) use object::{Kind, Object, Property};
pub(crate) use text::Text;
pub(crate) use value::{Value, View};
