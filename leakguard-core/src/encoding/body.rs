//! A compressed message that comes in chunks.

use std::borrow::Cow;
use std::io::{ErrorKind, Read};

use super::closing::Closings;
use super::opening::{self, Inbox};
use super::{BodyError, Encoding, Expansion};
use crate::context::Context;
use crate::engine::Engine;
use crate::finding::Finding;
use crate::format::Format;
use crate::stream::{ReadAs, Sink, Stream};

/// Bytes of what a body holds that are taken up at once.
const TAKEN: usize = 64 * 1024;

/// A [`Stream`] over a body: what it holds is redacted as it is opened, and closed again in the same encodings. Without
/// encodings it is a stream and nothing else.
///
/// Holds back what the stream does, and what the encodings need: a window of 32 KiB (gzip, deflate), 16 MiB (br) or
/// 8 MiB (zstd) at most to open, 32 KiB, 4 MiB or 1 MiB to close. What comes out of a stream of zstd is frames of 1 MiB.
pub struct BodyStream {
    stream: Stream,
    encodings: Vec<Encoding>,
    expansion: Expansion,
    detect_only: bool,
    body: Option<Body>,
    failed: Option<BodyError>,
}

/// The two sides of a body.
struct Body {
    inbox: Inbox,
    opened: Box<dyn Read + Send>,
    closings: Closings,
    text: Vec<u8>,
}

/// Closes what goes to a sink.
struct Closed<'s, S> {
    closings: &'s mut Closings,
    sink: &'s mut S,
    detect_only: bool,
}

impl<S: Sink> Sink for Closed<'_, S> {
    fn bytes(&mut self, bytes: &[u8]) {
        if !self.detect_only {
            give(self.closings.write(bytes), self.sink);
        }
    }

    fn finding(&mut self, finding: &Finding, field: Option<Cow<'_, str>>, value: &[u8]) {
        self.sink.finding(finding, field, value);
    }
}

fn give(bytes: &[u8], sink: &mut impl Sink) {
    if !bytes.is_empty() {
        sink.bytes(bytes);
    }
}

impl BodyStream {
    /// A stream that redacts. `encodings` are in the order in which they were applied, as in `Content-Encoding`.
    pub fn new(format: Format, encodings: &[Encoding], expansion: Expansion) -> BodyStream {
        BodyStream { stream: Stream::new(format), encodings: encodings.to_vec(), expansion, detect_only: false, body: None, failed: None }
    }

    /// A stream that finds and changes nothing. Offsets of findings are bytes of what the body holds.
    pub fn scanning(format: Format, encodings: &[Encoding], expansion: Expansion) -> BodyStream {
        BodyStream { stream: Stream::scanning(format), detect_only: true, ..BodyStream::new(format, encodings, expansion) }
    }

    /// Takes the next bytes of the body, as [`Stream::push`] does.
    ///
    /// # Errors
    /// The body is broken, expands too much, or the policy blocks it: nothing more comes, and every further call gives the
    /// same error.
    pub fn push(&mut self, engine: &Engine, context: &Context<'_>, bytes: &[u8], sink: &mut impl Sink) -> Result<(), BodyError> {
        self.check()?;
        if self.encodings.is_empty() {
            return Ok(self.stream.push(engine, context, bytes, sink)?);
        }
        if bytes.is_empty() {
            return Ok(());
        }
        let body = self.body.get_or_insert_with(|| {
            let inbox = Inbox::default();
            let opened = opening::opened(&self.encodings, &inbox, self.expansion);
            let closings = if self.detect_only { Closings::default() } else { Closings::new(&self.encodings) };
            Body { inbox, opened, closings, text: vec![0; TAKEN] }
        });
        for piece in bytes.chunks(TAKEN) {
            body.inbox.put(piece);
            self.failed = read(body, &mut self.stream, self.detect_only, &self.encodings, (engine, context), sink).err();
            if self.failed.is_some() {
                break;
            }
        }
        self.check()
    }

    /// Hands out the lines that are complete, as [`Stream::flush`] does, so that a reader can open them.
    ///
    /// # Errors
    /// As [`BodyStream::push`].
    pub fn flush(&mut self, engine: &Engine, context: &Context<'_>, sink: &mut impl Sink) -> Result<(), BodyError> {
        self.check()?;
        let Some(body) = &mut self.body else {
            return Ok(self.stream.flush(engine, context, sink)?);
        };
        let mut closed = Closed { closings: &mut body.closings, sink, detect_only: self.detect_only };
        match self.stream.flush(engine, context, &mut closed) {
            Ok(()) => give(body.closings.flush(), sink),
            Err(blocked) => self.failed = Some(BodyError::Blocked(blocked)),
        }
        self.check()
    }

