//! Running text. JSON inside it (a log line's context) is read as JSON, the rest as text.

use super::fields::Evidence;
use crate::pass::Pass;

impl Pass<'_> {
    /// Judges `text` from a position on. Edits and findings get offsets of `text`.
    pub(crate) fn text(&mut self, text: &[u8], from: usize, evidence: Evidence, depth: usize) {
        let mut at = from;
        while let Some(start) = next_json(text, at) {
            self.stretch(text, at, start, evidence, depth == 0);
            at = self.json(text, start, depth).at;
        }
        self.stretch(text, at, text.len(), evidence, depth == 0);
    }
}

/// Where the next object or list of objects or lists begins. A list of strings is left to the text around it: PHP prints
/// keys so (`["firstname"]=>`).
fn next_json(text: &[u8], from: usize) -> Option<usize> {
    memchr::memchr2_iter(b'{', b'[', &text[from..]).map(|offset| from + offset).find(|&start| {
        let next = text[start + 1..].iter().take(64).find(|byte| !byte.is_ascii_whitespace());
        match text[start] {
            b'{' => next == Some(&b'"'),
            _ => matches!(next, Some(b'{' | b'[')),
        }
    })
}
