//! What a `Context` object says, kept ready for the engine.

use leakguard_core::{Channel, Context, Subject};

/// Owned twin of [`Context`], made once per `Context` object.
#[derive(Clone, Debug, Default)]
pub(crate) struct Receiver {
    pub channel: Channel,
    pub consumer: String,
    pub route: String,
    pub host: String,
    pub subject: Option<Subject>,
}

impl Receiver {
    /// For the engine.
    pub fn context(&self) -> Context<'_> {
        Context { channel: self.channel, consumer: &self.consumer, route: &self.route, host: &self.host, subject: self.subject.as_ref() }
    }
}

/// The channel of that name.
///
/// # Errors
/// There is none. The name is not repeated: a call with its arguments in the wrong order may have put data there.
pub(crate) fn channel(name: &[u8]) -> Result<Channel, String> {
    std::str::from_utf8(name)
        .ok()
        .and_then(Channel::from_name)
        .ok_or_else(|| format!("unknown channel; there are {}", Channel::ALL.map(Channel::name).join(", ")))
}
