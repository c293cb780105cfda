//! JSON values, one a line. A line that is none is text; the next one counts again.

use super::frames::{Frames, LONGEST_FRAME, no_end_up_to};
use super::json::skip_space;
use crate::pass::Pass;

/// How far a frame was looked at for its end.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reading {
    seen: usize,
}

impl Reading {
    /// Behind the last line that has an end; lines know nothing of each other.
    pub fn cut(&mut self, text: &[u8], from: usize) -> Option<usize> {
        let looked_from = from + self.seen;
        match memchr::memrchr(b'\n', &text[looked_from..]) {
            Some(place) => {
                self.seen = 0;
                Some(looked_from + place + 1)
            }
            None => no_end_up_to(text.len(), &mut self.seen, text, from),
        }
    }
}

/// The lines of a stretch, none longer than a frame: start and end of each, its newline with it.
pub(super) fn lines(text: &[u8], start: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut at = start;
    std::iter::from_fn(move || {
        let from = at;
        let window = text.get(at..text.len().min(at + LONGEST_FRAME))?;
        at += memchr::memchr(b'\n', window).map_or(window.len(), |length| length + 1);
        (at > from).then_some((from, at))
    })
}

impl Pass<'_> {
    pub(super) fn ndjson_frames(&mut self, frames: &mut Frames, text: &[u8], start: usize, first: bool) -> usize {
        let start = if first && text[start..].starts_with(b"\xEF\xBB\xBF") { start + 3 } else { start };
        for (from, to) in lines(text, start) {
            let line = &text[..to];
            let at = skip_space(line, from);
            if at == to {
                continue;
            }
            let end = self.json(line, at, 0);
            let rest = skip_space(line, end.at);
            if rest < to || !end.complete {
                frames.malformed = true;
                // Where nothing but a bracket was read, it belongs to the text.
                self.text(line, if end.at <= at + 1 { at } else { end.at }, Default::default(), 0);
            }
        }
        text.len()
    }
}
