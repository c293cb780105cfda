//! A value in a field, in any writing: decoded, judged, and its results put back to where it stands.

use super::escape::{Escape, Positions};
use super::fields::Awaits;
use super::serialized;
use crate::pass::{Edit, Floor, Pass};

impl Pass<'_> {
    /// Judges `text[start..end]`, the value of the present field as it is written. Edits and findings get offsets of
    /// `text`. `escaped`: something in it may not mean itself.
    pub(super) fn field_text(&mut self, text: &[u8], start: usize, end: usize, escape: Escape, escaped: bool, depth: usize) {
        let raw = &text[start..end];
        if raw.is_empty() {
            return;
        }
        let evidence = self.scratch.fields.evidence();
        self.scratch.fields.note_pair(raw);
        let (edits, findings) = (self.scratch.edits.len(), self.scratch.findings.len());
        self.judge(raw, escape, escaped, |pass, value| pass.value(value, evidence, depth + 1));
        self.shift(edits, findings, start);
        // Names that turn up later would stand in a string that says its length.
        let is_closed = matches!(evidence.awaits, Some(Awaits::Names | Awaits::WholeName)) && serialized::begins(raw, escape);
        if !is_closed {
            self.note(start, end, evidence, (escape, escaped), false);
        }
    }

    /// Reads a document inside of a text, a row or a field of a form: its fields and what waits in it are its own, and what has waited is looked at when
    /// it ends. Returns where its edits start.
    pub(super) fn enclosed(&mut self, text: &[u8], read: impl FnOnce(&mut Self)) -> usize {
        let base = self.scratch.fields.depth();
        let (edits, findings, notes) = (self.scratch.edits.len(), self.scratch.findings.len(), self.scratch.notes.len());
        let floor = std::mem::replace(&mut self.floor, Floor { depth: base, edits, notes });
        read(self);
        while self.scratch.fields.depth() > base {
            self.leave();
        }
        self.floor = floor;
        self.look_at_notes(text, notes, edits, findings);
        edits
    }

    /// Judges the number `text[start..end]`, the value of the present field.
    pub(super) fn field_number(&mut self, text: &[u8], start: usize, end: usize) {
        let evidence = self.scratch.fields.evidence();
        let (edits, findings) = (self.scratch.edits.len(), self.scratch.findings.len());
        self.number(&text[start..end], evidence);
        self.shift(edits, findings, start);
    }

    /// Judges the present key `text[start..end]`, which may be data itself.
    pub(super) fn key_text(&mut self, text: &[u8], start: usize, end: usize) {
        let (edits, findings) = (self.scratch.edits.len(), self.scratch.findings.len());
        self.key_value(&text[start..end]);
        self.shift(edits, findings, start);
    }

    /// Judges a raw value as what it means, and turns the results into offsets of `raw`, with replacements as they have
    /// to be written there.
    pub(super) fn judge(&mut self, raw: &[u8], escape: Escape, escaped: bool, judge: impl FnOnce(&mut Self, &[u8])) {
        let (edits, findings) = (self.scratch.edits.len(), self.scratch.findings.len());
        if escaped {
            let mut decoded = self.scratch.decoded.pop().unwrap_or_default();
            decoded.clear();
            escape.decode(raw, &mut decoded);
            judge(self, &decoded);
            self.scratch.decoded.push(decoded);
            self.decoded_to_raw(raw, escape, edits, findings);
        } else {
            judge(self, raw);
        }
        let scratch = &mut *self.scratch;
        for edit in &mut scratch.edits[edits..] {
            let new = edit.new_start..edit.new_start + edit.new_len;
            if !escape.is_plain(&scratch.arena[new.clone()]) {
                let start = scratch.arena.len();
                // The arena grows while it is read: take its bytes one by one.
                for index in new {
                    let byte = scratch.arena[index];
                    escape.encode(byte, &mut scratch.arena);
                }
                (edit.new_start, edit.new_len) = (start, scratch.arena.len() - start);
            }
        }
    }

    /// Offsets of the decoded value become offsets of the raw one. Both lists are in order.
    fn decoded_to_raw(&mut self, raw: &[u8], escape: Escape, edits: usize, findings: usize) {
        let mut positions = Positions::new(raw, escape);
        for edit in &mut self.scratch.edits[edits..] {
            (edit.start, edit.end) = (positions.start_of(edit.start), positions.end_of(edit.end));
        }
        let mut positions = Positions::new(raw, escape);
        for finding in &mut self.scratch.findings[findings..] {
            (finding.start, finding.end) = (positions.start_of(finding.start), positions.end_of(finding.end));
        }
    }

    pub(super) fn shift(&mut self, edits: usize, findings: usize, by: usize) {
        for edit in &mut self.scratch.edits[edits..] {
            edit.start += by;
            edit.end += by;
        }
        for finding in &mut self.scratch.findings[findings..] {
            finding.start += by;
            finding.end += by;
        }
    }

    /// Where a format has places that cannot go (a column, an element), a dropped field leaves `new` in its place: does so
    /// with `text[start..end]` if one of its edits, from `mark` on, asks for it.
    pub(super) fn empty_if_dropped(&mut self, start: usize, end: usize, mark: usize, new: &[u8]) {
        let scratch = &mut *self.scratch;
        if scratch.edits[mark..].iter().any(|edit| edit.drop) {
            scratch.edits.truncate(mark);
            let new_start = scratch.arena.len();
            scratch.arena.extend_from_slice(new);
            scratch.edits.push(Edit { start, end, new_start, new_len: new.len(), drop: false });
        }
    }
}
