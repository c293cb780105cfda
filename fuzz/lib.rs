//! What is asked of the engine for any bytes, and what the search for them starts from.

pub mod exchanges;
pub mod pieces;
pub mod promises;
pub mod seeds;
pub mod targets;
