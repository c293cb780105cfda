//! AI services: which hosts are such and what they are sent, with stand-ins for what is a person's, and values put back into what
//! they answer. docs/ai.md tells the whole.

mod answer;
mod attachment;
pub(crate) mod conversation;
mod delta;
pub(crate) mod hosts;
mod metadata;
mod prompt;
pub(crate) mod protocol;
mod restore;
mod shape;
mod walk;

pub use answer::Answer;
pub use attachment::{Attachment, AttachmentKind};
pub use conversation::Conversation;
pub use hosts::{Service, service};
pub use prompt::{PromptOutcome, PromptRefused, model};
pub use shape::{Shape, shape};

#[cfg(test)]
mod tests;
