//! The same path over chunks: any chunking gives the bytes of [`Engine::redact`], in bounded memory.

use std::borrow::Cow;

use crate::context::Context;
use crate::engine::{Engine, Scratch, field_of, write_changed};
use crate::finding::{Blocked, Finding};
use crate::format::Format;
use crate::format::reading::{Reading, Step};
use crate::pass::Pass;

/// Bytes of a chunk that are taken up at once.
const TAKEN: usize = 64 * 1024;

/// What a stream hands out.
pub trait Sink {
    /// The next bytes of the output.
    fn bytes(&mut self, bytes: &[u8]);

    /// What was found, in order, before the bytes that it stands in. Offsets are bytes of the whole input; `field` is the
    /// path of the field, `value` what was found.
    fn finding(&mut self, finding: &Finding, field: Option<Cow<'_, str>>, value: &[u8]) {
        let _ = (finding, field, value);
    }
}

/// Appends the output.
impl Sink for Vec<u8> {
    fn bytes(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }
}

/// One message that comes in chunks.
///
/// What may still become a finding, or part of one, is held back: of a text up to about 82 KiB, up to 1 MiB where a finding
/// or JSON in it goes on that far; of JSON at most 2 MiB. [`Stream::finish`] gives the rest. What a value is judged with
/// (its line, the lines around, names and records of its document) depends on the bytes alone, never on the chunks:
/// `docs/streams.md` says how far it reaches.
///
/// ```
/// use leakguard_core::{Context, Engine, Format, Policy, Stream};
///
/// let engine = Engine::new(Policy::preset("redact-all")?, None)?;
/// let (mut stream, mut out) = (Stream::new(Format::Auto), Vec::new());
/// for chunk in [&b"write to jane@exa"[..], b"mple.com"] {
///     stream.push(&engine, &Context::default(), chunk, &mut out)?;
/// }
/// stream.finish(&engine, &Context::default(), &mut out)?;
/// assert_eq!(out, b"write to [EMAIL_ADDRESS]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Stream {
    format: Format,
    detect_only: bool,
    reading: Reading,
    buffer: Vec<u8>,
    /// Bytes of the buffer that were handed out, and bytes of the input before the buffer.
    given: usize,
    gone: usize,
    scratch: Scratch,
    blocked: Option<Blocked>,
}

/// How a message was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadAs {
    /// The format.
    pub format: Format,
    /// Whether it was to be JSON and is not: what holds as JSON was read as such, the rest as text.
    pub malformed: bool,
}

impl Stream {
    /// A stream that redacts.
    pub fn new(format: Format) -> Stream {
        Stream {
            format,
            detect_only: false,
            reading: Reading::new(format),
            buffer: Vec::with_capacity(2 * TAKEN),
            given: 0,
            gone: 0,
            scratch: Scratch::default(),
            blocked: None,
        }
    }

    /// A stream that finds and changes nothing, as [`Engine::scan`] does.
    pub fn scanning(format: Format) -> Stream {
        Stream { detect_only: true, ..Stream::new(format) }
    }

    /// Takes the next bytes of the message and hands out what is settled. All calls for one message take the same engine
    /// and context. Linear in the length; allocates nothing once it is warm.
    ///
    /// # Errors
    /// The policy blocks the message. What was handed out before is out; nothing more comes, and every further call gives
    /// the same error.
    pub fn push(&mut self, engine: &Engine, context: &Context<'_>, bytes: &[u8], sink: &mut impl Sink) -> Result<(), Blocked> {
        if engine.policy.off && !self.detect_only {
            sink.bytes(bytes);
            return Ok(());
        }
        for piece in bytes.chunks(TAKEN) {
            self.buffer.extend_from_slice(piece);
            self.run(engine, context, true, sink)?;
        }
        Ok(())
    }

    /// Hands out the lines that are complete, without waiting for what follows them: for a log that is to be on disk line by
    /// line. What goes on over the last line's end (a key block that is being written) and documents of JSON that are not
    /// complete stay. The output may differ from that of the whole where a finding depends on a line to come.
    ///
    /// # Errors
    /// As [`Stream::push`].
    pub fn flush(&mut self, engine: &Engine, context: &Context<'_>, sink: &mut impl Sink) -> Result<(), Blocked> {
        if let Some(blocked) = &self.blocked {
            return Err(blocked.clone());
        }
        let mut pass = Pass::new(engine, context, &mut self.scratch, self.detect_only);
        let is_settled = pass.settle_lines(&self.buffer, &mut self.reading);
        self.blocked = pass.blocked;
        if is_settled {
            self.hand_out(sink)?;
        }
        self.run(engine, context, true, sink)
    }

    /// The message is over: hands out the rest and says how it was read. The stream is ready for another message then.
    ///
    /// # Errors
    /// As [`Stream::push`].
    pub fn finish(&mut self, engine: &Engine, context: &Context<'_>, sink: &mut impl Sink) -> Result<ReadAs, Blocked> {
        if !engine.policy.off || self.detect_only {
            self.run(engine, context, false, sink)?;
        }
        let (format, malformed) = self.reading.read_as();
        self.reset();
        Ok(ReadAs { format, malformed })
    }

    /// Forgets the message: what was held back is lost.
    pub fn reset(&mut self) {
        self.reading = Reading::new(self.format);
        self.buffer.clear();
        (self.given, self.gone, self.blocked) = (0, 0, None);
        self.scratch.clear();
    }

    /// Bytes that are held back.
    pub fn held(&self) -> usize {
        self.buffer.len() - self.given
    }

    fn run(&mut self, engine: &Engine, context: &Context<'_>, more: bool, sink: &mut impl Sink) -> Result<(), Blocked> {
        if let Some(blocked) = &self.blocked {
            return Err(blocked.clone());
        }
        loop {
            let mut pass = Pass::new(engine, context, &mut self.scratch, self.detect_only);
            let step = pass.step(&self.buffer, &mut self.reading, more);
            self.blocked = pass.blocked;
            match step {
                Step::On => self.hand_out(sink)?,
                // A value that blocks is known before its frame is settled.
                Step::Starved | Step::End => return self.blocked.clone().map_or(Ok(()), Err),
            }
        }
    }

    /// Hands out what is settled, unless the message is blocked.
    fn hand_out(&mut self, sink: &mut impl Sink) -> Result<(), Blocked> {
        if let Some(blocked) = &self.blocked {
            return Err(blocked.clone());
        }
        let Scratch { findings, edits, arena, paths, .. } = &mut self.scratch;
        for finding in findings.iter() {
            let found = Finding { start: finding.start + self.gone, end: finding.end + self.gone, ..*finding };
            sink.finding(&found, field_of(finding, paths), &self.buffer[finding.start..finding.end]);
        }
        write_changed(&self.buffer[..self.reading.at], self.given, edits, arena, |bytes| sink.bytes(bytes));
        findings.clear();
        edits.clear();
        arena.clear();
        paths.clear();
        self.reading.forget();
        self.given = self.reading.at;
        // Not for every line: what is kept moves to the front.
        let free = self.reading.kept_from();
        if free >= TAKEN || 2 * free >= self.buffer.len() {
            self.buffer.drain(..free);
            self.reading.rebase(free);
            self.scratch.rebase(free);
            self.given -= free;
            self.gone += free;
        }
        Ok(())
    }
}