    /// The message is over: hands out the rest, and closes the body. The stream is ready for another message then. A message
    /// without a byte is none: nothing comes of it.
    ///
    /// # Errors
    /// As [`BodyStream::push`]; the body is cut off.
    pub fn finish(&mut self, engine: &Engine, context: &Context<'_>, sink: &mut impl Sink) -> Result<ReadAs, BodyError> {
        self.check()?;
        let Some(mut body) = self.body.take() else {
            return Ok(self.stream.finish(engine, context, sink)?);
        };
        body.inbox.end();
        let finished = read(&mut body, &mut self.stream, self.detect_only, &self.encodings, (engine, context), sink).and_then(|()| {
            let mut closed = Closed { closings: &mut body.closings, sink, detect_only: self.detect_only };
            Ok(self.stream.finish(engine, context, &mut closed)?)
        });
        match &finished {
            Ok(_) => give(body.closings.finish(), sink),
            Err(error) => self.failed = Some(error.clone()),
        }
        finished
    }

    fn check(&self) -> Result<(), BodyError> {
        self.failed.clone().map_or(Ok(()), Err)
    }
}

/// Reads what can be read of a body.
fn read(
    body: &mut Body,
    stream: &mut Stream,
    detect_only: bool,
    encodings: &[Encoding],
    (engine, context): (&Engine, &Context<'_>),
    sink: &mut impl Sink,
) -> Result<(), BodyError> {
    loop {
        match body.opened.read(&mut body.text) {
            Ok(0) => return Ok(()),
            Ok(count) => {
                let mut closed = Closed { closings: &mut body.closings, sink, detect_only };
                stream.push(engine, context, &body.text[..count], &mut closed)?;
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(opening::told(&error, encodings.last().copied().unwrap_or(Encoding::Gzip))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    const ALL: [Encoding; 4] = [Encoding::Gzip, Encoding::Deflate, Encoding::Brotli, Encoding::Zstd];
    const LARGE: usize = 64 << 20;

    fn engine() -> Engine {
        Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap()
    }

    fn run(stream: &mut BodyStream, engine: &Engine, body: &[u8], chunk: usize) -> Result<Vec<u8>, BodyError> {
        let mut out = Vec::new();
        for piece in body.chunks(chunk) {
            stream.push(engine, &Context::default(), piece, &mut out)?;
        }
        stream.finish(engine, &Context::default(), &mut out)?;
        Ok(out)
    }

    fn redact(body: &[u8], encodings: &[Encoding], chunk: usize) -> Result<Vec<u8>, BodyError> {
        run(&mut BodyStream::new(Format::Text, encodings, Expansion::default()), &engine(), body, chunk)
    }

    /// Letters that no compressor makes small, and an address in each line.
    fn lines(count: u32) -> Vec<u8> {
        (0..count)
            .flat_map(|number| format!("{:08x}{:08x} jane@example.com\n", number.wrapping_mul(2_654_435_761), number.wrapping_mul(40_503)).into_bytes())
            .collect()
    }

    fn masked(text: &[u8]) -> String {
        String::from_utf8(text.to_vec()).unwrap().replace("jane@example.com", "[EMAIL_ADDRESS]")
    }

    #[test]
    fn a_body_in_any_chunks_holds_the_masked_text() {
        let text = lines(3_000);
        for encodings in ALL.map(|encoding| vec![encoding]).into_iter().chain([vec![Encoding::Gzip, Encoding::Brotli], vec![Encoding::Zstd, Encoding::Deflate]])
        {
            let body = encodings.iter().fold(text.clone(), |text, encoding| encoding.close(&text));
            for chunk in [1, 7, 1000, 1 << 20] {
                let out = redact(&body, &encodings, chunk).unwrap();
                assert!(out.len() < text.len() * 3 / 4, "{encodings:?}: {} of {}", out.len(), text.len());
                let opened = Encoding::open_all(&encodings, &out, LARGE).unwrap().unwrap();
                assert!(opened == masked(&text).as_bytes(), "{encodings:?} in chunks of {chunk}");
            }
        }
    }

    #[test]
    fn a_stream_takes_one_message_after_the_other() {
        let engine = engine();
        for encoding in ALL {
            let mut stream = BodyStream::new(Format::Text, &[encoding], Expansion::default());
            for text in [&b"to jane@example.com"[..], b"", b"nothing"] {
                let body = encoding.close(text);
                let out = run(&mut stream, &engine, &body, 3).unwrap();
                assert_eq!(String::from_utf8(encoding.open(&out, LARGE).unwrap()).unwrap(), masked(text), "{encoding:?}");
            }
            assert_eq!(run(&mut stream, &engine, b"", 1), Ok(Vec::new()), "{encoding:?}: without a byte there is no body");
        }
    }

    #[test]
    fn members_frames_and_what_is_skipped_between_them_are_all_read() {
        let text = lines(100);
        let two = |encoding: Encoding| [encoding.close(&text), encoding.close(&text)].concat();
        let skipped = [&b"\x5A\x2A\x4D\x18\x05\x00\x00\x00other"[..], &two(Encoding::Zstd), b"\x50\x2A\x4D\x18\x00\x00\x00\x00"].concat();
        for (encoding, body) in [(Encoding::Gzip, two(Encoding::Gzip)), (Encoding::Zstd, two(Encoding::Zstd)), (Encoding::Zstd, skipped)] {
            assert!(encoding.open(&body, LARGE).unwrap() == text.repeat(2), "{encoding:?}");
            for chunk in [1, 4096] {
                let out = redact(&body, &[encoding], chunk).unwrap();
                assert!(encoding.open(&out, LARGE).unwrap() == masked(&text.repeat(2)).as_bytes(), "{encoding:?} in chunks of {chunk}");
            }
        }
    }

    #[test]
    fn long_texts_become_several_frames_of_zstd() {
        let text = lines(100_000);
        let out = redact(&Encoding::Zstd.close(&text), &[Encoding::Zstd], 1 << 20).unwrap();
        let mut scratch = crate::engine::Scratch::default();
        let masked = engine().redact(&text, &Context::default(), Format::Text, &mut scratch).unwrap().output.unwrap().to_vec();
        assert!(masked.len() > 3 << 20 && Encoding::Zstd.open(&out, LARGE).unwrap() == masked);
    }

    #[test]
    fn what_stands_behind_the_end_is_an_error_and_not_lost() {
        let text = lines(100);
        for encoding in ALL {
            for rest in [&b"jane@example.com"[..], &[0; 9000]] {
                let body = [&encoding.close(&text)[..], rest].concat();
                assert_eq!(encoding.open(&body, LARGE), Err(BodyError::Broken(encoding)), "{encoding:?}");
                for chunk in [1, 1 << 20] {
                    assert_eq!(redact(&body, &[encoding], chunk), Err(BodyError::Broken(encoding)), "{encoding:?} in chunks of {chunk}");
                }
            }
        }
    }

    #[test]
    fn what_is_cut_off_or_changed_is_an_error() {
        let text = lines(500);
        for encoding in ALL {
            let body = encoding.close(&text);
            for end in (1..body.len()).step_by(97).chain([body.len() - 1]) {
                assert_eq!(redact(&body[..end], &[encoding], 1000), Err(BodyError::Broken(encoding)), "{encoding:?} cut at {end}");
                assert_eq!(encoding.open(&body[..end], LARGE), Err(BodyError::Broken(encoding)), "{encoding:?} cut at {end}");
            }
            // Brotli has no checksum.
            let mut changed = body.clone();
            changed[body.len() / 2] ^= 0x10;
            if encoding != Encoding::Brotli {
                assert_eq!(encoding.open(&changed, LARGE), Err(BodyError::Broken(encoding)), "{encoding:?}");
            }
        }
        let inner = [&b"no gzip"[..], &text].concat();
        assert_eq!(redact(&Encoding::Brotli.close(&inner), &[Encoding::Gzip, Encoding::Brotli], 100), Err(BodyError::Broken(Encoding::Gzip)));
    }

    #[test]
    fn a_bomb_in_chunks_is_an_error() {
        let engine = engine();
        let zeros = vec![0; 17 << 20];
        for encoding in ALL {
            let bomb = encoding.close(&zeros);
            let mut stream = BodyStream::scanning(Format::Text, &[encoding], Expansion::default());
            assert_eq!(run(&mut stream, &engine, &bomb, 512), Err(BodyError::Expands { times: 200 }), "{encoding:?}");
            assert_eq!(stream.push(&engine, &Context::default(), b"x", &mut Vec::new()), Err(BodyError::Expands { times: 200 }));
        }
        let bomb = Encoding::Gzip.close(&zeros);
        let mut nested = BodyStream::scanning(Format::Text, &[Encoding::Gzip; 2], Expansion::default());
        assert_eq!(run(&mut nested, &engine, &Encoding::Gzip.close(&bomb), 512), Err(BodyError::Expands { times: 200 }));
        let mut wider = BodyStream::scanning(Format::Text, &[Encoding::Gzip], Expansion { times: 2000 });
        assert_eq!(run(&mut wider, &engine, &bomb, 512), Ok(Vec::new()), "scanning gives no body");
    }

    #[test]
    fn a_window_that_takes_too_much_memory_is_refused() {
        // Windows of 8 MiB and of 16 MiB, and an empty last block.
        for (window, outcome) in [(13 << 3, Ok(Vec::new())), (14 << 3, Err(BodyError::Window { bytes: 16 << 20 }))] {
            let frame = [0x28, 0xB5, 0x2F, 0xFD, 0, window, 1, 0, 0];
            assert_eq!(Encoding::Zstd.open(&frame, LARGE), outcome);
        }
        let single = [0x28, 0xB5, 0x2F, 0xFD, 0b1010_0000, 0, 0, 0, 0x40, 1, 0, 0];
        assert_eq!(Encoding::Zstd.open(&single, LARGE), Err(BodyError::Window { bytes: 0x4000_0000 }));
    }

    #[test]
    fn what_is_flushed_can_be_opened_as_far() {
        let engine = engine();
        for encoding in ALL {
            let mut stream = BodyStream::new(Format::Text, &[encoding], Expansion::default());
            let mut out = Vec::new();
            // What the body holds up to here is complete in its bytes: its encoder was flushed too.
            let mut closings = Closings::new(&[encoding]);
            let mut body = closings.write(b"to jane@example.com\nand ").to_vec();
            body.extend_from_slice(closings.flush());
            stream.push(&engine, &Context::default(), &body, &mut out).unwrap();
            stream.flush(&engine, &Context::default(), &mut out).unwrap();
            let inbox = Inbox::default();
            inbox.put(&out);
            let mut text = [0; 64];
            let count = opening::opened(&[encoding], &inbox, Expansion::default()).read(&mut text).unwrap();
            assert_eq!(&text[..count], b"to [EMAIL_ADDRESS]\n", "{encoding:?}");
        }
    }

    #[test]
    fn findings_stand_where_they_are_in_what_the_body_holds() {
        struct Places(Vec<(usize, usize)>);
        impl Sink for Places {
            fn bytes(&mut self, _: &[u8]) {
                unreachable!("scanning gives no bytes");
            }
            fn finding(&mut self, finding: &Finding, _: Option<Cow<'_, str>>, _: &[u8]) {
                self.0.push((finding.start, finding.end));
            }
        }
        let (engine, mut places) = (engine(), Places(Vec::new()));
        let mut stream = BodyStream::scanning(Format::Text, &[Encoding::Gzip], Expansion::default());
        stream.push(&engine, &Context::default(), &Encoding::Gzip.close(b"to jane@example.com"), &mut places).unwrap();
        stream.finish(&engine, &Context::default(), &mut places).unwrap();
        assert_eq!(places.0, [(3, 19)]);
    }

    #[test]
    fn a_blocked_body_gives_nothing_more() {
        let engine = Engine::new(Policy::from_toml("[[rule]]\nname = 'no cards'\nentity = 'CREDIT_CARD'\naction = 'block'\n", "").unwrap(), None).unwrap();
        let mut stream = BodyStream::new(Format::Text, &[Encoding::Gzip], Expansion::default());
        assert!(matches!(run(&mut stream, &engine, &Encoding::Gzip.close(b"4111 1111 1111 1111"), 8), Err(BodyError::Blocked(_))));
        assert!(matches!(stream.push(&engine, &Context::default(), b"", &mut Vec::new()), Err(BodyError::Blocked(_))));
    }
}
