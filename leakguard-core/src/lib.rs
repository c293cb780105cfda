//! The LeakGuard engine: bytes in, redacted bytes and findings out. It knows no PHP, no network and no clock.
//!
//! Data flows one way: `format` finds the values of a message, `scan` the places where something might be, `detect`
//! verifies, `policy` decides, `transform` writes what takes the value's place. [`Engine`] ties them together.

#![deny(unsafe_code)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod ai;
mod beside;
pub mod canary;
mod catalogue;
mod checksum;
mod column;
mod context;
mod dates;
mod detect;
#[cfg(feature = "encodings")]
mod encoding;
mod engine;
mod entity;
mod finding;
mod fnv;
mod format;
#[cfg(any(test, feature = "fuzzing"))]
#[doc(hidden)]
pub mod fuzzing;
pub mod index;
pub mod keys;
mod learned;
mod model_file;
mod own;
mod pass;
pub mod policy;
mod scan;
mod stand_in;
mod stream;
mod token_form;
mod tokenizer;
mod trace;
mod transform;

pub use catalogue::EntityDetails;
pub use column::Columns;
pub use context::{Channel, Context, Subject};
#[cfg(feature = "encodings")]
pub use encoding::{BodyError, BodyStream, Encoding, Expansion, RedactedBody};
pub use engine::{Engine, Redaction, Scratch, Verdict, Walk};
pub use entity::{Category, Entity, EntityInfo, Family};
pub use finding::{Blocked, Finding};
pub use format::{Format, SNIFFED, is_binary};
pub use model_file::ModelFormat;
pub use policy::{Policy, PolicyError};
#[doc(hidden)]
pub use scan::{choose_isa, isa_names};
pub use stand_in::StandIn;
pub use stream::{ReadAs, Sink, Stream};
pub use tokenizer::{DetokenizeEvent, Request, TokenAt, TokenError, Tokenizer, next_token};
pub use trace::Trace;
