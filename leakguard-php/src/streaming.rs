//! A message that comes in chunks: what `LeakGuard\Stream` and the stream filter share.

use std::sync::Arc;

use leakguard_core::{BodyStream, Encoding, Engine, Expansion, Format, Sink};

use crate::counters;
use crate::failure::Failure;
use crate::receiver::Receiver;

/// A buffer above this many bytes is given back.
const KEEP: usize = 1 << 20;

/// Engine, receiver and the state between chunks. What may go on stands in `out`.
pub(crate) struct Streaming {
    engine: Arc<Engine>,
    receiver: Arc<Receiver>,
    stream: BodyStream,
    pub out: Vec<u8>,
}

/// Counts what is found.
struct Counted<'a>(&'a mut Vec<u8>);

impl Sink for Counted<'_> {
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finding(&mut self, found: &leakguard_core::Finding, _: Option<std::borrow::Cow<'_, str>>, _: &[u8]) {
        counters::findings(std::slice::from_ref(found));
    }
}

impl Streaming {
    pub fn new(engine: Arc<Engine>, receiver: Arc<Receiver>, format: Format, encodings: &[Encoding]) -> Streaming {
        Streaming { engine, receiver, stream: BodyStream::new(format, encodings, Expansion::default()), out: Vec::new() }
    }

    /// Takes the next bytes.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        counters::call(bytes.len());
        Ok(self.stream.push(&self.engine, &self.receiver.context(), bytes, &mut Counted(&mut self.out))?)
    }

    /// Lets complete lines go.
    pub fn flush(&mut self) -> Result<(), Failure> {
        Ok(self.stream.flush(&self.engine, &self.receiver.context(), &mut Counted(&mut self.out))?)
    }

    /// Lets everything go; another message may follow.
    pub fn finish(&mut self) -> Result<(), Failure> {
        self.stream.finish(&self.engine, &self.receiver.context(), &mut Counted(&mut self.out))?;
        Ok(())
    }

    /// What stood in `out` is on its way.
    pub fn emptied(&mut self) {
        self.out.clear();
        self.out.shrink_to(KEEP);
    }
}
