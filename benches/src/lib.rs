//! What LeakGuard is measured on and beside: generated corpora, and the engines that do the same job.

pub mod client;
pub mod corpus;
pub mod engines;
pub mod pairs;
pub mod patterns;
