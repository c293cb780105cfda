//! A message that comes in chunks: what `LeakGuard\Stream` and the stream filter share.

use std::sync::Arc;

use leakguard_core::{BodyError, BodyStream, Encoding, Engine, Expansion, Format, Sink};

use crate::audit;
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
    format: Format,
    is_plain: bool,
    /// Bytes of the message so far.
    taken: usize,
    pub out: Vec<u8>,
}

/// Counts what is found, and writes it down.
struct Counted<'a> {
    engine: &'a Engine,
    receiver: &'a Receiver,
    out: &'a mut Vec<u8>,
}

impl Sink for Counted<'_> {
    fn bytes(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    fn finding(&mut self, found: &leakguard_core::Finding, field: Option<std::borrow::Cow<'_, str>>, _: &[u8]) {
        counters::findings(std::slice::from_ref(found));
        audit::note(self.engine, &self.receiver.context(), [(found, field)]);
    }
}

impl Streaming {
    pub fn new(engine: Arc<Engine>, receiver: Arc<Receiver>, format: Format, encodings: &[Encoding]) -> Streaming {
        let stream = BodyStream::new(format, encodings, Expansion::default());
        Streaming { engine, receiver, stream, format, is_plain: encodings.is_empty(), taken: 0, out: Vec::new() }
    }

    /// For another message, once one is finished: warm buffers save a third of the work for a small one. `None`: it is not one
    /// of the same kind, or has become large.
    pub fn again(mut self, engine: &Arc<Engine>, receiver: &Arc<Receiver>, format: Format, encodings: &[Encoding]) -> Option<Streaming> {
        let fits = Arc::ptr_eq(&self.engine, engine) && self.format == format && self.is_plain && encodings.is_empty() && self.taken < KEEP;
        fits.then(|| {
            self.receiver = Arc::clone(receiver);
            self.taken = 0;
            self
        })
    }

    /// Takes the next bytes.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        counters::call(bytes.len());
        self.taken += bytes.len();
        self.work(|stream, engine, receiver, sink| stream.push(engine, &receiver.context(), bytes, sink))
    }

    /// Lets complete lines go.
    pub fn flush(&mut self) -> Result<(), Failure> {
        self.work(|stream, engine, receiver, sink| stream.flush(engine, &receiver.context(), sink))
    }

    /// Lets everything go; another message may follow.
    pub fn finish(&mut self) -> Result<(), Failure> {
        self.work(|stream, engine, receiver, sink| stream.finish(engine, &receiver.context(), sink).map(drop))
    }

    fn work(&mut self, work: impl FnOnce(&mut BodyStream, &Engine, &Receiver, &mut Counted<'_>) -> Result<(), BodyError>) -> Result<(), Failure> {
        let Streaming { engine, receiver, stream, out, .. } = self;
        let done = work(stream, engine, receiver, &mut Counted { engine, receiver, out });
        if let Err(BodyError::Blocked(blocked)) = &done {
            audit::note_blocked(&receiver.context(), blocked);
        }
        Ok(done?)
    }

    /// What stood in `out` is on its way.
    pub fn emptied(&mut self) {
        self.out.clear();
        self.out.shrink_to(KEEP);
    }
}
